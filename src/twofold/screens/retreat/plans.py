"""The plans of the two: what is coming, and what they have lived."""

from contextlib import suppress
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.records import Record
from twofold.domain.retreat.naming import away_in_words, dates_in_words
from twofold.domain.retreat.plan import Plan, PlanSummary, Where
from twofold.domain.retreat.routes import BeginRoute, PlanRoute
from twofold.screens.page import House, Page, newest
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain

WHERES: dict[Where, str] = {"home": "at home", "away": "away", "workshop": "a led workshop"}
"""What each kind of retreat is called."""
EMPTY = (
    "A few hours or a weekend that belong to the two of you: time to arrive, to talk, to try something new, "
    "and to do nothing. You plan it here together, live it from the same page, and keep what you took home.",
    "It need not cost anything, and home will do.",
)
BRIEF = "Hours or days that belong to you two: planned here together, lived from the same page."


def plan_cards(house: House) -> list[PlanSummary]:
    """Return a card of each plan, oldest first; what waits to be saved as it is now."""
    cards = {card.id: card for card in house.store.plans.peek(PlanSummary)}
    for record in house.unsaved:
        if isinstance(record, Plan):
            cards.pop(record.id, None)
            if record.deleted is None:
                cards[record.id] = _card(record)
    return list(cards.values())


def _card(plan: Plan) -> PlanSummary:
    from msgspec import convert, to_builtins

    return convert(to_builtins(plan), PlanSummary)


class Plans(Page):
    """Every plan of the two."""

    place = "retreat"
    heading = "Your retreats"
    why = "Time that is planned together is time that happens."
    notes = (
        "A plan that is let go can be brought back while you are here.",
        "The same again on other dates: what was planned comes along, and nothing that was done or paid.",
    )
    AUTO_FOCUS = "#plans"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "A new one", tooltip="Plan another retreat", id="plans.new"),
        Binding("d", "again", "The same again", tooltip="Plan the same again, on other dates",
                id="plans.again"),
        Binding("x,delete", "let_go", "Let it go", tooltip="Let this plan go", id="plans.let-go"),
        Binding("u", "bring_back", "Bring back", tooltip="Bring back the plan that was let go last",
                show=False, id="plans.bring-back"),
    ]  # fmt: skip

    @property
    def _gone(self) -> list[tuple[Plan, frozenset[str]]]:
        """The plans that were let go, with the ids of the hearts that went too; the last is the newest."""
        return self.house.steps(self.place)

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield Choices(self._choices(), id="plans", classes="column")
        yield Static("", id="plans-empty", classes="column plan-empty", markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self.reload()
        self.query_one(Choices).first()

    def reload(self) -> None:
        """Show what there is now."""
        if not self.query("#plans-empty"):
            return
        rows = self._choices()
        choices, empty = self.query_one(Choices), self.query_one("#plans-empty", Static)
        choices.set_choices(rows)
        choices.display, empty.display = bool(rows), not rows
        empty.update(self._empty())
        if rows and self.focused is None and self.app.screen is self:
            choices.focus()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Say it shorter where there is little room."""
        for empty in self.query("#plans-empty").results(Static):
            empty.update(self._empty())

    def _empty(self) -> Content:
        how = f"Press {self.key_of('plans.new')} to begin."
        if self.app.size.height < 16:
            return plain(f"{BRIEF}\n\n{how}")
        lead = Content.styled("When did you last have a day for each other?", "bold")
        return Content("\n\n").join([lead, *map(plain, EMPTY), plain(how)])

    def _choices(self) -> list[Choice]:
        today, cards = self.today, plan_cards(self.house)
        coming = sorted((c for c in cards if c.last >= today and not c.closed), key=lambda c: (c.start, c.id))
        there = {card.id for card in coming}
        past = sorted((c for c in cards if c.id not in there), key=lambda c: (c.start, c.id), reverse=True)
        rows: list[Choice] = []
        for title, some in (("What is coming", coming), ("What you have lived", past)):
            if some:
                rows += [Choice("", "", heading=True)] if rows else []
                rows.append(Choice("", title, heading=True))
                rows += [self._row(card, today) for card in some]
        return rows

    def _row(self, card: PlanSummary, today: date) -> Choice:
        away = away_in_words(card.start, card.days, today)
        dates = dates_in_words(card.start, card.days, today)
        note = plain(f"{away} · {dates} · {WHERES[card.where]}")
        return Choice(card.id, Content.styled(card.title, "bold"), note)

    # -- keys -----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action in ("again", "let_go"):
            return self._here() is not None
        if action == "bring_back":
            return bool(self._gone)
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with it."""
        self.refresh_bindings()

    def _here(self) -> str | None:
        """Return the id of the plan under the cursor."""
        return next((choices.current or None for choices in self.query(Choices)), None)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open the plan."""
        event.stop()
        self.house.go(PlanRoute(event.id))

    def action_new(self) -> None:
        """Begin a plan."""
        self.house.go(BeginRoute())

    def action_again(self) -> None:
        """Plan the same again, on the same days of a week to come."""
        from twofold.domain.people import Invalid
        from twofold.domain.retreat.beginning import again

        plan = newest(self.house, Plan, self._here() or "")
        if plan is None:
            return
        now, today = self.house.clock.now(), self.today
        start = today + timedelta(days=(plan.start.weekday() - today.weekday() - 1) % 7 + 1)
        try:
            (made,) = self.house.keep(again(plan, now, start))
        except Invalid as trouble:
            self.house.say(str(trouble))
            return
        self.house.go(BeginRoute(plan_id=made.id))

    def action_let_go(self) -> None:
        """Let the plan under the cursor go, with the hearts that either has given in private so far."""
        plan = newest(self.house, Plan, self._here() or "")
        if plan is None:
            return
        now = self.house.clock.now()
        hearts = [writing.with_(deleted=now) for writing in _hearts(self.house, plan.id)]
        if (gone := self._saved(plan.with_(deleted=now), hearts)) is not None:
            self._gone.append((gone, frozenset(each.id for each in hearts)))
            self.refresh_bindings()
            self.house.say(f"Let go. {self.key_of('plans.bring-back')} brings it back.")

    def action_bring_back(self) -> None:
        """Bring back the plan that was let go last, and the hearts with it."""
        if not self._gone:
            return
        plan, ids = self._gone[-1]
        # As they are now: a passphrase that was set meanwhile has sealed what was let go as well.
        kept = {each.id: each for each in self.house.store.every(Writing)}
        kept |= {each.id: each for each in self.house.unsaved if isinstance(each, Writing)}
        hearts = [kept[id_].with_(deleted=None) for id_ in sorted(ids & kept.keys()) if kept[id_].deleted]
        if self._saved(plan.with_(deleted=None), hearts) is not None:
            self._gone.pop()
            self.refresh_bindings()
            self.query_one(Choices).focus()
            self.house.say(f"“{plan.title}” is there again.")

    def _saved(self, plan: Plan, hearts: list[Writing]) -> Plan | None:
        """Save all of it in one commit, and return the plan; None, with a word, when it was not to be."""
        from twofold.store.errors import Stale

        records: tuple[Record, ...] = (plan, *hearts)
        try:
            saved = self.house.keep(*records)[0]
        except Stale:
            self.house.say("This was changed at the other terminal meanwhile. This is how it stands there.")
            self.house.store.refresh()
            self.reload()
            return None
        assert isinstance(saved, Plan)
        self.reload()
        return saved


def _hearts(house: House, plan_id: str) -> list[Writing]:
    """Return what either has given the ideas of the plan in private; what cannot be read is left out."""
    from twofold.store.errors import StoreError

    found: list[Writing] = []
    for card in house.store.writings.peek(WritingSummary):
        if card.kind == "hearts" and card.about == plan_id:
            with suppress(StoreError):
                writing = newest(house, Writing, card.id)
                found += [writing] if writing is not None else []
    return found

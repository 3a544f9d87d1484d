"""The plans of the two: what is coming, and what they have lived."""

from contextlib import suppress
from datetime import date, timedelta
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.retreat.naming import away_in_words, dates_in_words
from twofold.domain.retreat.plan import Plan, Where
from twofold.domain.retreat.routes import BeginRoute, PlanRoute
from twofold.domain.retreat.summaries import PlanSummary
from twofold.screens.edit import Edit, Editing
from twofold.screens.house import House, newest
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command, leads
from twofold.widgets.plain import plain

WHERES: dict[Where, str] = {"home": "at home", "away": "away", "workshop": "a led workshop"}
"""What each kind of retreat is called."""
EMPTY = (
    "A few hours or a weekend for the two of you: to arrive, talk, try something new, and do nothing. "
    "You plan it here together, live it from the same page, and keep what you took home.",
    "It does not have to cost anything, and home will do.",
)
BRIEF = "Hours or days that belong to you two. Plan them here together, and live them from the same page."


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


class Plans(Editing):
    """Every plan of the two."""

    place = "retreat"
    heading = "Your retreats"
    why = "What you plan together is more likely to happen."
    notes = (
        "You can bring back a plan you let go, while you are here.",
        "The same again on other dates brings along what you planned, and nothing you did or paid.",
    )
    AUTO_FOCUS = "#plans"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        leads("n", BeginRoute(), "New retreat", tooltip="Plan another retreat", id="plans.new"),
        Command("d", "again", "The same again", tooltip="Plan the same again, on other dates",
                id="plans.again", when="here"),
        Command("x,delete", "let_go", "Let it go", tooltip="Let this plan go", id="plans.let-go",
                when="here"),
        Command("u", "undo", "Bring back", tooltip="Bring back the plan that was let go last", show=False,
                id="plans.bring-back", when="may_undo"),
    ]  # fmt: skip

    @property
    def history(self) -> str:
        """Plans that were let go come back here."""
        return self.place

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield Choices(self._choices(), hides=True, id="plans", classes="column")
        yield Static("", id="plans-empty", classes="column plan-empty", markup=False)

    def view(self) -> View:
        """Show the plans, or how to begin one."""
        rows = self._choices()
        return {"plans": rows, "plans-empty": "" if rows else self._empty()}

    def draw(self) -> None:
        """Draw them; the list, once there is one, has the keyboard."""
        super().draw()
        if self.focused is None and self.app.screen is self:
            for choices in self.query(Choices):
                self.set_focus(choices if choices.display else None)

    def _empty(self) -> Content:
        how = f"Press {self.key_of('plans.new')} to begin."
        if self.is_short:
            return plain(f"{BRIEF}\n\n{how}")
        lead = Content.styled("When did you last have a day for each other?", "bold")
        return Content("\n\n").join([lead, *map(plain, EMPTY), plain(how)])

    def _choices(self) -> list[Choice]:
        today, cards = self.today, plan_cards(self.house)
        coming = sorted((c for c in cards if c.last >= today and not c.closed), key=lambda c: (c.start, c.id))
        there = {card.id for card in coming}
        past = sorted((c for c in cards if c.id not in there), key=lambda c: (c.start, c.id), reverse=True)
        return sections(
            ("Coming up", [self._row(card, today) for card in coming]),
            ("Past", [self._row(card, today) for card in past]),
        )

    def _row(self, card: PlanSummary, today: date) -> Choice:
        away = away_in_words(card.start, card.days, today)
        dates = dates_in_words(card.start, card.days, today)
        note = plain(f"{away} · {dates} · {WHERES[card.where]}")
        return Choice(card.id, Content.styled(card.title, "bold"), note)

    # -- keys -----------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with it."""
        self.refresh_bindings()

    @property
    def here(self) -> str:
        """The id of the plan under the cursor, or ""."""
        return self.under_cursor.id

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open the plan."""
        event.stop()
        self.house.go(PlanRoute(event.id))

    def action_again(self) -> None:
        """Plan the same again, on the same days of a week to come."""
        from twofold.domain.people import Invalid
        from twofold.domain.retreat.beginning import again

        plan = newest(self.house, Plan, self.here)
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
        plan_id = self.here
        edit = Edit(self, Plan, plan_id, what="This plan", history=self.history)
        if edit.remove(lambda: _hearts(self.house, plan_id)) is not None:
            self.house.say(f"Let go. {self.key_of('plans.bring-back')} brings it back.")


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

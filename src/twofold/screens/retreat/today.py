"""Living a plan: now and next, what is left of the day, and a key for whatever belongs to it."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static

from twofold.domain.listening.routes import SessionRoute, SetupRoute
from twofold.domain.listening.session import NOT_OVER, SessionSummary
from twofold.domain.retreat.living import (
    about,
    begun,
    happened,
    held,
    live,
    slip,
    stage,
    ticked,
    with_sessions,
)
from twofold.domain.retreat.plan import Slot
from twofold.domain.retreat.routes import ClosingRoute, MemoryRoute, SlotRoute
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command

from .clear import KeptClear
from .todayrows import about_lines, day_line, day_rows, live_rows
from .withslot import AT_HAND, INSTEAD, WithSlot

LOOK = 5.0
"""Seconds between looks at the time of day."""


class DayList(Choices, inherit_bindings=False):
    """The rows of a day; left and right go to another day, before whatever lies around takes them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *Choices.BINDINGS,
        Binding("left", "screen.day(-1)", "The day before", tooltip="Look at the day before", show=False,
                id="today.before"),
        Binding("right", "screen.day(1)", "The day after", tooltip="Look at the day after", show=False,
                id="today.after"),
    ]  # fmt: skip

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight: what is told of a row takes its lines from the list."""
        self.call_after_refresh(self.scroll_to_highlight)


class Today(WithSlot, KeptClear):
    """The day of the plan *plan_id*, as it is lived."""

    place = "retreat.today"
    heading = "Today"
    why = "The plan serves you, not the other way round. What does not happen can wait for another time."
    notes = (
        "Space marks what happened; press again for “not this time”, and again to reopen it.",
        "What slipped can begin now and push the rest back, or go to the next free time.",
        "Left and right look at the other days. The bell rings when something begins, if you want it to.",
    )
    rows = "today-list"
    AUTO_FOCUS = "#today-list"
    redraws_on = ("mount", "layout")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("b", "begin", "Begin", tooltip="Begin the practice that belongs to it", id="today.begin",
                when="may_begin"),
        Command("space", "tick", "Tick", tooltip="It happened; again: not this time; again: still open",
                id="today.tick", when="is_on_slot"),
        AT_HAND,
        INSTEAD,
        Command("m", "move", "To now", tooltip="Move it to now; what follows makes room", id="today.now",
                when="is_on_slot"),
        Command("n", "move(True)", "To a free time", tooltip="Move it to the next free time", show=False,
                id="today.free", when="is_on_slot"),
        Command("z", "let_go", "Not this time", tooltip="Let it go; nothing is lost", show=False,
                id="today.let-go", when="is_on_slot"),
        Binding("c", "close", "Close it together", tooltip="What each of you takes home, and a promise",
                show=False, id="today.close"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._shown: int | None = None  # the day looked at, when it is another than today
        self._since: datetime | None = None

    def body(self) -> ComposeResult:
        """Lay out the day, the list and what is known of the one under the cursor."""
        if self.edit.find() is None:
            return
        self._note_sessions()
        yield Static("", id="today-day", classes="column", markup=False)
        yield DayList(self._rows(), id="today-list", classes="column")
        yield Static("", id="today-about", markup=False)

    def on_mount(self) -> None:
        """Follow the time of day."""
        if self.plan is not None:
            self._since = self.now
            self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Follow the time of day; when something begins while this is in sight, the bell rings once."""
        since, self._since = self._since, self.now
        # A page right below the one in sight counts as current for Textual.
        if self.plan is None or self.app.screen is not self:
            return
        # A machine that slept through it does not ring for what began hours ago.
        if (
            since is not None
            and (self.now - since).total_seconds() < 60
            and begun(self.plan, since, self.now)
        ):
            self.house.ring()
        self.draw()

    def reload(self) -> None:
        """Follow what was saved elsewhere, and what was begun here and is over."""
        super().reload()
        self._note_sessions()

    def _note_sessions(self) -> None:
        """Note the talks that were held in slots; a slot whose talk was finished is ticked, once."""
        if self.plan is None:
            return
        sessions = held(self.plan, self.house.store.sessions.peek(SessionSummary))
        after = with_sessions(self.plan, sessions)
        if after == self.plan:
            return
        before, steps = self.plan, list(self.steps)
        self.edit.change(with_sessions, sessions)
        self.steps[:] = steps  # space opens it again; taken back, it would only be noted anew
        for slot in self.plan.slots:
            was = before.slot(slot.id)
            if was and slot.happened and not was.happened:
                self.house.say(f"“{slot.title}” is ticked.")

    # -- drawing ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the day as it stands."""
        if self.plan is not None:
            self.head(self.plan.title)
        super().draw()

    def view(self) -> View:
        """Show the day, and what is known of the slot under the cursor."""
        if self.plan is None:
            return {}
        line = day_line(self.plan, self.now, self._shown, narrow=self.is_narrow)
        return {"today-day": line, "today-list": self._rows(), "today-about": self._about}

    def _rows(self) -> list[Choice]:
        assert self.plan is not None
        if self._shown is not None:
            return day_rows(self.plan, self._shown)
        return live_rows(self.plan, self.now)

    def _about(self) -> Content:
        if self.plan is None or self.slot is None:
            return Content("")
        return about_lines(
            self.plan, self.slot, self.now, self.house.couple(), self.key_of, self._begins(self.slot),
            brief=self.is_short,
        )  # fmt: skip

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell of the one under the cursor."""
        event.stop()
        self.put({"today-about": self._about()})
        self.refresh_bindings()
        self._drawn = self.moment

    @property
    def slot(self) -> Slot | None:
        """The slot under the cursor, or None."""
        return self.plan.slot(self.under_cursor.id) if self.plan else None

    @property
    def current(self) -> Slot | None:
        """The slot under the cursor, or None."""
        return self.slot

    @property
    def moment(self) -> object:
        """What is under the cursor, and what became of it."""
        return (self.slot.id, self.slot.happened, self.slot.title) if self.slot else None

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """What is done with the slot under the cursor."""
        return action in ("begin", "tick", "move", "let_go", "at_hand", "change_over")

    @property
    def is_on_slot(self) -> bool:
        """Whether a slot is under the cursor."""
        return self.slot is not None

    @property
    def may_begin(self) -> bool:
        """Whether something of twofold belongs to the slot under the cursor."""
        return self.slot is not None and bool(self._begins(self.slot))

    def _begins(self, slot: Slot) -> str:
        """Return the name of the practice of *slot*, or ""."""
        from twofold.content import practice

        if not slot.practice:
            return ""
        found = practice(slot.practice, self.house.library)
        return found.name if found else ""

    # -- keys ---------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Begin what belongs to it, open what it leads to, or look at it closely."""
        event.stop()
        if event.choice.route is not None:
            return  # the page goes there
        if self.slot is not None and self._begins(self.slot):
            self.action_begin()
        elif self.slot is not None:
            self.house.go(SlotRoute(self.plan_id, slot_id=self.slot.id))

    def action_begin(self) -> None:
        """Begin the practice of the slot, or go on with the talk that was begun in it."""
        from twofold.content import practice

        slot = self.slot
        if slot is None or self.plan is None or self.app.screen is not self:
            return
        found = practice(slot.practice, self.house.library)
        if found is None:
            return
        if found.route is not None:
            self.house.go(found.route)
            return
        subject = about(self.plan, slot.id)
        cards = [c for c in self.house.store.sessions.peek(SessionSummary) if c.about == subject]
        begun_ = [card for card in cards if card.status in NOT_OVER]
        if begun_:
            latest = max(begun_, key=lambda card: card.created)
            self.house.go(SessionRoute(latest.id))
            return
        topic = "" if slot.title.casefold() == found.name.casefold() else slot.title
        self.house.go(SetupRoute(found.protocol, topic=topic, about=subject))

    def action_tick(self) -> None:
        """Say that it happened, that it did not, or that it is open again."""
        if self.slot is not None:
            self.edit.change(ticked, self.slot.id)

    def action_let_go(self) -> None:
        """Leave it for another time."""
        if self.slot is not None:
            self.edit.change(happened, self.slot.id, "" if self.slot.happened == "skipped" else "skipped")

    def action_move(self, free: bool = False) -> None:
        """Move it to now, or to the next free place."""
        slot = self.slot
        if slot is not None and self.edit.change(slip, slot.id, self.now, free) is not None:
            self._shown = None
            self.draw()

    def action_day(self, by: int) -> None:
        """Look at the day before (-1) or after (1)."""
        if self.plan is None:
            return
        today = live(self.plan, self.now).day
        here = today if self._shown is None else self._shown
        wanted = max(0, min(self.plan.days - 1, here + by))
        self._shown = None if wanted == today else wanted
        self.draw()
        self.query_one(Choices).first()

    def action_close(self) -> None:
        """Go and close it together, or read what was written then."""
        if self.plan is None or self.app.screen is not self:
            return
        if stage(self.plan, self.now) == "coming":
            self.house.say("That can wait until the days have begun.")
            return
        self.house.go(MemoryRoute(self.plan_id) if self.plan.closed else ClosingRoute(self.plan_id))

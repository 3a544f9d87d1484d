"""What could be kinder in a plan: each thing with its why, and one key that mends it."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import named_day
from twofold.domain.people import Invalid
from twofold.domain.records import new_id
from twofold.domain.retreat.balance import balance
from twofold.domain.retreat.checks import NEED_RULES
from twofold.domain.retreat.mending import leave, left_as_it_is, look_again, mend, notices, offers
from twofold.domain.retreat.needs import Need
from twofold.domain.retreat.notices import Notice
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import BudgetRoute, DaysRoute, NeedsRoute, SlotRoute
from twofold.domain.retreat.slots import date_of
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command

from .needs import needs_of
from .planned import Planned
from .render import shared

WELL = (
    "Nothing to look at. These days have room for each of you, and for the two of you.\n\n"
    "Leave some of it open: what you remember later is seldom what you planned."
)
EMPTY = "Nothing is planned yet, so there is nothing to look at."
WHOLE = "The plan as a whole"
LEFT = "left"
"""The row of what is left as it is."""
STRIP_CELLS = 48
"""Cells in which a day is drawn."""


class Checks(Planned):
    """What there is to look at in the plan *plan_id*. All of it may stay as it is."""

    place = "retreat.checks"
    heading = "To look at"
    why = "What often makes such days harder than they need to be. You know best what suits you."
    notes = (
        "These hints are rules of thumb. You may leave all of it as it is.",
        "Enter makes the change named in the line below. Where there is no such line, it opens what "
        "the hint is about.",
        "What you leave as it is stays quiet, until you open it again from the end of the list.",
    )
    AUTO_FOCUS = "#checks-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("m", "mend", "Mend", tooltip="Make the change that is offered; so does Enter",
                id="checks.mend", when="may_mend"),
        Command("w", "other", "Another way", tooltip="See another way to change it", id="checks.other",
                when="has_other"),
        Command("l", "leave", "Leave it so", tooltip="Leave it as it is; it stays quiet from now on",
                id="checks.leave", when="current"),
        Command("o", "open", "Open", tooltip="Open what it is about", id="checks.open", when="current"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._wanted: dict[str, str] = {}  # by what it is about, the way that was looked for
        self._known: tuple[Plan | None, str, tuple[str, ...]] = (None, "", ())

    def body(self) -> ComposeResult:
        """Lay out the list."""
        if self.edit.find() is None:
            return
        with Vertical(id="checks", classes="column"):
            yield Static("", id="checks-words", markup=False)
            yield Choices(hides=True, id="checks-list")
            yield Static("", id="checks-days", markup=False)

    def view(self) -> View:
        """Show what there is to look at now."""
        if self.plan is None:
            return {}
        told = [self._with_way(notice) for notice in notices(self.plan, self._needs)]
        rows = _choices(self.plan, told, self._needs)
        words = Content(WELL if self.plan.slots else EMPTY)
        if told:
            words = Content.styled("You may leave all of this as it is.", "$quiet")
        return {"checks-words": words, "checks-list": rows, "checks-days": self._days_words()}

    @property
    def _needs(self) -> tuple[Need, ...]:
        """What each of the two needs."""
        return needs_of(self.house)

    def _with_way(self, notice: Notice) -> Notice:
        """Return *notice* with the way that was looked for last, if that can still be done."""
        wanted = self._wanted.get(notice.about, notice.offer)
        if wanted == notice.offer or wanted not in self._ways(notice):
            return notice
        return replace(notice, offer=wanted)

    def _ways(self, notice: Notice) -> tuple[str, ...]:
        """Return the ways to mend *notice*; they are looked for once, however often the keys are drawn."""
        plan = self.plan
        if self._known[0] is not plan or self._known[1] != notice.about:
            self._known = (plan, notice.about, offers(plan, notice, self._needs) if plan else ())
        return self._known[2]

    def _days_words(self) -> Content:
        """Return how its day is shared out now and how it would be then, where there is room for it."""
        notice, plan = self.current, self.plan
        if notice is None or plan is None or not notice.offer or notice.day is None or self.is_short:
            return Content("")
        try:
            days = (("now", plan), ("then", mend(plan, notice, "new", self._needs)))
        except Invalid:
            return Content("")
        return Content("\n").join(
            Content.assemble((f"{when:<6}", "$quiet"), shared(balance(of, notice.day), STRIP_CELLS))
            for when, of in days
        )

    @property
    def current(self) -> Notice | None:
        """What is under the cursor, or None."""
        value = self.under_cursor.value
        return value if isinstance(value, Notice) else None

    @property
    def may_mend(self) -> bool:
        """Whether there is something that a key mends."""
        return self.current is not None and bool(self.current.offer)

    @property
    def has_other(self) -> bool:
        """Whether there is another way to mend what is under the cursor."""
        return self.current is not None and len(self._ways(self.current)) > 1

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Mend it, or where that takes the two of you, open it; or look again at what was left."""
        event.stop()
        if isinstance(event.choice.value, Notice):
            self._mend(event.choice.value)
        elif event.choice.value == LEFT:
            self.edit.change(look_again)

    def on_option_list_option_highlighted(self) -> None:
        """Let the keys, and what would become of the day, follow what is under the cursor."""
        self.put({"checks-days": self._days_words()})
        self.refresh_bindings()

    def action_other(self) -> None:
        """Show another way to mend what is under the cursor."""
        if (notice := self.current) and (ways := self._ways(notice)):
            here = ways.index(notice.offer) if notice.offer in ways else -1
            self._wanted[notice.about] = ways[(here + 1) % len(ways)]
            self.draw()

    def action_leave(self) -> None:
        """Leave what is under the cursor as it is."""
        if (notice := self.current) and self.edit.change(leave, notice, self._needs) is not None:
            undo = self.key_of("retreat.undo")
            self.house.say("It stays as it is." + (f" {undo} takes that back." if undo else ""))

    def action_mend(self) -> None:
        """Mend what is under the cursor."""
        if notice := self.current:
            self._mend(notice)

    def _mend(self, notice: Notice) -> None:
        if not notice.offer:
            self._open(notice)
        elif self.edit.change(mend, notice, new_id(), self._needs) is not None:
            undo = self.key_of("retreat.undo")
            done = notice.offer.rstrip(".")
            self.house.say(f"Done: {done}." + (f" {undo} takes it back." if undo else ""))

    def action_open(self) -> None:
        """Open what it is about."""
        if notice := self.current:
            self._open(notice)

    def _open(self, notice: Notice) -> None:
        there = [slot for slot in notice.slots if self.plan and self.plan.slot(slot)]
        if there:
            self.house.go(SlotRoute(self.plan_id, slot_id=there[-1]))
        elif notice.rule == "budget":
            self.house.go(BudgetRoute(self.plan_id))
        elif notice.rule in NEED_RULES and notice.day is None:
            self.house.go(NeedsRoute())
        else:
            self.house.go(DaysRoute(self.plan_id, day=notice.day))


def _choices(plan: Plan, told: list[Notice], needs: tuple[Need, ...]) -> list[Choice]:
    """Return what there is to look at, by day, and last what is left as it is."""
    parts: list[tuple[str, list[Choice]]] = []
    day: int | None = -1
    for notice in told:
        parts.append((_day(plan, notice.day) if notice.day != day else "", [_choice(notice)]))
        day = notice.day
    if left := left_as_it_is(plan, needs):
        words = "1 thing stays" if left == 1 else f"{left} things stay"
        parts.append(
            (
                "Left as it is",
                [
                    Choice(
                        LEFT,
                        f"{words} as it is" if left == 1 else f"{words} as they are",
                        "Enter looks again",
                        value=LEFT,
                    )
                ],
            )
        )
    return sections(*parts)


def _choice(notice: Notice) -> Choice:
    lines = [Content.styled(notice.words, "bold"), Content.styled(notice.why, "$quiet")]
    if notice.offer:
        lines.append(Content.assemble(("↳ ", "$accent"), f"{notice.offer.rstrip('.')}."))
    return Choice(notice.about, Content("\n").join(lines), value=notice)


def _day(plan: Plan, day: int | None) -> str:
    if day is None:
        return WHOLE
    return named_day(date_of(plan, day))

"""What could be kinder in a plan: each thing with its why, and one key that mends it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import named_day
from twofold.domain.records import new_id
from twofold.domain.retreat.checks import Notice
from twofold.domain.retreat.mending import mend, notices
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import BudgetRoute, DaysRoute, SlotRoute
from twofold.domain.retreat.slots import date_of
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command

from .planned import Planned

WELL = (
    "Nothing to look at: there is room in these days, for each of you and for the two of you.\n\n"
    "Leave some of it open. What you remember later is seldom what was planned."
)
EMPTY = "Nothing is planned yet, so there is nothing to look at."
WHOLE = "The plan as a whole"


class Checks(Planned):
    """What there is to look at in the plan *plan_id*. All of it may stay as it is."""

    place = "retreat.checks"
    heading = "To look at"
    why = "What tends to make such days harder than they need to be. You know better what suits you."
    notes = (
        "These are hints from people who lead such weekends, and from couples who planned their own. All of "
        "it may stay as it is.",
        "Enter mends what is under the cursor, as the line below it says. Where there is no such line, it "
        "opens what it is about.",
    )
    AUTO_FOCUS = "#checks-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("m", "mend", "Mend", tooltip="Mend what is under the cursor; so does Enter",
                id="checks.mend", when="may_mend"),
        Command("o", "open", "Open", tooltip="Open what it is about", id="checks.open", when="current"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the list."""
        if self.edit.find() is None:
            return
        with Vertical(id="checks", classes="column"):
            yield Static("", id="checks-words", markup=False)
            yield Choices(hides=True, id="checks-list")

    def view(self) -> View:
        """Show what there is to look at now."""
        if self.plan is None:
            return {}
        rows = _choices(self.plan)
        words = Content(WELL if self.plan.slots else EMPTY)
        if rows:
            words = Content.styled("All of this may stay as it is.", "$quiet")
        return {"checks-words": words, "checks-list": rows}

    @property
    def current(self) -> Notice | None:
        """What is under the cursor, or None."""
        value = self.under_cursor.value
        return value if isinstance(value, Notice) else None

    @property
    def may_mend(self) -> bool:
        """Whether there is something that a key mends."""
        return self.current is not None and bool(self.current.offer)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Mend it, or where that takes the two of you, open it."""
        event.stop()
        if isinstance(event.choice.value, Notice):
            self._mend(event.choice.value)

    def on_option_list_option_highlighted(self) -> None:
        """Let the keys follow what is under the cursor."""
        self.refresh_bindings()

    def action_mend(self) -> None:
        """Mend what is under the cursor."""
        if notice := self.current:
            self._mend(notice)

    def _mend(self, notice: Notice) -> None:
        if not notice.offer:
            self._open(notice)
        elif self.edit.change(mend, notice, new_id()) is not None:
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
        else:
            self.house.go(DaysRoute(self.plan_id, day=notice.day))


def _choices(plan: Plan) -> list[Choice]:
    """Return what there is to look at, by day."""
    parts: list[tuple[str, list[Choice]]] = []
    day: int | None = -1
    for notice in notices(plan):
        parts.append((_day(plan, notice.day) if notice.day != day else "", [_choice(notice)]))
        day = notice.day
    return sections(*parts)


def _choice(notice: Notice) -> Choice:
    lines = [Content.styled(notice.words, "bold"), Content.styled(notice.why, "$quiet")]
    if notice.offer:
        lines.append(Content.assemble(("↳ ", "$accent"), f"{notice.offer.rstrip('.')}."))
    key = f"{notice.rule}/{notice.day}/{'/'.join(notice.slots)}"
    return Choice(key, Content("\n").join(lines), value=notice)


def _day(plan: Plan, day: int | None) -> str:
    if day is None:
        return WHOLE
    return named_day(date_of(plan, day))

"""Bringing in a booking: what a calendar file of somebody else's holds, shown before it is taken."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.dates import short_day
from twofold.domain.people import Invalid
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.nights import begins_on
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.times import span
from twofold.exports.calendar_in import Brought, read_file
from twofold.screens.house import CONFINED
from twofold.screens.page import View
from twofold.widgets.aside import watched
from twofold.widgets.command import Command
from twofold.widgets.plain import plain
from twofold.widgets.scrolling import scrolling_keys

from .completing import PathLine
from .paths import path_of as path_of
from .planned import Planned
from .signs import KINDS

PATH_LIMIT = 1_000
"""Longest path, in characters."""
_LEAD = (
    "A workshop, a train, a table: most bookings come with a calendar file that ends in .ics. Name "
    "it and press Enter. You see what would come in before anything changes."
)
_ELSEWHERE = f"{CONFINED} Bring a booking in on the computer that holds that file."
_CALLED_OFF = "cancelled: it would be removed from your plan"
_THERE = "already in your plan; this updates it"
_MOVED_AWAY = "no longer on your days: it would be removed from your plan"
_WHEN = 20
"""Cells of the day and the time, where there is room for them beside the title."""


class Bring(Planned):
    """Takes the events of a calendar file into the plan."""

    place = "retreat.bring"
    heading = "Bring in a booking"
    why = "No need to type what is already booked."
    notes = (
        "Tab completes the name of a file or a folder.",
        "Bring in a changed booking again, and it updates what is there. Nothing appears twice.",
        "Everything comes in as one change, and one key takes it back.",
        "Events on other days are only counted. A calendar may hold what is other people's business.",
    )
    undo_named = False
    AUTO_FOCUS = "#bring-path"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "go_on", "Read, then take", tooltip="Read the file, then take what is in it",
                id="bring.take", when="has_field"),
        Command("f2", "go_on", "Read, then take", tooltip="The same, wherever you are", show=False,
                id="bring.take-now", when="has_field"),
        Command("e", "edit", "The file", tooltip="Name another file", id="bring.path", when="has_field"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", id="retreat.undo", when="may_undo"),
        *scrolling_keys("bring"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self.found: Brought | None = None
        self._said = Content("")
        self._reading = False

    def body(self) -> ComposeResult:
        """Lay out the field, and room for what would come."""
        if self.edit.find() is None:
            return
        with Vertical(id="bring", classes="column"):
            yield Static("", id="bring-lead", markup=False)
            if self.house.confined:
                return
            yield Static("Where the file is", id="bring-label", markup=False)
            yield PathLine(
                placeholder="~/Downloads/booking.ics", limit=PATH_LIMIT, id="bring-path", endings=(".ics",)
            )
            yield Static("", id="bring-said", markup=False)
            yield Static("", id="bring-found", markup=False)
            yield Static("", id="bring-left-out", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Let Enter in the field read the file, and a second one take it."""
        for line in self.query(PathLine):
            line.on_enter = self.action_go_on
            line.on_choice = self._say
            line.on_leave = self._stop

    @property
    def has_field(self) -> bool:
        """Whether there is a field that names the file."""
        return bool(self.query(PathLine))

    # -- reading --------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Forget what another file held."""
        event.stop()
        if self.found is not None:
            self._show(None)
        self._say("")

    def action_edit(self) -> None:
        """Go to the field, behind the last letter."""
        line = self.query_one(PathLine)
        line.focus()
        line.cursor_position = len(line.value)

    def action_go_on(self) -> None:
        """Read the file, or take what it holds."""
        if self._reading or self.plan is None:
            return
        if self.found is not None:
            self._take(self.found)
            return
        typed = self.query_one(PathLine).value.strip()
        if not typed:
            self._say("Say where the file is, such as ~/Downloads/booking.ics.", calm=False)
            return
        self._reading = True
        self._read(typed, self.plan)

    @work(group="bring", exclusive=True)
    async def _read(self, typed: str, plan: Plan) -> None:
        try:
            # A long file takes a while, and the page stays awake.
            found = await watched(lambda watch: read_file(path_of(typed), plan, watch), self._tell)
        except Exception as trouble:
            self._reading = False
            if not isinstance(trouble, Invalid):
                raise
            self._say(str(trouble), calm=False)
        else:
            self._reading = False
            if self.query_one(PathLine).value.strip() == typed:
                self._show(found)
            else:
                self._say("")

    def _tell(self, part: float) -> None:
        """Say how far the reading is."""
        if self._reading and self.is_attached:
            self._say(f"Reading the file: {part:.0%}. Esc stops it.")

    def _stop(self) -> bool:
        """Read no further; return whether something was read."""
        was = self._reading
        if was:
            self.workers.cancel_group(self, "bring")
            self._reading = False
            self._say("Stopped. Nothing was taken.")
        return was

    def action_back(self) -> None:
        """Stop the reading first, and then go back."""
        if not self._stop():
            super().action_back()

    def _show(self, found: Brought | None) -> None:
        self.found = found
        if found is not None:
            key = self.key_of("bring.take") or "enter"
            what = "This would come in" if found.slots else "This would be removed"
            both = ", and what was cancelled would be removed" if found.slots and found.gone else ""
            self._say(f"{what}{both}; {key} takes it." if found.slots else f"{what}; {key} removes it.")
        self.draw()

    # -- taking ---------------------------------------------------------------------------------------

    def _take(self, found: Brought) -> None:
        before = self.plan
        after = self.edit.change(bring_in, found.slots, tuple(slot.id for slot in found.gone))
        if after is None:
            return
        self._show(None)
        if after == before:
            self._say("Your plan has all of it already, just as in the file.")
            return
        self.set_focus(None)
        key = self.key_of("retreat.undo") or "u"
        done = "It is all in your plan now" if found.slots else "It is no longer in your plan"
        self._say(f"{done}; {key} takes it back.", done=True)

    def changed(self) -> None:
        """Say no more about what was taken, or taken back."""
        self._say("")
        super().changed()

    # -- drawing --------------------------------------------------------------------------------------

    def view(self) -> View:
        """Show what would come."""
        found, plan = self.found, self.plan
        if plan is None:
            return {}
        if not self.has_field:
            return {"bring-lead": _ELSEWHERE}
        short = found is not None and self.is_short
        return {
            "bring-lead": "" if short else _LEAD,
            "bring-said": self._said,
            "bring-found": _rows(plan, found, min(self.size.width - 5, 72)) if found else "",
            "bring-left-out": "\n".join(found.words) if found else "",
        }

    def _say(self, sentence: str, *, calm: bool = True, done: bool = False) -> None:
        self._said = Content.styled(sentence, "bold" if done else "" if calm else "$warning")
        self.draw()
        if not calm or done:
            self.call_after_refresh(self.query_one("#bring-said").scroll_visible, animate=False)


def _rows(plan: Plan, found: Brought, width: int) -> Content:
    """Return what would come, and then what would go, each in the order of the days."""
    coming = [_row(plan, slot, width) for slot in sorted(found.slots, key=_when)]
    going = [
        _row(plan, slot, width, _MOVED_AWAY if slot.id in found.moved else _CALLED_OFF)
        for slot in sorted(found.gone, key=_when)
    ]
    return Content("\n").join([*coming, *going])


def _when(slot: Slot) -> tuple[int, int]:
    return slot.day, slot.start


def _row(plan: Plan, slot: Slot, width: int, more: str = "") -> Content:
    """Return *slot* in *width* cells: when and what beside each other, or below where it is narrow.

    *more*: what becomes of it, where it does not come.
    """
    kind, when = KINDS[slot.kind], f"{short_day(begins_on(plan, slot))}, {span(slot)}"
    about = [slot.place] if slot.place else []
    if more:
        about.append(more)
    elif (known := plan.slot(slot.id)) is not None:
        before = f"{short_day(begins_on(plan, known))}, {span(known)}"
        about.append(_THERE if before == when else f"moved: in your plan it is {before}")
    narrow = width < 55
    margin = 2 if narrow else _WHEN + 2
    lines = Content.styled(slot.title, "bold").wrap(width - margin)
    lines += [plain(when)] if narrow else []
    lines += Content.styled(" · ".join(about), "$quiet").wrap(width - margin) if about else []
    first = Content.assemble("" if narrow else when.ljust(_WHEN), (f"{kind.sign} ", f"$hue-{kind.hue}"))
    return first + Content("\n" + " " * margin).join(lines)

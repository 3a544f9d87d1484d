"""The days of a plan: columns of time where there is room, a list of one day where it is narrow."""

from asyncio import sleep
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.records import new_id
from twofold.domain.retreat import slots
from twofold.domain.retreat.checks import Notice, findings
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.routes import ChecksRoute, SlotRoute
from twofold.domain.retreat.times import local

from .daykeys import KEYS, hints
from .dayview import DayView
from .drawing import Canvas, Laid, lay
from .planned import Planned
from .render import about, aside, legend, to_look_at
from .timeline import TimeLine

MORNING = 9 * 60
WIDE = 110
"""Cells from which the slot under the cursor is described in full, beside the days."""
LOW = 20
"""Lines below which the keys and the signs are not named."""
BREATH = 0.005
"""Seconds in which a frame is handed to the terminal."""
LOOK = 20.0
"""Seconds between looks at the time of day."""


class Days(Planned):
    """The days of the plan *plan_id*, with the cursor on *slot_id*, or on the day *day* (from 0)."""

    place = "retreat.days"
    heading = "The days"
    why = "What happens when. Leave room: what is open is part of the plan."
    notes = (
        "The arrows go from one to the next, and to the other days. A time may be written like 19, 7pm, "
        "19:30–21 or 19:30 for 45.",
        "Under the name of each day its time is drawn by what it is for. Nothing is counted up.",
    )
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, plan_id: str, slot_id: str | None = None, day: int | None = None) -> None:
        super().__init__(plan_id)
        self._slot, self._day, self._minute = slot_id or "", day, MORNING
        self._known: set[str] = set()
        self._notices: tuple[Notice, ...] = ()
        self._laid: Laid | None = None
        self._looking = False
        self._asked, self._hinted = "", False
        self._keyed: bool | None = None

    def body(self) -> ComposeResult:
        """Lay out the days, and what is said about them below and, where there is room, beside."""
        if self.edit.find() is None:
            return
        with Horizontal(id="days"):
            yield DayView(id="days-view")
            yield Static("", id="days-aside", markup=False)
        with Vertical(id="days-below"):
            yield Static("", id="days-about", markup=False)
            yield TimeLine(id="days-time")
            yield Static("", id="days-notice", markup=False)
            yield Static("", id="days-hints", markup=False)
            yield Static(legend(), id="days-legend", markup=False)

    def on_mount(self) -> None:
        """Show the plan, and where the day is."""
        plan = self.plan
        if plan is None:
            return
        self.head(plan.title)
        self._begin(plan)
        self.draw()
        self.set_interval(LOOK, self.watch_time)

    def _begin(self, plan: Plan) -> None:
        """Put the cursor where it was asked for; else on what is now, else on the first thing."""
        self._known = {slot.id for slot in plan.slots}
        day, minute = local(plan, self.now)
        if plan.slot(self._slot) is None and self._day is None and 0 <= day < plan.days:
            self._day, self._minute = day, minute
        if plan.slot(self._slot) is None:
            self._day = min(max(self._day or 0, 0), plan.days - 1)
            self._slot = self._near(plan, self._day)

    def watch_time(self) -> None:
        """Follow the time of day, while the page is in sight."""
        if self.is_active and self.plan is not None:
            self._show(self.plan)

    # -- drawing --------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the plan; the cursor stays with its slot, also when that went to another day."""
        plan = self.plan
        if plan is None:
            return
        there = {slot.id for slot in plan.slots}
        if self._known and len(new := there - self._known) == 1:
            self._slot = new.pop()
        self._known = there
        slot = plan.slot(self._slot)
        if slot is None or slot.day >= plan.days:
            self._day = min(self._day or 0, plan.days - 1)
            self._slot = self._near(plan, self._day)
            slot = plan.slot(self._slot)
        if slot is not None:
            self._day, self._minute = slot.day, slot.start
        self._show(plan)
        if not self._looking:
            # What there is to look at can wait until the key is on screen.
            self._looking = True
            self.call_after_refresh(self._look_soon)

    def _show(self, plan: Plan) -> None:
        self._laid = lay(plan, self._laid)
        day, minute = local(plan, self.now)
        canvas = Canvas(
            plan=plan,
            days=self._laid.days,
            balances=self._laid.balances,
            day=self._day or 0,
            slot=self._slot,
            minute=self._minute,
            now=(day, minute) if 0 <= day < plan.days else None,
        )
        self.query_one(DayView).show(canvas)
        self._tell(plan)

    def _tell(self, plan: Plan) -> None:
        if self._hinted != (self.current is not None):
            self.call_after_refresh(self._hint)
        slot, couple = plan.slot(self._slot), self.house.couple()
        wide = self.app.size.width >= WIDE
        if slot is None:
            key = self.key_of("days.new") or "n"
            words = Content.styled(f"Nothing yet. {key} puts something in.", "$quiet")
        elif wide:
            words = aside(plan, slot, couple, self._notices)
        else:
            words = about(plan, slot, couple, brief=self.app.size.width < 60)
        self.query_one("#days-aside" if wide else "#days-about", Static).update(words, layout=False)

    async def _look_soon(self) -> None:
        """Look once the terminal has the frame: another thread writes it, and gets its turn while we wait."""
        await sleep(BREATH)
        self._look()

    def _look(self) -> None:
        self._looking = False
        plan = self.plan
        if plan is None or not self.is_mounted:
            return
        found = tuple(found.notice for found in findings(plan))
        if found == self._notices:
            return
        self._notices = found
        key = self.key_of("days.checks") or "c"
        line = Content("")
        if found:
            line = Content.assemble(
                ("~ ", "$accent"), (f"{to_look_at(len(found))}: ", "$quiet"), (key, "bold $accent"),
                ("   " + found[0].words, "$quiet"),
            )  # fmt: skip
        self.query_one("#days-notice", Static).update(line, layout=False)
        if self.app.size.width >= WIDE:
            self._tell(plan)

    def on_resize(self) -> None:
        """Name as many keys as there is room for; where there are few lines, the days get them."""
        self.set_class(self.app.size.height < LOW, "-low")
        self._hint()
        if self.plan is not None and self._laid is not None:
            self._tell(self.plan)

    def _hint(self) -> None:
        self._hinted = self.current is not None
        for line in self.query("#days-hints").results(Static):
            line.update(hints(self.key_of, self.app.size.width - 4), layout=False)

    # -- going about ----------------------------------------------------------------------------------

    @property
    def current(self) -> Slot | None:
        """The slot under the cursor, or None."""
        return self.plan.slot(self._slot) if self.plan else None

    def _near(self, plan: Plan, day: int) -> str:
        """Return the id of the slot on *day* that is nearest to where the cursor was, or ""."""
        here = slots.on_day(plan, day)
        near = min(here, key=lambda slot: (_away(slot, self._minute), slot.start), default=None)
        return near.id if near else ""

    def _go_to(self, slot: Slot | None, day: int) -> None:
        assert self.plan is not None
        self._slot, self._day = (slot.id if slot else ""), day
        self._show(self.plan)
        self.follow_keys()

    def follow_keys(self) -> None:
        """Show other keys where a slot came under the cursor, or went; nothing else changes them."""
        if self._keyed != (on_slot := self.current is not None):
            self._keyed = on_slot
            self.refresh_bindings()

    def action_go(self, by: int) -> None:
        """Go to the one before, or after, on the same day."""
        if self.plan is None:
            return
        here = slots.on_day(self.plan, self._day or 0)
        places = [place for place, slot in enumerate(here) if slot.id == self._slot]
        before = sum(slot.start < self._minute for slot in here)
        place = places[0] + by if places else before - (by < 0)
        if 0 <= place < len(here):
            self._minute = here[place].start
            self._go_to(here[place], self._day or 0)

    def action_day(self, by: int) -> None:
        """Go to another day, as near to the same time as there is something."""
        if self.plan is None:
            return
        day = (self._day or 0) + by
        if 0 <= day < self.plan.days:
            self._go_to(self.plan.slot(self._near(self.plan, day)), day)

    def action_end(self, place: int) -> None:
        """Go to the first or the last one of the day."""
        if self.plan is not None and (here := slots.on_day(self.plan, self._day or 0)):
            self._minute = here[place].start
            self._go_to(here[place], self._day or 0)

    def on_day_view_picked(self, event: DayView.Picked) -> None:
        """Go where the mouse points; a second click opens."""
        event.stop()
        if self.plan is None:
            return
        self._minute = event.hit.minute
        self._go_to(self.plan.slot(event.hit.slot), event.hit.day)
        if event.twice:
            self.action_open()

    # -- changing -------------------------------------------------------------------------------------

    def action_nudge(self, by: int) -> None:
        """Move it by *by* minutes."""
        if slot := self.current:
            self.edit.change(slots.nudge, slot.id, by)

    def action_stretch(self, by: int) -> None:
        """Make it longer by *by* minutes."""
        if slot := self.current:
            self.edit.change(slots.stretch, slot.id, by)

    def action_to_day(self, by: int) -> None:
        """Move it to another day."""
        if slot := self.current:
            self.edit.change(slots.to_day, slot.id, by)

    def action_shift(self, by: int) -> None:
        """Let it change places with its neighbour."""
        if slot := self.current:
            self.edit.change(slots.shift, slot.id, by)

    def action_twice(self) -> None:
        """Have it a second time."""
        if slot := self.current:
            self.edit.change(slots.duplicate, slot.id, new_id())

    def action_remove(self) -> None:
        """Take it out."""
        if (slot := self.current) and self.edit.change(slots.remove, slot.id) is not None:
            undo = self.key_of("retreat.undo")
            self.house.say(f"Removed. {undo} brings it back." if undo else "Removed.")

    def action_time(self) -> None:
        """Type its time."""
        if slot := self.current:
            self._asked = slot.id
            self.query_one(TimeLine).ask(slot.start, slot.length)

    def on_time_line_taken(self, event: TimeLine.Taken) -> None:
        """Move it to the time that was typed."""
        event.stop()
        self.edit.change(slots.at, self._asked, event.start, event.length)

    # -- other pages ----------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open what is under the cursor; where nothing is, something new."""
        if slot := self.current:
            self.house.go(SlotRoute(self.plan_id, slot_id=slot.id))
        else:
            self.action_new()

    def action_new(self) -> None:
        """Put something new into the free time near the cursor."""
        if self.plan is None:
            return
        day, slot = self._day or 0, self.current
        after = slot.end if slot else self._minute
        start = slots.free_place(self.plan, day, 60, after)
        self.house.go(
            SlotRoute(self.plan_id, day=day, start=min(after, 23 * 60) if start is None else start),
        )

    def action_checks(self) -> None:
        """Show what there is to look at."""
        self.house.go(ChecksRoute(self.plan_id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a slot under the cursor nothing can be moved."""
        on_slot = ("nudge", "stretch", "to_day", "shift", "twice", "remove", "time")
        if action in on_slot and self.current is None:
            return False
        return super().check_action(action, parameters)


def _away(slot: Slot, minute: int) -> int:
    """Return how many minutes *minute* lies outside *slot*."""
    return max(slot.start - minute, minute - slot.end + 1, 0)

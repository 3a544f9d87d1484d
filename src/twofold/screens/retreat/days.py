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
from twofold.domain.retreat.checks import findings
from twofold.domain.retreat.nights import lived
from twofold.domain.retreat.notices import Notice
from twofold.domain.retreat.plan import LATEST, Plan, Slot
from twofold.domain.retreat.routes import ChecksRoute, SlotRoute
from twofold.screens.page import View

from . import dayplace
from .clear import KeptClear
from .daykeys import KEYS, hints
from .dayview import DayView
from .drawing import Canvas, Laid, lay
from .needs import needs_of
from .render import about, aside, legend, to_look_at
from .timeline import TimeLine
from .withslot import WithSlot

WIDE = 110
"""Cells from which the slot under the cursor is described in full, beside the days."""
LOW = 20
"""Lines below which the keys and the signs are not named."""
BREATH = 0.005
"""Seconds in which a frame is handed to the terminal."""
LOOK = 20.0
"""Seconds between looks at the time of day."""


class Days(WithSlot, KeptClear):
    """The days of the plan *plan_id*, with the cursor on *slot_id*, or on the day *day* (from 0)."""

    place = "retreat.days"
    heading = "The days"
    why = "What happens when. Leave room: open time is part of the plan."
    notes = (
        "The arrows move through the day and on to the other days. Write a time like 19, 7pm, "
        "19:30–21 or 19:30 for 45; 24 or 0:15 means the night after.",
        "A ↔ marks something with another plan for rain.",
        "The bar under each day shows what its hours are for. Nothing is added up.",
    )
    rows = "days-view"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, plan_id: str, slot_id: str | None = None, day: int | None = None) -> None:
        super().__init__(plan_id)
        self._begins = slot_id or "", day
        self._at = dayplace.Place()
        self._known: set[str] = set()
        self._notices: tuple[Notice, ...] = ()
        self._noticed = Content("")
        self._laid: Laid | None = None
        self._looking = False
        self._asked, self._hinted = "", False
        self._keyed: tuple[bool, str] | None = None

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
        if self.plan is not None:
            self.head(self.plan.title)
            self._at = dayplace.first(self.plan, *self._begins, self.now)
            self.set_interval(LOOK, self.watch_time)

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
        self._at = dayplace.follow(plan, self._at, self._known)
        self._known = {slot.id for slot in plan.slots}
        self._show(plan)
        self._follow_keys()
        if not self._looking:
            # What there is to look at can wait until the key is on screen.
            self._looking = True
            self.call_after_refresh(self._look_soon)

    def changed(self) -> None:
        """Follow a change that was saved just now."""
        self.draw()

    def _show(self, plan: Plan) -> None:
        self._laid = lay(plan, self._laid)
        day, minute = lived(plan, self.now)
        canvas = Canvas(
            plan=plan,
            days=self._laid.days,
            balances=self._laid.balances,
            day=self._at.day,
            slot=self._at.slot,
            minute=self._at.minute,
            now=(day, minute) if 0 <= day < plan.days else None,
        )
        for drawn in self.query(DayView):
            drawn.show(canvas)
            self.put(self.view())
        if self._hinted != (self.current is not None):
            self.call_after_refresh(self._hint)

    def put(self, view: View) -> None:
        """Draw each part of *view* that is different; each keeps its lines, so nothing is laid out anew."""
        for name, words in view.items():
            line = self.query_one(f"#{name}", Static)
            shown = line.content
            if isinstance(words, Content) and not (isinstance(shown, Content) and shown.is_same(words)):
                line.update(words, layout=False)

    def view(self) -> View:
        """Show the slot under the cursor, and what there is to look at in the plan."""
        plan = self.plan
        if plan is None:
            return {}
        wide = self.app.size.width >= WIDE
        return {"days-aside" if wide else "days-about": self._told(plan, wide), "days-notice": self._noticed}

    def _told(self, plan: Plan, wide: bool) -> Content:
        slot, couple = self.current, self.house.couple()
        if slot is None:
            key = self.key_of("days.new") or "n"
            return Content.styled(f"Nothing yet. {key} puts something in.", "$quiet")
        if wide:
            return aside(plan, slot, couple, self._notices)
        return about(plan, slot, couple, brief=self.is_narrow)

    def _notice(self, found: tuple[Notice, ...]) -> Content:
        if not found:
            return Content("")
        return Content.assemble(
            ("~ ", "$accent"), (f"{to_look_at(len(found))}: ", "$quiet"),
            (self.key_of("days.checks") or "c", "bold $accent"), ("   " + found[0].words, "$quiet"),
        )  # fmt: skip

    async def _look_soon(self) -> None:
        """Look once the terminal has the frame: another thread writes it, and gets its turn while we wait."""
        await sleep(BREATH)
        self._look()

    def _look(self) -> None:
        self._looking = False
        if self.plan is not None and self.children:
            found = tuple(found.notice for found in findings(self.plan, needs_of(self.house)))
            if found != self._notices:
                self._notices, self._noticed = found, self._notice(found)
                self.put(self.view())

    def on_resize(self) -> None:
        """Name as many keys as there is room for; where there are few lines, the days get them."""
        self.set_class(self.app.size.height < LOW, "-low")
        if self.plan is not None:
            self._hint()
            self.put(self.view())

    def _hint(self) -> None:
        if self.children:
            self._hinted = self.current is not None
            self.put({"days-hints": hints(self.key_of, self.app.size.width - 4)})

    # -- going about ----------------------------------------------------------------------------------

    @property
    def current(self) -> Slot | None:
        """The slot under the cursor, or None."""
        return self.plan.slot(self._at.slot) if self.plan else None

    def _go_to(self, place: dayplace.Place | None) -> None:
        if self.plan is not None and place is not None:
            self._at = place
            self._show(self.plan)
            self._follow_keys()

    def _follow_keys(self) -> None:
        """Show other keys where a slot came under the cursor, or went; nothing else changes them."""
        keys = (self.current is not None, self.at_hand_word if self.has_at_hand else "")
        if self._keyed != keys:
            self._keyed = keys
            self.refresh_bindings()

    def action_go(self, by: int) -> None:
        """Go to the one before, or after, on the same day."""
        if self.plan is not None:
            self._go_to(dayplace.beside(self.plan, self._at, by))

    def action_day(self, by: int) -> None:
        """Go to another day, as near to the same time as there is something."""
        day = self._at.day + by
        if self.plan is not None and 0 <= day < self.plan.days:
            self._go_to(dayplace.near(self.plan, self._at, day))

    def action_end(self, place: int) -> None:
        """Go to the first or the last one of the day."""
        if self.plan is not None and (here := slots.on_day(self.plan, self._at.day)):
            self._go_to(self._at.on(here[place]))

    def on_day_view_picked(self, event: DayView.Picked) -> None:
        """Go where the mouse points; a second click opens."""
        event.stop()
        self._go_to(dayplace.Place(event.hit.day, event.hit.slot, event.hit.minute))
        if event.twice:
            self.action_open()

    # -- changing -------------------------------------------------------------------------------------

    def action_nudge(self, by: int) -> None:
        """Move it by *by* minutes."""
        self.edit.change(slots.nudge, self._at.slot, by)

    def action_stretch(self, by: int) -> None:
        """Make it longer by *by* minutes."""
        self.edit.change(slots.stretch, self._at.slot, by)

    def action_to_day(self, by: int) -> None:
        """Move it to another day."""
        self.edit.change(slots.to_day, self._at.slot, by)

    def action_shift(self, by: int) -> None:
        """Let it change places with its neighbour."""
        self.edit.change(slots.shift, self._at.slot, by)

    def action_fix(self) -> None:
        """Let it keep its time, or be free to move again."""
        if self.edit.change(slots.fix, self._at.slot) is not None and (slot := self.current):
            self.house.say("Booked. It keeps its time." if slot.fixed else "It is free to move again.")

    def action_twice(self) -> None:
        """Have it a second time."""
        self.edit.change(slots.duplicate, self._at.slot, new_id())

    def action_remove(self) -> None:
        """Take it out."""
        if self.edit.change(slots.remove, self._at.slot) is not None:
            self.say_removed("Removed.")

    def action_time(self) -> None:
        """Type its time."""
        plan = self.plan
        if plan is not None and (slot := self.current):
            self._asked = slot.id
            self.query_one(TimeLine).ask(plan, slot)

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
        day, slot = self._at.day, self.current
        after = slot.end if slot else self._at.minute
        start = slots.free_place(self.plan, day, 60, after)
        self.house.go(
            SlotRoute(self.plan_id, day=day, start=min(after, LATEST - 60) if start is None else start),
        )

    def action_checks(self) -> None:
        """Show what there is to look at."""
        self.house.go(ChecksRoute(self.plan_id))

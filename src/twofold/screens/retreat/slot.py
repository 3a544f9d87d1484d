"""One slot: what it is, when, where, who sees to it. All of it is kept as it is typed."""

from typing import Any, ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus

from twofold.content import Practice, practice, practices
from twofold.domain.records import new_id
from twofold.domain.retreat import slots
from twofold.domain.retreat.amounts import Foreign
from twofold.domain.retreat.money import entry_of
from twofold.domain.retreat.plan import LATEST, Plan, Slot

from .practicelist import PracticeList
from .rate import Rating
from .render import price
from .slotform import PracticeField, SlotForm
from .withslot import AT_HAND, INSTEAD, WithSlot
from .written import PartPage

LENGTH = 60
"""Minutes of something new."""


class SlotPage(Rating, PartPage[Slot], WithSlot):
    """The slot *slot_id* of a plan; None for a new one on *day* (from 0), at *start* (minutes).

    A new one is in the plan as soon as something is said about it.
    """

    place = "retreat.slot"
    heading = "In the plan"
    why = "What it is and when. A few words are enough."
    notes = (
        "Write a price in another currency with its code: JPY 58,000.",
        "Write a time like 19, 7pm, 19:30–21 or 19:30 for 45; 24 or 0:15 means the night after.",
        "Choosing a practice fills in its name, length and depth. You can change all of them.",
        "One key opens its link, its ticket or its place on a map, or copies a number. It works in "
        "the days too.",
        "Everything is saved as you type. Outside the fields u takes it back.",
    )
    gone = "That is no longer in the plan."
    form: SlotForm
    AUTO_FOCUS = "#slot-title"
    BINDINGS: ClassVar[list[BindingType]] = [
        AT_HAND,
        INSTEAD,
        Binding("e", "edit('title')", "Write", tooltip="Go to the first line", id="slot.edit"),
        Binding("t", "edit('time')", "Time", tooltip="Go to the time", id="slot.time"),
        Binding("p", "practices", "Practice", tooltip="Choose which practice it is", id="slot.practice"),
        Binding("f7", "remove", "Remove", tooltip="Remove it from the plan", show=False, id="slot.remove"),
    ]  # fmt: skip

    def __init__(
        self, plan_id: str, slot_id: str | None = None, day: int = 0, start: int | None = None
    ) -> None:
        self.slot_id = slot_id or new_id()
        begins = max(0, min(9 * 60 if start is None else start, LATEST - 15))
        length = min(LENGTH, LATEST - begins)
        blank = Slot(id=self.slot_id, title="", day=day, start=begins, length=length)
        super().__init__(plan_id, blank, is_new=slot_id is None)

    def body(self) -> ComposeResult:
        """Lay out the fields."""
        plan = self.edit.find()
        if plan is None:
            return
        self.blank = replace(self.blank, day=min(max(self.blank.day, 0), plan.days - 1))
        if (slot := self.begin()) is not None:
            self.form = SlotForm(plan, slot, self.house.couple(), self._named)
            yield self.form

    def on_mount(self) -> None:
        """Name the plan in the bar, which is there now."""
        if self.plan is not None:
            self.head(self.plan.title)

    def part_of(self, plan: Plan) -> Slot | None:
        """Return the slot."""
        return plan.slot(self.slot_id)

    @property
    def current(self) -> Slot | None:
        """The slot as it is kept; None while it is not."""
        return self.part

    def draw(self) -> None:
        """Draw how its time and what it costs are read."""
        super().draw()
        if self.plan is not None and self.ready:
            entry = entry_of(self.plan, self.part or self.blank)
            if entry.cost_as is not None:
                said = self.comes_to(self.plan, entry.cost_as, entry.cost)
            else:
                said = "" if entry.cost is None else price(entry.cost, self.plan.currency)
            self.form.draw(said)

    @property
    def abroad(self) -> Foreign | None:
        """What it costs, where that is written in another currency."""
        return entry_of(self.plan, self.part or self.blank).cost_as if self.plan is not None else None

    def _named(self, id: str) -> str:
        found = practice(id, self.house.library) if id else None
        return found.name if found else "something that is gone"

    # -- keeping --------------------------------------------------------------------------------------

    def with_typed(self, record: Plan, value: Slot) -> Plan:
        """Return the plan with *value*, in the place of what is there or as a new one."""
        there = record.slot(self.slot_id)
        if there is None:
            return slots.add(record, value)
        return slots.replaced(record, self.put_in(there, value))

    def fill(self, value: Slot) -> None:
        """Put *value* into the fields; times that are new are those that typing changes."""
        new = (value.start, value.length) != (self.form.value.start, self.form.value.length)
        super().fill(value)
        if new:
            self.form.keep_times()

    @on(DescendantFocus)
    def _begin_field(self) -> None:
        self.form.keep_times()

    def action_back(self) -> None:
        """Go back; a time or an amount that cannot be read is left as it was, and that is said."""
        if self.is_active and self.ready and (unread := self.form.unread()):
            self.house.say(f"Left as it was: {unread}")
        super().action_back()

    # -- the keys -------------------------------------------------------------------------------------

    def action_edit(self, name: str) -> None:
        """Go to a line."""
        if self.ready:
            self.form.line(name).focus()

    def on_practice_field_wanted(self, event: PracticeField.Wanted) -> None:
        """Show the list."""
        event.stop()
        self.action_practices()

    @work(group="ask")
    async def action_practices(self) -> None:
        """Choose a practice, and take what it proposes."""
        if not self.ready:
            return
        self.flush()
        found = practices(self.house.library)
        chosen = await self.app.push_screen_wait(PracticeList(found, self.form.value.practice))
        if chosen is None or not self.ready or self.plan is None:
            return
        slot = self.part or self.blank
        before = practice(slot.practice, self.house.library)
        fields = _proposed(slot, practice(chosen, self.house.library), before)
        if fields:
            self.edit.change(self.with_typed, replace(slot, **fields))
        self.form.widget("practice").focus()

    def action_remove(self) -> None:
        """Take it out, and go back."""
        if self.part is not None:
            self.is_new = True  # it may be typed anew
            if self.edit.change(slots.remove, self.slot_id) is None:
                return
            self.house.say("Removed from the plan.")
        self.action_back()


def _proposed(slot: Slot, chosen: Practice | None, before: Practice | None) -> dict[str, Any]:
    """Return what becomes of *slot* when *chosen* is its practice instead of *before*."""
    fields: dict[str, Any] = {"practice": chosen.id if chosen else ""}
    if chosen is not None:
        fields |= {"depth": chosen.depth, "kind": chosen.kind}
        fields["length"] = min(chosen.minutes, LATEST - slot.start)
        if not slot.title or (before is not None and slot.title == before.name):
            fields["title"] = chosen.name
    return {name: value for name, value in fields.items() if value != getattr(slot, name)}

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
from twofold.domain.retreat.plan import DAY, LATEST, Plan, Slot
from twofold.exports.money import digits

from .planned import Planned
from .practicelist import PracticeList
from .render import price
from .slotform import PracticeField, SlotForm

LENGTH = 60
"""Minutes of something new."""


class SlotPage(Planned):
    """The slot *slot_id* of a plan; None for a new one on *day* (from 0), at *start* (minutes).

    A new one is in the plan as soon as something is said about it.
    """

    place = "retreat.slot"
    heading = "In the plan"
    why = "What it is and when. A few words are enough."
    notes = (
        "A time may be written like 19, 7pm, 19:30–21 or 19:30 for 45.",
        "Choosing a practice proposes its name, how long it takes, and how deep it goes; all of it can be "
        "changed.",
        "Everything is kept as you type it. Outside of the fields u takes it back.",
    )
    AUTO_FOCUS = "#slot-title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit('title')", "Write", tooltip="Go to the first line", id="slot.edit"),
        Binding("t", "edit('time')", "Time", tooltip="Go to the time", id="slot.time"),
        Binding("p", "practices", "Practice", tooltip="Choose what of twofold it is", id="slot.practice"),
        Binding("f7", "remove", "Remove", tooltip="Take it out of the plan", show=False, id="slot.remove"),
    ]  # fmt: skip

    def __init__(
        self, plan_id: str, slot_id: str | None = None, day: int = 0, start: int | None = None
    ) -> None:
        super().__init__(plan_id)
        self._mine = slot_id is None
        self.slot_id = slot_id or new_id()
        begins = max(0, min(9 * 60 if start is None else start, DAY - 15))
        self._blank = Slot(
            id=self.slot_id, title="", day=day, start=begins, length=min(LENGTH, LATEST - begins)
        )
        self._form: SlotForm | None = None

    def body(self) -> ComposeResult:
        """Lay out the fields."""
        plan = self.edit.find()
        if plan is None:
            return
        if self._mine:
            self._blank = replace(self._blank, day=min(max(self._blank.day, 0), plan.days - 1))
        elif plan.slot(self.slot_id) is None:
            self._gone()
            return
        slot = self._stored(plan)
        self._form = SlotForm(plan, slot, self.house.couple(), digits(plan.currency), self._named)
        yield self._form

    def on_mount(self) -> None:
        """Show it."""
        if self._form is not None:
            self.head(self.plan.title if self.plan else self.heading)
            self.call_after_refresh(self.draw)

    def _gone(self) -> None:
        self.house.say("That is not in the plan any more.", calm=False)
        self.call_later(self.action_back)

    def _stored(self, plan: Plan) -> Slot:
        return plan.slot(self.slot_id) or self._blank

    @property
    def ready(self) -> bool:
        """Whether the fields are there."""
        return self._form is not None and self._form.is_mounted

    def draw(self) -> None:
        """Follow the plan: what changed there stands in the fields; what is being typed stays."""
        plan, form = self.plan, self._form
        if plan is None or form is None or not self.ready:
            return
        if plan.slot(self.slot_id) is None and not self._mine:
            self._gone()
            return
        slot = self._stored(plan)
        form.follow(slot)
        form.draw(price(slot.cost, plan.currency) if slot.cost is not None else "")

    def _named(self, id: str) -> str:
        found = practice(id, self.house.library) if id else None
        return found.name if found else "something that is not here any more"

    # -- keeping --------------------------------------------------------------------------------------

    def on_form_changed(self, event: SlotForm.Changed) -> None:
        """Keep what is typed and chosen."""
        event.stop()
        if self.ready:
            # The letter is drawn first: saving waits for the disk.
            self.call_after_refresh(self.flush)

    @on(DescendantFocus)
    def _begin_field(self) -> None:
        if self._form is not None:
            self._form.keep_times()

    def flush(self) -> None:
        """Keep what is typed."""
        if self.ready and self.plan is not None:
            assert self._form is not None
            if fields := self._form.typed():
                self._keep(self._form.here, fields)
            else:
                self.draw()

    def _keep(self, field: str, fields: dict[str, Any]) -> None:
        """Save *fields* of the slot, and leave its others as they are there now."""
        assert self._form is not None
        blank = self._form.base
        # What was typed is not to be put into its field again.
        self._form.base = self._form.value
        if self.edit.change_typed(field, _with, self.slot_id, fields, blank) is None:
            self._form.base = blank

    def action_back(self) -> None:
        """Go back; a time or an amount that cannot be read is left as it was, and that is said."""
        if self.is_active and self.ready and self._form is not None and self._form.unread():
            self.house.say(f"Left as it was: {self._form.unread()}")
        super().action_back()

    # -- the keys -------------------------------------------------------------------------------------

    def action_edit(self, name: str) -> None:
        """Go to a line."""
        if self._form is not None:
            self._form.line(name).focus()

    def on_practice_field_wanted(self, event: PracticeField.Wanted) -> None:
        """Show the list."""
        event.stop()
        self.action_practices()

    @work(group="ask")
    async def action_practices(self) -> None:
        """Choose a practice, and take what it proposes."""
        if not self.ready or self._form is None:
            return
        self.flush()
        found = practices(self.house.library)
        chosen = await self.app.push_screen_wait(PracticeList(found, self._form.value.practice))
        if chosen is None or not self.ready or self.plan is None:
            return
        slot = self._stored(self.plan)
        before = practice(slot.practice, self.house.library)
        fields = _proposed(slot, practice(chosen, self.house.library), before)
        if fields:
            self.edit.change(_with, self.slot_id, fields, slot)
        self._form.widget("practice").focus()

    def action_remove(self) -> None:
        """Take it out, and go back."""
        if self.plan is not None and self.plan.slot(self.slot_id) is not None:
            self._mine = True
            if self.edit.change(slots.remove, self.slot_id) is None:
                return
            self.house.say("Removed from the plan.")
        self.action_back()


def _with(plan: Plan, slot_id: str, fields: dict[str, Any], blank: Slot) -> Plan:
    """Return *plan* with *fields* of the slot changed; one that is not there is made from *blank*."""
    slot = plan.slot(slot_id)
    if slot is None:
        return slots.add(plan, replace(blank, **fields))
    return slots.replaced(plan, replace(slot, **fields))


def _proposed(slot: Slot, chosen: Practice | None, before: Practice | None) -> dict[str, Any]:
    """Return what becomes of *slot* when *chosen* is its practice instead of *before*."""
    fields: dict[str, Any] = {"practice": chosen.id if chosen else ""}
    if chosen is not None:
        fields |= {"depth": chosen.depth, "kind": chosen.kind}
        fields["length"] = min(chosen.minutes, LATEST - slot.start)
        if not slot.title or (before is not None and slot.title == before.name):
            fields["title"] = chosen.name
    return {name: value for name, value in fields.items() if value != getattr(slot, name)}

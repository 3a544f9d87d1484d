"""One cost: what it was thought to be, what it came to, and who paid."""

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.records import new_id
from twofold.domain.retreat.money import (
    Entry,
    add_cost,
    entries,
    replace_cost,
    with_money,
)
from twofold.domain.retreat.plan import Cost, Plan
from twofold.exports.money import digits
from twofold.screens.page import View
from twofold.widgets.form import Form
from twofold.widgets.kinds import Money, Pick, Text
from twofold.widgets.plain import partner_options, plain

from .planned import Planned


class CostPage(Planned):
    """The cost, or the slot, *cost_id* of a plan; "" for a new cost, which is there once it has a name."""

    place = "retreat.cost"
    heading = "A cost"
    why = "What was thought, and what it came to: both are good to know."
    AUTO_FOCUS = "#cost-what, #cost-cost"

    def __init__(self, plan_id: str, cost_id: str = "") -> None:
        super().__init__(plan_id)
        self.cost_id = cost_id
        self._form: Form[Entry] | None = None
        self._said = ""

    def entry(self) -> Entry | None:
        """Return the cost as the plan has it, or None while it is not there."""
        if self.plan is None or not self.cost_id:
            return None
        slot = self.plan.slot(self.cost_id)
        if slot is not None:
            return Entry(slot.id, slot.title, True, slot.day, slot.cost, slot.spent, slot.payer)
        return next((each for each in entries(self.plan) if each.id == self.cost_id), None)

    def body(self) -> ComposeResult:
        """Lay out the fields."""
        plan = self.edit.find()
        if plan is None:
            return
        entry, places = self.entry(), digits(plan.currency)
        people = partner_options(self.house.couple())
        self._form = Form(
            entry or Entry("", "", False),
            (
                *([] if entry and entry.slot else [Text("what", "What", "the room, the tickets")]),
                Money("cost", "Planned", "0", digits=places, unit=plan.currency),
                Money("spent", "Paid", "0", digits=places, unit=plan.currency),
                Pick("payer", "By", [(None, "not said", "", ""), *people]),
                *(
                    []
                    if entry and entry.slot
                    else [Pick("share", "For", [("both", "both", "", ""), *people])]
                ),
            ),
            "cost",
            id="cost",
        )
        with Vertical(id="budget", classes="column"):
            if entry is not None and entry.slot:
                yield Static(plain(entry.what), id="cost-slot", classes="lead", markup=False)
            yield self._form
            yield Static("", id="budget-said", markup=False)
            yield Static("Kept as you type. Enter goes on.", classes="quiet gap", markup=False)

    def view(self) -> View:
        """Show what cannot be read, or is missing yet."""
        return {"budget-said": self._said} if self.plan is not None else {}

    # -- keeping --------------------------------------------------------------------------------------

    def on_form_changed(self, event: Form.Changed) -> None:
        """Keep what is typed and picked."""
        event.stop()
        self.flush()
        self.draw()

    def flush(self) -> None:
        """Keep what is typed."""
        entry, form = self.entry(), self._form
        if self.plan is None or form is None:
            return
        if entry is None:
            self.cost_id = ""  # it was taken away meanwhile; what is typed is a new one
        typed = form.read()
        self._said = next(iter(form.troubles.values()), "")
        money: dict[str, Any] = {"cost": typed.cost, "spent": typed.spent, "payer": typed.payer}
        if entry is not None and entry.slot:
            if (entry.cost, entry.spent, entry.payer) != (typed.cost, typed.spent, typed.payer):
                self.edit.change_typed("cost", with_money, self.cost_id, **money)
            return
        if not typed.what:
            # Without a name it cannot be told from the others; what is typed stays in the fields.
            if any(value is not None for value in money.values()):
                self._said = self._said or "Say what it is for, in a word or two; then it is kept."
            return
        cost = Cost(id=self.cost_id or new_id(), what=typed.what, share=typed.share, **money)
        if self.cost_id:
            self.edit.change_typed("cost", _changed, cost)
        else:
            self.cost_id = cost.id
            if self.edit.change(add_cost, cost) is None:
                self.cost_id = ""


def _changed(plan: Plan, cost: Cost) -> Plan:
    """Return *plan* with *cost*, which the other terminal may have taken away meanwhile."""
    if not any(each.id == cost.id for each in plan.budget.costs):
        return add_cost(plan, replace(cost, id=new_id()))
    return replace_cost(plan, cost)

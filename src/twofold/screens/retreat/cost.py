"""One cost: what it was thought to be, what it came to, and who paid."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.records import new_id
from twofold.domain.retreat.amounts import Foreign
from twofold.domain.retreat.money import add_cost, entry_of, replace_cost, with_money
from twofold.domain.retreat.plan import Cost, Plan, Slot
from twofold.screens.page import View
from twofold.widgets.form import Form
from twofold.widgets.kinds import Pick, Text
from twofold.widgets.plain import partner_options, plain

from .pricefield import Price
from .rate import Rating

TYPED = "Saved as you type. Enter goes on. Type another currency with the amount, like JPY 580."


class CostPage(Rating):
    """The cost, or the slot, *cost_id* of a plan; "" for a new cost, which is there once it has a name."""

    place = "retreat.cost"
    heading = "A cost"
    why = "What you planned and what it came to: both are good to know."
    notes = ("Write another currency with its code: JPY 58,000. It counts at the rate you set.",)
    AUTO_FOCUS = "#cost-what, #cost-cost"

    def __init__(self, plan_id: str, cost_id: str = "") -> None:
        super().__init__(plan_id)
        self.cost_id = cost_id
        self._form: Form[Cost] | None = None
        self._said = ""

    def cost(self) -> Cost | None:
        """Return the cost, or the money of the slot, as the plan has it; None while it is not there."""
        if self.plan is None or not self.cost_id:
            return None
        slot = self.plan.slot(self.cost_id)
        if slot is not None:
            return _money_of(slot)
        return next((each for each in self.plan.budget.costs if each.id == self.cost_id), None)

    @property
    def is_slot(self) -> bool:
        """Whether it is the money of something in the days."""
        return self.plan is not None and bool(self.cost_id) and self.plan.slot(self.cost_id) is not None

    def body(self) -> ComposeResult:
        """Lay out the fields."""
        plan = self.edit.find()
        if plan is None:
            return
        cost, is_slot = self.cost(), self.is_slot
        people = partner_options(self.house.couple())
        self._form = Form(
            cost or Cost(id="new", what=""),
            (
                *([] if is_slot else [Text("what", "What", "the room, the tickets")]),
                Price("cost", "Planned", f"in {plan.currency}", plan.currency),
                Price("spent", "Paid", f"in {plan.currency}", plan.currency),
                Pick("payer", "By", [(None, "not said", "", ""), *people]),
                Pick("share", "For", [("both", "both", "", ""), *people]),
            ),
            "cost",
            id="cost",
        )
        with Vertical(id="budget", classes="column"):
            if cost is not None and is_slot:
                yield Static(plain(cost.what), id="cost-slot", classes="lead", markup=False)
            yield self._form
            yield Static("", id="budget-said", markup=False)
            yield Static("", id="cost-told", classes="quiet", markup=False)
            yield Static(TYPED, classes="quiet gap", markup=False)

    def view(self) -> View:
        """Show what cannot be read, or is missing yet."""
        if self.plan is None:
            return {}
        return {"budget-said": self._said, "cost-told": self._told(self.plan)}

    def _told(self, plan: Plan) -> Content:
        """Return what is written in another currency comes to."""
        if (cost := self.cost()) is None:
            return Content("")
        entry = entry_of(plan, cost)
        some = (("Planned", entry.cost_as, entry.cost), ("Paid", entry.spent_as, entry.spent))
        lines = (f"{word}: {self.comes_to(plan, each, amount)}" for word, each, amount in some if each)
        return plain("\n".join(lines))

    @property
    def abroad(self) -> Foreign | None:
        """What is written in another currency: what has no rate yet, else what was paid."""
        cost = self.cost()
        if self.plan is None or cost is None:
            return None
        entry = entry_of(self.plan, cost)
        some = [(each, n) for each, n in ((entry.spent_as, entry.spent), (entry.cost_as, entry.cost)) if each]
        return next(iter([each for each, n in some if n is None] + [each for each, _ in some]), None)

    # -- keeping --------------------------------------------------------------------------------------

    def on_form_changed(self, event: Form.Changed) -> None:
        """Keep what is typed and picked."""
        event.stop()
        self.flush()
        self.draw()

    def flush(self) -> None:
        """Keep what is typed."""
        known, form = self.cost(), self._form
        if self.plan is None or form is None:
            return
        if known is None:
            self.cost_id = ""  # it was taken away meanwhile; what is typed is a new one
        typed = form.read()
        self._said = next(iter(form.troubles.values()), "")
        if known is not None and self.is_slot:
            money = {each: getattr(typed, each) for each in _MONEY}
            if money != {each: getattr(known, each) for each in _MONEY}:
                self.edit.change_typed("cost", with_money, self.cost_id, **money)
            return
        if not typed.what:
            # Without a name it cannot be told from the others; what is typed stays in the fields.
            if any(getattr(typed, each) is not None for each in ("cost", "spent", "payer")):
                self._said = self._said or "Say what it is for in a word or two, and it is saved."
            return
        cost = replace(typed, id=self.cost_id or new_id())
        if self.cost_id:
            self.edit.change_typed("cost", _changed, cost)
        else:
            self.cost_id = cost.id
            if self.edit.change(add_cost, cost) is None:
                self.cost_id = ""


_MONEY = ("cost", "cost_in", "spent", "spent_in", "payer", "share")


def _money_of(slot: Slot) -> Cost:
    return Cost(
        id=slot.id, what=slot.title, cost=slot.cost, cost_in=slot.cost_in, spent=slot.spent,
        spent_in=slot.spent_in, payer=slot.payer, share=slot.share,
    )  # fmt: skip


def _changed(plan: Plan, cost: Cost) -> Plan:
    """Return *plan* with *cost*, which the other terminal may have taken away meanwhile."""
    if not any(each.id == cost.id for each in plan.budget.costs):
        return add_cost(plan, replace(cost, id=new_id()))
    return replace_cost(plan, cost)

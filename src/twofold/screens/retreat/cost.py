"""One cost: what it was thought to be, what it came to, and who paid."""

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from twofold.domain.records import SIDES, Hands, Side, new_id
from twofold.domain.retreat.money import (
    Entry,
    add_cost,
    amount_words,
    entries,
    read_amount,
    replace_cost,
    with_money,
)
from twofold.domain.retreat.plan import Cost, Plan
from twofold.exports.money import digits
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import hue, plain

from .planned import Planned

AMOUNTS = ("cost", "spent")


class CostPage(Planned):
    """The cost, or the slot, *cost_id* of a plan; "" for a new cost, which is there once it has a name."""

    place = "retreat.cost"
    heading = "A cost"
    why = "What was thought, and what it came to: both are good to know."
    AUTO_FOCUS = "#cost-what, #cost-cost"

    def __init__(self, plan_id: str, cost_id: str = "") -> None:
        super().__init__(plan_id)
        self.cost_id = cost_id

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
        entry, places, couple = self.entry(), digits(plan.currency), self.house.couple()
        people = [
            (side, f"{couple.partner(side).mark} {couple.name(side)}", hue(couple.partner(side).colour), "")
            for side in SIDES
        ]
        with Vertical(id="budget", classes="column"):
            if entry is not None and entry.slot:
                yield Static(plain(entry.what), id="cost-slot", classes="lead", markup=False)
            else:
                what = entry.what if entry else ""
                yield from self._row("What", Line(what, placeholder="the room, the tickets", id="cost-what"))
            for name, label in zip(AMOUNTS, ("Planned", "Paid"), strict=True):
                amount = getattr(entry, name) if entry else None
                words = "" if amount is None else amount_words(amount, places)
                yield from self._row(
                    label, Line(words, placeholder="0", id=f"cost-{name}", limit=40), plan.currency
                )
            payer = (entry.payer or "") if entry else ""
            yield from self._row("By", Pick([("", "not said", "", ""), *people], payer, id="cost-payer"))
            if entry is None or not entry.slot:
                share = entry.share if entry else "both"
                yield from self._row("For", Pick([("both", "both", "", ""), *people], share, id="cost-share"))
            yield Static("", id="budget-said", markup=False)
            yield Static("Kept as you type. Enter goes on.", classes="quiet gap", markup=False)

    def _row(self, label: str, field: Widget, unit: str = "") -> ComposeResult:
        with Horizontal(classes="budget-row"):
            yield Static(plain(label), classes="budget-label", markup=False)
            yield field
            if unit:
                yield Static(plain(unit), classes="budget-unit", markup=False)

    def on_mount(self) -> None:
        """Let Enter lead on."""
        for line in self.query(Line):
            line.on_enter = self._onward
        for said in self.query("#budget-said"):
            said.display = False

    def _onward(self) -> None:
        if self.focused is self.focus_chain[-1]:
            self.set_focus(None)
        else:
            self.focus_next()

    def draw(self) -> None:
        """Go back when the slot is gone at the other terminal."""
        if self.plan is not None and self.cost_id and self.entry() is None and self.is_mounted:
            known = any(cost.id == self.cost_id for cost in self.plan.budget.costs)
            if not known:
                self.cost_id = ""

    # -- keeping --------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        self._keep()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        """Keep what was picked."""
        event.stop()
        self._keep()

    def flush(self) -> None:
        """Keep what is typed."""
        self._keep()

    def _keep(self) -> None:
        plan, entry = self.plan, self.entry()
        if plan is None or not self.query("#budget-said"):
            return
        read: dict[str, Any] = {}
        said = ""
        for name in AMOUNTS:
            words = self.query_one(f"#cost-{name}", Line).line
            try:
                read[name] = read_amount(words, digits(plan.currency)) if words else None
            except ValueError as error:
                read[name] = getattr(entry, name) if entry else None
                said = str(error)
        self._say(said)
        payer = self.query_one("#cost-payer", Pick).value
        read["payer"] = payer if payer in SIDES else None
        if entry is not None and entry.slot:
            if (entry.cost, entry.spent, entry.payer) != (read["cost"], read["spent"], read["payer"]):
                self.edit.change_typed("cost", with_money, self.cost_id, **read)
            return
        what = self.query_one("#cost-what", Line).line
        if not what:
            # Without a name it cannot be told from the others; what is typed stays in the fields.
            if any(value is not None for value in read.values()):
                self._say(said or "Say what it is for, in a word or two; then it is kept.")
            return
        share = self.query_one("#cost-share", Pick).value
        cost = Cost(id=self.cost_id or new_id(), what=what, share=_hands(share), **read)
        if self.cost_id:
            self.edit.change_typed("cost", _changed, cost)
        else:
            self.cost_id = cost.id
            if self.edit.change(add_cost, cost) is None:
                self.cost_id = ""

    def _say(self, sentence: str) -> None:
        said = self.query_one("#budget-said", Static)
        said.update(plain(sentence))
        said.display = bool(sentence)


def _changed(plan: Plan, cost: Cost) -> Plan:
    """Return *plan* with *cost*, which the other terminal may have taken away meanwhile."""
    if not any(each.id == cost.id for each in plan.budget.costs):
        return add_cost(plan, replace(cost, id=new_id()))
    return replace_cost(plan, cost)


def _hands(value: str) -> Hands:
    side: Side | None = "a" if value == "a" else "b" if value == "b" else None
    return side or "both"

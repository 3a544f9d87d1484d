"""The money of a retreat: one pot, or who owes whom."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.retreat.amounts import Foreign
from twofold.domain.retreat.money import (
    Entry,
    entries,
    owes,
    remove_cost,
    totals,
    with_budget,
)
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.rates import foreign, rate_of, rate_words
from twofold.exports.money import both_ways, money
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.form import Form
from twofold.widgets.kinds import Pick, Text
from twofold.widgets.plain import plain, signed

from .pricefield import Money
from .rate import Rating


class BudgetPage(Rating):
    """What a plan costs, was planned and paid."""

    place = "retreat.budget"
    heading = "Budget"
    why = "Talk about money now, so that it need not spoil the weekend."
    notes = (
        "One pot: nobody counts who paid. Split: you see who owes whom how much, to the cent.",
        "Write the cost of something in the days there or here. It is the same cost.",
        "Write a price in another currency with its code (JPY 58,000). It counts at the rate you set.",
    )
    AUTO_FOCUS = "#budget-entries"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add a cost", tooltip="Something that costs money but has no time of its own",
                id="budget.add"),
        Binding("l", "limit", "Limit", tooltip="The most it may cost", id="budget.limit"),
        Binding("s", "split", "Split or not", tooltip="One pot, or split between you", id="budget.split"),
        Command("f7", "remove", "Remove", tooltip="Remove this cost", show=False,
                id="budget.remove", when="under"),
    ]  # fmt: skip
    _said = ""

    def body(self) -> ComposeResult:
        """Lay out the sums, the settings and the list."""
        plan = self.edit.find()
        if plan is None:
            return
        self._form = Form(
            plan.budget,
            (
                Money("limit", "Limit", "no limit", plan.currency, unit=plan.currency),
                Pick("split", "How", [(False, "one pot", "", ""), (True, "split", "", "")]),
                Text("part", signed(self.house.couple(), "a") + plain(" pays"), parse=_part, anew=True,
                     limit=3, unit="%"),
            ),
            "budget",
            then=self._leave_lines,
            id="budget-how",
        )  # fmt: skip
        with Vertical(id="budget", classes="column"):
            yield Static("", id="budget-sums", markup=False)
            yield Static("", id="budget-owed", markup=False)
            yield self._form
            yield Static("", id="budget-said", markup=False)
            yield Choices(hides=True, id="budget-entries")
            yield Static("", id="budget-rates", markup=False)
            yield Static("", id="budget-begin", markup=False)

    def _leave_lines(self) -> None:
        choices = self.query_one(Choices)
        self.set_focus(choices if choices.display else None)

    # -- drawing --------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw it; what is typed stays."""
        if (plan := self.plan) is not None:
            for form in self.query(Form):
                form.follow(plan.budget)
                form.show_row("part", plan.budget.split)
        super().draw()

    def view(self) -> View:
        """Show the sums and the list."""
        plan = self.plan
        if plan is None:
            return {}
        rows = [self._row(plan, entry) for entry in entries(plan)]
        begin = (
            f"Nothing costs anything yet. Press {self.key_of('budget.add')} for the room or the "
            "tickets. You can write the cost of a meal or a trip in the days."
        )
        return {
            "budget-sums": _sums(plan),
            "budget-owed": self._owed(plan),
            "budget-said": self._said,
            "budget-entries": rows,
            "budget-rates": self._rates(plan),
            "budget-begin": "" if rows else begin,
        }

    def _owed(self, plan: Plan) -> Content:
        owed, couple = owes(plan), self.house.couple()
        if owed is None:
            return Content("")
        said = plain("You are even.")
        if owed.amount:
            to = signed(couple, "b" if owed.by == "a" else "a")
            said = signed(couple, owed.by) + " gives " + to + plain(f" {money(owed.amount, plan.currency)}.")
        if owed.unsaid:
            said += Content.styled(f" Nobody said who paid: {money(owed.unsaid, plan.currency)}.", "$quiet")
        return said

    def _row(self, plan: Plan, entry: Entry) -> Choice:
        parts: list[Content] = []
        # As it was written counts most once it is paid; for both there is no room.
        as_written = entry.cost_as if entry.spent is None or entry.cost is None else None
        if planned := both_ways(entry.cost, as_written, plan.currency):
            parts.append(plain(f"planned {planned}"))
        if spent := both_ways(entry.spent, entry.spent_as, plan.currency):
            paid = plain(f"paid {spent}")
            parts.append(paid + " by " + self._partner(entry.payer) if entry.payer else paid)
        if entry.share != "both" and plan.budget.split:
            parts.insert(0, plain("for ") + self._partner(entry.share))
        return Choice(entry.id, entry.what, Content(" · ").join(parts))

    def _rates(self, plan: Plan) -> Content:
        """Return what the other currencies count as."""
        lines = []
        for currency in foreign(plan):
            rate = rate_of(plan, currency)
            counts = f"One {currency} counts as {rate_words(rate)} {plan.currency}." if rate else ""
            lines.append(counts or f"{currency} has no rate yet.")
        key = self.key_of("budget.rate")
        lines += [f"{key} sets the rate, with the cursor on such a line."] if lines and key else []
        return Content.styled("\n".join(lines), "$quiet")

    @property
    def abroad(self) -> Foreign | None:
        """What is written in another currency: under the cursor, else without a rate, else the first."""
        if self.plan is None:
            return None
        some = [(e, each) for e in entries(self.plan) for each in (e.spent_as, e.cost_as) if each is not None]
        here = [each for e, each in some if e.id == self.under]
        return next(iter((*here, *totals(self.plan).uncounted, *(each for _, each in some))), None)

    def _partner(self, side: str) -> Content:
        return signed(self.house.couple(), "a" if side == "a" else "b", bold=False)

    # -- changing -------------------------------------------------------------------------------------

    def on_form_changed(self, event: Form.Changed) -> None:
        """Keep what is typed and picked, where it can be read."""
        event.stop()
        if self.plan is None:
            return
        typed = self._form.read()
        self._said = self._form.troubles.get(event.name, "")
        if event.name == "split":
            self.edit.change(with_budget, limit=self.plan.budget.limit, split=typed.split)
        elif (typed.limit, typed.part) != (self.plan.budget.limit, self.plan.budget.part):
            self.edit.change_typed(event.name, with_budget, limit=typed.limit, part=typed.part)
        self.put({"budget-said": self._said})

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open the cost."""
        event.stop()
        self._open(event.id)

    def _open(self, id: str) -> None:
        from .cost import CostPage

        self.app.push_screen(CostPage(self.plan_id, id))

    @property
    def under(self) -> str:
        """The id of the cost under the cursor, or ""."""
        return self.under_cursor.id

    def action_add(self) -> None:
        """Write a cost down."""
        self._open("")

    def action_limit(self) -> None:
        """Go to the limit."""
        self.query_one("#budget-limit").focus()

    def action_split(self) -> None:
        """Split it, or put it into one pot."""
        if self.plan is not None:
            self.edit.change(with_budget, limit=self.plan.budget.limit, split=not self.plan.budget.split)

    def action_remove(self) -> None:
        """Take the cost away; a slot stays, without its money."""
        if self.edit.change(remove_cost, self.under) is not None:
            self.say_removed("Taken away.")


def _sums(plan: Plan) -> Content:
    sums = totals(plan)
    words = Content.assemble(
        (money(sums.planned, plan.currency), "bold"), (" planned · ", "$quiet"),
        (money(sums.spent, plan.currency), "bold"), (" paid", "$quiet"),
    )  # fmt: skip
    if sums.left is not None:
        left = "left" if sums.left >= 0 else "over your limit"
        words += Content.styled(f" · {money(abs(sums.left), plan.currency)} {left}", "$quiet")
    if sums.uncounted:
        some = ", ".join(money(each.amount, each.currency) for each in sums.uncounted)
        words += Content.styled(f" · not counted: {some}", "$warning")
    return words


def _part(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 100:
        raise ValueError("A share is between 0 and 100 percent." if text else "")
    return int(text)

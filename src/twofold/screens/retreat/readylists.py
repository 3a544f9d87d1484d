"""The ready packing lists: for the kind of retreat, and for the weather."""

from textual.app import ComposeResult
from textual.widgets import Static

from twofold.content import PackingList, packing_lists
from twofold.domain.records import new_id
from twofold.domain.retreat.packing import add_things, new_things
from twofold.domain.retreat.plan import Plan, Thing
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.plain import plain

from .planned import Planned


class ReadyLists(Planned):
    """Takes the things of a ready list over into the plan's."""

    place = "retreat.ready-lists"
    heading = "Ready lists"
    why = "A list to begin with. One key removes what you do not need."
    AUTO_FOCUS = "#ready-lists"

    def body(self) -> ComposeResult:
        """Lay out the lists."""
        if self.edit.find() is None:
            return
        yield Static(plain("Enter adds a list to yours. Nothing is added twice."), id="listed-lead",
                     classes="column quiet plan-lead", markup=False)  # fmt: skip
        yield Choices(id="ready-lists", classes="column")

    def view(self) -> View:
        """Show the lists, with how much of each is on theirs."""
        plan = self.plan
        if plan is None:
            return {}
        fitting = ("always", plan.where, plan.template)
        fits = [each for each in packing_lists() if each.id in fitting]
        others = [each for each in packing_lists() if each not in fits]
        rows = sections(
            ("For this retreat", [self._row(plan, each) for each in fits]),
            ("Other lists", [self._row(plan, each) for each in others]),
        )
        return {"ready-lists": rows}

    def _row(self, plan: Plan, ready: PackingList) -> Choice:
        fresh = len(new_things(plan, _things(ready)))
        note = "all on your list" if not fresh else f"{fresh} things" if fresh > 1 else "one thing"
        return Choice(ready.id, ready.name, note)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Add the list."""
        event.stop()
        ready = next((each for each in packing_lists() if each.id == event.id), None)
        before = len(self.plan.packing) if self.plan else 0
        after = self.edit.change(add_things, _things(ready)) if ready else None
        if after is not None:
            fresh = len(after.packing) - before
            self.house.say(f"{fresh} added." if fresh else "You have all of it already.")


def _things(ready: PackingList) -> tuple[Thing, ...]:
    """Return what *ready* holds, with fresh ids."""
    return tuple(Thing(id=new_id(), what=what, whose=whose) for what, whose in ready.things)

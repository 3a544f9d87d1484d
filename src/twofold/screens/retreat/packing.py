"""What goes into the bags: a shared list, and one for each of them."""

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Paste

from twofold.domain.records import Hands, new_id
from twofold.domain.retreat.packing import (
    add_things,
    of,
    read_list,
    remove_thing,
    replace_thing,
    things,
    tick,
)
from twofold.domain.retreat.plan import Plan, Thing
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed

from .listing import Listed

ORDER: tuple[Hands, ...] = ("both", "a", "b")
IN, OUT = "✓", "·"
"""Stand before what is in the bag, and before what is not."""
PASTED = 20_000
"""Most characters of a pasted list that are read."""


class ListLine(Line):
    """A line for one thing; a pasted list of several is handed to ``on_list`` whole."""

    on_list: Callable[[tuple[str, ...]], None] | None = None

    def on_paste(self, event: Paste) -> None:
        """Take a list for what it is; anything else is pasted as into any line."""
        found = read_list(event.text[:PASTED])
        if self.on_list is not None and len(found) > 1:
            event.stop()
            event.prevent_default()
            self.on_list(found)


class Packing(Listed[Thing]):
    """The packing list of a plan."""

    place = "retreat.packing"
    heading = "Packing"
    why = "What is on a list need not be kept in mind."
    notes = (
        "Several things at once: paste a whole list where you would type one.",
        "Ready lists are added to yours; what you have already is not added twice.",
    )
    hint = "socks, or a whole list pasted"
    field = ListLine
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space", "tick", "Pack", tooltip="In the bag, or out of it again", id="packing.tick",
                when="may_change"),
        Binding("l", "lists", "Ready lists", tooltip="Take things from a ready list", id="packing.lists"),
        Command("f2", "for_next", "For another", tooltip="Write it for the next of you",
                id="packing.for", when="writes_new"),
        Command("w", "whose", "Whose", tooltip="Shared, the first one's or the second one's", show=False,
                id="packing.whose", when="may_change"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._whose: Hands = "both"

    def on_mount(self) -> None:
        """Take a list where one is pasted."""
        for line in self.query(ListLine):
            line.on_list = self._listed

    def rows(self) -> list[Choice]:
        """Return the three lists."""
        if self.plan is None:
            return []
        lists = {whose: [_row(thing) for thing in of(self.plan, whose)] for whose in ORDER}
        return sections(*((self._owner(whose), rows) for whose, rows in lists.items()))

    def lead(self) -> Content:
        """Return whose the line is, or how much is packed."""
        if self.writes_new:
            return plain("Whose: ") + self._owner(self._whose)
        some = self.parts()
        packed = sum(thing.packed for thing in some)
        return Content.styled(f"{packed} of {len(some)} in the bag", "$quiet") if some else Content("")

    def empty(self) -> Content:
        """Return what shows the way out of an empty list."""
        if self.plan is None or self.plan.packing:
            return Content("")
        return plain(
            "Nothing to pack yet.\n\n"
            f"Press {self.key_of('packing.lists')} for a ready list, or {self.key_of('listed.add')} to write "
            "down what you need. A list from elsewhere can be pasted there in one go."
        )

    def _owner(self, whose: Hands) -> Content:
        if whose == "both":
            return Content.styled("For both of you", "bold")
        return signed(self.house.couple(), whose)

    @property
    def writes_new(self) -> bool:
        """Whether something new is being written down."""
        return self.writing and not self.edited

    def parts(self) -> tuple[Thing, ...]:
        """Return what goes into the bags."""
        return self.plan.packing if self.plan else ()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Put it into the bag, or take it out."""
        event.stop()
        self.edit.change(tick, event.id)

    def action_tick(self) -> None:
        """Put it into the bag, or take it out."""
        self.edit.change(tick, self.under)

    def action_whose(self) -> None:
        """Make it the next one's."""
        thing = self.part(self.under)
        if thing is not None:
            self.edit.change(replace_thing, replace(thing, whose=_next(thing.whose)))

    def removed(self, plan: Plan, id: str) -> Plan:
        """Return the plan without it."""
        return remove_thing(plan, id)

    # -- writing --------------------------------------------------------------------------------------

    def words_of(self, id: str) -> str | None:
        """Return what the thing is called."""
        thing = self.part(id)
        return thing.what if thing else None

    def action_add(self) -> None:
        """Write something down, for whom the list under the cursor is."""
        thing = self.part(self.under)
        self._whose = thing.whose if thing else "both"
        super().action_add()

    def action_for_next(self) -> None:
        """Write it down for the next one."""
        self._whose = _next(self._whose)
        self.draw()

    def write(self, id: str, words: str) -> str:
        """Keep it."""
        if not id:
            thing = Thing(id=new_id(), what=words, whose=self._whose)
            return thing.id if self.edit.change(add_things, (thing,)) is not None else ""
        if (known := self.part(id)) is not None:
            self.edit.change(replace_thing, replace(known, what=words))
        return id

    def _listed(self, whats: tuple[str, ...]) -> None:
        before = len(self.parts())
        after = self.edit.change(add_things, things(whats, self._whose))
        if after is not None:
            self.house.say(f"{len(after.packing) - before} things added.")

    def action_lists(self) -> None:
        """Choose from the ready lists."""
        from .readylists import ReadyLists

        self.app.push_screen(ReadyLists(self.plan_id))


def _row(thing: Thing) -> Choice:
    return Choice(thing.id, thing.what, sign=Content(IN if thing.packed else OUT))


def _next(whose: Hands) -> Hands:
    return ORDER[(ORDER.index(whose) + 1) % len(ORDER)]

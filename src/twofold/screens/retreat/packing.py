"""What goes into the bags: what is shared, what each needs one of, and what belongs to one of them."""

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Paste

from twofold.domain.records import SIDES, Side, new_id
from twofold.domain.retreat.packing import (
    add_things,
    as_last_time,
    belongs_to,
    in_bags,
    new_things,
    of,
    read_list,
    remove_thing,
    replace_thing,
    things,
    tick,
)
from twofold.domain.retreat.plan import WHOSE, Plan, Thing, Whose
from twofold.screens.house import newest
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed
from twofold.widgets.seat import seat_at

from .listing import Listed
from .plans import plan_cards

IN, OUT, NOT_YET = "✓", "·", "–"
"""Stand before what is in the bag, and before what is not, and behind who has not packed theirs."""
_LOOKED_AT = 20
"""Retreats of before that are looked through for a list."""
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
    why = "Once it is on a list, it is off your mind."
    notes = (
        "To add several things at once, paste a whole list where you would type one.",
        "You can add ready lists and the one from your last retreat. Nothing is added twice.",
        "For a thing each of you brings, tick with your own key, or with space for both.",
    )
    hint = "socks, or a whole list pasted"
    field = ListLine
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space", "tick", "Pack", tooltip="Packed, or not packed yet", id="packing.tick",
                when="may_change", called="tick_word"),
        Command("f", "tick_own('a')", "The first's", tooltip="The first of you has packed theirs",
                id="packing.first", when="may_tick_own", called="whose_key"),
        Command("j", "tick_own('b')", "The second's", tooltip="The second of you has packed theirs",
                id="packing.second", when="may_tick_own", called="whose_key"),
        Command("a", "again", "As last time", tooltip="Add what you packed for your last retreat",
                id="packing.again", when="may_repeat"),
        Binding("l", "lists", "Ready lists", tooltip="Add things from a ready list", id="packing.lists"),
        Command("f2", "for_next", "For another", tooltip="Change who packs it",
                id="packing.for", when="writes_new"),
        Command("w", "whose", "Whose", show=False,
                tooltip="Shared, one each, or only for the first or the second of you",
                id="packing.whose", when="may_change"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._whose: Whose = "both"
        self._last: Plan | None = None

    def on_mount(self) -> None:
        """Take a list where one is pasted."""
        for line in self.query(ListLine):
            line.on_list = self._listed
        self._last = self._last_packed()
        self.draw()
        self.refresh_bindings()

    def _last_packed(self) -> Plan | None:
        """Return the last retreat before this one for which something was packed."""
        plan = self.plan
        if plan is None:
            return None
        before = [card for card in plan_cards(self.house) if card.id != plan.id and card.start <= plan.start]
        for card in sorted(before, key=lambda card: (card.start, card.created), reverse=True)[:_LOOKED_AT]:
            found = newest(self.house, Plan, card.id)
            if found is not None and found.packing:
                return found
        return None

    def rows(self) -> list[Choice]:
        """Return the lists."""
        if self.plan is None:
            return []
        lists = {whose: [self._row(thing) for thing in of(self.plan, whose)] for whose in WHOSE}
        return sections(*((self._owner(whose), rows) for whose, rows in lists.items()))

    def lead(self) -> Content:
        """Return whose the line is, or how much is packed."""
        if self.writes_new:
            return self._owner(self._whose)
        if self.plan is None or not self.plan.packing:
            return Content("")
        packed, whole = in_bags(self.plan)
        words = f"{packed} of {whole} packed"
        return Content.styled(f"{words} · {self._offer}" if self._offer else words, "$quiet")

    @property
    def _offer(self) -> str:
        """What is said of the list of the last retreat: what of it is not here yet."""
        if not (fresh := self._fresh) or self._last is None:
            return ""
        count = "1 more" if len(fresh) == 1 else f"{len(fresh)} more"
        return f"{self.key_of('packing.again')} adds {count} from {self._last.title}"

    @property
    def _fresh(self) -> tuple[Thing, ...]:
        """What was packed for the last retreat and is not on this list."""
        if self.plan is None or self._last is None:
            return ()
        return new_things(self.plan, self._last.packing)

    @property
    def may_repeat(self) -> bool:
        """Whether the last retreat had something to pack that is not here."""
        return not self.writing and bool(self._fresh)

    def action_again(self) -> None:
        """Add what was packed for the last retreat."""
        before = len(self.parts())
        if self._last is None:
            return
        after = self.edit.change(add_things, as_last_time(self._last))
        if after is not None:
            key = self.key_of("retreat.undo")
            count = len(after.packing) - before
            said = "1 thing added." if count == 1 else f"{count} things added."
            self.house.say(f"{said} {key} takes {'it' if count == 1 else 'them'} off again." if key else said)
            self.query_one(Choices).focus()

    def empty(self) -> Content:
        """Return what shows the way out of an empty list."""
        if self.plan is None or self.plan.packing:
            return Content("")
        again = ""
        if self._last is not None and self._fresh:
            again = f"Press {self.key_of('packing.again')} to add what you packed for {self._last.title}.\n\n"
        return plain(
            f"Nothing to pack yet.\n\n{again}Press {self.key_of('packing.lists')} for a ready list, "
            f"or {self.key_of('listed.add')} to write down what you need. You can paste a list from "
            "elsewhere there in one go."
        )

    def _row(self, thing: Thing) -> Choice:
        sign = Content(OUT if thing.missing else IN)
        if thing.whose != "each":
            return Choice(thing.id, thing.what, sign=sign)
        couple, by = self.house.couple(), zip(SIDES, thing.packed_by, strict=True)
        said = (
            signed(couple, side, bold=False) + plain(f" {IN if packed else NOT_YET}") for side, packed in by
        )
        return Choice(thing.id, thing.what, Content(" · ").join(said), sign=sign)

    def _owner(self, whose: Whose) -> Content:
        if whose == "both":
            return Content.styled("For both of you", "bold")
        if whose == "each":
            return Content.styled("For each of you", "bold")
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
        self._tick(event.id)

    def action_tick(self) -> None:
        """Put it into the bag, or take it out."""
        self._tick(self.under)

    def _tick(self, id: str) -> None:
        # At a seat of their own, each packs their own.
        self.edit.change(tick, id, seat_at(self.app))

    @property
    def may_tick_own(self) -> bool:
        """Whether each of the two needs one of what is under the cursor."""
        thing = self.part(self.under)
        return not self.writing and thing is not None and thing.whose == "each"

    @property
    def tick_word(self) -> str | None:
        """What the key for both is called; None where each has one of their own, which need the room."""
        return None if self.may_tick_own else "Pack"

    def whose_key(self, side: Side) -> str:
        """Return the name of *side*, as their key is called."""
        return self.house.couple().name(side)

    def action_tick_own(self, side: Side) -> None:
        """Put what *side* needs of it into their bag, or take it out."""
        if self.is_active:
            self.edit.change(tick, self.under, side)

    def action_whose(self) -> None:
        """Make it the next one's."""
        thing = self.part(self.under)
        if thing is not None:
            self.edit.change(replace_thing, belongs_to(thing, _next(thing.whose)))

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


def _next(whose: Whose) -> Whose:
    return WHOSE[(WHOSE.index(whose) + 1) % len(WHOSE)]

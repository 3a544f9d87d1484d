"""What goes into the bags: a shared list, and one for each of them."""

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Paste
from textual.widgets import Static

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
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed
from twofold.widgets.sheets import sheet

from .planned import Planned

ORDER: tuple[Hands, ...] = ("both", "a", "b")
IN, OUT = "✓", "·"
"""Stand before what is in the bag, and before what is not."""
PASTED = 20_000
"""Most characters of a pasted list that are read."""


class ListLine(Line):
    """A line for one thing; a pasted list of several is handed to ``on_list`` whole."""

    on_list: Callable[[tuple[str, ...]], None] | None = None

    def _on_paste(self, event: Paste) -> None:
        found = read_list(event.text[:PASTED])
        if self.on_list is None or len(found) < 2:
            super()._on_paste(event)
            return
        event.stop()
        event.prevent_default()
        self.on_list(found)


class Packing(Planned):
    """The packing list of a plan."""

    place = "retreat.packing"
    heading = "Packing"
    why = "What is on a list need not be kept in mind."
    notes = (
        "Several things at once: paste a whole list where you would type one.",
        "Ready lists are added to yours; what you have already is not added twice.",
    )
    CSS_PATH = [sheet("retreat"), sheet("retreat_packing")]
    AUTO_FOCUS = "#packing-things"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "In the bag", tooltip="In the bag, or out of it again", id="packing.tick"),
        Binding("n", "add", "Add", tooltip="Write something down, or paste a whole list", id="packing.add"),
        Binding("l", "lists", "Ready lists", tooltip="Take things from a ready list", id="packing.lists"),
        Binding("f2", "for_next", "For another", tooltip="Write it for the next of you",
                id="packing.for"),
        Binding("e", "edit", "Write anew", tooltip="Write it differently", show=False, id="packing.edit"),
        Binding("w", "whose", "Whose", tooltip="Shared, the first one's or the second one's", show=False,
                id="packing.whose"),
        Binding("r,delete,backspace", "remove", "Leave at home", tooltip="Take it off the list", show=False,
                id="packing.remove"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._edited = ""
        self._whose: Hands = "both"

    def body(self) -> ComposeResult:
        """Lay out the list."""
        if self.find() is None:
            return
        yield Static("", id="packing-lead", classes="column plan-lead", markup=False)
        yield ListLine(placeholder="socks, or a whole list pasted", id="packing-line", classes="column plan-line")
        yield Choices(id="packing-things", classes="column")
        yield Static("", id="packing-begin", classes="column", markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        if self.plan is None:
            return
        line = self.query_one(ListLine)
        line.display = False
        line.on_enter = self._written
        line.on_list = self._listed
        self.draw()
        # The list takes the keyboard, and a long one would be moved up to its end.
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def draw(self) -> None:
        """Draw the list."""
        plan = self.plan
        if plan is None or not self.query("#packing-begin"):
            return
        rows: list[Choice] = []
        for whose in ORDER:
            some = of(plan, whose)
            if not some:
                continue
            if rows:
                rows.append(Choice("", "", heading=True))
            rows.append(Choice("", self._owner(whose), heading=True))
            rows += [
                Choice(thing.id, thing.what, sign=Content(IN if thing.packed else OUT)) for thing in some
            ]
        choices = self.query_one(Choices)
        choices.set_choices(rows)
        choices.display = bool(rows)
        begin = self.query_one("#packing-begin", Static)
        begin.display = not rows
        begin.update(
            plain(
                "Nothing to pack yet.\n\n"
                f"Press {self.key_of('packing.lists')} for a ready list, or {self.key_of('packing.add')} to "
                "write down what you need. A list from elsewhere can be pasted there in one go."
            )
        )
        self._draw_lead(plan)

    def _draw_lead(self, plan: Plan) -> None:
        lead = self.query_one("#packing-lead", Static)
        if self.query_one(ListLine).display:
            words = plain("Whose: ") + self._owner(self._whose)
            lead.update(words)
        else:
            packed = sum(thing.packed for thing in plan.packing)
            lead.update(Content.styled(f"{packed} of {len(plan.packing)} in the bag", "$quiet"))
        lead.display = bool(plan.packing) or self.query_one(ListLine).display

    def _owner(self, whose: Hands) -> Content:
        couple = self.house.couple()
        return Content.styled("For both of you", "bold") if whose == "both" else signed(couple, whose)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer for a thing only what can be done with one."""
        if action in ("tick", "edit", "whose", "remove"):
            return self._thing() is not None and not isinstance(self.focused, Line)
        if action == "for_next":
            return isinstance(self.focused, Line) and not self._edited
        return super().check_action(action, parameters)

    def _thing(self) -> Thing | None:
        for choices in self.query(Choices):
            return (
                next((t for t in self.plan.packing if t.id == choices.current), None) if self.plan else None
            )
        return None

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Put it into the bag, or take it out."""
        event.stop()
        self.act(tick, event.id)

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with it."""
        self.refresh_bindings()

    def action_tick(self) -> None:
        """Put it into the bag, or take it out."""
        thing = self._thing()
        if thing is not None:
            self.act(tick, thing.id)

    def action_remove(self) -> None:
        """Take it off the list."""
        thing = self._thing()
        if thing is not None and self.act(remove_thing, thing.id) is not None:
            self.house.say(f"Off the list. {self.key_of('retreat.undo')} brings it back.")

    def action_whose(self) -> None:
        """Make it the next one's."""
        thing = self._thing()
        if thing is not None:
            self.act(replace_thing, replace(thing, whose=_next(thing.whose)))

    # -- writing --------------------------------------------------------------------------------------

    def action_add(self) -> None:
        """Write something down."""
        thing = self._thing()
        self._open("", thing.whose if thing else "both", "")

    def action_edit(self) -> None:
        """Write it differently."""
        thing = self._thing()
        if thing is not None:
            self._open(thing.id, thing.whose, thing.what)

    def _open(self, id: str, whose: Hands, words: str) -> None:
        self._edited, self._whose = id, whose
        line = self.query_one(ListLine)
        line.value = words
        line.cursor_position = len(words)
        line.display = True
        line.focus()
        self.query_one("#body").scroll_home(animate=False)
        self.draw()

    def action_for_next(self) -> None:
        """Write it down for the next one."""
        self._whose = _next(self._whose)
        self.draw()

    def _written(self) -> None:
        line = self.query_one(ListLine)
        what, line.value = line.line, ""
        if what and self._edited and self.plan is not None:
            before = next((thing for thing in self.plan.packing if thing.id == self._edited), None)
            if before is not None:
                self.act(replace_thing, replace(before, what=what))
        elif what:
            self.act(add_things, (Thing(id=new_id(), what=what, whose=self._whose),))
        if not what or self._edited:
            self._edited = ""
            self.set_focus(self.query_one(Choices) if self.query_one(Choices).display else None)

    def _listed(self, whats: tuple[str, ...]) -> None:
        before = len(self.plan.packing) if self.plan else 0
        after = self.act(add_things, things(whats, self._whose))
        if after is not None:
            self.house.say(f"{len(after.packing) - before} things added.")

    def on_descendant_blur(self) -> None:
        """Put the line away; what was typed is taken."""
        self.call_after_refresh(self._put_away)

    def _put_away(self) -> None:
        for line in self.query(ListLine):
            if line.display and not line.has_focus and self.app.screen is self:
                self._take()
                line.display = False
                self._edited = ""
                if self.focused is None:
                    self.query_one(Choices).focus()
                self.draw()

    def _take(self) -> None:
        """Take what stands in the line, as if Enter had been pressed."""
        line = self.query_one(ListLine)
        if line.line:
            self._written()

    def flush(self) -> None:
        """Take what is being typed."""
        if self.plan is not None and self.query_one(ListLine).display:
            self._take()

    def action_lists(self) -> None:
        """Choose from the ready lists."""
        from .readylists import ReadyLists

        self.app.push_screen(ReadyLists(self.plan_id))


def _next(whose: Hands) -> Hands:
    return ORDER[(ORDER.index(whose) + 1) % len(ORDER)]

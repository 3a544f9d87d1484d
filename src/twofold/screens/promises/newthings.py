"""New things to do together: a list of what neither has done, a day for one of them, and how new it was."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content.rituals import ritual_words
from twofold.domain.dates import on_day
from twofold.domain.promises.newthings import (
    NEW_THINGS,
    NEWNESS,
    NewThing,
    NewThings,
    added,
    done,
    first,
    listed,
    lived,
    planned,
    rated,
    removed,
    to_do,
)
from twofold.domain.records import Record, new_id
from twofold.screens.asks import Asks
from twofold.screens.edit import Edit
from twofold.screens.page import BLANK, View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain


class NewThingsPage(Asks):
    """The list, a line to add to it, and ideas."""

    place = "promises.new-things"
    heading = "New things"
    why = "Doing something new together brings back a little of the beginning. It need not go well."
    notes = (
        "Exciting, not just pleasant: something neither of you is good at. Ninety minutes a week.",
        "In a trial with 101 couples, those who did this for four weeks grew happier than those who waited. "
        "Four months later they were still happier than before (Kimberley Coulter and John Malouff, 2013). "
        "It is one trial; you may do it at any pace.",
    )
    AUTO_FOCUS = "#new-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add one", tooltip="Write one of your own", id="new.add"),
        Binding("i", "ideas", "Ideas", tooltip="Things to pick from", id="new.ideas"),
        Command("p", "plan", "Plan it", tooltip="Name a day for it", id="new.plan", when="may_plan"),
        Command("space,d", "done", "Done", tooltip="Done today, or not yet", show=False,
                id="new.done", when="is_on_one"),
        Command("x", "remove", "Remove", tooltip="Take it off the list; u brings it back", show=False,
                id="new.remove", when="is_on_one"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="new.undo",
                when="may_undo"),
        *(
            Command(str(n), f"rate({n - 1})", f"It was {how} new", tooltip=f"It was {how} new", show=False,
                    id=f"new.rate-{n}", when="may_rate")
            for n, how in enumerate(NEWNESS, 1)
        ),
    ]  # fmt: skip
    asks_in = "new"

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, NewThings, NEW_THINGS, history=NEW_THINGS)
        self.picking = False

    @property
    def history(self) -> str:
        """What was done to the list is taken back here."""
        return NEW_THINGS

    def edit_of(self, record: Record) -> "Edit[NewThings]":
        """Return the edit of the list."""
        return self.edit

    @property
    def things(self) -> NewThings:
        """The list as it stands."""
        things = self.edit.value
        assert things is not None
        return things

    def body(self) -> ComposeResult:
        """Lay out the list, the line, and the ideas."""
        self.edit.begin(first(self.house.clock.now()))
        with Vertical(id="new", classes="column"):
            yield Static("", id="new-begin", markup=False)
            yield Choices(id="new-list")
            yield Choices(self._ideas(), id="new-ideas")
            yield from self.asked()
            yield Static("", id="new-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the list; ideas stand in the place of an empty one."""
        self._show_list()
        self.query_one("#new-list", Choices).first()

    def reload(self) -> None:
        """Follow the other terminal."""
        self.edit.look()
        self.draw()

    def _ideas(self) -> list[Choice]:
        groups = ritual_words().newthings
        return sections(*((group.name, [self._idea(what) for what in group.things]) for group in groups))

    def _idea(self, what: str) -> Choice:
        on_list = listed(self.things, what)
        sign, note = ("○", "on your list") if on_list else (" ", "")
        if not on_list and any(each.what == what for each in lived(self.things)):
            sign, note = "●", "you have done it"
        return Choice(what, plain(what), note, sign=Content(sign))

    def view(self) -> View:
        """Show the list as it stands, and what can be done with the one under the cursor."""
        rows = self._rows()
        begin = "Write down about ten things that neither of you has done and you would both like."
        begin = f"{begin} Then do one a week."
        if key := self.key_at_start("new.add"):
            begin = f"{begin} {key} writes one, or pick from these with Enter."
        return {
            "new-begin": "" if rows else begin,
            "new-list": rows,
            "new-ideas": self._ideas(),
            **self.asked_view(),
            "new-end": lambda: self._end() or BLANK,
        }

    def draw(self) -> None:
        """Draw the list, or the ideas in its place; nothing is an empty page."""
        turns = not self.picking and not self.things.things
        self.picking = self.picking or turns
        super().draw()
        for own in self.query("#new-list, #new-ideas"):
            own.display = self.picking is (own.id == "new-ideas")
        if turns and not isinstance(self.focused, Line):
            self.back_to().focus()

    def _rows(self) -> list[Choice]:
        wanted = [
            Choice(each.id, plain(each.what), on_day(each.planned, self.today) if each.planned else "",
                   sign=Content("○"))
            for each in to_do(self.things)
        ]  # fmt: skip
        some = sections(("You have done", [self._lived(each) for each in lived(self.things)]))
        return [*wanted, Choice("", "", heading=True), *some] if wanted and some else [*wanted, *some]

    def _lived(self, thing: NewThing) -> Choice:
        day = on_day(thing.done, self.today) if thing.done else ""
        note = f"{day}, {thing.new} new" if thing.new else day
        return Choice(thing.id, plain(thing.what), note, sign=Content("●"))

    def _end(self) -> str:
        if isinstance(self.focused, Line):
            return "Enter keeps it; Esc leaves the line."
        if self.picking:
            chosen = self.query_one("#new-ideas", Choices).current or ""
            takes = "takes it off your list" if listed(self.things, chosen) else "puts it on your list"
            many = len(self.things.things)
            return f"Enter {takes}. " + (f"{self.key_at_start('new.ideas')} shows the list." if many else "")
        if self.may_rate:
            return "1 2 3: it was a little, quite, or very new. Space: not done after all."
        if self.may_plan:
            return f"Space when you have done it, {self.key_of('new.plan')} to name a day."
        return ""

    @property
    def thing(self) -> NewThing | None:
        """The thing under the cursor of the list, or None."""
        current = self.query_one("#new-list", Choices).current
        return next((each for each in self.things.things if each.id == current), None)

    @property
    def is_on_one(self) -> bool:
        """Whether the cursor is on something of the list."""
        return not self.picking and self.thing is not None

    @property
    def may_plan(self) -> bool:
        """Whether a day can be named for the one under the cursor."""
        return self.is_on_one and self.thing is not None and self.thing.done is None

    @property
    def may_rate(self) -> bool:
        """Whether the one under the cursor was done, so that they can say how new it was."""
        return self.is_on_one and not self.may_plan

    def on_option_list_option_highlighted(self) -> None:
        """Say what can be done with the one under the cursor."""
        self.put({"new-end": self._end() or BLANK})
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Say what can be done here."""
        self.draw()

    # -- changes ------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take an idea, or leave it again; or plan what is under the cursor."""
        event.stop()
        if event.choices.id == "new-ideas":
            if there := listed(self.things, event.id):
                self.edit.change(removed, there.id)
            else:
                self.edit.change(added, new_id(), event.id)
        elif self.may_plan:
            self.action_plan()

    def action_add(self) -> None:
        """Write one of their own."""
        self.ask("Something neither of you has done", "a night walk without a torch", "", self._added)

    def _added(self, what: str) -> bool:
        """Put *what* on the list, and wait for the next one; it is left with nothing typed."""
        if what and self.edit.change(added, new_id(), what):
            self.line.value = ""
        return not what

    def action_plan(self) -> None:
        """Name a day for the one under the cursor."""
        if (thing := self.thing) is not None:
            hint = "Saturday, or 12 March; empty for no day"
            self.ask(f"When: {thing.what}", hint, "", partial(self._planned, thing.id))

    def _planned(self, id: str, typed: str) -> bool:
        return self.edit.change(planned, id, typed, self.today) is not None

    def action_ideas(self) -> None:
        """Show ideas in the place of the list, or the list again."""
        self.picking = not self.picking
        self._show_list()

    def back_to(self) -> Choices:
        """Return the list, or the ideas."""
        return self.query_one("#new-ideas" if self.picking else "#new-list", Choices)

    def _show_list(self) -> None:
        self.draw()
        self.back_to().focus()

    def action_done(self) -> None:
        """Say that it was done today, or that it was not after all."""
        if self.thing is not None:
            self.edit.change(done, self.thing.id, self.today)

    def action_rate(self, place: int) -> None:
        """Say how new it was."""
        if self.thing is not None:
            self.edit.change(rated, self.thing.id, NEWNESS[place])

    def action_remove(self) -> None:
        """Take it off the list."""
        if self.thing is not None:
            self.edit.change(removed, self.thing.id)

    def action_back(self) -> None:
        """Put the ideas away, or go back."""
        if self.picking and self.things.things:
            self.action_ideas()
        else:
            super().action_back()

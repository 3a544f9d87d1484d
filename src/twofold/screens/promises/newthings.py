"""New things to do together: a list of what neither has done, a day for one of them, and how new it was."""

from collections.abc import Callable
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
    lived,
    planned,
    rated,
    removed,
    to_do,
)
from twofold.domain.records import new_id
from twofold.screens.edit import Edit, Editing
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain


class NewThingsPage(Editing):
    """The list, a line to add to it, and ideas."""

    place = "promises.new-things"
    heading = "New things"
    why = "Doing something new together brings back a little of the beginning. It need not go well."
    notes = (
        "Exciting, not merely pleasant: something that neither of you is good at. Ninety minutes a week.",
        "In a trial of 2013, 101 couples did this for four weeks and were still happier four months later "
        "(Kimberley Coulter and John Malouff). One trial; you may do it at any pace.",
    )
    AUTO_FOCUS = "#new-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Add one", tooltip="Write one of your own", id="new.add"),
        Binding("i", "ideas", "Ideas", tooltip="Things to pick from", id="new.ideas"),
        Binding("p", "plan", "Plan it", tooltip="Name a day for it", id="new.plan"),
        Binding("space,d", "done", "Done", tooltip="You have done it today, or not yet", show=False,
                id="new.done"),
        Binding("x", "remove", "Remove", tooltip="Take it off the list; u brings it back", show=False,
                id="new.remove"),
        Binding("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="new.undo"),
        *(
            Binding(str(n), f"rate({n - 1})", f"It was {how} new", tooltip=f"It was {how} new", show=False,
                    id=f"new.rate-{n}")
            for n, how in enumerate(NEWNESS, 1)
        ),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, NewThings, NEW_THINGS, history=NEW_THINGS)
        self._planning = ""
        self._picking = False

    @property
    def history(self) -> str:
        """What was done to the list is taken back here."""
        return NEW_THINGS

    @property
    def things(self) -> NewThings:
        """The list as it stands."""
        return self.edit.begin(first(self.house.clock.now()))

    def body(self) -> ComposeResult:
        """Lay out the list, the line, and the ideas."""
        with Vertical(id="new", classes="column"):
            yield Static("", id="new-begin", markup=False)
            yield Choices(id="new-list")
            yield Choices(self._ideas(), id="new-ideas")
            yield Static("", id="new-ask", classes="quiet", markup=False)
            yield Line("", id="new-line")
            yield Static("", id="new-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the list; ideas stand below an empty one."""
        self.query_one("#new-line").display = False
        self._picking = not self.things.things
        self.draw()
        self._show_list()
        self.query_one("#new-list", Choices).first()

    def _ideas(self) -> list[Choice]:
        rows: list[Choice] = []
        for group in ritual_words().newthings:
            rows += [Choice("", "", heading=True)] if rows else []
            rows.append(Choice("", group.name, heading=True))
            rows += [Choice(what, plain(what)) for what in group.things]
        return rows

    def draw(self) -> None:
        """Draw the list as it stands."""
        things, rows = self.things, []
        for thing in to_do(things):
            note = on_day(thing.planned, self.today) if thing.planned else ""
            rows.append(Choice(thing.id, plain(thing.what), note, sign=Content("○")))
        some = lived(things)
        if some:
            rows += [Choice("", "", heading=True)] if rows else []
            rows.append(Choice("", "You have done", heading=True))
        for thing in some:
            how = f"{thing.new} new" if thing.new else ""
            day = on_day(thing.done, self.today) if thing.done else ""
            note = f"{day}, {how}" if how else day
            rows.append(Choice(thing.id, plain(thing.what), note, sign=Content("●")))
        self.query_one("#new-list", Choices).set_choices(rows)
        begin = self.query_one("#new-begin", Static)
        begin.display = not rows
        begin.update(
            plain(
                "Write down about ten things that neither of you has done and both would like. Then do one a "
                f"week. {self.key_of('new.add')} writes one; or take some of these with Enter."
            )
        )
        self._draw_end()
        self.refresh_bindings()

    def _draw_end(self) -> None:
        thing = self.thing
        words = ""
        if isinstance(self.focused, Line):
            words = "Enter keeps it; Esc leaves the line."
        elif self._picking:
            words = "Enter puts it on your list."
        elif thing is not None and thing.done is not None:
            words = "1 2 3: it was a little, quite, or very new. Space: not done after all."
        elif thing is not None:
            words = f"Space when you have done it, {self.key_of('new.plan')} to name a day."
        self.query_one("#new-end", Static).update(plain(words))

    @property
    def thing(self) -> NewThing | None:
        """The thing under the cursor of the list, or None."""
        current = self.query_one("#new-list", Choices).current
        return next((each for each in self.things.things if each.id == current), None)

    def on_option_list_option_highlighted(self) -> None:
        """Say what can be done with the one under the cursor."""
        self._draw_end()
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Say what can be done here."""
        self._draw_end()
        self.refresh_bindings()

    def on_descendant_blur(self) -> None:
        """Put the line away once it is left."""
        if not isinstance(self.focused, Line):
            self.call_later(self._put_line_away)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the one under the cursor."""
        if action in ("plan", "done", "remove", "rate") and self.is_mounted:
            thing = self.thing
            there = thing is not None and not self._picking
            if action == "plan":
                return there and thing is not None and thing.done is None
            if action == "rate":
                return there and thing is not None and thing.done is not None
            return there
        return super().check_action(action, parameters)

    # -- changes ------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take an idea, or plan what is under the cursor."""
        event.stop()
        if event.choices.id == "new-ideas":
            self._add(event.id)
        elif self.thing is not None and self.thing.done is None:
            self.action_plan()

    def _add(self, what: str) -> None:
        if self.edit.change(added, new_id(), what):
            self.query_one("#new-line", Line).value = ""

    def action_add(self) -> None:
        """Write one of their own."""
        self._planning = ""
        self._ask("Something neither of you has done", "a night walk without lamps", self._added)

    def _added(self) -> None:
        line = self.query_one("#new-line", Line)
        if line.line:
            self._add(line.line)
        else:
            self._leave_line()

    def action_plan(self) -> None:
        """Name a day for the one under the cursor."""
        thing = self.thing
        if thing is not None:
            self._planning = thing.id
            self._ask(f"When: {thing.what}", "Saturday, or 12 March; nothing for no day", self._planned)

    def _planned(self) -> None:
        typed = self.query_one("#new-line", Line).line
        if self.edit.change(planned, self._planning, typed, self.today):
            self._leave_line()

    def _ask(self, words: str, hint: str, on_enter: Callable[[], None]) -> None:
        line = self.query_one("#new-line", Line)
        self.query_one("#new-ask", Static).update(plain(words))
        line.value, line.placeholder = "", hint
        line.on_enter = on_enter
        line.display = True
        line.focus()

    def _leave_line(self) -> None:
        self.set_focus(None)
        self._put_line_away()

    def _put_line_away(self) -> None:
        if not isinstance(self.focused, Line) and self.query("#new-line"):
            self.query_one("#new-line").display = False
            self.query_one("#new-ask", Static).update("")
            if self.focused is None:
                self._show_list()

    def action_ideas(self) -> None:
        """Show ideas in the place of the list, or the list again."""
        self._picking = not self._picking
        self._show_list()

    def _show_list(self) -> None:
        ideas, own = self.query_one("#new-ideas", Choices), self.query_one("#new-list", Choices)
        ideas.display, own.display = self._picking, not self._picking
        (ideas if self._picking else own).focus()
        self.draw()

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
        if self._picking and self.things.things:
            self.action_ideas()
        else:
            super().action_back()

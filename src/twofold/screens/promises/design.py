"""Designing a ritual together: what, when, who starts, what happens, how it ends, what it means."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from twofold.content.rituals import ritual_words
from twofold.domain.days import on_day
from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import merged
from twofold.domain.promises.rituals import (
    AGAIN_DAYS,
    Ritual,
    Sketch,
    Who,
    agreed,
    begin,
    sketch_of,
    trouble,
)
from twofold.domain.records import SIDES, Side
from twofold.screens.page import newest
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import hue, plain

from .both import AGAIN, Both
from .rituals import Rituals

LABELS = {
    "what": "what",
    "when": "when",
    "who": "who starts",
    "happens": "what we do",
    "ends": "how it ends",
    "means": "it means",
    "skipped": "otherwise",
    "first": "first",
    "days": "look in",
}
"""What each line of a ritual is called."""
STARTS: dict[Who, str] = {"either": "either", "turns": "turns"}


class Design(Both):
    """The lines of the ritual *ritual_id*, or of a new one, perhaps from the example at *example*."""

    place = "promises.design"
    heading = "A ritual of your own"
    why = "Small, with a time and an end, and with a meaning that is yours: then it can last."
    notes = (
        "Everything is kept as you type it; it holds once each of you has pressed your own key.",
        "Only what it is and when it is are needed. The other lines make it yours.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", tooltip="Go to the first line", id="design.edit"),
        Binding("d", "drop", "Put it away", tooltip="Put away what is not agreed yet", show=False,
                id="design.drop"),
    ]  # fmt: skip

    def __init__(self, ritual_id: str = "", example: int | None = None) -> None:
        super().__init__()
        self.ritual_id = ritual_id
        self._example = example
        self.ritual: Ritual | None = None
        self.base = Sketch()
        self._filling = False

    def body(self) -> ComposeResult:
        """Lay out the lines."""
        found = newest(self.house, Ritual, self.ritual_id) if self.ritual_id else None
        self.ritual = found or begin(self.house.clock.now())
        self.base = sketch_of(self.ritual)
        shown = self.base
        if self._example is not None:
            shape = ritual_words().examples[self._example].shape
            shown = Sketch(**{name: getattr(shape, name) for name in shape.__struct_fields__})
            # To look at an example is not to write one: it is kept once something in it is different.
            self.base = shown
        couple, hints = self.house.couple(), ritual_words().hints
        people = [(s, f"{couple.partner(s).mark} {couple.name(s)}", hue(couple.partner(s).colour), "")
                  for s in SIDES]  # fmt: skip
        starts = [(key, words, "", "") for key, words in STARTS.items()]
        days = [(str(n), f"{n} days", "", "") for n in AGAIN_DAYS]
        with Vertical(id="pact", classes="column"):
            for name in LABELS:
                if name == "who":
                    yield self._row(name, Pick([*people, *starts], shown.who, id="design-who"))
                elif name == "days":
                    yield self._row(name, Pick(days, str(shown.days), id="design-days"))
                else:
                    hint = getattr(hints, name)
                    yield self._row(name, Line(getattr(shown, name), placeholder=hint, id=f"design-{name}"))
            yield Static("", id="design-trouble", classes="pact-part", markup=False)
            yield Static("", id="design-keys", classes="pact-part", markup=False)
            yield Static("", id="pact-end", classes="pact-part quiet", markup=False)
        yield Static("", id="pact-brief", markup=False)

    def _row(self, name: str, field: Widget) -> Widget:
        field.add_class("pact-value")
        label = Static(plain(LABELS[name]), classes="pact-label", markup=False)
        return Horizontal(label, field, classes="pact-row")

    def on_mount(self) -> None:
        """Begin with what it is; Enter goes from line to line."""
        for line in self.query(Line):
            line.on_enter = self._onward
        self.draw()
        what = self.query_one("#design-what", Line)
        if not what.value:
            what.focus()
        self.call_after_refresh(self.flush)

    def _onward(self) -> None:
        fields = [field for field in self.focus_chain if field.has_class("pact-value")]
        if self.focused is fields[-1]:
            self.set_focus(None)
            self.query_one("#pact-end").scroll_visible(animate=False)
        else:
            self.focus_next()

    @property
    def can_agree(self) -> bool:
        """Whether the page is laid out."""
        return self.ritual is not None and bool(self.query("#pact-end"))

    def value(self) -> Sketch:
        """Return what stands in the fields."""
        lines = {(line.id or "")[7:]: line.line for line in self.query(Line)}
        who = self.query_one("#design-who", Pick).value
        days = int(self.query_one("#design-days", Pick).value or AGAIN_DAYS[1])
        starts: Who = "a" if who == "a" else "b" if who == "b" else "turns" if who == "turns" else "either"
        return Sketch(who=starts, days=days, **lines)

    def draw(self) -> None:
        """Draw what is not typed."""
        if not self.can_agree:
            return
        assert self.ritual is not None
        typing, value = isinstance(self.focused, Line), self.value()
        words = trouble(value, self.ritual, self.today) if value.what and value.when else ""
        self.show("design-trouble", Content.styled(words, "$accent"))
        self.show("design-keys", Content("") if typing else self.yes_lines("yes"))
        self.show("pact-brief", Content("") if typing else self.yes_brief())
        end = "It holds once both of you have pressed. It is no contract: either may ask to change it."
        if typing:
            end = "Kept as you type. Enter goes on; Esc leaves the line, then each of you has a key for yes."
        self.show("pact-end", plain(end))
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Show which keys can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Show which keys can act now."""
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what both have not agreed on can be put away alone."""
        if action == "drop":
            return self.ritual is not None and self.ritual.sketch is not None
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Go to the first line."""
        self.query_one("#design-what", Line).focus()

    def action_drop(self) -> None:
        """Put away what is only written; what holds stays."""
        assert self.ritual is not None
        ritual, self.ritual = self.ritual, None
        if ritual.history:
            self.kept(ritual.with_(sketch=None))
        elif self.kept(ritual.with_(deleted=self.house.clock.now())):
            below = self.app.screen_stack[-2]
            if isinstance(below, Rituals):
                below.put_away(ritual.id)
        self.dismiss(None)

    # -- what is written ----------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take back what was said to other words, and keep these."""
        event.stop()
        self._changed()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        """Take back what was said to another choice, and keep it."""
        event.stop()
        self._changed()

    def _changed(self) -> None:
        if self._filling or not self.can_agree:
            return
        self.said_yes = ()
        self.draw()
        self.call_after_refresh(self.flush)

    def flush(self) -> None:
        """Keep what is typed."""
        for _ in range(3):
            if not self.can_agree or self.value() == self.base:
                return
            assert self.ritual is not None
            value = self.value()
            saved = self.kept(self.ritual.with_(sketch=value))
            if saved:
                assert isinstance(saved[0], Ritual)
                self.ritual, self.base = saved[0], value
                return
            self.reload()

    def reload(self) -> None:
        """Follow the other terminal; what was typed here since stays."""
        if not self.can_agree:
            return
        assert self.ritual is not None
        there = newest(self.house, Ritual, self.ritual.id)
        if there is None or there.rev <= self.ritual.rev:
            return
        theirs = sketch_of(there)
        value: Sketch = merged(self.base, self.value(), theirs)
        if self.said_yes:
            self.house.say(AGAIN)
        self.ritual, self.base, self.said_yes = there, theirs, ()
        self._filling = True
        try:
            for line in self.query(Line):
                wanted = getattr(value, (line.id or "")[7:])
                if line.line != wanted:
                    line.value = wanted
            self.query_one("#design-who", Pick).value = value.who
            self.query_one("#design-days", Pick).value = str(value.days)
        finally:
            self._filling = False
        self.draw()

    # -- both say yes -------------------------------------------------------------------------------

    def refusal(self) -> str:
        """Return what keeps it from being agreed on, or ""."""
        assert self.ritual is not None
        return trouble(self.value(), self.ritual, self.today)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Let it hold, in one save."""
        assert self.ritual is not None
        try:
            made = agreed(self.ritual, self.value(), by, self.house.clock.now(), self.today)
        except Invalid as refused:
            self.house.say(str(refused))
            return
        saved = self.kept(made)
        if not saved:
            self.house.say(AGAIN)
            self.reload()
            return
        assert isinstance(saved[0], Ritual)
        self.ritual = None
        if made.review is not None:
            self.house.say(f"It is yours. You look at it {on_day(made.review, self.today)}.")
        below = self.app.screen_stack[-2]
        if getattr(below, "place", "") == "promises.ritual":
            self.dismiss(None)
        else:
            self.house.go("promises.ritual", instead=True, ritual_id=saved[0].id)

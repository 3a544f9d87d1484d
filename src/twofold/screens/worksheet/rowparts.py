"""The parts of a row's page: its lines, what is said of each, and the field for its group."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from twofold.content import NeedGroup, group_name, need_group, need_groups
from twofold.domain.hints import Hint
from twofold.domain.worksheet.sheet import LONG, TOP, Row
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import plain
from twofold.widgets.scale import Scale
from twofold.widgets.words import Words

from .vocabulary import Shelf

KIND_OPTIONS = (
    ("need", "need", "", "I miss it when it is not there"),
    ("want", "want", "", "I would love it"),
)
FIRM_OPTIONS = (
    ("core", "core", "", "I cannot give it up"),
    ("flexible", "flexible", "", "how and when can change"),
    ("dream", "dream", "", "one day"),
)
HELP = {
    "words": "A few words, as you would say them. {words} has words for needs.",
    "kind": "Left and right choose. It need not be exact.",
    "group": "Enter lists nine groups, or takes your own words.",
    "why": "What it gives you, or what it is like without it.",
    "importance": "A digit or the arrows; End is ten. Backspace takes it back.",
    "met": "These weeks, as it is for you. Nothing is added up.",
    "moment": "One moment, as a camera would see it.",
    "feeling": "A feeling, not a thought about the other. {words} has words for feelings.",
    "about": "One time or thing, not a habit.",
    "need": "What you do want. {words} has words for needs.",
    "what": "One small thing, so that the other may say no. Every row needs this one.",
    "when": "A day, an hour, or 'after supper'.",
    "often": "Once is fine.",
    "until": "Until you look at it together again.",
    "firmness": "Left and right choose.",
}
"""One line for each field, shown while it has the keyboard. Their ids are "row-" and these names."""
SHELVES: dict[str, Shelf] = {
    "row-words": "needs",
    "row-feeling": "feelings",
    "row-need": "needs",
    "row-group": "groups",
}
"""Fields with a vocabulary."""


OPENING_FIELDS = ("row-feeling", "row-about", "row-need")
REQUEST_FIELDS = ("row-what", "row-when", "row-often", "row-until")


class GroupField(Static, can_focus=True):
    """What a row is about: the ``group``'s id, or "" and ``other``. Enter asks for the list."""

    class Wanted(Message):
        """The list is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "Choose", tooltip="Choose what it is about", id="row.group"),
    ]

    def __init__(self, group: str, other: str, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self.group, self.other = group, other

    def on_mount(self) -> None:
        """Show it."""
        self.choose(self.group, self.other)

    def choose(self, group: str, other: str) -> None:
        """Take the group *group*, or the own words *other*."""
        self.group, self.other = group, other
        named = bool(group or other)
        self.update(plain(group_name(group, other)) if named else Content.styled("choose one", "$quiet"))

    def action_open(self) -> None:
        """Ask for the list."""
        self.post_message(self.Wanted())

    def on_click(self, event: Click) -> None:
        """Ask for the list."""
        event.stop()
        self.action_open()


class LineOf(Container):
    """A field with its name before it, or above it where it is narrow; *apart* from what is above."""

    def __init__(self, label: str, field: Widget, *, apart: bool = False) -> None:
        super().__init__(classes="row-line row-apart" if apart else "row-line")
        self._label, self._field = label, field

    def compose(self) -> ComposeResult:
        """Lay out the two."""
        yield Static(plain(self._label), classes="row-label", markup=False)
        yield self._field


def example(row: Row) -> NeedGroup:
    """Return the group that gives *row* its examples: its own, else the first."""
    return need_group(row.group) or need_groups()[0]


def placeholders(row: Row) -> dict[str, str]:
    """Return what stands greyed in the empty fields of *row*, by their ids."""
    group = example(row)
    words = group.want if row.kind == "want" else group.words[0]
    ask = group.request
    examples = {
        "words": words, "why": "it gives me calm", "moment": group.moment, "feeling": "lonely",
        "about": "last Sunday evening", "need": group.words[1], "what": ask.what, "when": ask.when,
        "often": ask.often, "until": ask.until,
    }  # fmt: skip
    return {f"row-{name}": f"such as: {text}" for name, text in examples.items()}


def steps(row: Row) -> ComposeResult:
    """Yield the three steps of *row*."""
    hold = placeholders(row)

    def line(name: str, value: str) -> Line:
        return Line(value, placeholder=hold[f"row-{name}"], id=f"row-{name}")

    def words(name: str, value: str) -> Words:
        return Words(value, placeholder=hold[f"row-{name}"], limit=LONG, id=f"row-{name}")

    with Vertical(classes="row-step"):
        yield Static("", id="row-place", classes="row-head", markup=False)
        yield LineOf("In my words", line("words", row.words))
        yield LineOf("It is a", Pick(KIND_OPTIONS, row.kind, id="row-kind"))
        yield LineOf("It is about", GroupField(row.group, row.other, id="row-group"))
        yield LineOf("It matters, as", words("why", row.why))
    with Vertical(classes="row-step"):
        yield Static("How much", classes="row-head", markup=False)
        yield LineOf("It matters", _scale("importance", "a little", "more than all", row.importance))
        yield LineOf("Met now", _scale("met", "not at all", "fully", row.met))
        yield Static("", id="row-then", classes="quiet", markup=False)
        yield LineOf("Met would be", words("moment", row.moment))
    with Vertical(classes="row-step"):
        yield Static("What I ask for", classes="row-head", markup=False)
        yield LineOf("I feel", line("feeling", row.opening.feeling))
        yield LineOf("about", line("about", row.opening.about))
        yield LineOf("I need", line("need", row.opening.need))
        yield Static("", id="row-opening", classes="row-aside", markup=False)
        yield LineOf("Would you", line("what", row.request.what), apart=True)
        yield LineOf("when", line("when", row.request.when))
        yield LineOf("how often", line("often", row.request.often))
        yield LineOf("until", line("until", row.request.until))
        yield Static("", id="row-request", classes="row-aside", markup=False)
        yield LineOf("This is", Pick(FIRM_OPTIONS, row.firmness, id="row-firmness"), apart=True)


def aside(sentence: str, hints: Sequence[Hint], width: int) -> Content:
    """Return what stands under the fields of a sentence, in *width* cells: it as one, and the *hints*."""
    parts = Content(sentence).stylize("italic").wrap(width) if sentence else []
    for hint in hints:
        lines = Content.styled(hint.words, "$quiet").wrap(max(width - 2, 1))
        # The sign hangs, so that wrapped words stand under the words.
        parts += [Content.assemble(("  " if n else "~ ", "$accent"), line) for n, line in enumerate(lines)]
    return Content("\n").join(parts)


def _scale(name: str, least: str, most: str, value: int | None) -> Scale:
    return Scale(least, most, first=0, last=TOP, value=value, id=f"row-{name}")

"""The parts of a row's page: its lines, what is said of each, and the field for its group."""

from typing import Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from twofold.content import NeedGroup, group_name, need_group, need_groups
from twofold.domain.worksheet.sheet import TOP, Row
from twofold.screens import softly
from twofold.screens.vocabulary import Shelf
from twofold.widgets.chooser import Chooser
from twofold.widgets.kinds import Field, Long, Own, Pick, Scale, Text
from twofold.widgets.plain import plain

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
    "importance": "A digit or the arrows; End is ten. Backspace clears it.",
    "met": "These past weeks, as it feels to you. Nothing is added up.",
    "moment": "One moment, as a camera would see it.",
    **softly.HELP,
    "what": "One small thing that the other is free to refuse. Every row needs this one.",
    "when": "A day, an hour, or “after supper”.",
    "often": "Once is fine.",
    "until": "Until you look at it together again.",
    "firmness": "Left and right choose.",
}
"""One line for each field, shown while it has the keyboard. Their ids are "row-" and these names."""
SHELVES: dict[str, Shelf] = {
    "row-words": "needs",
    "row-group": "groups",
    **{f"row-{name}": shelf for name, shelf in softly.SHELVES.items()},
}
"""Fields with a vocabulary."""


class GroupField(Chooser, Static):
    """What a row is about: the ``group``'s id, or "" and ``other``. Enter asks for the list."""

    class Wanted(Message):
        """The list is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "Choose", tooltip="Choose what it is about", id="row.group"),
    ]

    def __init__(self, group: str, other: str, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self.group, self.other = group, other
        self.value = (group, other)

    @property
    def value(self) -> tuple[str, str]:
        """The group's id, and the own words."""
        return (self.group, self.other)

    @value.setter
    def value(self, value: tuple[str, str]) -> None:
        self.group, self.other = group, other = value
        named = bool(group or other)
        self.update(plain(group_name(group, other)) if named else Content.styled("choose one", "$quiet"))

    def action_open(self) -> None:
        """Ask for the list."""
        self.post_message(self.Wanted())

    def on_click(self, event: Click) -> None:
        """Ask for the list."""
        event.stop()
        self.action_open()


class About(Own):
    """The field for the group of a row, with words of their own where it is none of them."""

    def __init__(self, label: str) -> None:
        super().__init__("group", label, lambda part, its: GroupField(*part, id=its))

    def get(self, value: Any) -> tuple[str, str]:
        """Return the id of the group, and the own words."""
        return (value.group, value.other)

    def put(self, value: Any, part: tuple[str, str]) -> Any:
        """Return *value* about that group."""
        return replace(value, group=part[0], other=part[1])


def example(row: Row) -> NeedGroup:
    """Return the group that gives *row* its examples: its own, else the first."""
    return need_group(row.group) or need_groups()[0]


def placeholders(row: Row) -> dict[str, str]:
    """Return what stands greyed in the empty fields of *row*, by their names."""
    group = example(row)
    words = group.want if row.kind == "want" else group.words[0]
    ask = group.request
    examples = {
        "words": words, "why": "it calms me", "moment": group.moment,
        **{f"opening.{name}": text for name, text in softly.EXAMPLES.items()},
        "opening.need": group.words[1], "request.what": ask.what,
        "request.when": ask.when, "request.often": ask.often, "request.until": ask.until,
    }  # fmt: skip
    return {name: f"such as: {text}" for name, text in examples.items()}


def fields(row: Row) -> list[Field]:
    """Return the fields of *row*, in their order."""
    hold = placeholders(row)

    def line(name: str, label: str) -> Text:
        return Text(name, label, hold[name])

    return [
        line("words", "In my words"),
        Pick("kind", "It is a", KIND_OPTIONS),
        About("It is about"),
        Long("why", "Because", hold["why"]),
        Scale("importance", "It matters", "a little", "most of all", 0, TOP),
        Scale("met", "Met now", "not at all", "fully", 0, TOP),
        Long("moment", "It is met when", hold["moment"]),
        *softly.opening_fields(hold, "opening."),
        line("request.what", "Would you"),
        line("request.when", "when"),
        line("request.often", "how often"),
        line("request.until", "until"),
        Pick("firmness", "This is", FIRM_OPTIONS),
    ]

"""The kinds of fields that a form may have; each says how a part of a struct is shown, and read back."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from msgspec import Struct, inspect
from msgspec.structs import replace
from textual.content import Content
from textual.widget import Widget

from twofold.domain.records import Side
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT, clean

from . import pick, scale
from .fields import Line
from .words import Words

S = TypeVar("S", bound=Struct)
Label = str | Content


class Field(ABC):
    """The part *name* of a struct ("title", "opening.need", "thanks.0"), as a field called *label*.

    ``hint`` stands greyed in it while it is empty. ``limit``: the most characters it takes, by itself as the
    struct says. ``said``: the id of a line behind it that says how it is read; ``unit``: a word behind it.
    ``id``: that of its widget, by itself made of the form's name and the last part of its own. ``of``: who
    alone types in it, at two seats.
    """

    def __init__(
        self,
        name: str,
        label: Label = "",
        hint: str = "",
        *,
        limit: int = 0,
        said: str = "",
        unit: str = "",
        id: str = "",
        of: Side | None = None,
    ) -> None:
        self.name, self.label, self.hint, self.limit = name, label, hint, limit
        self.said, self.unit, self.id, self.of = said, unit, id, of

    @abstractmethod
    def make(self, id: str, limit: int, part: Any) -> Widget:
        """Return the widget called *id*, holding *part*; *limit*: what the struct says of it (0: nothing)."""

    def get(self, value: Struct) -> Any:
        """Return its part of *value*."""
        part: Any = value
        for step in self.name.split("."):
            part = part[int(step)] if step.isdecimal() else getattr(part, step)
        return part

    def put(self, value: S, part: Any) -> S:
        """Return *value* with *part* in its place."""
        put: S = _with(value, self.name.split("."), part)
        return put

    def read(self, widget: Any) -> Any:
        """Return what *widget* holds. Raises ValueError, with a sentence to show, when it cannot be read."""
        return widget.value

    def show(self, widget: Any, part: Any) -> None:
        """Let *widget* hold *part*."""
        widget.value = part


class Text(Field):
    """One line. *anew*: it is rather said anew than written on, so that it is selected when one comes to it.

    ``words`` turns the part into what is typed, and ``parse`` what is typed into the part. ``line``: what it
    is typed in.
    """

    anew = False

    def __init__(
        self,
        name: str,
        label: Label = "",
        hint: str = "",
        *,
        words: Callable[[Any], str] = str,
        parse: Callable[[str], Any] = str,
        anew: bool | None = None,
        line: type[Line] = Line,
        **more: Any,
    ) -> None:
        super().__init__(name, label, hint, **more)
        self.words, self.parse, self.line = words, parse, line
        self.anew = self.anew if anew is None else anew

    def make(self, id: str, limit: int, part: Any) -> Line:
        """Return the line."""
        most = self.limit or limit or LINE_LIMIT
        return self.line(self.words(part), placeholder=self.hint, limit=most, anew=self.anew, id=id)

    def read(self, widget: Line) -> Any:
        """Return what is typed."""
        return self.parse(widget.line)

    def show(self, widget: Line, part: Any) -> None:
        """Put it into the line; the cursor stays where it can."""
        text = self.words(part)
        if widget.line != text and not self._holds(widget, part):
            here = widget.cursor_position if widget.value else len(text)
            widget.value = text
            widget.cursor_position = min(here, len(text))

    def _holds(self, widget: Line, part: Any) -> bool:
        # What is typed in another way than it would be written here stays as it is.
        try:
            return bool(self.read(widget) == part)
        except ValueError:
            return False


class Day(Text):
    """A day, as it is typed: "Friday", "12 March"."""

    anew = True


class Time(Text):
    """A time, or from when to when, as it is typed."""

    anew = True


class Long(Field):
    """Several lines. Enter goes on from it as from any other; *paper*: it is a page, and Enter a new line.

    *trim*: without what is empty at its ends.
    """

    def __init__(
        self,
        name: str,
        label: Label = "",
        hint: str = "",
        *,
        paper: bool = False,
        trim: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(name, label, hint, **more)
        self.paper, self.trim = paper, trim

    def make(self, id: str, limit: int, part: Any) -> Words:
        """Return the lines."""
        return Words(part, placeholder=self.hint, limit=self.limit or limit or TEXT_LIMIT, id=id)

    def read(self, widget: Words) -> str:
        """Return what is typed."""
        text = clean(widget.text, widget.limit)
        return text.strip() if self.trim else text

    def show(self, widget: Words, part: str) -> None:
        """Put it into the lines; the cursor stays where it can."""
        if self.read(widget) != part:
            place = widget.cursor_location
            widget.load_text(part)
            widget.move_cursor(place)


class Pick(Field):
    """One of *options*, each (value, sign, style, name); None, where that is one, stands as "".

    Another value than these is kept until one of them is chosen.
    """

    def __init__(
        self, name: str, label: Label, options: Sequence[tuple[Any, str, str, str]], **more: Any
    ) -> None:
        super().__init__(name, label, **more)
        self.values = {_key(option[0]): option[0] for option in options}
        self.options = [(_key(value), sign, style, word) for value, sign, style, word in options]

    def make(self, id: str, limit: int, part: Any) -> pick.Pick:
        """Return the row of signs."""
        self.values.setdefault(_key(part), part)
        return pick.Pick(self.options, _key(part), id=id)

    def read(self, widget: pick.Pick) -> Any:
        """Return the value that is chosen; None where none is."""
        return self.values.get(widget.value)

    def show(self, widget: pick.Pick, part: Any) -> None:
        """Choose it."""
        self.values.setdefault(_key(part), part)
        widget.value = _key(part)


class Scale(Field):
    """A number from *first* to *last*, or None; *least* and *most* are the words at its ends."""

    def __init__(
        self, name: str, label: Label, least: str, most: str, first: int, last: int, **more: Any
    ) -> None:
        super().__init__(name, label, **more)
        self.ends = (least, most, first, last)

    def make(self, id: str, limit: int, part: Any) -> scale.Scale:
        """Return the scale."""
        least, most, first, last = self.ends
        return scale.Scale(least, most, first=first, last=last, value=part, id=id)


class Own(Field):
    """A field whose widget is the page's own and has a ``value``; *made* makes it, of the part and its id."""

    def __init__(self, name: str, label: Label, made: Callable[[Any, str], Widget], **more: Any) -> None:
        super().__init__(name, label, **more)
        self.made = made

    def make(self, id: str, limit: int, part: Any) -> Widget:
        """Return that widget."""
        return self.made(part, id)


@lru_cache
def limits(shape: type[Struct]) -> dict[str, int]:
    """Return the most characters that the parts of *shape* hold, by their names, where it says so."""
    found: dict[str, int] = {}

    def look(name: str, part: inspect.Type) -> None:
        if isinstance(part, inspect.StrType) and part.max_length:
            found[name] = part.max_length
        elif isinstance(part, inspect.StructType):
            for each in part.fields:
                look(f"{name}.{each.name}", each.type)
        elif isinstance(part, inspect.TupleType):
            for n, each_type in enumerate(part.item_types):
                look(f"{name}.{n}", each_type)
        elif isinstance(part, inspect.UnionType):
            for each_type in part.types:
                look(name, each_type)

    look("", inspect.type_info(shape))
    return {name.removeprefix("."): most for name, most in found.items()}


def _key(value: Any) -> str:
    return "" if value is None else str(value)


def _with(value: Any, steps: Sequence[str], part: Any) -> Any:
    first, rest = steps[0], steps[1:]
    if first.isdecimal():
        place = int(first)
        inner = _with(value[place], rest, part) if rest else part
        return (*value[:place], inner, *value[place + 1 :])
    return replace(value, **{first: _with(getattr(value, first), rest, part) if rest else part})

"""Examples of what two people commit to: sentences, rituals, new things to do together. Our own words."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from twofold.domain.promises.rituals import Shape


class RitualHints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in each empty line, as an example."""

    what: str
    when: str
    happens: str
    ends: str
    means: str
    skipped: str
    first: str


class Example(Shape, frozen=True, forbid_unknown_fields=True):
    """A ritual to begin from, for an ``occasion``; ``group``: under which heading it stands."""

    occasion: str = ""
    group: str = ""

    @property
    def shape(self) -> Shape:
        """The ritual itself."""
        return Shape(**{name: getattr(self, name) for name in Shape.__struct_fields__})


class NewIdeas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """New things of one kind."""

    name: str
    things: tuple[str, ...]


class RitualWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``sentences``, ``hints`` for the lines of a ritual, ``examples`` of rituals, and ``newthings``."""

    sentences: tuple[str, ...]
    hints: RitualHints
    examples: tuple[Example, ...]
    newthings: tuple[NewIdeas, ...]


@cache
def ritual_words() -> RitualWords:
    """Return the examples."""
    text = files(__package__).joinpath("rituals.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=RitualWords)

"""Feelings, repairs, topics and pages: read when they are first wanted, and kept."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

PAGES = (
    "welcome", "support", "enough", "therapist", "kinds", "reluctant", "first-call", "helping", "quick-exit",
    "privacy", "good-retreat",
)  # fmt: skip
"""The pages there are."""

T = TypeVar("T")


class FeelingGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Feelings of one colour: ``name`` is the broad word, ``words`` the finer ones."""

    name: str
    words: tuple[str, ...]


class FeelingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``feelings``: the groups; ``also``: by which other words each of their words is found."""

    feelings: tuple[FeelingGroup, ...]
    also: dict[str, tuple[str, ...]]


class RepairMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way to turn a talk round: ``says`` are sentences to pick from and to say aloud."""

    name: str
    says: tuple[str, ...]


@cache
def feelings() -> tuple[FeelingGroup, ...]:
    """Return the feelings to pick from, in groups."""
    return _feelings().feelings


@cache
def like_feeling(word: str) -> tuple[str, ...]:
    """Return by which other words the feeling *word* is found: those like it, and what may hide it."""
    from ..domain.hintwords import JUDGEMENTS

    hiding = (judgement for judgement, felt in JUDGEMENTS.items() if word in felt)
    return (*_feelings().also.get(word, ()), *hiding)


@cache
def _feelings() -> FeelingWords:
    return _toml("feelings", FeelingWords)


@cache
def repairs() -> tuple[RepairMove, ...]:
    """Return the six families of repair moves (after John Gottman's repair attempts; our own sentences)."""
    return _toml("repairs", dict[str, tuple[RepairMove, ...]])["repairs"]


def suggestions(heat: int) -> tuple[str, ...]:
    """Return topics of exactly this *heat* (1 mild to 5 sore), milder ones first.

    Raises LookupError for any other heat.
    """
    return _topics()[heat]


@cache
def page(name: str) -> str:
    """Return the page called *name*, one of PAGES; raises LookupError for any other name.

    Blank lines part its paragraphs; a line that begins with "# " is a heading, one with "- " a bullet.
    """
    if name not in PAGES:
        raise LookupError(f"There is no page called {name}.")
    return files(__package__).joinpath("pages", f"{name}.md").read_text("utf-8").strip()


@cache
def _topics() -> dict[int, tuple[str, ...]]:
    tables = _toml("suggestions", dict[str, dict[str, tuple[str, ...]]])
    return {int(heat): topics for heat, topics in tables["topics"].items()}


def _toml(name: str, kind: type[T]) -> T:
    """Return the file ``name.toml`` of this package as *kind*."""
    text = files(__package__).joinpath(f"{name}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=kind)

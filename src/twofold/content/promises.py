"""Examples for the empty lines of an agreement, and a word on how it went. Our own words."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from twofold.domain.promises.agreements import Happened


class PromiseLines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in each empty line, as an example; ``phones``: what a phone-free moment may be."""

    what: str
    first: str
    often: str
    notice: str
    review: str
    until: str
    thanks: str
    phones: str


class PromiseWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``lines``: the examples. ``happened``: a word without blame on how often it happened."""

    lines: PromiseLines
    happened: dict[Happened, str]


@cache
def promise_words() -> PromiseWords:
    """Return the words for agreements."""
    text = files(__package__).joinpath("promises.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=PromiseWords)

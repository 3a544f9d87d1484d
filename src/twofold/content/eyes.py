"""The words around a quiet look. Our own."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from twofold.domain.eyes.gaze import GazeWay


class WayWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way to look: its ``name``, ``how`` to sit, and the last words before it is ``dark``."""

    name: str
    how: str
    dark: str


class AfterWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked afterwards, and what stands in the empty lines."""

    ask: str
    how: str
    word: str
    sentence: str


class EyesWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``intimacy``: what it is good for. ``evidence``: what is honestly known of it, and its ``source``."""

    intimacy: str
    evidence: str
    source: str
    ways: dict[GazeWay, WayWords]
    after: AfterWords


@cache
def eyes_words() -> EyesWords:
    """Return the words around a quiet look."""
    text = files(__package__).joinpath("eyes.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=EyesWords)

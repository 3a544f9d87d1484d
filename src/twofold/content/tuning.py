"""The words around the cards of a day, and the agenda of the weekly check-in. Our own."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from ..domain.tuning.checkins import Part
from .words import FeelingGroup


class CardWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a card asks, with ``{name}`` for the other; ``together`` and ``leave`` with the ``{key}`` for it.

    The ``_hint`` stands in the empty line. ``together_now``: in the place of ``together``, once the other has
    written.
    """

    why: str
    energy: str
    mood: str
    mood_hint: str
    mind: str
    mind_hint: str
    wish: str
    wish_hint: str
    thanks: str
    thanks_hint: str
    guess_why: str
    guess: str
    guess_hint: str
    guess_wish: str
    guess_wish_hint: str
    together: str
    together_now: str
    leave: str
    source: str


class AgendaPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the check-in: its ``name``, how many ``minutes`` it takes, and what to do in it."""

    name: str
    minutes: int
    prompt: str


class CheckInWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``how``: what to know before; ``source``: where it comes from, and what is honestly known about it."""

    why: str
    source: str
    how: str


class TuningWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``moods``: words for a mood, to pick from, in groups."""

    card: CardWords
    moods: tuple[FeelingGroup, ...]
    checkin: CheckInWords
    agenda: dict[Part, AgendaPart]


@cache
def tuning_words() -> TuningWords:
    """Return the words around tuning in."""
    text = files(__package__).joinpath("tuning.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=TuningWords)

"""How answers to a question are removed: all, those of an evening, or what one of the two wrote then.

A part is called "2026-11-30/evening/a": the day, the id of the evening, and whose.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from twofold.domain.dates import full_day
from twofold.domain.drawers import writing_id
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.removal import Kept, Part, Removable, Target

from .answers import about, answer_name
from .records import Asked

_BOTH = ("", "")


def _parts(asked: Asked, couple: Couple) -> Iterator[Part]:
    if not asked.answers:
        return
    both, on = f"what you both wrote about “{asked.words}”", len(asked.answers) > 1
    yield Part("", f"all that you ever wrote about “{asked.words}”" if on else both)
    for day, answered in reversed(asked.answers):
        name, when = answer_name(day, answered), f" on {full_day(day)}"
        if on:
            yield Part(name, both + when)
        for n, side in enumerate(SIDES):
            if answered.answers[n] or answered.guesses[n]:
                yield Part(name + side, f"what {couple.name(side)} wrote to “{asked.words}”{when}")


def _targets(kept: Kept, table: str, asked: Asked, part: str) -> Iterator[Target]:
    # By what there is now: what they answer to the same question another time is not meant.
    for day, answered in asked.answers:
        name = answer_name(day, answered)
        if part in ("", name, name + "a", name + "b"):
            yield Target(table, asked.id, part or name)
            written = about(answered.evening, f"{asked.deck}/{asked.card}")
            whose = [side for side in SIDES if part in ("", name, name + side)]
            yield from (Target("writings", writing_id("answer", written, side)) for side in whose)


def _left(asked: Asked, part: str) -> Asked:
    kept = []
    for day, answered in asked.answers:
        name = answer_name(day, answered)
        for n, side in enumerate(SIDES):
            if part in (name, name + side):
                answers, guesses = list(answered.answers), list(answered.guesses)
                answers[n] = guesses[n] = ""
                answered = replace(
                    answered, answers=(answers[0], answers[1]), guesses=(guesses[0], guesses[1])
                )
        if (answered.answers, answered.guesses) != (_BOTH, _BOTH):
            kept.append((day, answered))
    return asked.with_(answers=tuple(kept))


def _called(asked: Asked, part: str) -> str:
    # The book tells several of one name apart by a number behind it.
    name = part.rstrip("0123456789")
    if not name.endswith("/"):
        return part
    return name if len(asked.answers) > 1 else ""


REMOVABLE = {
    "asked": Removable(_parts, _targets, _left, "The question itself stays among the cards.", _called),
}

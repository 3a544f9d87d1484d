"""What a listening protocol is: data that says who acts, for how long, and who may say "done".

A protocol is a list of rounds; a round is taken by the first partner, then by the second (or by both
together); a round is a list of steps.
"""

from collections.abc import Callable
from math import floor
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from twofold.domain.text import LINE_LIMIT

StepKind = Literal["wish", "guess", "speak", "mirror", "summary", "validate", "empathise", "give", "together"]
"""What happens in a step.

``wish``: the speaker picks what they would like (to be heard, comfort, ideas) · ``speak``: the speaker
talks · ``guess``: the listener guesses a number from 0 to 10 aloud, then the speaker says theirs; nothing is
kept of it · ``mirror``: the listener says it back · ``summary``: the listener says it all back ·
``validate``: the listener says what makes sense from the speaker's side · ``empathise``: the listener
guesses the feeling · ``give``: the listener gives an answer of their own · ``together``: both talk.
"""
Actor = Literal["speaker", "listener", "both"]
DoneBy = Literal["speaker", "clock", "both"]
"""Who may say "done" to a turn: the speaker's key, or the clock (softly).

What is done together ends with both keys in any case; ``both`` is for protocols that are mostly that, and in
a turn of one partner it means the speaker.
"""

ACTORS: dict[StepKind, Actor] = {
    "wish": "speaker",
    "guess": "listener",
    "speak": "speaker",
    "mirror": "listener",
    "summary": "listener",
    "validate": "listener",
    "empathise": "listener",
    "give": "listener",
    "together": "both",
}
ANSWERS: frozenset[StepKind] = frozenset({"mirror", "summary", "validate", "empathise", "give"})
"""The steps in which the listener answers what was said before."""
TALKING: frozenset[StepKind] = frozenset({"speak", "together"})
"""The steps that have a clock of their own."""

LENGTHS: tuple[float, ...] = (5, 10, 15, 20, 30, 45, 60, 90)
"""Lengths that are offered where a protocol allows them, in minutes."""

_Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
_Line = Annotated[str, msgspec.Meta(min_length=1, max_length=LINE_LIMIT)]
_Sentences = Annotated[str, msgspec.Meta(min_length=1, max_length=600)]
_Minutes = Annotated[float, msgspec.Meta(gt=0, le=120)]
_Count = Annotated[int, msgspec.Meta(ge=1, le=12)]
_Heat = Annotated[int, msgspec.Meta(ge=1, le=5)]


class Stems(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Further stems, for where the first do not fit: ``name`` says for what, as "For a guide or an essay"."""

    name: _Line
    lines: Annotated[tuple[_Line, ...], msgspec.Meta(min_length=1, max_length=12)]


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing that one of them (or both) does.

    ``prompt``: one sentence to the one who acts; ``then``: in its place, once the partner has had a turn.
    ``stems``: beginnings of sentences, or questions the
    listener may pick from; ``more``: others, under a name each. ``minutes``: for ``speak`` and ``together``
    only. ``gate``: the speaker's verdict stands behind this step (always true of a mirror). ``options``:
    for ``wish`` only; ``means``: what each of them asks of the listener, in which {name} is the speaker's.
    ``feelings``: whether the feelings list is offered.
    """

    kind: StepKind
    prompt: _Sentences
    then: _Sentences | None = None
    stems: tuple[_Line, ...] = ()
    more: Annotated[tuple[Stems, ...], msgspec.Meta(max_length=4)] = ()
    minutes: _Minutes | None = None
    gate: bool = False
    options: tuple[_Line, ...] = ()
    means: tuple[_Line, ...] = ()
    feelings: bool = False

    @property
    def actor(self) -> Actor:
        """Who acts in this step."""
        return ACTORS[self.kind]


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Steps that the first partner leads, then the second; ``repeat`` times over.

    ``together``: the round is taken once, by both.
    """

    name: _Line
    steps: Annotated[tuple[Step, ...], msgspec.Meta(min_length=1, max_length=12)]
    repeat: _Count = 1
    together: bool = False

    def meaning(self, wish: str) -> str:
        """Return what *wish* asks of the listener, {name} being the speaker; "" where its file is silent."""
        pairs = (pair for step in self.steps for pair in zip(step.options, step.means, strict=False))
        return next((meaning for option, meaning in pairs if option == wish), "")


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another length of the same protocol: ``minutes`` in all, ``slot`` minutes of each talking step."""

    minutes: _Minutes
    slot: _Minutes


class Softer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The same protocol, smaller and softer, for a first time: shorter turns, fewer steps, a lighter subject.

    ``why``: one line on what is smaller. The rest stands in the place of the protocol's own; a ``success``
    or ``topics`` left out are the protocol's.
    """

    why: _Line
    minutes: tuple[_Minutes, _Minutes]
    heat: _Heat
    rounds: Annotated[tuple[Round, ...], msgspec.Meta(min_length=1, max_length=12)]
    topics: Annotated[tuple[_Line, ...], msgspec.Meta(max_length=24)] = ()
    success: Annotated[str, msgspec.Meta(max_length=600)] = ""


class Protocol(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A listening exercise, whole.

    ``minutes``: least and most it takes, from the first word to the last (settling comes before).
    ``heat``: the sorest topic it is meant for, 1 (mild) to 5 (sore). ``why``: one line. ``rules``: what
    the listener and the speaker keep to, a line each.
    ``may_ask``: the listener may ask questions. ``mirror_required``: every piece said is said back.
    ``advice_if_asked``: advice is allowed when the speaker has asked for it. ``done_by``: who ends the
    talking. ``success``: how you know it went well. ``source`` and ``evidence``: where it comes from
    and what is honestly known about it. ``topics``: what it may be about, to pick from; ``recurring``: it
    is for what keeps coming back. ``lengths``: the least and the most minutes in all that it may be set to
    (without them: what ``minutes`` says). ``alternate``: who led a round begins the next one too, so that
    the keyboard changes hands half as often. ``ballot``: both say at the end, unseen, how it was.
    ``settle``: seconds of breathing before, 0 to 300.
    ``close``: the sentence both hear at the end; ``quiet_end``: no talking about it afterwards.
    ``known``: one line on what is known about it, for where it begins; ``after``: what may follow on another
    day. ``softer``: a smaller version for a first time, or None.
    """

    id: _Id
    name: _Line
    minutes: tuple[_Minutes, _Minutes]
    heat: _Heat
    why: _Line
    use_when: _Line
    rounds: Annotated[tuple[Round, ...], msgspec.Meta(min_length=1, max_length=12)]
    success: _Sentences
    source: _Sentences
    evidence: _Sentences
    close: _Sentences
    known: _Line = ""
    after: Annotated[str, msgspec.Meta(max_length=600)] = ""
    rules: tuple[_Line, ...] = ()
    may_ask: bool = False
    mirror_required: bool = False
    advice_if_asked: bool = False
    done_by: DoneBy = "speaker"
    settle: Annotated[int, msgspec.Meta(ge=0, le=300)] = 60
    quiet_end: bool = False
    topics: Annotated[tuple[_Line, ...], msgspec.Meta(max_length=24)] = ()
    recurring: bool = False
    lengths: tuple[_Minutes, _Minutes] | None = None
    alternate: bool = False
    ballot: bool = True
    variants: tuple[Variant, ...] = ()
    softer: Softer | None = None

    @property
    def talking(self) -> float:
        """How many minutes the talking takes in all, both partners and all rounds together."""
        return sum(
            (step.minutes or 0) * round_.repeat * (1 if round_.together else 2)
            for round_ in self.rounds
            for step in round_.steps
        )

    @property
    def range(self) -> tuple[float, float]:
        """The least and the most minutes in all that it may be set to."""
        if self.lengths is not None:
            return self.lengths
        given = [variant.minutes for variant in self.variants] or list(self.minutes)
        return min(given), max(given)

    def softened(self) -> "Protocol":
        """Return the smaller and softer version of this, or this where there is none."""
        soft = self.softer
        if soft is None:
            return self
        return replace(
            self,
            minutes=soft.minutes,
            heat=soft.heat,
            rounds=soft.rounds,
            topics=soft.topics or self.topics,
            success=soft.success or self.success,
            lengths=None,
            variants=(),
            recurring=False,
            softer=None,
        )

    def offered(self) -> tuple[float, ...]:
        """Return the lengths to choose from, in minutes, the shortest first; its own is among them."""
        least, most = self.range
        own = [variant.minutes for variant in self.variants] or [self.minutes[1]]
        usual = [minutes for minutes in LENGTHS if least <= minutes <= most]
        return tuple(sorted({*own, *usual}))

    def with_length(self, minutes: float) -> "Protocol":
        """Return this protocol in a length of *minutes* in all, each talking step in proportion.

        A slot is a whole number of half minutes, and at least one. Raises LookupError for a length out of its
        range.
        """
        least, most = self.range
        if not least <= minutes <= most:
            raise LookupError(f"{self.name} takes {least:g} to {most:g} minutes.")
        low, high = self.minutes
        if self.variants:
            near = min(self.variants, key=lambda variant: abs(variant.minutes - minutes))
            slot = _half_minutes(near.slot * minutes / near.minutes)
            return replace(self._talking_for(lambda _: slot), minutes=(minutes, minutes), variants=())
        share = minutes / high
        shorter = self._talking_for(lambda given: _half_minutes(given * share))
        return replace(shorter, minutes=(min(minutes, max(1.0, round(low * share))), minutes))

    def _talking_for(self, slot: Callable[[float], float]) -> "Protocol":
        rounds = tuple(
            replace(
                r,
                steps=tuple(replace(s, minutes=slot(s.minutes)) if s.minutes else s for s in r.steps),
            )
            for r in self.rounds
        )
        return replace(self, rounds=rounds)


def _half_minutes(minutes: float) -> float:
    return max(0.5, floor(minutes * 2) / 2)

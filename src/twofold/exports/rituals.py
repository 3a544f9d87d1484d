"""What the two commit to, as Markdown: agreements, the sentence, the rituals, the new things."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from twofold.domain.promises.agreements import Agreement, had_happened
from twofold.domain.promises.newthings import NewThings, lived, to_do
from twofold.domain.promises.rituals import Ritual, Shape
from twofold.domain.promises.sentence import Sentence
from twofold.domain.promises.terms import when_words

from ..domain.dates import full_day
from .escape import escape_line
from .stories import Story, day_of, name_of
from .whole import Whole

_LINES = {
    "when": "When",
    "happens": "What you do",
    "ends": "How it ends",
    "means": "What it means to you",
    "skipped": "When it can't happen",
}


def stories(whole: Whole, zone: tzinfo | None) -> Iterator[Story]:
    """Yield each agreement that both said yes to."""
    for agreement in whole.agreements:
        if agreement.history:
            yield agreement.created, agreement.id, _agreement(agreement, whole, zone)


def _agreement(agreement: Agreement, whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    terms = agreement.terms
    yield f"### {day_of(agreement.created, zone)}: An agreement"
    who = "Both" if terms.who == "both" else name_of(whole, terms.who)
    often = f", {escape_line(when)}" if (when := when_words(terms)) else ""
    yield f"{who}: {escape_line(terms.what)}{often}"
    told = [
        f"On {day_of(entry.at, zone)} {had_happened(entry.review.happened)}."
        for entry in agreement.history
        if entry.review is not None
    ]
    if not agreement.open:
        told.append(f"You let it go on {day_of(agreement.history[-1].at, zone)}.")
    if told:
        yield " ".join(told)


def told(
    sentences: Iterable[Sentence],
    rituals: Iterable[Ritual],
    newthings: Iterable[NewThings],
    names: tuple[str, str],
    zone: tzinfo | None = None,
) -> str:
    """Return a section with all that holds or held; "" where there is nothing. Days are in *zone* (None:
    this machine's)."""
    ordered = sorted(rituals, key=lambda ritual: (ritual.created, ritual.id))
    parts = [
        *(part for sentence in sentences for part in _sentence(sentence, zone)),
        *(part for ritual in ordered for part in _ritual(ritual, names)),
        *(part for things in newthings for part in _things(things)),
    ]
    return "\n\n".join(["## What you promise each other", *parts]) + "\n" if parts else ""


def _sentence(sentence: Sentence, zone: tzinfo | None) -> Iterator[str]:
    if sentence.history:
        yield "### The sentence you share"
        held = [worded for worded in sentence.history if worded.words]
        if sentence.words:
            yield f"**{escape_line(sentence.words)}**"
        before = held[:-1] if sentence.words else held
        if before:
            yield "\n".join(f"- {day_of(each.at, zone)}: {escape_line(each.words)}" for each in before)


def _ritual(ritual: Ritual, names: tuple[str, str]) -> Iterator[str]:
    if not ritual.history:
        return
    shape = ritual.shape
    yield f"### {escape_line(shape.what)}{'' if ritual.open else ' (let go)'}"
    lines = [(label, getattr(shape, name)) for name, label in _LINES.items()]
    lines.insert(1, ("Who starts", _who(shape, names)))
    yield "\n".join(f"- {label}: {escape_line(words)}" for label, words in lines if words)


def _who(shape: Shape, names: tuple[str, str]) -> str:
    return {"a": names[0], "b": names[1], "turns": "in turn", "either": "either of you"}[shape.who]


def _things(things: NewThings) -> Iterator[str]:
    if not things.things:
        return
    yield "### New things to do together"
    lines = [
        f"- [ ] {escape_line(each.what)}{f' ({full_day(each.planned)})' if each.planned else ''}"
        for each in to_do(things)
    ]
    for each in lived(things):
        new = f", {each.new} new" if each.new else ""
        lines.append(f"- [x] {escape_line(each.what)} ({full_day(each.done)}{new})" if each.done else "")
    yield "\n".join(lines)

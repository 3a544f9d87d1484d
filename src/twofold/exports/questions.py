"""The questions that the two have met, and what they wrote and opened together, as Markdown."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from ..domain.dates import full_day
from ..domain.questions.records import Answered, Asked
from .escape import escape_line, quote


def told(asked: Iterable[Asked], names: tuple[str, str], zone: tzinfo | None) -> str:
    """Return the kept cards and those they wrote about, the latest first, then the others; "" for none.

    *names* are those of a and b. Days are local days already, so *zone* changes nothing. Nothing private, and
    nothing about passing, is in it.
    """
    every = sorted((each for each in asked if not each.deleted), key=lambda a: (a.last, a.id), reverse=True)
    blocks: list[str] = []
    for each in every:
        if each.kept or each.answers:
            blocks += [f"### {escape_line(each.words)}", _stands(each)]
            for day, answered in reversed(each.answers):
                blocks += [f"{full_day(day)}:", *_written(answered, names)]
    others = [f"- {escape_line(each.words)}" for each in every if not (each.kept or each.answers)]
    if others:
        blocks += ["### Also asked", "\n".join(others)]
    return "\n\n".join(["## Questions", *blocks]) if blocks else ""


def _stands(asked: Asked) -> str:
    said = [f"Last asked on {full_day(asked.last)}."]
    if asked.again:
        said.append(f"It comes back on {full_day(asked.again)}.")
    return " ".join(said)


def _written(answered: Answered, names: tuple[str, str]) -> Iterator[str]:
    for said, texts in (("", answered.answers), (" guessed", answered.guesses)):
        for name, text in zip(names, texts, strict=True):
            if text.strip():
                yield f"{escape_line(name)}{said}:"
                yield quote(text)

"""The shelf as Markdown: each book and film, its parts, what each marked, and what came of it."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from ..domain.dates import full_day
from ..domain.records import SIDES
from ..domain.shelf.records import Slice, Work
from ..domain.shelf.works import STATES, WHOLE
from .escape import escape_line


def told(works: Iterable[Work], names: tuple[str, str], zone: tzinfo | None = None) -> str:
    """Return a section with every work of *works*, by state and title; "" where there is none. Its days are
    local days already: *zone* plays no part."""
    ordered = sorted(works, key=lambda work: (STATES.index(work.state), work.title.casefold(), work.id))
    trail = [work for work in ordered if work.turn is not None]
    trail.sort(key=lambda work: work.turn or 0)
    way = [f"{n}. {escape_line(work.title)}" for n, work in enumerate(trail, 1)]
    parts = ["\n".join(["Your reading trail:", "", *way])] if way else []
    parts += [part for work in ordered for part in _work(work, names)]
    return "\n\n".join(["## Books and films", *parts]) + "\n" if parts else ""


def _work(work: Work, names: tuple[str, str]) -> Iterator[str]:
    yield f"### {escape_line(work.title)}"
    facts = [work.form or work.kind, *([escape_line(work.maker)] if work.maker else []), work.state]
    if work.author is not None:
        facts.append(f"proposed by {escape_line(names[SIDES.index(work.author)])}")
    yield ", ".join(facts)
    if work.about:
        yield escape_line(work.about)
    lines = [line for part in work.slices for line in _slice(part, names)]
    lines += [
        f"- {escape_line(name)} took from it: {escape_line(took)}"
        for name, took in zip(names, work.took, strict=True)
        if took
    ]
    if lines:
        yield "\n".join(lines)


def _slice(part: Slice, names: tuple[str, str]) -> Iterator[str]:
    days = [f"by {full_day(part.by)}"] if part.by else []
    days += [f"talked about on {full_day(part.talked)}"] if part.talked else []
    name = "" if part.id == WHOLE else escape_line(part.name)
    told_on = f" ({', '.join(days)})" if days else ""
    head = (name or "All of it") + told_on
    passages = [
        f"  - {escape_line(name)}: {escape_line(' '.join(passage.words.split()))}"
        + (f" ({escape_line(passage.where)})" if passage.where else "")
        for name, passage in zip(names, (part.a, part.b), strict=True)
        if passage.words or passage.where
    ]
    if part.try_:
        passages.append(f"  - One thing to try: {escape_line(part.try_)}")
    if name or days or passages:
        yield f"- {head}"
        yield from passages

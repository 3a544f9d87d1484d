"""Agreements and what became of them, rituals, the sentence, and new things done, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..dates import date_words, local_day
from ..offers import Tables
from ..records import SIDES, Side
from ..worksheet.rounds import Worksheet
from . import agreements as pacts
from . import rituals as habits
from .newthings import NewThings
from .routes import AgreementRoute, NewThingsRoute, RitualRoute, SentenceRoute
from .sentence import Sentence
from .terms import when_words

_DID: dict[pacts.Did, str] = {
    "made": "You agreed", "changed": "You changed it", "kept": "You kept it", "dropped": "You let it go",
}  # fmt: skip
_SHAPED: dict[habits.Did, str] = {
    "made": "You made it", "changed": "You changed it", "taken up": "You took it up again",
}  # fmt: skip
_LINES = {
    "when": "When", "happens": "What you do", "ends": "How it ends", "means": "What it means to you",
    "skipped": "When it can't happen",
}  # fmt: skip
Some = tuple[str, Side | None, str]


def agreements(tables: Tables) -> Iterator[Entry]:
    """Yield every agreement that both said yes to, with what became of it."""
    for each in tables[pacts.Agreement].peek(pacts.Agreement):
        if each.history:
            made = each.history[0].at
            some: list[Some] = [(each.need, each.asker, "needed" if each.asker else "What it is for")]
            some += [words for line in each.history for words in _line(line)]
            yield Entry(
                f"agreements/{each.id}", "promises", local_day(made), "Agreement", each.terms.what,
                said(*some), at=made, route=AgreementRoute(each.id), themes=_themes(each, tables),
            )  # fmt: skip


def _line(line: pacts.Entry) -> Iterator[Some]:
    on = f"{_DID[line.did]}, {date_words(local_day(line.at))}"
    terms = line.terms
    if line.review is not None:
        words = pacts.had_happened(line.review.happened)
        yield f"{words[:1].upper()}{words[1:]}.", None, on
        yield from zip(line.review.thanks, SIDES, ("thanked", "thanked"), strict=True)
    if line.did in ("made", "changed"):
        lines = (terms.what, when_words(terms), terms.notice)
        yield "\n".join(filter(None, lines)), None, "" if line.review else on
    elif line.review is None:
        yield terms.what, None, on


def _themes(agreement: pacts.Agreement, tables: Tables) -> tuple[str, ...]:
    sheet = tables[Worksheet].get(agreement.worksheet) if agreement.row else None
    found = sheet.row(agreement.row) if sheet else None
    return (found[1].group,) if found and found[1].group else ()


def rituals(tables: Tables) -> Iterator[Entry]:
    """Yield every ritual that both said yes to, as it holds or held last, and as it was before."""
    for each in tables[habits.Ritual].peek(habits.Ritual):
        if each.history:
            made, shape = each.history[0].at, each.shape
            some: list[Some] = [(getattr(shape, name), None, label) for name, label in _LINES.items()]
            some += [
                (line.shape.what, None, f"{_SHAPED[line.did]}, {date_words(local_day(line.at))}")
                for line in each.history
                if line.did in _SHAPED
            ]
            if not each.open:
                some.append((f"On {date_words(local_day(each.history[-1].at))}.", None, "You let it go"))
            yield Entry(
                f"rituals/{each.id}", "promises", local_day(made), "Ritual", shape.what, said(*some), at=made,
                route=RitualRoute(each.id),
            )  # fmt: skip


def sentences(tables: Tables) -> Iterator[Entry]:
    """Yield every wording of the sentence they share."""
    for each in tables[Sentence].peek(Sentence):
        for worded in each.history:
            if worded.words:
                yield Entry(
                    f"sentences/{each.id}/{worded.at.isoformat()}", "promises", local_day(worded.at),
                    "Sentence", worded.words, said((worded.words, None, "")), at=worded.at,
                    route=SentenceRoute(),
                )  # fmt: skip


def new_things(tables: Tables) -> Iterator[Entry]:
    """Yield every new thing that they did together."""
    for each in tables[NewThings].peek(NewThings):
        for thing in each.things:
            if thing.done is not None:
                new = f"It was {thing.new} new." if thing.new else ""
                yield Entry(
                    f"newthings/{each.id}/{thing.id}", "promises", thing.done, "New thing", thing.what,
                    said((thing.what, thing.by, ""), (new, None, "")), route=NewThingsRoute(),
                )  # fmt: skip

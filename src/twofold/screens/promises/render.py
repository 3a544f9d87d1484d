"""An agreement in words: what holds, where it comes from, and everything that happened to it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from textual.content import Content

from twofold.domain.dates import day_words, full_day
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import Agreement, Did, Entry, moved
from twofold.domain.promises.terms import Terms, own_time
from twofold.domain.records import SIDES, Hands, Side
from twofold.widgets.plain import both, plain, signed

LABELS = {
    "who": "who",
    "what": "what",
    "first": "first",
    "often": "how often",
    "notice": "we notice",
    "until": "until",
    "review": "look at it",
}
"""What each part of an agreement is called."""
DID: dict[Did, str] = {"made": "agreed", "changed": "changed", "kept": "kept", "dropped": "let go"}


def who_words(couple: Couple, who: Hands) -> Content:
    """Return who does it, signed."""
    return both(couple) if who == "both" else signed(couple, who)


def parts(terms: Terms, couple: Couple, in_words: Callable[[date], str]) -> dict[str, Content]:
    """Return each part of *terms* by its name, without those that are empty; days told by *in_words*."""
    told = {
        "who": who_words(couple, terms.who),
        "what": plain(terms.what),
        "first": plain(
            " ".join(filter(None, (in_words(terms.first) if terms.first else "", own_time(terms))))
        ),
        "often": plain(terms.often),
        "notice": plain(terms.notice),
        "until": plain(in_words(terms.until) if terms.until else ""),
        "review": plain(in_words(terms.review)),
    }
    return {name: words for name, words in told.items() if words}


def origin(agreement: Agreement, couple: Couple) -> Content:
    """Return whose need it is for, and how far that was met at first and at the last look; or its path."""
    if not agreement.need:
        return Content("")
    if agreement.path:
        return Content.assemble(("From your path: ", "$quiet"), plain(agreement.need))
    whose = signed(couple, agreement.asker) if agreement.asker else both(couple)
    words = Content.assemble("For ", whose, ": ", plain(agreement.need))
    if rated := moved(agreement):
        return Content.assemble(words, (f"\nmet {rated[0]} at first, {rated[1]} at the last look", "$quiet"))
    return words if agreement.met is None else Content.assemble(words, (f"\nmet {agreement.met}", "$quiet"))


def history(agreement: Agreement, couple: Couple, today: date) -> Content:
    """Return everything that happened to it, the latest first; nothing is left out."""
    told, before = [], None
    for entry in agreement.history:
        told.append(Content("\n").join(_entry(entry, before, couple, today)))
        before = entry.terms
    return Content("\n\n").join(reversed(told))


def _entry(entry: Entry, before: Terms | None, couple: Couple, today: date) -> Iterator[Content]:
    yield entry_head(entry.at, DID[entry.did], entry.by, couple, today)
    if entry.review:
        yield plain(f"It happened: {entry.review.happened}.")
        if entry.review.met is not None:
            yield plain(f"Met {entry.review.met} of 10 by then.")
        for side, words in zip(SIDES, entry.review.thanks, strict=True):
            if words:
                yield Content.assemble(signed(couple, side), "  ", plain(words))
    # Whole dates: a "tomorrow" of last year would be read as the one of today.
    now = parts(entry.terms, couple, full_day)
    if before is None:
        for name, label in LABELS.items():
            if (words_now := now.get(name)) is not None:
                yield Content.assemble((f"{label}: ", "$quiet"), words_now)
    else:
        yield from changed_lines(LABELS, entry.terms, before, now, parts(before, couple, full_day))


def entry_head(at: datetime, did: str, by: tuple[Side, ...], couple: Couple, today: date) -> Content:
    """Return that both *did* something to it *at* a moment, in the order *by* in which they said yes."""
    day = day_words(at.astimezone().date(), today)
    names = ", then ".join(couple.name(side) for side in by)
    return Content.assemble(
        (f"{day[:1].upper()}{day[1:]}", "bold"), f"  {did}", (f"  {names} said yes", "$quiet")
    )


def changed_lines(
    labels: Mapping[str, str],
    after: object,
    before: object,
    now: Mapping[str, Content],
    was: Mapping[str, Content],
) -> Iterator[Content]:
    """Return a line for each part, called by *labels*, that *after* has another than *before*.

    *now* and *was* are their words; a part that has none says nothing.
    """
    nothing = Content.styled("nothing", "$quiet")
    for name, label in labels.items():
        told = [words.get(name, nothing).plain for words in (now, was)]  # a first time has its hour with it
        if getattr(after, name, None) != getattr(before, name, None) or told[0] != told[1]:
            yield Content.assemble((f"{label}: from ", "$quiet"), was.get(name, nothing),
                                   (" to ", "$quiet"), now.get(name, nothing))  # fmt: skip

"""A work and its parts in words: what each marked, and the one thing to try."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from twofold.domain.dates import day_words, full_day, on_day
from twofold.domain.people import Couple
from twofold.domain.promises.agreements import Agreement
from twofold.domain.records import SIDES, Side
from twofold.domain.shelf.records import Passage, Slice, Work, WorkState
from twofold.domain.shelf.trail import Place, Stop
from twofold.domain.shelf.works import STATES, WHOLE
from twofold.widgets.choices import Choice
from twofold.widgets.plain import hue, plain, signed

SIGNS: dict[Place, str] = {"behind": "✓", "here": "▸", "ahead": "○"}
"""What stands before a work on the trail."""
EXAMPLE = "12 chapters in slices of 3, each Sunday"
LONGEST, BRIEF = 200, 64
"""Cells of a passage that are shown, and where there is little room; all of it is on its own page."""


def render_part(part: Slice, couple: Couple, room: int) -> list[Content]:
    """Return what each marked in *part*, in up to *room* cells."""
    lines: list[Content] = []
    for side, passage in zip(SIDES, (part.a, part.b), strict=True):
        if passage.words or passage.where:
            who = couple.partner(side)
            where = f" ({passage.where})" if passage.where else ""
            words = plain(passage.words.replace("\n", " ")).truncate(room, ellipsis=True)
            lines.append(Content.assemble((f"{who.mark} ", hue(who.colour)), words, (where, "$quiet")))
    return lines


def to_try_line(part: Slice) -> Content:
    """Return the one thing to try after *part*."""
    return Content.assemble(("One thing to try: ", "$quiet"), part.try_)


def agreement_words(made: Agreement) -> Content:
    """Return that the thing to try is the agreement *made*."""
    due = f"; you look at it on {full_day(made.due)}" if made.open and made.due else ""
    return Content.styled(f"It is an agreement{due}.", "$quiet")


def split_words(key: str) -> Content:
    """Return how a book that is not split can be talked about part by part; *key* splits it."""
    words = f"It can also go part by part: {key} adds one, or all, as in “{EXAMPLE}”."
    return Content.styled(words, "$quiet")


def states_line(keys: Sequence[str], now: WorkState | None = None) -> Content:
    """Return how far the two can be with a work, each behind its key; where they are *now* is bold."""
    told = [
        Content.assemble((f"{key} ", "$accent"), (state, "bold" if state == now else "$quiet"))
        for key, state in zip(keys, STATES, strict=True)
    ]
    return Content("   ").join(told)


def head_of(work: Work, couple: Couple, *, short: bool) -> list[Content]:
    """Return what *work* is and how far they are with it, in a line or two; *short*: in one."""
    what = work.form or work.kind
    who = f"{what}, {work.maker}" if work.maker else what
    told = work.state if short else who
    first = Content.assemble((work.title, "bold"), (f"   {told}", "$quiet"))
    if short:
        return [first]
    if work.author is not None:
        first += Content.styled(", proposed by ", "$quiet") + signed(couple, work.author)
    return [first, *([plain(work.about)] if work.about else []), *took_lines(work.took, couple)]


def slice_choice(part: Slice, today: date) -> Choice:
    """Return *part* for the list of the parts of a work."""
    note = f"by {day_words(part.by, today)}" if part.by else ""
    if part.talked is not None:
        note = f"talked about {day_words(part.talked, today)}"
    return Choice(part.id, plain(part.name), note, sign=Content("✓" if part.talked else "○"))


def passage_words(passage: Passage, couple: Couple, side: Side) -> Content:
    """Return the whole *passage* that *side* marked, and where it stands; empty where there is none."""
    if not passage.words and not passage.where:
        return Content("")
    where = f" ({passage.where})" if passage.where else ""
    return signed(couple, side) + "  " + plain(passage.words) + Content.styled(where, "$quiet")


def took_lines(took: tuple[str, str], couple: Couple) -> list[Content]:
    """Return what each took from a work, a line each; none of who did not say."""
    said = zip(SIDES, took, strict=True)
    return [
        Content.assemble((f"{(who := couple.partner(side)).mark} ", hue(who.colour)), words)
        for side, words in said
        if words
    ]


def stop_words(stop: Stop, couple: Couple, today: date, room: int, *, last: bool) -> Content:
    """Return a work on the trail in up to *room* cells, on a line that leads on to the next one.

    *last*: it is the last, and nothing leads on.
    """
    style = "bold" if stop.place == "here" else "$quiet" if stop.place == "behind" else ""
    title = Content.assemble(
        (f"{SIGNS[stop.place]} ", "$accent"), (stop.work.title or "not named yet", style)
    )
    lines = [Content.styled(where_words(stop, today), "$quiet"), *took_lines(stop.work.took, couple)]
    way = Content.styled("  " if last else "│ ", "$line")
    told = [way + piece for line in lines for piece in line.wrap(room - 2)]
    return Content("\n").join([title.truncate(room, ellipsis=True), *told])


def where_words(stop: Stop, today: date) -> str:
    """Return where *stop* stands on the trail, as on *today*: what comes next, or how it ended."""
    work, part = stop.work, stop.part
    if stop.place == "behind":
        talks = [each.talked for each in work.slices if each.talked is not None]
        return work.state + (f", talked about {on_day(max(talks), today)}" if talks else "")
    if stop.place == "ahead":
        return f"later: {work.form or work.kind}" + (f", {work.maker}" if work.maker else "")
    if part is None:
        return "you are here"
    day = on_day(part.by, today) if part.by is not None and part.by >= today else ""
    if part.id == WHOLE:
        do = "watch it" if work.kind == "film" else "read it"
        return f"you are here: {do}, and talk about it {day}" if day else f"you are here: {do}, then talk"
    return f"you are here: {part.name}, to talk about {day}" if day else f"you are here: {part.name} next"


def trail_line(stops: Sequence[Stop]) -> Content:
    """Return the trail in one line: "✓ Emma → ▸ Amour → ○ Dune"."""
    styles: dict[Place, str] = {"behind": "$quiet", "here": "bold", "ahead": ""}
    told = [
        Content.assemble((f"{SIGNS[stop.place]} ", "$accent"), (stop.work.title, styles[stop.place]))
        for stop in stops
    ]
    return Content.styled(" → ", "$quiet").join(told)

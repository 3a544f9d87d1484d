"""A year of the two, as both chose it, as a small book to print."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, tzinfo

from ..domain.book.entries import Said
from ..domain.book.leaves import GUESSED, PURPOSE, TRY
from ..domain.book.year import Leaf, LeafDay, Part, YearBook
from ..domain.people import Couple
from ..domain.text import is_blank
from . import page as paper
from . import year_render as tell
from .year_style import YEAR_STYLE

CHAPTERS: tuple[tuple[str, tuple[Part, ...]], ...] = (
    ("sentence", ("sentence",)),
    ("letters", ("letters",)),
    ("moments", ("moments",)),
    ("retreats", ("retreats",)),
    ("read", ("answers", "passages")),
    ("held", ("rituals", "kept")),
)
"""The chapters, each on pages of its own, with the parts that follow each other there."""


def year_page(book: YearBook, couple: Couple | None, written: datetime, zone: tzinfo | None = None) -> str:
    """Return *book* as an HTML document; *written* is told in *zone* (None: this machine's)."""
    body = [_title_page(book, couple)]
    for name, parts in CHAPTERS:
        told = [_part(part, some, book, couple) for part in parts if (some := book.part(part))]
        if told:
            body.append(f'<section class="chapter {name}">\n' + "\n".join(told) + "\n</section>")
    first, second = tell.names(couple)
    title = f"{tell.heading(book)}, {first} and {second}"
    foot = tell.foot(written.astimezone(zone).date())
    return paper.page(title, "\n".join(body), foot, YEAR_STYLE.replace("YEAR", f"{book.year}"))


def _title_page(book: YearBook, couple: Couple | None) -> str:
    first, second = tell.names(couple)
    heading = tell.heading(book)
    lines = [f'<p class="pair">{paper.theirs(first)} <span class="and">and</span> {paper.theirs(second)}</p>']
    if heading == str(book.year):
        lines.append(f'<h1 class="numeral">{book.year}</h1>')
    else:
        lines.append(f'{paper.theirs(heading, "h1")}<p class="numeral">{book.year}</p>')
    if not is_blank(book.dedication):
        lines.append(paper.theirs(book.dedication, "p", "dedication"))
    return f'<header class="front">{"".join(lines)}</header>'


def _part(part: Part, leaves: tuple[Leaf, ...], book: YearBook, couple: Couple | None) -> str:
    if part == "sentence":
        told = [_sentence(leaf, book.year) for leaf in leaves]
    elif part == "moments":
        told = [*_moments(leaves, couple)]
    else:
        told = [_TOLD[part](leaf, couple) for leaf in leaves]
    # The heading stays with the first of what is under it, whatever a browser does about breaks.
    head = f"<h2>{tell.TITLES[part]}</h2>"
    return "\n".join([f'<div class="part">{head}', *told, "</div>"])


def _sentence(leaf: Leaf, year: int) -> str:
    before, since = tell.wordings(leaf, year)
    lines = "".join(
        f'<li><span class="quiet">{when}</span> {paper.theirs(words)}</li>' for when, words in before
    )
    told = f'<ul class="wordings">{lines}</ul>' if lines else ""
    return f'{paper.theirs(leaf.title, "p", "large")}<p class="quiet">{since}</p>{told}'


def _names(leaf: Leaf, couple: Couple | None) -> tuple[str, str]:
    """Return the name of whose *leaf* is, and that of the other."""
    first, second = map(paper.theirs, tell.names(couple))
    return (first, second) if leaf.side == "a" else (second, first)


def _letter(leaf: Leaf, couple: Couple | None) -> str:
    writer, reader = _names(leaf, couple)
    came = paper.text(f"{tell.came(leaf)} {tell.came_on(leaf)}")
    if leaf.side is None:
        lead = f"{came[:1].upper()}{came[1:]}"
    else:
        lead = f"{writer} {came}" if came.startswith("to ") else f"{writer} to {reader} · {came}"
    parts = [
        f'<header class="whole">{paper.theirs(tell.title(leaf), "h3")}<p class="quiet">{lead}</p></header>',
        *(paper.theirs(said.words, "div", f"words {leaf.form}") for said in tell.written(leaf)),
    ]
    for said in tell.thanks(leaf):
        lead = f'<p class="quiet">{reader} wrote back</p>'
        parts.append(f'<div class="thanks whole">{lead}{paper.theirs(said.words, "p")}</div>')
    return f'<article class="letter">{"".join(parts)}</article>'


def _moments(leaves: Iterable[Leaf], couple: Couple | None) -> Iterator[str]:
    for month, some in tell.months(leaves):
        first, *others = (_moment(leaf, couple) for leaf in some)
        # What is not to be parted is one block, for browsers that know no better.
        begun = f'<div class="whole"><h3>{month}</h3>{first}</div>'
        yield f'<section class="month">{begun}{"".join(others)}</section>'


def _moment(leaf: Leaf, couple: Couple | None) -> str:
    writer, reader = _names(leaf, couple)
    answer = f" · it reached {reader}" if tell.reached(leaf) else ""
    words = paper.theirs(leaf.title, "p", "words")
    return (
        f'<div class="moment whole"><p class="day">{leaf.day.day}</p>'
        f'<div>{words}<p class="quiet">{writer}{answer}</p></div></div>'
    )


def _retreat(leaf: Leaf, couple: Couple | None) -> str:
    groups = tell.grouped(leaf.said)
    head = [f'{paper.theirs(leaf.title, "h3")}<p class="quiet">{tell.days_of(leaf)}</p>']
    head += [paper.theirs(said[0].words, "p", "purpose") for label, said in groups if label == PURPOSE]
    days = "".join(map(_day, leaf.days))
    parts = [f'<header class="whole">{"".join(head)}</header>']
    if days:
        parts.append(f'<div class="days{" some" if len(leaf.days) > 1 else ""}">{days}</div>')
    parts += [
        f'<section class="whole memory"><h4>{label}</h4>{_beside(said, couple)}</section>'
        for label, said in groups
        if label != PURPOSE
    ]
    return f'<article class="retreat">{"".join(parts)}</article>'


def _day(day: LeafDay) -> str:
    items = "".join(
        f"<li>{paper.theirs(each.words)}"
        + (f' <span class="quiet">· {paper.theirs(each.label)}</span>' if each.label.strip() else "")
        + "</li>"
        for each in day.said
    )
    return f'<div class="lived whole"><h4>{tell.on(day.day)}</h4><ul class="plain">{items}</ul></div>'


def _beside(said: Iterable[Said], couple: Couple | None) -> str:
    columns = []
    for who, lines in tell.by_each(said, couple):
        told = "".join(paper.theirs(line, "p", "line") for line in lines)
        columns.append(f"<div>{paper.theirs(who, 'p', 'who')}{told}</div>")
    return f'<div class="beside">{"".join(columns)}</div>'


def _answers(leaf: Leaf, couple: Couple | None) -> str:
    days = []
    for each in leaf.days:
        told = "".join(_words(_who(said, couple), said.words) for said in each.said)
        days.append(f'<p class="quiet">{tell.on(each.day)}</p>{told}')
    return f'<article class="asked">{paper.theirs(leaf.title, "h3")}{"".join(days)}</article>'


def _who(said: Said, couple: Couple | None) -> str:
    """Return whose words *said* are, as HTML."""
    guessed = f" {GUESSED}" if said.label == GUESSED else ""
    return f"{paper.theirs(tell.name(couple, said.side or 'both'))}{guessed}"


def _words(who: str, words: str, where: str = "") -> str:
    about = f" · {paper.theirs(where)}" if where.strip() else ""
    return f'<div class="spoken"><p class="quiet">{who}{about}</p>{paper.theirs(words, "p", "words")}</div>'


def _passages(leaf: Leaf, couple: Couple | None) -> str:
    told = [
        f'<p class="try"><span class="quiet">{TRY}</span> {paper.theirs(said.words)}</p>'
        if said.side is None
        else _words(_who(said, couple), said.words, said.label)
        for said in leaf.said
    ]
    head = f'{paper.theirs(leaf.title, "h3")}<p class="quiet">{tell.on(leaf.day)}</p>'
    return f'<article class="marked">{head}{"".join(told)}</article>'


def _ritual(leaf: Leaf, couple: Couple | None) -> str:
    lines = "".join(f"<dt>{said.label}</dt><dd>{paper.theirs(said.words)}</dd>" for said in leaf.said)
    head = f'{paper.theirs(leaf.title, "h3")}<p class="quiet">Since {tell.on(leaf.day)}</p>'
    return f'<article class="ritual whole">{head}<dl>{lines}</dl></article>'


def _kept(leaf: Leaf, couple: Couple | None) -> str:
    about = [paper.theirs(tell.name(couple, leaf.who))]
    about += [paper.theirs(said.words) for said in leaf.said if said.side is None]
    head = f'{paper.theirs(leaf.title, "h3")}<p class="quiet">{" · ".join(about)}</p>'
    thanked = [said for said in leaf.said if said.side is not None]
    thanks = f"<h4>{tell.THANKS}</h4>{_beside(thanked, couple)}" if thanked else ""
    return f'<article class="agreed whole">{head}{thanks}</article>'


_TOLD: dict[Part, Callable[[Leaf, Couple | None], str]] = {
    "letters": _letter,
    "retreats": _retreat,
    "answers": _answers,
    "passages": _passages,
    "rituals": _ritual,
    "kept": _kept,
}

"""A round of the worksheet that both have opened, as Markdown and as a page to print."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from ..domain.dates import full_day
from ..domain.records import SIDES, Side
from ..domain.worksheet.rounds import Revealed, Worksheet, bands
from ..domain.worksheet.sheet import Row
from . import page as paper
from .escape import escape_line, quote
from .stories import Story, day_of, name_of
from .whole import Whole, left_out
from .worksheet_render import (
    NAME,
    Beside,
    Passage,
    RenderedRound,
    RenderedRow,
    Section,
    need_name,
    ratings,
    render,
)

_FOOT = "Written by twofold on {}. It is yours, and it is not sealed."
_BOTH = "What both of you named"
_SINGLE = "What one of you named"


def stories(whole: Whole, zone: tzinfo | None) -> Iterator[Story]:
    """Yield each opened round, briefly."""
    for sheet in whole.worksheets:
        if sheet.revealed is not None:
            yield sheet.revealed.at, sheet.id, _brief(sheet, sheet.revealed, whole, zone)


def _brief(sheet: Worksheet, opened: Revealed, whole: Whole, zone: tzinfo | None) -> Iterator[str]:
    """Tell a round of the worksheet briefly: a line for each row, what both named first."""
    yield f"### {day_of(opened.at, zone)}: Needs and wants"
    rows = [(side, row) for band in bands(opened) for side in SIDES for row in band.side(side)]
    yield "\n".join(f"- {_row(side, row, whole)}" for side, row in rows)


def _row(side: Side, row: Row, whole: Whole) -> str:
    rated = f" ({ratings(row)})" if ratings(row) else ""
    asks = f" Asks: {escape_line(row.request.words)}" if row.request.words else ""
    return f"{name_of(whole, side)}: {escape_line(row.words or need_name(row))}{rated}.{asks}"


def worksheet_markdown(whole: Whole, id: str, written: datetime, zone: tzinfo | None = None) -> str:
    """Return the round *id* of *whole* as Markdown; dates in *zone* (None: this machine's).

    Raises LookupError when it is not there, and Invalid while it is private.
    """
    told = render(whole, id, zone)
    names = " and ".join(map(escape_line, told.names))
    blocks = [f"# {told.title}: {names}", f"{told.opened}."]
    for title, some in ((_BOTH, told.both), (_SINGLE, told.single)):
        if some:
            blocks.append(f"## {title}")
            for beside in some:
                blocks += _beside_markdown(beside)
    for part in told.more:
        blocks += [f"## {part.title}", *map(_passage_markdown, part.passages)]
    if whole.unread:
        blocks.append(left_out(whole.unread))
    blocks += ["---", _FOOT.format(full_day(written.astimezone(zone).date()))]
    return "\n\n".join(blocks) + "\n"


def _beside_markdown(beside: Beside) -> Iterator[str]:
    if beside.title:
        yield f"### {escape_line(beside.title)}"
    for card in (*beside.a, *beside.b):
        yield f"{'####' if beside.title else '###'} {escape_line(card.name)}: {escape_line(card.words)}"
        yield f"{escape_line(card.about)}. {_ratings(card)}".strip()
        yield from map(_passage_markdown, card.own)
        for part in card.after:
            yield f"**{part.title}**"
            yield from map(_passage_markdown, part.passages)


def _passage_markdown(passage: Passage) -> str:
    lead = escape_line(passage.lead)
    if passage.items:
        return f"{lead}:\n\n" + "\n".join(f"- {escape_line(item)}" for item in passage.items)
    if not passage.words:
        return f"{lead}."
    if passage.tone == "said" or "\n" in passage.words.strip("\n"):
        return (f"{lead}:\n\n" if lead else "") + quote(passage.words)
    return f"{lead}: {escape_line(passage.words)}" if lead else escape_line(passage.words)


def _ratings(card: RenderedRow) -> str:
    said = []
    if card.importance is not None:
        said.append(f"Matters {card.importance} of 10.")
    if card.met is not None:
        before = f" (in the last round {card.before})" if card.before is not None else ""
        said.append(f"Met {card.met} of 10{before}.")
    return " ".join(said)


# -- the page to print ------------------------------------------------------------------------------------

WHOLE = 9
"""Lines of a row that stay on one sheet; those of a taller one go on on the next."""
LINE = 45
"""Characters, about, in a line of one of the two columns."""
_STYLE = """\
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.6rem; align-items: start; }
.card { padding: 0.9em 0 1em; border-top: 1px solid var(--line); }
.beside .card { border-top: 2px solid var(--ink); }
.alone .card { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.6rem; }
.card .what { margin: 0.1em 0 0.15em; font: bold 1.12em/1.3 inherit; font-family: inherit; }
.card p, .card ul { margin-top: 0.5em; }
.card p.what, .card h3 + p, .card h4 + p, .scale + p { margin-top: 0.1em; }
.after p, .after ul { margin-top: 0.25em; }
.after .lead { display: inline; }
.after .lead + .theirs { margin-inline-start: 0.4em; }
.scale { display: block; width: 100%; max-width: 17rem; height: auto; margin-top: 0.5em; }
.said { padding-inline-start: 0.8em; border-inline-start: 3px solid var(--line); font-style: italic; }
.asked { padding: 0.4em 0.7em 0.5em; background: var(--tint); border: 1px solid var(--line); }
.more p { margin-top: 0.6em; }
.head, .asked, .card p, .more p, li { break-inside: avoid; page-break-inside: avoid; }
.head, p:has(+ ul) { break-after: avoid; page-break-after: avoid; }
@media print {
  .beside { display: block; }
  .beside::after { content: ""; display: block; clear: both; }
  .beside > div { float: left; width: 48%; }
  .beside > div + div { float: right; }
  .alone .card { display: block; columns: 2; column-gap: 1.6rem; }
}
"""


def worksheet_page(whole: Whole, id: str, written: datetime, zone: tzinfo | None = None) -> str:
    """Return the round *id* of *whole* as an HTML document to print; dates in *zone* (None: this machine's).

    Raises LookupError when it is not there, and Invalid while it is private.
    """
    told = render(whole, id, zone)
    title = f"{told.title}: {told.names[0]} and {told.names[1]}, {told.day}"
    foot = _FOOT.format(full_day(written.astimezone(zone).date()))
    body = "\n".join(_body(told))
    if whole.unread:
        body += f'\n<p class="quiet">{paper.text(left_out(whole.unread))}</p>'
    return paper.page(title, body, foot, _STYLE)


def _body(told: RenderedRound) -> Iterator[str]:
    first, second = (paper.theirs(name) for name in told.names)
    yield f"<h1>{told.title}</h1>"
    yield f'<p class="names">{first} and {second}</p>'
    yield f'<p class="quiet">{told.opened}</p>'
    for title, some in ((_BOTH, told.both), (_SINGLE, told.single)):
        if some:
            yield f"<section><h2>{title}</h2>"
            yield from map(_beside_html, some)
            yield "</section>"
    for part in told.more:
        passages = "".join(map(_passage_html, part.passages))
        yield f'<section class="more"><h2>{part.title}</h2>{passages}</section>'


def _beside_html(beside: Beside) -> str:
    if not beside.title:
        return "".join(
            f'<div class="alone">{_card_html(card, "h3")}</div>' for card in (*beside.a, *beside.b)
        )
    sides = (
        f"<div>{''.join(_card_html(card, 'h4') for card in cards)}</div>" for cards in (beside.a, beside.b)
    )
    return f'<h3>{paper.theirs(beside.title)}</h3><div class="beside">{"".join(sides)}</div>'


def _card_html(card: RenderedRow, tag: str) -> str:
    own = "".join(_passage_html(each) for each in card.own if each.tone != "asked")
    asked = "".join(_passage_html(each) for each in card.own if each.tone == "asked")
    after = "".join(map(_part_html, card.after))
    # What is tall may go on on the next sheet: kept whole, it would leave half of this one empty.
    kind = "card whole" if _tallest(card) <= WHOLE else "card"
    return (
        f'<article class="{kind}"><div><div class="head">{paper.theirs(card.name, "p", "quiet")}'
        f"{paper.theirs(card.words, tag, 'what')}"
        f"{paper.theirs(card.about, 'p', 'quiet')}{_scale(card)}</div>{own}</div>"
        f"<div>{asked}{after}</div></article>"
    )


def _tallest(card: RenderedRow) -> int:
    """Return about how many lines the passages below the head of *card* take, in its taller column."""
    said = [passage for part in card.after for passage in part.passages]
    return max(_lines(card.own), _lines(said) + len(card.after))


def _lines(passages: Iterable[Passage]) -> int:
    return sum(1 + len(each.items) + len(each.words) // LINE + each.words.count("\n") for each in passages)


def _part_html(part: Section) -> str:
    return f'<div class="after"><h4>{part.title}</h4>{"".join(map(_passage_html, part.passages))}</div>'


def _passage_html(passage: Passage) -> str:
    lead = f'<span class="lead">{_lead(passage.lead)}</span>' if passage.lead else ""
    words = paper.theirs(passage.words) if passage.words else ""
    kind = "" if passage.tone == "plain" else f' class="{passage.tone}"'
    return f"<p{kind}>{lead}{words}</p>" + (paper.lines(passage.items) if passage.items else "")


def _lead(lead: str) -> str:
    """Return *lead* with each name apart from the words around it, whichever way it is written."""
    first, *rest = lead.split(NAME[0])
    parts = (part.partition(NAME[1]) for part in rest)
    return paper.text(first) + "".join(f"<bdi>{paper.text(a)}</bdi>{paper.text(b)}" for a, _, b in parts)


def _scale(card: RenderedRow) -> str:
    """Return the line from 0 to 10 with a ring where it matters and a dot where it is met."""
    words = _ratings(card)
    if not words:
        return ""
    ticks = "".join(f'<path d="M{8 + 22 * n} 9v6"/>' for n in range(11))
    marks = ""
    if card.importance is not None:
        marks += f'<circle cx="{8 + 22 * card.importance}" cy="12" r="6.5" fill="#fff"/>'
    if card.met is not None:
        marks += f'<circle cx="{8 + 22 * card.met}" cy="12" r="3.5" fill="#26221d"/>'
    return (
        f'<svg class="scale" viewBox="0 0 236 24" role="img" aria-label="{words}" '
        'fill="none" stroke="#6a6258">'
        f'<path d="M8 12h220"/>{ticks}<g stroke="#26221d" stroke-width="1.6">{marks}</g></svg>'
        f'<p class="quiet">{words.replace("Matters", "○ Matters").replace("Met", "● Met")}</p>'
    )

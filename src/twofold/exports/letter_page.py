"""A letter as a page to print: its words, and little else."""

from datetime import datetime, tzinfo

from ..domain.dates import full_day
from ..domain.text import is_blank
from . import page as paper
from .letter_render import FOOT, OnPaper

_STYLE = """\
body { max-width: 40rem; }
h1 { margin-top: 0.4em; }
.words { margin-top: 1.8em; font-size: 1.12em; line-height: 1.62; }
.poem { padding-inline-start: 2.2em; line-height: 1.7; }
.thanks { margin-top: 2.4em; padding-inline-start: 0.9em; border-inline-start: 3px solid var(--line); }
.thanks p.theirs { font-style: italic; }
@media print { .words { font-size: 1.1em; } }
"""


def letter_page(letter: OnPaper, written: datetime, zone: tzinfo | None = None) -> str:
    """Return *letter* as an HTML document; *written* is told in *zone* (None: this machine's)."""
    to = f" to {paper.theirs(letter.reader)}" if letter.reader else ""
    body = [
        f"<h1>{paper.theirs(letter.name)}</h1>",
        f'<p class="quiet">{paper.theirs(letter.writer)}{to}{paper.text(letter.when)}</p>',
    ]
    if not is_blank(letter.text):
        body.append(paper.theirs(letter.text, "div", f"words {letter.form}"))
    if letter.thanked:
        said = paper.theirs(letter.thanked, "p")
        lead = f'<p class="quiet">{paper.theirs(letter.reader)} wrote back</p>'
        body.append(f'<div class="thanks whole">{lead}{said}</div>')
    foot = FOOT.format(full_day(written.astimezone(zone).date()))
    return paper.page(letter.name, "\n".join(body), foot, _STYLE)

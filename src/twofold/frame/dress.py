"""Each page wears its own rules and no other page's, and they are read when it is first opened.

A sheet of ``styles/`` is a row of blocks, each under the classes of the pages that it dresses
(``Days, SlotPage { ... }``). A page gets what stands under its class and the classes it is made from, in the
sheet of each one's practice, as rules under its own class alone: no page looks different for what was opened
before it, and nothing that is open already has to be looked over again.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from twofold.widgets.sheets import sheet

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCREENS, _WIDGETS = "twofold.screens.", "twofold.widgets."
_HOME = "home"


def blocks(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the selectors and the inside of each outermost block of the sheet *text*."""
    depth, begun, selectors = 0, 0, ""
    text = _COMMENT.sub("", text)
    for brace in re.finditer("[{}]", text):
        depth += 1 if brace[0] == "{" else -1
        if brace[0] == "{" and depth == 1:
            selectors, begun = text[begun : brace.start()], brace.end()
        elif depth == 0:
            yield tuple(part.strip() for part in selectors.split(",")), text[begun : brace.start()]
            begun = brace.end()


def practice_of(kind: type) -> str:
    """Return the name of the practice that the page *kind* belongs to, or of its module where it is none."""
    return kind.__module__.removeprefix(_SCREENS).partition(".")[0]


def sheet_of(kind: type) -> str:
    """Return the name of the sheet that dresses *kind*: its practice's, or the one of single pages."""
    practice = practice_of(kind)
    return practice if sheet(practice).is_file() else "pages"


@cache
def _blocks_of(name: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(blocks(sheet(name).read_text("utf-8")))


@cache
def rules(kind: type) -> str:
    """Return the rules of the page *kind*, all under its own class; empty where it has none of its own."""
    made_from = [base for base in kind.__mro__[::-1] if base.__module__.startswith((_SCREENS, _WIDGETS))]
    names = {base.__name__ for base in made_from}
    found = [
        f"{kind.__name__} {{{inside}}}"
        for name in dict.fromkeys(map(sheet_of, made_from))
        for selectors, inside in _blocks_of(name)
        if names.intersection(selectors)
    ]
    return "\n".join(found)


def wear_shared(stylesheet: Stylesheet) -> None:
    """Let *stylesheet* know what all pages but home share; nothing happens when it does already."""
    where = (str(sheet("widgets")), "")
    if not stylesheet.has_source(*where):
        stylesheet.add_source(sheet("widgets").read_text("utf-8"), read_from=where)


def dress(stylesheet: Stylesheet, kind: type[Screen[Any]]) -> None:
    """Let *stylesheet* know the rules of the page *kind*; nothing happens when it does already.

    Home has nothing that ``widgets.tcss`` dresses: it is read with the first page of all others.
    """
    if practice_of(kind) != _HOME:
        wear_shared(stylesheet)
    where = (str(sheet(sheet_of(kind))), kind.__name__)
    if not stylesheet.has_source(*where) and (css := rules(kind)):
        stylesheet.add_source(css, read_from=where)

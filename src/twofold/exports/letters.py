"""Letters that were opened, told in Markdown; and one letter as text or as Markdown, to keep or to print."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import Literal

from ..domain.dates import full_day
from ..domain.letters.records import CAME, Letter, is_known
from ..domain.text import clean, clean_line, is_blank
from .escape import escape_line, quote
from .letter_render import FOOT, OnPaper, opened_letter

LetterEnding = Literal[".txt", ".md", ".html", ".eml"]
"""How the file of one letter ends: plain text, Markdown, a page to print, or a draft for a mail program."""


def told(letters: Iterable[Letter], names: tuple[str, str], zone: tzinfo | None) -> str:
    """Return all that was opened of *letters*, oldest first, as Markdown under one heading; "" for nothing.

    *names* are those of a and b; days are told in *zone* (None: this machine's). Nothing private is in it.
    """
    opened = [each for each in letters if each.opened and is_known(each) and not each.deleted]
    opened.sort(key=lambda each: (_day(each, zone), each.opened, each.id))
    if not opened:
        return ""
    blocks = ["## Letters"]
    for letter in opened:
        paper = opened_letter(letter, names, zone)
        blocks.append(f"### {paper.day}: {escape_line(paper.name)}")
        blocks += _markdown(paper)
    return "\n\n".join(blocks)


def _day(letter: Letter, zone: tzinfo | None) -> date:
    """Return the day in *zone* that the opened *letter* belongs to."""
    assert letter.opened is not None
    return letter.written or letter.opened.astimezone(zone).date()


def letter_markdown(paper: OnPaper, written: datetime, zone: tzinfo | None = None) -> str:
    """Return *paper* as Markdown; *written* is told in *zone* (None: this machine's)."""
    foot = FOOT.format(full_day(written.astimezone(zone).date()))
    blocks = [f"# {escape_line(paper.name)}", *_markdown(paper, dated=True), "---", foot]
    return "\n\n".join(blocks) + "\n"


def _markdown(paper: OnPaper, *, dated: bool = False) -> Iterator[str]:
    how = "" if paper.way == "sealed" else f", {CAME[paper.way]}"
    when = paper.when if dated else how
    to = f" to {escape_line(paper.reader)}" if paper.reader else ""
    yield f"{escape_line(paper.writer)}{to}{when}."
    if not is_blank(paper.text):
        yield quote(paper.text)
    if paper.thanked:
        yield f"{escape_line(paper.reader)} wrote back:"
        yield quote(paper.thanked)


def letter_text(paper: OnPaper) -> str:
    """Return *paper* as plain text: its title (if it has one), and its words just as they were written.

    A message is its words alone: so it is sent.
    """
    title = clean_line(paper.title)
    head = "" if is_blank(title) or paper.form == "message" else f"{title}\n\n"
    text = clean(paper.text, len(paper.text))
    return f"{head}{text}" + ("" if text.endswith("\n") else "\n")


def write_letter(ending: LetterEnding, paper: OnPaper, written: datetime) -> str:
    """Return the text of *paper*, of the kind that *ending* names."""
    if ending == ".html":
        from .letter_page import letter_page

        return letter_page(paper, written)
    if ending == ".eml":
        from .letter_mail import letter_mail

        return letter_mail(paper, written)
    return letter_markdown(paper, written) if ending == ".md" else letter_text(paper)

"""The list of a side: what became of the rows of the last round, and each row in two lines."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from twofold.content import group_name
from twofold.domain.dates import named_day
from twofold.domain.text import is_blank
from twofold.domain.worksheet.sheet import Draft, Fate, Row
from twofold.widgets.choices import Choice

FATE_WORDS: dict[Fate, str] = {
    "still": "it still matters",
    "met": "it is met now",
    "gone": "it no longer matters",
}
ASKING = "○ no request yet"


def name_of(row: Row) -> str:
    """Return what to call *row*: its own words, else its group, else that it is empty."""
    if not is_blank(row.words):
        return row.words
    if row.group or not is_blank(row.other):
        return group_name(row.group, row.other)
    return "an empty row" if row.blank else "a row without words yet"


def rated(row: Row, *, past: bool = False) -> str:
    """Return importance and "met" in a few words, "" while neither is rated; *past*: of the last round."""
    matters = "mattered" if past else "matters"
    parts = [
        f"{words} {number}"
        for words, number in ((matters, row.importance), ("met", row.met))
        if number is not None
    ]
    return ", ".join(parts)


def row_line(row: Row) -> Content:
    """Return *row* as two lines; a quiet sign says when its request is missing."""
    head = Content.styled(name_of(row), "bold" if not row.blank else "$quiet")
    if row.blank:
        return head
    group = group_name(row.group, row.other) if row.group or not is_blank(row.other) else ""
    kind = row.kind if is_blank(row.words) or not group else f"{row.kind}: {group}"
    asking = ASKING if is_blank(row.request.what) else ""
    parts = [asking, kind, rated(row), row.firmness]
    return Content.assemble(head, "\n", (" · ".join(filter(None, parts)), "$quiet"))


def last_line(row: Row, fate: Fate | None, keys: Sequence[str]) -> Content:
    """Return *row* of the last round as two lines: what it was, and what became of it (or the *keys*)."""
    still, met, gone = keys
    then = FATE_WORDS[fate] if fate else f"{still} still matters · {met} met · {gone} gone"
    words = " · ".join(filter(None, (rated(row, past=True), then)))
    return Content.assemble((name_of(row), "$quiet" if fate else ""), "\n", (words, "$quiet"))


def row_choices(
    draft: Draft, last: tuple[date, tuple[Row, ...]] | None, keys: Sequence[str], today: date
) -> list[Choice]:
    """Return the lines of *draft*, whose values are ("last" or "row", the id of the row).

    *last*: the day of the last round and its rows, of which the *keys* say what became of them.
    """
    choices: list[Choice] = []
    if last is not None:
        day, rows = last
        choices.append(Choice("", f"Since {named_day(day, today)}", heading=True))
        for row in rows:
            fate = draft.since.get(row.id)
            sign = Content.styled("✓" if fate else " ", "$quiet")
            line = last_line(row, fate, keys)
            choices.append(Choice(f"last:{row.id}", line, sign=sign, value=("last", row.id)))
        choices.append(Choice("", "", heading=True))
        if draft.rows:
            choices.append(Choice("", "Now", heading=True))
    for number, row in enumerate(draft.rows, 1):
        sign = Content.styled(str(number), "$quiet")
        choices.append(Choice(f"row:{row.id}", row_line(row), sign=sign, value=("row", row.id)))
    return choices

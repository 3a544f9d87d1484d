"""What two terminals wrote on a side of the worksheet at once, and taking a change of it back."""

from typing import Any

from msgspec.structs import replace

from twofold.domain import merge
from twofold.domain.people import Invalid
from twofold.domain.text import LINE_LIMIT

from .sheet import LONG, ROWS, Draft, Row

FULL = f"There are {ROWS} rows. Delete another one first; then the same key brings this one back."


def merged(base: Row, mine: Row, theirs: Row) -> Row:
    """Return *theirs* with what *mine* changed since *base*.

    What both changed holds both texts; of two numbers or choices, theirs.
    """
    return merge.merged(base, mine, theirs, _both_texts)


def _both_texts(name: str, mine: Any, theirs: Any) -> Any:
    if not isinstance(mine, str) or name in ("kind", "group", "firmness") or mine in theirs:
        return theirs
    between, limit = ("\n\n", LONG) if name in ("why", "moment") else (" / ", LINE_LIMIT)
    # One who types on has the other's words in theirs: they are not said twice.
    return (mine if theirs in mine else f"{theirs}{between}{mine}")[:limit]


def undone(now: Draft, before: Draft, after: Draft) -> Draft:
    """Return *now* without what changed from *before* to *after*; a row that was changed since then stays.

    Raises Invalid when a row would come back and there are seven.
    """
    back = merge.undone(now, before, after, whole=(Row,))
    if len(back.rows) > ROWS:
        raise Invalid(FULL)
    there = {row.id for row in back.rows}
    return replace(back, removed=tuple(gone for gone in back.removed if gone.id not in there))


def undone_words(now: Draft, back: Draft) -> str:
    """Return in a sentence what is different in *back*, which is *now* with a change taken back."""
    before, after = [row.id for row in now.rows], [row.id for row in back.rows]
    returned, gone = set(after) - set(before), set(before) - set(after)
    if len(returned) == 1:
        return f"Row {after.index(returned.pop()) + 1} is back."
    if returned:
        return f"{len(returned)} rows are back."
    if gone:
        return "It is gone again." if len(gone) == 1 else f"{len(gone)} rows are gone again."
    if before != after:
        return "The order is as before."
    return "Taken back." if now != back else "That has been changed since, so it stays."

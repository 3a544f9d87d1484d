"""What a retreat costs as a table (CSV, RFC 4180) that a spreadsheet opens."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

from ..domain.people import Couple
from ..domain.retreat.money import Entry, entries
from ..domain.retreat.plan import Plan
from ..domain.retreat.slots import date_of
from .money import digits
from .whole import Whole

COLUMNS = ("day", "what", "planned", "paid", "paid by", "for", "currency", "planned as", "paid as")
"""Day (ISO 8601, or empty), two words of theirs, two amounts with a point, names, and ISO 4217; and the two
amounts as they were written, where that was in another currency, such as "58000 JPY"."""
MARK = "\ufeff"
"""Begins the file: without it some spreadsheets take the letters of a name for others."""
# A spreadsheet would reckon with what begins with one of these, or run it.
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def budget_csv(plan: Plan, couple: Couple | None) -> str:
    """Return the budget of *plan*: a line for each thing that costs something, CRLF at the line ends.

    What they typed never becomes a formula: an apostrophe stands before what could be one.
    """
    text = StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    places, whole = digits(plan.currency), Whole(couple=couple)
    for entry in entries(plan):
        table.writerow(_row(plan, entry, places, whole))
    return MARK + text.getvalue()


def _row(plan: Plan, entry: Entry, places: int, whole: Whole) -> Iterator[str]:
    yield "" if entry.day is None else date_of(plan, entry.day).isoformat()
    yield guarded(entry.what)
    for amount in (entry.cost, entry.spent):
        yield "" if amount is None else _figures(amount, places)
    yield "" if entry.payer is None else guarded(whole.name(entry.payer))
    yield "both" if entry.share == "both" else guarded(whole.name(entry.share))
    yield plan.currency
    for written in (entry.cost_as, entry.spent_as):
        yield f"{_figures(written.amount, digits(written.currency))} {written.currency}" if written else ""


def _figures(amount: int, places: int) -> str:
    return format(Decimal(amount).scaleb(-places), "f")


def guarded(words: str) -> str:
    """Return *words* as a cell that no spreadsheet takes for a formula."""
    return f"'{words}" if words.lstrip(" \u00a0").startswith(_FORMULA) else words

"""The year that both chose, written out from the command line; what both did not say yes to is not."""

import sys

from .asked import plain

TYPE_CHECKING = False  # typing and pathlib would take longer than the answer to --version
if TYPE_CHECKING:
    from pathlib import Path

    from .domain.book.year import YearBook
    from .store import Store

HOW = "Choose one together first: in twofold, b, then y."


def written_year(data: "Path", typed: str, ending: str) -> tuple[str, tuple[str, ...]]:
    """Return the year *typed* ("" for the latest) of the file *data* as the text of a file with *ending*, and
    sentences about what may belong to it and cannot be read.

    Raises Invalid, with a sentence, where both have not said yes to it as it is now.
    """
    from .domain.book.leaves import TABLES
    from .domain.records import utc_now
    from .exports.year import write_year
    from .store import Store

    store = Store.open(data)
    try:
        unread = tuple(said for name in TABLES for said in store.table(name).unread())
        book, couple = _book(store, typed), next(iter(store.couple.all()), None)
        for sentence in store.noticed:
            print(plain(sentence), file=sys.stderr)
    finally:
        store.close()
    return write_year(".md" if ending == ".md" else ".html", book, couple, utc_now()), unread


def _book(store: "Store", typed: str) -> "YearBook":
    from .domain.book.leaves import leaves
    from .domain.book.records import Star, StarSummary
    from .domain.book.year import YearChoice, agreed_book, year_id
    from .domain.dates import local_day
    from .domain.people import Invalid
    from .domain.records import utc_now

    today = local_day(utc_now())
    stars = frozenset(star.entry for star in store[Star].peek(StarSummary))

    def chosen(choice: YearChoice) -> "YearBook":
        return agreed_book(choice, leaves(store, choice.year, today, stars))

    if typed:
        if not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 10_000):
            raise Invalid("Write the year like 2026.")
        choice = store.find(YearChoice, year_id(int(typed)))
        if choice is None:
            raise Invalid(f"You have not both said yes to {int(typed)} yet. {HOW}")
        return chosen(choice)
    said_yes = [choice for choice in store[YearChoice].all() if choice.agreed is not None]
    if not said_yes:
        raise Invalid(f"There is no year yet that both of you said yes to. {HOW}")
    return chosen(max(said_yes, key=lambda choice: choice.year))

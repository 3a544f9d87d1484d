"""What of a year there is to choose, and what was chosen of it."""

from twofold.domain.book.leaves import TABLES, leaves, years
from twofold.domain.book.year import Leaf, YearChoice, year_id
from twofold.domain.dates import local_day
from twofold.screens.house import House, newest


def years_of(house: House) -> tuple[int, ...]:
    """Return the local years of which something can be printed, the latest first."""
    return years(house.store, local_day(house.clock.now()))


def leaves_of(house: House, year: int) -> tuple[Leaf, ...]:
    """Return what of *year* can be printed, in its order."""
    return leaves(house.store, year, local_day(house.clock.now()), house.book.stars)


def choice_of(house: House, year: int) -> YearChoice | None:
    """Return what was chosen of *year*, or None before anybody did."""
    return newest(house, YearChoice, year_id(year))


def unread_of(house: House) -> tuple[str, ...]:
    """Return sentences about what may belong to a year and cannot be read."""
    return tuple(said for name in TABLES for said in house.store.table(name).unread())

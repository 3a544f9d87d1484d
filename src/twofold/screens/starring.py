"""A star on an entry: for both, put there and taken away by the same key."""

from twofold.domain.book.records import Star, star_id

from .house import House
from .saving import kept
from .undoing import last

STAR = "★"


def turn_star(house: House, entry: str) -> None:
    """Put a star on *entry*, or take it away; where the other terminal was quicker, theirs stays."""
    now, star = house.clock.now(), last(house, Star, star_id(entry))
    if star is None:
        kept(house, Star(id=star_id(entry), created=now, updated=now, entry=entry))
    else:
        kept(house, star.with_(deleted=None if star.deleted else now))

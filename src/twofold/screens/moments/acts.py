"""What is done to a moment as a whole, each in one save or none."""

from twofold.domain.drawers import Writing
from twofold.domain.moments.records import Moment
from twofold.domain.moments.showing import show
from twofold.screens.house import House
from twofold.screens.saving import kept


def shown_now(house: House, writing: Writing, words: str) -> bool:
    """Show the *words* of the private *writing*, which is emptied with it; False: another was quicker."""
    assert writing.author is not None
    now, rev = house.clock.now(), house.store[Moment].rev(writing.about)
    moment = show(writing.about, writing.author, words, writing.created, now, rev)
    emptied = [house.vault.emptied(writing)] if writing.rev else []
    return bool(kept(house, moment, *emptied))

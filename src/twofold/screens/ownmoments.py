"""One's own moments, wherever they are wanted: to write one, to read them."""

from datetime import datetime
from typing import NamedTuple

from textual import work

from twofold.domain.drawers import Writing
from twofold.domain.moments.records import Jotted, JottedSummary, Moment
from twofold.domain.moments.routes import OwnMomentsRoute, WriteMomentRoute
from twofold.domain.records import SIDES, Side, new_id
from twofold.domain.text import is_blank
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker
from twofold.widgets.plain import signed
from twofold.widgets.whose import whose

from .door import admitted, passed
from .house import House
from .page import Page

ALONE = "Only you see it, until you show it."


class Own(NamedTuple):
    """A moment of one's own: what it is ``about`` (its id), its ``words``, and when it was ``written``."""

    about: str
    words: str
    written: datetime


class Kept(NamedTuple):
    """What one of them has: ``private`` and ``shown``, the newest first of each.

    ``whole``: whether all that lies in the drawer could be read.
    """

    private: tuple[Own, ...]
    shown: tuple[Own, ...]
    whole: bool

    @property
    def words(self) -> list[str]:
        """The words of all of them, the newest first."""
        return [each.words for each in _newest([*self.private, *self.shown])]


def own_moments(house: House, side: Side) -> Kept:
    """Return the moments of *side*, whose drawer is open; of one that is closed, only what was shown."""
    from twofold.store.errors import StoreError

    waiting = (each for each in house.unsaved if isinstance(each, Writing) and not each.deleted)
    cards: list[JottedSummary | Writing] = [*house.store.writings.peek(JottedSummary), *waiting]
    private, whole = [], True
    for about in dict.fromkeys(each.about for each in cards if (each.kind, each.author) == ("moment", side)):
        try:
            writing = house.vault.writing("moment", about, side)
            words = house.vault.read(writing, Jotted).words
        except StoreError:
            whole = False
            continue
        if not writing.deleted and not is_blank(words):
            private.append(Own(about, words, writing.created))
    shown = [
        Own(each.id, each.words, each.created)
        for each in house.store[Moment].all()
        if each.author == side and each.shown is not None
    ]
    return Kept(_newest(private), _newest(shown), whole)


def _newest(found: list[Own]) -> tuple[Own, ...]:
    return tuple(sorted(found, key=lambda each: (each.written, each.about), reverse=True))


class WhoWrites(Picker[Side]):
    """Which of the two writes, at a keyboard of both."""

    def __init__(self, house: House) -> None:
        couple = house.couple()
        rows = [Choice(side, signed(couple, side), value=side) for side in SIDES]
        super().__init__("A moment: whose is it?", rows)


class Thanking(Page):
    """A page on which thanks are said: whoever says them may look at their own moments."""

    @property
    def thanks_of(self) -> Side | None:
        """Who says thanks just now, or None."""
        return None

    @property
    def may_look_at_moments(self) -> bool:
        """Whether somebody says thanks who has the keyboard here."""
        return self.thanks_of is not None and self.house.seat in (None, self.thanks_of)

    @work(group="ask")
    async def action_moments(self) -> None:
        """Let whoever says thanks look at what they have kept."""
        if self.app.screen is self and (side := self.thanks_of) is not None:
            await look_at_own(self, side)


async def write_moment(page: Page, side: Side | None = None) -> None:
    """Let *side* write a moment over *page*; None: whoever has it, or is chosen. Asks for no passphrase.

    To be awaited in a worker. What lies below stays as it is.
    """
    house, top = page.house, page.app.screen
    owner = whose(page.app.screen_stack)
    side = side or house.seat or (owner if owner in SIDES else None)
    if side is None:
        side = await page.app.push_screen_wait(WhoWrites(house))
    # On a private page of theirs the keyboard is in their hands already.
    if side is None or (owner != side and not await passed(page, side, ALONE)):
        return
    if page.app.screen is top:
        house.go(WriteMomentRoute(side, new_id()))


async def look_at_own(page: Page, side: Side) -> None:
    """Let *side* look at their own moments over *page*, once they are admitted. To be awaited in a worker."""
    top = page.app.screen
    if await admitted(page, side, "Your own moments, for your eyes only.") and page.app.screen is top:
        page.house.go(OwnMomentsRoute(side))

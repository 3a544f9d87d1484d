"""What lies in an open drawer, as it is looked for in its owner's own book; it lives as long as the page."""

from collections.abc import Iterator, Sequence

from twofold.domain.book.finding import Listed, listed
from twofold.domain.book.private import Own, entries, shape_of
from twofold.domain.drawers import Writing
from twofold.domain.moments.records import JottedSummary
from twofold.domain.records import Side
from twofold.screens.house import House


class Drawer:
    """The private writings of *side*, whose drawer is open; only what changed is opened again.

    ``whole``: whether all of them could be read.
    """

    def __init__(self, house: House, side: Side) -> None:
        self.whole = True
        self._house, self._side = house, side
        self._known: dict[str, tuple[Writing, tuple[Listed, ...]]] = {}

    @property
    def entries(self) -> Sequence[Listed]:
        """What is known of it by now."""
        return [each for _, some in self._known.values() for each in some]

    def steps(self) -> Iterator[None]:
        """Take in what changed, one writing in each step, the newest first."""
        from twofold.store.errors import StoreError

        house, self.whole = self._house, True
        waiting = [each for each in house.unsaved if isinstance(each, Writing) and not each.deleted]
        cards: list[JottedSummary | Writing] = [*house.store.writings.peek(JottedSummary), *waiting]
        mine = {each.id: each for each in cards if each.author == self._side and shape_of(each.kind)}
        for gone in self._known.keys() - mine.keys():
            del self._known[gone]
        for name, card in reversed(mine.items()):
            try:
                writing = house.vault.writing(card.kind, card.about, self._side)
                known = self._known.get(name)
                if known is None or known[0] != writing:
                    self._known[name] = writing, self._opened(writing)
            except StoreError:
                self._known.pop(name, None)
                self.whole = False
            yield

    def _opened(self, writing: Writing) -> tuple[Listed, ...]:
        shape = shape_of(writing.kind)
        if shape is None or writing.deleted:
            return ()
        value = self._house.vault.read(writing, shape)
        own = Own(writing.id, writing.kind, writing.about, self._side, writing.created, value)
        return tuple(map(listed, entries(own, self._house.store)))

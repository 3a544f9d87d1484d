"""What is at hand with a slot, to be opened or said on the way: its page, ticket, address and numbers."""

from typing import Literal

import msgspec

from .looking import site_of
from .plan import Slot

AtHandKind = Literal["link", "file", "address", "number", "phone"]
NAMES: dict[AtHandKind, str] = {
    "link": "Link", "file": "Ticket", "address": "Address", "number": "Number", "phone": "Telephone",
}  # fmt: skip
"""What each is called before its words."""


class AtHand(msgspec.Struct, frozen=True):
    """One of these. ``words``: all of it, as it is kept."""

    kind: AtHandKind
    words: str

    @property
    def brief(self) -> str:
        """The words that a line has room for: of a link the site, of a file its name."""
        if self.kind == "link":
            return site_of(self.words) or self.words
        if self.kind == "file":
            return self.words.replace("\\", "/").rstrip("/").rpartition("/")[2] or self.words
        return self.words


def at_hand(slot: Slot) -> tuple[AtHand, ...]:
    """Return what *slot* has: what can be opened first."""
    return tuple(AtHand(kind, words) for kind in NAMES if (words := getattr(slot, kind)))


def place_line(slot: Slot) -> str:
    """Return the place and the address of *slot* in one line, each once."""
    if slot.address in slot.place or slot.place in slot.address:
        return max(slot.place, slot.address, key=len)
    return f"{slot.place}, {slot.address}"

"""What is at hand with a slot, to be opened or said on the way: its page, ticket, address and numbers."""

import re
from typing import Literal
from urllib.parse import quote

import msgspec

from twofold.domain.text import clean_line

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


_PHONE = re.compile(r"\+?[\d ()/.\-–]{3,30}")


def phone_link(phone: str) -> str:
    """Return the link that calls *phone* (tel:), or "" for what is not one number alone."""
    if not _PHONE.fullmatch(phone.strip()):
        return ""
    sign = "+" if phone.strip().startswith("+") else ""
    # "+49 (0)30 …" has a zero that is dialled only without what stands before it.
    digits = re.sub(r"\D", "", phone.replace("(0)", "") if sign else phone)
    return f"tel:{sign}{digits}" if 3 <= len(digits) <= 15 else ""


def place_link(address: str) -> str:
    """Return the link that shows *address* in the map of a telephone (geo:), which may need no network."""
    return f"geo:0,0?q={quote(clean_line(address), safe='')}"

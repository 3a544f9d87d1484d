"""Drawers: each partner's private writing, open behind the curtain or sealed to their own passphrase.

Only shapes and rules are here; sealing itself is the store's. Sealed text opens only with its owner's
passphrase, which nobody can recover, and counts as theirs only if that sealed it.
"""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from .people import Invalid
from .records import Record, Side

PASSPHRASE_LIMIT = 1_000
"""Longest passphrase, in characters."""
SHORT_PASSPHRASE = 10
"""Characters below which a passphrase is called short."""

MEMORY = (8 << 10, 1 << 30)
"""Least and most memory, in bytes, that opening a drawer may ask for: a file must not exhaust a machine."""
OPS = (1, 10)
"""Least and most passes over that memory."""


class Drawer(Record, frozen=True, kw_only=True):
    """The lock of one partner's drawer; ``author`` is that partner, and ``id`` is ``drawer_id(author)``.

    ``public``: their X25519 public key (32 bytes); what is private is sealed to it. ``wrapped``: the
    private key, encrypted under the passphrase (nonce, then XChaCha20-Poly1305), bound to the other fields.
    ``salt`` (16 bytes), ``ops`` and ``mem`` (bytes): the Argon2id parameters. ``v``: the form of what lies
    in the drawer; from 2 on, all of it is proven to be its owner's. ``pending``: whether the copies of the
    file still have to follow. ``farewell``: its owner's proof that they took the passphrase away themselves,
    on a lock that is deleted.
    """

    one_of_a_kind = True

    public: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
    wrapped: Annotated[bytes, msgspec.Meta(min_length=72, max_length=72)]
    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    ops: Annotated[int, msgspec.Meta(ge=OPS[0], le=OPS[1])]
    mem: Annotated[int, msgspec.Meta(ge=MEMORY[0], le=MEMORY[1])]
    v: Literal[1, 2] = 1
    pending: bool = False
    farewell: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)] | None = None


class Open(msgspec.Struct, frozen=True, tag="open", forbid_unknown_fields=True):
    """Private writing of a partner without a passphrase: the curtain alone hides it.

    ``is_json``: the text is JSON once more, and is looked over where that is read.
    """

    is_json = True

    text: str = ""


class Proof(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who sealed a box, and as what.

    ``by``: whose key made it. ``rev``: for which revision of the record. ``finished``: as what was done then,
    or None. ``tag`` (32 bytes): what only that key can make of these, of the box, and of the record's id,
    kind, author and ``about``.
    """

    by: Side
    rev: int
    finished: datetime | None
    tag: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]


class Sealed(msgspec.Struct, frozen=True, tag="sealed", forbid_unknown_fields=True, omit_defaults=True):
    """Private writing sealed to the public key of a drawer; its length is padded.

    Anyone can make such a box; ``proof`` tells who did. It is None where nobody could prove anything: in a
    drawer of the first form, or when it was sealed without a key.
    """

    box: bytes
    proof: Proof | None = None


Veil = Open | Sealed
"""How private writing is kept."""

WritingKind = Literal[
    "sheet",
    "guess",
    "circles",
    "hearts",
    "today",
    "closeness",
    "answer",
    "letter",
    "envelope",
    "moment",
    "path",
    "therapist",
]
"""What a private writing is: a side of a worksheet, a guess at the other's, two circles, hearts for the ideas
of a retreat, a day's card, how close one feels, an answer to a question, a letter while it is written, one
that waits sealed for its reader (whose drawer it then lies in), a moment that was not shown, what one
prepares for a path, and what one says of those on the list of therapists."""


class Writing(Record, frozen=True, kw_only=True):
    """Something one partner writes in private; ``author`` is that partner, always.

    ``about``: the id of what it belongs to. ``veil``: the text, open or sealed (JSON of the kind's own
    struct). ``finished``: when its writer said it is done, or None while it is written. ``mark``: the
    BLAKE2b digest (32 bytes) of the veil as it was then, so that nothing can be exchanged before it is
    shown; None while it is written.
    """

    kind: WritingKind
    about: str
    veil: Veil = Open()
    finished: datetime | None = None
    mark: bytes | None = None


class WritingSummary(msgspec.Struct, frozen=True):
    """The little of a writing that may be known without opening it."""

    id: str
    kind: WritingKind
    about: str
    author: Side | None = None
    finished: datetime | None = None


def drawer_id(side: Side) -> str:
    """Return the id of the drawer of *side*."""
    return f"drawer-{side}"


def writing_id(kind: WritingKind, about: str, side: Side) -> str:
    """Return the id of the private writing of *side*: one of each kind for each thing it is about."""
    return f"{kind}-{side}-{about}"


def finished(cards: Iterable[WritingSummary], about: str, kind: WritingKind) -> set[Side]:
    """Return who has finished their writing of *kind* about *about*: all the other may know of it."""
    return {
        card.author
        for card in cards
        if card.author and card.about == about and card.kind == kind and card.finished
    }


def passphrase(text: str) -> bytes:
    """Return *text* as the bytes that open a drawer: NFC, UTF-8, nothing stripped.

    The same words open it whichever way a keyboard composes its accents. Raises Invalid when it is empty,
    too long, or cannot be written as text.
    """
    if not text:
        raise Invalid("An empty passphrase would lock nothing. Write a few words.")
    # Counted as it is kept: a keyboard that parts accents from their letters must not need more room.
    text = unicodedata.normalize("NFC", text[: 4 * PASSPHRASE_LIMIT + 1])
    if len(text) > PASSPHRASE_LIMIT:
        raise Invalid(f"A passphrase can have up to {PASSPHRASE_LIMIT:,} characters.")
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Invalid("This contains half a character, which cannot be saved. Type it again.") from None


def easy_to_guess(text: str) -> str:
    """Return a sentence about the passphrase *text* where it is soon guessed, or "": it may be taken all the
    same."""
    if len(set(text)) < 2:
        return "That is guessed in a moment. A few words hold better; it is your choice."
    if len(text) < SHORT_PASSPHRASE:
        return "That is short, and can be guessed. A few words hold better; it is your choice."
    return ""

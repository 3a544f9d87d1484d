"""Halves: what each of the two opens at a seat of their own, until both are shown in one moment.

Whoever is ready puts what they wrote into the file in a box of two layers. The outer one has a fresh key,
which follows only once the box of the other is there as well; the inner one, where both have a passphrase,
has the key that only their two drawers agree on (X25519). So neither half can be read before the other is
there, none is taken for its owner's that is not, and no passphrase is typed at the other's seat. The boxes
are PyNaCl's SecretBox (XSalsa20-Poly1305).
"""

from collections.abc import Mapping

import msgspec

from twofold.domain.ready import Press, Shown
from twofold.domain.records import Side, other

from .errors import Unreadable
from .reveal import Kept
from .vault import Vault

Texts = Mapping[str, str]
"""What one of the two wrote, as JSON, by its kind."""
SMALLEST = 4 << 10
"""Bytes of the smallest box, before sealing; beyond, sizes double, so that they tell little."""


class _Inside(msgspec.Struct, frozen=True):
    side: Side
    about: str
    shown: Shown
    texts: dict[str, str]


class Half:
    """What *side* opened about *about*, of which both see the revisions *shown*; it stays in this program.

    ``box`` is what may lie in the file meanwhile, and ``key`` what opens it, to be told once the other's box
    is there. ``shared``: what the two drawers agree on, or None where one of them has no passphrase.
    """

    def __init__(self, side: Side, about: str, shown: Shown, texts: Texts, shared: bytes | None) -> None:
        from nacl.utils import random

        self.side, self.about, self.shown, self.texts = side, about, shown, dict(texts)
        self.key, self._shared = random(32), shared
        inside = msgspec.json.encode(_Inside(side, about, shown, self.texts))
        self.box = _locked(self.key, inside if shared is None else _locked(shared, inside))

    def opened(self, press: Press) -> Texts:
        """Return what the other of the two opened, who has *press*ed and told the key.

        Raises Unreadable for what is not the other's, or is about something else.
        """
        from nacl.exceptions import CryptoError
        from nacl.secret import SecretBox

        try:
            data = SecretBox(press.key).decrypt(press.half)
            if self._shared is not None:
                data = SecretBox(self._shared).decrypt(_unpadded(data))
            inside = msgspec.json.decode(_unpadded(data), type=_Inside)
        except (CryptoError, msgspec.DecodeError, TypeError, ValueError):
            raise Unreadable from None
        if (inside.side, inside.about, inside.shown) != (other(self.side), self.about, self.shown):
            raise Unreadable
        return inside.texts


def half_of(kept: Kept, vault: Vault, side: Side, about: str, shown: Shown) -> Half:
    """Return all that *side*, whose drawer is open, has finished about *about*.

    Raises Locked, Unreadable, SealingFailed, BadRecord.
    """
    theirs = kept.store.writings.where(lambda w: (w.author, w.about) == (side, about) and bool(w.finished))
    texts: dict[str, str] = {writing.kind: vault.finished_text(writing) for writing in theirs}
    return Half(side, about, shown, texts, vault.agreed(side))


def _locked(key: bytes, data: bytes) -> bytes:
    from nacl.bindings import sodium_pad
    from nacl.secret import SecretBox

    size = SMALLEST
    while size <= len(data):
        size *= 2
    return bytes(SecretBox(key).encrypt(sodium_pad(data, size)))


def _unpadded(data: bytes) -> bytes:
    from nacl.bindings import sodium_unpad

    return sodium_unpad(data, len(data))

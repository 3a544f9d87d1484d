"""Sealing, with PyNaCl (libsodium): a drawer's lock, and the boxes that only its key opens.

A passphrase becomes a wrapping key by Argon2id (RFC 9106); that key wraps a random X25519 private key with
XChaCha20-Poly1305, bound to every other field of the lock. Text is sealed to the public key (SealedBox); its
length is padded, so that it tells little. Who sealed it, `proofs` tells.
"""

from __future__ import annotations

import struct
from datetime import datetime
from typing import Any, Literal, NoReturn

import msgspec

from twofold.domain.drawers import MEMORY, OPS, Drawer, Open, Sealed, Veil, Writing, drawer_id
from twofold.domain.records import Side

from .digests import blake2b
from .errors import BadRecord, SealingFailed, Unreadable, WrongPassphrase
from .wiping import wipe

SMALLEST = 16 << 10
"""Bytes of the smallest box, before sealing. Seven rows of a few sentences each fit; beyond, sizes double."""
_NONCE = 24
_HEADER = struct.Struct(">16sB1s32s16sIQ")
_MAGIC = b"twofold drawer\0\0"
_DAMAGED = "its lock in the file is damaged; a backup may hold it whole"


class Cost(msgspec.Struct, frozen=True):
    """What opening a drawer costs: ``ops`` passes over ``mem`` bytes (of Argon2id, on one lane)."""

    ops: int
    mem: int


MODERATE = Cost(ops=3, mem=256 << 20)
"""libsodium's MODERATE: about half a second, well above the least that OWASP asks for."""


PROVEN: Literal[2] = 2
"""The form of drawers in which everything is proven to be its owner's."""


class Key:
    """An open drawer's private key. Nothing that prints or copies it ever shows it.

    ``v``: the form of the drawer, as its lock says. ``renewed``: that lock in the present form, where it was
    of an older one and the key was made with the passphrase; else None.
    """

    __slots__ = ("_agreed", "_private", "public", "renewed", "v")

    def __init__(self, private: bytes, public: bytes, v: int) -> None:
        """Hold *private*; *public* is the public key (32 bytes) of the drawers it opens, *v* their form."""
        self._private = bytearray(private)
        self._agreed: dict[bytes, bytearray] = {}
        self.public, self.v = public, v
        self.renewed: Drawer | None = None

    def agreed(self, public: bytes) -> bytes:
        """Return what this key and that of the public key *public*, and they alone, agree on (32 bytes).

        Raises SealingFailed.
        """
        if public not in self._agreed:
            _library()
            from nacl.bindings import crypto_box_beforenm
            from nacl.exceptions import CryptoError

            try:
                self._agreed[public] = bytearray(crypto_box_beforenm(public, self._secret()))
            except (CryptoError, RuntimeError, TypeError, ValueError):
                raise SealingFailed(_DAMAGED) from None
        return bytes(self._agreed[public])

    def forget(self) -> None:
        """Overwrite the key: it opens nothing any more."""
        for secret in (self._private, *self._agreed.values()):
            wipe(secret)
        self._private.clear()
        self._agreed.clear()

    def _secret(self) -> bytes:
        return bytes(self._private)

    def __repr__(self) -> str:
        """Return words without the key."""
        return "<the key of a drawer>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse to be copied or written down: raises TypeError."""
        raise TypeError("the key of a drawer is never copied")


def make(side: Side, passphrase: bytes, cost: Cost, now: datetime) -> Drawer:
    """Return a new drawer of *side* that *passphrase* opens. Raises SealingFailed."""
    return make_open(side, passphrase, cost, now)[0]


def make_open(side: Side, passphrase: bytes, cost: Cost, now: datetime) -> tuple[Drawer, Key]:
    """Return a new drawer of *side* that *passphrase* opens, and its key. Raises SealingFailed."""
    _library()
    from nacl.public import PrivateKey

    pair = PrivateKey.generate()
    key = Key(bytes(pair), bytes(pair.public_key), PROVEN)
    drawer = Drawer(
        id=drawer_id(side),
        created=now,
        updated=now,
        author=side,
        public=key.public,
        wrapped=bytes(72),
        salt=bytes(16),
        ops=cost.ops,
        mem=cost.mem,
        v=PROVEN,
    )
    return _wrapped(drawer, key, passphrase, cost), key


def open_with(drawer: Drawer, passphrase: bytes) -> Key:
    """Return the key of *drawer*; *passphrase* is as `twofold.domain.drawers.passphrase` returns it.

    Raises WrongPassphrase (the passphrase is another one, or a field of the lock was changed) and
    SealingFailed.
    """
    _library()
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
    from nacl.exceptions import CryptoError
    from nacl.public import PrivateKey

    header, stretched = _header(drawer), _stretch(drawer, passphrase)
    nonce, rest = drawer.wrapped[:_NONCE], drawer.wrapped[_NONCE:]
    try:
        private = crypto_aead_xchacha20poly1305_ietf_decrypt(rest, header, nonce, stretched)
        key = Key(private, bytes(PrivateKey(private).public_key), drawer.v)
        wipe(private)
        if drawer.v < PROVEN:
            key.renewed = _locked(drawer.with_(v=PROVEN), key, stretched)
    except (CryptoError, TypeError, ValueError):
        raise WrongPassphrase from None
    finally:
        wipe(stretched)
    return key


def checked(drawer: Drawer | None) -> Drawer | None:
    """Return *drawer*. Raises BadRecord when it does not stand in its owner's place."""
    if drawer is not None and (drawer.author is None or drawer.id != drawer_id(drawer.author)):
        raise BadRecord("drawers", drawer.id, "it is not its owner's")
    return drawer


def rewrap(drawer: Drawer, key: Key, passphrase: bytes, cost: Cost) -> Drawer:
    """Return *drawer* as *passphrase* opens it: the same keys, newly salted and wrapped.

    Raises WrongPassphrase when *key* is not the drawer's, and SealingFailed.
    """
    if key.public != drawer.public:
        raise WrongPassphrase
    return _wrapped(drawer, key, passphrase, cost)


def seal(drawer: Drawer | Key, text: str) -> Sealed:
    """Return *text* as only the key of *drawer* opens it; needs no secret and proves nothing.

    Raises SealingFailed.
    """
    _library()
    from nacl.bindings import sodium_pad
    from nacl.exceptions import CryptoError
    from nacl.public import PublicKey, SealedBox

    data = text.encode()
    size = SMALLEST
    while size <= len(data):
        size *= 2
    try:
        return Sealed(SealedBox(PublicKey(drawer.public)).encrypt(sodium_pad(data, size)))
    except (CryptoError, TypeError, ValueError):
        raise SealingFailed(_DAMAGED) from None


def unseal(key: Key, sealed: Sealed) -> str:
    """Return the text in *sealed*. Raises Unreadable (damaged, or of another key), SealingFailed."""
    _library()
    from nacl.bindings import crypto_box_seal_open, sodium_unpad
    from nacl.exceptions import CryptoError

    try:
        padded = crypto_box_seal_open(sealed.box, key.public, key._secret())
        return sodium_unpad(padded, len(padded)).decode()
    except (CryptoError, TypeError, ValueError):
        raise Unreadable from None


def sealed(drawer: Drawer, writing: Writing) -> Writing:
    """Return *writing* with its open text sealed to *drawer*; a mark that fits goes on to fit.

    Raises SealingFailed.
    """
    if isinstance(writing.veil, Sealed) or not writing.veil.text:
        return writing
    return veiled(writing, seal(drawer, writing.veil.text))


def veiled(writing: Writing, veil: Veil) -> Writing:
    """Return *writing* with its text kept as *veil*. A mark that fits goes on to fit; no other one does."""
    fits = writing.mark is not None and writing.mark == digest(writing.veil)
    return writing.with_(veil=veil, mark=digest(veil) if fits else writing.mark)


def digest(veil: Veil) -> bytes:
    """Return the BLAKE2b digest (32 bytes) of *veil*: of its text while open, of its box when sealed."""
    kind, data = (b"open", veil.text.encode()) if isinstance(veil, Open) else (b"sealed", veil.box)
    return blake2b(data, digest_size=32, person=kind).digest()


def _wrapped(drawer: Drawer, key: Key, passphrase: bytes, cost: Cost) -> Drawer:
    from nacl.utils import random

    drawer = drawer.with_(salt=random(16), ops=cost.ops, mem=cost.mem)
    _header(drawer)  # before anything is asked of the machine
    stretched = _stretch(drawer, passphrase)
    try:
        return _locked(drawer, key, stretched)
    finally:
        wipe(stretched)


def _locked(drawer: Drawer, key: Key, stretched: bytes) -> Drawer:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt
    from nacl.utils import random

    nonce = random(_NONCE)
    box = crypto_aead_xchacha20poly1305_ietf_encrypt(key._secret(), _header(drawer), nonce, stretched)
    return drawer.with_(wrapped=nonce + box)


def _header(drawer: Drawer) -> bytes:
    """Return all that the wrapped key is bound to. Raises SealingFailed for what a machine must not try."""
    bounded = OPS[0] <= drawer.ops <= OPS[1] and MEMORY[0] <= drawer.mem <= MEMORY[1]
    if not bounded:
        raise SealingFailed("its lock asks for more memory or time than it should")
    side = (drawer.author or "").encode()
    return _HEADER.pack(_MAGIC, drawer.v, side, drawer.public, drawer.salt, drawer.ops, drawer.mem)


def _stretch(drawer: Drawer, passphrase: bytes) -> bytes:
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    try:
        return argon2id.kdf(32, passphrase, drawer.salt, opslimit=drawer.ops, memlimit=drawer.mem)
    except (CryptoError, MemoryError):
        # The parameters are sound: libsodium has no other way to say that there is no memory.
        need = f"{drawer.mem >> 20:,} MB of memory"
        raise SealingFailed(f"this needs {need}, more than is free right now; close a program") from None


def _library() -> Any:
    """Load PyNaCl. Raises SealingFailed: never is anything kept open because it cannot be sealed."""
    try:
        import nacl.bindings
    except ImportError:
        raise SealingFailed("PyNaCl, which seals it, cannot be loaded; install twofold again") from None
    return nacl

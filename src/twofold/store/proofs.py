"""Proofs: whose a sealed writing is, and which.

Anyone can seal a box to a public key, so a box alone proves nothing. Its proof is a keyed BLAKE2b digest of
the box and of what the record says that it is. Its key is what the private key of one drawer and the public
key of another agree on (X25519): of the same drawer, for what its owner writes; of the writer's and the
reader's, for an envelope. So nobody but these can make one, for this record, and for no other.
"""

from datetime import datetime

import msgspec

from twofold.domain.drawers import Drawer, Open, Proof, Sealed, Writing
from twofold.domain.records import Side

from .digests import blake2b
from .drawers import Key, digest, seal, veiled

_BOX, _FAREWELL = b"twofold box", b"twofold farewell"


def prove(
    key: Key, by: Side, writing: Writing, box: bytes, *, owner: bytes, rev: int, finished: datetime | None
) -> Sealed:
    """Return *box* as what *by*, whose *key* is, puts into *writing*: as its revision *rev*, *finished* then.

    *owner*: the public key of the drawer that it lies in. Raises SealingFailed.
    """
    blank = Proof(by, rev, finished, bytes(32))
    return Sealed(box, Proof(by, rev, finished, _tag(key.agreed(owner), writing, box, blank)))


def fits(key: Key, writing: Writing, by: bytes) -> bool:
    """Return whether the owner of the public key *by* put what is in *writing* there, for *key* to open.

    Raises SealingFailed.
    """
    veil = writing.veil
    if not isinstance(veil, Sealed) or veil.proof is None or veil.proof.rev > writing.rev + 1:
        return False
    from hmac import compare_digest  # loads OpenSSL, of no use before somebody seals

    return compare_digest(veil.proof.tag, _tag(key.agreed(by), writing, veil.box, veil.proof))


def vouched(key: Key, writing: Writing, rev: int) -> Writing:
    """Return *writing* as its revision *rev*, sealed and proven as it is with its owner's *key*.

    What is proven or empty is returned itself. Finished is what has a mark that fits. Raises SealingFailed.
    """
    veil = writing.veil
    if isinstance(veil, Open):
        if not veil.text:
            return writing
        box = seal(key, veil.text).box
    elif veil.proof is not None:
        return writing
    else:
        box = veil.box
    assert writing.author is not None
    fits = writing.mark is not None and writing.mark == digest(veil)
    finished = writing.finished if fits else None
    return veiled(
        writing, prove(key, writing.author, writing, box, owner=key.public, rev=rev, finished=finished)
    )


def farewell(key: Key, drawer: Drawer) -> bytes:
    """Return what shows that the owner of *key* took the passphrase of *drawer* away."""
    return blake2b(
        drawer.id.encode() + key.public, digest_size=32, key=key.agreed(key.public), person=_FAREWELL
    ).digest()


def _tag(agreed: bytes, writing: Writing, box: bytes, proof: Proof) -> bytes:
    # JSON of a list: no two different records read the same.
    what = (writing.id, writing.kind, writing.author, writing.about, proof.by, proof.rev, proof.finished)
    head = blake2b(msgspec.json.encode(what), digest_size=32).digest()
    return blake2b(head + box, digest_size=32, key=agreed, person=_BOX).digest()

"""The public key that a partner hands over: taken only when it is exactly that."""

import base64
import binascii
import re
from typing import NamedTuple

LONGEST = 16_000
"""Characters in which any public key finds room."""
LEAST_RSA = 2048
"""Bits of an RSA key below which it can be broken."""
COMMENT_LIMIT = 120
_CURVES = {"nistp256": 65, "nistp384": 97, "nistp521": 133}
_ED, _RSA = "ssh-ed25519", "ssh-rsa"
_SK_ED, _SK_EC = "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"
KINDS = (_ED, _RSA, _SK_ED, _SK_EC, *(f"ecdsa-sha2-{curve}" for curve in _CURVES))
"""The kinds of keys that are taken, as they begin."""
_ANY_KIND = re.compile(r"(?:^|\s)(?:sk-)?(?:ssh|ecdsa)-[\w@.-]+\s+AAAA")
_SHOWN = "ssh-keygen -t ed25519 makes one, and cat ~/.ssh/id_ed25519.pub shows it."


class NoKey(ValueError):
    """This is no public key to take; the message is a sentence, and shows nothing of what was given."""


class PublicKey(NamedTuple):
    """A public key: its ``kind``, the key itself in base64, and the ``comment`` of whoever made it."""

    kind: str
    body: str
    comment: str

    @property
    def line(self) -> str:
        """The key as it stands in a file of keys."""
        return " ".join(filter(None, self))


def begins_key(word: str) -> bool:
    """Return whether *word*, of a command line, begins a key of whatever sort, a private one too."""
    return word.startswith(("----", "PuTTY-User-Key-File", "ssh-", "sk-", "ecdsa-", "AAAA", "b3BlbnNz"))


def read_key(text: str) -> PublicKey:
    """Return the public key that *text* is. Raises NoKey."""
    text = text.removeprefix("\ufeff").strip()
    if "PRIVATE KEY" in text or "PuTTY-User-Key-File" in text or text.startswith("b3BlbnNzaC1rZXktdjE"):
        raise NoKey(
            "That is a private key, which nobody but its owner should ever see. Give the public one: it is "
            "in the file beside it that ends in .pub."
        )
    if not text:
        raise NoKey(f"There is no key in it. {_SHOWN}")
    if "BEGIN SSH2 PUBLIC KEY" in text:
        raise NoKey("That key is in another format. ssh-keygen -i -f FILE shows it as one line.")
    if len(text) > LONGEST or len(text.splitlines()) > 1:
        raise NoKey(
            "That is more than one line. A public key is a single line, and twofold takes one at a time."
        )
    kind, _, rest = text.partition(" ")
    body, _, comment = rest.strip().partition(" ")
    if "-cert-v" in kind:
        raise NoKey("That is a certificate. What is needed is the public key itself, which is one line.")
    if kind == "ssh-dss":
        raise NoKey(f"That kind of key (DSA) is no longer safe. {_SHOWN}")
    if kind not in KINDS:
        if _ANY_KIND.search(text):
            raise NoKey(
                "There is something in front of the key. Leave it out, and begin with the kind of key."
            )
        raise NoKey(f"That is not a public key, which begins with its kind, such as ssh-ed25519. {_SHOWN}")
    _look_inside(kind, body)
    comment = comment.strip()
    if not comment.isprintable() or len(comment) > COMMENT_LIMIT:
        raise NoKey("The comment after the key cannot be printed, or is very long. Leave it out.")
    return PublicKey(kind, body, comment)


def _look_inside(kind: str, body: str) -> None:
    """Look whether *body* is a whole key of *kind*. Raises NoKey."""
    broken = NoKey("That key is incomplete. Copy it again, from its kind to the end of its line.")
    try:
        parts = _parts(base64.b64decode(body, validate=True))
    except (binascii.Error, ValueError) as error:
        raise broken from error
    if not parts or parts[0] != kind.encode():
        raise broken
    if kind == _RSA and len(parts) == 3 and int.from_bytes(parts[2]).bit_length() < LEAST_RSA:
        raise NoKey(f"That key is too short to be safe. {_SHOWN}")
    if not _fits(kind, parts[1:]):
        raise broken


def _fits(kind: str, parts: list[bytes]) -> bool:
    more = kind in (_SK_ED, _SK_EC)
    if more:  # a key on a stick names what it is for
        *parts, application = parts or [b""]
        if not application:
            return False
    if kind in (_ED, _SK_ED):
        return [len(part) for part in parts] == [32]
    if kind == _RSA:
        return len(parts) == 2 and all(parts)
    curve = kind.removesuffix("@openssh.com").rpartition("-")[2]
    return len(parts) == 2 and parts[0] == curve.encode() and len(parts[1]) == _CURVES[curve]


def _parts(raw: bytes) -> list[bytes]:
    """Return the strings that *raw* is made of, each behind its length. Raises ValueError. (RFC 4251, 5)"""
    parts = []
    while raw:
        length, rest = int.from_bytes(raw[:4]), raw[4:]
        if len(raw) < 4 or len(rest) < length:
            raise ValueError
        parts.append(rest[:length])
        raw = rest[length:]
    return parts

"""A letter as a draft that a mail program opens: RFC 5322, RFC 2047, ``X-Unsent``.

Nothing is sent: the file has no address in it, and whoever opens it decides. Whatever is typed in a title
stays within the one header it belongs to.
"""

import re
from base64 import b64encode
from binascii import b2a_qp
from collections.abc import Iterator
from datetime import datetime, tzinfo
from email.utils import format_datetime
from uuid import uuid4

from ..domain.text import clean, clean_line
from .letter_render import OnPaper

_WORD = 39
"""Bytes in one encoded word: 52 characters of Base64, so that its line stays below 76."""
_LINE = 57
"""Bytes in one line of Base64: 76 characters."""
_READABLE = 1.4
"""How much longer quoted-printable may make a text: most of it can still be read as it stands."""
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")


def letter_mail(
    letter: OnPaper, written: datetime, zone: tzinfo | None = None, *, message_id: str = ""
) -> str:
    """Return *letter* as a message in ASCII, with CRLF; its date is *written* (aware) in *zone* (None: this
    machine's).

    *message_id*: what stands before the @ of its id; "" for a fresh one. It never names this machine.
    """
    body = clean(letter.text, len(letter.text))
    encoding, lines = _body(body if body.endswith("\n") else f"{body}\n")
    headers = [
        "X-Unsent: 1",
        "MIME-Version: 1.0",
        f"Date: {format_datetime(written.astimezone(zone))}",
        f"Message-ID: <{message_id or uuid4().hex}@twofold.invalid>",
        *_subject(letter.name),
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Transfer-Encoding: {encoding}",
    ]
    return "\r\n".join((*headers, "", *lines, ""))


def _subject(title: str) -> Iterator[str]:
    """Yield the lines of the header: plain where that is safe and short, else in encoded words."""
    title = clean_line(title, len(title))
    if _PLAIN.fullmatch(title) and "=?" not in title and len(title) <= 66:
        yield f"Subject: {title}"
        return
    head = "Subject:"
    for word in _words(title):
        yield f"{head} =?utf-8?B?{b64encode(word).decode()}?="
        head = ""


def _words(title: str) -> Iterator[bytes]:
    """Yield *title* in parts of whole characters, each short enough for an encoded word."""
    part = b""
    for character in title:
        data = character.encode("utf-8", "replace")
        if len(part) + len(data) > _WORD:
            yield part
            part = b""
        part += data
    if part:
        yield part


def _body(text: str) -> tuple[str, list[str]]:
    """Return the encoding of *text*, and its lines: quoted-printable where most of it is plain, or Base64."""
    data = text.encode("utf-8", "replace")
    quoted = [part for line in data.split(b"\n")[:-1] for part in _quoted(line)]
    if sum(map(len, quoted)) <= _READABLE * len(data):
        return "quoted-printable", quoted
    whole = data.replace(b"\n", b"\r\n")
    return "base64", [b64encode(whole[at : at + _LINE]).decode() for at in range(0, len(whole), _LINE)]


def _quoted(line: bytes) -> list[str]:
    """Return one line in quoted-printable, in as many as it takes."""
    parts = b2a_qp(line).decode("ascii").split("\n")
    # A line that begins like the line between two messages of a mailbox would be taken for one.
    return [f"=46{part[1:]}" if part.startswith("From ") else part for part in parts]

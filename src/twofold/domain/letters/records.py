"""What is kept of letters: the draft in its writer's drawer, the envelope, and what was opened."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from twofold.domain.dates import Known
from twofold.domain.records import Record, Side
from twofold.domain.text import LINE_LIMIT, TEXT_LIMIT

Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
Text = Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]
Form = Literal["letter", "poem", "list", "message"]
"""A message is a line or two, to be sent by telephone."""
When = Literal["any", "day", "occasion", "both", "sent"]
"""From when on a letter may be opened: any time, from a day on, or on an occasion in words; from a day on by
both together; or its writer has sent it by telephone, so that nothing is to be opened."""
Way = Literal["sealed", "sent", "elsewhere"]
"""How it reached the other: sealed and opened here, sent by telephone, or outside of twofold."""
CAME: dict[Way, str] = {"sealed": "opened", "sent": "sent", "elsewhere": "written"}
"""What happened on the day on which it did."""


class Version(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a draft once was, ``at`` (UTC)."""

    at: datetime
    title: Line = ""
    text: Text = ""


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """A letter while it is written (private writing of the kind "letter"): all of it is its writer's alone.

    ``versions``: how it was before, oldest first. ``when``: from when on it shall be opened; ``day`` (as it
    was typed) and ``occasion`` are for the two that need words.
    """

    title: Line = ""
    text: Text = ""
    form: Form = "letter"
    versions: tuple[Version, ...] = ()
    when: When = "any"
    day: Line = ""
    occasion: Line = ""


class Envelope(msgspec.Struct, frozen=True, omit_defaults=True):
    """What lies sealed in the reader's drawer (private writing of the kind "envelope", its author being the
    reader, so that their passphrase alone opens it)."""

    title: Line = ""
    text: Text = ""
    form: Form = "letter"


class Letter(Record, frozen=True, kw_only=True):
    """A letter from ``author`` to the other: what may be known of it without opening it.

    ``sealed``: when it was given to the other (UTC), None while it is written. ``opens``: the first local
    day on which it may be opened, or None for any. ``occasion``: what it waits for, in words ("when you miss
    me"), or "". ``opened``: when its reader opened it (UTC), or None; from then on ``title``, ``text`` and
    ``form`` hold it, and nobody changes it any more. ``thanked``: what the reader wrote back, a line, or "".
    ``way``: how it reached them; what was sent is open from the moment on at which its writer said so.

    ``to_both``: it is for both of them, who open it together. So is one ``by_both``, which they wrote
    together: it has no author, ``title`` and ``text`` hold it from the start, and ``day`` says when it opens,
    as it was typed.

    One from ``elsewhere`` is both's: its words stand here from the start, and it is ``opened`` once it is put
    in. ``written``: the local day on which it was written (``day``: as it was typed), as far as that is
    ``known``. ``writer``: by whom, where that was neither of the two; then it has no author.
    """

    one_of_a_kind = True

    sealed: datetime | None = None
    opens: date | None = None
    occasion: Line = ""
    opened: datetime | None = None
    title: Line = ""
    text: Text = ""
    form: Form = "letter"
    thanked: Line = ""
    way: Way = "sealed"
    to_both: bool = False
    by_both: bool = False
    day: Line = ""
    written: date | None = None
    writer: Line = ""
    known: Known = "day"

    @property
    def is_ours(self) -> bool:
        """Whether both open it together."""
        return self.to_both or self.by_both


class LetterSummary(msgspec.Struct, frozen=True):
    """The little of a letter that home and lists look at."""

    id: str
    created: datetime
    author: Side | None = None
    sealed: datetime | None = None
    opens: date | None = None
    occasion: Line = ""
    opened: datetime | None = None
    title: Line = ""
    form: Form = "letter"
    way: Way = "sealed"
    to_both: bool = False
    by_both: bool = False
    written: date | None = None
    writer: Line = ""
    known: Known = "day"

    @property
    def is_ours(self) -> bool:
        """Whether both open it together."""
        return self.to_both or self.by_both


def is_known(letter: Letter | LetterSummary) -> bool:
    """Return whether *letter* says who wrote it."""
    return letter.author is not None or letter.by_both or letter.way == "elsewhere"


def has_one_reader(letter: Letter | LetterSummary) -> bool:
    """Return whether *letter* is from one of the two to the other alone."""
    return letter.author is not None and not letter.to_both


def lead_of(letter: Letter) -> str:
    """Return from or to whom *letter* is, where that is not from one of the two to the other, else ""."""
    if letter.author is None and not letter.by_both:
        return f"from {letter.writer or 'somebody'}"
    return "from both of you" if letter.by_both else "to both of you" if letter.to_both else ""

"""What is kept of moments: a line in its writer's drawer, and those that were shown to the other."""

from datetime import datetime
from typing import Annotated

import msgspec

from twofold.domain.drawers import WritingKind
from twofold.domain.records import Record, Side
from twofold.domain.text import LINE_LIMIT

Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]


class Jotted(msgspec.Struct, frozen=True, omit_defaults=True):
    """A moment that is its writer's alone (private writing of the kind "moment")."""

    words: Line = ""


class Moment(Record, frozen=True, kw_only=True):
    """A moment that ``author`` showed to the other; before that there is no record of it but the private one.

    ``created``: when it was written; ``shown``, ``seen`` and ``reached`` (UTC): when it was shown, when the
    other saw it, and when they answered that it had reached them, or None.
    """

    words: Line = ""
    shown: datetime | None = None
    seen: datetime | None = None
    reached: datetime | None = None


class MomentSummary(msgspec.Struct, frozen=True):
    """The little of a moment that home looks at."""

    id: str
    author: Side | None = None
    shown: datetime | None = None
    seen: datetime | None = None


class JottedSummary(msgspec.Struct, frozen=True):
    """What may be known of a private moment, or of another private writing, while its drawer is closed."""

    id: str
    kind: WritingKind
    about: str
    created: datetime
    author: Side | None = None

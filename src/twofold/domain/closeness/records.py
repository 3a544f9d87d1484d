"""What is kept of how close they feel: what was opened together, and when they want to be offered it."""

from datetime import date
from typing import Annotated, ClassVar

import msgspec

from twofold.domain.records import Record
from twofold.domain.text import LINE_LIMIT

Line = Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)]
Near = Annotated[int, msgspec.Meta(ge=0, le=100)]
"""How near the two circles are: 0 is far apart, 100 almost one. No page shows the number."""
MONTHLY = "monthly"
"""The id of the one Monthly there is."""


class Felt(msgspec.Struct, frozen=True, omit_defaults=True):
    """How close one of them feels; every part may stay empty.

    ``near``: where the circles are, or None. ``why``: a word why. ``closer``: what would bring us closer.
    """

    near: Near | None = None
    why: Line = ""
    closer: Line = ""


class Closeness(Record, frozen=True, kw_only=True):
    """What both opened together on the local ``day``; ``id`` is one of `looks.about`.

    Until then each is private writing (kind "closeness", about that id), and nothing is kept here.
    """

    one_of_a_kind = True

    day: date
    a: Felt
    b: Felt


class ClosenessSummary(msgspec.Struct, frozen=True):
    """The little of it that lists look at."""

    id: str
    day: date
    a: Felt
    b: Felt


class Monthly(Record, frozen=True, kw_only=True):
    """The day of the month from which on home offers it; ``id`` is MONTHLY. None: it is not offered."""

    one_of_a_kind = True

    FIELD_WORDS: ClassVar[dict[str, str]] = {"day": "The day of the month is"}

    day: Annotated[int, msgspec.Meta(ge=1, le=28)] | None = None

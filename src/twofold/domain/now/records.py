"""The one time that the two named to come back to each other."""

from datetime import datetime
from typing import ClassVar, Literal

from twofold.domain.records import Record

RETURN = "return"
"""The id of the one return there is: the next one takes its place, and nobody counts them."""
ReturnKind = Literal["apart", "later"]
"""To calm down apart until then · to talk then, because it is not for now."""


class Return(Record, frozen=True, kw_only=True):
    """A time to come back to each other. Nothing in it says who named it.

    ``at``: the time, None while none is named; ``since``: when it was named first; ``back``: when both were
    there again, or None.
    """

    FIELD_WORDS: ClassVar = {"at": "The time is", "back": "The time is"}

    kind: ReturnKind = "apart"
    at: datetime | None = None
    since: datetime | None = None
    back: datetime | None = None

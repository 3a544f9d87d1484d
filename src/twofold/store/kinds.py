"""Which table keeps which kind of record."""

from twofold.domain.people import Couple
from twofold.domain.records import Record
from twofold.domain.session import Beat, Note, Session

KINDS: dict[str, type[Record]] = {"couple": Couple, "sessions": Session, "beats": Beat, "notes": Note}
"""The kind of record in each table."""

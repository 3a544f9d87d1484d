"""Which table keeps which kind of record."""

from twofold.domain.drawers import Drawer, Writing
from twofold.domain.people import Couple
from twofold.domain.promises import Agreement
from twofold.domain.records import Record
from twofold.domain.requests import Reply
from twofold.domain.retreat.plan import Plan
from twofold.domain.rounds import Worksheet
from twofold.domain.session import Beat, Note, Session

KINDS: dict[str, type[Record]] = {
    "couple": Couple,
    "sessions": Session,
    "beats": Beat,
    "notes": Note,
    "drawers": Drawer,
    "writings": Writing,
    "worksheets": Worksheet,
    "replies": Reply,
    "agreements": Agreement,
    "plans": Plan,
}
"""The kind of record in each table."""

"""Which table keeps which kind of record."""

from twofold.domain.book.records import Ago
from twofold.domain.drawers import Drawer, Writing
from twofold.domain.people import Couple
from twofold.domain.ready import Ready
from twofold.domain.records import Record
from twofold.domain.removal import Removal
from twofold.practices import PRACTICES, named

KINDS: dict[str, type[Record]] = {
    "couple": Couple,
    "drawers": Drawer,
    "writings": Writing,
    "ready": Ready,
    "ago": Ago,
    "removals": Removal,
    **{
        table: named("domain", kind)
        for practice in PRACTICES for table, kind in practice.records.items()
    },
}  # fmt: skip
"""The kind of record in each table: what belongs to no practice, then that of each practice."""

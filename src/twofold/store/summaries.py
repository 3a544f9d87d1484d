"""What a list shows of the records of a long table, kept beside the snapshot: it need not be looked through.

Nothing is known from here alone: it can be made anew from the snapshot, and is used only where it is whole,
names the very snapshot that is held, with nothing after it, and was made by this version of twofold.
"""

from contextlib import suppress
from typing import Generic, TypeVar
from zlib import crc32

import msgspec

from twofold import __version__

from . import disk
from .documents import Head
from .journal import Name
from .ledger import Ledger
from .places import summaries_file

C = TypeVar("C", bound=msgspec.Struct)
MANY = 500
"""Records of a table, from which it is worth it."""


class _Kept(msgspec.Struct, Generic[C]):
    """The records of a table by their keys: ``live`` in order, each with its revision, and those ``gone``."""

    live: dict[str, tuple[int, C]]
    gone: dict[str, Head]


class _Mark(msgspec.Struct, forbid_unknown_fields=True):
    """The first line: which snapshot the rest tells of, what it was made by, and its checksum."""

    holds: Name
    made_by: str
    sum: int


class Summaries(Generic[C]):
    """What the table *name* of *ledger* is as *cards*, as it was left by the last window that was closed."""

    def __init__(self, ledger: Ledger, name: str, card: type[C]) -> None:
        self.card = card
        self._ledger, self._name = ledger, name
        self._file = summaries_file(ledger.path)
        self._made_by = f"{__version__} {name} {msgspec.structs.fields(card)!r}"
        self._known: Name | None = None

    def recall(self) -> tuple[dict[str, Head], dict[str, C], list[str]] | None:
        """Return heads and cards of the table as it is now by their keys, and the keys of the live in order.

        None, when they are not known. Raises nothing.
        """
        ledger = self._ledger
        count, holds = ledger.count(self._name), ledger.level
        # Where nothing may be changed, what another program did to the snapshot is not put into order.
        if holds is None or count < MANY or ledger.read_only:
            return None
        with suppress(OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
            mark, _, body = (disk.read_all(self._file) or b"").partition(b"\n")
            if msgspec.json.decode(mark, type=_Mark) == _Mark(holds, self._made_by, crc32(body)):
                kept = msgspec.json.decode(body, type=_Kept[self.card])  # type: ignore[name-defined]
                if len(kept.live) + len(kept.gone) == count:
                    self._known = holds
                    live = kept.live.items()
                    heads = {key: Head(card.id, card.created, rev) for key, (rev, card) in live} | kept.gone
                    return heads, {key: card for key, (_, card) in live}, list(kept.live)
        return None

    @property
    def is_due(self) -> bool:
        """Whether the table is long, and what is kept of it is not what it is now, as the snapshot has it."""
        ledger = self._ledger
        long = ledger.count(self._name) >= MANY
        return long and not ledger.read_only and ledger.level not in (None, self._known)

    def keep(self, heads: dict[str, Head], cards: dict[str, C], order: list[str]) -> None:
        """Leave all that `recall` returns for the next time. Raises nothing."""
        if (holds := self._ledger.level) is not None:
            gone = {key: head for key, head in heads.items() if head.deleted}
            body = msgspec.json.encode(_Kept({key: (heads[key].rev, cards[key]) for key in order}, gone))
            mark = msgspec.json.encode(_Mark(holds, self._made_by, crc32(body)))
            with suppress(OSError):
                disk.replace_lightly(self._file, mark + b"\n" + body)
                self._known = holds

"""Saving that never loses anything: what the disk refuses waits here and is tried again."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from twofold.domain.records import Record, new_id

if TYPE_CHECKING:
    from twofold.store import Store

_Key = tuple[type[Record], str]
STANDS = "The other terminal changed this too, and its version is kept."
QUICK = 0.05
"""Seconds that a save waits for that of another window before it waits here instead: nobody notices them."""
QUIET = 3.0
"""Seconds that another window may be busy with the file before it is said."""


def _key(record: Record) -> _Key:
    return type(record), record.id


class SaveQueue:
    """Saves through a store, and holds what could not be saved yet.

    ``sentence`` says what is wrong while something waits; it is empty otherwise, and while another window is
    only busy with the file for a moment. ``reason`` says it in any case.
    """

    def __init__(self, store: "Store", now: Callable[[], float] = monotonic) -> None:
        self.store = store
        self.sentence = self.reason = ""
        self._now = now
        self._busy_since: float | None = None
        # A session and its heartbeat share an id: what waits is told apart by its kind as well.
        self._unsaved: dict[_Key, Record] = {}
        # The revisions a waiting record went through without its page knowing: lowest known to
        # the page, highest in the file. A page that still holds one of them is not stale.
        self._ours: dict[_Key, tuple[int, int]] = {}

    @property
    def unsaved(self) -> tuple[Record, ...]:
        """What is not on disk yet."""
        return tuple(self._unsaved.values())

    def keep(self, *records: Record) -> tuple[Record, ...]:
        """Save *records*, and whatever waited, in one commit; return them as saved.

        When the disk refuses they wait and are returned as they came. Raises Stale.
        """
        from twofold.store.errors import Stale, StoreError

        keys = {_key(record) for record in records}
        batch = [record for key, record in self._unsaved.items() if key not in keys]
        batch += [self._lifted(record) for record in records]
        try:
            saved = self.store.save(*batch)
        except Stale:
            raise
        except StoreError as error:
            for record in batch:
                self._unsaved[_key(record)] = record
            self._refused(error)
            return records
        mine = saved[len(saved) - len(records) :]
        for record in saved[: len(saved) - len(records)]:
            self._went_through(record)
        for record in mine:
            self._ours.pop(_key(record), None)
        self._unsaved.clear()
        self._went_well()
        return mine

    def retry(self) -> tuple[bool, str]:
        """Try again to save what waits.

        Returns whether anything went through, and a sentence when a change of the other terminal had to
        be kept beside ours (empty otherwise). Private writing is found by what it is about, so one of it has
        no place beside the other: it is kept in a copy of the file.
        """
        from twofold.domain.book.records import Ago
        from twofold.domain.drawers import Writing
        from twofold.domain.listening.session import Beat
        from twofold.screens.house import REMOVED
        from twofold.store.errors import Stale, StoreError
        from twofold.store.removals import without_removed

        if not self._unsaved:
            return False, ""
        words, through = "", False
        apart: list[Writing] = []
        for record in self.unsaved:
            try:
                saved = self.store.save(record)[0]
            except Stale:
                if isinstance(record, Writing):
                    apart.append(record)
                    continue
                del self._unsaved[_key(record)]
                if isinstance(record, Beat | Ago):
                    continue  # The other terminal keeps the same clock, and has shown the same.
                left = without_removed(self.store, record)
                if left is not record and left.deleted:
                    words = REMOVED
                    continue  # it does not come back as a copy
                words, record = STANDS, left
                if not record.one_of_a_kind:
                    copy = record.with_(id=new_id(), rev=0)
                    self._unsaved[_key(copy)] = copy
                    words = "The other terminal changed this too. Both versions are kept."
                continue
            except StoreError as error:
                self._refused(error)
                return through, words
            del self._unsaved[_key(record)]
            self._went_through(saved)
            through = True
        if apart:
            try:
                place = self.store.keep_unsaved(apart)
            except StoreError as error:
                self._refused(error)
                return through, words
            for record in apart:
                del self._unsaved[_key(record)]
            words = f"{STANDS} Yours is kept in {place}. To read it: twofold --file {place}"
        if not self._unsaved:
            self._went_well()
        return through, words

    def _refused(self, error: Exception) -> None:
        from twofold.store.errors import Busy

        self.reason = sentence_for(error)
        if not isinstance(error, Busy):
            self._busy_since, self.sentence = None, self.reason
            return
        if self._busy_since is None:
            self._busy_since = self._now()
        self.sentence = self.reason if self._now() - self._busy_since >= QUIET else ""

    def _went_well(self) -> None:
        self.sentence, self.reason, self._busy_since = "", "", None

    def _went_through(self, saved: Record) -> None:
        low, _ = self._ours.get(_key(saved), (saved.rev - 1, 0))
        self._ours[_key(saved)] = (low, saved.rev)

    def _lifted(self, record: Record) -> Record:
        """Return *record* with the revision it has in the file, if only we raised it since."""
        low, high = self._ours.get(_key(record), (0, -1))
        return record.with_(rev=high) if low <= record.rev < high else record


def sentence_for(error: Exception) -> str:
    """Return the quiet line for a save that failed with *error* (a StoreError, whose words are kept)."""
    reason = str(error).strip() or "The file cannot be written."
    return f"Not saved yet. {reason} Nothing is lost: twofold keeps trying."

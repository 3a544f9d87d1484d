"""A small app of one page, for when the file cannot be opened."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from twofold.frame.leaving import wipe
from twofold.frame.shell import Shell
from twofold.screens.trouble import MEND, TroublePage

if TYPE_CHECKING:
    from twofold.store import Store
    from twofold.store.config import Settings


class TroubleApp(Shell):
    """Shows what is wrong with the file at *data*, and offers to mend it, and the good backups there are.

    ``note``: one more sentence to show; ``mend``: what would come of mending. ``chosen`` is MEND, the backup
    to restore, or None. The exit code is 1 when nothing was chosen.
    """

    def __init__(
        self,
        error: Exception,
        data: Path,
        theme: str = "",
        motion: bool = True,
        *,
        note: str = "",
        mend: str = "",
    ) -> None:
        super().__init__(data, theme, motion)
        self.words = f"{error} {note}".strip()
        self.backups: tuple[Path, ...] = tuple(getattr(error, "backups", ()))
        self.mend = mend
        self.chosen: Path | Literal["mend"] | None = None

    def on_mount(self) -> None:
        """Show the page."""
        page = TroublePage(self.words, self.data or Path(), self.backups, self.mend)
        self.push_screen(page, self._answered)

    def _answered(self, answer: Path | Literal["mend"] | None) -> None:
        self.chosen = answer
        self.leave(0 if answer else 1)


def opened(data: Path, settings: "Settings") -> "Store | int":
    """Return the open store at *data*, or the exit code when the couple left it as it is.

    The names of the two can be read in it, unless it is new.
    """
    from twofold.domain.records import utc_now
    from twofold.store.errors import StoreError
    from twofold.store.repair import repair
    from twofold.store.restoring import restore

    note = ""
    said: tuple[str, ...] = ()
    while True:
        try:
            store = whole(data)
        except StoreError as error:
            trouble = TroubleApp(
                error, data, settings.theme, settings.motion, note=note, mend=_mendable(error, data)
            )
        else:
            store.tell(*said)
            return store
        trouble.run_here()
        if trouble.ways_out.vanished:
            wipe()
        if trouble.chosen is None:
            return trouble.return_code or 0
        try:
            if trouble.chosen == MEND:
                said = repair(data, utc_now())
            else:
                restore(data, trouble.chosen, utc_now())
        except StoreError as error:
            note = f"That did not work. {error}"


def whole(data: Path) -> "Store":
    """Return the open store at *data*. Raises StoreError, also when it does not say who the two are."""
    from twofold.store import Store
    from twofold.store.errors import Damaged
    from twofold.store.restoring import good

    store = Store.open(data)
    if reason := store.without_couple:
        store.close()
        raise Damaged(store.path, reason, good(store.path))
    return store


def _mendable(error: Exception, data: Path) -> str:
    """Return what would come of mending the file at *data*, which cannot be opened for *error*, or ""."""
    from twofold.store.errors import Damaged, StoreError
    from twofold.store.repair import plan, prospect

    if not isinstance(error, Damaged):
        return ""
    try:
        return prospect(plan(data))
    except (StoreError, OSError):
        return ""

"""A small app of one page, for when the file cannot be opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from twofold.frame.leaving import let_go, wipe
from twofold.frame.shell import Shell
from twofold.screens.trouble import TroublePage

if TYPE_CHECKING:
    from twofold.store import Store
    from twofold.store.config import Settings


class TroubleApp(Shell):
    """Shows what is wrong with the file at *data*, and offers the good backups there are.

    ``note``: one more sentence to show. ``chosen`` is the backup to restore, or None. The exit code is
    1 when nothing was chosen.
    """

    def __init__(
        self, error: Exception, data: Path, theme: str = "", motion: bool = True, *, note: str = ""
    ) -> None:
        super().__init__(data, theme, motion)
        self.words = f"{error} {note}".strip()
        self.backups: tuple[Path, ...] = tuple(getattr(error, "backups", ()))
        self.chosen: Path | None = None

    def on_mount(self) -> None:
        """Show the page."""
        self.push_screen(TroublePage(self.words, self.data or Path(), self.backups), self._answered)

    def _answered(self, backup: Path | None) -> None:
        self.chosen = backup
        self.leave(0 if backup else 1)


def opened(data: Path, settings: "Settings") -> "Store | int":
    """Return the open store at *data*, or the exit code when the couple left it as it is."""
    from twofold.store import Store
    from twofold.store.errors import StoreError

    note = ""
    while True:
        try:
            return Store.open(data)
        except StoreError as error:
            trouble = TroubleApp(error, data, settings.theme, settings.motion, note=note)
        trouble.run()
        if trouble.vanished:
            wipe()
        let_go()
        if trouble.chosen is None:
            return trouble.return_code or 0
        from twofold.domain.records import utc_now
        from twofold.store.backups import restore

        try:
            restore(data, trouble.chosen, utc_now())
        except StoreError as error:
            note = f"The backup could not be put in place. {error}"

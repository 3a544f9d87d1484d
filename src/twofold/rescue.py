"""A small app of one page, for when the file cannot be opened."""

from pathlib import Path

from twofold.screens.trouble import TroublePage
from twofold.shell import Shell


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
        super().on_mount()
        self.push_screen(TroublePage(self.words, self.data or Path(), self.backups), self._answered)

    def _answered(self, backup: Path | None) -> None:
        self.chosen = backup
        self.leave(0 if backup else 1)

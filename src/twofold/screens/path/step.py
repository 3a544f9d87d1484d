"""What every page of one path shares: its record, and the way back when it is gone."""

from twofold.domain.path.records import Path
from twofold.domain.records import Record
from twofold.screens.edit import Edit, Editing


class OnePath(Editing):
    """A page about the path *path_id*."""

    def __init__(self, path_id: str) -> None:
        super().__init__()
        self.path_id = path_id
        self.edit = Edit(self, Path, path_id, what="This path", history=path_id)

    @property
    def history(self) -> str:
        """What was changed on this path is taken back on each of its pages."""
        return self.path_id

    def edit_of(self, record: Record) -> Edit[Path]:
        """Return the edit of the path."""
        return self.edit

    @property
    def path(self) -> Path | None:
        """The path as the page shows it, or None when it is gone."""
        return self.edit.value

    def fits(self, path: Path) -> bool:
        """Return whether the page has anything to show of *path*."""
        return True

    def reload(self) -> None:
        """Follow the other terminal, and the pages that lay on top."""
        if self.edit.value is not None and self.edit.find(self.fits) is not None:
            self.draw()

    def catch_up(self) -> None:
        """Take what the other terminal saved."""
        self.edit.look()

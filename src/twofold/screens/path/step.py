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

    @property
    def is_there(self) -> bool:
        """Whether the path is there."""
        return self.path is not None

    @property
    def is_open(self) -> bool:
        """Whether the path is under way."""
        return self.path is not None and self.path.is_open

    @property
    def is_closed(self) -> bool:
        """Whether the path is put aside, or over."""
        return self.path is not None and not self.path.is_open

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


class OpenedPath(OnePath):
    """A page about what both prepared: before that is open, there is nothing to show or to talk about."""

    def fits(self, path: Path) -> bool:
        """Return whether what both prepared is open."""
        return path.opened is not None

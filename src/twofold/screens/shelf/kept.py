"""What the pages about one book or film share: finding it, keeping a change, and taking it back."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from twofold.domain.records import Record
from twofold.domain.shelf.records import Slice, Work
from twofold.domain.shelf.works import slice_of
from twofold.screens.edit import Edit, Editing
from twofold.screens.page import View
from twofold.screens.undoing import Step

SHELF = "shelf"
"""Under what name the app keeps what was done to the shelf, and to each work on it."""


GONE = "This is not on the shelf any more."


def edit_of_work(page: Editing, work_id: str) -> Edit[Work]:
    """Return the edit of the work *work_id* on *page*."""
    return Edit(page, Work, work_id, where="on the shelf", history=page.history)


class OnWork(Editing):
    """A page about the work *work_id*."""

    def __init__(self, work_id: str) -> None:
        super().__init__()
        self.work_id = work_id
        self.edit = edit_of_work(self, work_id)

    @property
    def history(self) -> str:
        """What is done to a work can be taken back on the shelf as well."""
        return SHELF

    @property
    def steps(self) -> list[Step]:
        """What was done to this work and can be taken back; the newest is last."""
        return [s for s in super().steps if s.before.id == self.work_id and not s.after.deleted]

    def edit_of(self, record: Record) -> Edit[Work]:
        """Return the edit of the work."""
        return self.edit

    @property
    def work(self) -> Work | None:
        """The work as it stands, or None when it is gone."""
        return self.edit.look()

    def slice(self, id: str) -> Slice | None:
        """Return the slice *id* of the work, or None when either is gone."""
        work = self.work
        return None if work is None else slice_of(work, id)

    def laid_out(self, name: str, parts: Iterable[Widget]) -> ComposeResult:
        """Yield *parts* in a column called *name*, and what stands in its place when the work is gone."""
        yield Static("", id="missing", classes="column", markup=False)
        yield Vertical(*parts, id=name, classes="column")

    def view_of(self, name: str, parts: View | None) -> View:
        """Return *parts*, of the column *name*; None: the work is gone, and that is said in its place."""
        return {"missing": GONE if parts is None else "", name: parts is not None, **(parts or {})}

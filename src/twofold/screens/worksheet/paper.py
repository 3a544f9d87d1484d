"""An opened round on paper: as a page to print or as Markdown, into a file of one's own."""

from typing import ClassVar

from textual.binding import BindingType

from twofold.domain.dates import full_day
from twofold.domain.worksheet.rounds import Worksheet
from twofold.exports import files
from twofold.exports.whole import Whole
from twofold.screens.onpaper import OnPaper, in_markdown, kind_keys, to_print


class WorksheetPaper(OnPaper):
    """Writes the round *worksheet_id* into a file, once both have opened it."""

    place = "worksheet.paper"
    why = "Some things are easier to remember when they hang on the fridge."
    notes = (
        "It holds only what you opened together: rows, replies, agreements and guesses.",
        "The file is not sealed, and later changes here do not reach it.",
    )
    noun = "worksheet"
    kinds = (to_print("opens in any browser"), in_markdown("to read as plain text"))
    BINDINGS: ClassVar[list[BindingType]] = kind_keys(kinds)

    def __init__(self, worksheet_id: str) -> None:
        super().__init__()
        self.worksheet_id = worksheet_id

    @property
    def worksheet(self) -> Worksheet | None:
        """The round, or None when it is gone or still private."""
        found = self.house.store.worksheets.get(self.worksheet_id)
        return found if found is not None and found.revealed is not None else None

    def lead(self) -> str:
        """Name the round."""
        found = self.worksheet
        if found is None:
            return "This round is still private. Open it together first, then it can go on paper."
        return f"The round of {full_day(found.day)}, as a file."

    def stem(self) -> str | None:
        """Name the file by the day of the round."""
        found = self.worksheet
        return None if found is None else f"twofold-worksheet-{found.day.isoformat()}"

    def unread(self) -> tuple[str, ...]:
        """Return what cannot be read of the rounds, replies and agreements: it may belong to this one."""
        store = self.house.store
        return tuple(
            said for book in (store.worksheets, store.replies, store.agreements) for said in book.unread()
        )

    def written(self) -> str:
        """Write the round as it stands now."""
        store = self.house.store
        whole = Whole(
            couple=self.house.couple_or_none(),
            worksheets=tuple(store.worksheets.all()),
            replies=tuple(store.replies.where(lambda reply: reply.worksheet == self.worksheet_id)),
            agreements=tuple(store.agreements.where(lambda deal: deal.worksheet == self.worksheet_id)),
            unread=self.unread(),
        )
        ending: files.SheetEnding = ".md" if self.kind.ending == ".md" else ".html"
        return files.write_worksheet(ending, whole, self.worksheet_id, self.house.clock.now())

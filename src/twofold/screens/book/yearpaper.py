"""A year on paper: what both chose, as a page to print or as Markdown."""

from typing import ClassVar

from textual.binding import BindingType

from twofold.domain.book.year import agreed_book
from twofold.domain.people import Invalid
from twofold.exports.year import YearEnding, write_year
from twofold.screens.onpaper import OnPaper, in_markdown, kind_keys, to_print

from .years import choice_of, leaves_of, unread_of


class YearPaper(OnPaper):
    """Writes what both chose of *year* into a file."""

    place = "book.paper"
    why = "You can read a year on paper in bed, give it away, and find it again years later."
    notes = (
        "It holds only what both of you said yes to. Any change asks you both again.",
        "The page opens in any browser. Print it from there, or save it as a PDF.",
        "The file is not sealed, and later changes here do not reach it.",
    )
    noun = "our-year"
    kinds = (to_print("opens in any browser"), in_markdown("to read as plain text"))
    BINDINGS: ClassVar[list[BindingType]] = kind_keys(kinds)

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = year

    def lead(self) -> str:
        """Name the year, or say why it cannot be written."""
        try:
            agreed_book(choice_of(self.house, self.year), leaves_of(self.house, self.year))
        except Invalid as words:
            return str(words)
        return f"The year {self.year}, as both of you chose it."

    def stem(self) -> str | None:
        """Name the file by the year alone: a title is nobody's business who only sees the folder."""
        try:
            agreed_book(choice_of(self.house, self.year), leaves_of(self.house, self.year))
        except Invalid:
            return None
        return f"twofold-{self.year:04}"

    def unread(self) -> tuple[str, ...]:
        """Return what may belong to it and cannot be read."""
        return unread_of(self.house)

    def written(self) -> str:
        """Write it, if it is still what both said yes to."""
        book = agreed_book(choice_of(self.house, self.year), leaves_of(self.house, self.year))
        ending: YearEnding = ".md" if self.kind.ending == ".md" else ".html"
        return write_year(ending, book, self.house.couple(), self.house.clock.now())

"""A letter on paper: as text, Markdown, a page to print, or a draft for a mail program."""

from functools import cached_property
from os.path import lexists
from typing import ClassVar, cast

from textual.binding import BindingType
from textual.widgets import Static

from twofold.domain.letters.records import Draft, Letter
from twofold.domain.people import Invalid
from twofold.domain.records import Side, other
from twofold.exports.letter_name import free_stem, letter_stem
from twofold.exports.letter_render import NAMELESS, OnPaper, opened_letter
from twofold.exports.letters import LetterEnding, write_letter
from twofold.screens import onpaper
from twofold.screens.house import gone_words, newest
from twofold.screens.onpaper import Kind, in_markdown, kind_keys, to_print
from twofold.widgets.view import put

from .summaries import title_of


class LetterPaper(onpaper.OnPaper):
    """Writes the letter *letter_id* into a file: once it is opened, or for its writer *side* before that.

    The drawer of *side* must be open.
    """

    place = "letters.paper"
    why = "A letter on paper can be folded, lost, found again and read in bed."
    notes = (
        "The draft opens in your mail program as an unsent message. It has no address. You add one there, "
        "if you want to send it at all.",
        "The file is not sealed, and later changes here do not reach it.",
    )
    noun = "letter"
    kinds = (
        to_print("opens in any browser"),
        Kind("text", ".txt", "Plain text", "just the words", "t", "the words", "Plain text",
             "Just the words (.txt)"),
        in_markdown("text with a little structure"),
        Kind("mail", ".eml", "A draft for mail", "a mail program opens it; nothing is sent", "d", "for mail",
             "Draft for mail", "A draft that a mail program opens (.eml)"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = kind_keys(kinds)

    def __init__(self, letter_id: str, side: Side | None = None, kind: str = "") -> None:
        super().__init__()
        self.kind = next((each for each in self.kinds if each.id == kind), self.kind)
        self.letter_id, self.side = letter_id, side
        self._let_go = False

    @property
    def letter(self) -> Letter | None:
        """The letter, if it may be on paper for whoever asks; else None."""
        found = newest(self.house, Letter, self.letter_id)
        return found if found is not None and (found.opened or found.author == self.side) else None

    def _gone(self) -> str:
        return gone_words(self.house, Letter, self.letter_id, "This letter")

    def lead(self) -> str:
        """Name an opened letter; of a draft nothing is said that a locked drawer would hide."""
        letter = self.letter
        if letter is None:
            return self._gone()
        return f"{title_of(letter)}, as a file." if letter.opened else "Your own letter, as a file."

    def stem(self) -> str | None:
        """Name the file by its day and its title, and like no other that is there."""
        return self._stem if self.letter else None

    @cached_property
    def _stem(self) -> str:
        letter = self.letter
        assert letter is not None
        day = letter.written or (letter.opened or letter.created).astimezone().date()
        return free_stem(letter_stem(day, self._called(letter), letter.known), self._is_taken)

    def _called(self, letter: Letter) -> str:
        """Return the title of *letter*, or what it is, while its drawer is closed too."""
        try:
            return title_of(letter) if letter.opened else self._paper().name
        except (Invalid, LookupError):
            return NAMELESS["letter"]

    def _is_taken(self, stem: str) -> bool:
        from twofold.store import places
        from twofold.store.typed import path_of

        try:
            return any(lexists(path_of(f"~/{stem}{kind.ending}")) for kind in self.kinds)
        except places.NoPlace:
            return False

    def on_screen_suspend(self) -> None:
        """Let go of a title that only its writer knows: what lies on this page may be for the other."""
        letter = self.letter
        if self.has_field() and (letter is None or not letter.opened):
            self._let_go = self.field.line == self._proposed()
            if self._let_go:
                self.field.value = ""
            vars(self).pop("_stem", None)
            put(self.query_one("#paper-said", Static), "")

    def on_screen_resume(self) -> None:
        """Propose it again, once one is back here."""
        if self._let_go and self.letter is not None:
            self._let_go, self.field.value = False, self._proposed()

    def written(self) -> str:
        """Write the letter as it stands now."""
        return write_letter(cast(LetterEnding, self.kind.ending), self._paper(), self.house.clock.now())

    def _paper(self) -> OnPaper:
        from twofold.store.errors import StoreError

        letter, couple = self.letter, self.house.couple()
        if letter is None:
            raise LookupError(self._gone())
        if letter.opened:
            return opened_letter(letter, (couple.a.name, couple.b.name))
        assert self.side is not None
        vault = self.house.vault
        try:
            draft = vault.read(vault.writing("letter", letter.id, self.side), Draft)
        except StoreError as error:
            raise Invalid(str(error)) from None
        return OnPaper(
            draft.title, draft.text, draft.form, couple.name(self.side), couple.name(other(self.side))
        )

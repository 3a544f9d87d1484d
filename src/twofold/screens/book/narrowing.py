"""Leaving something out of the book: all but a practice, a theme, what has a star, or what the two wrote."""

from collections.abc import Sequence

from msgspec.structs import replace
from textual import work
from textual.binding import BindingType
from textual.content import Content

from twofold.domain.book.finding import EVERYTHING, Listed, Narrow, themes_of
from twofold.screens.page import Page
from twofold.widgets.choices import Choice
from twofold.widgets.command import Command, in_sentence
from twofold.widgets.picker import Picker

from .words import narrowed, theme_words, title_of

ANY = "any"
KEYS: tuple[BindingType, ...] = (
    Command("p", "practice", "Practice", tooltip="Show only one practice", id="book.practice",
            when="has_any"),
    Command("t", "theme", "Theme", tooltip="Show only one theme", id="book.theme",
            when="has_any"),
    Command("w", "ours", "What you wrote", tooltip="Show only what you wrote yourselves", id="book.ours",
            when="has_any", called="ours_called"),
    Command("s", "starred", "Starred", tooltip="Show only what has a star", id="book.starred",
            when="has_any", called="starred_called"),
)  # fmt: skip
"""The keys that leave something out; a page names them among its own."""


class Narrowing(Page):
    """A page of the book, of which ``narrow`` says what is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.narrow = EVERYTHING
        self._finding = False

    @property
    def shared(self) -> Sequence[Listed]:
        """All there is to look through, the newest first."""
        return ()

    def show_found(self, *, anew: bool = False) -> None:
        """Put what is left into the list; *anew*: from the top."""

    def narrow_to(self, narrow: Narrow) -> None:
        """Show only what *narrow* leaves."""
        if narrow != self.narrow:
            self.narrow = narrow
            self.show_found(anew=True)

    @property
    def ours_called(self) -> str:
        """What the key does just now."""
        return "All words" if self.narrow.ours else ""

    @property
    def starred_called(self) -> str:
        """What the key does just now."""
        return "Not only stars" if self.narrow.starred else ""

    @property
    def back_called(self) -> str:
        """What Esc does just now."""
        return "Show all" if self.narrow else ""

    def action_ours(self) -> None:
        """Leave out what only twofold wrote, or not any more."""
        self.narrow_to(replace(self.narrow, ours=not self.narrow.ours))

    def action_starred(self) -> None:
        """Show only what has a star, or all."""
        self.narrow_to(replace(self.narrow, starred=not self.narrow.starred))

    @work(group="ask")
    async def action_practice(self) -> None:
        """Choose a practice, to see only what is of it."""
        there = dict.fromkeys(each.entry.practice for each in self.shared)
        names = sorted((title_of(name), name) for name in there)
        await self._choose("Which practice?", names, "practice", self.narrow.practice)

    @work(group="ask")
    async def action_theme(self) -> None:
        """Choose a theme, to see only what is about it."""
        names = sorted((theme_words(self.house, theme), theme) for theme in themes_of(self.shared))
        await self._choose("Which theme?", names, "theme", self.narrow.theme)

    async def _choose(self, question: str, names: list[tuple[str, str]], field: str, at: str) -> None:
        choices = [Choice(f"{ANY}:", "All of them"), *(Choice(f"{ANY}:{key}", name) for name, key in names)]
        chosen = await self.app.push_screen_wait(Picker[str](question, choices, at=f"{ANY}:{at}"))
        if chosen is not None:
            self.narrow_to(replace(self.narrow, **{field: chosen.removeprefix(f"{ANY}:")}))

    def _narrowed(self) -> Content:
        rest = replace(self.narrow, words="") if self._finding else self.narrow
        if not (words := narrowed(self.house, rest)):
            return Content("")
        back = in_sentence(self.key_of("page.back"))
        return Content.assemble((f"{words}. ", "$accent"), (f"{back} shows all.", "$quiet"))

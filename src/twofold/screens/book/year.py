"""What of a year goes on paper: either takes anything in or out, and both say yes to the whole of it."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from twofold.domain.book.routes import EntryRoute, YearPaperRoute, YearRoute
from twofold.domain.book.year import (
    Leaf,
    YearChoice,
    called,
    dedicated,
    first,
    is_in,
    taken,
    turned,
)
from twofold.domain.records import Side
from twofold.domain.text import is_blank
from twofold.screens.edit import AGAIN, Edit
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command, in_sentence
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.picker import Picker
from twofold.widgets.plain import plain

from .agreeing import Agreeing
from .yearrows import first_lines, rows, told
from .years import leaves_of, years_of

NOTHING_YET = (
    "There is nothing to put on paper yet. Letters you read, moments you showed, retreats, the "
    "sentence you share and what you kept gather here, year by year."
)
LEAD = "What goes on paper from {year}? {turn} puts something in or leaves it out. Then each of you says yes."
LINES = "{title} adds a title, {dedicate} a line for the first page."
DONE = "Both of you said yes. {key} puts it on paper."
DONE_SHORT = "Both said yes: {key} puts it on paper."


class YearPage(Agreeing):
    """What there is of *year* (None: of the latest), each thing in or out, and the two keys."""

    place = "book.year"
    heading = "A year on paper"
    why = "What was good in a year is worth more in your hands than in a file."
    notes = (
        "At first it holds letters, retreats, the sentence, rituals, what you kept and kept questions. "
        "Moments join them if they have a star or reached the other.",
        "Nothing private or unopened can be in it, and nothing is counted.",
        "You both say yes to all of it as it is. Any change, here or in its sources, asks you both again.",
    )
    AUTO_FOCUS = "#year-list"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("p", "paper", "On paper", tooltip="Write it to a file, to print or to keep", id="year.paper",
                when="is_agreed"),
        Command("space", "turn", "In or out", tooltip="Put this in, or leave it out", id="year.turn",
                when="is_on_one"),
        Command("r", "read", "Read", tooltip="Read this in full", id="year.read", when="may_read"),
        Command("a", "turn_all", "All of these", tooltip="Put in all under this heading, or leave it out",
                id="year.all", when="is_on_one"),
        Command("t", "title", "Title", tooltip="Write a title for it, or none", id="year.title",
                when="has_any"),
        Command("d", "dedicate", "Dedication", tooltip="Write a line for its first page, or none",
                id="year.dedicate", when="has_any"),
        Command("y", "year", "Another year", tooltip="Choose another year", id="year.other",
                when="has_others"),
        Command("f", "yes('a')", "The first of you", tooltip="The first of you says yes to it as it is",
                show=False, id="year.first", when="asks"),
        Command("j", "yes('b')", "The second of you", tooltip="The second of you says yes to it as it is",
                show=False, id="year.second", when="asks"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="year.undo",
                when="may_undo"),
    ]  # fmt: skip
    asks_in = "year"

    def __init__(self, year: int | None = None) -> None:
        super().__init__(year)
        self._years: tuple[int, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out its first lines, the list, and the line to write in."""
        self._years = years_of(self.house)
        self.year = self.year if self.year is not None else next(iter(self._years), None)
        if self.year is not None:
            self.edit = Edit(self, YearChoice, self.history, history=self.history)
            self.edit.begin(first(self.year, self.house.clock.now()))
            self._leaves = leaves_of(self.house, self.year)
        with Vertical(id="year", classes="column"):
            yield Static("", id="year-lead", markup=False)
            yield Static("", id="year-title", markup=False)
            yield Choices(id="year-list", hides=True)
            yield from self.asked()
            yield Consent(id="year-keys")
        with VerticalScroll(id="year-beside", can_focus=False):
            yield Static("", id="year-told", markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        if self.year is not None:
            self.head(f"{self.year} on paper")
        self.draw()
        self.query_one(Choices).first()

    def reload(self) -> None:
        """Follow the other terminal, and the pages that lay on top."""
        if self.year is not None:
            told = self.two_keys.told
            self._years, self._leaves = years_of(self.house), leaves_of(self.house, self.year)
            self.edit.look()
            if told and not self.said_yes and not self.is_agreed:
                self.house.say(AGAIN)
        self.draw()

    # -- what it shows ----------------------------------------------------------------------------------

    def view(self) -> View:
        """Show what is in it, and what is not; and who said yes."""
        if self.choice is None or not self._leaves:
            bare: View = {"year-lead": NOTHING_YET, "year-title": "", "year-list": [], "year-keys": "",
                          "year-told": ""}  # fmt: skip
            return {**bare, **self.asked_view()}
        lead = LEAD.format(year=self.year, turn=in_sentence(self.key_of("year.turn")))
        if is_blank(f"{self.choice.title}{self.choice.dedication}"):
            keys = {name: self.key_of(f"year.{name}") for name in ("title", "dedicate")}
            lead = f"{lead} {LINES.format(**keys)}"
        return {
            "year-lead": "" if self.is_short or self.is_agreed or self.asked_words else lead,
            "year-title": first_lines(self.choice, short=self.is_short),
            "year-list": rows(self.choice, self._leaves, self.house.couple(), narrow=self.is_narrow),
            **self.asked_view(),
            "year-ask": self.asked_words,
            "year-keys": self._keys(),
            "year-told": self._told,
        }

    def _told(self) -> Content:
        """Return all of what is under the cursor, which stands beside the list where there is room."""
        return told(self.under, self.house.couple()) if self.under is not None else Content("")

    def _keys(self) -> Content:
        if self.asked_words:
            return Content("")
        if self.is_agreed:
            return plain((DONE_SHORT if self.is_narrow else DONE).format(key=self.key_of("year.paper")))
        keys: dict[Side, str] = {"a": self.key_of("year.first"), "b": self.key_of("year.second")}
        line = two_keys(self.house.couple(), keys, self.said_yes, joint="   ", gap=" ")
        return Content.assemble(line, "   ", ("yes" if self.is_narrow else "yes to it as it is", "$quiet"))

    # -- what can be done -------------------------------------------------------------------------------

    @property
    def under(self) -> Leaf | None:
        """What is under the cursor."""
        under = self.query_one(Choices).under
        return under.value if under is not None and isinstance(under.value, Leaf) else None

    @property
    def has_any(self) -> bool:
        """Whether there is anything of the year."""
        return bool(self._leaves) and not self.asked_words

    @property
    def has_others(self) -> bool:
        """Whether there is something of another year."""
        return bool(set(self._years) - {self.year}) and not self.asked_words

    @property
    def is_on_one(self) -> bool:
        """Whether the cursor is on something that can be in it."""
        return self.has_any and self.under is not None

    @property
    def may_read(self) -> bool:
        """Whether what is under the cursor is in the book, to be read there."""
        leaf = self.under if self.is_on_one else None
        return leaf is not None and self.house.book.entry(leaf.entry or leaf.id) is not None

    # -- keys -------------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self) -> None:
        """Show it whole, and offer what can be done with it."""
        self.put({"year-told": self._told})
        self.query_one("#year-beside").scroll_home(animate=False)
        self.refresh_bindings()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Read it, or, where there is no more to read, take it in or out."""
        event.stop()
        if self.may_read:
            self.action_read()
        else:
            self.action_turn()

    def action_turn(self) -> None:
        """Take what is under the cursor in, or out of it."""
        if (leaf := self.under) is not None:
            self.edit.change(turned, leaf)

    def action_turn_all(self) -> None:
        """Take all under the same heading in; out, where all are in."""
        leaf, choice = self.under, self.choice
        if leaf is not None and choice is not None:
            part = [each for each in self._leaves if each.part == leaf.part]
            self.edit.change(taken, part, not all(is_in(choice, each) for each in part))

    def action_read(self) -> None:
        """Read what is under the cursor in full."""
        if self.is_active and (leaf := self.under) is not None:
            self.house.go(EntryRoute(leaf.entry or leaf.id))

    def action_title(self) -> None:
        """Write its title."""
        if self.choice is not None:
            self.ask("A title, or nothing for just the year", "the year of the blue boat", self.choice.title,
                     self._titled)  # fmt: skip

    def _titled(self, words: str) -> bool:
        return self.edit.change(called, words) is not None

    def action_dedicate(self) -> None:
        """Write the line on its first page."""
        if self.choice is not None:
            self.ask("A line for the first page, or nothing", "for us, ten years from now",
                     self.choice.dedication, self._dedicated)  # fmt: skip

    def _dedicated(self, words: str) -> bool:
        return self.edit.change(dedicated, words) is not None

    def action_paper(self) -> None:
        """Write it to a file."""
        if self.is_active and self.year is not None and self.is_agreed:
            self.house.go(YearPaperRoute(self.year))

    @work(group="ask")
    async def action_year(self) -> None:
        """Choose another year."""
        years = [Choice(f"{year}", f"{year}") for year in self._years]
        chosen = await self.app.push_screen_wait(Picker[str]("Which year?", years, at=f"{self.year}"))
        if chosen is not None and int(chosen) != self.year:
            self.house.go(YearRoute(int(chosen)), instead=True)

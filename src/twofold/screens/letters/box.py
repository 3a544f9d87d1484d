"""The letters of the two: what waits, what is being written, and what was opened."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import from_day
from twofold.domain.letters.giving import may_open, reader_of
from twofold.domain.letters.records import Letter, LetterSummary
from twofold.domain.letters.routes import (
    ElsewhereRoute,
    LetterPaperRoute,
    LetterRoute,
    OpenLetterRoute,
    TogetherRoute,
    WriteLetterRoute,
)
from twofold.domain.records import SIDES, Side, new_id
from twofold.domain.routes import DrawersRoute
from twofold.screens.door import admitted
from twofold.screens.house import newest
from twofold.screens.page import Page, View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command, leads
from twofold.widgets.plain import plain

from .boxrows import author_of, draft, new_ones, opened_at, read, waiting
from .summaries import letter_summaries

EMPTY = (
    "Some things are easier to write than to say, and a letter can be read more than once. It may be half a "
    "page, a poem of three lines, or a list.",
    "You write it alone, behind the curtain, and take as long as you like. Then you seal it: to be opened "
    "any time, from a certain day, or on an occasion. Nobody will remind you to write one.",
)
BEHIND = ", behind the curtain"
"""What is not said at a seat, where there is no curtain."""
SHORT = "Write alone, then seal it for the other: a letter, a poem, a list."
NEW = {
    "letters.first": "a", "letters.second": "b", "letters.together": "both", "letters.elsewhere": "elsewhere",
}  # fmt: skip
"""What each key begins, by the id of its binding."""


class Box(Page):
    """All letters. Of what is not opened, only from whom, for whom and until when can be seen here."""

    place = "letters"
    heading = "Letters"
    why = "A letter can be written slowly, wait a while, and be read again."
    notes = (
        "A letter is a gift, not a duty. Couples who were told to write thank-yous gained little. Thanks "
        "that were meant, and well received, went with happier days.",
        "On thanks between partners: PMC5085264 (a month of assigned ones) and PMC9637232 (everyday ones).",
        "While it is sealed, only its writer can take it back. Once it is opened, it belongs to both of you "
        "and stays as it is.",
    )
    AUTO_FOCUS = "#letters-list"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "write('a')", "First of you", tooltip="The first of you writes a letter, alone",
                id="letters.first", called="name_of"),
        Command("j", "write('b')", "Second of you", tooltip="The second of you writes a letter, alone",
                id="letters.second", called="name_of"),
        Command("b", "together", "Together", tooltip="Write a letter to both of you together",
                id="letters.together", show=False),
        Command("e", "elsewhere", "From elsewhere", tooltip="Add a letter that came on paper or by mail",
                id="letters.elsewhere", show=False),
        Command("c", "correct", "Correct it", tooltip="Correct the letter from elsewhere",
                id="letters.correct", when="may_correct"),
        Command("c", "change", "Take back", tooltip="Its writer can look at it, or take it back",
                id="letters.change", when="may_change"),
        Command("p", "paper", "On paper", tooltip="This letter as a file, to print or to send",
                id="letters.paper", when="may_print"),
        leads("d", DrawersRoute(), "Drawers", tooltip="Passphrases for what each of you writes alone",
                id="letters.drawers", show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[LetterSummary] = []
        self._writing = ""

    def body(self) -> ComposeResult:
        """Lay out a word for the beginning, and the list."""
        with Vertical(id="letters", classes="column"):
            yield Static("", id="letters-words", markup=False)
            yield Choices([], id="letters-list")

    def on_mount(self) -> None:
        """Show what there is."""
        self.reload()

    def reload(self) -> None:
        """See what there is; behind a letter that was sealed just now comes the other's hand."""
        self._cards = letter_summaries(self.house)
        self.draw()
        given = next((c for c in self._cards if c.id == self._writing and c.sealed and not c.opened), None)
        if given is not None and self.is_active and self.house.seat is None:
            may = may_open(given, self.today)
            waits = f"read:{given.id}" if may or given.author is None else f"new:{reader_of(given)}"
            self.query_one("#letters-list", Choices).go_to(waits)
        if self.is_active:
            self._writing = ""

    def view(self) -> View:
        """Show the letters, or what they are for while there is none."""
        return {"letters-words": "" if self._cards else self._begin(), "letters-list": self._choices()}

    def _begin(self) -> Content:
        if self.is_short:
            return plain(SHORT)
        lead = Content.styled("Is there something you would rather write than say?", "bold")
        told = [words.replace(BEHIND, "") for words in EMPTY] if self.house.seat else EMPTY
        return Content("\n\n").join([lead, *map(plain, told)])

    # -- the list -------------------------------------------------------------------------------------

    def _choices(self) -> list[Choice]:
        sealed = [card for card in self._cards if card.sealed and not card.opened]
        # What can be opened now stands first; what waits for an occasion may be.
        sealed.sort(key=lambda card: (not may_open(card, self.today), bool(card.occasion)))
        drafts = [card for card in self._cards if not card.sealed and not card.opened]
        opened = sorted((c for c in self._cards if c.opened), key=opened_at, reverse=True)
        couple, today = self.house.couple(), self.today
        keys = {name: self.key_of(id_) for id_, name in NEW.items()}
        return sections(
            ("Waiting", [waiting(card, couple, today) for card in sealed]),
            ("Write", [*(draft(card, couple, today) for card in drafts), *new_ones(couple, keys)]),
            ("Opened", [read(card, couple, today) for card in opened]),
        )

    @property
    def under(self) -> LetterSummary | None:
        """The letter under the cursor."""
        return self._card(self.query_one("#letters-list", Choices).under)

    def _card(self, choice: Choice | None) -> LetterSummary | None:
        """Return the letter that *choice* stands for, as it is now."""
        shown = choice.value if choice else None
        return next((c for c in self._cards if isinstance(shown, LetterSummary) and c.id == shown.id), None)

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def may_change(self) -> bool:
        """Whether the letter under the cursor is sealed, so that its writer, if here, may take it back."""
        card = self.under
        here = card is not None and (card.author is None or self.house.seat in (None, card.author))
        return here and card is not None and card.sealed is not None and card.opened is None

    @property
    def may_print(self) -> bool:
        """Whether the letter under the cursor was opened, and may be on paper."""
        card = self.under
        return card is not None and card.opened is not None

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with it."""
        self.refresh_bindings()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says."""
        event.stop()
        if event.choice.value in SIDES:
            self.action_write("b" if event.choice.value == "b" else "a")
            return
        if event.id == "new:both":
            self.action_together()
        elif event.id == "new:elsewhere":
            self.action_elsewhere()
        card = self._card(event.choice)
        if card is None or not self.is_active:
            return
        if card.way == "elsewhere" and not card.opened:
            self.house.go(ElsewhereRoute(card.id))
        elif card.by_both and not card.sealed and not card.opened:
            self.house.go(TogetherRoute(card.id))
        elif card.is_ours and not card.opened and may_open(card, self.today):
            self.house.go(OpenLetterRoute(card.id))
        elif not card.sealed and not card.opened:
            self.write(author_of(card), card.id)
        elif card.opened or may_open(card, self.today):
            self.house.go(LetterRoute(card.id))
        else:
            assert card.opens is not None
            day = from_day(card.opens, self.today)
            self.house.say(f"It may be opened {day}.")

    def action_write(self, side: Side) -> None:
        """Let *side* write a new letter."""
        self.write(side, "")

    def action_change(self) -> None:
        """Let the writer of the sealed letter under the cursor look at it, or take it back."""
        card = self.under
        if card is not None and self.may_change and self.is_active:
            if card.author is None:
                self.house.go(TogetherRoute(card.id))
            else:
                self.write(card.author, card.id)

    @property
    def may_correct(self) -> bool:
        """Whether the letter under the cursor is from elsewhere, and put in."""
        card = self.under
        return card is not None and card.way == "elsewhere" and card.opened is not None

    def action_correct(self) -> None:
        """Correct the letter from elsewhere under the cursor."""
        card = self.under
        if card is not None and self.may_correct and self.is_active:
            self.house.go(ElsewhereRoute(card.id))

    def action_elsewhere(self) -> None:
        """Put in a letter from elsewhere."""
        if self.is_active:
            self.house.go(ElsewhereRoute())

    def action_together(self) -> None:
        """Let the two write a letter to both of them."""
        if self.is_active:
            self.house.go(TogetherRoute())

    @work(group="ask")
    async def write(self, side: Side, letter_id: str) -> None:
        """Let *side* write in the letter *letter_id* ("": a new one), alone."""
        # Below a curtain a page still counts as current, so that would not keep a second one away.
        if self.app.screen is not self or not await admitted(self, side, "Only you will see what you write."):
            return
        if letter_id:
            found = newest(self.house, Letter, letter_id)
            if found is None or found.opened:
                self.house.vault.lock(side)
                self.house.say("It has been opened or deleted at the other terminal.")
                self.reload()
                return
        self._writing = letter_id or new_id()
        self.house.go(WriteLetterRoute(side, self._writing))

    def action_paper(self) -> None:
        """Put the opened letter under the cursor on paper."""
        card = self.under
        if card is not None and self.may_print and self.is_active:
            self.house.go(LetterPaperRoute(card.id))

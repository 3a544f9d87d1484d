"""The cards that one of the two never wants to see again: their own list, for their eyes only."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.dates import past_day_alone
from twofold.domain.moments.records import Jotted
from twofold.domain.questions.keeping import is_away_for, put_away, taken_back
from twofold.domain.questions.records import Asked, AskedSummary
from twofold.domain.questions.routes import AwayRoute
from twofold.domain.records import SIDES, Side
from twofold.screens.door import admitted
from twofold.screens.edit import STANDS
from twofold.screens.page import Page, View
from twofold.screens.private import PrivatePage
from twofold.screens.saving import kept
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.picker import Picker
from twofold.widgets.plain import plain, signed

LATELY = 20
"""Cards that came last, which are shown to be put away."""
ALONE = "Only you see what you put away."
EMPTY = "No card has come yet. What you put away here is not dealt to the two of you."


class Away(PrivatePage[Jotted]):
    """What *side* put away. *about* names the page, and no writing."""

    place = "questions.away"
    heading = "Cards you put away"
    why = "What either of you puts away is not dealt to the two of you. Nobody else sees your list."
    notes = (
        "A card that was put away at one keyboard stands in both lists. Take it back here, and it stays away "
        "until the other has taken it back as well.",
    )
    # Nothing is written here: the cards are what is kept of the questions.
    writing_kind = "moment"
    shape = Jotted
    AUTO_FOCUS = "#away-list"
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "turn", "Put away or back", tooltip="Put this card away, or take it back",
                id="away.turn"),
    ]  # fmt: skip

    def __init__(self, side: Side, about: str = "cards") -> None:
        super().__init__(side, about)

    def private_body(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="away", classes="column"):
            yield Static("", id="away-words", markup=False)
            yield Choices([], id="away-list")

    def reload(self) -> None:
        """Follow the other terminal."""
        self.draw()

    def view(self) -> View:
        """Show what is away, and what came last."""
        cards = sorted(
            self.house.store.asked.peek(AskedSummary), key=lambda card: (card.last, card.id), reverse=True
        )
        mine = [card for card in cards if is_away_for(card, self.side)]
        ours = [card for card in cards if card.never and card not in mine]
        rest = [card for card in cards if card not in mine and card not in ours][:LATELY]
        return {
            "away-words": "" if cards else EMPTY,
            "away-list": sections(
                ("Put away by you", [self._row(card, "✓") for card in mine]),
                ("Put away at one keyboard", [self._row(card, "✓") for card in ours]),
                ("Came last", [self._row(card, " ") for card in rest]),
            ),
        }

    def _row(self, card: AskedSummary, sign: str) -> Choice:
        return Choice(card.id, card.words, past_day_alone(card.last, self.today), sign=plain(sign))

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Put it away, or take it back."""
        event.stop()
        self.action_turn()

    def action_turn(self) -> None:
        """Put the card under the cursor away, or take it back."""
        under = self.query_one("#away-list", Choices).under if self.is_laid_out and self.is_active else None
        asked = self.house.store.find(Asked, under.id) if under is not None else None
        if asked is None:
            return
        away = asked.never or is_away_for(asked, self.side)
        if not kept(self.house, (taken_back if away else put_away)(asked, self.side)):
            self.house.say(STANDS)
        self.draw()


async def look_at_away(page: Page) -> None:
    """Let whoever has the keyboard, or is chosen, look at their list, over *page*. For a worker to await."""
    couple, side, top = page.house.couple(), page.house.seat, page.app.screen
    if side is None:
        rows = [Choice(each, signed(couple, each), value=each) for each in SIDES]
        side = await page.app.push_screen_wait(Picker[Side]("Whose cards?", rows))
    if side is not None and await admitted(page, side, ALONE) and page.app.screen is top:
        page.house.go(AwayRoute(side))

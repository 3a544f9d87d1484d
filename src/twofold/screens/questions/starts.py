"""What questions can begin with: an evening that was left open, a way, kept cards, and the decks."""

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize

from twofold.domain.dates import day_of, local_day
from twofold.domain.questions.decks import Deck
from twofold.domain.questions.drawing import rounds, still_new
from twofold.domain.questions.keeping import is_back
from twofold.domain.questions.records import AskedSummary, EveningSummary
from twofold.domain.questions.routes import KeptRoute, TableRoute
from twofold.screens.house import House
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain

from .ways import NAMES, WAYS

MOST_OPEN = 3
"""Evenings left open that are shown."""


class Starts(Choices):
    """The list; Enter is shown, because here it is the key that matters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "select", "Take", tooltip="Begin like this, or choose this deck", id="questions.take"
        ),
    ]

    def on_resize(self, event: Resize) -> None:
        """Keep the cursor in sight: what a deck is good for takes more room than what stood there before."""
        self.call_after_refresh(self.scroll_to_highlight)


def _left(house: House) -> list[EveningSummary]:
    """Return the evenings that were left open, the latest first."""
    left = (e for e in house.store.evenings.peek(EveningSummary) if e.ended is None)
    return sorted(left, key=lambda e: (e.updated, e.id), reverse=True)[:MOST_OPEN]


def starts(house: House, chosen: Collection[str], key: str, *, wrote: bool) -> list[Choice]:
    """Return what can be begun, gone on with or kept, and the decks, of which some are *chosen*.

    *key* shows the kept cards; *wrote*: whether they wrote about any.
    """
    now, kept = house.clock.now(), house.store.asked.peek(AskedSummary)
    choices: list[Choice] = []
    if left := _left(house):
        choices.append(Choice("", "Left open", heading=True))
        for each in left:
            way, day = f"Go on: {NAMES[each.way].lower()}", day_of(each.updated, now)
            choices.append(Choice(each.id, way, day, value=TableRoute(each.id)))
        choices.append(Choice("", "", heading=True))
    back = [card for card in kept if is_back(card, local_day(now))]
    if back:
        choices.append(Choice("back", "A question comes back", back[0].words, spare=True, value=KeptRoute()))
        choices.append(Choice("", "", heading=True))
    choices += [
        Choice(f"way:{way}", name, note, str(n), spare=True, value=way)
        for n, (way, name, note) in enumerate(WAYS, 1)
    ]
    met = rounds(kept)
    if wrote or any(card.kept for card in kept):
        note = "and what you wrote"
        choices.append(Choice("kept", "Kept cards", note, key, spare=True, value=KeptRoute()))
    every = house.decks.decks
    usual = [deck for deck in every if not deck.by_choice]
    for title, decks in (
        ("From", usual),
        ("Only when you choose them", [d for d in every if d.by_choice]),
    ):
        choices += [Choice("", "", heading=True), Choice("", title, heading=True)]
        choices += [_choice(deck, met, chosen) for deck in decks]
    return choices


def _choice(deck: Deck, met: Mapping[str, int], chosen: Collection[str]) -> Choice:
    new = still_new(deck, met)
    note = "all new" if new == len(deck.cards) else f"{new} still new" if new else "all asked before"
    sign = Content.styled("✓", "bold $accent") if deck.id in chosen else plain("·")
    return Choice(f"deck:{deck.id}", deck.name, note, sign=sign, value=deck)

"""The cards that were kept or written about, what stands on them, and when they come back."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from twofold.domain.dates import full_day, on_day
from twofold.domain.people import Invalid
from twofold.domain.questions.keeping import bring_back, is_ahead, is_back, keep, stay_away
from twofold.domain.questions.records import Asked, AskedSummary
from twofold.domain.questions.routes import TableRoute
from twofold.domain.records import SIDES
from twofold.domain.routes import RemoveRoute
from twofold.screens.edit import Edit, Editing
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from . import view
from .cards import begin

NOTHING = (
    "Nothing here yet. Cards that you keep on the table with k, or write about, can be found again here."
)


class Keepsakes(Editing):
    """The kept cards and those they wrote about, newest first; those whose day has come stand on top.

    *deck*: only its cards, or "" for all.
    """

    place = "questions.kept"
    heading = "Kept cards"
    why = "People change: a good question is worth asking again in half a year."
    notes = (
        "A card that comes back is offered at home on its day and for a few days after. It is always here.",
        "What you wrote and opened together stays with the card. You can read it here, kept or not.",
    )
    AUTO_FOCUS = "#kept-list"
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("a", "ask", "Ask again", tooltip="Put this card on the table now", id="kept.ask",
                when="is_on_card"),
        Command("b", "again", "In half a year", tooltip="Bring it back in half a year, or not",
                id="kept.again", when="is_on_card"),
        Command("r", "remove", "Remove", tooltip="Stop keeping this card", id="kept.remove",
                when="is_kept"),
        Command("u", "undo", "Undo", tooltip="Put back the card that was removed", id="kept.undo",
                when="may_undo"),
        Command("D", "remove_answers", "Remove answers", show=False, id="kept.remove-answers",
                tooltip="Remove what was written on this card for good, with both keys", when="has_answers"),
        Binding("space", "read_on", "Read on", tooltip="Read on; at the end, back to the top",
                show=False, id="kept.read-on"),
    ]  # fmt: skip

    def __init__(self, deck: str = "") -> None:
        super().__init__()
        self.deck = deck

    @property
    def history(self) -> str:
        """A card that was removed is put back here."""
        return self.place

    def body(self) -> ComposeResult:
        """Lay out the list, and what was written on the card under the cursor."""
        with Vertical(id="kept", classes="column"):
            yield Static(plain(NOTHING), id="kept-nothing", markup=False)
            yield Choices([], id="kept-list")
            with VerticalScroll(id="kept-room", can_focus=False):
                yield Static("", id="kept-written", markup=False)

    def view(self) -> View:
        """Show the cards, and what was written on the one under the cursor."""
        choices = self._choices()
        return {"kept-list": choices, "kept-nothing": not choices, **self._written()}

    def draw(self) -> None:
        """Draw what there is."""
        super().draw()
        for listed in self.query("#kept-list").results(Choices):
            listed.display = bool(listed.option_count)

    def _choices(self) -> list[Choice]:
        day, written = (
            self.today,
            {asked.id for asked in self.house.store.asked.where(lambda a: bool(a.answers))},
        )
        cards = sorted(
            (
                card
                for card in self.house.store.asked.peek(AskedSummary)
                if (card.kept or card.id in written) and self.deck in ("", card.deck)
            ),
            key=lambda card: (card.last, card.id),
            reverse=True,
        )
        choices: list[Choice] = []
        for title, some in (
            ("Back again", [card for card in cards if is_back(card, day)]),
            ("Kept", [card for card in cards if card.kept and not is_back(card, day)]),
            ("You wrote about these", [card for card in cards if not card.kept and not is_back(card, day)]),
        ):
            if some:
                choices += [Choice("", "", heading=True)] if choices else []
                choices.append(Choice("", title, heading=True))
                choices += [Choice(card.id, card.words, self._note(card)) for card in some]
        return choices

    def _note(self, card: AskedSummary) -> str:
        deck, day = self.house.decks.get(card.deck), self.today
        said = [deck.name] if deck else []
        said.append(f"asked {on_day(card.last, day)}")
        if is_ahead(card, day):
            assert card.again is not None
            said.append(f"comes back {on_day(card.again, day)}")
        return " · ".join(said)

    @property
    def under(self) -> Asked | None:
        """The card under the cursor."""
        for listed in self.query("#kept-list").results(Choices):
            return newest(self.house, Asked, listed.current) if listed.current else None
        return None

    @property
    def is_on_card(self) -> bool:
        """Whether the cursor is on a card."""
        return self.under is not None

    @property
    def is_kept(self) -> bool:
        """Whether the card under the cursor is kept."""
        return self.under is not None and self.under.kept

    @property
    def has_answers(self) -> bool:
        """Whether something that both opened stands on the card under the cursor."""
        asked = self.under
        return asked is not None and bool(asked.answers)

    def _written(self) -> View:
        asked, couple = self.under, self.house.couple()
        parts: list[Content] = []
        for day, answered in reversed(asked.answers if asked else ()):
            parts.append(Content.styled(full_day(day), "$quiet"))
            parts += [view.written(answered, side, couple) for side in SIDES]
        return {"kept-written": Content("\n\n").join(parts), "kept-room": bool(parts)}

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what was written on it."""
        event.stop()
        self.put(self._written())
        self.refresh_bindings()

    # -- keys -----------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Ask it again."""
        event.stop()
        self.action_ask()

    def action_read_on(self) -> None:
        """Move what was written on; the arrows move from card to card."""
        room = self.query_one("#kept-room")
        if room.scroll_offset.y >= room.max_scroll_y:
            room.scroll_home(animate=False, immediate=True)
        else:
            room.scroll_relative(y=max(1, room.size.height - 1), animate=False, immediate=True)

    def action_remove_answers(self) -> None:
        """Ask both whether what was written on the card under the cursor shall go for good."""
        asked = self.under
        if asked is not None and self.is_active:
            self.house.go(RemoveRoute("asked", asked.id))

    def action_ask(self) -> None:
        """Put the card under the cursor on the table."""
        asked = self.under
        if asked is None or self.app.screen is not self:
            return
        try:
            evening = begin(self.house, "draw", ((f"{asked.deck}/{asked.card}",),), False, by_name=True)
        except Invalid as trouble:
            self.house.say(str(trouble))
        else:
            self.house.go(TableRoute(evening.id))

    def action_again(self) -> None:
        """Bring the card under the cursor back in half a year, or not."""
        asked, day = self.under, self.today
        if asked is not None:
            edit = Edit(self, Asked, asked.id)
            _ = edit.change(stay_away) if is_ahead(asked, day) else edit.change(bring_back, day)

    def action_remove(self) -> None:
        """Keep the card under the cursor no more."""
        asked = self.under
        if asked and Edit(self, Asked, asked.id, history=self.history).change(keep, False):
            self.house.say(f"No longer kept. {self.key_of('kept.undo')} brings it back.")

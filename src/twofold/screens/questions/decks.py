"""Before the questions: how, from which decks, how deep; and an evening that was left open."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from twofold.domain.people import Invalid
from twofold.domain.questions.decks import Deck
from twofold.domain.questions.drawing import DEPTHS, dealt_from, draw, put_away, rising, rounds
from twofold.domain.questions.records import AskedSummary, Depth, Way
from twofold.domain.questions.routes import KeptRoute, TableRoute
from twofold.domain.records import new_id
from twofold.domain.routes import Route
from twofold.screens.page import BLANK, Page, View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command, leads
from twofold.widgets.plain import plain
from twofold.widgets.scrolling import scrolling_keys

from .away import look_at_away
from .cards import DEPTH_WORDS, begin
from .starts import Starts, starts
from .ways import ABOUT, NAMES, WAYS


class Decks(Page):
    """How and from which decks; *way*: where the cursor stands at first."""

    place = "questions"
    heading = "Questions"
    why = "You both answer each question before the next one, so that each of you is heard."
    notes = (
        "A card does not come back before its deck is through, or all of the depth you chose in it. Then "
        "they start again in another order. Either of you may pass, without a reason; nothing records it.",
        "Choose decks with Enter or Space. If you choose none, the cards come from the usual ones. Decks "
        "about lives that not everyone leads come only when you choose them.",
        "Cards at the heart of it are never dealt. You choose that depth, or go on to it after a rising set.",
        "Your own decks are files in the questions folder of your settings. To find it, run twofold where.",
        "What you wrote alone and never opened is dropped when another evening begins.",
        *ABOUT,
    )
    AUTO_FOCUS = "#starts"
    redraws_on = ("store",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "depth", "How deep", tooltip="Light or deeper, or one depth", id="questions.depth"),
        Binding("w", "write", "Write", tooltip="Only talk, or write alone first and open it together",
                id="questions.write"),
        leads("k", KeptRoute(), "Kept", tooltip="The cards that you kept", id="questions.kept"),
        Binding("n", "away", "Put away", tooltip="The cards you put away, for your eyes only", show=False,
                id="questions.away"),
        Command("r", "read", "Read again", tooltip="What you wrote about the cards of this deck", show=False,
                id="questions.read", when="is_on_deck"),
        Binding("space", "take", "Take", tooltip="Begin like this, or choose this deck", show=False,
                id="questions.space"),
        *scrolling_keys("questions"),
        Binding("a", "all", "The usual decks", tooltip="The usual decks again", show=False,
                id="questions.all"),
        Binding("i", "more", "About it", tooltip="What is known about it", show=False, id="questions.more"),
        *(
            Binding(str(n), f"begin('{way}')", name, tooltip=f"{name}: {note}", show=False,
                    id=f"questions.{way}")
            for n, (way, name, note) in enumerate(WAYS, 1)
        ),
    ]  # fmt: skip

    def __init__(self, way: str = "") -> None:
        super().__init__()
        self._first = way if way in NAMES else ""
        self.chosen: tuple[str, ...] = ()
        self.depth: Depth | None = None
        self.writing = False
        self._more = False
        self._wrote = set[str]()

    def body(self) -> ComposeResult:
        """Lay out how it goes now, and the list."""
        with Vertical(id="questions", classes="column"):
            yield Static("", id="questions-how", classes="quiet", markup=False)
            yield Starts([], id="starts")
            yield Static("", id="questions-why", classes="quiet", markup=False)
            yield Static(plain("\n\n".join(ABOUT)), id="questions-about", markup=False)

    def on_mount(self) -> None:
        """Put the cursor where they came for."""
        self.draw()
        if self._first:
            self.query_one(Starts).go_to(f"way:{self._first}")
        self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)

    def draw(self) -> None:
        """Draw the list and how it goes, or what is known about it."""
        self.set_class(self._more, "-about")
        super().draw()

    def view(self) -> View:
        """Show the list and how it goes, or what is known about it."""
        return {
            "questions-about": self._more,
            "starts": self._choices(),
            **self._said(),
        }

    def _said(self) -> View:
        """Return how it goes now, and what the deck under the cursor is good for; or one of the two."""
        depth = "light or deeper" if self.depth is None else DEPTH_WORDS[self.depth]
        how = "writing alone first" if self.writing else "only talking"
        decks = "the usual decks" if not self.chosen else "the chosen decks"
        now = Content.assemble(
            "Now: ", (how, "$foreground"), " · ", (depth, "$foreground"), " · ", (decks, "$foreground")
        )
        why = plain(self.deck.why) if self.deck else BLANK
        if self.deck and self.deck.id in self._wrote:
            why += Content.assemble(" ", (self.key_of("questions.read"), "bold"), " shows what you wrote.")
        if self._more:
            now = why = Content("")
        elif self.is_short:
            now, why = (now if why is BLANK else why), Content("")
        return {"questions-how": now, "questions-why": why}

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the deck is good for."""
        event.stop()
        self.put(self._said())
        self.refresh_bindings()

    def _choices(self) -> list[Choice]:
        self._wrote = {asked.deck for asked in self.house.store.asked.where(lambda a: bool(a.answers))}
        return starts(self.house, self.chosen, self.key_of("questions.kept"), wrote=bool(self._wrote))

    @property
    def decks(self) -> tuple[Deck, ...]:
        """The decks to draw from."""
        return dealt_from(self.house.decks.decks, self.chosen)

    # -- keys -----------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says."""
        event.stop()
        self._take(event.choice)

    def action_take(self) -> None:
        """Do what the line under the cursor says."""
        if (under := self.query_one("#starts", Starts).under) is not None:
            self._take(under)

    def _take(self, choice: Choice) -> None:
        if self.app.screen is not self or self._more:
            return
        match choice.value:
            case Route() as route:
                self.house.go(route)
            case Deck(id=id):
                chosen = {*self.chosen} ^ {id}
                self.chosen = tuple(deck.id for deck in self.house.decks.decks if deck.id in chosen)
                self.draw()
            case "draw" | "rising" | "guess" as way:
                self.action_begin(way)

    def action_begin(self, way: Way) -> None:
        """Begin an evening in the way *way*."""
        if self.app.screen is not self:
            return
        asked, fresh = self.house.store.asked.peek(AskedSummary), new_id()
        met, never = rounds(asked), put_away(asked)
        try:
            if way == "rising":
                sets = rising(self.decks, met, fresh, never=never)
            else:
                guess = way == "guess"
                sets = (draw(self.decks, met, fresh, depth=self.depth, guess=guess, never=never),)
            evening = begin(self.house, way, sets, self.writing, fresh)
        except Invalid as trouble:
            self.house.say(str(trouble))
        else:
            self.house.go(TableRoute(evening.id))

    def action_depth(self) -> None:
        """Take the next depth, or any."""
        order: tuple[Depth | None, ...] = (None, *DEPTHS)
        self.depth = order[(order.index(self.depth) + 1) % len(order)]
        self.draw()

    def action_write(self) -> None:
        """Write alone first, or only talk."""
        self.writing = not self.writing
        self.draw()

    def action_all(self) -> None:
        """Draw from the usual decks again."""
        self.chosen = ()
        self.draw()

    @work(group="ask")
    async def action_away(self) -> None:
        """Let one of them look at the cards that they put away."""
        if self.app.screen is self:
            await look_at_away(self)

    @property
    def is_on_deck(self) -> bool:
        """Whether the cursor is on a deck."""
        return self.deck is not None and not self._more

    @property
    def deck(self) -> Deck | None:
        """The deck under the cursor."""
        under = self.query_one(Starts).under
        return under.value if under is not None and isinstance(under.value, Deck) else None

    def action_read(self) -> None:
        """Read again what they wrote about the cards of the deck under the cursor."""
        if self.is_active and self.deck is not None:
            self.house.go(KeptRoute(self.deck.id))

    def action_more(self) -> None:
        """Show what is known about it, or the list again."""
        self._more = not self._more
        self.draw()
        if not self._more:
            self.query_one("#starts").focus()
        self.query_one("#body").scroll_home(animate=False)

    def action_back(self) -> None:
        """From what is known to the list; from the list, back."""
        if self._more:
            self.action_more()
        else:
            super().action_back()

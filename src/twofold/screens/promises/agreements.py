"""What the two promised each other: the sentence, the rituals, new things, and every agreement."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import on_day
from twofold.domain.promises.agreements import AgreementSummary, is_due, next_look, still_open
from twofold.domain.promises.newthings import NEW_THINGS, NewThings, to_do
from twofold.domain.promises.rituals import RitualSummary
from twofold.domain.promises.routes import (
    AgreementRoute,
    NewThingsRoute,
    ReviewRoute,
    RitualsRoute,
    SentenceRoute,
    WriteAgreementRoute,
)
from twofold.domain.promises.sentence import SENTENCE, Sentence
from twofold.domain.worksheet.routes import WorksheetRoute
from twofold.screens.page import Page, View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import leads
from twofold.widgets.plain import plain

from .render import who_words


class Agreements(Page):
    """The door to what the two commit to, and every agreement of theirs."""

    place = "promises"
    heading = "Promises"
    why = "A few small agreements that you look at again do more than many good intentions."
    notes = (
        "An agreement comes from a yes to a request on your worksheet, or you write your own.",
        "What you agreed stays readable, whatever happens to it later. Every change needs both of you.",
    )
    AUTO_FOCUS = "#agreements"
    redraws_on = ("store",)
    BINDINGS: ClassVar[list[BindingType]] = [
        leads("n", WriteAgreementRoute(), "A new one", tooltip="Write one of your own", id="agreements.new"),
        leads("w", WorksheetRoute(), "Worksheet", tooltip="What each of you needs and wants",
                id="agreements.worksheet"),
        leads("s", SentenceRoute(), "The sentence", tooltip="The sentence you share", show=False,
                id="agreements.sentence"),
        leads("r", RitualsRoute(), "Rituals", tooltip="Small things you do in your own way",
                show=False, id="agreements.rituals"),
        leads("t", NewThingsRoute(), "New things", tooltip="New things to do together",
                show=False, id="agreements.new-things"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield Choices(id="agreements", classes="column")
        yield Static("", id="agreements-begin", classes="column", markup=False)

    def on_mount(self) -> None:
        """Show what there is; what is to be looked at today stands right below the doors."""
        self.draw()
        choices = self.query_one(Choices)
        choices.first()
        if any(is_due(card, self.today) for card in self._cards):
            choices.highlighted = len(self._doors()) + 1

    @property
    def _cards(self) -> list[AgreementSummary]:
        return self.house.store.agreements.peek(AgreementSummary)

    def view(self) -> View:
        """Show what there is now."""
        cards = self._cards
        begin = (
            "Nothing is agreed yet.\n\n"
            "Most agreements start as a request on the worksheet: one of you asks, and the other says yes. "
            "Together you write down who does what, and when you will look at it again.\n\n"
            f"Press {self.key_of('agreements.worksheet')} for the worksheet, "
            f"or {self.key_of('agreements.new')} to write one of your own."
        )
        return {
            "agreements": [*self._doors(), *self._choices(cards)],
            "agreements-begin": "" if cards else begin,
        }

    def _doors(self) -> list[Choice]:
        """Return what is no agreement: the sentence, the rituals, the new things."""
        store, today = self.house.store, self.today
        sentence = store.find(Sentence, SENTENCE)
        rituals = [card for card in store.rituals.peek(RitualSummary) if card.open and card.history]
        things = store.find(NewThings, NEW_THINGS)
        next_ = next((thing for thing in to_do(things) if thing.planned), None) if things else None
        new = f"{next_.what}, {on_day(next_.planned, today)}" if next_ and next_.planned else ""
        held = sentence.words if sentence else ""
        names = ", ".join(card.history[-1].shape.what for card in rituals)
        return [
            Choice("sentence", "The sentence", held or "that both of you mean", "s", spare=True,
                   route=SentenceRoute()),
            Choice("rituals", "Rituals", names or "small things that are yours", "r", spare=True,
                   route=RitualsRoute()),
            Choice("new-things", "New things", new or "to do together, one a week", "t", spare=True,
                   route=NewThingsRoute()),
            Choice("", "", heading=True),
        ]  # fmt: skip

    def _choices(self, cards: list[AgreementSummary]) -> list[Choice]:
        held = still_open(cards)
        due = [card for card in held if is_due(card, self.today)]
        past = [card for card in cards if card.history and not card.open]
        past.sort(key=lambda card: card.created, reverse=True)
        return sections(
            ("Look at it together", [*map(self._choice, due)]),
            ("You agreed", [self._choice(card) for card in held if card not in due]),
            ("Being written", [self._choice(card) for card in cards if not card.history]),
            ("Let go, and still readable", [*map(self._choice, past)]),
        )

    def _choice(self, card: AgreementSummary) -> Choice:
        couple, today = self.house.couple(), self.today
        if not card.history:
            what = card.sketch.what if card.sketch else ""
            write = WriteAgreementRoute(agreement_id=card.id)
            return Choice(card.id, plain(what or "not named yet"), "not agreed yet", route=write)
        what = card.terms.what
        who = who_words(couple, card.terms.who)
        read = AgreementRoute(card.id)
        if not card.open:
            return Choice(card.id, plain(what), who, route=read)
        if is_due(card, today) and card.due:
            note = Content.assemble(who, f" · {on_day(card.due, today)}")
            return Choice(card.id, plain(what), note, route=ReviewRoute(card.id))
        note = Content.assemble(who, f" · {next_look(card, today)}")
        return Choice(card.id, plain(what), note, route=read)

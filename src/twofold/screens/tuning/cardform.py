"""The five lines of a day's card, and two in which one guesses at the other's."""

from twofold.content.tuning import tuning_words
from twofold.domain.tuning.records import TodayCard
from twofold.widgets.form import Form
from twofold.widgets.kinds import Long, Own, Text

from .energy import Energy
from .render import named


class CardForm(Form[TodayCard]):
    """What is asked on a card, with *card* in it; *name*: that of the other."""

    private = True

    def __init__(self, card: TodayCard, name: str) -> None:
        words = tuning_words().card
        fields = (
            Own("energy", words.energy, lambda value, its: Energy(value, id=its)),
            Text("mood", words.mood, words.mood_hint),
            Long("mind", words.mind, words.mind_hint),
            Text("wish", named(words.wish, name), words.wish_hint),
            Text("thanks", named(words.thanks, name), words.thanks_hint),
            Text("guess", named(words.guess, name), words.guess_hint),
            Text("guess_wish", named(words.guess_wish, name), words.guess_wish_hint),
        )
        super().__init__(card, fields, "card", id="card-form")

    @property
    def has_guess(self) -> bool:
        """Whether something is guessed."""
        return bool(self.value.guess or self.value.guess_wish)

    def guessing(self, shown: bool) -> None:
        """Show the two guesses, or leave them out."""
        self.show_row("guess", shown)
        self.show_row("guess_wish", shown)

    def on_energy_changed(self, event: Energy.Changed) -> None:
        """Follow the energy as the other fields."""
        event.stop()
        self.changed("energy")

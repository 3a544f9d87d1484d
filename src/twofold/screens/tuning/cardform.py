"""The five lines of a day's card."""

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
        )
        super().__init__(card, fields, "card", id="card-form")

    def on_energy_changed(self, event: Energy.Changed) -> None:
        """Follow the energy as the other fields."""
        event.stop()
        self.changed("energy")

"""Words for a mood, to pick from."""

from twofold.content.tuning import tuning_words
from twofold.content.words import like_feeling
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker


class Moods(Picker[str]):
    """Words for a mood in groups; returns the one taken, or None."""

    def __init__(self) -> None:
        choices = []
        for group in tuning_words().moods:
            choices.append(Choice("", group.name, heading=True))
            for word in group.words:
                choices.append(choice := Choice(word, f"  {word}"))
                choice.also = like_feeling(word)
        super().__init__("A word for your mood", choices)

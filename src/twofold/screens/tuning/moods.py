"""Words for a mood, to pick from."""

from twofold.content.tuning import tuning_words
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker


class Moods(Picker[str]):
    """Words for a mood in groups; returns the one taken, or None."""

    def __init__(self) -> None:
        choices = []
        for group in tuning_words().moods:
            choices.append(Choice("", group.name, heading=True))
            choices += [Choice(word, f"  {word}") for word in group.words]
        super().__init__("A word for your mood", choices)

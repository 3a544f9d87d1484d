"""Words at hand: feelings, needs and groups of needs, found as one types."""

from collections.abc import Sequence
from typing import Literal

from twofold.content import feelings, need_groups
from twofold.content.needs import like_need
from twofold.content.words import like_feeling
from twofold.domain.text import clean_line, folded
from twofold.widgets.choices import Choice
from twofold.widgets.picker import Picker

Shelf = Literal["feelings", "needs", "groups"]
"""What is looked through. Of "groups" the id is given back, or "own:" and one's own words."""
OWN = "own:"
"""Comes before words of one's own."""

ALIKE = "or a word like it"
"""Stands above words that mean nearly what was typed."""

TITLES: dict[Shelf, tuple[str, str]] = {
    "feelings": ("A word for a feeling", "a feeling, or a word like it"),
    "needs": ("A word for a need", "a need, or a word like it"),
    "groups": ("What is it about?", "one of these, or your own words"),
}


class Vocabulary(Picker[str]):
    """The words of *shelf*, those of the group *first* at the top; returns the one taken, or None.

    What is typed narrows the list. Where nothing is left, Enter takes what was typed.
    """

    def __init__(self, shelf: Shelf, first: str = "") -> None:
        self.shelf = shelf
        heading, find = TITLES[shelf]
        # The group one has chosen already is where one begins.
        at = first if shelf == "groups" else ""
        super().__init__(heading, _choices(shelf, first), at=at, find=find)

    def found(self, typed: str) -> Sequence[Choice]:
        """Return what has *typed* in it; of the groups, those with a word that has, and one's own words."""
        if self.shelf != "groups":
            return super().found(typed)
        own = clean_line(typed)
        sought = folded(own)
        words = {group.id: (group.name, *group.words) for group in need_groups()}
        found = [choice for choice in self.choices if any(sought in folded(w) for w in words[choice.id])]
        # "play" is a group before it is a part of a word in another one.
        found.sort(key=lambda choice: sought not in folded(choice.title.plain))
        mine = Choice(f"{OWN}{own}", f"\u201c{own}\u201d", "in my own words")
        return [*found, mine if own else Choice(OWN, "something of my own", "type what it is")]

    def near(self, typed: str, found: Sequence[Choice]) -> Sequence[Choice]:
        """Return one's own words, and below them those like them."""
        mine = self.nothing(clean_line(typed))
        return [*mine, Choice("", ALIKE, heading=True), *found] if found else mine

    def nothing(self, typed: str) -> list[Choice]:
        """Return one's own words."""
        return [Choice(typed, f"\u201c{typed}\u201d", "as I typed it")]


def _choices(shelf: Shelf, first: str) -> list[Choice]:
    if shelf == "groups":
        return [Choice(group.id, group.name) for group in need_groups()]
    if shelf == "feelings":
        shelved = [(group.name, (group.name, *group.words)) for group in feelings()]
    else:
        groups = sorted(need_groups(), key=lambda group: group.id != first)
        shelved = [(group.name, group.words) for group in groups]
    like, choices = like_feeling if shelf == "feelings" else like_need, []
    for name, words in shelved:
        choices.append(Choice("", name, heading=True))
        for word in words:
            choices.append(choice := Choice(word, f"  {word}"))
            choice.also = like(word)
    return choices

"""The keys of a page as they are bound now, for the words that name them and for the mouse."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.content import Content
from textual.style import Style

from twofold.domain.records import Side
from twofold.widgets.command import in_sentence


@dataclass(frozen=True)
class Keys:
    """``bound``: the id of a binding that can act → its key, and how that key is written.

    ``seen``: how the keys are written that could act at any time since the page was opened. ``seat``: to whom
    the terminal was given; then the other's keys are none of these.
    """

    bound: Mapping[str, tuple[str, str]]
    seen: Mapping[str, str] = field(default_factory=dict)
    seat: Side | None = None

    def name(self, id_: str) -> str:
        """Return how the key of *id_* is written in a sentence, such as "Enter" or "f"."""
        _key, shown = self.bound.get(id_, ("", id_.rpartition(".")[2]))
        return in_sentence(shown)

    def __call__(self, id_: str) -> Content:
        """Return the name of the key, to be pressed by a click as well."""
        return self.press(id_, Content.styled(self.name(id_), "$accent"))

    def row(self, id_: str, *words: Content | str | tuple[str, str]) -> Content:
        """Return a line that begins with the key of *id_*; a click anywhere in it presses that key."""
        shown = self.bound.get(id_, ("", id_.rpartition(".")[2]))[1]
        return self.press(id_, Content.assemble((f"{shown}  ", "bold $accent"), *words))

    def short(self, id_: str, words: str, style: str) -> Content:
        """Return the key of *id_* and *words*, as in the bar of keys."""
        shown = self.bound.get(id_, ("", id_.rpartition(".")[2]))[1]
        return self.press(id_, Content.assemble((f"{shown} ", "bold $accent"), (words, style)))

    def gone(self, id_: str, words: str) -> Content:
        """Return the key of *id_* and *words*, as of one that cannot act now."""
        key = self.seen.get(id_, "")
        return Content.styled(f"{key} {words}" if key else words, "$line")

    def press(self, id_: str, words: Content) -> Content:
        """Return *words* such that a click on them presses the key of *id_*."""
        key, _shown = self.bound.get(id_, ("", ""))
        return words.stylize(Style.from_meta({"key": key})) if key else words

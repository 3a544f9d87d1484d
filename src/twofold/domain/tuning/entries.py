"""The cards of the day that were shown, and the check-ins that both closed, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..offers import Tables
from ..records import SIDES, Side, other
from ..text import is_blank
from .cards import card_of, energy_words, guessed, shows
from .checkins import PARTS, Part, note_of
from .records import CheckIn, Day
from .routes import CheckInRoute, DayRoute

NOTED: dict[Part, str] = {
    "last": "Of last time", "thanks": "What you thanked for", "right": "What went right",
    "issue": "Your one issue", "loved": "To feel loved", "promise": "What you promised",
}  # fmt: skip
"""What a note of each part of a check-in is called."""
Some = tuple[str, Side | None, str]


def days(tables: Tables) -> Iterator[Entry]:
    """Yield every day of which a card was shown."""
    for day in tables[Day].peek(Day):
        if shows(day):
            some = [words for side in SIDES for words in _card(day, side)]
            moods = [card.mood for side in SIDES if (card := card_of(day, side)) and not is_blank(card.mood)]
            title = " · ".join(moods) or next((words for words, *_ in some), "Without words")
            yield Entry(
                f"days/{day.id}", "tuning", day.day, "Day", title, said(*some), at=day.together,
                route=DayRoute(day.id),
            )  # fmt: skip


def _card(day: Day, side: Side) -> Iterator[Some]:
    if (card := card_of(day, side)) is not None:
        felt = ", ".join(words for words in (card.mood, energy_words(card)) if not is_blank(words))
        yield felt, side, "felt"
        yield card.mind, side, "had in mind"
        yield card.wish, side, "wished for"
        yield card.thanks, side, "appreciated"
        yield ", ".join(words for words in guessed(day, side) if words), side, "guessed of the other"
        yield day.answers[SIDES.index(other(side))], other(side), "answered"


def checkins(tables: Tables) -> Iterator[Entry]:
    """Yield every check-in that both closed."""
    for each in tables[CheckIn].peek(CheckIn):
        if each.closed:
            some: list[Some] = [(each.issue, None, NOTED["issue"])]
            some += [(note_of(each, part), None, NOTED[part]) for part in PARTS]
            some += zip(each.happened, SIDES, ("last time's promise", "last time's promise"), strict=True)
            some += zip(each.promises, SIDES, ("promised", "promised"), strict=True)
            words = said(*some)
            yield Entry(
                f"checkins/{each.id}", "tuning", each.day, "Check-in", each.issue or "Your weekly check-in",
                words, at=each.closed, route=CheckInRoute(each.id), ours=bool(words),
            )  # fmt: skip

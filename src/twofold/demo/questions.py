"""The questions of the made-up couple: an evening that rose, one of guessing, and what they kept of them."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from twofold.content import load_decks
from twofold.domain.questions.keeping import bring_back, keep, met, opened
from twofold.domain.questions.records import Answered, Asked, Evening, Way
from twofold.domain.records import Record, Side

from .play import made_id

_ROSE = (
    "us/mornings", "family/table", "joy/better-today", "dreams/other-life", "future/ordinary-day",
    "fears/night-thoughts", "money/home-money", "us/on-my-side", "family/parents-then", "us/hesitated",
)  # fmt: skip
_GUESSED = ("family/advice-lasted", "dreams/dream-house", "fears/calm-you", "joy/sound-of-home")
_KEPT = {"us/on-my-side", "future/ordinary-day"}
_WROTE: dict[str, Answered] = {
    "us/hesitated": Answered(
        (
            "That you come along to Dad, once, without fixing anything. Just sit there with me.",
            "That on the mornings after a night on call nobody asks me anything before noon.",
        )
    ),
    "family/parents-then": Answered(
        (
            "That Dad's jokes at the table were how he got through the day.",
            "That my mother was tired, and not disappointed.",
        )
    ),
    "dreams/dream-house": Answered(
        answers=("A kitchen with a door to the water, and one chair that is only mine.", ""),
        guesses=("", "The one with all the books, so far from the road that no phone rings."),
    ),
}
# Days ago, way, cards, who read the first one, and whether they wrote.
_EVENINGS: tuple[tuple[int, Way, tuple[str, ...], Side], ...] = (
    (66, "rising", _ROSE, "a"),
    (17, "guess", _GUESSED, "a"),
)


def questions(now: datetime) -> list[Record]:
    """Return the evenings of the made-up couple up to *now* (aware), and the questions that came on them."""
    rng, decks, records = Random(11), load_decks(), list[Record]()
    for days, way, cards, reader in _EVENINGS:
        day: date = (now - timedelta(days=days)).date()
        begun = datetime.combine(day, time(20, 40), now.tzinfo).astimezone(UTC)
        ended = begun + timedelta(minutes=50)
        evening = Evening(
            id=made_id(rng), created=begun, updated=ended, way=way, cards=cards, at=len(cards) - 1,
            reader=reader, writing=True, ended=ended, sets=(7, 2, 1) if way == "rising" else (), heart=True,
            seen=tuple((place, 60.0) for place in range(len(cards) - 1)),
        )  # fmt: skip
        records.append(evening)
        for key in cards:
            card = decks.card(key)
            if card is not None:
                records.append(
                    _after(met(None, key, card.words, evening.id, 1, begun, day), key, evening, day)
                )
    return records


def _after(asked: Asked, key: str, evening: Evening, day: date) -> Asked:
    if key in _WROTE:
        wrote = _WROTE[key]
        asked = opened(asked, Answered(wrote.answers, wrote.guesses, evening.id), day)
    if key == "dreams/dream-house":
        return bring_back(asked, day)
    return keep(asked, True) if key in _KEPT or key in _WROTE else asked

"""What is drawn of the two: closeness, moods, needs, and how understood they felt; each from its records.

A record is drawn by what both can read in it anyway, in the very words that stand there.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from twofold.domain.closeness.circles import words_of
from twofold.domain.closeness.records import Closeness, ClosenessSummary, Felt
from twofold.domain.closeness.routes import ClosenessRoute, LookRoute
from twofold.domain.dates import local_day
from twofold.domain.listening.lookback import felt_words
from twofold.domain.listening.pulse import ANSWERS, without_names
from twofold.domain.listening.routes import ListeningRoute, ReplayRoute
from twofold.domain.listening.session import Ballot, Session
from twofold.domain.routes import Route
from twofold.domain.tuning.cards import ENERGIES, energy_words
from twofold.domain.tuning.records import Day, DaySummary, TodayCard
from twofold.domain.tuning.routes import DayRoute, TuningRoute
from twofold.domain.worksheet.rounds import Shown, Worksheet
from twofold.domain.worksheet.routes import TogetherRoute, WorksheetRoute
from twofold.domain.worksheet.sheet import TOP, Row

from .lines import Pair, Point, in_order

Name = Literal["closeness", "moods", "needs", "felt"]
MET = ((1, "not met"), (4, "met a little"), (7, "partly met"), (TOP, "mostly met"), (TOP + 1, "fully met"))
"""How far a need is met, in words, each below its bound."""


class Chart(msgspec.Struct, frozen=True):
    """Something that is drawn: ``name``, ``title``, and what the top and the bottom mean.

    ``brings``: what brings enough to draw, where there is not; ``begin``: the way there. ``drawn``: what a
    point is, for the help.
    """

    name: Name
    title: str
    top: str
    bottom: str
    brings: str
    begin: Route
    drawn: str


CHARTS: tuple[Chart, ...] = (
    Chart(
        "closeness", "How close", "close", "apart",
        "Lines appear here once you have opened your two circles in three different weeks. Once a "
            "month is plenty.",
        ClosenessRoute(),
        "How close: where the two circles of each stood, whenever you opened them together.",
    ),
    Chart(
        "moods", "Moods", "awake", "tired",
        "Lines appear here once each of you has shown a card with its energy in three different weeks.",
        TuningRoute(),
        "Moods: the energy on each card of the day you showed; its word for the mood is beside it.",
    ),
    Chart(
        "needs", "Needs", "met", "unmet",
        "Lines appear here once you have opened three rounds of the worksheet, weeks apart. "
            "In each, you both said how well your needs were met.",
        WorksheetRoute(),
        "Needs: the one need in each round that mattered most to each of you, and how well it was met. "
        "Each need on its own is drawn in your worksheet, under “How your needs moved”.",
    ),
    Chart(
        "felt", "Felt understood", "fully", "not",
        "Lines appear here once you have opened your answers after a talk in three different weeks.",
        ListeningRoute(),
        "Felt understood: your answers after each talk, opened together. What one of you left out is drawn "
        "for neither.",
    ),
)  # fmt: skip


def closeness(looks: Iterable[Closeness | ClosenessSummary]) -> tuple[Pair, ...]:
    """Return how close each felt, of *looks*: each was opened by both."""
    return in_order(
        Pair(look.id, look.day, LookRoute(look.id), _near(look.a), _near(look.b)) for look in looks
    )


def moods(days: Iterable[Day | DaySummary]) -> tuple[Pair, ...]:
    """Return how awake each was, of *days*: a Day has only what was shown to the other."""
    return in_order(Pair(day.id, day.day, DayRoute(day.id), _energy(day.a), _energy(day.b)) for day in days)


def needs(rounds: Iterable[Worksheet]) -> tuple[Pair, ...]:
    """Return how far the need that mattered most to each was met, of those *rounds* that are open."""
    return in_order(
        Pair(each.id, each.day, TogetherRoute(each.id), _met(open_.a), _met(open_.b), open_.at)
        for each in rounds
        if (open_ := each.revealed) is not None
    )


def felt(session: Session) -> Pair | None:
    """Return how understood each felt after *session*; None where that was not opened, or one left it out."""
    opened = next((event for event in reversed(session.events) if event.do == "pulse"), None)
    if session.status != "finished" or opened is None:
        return None
    a, b = without_names(opened.a or Ballot(), opened.b or Ballot())
    if a.felt is None or b.felt is None:
        return None
    way = ReplayRoute(session.id)
    return Pair(
        session.id, local_day(opened.at), way, _understood(a), _understood(b), opened.at, session.title
    )


def heaviest(shown: Shown) -> Row | None:
    """Return the row that mattered most of those rated in *shown*; of equal ones that which stands first."""
    rated = [row for row in shown.rows if row.met is not None and row.importance is not None]
    return max(rated, key=lambda row: row.importance or 0, default=None)


def met_words(met: int) -> str:
    """Return how far a need is met, 0 to 10, in words."""
    return next(words for below, words in MET if met < below)


def _near(felt: Felt) -> Point | None:
    return None if felt.near is None else Point(felt.near / 100, words_of(felt.near), felt.why)


def _energy(card: TodayCard | None) -> Point | None:
    if card is None or card.energy is None:
        return None
    return Point((card.energy - 1) / (len(ENERGIES) - 1), energy_words(card), card.mood)


def _met(shown: Shown) -> Point | None:
    row = heaviest(shown)
    if row is None or row.met is None:
        return None
    return Point(row.met / TOP, met_words(row.met), row.words or row.other or row.request.what)


def _understood(ballot: Ballot) -> Point | None:
    if ballot.felt is None:
        return None
    return Point((ballot.felt - 1) / (len(ANSWERS) - 1), felt_words(ballot))

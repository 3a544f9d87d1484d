"""What the tests of the charts share: months in which two opened their circles, cards, rounds and ballots."""

from datetime import timedelta
from typing import Any

from tests.support.screens.closeness import TODAY, look
from tests.support.screens.tuning import a_day
from tests.support.sessions import Play, built_in
from twofold.domain.closeness.records import Felt
from twofold.domain.listening.session import Ballot, Session
from twofold.domain.records import Record
from twofold.domain.tuning.records import TodayCard
from twofold.domain.worksheet.rounds import Shown, Worksheet, reveal
from twofold.domain.worksheet.sheet import Row

NEARS = ((34, 58), (46, 44), (70, 66), (62, 78))
ANSWERS = ((3, 4), (5, 5), (2, 4), (4, 1))


def a_talk(
    clock: Any, number: int, back: int, a: int | None = 4, b: int | None = 4, *, opened: bool = True
) -> Session:
    """Return a talk so many days *back*, after which the two felt understood so far."""
    play = Play(built_in()["appreciations"])
    play.at = clock.now() - timedelta(days=back)
    play.until("pulse")
    if opened:
        play.do("pulse", a=Ballot(a), b=Ballot(b))
    return play.session.with_(id=f"talk-{number}", topic=f"Evening {number}", created=play.at)


def looks(clock: Any) -> list[Record]:
    """Return four months of circles."""
    return [
        look(clock, n + 1, back=100 - 30 * n, a=Felt(a, "the visit"), b=Felt(b, "home" if n else ""))
        for n, (a, b) in enumerate(NEARS)
    ]


def cards(clock: Any) -> list[Record]:
    """Return four weeks of cards."""
    return [
        a_day(clock, a=TodayCard(n + 1, f"mood {n}"), b=TodayCard(5 - n, "calm"), back=30 - 7 * n)
        for n in range(4)
    ]


def rounds(clock: Any) -> list[Record]:
    """Return three rounds of the worksheet."""
    found: list[Record] = []
    for n, back in enumerate((200, 120, 40)):
        at = clock.now() - timedelta(days=back)
        hers = Row(id=f"a-{n}", words="To be asked first", importance=9, met=3 * n + 1)
        his = Row(id=f"b-{n}", words="An hour alone", importance=7, met=8 - n)
        sheet = Worksheet(id=f"round-{n}", day=TODAY - timedelta(days=back), created=at, updated=at)
        found.append(reveal(sheet, Shown((hers,)), Shown((his,)), at))
    return found


def talks(clock: Any) -> list[Record]:
    """Return four talks, a week apart."""
    return [a_talk(clock, n, 24 - 7 * n, a, b) for n, (a, b) in enumerate(ANSWERS)]

"""The two at a seat each, in two real terminals on one file: what they do together, from both sides."""

import signal
from datetime import UTC
from pathlib import Path

import pytest

from tests.support import today
from tests.support.journeys.floor import APART, KEYS, Floor, check_whole
from tests.support.journeys.reveals import (
    a_round,
    check_agreed,
    open_together,
    opens,
    sealed,
    to_the_agreement,
    to_the_reveal,
)
from tests.support.journeys.seats import LOCKS, act, have_met, lock, seats
from tests.support.journeys.worksheets import to_rounds
from tests.support.screens.sides import ANA, BEN, QUIET, SEA
from tests.support.weekend import a_weekend
from twofold.domain.retreat.plan import Hearts
from twofold.store import Store


@pytest.fixture
def met(data: Path) -> Path:
    """A file in which Ana and Ben have met."""
    have_met(data)
    return data


def test_a_floor_and_mirror_with_a_not_quite_and_a_time_out(home: Path, met: Path) -> None:
    with seats(home) as two:
        Floor(two).until_the_time_out()
        two.leave()
    back = (today.here() + APART).astimezone(UTC)
    with seats(home, when=back.strftime("%Y-%m-%dT%H:%M")) as two:
        Floor(two).after_the_time_out()
        two.leave()
    check_whole(met)


# -- what each wrote, opened from two seats -------------------------------------------------------------


def test_a_worksheet_from_two_drawers_to_an_agreement(home: Path, met: Path) -> None:
    sealed(met, "sheet", a_round(), ANA, BEN)
    with seats(home) as two:
        to_the_agreement(two)
        two.leave()
    check_agreed(met)


@pytest.mark.parametrize("killed", [0, 1], ids=["who pressed first", "who presses second"])
def test_a_kill_between_two_presses_shows_nothing_and_loses_nothing(
    home: Path, met: Path, killed: int
) -> None:
    sealed(met, "sheet", a_round(), ANA, BEN)
    with seats(home) as two:
        to_the_reveal(two)
        opens(two, 0).wait_for("Ana  ready ✓")
        two.his.wait_for("Ana  ready ✓")
        if killed == 1:
            act(two.his, "j", "Your passphrase")
            two.his.type(LOCKS[1]).press("enter")
        two[killed].signal(signal.SIGKILL)
        assert two[killed].wait_exit() == -signal.SIGKILL
        one = two[1 - killed]
        one.look()
        shown = "Side by side" in one.text  # the second may have been done with it just in time
        assert shown == (SEA.words in one.text) == (QUIET.words in one.text)
        one.press("ctrl+q")
        assert one.wait_exit() == 0
    store = Store.open(met)
    (worksheet,), left = store.worksheets.all(), store.writings.all()
    store.close()
    assert (worksheet.revealed is None) == bool(left) and not (shown and left)
    if left:
        with seats(home) as two:
            for each in two:
                to_rounds(each).wait_for("Open both sides together")
                each.press("o")
            open_together(two, "Side by side", SEA.words, QUIET.words)
            two.leave()


def test_the_cards_of_a_day(home: Path, met: Path) -> None:
    with seats(home) as two:
        for n, each in enumerate(two):
            lock(each, KEYS[n], LOCKS[n])
            each.press("t").wait_for("Today's cards")
        for n, (each, mood) in enumerate(zip(two, ("relieved", "playful"), strict=True)):
            opens(two, n).wait_for("How awake are you?")
            each.press("2").wait_for("[tired]")
            each.press("tab").wait_for("Done typing")
            each.type(mood).wait_for(mood)
            each.press("escape").wait_for("o Open together")
            assert "relieved" not in two[1].text.partition("How awake")[0]
            each.press("o").wait_for("Today's cards")
        for each in two:
            each.wait_for("Open both together")
            act(each, "o", "Are you both here?")
        open_together(two, "relieved", "playful")
        two.his.wait_for("Ben answers")
        two.his.press("j").wait_for("Done typing")
        two.his.type("come here").wait_for("come here")
        two.hers.wait_for("come here")
        two.leave()


def test_an_evening_of_questions_with_writing(home: Path, met: Path) -> None:
    with seats(home) as two:
        for n, each in enumerate(two):
            lock(each, KEYS[n], LOCKS[n])
        two.hers.press("d").wait_for("only talking")
        two.hers.press("w").wait_for("writing alone first")
        two.hers.press("1").wait_for("f  ◆ Ana  writes alone", "● Ben  not yet")
        two.his.wait_for("Questions you left open")
        act(two.his, "o", "j  ● Ben  writes alone")
        for n, words in enumerate(("the light in the hall", "that you wait up")):
            opens(two, n).wait_for("Done typing")
            two[n].type(words).wait_for(words)
            two[n].press("f2").wait_for("Ana  has written ✓" if n == 0 else "opens it")
        two.hers.wait_for("f  ◆ Ana  opens it")
        opens(two, 0).wait_for("ready ✓")
        two.his.wait_for("ready ✓")
        assert "the light" not in two.his.text
        opens(two, 1)
        two.wait_for("the light in the hall", "that you wait up", "Read it to each other")
        two.leave()


def test_the_hearts_of_a_retreat(home: Path, met: Path) -> None:
    given = Hearts({"glass": 2, "stars": 3})
    sealed(met, "hearts", a_weekend(), given, given)
    with seats(home) as two:
        for each in two:
            each.press("r").wait_for("Your retreats")
            each.press("enter").wait_for("i  Ideas")
            each.press("i").wait_for("o  Open the hearts together")
            each.press("o")
        open_together(two, "You both like it")
        two.leave()

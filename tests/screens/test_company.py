"""Whether the other is at their own seat: in the bar, and said once when they come and go."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.routes import routes
from tests.support.screens.questions import laid
from tests.support.screens.toasts import toasts
from twofold.domain.letters.routes import WriteLetterRoute
from twofold.domain.promises.routes import SentenceRoute, WriteAgreementRoute
from twofold.domain.questions.routes import TableRoute
from twofold.domain.retreat.routes import DaysRoute, IdeaRoute, PlanRoute
from twofold.domain.tuning.routes import CheckInRoute
from twofold.frame.company import SETTLED
from twofold.store import Store
from twofold.store.places import seat_file
from twofold.store.presence import Presence
from twofold.widgets.curtain import Curtain

Seen = Callable[[Any], str]


async def look(pilot: Any) -> None:
    pilot.app.look()
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (64, 24), (40, 11), (120, 40)])
async def test_the_bar_says_who_else_is_here_where_there_is_room(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(seat="a", size=size) as pilot:
        await look(pilot)
        assert "Ben" not in seen(pilot).splitlines()[0]
        ben = Presence(store.path, "b")
        ben.look()
        await look(pilot)
        bar = seen(pilot).splitlines()[0]
        assert ("your seat   ● Ben is here" in bar) == (size[0] >= 60)
        assert bar.lstrip().startswith("◆ Ana") and len(bar.rstrip()) <= size[0]
        ben.leave()
        await look(pilot)
        assert "Ben" not in seen(pilot).splitlines()[0]
    assert not seat_file(store.path, "a").exists()


async def test_it_is_said_once_when_somebody_comes_and_when_they_go(
    opened: Any, store: Store, clock: Any
) -> None:
    async with opened(seat="a") as pilot:
        ben = Presence(store.path, "b")
        for wanted in ("Ben is here.", "Ben left."):
            if wanted == "Ben is here.":
                ben.look()
            else:
                ben.leave()
            await look(pilot)
            assert wanted not in toasts(pilot)
            clock.advance(SETTLED)
            await look(pilot)
            assert toasts(pilot) == wanted
        clock.advance(60)
        pilot.app.clear_notifications()
        await look(pilot)
        assert toasts(pilot) == ""


async def test_who_opens_their_terminal_anew_did_not_leave(opened: Any, store: Store, clock: Any) -> None:
    ben = Presence(store.path, "b")
    ben.look()
    async with opened(seat="a") as pilot:
        clock.advance(SETTLED)
        await look(pilot)
        assert toasts(pilot) == "Ben is here."
        pilot.app.clear_notifications()
        for come in (False, True) * 3:
            if come:
                ben.look()
            else:
                ben.leave()
            clock.advance(SETTLED - 0.5)
            await look(pilot)
        clock.advance(SETTLED)
        await look(pilot)
        assert toasts(pilot) == ""
    ben.leave()


async def test_at_a_keyboard_for_both_nothing_is_said_and_nobody_sits(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    ben = Presence(store.path, "b")
    ben.look()
    async with opened() as pilot:
        clock.advance(SETTLED)
        await look(pilot)
        assert "is here" not in seen(pilot)
        assert not seat_file(store.path, "a").exists()
        assert ben.look() is False
    ben.leave()


async def test_in_the_dark_it_waits(opened: Any, store: Store, clock: Any, monkeypatch: Any) -> None:
    async with opened(seat="a") as pilot:
        ben = Presence(store.path, "b")
        ben.look()
        await look(pilot)
        monkeypatch.setattr(type(pilot.app.screen), "is_dark", True)
        clock.advance(SETTLED)
        await look(pilot)
        assert toasts(pilot) == ""
        monkeypatch.undo()
        await look(pilot)
        assert toasts(pilot) == "Ben is here."
        ben.leave()


async def test_two_at_their_seats_see_each_other_on_every_page(seats: Any) -> None:
    async with seats() as two:
        for side in ("a", "b"):
            await two.at(side, look)
        assert "● Ben is here" in two.words("a") and "◆ Ana is here" in two.words("b")
        await two.press("a", "page.support")
        assert "Ana your seat ● Ben is here" in two.words("a")


async def test_who_is_about_to_stand_still_is_not_here(opened: Any, store: Store) -> None:
    ben = Presence(store.path, "b")
    async with opened(seat="a") as pilot:
        await look(pilot)
        assert ben.look() is True
        await pilot.app.put_away()
        assert ben.look() is False
        await look(pilot)  # after the stop
        assert ben.look() is True
    ben.leave()


# -- the page that the other has open, too -----------------------------------------------------------------


async def settle(two: Any) -> None:
    for side in ("a", "b", "a"):
        await two.at(side, look)


def bar(two: Any, side: str) -> str:
    text: str = two._seen(two.pilots[side]).splitlines()[0]
    return " ".join(text.split())


async def test_a_page_that_the_other_has_open_says_so_until_they_leave_it(seats: Any) -> None:
    async with seats() as two:
        await two.go(SentenceRoute())
        await settle(two)
        assert "◆ Ana your seat ● Ben has this open too" in bar(two, "a")
        assert "● Ben your seat ◆ Ana has this open too" in bar(two, "b")
        await two.press("b", "page.back")
        await settle(two)
        assert "Ana your seat ● Ben is here" in bar(two, "a") and "open too" not in bar(two, "b")
        # What lies on a page does not close it.
        await two.go(SentenceRoute())
        await two.key("b", "ctrl+p")
        await settle(two)
        assert "Ben has this open too" in bar(two, "a")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 11)])
async def test_where_there_is_little_room_it_takes_fewer_words(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    ben = Presence(store.path, "b")
    async with opened(seat="a", size=size) as pilot:
        pilot.app.go(SentenceRoute())
        await pilot.pause()
        key = pilot.app.couple().created.isoformat()
        ben.look(f"{key} {SentenceRoute().spot}")
        await look(pilot)
        line = seen(pilot).splitlines()[0]
        words = "has this open too" if size[0] == 80 else "here too"
        assert f"● Ben {words}" in line and "The sentenc" in line and len(line.rstrip()) <= size[0]
        ben.leave()
        await look(pilot)
        assert "Ben" not in seen(pilot).splitlines()[0]


async def test_the_page_below_what_is_ones_own_is_not_told(seats: Any, store: Store) -> None:
    letter = "a-letter-of-ana"
    async with seats() as two:
        await two.go(SentenceRoute())
        await settle(two)
        assert "has this open too" in bar(two, "b")
        ana = two.pilots["a"].app
        with ana._context():
            await ana.push_screen(Curtain(ana.couple(), "a"))
        await settle(two)
        assert "Ana is here" in bar(two, "b")
        with ana._context():
            await ana.pop_screen()
        await settle(two)
        assert "has this open too" in bar(two, "b")
        with ana._context():
            ana.go(WriteLetterRoute("a", letter))
            await two.pilots["a"].pause()
        await settle(two)
        assert "Ana is here" in bar(two, "b")
        # Nor would a page that is one's own be found by whoever knew what it is called.
        key = ana.couple().created.isoformat()
        probe = Presence(store.path, "b")
        for words in (letter, f"letters.write a {letter}", f"{key} letters.write a {letter}"):
            probe.look(words)
            assert not probe.theirs


PRIVATE = ("letters", "letters.write", "letters.versions", "letters.give", "letters.read", "letters.paper",
           "worksheet.sheet", "worksheet.row", "worksheet.guess", "worksheet.circles", "tuning.card",
           "closeness.write", "closeness.look", "path.prepare",
           "tuning.day", "retreat.hearts", "questions.answer", "listening.pulse", "listening.note",
           "drawers")  # fmt: skip


@pytest.mark.parametrize("place", sorted(routes()))
def test_of_what_is_ones_own_or_a_letters_nothing_is_told(place: str) -> None:
    kind = routes()[place]
    fields = {name: name for name in kind.__struct_fields__}
    told = bool(kind(**fields).spot)
    assert not told or (place not in PRIVATE and not {"side", "reader"} & fields.keys())


def test_what_has_no_record_yet_is_not_the_same_page() -> None:
    assert IdeaRoute("plan").spot == "" == WriteAgreementRoute().spot
    assert WriteAgreementRoute(agreement_id="x").spot == "promises.write x"
    assert DaysRoute("plan", "slot").spot == DaysRoute("plan", day=2).spot != PlanRoute("plan").spot
    assert CheckInRoute().spot != CheckInRoute("last").spot != ""


def home(two: Any) -> str:
    """What is at Ana's home, without the bar at her cursor."""
    return " ".join(two.words("a").replace("▌", " ").split())


@pytest.mark.parametrize("size", [(80, 24), (40, 11)])
async def test_home_says_what_of_the_open_things_the_other_is_in(
    seats: Any, store: Store, clock: Any, size: tuple[int, int]
) -> None:
    laid(store, clock)
    async with seats() as two:
        await two.pilots["a"].resize_terminal(*size)
        await settle(two)
        assert "Questions you left open a card at a time" in home(two)
        ben = two.pilots["b"].app
        with ben._context():
            ben.go(TableRoute("e1"))
            await two.pilots["b"].pause()
        await settle(two)
        assert "Questions you left open ● Ben is in it: join" in home(two)
        await two.key("a", "o")
        await settle(two)
        assert ("Ben has this open too" if size[0] == 80 else "Ben here too") in bar(two, "a")
        await two.press("a", "page.back")
        await two.press("b", "page.back")
        await settle(two)
        assert "Questions you left open a card at a time" in home(two)


async def test_at_a_keyboard_for_both_nobody_is_told_of_what_is_open(
    seats: Any, store: Store, clock: Any
) -> None:
    laid(store, clock)
    async with seats(seated=False) as two:
        await settle(two)
        await two.key("b", "o")
        await settle(two)
        assert "is in it" not in two.words("a") and "open too" not in bar(two, "b")

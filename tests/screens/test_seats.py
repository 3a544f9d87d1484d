"""A seat: a terminal of one of the two. Their keys alone are taken there, and nothing is handed over."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.screens.home import begun
from tests.support.screens.seats import Seats
from tests.support.screens.talks import a_talk, reached
from tests.support.waiting import until
from twofold.domain.listening.engine import state_of
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.listening.session import Ballot
from twofold.domain.records import SIDES
from twofold.domain.worksheet.routes import WorksheetRoute
from twofold.screens.listening.acts import HANDOVER
from twofold.store import Store
from twofold.widgets.curtain import Curtain


async def test_a_floor_and_mirror_at_two_seats(seats: Any, store: Store, clock: Any) -> None:
    talk = a_talk(store, clock)
    async with seats() as two:
        for side in SIDES:
            with two.pilots[side].app._context():
                two.pilots[side].app.go(SessionRoute(talk.id))
                await two.pilots[side].pause()
        await two.press("b", "listening.go-on")
        await two.press("a", "listening.go-on")
        assert "◆ Ana your seat" in two.words("a") and "● Ben your seat" in two.words("b")
        await two.key("a", "j")
        assert "This is Ana's seat, and that is for Ben." in two.words("a")
        assert "● Ben not yet" in two.words("a") and "f ◆ Ana" in two.words("a")
        await two.press("a", "listening.key-a")
        assert "◆ Ana ✓ now is okay" in two.words("b") and "f ◆ Ana" not in two.words("b")
        await two.press("b", "listening.key-b")
        assert "Ana speaks" in two.words("a") and "Ana speaks" in two.words("b")
        await two.key("b", "enter")
        assert "Ana goes on when they are done." in two.words("b") and "Ana speaks" in two.words("a")
        await two.press("a", "listening.go-on")
        assert "once you have said it" in two.words("b") and "once you have" not in two.words("a")
        assert "Then press Enter" in two.words("b") and "keyboard" not in two.words("b")
        assert "enter Said it" in two.words("b") and "enter" not in two.words("a")
        await two.key("a", "enter")
        assert "Ben goes on when they are done." in two.words("a") and "says it back" in two.words("b")
        await two.press("b", "listening.go-on")
        assert "Only you can say." in two.words("a") and "Only Ana can say." in two.words("b")
        assert "Not quite" in two.words("a") and "2 Not" not in two.words("b")
        await two.key("b", "1")
        assert "Ana, did Ben get it?" in two.words("b")
        await two.press("a", "listening.first")
        assert "● Ben has the floor next For 5 minutes. You listen." in two.words("a")
        assert "Ben, you have the floor for 5 minutes." in two.words("b")
        clock.advance(HANDOVER + 1)
        await two.press("b", "listening.go-on")
        assert "Ben speaks" in two.words("a")
        await two.press("a", "listening.pause")
        assert "Paused" in two.words("b")
    store.look()
    by = [(event.do, event.by) for event in store.sessions.all()[0].events]
    assert by == [
        ("begin", "b"), ("settled", "a"), ("agree", "a"), ("agree", "b"), ("done", "a"), ("done", "b"),
        ("got_it", "a"), ("ready", "b"), ("pause", None),
    ]  # fmt: skip
    assert state_of(store.sessions.all()[0]).over == "paused"


async def test_one_s_own_page_without_a_curtain_and_not_the_other_s(
    seats: Any, store: Store, clock: Any
) -> None:
    begun(store, clock)
    async with seats() as two:
        app = two.pilots["b"].app
        with app._context():
            app.go(WorksheetRoute())
            await two.pilots["b"].pause()
        await two.press("b", "rounds.first")
        assert "This is Ben's seat, and that is for Ana." in two.words("b")
        here = app.screen
        await two.press("b", "rounds.second")
        with app._context():
            await until(two.pilots["b"], lambda: app.screen is not here)
        assert not isinstance(app.screen, Curtain) and app.screen.side == "b"
        assert "● Ben your seat" in two.words("b")


async def test_help_bar_and_palette_name_no_key_of_the_other(seats: Any, store: Store, clock: Any) -> None:
    begun(store, clock)
    async with seats() as two:
        app = two.pilots["a"].app
        with app._context():
            app.go(WorksheetRoute())
            await two.pilots["a"].pause()
            page = app.screen
            await until(two.pilots["a"], lambda: page.key_of("rounds.first"))
            offered = " ".join(command.help for command in app.get_system_commands(page))
        assert "The first of you writes" in offered and "The second of you" not in offered
        await two.press("a", "page.help")
        said = two.words("a")
        await two.pilots["a"].press("pagedown")
        await two.pilots["a"].pause()
        said += two.words("a")
        assert "The first of you writes" in said and "The second of you" not in said


def test_who_is_meant(store: Store, tmp_path: Path) -> None:
    from twofold.domain.people import Invalid, meet, seat_of

    couple = meet("Zoë", "Bea")
    asked = {"Zoë": "a", "zoe": "a", "z": "a", "BEA": "b", "be": "b", "a": "a", "b": "b", " bea ": "b"}
    assert {words: seat_of(couple, words) for words in asked} == asked
    for words in ("", "x", "zoebea"):
        with pytest.raises(Invalid, match=r"neither of you. It is --as 'Zoë' or --as Bea"):
            seat_of(couple, words)
    alike = meet("Anna", "Anne")
    assert seat_of(alike, "a") == "a" and seat_of(alike, "anna") == "a"
    with pytest.raises(Invalid):
        seat_of(alike, "ann")
    with pytest.raises(Invalid, match="does not know your names yet"):
        seat_of(None, "a")


async def to_the_ballot(two: Seats, store: Store, clock: Any) -> None:
    (saved,) = store.save(reached(clock, "pulse"))
    for side in SIDES:
        with two.pilots[side].app._context():
            two.pilots[side].app.look()
            two.pilots[side].app.go(SessionRoute(saved.id))
            await two.pilots[side].pause()
        await two.press(side, "listening.go-on")


async def test_a_ballot_at_each_seat_opens_at_both(seats: Any, store: Store, clock: Any) -> None:
    async with seats() as two:
        await to_the_ballot(two, store, clock)
        assert "● Ben answering at their own seat" in two.words("a")
        for key in "432":
            await two.key("a", key)
        assert "◆ Ana answering at their own seat" in two.words("b") and "1 not at all" in two.words("b")
        for key in ("5", "0", "k"):
            await two.key("b", key)
        await two.press("a", "pulse.ready-a")
        await two.at("a", lambda pilot: pilot.pause())
        assert "◆ Ana ready ✓" in two.words("b") and "mostly" not in two.words("b")
        assert not store.sessions.all()[0].events[-1].a
        await two.press("b", "pulse.ready-b")
        for _ in range(3):
            for side in SIDES:
                await two.at(side, lambda pilot: pilot.pause())
        for side in SIDES:
            assert "I felt understood ◆ Ana mostly ● Ben fully" in " ".join(two.words(side).split())
        store.look()
        event = store.sessions.all()[0].events[-1]
        assert (event.do, event.a, event.b) == ("pulse", Ballot(4, 3, 2), Ballot(5, 5, None))
        assert store.ready.all() == []


async def test_an_answer_taken_back_opens_nothing(seats: Any, store: Store, clock: Any) -> None:
    async with seats() as two:
        await to_the_ballot(two, store, clock)
        for key in "432":
            await two.key("a", key)
            await two.key("b", key)
        await two.press("a", "pulse.ready-a")
        await two.press("a", "pulse.undo-a")
        assert "The last of three" in two.words("a") and "answering at their own seat" in two.words("b")
        await two.press("b", "pulse.ready-b")
        for _ in range(3):
            for side in SIDES:
                await two.at(side, lambda pilot: pilot.pause())
        assert store.sessions.all()[0].status == "open" and "mostly" not in two.words("b")


async def test_the_first_one_s_seat_takes_no_answer_of_the_second(
    seats: Any, store: Store, clock: Any
) -> None:
    async with seats() as two:
        await to_the_ballot(two, store, clock)
        await two.key("a", "7")
        assert "The first of three" in two.words("a") and "that is for Ben" in two.words("a")
        await two.key("b", "2")
        assert "The second of three" in two.words("b")


async def test_a_ballot_ends_where_the_other_leaves_it_out(seats: Any, store: Store, clock: Any) -> None:
    async with seats() as two:
        await to_the_ballot(two, store, clock)
        await two.key("a", "4")
        await two.key("b", "escape")
        await two.press("b", "listening.pass")
        with two.pilots["a"].app._context():
            await until(two.pilots["a"], lambda: "Thank you," in two.words("a"))
        assert "at the other terminal" in two.words("a")

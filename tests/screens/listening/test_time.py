"""The clock of a session: what is left, what was interrupted, and time apart."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.screens.talks import (
    LIBRARY,
    SIZES,
    Clock,
    Enter,
    Room,
    anywhere,
    begun,
    happened,
    only,
    reached,
)
from twofold.domain.listening.engine import new_session, state_of
from twofold.domain.listening.routes import SessionRoute
from twofold.screens.home import Home
from twofold.screens.listening.talk import Talk
from twofold.store import Store


async def test_a_little_longer_is_given_to_both(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        assert "5:00" in clock_face(room)
        await room.press("listening.extend")
        assert "7:00" in clock_face(room)
        assert "The other gets the same." in room.words
        assert room.state.owed == (0.0, 120.0)


def clock_face(room: Room) -> str:
    """Return the time shown, as its digits say it."""
    from textual.widgets import Digits

    return str(room.page.query_one(Digits).value)


# Time


async def test_the_clock_shows_what_is_left_and_never_drifts(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.past(0.9)
        assert clock_face(room) == "5:00"
        await room.past(0.1)
        assert clock_face(room) == "4:59"
        clock.advance(29)  # as if the loop stood still: nobody looked meanwhile
        await room.look()
        assert clock_face(room) == "4:30"
        await room.press("listening.repair")
        await room.until(lambda: "A repair" in room.words, "for the repair")
        clock.advance(30)
        await room.press("ask.back")
        await room.look()
        assert clock_face(room) == "4:00"
        await pilot.resize_terminal(40, 11)
        clock.advance(10)
        await room.look()
        assert "3:50" in room.words
        await room.press("page.help")
        clock.advance(10)
        await room.press("page.back")
        await room.look()
        assert "3:40" in room.words
        await room.press("listening.go-on")
        assert room.state.turn.spent == pytest.approx(80)
        assert room.state.t == pytest.approx(62 + 80)


async def test_the_end_of_the_time_is_soft(opened: Any, enter: Enter, clock: Clock, monkeypatch: Any) -> None:
    async with opened(size=(40, 11)) as pilot:
        room, rung = enter(pilot), []
        monkeypatch.setattr(pilot.app, "ring", lambda: rung.append(1))
        await room.open(begun(clock))
        await room.past(301)
        await room.settle()
        assert room.state.phase == "speak" and "0:00" in room.words
        assert "The time is up. Finish your sentence; there is no hurry." in room.words
        await room.past(60)
        assert len(rung) == 1
        await room.press("listening.go-on")
        assert room.state.turn.spent == pytest.approx(361)


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_keeps_quiet_while_someone_speaks(
    opened: Any, enter: Enter, clock: Clock, size: tuple[int, int]
) -> None:
    """Between one second and the next only figures of the clock change, and at most one cell of its bar."""
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.past(20.2)
        face = pilot.app.screen.query_one("#clock-small" if size[0] < 60 or size[1] < 16 else "#clock-large")
        bar = pilot.app.screen.query_one("#clock-bar")
        before = room.text.split("\n")
        for _ in range(12):
            await room.past(1)
            after = room.text.split("\n")
            cells = [
                (x, y)
                for y, (one, two) in enumerate(zip(before, after, strict=True))
                for x, (a, b) in enumerate(zip(one.ljust(size[0]), two.ljust(size[0]), strict=True))
                if a != b
            ]
            assert cells, "the clock stands still"
            barred = [cell for cell in cells if bar.region.contains(*cell)]
            assert len(barred) <= 1
            assert all(face.region.contains(*cell) for cell in cells if cell not in barred)
            before = after


async def test_leaving_in_the_middle_pauses_and_coming_back_goes_on_at_that_second(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.past(40)
        await room.press("page.back")
        assert isinstance(room.page, Home)
        clock.advance(3600)
        await room.press("home.open")
        assert "Paused" in room.words
        await room.press("listening.go-on")
        assert clock_face(room) == "4:20"


async def test_after_a_crash_it_goes_on_at_the_step_and_second_it_was_in(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        for _ in range(40):
            await room.past(1)
        # Nothing says goodbye: what is on disk now is all there is.
        crashed = Store.open(store.path, clock=clock)
    (session,), (beat,) = crashed.sessions.all(), crashed.beats.all()
    assert beat.t == pytest.approx(102) and state_of(session).over is None
    clock.advance(7200)
    async with opened(crashed) as pilot:
        room = enter(pilot)
        await room.press("home.open")
        assert "You were interrupted" in room.words and "away for 2 h" in room.words
        clock.advance(300)
        await room.press("listening.go-on")
        assert "Ana speaks" in room.words and clock_face(room) == "4:20"
    crashed.close()


async def test_a_sleep_of_the_machine_pauses_and_asks(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.past(40)
        clock.wall += timedelta(hours=2)
        await room.look()
        assert "You were interrupted" in room.words and "2 h" in room.words
        await room.press("listening.go-on")
        assert clock_face(room) == "4:20"


async def test_a_short_hiccup_is_no_interruption(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        clock.wall += timedelta(seconds=1.5)
        await room.look()
        assert room.state.over is None
        clock.wall -= timedelta(hours=1)
        await room.look()
        assert room.state.over is None


async def test_a_terminal_that_stood_still_follows_the_one_that_did_not(
    opened: Any, store: Store, enter: Enter, clock: Clock
) -> None:
    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.past(10)
        other.refresh()
        there = Talk(Elsewhere(other, clock), room.talk.session.id)  # type: ignore[arg-type]
        for _ in range(60):
            clock.advance(1)
            there.beat()
        # Here nothing was looked at meanwhile, and our clock rested.
        clock.seconds -= 60
        await room.look()
        assert room.state.over is None, "the talk went on"
        assert 130 < room.talk.t < 134, "62 seconds in, 10 here, and 60 there"
    other.close()


class Elsewhere:
    """The house of another terminal: what a talk needs of it."""

    unsaved = ()

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def keep(self, *records: Any) -> Any:
        return self.store.save(*records)

    def say(self, words: str, *, calm: bool = True, stays: bool = False) -> None:
        raise AssertionError(words)


# A time-out


async def test_a_time_out_has_its_twenty_minutes_and_a_soft_start(
    opened: Any, enter: Enter, clock: Clock, monkeypatch: Any
) -> None:
    async with opened() as pilot:
        room, rung = enter(pilot), []
        monkeypatch.setattr(pilot.app, "ring", lambda: rung.append(1))
        await room.open(reached(clock, "mirror"))
        await room.press("listening.timeout")
        await room.until(lambda: "When will you be back?" in room.words, "for the question")
        await pilot.press("down", "enter")
        await room.until(lambda: "Time-out until 20:00" in room.words, "for the time-out")
        await room.past(600)
        assert "f ◆ Ana" not in room.words
        await room.press("listening.key-a")
        assert "Give it the 20 minutes" in room.words and room.state.said_yes == ()
        await room.past(601)
        assert "f ◆ Ana j ● Ben" in room.words, "after 20 minutes the keys are offered by themselves"
        assert not rung
        await room.past(600)
        assert "It is time to come back" in room.words and len(rung) == 1
        await room.press("listening.key-a")
        assert room.state.over == "timeout"
        await room.press("listening.key-b")
        assert "Start again, softly" in room.words
        await room.press("listening.go-on")
        assert "Ana speaks" in room.words and "Pick up the thread" in room.words


async def test_another_return_can_be_named(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.press("listening.timeout")
        await room.until(lambda: "When will you be back?" in room.words, "for the question")
        await pilot.press("enter")
        await room.until(lambda: "Time-out until 19:50" in room.words, "for the time-out")
        await room.past(1300)
        await room.press("listening.timeout")
        await room.until(lambda: "When will you be back?" in room.words, "for the question")
        await pilot.press("down", "enter")
        await room.until(lambda: "Time-out until 20:21" in room.words, "for the later time")
        assert "f ◆ Ana" in room.words


async def test_another_time_is_found_at_home(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(anywhere(clock, "consent"))
        await room.press("listening.later")
        await room.until(lambda: "When would be better?" in room.words, "for the question")
        await pilot.press("enter")
        await room.until(lambda: "You named 20:00 for this." in room.words, "for the plan")
        await room.press("page.back")
        assert "planned for today at 20:00" in room.words
        await room.press("home.open", "listening.go-on")
        assert "breathe in" in room.words


# Two terminals, and a disk that refuses


@pytest.mark.parametrize("size", SIZES)
async def test_a_talk_taken_up_early_keeps_its_time_and_can_be_called_off(
    opened: Any, enter: Enter, clock: Clock, store: Store, size: tuple[int, int]
) -> None:
    until = clock.now() + timedelta(hours=3)
    session = happened(
        new_session(LIBRARY.protocols[0], "Jo", 2, "a", clock.now()), clock, "later", 0, until=until
    )
    store.save(session)
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(SessionRoute(session.id))
        assert "c calls it off." in room.words
        await room.press("listening.go-on", "page.back")
        assert (only(store).status, only(store).due) == ("planned", until)
        await room.go(SessionRoute(session.id))
        await room.press("listening.go-on", "listening.go-on", "listening.pass")
        assert "That time stands until you both say" in room.words
        await room.press("listening.call-off")
        assert isinstance(room.page, Home) and not store.sessions.all()
        await room.press("home.bring-back")
        assert only(store).due == until

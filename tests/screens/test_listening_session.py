"""A session on the screen: from the first breath to the end, and through everything that comes between."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.screens.talks import LIBRARY, SIZES, Clock, Room, begun, fill, reached
from twofold.domain.listening import Session, new_session, state_of
from twofold.domain.session import Beat
from twofold.screens.home import Home
from twofold.screens.listening.session import HANDOVER, SessionPage
from twofold.screens.listening.when import When
from twofold.store import Store


@pytest.fixture
def enter(clock: Clock, press: Any, seen: Any) -> Callable[[Pilot[int]], Room]:
    return lambda pilot: Room(pilot, clock, press, seen)


Enter = Callable[[Pilot[int]], Room]


def stored(store: Store) -> Session:
    (session,) = store.sessions.all()
    return session


async def choose(room: Room, protocol: str, topic: str) -> None:
    """From home to the first breath."""
    await room.press("home.listen")
    await room.pilot.press("home", *["down"] * LIBRARY.protocols.index(LIBRARY.get(protocol)))
    await room.press("listening.choose")
    await room.pilot.press(*topic)
    await room.press("field.leave", "setup.begin")
    await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
    await room.settle()


# A whole session


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_floor_and_mirror(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await choose(room, "floor-and-mirror", "visit")
        assert "breathe in" in room.words and "visit" in room.words
        await room.past(6)
        assert "breathe out" in room.words
        await room.press("listening.go-on")
        assert "Is now okay for both of you?" in room.words
        await room.press("listening.key-b")
        assert "Ben ✓ now is okay" in room.words and "Ana ✓" not in room.words
        await room.press("listening.key-a")
        for turn, (speaker, listener) in enumerate((("Ana", "Ben"), ("Ben", "Ana")) * 2):
            if turn:
                assert f"Pass the keyboard to {'◆' if speaker == 'Ana' else '●'} {speaker}" in room.words
                await room.take_floor()
            answers = {1: ["second", "first"], 2: ["third", "first"]}.get(turn, ["first"])
            for said, answer in enumerate(answers):
                assert f"{speaker} speaks" in room.words
                if turn == 1 and said:
                    assert "Only that bit, once more." in room.words
                await room.past(60)
                await room.press("listening.go-on")
                assert f"{listener} says it back" in room.words
                await room.past(20)
                await room.press("listening.go-on")
                assert f"{speaker}, did {listener} get it?" in room.words
                await room.press(f"listening.{answer}")
        for name in ("Ana", "Ben"):
            assert f"{name}, a last good word" in room.words
            await room.press("listening.go-on")
        assert "How was it?" in room.words
        await room.press("listening.go-on")
        await pilot.press(*"444", *"999")
        await room.press("pulse.ready-a", "pulse.ready-b")
        assert room.words.count("mostly") == 6
        await room.press("pulse.done")
        assert "Thank you, ◆ Ana and ● Ben" in room.words
        await room.press("listening.note", "note.key-a", "note.key-b")
        await pilot.press(*"tea")
        await room.press("field.leave", "page.back")
        assert "Your note is kept." in room.words
        await room.press("listening.go-on")
        assert isinstance(room.page, Home)
    session = stored(store)
    assert session.status == "finished" and session.topic == "visit"
    state = state_of(session)
    assert [turn.mirrors for turn in state.turns] == [1, 2, 2, 1]
    assert all(turn.understood for turn in state.turns)
    assert [note.text for note in store.notes.all()] == ["tea"]


async def test_every_protocol_comes_to_its_end_by_the_keys_on_the_screen(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        for protocol in LIBRARY.protocols:
            await room.open(new_session(protocol, "", 1, "a", clock.now()))
            for _ in range(120):
                if room.state.phase == "pulse":
                    break
                await room.step()
            await room.settle()
            assert "How was it?" in room.words, protocol.id
            await room.press("listening.pass")
            assert "Thank you" in room.words, protocol.id
            await room.press("listening.go-on")
            assert isinstance(room.page, Home)
    assert [s.status for s in store.sessions.all()] == ["finished"] * len(LIBRARY.protocols)


# Whose key it is


async def test_only_the_answers_leave_a_verdict(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "verdict"))
        for key in ("enter", "f", "j", "4", "l", "n", "x", "w", "e"):
            await pilot.press(key)
            assert room.state.phase == "verdict", key
        await room.press("listening.second")
        assert room.state.phase == "speak" and room.state.again


async def test_a_key_pressed_twice_does_not_take_the_floor(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "verdict"))
        await room.press("listening.first")
        assert room.state.phase == "swap"
        await pilot.press("enter", "enter")
        clock.advance(HANDOVER - 0.1)
        await pilot.press("enter")
        assert room.state.phase == "swap"
        await room.take_floor()
        assert room.state.phase == "speak" and room.state.turn.speaker == "b"


async def test_a_key_too_early_gets_a_word(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "speak", "equal-silence"))
        await pilot.press("enter")
        await room.settle()
        assert room.state.phase == "speak"
        assert "Here the clock closes a turn." in room.words
        assert "Said it" not in room.words, "a key is offered that cannot act yet"
        await room.past(601)
        await room.settle()
        assert "enter Said it" in room.words
        await room.press("listening.go-on")
        assert room.state.phase == "swap"


async def test_the_breath_before_ends_by_itself(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(anywhere(clock, "settle"))
        await room.past(59)
        assert room.state.phase == "settle" and "breathe out" in room.words
        await room.past(1.5)
        assert "Is now okay for both of you?" in room.words


async def test_undo_takes_the_last_keys_back(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "verdict"))
        await room.press("listening.first")
        assert room.state.phase == "swap"
        await room.press("listening.undo")
        assert "did Ben get it?" in room.words
        await room.press("listening.undo", "listening.undo")
        assert "Ana speaks" in room.words


PHASES = ["settle", "consent", "wish", "speak", "mirror", "verdict", "summary", "validate", "empathise",
          "give", "together", "swap", "close", "pulse"]  # fmt: skip


def anywhere(clock: Clock, phase: str) -> Session:
    """Return a session in *phase*, of a protocol that has it."""
    if phase in ("settle", "consent"):
        session = begun(clock)
        upto = 1 if phase == "settle" else 2
        return session.with_(events=session.events[:upto], status="open", seconds=0.0 if upto == 1 else 60.0)
    protocol = {"wish": "outside-stress", "together": "understand-first"}.get(
        phase, "mirror-validate-empathise"
    )
    return reached(clock, phase, protocol)


async def test_either_may_pause_take_a_time_out_pass_or_stop_in_every_phase(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        for phase in PHASES:
            await room.open(anywhere(clock, phase))
            assert room.state.phase == phase
            await room.tap("listening.pause")
            assert room.state.over == "paused", phase
            await room.tap("listening.pause")
            assert room.state.phase == phase and room.state.over is None
            await pilot.press("t")
            assert isinstance(room.page, When), phase
            await room.press("ask.back")
            assert room.state.over is None
            before = room.state.phase, len(room.state.turns)
            await room.tap("listening.pass")
            assert (room.state.phase, len(room.state.turns)) != before, phase
            if room.state.phase != "ended":
                await room.tap("listening.stop", "listening.undo")
                assert room.state.phase != "ended", phase
                await room.tap("listening.stop")
            await room.settle()
            assert "You stopped here" in room.words or phase == "pulse", phase
            assert all(e.by is None for e in room.talk.session.events if e.do in ("pass", "stop", "pause"))
            await room.press("page.back")


async def test_a_little_longer_is_given_to_both(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        assert "5:00" in clock_face(room)
        await room.press("listening.extend")
        assert "7:00" in clock_face(room)
        assert "The other of you will get as much." in room.words
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
        assert "That was the time. Finish your sentence; there is no hurry." in room.words
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


# A time-out


async def test_a_time_out_has_its_twenty_minutes_and_a_soft_start(
    opened: Any, enter: Enter, clock: Clock, monkeypatch: Any
) -> None:
    async with opened() as pilot:
        room, rung = enter(pilot), []
        monkeypatch.setattr(pilot.app, "ring", lambda: rung.append(1))
        await room.open(reached(clock, "mirror"))
        await room.press("listening.timeout")
        await room.until(lambda: "When do you come back?" in room.words, "for the question")
        await pilot.press("down", "enter")
        await room.until(lambda: "Time-out until 20:00" in room.words, "for the time-out")
        await room.past(600)
        assert "F ◆ Ana" not in room.words
        await room.press("listening.key-a")
        assert "Give it its 20 minutes" in room.words and room.state.ayes == ()
        await room.past(601)
        assert "F ◆ Ana J ● Ben" in room.words, "after 20 minutes the keys are offered by themselves"
        assert not rung
        await room.past(600)
        assert "It is time to come back" in room.words and len(rung) == 1
        await room.press("listening.key-a")
        assert room.state.over == "timeout"
        await room.press("listening.key-b")
        assert "Start again, softly" in room.words
        await room.press("listening.go-on")
        assert "Ben says it back" in room.words


async def test_another_return_can_be_named(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.press("listening.timeout")
        await room.until(lambda: "When do you come back?" in room.words, "for the question")
        await pilot.press("enter")
        await room.until(lambda: "Time-out until 19:50" in room.words, "for the time-out")
        await room.past(1300)
        await room.press("listening.timeout")
        await room.until(lambda: "When do you come back?" in room.words, "for the question")
        await pilot.press("down", "enter")
        await room.until(lambda: "Time-out until 20:21" in room.words, "for the later time")
        assert "F ◆ Ana" in room.words


async def test_another_time_is_found_at_home(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(anywhere(clock, "consent"))
        await room.press("listening.later")
        await room.until(lambda: "When would be better?" in room.words, "for the question")
        await pilot.press("enter")
        await room.until(lambda: "You named 20:00 for it." in room.words, "for the plan")
        await room.press("page.back")
        assert "planned for today at 20:00" in room.words
        await room.press("home.open", "listening.go-on")
        assert "breathe in" in room.words


# Two terminals, and a disk that refuses


async def test_the_other_terminal_is_followed(opened: Any, enter: Enter, clock: Clock, store: Store) -> None:
    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        other.refresh()
        there = other.sessions.all()[0]
        other.save(reached(clock, "verdict").with_(id=there.id, rev=there.rev, created=there.created))
        await room.press("listening.go-on")
        assert "did Ben get it?" in room.words
        assert "The other terminal was quicker. This is where you stand now." in room.words
        other.refresh()
        there = other.sessions.all()[0]
        other.save(reached(clock, "swap").with_(id=there.id, rev=there.rev, created=there.created))
        pilot.app.look()
        await room.settle()
        assert "Pass the keyboard to ● Ben" in room.words
        await room.take_floor()
        assert room.state.phase == "speak"
    other.close()
    assert stored(store).rev == 4


async def test_two_terminals_run_one_session(opened: Any, enter: Enter, clock: Clock, store: Store) -> None:
    from twofold.screens.listening.talk import Talk

    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))

        class There:
            store, waiting = other, ()

            def __init__(self) -> None:
                self.clock, self.said = clock, list[str]()

            def keep(self, *records: Any) -> Any:
                return other.save(*records)

            def say(self, words: str, *, calm: bool = True) -> None:
                self.said.append(words)

        other.refresh()
        house = There()
        there = Talk(house, room.talk.session.id)  # type: ignore[arg-type]
        await room.past(30)
        assert room.talk.act("done", "a")
        assert not there.act("done", "a"), "it acted on what was over already"
        assert there.state.phase == "mirror" and not house.said, "it did what they wanted: no word is needed"
        assert there.t == pytest.approx(room.talk.t)
        assert there.act("done", "a")
        pilot.app.look()
        await room.settle()
        assert "did Ben get it?" in room.words
        for _ in range(5):
            clock.advance(1)
            there.beat()
            room.page.look()
        assert there.t == pytest.approx(room.talk.t)
    other.close()


@pytest.mark.parametrize("call", ["write", "fsync"])
async def test_a_full_disk_loses_nothing(
    opened: Any, enter: Enter, clock: Clock, store: Store, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    full = fill(monkeypatch, call)
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        full.append(True)
        await room.past(30)
        await room.press("listening.go-on")
        await room.past(5)
        assert "Not saved yet." in room.words and "says it back" in room.words
        await room.press("page.back")
        assert state_of(stored(store)).phase == "speak"
        await room.go("listening.session", session_id=room_id(store))
        assert "Paused" in room.words and room.talk.state.phase == "mirror", "what waits was forgotten"
        await room.press("listening.go-on", "listening.go-on", "listening.first")
        full.clear()
        pilot.app.look()
        pilot.app.look()
        await room.settle()
        assert "Not saved yet." not in room.words
        assert state_of(stored(store)).phase == "swap"
        (beat,) = store.beats.all()
        assert isinstance(beat, Beat)
        await room.take_floor()
        assert "Ben speaks" in room.words
    assert state_of(stored(store)).phase == "speak"
    assert [event.do for event in stored(store).events].count("done") == 2


def room_id(store: Store) -> str:
    return stored(store).id


async def test_a_session_that_is_gone_leads_home(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go("listening.session", session_id="nothing")
        await room.until(lambda: isinstance(room.page, Home), "for home")
        await room.settle()
        assert "This session is not there any more." in room.words


# The mouse


async def click_on(room: Room, words: str) -> None:
    for y, line in enumerate(room.text.split("\n")):
        if words in line:
            await room.pilot.click(offset=(line.index(words) + 1, y))
            await room.settle()
            return
    raise AssertionError(f"{words} is not on the screen: {room.text}")


async def test_the_mouse_can_do_what_the_keys_can(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(anywhere(clock, "consent"))
        await click_on(room, "◆ Ana")  # the bar above is no key
        assert room.state.ayes == ()
        await click_on(room, "F  ◆ Ana")
        assert room.state.ayes == ("a",)
        await click_on(room, "J  ● Ben")
        assert room.state.phase == "speak"
        await click_on(room, "Said it")
        await click_on(room, "Enter once")
        assert room.state.phase == "verdict"
        await click_on(room, "Not quite: only")
        assert room.state.phase == "speak" and room.state.again


async def test_the_words_name_the_keys_as_they_are_bound(opened: Any, enter: Enter, clock: Clock) -> None:
    from twofold.store.config import Settings

    keys = {"listening.key-a": "g", "listening.first": "y", "listening.go-on": "v"}
    async with opened(settings=Settings(motion=False, keys=keys)) as pilot:
        room = enter(pilot)
        await room.open(anywhere(clock, "consent"))
        assert "G ◆ Ana" in room.words
        await pilot.press("g", "j", "v")
        await room.settle()
        assert "V once you have heard it" in room.words and "v Heard it" in room.words
        await pilot.press("v")
        assert "Y You got it" in room.words


# Long words on a small screen


async def test_what_does_not_fit_is_reached_with_the_arrows(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened(size=(40, 11)) as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "validate", "mirror-validate-empathise"))
        assert "once you have heard it" not in room.words
        await room.press("page.page-down")
        assert "once you have heard it" in room.words
        await room.press("page.page-up")
        assert "Ben says what makes sense" in room.words
        for _ in range(9):
            await room.press("page.down")
        assert "once you have heard it" in room.words
        await room.press("listening.go-on")
        assert "Ana, does it make sense to Ben?" in room.words


async def test_any_size_at_any_moment_does_no_harm(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go("listening.setup", protocol_id="equal-silence")
        for size in ((20, 5), (200, 60), (40, 11), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
        assert "Who begins" in room.words
        pilot.app.screen.dismiss(None)
        await pilot.resize_terminal(60, 16)
        await room.open(begun(clock))
        for size in ((20, 5), (200, 60), (1, 1), (40, 11)):
            await pilot.resize_terminal(*size)
        assert "Ana speaks" in room.words and "The floor" not in room.words
        await pilot.resize_terminal(80, 24)
        await room.settle()
        assert "The floor · 1 of 4" in room.words
        await pilot.press("escape")
        await pilot.resize_terminal(40, 11)
        assert isinstance(room.page, Home)

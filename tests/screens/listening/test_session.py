"""A session on the screen: from the first breath to the end, and through everything that comes between."""

from typing import Any

import pytest

from tests.support.screens.talks import LIBRARY, SIZES, Clock, Enter, Room, anywhere, only, reached
from twofold.domain.listening.engine import new_session, state_of
from twofold.screens.home import Home
from twofold.screens.listening.acts import HANDOVER
from twofold.screens.listening.session import SessionPage
from twofold.screens.when import When
from twofold.store import Store


def beginning(protocol: str) -> str:
    """Return how whoever speaks first is told to begin."""
    chosen = LIBRARY.get(protocol)
    assert chosen is not None
    return next(step.prompt for step in chosen.rounds[0].steps if step.kind == "speak")


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
                    assert "Just that bit, once more." in room.words
                if turn == 2 and said:
                    assert "What else is there?" in room.words
                    assert beginning("floor-and-mirror") not in room.words
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
        await pilot.press(*"494949")
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
    session = only(store)
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
                if room.state.phase in ("pulse", "ended"):
                    break
                await room.step()
            await room.settle()
            assert ("How was it?" in room.words) == protocol.ballot, protocol.id
            if protocol.ballot:
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
        assert "Was that all? Enter once more for yes." in room.words
        assert "enter That was all" in room.words
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


@pytest.mark.parametrize("kind", ["validate", "empathise"])
async def test_more_of_a_whole_does_not_say_how_to_begin_again(
    opened: Any, enter: Enter, clock: Clock, kind: str
) -> None:
    """After "there is more" one goes on; how to begin was said at the beginning."""
    protocol = "mirror-validate-empathise"
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, kind, protocol))
        await room.press("listening.go-on")
        assert room.state.phase == "verdict"
        await room.press("listening.third")
        assert room.state.phase == "speak"
        assert "What else is there?" in room.words and beginning(protocol) not in room.words


async def test_what_is_left_undiscussed_asks_for_no_promise(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        for protocol, promises in (("equal-silence", False), ("floor-and-mirror", True)):
            session = reached(clock, "close", protocol)
            await room.open(session)
            await room.press("listening.go-on", "listening.go-on")
            if room.state.phase == "pulse":
                await room.press("listening.pass")
            assert room.state.outcome == "finished"
            assert ("writes down what you would like to try" in room.words) is promises
            await room.press("page.back")

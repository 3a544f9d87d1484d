"""The questions that lie over a page: a time, a repair, feelings."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.support.screens.talks import SIZES, Clock, Enter, Room, begun, reached
from twofold.content import feelings, repairs
from twofold.screens.listening.feelings import MOST
from twofold.screens.when import When
from twofold.store import Store
from twofold.widgets.choices import Choice, Choices


async def asked(room: Room, id_: str, words: str) -> None:
    await room.press(id_)
    await room.until(lambda: words in room.words, f"for {words}")


# A time


@pytest.mark.parametrize("size", SIZES)
async def test_a_return_is_at_least_twenty_minutes_away(
    opened: Any, enter: Enter, clock: Clock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await asked(room, "listening.timeout", "When will you be back?")
        await pilot.press("end", "enter")
        for typed, trouble in (
            ("19:40", "That is too soon. Give it at least 20 minutes."),
            ("soon", "Write the time like 20:30."),
            ("25:00", "Write a time between 0:00 and 23:59."),
            ("[/", "Write the time like 20:30."),
            ("", "Write the time like 20:30."),
        ):
            await pilot.press(*["backspace"] * 6, *typed, "enter")
            await room.settle()
            assert isinstance(room.page, When) and trouble in room.words, typed
            assert room.state.over is None
        await pilot.press(*"19:50", "enter")
        await room.until(lambda: room.state.over == "timeout", "for the time-out")
        assert room.state.until == clock.now() + timedelta(minutes=20)


async def test_choosing_may_take_its_time(opened: Any, enter: Enter, clock: Clock) -> None:
    """What was offered as soonest is too soon a while later; the soonest there is now is taken."""
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await asked(room, "listening.timeout", "When will you be back?")
        clock.advance(300)
        await pilot.press("enter")
        await room.until(lambda: room.state.over == "timeout", "for the time-out")
        assert room.state.until == clock.now() + timedelta(minutes=20)


@pytest.mark.parametrize("size", SIZES)
async def test_every_time_keeps_to_its_line(
    opened: Any, enter: Enter, clock: Clock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await asked(room, "listening.timeout", "When will you be back?")
        await pilot.press("end")
        text = room.text
        for row in ("in half an hour           20:00", "tomorrow, the same time   19:30", "another time"):
            assert row in text


async def test_going_back_changes_nothing(opened: Any, enter: Enter, clock: Clock, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        (before,) = store.sessions.all()
        for id_, words in (("timeout", "When will you be back?"), ("repair", "A repair")):
            await asked(room, f"listening.{id_}", words)
            await room.press("ask.back")
        await asked(room, "listening.timeout", "When will you be back?")
        await pilot.press("end", "enter", *"21")
        await room.press("field.leave", "ask.back")
        assert store.sessions.all() == [before]


async def test_a_key_pressed_three_times_asks_once(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        before = len(pilot.app.screen_stack)
        await pilot.press("t", "t", "t")
        await room.settle()
        assert len(pilot.app.screen_stack) == before + 1


# A repair


@pytest.mark.parametrize("size", SIZES)
async def test_a_repair_is_said_and_noticed(
    opened: Any, enter: Enter, clock: Clock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        move = repairs()[1]
        await asked(room, "listening.repair", "A repair")
        assert move.name in room.words
        await pilot.press("down", "enter")
        await room.settle()
        assert move.says[0] in room.words
        await pilot.press("enter")
        await room.settle()
        assert move.says[0] in room.words and move.says[1] not in room.words
        assert room.state.repairs == 0
        await room.press("repair.noticed")
        await room.until(lambda: room.state.repairs == 1, "for the repair")
        event = room.talk.session.events[-1]
        assert (event.word, event.by) == (move.name, None)
        assert "Ana speaks" in room.words


# Feelings


async def test_feelings_are_picked_and_shown_to_both(opened: Any, enter: Enter, clock: Clock) -> None:
    words = [word for group in feelings() for word in (group.name, *group.words)]
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "empathise", "mirror-validate-empathise"))
        await asked(room, "listening.words", "How might it have felt?")
        await pilot.press("home", "down", "enter", "down", "enter")
        await room.settle()
        assert f"{words[1]} · {words[2]}" in room.words
        await pilot.press("enter")
        assert f"{words[1]} · {words[2]}" not in room.words
        await room.press("feelings.show")
        await room.until(lambda: "guesses the feeling" in room.words, "for the page below")
        assert words[1] in room.words
        await asked(room, "listening.words", "How might it have felt?")
        assert "✓" in room.text, "what was picked is forgotten"
        await pilot.press("home", "down", "down")
        for _ in range(MOST + 1):
            await pilot.press("down", "enter")
        await room.settle()
        assert " · ".join(words[4 : 4 + MOST]) in room.words, "a guess is not a list"
        assert f"{words[3]} ·" not in room.words
        await room.press("ask.back")
        await room.until(lambda: "guesses the feeling" in room.words, "for the page below")
        await room.press("listening.go-on")
        assert words[1] not in room.words


async def test_beginnings_of_sentences_show_when_asked_for(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        stem = "For me it is ..."
        assert stem not in room.words, "while someone speaks the screen keeps quiet"
        await room.press("listening.words")
        assert stem in room.words
        await room.press("listening.words")
        assert stem not in room.words
        await room.press("listening.go-on")
        assert "So for you it was ..." in room.words
        await room.press("listening.words")
        assert "So for you it was ..." not in room.words


async def test_the_list_stands_at_what_can_be_chosen(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened(size=(40, 11)) as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await asked(room, "listening.repair", "A repair")
        assert room.page.query_one(Choices).current == "0"


async def test_two_presses_in_one_burst_choose_a_kind_and_nothing_else(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    """The second was meant for the kinds, and would have been the sixth sentence of five."""
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await asked(room, "listening.repair", "A repair")
        listed = room.page.query_one(Choices)
        last = Choice(str(len(repairs()) - 1), repairs()[-1].name, value=repairs()[-1])
        for _ in range(2):
            room.page.post_message(Choices.Chosen(listed, last))
        await pilot.pause()
        assert room.page.query_one(Choices).current == "says-0"
        await pilot.press("enter")
        await pilot.pause()
        assert repairs()[-1].says[0] in room.words


@pytest.mark.usefixtures("berlin")
@pytest.mark.parametrize("day", [(2027, 3, 27), (2026, 10, 24)])
async def test_a_return_tomorrow_at_nine_is_at_nine_after_a_change_of_the_clocks(
    opened: Any, enter: Enter, clock: Any, day: tuple[int, int, int]
) -> None:
    clock.wall = datetime(*day, 19, 30, tzinfo=UTC)
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await asked(room, "listening.timeout", "When will you be back?")
        await pilot.press("end", "enter", *"9:00", "enter")
        await room.until(lambda: room.state.over == "timeout", "for the time-out")
        assert room.state.until is not None
        assert room.state.until.astimezone(ZoneInfo("Europe/Berlin")).hour == 9
        assert "Time-out until tomorrow at 9:00" in room.words


@pytest.mark.usefixtures("berlin")
async def test_the_same_time_tomorrow_may_be_twenty_five_hours_away(
    opened: Any, enter: Enter, clock: Any
) -> None:
    clock.wall = datetime(2026, 10, 24, 19, 30, tzinfo=UTC)
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await asked(room, "listening.timeout", "tomorrow, the same time")
        await pilot.press("end", "up", "enter")
        await room.until(lambda: room.state.over == "timeout", "for the time-out")
        assert room.state.until == clock.now() + timedelta(hours=25)
        assert "until tomorrow at 21:30" in room.words


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("id_", "words", "digits"), [("timeout", "When will you be back?", "123"), ("repair", "A repair", "1234")]
)
async def test_time_out_and_repair_name_their_keys_and_answer_the_question_mark(
    opened: Any, enter: Enter, clock: Clock, size: tuple[int, int], id_: str, words: str, digits: str
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await asked(room, f"listening.{id_}", words)
        lines = [line.strip(" \u258c") for line in room.text.splitlines()]
        for digit in digits:
            assert any(line.startswith(f"{digit}  ") for line in lines), room.text
        assert "enter Take it" in room.words and "? Help" in room.words and "esc Back" in room.words
        await room.press("ask.help")
        await room.until(lambda: "A digit picks one." in room.words, "for the help")
        await pilot.press("escape")
        await room.settle()
        await pilot.press("2")
        if id_ == "timeout":
            await room.until(lambda: room.state.over == "timeout", "for the time-out")
        else:
            await room.until(lambda: repairs()[1].name in room.words, "for the sentences")
            assert room.words.endswith("enter Take it ? Help esc Back")
            assert any(line.strip(" \u258c").startswith("1  ") for line in room.text.splitlines())
            await pilot.press("1")
            await room.until(lambda: room.words.endswith("enter Noticed ? Help esc Back"), "for the keys")

"""The pulse: both answer at one keyboard, nobody sees the other's answer, and both are kept together."""

from itertools import product
from typing import Any

import pytest
from textual.events import Key

from tests.support.screens.talks import SIZES, Clock, Enter, Room, only, reached
from twofold.domain.listening.engine import state_of
from twofold.domain.listening.pulse import QUESTIONS
from twofold.domain.listening.session import Ballot
from twofold.screens.listening.pulse import PulsePage
from twofold.screens.listening.session import SessionPage
from twofold.store import Store


async def begin(room: Room) -> None:
    await room.open(reached(room.clock, "pulse"))
    await room.press("listening.go-on")
    assert isinstance(room.page, PulsePage)


@pytest.mark.parametrize("size", SIZES)
async def test_no_digit_shows_before_both_open(
    opened: Any, enter: Enter, store: Store, picture: Any, size: tuple[int, int]
) -> None:
    """Whatever they answer, the screen is the same, cell by cell and colour by colour."""
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await begin(room)
        shown: dict[int, set[str]] = {}
        for a, b in (("111", "666"), ("555", "000"), ("352", "970"), ("ddd", "kkk")):
            for place, key in enumerate("".join(x + y for x, y in zip(a, b, strict=True)) + "f"):
                await pilot.press(key)
                await room.settle()
                shown.setdefault(place, set()).add(picture(pilot))
            room.page.pulse = type(room.page.pulse)()
            room.page.draw()
        assert [len(pictures) for pictures in shown.values()] == [1] * 7
        assert state_of(only(store)).phase == "pulse", "something was kept before both opened it"


@pytest.mark.parametrize("size", SIZES)
async def test_both_open_and_both_are_kept_once(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await begin(room)
        before = only(store)
        await pilot.press("5", "6", "4")
        await room.press("pulse.skip-b")
        await pilot.press("0", "3")
        await room.press("pulse.ready-b")
        assert only(store).rev == before.rev
        assert "● Ben ready ✓" in room.words and "fully" not in room.words
        await room.press("pulse.ready-a")
        assert only(store).rev == before.rev + 1
        assert only(store).events[-1].a == Ballot(5, 4, 3)
        assert only(store).events[-1].b == Ballot(1, None, 5)
        found = room.words
        for _ in range(8):
            await room.press("page.down")
            found += room.words
        for words in ("I felt understood", "fully", "not at all", "left out", "partly"):
            assert words in found
        assert "mostly" not in found, "what one of them answered tells who left it out"
        assert "It is kept with the talk" in " ".join(found.split())
        await pilot.press("f", "j", "1", "6", "a", "d")
        assert only(store).rev == before.rev + 1
        await room.press("pulse.done")
        assert isinstance(room.page, SessionPage) and "Thank you" in room.words


async def test_an_answer_can_be_changed_and_taken_back(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await pilot.press("1", "3", "6")  # until the other has answered, another answer takes its place
        assert room.page.pulse.a == (3,) and "I think I understood you" in room.words
        await pilot.press("2", "7", *"38")
        assert "f open the answers" in room.words
        await room.press("pulse.ready-a", "pulse.undo-a")
        assert "It was worth the time" in room.words and "● Ben answered ✓" in room.words
        await pilot.press("4")
        await room.press("pulse.undo-b", "pulse.skip-b", "pulse.ready-a", "pulse.ready-b")
        assert only(store).events[-1].a == Ballot(3, 2, 4)
        assert only(store).events[-1].b == Ballot(1, 2, None)


@pytest.mark.parametrize("size", SIZES)
async def test_one_question_at_a_time_stands_over_the_keys_of_both(
    opened: Any, enter: Enter, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await begin(room)
        for question in ("I felt understood", "I think I understood you", "It was worth the time"):
            words = room.words
            asked = [each for _, each in QUESTIONS if each in words]
            assert asked == [question]
            assert words.index(question) < words.index("◆ Ana 1") < words.index("● Ben 6")
            await pilot.press("4")
            assert "◆ Ana answered ✓" in room.words and "mostly" not in room.words.split("● Ben")[0]
            await pilot.press("9")
        assert "Open the answers together?" in room.words


async def test_nobody_opens_before_both_are_through(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await pilot.press(*"161616", "f", "j")
        assert room.page.pulse.open
        room.page.pulse = type(room.page.pulse)()
        room.page.draw()
        await pilot.press(*"16161", "f", "j", "enter")
        assert room.page.pulse.ready == ()
        assert isinstance(room.page, PulsePage)


async def test_leaving_keeps_nothing_and_it_can_be_done_again(
    opened: Any, enter: Enter, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await pilot.press(*"16161")
        await room.press("page.back")
        assert "How was it?" in room.words and "None of your answers are kept." in room.words
        assert [e.a for e in only(store).events] == [None] * len(only(store).events)
        await room.press("listening.go-on")
        assert room.page.pulse.a == () and "I felt understood" in room.words


async def test_the_other_terminal_was_quicker(opened: Any, enter: Enter, store: Store, clock: Clock) -> None:
    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await pilot.press(*"505050")
        await room.press("pulse.ready-a")
        other.refresh()
        there = only(other)
        passed = reached(clock, "pulse")
        from tests.support.screens.talks import happened

        ended = happened(passed, clock, "pulse", passed.seconds + 1, a=Ballot(1, 1, 1), b=Ballot(1, 1, 1))
        other.save(ended.with_(id=there.id, rev=there.rev, created=there.created))
        await room.press("pulse.ready-b")
        assert "It is not kept" in room.words
        assert only(store).events[-1].a == Ballot(1, 1, 1)
        await room.press("pulse.done")
        assert "Thank you" in room.words
    other.close()


async def test_the_mouse_answers_too(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        for digit, side in product("123", "ab"):
            name = "◆ Ana" if side == "a" else "● Ben"
            y = max(n for n, line in enumerate(room.text.split("\n")) if name in line)
            line = room.text.split("\n")[y]
            wanted = digit if side == "a" else str(int(digit) + 5)
            await pilot.click(offset=(line.index(f"{wanted} "), y))
            await room.settle()
        assert room.page.pulse.a == (1, 2, 3) and room.page.pulse.b == (1, 2, 3)
        for name in ("f  open", "j  open"):
            y = next(n for n, line in enumerate(room.text.split("\n")) if name in line)
            await pilot.click(offset=(room.text.split("\n")[y].index(name) + 4, y))
            await room.settle()
        assert room.page.pulse.open


@pytest.mark.parametrize("size", SIZES)
async def test_one_after_the_other_with_the_curtain_between(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("pulse.in-turn")
        assert "Pass the keyboard to" in room.words and "◆ Ana" in room.words
        await pilot.press("5")
        assert "Pass the keyboard to" in room.words, "a key of the answers opened the curtain"
        await room.press("curtain.open")
        assert "I felt understood" in room.words
        await pilot.press("4")
        assert "mostly" in room.words
        await room.press("alone.next", "alone.pass", "alone.undo", "alone.pass")
        await pilot.press("5")
        await room.press("alone.next")
        assert "● Ben" in room.words and "fully" not in room.words, "the curtain hides the answers"
        await room.press("curtain.open")
        for _ in range(3):
            await pilot.press("1")
            await room.press("alone.next")
        assert isinstance(room.page, PulsePage)
        assert room.page.pulse.ready == (), "both still open them together"
        assert state_of(only(store)).phase == "pulse", "something was kept before both opened it"
        await room.press("pulse.ready-a", "pulse.ready-b")
        assert state_of(only(store)).ballots == (Ballot(4, None, 5), Ballot(1, 1, 1))


async def test_answers_that_come_in_one_burst_are_each_for_their_question(
    opened: Any, enter: Enter, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("pulse.in-turn")
        for key in ("enter", *"2\r4\r5\r", "enter", *"1\r3\r5\r", "f", "j"):
            pilot.app.post_message(Key("enter" if key == "\r" else key, key if len(key) == 1 else "\r"))
        await room.settle()
        assert state_of(only(store)).ballots == (Ballot(2, 4, 5), Ballot(1, 3, 5))


@pytest.mark.parametrize("steps", [("ask.back",), ("curtain.back",)], ids=["at a question", "at the curtain"])
async def test_going_back_while_alone_keeps_nothing(
    opened: Any, enter: Enter, store: Store, steps: tuple[str, ...]
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("pulse.in-turn")
        if steps == ("ask.back",):
            await room.press("curtain.open")
            await pilot.press("5")
        await room.press(*steps)
        assert isinstance(room.page, PulsePage)
        assert room.page.pulse.a == room.page.pulse.b == ()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("id_", "then"),
    [
        ("pause", "Paused"),
        ("timeout", "When will you be back?"),
        ("repair", "Pick one and say it aloud."),
        ("stop", "You stopped here"),
    ],
)
async def test_the_four_keys_of_the_talk_stand_under_the_ballot_too(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int], id_: str, then: str
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await begin(room)
        await pilot.press("5")
        row = room.page.query_one("#safety")
        assert row.size.height == 1 and row.region.bottom == size[1] - 1
        assert "space Pause" in room.words and "s Stop" in room.words
        await room.press(f"listening.{id_}")
        await room.until(lambda: then in room.words, f"for {then}")
        assert all(event.a is None for event in only(store).events), "an answer was kept"

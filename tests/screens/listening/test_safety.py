"""What is always there in a talk, and what the moment needs to know: on the page, in every state."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from textual.binding import Binding
from textual.widget import Widget

from tests.support.screens.talks import LIBRARY, SIZES, Clock, Enter, Room, begun, happened, reached
from twofold.domain.listening.engine import new_session
from twofold.domain.listening.session import Session
from twofold.screens import listening
from twofold.screens.listening.acts import TalkKeys
from twofold.store import Store
from twofold.widgets.command import commands_of

ALWAYS = ("listening.pause", "listening.timeout", "listening.repair", "listening.stop")
LAST = {(40, 11): ("Apart", "Mend"), (80, 24): ("Time-out", "Repair"), (120, 40): ("Time-out", "Repair")}


def states(clock: Clock) -> Iterator[Session]:
    """Yield a session in every state that one can be in while it is not over."""
    yield begun(clock).with_(events=begun(clock).events[:1], seconds=0.0)
    for protocol in ("outside-stress", "mirror-validate-empathise", "film-talk"):
        kinds = {step.kind for r in LIBRARY.get(protocol).rounds for step in r.steps}  # type: ignore[union-attr]
        for phase in (*sorted(kinds), "swap", "close", "pulse"):
            yield reached(clock, phase, protocol)
    yield reached(clock, "verdict")
    speaking = begun(clock)
    yield happened(speaking, clock, "pause", speaking.seconds)
    speaking, until = begun(clock), clock.now() + timedelta(minutes=30)
    yield happened(speaking, clock, "timeout", speaking.seconds, until=until)


@pytest.mark.parametrize("size", SIZES)
async def test_the_same_four_keys_stand_in_the_same_place_in_every_state(
    opened: Any, enter: Enter, clock: Clock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        places = set()
        for session in states(clock):
            await pilot.press("escape")
            await room.open(session)
            row = room.page.query_one("#safety")
            assert row.size.height == 1, room.text
            places.add(row.region.y)
            words = room.text.split("\n")[row.region.y]
            apart, mend = LAST[size]
            later = "Later" if room.state.over == "timeout" else apart
            going = "Go on" if room.state.over == "paused" else "Pause"
            for key, called in (("space", going), ("t", later), ("r", mend), ("s", "Stop")):
                assert f"{key} {called}" in words, (room.state.phase, words)
            assert "Rules" in room.words
        assert len(places) == 1


def test_their_letters_mean_nothing_else_anywhere_in_listening() -> None:
    taken = {"space", "t", "r", "s"}
    for module in iter_modules(listening.__path__, f"{listening.__name__}."):
        for kind in vars(import_module(module.name)).values():
            if not (isinstance(kind, type) and issubclass(kind, Widget) and kind.__module__ == module.name):
                continue
            for binding in commands_of(kind):
                keys = {key.strip() for key in binding.key.split(",")}
                assert not keys & taken or binding.id in ALWAYS, (kind.__name__, binding.id)
    own = [each for each in commands_of(TalkKeys) if isinstance(each, Binding) and each.id in ALWAYS]
    assert {each.key for each in own} == taken


async def test_every_key_that_can_act_is_on_the_page(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened(size=(80, 24)) as pilot:
        room = enter(pilot)
        for session in states(clock):
            await pilot.press("escape")
            await room.open(session)
            for key, active in room.page.active_bindings.items():
                if room.state.over == "timeout" and "listening.key-" in (active.binding.id or ""):
                    continue  # before its 20 minutes are over they say so, and do nothing else
                if active.node is room.page and (active.binding.id or "").startswith("listening."):
                    shown = room.page.app.get_key_display(active.binding)
                    assert f" {shown} " in f" {room.words} ", (room.state.phase, room.state.over, key)


async def test_while_it_is_paused_space_goes_on(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await pilot.press("space")
        assert "space Go on" in room.words
        await pilot.press("space")
        assert room.state.over is None


async def test_one_line_speaks_to_whoever_listens(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        told = {
            "outside-stress": "● Ben Look, nod, a quiet yes. You may ask. No advice: Ana wants to be",
            "floor-and-mirror": "● Ben Look, nod, a quiet yes. At each stop, say it back.",
            "understand-first": "● Ben Look, nod, a quiet yes. You may ask. You sum it up afterwards.",
            "equal-silence": "● Ben Look and listen, without a word.",
        }
        for protocol, words in told.items():
            await pilot.press("escape")
            await room.open(reached(clock, "speak", protocol))
            assert words in room.words


async def test_the_rules_stand_before_the_yes_and_are_one_key_away(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        session = begun(clock, "outside-stress")
        await room.open(session.with_(events=session.events[:2], seconds=session.events[1].t))
        assert room.state.phase == "consent"
        assert "no advice unless asked" in room.words and "f ◆ Ana" in room.words
        await pilot.press("f", "j", "1", "enter")
        assert room.state.phase == "speak" and "no judging" not in room.words
        await room.press("listening.rules")
        assert "no judging" in room.words
        await room.press("listening.rules")
        assert "no judging" not in room.words


async def test_help_speaks_of_this_protocol(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened(size=(120, 60)) as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "speak", "equal-silence"))
        await room.press("page.help")
        protocol = LIBRARY.get("equal-silence")
        assert protocol is not None
        assert protocol.why in room.words and "says it back" not in room.words
        for rule in protocol.rules:
            assert rule in room.words


async def test_the_stems_of_what_is_done_together_are_shown(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "together", "film-talk"))
        assert "What I could do this week ..." in room.words and "f ◆ Ana" in room.words


async def test_that_was_all_leads_on_and_is_no_pass(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "speak", "outside-stress"))
        await room.press("listening.go-on")
        assert room.state.phase == "speak" and "Was that all? Enter once more for yes." in room.words
        await room.press("listening.go-on")
        assert room.state.phase == "give" and not room.state.turn.passed


async def test_the_question_whether_that_was_all_does_not_stand_for_ever(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "speak", "outside-stress"))
        await room.press("listening.go-on")
        await room.past(16)
        assert "Was that all?" not in room.words
        await room.press("listening.go-on")
        assert room.state.phase == "speak" and "Was that all?" in room.words


@pytest.mark.parametrize("size", SIZES)
async def test_words_that_are_asked_for_are_in_sight(
    opened: Any, enter: Enter, clock: Clock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "speak", "film-talk"))
        await room.press("listening.words")
        assert "What did you see in their faces that nobody said?" in room.words and "away?" in room.words
        await room.press("listening.words")
        assert "Say what has stayed with you" in room.words


async def test_the_broad_words_for_feelings_stand_where_feelings_are_guessed(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "empathise", "mirror-validate-empathise"))
        assert "I imagine that felt ..." in room.words and "angry · ashamed · alone" in room.words


async def test_a_time_out_pressed_by_mistake_is_taken_back(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.press("listening.timeout")
        await pilot.press("enter")
        assert "Pressed by mistake? u goes back." in room.words
        await room.press("listening.undo")
        assert room.state.over is None and room.state.phase == "speak"
        await room.press("listening.timeout")
        await pilot.press("enter")
        await room.past(61)
        assert "Pressed by mistake?" not in room.words
        await pilot.press("u")
        assert room.state.over == "timeout"


async def test_a_little_longer_counts_from_now(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))
        await room.past(6 * 60)
        await room.press("listening.extend")
        assert room.state.turn.allotted - room.page.talk.now.turn.spent == pytest.approx(120, abs=2)


async def test_equal_silence_ends_a_turn_on_time_and_comes_to_its_end_without_a_ballot(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "speak", "equal-silence"))
        await room.past(10 * 60 + 5)
        assert room.state.phase == "speak" and "Finish your sentence" in room.words
        await room.past(20)
        assert room.state.phase == "swap"
        await pilot.press("escape")
        await room.open(reached(clock, "close", "equal-silence"))
        await room.press("listening.go-on", "listening.go-on")
        assert room.state.phase == "ended" and "Thank you" in room.words


async def test_the_first_talk_of_a_kind_guides_and_the_next_does_not(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    async def told(room: Room) -> list[bool]:
        protocol = LIBRARY.get("floor-and-mirror")
        assert protocol is not None
        await room.open(new_session(protocol, "", 1, "a", clock.now()))
        found = []
        for phase in ("mirror", "verdict", "swap"):
            for _ in range(20):
                if room.state.phase == phase:
                    break
                await room.step()
            found.append(bool(room.page.query_one("#guide").display))
        return found

    async with opened(size=(80, 30)) as pilot:
        room = enter(pilot)
        assert await told(room) == [True, True, True]
        assert "talking stick" in room.words
        await pilot.press("escape")
        assert await told(room) == [False, False, False]
        await room.press("page.help")
        assert "talking stick" in room.words
        assert len(store.sessions.all()) == 2


async def test_feelings_that_were_picked_stay_for_the_verdict(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "empathise", "mirror-validate-empathise"))
        await room.press("listening.words")
        await pilot.press(*"lonel", "enter", "tab")
        await room.settle()
        assert "lonely" in room.words
        await room.press("listening.go-on")
        assert room.state.phase == "verdict" and "lonely" in room.words
        await room.press("listening.second")
        assert room.state.phase == "empathise" and "lonely" not in room.words


async def test_the_daily_five_counts_its_areas_and_changes_hands_in_the_middle_of_each(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    protocol = LIBRARY.get("daily-five")
    assert protocol is not None
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(new_session(protocol, "", 1, "a", clock.now()))
        seen, hands = [], 0
        for _ in range(60):
            if room.state.phase == "close":
                break
            if room.state.phase == "swap":
                hands += 1
            elif room.state.phase == "speak":
                seen.append(" ".join(str(room.page.query_one("#caption").render()).split()))
            await room.step()
        assert list(dict.fromkeys(seen))[:2] == ["Appreciations · 1 of 5", "News · 2 of 5"]
        assert hands == 5


@pytest.mark.parametrize("size", SIZES)
async def test_both_keys_of_what_is_done_together_are_in_sight(
    opened: Any, enter: Enter, clock: Clock, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        for protocol in ("understand-first", "book-talk", "film-talk"):
            await pilot.press("escape")
            await room.open(reached(clock, "together", protocol))
            lines = [line.strip() for line in room.text.splitlines()]
            if size == (40, 11):
                assert any(line.startswith("f  ◆ Ana  j  ● Ben  when done") for line in lines), room.text
            else:
                assert "f ◆ Ana when it is done" in room.words and "j ● Ben when it is done" in room.words
            await room.press("listening.key-a")
            assert "f ◆ Ana ✓ done" in room.words and "j ● Ben" in room.words

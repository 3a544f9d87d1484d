"""What comes between: another terminal, a full disk, a session that is gone, the mouse, any size."""

from typing import Any

import pytest

from tests.support.screens.talks import Clock, Enter, Room, anywhere, begun, fill, only, reached
from twofold.domain.listening.engine import state_of
from twofold.domain.listening.routes import SessionRoute, SetupRoute
from twofold.domain.listening.session import Beat
from twofold.screens.home import Home
from twofold.store import Store


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
    assert only(store).rev == 4


async def test_two_terminals_run_one_session(opened: Any, enter: Enter, clock: Clock, store: Store) -> None:
    from twofold.screens.listening.talk import Talk

    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(begun(clock))

        class There:
            store, unsaved = other, ()

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
        assert state_of(only(store)).phase == "speak"
        await room.go(SessionRoute(room_id(store)))
        assert "Paused" in room.words and room.talk.state.phase == "mirror", "what waits was forgotten"
        await room.press("listening.go-on", "listening.go-on", "listening.first")
        full.clear()
        pilot.app.look()
        pilot.app.look()
        await room.settle()
        assert "Not saved yet." not in room.words
        assert state_of(only(store)).phase == "swap"
        (beat,) = store.beats.all()
        assert isinstance(beat, Beat)
        await room.take_floor()
        assert "Ben speaks" in room.words
    assert state_of(only(store)).phase == "speak"
    assert [event.do for event in only(store).events].count("done") == 2


def room_id(store: Store) -> str:
    return only(store).id


async def test_a_session_that_is_gone_leads_home(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(SessionRoute("nothing"))
        await room.until(lambda: isinstance(room.page, Home), "for home")
        await room.settle()
        assert "This talk is not there any more." in room.words


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
        assert room.state.said_yes == ()
        await click_on(room, "f  ◆ Ana")
        assert room.state.said_yes == ("a",)
        await click_on(room, "j  ● Ben")
        assert room.state.phase == "speak"
        await click_on(room, "Said it")
        await click_on(room, "Enter once")
        assert room.state.phase == "verdict"
        await click_on(room, "Not quite: just")
        assert room.state.phase == "speak" and room.state.again


async def test_the_words_name_the_keys_as_they_are_bound(opened: Any, enter: Enter, clock: Clock) -> None:
    from twofold.store.config import Settings

    keys = {"listening.key-a": "g", "listening.first": "y", "listening.go-on": "v"}
    async with opened(settings=Settings(motion=False, keys=keys)) as pilot:
        room = enter(pilot)
        await room.open(anywhere(clock, "consent"))
        assert "g ◆ Ana" in room.words
        await pilot.press("g", "j", "v")
        await room.settle()
        assert "v once you have heard it" in room.words and "v Heard it" in room.words
        await pilot.press("v")
        assert "y You got it" in room.words


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
        await room.go(SetupRoute("equal-silence"))
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

"""One key after another: each has its whole effect before the next, and none waits for what never comes."""

import asyncio
from time import monotonic
from typing import Any

import pytest
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Key, MouseDown, MouseMove
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static

from tests.support.waiting import until
from twofold.frame import inorder
from twofold.frame.shell import Shell

SAID: list[str] = []


class Asked(ModalScreen[object]):
    """A question that `y` answers, once it is laid out."""

    BINDINGS = [Binding("y", "answer", "Yes")]

    def compose(self) -> ComposeResult:
        yield Static("Yes?", id="ask")

    def action_answer(self) -> None:
        self.query_one("#ask")
        assert self.outer_size == self.app.size
        self.dismiss("yes")


class Slow(Screen[None]):
    """A page that takes its time to be there."""

    BINDINGS = [Binding("x", "note", "Note"), Binding("escape", "app.pop_screen", "Back")]

    async def on_mount(self) -> None:
        await asyncio.sleep(0.3)
        await self.mount(Input(id="late"))
        self.call_after_refresh(self.query_one("#late").focus)

    def action_note(self) -> None:
        SAID.append(f"x on {self.query_one('#late', Input).value}")


class Desk(Shell):
    """Two fields and a list, and keys that take a while."""

    BINDINGS = [
        Binding("a", "ask", "Ask"), Binding("o", "slow", "Slow page"), Binding("w", "wait", "Wait"),
        Binding("h", "hang", "Hang"),
    ]  # fmt: skip
    CSS_PATH = []

    def compose(self) -> ComposeResult:
        yield Input(id="first")
        yield Input(id="second")
        yield OptionList("one", "two", "three", id="list")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        SAID.append(f"{event.input.id}={event.value}")
        self.screen.focus_next()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        SAID.append(str(event.option.prompt))

    @work
    async def action_ask(self) -> None:
        SAID.append(str(await self.push_screen_wait(Asked())))

    def action_slow(self) -> None:
        self.push_screen(Slow())

    async def action_wait(self) -> None:
        await asyncio.sleep(0.2)
        SAID.append("waited")

    async def action_hang(self) -> None:
        SAID.append("hangs")
        await asyncio.sleep(60)


@pytest.fixture(autouse=True)
def silence() -> None:
    SAID.clear()


def send(app: Shell, *keys: str) -> None:
    """Send *keys* in one burst, as a terminal does."""
    for key in keys:
        app.post_message(Key(key, {"space": " ", "enter": "\r"}.get(key, key if len(key) == 1 else None)))


async def test_words_land_in_their_fields() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        send(app, *"ab", "enter", *"cd", "enter", "down", "enter", "down", "enter")
        send(app, "shift+tab", "end", "e", "enter")
        await until(pilot, lambda: len(SAID) == 5)
    assert SAID == ["first=ab", "second=cd", "two", "three", "second=cde"]


async def test_a_question_is_answered_by_what_was_pressed_behind_it() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one("#list").focus()
        await pilot.pause()
        send(app, "a", "y", "a", "y", "down", "enter")
        await until(pilot, lambda: len(SAID) == 3)
    assert SAID == ["yes", "yes", "two"]


async def test_what_a_key_waits_for_is_waited_for() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one("#list").focus()
        await pilot.pause()
        send(app, "w", "enter", "w", "down", "enter")
        await until(pilot, lambda: len(SAID) == 4)
    assert SAID == ["waited", "one", "waited", "two"]


async def test_a_page_gets_nothing_before_it_is_there() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one("#list").focus()
        await pilot.pause()
        send(app, "o", *"ab", "escape", "enter")
        await until(pilot, lambda: len(SAID) == 1)
        assert len(app.screen_stack) == 1
        send(app, "o", "q")
        await until(pilot, lambda: isinstance(app.screen, Slow) and app.screen.query(Input))
        await until(pilot, lambda: app.screen.query_one(Input).value == "q")
    assert SAID == ["one"]


async def test_a_click_is_for_the_page_that_was_seen() -> None:
    app = Desk()
    seen: list[Any] = []
    async with app.run_test(message_hook=seen.append) as pilot:
        app.query_one("#list").focus()
        await pilot.pause()
        send(app, "a")
        app.post_message(MouseDown(None, 1, 1, 0, 0, 1, False, False, False))
        send(app, "y")
        await until(pilot, lambda: len(SAID) == 1)
        assert not any(isinstance(message, MouseDown) for message in seen)
        app.post_message(MouseDown(None, 1, 1, 0, 0, 1, False, False, False))
        await until(pilot, lambda: any(isinstance(message, MouseDown) for message in seen))


async def test_keys_that_wait_keep_no_page_alive() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one("#list").focus()
        await pilot.pause()
        send(app, "w", "down", "a")
        app.post_message(MouseDown(None, 1, 1, 0, 0, 1, False, False, False))
        assert [page for _, page in app.keys._waiting] == [None, None, app.screen]
        await until(pilot, lambda: SAID)


async def test_of_a_mouse_that_moves_only_where_it_is_counts() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one("#list").focus()
        await pilot.pause()
        send(app, "w")
        for x in range(5):
            app.post_message(MouseMove(None, x, 1, 0, 0, 0, False, False, False))
        assert len(app.keys._waiting) == 1
        await until(pilot, lambda: SAID)


@pytest.mark.parametrize(("key", "vanished"), [("f9", True), ("ctrl+q", False)])
async def test_what_hangs_does_not_keep_the_way_out(
    monkeypatch: pytest.MonkeyPatch, key: str, vanished: bool
) -> None:
    monkeypatch.setattr(inorder, "STUCK", 0.05)
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one("#list").focus()
        await pilot.pause()
        send(app, "h", "down", key, "enter")
        deadline = monotonic() + 30  # of real time: that of the loop passes at once
        while not app.is_leaving:  # a pilot would wait for what hangs
            assert monotonic() < deadline
            await asyncio.sleep(0.01)
        assert app.ways_out.vanished is vanished
    assert SAID == ["hangs"]


async def test_a_key_alone_is_given_in_the_same_moment() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.pause()
        send(app, "z")
        assert app.message_queue_size == 1
        assert not app.keys._waiting
        await until(pilot, lambda: app.query_one("#first", Input).value == "z")


async def test_letters_for_one_field_go_to_it_in_one_go() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.pause()
        send(app, *"ab" * 100)
        looks = 0
        while len(app.query_one("#first", Input).value) < 200:
            await asyncio.sleep(0)
            looks += 1
        await pilot.pause()
        assert app.query_one("#first", Input).value == "ab" * 100

"""What we use of the inside of Textual: should a release lose one of these, this says which."""

import asyncio
import inspect
from typing import Any

import pytest
from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.command import CommandPalette
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.notifications import Notification
from textual.screen import Screen
from textual.widgets._toast import ToastRack

from twofold.frame.inside import has_more_to_do, is_at_rest, is_drawn, is_laid_out


@pytest.mark.parametrize(
    ("owner", "name", "takes"),
    [
        (LinuxDriver, "run_input_thread", ["self"]),
        (LinuxDriver, "process_message", ["self", "message"]),
        (LinuxDriver, "disable_input", ["self"]),
        (LinuxDriver, "start_application_mode", ["self"]),
        (LinuxDriver, "stop_application_mode", ["self"]),
        (LinuxDriver, "_sigcont_application", ["self", "_"]),
        (Driver, "send_message", ["self", "message"]),
        (Driver, "suspend_application_mode", ["self"]),
        (Driver, "resume_application_mode", ["self"]),
        (XTermParser, "feed", ["self", "data"]),
        (MessagePump, "_dispatch_message", ["self", "message"]),
        (MessagePump, "_process_messages_loop", ["self"]),
        (App, "_handle_exception", ["self", "error"]),
        (App, "_fatal_error", ["self"]),
        (App, "_unnotify", ["self", "notification", "refresh"]),
        (App, "_on_notify", ["self", "event"]),
        (App, "search_themes", ["self"]),
        (Screen, "_push_result_callback", ["self", "requester", "callback", "future"]),
        (CommandPalette, "_action_command_list", ["self", "action"]),
        (CommandPalette, "_on_mount", ["self", "_"]),
    ],
)
def test_what_is_called_and_replaced(owner: type[Any], name: str, takes: list[str]) -> None:
    assert list(inspect.signature(getattr(owner, name)).parameters) == takes


def test_what_a_driver_has() -> None:
    source = inspect.getsource(LinuxDriver) + inspect.getsource(Driver)
    for name in (
        "self._file", "self.fileno", "self.exit_event", "self._writer_thread", "self._must_signal_resume",
        "self._auto_restart", "self._loop", "self._app",
    ):  # fmt: skip
        assert f"{name} = " in source or f"{name}:" in source, name
    # The thread that reads runs what we replace, and the one that writes uses the file that we wrap.
    assert "self.run_input_thread()" in source
    assert "WriterThread(self._file)" in source
    assert "signal.signal(signal.SIGCONT, self._sigcont_application)" in source


def test_what_a_parser_has() -> None:
    parser = XTermParser()
    for name in ("last_x", "last_y", "mouse_pixels", "terminal_size", "terminal_pixel_size"):
        assert hasattr(parser, name)
    assert [type(message).__name__ for message in parser.feed("a\x1b[20~")] == ["Key", "Key"]
    assert constants.ESCAPE_DELAY > 0


def test_what_a_page_and_a_message_have() -> None:
    assert "self._result_callbacks: list" in inspect.getsource(Screen)
    assert "self._notifications = Notifications()" in inspect.getsource(App)
    notification = Notification("words")
    assert ToastRack._toast_id(notification) == f"--textual-toast-{notification.identity}"


async def test_what_tells_whether_something_is_under_way() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        await pilot.pause()
        loop, screen = asyncio.get_running_loop(), app.screen
        assert "_message_queue" in vars(MessagePump)
        assert is_at_rest(app) and is_at_rest(screen)
        app.call_later(lambda: None)
        assert has_more_to_do(loop)
        assert not is_at_rest(app)
        await pilot.pause()
        assert is_at_rest(app)
        assert is_laid_out(screen) and is_drawn(screen)
        screen.refresh(layout=True)
        assert not is_drawn(screen)
        await pilot.pause()
        for name in ("_callbacks", "_layout_required", "_recompose_required"):
            setattr(screen, name, getattr(screen, name))
        assert is_drawn(screen)
        new: Screen[None] = Screen()
        app.push_screen(new)
        assert not is_laid_out(new)
        await pilot.pause()
        assert is_laid_out(new)
        assert app._keymap == {} and app._exit is False

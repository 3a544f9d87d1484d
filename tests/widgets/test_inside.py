"""What we use of the inside of Textual: should a release lose one of these, this says which.

To be run first when the pin of Textual moves. That nothing else of it is used, `test_inside_only` says.
"""

import asyncio
import inspect
from typing import Any

import pytest
from textual import constants
from textual._context import active_message_pump
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.command import CommandPalette
from textual.css.stylesheet import Stylesheet
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message_pump import MessagePump
from textual.notifications import Notification
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList, Static, TextArea
from textual.widgets._toast import ToastRack

from twofold.widgets.inside.keys import key_of
from twofold.widgets.inside.lists import OpenList
from twofold.widgets.inside.loop import has_more_to_do, is_at_rest
from twofold.widgets.inside.screen import (
    at_work,
    binding_of,
    can_be_replaced,
    forget_drawing,
    is_drawn,
    is_laid_out,
)


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
        (MessagePump, "_close_messages_no_wait", ["self"]),
        (App, "_check_bindings", ["self", "key", "priority"]),
        (App, "_check_action_state", ["self", "action", "default_namespace"]),
        (App, "_handle_exception", ["self", "error"]),
        (App, "_fatal_error", ["self"]),
        (App, "_dispatch_action", ["self", "namespace", "action_name", "params"]),
        (App, "_log", ["self", "group", "verbosity", "_textual_calling_frame", "objects", "kwargs"]),
        (App, "_unnotify", ["self", "notification", "refresh"]),
        (App, "_refresh_notifications", ["self"]),
        (App, "_on_notify", ["self", "event"]),
        (App, "_load_screen_css", ["self", "screen"]),
        (App, "search_themes", ["self"]),
        (Screen, "_push_result_callback", ["self", "requester", "callback", "future"]),
        (Widget, "_clear_arrangement_cache", ["self"]),
        (CommandPalette, "_action_command_list", ["self", "action"]),
        (OptionList, "watch_highlighted", ["self", "highlighted"]),
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


def test_what_a_key_is_called() -> None:
    named = {each: key_of(each) for each in "aZ7?;"}
    assert named == {"a": "a", "Z": "Z", "7": "7", "?": "question_mark", ";": "semicolon"}


def test_what_an_app_has() -> None:
    source = inspect.getsource(App)
    for name in (
        "_notifications = Notifications()", "_filters: list[LineFilter]", "_clipboard: str", "_exit = False",
        "_exit_renderables: list", "_exception: Exception | None", "_return_code: int | None",
        "_driver: Driver | None", "_keymap: Keymap",
    ):  # fmt: skip
        assert f"self.{name}" in source, name
    assert isinstance(Stylesheet()._parse_cache.maxsize, int)
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
        with app._context():
            assert at_work() is active_message_pump.get() is app


class Keyed(Screen[None]):
    """A page with a list that has some of its keys, while some of them cannot act."""

    BINDINGS = [
        Binding("a", "one", id="one"),
        Binding("b,up", "two", id="two"),
        Binding("c", "three", id="three", priority=True),
        Binding("c", "four", id="four", priority=True),
        Binding("d", "hidden", id="hidden"),
        Binding("d", "below", id="below"),
        Binding("e", "greyed", id="greyed"),
    ]

    def compose(self) -> ComposeResult:
        """Have a list."""
        listed = OptionList("one")
        for key in ("a", "c", "d"):
            listed._bindings.bind(key, f"own_{key}", key_display=key)
        yield listed

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let one not act and not be seen, and another be seen."""
        return {"hidden": False, "greyed": None}.get(action, True)


@pytest.mark.parametrize("keymap", [{}, {"two": "x,a", "below": "c"}])
async def test_a_key_is_found_as_among_all_that_can_act(keymap: dict[str, str]) -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.set_keymap(keymap)
        await app.push_screen(Keyed())
        for focused in (app.screen.query_one(OptionList), None):
            app.screen.set_focus(focused)
            await pilot.pause()
            all_of_them = [active.binding for active in app.screen.active_bindings.values()]
            for name in ("one", "two", "three", "four", "hidden", "below", "greyed", "nothing", "app.quit"):
                first = next((each for each in all_of_them if each.id == name), None)
                assert binding_of(app.screen, name) == first, (name, focused)


async def test_the_first_page_can_be_replaced_by_another() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        first, other = app.screen, Screen[None]()
        assert not first._result_callbacks
        can_be_replaced(first)
        await app.switch_screen(other)
        await pilot.pause()
        assert app.screen_stack == [other]


async def test_what_is_drawn_and_gone_is_forgotten() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        page = app.screen
        field = TextArea(id="field")
        await page.mount(field, Static("words"))
        assert page.query_one("#field") is field
        await pilot.pause()
        assert field in page._compositor.full_map and page._query_one_cache
        assert [watch for watching in vars(app)["__watchers"].values() for watch in watching]
        await page.query("*").remove()
        forget_drawing(page)
        assert field not in page._compositor.full_map and not page._query_one_cache
        kept = [watch for watching in vars(app)["__watchers"].values() for watch in watching]
        assert field not in [watcher for watcher, *_ in kept]


async def test_what_a_list_knows_of_its_lines() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        listed = OpenList("one", "two\nlines", "three")
        await app.screen.mount(listed)
        await pilot.pause()
        assert not hasattr(OptionList, "_watch_highlighted")
        assert listed._index_to_line == {0: 0, 1: 1, 2: 3}
        assert listed._line_cache.heights == {0: 1, 1: 2, 2: 1}


async def test_a_list_draws_the_rows_between_which_its_cursor_moves_and_no_other() -> None:
    drawn: list[int] = []

    class Watched(OpenList):
        def render_line(self, y: int) -> Strip:
            drawn.append(y)
            return super().render_line(y)

    class Drawn(App[None]):
        DRAWN_AT_ONCE = True

    app = Drawn()
    async with app.run_test(size=(40, 12)) as pilot:
        listed = Watched(*(f"{n}\nlines" if n == 2 else str(n) for n in range(30)))
        await app.screen.mount(listed)
        listed.highlighted = 1
        await pilot.pause()
        drawn.clear()
        listed.highlighted = 2
        await pilot.pause()
        assert drawn == [1, 2, 3]
        drawn.clear()
        listed.highlighted = None
        await pilot.pause()
        assert drawn == [2, 3]
        drawn.clear()
        listed.highlighted = 25  # it is moved there
        await pilot.pause()
        assert len(drawn) == listed.scrollable_content_region.height

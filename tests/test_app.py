"""The front door: nothing typed is lost, nothing private leaks, every way out is clean."""

import errno
import gc
import os
from pathlib import Path
from typing import Any, ClassVar

import pytest
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from tests.support.routes import route
from tests.support.running import running
from tests.support.running import store as store
from twofold.app import TwofoldApp
from twofold.domain.people import meet
from twofold.domain.records import Record
from twofold.domain.routes import Route, SettingsRoute
from twofold.frame.household import GLANCE
from twofold.frame.leaving import crash_words
from twofold.frame.rooms import ROOMS
from twofold.frame.shell import Shell
from twofold.screens.page import Page
from twofold.store import SaveFailed, Store, StoreError
from twofold.store.config import Settings
from twofold.widgets.confirm import Confirm
from twofold.widgets.fields import Line


def quiet(app: TwofoldApp) -> str:
    line = app.screen.query_one("#quiet", Static)
    return str(line.content) if line.display else ""


@pytest.fixture
def full(store: Store, monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """A disk that is full for as long as ``full["is"]`` is true."""
    state = {"is": True}
    save = store.save

    def saving(*records: Record) -> tuple[Record, ...]:
        if state["is"]:
            raise SaveFailed(store.path, OSError(errno.ENOSPC, "No space left on device"))
        return save(*records)

    monkeypatch.setattr(store, "save", saving)
    return state


class Draft(Page):
    """A page that saves what is typed only when asked to."""

    heading = "Draft"

    def body(self) -> ComposeResult:
        yield Line(id="draft")

    def flush(self) -> None:
        couple = self.house.couple()
        line = self.query_one(Line)
        if line.line and line.line != couple.a.name:
            self.house.keep(couple.with_(a=meet(line.line, "Ben").a))


async def test_a_failed_save_shows_a_quiet_line_that_goes_by_itself(
    store: Store, full: dict[str, bool]
) -> None:
    async with running(store) as (app, pilot):
        assert quiet(app) == ""
        app.keep(app.couple().with_(a=meet("Mia", "Ben").a))
        await pilot.pause()
        assert "the disk is full" in quiet(app) and "Nothing is lost" in quiet(app)
        assert app.couple().a.name == "Mia"  # what waits is what counts
        app.go(SettingsRoute())
        await pilot.pause()
        assert "the disk is full" in quiet(app)
        full["is"] = False
        app.look()
        app.look()
        await pilot.pause()
        assert quiet(app) == ""
    couple = store.couple.get("couple")
    assert couple is not None and couple.a.name == "Mia"


async def test_quitting_asks_only_when_something_cannot_be_saved(store: Store, full: dict[str, bool]) -> None:
    async with running(store) as (app, pilot):
        app.keep(app.couple().with_(a=meet("Mia", "Ben").a))
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert len(app.screen_stack) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert app.is_running and not isinstance(app.screen, Confirm)
        await pilot.press("q")
        await pilot.pause()
        await pilot.press("f2")
        await pilot.pause()
        assert not app.is_running
    assert app.return_code == 0


async def test_quitting_saves_what_waits_when_the_disk_has_room_again(
    store: Store, full: dict[str, bool]
) -> None:
    async with running(store) as (app, pilot):
        app.keep(app.couple().with_(a=meet("Mia", "Ben").a))
        full["is"] = False
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running
    couple = store.couple.get("couple")
    assert couple is not None and couple.a.name == "Mia"


@pytest.mark.parametrize("way", ["ctrl+q", "f9", "back", "signal"])
async def test_what_is_being_typed_is_saved_on_every_way_out(store: Store, way: str) -> None:
    async with running(store) as (app, pilot):
        await app.push_screen(Draft())
        app.screen.query_one(Line).focus()
        await pilot.press(*"Zed")
        if way == "back":
            await pilot.press("escape", "escape")
        elif way == "signal":
            app.leave(143)
        else:
            await pilot.press(way)
        await pilot.pause()
    couple = store.couple.get("couple")
    assert couple is not None and couple.a.name == "Zed"
    assert app.return_code == {"signal": 143, "back": None}.get(way, 0)


async def test_z_twice_leaves_but_not_in_a_field_and_not_slowly(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    async with running(store) as (app, pilot):
        monkeypatch.setattr("twofold.frame.waysout.monotonic", lambda: now[0])
        await app.push_screen(Draft())
        app.screen.query_one(Line).focus()
        await pilot.press("Z", "Z")
        assert app.screen.query_one(Line).value == "ZZ" and app.is_running
        await pilot.press("escape", "Z")
        now[0] += 5
        await pilot.press("Z")
        assert app.is_running
        now[0] += 0.5
        await pilot.press("Z")
        await pilot.pause()
        assert not app.is_running
    assert app.ways_out.vanished and app.return_code == 0


async def test_z_twice_leaves_from_a_question_too(store: Store) -> None:
    async with running(store) as (app, pilot):
        await app.push_screen(Confirm("Title", "Question"))
        await pilot.press("Z", "Z")
        await pilot.pause()
    assert app.ways_out.vanished


async def test_the_other_terminal_is_seen_at_every_page(store: Store) -> None:
    heard: list[str] = []

    class Listening(Draft):
        def reload(self) -> None:
            heard.append("reload")

    async with running(store) as (app, pilot):
        await app.push_screen(Listening())
        app.look()
        await pilot.pause()
        assert not heard  # nothing changed
        other = Store.open(store.path)
        held = other.couple.get("couple")
        assert held is not None
        other.save(held.with_(b=meet("Ana", "Bennie").b))
        other.close()
        app.look()
        await pilot.pause()
        assert heard == ["reload"]
        assert "Bennie" in app.screen.query_one("#hands").render().plain  # type: ignore[union-attr]


async def test_a_file_that_breaks_meanwhile_is_said_and_never_fatal(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> bool:
        raise StoreError("The file [/] was replaced by something else.")

    async with running(store) as (app, pilot):
        monkeypatch.setattr(store, "refresh", broken)
        app.look()
        await pilot.pause()
        assert "[/] was replaced" in quiet(app)


async def test_notices_are_shown_and_are_never_markup(store: Store) -> None:
    async with running(store, notices=["The file [/] was edited by hand."]) as (app, pilot):
        await pilot.pause()
        assert [n.message for n in app._notifications] == ["The file [/] was edited by hand."]


async def test_a_crash_shows_nothing_private_and_says_where_the_data_is(
    store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    class Broken(Page):
        def on_mount(self) -> None:
            letter = "PRIVATE-LETTER-BODY"
            raise ValueError(f"cannot use {letter}")

    app = TwofoldApp(store, Settings(motion=False))
    with pytest.raises(ValueError, match="PRIVATE"):
        async with app.run_test() as pilot:
            await app.push_screen(Broken())
            await pilot.pause()
    out = "".join(capfd.readouterr())
    assert "PRIVATE" not in out and "Traceback" not in out
    assert store.path.name in "".join(out.split()) and "ValueError" in out and "test_app.py" in out
    assert app.return_code == 1


async def test_a_failure_of_the_input_thread_shows_nothing_either(
    store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    async with running(store) as (app, _pilot):
        app.panic("PRIVATE")
    out = "".join(capfd.readouterr())
    assert "PRIVATE" not in out and "Everything saved is safe" in " ".join(out.split())
    assert app.return_code == 1


def test_a_crash_names_the_place_in_our_code_alone() -> None:
    try:
        meet("", "PRIVATE")
    except ValueError as error:
        words = crash_words(error, Path("/home/ana/twofold.json"))
    assert "people.py" in words and "/home/ana/twofold.json" in words and "PRIVATE" not in words


async def test_nothing_is_logged_whatever_the_environment_says(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "textual.log"
    monkeypatch.setattr("textual.constants.LOG_FILE", str(log))
    monkeypatch.setenv("TEXTUAL", "debug,devtools")
    async with running(store) as (app, pilot):
        assert app.devtools is None and not app.features
        await app.push_screen(Draft())
        app.screen.query_one(Line).focus()
        await pilot.press(*"secret")
        app.log("secret")
        assert app.deliver_screenshot() is None
    assert not log.exists()
    assert not list(Path(os.environ["HOME"]).rglob("*.svg"))


class Nowhere(Route, frozen=True):
    place: ClassVar[str] = "nowhere"


async def test_every_place_leads_somewhere(store: Store) -> None:
    from twofold.frame.rooms import room

    for place in ROOMS:
        assert issubclass(room(place), Page), place
    async with running(store) as (app, _pilot):
        with pytest.raises(LookupError, match="nowhere"):
            app.go(Nowhere())


async def test_going_home_comes_down_from_everywhere(store: Store) -> None:
    async with running(store) as (app, pilot):
        for place in ("settings", "meeting.names", "support", "home"):
            app.go(route(place))
            await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_a_read_only_file_says_so_quietly(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "read_only", "The file is read-only.", raising=False)
    async with running(store) as (app, pilot):
        app.look()
        await pilot.pause()
        assert "read-only" in quiet(app)


async def test_one_eye_on_the_file_is_enough(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    timers: list[float] = []
    set_interval = TwofoldApp.set_interval

    def counted(self: TwofoldApp, interval: float, *more: Any, **named: Any) -> Any:
        timers.append(interval)
        return set_interval(self, interval, *more, **named)

    monkeypatch.setattr(TwofoldApp, "set_interval", counted)
    async with running(store):
        pass
    assert timers == [GLANCE]


async def test_garbage_is_collected_again_once_the_first_frame_stands() -> None:
    gc.disable()
    try:
        async with Shell().run_test() as pilot:
            await pilot.pause()
            assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()


async def test_nothing_is_drawn_while_nothing_happens(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(store) as (app, pilot):
        drawn: list[Widget] = []
        monkeypatch.setattr(Widget, "refresh", lambda self, *_, **__: drawn.append(self))
        for _ in range(3):
            app.look()
        await pilot.pause()
        assert drawn == []

"""A mistake in a page: noted without a word of the couple's, and the program goes on at home."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Click, Key
from textual.widgets import Static

from tests.support.screens.locking import WORDS, due, inside, locked, sealed, type_in
from tests.support.waiting import until
from twofold.app import TwofoldApp
from twofold.domain.people import meet
from twofold.frame.net import OFTEN, WITHIN, Net, where
from twofold.screens.home import Home
from twofold.screens.page import Page, StoreChanged
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.confirm import Confirm
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line

__all__ = ["sealed"]

PRIVATE = "PRIVATE words of Ana's"


def fail(*_: object) -> None:
    letter = PRIVATE
    raise ValueError(f"cannot use {letter}")


class Failing(Static):
    """A part of a page, in which *way* fails."""

    can_focus = True

    def __init__(self, way: str) -> None:
        super().__init__("part", markup=False, id="part")
        self.way = way

    def on_mount(self) -> None:
        if self.way == "part mount":
            fail()

    def on_key(self, event: Key) -> None:
        if self.way == "part key" and event.key == "y":
            fail()

    def render(self) -> Any:
        if self.way == "part drawn" and self.screen.is_active and self.size.width:
            fail()
        return super().render()


class Faulty(Page):
    """A page with a field, in which *way* fails when it is asked to."""

    BINDINGS = [Binding("y", "fault", "Fault", id="fault")]

    def __init__(self, way: str) -> None:
        super().__init__()
        self.way = way

    def body(self) -> ComposeResult:
        if self.way == "body":
            fail()
        yield Line("", id="line")
        yield Failing(self.way)

    def on_mount(self) -> None:
        if self.way == "mount":
            fail()

    def on_screen_resume(self) -> None:
        if self.way == "resume":
            fail()

    def reload(self) -> None:
        if self.way == "reload":
            fail()

    def on_click(self, event: Click) -> None:
        if self.way == "click":
            fail()

    def flush(self) -> None:
        if (words := self.query_one(Line).line) and words != self.house.couple().a.name:
            self.house.keep(self.house.couple().with_(a=meet(words, "Ben").a))

    def action_fault(self) -> None:
        if self.way == "action":
            fail()
        elif self.way == "timer":
            self.set_timer(0.01, fail)
        elif self.way == "interval":
            self.set_interval(0.01, fail)
        elif self.way == "later":
            self.call_later(fail)
        elif self.way == "next":
            self.call_next(fail)
        elif self.way == "after drawing":
            self.call_after_refresh(fail)
        elif self.way == "worker":
            self.run_worker(self._work(), group="work")
        elif self.way == "answer":
            self.app.push_screen(Confirm("Sure?", "Are you?"), fail)

    async def _work(self) -> None:
        fail()


AT_ONCE = ("body", "mount", "resume", "part mount", "part drawn")
ASKED = ("action", "timer", "interval", "later", "next", "after drawing", "worker", "answer")
OTHERS = ("reload", "click", "part key")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "twofold.json.mistakes"


async def come_home(pilot: Any) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, Home) and not pilot.app.homecoming.under_way)


@pytest.mark.parametrize("way", [*AT_ONCE, *ASKED, *OTHERS])
async def test_a_mistake_leads_home_and_loses_nothing(
    opened: Any, store: Store, seen: Any, notes: Path, way: str
) -> None:
    async with opened() as pilot:
        app = pilot.app
        app.net = Net(notes)
        first = app.screen
        app.push_screen(Faulty(way))
        if way not in AT_ONCE:
            await pilot.pause()
            app.screen.query_one(Line).value = "Anneli"
            app.screen.query_one("#part").focus()
            if way == "reload":
                app.screen.post_message(StoreChanged())
            elif way == "click":
                await pilot.click("#part")
            else:
                await pilot.press("y")
            if way == "answer":
                await pilot.press("f2")
        await until(pilot, lambda: app.screen is not first and isinstance(app.screen, Home))
        await come_home(pilot)
        assert len(app.screen_stack) == 1 and app.is_running and app._exception is None
        assert "Something went wrong in twofold" in " ".join(seen(pilot).split())
        if way not in AT_ONCE:
            assert store.couple.all()[0].a.name == "Anneli", "what was typed is lost"
        # And all goes on: keys, pages, fields.
        await pilot.press("s")
        await pilot.pause()
        assert "n Names" in seen(pilot)
        await pilot.press("escape")
        assert isinstance(app.screen, Home)
        noted = notes.read_text("utf-8")
        assert "ValueError" in noted and PRIVATE not in noted and "Ann" not in noted
        assert notes.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("fault", ["action_lead", "reload", "action_practice"])
async def test_a_mistake_of_home_itself_makes_home_anew(
    opened: Any, notes: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    async with opened() as pilot:
        app, first = pilot.app, pilot.app.screen
        app.net = Net(notes)
        failed: list[bool] = []
        working = getattr(Home, fault)

        @wraps(working)
        def failing(*what: Any) -> Any:
            if failed:
                return working(*what)
            failed.append(True)
            return fail()

        monkeypatch.setattr(Home, fault, failing)
        if fault == "reload":
            first.post_message(StoreChanged())
        else:
            await pilot.press("s" if fault == "action_lead" else "enter")
        await until(pilot, lambda: app.screen is not first)
        await come_home(pilot)
        assert len(app.screen_stack) == 1 and not first.is_attached
        await pilot.press("s")
        assert app.screen.place == "settings"


async def test_what_fails_again_and_again_ends_it_as_before(
    store: Store, notes: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    app = TwofoldApp(store, Settings(motion=False))
    app.net = Net(notes)
    with pytest.raises(ValueError, match="PRIVATE"):
        async with app.run_test() as pilot:
            await pilot.pause()
            monkeypatch.setattr(Home, "on_mount", fail)
            app.push_screen(Faulty("mount"))
            await until(pilot, lambda: not app.is_running)
    out = " ".join("".join(capfd.readouterr()).split())
    assert "twofold had to stop" in out and "PRIVATE" not in out and app.return_code == 1
    assert len(notes.read_text("utf-8").splitlines()) == OFTEN


async def test_a_mistake_in_a_private_page_locks_the_drawer(
    opened: Any, sealed: Store, notes: Path, seen: Any
) -> None:
    async with opened(sealed) as pilot:
        app = pilot.app
        app.net = Net(notes)
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        app._clipboard = PRIVATE
        app.say(PRIVATE)
        page.call_later(fail)
        await come_home(pilot)
        assert not app.vault.is_open("a") and app._clipboard == ""
        assert PRIVATE not in seen(pilot)
        page = await inside(pilot, words=WORDS)
        assert "MARKER" in page.value.words, "what was typed is lost"


async def test_a_mistake_while_all_is_locked_leaves_no_door_behind(
    opened: Any, store: Store, clock: Any, notes: Path
) -> None:
    async with opened() as pilot:
        app = pilot.app
        app.net = Net(notes)
        await inside(pilot)
        due(pilot, clock)
        await locked(pilot)
        assert isinstance(app.screen, Curtain)
        app.screen.call_later(fail)
        await come_home(pilot)
        assert not app.idle_lock.locked and not any(w.group == "lock" for w in app.workers if w.is_running)
        await inside(pilot)
        due(pilot, clock)
        await locked(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: not app.idle_lock.locked)


async def test_a_mistake_on_the_way_out_keeps_nobody_in(
    opened: Any, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        app = pilot.app
        app.net = Net(notes)
        monkeypatch.setattr(Home, "on_unmount", fail, raising=False)
        app.leave(0)
    assert app.return_code == 0 and "ValueError" in notes.read_text("utf-8")


async def test_without_a_net_a_mistake_is_nobodys_secret(opened: Any) -> None:
    with pytest.raises(ValueError, match="PRIVATE"):
        async with opened() as pilot:
            await pilot.app.push_screen(Faulty("action"))
            await pilot.press("y")


# -- what is noted -------------------------------------------------------------------------------------


def raised(fault: Callable[[], object]) -> Exception:
    try:
        fault()
    except Exception as error:
        return error
    raise AssertionError


def test_a_note_names_lines_of_ours_and_no_words() -> None:
    said = where(raised(lambda: meet("", PRIVATE)))
    assert said.startswith("Invalid domain/") and PRIVATE not in said and "/src/" not in said
    outside = where(raised(lambda: int(PRIVATE)))
    assert outside.startswith("ValueError (test_net.py:") and PRIVATE not in outside
    assert where(ValueError(PRIVATE)) == "ValueError"


def test_notes_do_not_grow_for_ever(tmp_path: Path) -> None:
    net = Net(tmp_path / "notes", now=lambda: datetime(2026, 11, 23, 19, 30, tzinfo=UTC))
    error = raised(lambda: meet("", PRIVATE))
    for _ in range(400):
        net.note(error)
    lines = (tmp_path / "notes").read_text("utf-8").splitlines()
    assert 50 < len(lines) < 400 and len(set(lines)) == 1
    assert lines[0].startswith("2026-11-23 19:30:00Z twofold ")


def test_notes_that_cannot_be_written_are_left_out(tmp_path: Path) -> None:
    error = raised(lambda: meet("", PRIVATE))
    Net(tmp_path / "nowhere" / "notes").note(error)
    (tmp_path / "folder").mkdir()
    Net(tmp_path / "folder").note(error)
    Net(None).note(error)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_it_holds_unless_mistakes_follow_each_other() -> None:
    now = [0.0]
    net = Net(None, clock=lambda: now[0])
    for _ in range(10):
        now[0] += WITHIN
        assert net.holds()
    now[0] += 1
    assert net.holds()
    now[0] += 1
    assert not net.holds()

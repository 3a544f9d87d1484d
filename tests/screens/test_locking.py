"""The idle lock: what is private is saved, put away and gone from memory, and comes back as it was."""

import asyncio
import gc
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from textual.app import ComposeResult
from textual.events import MouseDown, MouseEvent, MouseMove, Paste
from textual.widgets import Static

from twofold.app import TwofoldApp
from twofold.domain.drawers import LOCK_MINUTES, Sealed
from twofold.domain.records import Side
from twofold.screens.page import Page
from twofold.screens.private import PrivatePage, admitted
from twofold.store import Store
from twofold.store.config import Settings
from twofold.store.drawers import Cost
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line
from twofold.widgets.passphrase import Unlock
from twofold.widgets.words import Words

QUICK = Cost(ops=1, mem=8 << 20)
SECRET = "MARKER-of-what-nobody-may-read"
WORDS = "our song"
SIZES = [(40, 11), (80, 24), (120, 40)]


class Scrap(msgspec.Struct, frozen=True):
    line: str = ""
    words: str = ""


class Scraps(PrivatePage[Scrap]):
    """Two fields and a list of what is in them, saved when asked to."""

    heading = "Scraps"
    writing_kind = "sheet"
    shape = Scrap

    def private_body(self) -> ComposeResult:
        yield Line(self.value.line, id="line")
        yield Words(self.value.words, id="words")
        yield Static(f"{self.value.words[:40]}", id="said", markup=False)

    def flush(self) -> None:
        value = Scrap(self.query_one("#line", Line).line, self.query_one("#words", Words).text)
        if value != self.value:
            self.keep(value)

    def redraw(self) -> None:
        self.query_one("#line", Line).value = self.value.line


async def settle(pilot: Any) -> None:
    """Wait until a drawer that is being opened is open, or is not."""
    workers = [worker for worker in pilot.app.workers if worker.group == "unlock"]
    await asyncio.gather(*(worker.wait() for worker in workers))
    await pilot.pause()
    await pilot.pause()


async def say(pilot: Any, words: str) -> None:
    pilot.app.post_message(Paste(words))
    await pilot.pause()
    await pilot.press("enter")
    await settle(pilot)


async def inside(pilot: Any, side: Side = "a", words: str = "", about: str = "w1") -> Scraps:
    """Pass the curtain and the passphrase *words* (if any), and return the page behind."""
    page = pilot.app.screen
    assert isinstance(page, Page)

    async def go() -> None:
        if await admitted(page, side):
            await pilot.app.push_screen(Scraps(side, about))

    page.run_worker(go())
    await pilot.pause()
    assert isinstance(pilot.app.screen, Curtain)
    await pilot.press("enter")
    await pilot.pause()
    if words:
        await say(pilot, words)
    await pilot.pause()
    assert isinstance(pilot.app.screen, Scraps)
    return pilot.app.screen


@pytest.fixture
def sealed(store: Store, clock: Any) -> Store:
    """A store in which Ana has a passphrase."""
    Vault(store, clock.now, QUICK).set_passphrase("a", WORDS)
    return store


async def type_in(pilot: Any, page: Scraps) -> None:
    page.query_one("#words", Words).focus()
    await pilot.pause()
    for line in (SECRET, "\n", "a second line"):
        pilot.app.post_message(Paste(line))
        await pilot.pause()
    await pilot.press("left", "left")


def due(pilot: Any, clock: Any, minutes: float = 10) -> None:
    clock.advance(60 * minutes)
    pilot.app.look()


def mouse(kind: type[MouseEvent]) -> MouseEvent:
    """An event of the mouse, as a terminal sends it: to the app."""
    return kind(None, 5, 5, 0, 0, 1, False, False, False, 5, 5)


async def locked(pilot: Any) -> None:
    await pilot.app.idle_lock._settled.wait()
    await pilot.pause()
    assert pilot.app.idle_lock.locked


# -- when ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", LOCK_MINUTES)
async def test_it_locks_after_the_chosen_minutes_and_not_before(
    opened: Any, sealed: Store, clock: Any, minutes: int
) -> None:
    async with opened(settings=Settings(motion=False, lock=minutes)) as pilot:
        page = await inside(pilot, words=WORDS)
        due(pilot, clock, minutes - 0.01)
        await pilot.pause()
        assert pilot.app.screen is page and not pilot.app.idle_lock.locked
        due(pilot, clock, 0.02)
        await locked(pilot)
        assert isinstance(pilot.app.screen, Unlock)
        assert not pilot.app.vault.is_open("a")


async def test_the_drawer_is_closed_before_anybody_stands_at_its_door(
    opened: Any, sealed: Store, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await inside(pilot, words=WORDS)
        begin, was_open = pilot.app.run_worker, list[bool]()

        def beginning(work: Any, **more: Any) -> Any:
            # Where tasks are eager, as from Python 3.12 on, it runs up to its first wait just here.
            was_open.append(pilot.app.vault.is_open("a"))
            return begin(work, **more)

        monkeypatch.setattr(pilot.app, "run_worker", beginning)
        due(pilot, clock, 11)
        await locked(pilot)
        assert was_open == [False]
        assert isinstance(pilot.app.screen, Unlock)


@pytest.mark.parametrize("sign", ["key", "click", "paste"])
async def test_it_does_not_lock_while_somebody_is_there(
    opened: Any, sealed: Store, clock: Any, sign: str
) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        for _ in range(6):
            due(pilot, clock, 4)
            if sign == "key":
                await pilot.press("x")
            elif sign == "click":
                pilot.app.post_message(mouse(MouseDown))
                await pilot.pause()
            else:
                pilot.app.post_message(Paste("y"))
                await pilot.pause()
        assert pilot.app.screen is page and not pilot.app.idle_lock.locked


async def test_the_mouse_passing_by_is_nobody(opened: Any, sealed: Store, clock: Any) -> None:
    async with opened() as pilot:
        await inside(pilot, words=WORDS)
        due(pilot, clock, 6)
        pilot.app.post_message(mouse(MouseMove))
        await pilot.pause()
        due(pilot, clock, 6)
        await locked(pilot)


async def test_a_machine_that_slept_locks_and_its_first_key_reaches_nothing(
    opened: Any, sealed: Store, clock: Any
) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        page.query_one("#line").focus()
        await pilot.press("a")
        clock.wall += timedelta(seconds=30)  # the monotonic clock stood still
        await pilot.press("b")
        await locked(pilot)
        assert isinstance(pilot.app.screen, Unlock)
        await say(pilot, WORDS)
        assert page.value.line == "a"


async def test_a_key_that_comes_too_late_locks_and_ctrl_q_still_leaves(
    opened: Any, sealed: Store, clock: Any
) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        page.query_one("#line").focus()
        await pilot.pause()
        clock.advance(3600)
        await pilot.press("b")
        await locked(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_without_a_private_page_nothing_happens(opened: Any, sealed: Store, clock: Any) -> None:
    async with opened() as pilot:
        due(pilot, clock, 60)
        assert not pilot.app.idle_lock  # nothing private was ever asked for
        await inside(pilot, words=WORDS)
        await pilot.press("escape")
        await pilot.pause()
        assert not pilot.app.vault.is_open("a")
        due(pilot, clock, 60)
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1 and not pilot.app.idle_lock.locked


async def test_a_stop_saves_and_locks_first(opened: Any, sealed: Store) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        await pilot.app.put_away()
        assert isinstance(pilot.app.screen, Unlock) and not page.query("#words")
        assert isinstance(sealed.writings.all()[0].veil, Sealed)


# -- what stays ----------------------------------------------------------------------------------------


def reached(app: TwofoldApp) -> Iterator[object]:
    """Yield what can be reached from the app and its pages, without modules and classes."""
    from types import FunctionType, ModuleType

    seen: set[int] = set()
    todo: list[object] = [app, *app.screen_stack]
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, ModuleType | type | FunctionType):
            continue
        seen.add(id(one))
        if isinstance(one, asyncio.TimerHandle) and one.cancelled():
            continue  # what the loop lets go of within seconds
        yield one
        if not isinstance(one, str | bytes | int | float):
            todo += gc.get_referents(one)


def remembered(app: TwofoldApp) -> list[str]:
    gc.collect()
    return [one for one in reached(app) if isinstance(one, str) and SECRET in one]


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_of_the_text_stays_while_it_is_locked(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        below = await inside(pilot, words=WORDS, about="w0")
        await type_in(pilot, below)
        page = Scraps("a", "w1")
        await pilot.app.push_screen(page)
        await type_in(pilot, page)
        pilot.app.copy_to_clipboard(SECRET)
        await pilot.pause()
        assert remembered(pilot.app)  # or the test could not fail
        due(pilot, clock)
        await locked(pilot)
        assert SECRET not in pilot.app.export_screenshot()
        assert SECRET not in f"{pilot.app.title} {pilot.app.sub_title} {pilot.app.screen.title}"
        assert page.value == Scrap() and page.writing is None and not page.query("#body *")
        assert remembered(pilot.app) == []
        folder = sealed.path.parent
        for path in (p for p in folder.rglob("*") if p.is_file()):
            assert SECRET.encode() not in path.read_bytes(), path

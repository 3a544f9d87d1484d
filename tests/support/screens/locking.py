"""A private page that locks itself, and what is looked for when it has."""

import asyncio
import gc
from collections.abc import Iterator
from types import FunctionType, ModuleType
from typing import Any

import msgspec
import pytest
from textual.app import ComposeResult
from textual.events import Paste
from textual.widgets import Static

from twofold.app import TwofoldApp
from twofold.domain.records import Side
from twofold.screens.door import admitted
from twofold.screens.page import Page
from twofold.screens.private import PrivatePage
from twofold.store import Store
from twofold.store.drawers import Cost
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line
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


async def locked(pilot: Any) -> None:
    await pilot.app.idle_lock._settled.wait()
    await pilot.pause()
    assert pilot.app.idle_lock.locked


ENDS = (type, ModuleType, FunctionType)
"""What leads to everything, and is not looked into."""
BARE = (str, bytes, int, float, type(None))
"""What leads nowhere."""


def reached(app: TwofoldApp) -> Iterator[object]:
    """Yield what can be reached from the app and its pages, without modules and classes."""
    seen: set[int] = set()
    kinds: dict[type, tuple[bool, bool]] = {}
    found: list[object] = [app, *app.screen_stack]
    while found:
        onward = list[object]()
        for one in found:
            if id(one) in seen:
                continue
            seen.add(id(one))
            kind = type(one)
            if kind not in kinds:
                kinds[kind] = issubclass(kind, ENDS), issubclass(kind, BARE)
            is_end, is_bare = kinds[kind]
            if is_end or (kind is asyncio.TimerHandle and one.cancelled()):  # type: ignore[attr-defined]
                continue  # such a timer is one that the loop lets go of within seconds
            yield one
            if not is_bare:
                onward.append(one)
        found = gc.get_referents(*onward)


def remembered(app: TwofoldApp, words: str = SECRET) -> list[str]:
    gc.collect()
    return [one for one in reached(app) if isinstance(one, str) and words in one]

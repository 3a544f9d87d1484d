"""What happens on the page of the drawers while a key is being derived."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.screens.passphrases import THEIRS, WORDS, set_for_ana, to_ask, type_in, written
from twofold.screens.drawers import AskPassphrase, Drawers
from twofold.store import Store
from twofold.store import drawers as drawers_of_store
from twofold.widgets.passphrase import Secret

__all__ = ["written"]


class Gate:
    """Holds every key derivation until it is let go, and says in which thread it was."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.threads: list[threading.Thread] = []
        real = drawers_of_store._stretch

        def held(*given: Any) -> bytes:
            self.threads.append(threading.current_thread())
            self.begun.set()
            assert self.go.wait(60)
            return real(*given)

        monkeypatch.setattr(drawers_of_store, "_stretch", held)

    async def wait(self) -> None:
        """Return once a key is being derived."""
        assert await asyncio.to_thread(self.begun.wait, 60)

    async def open(self, pilot: Any) -> None:
        """Let go, and wait for what comes of it."""
        workers = [worker for worker in pilot.app.workers if worker.group == "unlock"]
        self.go.set()
        await asyncio.gather(*(worker.wait() for worker in workers))
        await pilot.pause()
        await pilot.pause()


async def begun(pilot: Any, press: Any, gate: Callable[[], Gate], what: str) -> Gate:
    """Type all that *what* asks for, and return while the key is derived."""
    if what != "set":
        await set_for_ana(pilot, press)
    await to_ask(pilot, press, "drawers.remove-a" if what == "remove" else "drawers.a")
    held = gate()
    for words in {"set": ("new", "new"), "change": (WORDS, "new", "new"), "remove": (WORDS,)}[what]:
        await type_in(pilot, words)
    await held.wait()
    return held


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Gate]]:
    """Make a gate; it is open at the end, whatever happens."""
    made: list[Gate] = []

    def making() -> Gate:
        made.append(Gate(monkeypatch))
        return made[-1]

    yield making
    for one in made:
        one.go.set()


def state(store: Store) -> tuple[object, ...]:
    return store.drawers.all(), store.writings.all()


@pytest.mark.parametrize("what", ["set", "change", "remove"])
async def test_the_page_lives_on_while_a_key_is_derived_and_enter_twice_is_once(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, gate: Any, what: str
) -> None:
    async with opened() as pilot:
        held = await begun(pilot, press, gate, what)
        ask = pilot.app.screen
        before = state(written)
        assert "One moment" in seen(pilot)
        await pilot.press("enter", "enter", "x", "enter", "enter")
        assert "•" in seen(pilot) and state(written) == before
        await held.open(pilot)
        assert isinstance(pilot.app.screen, Drawers) and not ask.is_attached
        assert threading.main_thread() not in held.threads
        assert len(held.threads) == (2 if what == "change" else 1)
        assert state(written) != before
        vault = pilot.app.vault
        assert (vault.drawer("a") is None) == (what == "remove")
        if what != "remove":
            vault.unlock("a", "new")


@pytest.mark.parametrize("way", ["esc", "lock", "quit", "vanish"])
@pytest.mark.parametrize("what", ["set", "change", "remove"])
async def test_going_away_meanwhile_changes_nothing(
    opened: Any,
    press: Any,
    seen: Callable[..., str],
    written: Store,
    clock: Any,
    gate: Any,
    what: str,
    way: str,
) -> None:
    async with opened() as pilot:
        held = await begun(pilot, press, gate, what)
        before = state(written)
        if way == "esc":
            await press(pilot, "ask.back")
            assert isinstance(pilot.app.screen, Drawers)
        elif way == "lock":
            clock.advance(3600)
            pilot.app.look()
            assert isinstance(pilot.app.screen, AskPassphrase) and "Nothing was done" in seen(pilot)
        else:
            await pilot.press("ctrl+q" if way == "quit" else "f9")
        held.go.set()
        await pilot.pause()
        await asyncio.get_running_loop().run_in_executor(None, lambda: None)
        await pilot.pause()
        assert state(written) == before and pilot.app.vault.unlocked == ()
    assert state(written) == before


@pytest.mark.parametrize("what", ["set", "change", "remove"])
async def test_the_other_terminal_meanwhile_is_noticed_and_its_lock_stands(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, clock: Any, gate: Any, what: str
) -> None:
    async with opened() as pilot:
        held = await begun(pilot, press, gate, what)
        other = Store.open(written.path, clock=clock)
        if what == "set":
            other.save(THEIRS)
        else:
            (drawer,) = other.drawers.all()
            other.save(THEIRS.with_(rev=drawer.rev))
        other.close()
        await held.open(pilot)
        assert isinstance(pilot.app.screen, AskPassphrase) and "other terminal" in seen(pilot)
        assert written.drawers.all()[0].wrapped == THEIRS.wrapped


async def test_what_is_typed_here_goes_when_nobody_types_on(
    opened: Any, press: Any, clock: Any, written: Store
) -> None:
    async with opened() as pilot:
        await to_ask(pilot, press, "drawers.a")
        await pilot.press(*"half")
        await press(pilot, "ask.show")
        clock.advance(3600)
        pilot.app.look()
        field = pilot.app.screen.query(Secret).first()
        assert field.value == "" and not field.shown

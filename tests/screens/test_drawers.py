"""Passphrases: set, changed and taken away behind the curtain, and never by mistake."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.screens.test_hostile import HOSTILE, packed
from tests.screens.test_pictures import Svg
from tests.screens.test_sizes import STORM
from twofold.domain.drawers import PASSPHRASE_LIMIT, Open, Sealed
from twofold.domain.people import meet
from twofold.domain.text import clean_line
from twofold.screens.drawers import Ask, Drawers
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.store import drawers as drawers_of_store
from twofold.store.config import Settings
from twofold.store.cupboard import Cupboard
from twofold.store.drawers import Cost
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Secret, Unlock

QUICK = Cost(ops=1, mem=8 << 20)
SIZES = [(40, 11), (80, 24), (120, 40)]
LOOKS = [((80, 24), "twofold-dark"), ((40, 11), "twofold-light"), ((120, 40), "twofold-light")]
WORDS = "our song"
THEIRS = drawers_of_store.make("a", b"theirs", QUICK, datetime(2026, 11, 23, tzinfo=UTC))


@pytest.fixture
def written(store: Store, clock: Any) -> Store:
    """A store in which both wrote something alone."""
    cupboard = Cupboard(store, clock.now, QUICK)
    for side in ("a", "b"):
        writing = cupboard.writing("sheet", "w1", side)
        store.save(writing.with_(veil=Open(f"PRIVATE of {side}")))
    return store


async def type_in(pilot: Any, words: str) -> None:
    """Paste *words* into the field, and press Enter."""
    if words:
        pilot.app.post_message(Paste(words))
        await pilot.pause()
    await pilot.press("enter")


async def give(pilot: Any, words: str) -> None:
    """Paste *words* into the field, press Enter, and wait for what comes of it."""
    await type_in(pilot, words)
    for worker in [worker for worker in pilot.app.workers if worker.group == "unlock"]:
        await worker.wait()
    await pilot.pause()
    await pilot.pause()


async def to_ask(pilot: Any, press: Any, id_: str) -> None:
    """Come to the fields of a binding, through the curtain."""
    pilot.app.cupboard.cost = QUICK
    if not isinstance(pilot.app.screen, Drawers):
        pilot.app.go("drawers")
        await pilot.pause()
    await press(pilot, id_)
    assert isinstance(pilot.app.screen, Curtain)
    await press(pilot, "curtain.open")
    await pilot.pause()
    assert isinstance(pilot.app.screen, Ask)


async def set_for_ana(pilot: Any, press: Any, words: str = WORDS) -> None:
    await to_ask(pilot, press, "drawers.a")
    await give(pilot, words)
    await give(pilot, words)


def veils(store: Store) -> dict[str, type]:
    return {str(writing.author): type(writing.veil) for writing in store.writings.all()}


async def test_settings_lead_here(opened: Any, press: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings", "settings.drawers")
        assert isinstance(pilot.app.screen, Drawers)
        await press(pilot, "page.back")
        assert "Drawers" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_passphrase_is_set_changed_and_taken_away(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await to_ask(pilot, press, "drawers.a")
        assert "Nobody can recover" in " ".join(seen(pilot).split())
        await give(pilot, WORDS)
        await give(pilot, WORDS)
        assert isinstance(pilot.app.screen, Drawers)
        assert veils(written) == {"a": Sealed, "b": Open}
        assert not pilot.app.cupboard.is_open("a") and pilot.app.cupboard.is_open("b")
        before = written.writings.all()

        await to_ask(pilot, press, "drawers.a")
        for words in (WORDS, "another", "another"):
            await give(pilot, words)
        assert isinstance(pilot.app.screen, Drawers)
        assert written.writings.all() == before  # only the key is wrapped anew
        pilot.app.cupboard.unlock("a", "another")
        pilot.app.cupboard.lock("a")

        await to_ask(pilot, press, "drawers.remove-a")
        await give(pilot, "another")
        assert veils(written) == {"a": Open, "b": Open}
        assert pilot.app.cupboard.drawer("a") is None


@pytest.mark.parametrize("id_", ["drawers.a", "drawers.remove-a"])
async def test_a_wrong_passphrase_says_so_and_changes_nothing(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, id_: str
) -> None:
    async with opened() as pilot:
        await set_for_ana(pilot, press)
        before = written.writings.all(), written.drawers.all()
        await to_ask(pilot, press, id_)
        for _ in range(3):
            await give(pilot, "not it")
            if id_ == "drawers.a":
                await give(pilot, "new")
                await give(pilot, "new")
            assert "That did not open it" in seen(pilot)
            assert all(field.value == "" for field in pilot.app.screen.query(Secret))
        assert (written.writings.all(), written.drawers.all()) == before
        await press(pilot, "ask.back")
        assert isinstance(pilot.app.screen, Drawers)


async def test_two_that_differ_and_empty_ones_set_nothing(
    opened: Any, press: Any, seen: Callable[..., str], written: Store
) -> None:
    async with opened() as pilot:
        await to_ask(pilot, press, "drawers.b")
        await give(pilot, "one")
        await give(pilot, "other")
        assert "not the same" in seen(pilot)
        await give(pilot, "")
        await give(pilot, "")
        assert "lock nothing" in seen(pilot)
        assert written.drawers.all() == []


@pytest.mark.parametrize("where", ["curtain.back", "ask.back"])
async def test_esc_leaves_everything_as_it_is(opened: Any, press: Any, written: Store, where: str) -> None:
    async with opened() as pilot:
        pilot.app.go("drawers")
        await pilot.pause()
        await press(pilot, "drawers.a")
        if where == "ask.back":
            await press(pilot, "curtain.open")
            await pilot.pause()
            await pilot.press(*"half")
        await press(pilot, where)
        assert isinstance(pilot.app.screen, Drawers) and written.drawers.all() == []


@pytest.mark.parametrize("words", ["👩‍❤️‍👨 🔑", "שלום עולם", "  spaces  ", "é", "a" * PASSPHRASE_LIMIT, "[/]"])
async def test_any_words_that_can_be_typed_open_again(
    opened: Any, press: Any, written: Store, words: str
) -> None:
    async with opened() as pilot:
        await set_for_ana(pilot, press, words)
        assert veils(written)["a"] is Sealed
        pilot.app.cupboard.unlock("a", words)


@pytest.mark.parametrize("words", ["x" * 1_000_000, "two\nlines", "a\x00b", "\u202eedis", "half\ud800"])
async def test_what_cannot_be_typed_again_is_refused_with_words(
    opened: Any, press: Any, seen: Callable[..., str], words: str
) -> None:
    async with opened() as pilot:
        await to_ask(pilot, press, "drawers.a")
        pilot.app.post_message(Paste(words))
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.query(Secret).first().value == ""
        assert "not put in" in " ".join(seen(pilot).split())


async def test_a_passphrase_set_at_the_other_terminal_meanwhile_is_said(
    opened: Any, press: Any, seen: Callable[..., str], written: Store, clock: Any
) -> None:
    async with opened() as pilot:
        await to_ask(pilot, press, "drawers.a")
        other = Store.open(written.path, clock=clock)
        Cupboard(other, clock.now, QUICK).set_passphrase("a", "theirs")
        other.close()
        await give(pilot, WORDS)
        await give(pilot, WORDS)
        assert isinstance(pilot.app.screen, Ask) and "other terminal" in seen(pilot)
        pilot.app.cupboard.unlock("a", "theirs")


async def refuse(_side: str, _words: str) -> str:
    return "That did not open it."


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
        cupboard = pilot.app.cupboard
        assert (cupboard.drawer("a") is None) == (what == "remove")
        if what != "remove":
            cupboard.unlock("a", "new")


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
            assert isinstance(pilot.app.screen, Ask) and "Nothing was done" in seen(pilot)
        else:
            await pilot.press("ctrl+q" if way == "quit" else "f9")
        held.go.set()
        await pilot.pause()
        await asyncio.get_running_loop().run_in_executor(None, lambda: None)
        await pilot.pause()
        assert state(written) == before and pilot.app.cupboard.unlocked == ()
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
        assert isinstance(pilot.app.screen, Ask) and "other terminal" in seen(pilot)
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


async def test_any_name_is_shown_as_it_is(opened: Any, press: Any, seen: Callable[..., str]) -> None:
    async with opened(size=(150, 40)) as pilot:
        pilot.app.go("drawers")
        await pilot.pause()
        for text in map(clean_line, HOSTILE):
            pilot.app.keep(pilot.app.couple().with_(a=meet(text, "Ben").a))
            pilot.app.screen.post_message(StoreChanged())
            await pilot.pause()
            assert packed(text) in packed("".join(seen(pilot).splitlines()[1:]))


@pytest.mark.parametrize("what", ["page", "ask"])
async def test_a_storm_of_sizes_leaves_it_whole(
    opened: Any, press: Any, seen: Callable[..., str], what: str
) -> None:
    async with opened() as pilot:
        pilot.app.go("drawers")
        await pilot.pause()
        if what == "ask":
            await to_ask(pilot, press, "drawers.a")
        before = seen(pilot)
        for width, height in STORM:
            await pilot.resize_terminal(width, height)
        await pilot.pause()
        await pilot.pause()
        assert seen(pilot) == before


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look[0][0]}x{look[0][1]}-{look[1]}")
@pytest.mark.parametrize("what", ["page", "set", "change", "remove", "unlock"])
async def test_pictures(
    opened: Any,
    press: Any,
    store: Store,
    clock: Any,
    picture: Any,
    snapshot: SnapshotAssertion,
    look: Any,
    what: str,
) -> None:
    if what != "set":
        Cupboard(store, clock.now, QUICK).set_passphrase("a", WORDS)
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        pilot.app.go("drawers")
        await pilot.pause()
        if what == "unlock":
            door = Unlock(pilot.app.couple(), "a", refuse)
            await pilot.app.push_screen(door)
            await give(pilot, "not it")
            await pilot.press(*"our")
        elif what != "page":
            await to_ask(pilot, press, "drawers.remove-a" if what == "remove" else "drawers.a")
        await pilot.pause()
        assert picture(pilot) == snapshot.use_extension(Svg)

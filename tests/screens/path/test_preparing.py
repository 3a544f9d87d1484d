"""A path from its problem to the opening: each alone, sealed, taken back; at one keyboard and at a seat."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.locking import QUICK, WORDS, reached, say, settle
from tests.support.screens.path import ABOUT, HERS, HIS, PROBLEM, a_path, an_open_path, kept, seal
from tests.support.screens.toasts import toasts
from tests.support.screens.tuning import SIZES, behind
from tests.support.waiting import until
from twofold.domain.path.records import PREPARED_LIMIT, Path, Prepared
from twofold.domain.path.routes import OnPathRoute, OpenPreparedRoute, PathRoute
from twofold.domain.text import clean
from twofold.screens.page import StoreChanged
from twofold.screens.path.asks import Problem
from twofold.screens.path.on import OnPath
from twofold.screens.path.openprepared import OpenPrepared
from twofold.screens.path.paths import Alongside, Paths
from twofold.screens.path.prepare import PreparePage
from twofold.screens.path.talk import PathTalkPage
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.words import Words

Seen = Callable[[Any], str]


async def test_the_keys_that_end_it_are_named_while_one_types_in_it(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(a_path(clock))
    async with opened(size=(80, 40)) as pilot:
        pilot.app.go(OnPathRoute(ABOUT))
        await settle(pilot)
        await press(pilot, "on.first")
        page = await behind(pilot)
        assert isinstance(page.focused, Words)
        for _ in range(2):  # as it is opened, and once the other terminal saved something
            assert "o keeps it sealed until Ben has prepared" in seen(pilot)
            assert "esc keeps it to yourself" in seen(pilot)
            page.draw()
            await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_problem_to_the_first_talk(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.path")
        text = " ".join(seen(pilot).split())
        assert isinstance(pilot.app.screen, Paths) and "prepares alone" in text
        assert ("A course of this shape helped in one trial." in text) is (size[1] > 11)
        assert "Not for fear or violence" in text
        await press(pilot, "paths.new")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Problem)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, Problem), "a problem has words"
        await pilot.press(*"Dishes", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OnPath) and "Dishes" in seen(pilot)
        (path,) = store[Path].all()
        await press(pilot, "on.first")
        page = await behind(pilot)
        assert isinstance(page, PreparePage) and page.hands == "a" and isinstance(page.focused, Words)
        assert "Dishes" in seen(pilot)
        await pilot.press(*"they stand", "enter", *"I wash", "escape")
        await until(pilot, lambda: kept(store, clock, about=path.id) == Prepared("they stand", "I wash"))
        await press(pilot, "prepare.finish")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OnPath) and "It waits for Ben" in toasts(pilot)
        assert "has prepared, sealed" in seen(pilot) and "they stand" not in seen(pilot)
        await press(pilot, "on.first")
        await behind(pilot)
        await press(pilot, "prepare.take-back")
        await pilot.press("escape", "o")
        await settle(pilot)
        assert kept(store, clock, about=path.id).do == "I wash"
        await press(pilot, "on.second")
        page = await behind(pilot)
        assert page.hands == "b" and page.value == Prepared()
        await pilot.press("escape")
        await press(pilot, "prepare.finish")
        assert "A word or two is enough" in toasts(pilot) and pilot.app.screen is page
        await pilot.press("e", *"x", "escape", "o")
        await settle(pilot)
        await press(pilot, "on.open")
        assert isinstance(pilot.app.screen, OpenPrepared)
        await press(pilot, "opening.first")
        assert store[Path].all()[0].opened is None
        await press(pilot, "opening.second")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PathTalkPage)
        (path,) = store[Path].all()
        assert (path.a, path.b) == (Prepared("they stand", "I wash"), Prepared("x"))
        assert store.writings.all() == []


async def test_passphrases_are_asked_for_and_nothing_private_stays(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(a_path(clock))
    seal(store, clock, "a", Prepared("SECRET of hers"))
    seal(store, clock, "b", HIS)
    for side in ("a", "b"):
        Vault(store, clock.now, QUICK).set_passphrase(side, WORDS)
    for file in (p for p in store.path.parent.rglob("*") if p.is_file()):
        assert b"SECRET" not in file.read_bytes(), file
    async with opened() as pilot:
        pilot.app.go(OnPathRoute(ABOUT))
        await settle(pilot)
        await press(pilot, "on.first")
        await behind(pilot, WORDS)
        assert "SECRET of hers" in seen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert not pilot.app.vault.is_open("a") and "SECRET" not in seen(pilot)
        assert not [one for one in reached(pilot.app) if isinstance(one, Prepared) and one.happens]
        await press(pilot, "on.open", "opening.second", "opening.first")
        await settle(pilot)
        for _ in range(2):
            await say(pilot, WORDS)
            await settle(pilot)
        assert isinstance(pilot.app.screen, PathTalkPage) and not pilot.app.vault.unlocked
        assert store[Path].all()[0].a == Prepared("SECRET of hers")


@pytest.mark.parametrize("what", ["opened", "deleted"])
async def test_the_other_terminal_may_open_it_or_delete_it_meanwhile(
    opened: Any, store: Store, clock: Any, press: Any, what: str
) -> None:
    (path,) = store.save(a_path(clock))
    async with opened() as pilot:
        pilot.app.go(OnPathRoute(ABOUT))
        await settle(pilot)
        await press(pilot, "on.first")
        await behind(pilot)
        await pilot.press(*"mine")
        after = (
            an_open_path(clock).with_(rev=path.rev) if what == "opened" else path.with_(deleted=clock.now())
        )
        store.save(after)
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert isinstance(pilot.app.screen, OnPath | Paths) or what == "deleted"
        assert "at the other terminal" in toasts(pilot)


@pytest.mark.parametrize("seat", ["a", "b"])
async def test_at_a_seat_one_prepares_only_ones_own(
    opened: Any, store: Store, clock: Any, press: Any, seat: str
) -> None:
    store.save(a_path(clock))
    async with opened(seat=seat) as pilot:
        pilot.app.go(OnPathRoute(ABOUT))
        await settle(pilot)
        await pilot.press("j" if seat == "a" else "f")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OnPath)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PreparePage) and pilot.app.screen.side == seat


async def test_a_curtain_stands_between_the_two(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(a_path(clock))
    seal(store, clock, "a", HERS, finished=False)
    async with opened() as pilot:
        pilot.app.go(OnPathRoute(ABOUT))
        await settle(pilot)
        assert "prepares alone" in seen(pilot) and "sealed" not in seen(pilot), "what is begun is not told"
        await press(pilot, "on.second")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain) and "dishes" not in seen(pilot)


async def test_what_is_opened_while_the_keyboard_is_passed_is_not_written(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    (path,) = store.save(a_path(clock))
    async with opened() as pilot:
        pilot.app.go(OnPathRoute(ABOUT))
        await settle(pilot)
        await press(pilot, "on.first")
        await settle(pilot)
        store.save(an_open_path(clock).with_(rev=path.rev))
        page = await behind(pilot)
        assert isinstance(page, OnPath) and not pilot.app.vault.unlocked
        assert "at the other terminal" not in toasts(pilot), "nothing was begun that would end"


async def test_one_writes_on_while_the_other_waits_to_open(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    store.save(a_path(clock))
    seal(store, clock, "a", HERS)
    seal(store, clock, "b", HIS)
    async with opened() as pilot:
        pilot.app.go(OpenPreparedRoute(ABOUT))
        await settle(pilot)
        await press(pilot, "opening.first")
        seal(store, clock, "b", HIS, finished=False)
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert not isinstance(pilot.app.screen, OpenPrepared) and "has not finished" in toasts(pilot)
        assert store[Path].all()[0].opened is None


async def test_a_second_one_puts_the_first_aside_unless_they_choose_otherwise(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(a_path(clock))
    async with opened() as pilot:
        for answer, words in (("2", "Keys"), ("1", "Money"), ("escape", "Never")):
            pilot.app.go(PathRoute())
            await settle(pilot)
            await press(pilot, "paths.new")
            await settle(pilot)
            await pilot.press(*words, "enter")
            await settle(pilot)
            assert isinstance(pilot.app.screen, Alongside)
            await pilot.press(answer)
            await settle(pilot)
        open_ = {path.problem: path.is_open for path in store[Path].all()}
        assert open_ == {PROBLEM: False, "Keys": False, "Money": True}
        assert isinstance(pilot.app.screen, Paths) and "Put aside" in seen(pilot)


async def test_what_is_deleted_comes_back_with_what_was_prepared(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(a_path(clock))
    seal(store, clock, "a", HERS)
    async with opened() as pilot:
        pilot.app.go(PathRoute())
        await settle(pilot)
        await press(pilot, "paths.delete")
        assert store[Path].all() == [] and store.writings.all() == []
        assert PROBLEM not in seen(pilot)
        await press(pilot, "paths.undo")
        assert store[Path].all()[0].problem == PROBLEM and kept(store, clock) == HERS
        assert PROBLEM in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_are_kept_and_shown(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    store.save(a_path(clock))
    async with opened(size=size) as pilot:
        pilot.app.go(OnPathRoute(ABOUT))
        await settle(pilot)
        await press(pilot, "on.first")
        page = await behind(pilot)
        for text in [*HOSTILE, *UNSAFE]:
            field = page.query_one("#prepare-do", Words)
            field.focus()
            field.select_all()
            pilot.app.post_message(Paste(text))
            await settle(pilot)
            page.flush()
            now = kept(store, clock)
            assert now.do == clean(text, PREPARED_LIMIT).strip()
        await pilot.press("escape", "o")
        await settle(pilot)
        assert packed("has prepared, sealed") in packed(seen(pilot))

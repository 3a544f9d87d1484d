"""How close: each alone, opened together or kept, and the quiet lines over the months."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.closeness import ABOUT, HERS, HIS, kept, look, monthly, seal
from tests.support.screens.locking import QUICK, WORDS, reached, say, settle
from tests.support.screens.toasts import lies_on_keys, toasts
from tests.support.screens.tuning import SIZES, behind
from tests.support.waiting import until
from twofold.domain.closeness.records import MONTHLY, Closeness, Felt, Monthly
from twofold.domain.closeness.routes import ClosenessRoute, LookRoute
from twofold.domain.text import clean_line
from twofold.screens.closeness.look import LookPage
from twofold.screens.closeness.looks import Looks
from twofold.screens.closeness.nearness import Nearness
from twofold.screens.closeness.openlook import OpenLook
from twofold.screens.closeness.write import FeltPage
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line

Seen = Callable[[Any], str]


@pytest.mark.parametrize("size", SIZES)
async def test_both_write_alone_and_open_together(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.closeness")
        text = " ".join(seen(pilot).split())
        assert isinstance(pilot.app.screen, Looks) and "is feeling" in text and "as deep as you like" in text
        assert text.count("writes alone") == 2
        await press(pilot, "closeness.first")
        page = await behind(pilot)
        assert isinstance(page, FeltPage) and page.hands == "a" and isinstance(page.focused, Nearness)
        assert "→ brings them closer" in seen(pilot) and "far apart" not in seen(pilot)
        await pilot.press("right", "right", "left", "enter", *"tired", "enter", *"a walk", "enter")
        near = page.value.near or kept(store, clock).near
        assert near is not None and 0 < near < 15 and page.focused is None
        await until(pilot, lambda: kept(store, clock) == Felt(near, "tired", "a walk"))
        await press(pilot, "felt.finish")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Looks) and "It waits for Ben" in toasts(pilot)
        assert lies_on_keys(pilot)
        assert "has written, sealed" in seen(pilot) and "tired" not in seen(pilot)
        await pilot.press("right")
        page = await behind(pilot)
        assert page.hands == "b" and page.value == Felt()
        await pilot.press("end")
        assert "almost one" in seen(pilot)
        await press(pilot, "felt.finish")
        await settle(pilot)
        assert "You can open both now" in toasts(pilot) and "Open both together" in seen(pilot)
        assert lies_on_keys(pilot)
        await press(pilot, "closeness.open")
        assert isinstance(pilot.app.screen, OpenLook)
        await press(pilot, "opening.first")
        assert store[Closeness].all() == []
        await press(pilot, "opening.second")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LookPage) and "Why: tired" in " ".join(seen(pilot).split())
        (found,) = store[Closeness].all()
        assert (found.id, found.a, found.b) == (ABOUT, Felt(near, "tired", "a walk"), Felt(100))
        assert store.writings.all() == []
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Looks) and "Opened together" in seen(pilot)
        assert seen(pilot).count("writes alone") == 2, "the next one is a new one"


async def test_what_is_kept_to_oneself_is_told_to_nobody_and_written_on_later(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    seal(store, clock, "b", HIS)
    async with opened() as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        await press(pilot, "closeness.first")
        page = await behind(pilot)
        assert "keeps it to yourself: Ben is told nothing" in seen(pilot)
        await pilot.press("right", "escape")
        await settle(pilot)
        assert "Ana   writes alone" in seen(pilot) and "Open both" not in seen(pilot)
        await press(pilot, "closeness.first")
        page = await behind(pilot)
        assert page.value.near and not page.is_finished
        await pilot.press("backspace", "escape")
        await settle(pilot)
        assert [each.author for each in store.writings.all()] == ["b"], "an empty one leaves no trace"


async def test_nothing_is_finished_empty_and_what_is_finished_can_be_taken_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        await press(pilot, "closeness.second")
        page = await behind(pilot)
        await press(pilot, "felt.finish")
        assert "The circles alone are enough" in toasts(pilot) and pilot.app.screen is page
        await pilot.press("home")
        assert "far apart" in seen(pilot)
        await press(pilot, "felt.finish")
        await settle(pilot)
        await press(pilot, "closeness.second")
        page = await behind(pilot)
        assert "It is written, and sealed until Ana" in " ".join(seen(pilot).split())
        assert "far apart" in seen(pilot) and not page.query_one(Nearness).is_on_screen
        await press(pilot, "felt.take-back")
        assert kept(store, clock, "b") == Felt(0) and not page.is_finished


async def test_the_circles_move_by_keys_and_by_the_mouse(opened: Any, seen: Seen, press: Any) -> None:
    async with opened() as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        await press(pilot, "closeness.first")
        page = await behind(pilot)
        circles = page.query_one(Nearness)
        await pilot.press("end", "left")
        first = circles.value
        assert first is not None and 90 < first < 100
        await pilot.click(Nearness, offset=(40, 3))
        assert circles.value == 100
        await pilot.click(Nearness, offset=(2, 3))
        assert circles.value == first
        await pilot.press("delete")
        assert circles.value is None


async def test_passphrases_are_asked_for_and_nothing_private_stays(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    seal(store, clock, "a", Felt(40, "SECRET why", "SECRET closer"))
    seal(store, clock, "b", HIS)
    for side in ("a", "b"):
        Vault(store, clock.now, QUICK).set_passphrase(side, WORDS)
    for path in (p for p in store.path.parent.rglob("*") if p.is_file()):
        assert b"SECRET" not in path.read_bytes(), path
    async with opened() as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        await press(pilot, "closeness.first")
        await behind(pilot, WORDS)
        assert "SECRET why" in seen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert not pilot.app.vault.is_open("a") and "SECRET" not in seen(pilot)
        assert not [one for one in reached(pilot.app) if isinstance(one, Felt) and one.why]
        await press(pilot, "closeness.open", "opening.first", "opening.second")
        await settle(pilot)
        await say(pilot, WORDS)
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OpenLook) and store[Closeness].all() == []
        await press(pilot, "opening.second", "opening.first")
        await settle(pilot)
        for _ in range(2):
            await say(pilot, WORDS)
            await settle(pilot)
        assert isinstance(pilot.app.screen, LookPage) and not pilot.app.vault.unlocked


async def test_the_other_terminal_may_open_it_meanwhile(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        await press(pilot, "closeness.first")
        await behind(pilot)
        await pilot.press("right")
        store.save(look(clock))
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert isinstance(pilot.app.screen, Looks) and "opened at the other terminal" in toasts(pilot)


@pytest.mark.parametrize("seat", ["a", "b"])
async def test_at_a_seat_one_writes_only_ones_own(opened: Any, press: Any, seat: str) -> None:
    async with opened(seat=seat) as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        await press(pilot, "closeness.second" if seat == "a" else "closeness.first")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Looks)
        await pilot.press("enter")
        await settle(pilot)
        if seat == "b":
            assert isinstance(pilot.app.screen, FeltPage) and pilot.app.screen.side == "b"
        await pilot.press("escape")


async def test_the_lines_over_the_months_draw_only_what_was_opened(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    store.save(look(clock, 1, back=120), look(clock, 2, back=60, a=Felt(why="no circles"), b=Felt(0)))
    store.save(look(clock, 3, back=20, a=Felt(100)))
    seal(store, clock, "a", Felt(0), "closeness-4")
    async with opened() as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        text = seen(pilot)
        assert "◆ Ana  since July: o  o · oo" in text and "● Ben  since July: o o · o    o · o o" in text
        await pilot.resize_terminal(40, 11)
        await settle(pilot)
        assert pilot.app.screen.is_running


async def test_home_offers_it_each_month_if_they_like(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(monthly(clock, 23))
    clock.advance(30 * 86_400)
    async with opened(size=(120, 40)) as pilot:
        assert "How close you feel" in seen(pilot)
        await press(pilot, "home.closeness")
        assert "home offers it from the 23rd" in seen(pilot)
        await press(pilot, "closeness.monthly")
        assert "home does not offer it" in seen(pilot)
        assert (found := store[Monthly].get(MONTHLY)) is not None and found.day is None


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_are_kept_and_shown(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        await press(pilot, "closeness.first")
        page = await behind(pilot)
        for text in [*HOSTILE, *UNSAFE]:
            for field in (page.query_one("#felt-why", Line), page.query_one("#felt-closer", Line)):
                field.focus()
                field.select_all()
                pilot.app.post_message(Paste(text))
                await settle(pilot)
            page.flush()
            now = kept(store, clock)
            assert (now.why, now.closer) == (clean_line(text), clean_line(text))
            shown, rev = look(clock, a=Felt(3, text, text)), store[Closeness].rev("closeness-0")
            store.save(shown.with_(id="closeness-0", rev=rev))
            pilot.app.go(LookRoute("closeness-0"))
            await settle(pilot)
            if size != (40, 11):
                assert packed(clean_line(text))[:60] in packed(seen(pilot))
            await pilot.press("escape")
            await settle(pilot)


async def test_a_curtain_stands_between_the_two(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    seal(store, clock, "a", HERS, finished=False)
    async with opened() as pilot:
        pilot.app.go(ClosenessRoute())
        await settle(pilot)
        await press(pilot, "closeness.second")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain) and "visit" not in seen(pilot)


async def test_the_help_names_where_the_circles_come_from(opened: Any, press: Any, seen: Seen) -> None:
    async with opened(size=(80, 44)) as pilot:
        await press(pilot, "home.closeness")
        pilot.app.action_help()
        await settle(pilot)
        text = " ".join(seen(pilot).split())
        assert "Aron, Aron and Smollan (1992)" in text and "CC BY 4.0" in text and "our own" in text

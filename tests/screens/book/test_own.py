"""One's own book: what the two share and what is one's own alone, for its owner with the drawer open."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.book import SIZES, at_book, filled, listed, typed, under
from tests.support.screens.locking import due, locked, remembered, say
from tests.support.screens.moments import keeps
from tests.support.screens.ownbook import gathered, knock, own
from tests.support.screens.passphrases import QUICK, WORDS
from twofold.domain.book.records import Star
from twofold.domain.book.routes import OwnBookRoute
from twofold.domain.drawers import Writing
from twofold.domain.moments.records import Jotted
from twofold.domain.records import SIDES, Side
from twofold.domain.routes import Route
from twofold.screens.book.book import BookPage
from twofold.screens.book.entry import EntryPage
from twofold.screens.book.own import OwnBook
from twofold.screens.moments.write import WriteMoment
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.passphrase import Unlock

Seen = Callable[[Any], str]
SHARED = ["moments/tea", "letters/sea", "asked/asked-joy-one/2026-10-01//", "asked/asked-joy-two"]
OWN: dict[Side, str] = {"a": "private/moment-a-m1", "b": "private/moment-b-m2"}
HERON, OTTER = "the heron at dawn", "the otter at dusk"


@pytest.fixture
def full(store: Store, clock: Any) -> Store:
    """A book, and in each drawer a moment that was not shown."""
    filled(store, clock)
    clock.advance(60)
    keeps(store, clock, "a", HERON, "m1")
    keeps(store, clock, "b", OTTER, "m2")
    return store


@pytest.fixture
def sealed(full: Store, clock: Any) -> Store:
    """The same, where both of them have a passphrase."""
    vault = Vault(full, clock.now, QUICK)
    for side in SIDES:
        vault.set_passphrase(side, WORDS)
    return full


def on_top(pilot: Any) -> type[Any]:
    """Return what kind of page is on top."""
    return type(pilot.app.screen)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("side", SIDES)
async def test_it_has_what_is_shared_and_what_is_ones_own(
    opened: Any, full: Store, press: Any, seen: Seen, size: tuple[int, int], side: Side
) -> None:
    async with opened(full, size=size) as pilot:
        page = await own(pilot, press, side)
        assert listed(page) == [OWN[side], *SHARED]
        mine, other = (HERON, OTTER) if side == "a" else (OTTER, HERON)
        text = seen(pilot)
        assert mine in text and other not in text and "Only yours" in text and "You made tea" in text
        assert pilot.app.couple().name(side) in text.splitlines()[0]


async def test_the_shared_book_never_has_any_of_it(opened: Any, full: Store, press: Any, seen: Seen) -> None:
    async with opened(full) as pilot:
        await own(pilot, press)
        assert {each.entry.owner for each in pilot.app.book.entries} == {None}
        await press(pilot, "page.back")
        await gathered(pilot)
        page = pilot.app.screen
        assert type(page) is BookPage and listed(page) == SHARED
        assert HERON not in seen(pilot) and remembered(pilot.app, HERON) == []


async def test_it_is_found_as_one_types(opened: Any, full: Store, press: Any, seen: Seen) -> None:
    async with opened(full) as pilot:
        page = await own(pilot, press)
        for words, found in (("DAWN her", [OWN["a"]]), ("only yours", [OWN["a"]]), ("otter", [])):
            await typed(pilot, press, words)
            assert listed(page) == found
            await pilot.press("escape", "escape")
            assert listed(page) == [OWN["a"], *SHARED]


async def test_behind_a_passphrase_nothing_is_seen_before_it(
    opened: Any, sealed: Store, press: Any, seen: Seen
) -> None:
    async with opened(sealed) as pilot:
        door = await knock(pilot, press)
        assert isinstance(door, Unlock)
        await say(pilot, "not our song")
        assert pilot.app.screen is door and HERON not in seen(pilot)
        await pilot.press("escape")
        await gathered(pilot)
        assert on_top(pilot) is BookPage and not pilot.app.vault.is_open("a")
        page = await own(pilot, press, "a", WORDS)
        assert listed(page)[0] == OWN["a"] and HERON in seen(pilot) and not pilot.app.vault.is_open("b")
        await press(pilot, "page.back")
        await gathered(pilot)
        assert not pilot.app.vault.is_open("a"), "leaving it locks the drawer"


async def test_at_a_seat_there_is_only_ones_own(opened: Any, full: Store, press: Any, seen: Seen) -> None:
    async with opened(full, seat="b") as pilot:
        await at_book(pilot, press)
        await press(pilot, "book.own-a")
        await gathered(pilot)
        assert on_top(pilot) is BookPage and HERON not in seen(pilot)
        await press(pilot, "book.own-b")
        await gathered(pilot)
        page = pilot.app.screen
        assert isinstance(page, OwnBook) and page.side == "b" and OTTER in seen(pilot)


@pytest.mark.parametrize("words", ["", WORDS])
async def test_the_idle_lock_puts_all_of_it_away(
    opened: Any, request: pytest.FixtureRequest, clock: Any, press: Any, seen: Seen, words: str
) -> None:
    store = request.getfixturevalue("sealed" if words else "full")
    async with opened(store) as pilot:
        page = await own(pilot, press, "a", words)
        await typed(pilot, press, "heron")
        due(pilot, clock)
        await locked(pilot)
        assert HERON not in seen(pilot) and not page.shared and not page.narrow
        assert remembered(pilot.app, "heron") == []
        await (say(pilot, words) if words else pilot.press("enter"))
        await gathered(pilot)
        assert pilot.app.screen is page and listed(page) == [OWN["a"], *SHARED] and not page.narrow


async def test_where_one_was_is_found_again_after_the_lock(
    opened: Any, sealed: Store, clock: Any, press: Any
) -> None:
    async with opened(sealed) as pilot:
        page = await own(pilot, press, "a", WORDS)
        await press(pilot, "book.last")
        due(pilot, clock)
        await locked(pilot)
        await say(pilot, WORDS)
        await gathered(pilot)
        assert under(page) == SHARED[-1]


async def test_enter_opens_the_page_on_which_it_was_written(opened: Any, full: Store, press: Any) -> None:
    async with opened(full) as pilot:
        page = await own(pilot, press)
        await press(pilot, "book.read")
        await pilot.pause()
        write = pilot.app.screen
        assert isinstance(write, WriteMoment) and write.side == "a" and write.value.words == HERON
        await pilot.press("end", *(each.replace(" ", "space") for each in " and the mist"), "enter")
        await gathered(pilot)
        assert pilot.app.screen is page and page.listed.items[0].entry.title == f"{HERON} and the mist"


async def test_what_is_shared_is_read_and_the_next_one_is_shared_too(
    opened: Any, full: Store, press: Any, seen: Seen
) -> None:
    async with opened(full) as pilot:
        page = await own(pilot, press)
        await press(pilot, "book.next")
        await press(pilot, "book.read")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EntryPage) and "You made tea" in seen(pilot)
        assert pilot.app.screen.hands == "a" or "Ana" in seen(pilot).splitlines()[0]
        await press(pilot, "book-entry.previous")
        assert "You made tea" in seen(pilot), "what is hers alone is passed by"
        await press(pilot, "book-entry.next")
        assert "By the sea" in seen(pilot)
        await press(pilot, "page.back")
        await gathered(pilot)
        assert on_top(pilot) is OwnBook and under(page) == SHARED[1]


async def test_what_is_private_gets_no_star(opened: Any, full: Store, press: Any) -> None:
    async with opened(full) as pilot:
        page = await own(pilot, press)
        await pilot.press("asterisk")
        assert full[Star].all() == [] and not page.may_star
        await press(pilot, "book.next")
        await press(pilot, "book.star")
        assert [star.entry for star in full[Star].all()] == SHARED[:1]


async def test_it_follows_the_other_terminal_of_its_owner(
    opened: Any, full: Store, clock: Any, press: Any
) -> None:
    async with opened(full) as pilot:
        page = await own(pilot, press)
        other = Store.open(full.path, clock=clock)
        clock.advance(60)
        keeps(other, clock, "a", "the fog", "m3")
        keeps(other, clock, "b", "his fog", "m4")
        other.writings.delete("moment-a-m1")
        other.close()
        pilot.app.look()
        await gathered(pilot)
        assert listed(page) == ["private/moment-a-m3", *SHARED]


async def test_what_somebody_else_put_into_the_drawer_is_not_shown(
    opened: Any, sealed: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened(sealed) as pilot:
        page = await own(pilot, press, "a", WORDS)
        forged = Vault(sealed, clock.now)
        writing: Writing = forged.writing("moment", "m9", "a")
        sealed.save(forged.write(writing, Jotted("a forged line")))
        pilot.app.look()
        page.reload()
        await gathered(pilot)
        assert "private/moment-a-m9" not in listed(page) and "without your passphrase" in seen(pilot)


async def test_an_empty_one_says_what_it_is_for(opened: Any, press: Any, seen: Seen) -> None:
    async with opened(size=(40, 11)) as pilot:
        await own(pilot, press)
        assert "Nothing is in your book yet." in seen(pilot)


def test_nobody_is_told_of_it() -> None:
    route: Route = OwnBookRoute("a")
    assert route.spot == "" and route.told_by is None


async def test_the_other_seat_sees_nothing_of_it(opened: Any, full: Store, press: Any) -> None:
    async with opened(full, seat="a") as pilot:
        from twofold.frame.household import page_in_sight

        await own(pilot, press)
        assert page_in_sight(pilot.app.screen_stack) is None
        await press(pilot, "book.next")
        await press(pilot, "book.read")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EntryPage)
        assert page_in_sight(pilot.app.screen_stack) is None


@pytest.mark.parametrize("way", ["entry", "pictures"])
async def test_a_page_for_both_leaves_nothing_private_below_it(
    opened: Any, sealed: Store, press: Any, way: str
) -> None:
    async with opened(sealed) as pilot:
        await own(pilot, press, "a", WORDS)
        if way == "entry":
            await press(pilot, "book.next", "book.next", "book.read")
            await pilot.pause()
            await press(pilot, "book-entry.open")
        else:
            await press(pilot, "book.pictures")
        await gathered(pilot)
        assert len(pilot.app.screen_stack) == 2 and on_top(pilot) not in (OwnBook, EntryPage)
        assert not pilot.app.vault.is_open("a") and remembered(pilot.app, HERON) == []

"""A year on paper: either takes in and out, both say yes, and only then is it written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Static

from tests.support.hostile import HOSTILE, UNSAFE, beginning, packed
from tests.support.screens.locking import settle
from tests.support.screens.pictures import views
from tests.support.years import a_year, at, letter, moment
from twofold.demo import furnish
from twofold.domain.book.routes import YearPaperRoute, YearRoute
from twofold.domain.book.year import YearChoice
from twofold.domain.letters.records import Letter
from twofold.domain.moments.records import Moment
from twofold.domain.text import clean_line
from twofold.screens.book.entry import EntryPage
from twofold.screens.book.year import YearPage
from twofold.screens.book.yearpaper import YearPaper
from twofold.store import Store
from twofold.widgets.choices import Choices

Seen = Callable[[Any], str]
SIZES = [(40, 11), (80, 24), (120, 40)]


@pytest.fixture
def lived(store: Store) -> Store:
    """Give Ana and Ben a year."""
    store.save(*a_year())
    return store


def words(seen: Seen, pilot: Any) -> str:
    return " ".join(seen(pilot).split())


def on(pilot: Any, leaf: str) -> None:
    """Put the cursor on *leaf*."""
    assert pilot.app.screen.query_one(Choices).go_to(leaf)


async def go(pilot: Any, press: Any, *ids: str) -> None:
    for each in ids:
        await press(pilot, each)
        await settle(pilot)


def choice(store: Store) -> YearChoice:
    (found,) = store[YearChoice].all()
    return found


def signs(pilot: Any) -> dict[str, str]:
    """Return what stands before each thing: in or out."""
    rows = pilot.app.screen.query_one(Choices)._choices
    return {row.id: row.sign.plain for row in rows if not row.heading}


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_chosen_said_yes_to_and_written(
    opened: Any, lived: Store, press: Any, seen: Seen, home: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await go(pilot, press, "home.book", "book.year")
        assert isinstance(pilot.app.screen, YearPage) and "2026 on paper" in seen(pilot)
        assert signs(pilot)["letters/l1"] == "✓" and signs(pilot)["moments/m2"] == "·"
        on(pilot, "letters/l1")
        await go(pilot, press, "year.turn")
        on(pilot, "moments/m2")
        await go(pilot, press, "year.turn", "year.title")
        await pilot.press(*"The boat", "enter")
        await settle(pilot)
        assert choice(lived).chosen == {"letters/l1": False, "moments/m2": True}
        assert choice(lived).title == "The boat" and "The boat" in seen(pilot)
        await go(pilot, press, "year.first")
        assert pilot.app.screen.said_yes == ("a",) and choice(lived).agreed is None
        await go(pilot, press, "year.second")
        agreed = choice(lived).agreed
        assert agreed is not None and agreed.by == ("a", "b") and lived.ready.all() == []
        assert "said yes" in words(seen, pilot)
        await go(pilot, press, "year.paper", "paper.write")
        assert isinstance(pilot.app.screen, YearPaper) and "Written to" in words(seen, pilot)
        await go(pilot, press, "paper.markdown", "paper.write")
    page, text = home / "twofold-2026.html", home / "twofold-2026.md"
    for file in (page, text):
        assert file.stat().st_mode & 0o777 == 0o600
        written = file.read_text()
        assert "The boat" in written and "The soup." in written and "A boat to the seals" in written
        assert "It rained." not in written and "only mine" not in written


async def test_any_change_takes_the_yes_back(opened: Any, lived: Store, press: Any, seen: Seen) -> None:
    async with opened() as pilot:
        pilot.app.go(YearRoute())
        await settle(pilot)
        for change in ("year.turn", "year.all", "year.title", "year.dedicate"):
            if not pilot.app.screen.is_agreed:
                await go(pilot, press, "year.first")
            await go(pilot, press, change)
            if change in ("year.title", "year.dedicate"):
                await pilot.press(*"x", "enter")
                await settle(pilot)
            assert pilot.app.screen.said_yes == (), change
            await go(pilot, press, "year.second")
            assert choice(lived).agreed is None, change
            await go(pilot, press, "year.first")
            assert pilot.app.screen.is_agreed and choice(lived).agreed is not None
        # What is taken back brings no yes with it, not even to what both said yes to before.
        await go(pilot, press, "year.turn", "year.undo")
        assert not pilot.app.screen.is_agreed and choice(lived).agreed is None
        await go(pilot, press, "year.undo")
        assert choice(lived).dedication == ""


async def test_nothing_at_all_is_not_said_yes_to(opened: Any, store: Store, press: Any, seen: Seen) -> None:
    store.save(letter("l1", at(3, 3)))
    async with opened() as pilot:
        pilot.app.go(YearRoute(2026))
        await settle(pilot)
        await go(pilot, press, "year.turn", "year.first")
        assert "There is nothing in it yet" in words(seen, pilot) and pilot.app.screen.said_yes == ()


async def test_a_year_of_which_there_is_nothing_says_what_will_come(
    opened: Any, store: Store, seen: Seen
) -> None:
    async with opened(size=(40, 11)) as pilot:
        pilot.app.go(YearRoute())
        await settle(pilot)
        assert "nothing to put on paper yet" in words(seen, pilot)
        keys = [each.binding.id for each in pilot.app.screen.active_bindings.values() if each.enabled]
        assert not {"year.turn", "year.first", "year.paper", "year.title"} & set(keys)


async def test_another_year_is_a_key_away(opened: Any, lived: Store, press: Any, seen: Seen) -> None:
    lived.save(letter("old", at(3, 3, year=2024)))
    async with opened() as pilot:
        pilot.app.go(YearRoute())
        await settle(pilot)
        assert signs(pilot).keys() & {"letters/l1", "letters/old"} == {"letters/l1"}
        await go(pilot, press, "year.other")
        await pilot.press("2")
        await settle(pilot)
        assert "2024 on paper" in seen(pilot) and set(signs(pilot)) == {"letters/old"}


async def test_one_thing_can_be_read_in_full(opened: Any, lived: Store, press: Any, seen: Seen) -> None:
    async with opened() as pilot:
        pilot.app.go(YearRoute())
        await settle(pilot)
        for leaf, shown in (
            ("letters/l1", "You waited."), ("asked/q1", "a boat"), ("sentences/sentence", "within a week"),
            ("works/w1/s1", "She smiles."),
        ):  # fmt: skip
            on(pilot, leaf)
            await settle(pilot)
            await go(pilot, press, "year.read")
            assert isinstance(pilot.app.screen, EntryPage) and shown in words(seen, pilot), leaf
            await go(pilot, press, "page.back")


@pytest.mark.parametrize(("size", "there"), [((80, 24), False), ((120, 40), True), ((200, 60), True)])
async def test_where_there_is_room_all_of_it_is_read_beside_the_list(
    opened: Any, lived: Store, seen: Seen, size: tuple[int, int], there: bool
) -> None:
    async with opened(size=size) as pilot:
        pilot.app.go(YearRoute())
        await settle(pilot)
        for leaf, beside in (
            ("letters/l1", "It rained."), ("letters/l1", "I saw it."), ("moments/m1", "it reached ● Ben"),
            ("plans/over", "The old pier"), ("plans/over", "● Ben Her laugh in the boat"),
            ("asked/q1", "● Ben guessed a boat"), ("works/w1/s1", "◆ Ana page 12 She smiles."),
            ("rituals/r1", "we are home"), ("agreements/k1", "◆ Ana for asking"),
        ):  # fmt: skip
            on(pilot, leaf)
            await settle(pilot)
            told = " ".join(pilot.app.screen.query_one("#year-told", Static).content.plain.split())
            assert beside in told, leaf
            assert bool(pilot.app.screen.query_one("#year-beside").region) == there
            assert (beside.split()[-1] in seen(pilot)) >= there


async def test_what_changed_since_the_yes_is_not_written(
    opened: Any, lived: Store, clock: Any, press: Any, seen: Seen, home: Path
) -> None:
    async with opened() as pilot:
        pilot.app.go(YearPaperRoute(2026))
        await settle(pilot)
        assert "not both said yes" in words(seen, pilot) and not pilot.app.screen.has_field()
        await go(pilot, press, "page.back")
        pilot.app.go(YearRoute())
        await settle(pilot)
        await go(pilot, press, "year.first", "year.second", "year.paper")
        (opened_one,) = [each for each in lived[Letter].all() if each.opened]
        lived.save(opened_one.with_(deleted=clock.now()))
        await go(pilot, press, "paper.write")
        assert "has changed since you both said yes" in words(seen, pilot)
        assert list(home.glob("*.html")) == []
        await go(pilot, press, "page.back")
        assert "letters/l1" not in signs(pilot) and not pilot.app.screen.is_agreed


async def test_at_two_seats_each_says_yes_at_their_own(seats: Any, lived: Store) -> None:
    async with seats() as two:
        await two.go(YearRoute(2026))
        await two.press("a", "year.turn")
        await two.press("a", "year.first")
        assert "✓" in two.words("b") and choice(lived).agreed is None
        # What the other takes in or out asks both anew, and it is said.
        await two.press("b", "year.turn")
        assert two.pilots["a"].app.screen.said_yes == () and "say yes again" in two.words("a")
        await two.press("b", "year.second")
        assert choice(lived).agreed is None
        await two.press("a", "year.first")
        assert choice(lived).agreed is not None
        for side in ("a", "b"):
            two.pilots[side].app.clear_notifications()
            assert two.pilots[side].app.screen.is_agreed
        await two.key("b", "end")
        for side in ("a", "b"):
            assert "Both of you said yes" in two.words(side)


async def test_what_came_meanwhile_asks_both_anew(seats: Any, lived: Store) -> None:
    async with seats() as two:
        await two.go(YearRoute(2026))
        await two.press("a", "year.first")
        lived.save(moment("m9", "A new one.", at(11, 20)))
        await two.at("b", lambda pilot: pilot.pause())
        assert "say yes again" in two.words("b")
        await two.press("b", "year.second")
        assert lived[YearChoice].all() == []


async def test_what_they_typed_is_shown_as_it_is(opened: Any, store: Store, press: Any, seen: Seen) -> None:
    for n, text in enumerate(HOSTILE):
        store.save(letter(f"l{n}", at(3, 1 + n), "x").with_(title=clean_line(text)))
    store.save(YearChoice(id="year-2026", year=2026, title=clean_line(HOSTILE[0]),
                          dedication=clean_line("".join(UNSAFE))[:200]))  # fmt: skip
    async with opened(size=(80, 40)) as pilot:
        pilot.app.go(YearRoute())
        await settle(pilot)
        screen = packed(seen(pilot))
        assert all(beginning(clean_line(text)) in screen for text in HOSTILE)
        assert not set("\x1b\x07\x9b\u202e") & set(seen(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_a_moment_is_put_into_the_book_from_its_own_page(
    opened: Any, store: Store, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    store.save(moment("m1", "You made tea.", at(5, 1), reached=False))
    async with opened(size=size) as pilot:
        await go(pilot, press, "home.moments")
        on(pilot, "m1")
        await settle(pilot)
        await go(pilot, press, "moments.star")
        assert pilot.app.book.stars == {"moments/m1"} and "★ You made tea." in words(seen, pilot)
        pilot.app.go(YearRoute())
        await settle(pilot)
        assert signs(pilot) == {"moments/m1": "✓"}
        await go(pilot, press, "page.back", "moments.star")
        assert pilot.app.book.stars == frozenset() and "★" not in seen(pilot)
        pilot.app.go(YearRoute())
        await settle(pilot)
        assert signs(pilot) == {"moments/m1": "·"}
        assert [each.words for each in store[Moment].all()] == ["You made tea."]


@pytest.mark.parametrize(("look", "what"), views("book.year", "book.paper"), indirect=["look"])
async def test_the_pictures(
    opened: Any, lived: Store, press: Any, picture: Any, drawn: SnapshotAssertion, look: Any, what: str
) -> None:
    async with opened(**look) as pilot:
        pilot.app.go(YearRoute())
        await settle(pilot)
        await go(pilot, press, "year.first")
        if what == "book.paper":
            await go(pilot, press, "year.second", "year.paper")
        assert picture(pilot) == drawn


async def test_the_made_up_couple_has_a_year_to_print(
    opened: Any, tmp_path: Path, clock: Any, press: Any
) -> None:
    furnish(tmp_path / "demo.json", clock.now(), "UTC")
    demo = Store.open(tmp_path / "demo.json", clock=clock)
    try:
        async with opened(demo) as pilot:
            pilot.app.go(YearRoute())
            await settle(pilot)
            assert pilot.app.screen.is_agreed and set(signs(pilot).values()) == {"✓", "·"}
            await go(pilot, press, "year.paper")
            assert pilot.app.screen.has_field()
    finally:
        demo.close()

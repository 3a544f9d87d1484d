"""What takes both, each at their own seat: one's own key, one's own drawer, both halves in one moment."""

from typing import Any, get_args

import pytest
from msgspec.structs import replace

from tests.support.screens.both import CASES, PASSPHRASES, Case, Seat, Two, at_two
from tests.support.waiting import until
from twofold.domain.drawers import WritingKind
from twofold.store import Store
from twofold.store.halves import Half
from twofold.widgets.consent import Consent
from twofold.widgets.passphrase import Unlock

each = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture
def two(opened: Any, store: Store, clock: Any, press: Any, seen: Any) -> Any:
    """Open a case at both terminals."""

    def opening(case: Case, seats: tuple[Seat, Seat], *, locks: bool = False) -> Any:
        return at_two(case, store, opened, clock, press, seen, seats=seats, locks=locks)

    return opening


ALONE = {"the cards of a day", "a round", "the hearts of a retreat", "two circles", "the answers to a card",
         "what both prepared for a path"}  # fmt: skip
"""What each writes alone, and both open."""
alone = pytest.mark.parametrize("case", [c for c in CASES if c.name in ALONE], ids=lambda case: case.name)


async def unlock(both: Two, n: int, words: str) -> None:
    """Type *words* where a passphrase is asked for at the terminal *n*."""
    pilot = both.pilots[n]
    with pilot.app._context():
        await until(pilot, lambda: isinstance(pilot.app.screen, Unlock))
        await pilot.press(*("space" if letter == " " else letter for letter in words), "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, Unlock))


async def to_the_end(both: Two) -> None:
    """Let both terminals look until it is done."""
    for _ in range(6):
        for n in (0, 1):
            await both.follow(n)


@each
@pytest.mark.parametrize("seats", [("a", "b"), ("a", None), (None, "b")], ids=str)
async def test_each_presses_at_their_own_seat(case: Case, two: Any, seats: tuple[Seat, Seat]) -> None:
    async with two(case, seats) as both:
        await both.press(0, 0)
        await both.until(0, lambda: both.ready() == ["a"])
        await both.follow(1)
        assert "✓" in both.seen(1) and not case.done(both.stores[0])
        await both.press(1, 1)
        await to_the_end(both)
        assert case.done(both.stores[0]) and case.done(both.stores[1])
        assert both.ready() == [] and both.stores[0].writings.all() == []


@each
async def test_the_other_s_key_counts_at_no_seat(case: Case, two: Any) -> None:
    async with two(case, ("a", "b")) as both:
        await both.press(0, 1)
        assert "This is Ana's seat" in both.seen(0)
        await both.press(1, 0)
        await to_the_end(both)
        assert both.ready() == [] and not case.done(both.stores[0])


@each
async def test_the_other_s_name_is_clicked_in_vain_at_a_seat(case: Case, two: Any) -> None:
    async with two(case, ("a", "b")) as both:
        pilot = both.pilots[0]
        with pilot.app._context():
            (keys,) = [each for each in pilot.app.screen.query(Consent) if each.region and each.display]
            keys.scroll_visible(animate=False, immediate=True)
            await pilot.pause()
            lines = both.seen(0).splitlines()
            places = [(line.index("● Ben"), y) for y, line in enumerate(lines) if "● Ben" in line and y]
            for x, y in places:
                if keys.region.contains(x, y):
                    await pilot.click(offset=(x + 2, y))
        assert "This is Ana's seat" in both.seen(0)
        await both.press(1, 1)
        await to_the_end(both)
        assert both.ready() == ["b"] and not case.done(both.stores[0])


@alone
async def test_each_opens_their_own_drawer_at_their_own_seat(case: Case, two: Any) -> None:
    async with two(case, ("a", "b"), locks=True) as both:
        await both.press(0, 0)
        await unlock(both, 0, PASSPHRASES["a"])
        await both.until(0, lambda: both.ready() == ["a"])
        assert "Ana will be asked" not in both.seen(0), "she was asked already"
        await both.follow(1)
        await both.press(1, 1)
        await unlock(both, 1, PASSPHRASES["b"])
        await to_the_end(both)
        assert case.done(both.stores[0]) and case.done(both.stores[1])
        assert both.ready() == [] and both.stores[0].writings.all() == []
        for n in (0, 1):
            assert both.pilots[n].app.vault.unlocked == (), "a drawer stayed open"
            assert not isinstance(both.pilots[n].app.screen, Unlock), (
                "a passphrase is asked for at both seats"
            )


@alone
async def test_a_half_alone_is_read_by_nobody(case: Case, two: Any) -> None:
    async with two(case, ("a", "b"), locks=True) as both:
        await both.press(0, 0)
        await unlock(both, 0, PASSPHRASES["a"])
        await both.until(0, lambda: both.ready() == ["a"])
        await to_the_end(both)
        (ready,) = both.stores[1].ready.all()
        (press,) = ready.pressed
        assert press.half and not press.key, "the key is told before the other half is there"
        with both.pilots[0].app._context():
            await both.pilots[0].press("escape")
        await both.until(0, lambda: both.ready() == [])
        await both.follow(1)
        await both.press(1, 1)
        await unlock(both, 1, PASSPHRASES["b"])
        await to_the_end(both)
        assert not case.done(both.stores[1]) and both.ready() == ["b"]


@alone
async def test_who_goes_back_at_the_passphrase_is_not_ready(case: Case, two: Any) -> None:
    async with two(case, ("a", "b"), locks=True) as both:
        await both.press(0, 0)
        pilot = both.pilots[0]
        with pilot.app._context():
            await until(pilot, lambda: isinstance(pilot.app.screen, Unlock))
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(pilot.app.screen, Unlock))
        await to_the_end(both)
        assert both.ready() == [] and "✓" not in both.seen(1)


@alone
async def test_a_forged_half_opens_nothing(case: Case, two: Any) -> None:
    async with two(case, ("a", "b"), locks=True) as both:
        await both.press(0, 0)
        await unlock(both, 0, PASSPHRASES["a"])
        await both.until(0, lambda: both.ready() == ["a"])
        # Somebody else, who can write the file, puts a half of their own in the place of hers.
        third = Store.open(both.stores[0].path, clock=both.clock)
        (ready,) = third.ready.all()
        forged = Half("a", ready.about, ready.shown, dict.fromkeys(get_args(WritingKind), "{}"), None)
        (hers,) = ready.pressed
        third.save(ready.with_(pressed=(replace(hers, half=forged.box, key=forged.key),)))
        third.close()
        await to_the_end(both)
        await both.press(1, 1)
        await unlock(both, 1, PASSPHRASES["b"])
        await to_the_end(both)
        assert not case.done(both.stores[1]) and "Nothing was opened" in both.seen(1)


@alone
async def test_a_seat_tells_nothing_to_a_keyboard_of_both_that_has_brought_nothing(
    case: Case, two: Any
) -> None:
    async with two(case, ("a", None), locks=True) as both:
        await both.press(0, 0)
        await unlock(both, 0, PASSPHRASES["a"])
        await both.until(0, lambda: both.ready() == ["a"])
        await both.press(1, 1)  # in the same moment: nobody looked in between
        await both.until(1, lambda: isinstance(both.pilots[1].app.screen, Unlock))
        await both.follow(0)
        (ready,) = both.stores[0].ready.all()
        assert not any(press.key for press in ready.pressed), "told before the other half was there"
        await unlock(both, 1, PASSPHRASES["b"])
        await to_the_end(both)
        assert case.done(both.stores[0]) and not isinstance(both.pilots[1].app.screen, Unlock)


@alone
async def test_who_pressed_at_the_keyboard_of_both_first_is_asked_once_the_other_brings_theirs(
    case: Case, two: Any
) -> None:
    async with two(case, ("a", None), locks=True) as both:
        await both.press(1, 1)
        await both.follow(0)
        await both.press(0, 0)
        await unlock(both, 0, PASSPHRASES["a"])
        await both.until(0, lambda: both.ready() == ["b", "a"])
        await both.follow(0)
        (ready,) = both.stores[0].ready.all()
        assert [press.key for press in ready.pressed] == [b"", b""], "told before the other half was there"
        await both.follow(1)
        await unlock(both, 1, PASSPHRASES["b"])
        await to_the_end(both)
        assert case.done(both.stores[0])


@pytest.mark.parametrize("seats", [("a", "b"), (None, "b")], ids=str)
async def test_each_is_told_the_key_to_read_their_answer_again(two: Any, seats: tuple[Seat, Seat]) -> None:
    case = next(case for case in CASES if case.name == "the answers to a card")
    async with two(case, seats) as both:
        for n in range(2):
            assert "Both of you have written. r reads yours again." in " ".join(both.seen(n).split())

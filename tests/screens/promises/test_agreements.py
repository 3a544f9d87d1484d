"""The list of agreements, and the card of one with all that happened to it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.pictures import views
from tests.support.screens.promises import agreed, answered, let_go, looked_at, sketched
from tests.support.screens.talks import SIZES, Clock, Enter
from twofold.domain.promises.routes import AgreementRoute, PromisesRoute
from twofold.domain.text import clean_line
from twofold.screens.promises.agreements import Agreements
from twofold.screens.promises.card import AgreementPage
from twofold.screens.promises.review import ReviewPage
from twofold.screens.promises.write import WriteAgreement
from twofold.store import Store

DAY = 86_400


def some(store: Store, clock: Clock) -> None:
    now = clock.now()
    store.save(
        *answered(now),
        agreed(now, id="later", what="tea together at eleven", days=14),
        agreed(now, id="soon"),
        let_go(now, agreed(now, id="past", what="a walk each morning")),
        sketched(now),
    )


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_list_shows_the_way(opened: Any, enter: Enter, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(PromisesRoute())
        assert "Nothing is agreed yet." in room.words
        await room.press("agreements.new")
        assert isinstance(room.page, WriteAgreement)
        await room.press("field.leave", "page.back")
        assert isinstance(room.page, Agreements) and "Nothing is agreed yet." in room.words


async def test_the_list_puts_what_is_to_be_looked_at_first(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    some(store, clock)
    clock.advance(8 * DAY)
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PromisesRoute())
        marks = ("Look at it together", "both phones", "You agreed", "tea together", "Being written",
                 "a walk on Sundays", "Let go, and still readable", "a walk each morning")  # fmt: skip
        places = [room.words.index(mark) for mark in marks]
        assert places == sorted(places)
        for page, keys in (
            (ReviewPage, ()),
            (AgreementPage, ("down",)),
            (WriteAgreement, ("down",)),
            (AgreementPage, ("down",)),
        ):
            await pilot.press(*keys, "enter")
            await room.settle()
            assert isinstance(room.page, page)
            if room.page.focused is not None:
                await room.press("field.leave")
            await room.press("page.back")


async def test_the_list_follows_the_other_terminal(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PromisesRoute())
        other = Store.open(store.path)
        other.save(agreed(clock.now()))
        other.close()
        pilot.app.look()
        await room.settle()
        assert "both phones in the drawer after nine" in room.words and "Nothing is agreed" not in room.words


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_are_shown(opened: Any, enter: Enter, store: Store, clock: Clock, text: str) -> None:
    now = clock.now()
    store.save(agreed(now, id="a1", what=text, notice=text, often=text), sketched(now, text))
    async with opened(size=(150, 40)) as pilot:
        room = enter(pilot)
        await room.go(PromisesRoute())
        assert packed(room.text).count(packed(text)[:28]) >= 2
        await room.go(AgreementRoute("a1"))
        assert packed(room.text).count(packed(text)) >= 3


@pytest.mark.parametrize(("look", "page"), views("list"), indirect=["look"])
async def test_list_pictures(
    opened: Any, store: Store, clock: Clock, picture: Callable[..., str], drawn: SnapshotAssertion,
    look: Any, page: str,
) -> None:  # fmt: skip
    some(store, clock)
    clock.advance(8 * DAY)
    async with opened(**look) as pilot:
        pilot.app.go(PromisesRoute())
        await pilot.pause()
        await pilot.pause()
        assert picture(pilot) == drawn


async def test_the_day_of_the_look_comes_while_the_list_is_open(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    store.save(agreed(clock.now()))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PromisesRoute())
        assert "Look at it together" not in room.words
        clock.advance(timedelta(days=7).total_seconds())
        room.page.reload()
        await room.settle()
        assert "Look at it together" in room.words


async def test_a_changed_agreement_is_listed_by_what_holds(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    store.save(looked_at(clock.now(), agreed(clock.now())))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(PromisesRoute())
        assert "one evening without phones" in room.words and "both phones" not in room.words

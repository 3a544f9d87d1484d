"""What one wrote of each kind is found in one's own book, which leads to the page on which it was written."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.book import listed, typed
from tests.support.screens.ownbook import WRITTEN, gathered, own, with_all
from twofold.domain.drawers import WritingKind, writing_id
from twofold.screens.private import PrivatePage
from twofold.store import Store

Seen = Callable[[Any], str]


@pytest.mark.parametrize("kind", WRITTEN)
async def test_of_each_kind_there_is_a_way_to_the_page_on_which_it_was_written(
    opened: Any, store: Store, clock: Any, press: Any, kind: WritingKind
) -> None:
    about, _, place = WRITTEN[kind]
    async with opened(with_all(store, clock)) as pilot:
        page = await own(pilot, press)
        name = f"private/{writing_id(kind, about, 'a')}"
        page.go_to(next(each for each in listed(page) if each == name or each.startswith(f"{name}/")))
        await press(pilot, "book.read")
        await gathered(pilot)
        there = pilot.app.screen
        assert isinstance(there, PrivatePage) and (there.place, there.side) == (place, "a")
        assert there.is_laid_out


async def test_words_within_it_are_shown_where_they_were_found(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened(with_all(store, clock)) as pilot:
        page = await own(pilot, press)
        await typed(pilot, press, "loudly")
        assert listed(page) == ["private/path-a-path-1"] and "I wash them loudly" in seen(pilot)

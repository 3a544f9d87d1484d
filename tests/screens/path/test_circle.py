"""The circle of the second talk: drawn, changed, and followed."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.locking import settle
from tests.support.screens.path import ABOUT, go, now
from tests.support.screens.toasts import toasts
from tests.support.screens.tuning import SIZES
from twofold.domain.path.circle import with_words, without_link
from twofold.domain.path.records import MOST_LINKS, Link, Path
from twofold.domain.path.routes import CircleRoute
from twofold.screens.page import StoreChanged
from twofold.screens.path.asks import LinkAsk
from twofold.screens.path.circle import CirclePage
from twofold.screens.path.ring import Ring
from twofold.store import Store

Seen = Callable[[Any], str]


@pytest.mark.parametrize("size", SIZES)
async def test_the_circle_is_drawn_changed_and_brought_back(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await go(pilot, CircleRoute(ABOUT))
        assert isinstance(page, CirclePage) and isinstance(page.focused, Ring)
        assert "▌◆ Ana does" in seen(pilot) and "I wash them loudly" in seen(pilot)
        corner = "╭▶" if size[0] < 56 else "╭──"
        assert corner in seen(pilot) and ("▼" in seen(pilot))
        await pilot.press("down")
        assert "▌● Ben feels" in seen(pilot)
        await press(pilot, "circle.change")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LinkAsk)
        await pilot.press("end", *" again", "enter")
        await settle(pilot)
        assert now(store).circle[1].words == "scolded again" and "scolded again" in seen(pilot)
        await press(pilot, "circle.add")
        await settle(pilot)
        await pilot.press(*"smokes", "enter")
        await settle(pilot)
        assert [link.words for link in now(store).circle][2] == "smokes" and page.ring.place == 2
        assert now(store).circle[2].side == "b" and now(store).circle[2].kind == "does"
        await press(pilot, "circle.move")
        assert now(store).circle[3].words == "smokes" and page.ring.place == 3
        assert "▌● Ben does" in seen(pilot)
        await press(pilot, "circle.remove")
        assert len(now(store).circle) == 4 and "brings it back" in toasts(pilot)
        await press(pilot, "circle.undo")
        assert len(now(store).circle) == 5
        await press(pilot, "circle.undo", "circle.undo", "circle.undo")
        assert now(store).circle == path.circle
        await pilot.press("up", "up")
        assert page.ring.place in range(4)


async def test_the_circle_follows_the_other_terminal_and_both_changes_stay(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any
) -> None:
    async with opened() as pilot:
        page = await go(pilot, CircleRoute(ABOUT))
        await pilot.press("down")
        await press(pilot, "circle.change")
        await settle(pilot)
        store.save(with_words(now(store), "a-does", "a", "does", "elsewhere"))
        await pilot.press(*" too", "enter")
        await settle(pilot)
        words = [link.words for link in now(store).circle]
        assert words[0] == "elsewhere" and words[1] == "scolded too"
        for link in now(store).circle:
            store.save(without_link(now(store), link.id))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert "Nothing is drawn yet" in seen(pilot)
        await press(pilot, "circle.add")
        await settle(pilot)
        await pilot.press(*"anew", "enter")
        await settle(pilot)
        assert [link.words for link in now(store).circle] == ["anew"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_mouse_goes_around_the_circle(
    opened: Any, path: Path, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await go(pilot, CircleRoute(ABOUT))
        at = (5, 2) if size[0] < 56 else (size[0] // 2, 1)
        await pilot.click(Ring, offset=at)
        assert page.ring.place == 1
        await pilot.click(Ring, offset=at)
        await settle(pilot)
        assert isinstance(pilot.app.screen, LinkAsk)


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_and_as_many_links_as_there_may_be_are_drawn(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    texts = [each for each in [*HOSTILE, *UNSAFE] if each.strip()]
    links: list[Link] = []
    for n in range(MOST_LINKS):
        kept = with_words(
            path.with_(circle=(Link(str(n), "a", "feels"),)), str(n), "a", "feels", texts[n % 5]
        )
        links += kept.circle
    store.save(path.with_(circle=tuple(links)))
    async with opened(size=size) as pilot:
        page = await go(pilot, CircleRoute(ABOUT))
        for n in range(MOST_LINKS):
            assert page.ring.place == n
            assert seen(pilot).count("▌◆") == 1, "the link under the cursor is in sight"
            await pilot.press("down")
        assert page.ring.place == 0
        if size != (40, 11):
            assert packed(links[0].words)[:20] in packed(seen(pilot))

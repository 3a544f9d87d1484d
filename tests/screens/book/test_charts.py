"""The book in pictures: what is drawn, what leads where, and what is said where there is not enough."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.hostile import HOSTILE, beginning, packed
from tests.support.screens.charts import a_talk, cards, looks, rounds, talks
from tests.support.screens.closeness import look, seal
from tests.support.screens.locking import settle
from tests.support.screens.tuning import SIZES
from twofold.domain.book.routes import BookRoute, ChartsRoute
from twofold.domain.closeness.records import Felt
from twofold.domain.text import clean_line
from twofold.screens.book import charts
from twofold.screens.book.charts import Charts
from twofold.screens.closeness.look import LookPage
from twofold.screens.closeness.looks import Looks
from twofold.screens.listening.replay import Replay
from twofold.screens.page import StoreChanged
from twofold.screens.tuning.day import DayPage
from twofold.screens.worksheet.together import Together
from twofold.store import Store
from twofold.widgets.chart import LineChart
from twofold.widgets.plot import GUIDE

Seen = Callable[[Any], str]


async def shown(pilot: Any) -> Charts:
    """Go to the charts, and let them look into the past."""
    pilot.app.go(ChartsRoute())
    await settle(pilot)
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)
    page = pilot.app.screen
    assert isinstance(page, Charts)
    return page


@pytest.mark.parametrize("size", SIZES)
async def test_one_goes_from_point_to_point_and_to_its_page(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    store.save(*looks(clock), *cards(clock))
    async with opened(size=size) as pilot:
        page = await shown(pilot)
        text = seen(pilot)
        assert "13 November" in text and "Ana  close · the visit" in text and "Ben  very close · home" in text
        assert isinstance(page.focused, LineChart) and GUIDE in text
        assert "◆" in text and "●" in text and "Nov" in text and "Aug" in text
        await press(pilot, "chart.before")
        assert "14 October" in seen(pilot) and "Ana  close · the visit" in seen(pilot)
        await press(pilot, "chart.first", "chart.before")
        assert "15 August" in seen(pilot) and "● Ben  close" in seen(pilot)
        await press(pilot, "charts.open")
        there: Any = pilot.app.screen
        assert isinstance(there, LookPage) and there.look_id == "closeness-1"
        await press(pilot, "page.back")
        there = pilot.app.screen
        assert there is page and "15 August" in seen(pilot)


async def test_each_chart_leads_to_its_own_pages(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(*looks(clock), *cards(clock), *rounds(clock), *talks(clock))
    async with opened() as pilot:
        page = await shown(pilot)
        for words, kind in (
            (["[How close]", "close · the visit"], LookPage),
            (["[Moods]", "lively · mood 3", "tired · calm"], DayPage),
            (["[Needs]", "mostly met · To be asked first"], Together),
            (["[Felt understood]", "Evening 3", "Ben  did not feel understood"], Replay),
        ):
            text = seen(pilot)
            assert all(each in text for each in words), (words, text)
            await press(pilot, "charts.open")
            there: Any = pilot.app.screen
            assert isinstance(there, kind)
            await press(pilot, "page.back")
            there = pilot.app.screen
            assert there is page
            await press(pilot, "charts.next")
        assert "[How close]" in seen(pilot)
        await press(pilot, "charts.previous")
        assert "[Felt understood]" in seen(pilot)


async def test_where_there_is_not_enough_it_says_what_brings_it_and_leads_there(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(*looks(clock)[:2], look(clock, 3, back=0, b=Felt(None, "no circles tonight")))
    async with opened() as pilot:
        page = await shown(pilot)
        text = " ".join(seen(pilot).split())
        assert "once you have opened your two circles in three different weeks" in text
        assert "leads there" in text and page.focused is None and "│" not in text and "the visit" not in text
        await press(pilot, "charts.open")
        assert isinstance(pilot.app.screen, Looks)
        await press(pilot, "page.back")
        for words in ("a card with its energy", "rounds of the worksheet", "answers after a talk"):
            await press(pilot, "charts.next")
            assert words in " ".join(seen(pilot).split())


async def test_one_is_at_the_first_that_can_be_drawn(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    store.save(*talks(clock))
    async with opened() as pilot:
        await shown(pilot)
        assert "[Felt understood]" in seen(pilot) and "Evening 3" in seen(pilot)


async def test_nothing_private_unopened_or_left_out_is_drawn(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(*looks(clock), *talks(clock))
    seal(store, clock, "a", Felt(1, "SECRET"), "closeness-5")
    seal(store, clock, "b", Felt(2, "SECRET"), "closeness-5")
    store.save(a_talk(clock, 7, 0, None, 2), a_talk(clock, 8, 0, 2, None), a_talk(clock, 9, 0, opened=False))
    gone = store.save(a_talk(clock, 10, 0, 1, 1))[0]
    store.sessions.delete(gone.id)
    async with opened(size=(120, 40)) as pilot:
        page = await shown(pilot)
        pairs = {box.chart.name: [each.id for each in box.pairs or ()] for box in page._boxes}
        assert pairs["closeness"] == ["closeness-1", "closeness-2", "closeness-3", "closeness-4"]
        assert pairs["felt"] == ["talk-0", "talk-1", "talk-2", "talk-3"]
        assert "SECRET" not in seen(pilot)


async def test_many_talks_are_read_step_by_step_the_latest_first(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(*(a_talk(clock, n, 7 * n) for n in range(12)))
    monkeypatch.setattr(charts, "AT_A_TIME", 4)
    drawn: list[list[str]] = []
    put = Charts._put

    def watched(page: Charts, name: Any, pairs: Any) -> None:
        if name == "felt":
            drawn.append([each.id for each in pairs])
        put(page, name, pairs)

    monkeypatch.setattr(Charts, "_put", watched)
    async with opened() as pilot:
        await shown(pilot)
        assert drawn == [[f"talk-{n}" for n in (3, 2, 1, 0)], [f"talk-{n}" for n in range(11, -1, -1)]]
        drawn.clear()
        asked: list[str] = []
        get = store.sessions.get

        def watching(name: str) -> Any:
            asked.append(name)
            return get(name)

        monkeypatch.setattr(store.sessions, "get", watching)
        store.save(a_talk(clock, 20, 0, 1, 1))
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        assert asked == ["talk-20"] and drawn[-1][-2:] == ["talk-0", "talk-20"], "only what is new is read"
        store.sessions.delete("talk-20")
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        assert drawn[-1][-1] == "talk-0"


async def test_the_cursor_stays_where_it_is_when_something_is_opened_elsewhere(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(*looks(clock))
    async with opened() as pilot:
        await shown(pilot)
        await press(pilot, "chart.before")
        store.save(look(clock, 5, back=0))
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert "14 October" in seen(pilot)
        await press(pilot, "chart.last")
        assert "Today" in seen(pilot)


async def test_the_page_keys_turn_to_the_months_before_and_after(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(*(look(clock, n + 1, back=30 * (29 - n)) for n in range(30)))
    async with opened(size=(40, 11)) as pilot:
        page = await shown(pilot)
        assert "‹" in seen(pilot) and "›" not in seen(pilot) and "Today" in seen(pilot)
        latest = page.box.lines.here
        await press(pilot, "chart.earlier")
        turned = page.box.lines.here
        assert "‹" in seen(pilot) and "›" in seen(pilot) and 3 < latest - turned < 12
        await press(pilot, "chart.later")
        assert page.box.lines.here == turned + 1 and "›" not in seen(pilot)
        await press(pilot, "chart.first")
        assert "‹" not in seen(pilot) and "›" in seen(pilot)
        await press(pilot, "chart.earlier")
        assert page.box.lines.here == 0


async def test_the_chart_stands_still_where_only_one_of_them_has_a_point(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(*looks(clock), look(clock, 5, back=0, b=Felt(None, "no circles")))
    async with opened() as pilot:
        page = await shown(pilot)
        place = page.box.lines.region
        assert "Today" in seen(pilot) and "Ben  " not in seen(pilot).split("Today")[1]
        await press(pilot, "chart.before")
        assert "Ben  very close" in seen(pilot) and page.box.lines.region == place


async def test_what_people_wrote_is_drawn_as_it_is(opened: Any, store: Store, clock: Any, seen: Seen) -> None:
    async with opened(size=(120, 40)) as pilot:
        for n, words in enumerate(HOSTILE):
            store.save(look(clock, n + 1, back=10 * (len(HOSTILE) - n), a=Felt(n, words)))
            pilot.app.go(ChartsRoute())
            await settle(pilot)
            await pilot.app.workers.wait_for_complete()
            await settle(pilot)
            assert n < 2 or beginning(clean_line(words)) in packed(seen(pilot))
            await pilot.press("escape")
            await settle(pilot)


async def test_the_mouse_does_what_the_keys_do(opened: Any, store: Store, clock: Any, seen: Seen) -> None:
    store.save(*looks(clock), *cards(clock))
    async with opened() as pilot:
        page = await shown(pilot)
        await pilot.click("#charts-names", offset=(14, 0))
        assert "[Moods]" in seen(pilot)
        await pilot.click("#charts-names", offset=(2, 0))
        rows = page.box.lines.render().plain.split("\n")
        for here, (x, y) in enumerate(
            sorted((row.index("◆"), y) for y, row in enumerate(rows) if "◆" in row)
        ):
            if here < 3:  # the last is under the cursor
                await pilot.click("#lines-closeness", offset=(x, y))
                assert page.box.lines.here == here and page.is_active
        await pilot.click("#lines-closeness", offset=(8, 3))
        assert "15 August" in seen(pilot) and pilot.app.screen is page
        await pilot.click("#lines-closeness", offset=(8, 3))
        assert isinstance(pilot.app.screen, LookPage)
    async with opened(size=(120, 40)) as pilot:
        page = await shown(pilot)
        await pilot.click("#lines-moods", offset=(9, 3))
        assert page.box.chart.name == "moods" and "› Moods" in seen(pilot)
        await pilot.click("#chart-needs", offset=(4, 3))
        assert page.box.chart.name == "needs" and page.focused is None and "leads there" in seen(pilot)


async def test_without_colour_the_two_lines_are_told_apart(
    opened: Any, store: Store, clock: Any, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    store.save(*looks(clock))
    async with opened() as pilot:
        await shown(pilot)
        text = seen(pilot)
        assert pilot.app.no_color and "[How close]" in text
        assert text.count("◆") == 4 + 2 and text.count("●") == 4 + 2 and "──" in text and "···" in text


async def test_the_help_tells_what_is_drawn_and_what_is_not(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    store.save(*looks(clock))
    async with opened(size=(120, 60)) as pilot:
        await shown(pilot)
        await press(pilot, "page.help")
        text = " ".join(seen(pilot).split())
        assert "What one of you left out is drawn for neither" in text and "Nothing is added up" in text
        assert "The point before" in text and "The next picture" in text


async def test_the_book_leads_to_them(opened: Any, store: Store, clock: Any, press: Any, seen: Seen) -> None:
    store.save(*looks(clock))
    async with opened() as pilot:
        pilot.app.go(BookRoute())
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        book = pilot.app.screen
        assert "c pictures   y on paper" in seen(pilot)
        await pilot.resize_terminal(40, 11)
        await settle(pilot)
        assert "pictures" not in seen(pilot)
        await press(pilot, "book.pictures")
        assert isinstance(pilot.app.screen, Charts)
        await press(pilot, "page.back")
        assert pilot.app.screen is book

"""Looking back after a week, a month, or at the check-in they named."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE
from tests.support.screens.closing import typed, written
from tests.support.screens.pictures import HOME, Svg
from tests.support.screens.talks import SIZES, Clock, Enter, Room
from tests.support.weekend import a_weekend
from twofold.domain.promises.agreements import Agreement, drop
from twofold.domain.retreat.closing import closed, follow_up_of, with_promise, with_takeaway, with_words
from twofold.domain.retreat.plan import FollowUp, Plan
from twofold.domain.retreat.routes import FollowRoute
from twofold.domain.text import clean_line
from twofold.screens.home import Home
from twofold.screens.retreat.follow import Follow
from twofold.screens.retreat.links import Link
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.fields import Line

CLOSED = datetime(2026, 11, 29, 14, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def a_week_later(clock: Any) -> None:
    clock.wall = datetime(2026, 12, 6, 18, 0, tzinfo=UTC)


def close(store: Store, plan: Plan) -> tuple[Agreement, ...]:
    done, made = closed(plan, ("a", "b"), CLOSED, date(2026, 11, 29))
    store.save(done, *made)
    return made


@pytest.fixture
def plan(store: Store) -> Plan:
    close(store, written(a_weekend()))
    saved = store.plans.get("by-the-sea")
    assert saved is not None
    return saved


def kept(store: Store, after: int = 7) -> FollowUp:
    saved = store.plans.get("by-the-sea")
    assert saved is not None
    return follow_up_of(saved, after)


async def opened_follow(pilot: Any, enter: Enter, after: int = 7) -> Room:
    room = enter(pilot)
    await room.go(FollowRoute("by-the-sea", after))
    return room


@pytest.mark.parametrize("size", SIZES)
async def test_what_they_took_home_and_promised(
    opened: Any, enter: Enter, plan: Plan, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = await opened_follow(pilot, enter)
        seen = room.words
        for _ in range(3):
            await room.press("retreat.page-down")
            seen += room.words
        for words in (
            "A week after By the sea",
            "and got wet",
            "1 ◆ Ana ask how your day was",
            "2 ● Ben put",
        ):
            assert words in seen
        assert "it is time to look at it again" in seen
        assert all(each.region.right <= size[0] for each in room.page.query(Line))


async def test_a_line_of_each_is_kept_as_it_is_typed(
    opened: Any, enter: Enter, plan: Plan, store: Store, clock: Clock
) -> None:
    async with opened() as pilot:
        room = await opened_follow(pilot, enter)
        await room.press("follow.edit")
        await typed(room, "twice")
        await pilot.press("enter")
        await typed(room, "dzu")
        assert kept(store).words == ("twice", "dzu") and kept(store).at is None
        await pilot.press("enter")
        await room.settle()
        await room.press("follow.done")
        assert isinstance(room.page, Home)
    assert kept(store).at == clock.now() and kept(store).words == ("twice", "dzu")


async def test_it_can_be_waved_away_and_comes_up_no_more(
    opened: Any, enter: Enter, plan: Plan, store: Store
) -> None:
    async with opened() as pilot:
        assert "a week after: look back" in enter(pilot).words
        room = await opened_follow(pilot, enter)
        await room.press("follow.wave")
        assert isinstance(room.page, Home) and "a week after" not in room.words
        assert kept(store).at is not None and kept(store).words == ("", "")
        room = await opened_follow(pilot, enter)
        assert "joins the memories" in room.words and "Not now" not in room.text


async def test_esc_leaves_it_for_later(opened: Any, enter: Enter, plan: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = await opened_follow(pilot, enter)
        await room.press("follow.edit")
        await typed(room, "half")
        await pilot.press("escape", "escape")
        await room.settle()
        assert isinstance(room.page, Home) and "a week after: look back" in room.words
    assert kept(store).words == ("half", "") and kept(store).at is None


async def test_a_figure_opens_the_agreement_and_its_change_is_followed(
    opened: Any, enter: Enter, plan: Plan, store: Store, clock: Clock
) -> None:
    async with opened() as pilot:
        room = await opened_follow(pilot, enter)
        await room.press("retreat.link-2")
        assert room.page.place == "promises.review" and room.page.agreement_id.endswith("-b")
        await room.press("page.back")
        agreement = store.agreements.get("agreement-by-the-sea-b")
        assert agreement is not None
        store.save(drop(agreement, ("a", "b"), clock.now(), date(2026, 12, 6)))
        room.page.reload()
        await room.settle()
        assert "let go since" in room.words
        await room.press("retreat.link-2")
        assert room.page.place == "promises.card"


async def test_tab_enter_and_the_mouse_open_it_too(opened: Any, enter: Enter, plan: Plan) -> None:
    async with opened() as pilot:
        room = await opened_follow(pilot, enter)
        await pilot.press("tab", "enter")
        await room.settle()
        assert room.page.place == "promises.review"
        await room.press("page.back")
        await pilot.click(list(room.page.query(".link"))[1])
        await room.settle()
        assert room.page.place == "promises.review" and room.page.agreement_id.endswith("-b")


async def test_what_the_other_saves_moves_the_keyboard_into_no_field(
    opened: Any, enter: Enter, plan: Plan, store: Store, clock: Clock
) -> None:
    async with opened() as pilot:
        room = await opened_follow(pilot, enter)
        await pilot.press("tab")
        link = room.page.focused
        assert isinstance(link, Link)
        agreement = store.agreements.get("agreement-by-the-sea-a")
        assert agreement is not None
        store.save(drop(agreement, ("a", "b"), clock.now(), date(2026, 12, 6)))
        room.page.reload()
        await room.settle()
        now = room.page.focused
        assert isinstance(now, Link) and now is not link and now.is_attached
        await pilot.press("enter")
        await room.settle()
        assert room.page.place == "promises.card" and room.page.agreement_id.endswith("-a")
        # One that leads nowhere any more lets the keyboard go.
        await room.press("page.back")
        assert isinstance(room.page.focused, Link)
        plan = store.plans.all()[0]
        assert plan.closing is not None
        store.save(plan.with_(closing=replace(plan.closing, agreements=())))
        room.page.reload()
        await room.settle()
        assert room.page.focused is None and not room.page.query(Link)


async def test_before_its_day_a_promise_is_only_read(
    opened: Any, enter: Enter, plan: Plan, clock: Clock
) -> None:
    clock.advance(-2 * 86_400)
    async with opened() as pilot:
        room = await opened_follow(pilot, enter)
        assert "you look at it again on Sunday" in room.words
        await room.press("retreat.link-1")
        assert room.page.place == "promises.card"


@pytest.mark.parametrize(("after", "words"), [(30, "A month after By the sea"), (0, "Your check-in")])
async def test_the_other_looks(opened: Any, enter: Enter, plan: Plan, after: int, words: str) -> None:
    async with opened() as pilot:
        room = await opened_follow(pilot, enter, after)
        assert words in room.words
        assert ("Wednesday 9 December 2026 at 19:30" in room.words) is (after == 0)


async def test_without_promises_nothing_is_asked_about_them(opened: Any, enter: Enter, store: Store) -> None:
    close(store, a_weekend())
    async with opened() as pilot:
        room = await opened_follow(pilot, enter)
        assert "promised" not in room.words and "A line each" in room.words


async def test_two_terminals_write_a_line_each(opened: Any, enter: Enter, plan: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = await opened_follow(pilot, enter)
        await room.press("follow.edit")
        await typed(room, "once")
        other = Store.open(store.path)
        theirs = other.plans.get("by-the-sea")
        assert theirs is not None
        other.plans.save(with_words(theirs, 7, "b", "still good"))
        other.close()
        await typed(room, " more")
        pilot.app.look()
        await room.settle()
        assert kept(store).words == ("once more", "still good")
        assert room.page.query_one("#follow-b", Line).value == "still good"


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_are_kept_and_shown(opened: Any, enter: Enter, store: Store, text: str) -> None:
    plan = with_promise(with_takeaway(a_weekend(title=text), "a", 1, text), "b", text)
    close(store, with_words(plan, 7, "a", text))
    async with opened(size=(150, 40)) as pilot:
        room = await opened_follow(pilot, enter)
        assert isinstance(room.page, Follow)
        assert "".join(room.text.split()).count("".join(text.split())[:28]) >= 4


@pytest.mark.parametrize(("size", "theme"), [HOME])
async def test_how_it_looks(
    opened: Any, enter: Enter, plan: Plan, snapshot: SnapshotAssertion, picture: Callable[[Any], str],
    size: tuple[int, int], theme: str,
) -> None:  # fmt: skip
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        await opened_follow(pilot, enter)
        assert picture(pilot) == snapshot.use_extension(Svg)

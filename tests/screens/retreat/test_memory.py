"""The memories of a retreat: what they did, what each wrote, and what became of it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE
from tests.support.screens.closing import written
from tests.support.screens.pictures import HOME, Svg
from tests.support.screens.talks import LIBRARY, SIZES, Clock, Enter, Room
from tests.support.weekend import a_weekend, slot
from twofold.domain.listening.session import Session
from twofold.domain.promises.agreements import Review, look_at
from twofold.domain.retreat.closing import closed, looked, with_words
from twofold.domain.retreat.living import about, happened
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import MemoryRoute
from twofold.domain.text import clean_line
from twofold.screens.retreat.memory import Memory
from twofold.store import Store
from twofold.store.config import Settings

CLOSED = datetime(2026, 11, 29, 14, 30, tzinfo=UTC)
SUNDAY = date(2026, 11, 29)


@pytest.fixture(autouse=True)
def ten_days_later(clock: Any) -> None:
    clock.wall = datetime(2026, 12, 9, 20, 0, tzinfo=UTC)


@pytest.fixture
def lived(store: Store) -> Plan:
    """Give a plan that was lived, closed and looked back at."""
    plan = written(a_weekend())
    for id_ in ("drive", "supper", "seals", "walk"):
        plan = happened(plan, id_, "done")
    plan, made = closed(happened(plan, "sauna", "skipped"), ("a", "b"), CLOSED, SUNDAY)
    plan = looked(with_words(plan, 7, "b", "still good"), 7, CLOSED + timedelta(days=8))
    protocol = LIBRARY.get("floor-and-mirror")
    assert protocol is not None
    talk = Session(id="talk", created=CLOSED, protocol=protocol, status="finished",
                   about=about(plan, "thanks"))  # fmt: skip
    store.save(plan, talk, *made)
    saved = store.plans.get("by-the-sea")
    assert saved is not None
    return saved


async def opened_memory(pilot: Any, enter: Enter) -> Room:
    room = enter(pilot)
    await room.go(MemoryRoute("by-the-sea"))
    return room


async def whole(room: Room) -> str:
    """Return all the words of the page, read from its beginning to its end."""
    seen = room.words
    for _ in range(12):
        await room.press("retreat.page-down")
        seen += " " + room.words
    return seen


@pytest.mark.parametrize("size", SIZES)
async def test_it_tells_what_was(opened: Any, enter: Enter, lived: Plan, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        room = await opened_memory(pilot, enter)
        seen = await whole(room)
        for words in (
            "27 to 29 November 2026", "To find each other", "What you did", "Friday 27 November",
            "Drive to the sea", "A boat to the seals", "A walk along the dunes", "What you took home",
            "and got wet", "What you promised", "ask how your day was", "it is time to look at it again",
            "A week after", "still good",
        ):  # fmt: skip
            assert words in seen, words
        assert "Sauna" not in seen and "Lunch" not in seen, "what was not, is not told"
        assert all(each.region.right <= size[0] for each in room.page.query("#memory > *"))


@pytest.mark.parametrize("size", [(40, 11), (80, 24)])
async def test_keys_in_a_burst_move_it_as_far_as_one_by_one(
    opened: Any, enter: Enter, lived: Plan, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = await opened_memory(pilot, enter)
        body = room.page.query_one("#body")
        await room.press("memory.end")
        bottom = body.scroll_y
        assert bottom == body.max_scroll_y > 8
        await room.press("memory.top")
        assert body.scroll_y == 0
        await room.press("retreat.page-down", "retreat.page-down", "retreat.down")
        single = body.scroll_y
        await room.press("memory.top")
        for _ in range(2):
            room.page.action_scroll(8)
        room.page.action_scroll(1)
        await room.settle()
        assert body.scroll_y == single == min(17, bottom)
        await room.press("memory.end")
        assert "A week after" in room.words


async def test_figures_open_what_stands_behind(opened: Any, enter: Enter, lived: Plan) -> None:
    async with opened() as pilot:
        room = await opened_memory(pilot, enter)
        places = []
        for figure in range(1, 6):
            await room.press(f"retreat.link-{figure}")
            places.append(room.page.place)
            await room.press("page.back")
            assert isinstance(room.page, Memory)
        assert places == [
            "listening.replay", "promises.review", "promises.review", "retreat.follow", "retreat.follow",
        ]  # fmt: skip
        await room.press("retreat.link-1")
        assert room.page.session_id == "talk"
        await room.press("page.back", "retreat.link-9")
        assert isinstance(room.page, Memory), "there are no nine of them"


async def test_what_became_of_a_promise(
    opened: Any, enter: Enter, lived: Plan, store: Store, clock: Clock
) -> None:
    agreement = store.agreements.get("agreement-by-the-sea-a")
    assert agreement is not None
    today = clock.now().date()
    terms = type(agreement.terms)(
        who=agreement.terms.who, what=agreement.terms.what, review=today + timedelta(days=14)
    )
    async with opened(size=(120, 40)) as pilot:
        room = await opened_memory(pilot, enter)
        review = Review("mostly")
        store.save(look_at(agreement, review, "keep", terms, ("a", "b"), clock.now(), today))
        room.page.reload()
        await room.settle()
        assert "did it happen: mostly, you look at it again on 23 December" in room.words


async def test_where_nobody_ticked_it_tells_what_was_planned(opened: Any, enter: Enter, store: Store) -> None:
    plan, made = closed(a_weekend(), ("a", "b"), CLOSED, SUNDAY)
    store.save(plan, *made)
    async with opened(size=(120, 40)) as pilot:
        room = await opened_memory(pilot, enter)
        assert "What you had planned" in room.words and "Slow breakfast" in room.words
        assert "What you took home" not in room.words and "What you promised" not in room.words


async def test_what_is_not_closed_can_be_closed_from_here(opened: Any, enter: Enter, store: Store) -> None:
    store.plans.save(a_weekend())
    async with opened() as pilot:
        room = await opened_memory(pilot, enter)
        assert "Close it together" in await whole(room)
        await room.press("retreat.link-1")
        assert room.page.place == "retreat.closing"


async def test_before_its_days_there_is_nothing_to_tell(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    clock.advance(-20 * 86_400)
    store.plans.save(a_weekend())
    async with opened() as pilot:
        room = await opened_memory(pilot, enter)
        assert "By the sea" in room.words
        assert "Close it together" not in room.words and "What you" not in room.words


async def test_the_check_in_to_come_is_told(opened: Any, enter: Enter, lived: Plan, clock: Clock) -> None:
    clock.advance(-3 * 86_400)
    async with opened() as pilot:
        room = await opened_memory(pilot, enter)
        assert "on Wednesday 9 December 2026 at 19:30" in await whole(room)


async def test_what_happened_can_be_said_later(opened: Any, enter: Enter, lived: Plan, store: Store) -> None:
    async with opened() as pilot:
        room = await opened_memory(pilot, enter)
        await room.press("memory.tick", "today.before", "today.tick", "page.back")
        assert isinstance(room.page, Memory)
        assert "look back at the talk" in await whole(room)
    saved = store.plans.get("by-the-sea")
    assert saved is not None
    assert saved.slots != lived.slots


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_are_shown(opened: Any, enter: Enter, store: Store, text: str) -> None:
    one = slot("one", text, 0, 12, place=text, happened="done")
    plan, made = closed(
        written(a_weekend(title=text, purpose=text, slots=(one,))), ("a", "b"), CLOSED, SUNDAY
    )
    store.save(with_words(plan, 7, "a", text), *made)
    async with opened(size=(150, 40)) as pilot:
        room = await opened_memory(pilot, enter)
        assert "".join(room.text.split()).count("".join(text.split())[:28]) >= 6


@pytest.mark.parametrize(("size", "theme"), [HOME])
async def test_how_it_looks(
    opened: Any, enter: Enter, lived: Plan, snapshot: SnapshotAssertion, picture: Callable[[Any], str],
    size: tuple[int, int], theme: str,
) -> None:  # fmt: skip
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        await opened_memory(pilot, enter)
        assert picture(pilot) == snapshot.use_extension(Svg)

"""Listening to a row of a worksheet: it begins with the row's own words, and leads back to the row."""

from datetime import date
from typing import Any

import pytest

from tests.support.screens.talks import SIZES, Clock, Enter, Room, only
from twofold.domain.listening.routes import SetupRoute
from twofold.domain.listening.session import OPENING_LIMIT
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.routes import TogetherRoute
from twofold.frame import rooms
from twofold.screens.home import Home
from twofold.screens.listening.session import SessionPage
from twofold.screens.listening.setup import Setup
from twofold.screens.page import Page
from twofold.store import Store

OPENING = "I feel tired about the evenings. I need an hour of quiet with you."
LONG = ("I feel alone with the evenings and the dishes and the plans. " * 20)[:OPENING_LIMIT].rstrip()


class Below(Page):
    """Stands for the page of a row."""

    place = "worksheet.together"

    def __init__(self, worksheet_id: str, row_id: str | None = None) -> None:
        super().__init__()
        self.row = worksheet_id, row_id


@pytest.fixture(autouse=True)
def below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(rooms.ROOMS, "worksheet.together", f"{__name__}:Below")


@pytest.fixture
def worksheet(store: Store) -> Worksheet:
    return store.worksheets.save(Worksheet(id="w1", day=date(2026, 11, 23)))


async def set_up(room: Room, opening: str = OPENING) -> None:
    await room.go(TogetherRoute("w1", row_id="r1"))
    await room.go(
        SetupRoute(
            "mirror-validate-empathise", topic="evenings", first="b", opening=opening, about="row:w1:r1"
        ),
    )


async def begin(room: Room, opening: str = OPENING) -> None:
    await set_up(room, opening)
    await room.press("setup.begin")
    await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
    await room.settle()


async def test_the_setup_page_is_filled_in(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        assert not any(isinstance(page, Setup) for page in pilot.app.screen_stack)
    session = only(store)
    assert (session.topic, session.first, session.opening) == ("evenings", "b", OPENING)
    assert session.row == ("w1", "r1") and session.status == "open"


async def test_the_words_of_one_do_not_open_the_turn_of_the_other(
    opened: Any, enter: Enter, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await set_up(room)
        await room.press("setup.swap", "setup.begin")
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
        await room.settle()
        assert OPENING not in room.words
    assert (only(store).first, only(store).opening) == ("a", "")


@pytest.mark.parametrize("size", SIZES)
async def test_the_opening_shows_only_until_the_first_piece_is_said(
    opened: Any, enter: Enter, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await begin(room)
        shown: dict[tuple[str, int, int], bool] = {}
        for _ in range(60):
            if room.state.phase == "pulse":
                break
            state = room.state
            key = (state.phase, len(state.turns), state.turns[-1].mirrors if state.turns else 0)
            shown.setdefault(key, OPENING in room.words)
            await room.step()
            await room.settle()
    with_it = {key for key, there in shown.items() if there}
    assert with_it == {("settle", 0, 0), ("consent", 0, 0), ("speak", 1, 0)}
    assert any(phase == "speak" and turns == 2 for phase, turns, _ in shown)


async def test_the_opening_is_not_said_twice(opened: Any, enter: Enter) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        while room.state.phase != "verdict":
            await room.step()
        await room.press("listening.third")
        assert room.state.phase == "speak" and len(room.state.turns) == 1
        assert OPENING not in room.words


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_opening_can_be_read_whole(opened: Any, enter: Enter, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await begin(room, LONG)
        card = room.page.query_one("#opening")
        assert card.size.height * card.size.width >= len(LONG), "part of it is cut off"
        assert card.region.right <= size[0]
        await room.press(*["page.page-down"] * 4)
        assert "when you are both here" in room.words


async def test_enter_at_the_end_goes_back_to_the_row_below(
    opened: Any, enter: Enter, worksheet: Worksheet
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        below = pilot.app.screen_stack[-2]
        await room.finish()
        assert "Enter goes back to the row." in room.words
        await room.press("listening.go-on")
        assert room.page is below


async def test_esc_is_back_at_any_time(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("page.back")
        assert isinstance(room.page, Below)
    assert only(store).status == "open"


async def test_from_home_the_end_leads_to_the_row_too(
    opened: Any, enter: Enter, worksheet: Worksheet
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("page.back", "page.back")
        assert isinstance(room.page, Home)
        await room.press("home.open", "listening.go-on")
        await room.finish()
        await room.press("listening.go-on")
        assert isinstance(room.page, Below) and room.page.row == ("w1", "r1")
        assert len(pilot.app.screen_stack) == 2, "the session stayed below"


async def test_where_you_stopped_enter_goes_back_too(opened: Any, enter: Enter, worksheet: Worksheet) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("listening.stop")
        assert "u goes on where you were. Enter goes back to the row." in room.words
        await room.press("listening.go-on")
        assert isinstance(room.page, Below)


async def test_a_row_that_is_gone_leads_home(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("page.back", "page.back", "home.open", "listening.go-on")
        await room.finish()
        await room.press("listening.go-on")
        assert isinstance(room.page, Home)


async def test_another_time_leads_back_to_the_row(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await set_up(room)
        await room.press("setup.later")
        await room.until(lambda: "When would be better?" in room.words, "for the question")
        await pilot.press("enter")
        await room.until(lambda: isinstance(room.page, Below), "for the row")
    assert (only(store).status, only(store).opening) == ("planned", OPENING)

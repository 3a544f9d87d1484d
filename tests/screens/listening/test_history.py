"""The list of sessions: in order, quick, and nothing in it is lost by a key."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.geometry import Size
from textual.strip import Strip

from tests.support.routes import route
from tests.support.screens.lookback import (
    NOW,
    SIZES,
    at,
    bound,
    ledger,
    on_screen,
    press,
    session,
    settled,
    shown,
    stored,
    under_cursor,
)
from tests.support.screens.pictures import HOME, LARGE, Svg
from tests.support.sessions import Play, built_in
from twofold.domain.dates import short_length
from twofold.domain.listening.routes import ListeningRoute, SessionRoute
from twofold.domain.listening.session import SessionSummary
from twofold.screens.listening.ledger import Ledger
from twofold.screens.listening.replay import Replay

PLACE = "listening.history"


pytestmark = pytest.mark.usefixtures("berlin")


# What is shown


@pytest.mark.parametrize("size", SIZES)
async def test_sessions_stand_in_their_months_the_newest_first(tmp_path: Path, size: tuple[int, int]) -> None:
    store = stored(
        tmp_path,
        session("a", 40, "the garden", seconds=600.0),
        session("b", 2, "the dishes", seconds=1500.0),
        session("c", 3, seconds=5400.0),
    )
    async with at(PLACE, store, size) as (app, _):
        text = on_screen(app)
        places = [
            text.index(words) for words in ("November 2026", "the dishes", "October 2026", "the garden")
        ]
        assert places == sorted(places)
        for words in ("Sat 21", "Fri 20", "Wed 14", "Appreciations", "25 min", "1 h 30 min", "10 min"):
            assert words in text
        assert under_cursor(app) == "b"


async def test_the_day_is_the_one_on_the_wall(tmp_path: Path) -> None:
    late = NOW.replace(month=10, day=31, hour=23, minute=30)
    async with at(PLACE, stored(tmp_path, session("a").with_(created=late))) as (app, _):
        assert "November 2026" in on_screen(app)
        assert "Sun  1" in on_screen(app)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_not_over_stands_on_top_with_a_word_for_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    protocol = built_in()["floor-and-mirror"]
    soon, past = NOW + timedelta(minutes=20), NOW - timedelta(hours=3)
    store = stored(
        tmp_path,
        session("over", 0.01, "newest of all"),
        session("t", 5, "harsh words", Play(protocol).sit_down().time_out(), due=soon),
        session("t2", 6, "", Play(protocol).sit_down().time_out(), due=past),
        session("o", 1, "in between", Play(protocol).sit_down()),
        session("p", 1, "", Play(protocol), status="planned", due=soon),
        session("c", 1, "", Play(protocol)),
    )
    async with at(PLACE, store, size) as (app, pilot):
        text = on_screen(app)
        assert under_cursor(app) == "t"
        assert "Still open" in text and "harsh words" in text
        seen = text
        for _ in range(6):
            await press(pilot, "history.next")
            seen += on_screen(app)
        assert under_cursor(app) == "over"
        for words in ("your time-out is over", "under way", "chosen, not begun"):
            assert words in seen
        narrow = size[0] < 60
        assert ("time-out, 19:20" if narrow else "time-out until 19:20") in seen
        assert ("planned, 19:20" if narrow else "planned for 19:20") in seen


async def test_the_frame_is_drawn_before_the_sessions_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = stored(tmp_path, session("a"))
    order: list[str] = []
    peek, render = store.sessions.peek, Ledger.render_line

    def read(card: type[SessionSummary]) -> list[SessionSummary]:
        order.append("read")
        return peek(card)

    def draw(ledger: Ledger, y: int) -> Strip:
        order.append("draw")
        return render(ledger, y)

    async with at("home", store) as (app, pilot):
        app.DRAWN_AT_ONCE = True  # type: ignore[attr-defined]  # as a terminal is shown it
        monkeypatch.setattr(store.sessions, "peek", read)
        monkeypatch.setattr(Ledger, "render_line", draw)
        app.go(route(PLACE))
        await settled(pilot)
        assert order[0] == "draw" and "read" in order


async def test_ten_years_of_sessions_are_drawn_only_where_they_are_in_sight(tmp_path: Path) -> None:
    first = session("s0")
    many = [first.with_(id=f"s{n}", created=NOW - timedelta(hours=9 * n)) for n in range(10_000)]
    async with at(PLACE, stored(tmp_path, *many)) as (app, pilot):
        drawn: list[int] = []
        render = ledger(app).render_line

        def counted(y: int) -> Any:
            drawn.append(y)
            return render(y)

        ledger(app).render_line = counted  # type: ignore[method-assign]
        await press(pilot, "history.last")
        assert under_cursor(app) == "s9999"
        assert "Looking back · August 2016" in on_screen(app)
        assert 0 < len(drawn) < 200


async def test_a_window_made_wider_draws_the_old_lines_until_they_are_laid_out_anew(tmp_path: Path) -> None:
    """A line that is there for narrow columns alone once had no words in wide ones."""
    async with at(PLACE, stored(tmp_path, session("a", 1, "The evenings")), (40, 24)) as (app, _):
        listed = ledger(app)
        lines = listed.virtual_size.height
        listed._size = Size(120, 20)  # as Textual sets it, before it tells of it
        assert all(listed.render_line(y).cell_length for y in range(lines))


async def test_an_empty_list_says_what_it_is_for_and_how_to_begin(tmp_path: Path) -> None:
    async with at(PLACE, stored(tmp_path)) as (app, pilot):
        assert "Nothing to look back on yet." in on_screen(app)
        assert "Press b to begin listening." in on_screen(app)
        assert not {"history.open", "history.put-away", "history.find", "history.bring-back"} & set(
            bound(app)
        )
        gone: list[Any] = []
        app.go = lambda place, **what: gone.append(place)  # type: ignore[method-assign]
        await press(pilot, "history.begin")
        assert gone == [ListeningRoute()]


async def test_nothing_begins_by_that_key_once_there_are_sessions(tmp_path: Path) -> None:
    async with at(PLACE, stored(tmp_path, session("a"))) as (app, _):
        assert "history.begin" not in bound(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_bar_says_which_month_is_under_the_cursor(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(PLACE, stored(tmp_path, session("a", 1), session("b", 40)), size) as (app, pilot):
        assert shown(app)[0].endswith("November 2026")
        await press(pilot, "history.next")
        assert shown(app)[0].endswith("October 2026")


@pytest.mark.parametrize(("size", "theme"), [HOME, LARGE])
async def test_how_it_looks(
    tmp_path: Path, picture: Any, snapshot: SnapshotAssertion, size: tuple[int, int], theme: str
) -> None:
    paused = Play(built_in()["floor-and-mirror"]).sit_down().time_out()
    store = stored(
        tmp_path,
        session("t", 1, "harsh words", paused, due=NOW + timedelta(minutes=20)),
        session("a", 2, "the dishes, and who does them", seconds=1500.0),
        session("b", 9),
        session("c", 40, "日本語のとても長い話題 [x] done", seconds=5400.0),
    )
    async with at(PLACE, store, size, theme) as (_, pilot):
        await press(pilot, "history.next")
        assert picture(pilot) == snapshot.use_extension(Svg)


# Moving and opening


async def test_the_cursor_has_ends_and_pages(tmp_path: Path) -> None:
    store = stored(tmp_path, *(session(f"s{n:02d}", n + 1) for n in range(60)))
    async with at(PLACE, store) as (app, pilot):
        await press(pilot, "history.previous")
        assert under_cursor(app) == "s00"
        await press(pilot, "history.next", "history.next")
        assert under_cursor(app) == "s02"
        await press(pilot, "history.page-down")
        far = int(str(under_cursor(app))[1:])
        assert 12 < far < 24
        await press(pilot, "history.page-down")
        assert int(str(under_cursor(app))[1:]) > far + 10
        await press(pilot, "history.page-up")
        assert far - 2 <= int(str(under_cursor(app))[1:]) <= far + 2
        await press(pilot, "history.last", "history.next")
        assert under_cursor(app) == "s59"
        assert any(line.lstrip().startswith("▸") for line in shown(app))
        await press(pilot, "history.first")
        assert under_cursor(app) == "s00"
        assert "November 2026" in on_screen(app)


async def test_a_finished_one_is_told_again(tmp_path: Path) -> None:
    async with at(PLACE, stored(tmp_path, session("a", 2), session("b", 3))) as (app, pilot):
        await press(pilot, "history.next", "history.open")
        assert isinstance(app.screen, Replay)
        assert app.screen.session_id == "b"
        await press(pilot, "page.back")
        assert under_cursor(app) == "b"


@pytest.mark.parametrize("status", ["chosen", "planned", "open", "timeout"])
async def test_one_that_is_not_over_is_gone_on_with(tmp_path: Path, status: str) -> None:
    async with at(PLACE, stored(tmp_path, session("a", status=status))) as (app, pilot):
        gone: list[tuple[Any, dict[str, Any]]] = []
        app.go = lambda place, **what: gone.append((place, what))  # type: ignore[method-assign]
        await press(pilot, "history.open")
        assert gone == [(SessionRoute("a"), {})]


async def test_a_click_opens(tmp_path: Path) -> None:
    async with at(PLACE, stored(tmp_path, session("a", 2), session("b", 3))) as (app, pilot):
        await pilot.click(Ledger, offset=(12, 2))
        await settled(pilot)
        assert isinstance(app.screen, Replay)
        assert app.screen.session_id == "b"


async def test_another_size_keeps_the_cursor_in_sight(tmp_path: Path) -> None:
    store = stored(tmp_path, *(session(f"s{n:02d}", n + 1, "a topic") for n in range(60)))
    async with at(PLACE, store, (120, 40)) as (app, pilot):
        for _ in range(30):
            await pilot.press("down")
        await pilot.resize_terminal(40, 11)
        await pilot.pause(0.3)
        await settled(pilot)
        assert under_cursor(app) == "s30"
        assert any("▸" in line for line in shown(app))


# Putting away, and back


# Finding


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "under 1 min"),
        (59.9, "under 1 min"),
        (60, "1 min"),
        (1500, "25 min"),
        (3600, "1 h"),
        (5460, "1 h 31 min"),
    ],
)
def test_lengths_for_a_column(seconds: float, words: str) -> None:
    assert short_length(seconds) == words

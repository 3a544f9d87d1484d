"""Finding a session by its words, whatever they are."""

from pathlib import Path

import pytest

from tests.support.screens.lookback import (
    HOSTILE,
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
    type_words,
    under_cursor,
)
from tests.support.sessions import Play, built_in
from twofold.screens.listening.replay import Replay
from twofold.widgets.fields import Line

PLACE = "listening.history"


pytestmark = pytest.mark.usefixtures("berlin")


async def test_words_find_sessions_and_escape_leaves_the_field_first(tmp_path: Path) -> None:
    store = stored(
        tmp_path,
        session("a", 1, "the dishes"),
        session("b", 2, "The Café"),
        session("c", 3, "", Play(built_in()["daily-five"]).until("ended")),
    )
    async with at(PLACE, store) as (app, pilot):
        await press(pilot, "history.next", "history.next")
        await type_words(pilot, "cafe")
        assert "The Café" in on_screen(app) and "the dishes" not in on_screen(app)
        await press(pilot, "field.leave")
        assert app.screen.place == PLACE  # type: ignore[attr-defined]
        assert app.screen.focused is None and under_cursor(app) == "b"
        assert app.screen.query_one(Line).value == "cafe"
        await press(pilot, "page.back")
        assert app.screen.place == "home"  # type: ignore[attr-defined]


async def test_the_name_of_a_way_to_listen_is_found_and_enter_goes_to_the_list(tmp_path: Path) -> None:
    store = stored(
        tmp_path, session("a", 1), session("c", 3, "", Play(built_in()["daily-five"]).until("ended"))
    )
    async with at(PLACE, store) as (app, pilot):
        await type_words(pilot, "daily")
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.focused is None and under_cursor(app) == "c"
        await press(pilot, "history.open")
        assert isinstance(app.screen, Replay) and app.screen.session_id == "c"


async def test_the_list_fills_its_width_whatever_was_shown_before(tmp_path: Path) -> None:
    store = stored(tmp_path, session("s", 1, "rare"), *(session(f"s{n}", n + 1, "common") for n in range(40)))
    async with at(PLACE, store) as (app, pilot):
        ends = []
        for words in ("com", "rare"):
            await type_words(pilot, words)
            ends.append(max(len(line) for line in shown(app) if "─" in line))
            await press(pilot, "field.leave")
            app.screen.query_one(Line).value = ""
        # Where nothing is scrolled, the cell of the scroll bar is used too.
        assert ends == [77, 78]


async def test_letters_in_the_field_are_letters(tmp_path: Path) -> None:
    store = stored(tmp_path, session("a", 1, "dust and bread"))
    async with at(PLACE, store) as (app, pilot):
        await type_words(pilot, "dujk")
        assert app.screen.query_one(Line).value == "dujk"
        await pilot.press("backspace", "backspace")
        await settled(pilot)
        assert not {"history.find", "history.put-away", "history.open"} & set(bound(app))
        assert store.sessions.get("a") is not None
        assert under_cursor(app) == "a"


async def test_nothing_found_says_so_and_an_emptied_field_goes_away(tmp_path: Path) -> None:
    async with at(PLACE, stored(tmp_path, session("a", 1, "the dishes"))) as (app, pilot):
        await type_words(pilot, "zz")
        assert "No talk has these words." in on_screen(app)
        assert under_cursor(app) is None
        await press(pilot, "field.leave")
        assert "No talk has these words." in on_screen(app)
        await press(pilot, "history.find")
        await pilot.press("backspace", "backspace")
        await settled(pilot)
        assert under_cursor(app) == "a"
        await press(pilot, "field.leave")
        assert not app.screen.query_one(Line).display
        assert app.screen.focused is None


# What people type


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_topics_are_shown_as_they_are_and_stay_in_their_line(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    protocol = built_in()["floor-and-mirror"]
    sessions = [session(f"h{n}", n + 1, words) for n, words in enumerate(HOSTILE)]
    sessions += [session(f"o{n}", n + 1, words, Play(protocol).sit_down()) for n, words in enumerate(HOSTILE)]
    async with at(PLACE, stored(tmp_path, *sessions, names=("[/a]", "[b]"))) as (app, pilot):
        await pilot.resize_terminal(*size)
        await pilot.pause(0.3)
        seen = on_screen(app)
        for _ in sessions:
            await pilot.press("down")
            for strip in app.screen._compositor.render_strips():
                assert strip.cell_length == size[0]
            seen += on_screen(app)
        for words in HOSTILE[:5]:
            assert words in seen
        assert under_cursor(app) == f"h{len(HOSTILE) - 1}"


async def test_hostile_words_can_be_looked_for(tmp_path: Path) -> None:
    sessions = [session(f"h{n}", n + 1, words) for n, words in enumerate(HOSTILE)]
    async with at(PLACE, stored(tmp_path, *sessions)) as (app, pilot):
        await press(pilot, "history.find")
        for n, words in enumerate(HOSTILE):
            app.screen.query_one(Line).value = words
            await settled(pilot)
            assert f"h{n}" in [card.id for card in ledger(app).items]

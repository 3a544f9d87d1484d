"""One session told again: what is shown of it, whose it was, and that nobody is graded."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from textual.content import Content

from tests.support.screens.lookback import (
    HOSTILE,
    SIZES,
    at,
    bound,
    couple,
    heard_talk,
    note,
    on_screen,
    press,
    session,
    settled,
    stored,
)
from tests.support.screens.pictures import HOME, Svg
from tests.support.sessions import Play, built_in
from twofold.app import TwofoldApp
from twofold.domain.listening.lookback import look_back
from twofold.domain.listening.session import Note, Session
from twofold.domain.people import Couple
from twofold.screens.listening.replay import Replay
from twofold.screens.listening.story import Story, into, told
from twofold.store import Store

PLACE = "listening.replay"


pytestmark = pytest.mark.usefixtures("berlin")


def lines(
    session: Session, width: int = 72, notes: tuple[Note, ...] = (), people: Couple | None = None
) -> list[Content]:
    people = people or couple()
    return list(told(session, look_back(session, people), people, notes, width))


def text(*more: Any, **rest: Any) -> str:
    return "\n".join(line.plain for line in lines(*more, **rest))


def styles_of(line: Content, words: str) -> set[str]:
    """Return the styles that lie on *words* in *line*."""
    start = line.plain.index(words)
    return {str(span.style) for span in line.spans if span.start <= start < span.end}


def here(app: TwofoldApp) -> str:
    assert isinstance(app.screen, Replay)
    return app.screen.session_id


# What is told


def test_it_begins_with_what_it_was() -> None:
    told_ = text(session("a", 2, "the dishes", heard_talk()))
    assert told_.startswith("Floor and mirror\nthe dishes\nSaturday 21 November 2026 · 19:00 · ")
    assert "When each piece is heard before the next" in told_


def test_the_day_is_when_it_was_held_not_when_it_was_planned() -> None:
    play = Play(built_in()["appreciations"])
    play.do("later", until=play.at + timedelta(hours=20))
    play.at += timedelta(hours=20)
    held = play.do("begin").until("ended").session
    assert held.created.day == 1
    assert "Monday 2 March 2026 · 16:00 · " in text(held)


def test_the_mirror_tells_minutes_and_feelings_of_each_in_words() -> None:
    told_ = text(session("a", 2, "", heard_talk()))
    assert "◆ Ana   " in told_ and "felt mostly understood" in told_
    assert "● Ben   " in told_ and "felt fully understood" in told_
    assert "You each had the floor for about the same time." in told_
    assert "There was a small repair, and it was noticed." in told_
    assert "You said things back " in told_
    assert "%" not in told_ and "score" not in told_.lower()


def test_an_uneven_floor_is_shown_and_not_judged() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down()
    play.key("done", 290).key("done").key("got_it").key("ready").key("done", 30).do("stop")
    found = lines(session("a", 2, "", play))
    told_ = "\n".join(line.plain for line in found)
    assert "about the same time" not in told_
    assert "4 minutes" in told_ and "under a minute" in told_
    (bar,) = [line for line in found if "━" in line.plain]
    ana, ben = bar.plain.split("━ ━")
    assert ana.startswith("◆ ") and ben.endswith(" ●")
    share = look_back(play.session, couple()).share_a or 0.0
    assert share > 0.85
    assert abs((ana.count("━") + 1) / (ana.count("━") + ben.count("━") + 2) - share) < 0.02
    assert styles_of(bar, "◆") == {"$hue-clay"} and styles_of(bar, "●") == {"$hue-teal"}


@pytest.mark.parametrize("floor", [0.001, 1.0, 299.0])
def test_whoever_had_the_floor_at_all_is_seen_in_the_bar(floor: float) -> None:
    play = heard_talk().session
    for floors in ((floor, 300.0), (300.0, floor)):
        look = replace(look_back(play, couple()), floor_a=floors[0], floor_b=floors[1])
        (bar,) = [line.plain for line in told(play, look, couple(), (), 40) if "━" in line.plain]
        assert "◆ ━" in bar and "━ ━" in bar and "━ ●" in bar
        assert len(bar) == 40


def test_where_nobody_spoke_there_is_no_mirror() -> None:
    told_ = text(session("a", 2, "", Play(built_in()["floor-and-mirror"]).do("begin").do("stop")))
    assert "The two of you" not in told_ and "━" not in told_
    assert "You stopped here." in told_


def test_the_timeline_tells_whose_each_moment_was() -> None:
    found = lines(session("a", 2, "", heard_talk()))
    said_back = next(line for line in found if "● Ben said it back." in line.plain)
    assert "bold $hue-teal" in styles_of(said_back, "Ben")
    assert styles_of(said_back, "said") == set()
    plain = [line.plain for line in found]
    for words in (
        "◆ Ana: Not quite.",
        "● Ben: There is more.",
        "◆ Ana said that bit again.",
        "● The floor: Ben",
    ):
        assert any(words in line for line in plain)
    assert any(line.endswith("   A small repair, and it was noticed.") for line in plain)


def test_nobodys_mark_stands_at_a_time_out() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down().do("pause", "b").do("resume", "b").do("pass", "b")
    play.time_out()
    for line in text(session("a", 2, "", play)).splitlines():
        if "time-out" in line or "pause" in line or "left out" in line:
            assert "◆" not in line and "●" not in line


def test_each_turn_stands_apart() -> None:
    plain = [line.plain for line in lines(session("a", 2, "", heard_talk()))]
    begins = [n for n, line in enumerate(plain) if line.endswith("has the floor.")]
    assert len(begins) >= 3
    for n in begins:
        assert not plain[n - 1].strip()


def test_only_the_name_is_coloured_whatever_they_are_called() -> None:
    people = couple("The", "e")
    found = lines(session("a", 2, "", heard_talk()), people=people)
    for line in found:
        names = [span for span in line.spans if str(span.style).startswith("bold $hue")]
        for span in names if "has the floor" in line.plain else ():
            assert line.plain[span.start :] in ("The has the floor.", "e has the floor.")
        for span in names:
            assert line.plain[span.start : span.end] in ("The", "e", "◆ ", "● ")
    assert (
        sum("bold $hue-teal" in styles_of(line, "e has") for line in found if "e has the" in line.plain) >= 1
    )


def test_only_its_own_note_is_shown_line_for_line(tmp_path: Path) -> None:
    told_ = text(session("a"), notes=(note("a", "one\n\n  two [x] done\n"),))
    assert "What you wrote down" in told_
    assert "one\n \n  two [x] done\n" in told_
    assert "What you wrote down" not in text(session("a"), notes=(note("a", "  \n"),))


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00"), (7.9, "0:07"), (750, "12:30"), (3600, "1:00:00"), (3753, "1:02:33")]
)
def test_times_into_a_session(seconds: float, words: str) -> None:
    assert into(seconds) == words


@pytest.mark.parametrize("width", [18, 36, 49, 50, 51, 72, 116])
def test_no_line_is_wider_than_it_may_be(width: int) -> None:
    for n, words in enumerate(HOSTILE):
        people = couple(f"n{words}", f"{n}{words}")
        it = session("a", 2, words, heard_talk())
        for line in lines(it, width, (note("a", f"{words}\n{words}"),), people):
            assert line.cell_length <= width, line.plain


# On the screen


@pytest.mark.parametrize(("size", "theme"), [HOME])
async def test_how_it_looks(
    tmp_path: Path, picture: Any, snapshot: SnapshotAssertion, size: tuple[int, int], theme: str
) -> None:
    store = stored(tmp_path, session("a", 2, "the dishes", heard_talk()), note("a", "We take turns."))
    async with at(PLACE, store, size, theme, session_id="a") as (_, pilot):
        assert picture(pilot) == snapshot.use_extension(Svg)


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_can_be_reached_with_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    store = stored(tmp_path, session("a", 2, "the dishes", heard_talk()), note("a", "We take turns."))
    async with at(PLACE, store, size, session_id="a") as (app, pilot):
        assert "Floor and mirror" in on_screen(app) and "the dishes" in on_screen(app)
        seen = on_screen(app)
        for _ in range(20):
            await press(pilot, "replay.page-down")
            seen += on_screen(app)
        for words in (
            "The two of you",
            "We take turns.",
            "You sat down together.",
            "You opened your answers",
        ):
            assert words in seen
        await press(pilot, "replay.top")
        assert "the dishes" in on_screen(app)
        body = app.screen.query_one("#body")
        await press(pilot, "replay.down")
        assert body.scroll_y == (1 if body.max_scroll_y else 0)
        await press(pilot, "replay.up")
        assert body.scroll_y == 0
        await press(pilot, "replay.end")
        assert body.scroll_y == body.max_scroll_y
        await press(pilot, "replay.page-up")
        assert body.scroll_y < body.max_scroll_y or not body.max_scroll_y


async def test_earlier_and_later_go_through_what_is_over_and_stop_at_the_ends(tmp_path: Path) -> None:
    store = stored(
        tmp_path,
        session("old", 9, "oldest"),
        session("mid", 5, "", Play(built_in()["appreciations"]).sit_down().do("stop")),
        session("open", 4, "", Play(built_in()["appreciations"]).sit_down()),
        session("new", 1, "newest"),
        note("old", "line\n" * 60, "n1"),
        note("mid", "line\n" * 60, "n2"),
    )
    async with at(PLACE, store, session_id="old") as (app, pilot):
        await press(pilot, "replay.earlier")
        assert here(app) == "old" and "There is no earlier talk." in on_screen(app)
        await press(pilot, "replay.end", "replay.later")
        assert here(app) == "mid"
        body = app.screen.query_one("#body")
        assert body.scroll_y == 0 and body.max_scroll_y > 0
        await press(pilot, "replay.later")
        assert here(app) == "new" and "newest" in on_screen(app)
        await press(pilot, "replay.later")
        assert here(app) == "new" and "There is no later talk." in on_screen(app)
        await press(pilot, "replay.earlier")
        assert here(app) == "mid"


async def test_two_that_began_together_are_both_passed_through(tmp_path: Path) -> None:
    async with at(PLACE, stored(tmp_path, *(session(name, 1) for name in "abc")), session_id="a") as (
        app,
        pilot,
    ):
        await press(pilot, "replay.later")
        assert here(app) == "b"
        await press(pilot, "replay.later")
        assert here(app) == "c"


async def test_put_away_here_too_and_brought_back(tmp_path: Path) -> None:
    store = stored(
        tmp_path, session("a", 3, "one"), session("b", 2, "two"), session("c", 1, "three"), note("b", "ours")
    )
    async with at(PLACE, store, session_id="b") as (app, pilot):
        assert "replay.bring-back" not in bound(app)
        await press(pilot, "replay.put-away")
        assert store.sessions.get("b") is None and store.notes.get("note") is None
        assert "You deleted this one." in on_screen(app)
        assert "Press u to bring back" in on_screen(app)
        assert "replay.put-away" not in bound(app)
        await press(pilot, "replay.later")
        assert here(app) == "c"
        await press(pilot, "replay.earlier")
        assert here(app) == "a"
        await press(pilot, "replay.bring-back")
        assert here(app) == "b" and "ours" in on_screen(app)
    again = Store.open(tmp_path / "twofold.json")
    assert again.sessions.get("b") is not None and again.notes.get("note") is not None
    again.close()


async def test_what_was_put_away_here_comes_back_from_the_list(tmp_path: Path) -> None:
    async with at("listening.history", stored(tmp_path, session("a", 1, "the dishes"))) as (app, pilot):
        await press(pilot, "history.open", "replay.put-away", "page.back")
        assert "the dishes" not in on_screen(app)
        await press(pilot, "history.bring-back")
        assert "the dishes" in on_screen(app)


async def test_a_session_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    async with at(PLACE, stored(tmp_path, session("a", 1)), session_id="nowhere") as (app, pilot):
        assert "This one is no longer here." in on_screen(app)
        assert "replay.put-away" not in bound(app)
        await press(pilot, "replay.earlier")
        assert here(app) == "a"


async def test_one_that_cannot_be_read_is_said_so_with_words(tmp_path: Path) -> None:
    store = stored(tmp_path, session("a", 1), session("b", 2))
    store.db.table("sessions").update({"heat": 99}, lambda document: document["id"] == "a")
    async with at(PLACE, store, session_id="a") as (app, pilot):
        assert "a cannot be read" in on_screen(app) and "heat" in on_screen(app)
        await press(pilot, "replay.earlier")
        assert here(app) == "b"


async def test_the_other_terminals_changes_are_followed(tmp_path: Path) -> None:
    store = stored(tmp_path, session("a", 1, "the dishes"))
    other = Store.open(tmp_path / "twofold.json")
    async with at(PLACE, store, session_id="a") as (app, pilot):
        other.save(note("a", "Written over there."))
        app.look()
        await settled(pilot)
        assert "Written over there." in on_screen(app)
        other.sessions.delete("a")
        app.look()
        await settled(pilot)
        assert "This one is no longer here." in on_screen(app)
    other.close()


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_shown_as_they_are(tmp_path: Path, size: tuple[int, int]) -> None:
    sessions = [session(f"h{n:02d}", 50 - n, words, heard_talk()) for n, words in enumerate(HOSTILE)]
    notes = [note(f"h{n:02d}", f"{words}\n{words}", f"n{n}") for n, words in enumerate(HOSTILE)]
    store = stored(tmp_path, *sessions, *notes, names=("[/a]", "[@click=app.quit]b[/]"))
    async with at(PLACE, store, size, session_id="h00") as (app, pilot):
        for n, words in enumerate(HOSTILE):
            assert here(app) == f"h{n:02d}"
            story = app.screen.query_one(Story)
            shown = "".join(line.plain for line in story.lines(story.content_size.width))
            if " " not in words and "\t" not in words:
                assert words in shown.replace(" ", "")
            for strip in app.screen._compositor.render_strips():
                assert strip.cell_length == size[0]
            if n < len(HOSTILE) - 1:
                await press(pilot, "replay.later")

"""What changes in the list of talks: put away, brought back, refused by the disk, from the other terminal."""

from pathlib import Path

import pytest

from tests.support.screens.lookback import (
    at,
    bound,
    note,
    on_screen,
    press,
    session,
    settled,
    stored,
    under_cursor,
)
from twofold.screens.listening.replay import Replay
from twofold.store import Store

PLACE = "listening.history"


pytestmark = pytest.mark.usefixtures("berlin")


# What is shown


# Moving and opening


# Putting away, and back


async def test_what_is_put_away_is_gone_at_once_and_comes_back_with_its_note(tmp_path: Path) -> None:
    store = stored(
        tmp_path,
        session("a", 1, "first"),
        session("b", 2, "second"),
        note("a", "ours"),
        note("b", "no", "n2"),
    )
    async with at(PLACE, store) as (app, pilot):
        assert "history.bring-back" not in bound(app)
        await press(pilot, "history.put-away")
        assert "first" not in on_screen(app)
        assert "u brings it back" in on_screen(app)
        assert under_cursor(app) == "b"
        assert store.sessions.get("a") is None and store.notes.get("note") is None
        assert store.notes.get("n2") is not None
        await press(pilot, "history.bring-back")
        assert "first" in on_screen(app)
        assert under_cursor(app) == "a"
        assert "history.bring-back" not in bound(app)
    again = Store.open(tmp_path / "twofold.json")
    assert {found.id for found in again.sessions.all()} == {"a", "b"}
    assert {found.id for found in again.notes.all()} == {"note", "n2"}
    again.close()


async def test_several_come_back_the_last_one_first_and_an_empty_list_can_too(tmp_path: Path) -> None:
    async with at(PLACE, stored(tmp_path, session("a", 1), session("b", 2))) as (app, pilot):
        await press(pilot, "history.put-away", "history.put-away")
        assert "Nothing to look back on yet." in on_screen(app)
        assert "u brings back what you deleted." in on_screen(app)
        await press(pilot, "history.bring-back")
        assert under_cursor(app) == "b"
        await press(pilot, "history.bring-back")
        assert under_cursor(app) == "a"
        await press(pilot, "history.next", "history.open")
        assert isinstance(app.screen, Replay)


async def test_a_disk_that_refuses_leaves_everything_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from twofold.store import SaveFailed

    store = stored(tmp_path, session("a"), note("a", "ours"))

    def refuse(*_: object) -> None:
        raise SaveFailed(store.path, OSError(28, "No space left on device"))

    async with at(PLACE, store) as (app, pilot):
        monkeypatch.setattr(store, "save", refuse)
        await press(pilot, "history.put-away")
        assert under_cursor(app) == "a"
        assert "It could not be deleted." in on_screen(app)
        assert "history.bring-back" not in bound(app)
        assert store.notes.get("note") is not None


async def test_what_the_other_terminal_saves_appears_and_the_cursor_stays(tmp_path: Path) -> None:
    store = stored(tmp_path, session("a", 2), session("b", 3))
    other = Store.open(tmp_path / "twofold.json")
    async with at(PLACE, store) as (app, pilot):
        await press(pilot, "history.next")
        other.save(session("c", 1, "from over there"))
        app.look()
        await settled(pilot)
        assert "from over there" in on_screen(app)
        assert under_cursor(app) == "b"
        other.sessions.delete("b")
        app.look()
        await settled(pilot)
        assert under_cursor(app) == "a"
    other.close()


# Finding

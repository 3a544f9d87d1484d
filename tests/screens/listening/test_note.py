"""A note after a session: nothing is written unless both want it, and what is typed is kept."""

from typing import Any

import pytest

from tests.support.screens.talks import Clock, Enter, Room, fill, happened, reached
from twofold.domain.listening.session import Note
from twofold.screens.listening.note import NotePage
from twofold.store import Store
from twofold.widgets.words import Words


async def begin(room: Room) -> None:
    """End a session, and ask for a note."""
    session = reached(room.clock, "pulse")
    await room.open(happened(session, room.clock, "pulse", session.seconds + 1))
    assert "Nothing was written down." in room.words
    await room.press("listening.note")
    assert isinstance(room.page, NotePage)


@pytest.mark.parametrize("size", [(40, 11), (80, 24)])
async def test_it_needs_both_keys(opened: Any, enter: Enter, store: Store, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await begin(room)
        assert "Would you both like to write something down?" in room.words
        await room.press("note.key-a", "note.key-a")
        assert not room.page.query_one(Words).display
        await pilot.press(*"kept secret", "enter")
        assert store.notes.all() == []
        await room.press("note.key-b")
        assert room.page.query_one(Words).has_focus


async def test_nothing_is_written_by_default(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("note.key-a", "page.back")
        assert "Nothing was written down." in room.words
        await room.press("listening.note", "note.key-a", "note.key-b", "field.leave", "page.back")
        assert "Nothing was written down." in room.words
    assert store.notes.all() == []


async def test_it_is_saved_as_it_is_typed(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("note.key-b", "note.key-a")
        for letter in "We f":
            await pilot.press(letter)
            await room.settle()
            assert store.notes.all()[0].text == room.page.query_one(Words).text
        await pilot.press("enter", *"j")
        await room.settle()
        assert [note.text for note in store.notes.all()] == ["We f\nj"]
        await room.press("field.leave")
        await room.press("note.write")
        await pilot.press("!")
        await room.press("field.leave", "page.back")
        assert "Your note is kept." in room.words
        await room.press("listening.note")
        assert room.page.query_one(Words).text == "We f\nj!", "a note that is there needs no keys again"
    assert len(store.notes.all()) == 1


async def test_two_who_write_at_once_keep_both_texts(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    other = Store.open(store.path, clock=clock)
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("note.key-a", "note.key-b")
        await pilot.press(*"mine")
        other.refresh()
        (there,) = other.notes.all()
        other.save(there.with_(text="theirs [b]"))
        await pilot.press("!")
        await room.settle()
        assert "Both are here now." in room.words
        assert room.page.query_one(Words).text == "mine!\n\ntheirs [b]"
        await pilot.press("?")
        await room.settle()
    other.close()
    assert [note.text for note in store.notes.all()] == ["mine!?\n\ntheirs [b]"]


async def test_what_a_full_disk_refuses_is_there_when_they_come_back(
    opened: Any, enter: Enter, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = fill(monkeypatch)
    async with opened() as pilot:
        room = enter(pilot)
        await begin(room)
        await room.press("note.key-a", "note.key-b")
        full.append(True)
        await pilot.press(*"tea")
        await room.settle()
        assert "Not saved yet." in room.words
        await room.press("field.leave", "page.back")
        assert "Not saved yet." in room.words
        await room.press("listening.note")
        assert room.page.query_one(Words).text == "tea"
        full.clear()
        await pilot.press("!")
        await room.settle()
        assert "Not saved yet." not in room.words
    notes: list[Note] = store.notes.all()
    assert [note.text for note in notes] == ["tea!"]

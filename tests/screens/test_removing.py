"""Removing for good: what is said before, both keys, no word of it left, and the pages that led there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.support.screens import closeness
from tests.support.screens.letters import TEXT, TITLE, at, opened_one, settle
from tests.support.screens.toasts import toasts
from tests.support.sessions import protocol_of, step
from tests.support.store.hunting import hunt
from twofold.domain.closeness.records import Closeness
from twofold.domain.listening.protocols import Round
from twofold.domain.listening.session import Note, Session
from twofold.domain.questions.records import Answered, Asked
from twofold.domain.removal import Removal
from twofold.screens.house import REMOVED
from twofold.screens.letters.read import ReadPage
from twofold.screens.listening.replay import Replay
from twofold.screens.removing import CANNOT, Removing
from twofold.store import Store
from twofold.store.book import entries
from twofold.store.errors import SaveFailed
from twofold.store.places import backup_dir

SIZES = [(40, 11), (80, 24), (120, 40)]
DAY = date(2026, 3, 1)
Seen = Callable[[Any], str]


def said(seen: Seen, pilot: Any) -> str:
    """Return what stands on the screen, on one line."""
    return " ".join(seen(pilot).split())


def talked(store: Store, id: str = "s1", topic: str = "Whose turn it is") -> None:
    """Save a talk that is over, with a note."""
    protocol = protocol_of(Round("A turn", (step("speak"),)))
    session = Session(id=id, protocol=protocol, topic=topic, status="finished")
    store.save(session, Note(id=f"note-{id}", session=id, text=f"About {topic}."))


def answered(store: Store) -> None:
    """Save a kept card with what both wrote on it, twice."""
    answers = (
        (DAY, Answered(("Her first words", "His first words"), ("", ""), "e1")),
        (DAY, Answered(("Her later words", "His later words"), ("", ""), "e2")),
    )
    store.save(
        Asked(id="asked-us-borrowed", deck="us", card="borrowed", words="Borrowed?", last=DAY, kept=True,
              answers=answers)
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_letter_to_nothing(
    opened: Any, store: Store, clock: Any, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    opened_one(store, clock)
    async with opened(size=size) as pilot:
        await at(pilot, "letters.read", letter_id="l1")
        await press(pilot, "read.remove")
        page = pilot.app.screen
        assert isinstance(page, Removing)
        words = said(seen, pilot)
        assert "For both of you" in words and TITLE in words
        assert "Ana" in words and words.count("removes it") == 2
        await press(pilot, "remove.first")
        assert "✓ removes it" in said(seen, pilot) and store.letters.get("l1") is not None
        await press(pilot, "remove.first")
        assert "✓" not in seen(pilot), "a key that is pressed again takes the yes back"
        await press(pilot, "remove.first", "remove.second")
        await settle(pilot)
        assert store.letters.get("l1") is None and hunt(store.path.parent, TITLE, TEXT[:40]) == []
        assert not isinstance(pilot.app.screen, Removing | ReadPage)
        assert toasts(pilot) == REMOVED


async def test_what_may_remain_elsewhere_is_said(
    opened: Any, store: Store, clock: Any, seen: Seen, press: Any
) -> None:
    opened_one(store, clock)
    folder = backup_dir(store.path)
    folder.mkdir()
    for day in (20, 21):
        (folder / f"twofold-2026-11-{day}.json").write_text(store.whole().decode())
    store.path.with_name("twofold (conflicted copy 2026-11-20).json").write_text("{}")
    async with opened() as pilot:
        await at(pilot, "remove", table="letters", record_id="l1")
        words = said(seen, pilot)
        assert "It goes from the 2 older copies that twofold keeps" in words
        assert "cannot be called back: an export, a printed page" in words
        assert "twofold (conflicted copy 2026-11-20).json, beside your file, may hold it." in words
        await press(pilot, "remove.first", "remove.copies")
        words = said(seen, pilot)
        assert "It stays in the 2 older copies" in words and "after 14 more days of use" in words
        assert "✓" not in words, "that was said to something else"
        await press(pilot, "remove.first", "remove.second")
        await settle(pilot)
        assert len(hunt(store.path.parent, TITLE)) == 2
        assert [each.copies for each in store[Removal].all()] == [False]


async def test_a_talk_goes_with_its_notes_and_undo_does_not_bring_it_back(
    opened: Any, store: Store, seen: Seen, press: Any
) -> None:
    talked(store)
    talked(store, "s2", "Another")
    async with opened() as pilot:
        page = await at(pilot, "listening.replay", session_id="s1")
        await press(pilot, "replay.put-away", "replay.bring-back", "replay.put-away", "replay.bring-back")
        await press(pilot, "replay.remove", "remove.first", "remove.second")
        await settle(pilot)
        assert pilot.app.screen is page and isinstance(page, Replay)
        assert "no longer here" in said(seen, pilot)
        assert not page.may_undo and [each.id for each in store.sessions.all()] == ["s2"]
        assert hunt(store.path.parent, "Whose turn it is") == []
        assert len(store.notes.all()) == 1


async def test_one_answer_goes(opened: Any, store: Store, seen: Seen, press: Any) -> None:
    answered(store)
    async with opened() as pilot:
        await at(pilot, "questions.kept")
        await press(pilot, "kept.remove-answers")
        assert "1 of 7" in said(seen, pilot) and "all that you ever wrote" in said(seen, pilot)
        await press(pilot, "remove.next", "remove.next", "remove.next")
        assert "what Ben wrote to" in said(seen, pilot)
        await press(pilot, "remove.first", "remove.second")
        await settle(pilot)
        (asked,) = store.asked.all()
        assert [each.answers for _, each in asked.answers] == [
            ("Her first words", "His first words"), ("Her later words", ""),
        ]  # fmt: skip
        assert hunt(store.path.parent, "His later words") == []
        words = said(seen, pilot)
        assert "Her later words" in words and "His later words" not in words


async def test_from_the_book_just_what_is_read_there_goes(
    opened: Any, store: Store, clock: Any, seen: Seen, press: Any
) -> None:
    answered(store)
    opened_one(store, clock)
    async with opened() as pilot:
        await at(pilot, "book.entry", entry_id="asked/asked-us-borrowed/2026-03-01/e2/")
        assert "Her later words" in said(seen, pilot)
        await press(pilot, "book-entry.remove")
        assert "what you both wrote about “Borrowed?” on Sunday 1 March 2026" in said(seen, pilot)
        await press(pilot, "remove.first", "remove.second")
        await settle(pilot)
        assert "This is gone" in said(seen, pilot)
        (asked,) = store.asked.all()
        assert [each.evening for _, each in asked.answers] == ["e1"]
        left = [each.id for each in entries(store) if each.practice == "questions"]
        assert left == ["asked/asked-us-borrowed/2026-03-01/e1/"], "a star on it stays with it"
        assert hunt(store.path.parent, "Her later words", "His later words") == []
        await press(pilot, "page.back")
        await at(pilot, "book.entry", entry_id="letters/l1")
        await press(pilot, "book-entry.remove", "remove.first", "remove.second")
        await settle(pilot)
        assert store.letters.all() == []
        keys = {each.binding.id for each in pilot.app.screen.active_bindings.values()}
        assert "This is gone" in said(seen, pilot) and "book-entry.remove" not in keys


async def test_after_the_last_look_was_removed_the_next_one_can_be_opened(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    store.save(closeness.look(clock))
    async with opened() as pilot:
        await at(pilot, "remove", table="closeness", record_id=closeness.ABOUT)
        await press(pilot, "remove.first", "remove.second")
        await settle(pilot)
        assert store[Closeness].all() == [] and hunt(store.path.parent, closeness.HERS.closer) == []
        for side, felt in (("a", closeness.HIS), ("b", closeness.HERS)):
            closeness.seal(store, clock, side, felt)  # type: ignore[arg-type]
        await at(pilot, "closeness.open", about=closeness.ABOUT)
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        (look,) = store[Closeness].all()
        assert (look.a, look.b) == (closeness.HIS, closeness.HERS)


async def test_what_was_put_away_is_not_brought_back_once_it_was_removed_at_the_other_terminal(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    from twofold.store.removals import removal_of, remove

    answered(store)
    async with opened() as pilot:
        await at(pilot, "questions.kept")
        await press(pilot, "kept.remove")
        other = Store.open(store.path, clock=clock)
        asked = other.asked.get("asked-us-borrowed")
        assert asked is not None
        clock.advance(1)
        remove(other, removal_of(other, "asked", asked, "", clock.now(), copies=True), asked)
        other.close()
        pilot.app.look()
        await settle(pilot)
        await press(pilot, "kept.undo")
        await settle(pilot)
        assert hunt(store.path.parent, "His first words", "Her later words") == []


async def test_at_a_seat_the_other_presses_at_theirs(
    opened: Any, store: Store, clock: Any, seen: Seen, press: Any
) -> None:
    opened_one(store, clock)
    async with opened(seat="a") as pilot:
        await at(pilot, "remove", table="letters", record_id="l1")
        words = said(seen, pilot)
        assert "Ben opens this page at their own seat" in words and "not yet" in words
        await press(pilot, "remove.first")
        await pilot.press("j")
        await settle(pilot)
        assert "✓ removes it" in said(seen, pilot) and store.letters.get("l1") is not None


def _letter(store: Store, clock: Any) -> None:
    opened_one(store, clock)


def _talk(store: Store, clock: Any) -> None:
    talked(store)


def _card(store: Store, clock: Any) -> None:
    answered(store)


@pytest.mark.parametrize(
    ("kept", "place", "what", "key", "words"),
    [
        (_letter, "letters.read", {"letter_id": "l1"}, "read.remove", TITLE),
        (_letter, "book.entry", {"entry_id": "letters/l1"}, "book-entry.remove", TITLE),
        (_talk, "listening.replay", {"session_id": "s1"}, "replay.remove", "Whose turn it is"),
        (_card, "questions.kept", {}, "kept.remove-answers", "Her first words"),
        (_card, "book.entry", {"entry_id": "asked/asked-us-borrowed/2026-03-01/e2/"}, "book-entry.remove",
         "Her later words"),
    ],
)  # fmt: skip
async def test_when_the_other_presses_last_at_theirs_its_words_leave_this_screen_too(
    opened: Any,
    store: Store,
    clock: Any,
    seen: Seen,
    press: Any,
    kept: Callable[[Store, Any], None],
    place: str,
    what: dict[str, str],
    key: str,
    words: str,
) -> None:
    from twofold.store.removals import removal_of, remove

    kept(store, clock)
    async with opened(seat="a") as pilot:
        await at(pilot, place, **what)
        assert words in said(seen, pilot)
        await press(pilot, key, "remove.first")
        page = pilot.app.screen
        assert isinstance(page, Removing)
        other = Store.open(store.path, clock=clock)
        record = other.table(page.table).get(page.record_id)
        assert record is not None
        clock.advance(1)
        remove(other, removal_of(other, page.table, record, page.part, clock.now(), copies=True), record)
        other.close()
        pilot.app.look()
        await settle(pilot)
        pilot.app.clear_notifications()
        await settle(pilot)
        assert not isinstance(pilot.app.screen, Removing) and words not in said(seen, pilot)


async def test_what_cannot_be_removed_says_so(opened: Any, store: Store, seen: Seen) -> None:
    store.save(Session(id="s3", protocol=protocol_of(Round("A turn", (step("speak"),))), status="open"))
    async with opened() as pilot:
        for table, name in (("sessions", "s3"), ("letters", "none"), ("nothing", "s3"), ("couple", "couple")):
            page = await at(pilot, "remove", table=table, record_id=name)
            assert CANNOT in said(seen, pilot)
            keys = {each.binding.id for each in page.active_bindings.values()}
            assert not keys & {"remove.first", "remove.second", "remove.copies"}


async def test_a_disk_that_refuses_leaves_it_and_says_so(
    opened: Any, store: Store, clock: Any, seen: Seen, press: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_one(store, clock)
    async with opened() as pilot:
        await at(pilot, "remove", table="letters", record_id="l1")
        await press(pilot, "remove.first")
        with monkeypatch.context() as patch:

            def refuse(*_: Any) -> None:
                raise SaveFailed(store.path, OSError(28, "No space left on device"))

            patch.setattr(type(store.ledger), "commit", refuse)
            await press(pilot, "remove.second")
            await settle(pilot)
        assert store.letters.get("l1") is not None and isinstance(pilot.app.screen, Removing)
        assert "Nothing was removed." in str(toasts(pilot)) and "✓" not in seen(pilot)
        await press(pilot, "remove.first", "remove.second")
        await settle(pilot)
        assert store.letters.get("l1") is None


@pytest.mark.parametrize("size", [(40, 11), (80, 24)])
async def test_how_it_looks(
    opened: Any, store: Store, picture: Any, drawn: Any, press: Any, size: tuple[int, int]
) -> None:
    answered(store)
    async with opened(size=size) as pilot:
        await at(pilot, "remove", table="asked", record_id="asked-us-borrowed")
        await press(pilot, "remove.first")
        assert picture(pilot) == drawn

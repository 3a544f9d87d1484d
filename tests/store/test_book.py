"""What the book of the two holds, as it is read from the tables."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.support.screens.home import session as a_session
from twofold.demo import furnish
from twofold.domain.book.entries import Entry, Said
from twofold.domain.book.finding import Listed, Narrow, found, listed
from twofold.domain.drawers import Open
from twofold.domain.letters.records import Letter
from twofold.domain.letters.routes import LetterRoute
from twofold.domain.listening.session import Note
from twofold.domain.moments.records import Moment
from twofold.domain.text import folded
from twofold.practices import PRACTICES
from twofold.store import Store
from twofold.store import book as book_module
from twofold.store.book import Book, entries

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def test_the_book_holds_what_was_shown_and_what_was_opened(path: Path) -> None:
    store = Store.open(path)
    assert list(entries(store)) == []
    store.save(
        Moment(id="tea", author="a", words="You made tea", created=NOON, shown=NOON, reached=NOON),
        Moment(id="kept", author="b", words="not shown", created=NOON),
        Moment(id="gone", author="b", words="gone", created=NOON, shown=NOON, deleted=NOON),
        Letter(id="sea", author="b", sealed=NOON, opened=NOON, title="By the sea", text="Dear you",
               thanked="I will keep it"),
        Letter(id="shut", author="b", sealed=NOON),
    )  # fmt: skip
    letter, moment = sorted(entries(store), key=lambda each: each.id)
    assert (moment.id, moment.practice, moment.day) == ("moments/tea", "moments", date(2026, 3, 4))
    assert moment.said == (Said("You made tea", "a"), Said("It reached me.", "b"))
    assert (letter.id, letter.kind, letter.title) == ("letters/sea", "Letter", "By the sea")
    assert letter.said == (Said("Dear you", "b"), Said("I will keep it", "a", "wrote back"))
    assert letter.route == LetterRoute("sea")
    assert letter.good and moment.good and letter.owner is None
    store.close()


def gathered(book: Book) -> list[str]:
    for _ in book.steps():
        pass
    assert book.is_whole
    return [each.entry.id for each in book.entries]


def a_moment(id: str, words: str = "tea", hour: int = 0, **more: Any) -> Moment:
    at = NOON + timedelta(hours=hour)
    return Moment(id=id, author="a", words=words, created=at, shown=at, **more)


def test_only_what_changed_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(path)
    first, second = store.save(a_moment("a"), a_moment("b", hour=1))
    book = Book(store)
    assert not book.is_whole and book.entries == []
    assert gathered(book) == ["moments/b", "moments/a"]
    before = list(book.entries)
    read: list[str] = []

    def counted(entry: Entry) -> Listed:
        read.append(entry.id)
        return listed(entry)

    monkeypatch.setattr(book_module, "listed", counted)
    assert list(book.steps()) == [] and book.entries == before and read == []
    store.save(first.with_(words="soup"), a_moment("c", hour=-1))
    assert gathered(book) == ["moments/b", "moments/a", "moments/c"]
    assert sorted(read) == ["moments/a", "moments/c"]
    assert found(book.entries, Narrow(words="soup")) and not found(book.entries[:1], Narrow(words="soup"))
    store[Moment].delete(second.id)
    assert gathered(book) == ["moments/a", "moments/c"]
    store.close()


def test_a_talk_follows_its_notes(path: Path) -> None:
    store = Store.open(path)
    talk, _ = store.save(a_session("the garden", status="finished"), a_session("later", status="open"))
    book = Book(store)
    assert gathered(book) == [f"sessions/{talk.id}"]
    (note,) = store.save(Note(session=talk.id, text="we plant beans"))
    gathered(book)
    assert found(book.entries, Narrow(words="beans"))
    store[Note].delete(note.id)
    gathered(book)
    assert not found(book.entries, Narrow(words="beans"))
    store.close()


def test_what_another_window_saved_is_taken_in(path: Path) -> None:
    here, there = Store.open(path), Store.open(path)
    book = Book(here)
    assert gathered(book) == []
    there.save(a_moment("a"))
    here.look()
    assert not book.is_whole and gathered(book) == ["moments/a"]
    there.close()
    here.close()


def test_the_words_are_read_where_they_are_shown(path: Path) -> None:
    store = Store.open(path)
    store.save(a_moment("a", "You made tea"))
    book = Book(store)
    gathered(book)
    (one,) = book.entries
    assert one.entry.said == () and book.whole(one).said == (Said("You made tea", "a"),)
    assert book.entry("moments/a") == book.whole(one)
    own = listed(book.whole(one))
    assert book.whole(own) is own.entry
    store[Moment].delete("a")
    assert book.entry("moments/a") is None is book.entry("nothing/a") is book.entry("")
    assert book.whole(one).id == "moments/a"
    store.close()


def test_what_cannot_be_read_is_left_out(path: Path) -> None:
    store = Store.open(path)
    store.save(a_moment("a"), a_moment("b", hour=1))
    table = store.db.table("moments")
    table.update({"shown": 7}, doc_ids=[1])
    assert gathered(Book(store)) == ["moments/b"]
    store.close()


def test_orders_to_a_terminal_are_taken_out(path: Path) -> None:
    store = Store.open(path)
    store.save(a_moment("a"))
    store.db.table("moments").update({"words": "\x1b[2Jtea"}, doc_ids=[1])
    book = Book(store)
    gathered(book)
    assert "\x1b" not in book.entries[0].entry.title + book.entries[0].text
    assert "\x1b" not in str(book.whole(book.entries[0]))
    store.close()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lived") / "twofold.json"
    furnish(path, NOON + timedelta(days=200), "UTC")
    return path


def test_the_made_up_couple_has_something_of_each(lived: Path) -> None:
    store = Store.open(lived)
    book = Book(store)
    ids = gathered(book)
    assert len(ids) == len(set(ids)) and {each.id for each in entries(store)} == set(ids)
    told = {practice.name for practice in PRACTICES if practice.book}
    assert {each.entry.practice for each in book.entries} == told
    for each in book.entries:
        whole = book.whole(each)
        assert whole == book.entry(each.entry.id) and whole.title and whole.owner is None
        assert not whole.ours or whole.said or whole.practice == "listening", whole
    assert set(ids) >= book.stars and book.stars
    store.close()


def test_nothing_private_is_in_it(lived: Path) -> None:
    """Not a word of a drawer, nor of a letter that waits, is found."""
    store = Store.open(lived)
    book = Book(store)
    gathered(book)
    text = "\n".join(each.text for each in book.entries)
    private = [each.veil.text for each in store.writings.all() if isinstance(each.veil, Open)]
    words = [line for each in private for line in strings(msgspec.json.decode(each)) if len(line) > 12]
    assert words and not any(folded(line) in text for line in words)
    store.close()


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [each for part in value.values() for each in strings(part)]
    if isinstance(value, list):
        return [each for part in value for each in strings(part)]
    return [value] if isinstance(value, str) else []

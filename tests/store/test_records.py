"""Typed records: what goes in comes out, nothing newer is overwritten, nothing unknown is lost."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest
from tinydb import where

from tests.support.store.files import Wall, ledger_of
from twofold.domain.listening.session import Note
from twofold.domain.people import COUPLE_ID, Couple, meet
from twofold.domain.records import Record
from twofold.store import BadRecord, Stale, Store
from twofold.store.commits import save
from twofold.store.database import Database
from twofold.store.judging import UNREADABLE
from twofold.store.records import Records
from twofold.store.sums import fit


class Page(Record, frozen=True, kw_only=True):
    title: Annotated[str, msgspec.Meta(max_length=50)]
    weight: float = 1.0
    lines: list[str] = []


class Title(msgspec.Struct, frozen=True):
    title: str


Book = Records[Page]


@pytest.fixture
def book(path: Path, wall: Wall) -> Iterator[Book]:
    db = Database(path)
    yield Records(ledger_of(db), "pages", Page, wall.now)
    db.close()


@pytest.fixture
def window(path: Path, wall: Wall, open_db: Callable[[], Database]) -> Callable[[], Book]:
    """Opens the same book once more, as another window would."""
    return lambda: Records(ledger_of(open_db()), "pages", Page, wall.now)


def put(book: Book, document: dict[str, Any]) -> None:
    """Puts in *document* behind the records' back."""
    with book._ledger.exclusive():
        from twofold.store.journal import TableChange
        from twofold.store.text import dump

        book._ledger.commit({"pages": TableChange(put={book.next_key(): dump(document)})})


def test_a_record_comes_back_as_it_was(book: Book, window: Callable[[], Book]) -> None:
    saved = book.save(Page(title="Ä 🧡\u200d \n", lines=["a", ""]))
    assert book.get(saved.id) == saved == window().get(saved.id)
    assert saved.rev == 1
    assert book.get("nobody") is None


def test_saving_counts_and_dates(book: Book, wall: Wall) -> None:
    first = book.save(Page(title="x"))
    wall.forward(minutes=5)
    second = book.save(first.with_(title="y"))
    assert (second.rev, second.updated, second.created) == (2, wall.now(), first.created)
    assert len(book.all()) == 1


def test_lists_are_oldest_first_by_creation(book: Book) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for day in (3, 1, 2):
        book.save(Page(title=str(day), created=start + timedelta(days=day)))
    assert [p.title for p in book.all()] == ["1", "2", "3"] == [c.title for c in book.peek(Title)]


def test_saving_over_a_newer_one_is_refused_with_both(book: Book, window: Callable[[], Book]) -> None:
    first = book.save(Page(title="x"))
    theirs = window().save(first.with_(title="theirs"))
    mine = first.with_(title="mine")
    with pytest.raises(Stale) as caught:
        book.save(mine)
    assert (caught.value.mine, caught.value.theirs) == (mine, theirs)
    assert book.get(first.id) == theirs
    assert book.save(mine.with_(rev=theirs.rev)).title == "mine"


def test_two_new_records_of_one_id_are_not_both_kept(book: Book, window: Callable[[], Book]) -> None:
    page = Page(title="x")
    window().save(page)
    with pytest.raises(Stale):
        book.save(page)


def test_delete_leaves_a_tombstone_that_can_be_undone(book: Book, window: Callable[[], Book]) -> None:
    page = book.save(Page(title="x"))
    gone = book.delete(page.id)
    assert gone.deleted is not None
    assert (book.get(page.id), book.all(), book.peek(Title), window().all()) == (None, [], [], [])
    assert book.delete(page.id) == gone
    back = book.restore(page.id)
    assert (back.deleted, back.title, back.rev) == (None, "x", 3)
    assert window().all() == [back]
    with pytest.raises(KeyError):
        book.delete("nobody")


def test_where_takes_functions_and_queries(book: Book) -> None:
    for weight in (1.0, 2.0, 3.0):
        book.save(Page(title=f"w{weight}", weight=weight))
    assert [p.weight for p in book.where(lambda p: p.weight > 1.5)] == [2.0, 3.0]
    assert [p.weight for p in book.where(where("title") == "w2.0")] == [2.0]


def test_several_records_are_saved_together_or_not_at_all(book: Book, wall: Wall) -> None:
    old = book.save(Page(title="old"))
    stale = old.with_(rev=7)
    with pytest.raises(Stale):
        save(book._ledger, [(book, Page(title="new")), (book, stale)], wall.now())
    assert [p.title for p in book.all()] == ["old"]
    with pytest.raises(ValueError, match="twice"):
        save(book._ledger, [(book, old), (book, old)], wall.now())
    a, b = save(book._ledger, [(book, Page(title="a")), (book, old.with_(title="b"))], wall.now())
    assert {p.title for p in book.all()} == {"a", "b"} == {a.title, b.title}


def test_unknown_fields_survive_a_save(book: Book, window: Callable[[], Book]) -> None:
    page = Page(title="x")
    put(book, json.loads(msgspec.json.encode(page)) | {"mood": {"from": ["tomorrow é"]}})
    changed = book.save(page.with_(title="y"))
    raw = next(iter(window()._ledger.table("pages").values()))
    document = json.loads(bytes(raw))
    assert (list(document)[-1], fit(raw)) == ("sum", "fits")
    assert {name: value for name, value in document.items() if name != "sum"} == json.loads(
        msgspec.json.encode(changed)
    ) | {"mood": {"from": ["tomorrow é"]}}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": 5}, "title"),
        ({"lines": ["a", 3]}, "lines[1]"),
        ({"rev": "many"}, "rev"),
        ({"created": "yesterday"}, "created"),
        ({"created": "2026-01-01T00:00:00"}, "created"),
        ({"weight": None}, "weight"),
        ({"title": "x" * 51}, "title"),
    ],
)
def test_a_wrong_record_is_named_skipped_and_left_alone(
    path: Path, wall: Wall, change: dict[str, Any], said: str
) -> None:
    book = Records(ledger_of(Database(path)), "pages", Page, wall.now, guarded=True)
    good, page = book.save(Page(title="good")), Page(title="bad")
    document = json.loads(msgspec.json.encode(page)) | change
    put(book, document)
    assert book.all() == [good]
    assert book.where(lambda p: True) == [good]
    with pytest.raises(BadRecord, match=page.id) as caught:
        book.get(page.id)
    assert said in str(caught.value)
    assert "pages" in str(caught.value)
    assert book.troubles == (str(caught.value),)
    for attempt in (lambda: book.save(page), lambda: book.delete(page.id)):
        with pytest.raises(BadRecord):
            attempt()  # type: ignore[no-untyped-call]
    assert document in [json.loads(bytes(raw)) for raw in book._ledger.table("pages").values()]
    assert book.save(good).rev == 2


def test_a_wrong_record_is_as_if_there_were_none_and_what_takes_its_place_sets_it_aside(
    book: Book, window: Callable[[], Book]
) -> None:
    page = Page(title="bad", rev=4)
    document = json.loads(msgspec.json.encode(page)) | {"title": 5, "mood": "from tomorrow"}
    put(book, document)
    assert (book.get(page.id), book.all(), len(book.troubles)) == (None, [], 1)
    with pytest.raises(BadRecord):
        book.delete(page.id)
    with pytest.raises(BadRecord):
        book.save(page.with_(title="older than what is there", rev=3))
    there = book._ledger.table("pages")
    assert list(map(bytes, there.values())) == [json.dumps(document, separators=(",", ":")).encode()]
    new = book.save(page.with_(title="anew", rev=0))
    assert (new.rev, book.get(page.id), book.troubles) == (5, new, ())
    assert window().all() == [new]
    (aside,) = window()._ledger.table(UNREADABLE).values()
    assert json.loads(json.loads(bytes(aside))["text"]) == document
    assert book.save(new).rev == 6
    assert len(book._ledger.table(UNREADABLE)) == 1


def test_a_record_that_is_no_json_at_all_is_not_taken_for_another(path: Path, wall: Wall) -> None:
    ledger = ledger_of(Database(path))
    book, guarded = (Records(ledger, "pages", Page, wall.now, guarded=guards) for guards in (False, True))
    put(book, {"title": "who am I"})
    assert book.get("somebody") is None
    with pytest.raises(BadRecord, match="document 1"):
        guarded.get("somebody")


def test_a_document_without_an_id_is_named_too(book: Book) -> None:
    put(book, {"title": "who am I"})
    assert book.all() == []
    (said,) = book.troubles
    assert "id" in said


@pytest.mark.parametrize(
    "page", [Page(title="x" * 51), Page(title="\ud800"), Page(title="x", weight=float("nan"))]
)
def test_what_could_not_be_read_back_is_not_saved(book: Book, page: Page) -> None:
    with pytest.raises(BadRecord):
        book.save(page)
    assert book.all() == []
    assert book.troubles == ()


def test_a_record_kept_twice_is_shown_once(book: Book) -> None:
    page = Page(title="x")
    for _ in range(2):
        put(book, json.loads(msgspec.json.encode(page)))
    assert book.all() == [page]
    assert "twice" in book.troubles[0]


def test_peek_decodes_what_changed_only(book: Book, window: Callable[[], Book]) -> None:
    pages = [book.save(Page(title=str(n))) for n in range(3)]
    before = book.peek(Title)
    other = window()
    other.save(pages[1].with_(title="new"))
    book._ledger.refresh()
    after = book.peek(Title)
    assert [c.title for c in after] == ["0", "new", "2"]
    assert after[0] is before[0]
    assert after[2] is before[2]


def test_a_card_knows_what_a_record_goes_without(book: Book) -> None:
    class Dated(msgspec.Struct, frozen=True):
        updated: datetime
        weight: float

    page = Page(title="x")
    document = json.loads(msgspec.json.encode(page))
    del document["updated"], document["weight"]
    put(book, document)
    (card,) = book.peek(Dated)
    assert (card.weight, card.updated.tzinfo) == (1.0, UTC)


def test_a_wrong_record_has_no_card_and_a_wrong_card_is_a_mistake(book: Book) -> None:
    class Wrong(msgspec.Struct, frozen=True):
        title: int

    put(book, json.loads(msgspec.json.encode(Page(title="bad"))) | {"title": 5})
    assert book.peek(Title) == []
    assert "title" in book.troubles[0]
    book.save(Page(title="good"))
    assert book.peek(Title) == [Title("good")]
    with pytest.raises(msgspec.ValidationError):
        book.peek(Wrong)
    assert len(book.all()) == 1


def test_reading_as_a_tinydb_takes_no_news_from_the_records(
    book: Book, window: Callable[[], Book], path: Path
) -> None:
    with Database(path) as db:
        window().save(Page(title="x"))
        assert len(db.table("pages")) == 1
        assert ledger_of(db).refresh() is True


def test_lists_follow_the_other_window_after_a_refresh(book: Book, window: Callable[[], Book]) -> None:
    other = window()
    other.save(Page(title="x"))
    assert book.all() == []
    assert book._ledger.refresh() is True
    assert book._ledger.refresh() is False
    assert book.all() == other.all()


def test_a_store_keeps_each_kind_in_its_table(path: Path, wall: Wall) -> None:
    store = Store.open(path, clock=wall)
    couple, note = store.save(meet("Ana", "Ben"), Note(session="s", text="thank you"))
    assert isinstance(couple, Couple)
    assert store.couple.get(COUPLE_ID) == couple
    assert store.notes.all() == [note]
    with pytest.raises(TypeError):
        store.save(Page(title="x"))
    store.close()
    store.close()
    kept = json.loads(path.read_text())
    assert kept.keys() == {"meta", "couple", "notes"}
    assert kept["meta"] == {"1": {"schema": 1}}

"""Where everything stands in a long snapshot: it saves looking through it, and changes nothing of it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from twofold.content import load_protocols
from twofold.domain.listening.session import Session, SessionSummary
from twofold.domain.people import COUPLE_ID, meet
from twofold.store import Store, outline, snapshot, summaries
from twofold.store.errors import Damaged
from twofold.store.journal import Name
from twofold.store.places import outline_file

START = datetime(2026, 1, 1, 18, tzinfo=UTC)
PROTOCOL = load_protocols().protocols[0]
WORDS = "the evenings after the move"


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a short snapshot be long, and a few sessions, but not two names."""
    monkeypatch.setattr(snapshot, "BIG", 1)
    monkeypatch.setattr(outline, "LONG", 2000)
    monkeypatch.setattr(summaries, "MANY", 6)


def a_session(number: int, topic: str = WORDS) -> Session:
    at = START + timedelta(hours=number)
    return Session(id=f"{number:032x}", created=at, updated=at, protocol=PROTOCOL, topic=topic)


@pytest.fixture
def lived(path: Path) -> Path:
    """A closed file with two names and eight sessions, one of them deleted, whose list was looked at."""
    store = Store.open(path)
    store.save(meet("Ines", "Rowan"), *map(a_session, range(8)))
    store.sessions.delete(a_session(3).id)
    assert len(store.sessions.peek(SessionSummary)) == 7
    store.close()
    assert outline_file(path).exists()
    return path


def as_read(path: Path) -> dict[str, dict[str, bytes]]:
    """Return all that the file *path* holds, looked through from its beginning to its end."""
    return {
        name: {key: bytes(raw) for key, raw in table.items()}
        for name, table in snapshot.parse(path.read_bytes()).items()
    }


def as_held(store: Store) -> dict[str, dict[str, bytes]]:
    return {
        name: {key: bytes(raw) for key, raw in table.items()} for name, table in store.ledger.tables.items()
    }


def is_unread(store: Store) -> bool:
    """Whether the sessions in *store* were not looked through yet."""
    return "sessions" not in store.ledger.at_hand


def refuse(_data: bytes) -> object:
    raise AssertionError("the whole file was looked through")


def test_what_home_shows_is_there_without_a_look_through_the_file(
    lived: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "parse", refuse)
    store = Store.open(lived)
    couple = store.couple.get(COUPLE_ID)
    assert couple is not None and couple.name("a") == "Ines"
    assert store.begun and store.has("sessions") and not store.has("plans")
    assert store.sessions.size == 8
    cards = store.sessions.peek(SessionSummary)
    assert [card.id for card in cards] == [a_session(number).id for number in range(8) if number != 3]
    one = store.sessions.get(cards[-1].id)
    assert one is not None and one.topic == WORDS
    assert store.sessions.get(a_session(3).id) is None and store.sessions.get("nobody") is None
    assert store.notices == () and not store.refresh()
    assert is_unread(store)
    store.close()


def test_each_document_is_what_it_is_when_the_file_is_looked_through(lived: Path) -> None:
    store, whole = Store.open(lived), as_read(lived)
    assert is_unread(store)
    for key, text in whole["sessions"].items():
        assert bytes(store.ledger.document("sessions", key)) == text
    for key, text in whole["couple"].items():
        assert bytes(store.ledger.document("couple", key)) == text
    for name in ("sessions", "couple"):
        with pytest.raises(KeyError):
            store.ledger.document(name, "99")
    assert is_unread(store)
    assert as_held(store) == whole and not is_unread(store)
    store.close()


def test_what_is_saved_goes_on_from_there(lived: Path) -> None:
    store = Store.open(lived)
    assert is_unread(store)
    store.save(a_session(20, "a new one"))
    store.sessions.restore(a_session(3).id)
    held = as_held(store)
    store.close()
    assert as_read(lived) == held
    again = Store.open(lived)
    assert is_unread(again) and len(again.sessions.all()) == 9
    assert [one.topic for one in again.sessions.all()].count("a new one") == 1
    again.close()


def test_what_was_not_folded_is_read_with_everything_else(lived: Path) -> None:
    store = Store.open(lived)
    store.save(a_session(20))
    store.ledger.close(fold=False)  # as after a kill
    again = Store.open(lived)
    assert not is_unread(again)
    assert len(again.sessions.all()) == 8
    again.close()
    assert is_unread(Store.open(lived))


def test_what_another_window_saves_is_seen(lived: Path) -> None:
    ours, theirs = Store.open(lived), Store.open(lived)
    assert is_unread(ours)
    theirs.save(a_session(20, "theirs"))
    assert ours.refresh()
    found = ours.sessions.get(a_session(20).id)
    assert found is not None and found.topic == "theirs"
    theirs.close()
    ours.save(a_session(21))
    held = as_held(ours)
    ours.close()
    assert as_read(lived) == held and len(held["sessions"]) == 10


def of_another_snapshot(path: Path) -> None:
    kept = outline_file(path).read_bytes()
    store = Store.open(path)
    store.save(a_session(30))
    store.close()
    outline_file(path).write_bytes(kept)


def of_another_version(path: Path) -> None:
    mark, _, body = outline_file(path).read_bytes().partition(b"\n")
    told = msgspec.json.decode(mark) | {"made_by": "0.0.1"}
    outline_file(path).write_bytes(msgspec.json.encode(told) + b"\n" + body)


def with_a_turned_bit(path: Path) -> None:
    kept = bytearray(outline_file(path).read_bytes())
    kept[-3] ^= 1
    outline_file(path).write_bytes(kept)


def cut_off(path: Path) -> None:
    outline_file(path).write_bytes(outline_file(path).read_bytes()[:-9])


def a_folder(path: Path) -> None:
    outline_file(path).unlink()
    outline_file(path).mkdir()


@pytest.mark.parametrize(
    "spoil", [of_another_snapshot, of_another_version, with_a_turned_bit, cut_off, a_folder]
)
def test_an_outline_of_something_else_is_not_used(lived: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(lived)
    whole = as_read(lived)
    store = Store.open(lived)
    assert not is_unread(store)
    assert as_held(store) == whole
    store.close()


def test_a_file_that_another_program_wrote_is_looked_through(lived: Path) -> None:
    tables = json.loads(lived.read_text("utf-8"))
    lived.write_text(json.dumps(tables, indent=1), "utf-8")
    store = Store.open(lived)
    assert not is_unread(store) and len(store.sessions.all()) == 7
    store.close()


@pytest.mark.parametrize(
    ("before", "after", "long"),
    [
        ('"sessions"', '"\\u0073essions"', 2000),
        ('"sessions"', '"\\u0073essions"', 10**6),
        ('"couple":', '"couple": ', 10**6),
        ('"2":', '"2": ', 2000),
    ],
)
def test_what_is_spelt_otherwise_has_no_outline(
    lived: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str, long: int
) -> None:
    monkeypatch.setattr(outline, "LONG", long)
    outline_file(lived).unlink()
    text = lived.read_text("utf-8")
    outline.keep(lived, Name.of(text.encode()))
    assert outline_file(lived).exists()
    outline_file(lived).unlink()
    lived.write_text(text.replace(before, after, 1), "utf-8")
    outline.keep(lived, Name.of(lived.read_bytes()))
    assert not outline_file(lived).exists()


def test_a_file_that_changed_meanwhile_has_no_outline(lived: Path) -> None:
    name = Name.of(lived.read_bytes())
    outline_file(lived).unlink()
    lived.write_bytes(lived.read_bytes() + b" ")
    outline.keep(lived, name)
    assert not outline_file(lived).exists()


def test_an_outline_that_is_there_is_not_made_again(lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = outline_file(lived).stat().st_mtime_ns
    monkeypatch.setattr(outline, "_outlined", refuse)
    Store.open(lived).close()
    assert outline_file(lived).stat().st_mtime_ns == before


def test_an_outline_holds_no_word_of_anybody(lived: Path) -> None:
    kept = outline_file(lived).read_bytes()
    for word in (WORDS, *WORDS.split(), "Ines", "Rowan", a_session(1).id):
        assert word.encode() not in kept


def test_a_short_file_has_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    store = Store.open(path)
    store.save(*map(a_session, range(8)))
    store.close()
    assert not outline_file(path).exists()


def test_what_cannot_be_read_after_all_is_said_to_be_damaged(lived: Path) -> None:
    store = Store.open(lived)
    data = lived.read_bytes()
    unread = outline.recall(lived, data, Name.of(data))
    assert unread is not None and "sessions" in unread and "couple" not in unread
    store.ledger.begin(
        unread.short,
        outline.Unread(lived, data[:-2], msgspec.msgpack.decode(_body(lived), type=outline._Kept)),
    )
    with pytest.raises(Damaged, match="the file is cut short"):
        _ = store.ledger.tables
    store.ledger.close(fold=False)


def _body(path: Path) -> bytes:
    return outline_file(path).read_bytes().partition(b"\n")[2]

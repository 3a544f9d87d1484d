"""What lists show of a long table, kept beside the snapshot: it saves looking, and never says what is not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from twofold.content import load_protocols
from twofold.domain.listening.session import Session, SessionSummary
from twofold.store import Store, index, summaries
from twofold.store.places import summaries_file

START = datetime(2026, 1, 1, 18, tzinfo=UTC)
PROTOCOL = load_protocols().protocols[0]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let six records be many."""
    monkeypatch.setattr(summaries, "MANY", 6)


def a_session(number: int) -> Session:
    at = START + timedelta(hours=number * 7 % 50)
    return Session(id=f"{number:032x}", created=at, updated=at, protocol=PROTOCOL, topic=f"part {number}")


def cards(store: Store) -> list[SessionSummary]:
    return store.sessions.peek(SessionSummary)


def looked_through(path: Path) -> list[SessionSummary]:
    """Return the cards of a store that has no such file, and leave everything as it is."""
    kept = summaries_file(path)
    aside = kept.with_name("aside")
    if kept.exists():
        kept.rename(aside)
    store = Store.open(path)
    found = cards(store)
    store.ledger.close(fold=False)
    if aside.exists():
        aside.rename(kept)
    return found


@pytest.fixture
def lived(path: Path) -> Path:
    """A closed file with a few sessions, one deleted, whose list was looked at."""
    store = Store.open(path)
    store.save(*map(a_session, range(8)))
    store.sessions.delete(a_session(3).id)
    assert len(cards(store)) == 7
    store.close()
    return path


class Unread:
    """In the place of what reads the beginning of a record: it must not be asked."""

    def decode(self, _raw: object) -> object:
        raise AssertionError("the records were looked through")


def test_a_list_is_there_without_a_look_at_the_records(lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = looked_through(lived)
    store = Store.open(lived)
    with monkeypatch.context() as patch:
        patch.setattr(index, "_heads", Unread())
        assert cards(store) == expected
        assert store.sessions.rev(a_session(3).id) == 2
    # What is done from there on is what it would be without.
    assert [session.topic for session in store.sessions.all()] == [card.topic for card in expected]
    assert store.sessions.get(a_session(3).id) is None
    store.save(a_session(20))
    store.sessions.restore(a_session(3).id)
    assert store.sessions.next_key() == "10"
    now = cards(store)
    store.close()
    assert len(now) == 9
    assert now == looked_through(lived)


def changed_by_a_crash(path: Path) -> None:
    store = Store.open(path)
    store.save(store.sessions.all()[0].with_(topic="another"))
    store.ledger.close(fold=False)


def put_back(path: Path) -> None:
    older = path.read_bytes()
    changed_by_a_crash(path)
    Store.open(path).close()
    store = Store.open(path)
    cards(store)
    store.close()
    backup = path.with_name("older.json")
    backup.write_bytes(older)
    Store.restore_backup(path, backup)


def edited(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"part 5", b"part X"))


def edited_by_a_bit_where_nothing_may_be_saved(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"part 5", b"part 4"))
    path.chmod(0o400)


def rotten(path: Path) -> None:
    kept = summaries_file(path)
    kept.write_bytes(kept.read_bytes().replace(b"part 5", b"part X"))


def of_another_version(path: Path) -> None:
    kept = summaries_file(path)
    kept.write_bytes(
        kept.read_bytes().replace(b'"made_by":"', b'"made_by":"1', 1).replace(b"part 5", b"part X")
    )


def cut_short(path: Path) -> None:
    kept = summaries_file(path)
    kept.write_bytes(kept.read_bytes()[:-40])


def emptied(path: Path) -> None:
    summaries_file(path).write_bytes(b"")


def a_folder(path: Path) -> None:
    summaries_file(path).unlink()
    summaries_file(path).mkdir()


@pytest.mark.parametrize(
    "happened",
    [
        changed_by_a_crash, put_back, edited, edited_by_a_bit_where_nothing_may_be_saved, rotten,
        of_another_version, cut_short, emptied, a_folder,
    ],
)  # fmt: skip
def test_what_does_not_fit_is_not_believed(
    lived: Path, happened: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(happened)
    happened(lived)
    store = Store.open(lived)
    with monkeypatch.context() as patch:
        patch.setattr(index, "_heads", Unread())
        with pytest.raises(AssertionError):
            cards(store)
    store.ledger.close(fold=False)
    expected = looked_through(lived)
    store = Store.open(lived)
    assert cards(store) == expected
    assert not any("X" in card.topic for card in cards(store)) or happened is edited
    store.close()


def test_what_another_window_saves_meanwhile_is_seen(lived: Path) -> None:
    one, two = Store.open(lived), Store.open(lived)
    two.save(a_session(30))
    two.sessions.delete(a_session(1).id)
    one.refresh()
    topics = [card.topic for card in cards(one)]
    assert "part 30" in topics and "part 1" not in topics
    two.save(a_session(31))
    one.refresh()
    assert "part 31" in [card.topic for card in cards(one)]
    two.close()
    assert cards(one) == looked_through(lived)
    one.close()
    assert cards(Store.open(lived)) == looked_through(lived)


def test_a_record_that_cannot_be_read_is_told_of_each_time(lived: Path) -> None:
    store = Store.open(lived)
    store.db.table("sessions").insert({"id": 5})
    store.close()
    for _ in range(2):
        store = Store.open(lived)
        assert len(cards(store)) == 7
        assert len(store.sessions.troubles) == 1
        store.close()


def test_a_short_table_leaves_nothing(path: Path) -> None:
    store = Store.open(path)
    store.save(*map(a_session, range(5)))
    cards(store)
    store.close()
    assert not summaries_file(path).exists()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happened_the_list_is_what_the_records_say(path: Path, seed: int) -> None:
    rng = Random(seed)
    number = 0
    for _ in range(8):
        store = Store.open(path)
        if rng.random() < 0.7:
            cards(store)
        for _ in range(rng.randrange(4)):
            live = store.sessions.all()
            act = rng.choice(("new", "new", "change", "delete"))
            if act == "new" or not live:
                store.save(*(a_session(number + n) for n in range(3)))
                number += 3
            elif act == "change":
                store.save(rng.choice(live).with_(topic=f"changed {number}"))
            else:
                store.sessions.delete(rng.choice(live).id)
        if rng.random() < 0.5:
            cards(store)
        if rng.random() < 0.8:
            store.close()
        else:
            store.ledger.close(fold=False)
        expected = looked_through(path)
        store = Store.open(path)
        assert cards(store) == expected
        store.ledger.close(fold=False)

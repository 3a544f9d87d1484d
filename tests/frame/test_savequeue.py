"""What the disk refuses waits, goes through later, and is never lost."""

import errno
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.store.hunting import hunt
from twofold.content import load_protocols
from twofold.domain.book.records import AGO, Ago, Star, star_id
from twofold.domain.listening.session import Beat, Session
from twofold.domain.people import Couple, meet
from twofold.domain.records import utc_now
from twofold.frame.savequeue import SaveQueue
from twofold.screens.house import REMOVED
from twofold.store import Damaged, SaveFailed, Stale, Store
from twofold.store.removals import removal_of, remove


class Sick:
    """A store whose disk can be full."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.full = False

    def save(self, *records: Any) -> Any:
        if self.full:
            raise SaveFailed(self.store.path, OSError(errno.ENOSPC, "No space left on device"))
        return self.store.save(*records)

    def __getitem__(self, kind: Any) -> Any:
        return self.store[kind]


@pytest.fixture
def sick(tmp_path: Path) -> Iterator[Sick]:
    store = Store.open(tmp_path / "twofold.json")
    yield Sick(store)
    store.close()


@pytest.fixture
def queue(sick: Sick) -> SaveQueue:
    return SaveQueue(sick)  # type: ignore[arg-type]


def session(topic: str = "") -> Session:
    return Session(protocol=load_protocols().protocols[0], topic=topic)


def test_a_healthy_disk_saves_at_once(queue: SaveQueue, sick: Sick) -> None:
    (saved,) = queue.keep(meet("Ana", "Ben"))
    assert saved.rev == 1
    assert not queue.unsaved and not queue.sentence
    assert sick.store.couple.get("couple") == saved


def test_what_waits_says_so_in_words_and_goes_through_later(queue: SaveQueue, sick: Sick) -> None:
    sick.full = True
    first = session("one")
    assert queue.keep(first) == (first,)
    assert queue.unsaved == (first,)
    assert "the disk is full" in queue.sentence and "Nothing is lost" in queue.sentence
    assert queue.retry() == (False, "")
    sick.full = False
    assert queue.retry() == (True, "")
    assert not queue.unsaved and not queue.sentence
    assert sick.store.sessions.get(first.id) is not None


def test_only_the_newest_of_a_record_waits(queue: SaveQueue, sick: Sick) -> None:
    sick.full = True
    first = session("one")
    queue.keep(first)
    queue.keep(first.with_(topic="two"))
    queue.keep(session("other"))
    assert [r.topic for r in queue.unsaved if isinstance(r, Session)] == ["two", "other"]
    sick.full = False
    queue.retry()
    assert {s.topic for s in sick.store.sessions.all()} == {"two", "other"}


def test_the_next_save_takes_everything_that_waits_along(queue: SaveQueue, sick: Sick) -> None:
    sick.full = True
    queue.keep(session("one"))
    sick.full = False
    (saved,) = queue.keep(session("two"))
    assert isinstance(saved, Session) and saved.topic == "two" and saved.rev == 1
    assert {s.topic for s in sick.store.sessions.all()} == {"one", "two"}
    assert not queue.unsaved


def test_a_page_that_holds_the_old_revision_goes_on(queue: SaveQueue, sick: Sick) -> None:
    (held,) = queue.keep(session("one"))
    for round_ in range(3):  # fail, heal in the background, and go on from what the page still holds
        sick.full = True
        queue.keep(held.with_(topic=f"{round_}"))
        sick.full = False
        queue.retry()
    (saved,) = queue.keep(held.with_(topic="last"))
    assert saved.rev == 5
    stored = sick.store.sessions.get(held.id)
    assert stored is not None and stored.topic == "last"


def test_a_change_of_the_other_terminal_is_still_noticed(queue: SaveQueue, sick: Sick) -> None:
    (held,) = queue.keep(session("one"))
    other = Store.open(sick.store.path)
    other.save(held.with_(topic="theirs"))
    with pytest.raises(Stale):
        queue.keep(held.with_(topic="mine"))
    assert not queue.unsaved
    other.close()


def test_both_versions_stay_when_the_other_was_quicker(queue: SaveQueue, sick: Sick) -> None:
    (held,) = queue.keep(session("one"))
    sick.full = True
    queue.keep(held.with_(topic="mine"))
    other = Store.open(sick.store.path)
    other.save(held.with_(topic="theirs"))
    other.close()
    sick.full = False
    _, words = queue.retry()
    assert "Both versions are kept" in words
    queue.retry()
    assert {s.topic for s in sick.store.sessions.all()} == {"mine", "theirs"}
    assert not queue.unsaved


def test_what_both_removed_meanwhile_does_not_come_back_as_a_copy(queue: SaveQueue, sick: Sick) -> None:
    (held,) = queue.keep(session("Marigold").with_(status="finished"))
    sick.full = True
    queue.keep(held.with_(topic="Marigold again"))
    other = Store.open(sick.store.path)
    there = other.sessions.get(held.id)
    assert there is not None
    remove(other, removal_of(other, "sessions", there, "", utc_now(), copies=True), there)
    other.close()
    sick.full = False
    sick.store.look()
    assert b"Marigold" not in sick.store.whole(queue.unsaved), "nor is it kept elsewhere"
    assert queue.retry() == (False, REMOVED)
    assert not queue.unsaved and sick.store.sessions.all() == []
    sick.store.fold()
    assert hunt(sick.store.path.parent, "Marigold") == []


def test_the_couple_of_the_other_terminal_stands(queue: SaveQueue, sick: Sick) -> None:
    (held,) = queue.keep(meet("Ana", "Ben"))
    assert isinstance(held, Couple)
    sick.full = True
    queue.keep(meet("Mia", "Ben").with_(rev=held.rev))
    other = Store.open(sick.store.path)
    other.save(meet("Ann", "Ben").with_(rev=held.rev))
    other.close()
    sick.full = False
    _, words = queue.retry()
    assert "its version is kept" in words
    couple = sick.store.couple.get("couple")
    assert couple is not None and couple.a.name == "Ann"
    assert not queue.unsaved


def test_a_file_damaged_while_it_is_open_loses_nothing_typed(queue: SaveQueue, sick: Sick) -> None:
    first = session("one")
    healthy = sick.store

    class Broken:
        path = healthy.path

        def save(self, *records: Any) -> Any:
            raise Damaged(healthy.path, "a line of its journal is not what was written")

    queue.store = Broken()  # type: ignore[assignment]
    assert queue.keep(first) == (first,)
    assert "a line of its journal is not what was written" in queue.sentence
    assert queue.retry() == (False, "")
    assert queue.unsaved == (first,)
    queue.store = healthy
    assert queue.retry() == (True, "")
    assert not queue.unsaved and not queue.sentence


def test_what_was_shown_of_a_year_ago_at_both_terminals_is_kept_once_and_without_a_word(
    queue: SaveQueue, sick: Sick
) -> None:
    day = date(2026, 11, 23)
    sick.full = True
    queue.keep(Ago(id=AGO, shown=day))
    sick.full = False
    sick.store.save(Ago(id=AGO, shown=day))
    assert queue.retry() == (False, "")
    assert [ago.shown for ago in sick.store[Ago].all()] == [day] and not queue.unsaved


def test_a_star_from_both_terminals_is_one(queue: SaveQueue, sick: Sick) -> None:
    sick.full = True
    queue.keep(Star(id=star_id("moments/tea"), entry="moments/tea"))
    sick.full = False
    sick.store.save(Star(id=star_id("moments/tea"), entry="moments/tea"))
    queue.retry()
    assert len(sick.store[Star].all()) == 1 and not queue.unsaved


def test_a_heartbeat_overtaken_by_the_other_terminal_leaves_no_copy(queue: SaveQueue, sick: Sick) -> None:
    (known,) = queue.keep(Beat(t=1.0))
    assert isinstance(known, Beat)
    sick.full = True
    queue.keep(known.with_(t=2.0))
    sick.full = False
    sick.store.save(known.with_(t=3.0))
    assert queue.retry() == (False, "")
    assert [beat.t for beat in sick.store.beats.all()] == [3.0]
    assert not queue.unsaved and not queue.sentence

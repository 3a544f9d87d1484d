"""What the disk refuses waits, goes through later, and is never lost."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from twofold.content import load_protocols
from twofold.domain.listening.session import Beat, Session
from twofold.domain.people import Couple, meet
from twofold.frame.savequeue import Keeper
from twofold.store import Damaged, SaveFailed, Stale, Store


class Sick:
    """A store whose disk can be full."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.full = False

    def save(self, *records: Any) -> Any:
        if self.full:
            raise SaveFailed(self.store.path, OSError(errno.ENOSPC, "No space left on device"))
        return self.store.save(*records)


@pytest.fixture
def sick(tmp_path: Path) -> Iterator[Sick]:
    store = Store.open(tmp_path / "twofold.json")
    yield Sick(store)
    store.close()


@pytest.fixture
def keeper(sick: Sick) -> Keeper:
    return Keeper(sick)  # type: ignore[arg-type]


def session(topic: str = "") -> Session:
    return Session(protocol=load_protocols().protocols[0], topic=topic)


def test_a_healthy_disk_saves_at_once(keeper: Keeper, sick: Sick) -> None:
    (saved,) = keeper.keep(meet("Ana", "Ben"))
    assert saved.rev == 1
    assert not keeper.waiting and not keeper.sentence
    assert sick.store.couple.get("couple") == saved


def test_what_waits_says_so_in_words_and_goes_through_later(keeper: Keeper, sick: Sick) -> None:
    sick.full = True
    first = session("one")
    assert keeper.keep(first) == (first,)
    assert keeper.waiting == (first,)
    assert "the disk is full" in keeper.sentence and "Nothing is lost" in keeper.sentence
    assert keeper.retry() == (False, "")
    sick.full = False
    assert keeper.retry() == (True, "")
    assert not keeper.waiting and not keeper.sentence
    assert sick.store.sessions.get(first.id) is not None


def test_only_the_newest_of_a_record_waits(keeper: Keeper, sick: Sick) -> None:
    sick.full = True
    first = session("one")
    keeper.keep(first)
    keeper.keep(first.with_(topic="two"))
    keeper.keep(session("other"))
    assert [r.topic for r in keeper.waiting if isinstance(r, Session)] == ["two", "other"]
    sick.full = False
    keeper.retry()
    assert {s.topic for s in sick.store.sessions.all()} == {"two", "other"}


def test_the_next_save_takes_everything_that_waits_along(keeper: Keeper, sick: Sick) -> None:
    sick.full = True
    keeper.keep(session("one"))
    sick.full = False
    (saved,) = keeper.keep(session("two"))
    assert isinstance(saved, Session) and saved.topic == "two" and saved.rev == 1
    assert {s.topic for s in sick.store.sessions.all()} == {"one", "two"}
    assert not keeper.waiting


def test_a_page_that_holds_the_old_revision_goes_on(keeper: Keeper, sick: Sick) -> None:
    (held,) = keeper.keep(session("one"))
    for round_ in range(3):  # fail, heal in the background, and go on from what the page still holds
        sick.full = True
        keeper.keep(held.with_(topic=f"{round_}"))
        sick.full = False
        keeper.retry()
    (saved,) = keeper.keep(held.with_(topic="last"))
    assert saved.rev == 5
    stored = sick.store.sessions.get(held.id)
    assert stored is not None and stored.topic == "last"


def test_a_change_of_the_other_terminal_is_still_noticed(keeper: Keeper, sick: Sick) -> None:
    (held,) = keeper.keep(session("one"))
    other = Store.open(sick.store.path)
    other.save(held.with_(topic="theirs"))
    with pytest.raises(Stale):
        keeper.keep(held.with_(topic="mine"))
    assert not keeper.waiting
    other.close()


def test_both_versions_stay_when_the_other_was_quicker(keeper: Keeper, sick: Sick) -> None:
    (held,) = keeper.keep(session("one"))
    sick.full = True
    keeper.keep(held.with_(topic="mine"))
    other = Store.open(sick.store.path)
    other.save(held.with_(topic="theirs"))
    other.close()
    sick.full = False
    _, words = keeper.retry()
    assert "Both versions are kept" in words
    keeper.retry()
    assert {s.topic for s in sick.store.sessions.all()} == {"mine", "theirs"}
    assert not keeper.waiting


def test_the_couple_of_the_other_terminal_stands(keeper: Keeper, sick: Sick) -> None:
    (held,) = keeper.keep(meet("Ana", "Ben"))
    assert isinstance(held, Couple)
    sick.full = True
    keeper.keep(meet("Mia", "Ben").with_(rev=held.rev))
    other = Store.open(sick.store.path)
    other.save(meet("Ann", "Ben").with_(rev=held.rev))
    other.close()
    sick.full = False
    _, words = keeper.retry()
    assert "its version stands" in words
    couple = sick.store.couple.get("couple")
    assert couple is not None and couple.a.name == "Ann"
    assert not keeper.waiting


def test_a_file_damaged_while_it_is_open_loses_nothing_typed(keeper: Keeper, sick: Sick) -> None:
    first = session("one")
    healthy = sick.store

    class Broken:
        path = healthy.path

        def save(self, *records: Any) -> Any:
            raise Damaged(healthy.path, "a line of its journal is not what was written")

    keeper.store = Broken()  # type: ignore[assignment]
    assert keeper.keep(first) == (first,)
    assert "a line of its journal is not what was written" in keeper.sentence
    assert keeper.retry() == (False, "")
    assert keeper.waiting == (first,)
    keeper.store = healthy
    assert keeper.retry() == (True, "")
    assert not keeper.waiting and not keeper.sentence


def test_a_heartbeat_overtaken_by_the_other_terminal_leaves_no_copy(keeper: Keeper, sick: Sick) -> None:
    (known,) = keeper.keep(Beat(t=1.0))
    assert isinstance(known, Beat)
    sick.full = True
    keeper.keep(known.with_(t=2.0))
    sick.full = False
    sick.store.save(known.with_(t=3.0))
    assert keeper.retry() == (False, "")
    assert [beat.t for beat in sick.store.beats.all()] == [3.0]
    assert not keeper.waiting and not keeper.sentence

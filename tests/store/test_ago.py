"""What is of a year ago is read from few records, and only when something may be shown."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.retreats import a_memory
from tests.support.store.files import Wall
from twofold.content import load_protocols
from twofold.demo import furnish
from twofold.domain.book.ago import year_before
from twofold.domain.book.records import AGO, Ago
from twofold.domain.letters.records import Letter
from twofold.domain.listening.session import Note, Session, Status
from twofold.domain.moments.records import Moment
from twofold.domain.records import Record
from twofold.domain.shelf.records import Passage, Slice, Work
from twofold.store import Store
from twofold.store.ago import GOOD, year_ago
from twofold.store.book import entries

NOW = datetime(2026, 3, 4, 20, tzinfo=UTC)
TODAY = date(2026, 3, 4)
BEGUN = NOW - timedelta(365 + 90)


def moment(day: date, id: str = "tea") -> Moment:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Moment(id=id, author="a", words=f"{id} on {day}", created=at, shown=at)


def test_home_looks_wherever_the_book_has_something_good(path: Path) -> None:
    furnish(path)
    store = Store.open(path)
    good = {entry.id.partition("/")[0] for entry in entries(store) if entry.good}
    assert good == set(GOOD)
    store.close()


@pytest.mark.parametrize("away", range(-5, 6))
def test_it_finds_what_is_of_the_days_around(path: Path, away: int) -> None:
    store = Store.open(path)
    store.save(moment(year_before(TODAY) + timedelta(away)), moment(TODAY, "new"))
    found = year_ago(store, TODAY)
    assert (found is not None and found.entry.id) == (abs(away) <= 3 and "moments/tea")
    assert found is None or found.same_day == (away == 0)
    store.close()


def test_a_letter_is_of_the_day_on_which_it_was_opened(path: Path) -> None:
    store = Store.open(path)
    opened = NOW - timedelta(365)
    begun = opened - timedelta(90)
    store.save(Letter(id="sea", author="b", created=begun, sealed=begun, opened=opened, text="Dear you"))
    found = year_ago(store, TODAY)
    assert found is not None and found.entry.id == "letters/sea" and found.same_day
    assert year_ago(store, TODAY - timedelta(90)) is None
    store.close()


@pytest.mark.parametrize(
    ("record", "id"),
    [
        (a_memory(start=year_before(TODAY), created=BEGUN), "plans/over"),
        (
            Work(
                id="w", created=BEGUN, title="Stay", took=("To smile.", ""),
                slices=(Slice("s", talked=year_before(TODAY), a=Passage("She smiles.")),),
            ),
            "works/w/took",
        ),
    ],
)  # fmt: skip
def test_a_retreat_or_a_book_that_was_begun_long_before_is_of_the_day_it_was_lived(
    path: Path, wall: Wall, record: Record, id: str
) -> None:
    wall.at = NOW - timedelta(365)
    store = Store.open(path, clock=wall)
    store.save(record)
    found = year_ago(store, TODAY)
    assert found is not None and (found.entry.id, found.same_day) == (id, True)
    store.close()


def test_within_a_week_nothing_else_is_shown(path: Path) -> None:
    store = Store.open(path)
    store.save(*(moment(year_before(TODAY) + timedelta(n), f"m{n}") for n in range(10)))
    store.save(Ago(id=AGO, shown=TODAY))
    there = [n for n in range(10) if year_ago(store, TODAY + timedelta(n)) is not None]
    assert there == [0, 7, 8, 9]
    store.close()


def test_within_a_week_no_record_is_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(path)
    store.save(moment(year_before(TODAY)), Ago(id=AGO, shown=TODAY - timedelta(1)))

    def looked(*_: object) -> None:
        raise AssertionError("a moment was looked at")

    monkeypatch.setattr(store[Moment], "peek", looked)
    assert year_ago(store, TODAY) is None
    with pytest.raises(AssertionError, match="looked at"):
        year_ago(store, TODAY + timedelta(7))
    store.close()


def test_only_what_may_be_of_those_days_is_read_in_full(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many moments as there are, and though all of them were saved anew: their words are read of a few."""
    store = Store.open(path)
    store.save(*(moment(TODAY - timedelta(n), f"m{n}") for n in range(200, 600)))
    read: list[str] = []
    get = store[Moment].get

    def reading(name: str) -> Moment | None:
        read.append(name)
        return get(name)

    monkeypatch.setattr(store[Moment], "get", reading)
    found = year_ago(store, TODAY)
    assert found is not None and found.same_day and 7 <= len(read) < 12
    store.close()


def test_a_letter_that_nobody_touched_since_is_not_read_again(
    path: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    wall.at = long_ago = NOW - timedelta(3000)
    store = Store.open(path, clock=wall)
    store.save(
        Letter(id="old", author="b", created=long_ago, sealed=long_ago, opened=long_ago, text="Dear you")
    )
    monkeypatch.setattr(store[Letter], "get", lambda name: pytest.fail(f"{name} was read"))
    assert year_ago(store, TODAY) is None
    store.close()


@pytest.mark.parametrize(
    ("status", "heat", "good"), [("finished", 2, True), ("finished", 3, False), ("stopped", 1, False)]
)
def test_of_talks_those_of_a_mild_topic_that_came_to_their_end(
    path: Path, status: Status, heat: int, good: bool
) -> None:
    store = Store.open(path)
    then = NOW - timedelta(365)
    talk = Session(
        id="s", protocol=load_protocols().protocols[0], topic="the lake", heat=heat, status=status,
        created=then,
    )  # fmt: skip
    store.save(talk, Note(session="s", text="We go there in May.", created=then))
    found = year_ago(store, TODAY)
    assert (found is not None) == good
    store.close()

"""When each practice was begun with last: by the newest record there is, and by nothing else."""

from datetime import timedelta
from pathlib import Path

from tests.support.store.files import Wall
from twofold.domain.eyes.gaze import Gaze
from twofold.domain.people import meet
from twofold.domain.shelf.records import Work
from twofold.store import Store
from twofold.store.offers import lately


def test_the_newest_record_counts_and_one_that_is_gone_does_not(path: Path, wall: Wall) -> None:
    store = Store.open(path, clock=wall)
    store.save(meet("Ana", "Ben"))
    assert lately(store) == {} and store.gazes.newest is None
    now = wall.now()
    days = [now - timedelta(days=days) for days in (30, 3, 10)]
    store.save(*(Gaze(id=f"g{n}", created=day, updated=day, seconds=60) for n, day in enumerate(days)))
    store.save(Work(id="w", created=days[0], updated=now, title="Stay with Me", kind="book"))
    assert store.gazes.newest == days[1]
    assert lately(store) == {"eyes": days[1].astimezone().date(), "shelf": days[0].astimezone().date()}
    store.gazes.delete("g1")
    assert lately(store)["eyes"] == days[2].astimezone().date()
    store.close()

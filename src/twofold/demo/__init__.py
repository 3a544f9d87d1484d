"""A made-up couple with a year of history, so that anyone can look around at once.

The same day and zone give the same history.
"""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from twofold.domain.records import Record
from twofold.domain.wall import here
from twofold.practices import PRACTICES, named

from .play import couple


def furnish(path: Path, now: datetime | None = None, zone: str | None = None) -> None:
    """Make a data file at *path* with the couple and its year up to *now* (aware).

    They live in *zone* (IANA name; None: that of *now*, or of this machine).

    Raises FileExistsError when something is there already, and StoreError.
    """
    from twofold.store import Store

    from .book import year_on_paper

    if path.exists():
        raise FileExistsError(17, "it is there already", str(path))
    moment = now or here(datetime.now(UTC))
    moment = moment.astimezone(ZoneInfo(zone)) if zone else moment
    store = Store.open(path)
    try:
        records: list[Record] = [couple(moment)]
        for practice in PRACTICES:
            if practice.demo:
                records += named("demo", practice.demo)(moment)
        records += year_on_paper(records, moment)
        store.save(*records)
    finally:
        store.close()

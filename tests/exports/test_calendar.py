"""The calendar file, as other programs read it: khal, and ical.js (the library of Thunderbird)."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE
from twofold.domain.people import meet
from twofold.domain.retreat.bringing import bring_in
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.times import instant
from twofold.exports.calendar import calendar
from twofold.exports.calendar_in import read_calendar

CLIENTS = Path(__file__).parent / "clients"
COUPLE = meet("Ana", "Ben")
AT = datetime(2026, 11, 20, 18, 30, 5, 123456, tzinfo=UTC)


def plan(*slots: Slot, start: date = date(2027, 3, 26), zone: str = "Europe/London", **more: Any) -> Plan:
    return Plan(
        id="spring", title="Spring, by the sea", start=start, days=3, zone=zone, slots=slots,
        created=AT, updated=AT, rev=3, **more,
    )  # fmt: skip


ARRIVE = Slot(id="arrive", title="Arrive; put the phones away", day=0, start=18 * 60, length=45,
              kind="logistics", place="Harbour Road 5, Whitby", owner="b",
              notes="Keys are under the pot.\nRing twice.")  # fmt: skip
WALK = Slot(id="walk", title="Walk to the abbey", day=1, start=14 * 60 + 30, length=90, kind="new")
NIGHT = Slot(id="night", title="Stars", day=1, start=23 * 60 + 30, length=90, kind="connect")
LEAVE = Slot(id="leave", title="Drive home", day=2, start=14 * 60, length=120, kind="travel")
# The clocks go forward on 28 March 2027 at 1:00 in London: 1:30 is not there that night.
SKIPPED = Slot(id="skipped", title="A glass of water", day=2, start=90, length=15, kind="rest")
WEEKEND = plan(ARRIVE, WALK, NIGHT, SKIPPED, LEAVE)
# And back on 31 October 2027 at 2:00: 1:30 comes twice.
AUTUMN = plan(ARRIVE, WALK, SKIPPED, LEAVE, start=date(2027, 10, 29))
# On the first of January in Auckland it is still the year before in Greenwich.
NEW_YEAR = plan(WALK, SKIPPED, LEAVE, Slot(id="first", title="Fireworks", start=5, length=20),
                start=date(2027, 1, 1), zone="Pacific/Auckland")  # fmt: skip
NEW_YEAR_WEST = NEW_YEAR.with_(zone="America/New_York")
AWAY = plan(ARRIVE, WALK, LEAVE, start=date(2027, 4, 2), zone="Australia/Lord_Howe")


def moments(of: Plan) -> list[tuple[str, datetime, datetime]]:
    """What every program should understand: title, begin and end, as moments."""
    some = sorted(of.slots, key=lambda each: (each.day, each.start))
    return [(s.title, instant(of, s.day, s.start), instant(of, s.day, s.end)) for s in some]


# -- ical.js ----------------------------------------------------------------------------------------------

READ = """
function read(text) {
  const root = new ICAL.Component(ICAL.parse(text));
  const zones = root.getAllSubcomponents("vtimezone");
  zones.forEach(zone => ICAL.TimezoneService.register(new ICAL.Timezone(zone)));
  return JSON.stringify(root.getAllSubcomponents("vevent").map(each => {
    const event = new ICAL.Event(each);
    return [event.summary, event.startDate.toUnixTime(), event.endDate.toUnixTime(), event.uid,
            event.sequence, event.location, event.description,
            each.getAllSubcomponents("valarm")
              .map(alarm => alarm.getFirstPropertyValue("trigger").toSeconds())];
  }));
}
"""


@pytest.fixture(scope="module")
def ical_js() -> quickjs.Context:
    context = quickjs.Context()
    context.eval((CLIENTS / "ical-2.2.1.es5.min.cjs").read_text("utf-8"))
    context.eval(READ)
    return context


def by_ical_js(context: quickjs.Context, text: str) -> list[Any]:
    return list(json.loads(context.get("read")(text)))


@pytest.mark.parametrize(
    "some",
    [
        WEEKEND,
        AUTUMN,
        AWAY,
        NEW_YEAR,
        NEW_YEAR.with_(zone="America/New_York"),
        plan(WALK, zone="UTC"),
        plan(WALK, zone="Asia/Kolkata"),
    ],
    ids=["spring", "autumn", "lord-howe", "new-year-east", "new-year-west", "utc", "kolkata"],
)
def test_ical_js_reads_the_same_moments(ical_js: quickjs.Context, some: Plan) -> None:
    read = by_ical_js(ical_js, calendar(some, COUPLE))
    found = [(e[0], datetime.fromtimestamp(e[1], UTC), datetime.fromtimestamp(e[2], UTC)) for e in read]
    assert found == moments(some)


def test_ical_js_reads_the_rest(ical_js: quickjs.Context) -> None:
    quiet, ringing = (by_ical_js(ical_js, calendar(WEEKEND, COUPLE, rings=r)) for r in (False, True))
    assert quiet[0][3:6] == ["arrive@twofold", 3, "Harbour Road 5, Whitby"]
    assert quiet[0][6] == "Keys are under the pot.\nRing twice.\nBen sees to it."
    assert {tuple(event[7]) for event in quiet} == {()}
    assert {tuple(event[7]) for event in ringing} == {(-600,)}


# -- khal -------------------------------------------------------------------------------------------------


@pytest.fixture
def khal(tmp_path: Path) -> Any:
    """Run khal with a calendar of its own, in London."""
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[us]]\npath = {tmp_path / 'us'}\ntype = calendar\n"
        "[locale]\nlocal_timezone = Europe/London\ndefault_timezone = Europe/London\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n[default]\ndefault_calendar = us\n",
        "utf-8",
    )
    (tmp_path / "us").mkdir()

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "khal", "-c", str(config), *arguments],
            capture_output=True, text=True, timeout=120, check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def listed(khal: Any, some: Plan) -> list[str]:
    shape = "{start-long} {end-long} {title} @{location}{repeat-symbol}"
    first = some.start - timedelta(days=1)  # as it may be in London
    out = khal("list", "--day-format", "", "--format", shape, first.isoformat(), "6d")
    return [line.strip() for line in out.splitlines() if line.strip()]


@pytest.mark.parametrize("some", [WEEKEND, AUTUMN, NEW_YEAR], ids=["spring", "autumn", "new-year"])
def test_khal_takes_it_in_and_updates_it(khal: Any, tmp_path: Path, some: Plan) -> None:
    file = tmp_path / "retreat.ics"
    file.write_bytes(calendar(some, COUPLE).encode())
    khal("import", "--batch", "-a", "us", str(file))
    london = ZoneInfo("Europe/London")

    def wanted(of: Plan) -> list[str]:
        lines = []
        for title, begins, ends in moments(of):
            place = next(slot.place for slot in of.slots if slot.title == title)
            times = (f"{moment.astimezone(london):%Y-%m-%d %H:%M}" for moment in (begins, ends))
            lines.append(f"{' '.join(times)} {title} @{place}")
        return sorted(lines)

    assert sorted(set(listed(khal, some))) == wanted(some)
    # What they moved since is moved there too, and nothing is there twice.
    later = bring_in(some, [Slot(id="walk", title="Walk to the abbey", day=1, start=10 * 60, length=60)])
    later = later.with_(rev=4, updated=AT + timedelta(days=1))
    file.write_bytes(calendar(later, COUPLE).encode())
    khal("import", "--batch", "-a", "us", str(file))
    assert sorted(set(listed(khal, later))) == wanted(later)


# -- the file itself --------------------------------------------------------------------------------------


def test_it_is_an_ordinary_calendar_file() -> None:
    text = calendar(WEEKEND, COUPLE)
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "1970" not in text, "only the rules of the plan's years"
    assert "CLASS:PRIVATE" in lines
    assert text == calendar(WEEKEND, COUPLE)


def test_what_lies_on_no_day_is_left_out() -> None:
    lost = WALK.__class__(id="lost", title="Lost", day=5, start=600)
    assert "Lost" not in calendar(plan(WALK, lost), COUPLE)


def test_what_begins_in_the_skipped_hour_still_ends_after_it_began(ical_js: quickjs.Context) -> None:
    slot = Slot(id="x", title="Stars", day=2, start=90, length=30)
    ((_, begins, ends, *_),) = by_ical_js(ical_js, calendar(plan(slot), COUPLE))
    assert datetime.fromtimestamp(begins, UTC) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert ends - begins == 30 * 60


def test_a_zone_that_is_not_known_here_does_not_break_it(ical_js: quickjs.Context) -> None:
    read = by_ical_js(ical_js, calendar(plan(WALK, zone="Mars/Olympus"), None))
    assert datetime.fromtimestamp(read[0][1], UTC) == datetime(2027, 3, 27, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_through(ical_js: quickjs.Context, words: str) -> None:
    slot = Slot(id="x", title=f"a{words};b,c", day=0, start=600, place=words, notes=f"{words}\nBEGIN:VEVENT")
    (read,) = by_ical_js(ical_js, calendar(plan(slot), COUPLE))
    assert (read[0], read[5], read[6]) == (slot.title, words, slot.notes)


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs")), min_size=1, max_size=40
)
SLOTS = st.builds(
    Slot,
    id=st.uuids().map(lambda each: each.hex),
    title=WORDS,
    day=st.integers(0, 2),
    start=st.integers(0, 1439),
    length=st.integers(5, 360),
    kind=st.sampled_from(["connect", "new", "rest", "meal", "travel", "solo", "logistics"]),
    place=WORDS | st.just(""),
    notes=WORDS | st.just(""),
    owner=st.sampled_from(["a", "b", "both"]),
)


@given(st.lists(SLOTS, min_size=1, max_size=6, unique_by=lambda slot: slot.id))
def test_what_was_written_is_read_back(slots: list[Slot]) -> None:
    some = plan(*slots, zone="Asia/Kolkata")
    back = bring_in(some.with_(slots=()), read_calendar(calendar(some, COUPLE).encode(), some).slots)

    def facts(of: Plan) -> list[tuple[Any, ...]]:
        return sorted((s.id, s.title, s.day, s.start, s.length, s.kind, s.place, s.notes) for s in of.slots)

    assert facts(back) == facts(some)
    again = bring_in(some, read_calendar(calendar(some, COUPLE).encode(), some).slots)
    assert again.slots == some.slots

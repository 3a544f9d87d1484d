"""Calendars of ours, told whole: each line of them, so that nothing stands under a wrong name."""

from datetime import UTC, date, datetime, time

from twofold.domain.people import meet
from twofold.domain.promises import rituals
from twofold.domain.promises.agreements import agree
from twofold.domain.promises.terms import Terms
from twofold.domain.records import Side
from twofold.domain.retreat.plan import Plan, Slot
from twofold.exports.calendar import calendar
from twofold.exports.calendar_promises import promises_calendar
from twofold.exports.whole import Whole

NOW = datetime(2026, 11, 29, 16, 5, 7, 999, tzinfo=UTC)
COUPLE = meet("Ana", "Ben")
BOTH: tuple[Side, Side] = ("a", "b")
HEAD = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//twofold//{}//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:{}
UID:{}@twofold
"""
WALK = Slot(id="walk", title="Walk", day=0, start=9 * 60, length=90, place="Dunes", notes="Take boots.")
PLAN = Plan(
    id="advent", title="Advent", start=date(2026, 11, 27), days=2, zone="UTC", slots=(WALK,), created=NOW,
    updated=NOW, rev=3,
)  # fmt: skip
STAMPS = "CREATED:20261129T160507Z\n{}LAST-MODIFIED:20261129T160507Z\n"


def lines(text: str) -> str:
    """Return *text* with its lines as they are meant, not folded."""
    return text.replace("\r\n ", "").replace("\r\n", "\n")


def all_day(title: str, name: str, first: str, after: str, words: str) -> str:
    return (
        f"BEGIN:VEVENT\nSUMMARY:{title}\nDTSTART;VALUE=DATE:{first}\nDTEND;VALUE=DATE:{after}\n"
        f"DTSTAMP:20261129T160507Z\nUID:{name}@twofold\nSEQUENCE:0\nCLASS:PRIVATE\n"
        + STAMPS.format(f"DESCRIPTION:{words}\n")
        + "TRANSP:TRANSPARENT\nEND:VEVENT\n"
    )


def test_a_retreat_that_rings() -> None:
    assert lines(calendar(PLAN, COUPLE, rings=True)) == (
        HEAD.format("retreat", "Advent", "advent")
        + "BEGIN:VEVENT\nSUMMARY:Walk\nDTSTART:20261127T090000Z\nDTEND:20261127T103000Z\n"
        "DTSTAMP:20261129T160507Z\nUID:walk@twofold\nSEQUENCE:3\nCATEGORIES:connect\nCLASS:PRIVATE\n"
        + STAMPS.format("DESCRIPTION:Take boots.\n")
        + "LOCATION:Dunes\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Walk\nTRIGGER:-PT10M\nEND:VALARM\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


def test_what_is_called_off_is_so_at_its_time_and_stays_private() -> None:
    assert lines(calendar(PLAN.with_(slots=()), COUPLE, before=calendar(PLAN, COUPLE))) == (
        HEAD.format("retreat", "Advent", "advent")
        + "BEGIN:VEVENT\nSUMMARY:Called off: Walk\nDTSTART:20261127T090000Z\nDTEND:20261127T103000Z\n"
        "DTSTAMP:20261129T160507Z\nUID:walk@twofold\nSEQUENCE:3\nCLASS:PRIVATE\nSTATUS:CANCELLED\n"
        "TRANSP:TRANSPARENT\nEND:VEVENT\nEND:VCALENDAR\n"
    )


def test_what_they_promise() -> None:
    terms = Terms(
        "a", "a walk", date(2026, 12, 1), notice="boots by the door", often="Tuesdays and Thursdays",
        at=time(19, 30), until=date(2026, 12, 31),
    )  # fmt: skip
    walk = agree(terms, BOTH, NOW, NOW.date()).with_(id="walk")
    phones = agree(Terms("both", "no phones", date(2026, 12, 2), often="each evening"), BOTH, NOW, NOW.date())
    sketch = rituals.Sketch(
        what="Tea at nine", when="every evening", happens="tea", first="1 December 2026", who="either"
    )
    tea = rituals.agreed(rituals.begin(NOW), sketch, BOTH, NOW, NOW.date()).with_(id="tea")
    gone = rituals.let_go(tea.with_(id="gone"), BOTH, NOW)
    text = promises_calendar(
        Whole(couple=COUPLE, agreements=(walk, phones.with_(id="phones")), rituals=(tea, gone))
    )
    words = r"Ana: a walk\nTuesdays and Thursdays\, at 19:30\nYou notice it by this: boots by the door"
    assert lines(text) == (
        HEAD.format("promises", "What we promise each other", "promises")
        + "BEGIN:VEVENT\nSUMMARY:Ana: a walk\nDTSTART:20261201T193000\nDTEND:20261201T203000\n"
        "DTSTAMP:20261129T160507Z\nUID:walk-first@twofold\nSEQUENCE:0\n"
        "RRULE:FREQ=WEEKLY;UNTIL=20261231T235959;BYDAY=TU,TH\nCLASS:PRIVATE\n"
        + STAMPS.format(f"DESCRIPTION:{words}\n")
        + "TRANSP:TRANSPARENT\nEND:VEVENT\n"
        + all_day("The last day of: a walk", "walk-until", "20261231", "20270101", words)
        + all_day("Look at it together: a walk", "walk-look", "20261201", "20261202", words)
        + all_day("Look at it together: no phones", "phones-look", "20261202", "20261203",
                  r"Both of you: no phones\neach evening")
        + all_day("Tea at nine", "tea-first", "20261201", "20261202", r"every evening\ntea")
        + all_day("Look at it together: Tea at nine", "tea-look", "20261231", "20270101",
                  r"every evening\ntea")
        + "END:VCALENDAR\n"
    )  # fmt: skip

"""Whatever is read, and however long it takes: the page stays awake, and the way out is one key away."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.journeys.terminal import Terminal
from twofold.domain.people import meet
from twofold.domain.retreat.plan import Plan
from twofold.store import Store

PART = "\u0316\u0301"


@pytest.fixture
def planned(data: Path) -> Path:
    data.parent.mkdir(parents=True, mode=0o700)
    store = Store.open(data)
    store.save(
        meet("Ana", "Ben"), Plan(title="Advent", start=date(2026, 12, 4), days=3, zone="Europe/Berlin")
    )
    store.close()
    return data


def a_calendar(path: Path, events: int) -> None:
    """Write a whole calendar, of which each event is on the days of the plan and takes its time."""
    rule = "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=300"
    parts = (
        f"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:Thing {n}\r\nDTSTART:20261205T100000\r\n{rule}\r\nEND:VEVENT\r\n"
        for n in range(events)
    )
    path.write_text(f"BEGIN:VCALENDAR\r\n{''.join(parts)}END:VCALENDAR\r\n", "utf-8", newline="")


def to_bring(terminal: Terminal) -> Terminal:
    terminal.wait_for("r  Retreat")
    terminal.press("r").wait_for("Your retreats", "Advent")
    terminal.press("enter").wait_for("n  Bring something in")
    terminal.press("n").wait_for("Paste a mail, a ticket", "Done typing")
    terminal.press("escape").wait_for("b Calendar file")
    terminal.press("b").wait_for("Where the file is", "Done typing")
    return terminal


def test_the_page_stays_awake_and_f9_leaves_at_once_while_a_long_file_is_read(
    home: Path, planned: Path
) -> None:
    a_calendar(home / "long.ics", 400)
    with Terminal(home=home) as terminal:
        to_bring(terminal).type("~/long.ics").wait_for("long.ics")
        terminal.press("enter").press("x").wait_for("long.icsx")
        assert "things" not in terminal.text, "it is still being read"
        terminal.press("f9")
        assert terminal.wait_exit(within=5) == 0


def test_a_description_of_nothing_but_accents_is_read_and_left(home: Path, planned: Path) -> None:
    event = (
        f"BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Walk\r\nDTSTART:20261205T100000\r\nDESCRIPTION:{PART * 500_000}"
    )
    (home / "marks.ics").write_text(
        f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "utf-8", newline=""
    )
    with Terminal(home=home) as terminal:
        to_bring(terminal).type("~/marks.ics").wait_for("marks.ics")
        terminal.press("enter").wait_for("This would come in", "Walk")
        terminal.press("enter").wait_for("It is all in your plan now")
        terminal.press("f9")
        assert terminal.wait_exit(within=5) == 0

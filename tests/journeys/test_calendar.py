"""A booking comes as a calendar file, moves, and is called off; and the calendar of one's own follows it.

The plan is that of the weekend from 27 November 2026, in Berlin.
"""

from pathlib import Path

import pytest

from tests.support.journeys.retreats import MONDAY, at, leave, make, say, the_plan, to_plan
from tests.support.journeys.terminal import Terminal
from twofold.domain.retreat.plan import Plan, Slot
from twofold.store import Store

SIZES = [(80, 24), (40, 11)]
CLEAR = "\x15"
"""What empties a field."""
MASSAGE = "UID:m1@spa\nSEQUENCE:{}\nSUMMARY:Massage for two\nLOCATION:Spa at the lake\n{}"
TRAIN = "UID:t1@rail\nSUMMARY:Train home\nDTSTART:20261129T150600Z\nDTEND:20261129T171200Z"
OTHERS = "\n".join(
    f"BEGIN:VEVENT\nUID:o{n}\nSUMMARY:Secret {n}\nDTSTART:202701{n % 28 + 1:02}T100000Z\nEND:VEVENT"
    for n in range(40)
)


def calendar(*events: str, head: str = "", more: str = "") -> str:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//them//EN\n{head}{body}{more}\nEND:VCALENDAR\n"
    return text.replace("\n", "\r\n")


def times(begins: str, ends: str) -> str:
    return f"DTSTART:20261128T{begins}00Z\nDTEND:20261128T{ends}00Z"


FILES = {
    "booked.ics": calendar(MASSAGE.format(0, times("1500", "1600")), TRAIN, more=OTHERS),
    "moved.ics": calendar(MASSAGE.format(1, times("1630", "1730")), head="METHOD:REQUEST\n"),
    "off.ics": calendar(MASSAGE.format(2, times("1630", "1730")), head="METHOD:CANCEL\n"),
    "other-week.ics": calendar(TRAIN.replace("20261129", "20261206")),
}


def to_bring(terminal: Terminal) -> Terminal:
    """From home to the page that brings a booking in."""
    to_plan(terminal).press("n").wait_for("Paste what you have", "Done typing")
    terminal.press("escape").wait_gone("Done typing")
    terminal.press("b").wait_for("Where the file is", "Done typing")
    return terminal


def bring(terminal: Terminal, name: str, *shown: str) -> Terminal:
    """Name the file *name* and look at what is in it."""
    say(terminal.type(CLEAR), f"~/{name}").press("enter").wait_for("; enter", *shown)
    return terminal


def back_to_field(terminal: Terminal) -> Terminal:
    terminal.press("e").wait_for("Done typing")
    return terminal


def found(plan: Plan, title: str) -> list[tuple[int, int, int]]:
    return [(slot.day, slot.start, slot.length) for slot in plan.slots if slot.title == title]


@pytest.mark.parametrize("size", SIZES)
def test_a_booking_comes_moves_and_is_called_off(home: Path, data: Path, size: tuple[int, int]) -> None:
    before = make(data)
    for name, text in FILES.items():
        (home / name).write_text(text, "utf-8", newline="")
    with at(MONDAY, home, size=size) as terminal:
        to_bring(terminal)
        bring(terminal, "booked.ics", "This would come in", "Massage for two")
        assert "Secret" not in terminal.text
        terminal.press("enter").wait_for("It is all in your plan now")
        leave(terminal)
    plan = the_plan(data)
    assert found(plan, "Massage for two") == [(1, 16 * 60, 60)]
    assert found(plan, "Train home") == [(2, 16 * 60 + 6, 126)]
    assert len(plan.slots) == len(before.slots) + 2
    with at(MONDAY, home, size=size) as terminal:
        to_bring(terminal)
        bring(terminal, "moved.ics", "Massage for two", "17:30–18:30", "moved: in your")
        terminal.press("enter").wait_for("It is all in your plan now")
        bring(back_to_field(terminal), "off.ics", "This would be removed", "Massage for two", "cancelled")
        assert found(the_plan(data), "Massage for two") == [(1, 17 * 60 + 30, 60)], "it is only shown"
        terminal.press("enter").wait_for("It is no longer in your plan")
        bring(
            back_to_field(terminal),
            "other-week.ics",
            "This would be removed",
            "Train home",
            "no longer on your days",
        )
        leave(terminal)
    plan = the_plan(data)
    assert found(plan, "Massage for two") == [] and len(found(plan, "Train home")) == 1
    assert len(plan.slots) == len(before.slots) + 1


@pytest.mark.parametrize("size", SIZES)
def test_what_was_called_off_comes_back_with_one_key(home: Path, data: Path, size: tuple[int, int]) -> None:
    make(data)
    for name, text in FILES.items():
        (home / name).write_text(text, "utf-8", newline="")
    with at(MONDAY, home, size=size) as terminal:
        to_bring(terminal)
        bring(terminal, "moved.ics", "This would come in", "Massage for two").press("enter")
        terminal.wait_for("It is all in your plan now")
        bring(back_to_field(terminal), "off.ics", "This would be removed", "Massage for two").press("enter")
        terminal.wait_for("It is no longer in your plan")
        terminal.press("u").wait_gone("It is no longer in your plan")
        leave(terminal)
    assert found(the_plan(data), "Massage for two") == [(1, 17 * 60 + 30, 60)]


def to_paper(terminal: Terminal) -> Terminal:
    """From home to the page that writes a file."""
    to_plan(terminal).press("o").wait_for("A calendar")
    terminal.press("c").wait_for("retreat-2026-11-27.ics")
    return terminal


def test_the_calendar_of_ones_own_calls_off_what_was_taken_out(home: Path, data: Path) -> None:
    gone = Slot(id="sauna", title="Sauna in the woods", day=1, start=20 * 60, length=60)
    plan = make(data)
    store = Store.open(data)
    store.save(plan.with_(slots=(*plan.slots, gone)))
    store.close()
    with at(MONDAY, home) as terminal:
        to_paper(terminal).press("w").wait_for("Written to")
        leave(terminal)
    file = home / "twofold-retreat-2026-11-27.ics"
    assert "STATUS:CANCELLED" not in file.read_text("utf-8")
    off = calendar("UID:sauna@twofold\nSTATUS:CANCELLED\nSUMMARY:Sauna in the woods")
    (home / "off.ics").write_text(off, "utf-8", newline="")
    with at(MONDAY, home) as terminal:
        to_bring(terminal)
        bring(terminal, "off.ics", "This would be removed", "Sauna in the woods").press("enter")
        terminal.wait_for("It is no longer in your plan")
        leave(terminal)
    with at(MONDAY, home) as terminal:
        to_paper(terminal).press("w").wait_for("Replace the file?")
        terminal.press("f2").wait_for("Written to")
        leave(terminal)
    (event,) = [part for part in file.read_text("utf-8").split("BEGIN:VEVENT") if "STATUS:CANCELLED" in part]
    assert "UID:sauna@twofold" in event and "Called off: Sauna in the woods" in event

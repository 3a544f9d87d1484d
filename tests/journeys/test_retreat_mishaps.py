"""What must not be lost, seen or moved when something goes wrong around a retreat."""

import json
import signal
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.journeys.leaving import CLEARED
from tests.support.journeys.retreats import (
    MONDAY,
    SATURDAY,
    SAUNA,
    SUNDAY,
    WALK,
    at,
    fill,
    give,
    leave,
    make,
    say,
    stop_typing,
    the_plan,
    to_hearts,
    to_plan,
)
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import PASSPHRASE, on_line
from tests.support.store.hunting import CHEAP, hunt
from twofold.domain import people
from twofold.domain.retreat.plan import Idea, Plan, Slot
from twofold.store import Store
from twofold.store.vault import Vault

SMALL = (40, 11)
WRONG = ("f6", "f7", "%", "X", "ü", "f10")
"""Keys that mean nothing on any page on the way to a booking."""
CLEAR = "\x15"
"""What empties a field."""
FIRST = "Arrive and unpack"
"""The first thing in the plan."""


def kill(terminal: Terminal) -> None:
    terminal.signal(signal.SIGKILL)
    assert terminal.wait_exit() == -signal.SIGKILL


def the_slot(data: Path, title: str) -> Slot:
    """Return the one slot with *title*."""
    (slot,) = [slot for slot in the_plan(data).slots if slot.title == title]
    return slot


def to_days(terminal: Terminal) -> Terminal:
    """From home to the days, with the cursor on the first thing."""
    to_plan(terminal).press("d").wait_for("Sun 29 Nov", f"{FIRST}  Fri 27, 18:00–18:30")
    return terminal


def test_a_kill_and_a_quick_exit_in_the_form_of_a_slot_keep_every_letter(home: Path, data: Path) -> None:
    make(data)
    place, notes = "the hut at the lake", "bring the long matches"
    with at(MONDAY, home) as terminal:
        to_days(terminal).press("n").wait_for("Done typing", "such as: a walk to the lighthouse")
        fill(terminal, {"What": "lighting the stove"})
        on_line(terminal, "Time").press("end").type(CLEAR).wait_for("Say when, such as")
        say(terminal, "20:15-21").wait_for("20:15–21:00, 45 min")
        terminal.press("tab", "tab", "tab", "tab", "tab")
        say(on_line(terminal, "Place"), place).press(*["tab"] * 6)
        say(on_line(terminal, "Notes"), notes)
        # Each letter is drawn first and saved right after, while one is still in the field.
        terminal.wait_until(lambda: bool(hunt(home, notes)), "to save the last letter")
        kill(terminal)
    slot = the_slot(data, "lighting the stove")
    assert (slot.day, slot.start, slot.length) == (0, 20 * 60 + 15, 45)
    assert (slot.place, slot.notes) == (place, notes)
    with at(MONDAY, home) as again:
        to_days(again).press("down", "down", "down", "down").wait_for("lighting the stove  Fri 27")
        again.press("enter").wait_for("lighting the stove", "20:15–21:00", place, notes, "Done typing")
        for _ in range(12):
            again.press("tab")
        on_line(again, "Notes").type("a candle; ").wait_for(f"a candle; {notes}")
        again.type("do ").press("f9")  # nothing is waited for: the letters are still on their way
        assert again.wait_exit() == 0
    assert again.text == ""
    shown, wiped, after = bytes(again.raw).rpartition(CLEARED)
    assert notes.encode() in shown and wiped and notes.encode() not in after
    assert the_slot(data, "lighting the stove").notes == f"a candle; do {notes}"


@pytest.mark.parametrize("words", ["", PASSPHRASE], ids=["open", "sealed"])
def test_a_kill_while_giving_hearts_leaves_them_private(home: Path, data: Path, words: str) -> None:
    ideas = (Idea(id="idea-one", title=WALK), Idea(id="idea-two", title=SAUNA))
    make(data, ideas=ideas)
    if words:
        store = Store.open(data)
        vault = Vault(store, lambda: datetime.now(UTC), CHEAP)
        store.save(*vault.with_passphrase("a", words))
        store.close()
    secrets = (json.dumps('"idea-one":3')[1:-1], '\\"veto\\":\\"idea-two')
    with at(MONDAY, home) as terminal:
        to_plan(terminal).press("i").wait_for("gives hearts", SAUNA)
        give(to_hearts(terminal, "Ana", "f", words), "3", "v")
        kill(terminal)
    # Without a passphrase the curtain alone hides them: what is looked for is what would be there.
    assert (hunt(home, secrets[0]) == []) == (hunt(home, secrets[1]) == []) == bool(words)
    with at(MONDAY, home) as again:
        to_plan(again).press("i").wait_for("◆ Ana   gives hearts", SAUNA)
        assert "♥" not in again.text and "you would rather not" not in again.text
        to_hearts(again, "Ana", "f", words).wait_for("3  I would love it", "× you would rather not")
        again.press("c").wait_for("◆ Ana   has finished", "● Ben   gives hearts")
        assert "♥" not in again.text
        leave(again)
    assert (hunt(home, *secrets) == []) == bool(words)
    assert hunt(home, PASSPHRASE) == []


@dataclass
class Booking:
    """A calendar file with one event, on *day* (YYYYMMDD)."""

    day: str = "20261128"
    end: str = "END:VEVENT\r\nEND:VCALENDAR\r\n"

    def text(self) -> str:
        return (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//them//EN\r\nBEGIN:VEVENT\r\nUID:boat@them\r\n"
            f"DTSTART:{self.day}T160000Z\r\nDTEND:{self.day}T170000Z\r\n"
            f"SUMMARY:A boat in the dark\r\n{self.end}"
        )


def test_a_bad_booking_is_refused_with_its_reason_and_a_good_one_comes(home: Path, data: Path) -> None:
    plan = make(data)
    files = {
        "shopping.ics": ("milk, bread\n", "This is not a calendar file"),
        "half.ics": (Booking(end="").text(), "There are no events in this file"),
        "other.ics": (Booking("20261205").text(), "falls on your days"),
        "gone.ics": (None, "There is no file at"),
    }
    for name, (text, _) in files.items():
        if text is not None:
            (home / name).write_text(text, "utf-8")
    (home / "good.ics").write_text(Booking().text(), "utf-8")
    with at(MONDAY, home) as terminal:
        terminal.wait_for("r  Retreat")
        terminal.press(*WRONG, "r").wait_for("Your retreats", "Weekend of 27 November")
        terminal.press(*WRONG, "enter").wait_for("n  Bring something in")
        terminal.press(*WRONG, "n").wait_for("Paste a mail, a ticket", "Done typing")
        terminal.press("escape").wait_for("b Calendar file")
        terminal.press("b").wait_for("Where the file is", "Done typing")
        for name, (_, reason) in files.items():
            say(terminal, f"~/{name}").press("f6", "f7", "enter").wait_for(reason)
            terminal.type(CLEAR).wait_gone(reason, name)
        terminal.press("escape").wait_gone("Done typing")
        terminal.press(*WRONG, "e").wait_for("Done typing")
        say(terminal, "~/good.ics")
        assert the_same(data, plan)
        terminal.press("enter").wait_for("This would come in", "A boat in the dark", "17:00–18:00")
        assert the_same(data, plan), "what is shown has not come yet"
        terminal.press("enter").wait_for("It is all in your plan now")
        leave(terminal)
    slot = the_slot(data, "A boat in the dark")
    assert (slot.day, slot.start, slot.length) == (1, 17 * 60, 60)
    assert the_plan(data).slots != plan.slots and set(plan.slots) < set(the_plan(data).slots)


def the_same(data: Path, plan: Plan) -> bool:
    """Whether the file, which a program has open, holds *plan* unchanged."""
    store = Store.open(data)
    try:
        return store.plans.all() == [plan]
    finally:
        store.close()


def test_esc_half_way_through_the_closing_loses_nothing(home: Path, data: Path) -> None:
    make(data)
    with at(SUNDAY, home) as terminal:
        terminal.wait_for("Your retreat today")
        terminal.press("o").wait_for("Close it together")
        terminal.press("c").wait_for("Ana, what do you take home?", "Done typing")
        fill(terminal, {"1": "we laugh a lot", "2": "mornings are ours", "3": "the stars"})
        say(on_line(terminal, "I will"), "cook on Tuesdays")
        stop_typing(terminal).press("escape").wait_for("Whenever you like")
        terminal.press("c").wait_for("Ana, what do you take home?", "we laugh a lot", "cook on Tuesdays")
        terminal.press("enter").wait_for("Ben, what do you take home?", "Done typing")
        say(on_line(terminal, "1"), "tea in the sun")
        stop_typing(terminal).press("enter").wait_for("When will you two sit down again", "tea in the sun")
        say(on_line(terminal, "day"), "in 10 days")
        stop_typing(terminal).press("f").wait_for("f  ◆ Ana  ✓")
        terminal.press("escape").wait_for("Whenever you like")
        terminal.press("escape").wait_for("Your retreat today")
        leave(terminal)
    plan = the_plan(data)
    assert not plan.closed and plan.closing is not None
    assert plan.closing.takeaways[0] == ("we laugh a lot", "mornings are ours", "the stars")
    assert plan.closing.promises == ("cook on Tuesdays", "")
    with at(SUNDAY, home) as again:
        again.wait_for("Your retreat today")
        again.press("o").wait_for("Close it together")
        again.press("c").wait_for("Ana, what do you take home?", "the stars", "cook on Tuesdays")
        again.press("right").wait_for("Ben, what do you take home?", "tea in the sun")
        again.press("right").wait_for("When will you two sit down again", "in 10 days", "f  ◆ Ana\n")
        again.press("f").wait_for("f  ◆ Ana  ✓")
        again.press("j").wait_for("27 to 29 November 2026", "What you had planned")
        again.press("escape").wait_for("Closed together")
        leave(again)
    assert the_plan(data).closed


def test_two_terminals_that_move_the_same_slot_lose_neither_move(home: Path, data: Path) -> None:
    before = make(data)
    with at(MONDAY, home) as here, at(MONDAY, home) as there:
        to_days(here)
        to_days(there)
        here.press("l").wait_for(f"{FIRST}  Fri 27, 18:15–18:45")
        there.wait_for(f"{FIRST}  Fri 27, 18:15–18:45")
        for _ in range(4):
            here.press("l")
            there.press("g")
        for each in (here, there):
            each.wait_for(f"{FIRST}  Fri 27, 19:15–20:45")
        there.press("a").wait_for(f"{FIRST}  Sat 28, 19:15–20:45")
        here.wait_for(f"{FIRST}  Sat 28, 19:15–20:45")
        kill(there)
        here.press("e").wait_for(f"{FIRST}  Sat 28, 19:00–20:30")
        leave(here)
    slot = the_slot(data, FIRST)
    assert (slot.day, slot.start, slot.length) == (1, 19 * 60, 90)
    others = [[each for each in plan.slots if each.title != FIRST] for plan in (before, the_plan(data))]
    assert others[0] == others[1]


@pytest.mark.parametrize(
    ("start", "sunday", "night", "owls", "under", "zone"),
    [
        (date(2026, 3, 27), "2026-03-29T07:05", "2026-03-29T00:59:57", 3, "Now\n", "Europe/Berlin"),
        (
            date(2026, 10, 23),
            "2026-10-25T08:05",
            "2026-10-25T00:59:57",
            2,
            "Earlier, and still open\n",
            "America/New_York",
        ),
    ],
    ids=["spring", "autumn"],
)
def test_a_weekend_on_which_the_clocks_change_stays_where_it_is(
    home: Path, data: Path, start: date, sunday: str, night: str, owls: int, under: str, zone: str
) -> None:
    owl = Slot(id="owl", title="Listening for the owl", day=2, start=owls * 60, length=30)
    plan = make(data, start=start, title="Weekend of the clocks")
    with at(sunday, home, zone=zone) as terminal:
        terminal.wait_for("Your retreat today", "9:00  Breakfast")
        terminal.press("o").wait_for("day 3 of 3 · 9:0", "Next", "Later today")
        now, _, then = terminal.text.partition("Next")
        assert "9:00–9:40" in now and "9:45–9:55    Small thanks" in then
        leave(terminal)
    store = Store.open(data)
    store.save(plan.with_(slots=(*plan.slots, owl)))
    store.close()
    with at(night, home, zone=zone) as terminal:
        terminal.wait_for("Your retreat today")
        terminal.press("o").wait_for("the night after Saturday")
        # The page is open while two becomes three, or three becomes two; what had its hour then is over.
        terminal.wait_for(f" · {owls}:0", f"{owls}:00–{owls}:30")
        terminal.wait_until(
            lambda: owl.title in terminal.text.partition(under)[2].partition("Next")[0],
            f"to show the owl under {under}",
        )
        leave(terminal)


def test_the_main_path_in_a_small_terminal(home: Path, data: Path) -> None:
    data.parent.mkdir(parents=True, mode=0o700)
    store = Store.open(data)
    store.save(people.meet("Ana", "Ben"))
    store.close()
    with at(MONDAY, home, size=SMALL) as terminal:
        terminal.wait_for("Ana", "Listen", "Worksheet")
        terminal.press("r").wait_for("Your retreats", "Press n to begin.")
        terminal.press("n").wait_for("Purpose", "▌Friday to Sunday", "Make the plan")
        terminal.press("f2").wait_for("Weekend of 27 Nov", "d  The days")
        terminal.press("d").wait_for("Fri 27 Nov", f"▌ 18:00 ≡ {FIRST}")
        terminal.press("right").wait_for("Sat 28 Nov", "2 of 3")
        terminal.press("n").wait_for("What", "Done typing", "such as")
        say(terminal, "a swim before tea").press("enter")
        terminal.type(CLEAR).wait_for("Say when")
        say(terminal, "9:30-10:15").wait_for("45 min")
        terminal.press("escape").wait_gone("Done typing")
        terminal.press("escape").wait_for("Sat 28 Nov", "‖ 9:30 ∞ a swim before tea")
        terminal.press("l").wait_for("▌  9:45 ∞ a swim before tea", "9:45–10:30")
        leave(terminal)
    with at(SATURDAY, home, size=SMALL) as terminal:
        terminal.wait_for("Your retreat today")
        terminal.press("o").wait_for("Saturday 28 November · 9:5", "a swim before tea")
        leave(terminal)
    slot = the_slot(data, "a swim before tea")
    assert (slot.day, slot.start, slot.length) == (1, 9 * 60 + 45, 45)

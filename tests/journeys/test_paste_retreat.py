"""Two people paste a mail, a ticket and a workshop's page, mend what is to look at, go, and come home."""

from pathlib import Path

import pytest

from tests.support.journeys.retreats import at, fill, leave, make, the_plan
from tests.support.journeys.terminal import Terminal
from tests.support.pasting import FRIDAY, pasted

BEFORE, FRI, SAT, SUN = "2027-03-09T18:30", "2027-03-26T15:00", "2027-03-27T16:20", "2027-03-28T15:30"
"""In UTC: the mail has come; in the train; at rest after the workshop; at home again, on summer time."""
PASTED = (
    ("a-whole-mail", "Seminar house"),
    ("train-there-and-back", "Train: Hauptstadt"),
    ("workshop-one-day", "Closer Together"),
)
SLOTS = {
    "Train: Hauptstadt Hbf – Altstadt": (0, 15 * 60 + 38, 16 * 60 + 49),
    "Seminar house": (0, 22 * 60, 30 * 60),
    "Closer Together – One-Day Intensive for Couples": (1, 9 * 60 + 30, 17 * 60),
    "Train: Altstadt – Hauptstadt Hbf": (2, 15 * 60 + 6, 17 * 60 + 12),
}


def bring_in(terminal: Terminal) -> None:
    """From home: all three are pasted, and the last is taken back and taken again."""
    terminal.wait_for("r  Retreat")
    terminal.press("r").wait_for("Your retreats")
    terminal.press("enter").wait_for("d  The days")
    terminal.press("n").wait_for("Paste what you have")
    for name, shown in PASTED:
        terminal.paste(pasted(name)).wait_for("Take what is ticked", f"✓ {shown}")
        terminal.press("enter").wait_for("in your plan now")
        if name == "workshop-one-day":
            terminal.press("u").wait_gone("in your plan now")
            terminal.press("e").wait_for("Done typing")
            terminal.paste(pasted(name)).wait_for(f"✓ {shown}")
            terminal.press("enter").wait_for("in your plan now")
        else:
            terminal.press("e").wait_for("Done typing")
    terminal.press("escape").wait_for("d  The days")


def clear(terminal: Terminal) -> None:
    """From the plan: each notice is mended with the key."""
    terminal.press("d").wait_for("2 things to look at")
    terminal.press("c").wait_for("Saturday has no rest.", "↳ Add a rest")
    terminal.press("m").wait_gone("Saturday has no rest.")
    terminal.wait_for("↳ Add an hour alone")
    terminal.press("m").wait_for("Nothing to look at")


def take_along(terminal: Terminal) -> None:
    """From what there is to look at: the page for the telephones is written."""
    terminal.press("escape").wait_gone("Nothing to look at")
    terminal.press("escape").wait_for("d  The days")
    terminal.press("o").wait_for("as a file.")
    terminal.press("t").wait_for("twofold-phone-2027-03-26.html")
    terminal.press("w").wait_for("Written to")


def tick(terminal: Terminal, day: str, *times: str) -> None:
    """From home to *day*: tick what is under the cursor, then what is above it, as their *times* say."""
    terminal.wait_for("Your retreat today")
    terminal.press("o").wait_for(f"{day} March · ")
    for n, time in enumerate(times):
        terminal.press(*["up"] * min(n, 1), "space").wait_for(f"✓ {time}")


def close(terminal: Terminal, *, short: bool) -> None:
    """From the last day to the memories."""
    terminal.press("c")
    for name, taken in (("Ana", "we laugh"), ("Ben", "your hand")):
        terminal.wait_for(f"{name}, what do you take home?", "Done typing")
        fill(terminal, {"1": taken}).press("enter", "enter")
        fill(terminal, {"I will": "cook on Tuesdays"}).press("enter")
    terminal.wait_for("promises to cook")
    if short:
        terminal.press("e")  # where there is little room, what both wrote is shown first
    fill(terminal, {"day": "in 10 days", "time": "19:00"})
    terminal.wait_gone("Done typing")
    terminal.press("f").wait_for("◆ Ana  ✓")
    terminal.press("j").wait_for("What you did")


@pytest.mark.parametrize("size", [(80, 24), (40, 11)])
def test_from_a_pasted_mail_to_the_memories(home: Path, data: Path, size: tuple[int, int]) -> None:
    make(data, title="Spring", where="workshop", start=FRIDAY, slots=(), todos=(), rules=())
    with at(BEFORE, home, size=size) as terminal:
        bring_in(terminal)
        clear(terminal)
        take_along(terminal)
        leave(terminal)
    page = (home / "twofold-phone-2027-03-26.html").read_text("utf-8")
    for words in (
        "Train: Hauptstadt Hbf",
        ">ABC123</p>",
        'href="tel:0393224711"',
        "https://www.workshop.example/",
    ):
        assert words in page
    plan = the_plan(data)
    found = {slot.title: (slot.day, slot.start, slot.end) for slot in reversed(plan.slots)}
    assert SLOTS.items() <= found.items() and len(plan.slots) == 7
    assert [cost.cost for cost in plan.budget.costs] == [192_00, 59_80, 390_00] and not plan.todos
    for moment, day, times in (
        (FRI, "Friday 26", ("15:38–16:49",)),
        (SAT, "Saturday 27", ("17:00–17:30", "9:30–17:00")),
    ):
        with at(moment, home, size=size) as terminal:
            tick(terminal, day, *times)
            leave(terminal)
    with at(SUN, home, size=size) as terminal:
        tick(terminal, "Sunday 28", "15:06–17:12")
        close(terminal, short=size[1] < 16)
        leave(terminal)
    plan = the_plan(data)
    done = {slot.title for slot in plan.slots if slot.happened == "done"}
    assert done == {*SLOTS, "A rest"} - {"Seminar house"}
    assert plan.closed and plan.closing is not None
    assert plan.closing.takeaways == (("we laugh",), ("your hand",))

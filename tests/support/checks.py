"""Plans in which there is something to look at."""

from typing import Any

from tests.support.plans import FRIDAY
from twofold.domain.retreat.plan import Plan, Slot


def slot(title: str, start: float, length: int = 60, **more: Any) -> Slot:
    """A slot that begins at *start* o'clock."""
    return Slot(id=title, title=title, start=round(start * 60), length=length, **more)


def plan(*slots: Slot, days: int = 1, **more: Any) -> Plan:
    return Plan(title="Ours", start=FRIDAY, days=days, slots=slots, **more)


CASES: list[tuple[str, tuple[Slot, ...], str, str]] = [
    (
        "overlap",
        (slot("Lunch", 12, kind="meal"), slot("the walk", 12.5)),
        "Lunch and the walk overlap by half an hour.",
        "Move the walk to 13:00",
    ),
    (
        "tight",
        (slot("Lunch", 12, place="Home"), slot("Boats", 13, place="Lake")),
        "There is no time between Lunch and Boats.",
        "Move Boats to 13:15",
    ),
    (
        "tight",
        (slot("Lunch", 12, kind="meal"), slot("Train", 13 + 1 / 12, kind="travel")),
        "There are only 5 minutes between Lunch and Train.",
        "Move Lunch to 11:45",
    ),
    (
        "hungry",
        (slot("Walk", 10), slot("Film", 15.5)),
        "There is nothing to eat on Friday between 10:00 and 16:30.",
        "Add lunch at 12:30",
    ),
    (
        "deep",
        (slot("A", 9, 30), slot("B", 10, 30, depth="deep"), slot("C", 11, 30, depth="deep"),
         slot("D", 12, 30, depth="hard"), slot("E", 13, 30)),
        "Friday has 3 deep talks or exercises.",
        "Make D a rest",
    ),
    (
        "deep",
        (slot("A", 9, 30), slot("B", 10, 60, depth="deep"), slot("C", 12, 30)),
        "B goes deep for an hour.",
        "End B at 10:45",
    ),
    (
        "deep",
        (slot("A", 9, 30), slot("B", 10, 30, depth="deep"), slot("C", 10.5, 30)),
        "There is no time between B and C.",
        "Move C to 10:45",
    ),
    (
        "hard-evening",
        (slot("A", 18), slot("The money talk", 20.5, 30, depth="hard"), slot("Tea", 21.5, 30)),
        "The money talk is a hard talk in the evening.",
        "Move The money talk to 19:00",
    ),
    (
        "hard-arrival",
        (slot("Way", 10, kind="travel"), slot("Talk", 11.25, 30, depth="deep"), slot("Walk", 13)),
        "Talk comes right after Way.",
        "Move Talk to 11:30",
    ),
    (
        "hard-arrival",
        (slot("Talk", 10, 30, depth="deep"), slot("Walk", 11)),
        "Talk is the very first thing.",
        "Add half an hour to arrive in, from 9:30",
    ),
    (
        "hard-last",
        (slot("Walk", 10), slot("Talk", 12, 30, depth="deep")),
        "Talk is the last thing on Friday.",
        "Add half an hour of quiet at 12:30",
    ),
    ("no-rest", (slot("Walk", 9), slot("Film", 14)), "Friday has no rest.", "Add a rest at 13:30"),
    (
        "nothing-new",
        (slot("Walk", 9), slot("Film", 14)),
        "Nothing in it is new to you both yet.",
        "Keep time for something new on Friday at 15:00",
    ),
    (
        "solo",
        (slot("Walk", 9), slot("Film", 14)),
        "Friday leaves each of you less than an hour alone.",
        "Add an hour alone at 16:00",
    ),
    (
        "solo",
        (slot("Walk", 9), slot("Run", 14, kind="solo", owner="a")),
        "Friday leaves one of you less than an hour alone.",
        "Add 60 minutes alone at 14:00",
    ),
    (
        "full",
        (slot("Hike", 8, 360), slot("Boats", 14, 360)),
        "Friday leaves hardly any open time.",
        "End Hike at 13:10",
    ),
]  # fmt: skip

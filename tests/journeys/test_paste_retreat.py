"""Two people paste what they booked: a mail, a ticket, a workshop's page. What comes is what they saw."""

from pathlib import Path

import pytest

from tests.support.journeys.retreats import MONDAY, at, leave, make, the_plan, to_plan

MAIL = """From: "Seminar house" <info@elbaue.example>
To: guest@example.org
Subject: AW: Ihre Anfrage Doppelzimmer 27.-29.11.
Date: Mon, 16 Nov 2026 09:12:44 +0100

Gern reservieren wir Ihnen das Zimmer vom 27.-29.11. zu 96,- Euro pro Nacht.
Anreise ab 15 Uhr, Abreise bis 11 Uhr. Stornierung kostenfrei bis 25.11.2026.
"""
TICKET = """Hinfahrt am 27.11.2026
Hauptstadt Hbf ab 12:38 Gl. 3
Altstadt an 14:49
RB 33
Rückfahrt am 29.11.2026
Altstadt ab 15:06 an Hauptstadt Hbf 17:12
Preis: 59,80 EUR
"""
PAGE = "Tango for two\nSaturday, November 28th, 2026 | 4:30 pm – 6:00 pm\n€40 per couple\n"


@pytest.mark.parametrize("size", [(80, 24), (40, 11)])
def test_what_is_pasted_comes_as_it_was_shown_and_goes_with_one_key(
    home: Path, data: Path, size: tuple[int, int]
) -> None:
    before = make(data)
    with at(MONDAY, home, size=size) as terminal:
        to_plan(terminal).press("n").wait_for("Paste what you have")
        for text, shown in ((MAIL, "Seminar house"), (TICKET, "Train: Hauptstadt"), (PAGE, "Tango for two")):
            terminal.paste(text).wait_for("Take what is ticked", f"✓ {shown}")
            terminal.press("enter").wait_for("in your plan now")
            terminal.press("e").wait_for("Done typing")
        terminal.press("escape").wait_gone("Done typing")
        leave(terminal)
    plan = the_plan(data)
    new = {slot.title: (slot.day, slot.start, slot.end) for slot in plan.slots if slot not in before.slots}
    assert new == {
        "Seminar house": (1, 22 * 60, 30 * 60), "Check in: Seminar house": (0, 15 * 60, 15 * 60 + 30),
        "Check out: Seminar house": (2, 10 * 60 + 30, 11 * 60),
        "Train: Hauptstadt Hbf – Altstadt": (0, 12 * 60 + 38, 14 * 60 + 49),
        "Train: Altstadt – Hauptstadt Hbf": (2, 15 * 60 + 6, 17 * 60 + 12),
        "Tango for two": (1, 16 * 60 + 30, 18 * 60),
    }  # fmt: skip
    costs = [cost.cost for cost in plan.budget.costs if cost not in before.budget.costs]
    assert costs == [192_00, 59_80, 40_00]
    assert [f"{todo.due}" for todo in plan.todos if todo not in before.todos] == ["2026-11-25"]
    with at(MONDAY, home, size=size) as terminal:
        to_plan(terminal).press("n").wait_for("Paste what you have")
        terminal.paste(PAGE.replace("4:30 pm – 6:00 pm", "5:00 pm – 6:30 pm")).wait_for("✓ Tango for two")
        terminal.press("enter").wait_for("in your plan now")
        terminal.press("u").wait_gone("in your plan now")
        leave(terminal)
    assert the_plan(data).slots == plan.slots

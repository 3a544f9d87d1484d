"""The way of an idea into the plan: to the day and the hours that it names, else to where it is free."""

import pytest
from msgspec.structs import replace

from tests.support.pasting import FRIDAY, TODAY, pasted
from twofold.domain.people import Invalid
from twofold.domain.retreat.ideas import slot_of
from twofold.domain.retreat.intoplan import TAKES, take
from twofold.domain.retreat.pasting import read_details, with_details
from twofold.domain.retreat.plan import Idea, Plan, Slot

SAUNA = Idea(id="sauna", title="Sauna")


def plan_of(*ideas: Idea, slots: tuple[Slot, ...] = ()) -> Plan:
    return Plan(title="Us", start=FRIDAY, days=3, ideas=ideas, slots=slots)


def where(*, title: str = "Sauna", days: str = "", notes: str = "", slots: tuple[Slot, ...] = ()) -> Slot:
    idea = Idea(id="x", title=title, days=days, notes=notes)
    found = take(plan_of(idea, slots=slots), "x", "new").slot("new")
    assert found is not None
    return found


def test_an_idea_becomes_a_slot_at_the_next_free_place() -> None:
    idea = Idea(id="sauna", title="Sauna", link="https://example.org", price=2000, distance="5 km",
                notes="towels", by="b", hearts=(3, 3))  # fmt: skip
    busy = tuple(Slot(title="full", day=0, start=hour * 60, length=60) for hour in range(24))
    plan = take(plan_of(idea, slots=busy), "sauna", "new")
    slot = slot_of(plan, plan.ideas[0])
    assert slot is not None and plan.ideas[0].hearts == (3, 3)
    assert (slot.id, slot.title, slot.day, slot.length, slot.kind) == ("new", "Sauna", 1, TAKES, "new")
    assert slot.cost == 2000 and slot.owner == "b" and slot.notes == "5 km\ntowels"
    assert slot.link == "https://example.org"
    assert take(plan_of(idea), "sauna", "new").slots[0].day == 0
    ours = replace(idea, by=None, days="Saturdays")
    (both,) = take(plan_of(ours), "sauna", "new").slots
    assert both.owner == "both" and both.notes.splitlines()[0] == "5 km · Saturdays" and both.day == 1
    assert take(plan_of(idea), "sauna", "new", day=2).slots[0].day == 2
    with pytest.raises(Invalid, match="already"):
        take(plan, "sauna", "again")
    gone = plan.with_(slots=busy)
    assert slot_of(gone, gone.ideas[0]) is None and take(gone, "sauna", "again").slot("again")


def test_what_cannot_be_taken_says_why() -> None:
    with pytest.raises(Invalid, match="would rather not"):
        take(plan_of(Idea(id="x", title="x", vetoed=True)), "x", "new")
    with pytest.raises(Invalid, match="removed"):
        take(plan_of(), "x", "new")
    busy = tuple(
        Slot(title="full", day=day, start=hour * 60, length=60) for hour in range(24) for day in range(3)
    )
    with pytest.raises(Invalid, match="Make room"):
        take(plan_of(SAUNA, slots=busy), "sauna", "new")


def test_a_pasted_workshop_goes_to_its_day_and_its_hours() -> None:
    idea = with_details(Idea(id="x", title=""), read_details(pasted("workshop-one-day"), "EUR", TODAY))
    busy = (Slot(title="else", day=1, start=10 * 60, length=120),)
    slot = take(plan_of(idea, slots=busy), "x", "new").slot("new")
    assert slot is not None and (slot.day, slot.start, slot.end) == (1, 9 * 60 + 30, 17 * 60)
    assert slot.place == "Kulturhaus Altstadt" and slot.cost == 390_00 and slot.fixed and slot.with_meal


@pytest.mark.parametrize(
    ("days", "notes", "day", "start", "length"),
    [
        ("Saturday 9:30–17:00", "", 1, 570, 450),
        ("27 March 2027", "from 7 to 9 pm", 1, 19 * 60, 120),
        ("Samstag, 27.3.", "18 bis 22 Uhr", 1, 18 * 60, 240),
        ("only on Saturdays", "", 1, 9 * 60, TAKES),
        ("Sunday", "at 11:00", 2, 11 * 60, 120),
        ("3 April 2027, 10:00–12:00", "", 0, 9 * 60, TAKES),
        ("26–28 March 2027", "", 0, 9 * 60, TAKES),
        ("", "Bring socks.", 0, 9 * 60, TAKES),
    ],
)
def test_an_idea_goes_to_the_day_and_the_hours_that_it_names(
    days: str, notes: str, day: int, start: int, length: int
) -> None:
    slot = where(days=days, notes=notes)
    assert (slot.day, slot.start, slot.length) == (day, start, length)
    assert slot.fixed == (length != TAKES), "what names its hours keeps them"


def test_where_its_day_is_full_it_goes_to_another() -> None:
    full = tuple(Slot(title="full", day=1, start=hour * 60, length=60) for hour in range(24))
    assert where(days="Saturday", slots=full).day == 0

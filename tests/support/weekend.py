"""A weekend that two people have planned, for the tests of its pages."""

from datetime import UTC, date, datetime
from typing import Any

from twofold.domain.retreat.plan import Budget, Cost, Idea, Plan, Rule, Slot, Thing, Todo

FRIDAY = date(2026, 11, 27)
"""The first day of the weekend; the tests' clock begins on the Monday before."""


def slot(id: str, title: str, day: int, start: float, length: int = 60, **more: Any) -> Slot:
    """Return a slot of *day* that begins at *start* (hours after midnight) and lasts *length* minutes."""
    return Slot(id=id, title=title, day=day, start=round(start * 60), length=length, **more)


def a_weekend(**changes: Any) -> Plan:
    """Return the plan "by-the-sea", Friday 27 to Sunday 29 November 2026, with *changes* of its fields.

    Ana and Ben have three ideas, to-dos, a list to pack, and a budget in EUR; Saturday afternoon is a little
    full. Ids are short words, such as the slots "drive" and "closing".
    """
    made = datetime(2026, 11, 2, 20, 0, tzinfo=UTC)
    plan = Plan(
        id="by-the-sea",
        created=made,
        updated=made,
        title="By the sea",
        purpose="To find each other again after a loud autumn",
        where="away",
        start=FRIDAY,
        days=3,
        slots=(
            slot("drive", "Drive to the sea", 0, 15, 150, kind="travel", owner="b", cost=60_00),
            slot("arrive", "Arrive, phones in the drawer", 0, 18, 30, kind="logistics"),
            slot("supper", "Supper at the harbour", 0, 19, 75, kind="meal", cost=55_00, place="Harbour"),
            slot("thanks", "What I liked this week", 0, 20.5, 20, practice="listening:floor-and-mirror"),
            slot("breakfast", "Slow breakfast", 1, 9, 60, kind="meal"),
            slot("worksheet", "Needs and wants", 1, 10.5, 45, depth="deep", practice="worksheet"),
            slot("lunch", "Lunch", 1, 12.5, 60, kind="meal", cost=30_00),
            slot("seals", "A boat to the seals", 1, 14, 120, kind="new", cost=48_00, place="The old pier"),
            slot("alone", "An hour for each of us", 1, 16.5, 60, kind="solo"),
            slot("sauna", "Sauna, then nothing", 1, 20, 90, kind="rest", cost=20_00),
            slot("walk", "A walk along the dunes", 2, 9.5, 90),
            slot("closing", "What we take home", 2, 14, 30),
            slot("home", "Drive home", 2, 15, 150, kind="travel", owner="a"),
        ),
        ideas=(
            Idea(id="boat", title="A boat to the seals", link="https://example.org/seals", price=48_00,
                 distance="ten minutes on foot", by="a", slot="seals"),
            Idea(id="glass", title="Blow a glass each", price=70_00, notes="Only on Saturdays.", by="b"),
            Idea(id="stars", title="Look at the stars from the dyke", by="a"),
        ),
        todos=(
            Todo(id="room", what="Book the room", owner="a", due=date(2026, 11, 20),
                 done=datetime(2026, 11, 18, 18, 0, tzinfo=UTC)),
            Todo(id="sitter", what="Ask Vera to mind the cat", owner="b", due=date(2026, 11, 25)),
            Todo(id="tyres", what="Look at the tyres", owner="b", due=FRIDAY),
            Todo(id="music", what="Choose the music for the road"),
        ),
        rules=(
            Rule(id="phones", words="Phones stay in the drawer."),
            Rule(id="late", words="No hard talks after eight in the evening."),
        ),
        packing=(
            Thing(id="towels", what="Towels"),
            Thing(id="candles", what="Candles", packed=True),
            Thing(id="boots", what="Walking boots", whose="a"),
            Thing(id="glasses", what="Reading glasses", whose="b"),
        ),
        budget=Budget(
            limit=600_00,
            costs=(Cost(id="house", what="The little house", cost=240_00, spent=240_00, payer="a"),),
        ),
    )  # fmt: skip
    return plan.with_(**changes)

"""Retreats for tests of what is written out: with no two things alike, over, or of one given text."""

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from tests.support.weekend import FRIDAY, a_weekend, slot
from twofold.domain.retreat.plan import (
    Budget,
    Closing,
    Cost,
    FollowUp,
    Idea,
    Plan,
    Rule,
    Slot,
    Thing,
    Todo,
)

AT = datetime(2026, 11, 2, 20, 0, tzinfo=UTC)


def a_memory(**changes: object) -> Plan:
    """Return the weekend by the sea when it is over: closed, with what each wrote, and a week later."""
    plan = a_weekend()
    became = {"walk": "skipped", "seals": "done", "thanks": "done", "supper": "done"}
    closing = Closing(
        takeaways=(("The seals", "How quiet it was"), ("Her laugh in the boat",)),
        promises=("To ask before I solve it", "A walk on Sundays"),
        agreements=("agreement-by-the-sea-a", "agreement-by-the-sea-b"),
        day="6 December",
        checkin=datetime(2026, 12, 6, 19, 0),
        at=datetime(2026, 11, 29, 13, 0, tzinfo=UTC),
    )
    return plan.with_(
        id="over",
        title="Last time by the sea",
        slots=tuple(replace(each, happened=became.get(each.id, "")) for each in plan.slots),
        closing=closing,
        follow_ups=(FollowUp(after=7, words=("I asked twice", "We walked"), at=AT + timedelta(days=34)),),
        **changes,
    )


def by_the_sea() -> Plan:
    """Return a plan in which no two of a kind are alike."""
    return Plan(
        id="sea", created=AT, updated=AT, title="By the sea", purpose="To rest.\nTo laugh.", where="away",
        start=FRIDAY, days=2, currency="EUR",
        slots=(
            Slot(id="walk", title="A walk", day=1, start=9 * 60 + 30, length=90, kind="new", place="Dunes",
                 notes="Take boots.", cost=0, spent=12_50, payer="b"),
            Slot(id="drive", title="Drive there", day=0, start=15 * 60, length=60, kind="travel", owner="b",
                 cost=60_00),
            Slot(id="talk", title="A talk", day=1, start=14 * 60, length=30, owner="a",
                 practice="listening:floor-and-mirror"),
            Slot(id="late", title="Pack up", day=4, start=8 * 60, length=60, kind="logistics"),
        ),
        ideas=(
            Idea(id="boat", title="A boat", link="https://example.org", price=48_00, distance="near",
                 days="Saturdays", notes="Bring\nhats.", by="a", hearts=(1, 2)),
            Idea(id="glass", title="Glass", by="b", hearts=(3, 3)),
            Idea(id="no", title="Stars", by="a", vetoed=True, hearts=(3, 0)),
        ),
        todos=(
            Todo(id="1", what="Book it", owner="a", due=FRIDAY - timedelta(days=7), done=AT),
            Todo(id="2", what="Mind the cat", owner="b"),
            Todo(id="3", what="Music", due=date(2027, 1, 2)),
            Todo(id="4", what="Fuel"),
        ),
        rules=(Rule(id="1", words="No phones."), Rule(id="2", words="No work.")),
        packing=(
            Thing(id="1", what="Towels"), Thing(id="2", what="Candles", packed=True),
            Thing(id="3", what="Boots", whose="a"), Thing(id="4", what="Glasses", whose="b", packed=True),
        ),
        budget=Budget(
            limit=600_00, split=True,
            costs=(
                Cost(id="house", what="The house", cost=240_00, spent=250_00, payer="a"),
                Cost(id="gas", what="Gas", spent=9_00),
                Cost(id="shoes", what="Shoes", cost=30_00, spent=20_00, payer="a", share="b"),
            ),
        ),
    )  # fmt: skip


def by_the_sea_when_over() -> Plan:
    """Return the same retreat when it is over, and looked back at twice."""
    plan = by_the_sea()
    became = {"walk": "done", "drive": "skipped"}
    return plan.with_(
        slots=tuple(
            replace(each, happened=became.get(each.id, ""), session="s" if each.id == "talk" else None)
            for each in plan.slots
        ),
        closing=Closing(
            takeaways=(("The seals", " ", "How quiet it was"), ("Her laugh",)),
            promises=("", "A walk on Sundays"), checkin=datetime(2026, 12, 6, 19, 0), at=AT,
        ),
        follow_ups=(
            FollowUp(after=0, words=("We sat down", ""), at=AT),
            FollowUp(after=30, words=("", "Less"), at=AT),
            FollowUp(after=7, words=("I asked twice", "We walked"), at=AT),
        ),
    )  # fmt: skip


def retreat_saying(text: str, line: str, *, closed: bool = False) -> Plan:
    """Return a retreat in which each word of theirs is *text*, or *line* where only one line goes."""
    plan = Plan(
        id="said", created=AT, updated=AT, title=line, purpose=line, where="away", start=FRIDAY, days=2,
        slots=(
            slot("1", line, 0, 9, place=line, notes=text, owner="a", cost=10_00, happened="done"),
            slot("2", line, 1, 9, notes=text, kind="logistics", spent=5_00, payer="b", happened="done"),
            slot("3", line, 5, 9, place=line),
        ),
        ideas=(Idea(id="4", title=line, link=line, price=1, distance=line, days=line, notes=text),),
        todos=(Todo(id="5", what=line, owner="a", due=FRIDAY), Todo(id="6", what=line, done=AT)),
        rules=(Rule(id="7", words=line),),
        packing=(Thing(id="8", what=line), Thing(id="9", what=line, whose="a", packed=True)),
        budget=Budget(limit=5_00, split=True, costs=(Cost(id="c", what=line, spent=9_00, payer="a"),)),
    )  # fmt: skip
    if not closed:
        return plan
    words = (line, line)
    return plan.with_(
        closing=Closing(takeaways=(words, (line,)), promises=words, checkin=datetime(2026, 12, 6, 19), at=AT),
        follow_ups=(FollowUp(after=7, words=words, at=AT), FollowUp(after=0, words=words, at=AT)),
    )


WHEN = datetime(2026, 11, 20, 19, tzinfo=UTC)

"""Retreats whose every word is one given text, and one that is over, for tests of what is written out."""

from datetime import UTC, datetime, timedelta

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

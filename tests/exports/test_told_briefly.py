"""Who spoke for how long and who said it back, what each needs, and what of a retreat is told of money."""

from datetime import UTC, datetime

from tests.support.reading import words_of
from tests.support.weekend import a_weekend
from twofold.content import load_protocols
from twofold.domain.listening.engine import advance, new_session
from twofold.domain.listening.session import Event, Turn
from twofold.domain.people import meet
from twofold.domain.records import Side
from twofold.domain.retreat.needs import NEEDS, Needs
from twofold.domain.retreat.plan import Budget
from twofold.exports import listening
from twofold.exports.needs import told as needs_told
from twofold.exports.retreat_page import retreat_page
from twofold.exports.whole import Whole

AT = datetime(2026, 11, 20, 19, tzinfo=UTC)
WHOLE = Whole(couple=meet("Ana", "B*n"))


def turn(speaker: Side | None, spent: float, mirrors: int = 0, understood: bool = False) -> Turn:
    return Turn(round=0, speaker=speaker, allotted=240, spent=spent, mirrors=mirrors, understood=understood)


def test_where_something_was_said_back_each_turn_says_by_whom_and_how_often() -> None:
    turns = (
        turn("a", 180, 1, True), turn("b", 120, 2), turn("a", 60, 3, True), turn("b", 240), turn(None, 300),
    )  # fmt: skip
    assert list(listening._turns(turns, WHOLE)) == [
        "Ana spoke for 3 minutes; B\\*n said it back once, and got it.",
        "B\\*n spoke for 2 minutes; Ana said it back twice.",
        "Ana spoke for 1 minute; B\\*n said it back 3 times, and got it.",
        "B\\*n spoke for 4 minutes.",
        "Both of you spoke for 5 minutes.",
    ]


def test_where_nothing_was_each_who_spoke_has_a_line() -> None:
    turns = (turn("b", 120), turn("a", 60), turn("b", 60), turn("a", 0.5))
    assert list(listening._turns(turns, WHOLE)) == [
        "B\\*n spoke for 3 minutes, in 2 turns.",
        "Ana spoke for 1 minute.",
    ]
    assert list(listening._turns((turn(None, 600), turn("a", 0)), WHOLE)) == [
        "Both of you spoke for 10 minutes.",
        "A turn was left out.",
    ]


def test_a_talk_says_who_began_and_on_which_day() -> None:
    protocol = load_protocols().get("floor-and-mirror")
    assert protocol is not None
    session = new_session(protocol, "Lunch", 1, "b", datetime(2026, 11, 1, tzinfo=UTC))
    begun = advance(session, Event(do="begin", t=0, at=AT))
    (story,) = listening.stories(Whole(couple=WHOLE.couple, sessions=(begun,)), UTC)
    when, about, blocks = story
    assert (when, about) == (AT, begun.id)
    heading, topic, said, *_ = blocks
    assert heading == f"### Friday 20 November 2026: {protocol.name}"
    assert topic == "About: Lunch" and said.startswith("B\\*n spoke first. ")


def test_what_each_needs_stands_under_their_name() -> None:
    needs = Needs(id=NEEDS, a="An *hour* alone\nTea", b="No stairs")
    assert needs_told([needs], ("Ana", "Ben")) == (
        "## What each of you needs\n\n### Ana\n\n- An \\*hour\\* alone\n- Tea\n\n### Ben\n\n- No stairs\n"
    )
    assert needs_told([Needs(id=NEEDS)], ("Ana", "Ben")) == needs_told([], ("Ana", "Ben")) == ""


def test_a_limit_is_told_before_anything_costs_something() -> None:
    plan = a_weekend()
    bare = plan.with_(budget=Budget(), slots=tuple(each for each in plan.slots if not each.cost))
    assert "Budget" not in words_of(retreat_page(bare, WHOLE.couple, AT, UTC))
    limited = bare.with_(budget=Budget(limit=300_00))
    words = words_of(retreat_page(limited, WHOLE.couple, AT, UTC))
    assert "Budget The limit is" in words and "Planned" not in words

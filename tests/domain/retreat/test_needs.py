"""What each of the two needs: a line for each thing, read by plain words, and what the days make of it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE
from tests.support.plans import FRIDAY, plans
from twofold.domain.people import meet
from twofold.domain.retreat.checks import findings
from twofold.domain.retreat.mending import leave, mend, notices
from twofold.domain.retreat.needs import LIMIT, Need, lines_of, new_needs, read_needs, to_tell
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.timeline import Timeline
from twofold.domain.text import clean_line

NOW = datetime(2026, 11, 2, tzinfo=UTC)
US = meet("Ana", "Ben")


def read(a: str = "", b: str = "") -> tuple[Need, ...]:
    return read_needs(new_needs(NOW).with_(a=a, b=b), US)


def one(line: str) -> Need:
    (need,) = read(line)
    return need


def slot(id: str, day: int, hour: float, length: int = 60, **more: Any) -> Slot:
    fields: dict[str, Any] = {"kind": "connect"} | more
    return Slot(id=id, title=id, day=day, start=int(hour * 60), length=length, **fields)


def plan(*slots: Slot, **more: Any) -> Plan:
    days = (slot("breakfast", 0, 8.5, kind="meal"), slot("walk", 0, 10, 90, kind="new"),
            slot("lunch", 0, 12.5, kind="meal"), slot("rest", 0, 14, 45, kind="rest"),
            slot("dinner", 0, 18, kind="meal"))  # fmt: skip
    parts: dict[str, Any] = {"title": "Ours", "start": FRIDAY, "days": 1, "where": "away"} | more
    return Plan(slots=(*days, *slots), **parts)


def about_needs(ours: Plan, needs: tuple[Need, ...]) -> list[tuple[str, str]]:
    return [(n.words, n.offer) for n in notices(ours, needs) if n.rule.startswith("need-")]


@pytest.mark.parametrize(
    ("line", "minutes", "daily"),
    [
        ("An hour alone", 60, False),
        ("time alone", 60, False),
        ("Half an hour by myself", 30, False),
        ("two hours alone every day", 120, True),
        ("an hour and a half to herself, daily", 90, True),
        ("1,5 h for himself", 90, False),
        ("45 min on my own each day", 45, True),
        ("No stairs, and an hour alone", 60, False),
        ("100 hours alone", 60, False),
        ("not to be alone in the dark", 0, False),
        ("I don't want to sit alone at table", 0, False),
        ("Afraid of being alone", 0, False),
        ("Vegetarian", 0, False),
        ("an hour of sleep after lunch", 0, False),
        ("the alonement", 0, False),
    ],
)
def test_time_alone_is_read_by_plain_words(line: str, minutes: int, daily: bool) -> None:
    assert (one(line).alone, one(line).daily) == (minutes, daily)


@pytest.mark.parametrize(
    ("line", "todos"),
    [
        ("Vegetarian", ["Tell the place: vegetarian (Ana)"]),
        ("No nuts, I am allergic", ["Tell the place: no nuts, I am allergic (Ana)"]),
        ("I eat vegan", ["Tell the place: I eat vegan (Ana)"]),
        ("No stairs", ["Ask the place: no stairs (Ana)"]),
        ("gluten-free, ground floor", ["Tell the place: gluten-free, ground floor (Ana)",
                                       "Ask the place: gluten-free, ground floor (Ana)"]),
        ("An hour alone", []),
        ("The donut shop, upstairs", []),
        ("Quiet", []),
    ],
)  # fmt: skip
def test_what_a_place_should_know_is_offered_as_a_to_do(line: str, todos: list[str]) -> None:
    assert list(to_tell(plan(), read(line))) == todos
    assert list(to_tell(plan(where="home"), read(line))) == [], "at home nobody else cooks"


def test_a_line_for_each_thing() -> None:
    needs = new_needs(NOW).with_(a="- An hour alone\n\n  • no stairs \n", b="\n" * 40 + "x")
    assert lines_of(needs, "a") == ("An hour alone", "no stairs")
    assert lines_of(needs, "b") == ("x",) and lines_of(None, "a") == ()
    assert len(lines_of(new_needs(NOW).with_(a="x\n" * 50), "a")) == 12
    assert [need.name for need in read_needs(needs, None)] == ["", "", ""]


def test_what_the_days_lack_is_said_and_mended() -> None:
    needs = read("Two hours alone")
    ((words, offer),) = about_needs(plan(), needs)
    assert words == "Ana needs 2 hours alone, and there is none yet."
    assert offer == "Add 2 hours alone for Ana on Friday at 16:00"
    notice = next(n for n in notices(plan(), needs) if n.rule == "need-a")
    mended = mend(plan(), notice, "new", needs)
    new = mended.slot("new")
    assert new is not None and (new.kind, new.owner, new.length) == ("solo", "a", 120)
    assert about_needs(mended, needs) == []
    assert about_needs(leave(plan(), notice, needs), needs) == []
    assert about_needs(plan(), ()) == []


def test_nothing_is_put_before_one_arrives_or_after_one_leaves_where_no_way_is_planned() -> None:
    needs, arriving = read("Two hours alone"), slot("arrive", 0, 12, 30, kind="logistics")
    rest = plan().with_(slots=(
        arriving, slot("lunch", 0, 12.5, kind="meal"), slot("walk", 0, 14, 120, kind="new"),
        slot("rest", 0, 16.25, 75, kind="rest"), slot("dinner", 0, 18, kind="meal"),
        slot("play", 0, 19.5, 150, kind="new"),
    ))  # fmt: skip
    ((words, offer),) = about_needs(rest, needs)
    assert words == "Ana needs 2 hours alone, and there is none yet." and offer == ""
    ((_, at_home),) = about_needs(rest.with_(where="home"), needs)
    assert at_home == "Add 2 hours alone for Ana on Friday at 9:00", "at home nobody arrives"
    away = Timeline(rest.with_(slots=(*rest.slots, slot("leave", 0, 22, 15, kind="logistics"))))
    assert away.errands == (arriving, away.plan.slot("leave"))
    assert not away.within(slot("early", 0, 11)) and not away.within(slot("late", 0, 22.25, 15))
    assert away.within(slot("between", 0, 16)) and away.within(arriving)


@pytest.mark.parametrize(
    ("there", "lacks"),
    [
        (slot("each", 0, 16, 60, kind="solo"), False),
        (slot("own", 0, 16, 60, kind="solo", owner="a"), False),
        (slot("own", 0, 16, 60, kind="solo", owner="b"), True),
        (slot("for her", 0, 16, 60, kind="solo", share="a"), False),
        (slot("for him", 0, 16, 60, kind="solo", owner="a", share="b"), True),
        (slot("short", 0, 16, 45, kind="solo", owner="a"), True),
        (slot("not this time", 0, 16, 60, kind="solo", happened="skipped"), True),
    ],
)
def test_an_hour_is_there_when_it_is_that_partners_and_in_one_piece(there: Slot, lacks: bool) -> None:
    assert bool(about_needs(plan(there), read("An hour alone"))) is lacks


def test_every_day_is_looked_at_where_they_say_so() -> None:
    second = (slot("b2", 1, 8.5, kind="meal"), slot("walk2", 1, 11), slot("d2", 1, 18, kind="meal"))
    ours = plan(slot("own", 0, 16, 60, kind="solo", owner="b"), *second, days=2)
    assert about_needs(ours, read(b="an hour alone")) == []
    ((words, _),) = about_needs(ours, read(b="an hour alone every day"))
    assert words == "Ben needs an hour alone, also on Saturday."


def test_three_hours_together_need_none() -> None:
    short = Plan(title="Ours", start=FRIDAY, slots=(slot("talk", 0, 18), slot("supper", 0, 19.5)))
    assert about_needs(short, read("An hour alone")) == []


@settings(max_examples=60)
@given(plans(), st.text(max_size=LIMIT) | st.sampled_from(["an hour alone", "30 min alone daily", *HOSTILE]))
def test_whatever_is_written_the_days_can_be_looked_at(ours: Plan, text: str) -> None:
    needs = read(text[:LIMIT], text[:LIMIT])
    plain = [found.notice for found in findings(ours)]
    both = [found.notice for found in findings(ours, needs)]
    assert [n for n in both if not n.rule.startswith("need-")] == plain
    assert len({n.about for n in both}) == len(both)
    assert all(each == clean_line(each) for each in to_tell(ours, needs))

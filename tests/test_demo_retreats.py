"""The retreats of the demo: one that is closed, and one that comes."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from twofold.content import practices
from twofold.demo.retreats import Retreats, retreats
from twofold.demo.worksheets import Rounds, rounds
from twofold.domain.promises.agreements import is_due
from twofold.domain.retreat.closing import due_follow_up, looks
from twofold.domain.retreat.ideas import ranked, slot_of
from twofold.domain.retreat.living import stage
from twofold.domain.retreat.mending import mend, notices
from twofold.domain.retreat.money import entries, over, totals
from twofold.domain.retreat.preparing import still_to_do
from twofold.domain.retreat.times import instant, zones

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def lived() -> Rounds:
    return rounds(NOW)


@pytest.fixture(scope="module")
def away() -> Retreats:
    return retreats(NOW)


def test_one_retreat_is_closed_and_one_comes(away: Retreats) -> None:
    today = NOW.date()
    assert (stage(away.past, NOW), stage(away.coming, NOW)) == ("closed", "coming")
    assert 22 <= (today - away.past.last).days <= 28
    assert 8 <= (away.coming.start - today).days <= 14
    for plan in (away.past, away.coming):
        assert (plan.start.weekday(), plan.last.weekday()) == (4, 6)
        assert plan.purpose and plan.rules and plan.accepted == ("a", "b")
        assert {thing.whose for thing in plan.packing} == {"a", "b", "both", "each"}
        assert plan.budget.limit and not over(plan)
        assert {slot.kind for slot in plan.slots} > {"connect", "new", "rest", "meal", "travel", "solo"}
        parts = (*plan.slots, *plan.ideas, *plan.todos, *plan.rules, *plan.packing, *plan.budget.costs)
        assert len({part.id for part in parts}) == len(parts)
        known = {practice.id for practice in practices()}
        assert {slot.practice for slot in plan.slots if slot.practice} <= known


def test_what_was_done_and_promised(away: Retreats) -> None:
    past = away.past
    assert [slot.happened for slot in past.slots].count("skipped") == 1
    assert {slot.happened for slot in past.slots} == {"done", "skipped"}
    assert not any(thing.missing for thing in past.packing)
    assert totals(past).spent > 0
    assert past.closing is not None and past.closing.at is not None
    assert [len(own) for own in past.closing.takeaways] == [3, 3]
    assert past.closing.agreements == tuple(deal.id for deal in away.agreements)
    assert tuple(deal.terms.what for deal in away.agreements) == past.closing.promises
    for deal in away.agreements:
        assert deal.open and not is_due(deal, NOW.date())
        assert [entry.did for entry in deal.history] == ["made", "kept"]
        assert past.closing.at == deal.created < deal.updated < NOW
    assert due_follow_up(past, NOW) is None
    assert [due.day <= NOW.date() for due in looks(past)] == [True, True, False]
    assert all(all(each.words) and each.at for each in past.follow_ups)


def test_the_talk_of_a_slot_is_linked_both_ways(away: Retreats) -> None:
    (slot,) = [slot for slot in away.past.slots if slot.session]
    assert (slot.session, away.talk.origin) == (away.talk.id, ("slot", away.past.id, slot.id))
    assert slot.practice == f"listening:{away.talk.protocol.id}"
    assert (away.talk.status, away.talk.created) == ("finished", instant(away.past, slot.day, slot.start))
    assert away.talk.updated <= instant(away.past, slot.day, slot.end)


def test_two_things_to_look_at_in_what_comes(away: Retreats) -> None:
    found = notices(away.coming)
    assert [notice.rule for notice in found] == ["tight", "hard-evening"]
    assert all(notice.offer for notice in found)
    mended = mend(away.coming, found[0], "new")
    assert [notice.rule for notice in notices(mended)] == ["hard-evening"]


def test_what_comes_is_being_prepared(away: Retreats) -> None:
    coming, today = away.coming, NOW.date()
    shortlist = ranked(coming)
    assert [len(group) for group in (shortlist.matches, shortlist.vetoed, shortlist.unrated)] == [3, 1, 1]
    assert len([idea for idea in coming.ideas if idea.hearts]) == 5
    assert len([idea for idea in coming.ideas if slot_of(coming, idea)]) == 2
    left = still_to_do(coming, today)
    assert 0 < len(left) < len(coming.todos)
    assert all(todo.due is None or todo.due > today for todo in left)
    assert {todo.owner for todo in coming.todos} == {"a", "b", "both"}
    assert [line.cost for line in entries(coming) if line.cost_as] == [15_37], "the toll, in another currency"
    assert {thing.missing for thing in coming.packing} == {0, 1, 2}, "and one has what the other has not"
    assert not any(slot.happened for slot in coming.slots)


@settings(max_examples=25)
@example(datetime(2026, 11, 8, 0, 0), 0, "UTC")
@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),
    st.integers(-11, 13),
    st.sampled_from(zones()),
)
def test_the_retreats_stand_so_on_any_day_anywhere(moment: datetime, hours: int, zone: str) -> None:
    now = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    lived = retreats(now, zone)
    assert (stage(lived.past, now), stage(lived.coming, now)) == ("closed", "coming")
    assert due_follow_up(lived.past, now) is None
    assert [notice.rule for notice in notices(lived.coming)] == ["tight", "hard-evening"]
    assert lived.past.updated <= lived.coming.created < lived.coming.updated < now
    todos = [todo.done for todo in lived.coming.todos if todo.done]
    assert all(lived.coming.created < done < lived.coming.updated for done in todos)
    today = now.astimezone(ZoneInfo(zone)).date()
    assert not any(is_due(deal, today) for deal in lived.agreements)
    assert retreats(now, zone) == lived

"""Taking a change back while somebody else changes the plan too."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.plans import FRIDAY, plans
from twofold.domain.merge import undone
from twofold.domain.people import Invalid
from twofold.domain.retreat.plan import Budget, Closing, Cost, FollowUp, Plan, Rule, Slot, Todo
from twofold.domain.retreat.slots import add, at, nudge, on_day, remove, replaced, shift

LUNCH, WALK = Slot(id="lunch", title="Lunch", start=720), Slot(id="walk", title="Walk", start=840)
OURS = Plan(title="Ours", start=FRIDAY, days=2, slots=(LUNCH, WALK))


def test_a_change_is_taken_back_and_the_others_stay() -> None:
    moved = nudge(OURS, "lunch", 30)
    later = add(nudge(moved, "walk", 60), Slot(id="new", title="Swim", start=1000)).with_(title="Theirs")
    back = undone(later, OURS, moved)
    assert back.slot("lunch") == LUNCH
    assert back == later.with_(slots=(LUNCH, *later.slots[1:]))


def test_one_word_of_a_slot_is_taken_back_and_the_other_stays() -> None:
    moved = nudge(OURS, "lunch", 30)
    named = replaced(moved, Slot(id="lunch", title="Picnic", start=750))
    assert undone(named, OURS, moved).slot("lunch") == Slot(id="lunch", title="Picnic", start=720)
    again = nudge(moved, "lunch", 15)  # the same word, changed since: it stays
    assert undone(again, OURS, moved) == again


def test_a_time_and_a_length_that_do_not_go_together_stay_as_they_are() -> None:
    late = at(OURS, "lunch", 1380)
    early = at(late, "lunch", 600)
    long = at(early, "lunch", 600, 900)
    assert undone(long, late, early) == long


def test_what_was_taken_out_comes_back_in_its_place() -> None:
    without = remove(OURS, "lunch")
    assert undone(without, OURS, without) == OURS
    more = add(without, Slot(id="new", title="Swim", start=1000))
    assert [each.id for each in undone(more, OURS, without).slots] == ["lunch", "walk", "new"]


def test_what_was_added_goes_unless_it_was_changed_since() -> None:
    more = add(OURS, Slot(id="new", title="Swim", start=1000))
    assert undone(more, OURS, more) == OURS
    changed = nudge(more, "new", 15)
    assert undone(changed, OURS, more) == changed
    assert undone(remove(more, "new"), OURS, more) == OURS


def test_what_somebody_took_out_since_stays_out() -> None:
    moved = nudge(OURS, "lunch", 30)
    assert [each.id for each in undone(remove(moved, "lunch"), OURS, moved).slots] == ["walk"]


def test_money_and_the_closing_are_taken_back_by_the_word() -> None:
    room = Cost(id="room", what="Room", cost=100)
    limit = OURS.with_(budget=Budget(limit=500))
    both = limit.with_(budget=Budget(limit=500, costs=(room,)))
    assert undone(both, OURS, limit).budget == Budget(costs=(room,))
    first = OURS.with_(closing=Closing(promises=("Ring more", "")))
    second = OURS.with_(closing=Closing(promises=("Ring more", ""), day="Sunday"))
    assert undone(second, first, second) == first
    looked = OURS.with_(follow_ups=(FollowUp(after=0), FollowUp(after=7, words=("Well", ""))))
    more = looked.with_(follow_ups=(FollowUp(after=0, words=("", "Yes")), looked.follow_ups[1]))
    assert undone(more, OURS, looked).follow_ups == (FollowUp(after=0, words=("", "Yes")),)


def test_an_order_and_an_acceptance_are_taken_back() -> None:
    one, two = Rule(id="1", words="No phones"), Rule(id="2", words="No work")
    before = OURS.with_(rules=(one, two), accepted=("a",), todos=(Todo(id="t", what="Book"),))
    after = before.with_(rules=(two, one), accepted=())
    assert undone(after.with_(purpose="Rest"), before, after) == before.with_(purpose="Rest")


def test_a_saved_plan_keeps_its_revision() -> None:
    moved = nudge(OURS, "lunch", 30).with_(rev=4)
    assert undone(moved.with_(rev=7), OURS, moved) == OURS.with_(rev=7)


@given(plans(beyond=0), st.data())
def test_two_changes_of_different_slots_are_taken_back_each_by_itself(
    ours: Plan, data: st.DataObject
) -> None:
    assume(len(ours.slots) > 1)
    mine, theirs = data.draw(st.permutations([each.id for each in ours.slots]))[:2]

    def change(plan: Plan, which: str) -> Plan:
        kind = data.draw(st.sampled_from(["nudge", "remove"]))
        return (
            remove(plan, which)
            if kind == "remove"
            else nudge(plan, which, data.draw(st.sampled_from([-15, 15])))
        )

    try:
        one = change(ours, mine)
        both = change(one, theirs)
    except Invalid:
        assume(False)
    back = undone(both, ours, one)
    assert back.slot(mine) == ours.slot(mine) and back.slot(theirs) == both.slot(theirs)
    assert {each.id: each for each in undone(back, one, both).slots} == {each.id: each for each in ours.slots}


@given(plans(beyond=0))
def test_changing_places_is_taken_back(ours: Plan) -> None:
    things = on_day(ours, 0)
    assume(len(things) > 1)
    try:
        changed = shift(ours, things[0].id, 1)
    except Invalid:
        assume(False)
    assert undone(changed, ours, changed) == ours

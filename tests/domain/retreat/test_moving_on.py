"""What slipped moves on: it pushes only what it must, and keeps every length and order."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.living import NOON, at, ids, plan, slot, starts
from twofold.domain.people import Invalid
from twofold.domain.retreat.living import (
    moved,
    slip,
    to_free,
    to_now,
)
from twofold.domain.retreat.plan import DAWN, DAY, LATEST, Slot
from twofold.domain.retreat.slots import on_day

# -- how it stands -------------------------------------------------------------------------------------------


# -- what happened -------------------------------------------------------------------------------------------


# -- what slipped --------------------------------------------------------------------------------------------


def test_moved_to_now_it_pushes_only_what_it_must() -> None:
    day = plan(
        slot("talk", 1, "9", 45),
        slot("swim", 1, "12:30", 60),
        slot("lunch", 1, "13:45", 60),
        slot("boat", 1, "16"),
        slot("other day", 2, "12:30"),
    )
    late = slip(day, "talk", at(1, "12:02"))
    assert starts(late) == {
        "talk": (1, "12:00"),
        "swim": (1, "12:45"),
        "lunch": (1, "13:45"),
        "boat": (1, "16:00"),
        "other day": (2, "12:30"),
    }
    later = slip(day, "talk", at(1, "12:29"))
    assert starts(later)["swim"] == (1, "13:10") and starts(later)["lunch"] == (1, "14:10")
    assert starts(later)["boat"] == (1, "16:00")


def test_what_stands_side_by_side_stays_side_by_side() -> None:
    day = plan(slot("talk", 1, "9"), slot("ana alone", 1, "12:30"), slot("ben alone", 1, "12:30"))
    late = starts(slip(day, "talk", at(1, "12")))
    assert late["ana alone"] == late["ben alone"] == (1, "13:00")


def test_what_is_done_let_go_or_under_way_is_not_moved() -> None:
    day = plan(
        slot("talk", 1, "9"),
        slot("under way", 1, "11:30"),
        slot("done", 1, "12:30", happened="done"),
        slot("not now", 1, "12:30", happened="skipped"),
    )
    assert to_now(day, "talk", NOON).behind == ()


def test_what_begins_just_now_is_moved_and_what_begins_when_it_ends_is_not() -> None:
    day = plan(slot("talk", 0, "9"), slot("swim", 0, "12"), slot("train", 0, "14", kind="travel"))
    assert starts(slip(day, "talk", at(0, "12")))["swim"] == (0, "13:00")
    assert to_now(day, "talk", at(0, "13")).behind == ()


def test_a_train_does_not_wait() -> None:
    day = plan(slot("talk", 1, "9"), slot("train", 1, "12:30", kind="travel"))
    with pytest.raises(Invalid, match="“train”"):
        slip(day, "talk", NOON)
    assert starts(slip(day, "talk", NOON, free=True))["talk"] == (1, "13:30")


def test_what_is_booked_does_not_wait_and_is_not_moved() -> None:
    day = plan(slot("talk", 1, "9"), slot("table", 1, "12:30", fixed=True))
    with pytest.raises(Invalid, match="not enough time for it before “table”"):
        slip(day, "talk", NOON)
    for free in (False, True):
        with pytest.raises(Invalid, match="It is booked, so it keeps its time"):
            slip(day, "table", NOON, free=free)


def test_never_past_the_end_of_the_day() -> None:
    day = plan(slot("talk", 1, "9", 60), slot("sauna", 1, "22", 90))
    with pytest.raises(Invalid):
        slip(day, "talk", at(1, "23:30"))
    with pytest.raises(Invalid):
        slip(day, "talk", at(1, "21:45"))
    with pytest.raises(Invalid):
        slip(day, "talk", at(1, "23:10"), free=True)
    assert starts(slip(plan(slot("talk", 1, "9")), "talk", at(1, "23")))["talk"] == (1, "23:00")
    with pytest.raises(Invalid, match="no free time"):
        slip(plan(slot("talk", 1, "9"), slot("film", 1, "20", 240)), "talk", at(1, "21"), free=True)
    up = plan(slot("talk", 1, "9"), slot("party", 1, "20", 360), slot("tea", 1, "23:30", 10))
    assert starts(slip(up, "talk", at(1, "23")))["tea"] == (1, "24:00")
    # Where they planned to stay up, the day is as long as that.
    long = plan(slot("talk", 1, "9", 60), slot("stars", 1, "23", 120))
    assert starts(slip(long, "talk", at(1, "23:30")))["talk"] == (1, "23:30")


def test_the_next_free_place_moves_nothing_else() -> None:
    day = plan(slot("talk", 0, "9"), slot("lunch", 1, "12"), slot("boat", 1, "13:30"),
               slot("not now", 1, "15", happened="skipped"))  # fmt: skip
    move = to_free(day, "talk", at(1, "12:20"))
    assert (move.day, move.start, move.behind) == (1, 14 * 60 + 30, ())
    assert starts(moved(day, move))["lunch"] == (1, "12:00")


@pytest.mark.parametrize("now", [at(-1, "12"), at(3, "4"), at(9, "12")])
@pytest.mark.parametrize("free", [True, False])
def test_there_is_no_now_outside_of_the_days(now: datetime, free: bool) -> None:
    with pytest.raises(Invalid):
        slip(plan(slot("talk", 1, "9")), "talk", now, free)


def test_what_is_done_or_gone_is_not_moved() -> None:
    with pytest.raises(Invalid):
        slip(plan(slot("talk", 1, "9", happened="done")), "talk", NOON)
    with pytest.raises(Invalid):
        slip(plan(), "talk", NOON)
    again = slip(plan(slot("talk", 1, "9", happened="skipped")), "talk", NOON)
    assert again.slots[0].happened == ""


@given(
    st.lists(st.tuples(st.integers(DAWN, DAY - 60), st.integers(5, 120)), min_size=1, max_size=10),
    st.integers(DAWN, DAY + DAWN - 1),
    st.booleans(),
)
def test_moving_keeps_every_length_and_every_order(
    many: list[tuple[int, int]], minute: int, free: bool
) -> None:
    slots = tuple(Slot(id=str(n), title="x", day=1, start=s, length=le) for n, (s, le) in enumerate(many))
    whole = plan(*slots)
    try:
        after = slip(whole, "0", at(1, "0") + timedelta(minutes=minute), free)
    except Invalid:
        return
    assert ids(after.slots) == ids(whole.slots)
    assert [each.length for each in after.slots] == [each.length for each in whole.slots]
    end = LATEST if minute >= DAY else max(DAY, *(each.end for each in slots))
    assert all(each.end <= end <= LATEST for each in after.slots)
    changed = [new.id for old, new in zip(slots, after.slots, strict=True) if old != new and new.id != "0"]
    if free:
        assert changed == []
    mine = after.slots[0]
    for new, old in ((new, whole.slot(new.id)) for new in after.slots[1:]):
        assert old is not None and new.start >= old.start, "nothing moves forward"
        if new.id in changed or (free and new.end > mine.start):
            assert new.start >= mine.end, "it still overlaps"
    before = [each.id for each in on_day(whole, 1) if each.id in changed]
    order = sorted(before, key=lambda id_: next(each.start for each in after.slots if each.id == id_))
    assert order == before


# -- sessions ------------------------------------------------------------------------------------------------

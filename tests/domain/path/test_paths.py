"""A path from its problem to the look: where the two are, and what each step changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tables import as_card
from twofold.domain.listening.session import SessionSummary
from twofold.domain.path.paths import (
    LOOK_AFTER,
    PARTS,
    about_talk,
    again,
    begin,
    can_open,
    ended,
    is_empty,
    left,
    look_day,
    not_done,
    opened,
    renamed,
    stage,
    taken_up,
    talked,
    under_way,
    with_day,
    with_done,
    with_look,
    with_now,
)
from twofold.domain.path.records import TALKS, Path, PathSummary, Prepared, TalkName
from twofold.domain.people import Invalid

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SAID = Prepared(happens="  it\x07 happens \n", do="I go")


def begun() -> Path:
    return begin(" Who  rings the plumber ", NOW)


def walked() -> Path:
    return opened(begun(), SAID, SAID, NOW)


def session(about: str, status: str) -> SessionSummary:
    return SessionSummary("s" + about, NOW, NOW, None, about=about, status=status)  # type: ignore[arg-type]


def test_it_begins_with_a_problem_in_one_line() -> None:
    assert begun().problem == "Who rings the plumber"
    with pytest.raises(Invalid):
        begin(" \n", NOW)
    with pytest.raises(Invalid):
        renamed(begun(), " ")
    assert renamed(begun(), "The\nplumber").problem == "The plumber"


def test_both_are_opened_tidy_and_neither_may_be_empty() -> None:
    path = walked()
    assert path.a == Prepared(happens="it happens", do="I go") and path.opened == NOW
    assert [link.id for link in path.circle] == ["a-does", "b-feels", "b-does", "a-feels"]
    with pytest.raises(Invalid, match="still empty"):
        opened(begun(), SAID, Prepared(wish=" \n"), NOW)
    assert not can_open({"a"}) and can_open({"b", "a"})


@given(st.sampled_from(PARTS))
def test_a_word_in_any_part_is_enough(part: str) -> None:
    assert is_empty(Prepared()) and not is_empty(Prepared(**{part: "x"}))


def test_the_stages_follow_each_other() -> None:
    path, day = begun(), TODAY
    assert stage(path, {}, day) == "prepare"
    path = walked()
    had = dict.fromkeys(TALKS, day)
    for n, name in enumerate(TALKS):
        assert stage(path, dict.fromkeys(TALKS[:n], day), day) == name
    for name in TALKS:
        path = with_done(path, name, day)
    assert path.look == day + timedelta(days=LOOK_AFTER)
    assert stage(path, had, day) == "living"
    assert stage(path, had, day + timedelta(days=LOOK_AFTER)) == "look"
    assert stage(left(path, NOW), had, day) == "left" and stage(ended(path, NOW), had, day) == "ended"
    assert taken_up(left(path, NOW)) == path and taken_up(ended(path, NOW)) == path


@given(st.permutations(TALKS), st.integers(0, 3))
def test_talks_in_any_order_lead_to_the_first_that_is_missing_or_the_look(
    order: list[TalkName], count: int
) -> None:
    path = walked()
    for name in order[:count]:
        path = with_done(path, name, TODAY)
    had = talked(path, ())
    assert had == dict.fromkeys(order[:count], TODAY)
    missing = [name for name in TALKS if name not in had]
    assert stage(path, had, TODAY) == ("living" if "try" in had else missing[0])
    for name in order[:count]:
        path = not_done(path, name)
    assert stage(path, talked(path, ()), TODAY) == "understand" and path.look is None


def test_a_talk_counts_when_it_was_said_or_held_to_its_end() -> None:
    path = walked()
    about = {name: about_talk(path.id, name) for name in TALKS}
    held = [session(about["understand"], "finished"), session(about["circle"], "open")]
    assert talked(path, held) == {"understand": TODAY} and under_way(path, held) == "circle"
    assert talked(path, [session(about["try"], "stopped")]) == {}
    said = as_card(with_done(path, "try", TODAY), PathSummary)
    assert talked(said, held) == {"understand": TODAY, "try": TODAY}


def test_the_look_comes_two_weeks_after_the_third_talk_however_it_was_held() -> None:
    path = walked()
    had = talked(path, [session(about_talk(path.id, "try"), "finished")])
    assert look_day(path, had) == TODAY + timedelta(days=LOOK_AFTER) and stage(path, had, TODAY) == "living"
    later = with_look(path, TODAY + timedelta(days=40), TODAY)
    assert look_day(later, had) == TODAY + timedelta(days=40)
    assert look_day(path, talked(path, ())) is None


def test_what_is_under_way_is_of_this_path() -> None:
    path = walked()
    assert under_way(path, [session("path:other:try", "open")]) is None


@given(st.integers(-400, 800), st.sampled_from(TALKS))
def test_a_day_is_from_today_on_within_a_year(days: int, name: TalkName) -> None:
    path, day = walked(), TODAY + timedelta(days=days)
    if 0 <= days <= 366:
        planned = with_day(path, name, day, TODAY)
        assert planned.talk(name).day == day and with_look(path, day, TODAY).look == day
        assert [talk.id for talk in planned.talks] == list(TALKS)
        assert with_done(planned, name, TODAY).talk(name).day is None
        assert with_day(planned, name, None, TODAY) == path
        return
    with pytest.raises(Invalid):
        with_day(path, name, day, TODAY)
    with pytest.raises(Invalid):
        with_look(path, day, TODAY)


def test_round_again_is_a_path_of_its_own_and_the_first_is_over() -> None:
    path = with_now(walked(), ("better", "a\nlittle"))
    assert path.now == ("better", "a little")
    new, old = again(path, NOW)
    assert (new.problem, new.after, new.opened, new.now) == (path.problem, path.id, None, ("", ""))
    assert old.ended == NOW and not old.is_open and new.is_open and new.id != path.id


def test_a_path_of_which_less_was_kept_has_all_three_talks() -> None:
    assert Path(talks=()).talk("circle").day is None
    assert [talk.id for talk in with_done(Path(problem="x", talks=()), "circle", TODAY).talks] == list(TALKS)

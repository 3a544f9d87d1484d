"""Who is ready: whose press holds, for what, and for how long."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.ready import (
    HOLDS,
    Press,
    Ready,
    are_both,
    done,
    pressed,
    ready_id,
    said_yes,
    taken_back,
)
from twofold.domain.records import SIDES

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)


def nobody() -> Ready:
    return Ready(id=ready_id("open", "w"), created=NOW, updated=NOW, act="open", about="w")


def test_both_press_in_their_order() -> None:
    ready = pressed(pressed(nobody(), "b", (1, 2), NOW), "a", (1, 2), NOW)
    assert said_yes(ready, (1, 2), NOW) == ("b", "a") and are_both(said_yes(ready, (1, 2), NOW))
    assert pressed(ready, "a", (1, 2), NOW + timedelta(minutes=1)) == ready, "once is enough"
    assert not are_both(SIDES[1:]) and said_yes(None, (), NOW) == ()


def test_a_press_is_about_what_was_shown() -> None:
    ready = pressed(nobody(), "a", (1, 2), NOW)
    assert said_yes(ready, (1, 3), NOW) == ()
    assert said_yes(pressed(ready, "b", (1, 3), NOW), (1, 3), NOW) == ("b",), "hers was for other words"


def test_a_press_holds_for_a_while() -> None:
    ready = pressed(nobody(), "a", (), NOW)
    assert said_yes(ready, (), NOW + HOLDS - timedelta(seconds=1)) == ("a",)
    for late in (NOW + HOLDS, NOW - HOLDS):
        assert said_yes(ready, (), late) == ()
        assert said_yes(pressed(ready, "b", (), late), (), late) == ("b",)
        assert pressed(ready, "a", (), late).pressed == (Press("a", late),)


def test_what_is_taken_back_leaves_no_trace() -> None:
    both = pressed(pressed(nobody(), "a", (1,), NOW), "b", (1,), NOW)
    assert said_yes(taken_back(both, SIDES[:1], NOW), (1,), NOW) == ("b",)
    for over in (taken_back(both, SIDES, NOW), done(both, NOW), done(done(both, NOW), NOW + HOLDS)):
        assert (over.pressed, over.shown, over.deleted) == ((), (), NOW)
        assert over.id == both.id and said_yes(over, (1,), NOW) == said_yes(over, (), NOW) == ()
    assert said_yes(pressed(done(both, NOW), "b", (4,), NOW), (4,), NOW) == ("b",), "and it begins anew"


@given(st.lists(st.tuples(st.sampled_from(["press", "back"]), st.sampled_from(SIDES), st.integers(0, 2))))
def test_only_the_last_revision_counts(steps: list[tuple[str, str, int]]) -> None:
    ready, model, shown = nobody(), dict[str, None](), 0
    for what, side, rev in steps:
        assert side in SIDES
        if what == "press":
            model = {**(model if rev == shown else {}), side: None}
            shown, ready = rev, pressed(ready, side, (rev,), NOW)
        else:
            model.pop(side, None)
            ready = taken_back(ready, (side,), NOW)
        assert said_yes(ready, (shown,), NOW) == tuple(model)
        assert (ready.deleted is not None) == (not model) or not ready.pressed


def test_there_is_one_of_each_act_on_each_thing() -> None:
    assert ready_id("open", "w") == "open-w", "what was kept once is found for ever"

"""What each says of those on the list, and what comes next once it is open."""

from datetime import UTC, date, datetime

import pytest

from twofold.domain.therapist.records import (
    Answer,
    Meeting,
    Said,
    Shortlist,
    State,
    Therapist,
    TherapistSummary,
    Word,
)
from twofold.domain.therapist.shortlisting import give, missing, next_step, opened, said_of, to_say

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
WHO = Therapist(id="t1", created=NOW, updated=NOW, name="Dr Amari")


def card(id: str, name: str = "", state: State = "listed") -> TherapistSummary:
    return TherapistSummary(id, NOW, name or id, state)


def test_it_is_said_of_whom_nothing_was_said_or_else_of_all_who_are_left() -> None:
    some = [card("x"), card("y"), card("z", state="put aside")]
    assert [each.id for each in to_say(some, None)] == ["x", "y"]
    said = opened(None, Said({"x": "yes", "y": "no"}), Said({"x": "maybe"}), NOW)
    assert said_of(said, "x") == ("yes", "maybe") and said_of(said, "y") is None
    assert [each.id for each in to_say(some, said)] == ["y"]
    again = opened(said, Said({"y": "no"}), Said({"y": "no"}), NOW)
    assert said_of(again, "x") == ("yes", "maybe") and said_of(again, "y") == ("no", "no")
    assert [each.id for each in to_say(some, again)] == ["x", "y"], "anew"
    assert to_say([some[2]], None) == []


@pytest.mark.parametrize(
    ("words", "step", "who"),
    [
        ({}, "say", None),
        ({"x": ("yes", "yes")}, "say", None),
        ({"x": ("yes", "no"), "y": ("no", "yes")}, "none", None),
        ({"x": ("maybe", "maybe"), "y": ("yes", "no")}, "call", "x"),
        ({"x": ("maybe", "maybe"), "y": ("yes", "maybe")}, "call", "y"),
    ],
)
def test_the_next_step_never_goes_past_a_no(
    words: dict[str, tuple[Word, Word]], step: str, who: str | None
) -> None:
    said = Shortlist(
        id="shortlist", day=TODAY, a={name: a for name, (a, _) in words.items()},
        b={name: b for name, (_, b) in words.items()},
    )  # fmt: skip
    found, one = next_step([card("x"), card("y"), card("z", state="put aside")], said)
    assert (found, one and one.id) == (step, who)


def test_after_a_call_comes_a_day_and_then_nothing_more() -> None:
    said = Shortlist(id="shortlist", day=TODAY, a={"x": "yes"}, b={"x": "yes"})
    called = TherapistSummary("x", NOW, "x", answers=(Answer("How long?"),))
    assert next_step([called], said) == ("day", called)
    chosen = card("x", state="chosen")
    assert next_step([chosen, card("y")], None) == ("day", chosen)
    dated = TherapistSummary("x", NOW, "x", "chosen", meetings=(Meeting("m", TODAY),))
    assert next_step([dated, card("y")], None) == ("", dated)
    assert next_step([], None) == ("", None) == next_step([card("z", state="put aside")], None)


def test_nothing_said_is_missing_until_it_is_said() -> None:
    some = [card("x"), card("y")]
    said = give(Said(), "x", "no")
    assert missing(some, said) == [some[1]] and missing(some, give(said, "y", "yes")) == []

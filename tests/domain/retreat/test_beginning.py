"""Beginning a plan, what its dates are called, and changing its frame."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.weekend import FRIDAY, a_weekend
from twofold.domain.people import Invalid
from twofold.domain.retreat import naming
from twofold.domain.retreat.beginning import (
    again,
    begin,
    from_template,
    named,
    read_currency,
    read_days,
    read_zone,
    with_dates,
)
from twofold.domain.retreat.plan import (
    DAWN,
    MOST_DAYS,
    Closing,
    FollowUp,
    Plan,
    Slot,
    Thing,
)
from twofold.domain.retreat.templates import Template, TemplateSlot

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
DAYS_OF_A_LIFE = st.dates(date(1990, 1, 1), date(2200, 1, 1))


def template(days: int, slots: list[tuple[int, int]], **more: Any) -> Template:
    made = tuple(
        TemplateSlot(day=day, start=start, length=30, title=f"{day}:{start}", kind="rest")
        for day, start in slots
    )
    return Template(id="t", name="T", why="w", where="home", days=days, slots=made, **more)


# -- beginning ----------------------------------------------------------------------------------------


def test_a_plan_begins_with_its_name_and_rules_that_nobody_accepted() -> None:
    plan = begin(NOW, "  By\tthe sea ", FRIDAY, 3, purpose=" rest ", rules=("No phones.", " "))
    assert (plan.title, plan.purpose, plan.created) == ("By the sea", "rest", NOW)
    assert [rule.words for rule in plan.rules] == ["No phones."] and plan.accepted == ()


@pytest.mark.parametrize(
    ("start", "days", "title"),
    [
        (FRIDAY, 3, "Weekend of 27 November"),
        (date(2026, 11, 28), 1, "Saturday 28 November"),
        (date(2026, 11, 24), 2, "Our days from 24 November"),
        (FRIDAY, 7, "Our days from 27 November"),
        (FRIDAY, 5, "Our days from 27 November"),
        (FRIDAY, 4, "Weekend of 27 November"),
        (date(2026, 11, 25), 4, "Weekend of 25 November"),
    ],
)
def test_a_plan_without_a_title_is_called_by_its_dates(start: date, days: int, title: str) -> None:
    assert begin(NOW, "\x07 ", start, days).title == title
    assert named(begin(NOW, "x", start, days), "", "for us").title == title


@pytest.mark.parametrize(("start", "days"), [(FRIDAY, 0), (FRIDAY, MOST_DAYS + 1), (date.max, 1)])
def test_days_that_no_retreat_has_are_refused(start: date, days: int) -> None:
    says = "^Choose a day within the calendar" if start == date.max else "^A retreat has 1 to 14 days"
    with pytest.raises(Invalid, match=says):
        begin(NOW, "", start, days)
    with pytest.raises(Invalid):
        again(a_weekend().with_(days=days), NOW, start)


@given(
    st.integers(1, MOST_DAYS),
    st.integers(1, MOST_DAYS),
    st.lists(st.tuples(st.integers(0, MOST_DAYS - 1), st.integers(DAWN, 1439)), max_size=12),
)
def test_a_template_fits_any_number_of_days(written: int, days: int, slots: list[tuple[int, int]]) -> None:
    there = [(day % written, start) for day, start in slots]
    plan = from_template(template(written, there), begin(NOW, "", FRIDAY, days))
    assert all(0 <= slot.day < days for slot in plan.slots)
    if days == written:
        assert [(slot.day, slot.start) for slot in plan.slots] == there
    last = [start for day, start in there if day == written - 1]
    if written > 1 or days == 1:
        assert [slot.start for slot in plan.slots if slot.title.startswith(f"{written - 1}:")] == last
        assert all(slot.day == days - 1 for slot in plan.slots if slot.title.startswith(f"{written - 1}:"))
    if days > 1:
        first = [start for day, start in there if day == 0]
        assert [slot.start for slot in plan.slots if slot.title.startswith("0:")] == first
    assert len({slot.id for slot in plan.slots}) == len(plan.slots)


def test_of_a_longer_template_the_days_between_are_left_out() -> None:
    plan = from_template(template(5, [(day, 600) for day in range(5)]), begin(NOW, "", FRIDAY, 3))
    assert [(slot.title, slot.day) for slot in plan.slots] == [("0:600", 0), ("1:600", 1), ("4:600", 2)]


def test_a_template_brings_its_rules_and_to_dos_or_leaves_those_there() -> None:
    empty = begin(NOW, "", FRIDAY, rules=("Be kind.",))
    assert from_template(template(1, []), empty).rules == empty.rules
    made = from_template(template(1, [(0, 600)], rules=("Rest.",), todos=("Book",)), empty)
    assert [rule.words for rule in made.rules] == ["Rest."]
    assert [todo.what for todo in made.todos] == ["Book"] and made.template == "t"


def lived() -> Plan:
    plan = a_weekend(accepted=("a", "b"), closing=Closing(at=NOW), follow_ups=(FollowUp(after=7),), rev=4)
    slots = tuple(
        Slot(**{name: getattr(slot, name) for name in slot.__struct_fields__}
             | {"happened": "done", "spent": 5, "payer": "a", "session": "s"})
        for slot in plan.slots
    )  # fmt: skip
    return plan.with_(slots=slots)


def test_an_old_plan_on_other_dates_is_new_and_has_not_happened() -> None:
    old = lived()
    start = old.start + timedelta(days=364)
    new = again(old, NOW, start)
    assert new.id != old.id and new.rev == 0 and new.created == NOW and new.start == start
    assert [(s.title, s.day, s.start, s.cost) for s in new.slots] == [
        (s.title, s.day, s.start, s.cost) for s in old.slots
    ]
    assert all((s.happened, s.spent, s.payer, s.session) == ("", None, None, "") for s in new.slots)
    assert new.closing is None and new.follow_ups == () and new.accepted == ()
    assert not any(todo.done for todo in new.todos) and not any(thing.packed for thing in new.packing)
    assert new.todos[0].due == date(2027, 11, 19) and new.todos[3].due is None
    assert all(idea.hearts is None and not idea.vetoed for idea in new.ideas)
    boat = new.ideas[0]
    assert (found := new.slot(boat.slot)) is not None and found.title == boat.title
    assert new.budget.limit == 600_00 and new.budget.costs[0].spent is None
    ids = {part.id for plan in (old, new) for part in (*plan.slots, *plan.ideas, *plan.todos, *plan.rules)}
    assert len(ids) == 2 * (13 + 3 + 4 + 2)
    assert new.title == "By the sea"
    assert again(old.with_(title="Weekend of 27 November"), NOW, start).title == "Weekend of 26 November"


@given(st.text(max_size=8))
def test_a_currency_is_three_letters_or_a_sentence(text: str) -> None:
    try:
        code = read_currency(text)
    except ValueError as error:
        assert str(error).endswith(".")
    else:
        assert Plan(title="x", start=FRIDAY, currency=code).currency == text.strip().upper()


@pytest.mark.parametrize("text", ["eu", "euro", "12.", "E1R", "", "é", "ＥＵＲ"])
def test_what_is_no_currency_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="three letters"):
        read_currency(text)


@pytest.mark.parametrize(("text", "days"), [("3", 3), (" 1 day", 1), ("14 days", 14)])
def test_days_are_read(text: str, days: int) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["", "0", "15", "-1", "three", "3.5", "٣", "9" * 300])
def test_days_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=rf"^Write how many days, from 1 to {MOST_DAYS}\.$"):
        read_days(text)


def test_packing_of_an_old_plan_comes_along() -> None:
    old = a_weekend()
    new = again(old, NOW, FRIDAY)
    assert [(t.what, t.whose) for t in new.packing] == [(t.what, t.whose) for t in old.packing]
    assert isinstance(new.packing[0], Thing) and new.packing[0].id != old.packing[0].id


# -- what dates are called ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "days", "words"),
    [
        (FRIDAY, 3, "Friday 27 to Sunday 29 November"),
        (FRIDAY, 5, "Friday 27 November to Tuesday 1 December"),
        (date(2026, 11, 28), 1, "Saturday 28 November"),
        (date(2027, 1, 8), 2, "Friday 8 to Saturday 9 January 2027"),
        (date(2026, 12, 31), 2, "Thursday 31 December 2026 to Friday 1 January 2027"),
    ],
)
def test_dates_in_words(start: date, days: int, words: str) -> None:
    assert naming.dates_in_words(start, days, MONDAY) == words


@pytest.mark.parametrize(
    ("ahead", "days", "words"),
    [
        (12, 3, "in 12 days"), (1, 3, "tomorrow"), (0, 3, "day 1 of 3"), (0, 1, "today"),
        (-2, 3, "day 3 of 3"),
        (-3, 3, "yesterday"), (-1, 1, "yesterday"), (-4, 3, "2 days ago"), (2, 1, "in 2 days"),
        (20, 2, "in 20 days"), (27, 2, "in 3 weeks"), (89, 2, "in 12 weeks"), (90, 2, "in 3 months"),
        (729, 2, "in 24 months"), (730, 2, "in 2 years"),
        (21, 2, "in 3 weeks"), (120, 2, "in 4 months"), (-800, 1, "2 years ago"),
    ],
)  # fmt: skip
def test_how_far_off(ahead: int, days: int, words: str) -> None:
    assert naming.away_in_words(MONDAY + timedelta(days=ahead), days, MONDAY) == words


@given(DAYS_OF_A_LIFE, st.integers(1, MOST_DAYS))
def test_days_are_proposed_for_a_weekend_to_come(today: date, days: int) -> None:
    start = naming.proposed_start(today, days)
    assert 1 <= (start - today).days <= 7
    assert start.weekday() == (5 if days <= 2 else 4)


# -- changing the frame ---------------------------------------------------------------------------------


def test_a_title_that_names_the_dates_follows_them() -> None:
    plan = begin(NOW, "", FRIDAY, 3)
    assert with_dates(plan, date(2026, 12, 4), 3).title == "Weekend of 4 December"
    moved = with_dates(a_weekend(), date(2026, 12, 4), 2)
    assert (moved.title, moved.start, moved.days) == ("By the sea", date(2026, 12, 4), 2)
    assert [slot.day for slot in moved.slots] == [slot.day for slot in a_weekend().slots]
    with pytest.raises(Invalid):
        with_dates(plan, date.max, 1)


@pytest.mark.parametrize(
    ("text", "zone"),
    [("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("new york", "America/New_York"),
     ("lisbon", "Europe/Lisbon"), ("UTC", "UTC")],
)  # fmt: skip
def test_a_zone_is_known_by_its_name_or_its_city(text: str, zone: str) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize("text", ["", "Berln", "Europe", "../../etc/passwd", "\x00", "a" * 200])
def test_a_zone_that_is_none_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_zone(text)


def test_a_zone_that_is_nearly_named_is_proposed() -> None:
    with pytest.raises(ValueError, match="Perhaps Europe/Berlin"):
        read_zone("berli")
    dakota = [f"America/North_Dakota/{place}" for place in ("Beulah", "Center", "New_Salem")]
    with pytest.raises(ValueError, match=f"Perhaps {' or '.join(dakota)}"):
        read_zone("north dak")

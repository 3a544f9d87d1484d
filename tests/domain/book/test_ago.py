"""A year ago tonight: of the days around, the nearest, the same all evening, and a week until the next."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any, ClassVar, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twofold.domain.book.ago import (
    AROUND,
    LONG,
    PAUSE,
    Remembered,
    days_around,
    in_one_line,
    is_calm,
    may_show,
    offer,
    remembered,
    shown,
    when_words,
    year_before,
)
from twofold.domain.book.entries import Entry, Said
from twofold.domain.book.routes import EntryRoute
from twofold.domain.listening.session import ProtocolName, SessionSummary, Status
from twofold.domain.now.routes import ReturnRoute
from twofold.domain.offers import Offer
from twofold.domain.routes import Route
from twofold.domain.tonight import first

TODAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 20, tzinfo=UTC)
WORDS = (Said("You made tea.", "a"),)
days = st.dates(date(2010, 1, 1), date(2090, 12, 31))


class Way(Route, frozen=True):
    place: ClassVar[str] = "way"


def entry(day: date, id: str = "moments/tea", practice: str = "moments", **more: object) -> Entry:
    made = Entry(id, practice, day, "Moment", "You made tea.", WORDS, good=True, route=Way())
    return type(made)(**{name: getattr(made, name) for name in made.__struct_fields__} | more)


def around(today: date, years: int = 1) -> st.SearchStrategy[date]:
    day = year_before(today, years)
    return st.integers(-2 * AROUND, 2 * AROUND).map(lambda away: day + timedelta(away))


@pytest.mark.parametrize(
    ("today", "years", "then"),
    [
        (date(2026, 11, 30), 1, date(2025, 11, 30)),
        (date(2028, 2, 29), 1, date(2027, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
        (date(2025, 2, 28), 1, date(2024, 2, 28)),
        (date(2027, 1, 1), 2, date(2025, 1, 1)),
    ],
)
def test_the_day_a_year_before(today: date, years: int, then: date) -> None:
    assert year_before(today, years) == then


def test_what_was_on_the_29th_of_february_is_remembered_in_a_year_without_one() -> None:
    leap = entry(date(2024, 2, 29))
    for today in (date(2025, 2, 28), date(2025, 3, 1)):
        found = remembered([leap], today)
        assert found is not None and not found.same_day
    found = remembered([leap], date(2028, 2, 29))
    assert found is None, "that is four years, and longer ago than it looks back"


@given(days, st.data())
def test_the_nearest_of_the_latest_year_is_chosen_whatever_the_order(
    today: date, data: st.DataObject
) -> None:
    each = st.integers(1, 3).flatmap(lambda years: around(today, years))
    made = [entry(day, f"moments/{n}") for n, day in enumerate(data.draw(st.lists(each, max_size=8)))]
    found = remembered(made, today)
    fitting = {
        years: [each for each in made if abs((each.day - year_before(today, years)).days) <= AROUND]
        for years in (1, 2, 3)
    }
    latest = next((years for years in (1, 2, 3) if fitting[years]), None)
    if found is None:
        assert latest is None
        return
    assert found.years == latest and found.entry in fitting[found.years]
    day = year_before(today, found.years)
    assert abs((found.entry.day - day).days) == min(abs((e.day - day).days) for e in fitting[found.years])
    assert found.same_day == (found.entry.day == day)
    assert remembered(data.draw(st.permutations(made)), today) == found
    assert any(start <= found.entry.day <= end for start, end in days_around(today))


def test_of_the_same_day_a_letter_is_read_first_then_a_moment_a_retreat_and_a_talk() -> None:
    day = year_before(TODAY)
    left = [
        entry(day, f"a/{kind}", kind) for kind in ("anything", "listening", "retreat", "moments", "letters")
    ]
    first_read = []
    while found := remembered(left, TODAY):
        first_read.append(found.entry.practice)
        left.remove(found.entry)
    assert first_read == ["letters", "moments", "retreat", "listening", "anything"]


@pytest.mark.parametrize("more", [{"good": False}, {"said": ()}, {"owner": "a"}])
def test_only_what_is_good_and_shared_and_has_words(more: dict[str, Any]) -> None:
    day = year_before(TODAY)
    assert remembered([entry(day)], TODAY) is not None
    assert remembered([entry(day, **more)], TODAY) is None


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60), days)
@example([0, 1, 6, 1], TODAY)
def test_at_most_one_evening_in_seven(steps: list[int], today: date) -> None:
    """Home is looked at now and then; whenever it may, it shows something, and keeps the day."""
    ago, seen = None, set()
    for step in steps:
        today += timedelta(step)
        if may_show(ago.shown if ago else None, today):
            ago = shown(ago, NOW, today)
            seen.add(today)
            assert may_show(ago.shown, today), "it stays until the evening is over"
        else:
            assert today - timedelta(PAUSE) < max(seen) < today
    ordered = sorted(seen)
    assert all((later - before).days >= PAUSE for before, later in pairwise(ordered))


def test_a_clock_that_was_wrong_once_does_not_stop_it_for_good() -> None:
    ago = shown(None, NOW, TODAY + timedelta(400))
    assert may_show(ago.shown, TODAY)


def test_what_is_kept_is_one_day_and_nothing_else() -> None:
    once = shown(None, NOW, TODAY)
    again = shown(once.with_(rev=3), NOW, TODAY + timedelta(7))
    assert (again.id, again.rev, again.shown) == (once.id, 3, TODAY + timedelta(7))
    assert set(again.__struct_fields__) - {"id", "created", "updated", "rev", "author", "deleted"} == {
        "shown"
    }


def talk(status: Status, heat: int) -> SessionSummary:
    return SessionSummary("talk", NOW, NOW, ProtocolName("p", "P"), status=status, heat=heat)


@pytest.mark.parametrize(
    ("thing", "calm"),
    [
        (talk("timeout", 1), False),
        (talk("open", 1), True),
        (talk("open", 3), True),
        (talk("open", 4), False),
        (talk("planned", 5), False),
        (talk("chosen", 4), False),
        (Offer(ReturnRoute(), "Come back to each other", sort="return"), False),
        (Offer(ReturnRoute(), "To talk at nine"), False),
        (Offer(Way(), "A letter waits", sort="letter"), True),
    ],
)
def test_never_while_something_difficult_stands_open(thing: SessionSummary | Offer, calm: bool) -> None:
    assert is_calm([Offer(Way(), "else"), thing], TODAY) == calm
    assert is_calm([], TODAY)


def test_what_was_difficult_fades() -> None:
    assert is_calm([talk("open", 5)], TODAY + timedelta(8))


def remember(years: int, same_day: bool, title: str = "You made tea.", **more: Any) -> Remembered:
    return Remembered(entry(year_before(TODAY, years), title=title, **more), years, same_day)


Part = Literal["Tonight", "Today"]


@pytest.mark.parametrize(
    ("years", "same_day", "part", "words"),
    [
        (1, True, "Tonight", "A year ago tonight"),
        (1, True, "Today", "A year ago today"),
        (2, False, "Tonight", "Two years ago this week"),
        (3, True, "Tonight", "Three years ago tonight"),
    ],
)
def test_it_is_said_when_it_was(years: int, same_day: bool, part: Part, words: str) -> None:
    assert when_words(remember(years, same_day), part) == words


def test_it_asks_whether_they_would_read_it_to_each_other() -> None:
    made = offer(remember(1, True), "Tonight")
    assert made.route == EntryRoute("moments/tea")
    assert f"{made.title}: {made.note}" == "A year ago tonight: “You made tea.”: read it to each other?"
    assert in_one_line(remember(2, True)) == "Two years ago, to read to each other: “You made tea.”"
    letter = offer(remember(1, True, "North", practice="letters", kind="Poem"), "Tonight")
    assert letter.note == "Poem “North”: read it to each other?"


@given(st.text(min_size=1, max_size=200))
@example("word " * 40)
@example("x" * 200)
def test_a_long_title_is_cut(title: str) -> None:
    made = offer(remember(1, True, title), "Tonight")
    assert len(made.note) <= LONG + len("“…”: read it to each other?")


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("x" * LONG, "x" * LONG),
        ("You made tea, and we sat on the stairs, talking", "You made tea, and we sat on the stairs…"),
        ("x" * (LONG + 1), "x" * LONG + "…"),
    ],
)
def test_it_is_cut_after_a_word_and_not_behind_a_comma(title: str, shown: str) -> None:
    assert in_one_line(remember(1, True, title)) == f"A year ago, to read to each other: “{shown}”"


def test_it_comes_after_all_that_waits() -> None:
    ours = offer(remember(1, True), "Tonight")
    waits = Offer(Way(), "else")
    assert first([ours, waits], NOW) is waits and first([ours], NOW) is ours
    assert first([ours], NOW, away=True) is None

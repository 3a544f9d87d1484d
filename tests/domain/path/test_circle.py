"""The circle: put together from what both wrote, changed without losing a link, and drawn whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.path.circle import (
    around,
    around_words,
    first_circle,
    is_closed,
    moved,
    next_one,
    with_link,
    with_words,
    without_link,
)
from twofold.domain.path.records import MOST_LINKS, Link, Path, Prepared
from twofold.domain.people import Invalid

HERS = Prepared(do="I wash loudly", feel="alone with it")
HIS = Prepared(do="I go out\nfor a smoke", feel="scolded")
LINKS = st.integers(0, MOST_LINKS).map(
    lambda count: tuple(Link(f"l{n}", "ab"[n % 2], "does", f"words {n}") for n in range(count))  # type: ignore[arg-type]
)


def path(links: tuple[Link, ...]) -> Path:
    return Path(problem="the dishes", circle=links)


def test_it_goes_from_what_one_does_to_what_the_other_feels_and_back() -> None:
    links = first_circle(HERS, HIS)
    assert [(link.side, link.kind, link.words) for link in links] == [
        ("a", "does", "I wash loudly"),
        ("b", "feels", "scolded"),
        ("b", "does", "I go out for a smoke"),
        ("a", "feels", "alone with it"),
    ]
    for n in range(len(links)):
        following = links[(n + 1) % len(links)]
        assert next_one(links, n) == (following.side, following.kind)
    assert next_one((), 0) == ("a", "does")
    assert is_closed(links) and not is_closed(first_circle(HERS, Prepared()))


@given(LINKS)
def test_every_link_stands_at_one_place_and_they_go_around_clockwise(links: tuple[Link, ...]) -> None:
    left, right = around(len(links))
    assert sorted((*left, *right)) == list(range(len(links)))
    assert abs(len(left) - len(right)) <= 1
    assert [*left[:1], *right, *reversed(left[1:])] == list(range(len(links)))


@given(LINKS, st.integers(0, MOST_LINKS), st.integers(-30, 30))
def test_moving_one_loses_none_and_keeps_the_others_in_order(
    links: tuple[Link, ...], at: int, by: int
) -> None:
    after = moved(path(links), f"l{at}", by).circle
    assert sorted(link.id for link in after) == sorted(link.id for link in links)
    rest = [link for link in after if link.id != f"l{at}"]
    assert rest == [link for link in links if link.id != f"l{at}"]


@given(LINKS, st.integers(0, MOST_LINKS))
def test_one_moved_as_often_as_there_are_links_is_back(links: tuple[Link, ...], at: int) -> None:
    turned = path(links)
    for _ in links:
        turned = moved(turned, f"l{at}", 1)
    assert turned.circle == links


@given(LINKS, st.integers(0, MOST_LINKS))
def test_what_is_put_in_stands_behind_the_one_it_was_put_behind(links: tuple[Link, ...], at: int) -> None:
    before = path(links)
    if len(links) == MOST_LINKS:
        with pytest.raises(Invalid, match="twelve links"):
            with_link(before, f"l{at}", "a", "feels", "new")
        return
    after = with_link(before, f"l{at}", "a", "feels", "  new ", "it")
    place = next(n for n, link in enumerate(after.circle) if link.id == "it")
    assert after.circle[place] == Link("it", "a", "feels", "new")
    assert place == (at + 1 if at < len(links) else len(links))
    assert without_link(after, "it") == before


def test_a_link_says_something_and_one_that_is_gone_stays_gone() -> None:
    before = path(first_circle(HERS, HIS))
    with pytest.raises(Invalid, match="few words"):
        with_words(before, "a-does", "a", "does", " \n ")
    after = with_words(before, "a-does", "b", "feels", "left out")
    assert after.circle[0] == Link("a-does", "b", "feels", "left out")
    assert with_words(before, "gone", "a", "does", "x").circle == before.circle


def test_a_circle_is_told_in_a_line_of_what_is_in_it() -> None:
    links = [
        Link("1", "a", "does", "I wait"),
        Link("2", "b", "feels", " "),
        Link("3", "b", "does", "I forget"),
    ]
    assert around_words(links) == "I wait → I forget → …"
    assert around_words([Link("1", "a", "does", "")]) == ""

"""The shelf's rules: splitting, days, states, agreements, and a step back that leaves the rest alone."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.content.shelf import shelf_words
from twofold.demo.shelf import shelf as made_up
from twofold.domain.listening.routes import SetupRoute
from twofold.domain.merge import undone
from twofold.domain.people import Invalid
from twofold.domain.shelf.offers import offers
from twofold.domain.shelf.records import Passage, Slice, Work, WorkSummary
from twofold.domain.shelf.splitting import is_split, part_name, split
from twofold.domain.shelf.works import (
    STATES,
    WHOLE,
    agreed,
    marked,
    moved_to,
    named,
    parts,
    talk_route,
    talked,
    to_try,
    with_slices,
    with_state,
    without_slice,
)
from twofold.exports.shelf import told

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def book(*slices: Slice) -> Work:
    return Work(id="w", title="Emma", slices=slices)


@settings(max_examples=50)
@given(st.integers(1, 300), st.integers(1, 300))
def test_slices_cover_each_chapter_once_a_week_apart(chapters: int, size: int) -> None:
    ids = map(str, count())
    typed = f"{chapters} chapters in slices of {size}, each Sunday"
    assert is_split(typed)
    if -(-chapters // size) > 100:
        with pytest.raises(Invalid):
            split(typed, TODAY, lambda: next(ids))
        return
    slices = split(typed, TODAY, lambda: next(ids))
    covered: list[int] = []
    for part in slices:
        numbers = [int(word) for word in part.name.split() if word.isdigit()]
        assert numbers[0] <= numbers[-1]
        covered += range(numbers[0], numbers[-1] + 1)
    assert covered == list(range(1, chapters + 1))
    assert [part.by for part in slices] == [
        date(2026, 11, 29) + timedelta(weeks=n) for n in range(len(slices))
    ]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Write it like: 12 chapters"),
        ("12 chapters", "Write it like: 12 chapters"),
        ("0 chapters in slices of 3", "Both numbers are at least 1: 12"),
        ("9 parts in slices of 0", "Both numbers are at least 1: 12"),
        ("9 pages in slices of 3, each Blursday", "Write the day"),
        ("101 pages in slices of 1", "That makes more than 100 parts. Make each"),
        ("9 pages in slices of 3, from 1 December 9999", "That is too far away. Name an earlier day"),
    ],
)
def test_what_cannot_be_split_is_said(typed: str, says: str) -> None:
    with pytest.raises(Invalid, match=f"^{says}"):
        split(typed, TODAY, lambda: "x")


def test_a_book_may_be_split_in_a_hundred_with_or_without_days() -> None:
    assert len(split("100 pages in slices of 1", TODAY, lambda: "x")) == 100
    assert is_split("9 pages in slices of 3.") and not is_split("pages 1 to 3")
    parts = split("9 pages in slices of 4.", TODAY, lambda: "x")
    assert [(part.name, part.by) for part in parts] == [
        ("pages 1 to 4", None), ("pages 5 to 8", None), ("page 9", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "first", "last", "name"),
    [
        ("chapters", 4, 6, "chapters 4 to 6"), ("chapters", 7, 7, "chapter 7"), ("teil", 7, 7, "teil 7"),
        ("es", 2, 2, "e 2"), ("s", 2, 2, "s 2"),
    ],
)  # fmt: skip
def test_one_is_not_called_as_many(unit: str, first: int, last: int, name: str) -> None:
    assert part_name(unit, first, last) == name


def test_every_part_has_a_name() -> None:
    with pytest.raises(Invalid, match="Say which part it is"):
        with_slices(book(), [Slice("1", "one"), Slice("2", " ")])


@settings(max_examples=50)
@given(st.integers(0, 5), st.sampled_from(STATES))
def test_a_step_back_leaves_what_was_done_since(step: int, state: str) -> None:
    before = book(Slice("1", "one"), Slice("2", "two"), Slice("3", "three"))
    after = [
        without_slice(before, "2"), with_slices(before, [Slice("4", "four")]), talked(before, "1", TODAY),
        to_try(before, "1", "tea"), moved_to(before, "3", "Sunday", TODAY),
        with_state(before, msgspec.convert(state, type=str)),
    ][step]  # fmt: skip
    assert undone(after, before, after) == before
    since = marked(after, "1", "b", words="mine")
    assert undone(since, before, after) == marked(before, "1", "b", words="mine")


def test_a_part_is_by_the_day_that_is_typed() -> None:
    work = book(Slice("1", "one"), Slice("2", "two", TODAY))
    moved = moved_to(work, "1", "Sunday", TODAY)
    assert moved.slices == (Slice("1", "one", date(2026, 11, 29)), Slice("2", "two", TODAY))
    assert moved_to(moved, "2", " ", TODAY).slices == (moved.slices[0], Slice("2", "two"))
    with pytest.raises(Invalid):
        moved_to(work, "1", "Blursday", TODAY)
    with pytest.raises(Invalid, match="not there any more"):
        moved_to(work, "3", "Sunday", TODAY)


def test_what_each_marks_is_their_own_and_leaves_the_rest() -> None:
    work = marked(book(Slice("1", "one"), Slice("2", "two")), "1", "a", words="her\nsmile", where="page 3")
    work = marked(work, "1", "b", words="his no")
    work = marked(work, "1", "b", where="chapter 4")
    assert work.slices[0] == Slice(
        "1", "one", a=Passage("her\nsmile", "page 3"), b=Passage("his no", "chapter 4")
    )
    assert work.slices[1] == Slice("2", "two")
    with pytest.raises(Invalid):
        marked(work, "3", "a", words="x")


def test_an_agreement_takes_both_and_something_to_try() -> None:
    work = book(Slice("1", "one"))
    with pytest.raises(Invalid, match="First say what you would like to try"):
        agreed(work, "1", ("a", "b"), NOW, TODAY)
    work = to_try(work, "1", "tea first")
    with pytest.raises(Invalid):
        agreed(work, "1", ("a",), NOW, TODAY)
    made = agreed(work, "1", ("b", "a"), NOW, TODAY)
    assert made.terms.what == "tea first" and made.due == TODAY + timedelta(days=7)


def test_a_book_is_talked_about_as_a_whole_until_it_is_split() -> None:
    assert [(part.id, part.name) for part in parts(book())] == [(WHOLE, "the whole book")]
    way = talk_route(book(), WHOLE, ())
    assert isinstance(way, SetupRoute) and way.topic == "Emma"
    assert split("4 chapters in slices of 2", TODAY, lambda: "s") and parts(book(Slice("s"))) == (Slice("s"),)


def test_what_is_known_of_the_whole_book_is_kept_and_stays_when_it_is_split() -> None:
    chapters = Slice("s", "chapters 1 to 3")
    for known in (
        marked(book(), WHOLE, "a", words="to wait"),
        talked(book(), WHOLE, TODAY),
        to_try(book(), WHOLE, "write letters"),
    ):
        assert [part.id for part in known.slices] == [WHOLE]
        assert [part.id for part in with_slices(known, [chapters]).slices] == [WHOLE, "s"]


def test_a_day_alone_for_the_whole_book_goes_when_it_is_split() -> None:
    by_sunday = moved_to(book(), WHOLE, "Sunday", TODAY)
    assert by_sunday.slices[0].by == date(2026, 11, 29)
    assert with_slices(by_sunday, [Slice("s", "chapters 1 to 3")]).slices == (Slice("s", "chapters 1 to 3"),)


def test_a_film_has_one_slice_and_a_book_none() -> None:
    film = named(book(), "film", "Amour", "Michael Haneke", "b")
    assert len(film.slices) == 1 and film.author == "b"
    assert named(film, "book", "Amour", "", None).slices == ()


@pytest.mark.parametrize(("days", "offered"), [(-1, False), (0, True), (2, True), (3, False)])
def test_a_slice_is_offered_from_its_day_on_for_three_days(days: int, offered: bool) -> None:
    work = book(Slice("1", "one", TODAY - timedelta(days=days)))
    for state in STATES:
        card = msgspec.convert(msgspec.to_builtins(with_state(work, state)), WorkSummary, strict=False)
        found = offers([card], NOW, TODAY)
        assert bool(found) == (offered and state in ("wanted", "under way"))
    done = talked(work, "1", TODAY)
    assert offers([msgspec.convert(msgspec.to_builtins(done), WorkSummary)], NOW, TODAY) == ()


def test_a_whole_book_is_offered_as_a_whole_film_is() -> None:
    for kind in ("book", "film"):
        work = moved_to(book().with_(kind=kind), WHOLE, "", TODAY)
        work = work.with_(slices=(msgspec.structs.replace(work.slices[0], by=TODAY),))
        card = msgspec.convert(msgspec.to_builtins(work), WorkSummary, strict=False)
        (offer,) = offers([card], NOW, TODAY)
        assert (offer.title, offer.note) == ("Emma", "to talk about")


def test_the_list_and_the_made_up_couple_are_whole_and_can_be_told() -> None:
    words = shelf_words()
    titles = [known.title for known in (*words.book, *words.film)]
    assert len(set(titles)) == len(titles) > 50
    works = [work for work in made_up(NOW) if isinstance(work, Work)]
    text = told(works, ("Ines", "Rowan"))
    assert all(work.title in text for work in works) and "proposed by Rowan" in text
    assert told([], ("Ines", "Rowan")) == ""

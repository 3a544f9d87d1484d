"""A talk about a part of a work: how it is called, where it comes from, and when it is noted there."""

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from twofold.domain.listening.session import ProtocolName, SessionSummary
from twofold.domain.shelf.records import Slice, Work
from twofold.domain.shelf.works import (
    WHOLE,
    about,
    agreed,
    agreement_id,
    named,
    talk_over,
    talked,
    to_try,
    topic,
)

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
EMMA = Work(id="w", title="Emma", slices=(Slice("1", "chapters 1 to 3"), Slice("2", "chapter 4")))


def talk(id: str, part: str = "1", minutes: int = 0, **more: object) -> SessionSummary:
    summary = SessionSummary(
        id, NOW, NOW + timedelta(minutes=minutes), ProtocolName("book-talk", "Talk"), status="finished",
        about=about(EMMA, part),
    )  # fmt: skip
    return replace(summary, **more)


def test_a_talk_is_called_by_the_work_and_its_part_but_a_film_by_itself() -> None:
    assert topic(EMMA, EMMA.slices[0]) == "Emma: chapters 1 to 3"
    film = named(Work(id="f"), "film", "Amour", "", None)
    assert topic(film, film.slices[0]) == "Amour"


def test_a_talk_says_what_work_and_part_it_came_from() -> None:
    assert about(EMMA, "1") == "work:w:1"
    assert {about(EMMA, "1"), about(EMMA, "2"), about(EMMA.with_(id="v"), "1")} == {
        "work:w:1", "work:w:2", "work:v:1",
    }  # fmt: skip


def test_the_latest_finished_talk_about_this_very_part_is_over() -> None:
    latest = talk("a", minutes=9)
    others = [
        talk("b", minutes=3), latest, talk("c", "2", minutes=20), talk("d", minutes=21, status="running"),
        talk("e", minutes=22, about="work:other:1"), talk("f", minutes=23, about=""),
    ]  # fmt: skip
    assert talk_over(EMMA, "1", others) == latest
    assert talk_over(EMMA, "1", reversed(others)) == latest
    assert talk_over(EMMA, "2", others) == others[2]
    # Of two that ended together, always the same one.
    assert talk_over(EMMA, "1", [talk("y"), talk("x")]) == talk("y")


def test_nothing_is_over_where_it_is_noted_gone_or_never_was() -> None:
    over = [talk("a")]
    assert talk_over(talked(EMMA, "1", date(2026, 11, 20)), "1", over) is None
    assert talk_over(EMMA.with_(slices=()), "1", over) is None
    assert talk_over(EMMA, "1", []) is None and talk_over(EMMA, "2", over) is None


def test_however_often_both_press_the_same_part_makes_one_agreement_of_its_own() -> None:
    work = to_try(to_try(EMMA, "1", "tea first"), "2", "a walk")
    ids = [agreed(work, part, ("a", "b"), NOW, date(2026, 11, 23)).id for part in ("1", "1", "2")]
    assert ids == [agreement_id(work, "1"), "agreement-w-1", "agreement-w-2"]


def test_a_name_is_one_line_and_takes_the_place_of_the_old_one() -> None:
    work = named(EMMA, "book", " Emma,\nagain ", " Jane\nAusten ", "b")
    assert (work.kind, work.title, work.maker, work.author) == ("book", "Emma, again", "Jane Austen", "b")
    assert work.slices == EMMA.slices and named(work, "film", "Emma", "", None).slices == EMMA.slices


def test_a_film_taken_back_keeps_its_slice_once_something_is_written() -> None:
    film = named(Work(id="f"), "film", "Amour", "", None)
    assert [(part.id, part.name) for part in film.slices] == [(WHOLE, "the whole film")]
    written = to_try(film, WHOLE, "a walk")
    assert named(written, "book", "Amour", "", None).slices == written.slices

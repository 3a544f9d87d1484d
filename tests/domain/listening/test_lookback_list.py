"""Sessions in the order they are looked through, and what is told of one in words."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.sessions import Play, built_in
from twofold.domain.listening.lookback import NOT_OVER, Look, counted, felt_words, look_back, shelve
from twofold.domain.listening.session import Ballot, ProtocolName, SessionSummary, Status
from twofold.domain.people import meet

COUPLE = meet("Ana", "Ben")
NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
LOOK = Look(moments=(), floor_a=0.0, floor_b=0.0, together=0.0, mirrors=0, ballots=None)


def card(
    name: str,
    created: datetime = NOW,
    status: Status = "finished",
    topic: str = "",
    protocol: str = "Daily five",
) -> SessionSummary:
    return SessionSummary(
        id=name,
        created=created,
        updated=NOW,
        protocol=ProtocolName("p", protocol),
        topic=topic,
        status=status,
    )


def ids(cards: tuple[SessionSummary, ...]) -> list[str]:
    return [card.id for card in cards]


# The list


def test_the_newest_comes_first_month_by_month() -> None:
    shelf = shelve(
        [card("oct", NOW - timedelta(days=30)), card("nov-1", NOW - timedelta(days=2)), card("nov-2")],
        zone=UTC,
    )
    assert [(month.year, month.month, ids(month.cards)) for month in shelf.months] == [
        (2026, 11, ["nov-2", "nov-1"]),
        (2026, 10, ["oct"]),
    ]
    assert shelf.not_over == ()


def test_the_same_month_of_another_year_is_another_month() -> None:
    shelf = shelve([card("now"), card("then", NOW.replace(year=2025))], zone=UTC)
    assert [(month.year, month.month) for month in shelf.months] == [(2026, 11), (2025, 11)]


def test_the_month_is_the_one_on_the_wall() -> None:
    late = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    assert shelve([card("x", late)], zone=UTC).months[0].month == 10
    assert shelve([card("x", late)], zone=timezone(timedelta(hours=1))).months[0].month == 11


def test_what_is_not_over_stands_on_top_the_most_pressing_first() -> None:
    cards = [card(status, NOW - timedelta(days=n), status) for n, status in enumerate(get_args(Status))]
    shelf = shelve([*cards, card("older time-out", NOW - timedelta(days=40), "timeout")], zone=UTC)
    assert ids(shelf.not_over) == ["timeout", "older time-out", "open", "planned", "chosen"]
    assert ids(shelf.cards)[5:] == ["finished", "stopped"]


@given(
    st.lists(
        st.builds(
            card,
            st.uuids().map(str),
            st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)),
            st.sampled_from(get_args(Status)),
            st.text(max_size=20),
        ),
        max_size=30,
    )
)
def test_every_session_is_there_once_and_in_order(cards: list[SessionSummary]) -> None:
    shelf = shelve(cards, zone=UTC)
    assert sorted(ids(shelf.cards)) == sorted(card.id for card in cards)
    assert all(card.status in NOT_OVER for card in shelf.not_over)
    over = [card for month in shelf.months for card in month.cards]
    assert over == sorted(over, key=lambda card: card.created, reverse=True)
    for month in shelf.months:
        assert {(card.created.year, card.created.month) for card in month.cards} == {
            (month.year, month.month)
        }
    assert len({(month.year, month.month) for month in shelf.months}) == len(shelf.months)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["cafe", "dishes"]),
        ("   ", ["cafe", "dishes"]),
        ("dish", ["dishes"]),
        ("DISHES the", ["dishes"]),
        ("cafes", ["cafe"]),
        ("CAFÉS", ["cafe"]),
        ("mirror", ["dishes"]),
        ("mirror dishes", ["dishes"]),
        ("mirror café", []),
        ("strasse", ["cafe"]),
        ("five the", ["cafe"]),
    ],
)
def test_words_find_topics_and_ways_to_listen(words: str, found: list[str]) -> None:
    cards = [
        card("dishes", NOW - timedelta(days=1), topic="The Dishes", protocol="Floor and mirror"),
        card("cafe", topic="Cafés in the Hauptstraße"),
    ]
    assert ids(shelve(cards, words, UTC).cards) == found


def test_words_do_not_reach_over_the_gap_between_topic_and_name() -> None:
    assert shelve([card("x", topic="ab", protocol="cd")], "abcd", UTC).cards == ()


# One of them


def told(play: Play) -> list[tuple[str | None, str, int]]:
    return [(m.by, m.words, m.part) for m in look_back(play.session, COUPLE).moments]


def test_a_mirror_is_the_listeners_though_the_speakers_key_ended_it() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down().key("done").key("done").key("not_quite")
    assert told(play)[-3:] == [
        ("a", "Ana spoke.", 1),
        ("b", "Ben said it back.", 1),
        ("a", "Ana: Not quite.", 1),
    ]


def test_nobodys_name_is_kept_with_what_either_may_do() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down()
    play.do("pause", "a").do("resume", "b").do("repair", "a").do("extend", "a").time_out().do("stop", "b")
    assert {by for by, _, _ in told(play)} == {None}


def test_what_both_do_belongs_to_neither() -> None:
    play = Play(built_in()["appreciations"]).until("ended")
    told_by = {words: by for by, words, _ in told(play)}
    assert told_by["A last good word from each of you."] is None
    assert told_by["You opened your answers together."] is None


def test_moments_belong_to_the_turn_they_are_in() -> None:
    play = Play(built_in()["floor-and-mirror"]).until("ended")
    parts = {words: part for _, words, part in told(play)}
    assert parts["You sat down together."] == 0
    moments = told(play)
    # The speaker's last word on a turn is still of that turn; the hand-over begins the next.
    for (_, words, part), (_, later, next_part) in pairwise(moments):
        assert next_part - part in (0, 1)
        if next_part > part and part:
            assert words.endswith("You got it.")
            assert later.endswith("has the floor.") or later.startswith("A last good word")
    assert [part for _, _, part in moments] == sorted(part for _, _, part in moments)
    assert max(part for _, _, part in moments) == 5


def test_repairs_are_counted_once_each() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down().do("repair").do("repair")
    assert look_back(play.session, COUPLE).repairs == 2


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [(300, 300, True), (330, 270, True), (340, 260, False), (0, 10, False), (55, 45, True)],
)
def test_about_equal_is_within_a_tenth_of_the_whole(a: float, b: float, equal: bool) -> None:
    for look in (replace(LOOK, floor_a=a, floor_b=b), replace(LOOK, floor_a=b, floor_b=a)):
        assert look.about_equal is equal


def test_how_understood_somebody_felt_in_words() -> None:
    assert [felt_words(Ballot(felt=felt)) for felt in (1, 2, 3, 4, 5)] == [
        "did not feel understood",
        "felt a little understood",
        "felt partly understood",
        "felt mostly understood",
        "felt fully understood",
    ]
    assert felt_words(Ballot()) == ""


@pytest.mark.parametrize(
    ("mirrors", "repairs", "words"),
    [
        (0, 0, ""),
        (1, 0, "You said things back once."),
        (2, 0, "You said things back twice."),
        (7, 1, "You said things back 7 times. There was a small repair, and it was noticed."),
        (0, 3, "There were 3 small repairs, and they were noticed."),
    ],
)
def test_what_was_said_back_and_repaired(mirrors: int, repairs: int, words: str) -> None:
    assert counted(replace(LOOK, mirrors=mirrors, repairs=repairs)) == words

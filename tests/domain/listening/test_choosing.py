"""Before a session: what suits, who begins, and how it is said."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from twofold.content import load_protocols
from twofold.domain.listening.choosing import (
    MILD_SESSIONS,
    SORENESS,
    begins_now,
    minutes_words,
    suggested,
    too_sore,
)
from twofold.domain.listening.session import ProtocolName, SessionSummary, Status
from twofold.domain.records import Side

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PROTOCOLS = load_protocols().protocols


def card(
    protocol: str = "floor-and-mirror", status: Status = "finished", first: Side = "a"
) -> SessionSummary:
    return SessionSummary(protocol, NOW, NOW, ProtocolName(protocol, protocol), status=status, first=first)


def test_the_first_times_the_mildest_is_suggested() -> None:
    for number in range(MILD_SESSIONS):
        found = suggested(PROTOCOLS, [card()] * number)
        assert found is not None and found.heat == min(p.heat for p in PROTOCOLS)


def test_later_the_last_finished_one_is_suggested() -> None:
    past = [card(), card(), card("dream-behind"), card("daily-five", "stopped"), card("daily-five", "chosen")]
    found = suggested(PROTOCOLS, past)
    assert found is not None and found.id == "dream-behind"


def test_a_protocol_that_is_gone_is_not_suggested() -> None:
    found = suggested(PROTOCOLS, [card("our-own")] * MILD_SESSIONS)
    assert found in PROTOCOLS


def test_nothing_is_suggested_where_there_is_nothing() -> None:
    assert suggested([], []) is None
    assert suggested([], [card()] * 9) is None


def test_the_two_take_turns_at_beginning() -> None:
    assert begins_now([]) == "a"
    assert begins_now([card(first="a")]) == "b"
    assert begins_now([card(first="a"), card(first="b")]) == "a"


@pytest.mark.parametrize("status", ["chosen", "planned"])
def test_what_was_never_begun_counts_for_nobody(status: Status) -> None:
    assert begins_now([card(first="a"), card(first="b", status=status)]) == "b"


def test_a_topic_too_sore_for_it_gets_a_word_and_no_more() -> None:
    protocol = replace(PROTOCOLS[0], heat=3)
    for heat in range(1, 4):
        assert too_sore(heat, protocol) == ""
    for heat in (4, 5):
        words = too_sore(heat, protocol)
        assert protocol.name in words and SORENESS[2] in words


def test_every_heat_has_a_name_of_its_own() -> None:
    assert len(SORENESS) == len(set(SORENESS)) == 5


@pytest.mark.parametrize(
    ("minutes", "words"),
    [((20, 30), "20–30 min"), ((45, 45), "45 min"), ((7.5, 7.5), "7.5 min")],
)
def test_how_long_it_takes_in_words(minutes: tuple[float, float], words: str) -> None:
    assert minutes_words(replace(PROTOCOLS[0], minutes=minutes, variants=())) == words


def test_lengths_to_choose_from_in_words() -> None:
    silence = next(p for p in PROTOCOLS if p.id == "equal-silence")
    assert minutes_words(silence) == "45, 60 or 90 min"
    assert minutes_words(replace(silence, variants=silence.variants[:1])) == "45 min"
    assert minutes_words(replace(silence, variants=silence.variants[:2])) == "45 or 60 min"
    assert minutes_words(silence.with_length(60)) == "60 min"

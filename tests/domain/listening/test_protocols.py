"""What a protocol is, and what is told about one that cannot be carried out."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from twofold.domain.listening.protocols import (
    ACTORS,
    TALKING,
    Protocol,
    Round,
    Stems,
    Step,
    Variant,
)
from twofold.domain.listening.session import order_of_turns
from twofold.domain.listening.soundness import troubles


def step(kind: str, **more: Any) -> Step:
    return msgspec.convert({"kind": kind, "prompt": "Do this.", **more}, type=Step)


SPEAK = step("speak", minutes=5)
MIRROR = step("mirror", gate=True)
WISH = step("wish", options=("Listen", "Ideas"))
TOGETHER = step("together", minutes=4)
SOUND = Protocol(
    id="talk",
    name="Talk",
    minutes=(20, 30),
    heat=2,
    why="It helps.",
    use_when="Any day.",
    rounds=(Round("First", (SPEAK, MIRROR), repeat=2), Round("Last", (TOGETHER,), together=True)),
    success="You both know.",
    source="Ourselves.",
    evidence="None yet.",
    close="Thank each other.",
)


def keys(protocol: Protocol) -> list[str]:
    return [key for key, _ in troubles(protocol)]


def with_steps(*steps: Step, together: bool = False) -> Protocol:
    return replace(SOUND, rounds=(Round("Only", steps, together=together),))


def test_a_sound_protocol_has_no_troubles() -> None:
    assert list(troubles(SOUND)) == []


def test_talking_counts_both_partners_and_each_repeat_and_what_is_shared_once() -> None:
    assert SOUND.talking == 5 * 2 * 2 + 4


def test_every_kind_of_step_has_somebody_who_acts() -> None:
    kinds = msgspec.json.schema(Step)["$defs"]["Step"]["properties"]["kind"]["enum"]
    assert set(kinds) == set(ACTORS)
    assert {kind for kind in kinds if step(kind).actor == "listener"} == {
        "guess", "mirror", "summary", "validate", "empathise", "give",
    }  # fmt: skip
    assert {"speak", "together"} == TALKING


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (replace(SOUND, minutes=(40, 30)), "minutes"),
        (replace(SOUND, minutes=(10, 20)), "minutes"),
        (replace(SOUND, rounds=(SOUND.rounds[0], Round("Wish", (step("wish", options=["a", "b"]),)))),
         "rounds[2].steps"),
        (with_steps(SPEAK, together=True), "rounds[1].steps"),
        (with_steps(SPEAK, TOGETHER), "rounds[1].steps"),
        (with_steps(SPEAK, MIRROR, SPEAK), "rounds[1].steps"),
        (with_steps(step("speak")), "rounds[1].steps[1].minutes"),
        (with_steps(step("together"), together=True), "rounds[1].steps[1].minutes"),
        (with_steps(SPEAK, step("mirror", minutes=2)), "rounds[1].steps[2].minutes"),
        (with_steps(step("wish"), SPEAK), "rounds[1].steps[1].options"),
        (with_steps(step("wish", options=["one"]), SPEAK), "rounds[1].steps[1].options"),
        (with_steps(step("speak", minutes=1, options=["a", "b"])), "rounds[1].steps[1].options"),
        (with_steps(MIRROR, SPEAK), "rounds[1].steps[1].kind"),
        (with_steps(step("give"), SPEAK), "rounds[1].steps[1].kind"),
        (with_steps(step("speak", minutes=1, gate=True)), "rounds[1].steps[1].gate"),
        (replace(with_steps(SPEAK), mirror_required=True), "mirror_required"),
        (replace(with_steps(SPEAK, MIRROR), done_by="clock"), "done_by"),
        (with_steps(replace(WISH, means=("Only listen.",)), SPEAK), "rounds[1].steps[1].means"),
        (replace(SOUND, lengths=(40, 10)), "lengths"),
        (replace(SOUND, lengths=(40, 60)), "lengths"),
        (replace(SOUND, lengths=(1, 60)), "lengths"),
        (with_steps(replace(SPEAK, more=(Stems("For a film", ("What then?",)),))), "rounds[1].steps[1].more"),
        (replace(SOUND, variants=(Variant(minutes=20, slot=5),)), "variants[1].slot"),
        (replace(SOUND, variants=(Variant(minutes=20, slot=2), Variant(minutes=20, slot=3))),
         "variants[2].minutes"),
    ],
)  # fmt: skip
def test_what_cannot_be_carried_out_is_told_once_and_where(wrong: Protocol, key: str) -> None:
    assert keys(wrong) == [key]


def test_every_reason_is_a_clause_without_full_stop() -> None:
    worst = replace(with_steps(MIRROR, TOGETHER), minutes=(9, 1), done_by="clock")
    reasons = [reason for _, reason in troubles(worst)]
    assert len(reasons) == len(set(reasons)) >= 4
    assert all(reason and not reason.endswith(".") for reason in reasons)


def test_a_length_sets_every_talking_step_and_nothing_else() -> None:
    protocol = replace(SOUND, variants=(Variant(minutes=45, slot=9), Variant(minutes=60, slot=12)))
    long = protocol.with_length(60)
    assert [s.minutes for r in long.rounds for s in r.steps] == [12, None, 12]
    assert (long.minutes, long.variants, long.talking) == ((60, 60), (), 12 * 4 + 12)
    assert long.rounds[0].repeat == 2
    assert list(troubles(protocol)) == []


def test_a_length_out_of_its_range_is_refused() -> None:
    with pytest.raises(LookupError, match="takes 20 to 30 minutes"):
        SOUND.with_length(50)


def test_an_own_length_is_in_proportion_and_in_half_minutes() -> None:
    protocol = replace(with_steps(step("speak", minutes=5), MIRROR), minutes=(20, 30), lengths=(10, 60))
    assert list(troubles(protocol)) == []
    lengths = {minutes: protocol.with_length(minutes) for minutes in (10, 30, 40, 60)}
    assert [each.rounds[0].steps[0].minutes for each in lengths.values()] == [1.5, 5, 6.5, 10]
    assert [each.minutes for each in lengths.values()] == [(7, 10), (20, 30), (27, 40), (40, 60)]
    assert protocol.offered() == (10, 15, 20, 30, 45, 60)
    assert replace(protocol, lengths=None).offered() == (20, 30)
    assert replace(protocol, minutes=(20, 28), lengths=None).offered() == (20, 28)


def test_an_own_length_lies_between_those_of_the_file() -> None:
    protocol = replace(SOUND, variants=(Variant(minutes=45, slot=7.5), Variant(minutes=90, slot=15)))
    assert protocol.range == (45, 90)
    assert protocol.offered() == (45, 60, 90)
    assert [s.minutes for r in protocol.with_length(60).rounds for s in r.steps if s.minutes] == [10, 10]
    with pytest.raises(LookupError, match="takes 45 to 90 minutes"):
        protocol.with_length(44)


def test_who_led_a_round_leads_on_where_a_protocol_alternates() -> None:
    rounds = tuple(Round(name, (SPEAK,)) for name in ("One", "Two", "Three"))
    protocol = replace(SOUND, rounds=rounds, alternate=True)
    assert order_of_turns(protocol, "b") == (
        (0, "b"), (0, "a"), (1, "a"), (1, "b"), (2, "b"), (2, "a"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "Talk"), ("id", "a b"), ("id", "a" * 41), ("heat", 0), ("heat", 6), ("minutes", [0, 5]),
        ("minutes", [5, 121]), ("minutes", [5, float("nan")]), ("settle", 301), ("name", ""),
        ("why", "x" * 201), ("rounds", []), ("colour", "red"),
    ],
)  # fmt: skip
def test_single_keys_are_held_to_their_ranges(field: str, value: object) -> None:
    data = msgspec.to_builtins(SOUND)
    assert msgspec.convert(data, type=Protocol) == SOUND
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**data, field: value}, type=Protocol)


def test_a_wish_means_what_its_file_says() -> None:
    told = replace(WISH, means=("No advice for {name}.", "{name} would like ideas."))
    round_ = with_steps(told, SPEAK).rounds[0]
    assert [round_.meaning(wish) for wish in ("Listen", "Ideas", "Tea")] == [*told.means, ""]
    assert with_steps(WISH, SPEAK).rounds[0].meaning("Listen") == ""

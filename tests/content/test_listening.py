"""The eleven protocols that come with twofold: sound, faithful, and in time."""

import difflib
import itertools
import re
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

import twofold
from twofold.content import suggestions
from twofold.content.protocols import BUILT_IN, load_protocols
from twofold.domain.listening.protocols import Protocol, Step
from twofold.domain.listening.session import order_of_turns
from twofold.domain.listening.soundness import troubles
from twofold.domain.shelf.guiding import GUIDES

LIBRARY = load_protocols()
EACH = pytest.mark.parametrize("protocol", LIBRARY.protocols, ids=lambda p: p.id)

# How long listeners need, in minutes, beside the talking; a mirror takes less time than what it repeats.
ANSWERS = {"wish": 0.25, "guess": 0.25, "summary": 1.5, "validate": 1.0, "empathise": 1.0, "give": 0.5}
MIRRORS = 0.4


def protocol_of(name: str) -> Protocol:
    found = LIBRARY.get(name)
    assert found is not None
    return found


def steps_of(protocol: Protocol) -> list[Step]:
    return [step for round_ in protocol.rounds for step in round_.steps]


def kinds_of(protocol: Protocol) -> list[list[str]]:
    return [[step.kind for step in round_.steps] for round_ in protocol.rounds]


def whole_length(protocol: Protocol) -> float:
    """Minutes from the first word to the last: the talking, and an estimate of what listeners say."""
    total = protocol.talking
    for round_ in protocol.rounds:
        times = round_.repeat * (1 if round_.together else 2)
        spoken = sum(step.minutes or 0 for step in round_.steps)
        for step in round_.steps:
            total += times * (MIRRORS * spoken if step.kind == "mirror" else ANSWERS.get(step.kind, 0))
    return total


def test_all_eleven_are_there_in_a_friendly_order_and_nothing_else_lies_in_the_folder() -> None:
    assert LIBRARY.troubles == ()
    assert tuple(protocol.id for protocol in LIBRARY.protocols) == BUILT_IN
    names = {item.name for item in files("twofold.content").joinpath("listening").iterdir()}
    assert names == {f"{name}.toml" for name in BUILT_IN}
    assert len({protocol.name for protocol in LIBRARY.protocols}) == 11
    assert (LIBRARY.protocols[0].heat, LIBRARY.protocols[7].heat) == (1, 5)


def test_the_library_finds_by_id_and_has_no_others() -> None:
    assert LIBRARY.get("equal-silence") is LIBRARY.protocols[BUILT_IN.index("equal-silence")]
    assert LIBRARY.get("Equal silence") is None


@EACH
def test_each_is_sound_and_complete(protocol: Protocol) -> None:
    assert list(troubles(protocol)) == []
    assert protocol.rules
    assert 20 <= protocol.settle <= 90
    assert protocol.success.startswith("It went well if")
    for step in steps_of(protocol):
        if step.kind == "mirror":
            assert step.gate
        assert step.feelings == (step.kind == "empathise")


@EACH
def test_the_times_add_up_to_the_stated_minutes(protocol: Protocol) -> None:
    low, high = protocol.minutes
    assert low <= whole_length(protocol) <= high
    for variant in protocol.variants:
        assert whole_length(protocol.with_length(variant.minutes)) == variant.minutes
        assert low <= variant.minutes <= high


@EACH
def test_where_a_step_offers_questions_the_listener_may_ask(protocol: Protocol) -> None:
    for step in steps_of(protocol):
        asked = {stem.endswith("?") for stem in step.stems}
        if step.kind == "speak" and step.stems:
            assert asked == {protocol.may_ask}


MINUTES = {
    "appreciations": (6, 8),
    "outside-stress": (20, 24),
    "daily-five": (10, 15),
    "floor-and-mirror": (20, 30),
    "mirror-validate-empathise": (30, 40),
    "understand-first": (35, 40),
    "equal-silence": (45, 90),
    "dream-behind": (30, 40),
    "are-you-there": (25, 35),
    "film-talk": (30, 45),
    "book-talk": (30, 45),
}


@EACH
def test_what_listeners_may_do_is_as_the_field_has_it(protocol: Protocol) -> None:
    asks = {"outside-stress", "understand-first", "dream-behind", "film-talk", "book-talk"}
    mirrors = {"appreciations", "floor-and-mirror", "mirror-validate-empathise"}
    assert protocol.minutes == MINUTES[protocol.id]
    assert protocol.may_ask == (protocol.id in asks)
    assert protocol.mirror_required == (protocol.id in mirrors)
    assert protocol.advice_if_asked == (protocol.id == "outside-stress")
    assert protocol.quiet_end == (protocol.id == "equal-silence")
    by_clock = {"outside-stress", "equal-silence"}
    assert protocol.done_by == ("clock" if protocol.id in by_clock else "speaker")
    for round_ in protocol.rounds:
        assert ("mirror" in [step.kind for step in round_.steps]) == protocol.mirror_required


def test_appreciations_is_the_mildest() -> None:
    assert [p.id for p in LIBRARY.protocols if p.heat == 1] == ["appreciations"]


def test_outside_stress_asks_for_the_wish_first_has_it_guessed_and_gives_each_ten_minutes() -> None:
    protocol = protocol_of("outside-stress")
    assert kinds_of(protocol) == [["wish", "guess", "speak", "give", "guess"]]
    assert len(steps_of(protocol)[0].options) == 3
    assert steps_of(protocol)[2].minutes == 10


def test_the_daily_five_changes_hands_half_as_often() -> None:
    sides = [side for _, side in order_of_turns(protocol_of("daily-five"), "a")]
    assert sum(one != two for one, two in itertools.pairwise(sides)) == 5


def test_a_book_talk_has_questions_of_their_own_for_a_guide_and_an_essay() -> None:
    step = steps_of(protocol_of("book-talk"))[0]
    assert [stems.name for stems in step.more] == list(GUIDES.values())
    each = [step.stems, *(stems.lines for stems in step.more), steps_of(protocol_of("film-talk"))[0].stems]
    assert [len(lines) for lines in each] == [5] * 4
    books = [line for lines in each[:3] for line in lines]
    assert len(set(books)) == len(books)


@pytest.mark.parametrize("protocol", LIBRARY.protocols, ids=lambda protocol: protocol.id)
def test_each_has_topics_of_its_own_and_a_range_of_lengths(protocol: Protocol) -> None:
    assert len(protocol.topics) >= 3
    least, most = protocol.range
    assert least < most
    for minutes in {least, most, *protocol.offered()}:
        long = protocol.with_length(minutes)
        assert long.talking <= minutes
        assert list(troubles(long)) == []


def test_only_equal_silence_ends_without_a_ballot_and_only_the_dream_is_for_what_comes_back() -> None:
    assert [p.id for p in LIBRARY.protocols if not p.ballot] == ["equal-silence"]
    assert [p.id for p in LIBRARY.protocols if p.recurring] == ["dream-behind"]


def test_the_trial_of_the_films_is_told_as_it_was() -> None:
    for name in ("film-talk", "book-talk"):
        evidence = protocol_of(name).evidence
        assert "not chosen by lot" in evidence
        assert "11 in 100 of those who watched" not in evidence


def test_the_floor_is_five_minutes_and_passes_at_least_twice() -> None:
    protocol = protocol_of("floor-and-mirror")
    assert kinds_of(protocol) == [["speak", "mirror"]]
    assert protocol.rounds[0].repeat == 2
    assert steps_of(protocol)[0].minutes == 5


def test_the_long_dialogue_has_a_verdict_behind_each_of_its_four_answers() -> None:
    protocol = protocol_of("mirror-validate-empathise")
    assert kinds_of(protocol) == [["speak", "mirror", "summary", "validate", "empathise", "give"]]
    assert [step.gate for step in steps_of(protocol)] == [False, True, True, True, True, False]
    assert len(steps_of(protocol)[0].stems) >= 8


def test_no_proposal_before_both_were_summed_up_to_their_satisfaction() -> None:
    protocol = protocol_of("understand-first")
    assert kinds_of(protocol) == [["speak", "summary"], ["together"]]
    assert steps_of(protocol)[1].gate
    assert [step.minutes for step in steps_of(protocol)] == [15, None, 5]


def test_equal_silence_has_three_slots_each_and_never_a_mirror() -> None:
    protocol = protocol_of("equal-silence")
    assert kinds_of(protocol) == [["speak"]]
    assert protocol.rounds[0].repeat == 3
    assert [(v.minutes, v.slot) for v in protocol.variants] == [(45, 7.5), (60, 10), (90, 15)]


def test_the_dream_is_asked_for_and_summed_up_and_not_solved() -> None:
    protocol = protocol_of("dream-behind")
    assert kinds_of(protocol) == [["speak", "summary", "give"]]
    assert steps_of(protocol)[0].minutes == 15
    assert len(steps_of(protocol)[0].stems) == 7
    assert steps_of(protocol)[1].gate
    assert any("not solve" in rule for rule in protocol.rules)


def test_are_you_there_begins_in_quiet_has_one_sentence_said_back_and_asks_what_can_be_given() -> None:
    protocol = protocol_of("are-you-there")
    assert kinds_of(protocol) == [["together"], ["speak", "summary", "give"]]
    assert [step.minutes for step in steps_of(protocol)] == [5, 10, None, None]
    assert steps_of(protocol)[2].gate
    assert "one sentence" in steps_of(protocol)[2].prompt
    assert len(steps_of(protocol)[0].stems) == 3
    assert "afraid" in protocol.rules[0] and "safe" in protocol.use_when


def test_the_five_areas_come_in_their_order() -> None:
    names = [round_.name for round_ in protocol_of("daily-five").rounds]
    assert names == ["Appreciations", "News", "Puzzles", "Complaints with a request", "Hopes"]


@EACH
def test_the_evidence_is_honest_and_the_method_credited(protocol: Protocol) -> None:
    assert re.match("Used (in|by) couples|One trial|We know of no trial", protocol.evidence)
    assert not re.search("proven|proves|guarante|works for", protocol.evidence, re.IGNORECASE)
    assert re.search("[A-Z][a-z]+ [A-Z][a-z]+", protocol.source)


@EACH
def test_what_is_known_names_its_trials_by_year_and_says_what_is_not_known(protocol: Protocol) -> None:
    sizes = re.findall(r"\b\d+ (?:[\w-]+ ){0,3}couples", protocol.evidence)
    assert len(sizes) <= len(re.findall(r"\b(?:19|20)\d\d\b", protocol.evidence))
    for named in re.findall(r"\(([A-Z][^)]*)\)", protocol.evidence):
        assert re.search(r"\b(19|20)\d\d\b", named), named
    unknown = "know of no|nobody (knows|has)|do not know|it cannot say|no proof"
    assert re.search(unknown, protocol.evidence, re.IGNORECASE)
    assert re.search("trial", protocol.known) and "proven" not in protocol.known


@EACH
def test_whoever_listens_is_told_to_look_and_not_only_to_say_it_back(protocol: Protocol) -> None:
    (told,) = [rule for rule in protocol.rules if re.match("Listener: look", rule)]
    # A nod is a comment where nothing is to be said, and in a minute of five there is hardly time for one.
    assert ("nod" in told) == (protocol.id not in ("daily-five", "equal-silence"))


def test_what_needs_deciding_has_its_steps_for_another_day() -> None:
    after = {protocol.id: protocol.after for protocol in LIBRARY.protocols if protocol.after}
    assert set(after) == {"floor-and-mirror", "dream-behind"}
    for word in ("one part", "ideas", "who does what and when", "a day to look again"):
        assert word in after["floor-and-mirror"]
    for word in ("could not give up", "can give way", "a date on which it ends"):
        assert word in after["dream-behind"]


SOFTER = [protocol for protocol in LIBRARY.protocols if protocol.softer]


def test_the_heavy_ones_come_smaller_and_softer() -> None:
    assert [p.id for p in LIBRARY.protocols if p.heat >= 3] == [p.id for p in SOFTER] != []


@pytest.mark.parametrize("protocol", SOFTER, ids=lambda protocol: protocol.id)
def test_the_softer_version_is_the_same_talk_with_less_of_everything(protocol: Protocol) -> None:
    soft = protocol.softened()
    assert soft.softer is None and soft.softened() is soft
    assert (soft.id, soft.name, soft.rules, soft.source) == (
        protocol.id, protocol.name, protocol.rules, protocol.source,
    )  # fmt: skip
    assert list(troubles(soft)) == []
    assert soft.minutes[0] <= whole_length(soft) <= soft.minutes[1] <= 20
    assert soft.heat < protocol.heat and soft.heat <= 3, "a lighter subject"
    assert not set(soft.topics) & {t for heat in (4, 5) for t in suggestions(heat)}
    longest = max(step.minutes or 0 for step in steps_of(soft))
    assert longest < max(step.minutes or 0 for step in steps_of(protocol)), "shorter turns"
    turns = [sum(r.repeat * len(r.steps) for r in each.rounds) for each in (soft, protocol)]
    words = [sum(len(step.stems) for step in steps_of(each)) for each in (soft, protocol)]
    assert turns[0] < turns[1] or words[0] < words[1], "fewer steps, or fewer questions"
    kinds = {step.kind for step in steps_of(soft)}
    assert kinds <= {step.kind for step in steps_of(protocol)}
    assert ("mirror" in kinds) == protocol.mirror_required


def test_no_two_protocols_say_the_same_thing_in_the_same_words() -> None:
    said: list[tuple[str, str]] = []
    for protocol in LIBRARY.protocols:
        lines = [protocol.why, protocol.use_when, protocol.success, protocol.close, *protocol.rules]
        lines += [step.prompt for step in steps_of(protocol)]
        said += [(protocol.id, line.casefold()) for line in lines]
    for (mine, line), (theirs, other) in itertools.combinations(said, 2):
        if mine != theirs:
            matcher = difflib.SequenceMatcher(None, line, other)
            alike = matcher.quick_ratio() > 0.8 and matcher.ratio() > 0.8
            assert not alike, f"{mine} and {theirs}: {line}"


def test_everything_loads_from_a_zip_as_well(tmp_path: Path) -> None:
    """Proves that nothing is read by its path in a checkout: a zip has none."""
    archive = tmp_path / "twofold.zip"
    root = Path(twofold.__file__).parent
    with zipfile.ZipFile(archive, "w") as target:
        parts = [*root.joinpath("content").rglob("*"), *root.joinpath("domain").rglob("*.py")]
        for path in [root / "__init__.py", *parts]:
            if path.is_file() and "__pycache__" not in path.parts:
                target.write(path, path.relative_to(root.parent))
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import twofold.content as c;"
        "print(c.__file__);"
        "print(len(c.load_protocols().protocols), len(c.feelings()), len(c.page('welcome')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(archive)], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    place, counts = run.stdout.splitlines()
    assert place.startswith(str(archive))
    assert counts.split()[:2] == ["11", "14"]

"""What a retreat can be filled with: rules, things to do and to pack, practices; and when it is read."""

import re
import subprocess
import sys
import zipfile
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import pytest

import twofold
import twofold.content
from twofold.content import (
    Library,
    ground_rules,
    load_protocols,
    packing_lists,
    practice,
    practices,
    to_do_ideas,
)
from twofold.content.protocols import BUILT_IN, read
from twofold.domain.retreat.plan import WHERE
from twofold.domain.text import LINE_LIMIT, clean_line
from twofold.frame.rooms import ROOMS

TEXTS = [
    *ground_rules(),
    *(idea for where in WHERE for idea in to_do_ideas(where)),
    *(what for ready in packing_lists() for what, _ in ready.things),
    *(ready.name for ready in packing_lists()),
]


def test_words_are_calm_british_and_without_repeats() -> None:
    assert len(TEXTS) > 100
    for text in TEXTS:
        assert text == clean_line(text) and len(text) <= min(100, LINE_LIMIT)
        assert not re.search(r"[^\x20-\x7e]|!|--|\b(you|we|one) must\b|\bcolor|realiz", text), text
    assert len(set(ground_rules())) == len(ground_rules())
    for where in WHERE:
        assert len(set(to_do_ideas(where))) == len(to_do_ideas(where))


@pytest.mark.parametrize(
    "about",
    [
        "phones", "no work", "alcohol", "pause word", "daylight", "nobody has to do anything",
        "stays here", "alone",
    ],
)  # fmt: skip
def test_the_ground_rules_speak_of_what_retreats_stumble_over(about: str) -> None:
    assert [rule for rule in ground_rules() if about in rule.lower()]
    assert all(rule.endswith(".") for rule in ground_rules())


@pytest.mark.parametrize("where", WHERE)
def test_there_is_something_to_do_before_wherever_it_is(where: str) -> None:
    ideas = " ".join(to_do_ideas(where)).lower()  # type: ignore[arg-type]
    for word in ("children", "work", "dog" if where == "home" else "pets"):
        assert word in ideas
    assert ("book" in ideas) == (where != "home")


def test_packing_lists_go_from_always_to_weather_and_one_is_for_each_where() -> None:
    groups = {group: [one.id for one in some] for group, some in groupby(packing_lists(), lambda p: p.group)}
    assert groups == {
        "always": ["always"],
        "where": list(WHERE),
        "life": ["with-children", "half-way", "little-money"],
        "weather": ["warm", "cold", "rain", "snow"],
    }


def test_each_of_the_two_packs_the_same_and_shared_things_go_once() -> None:
    for ready in packing_lists():
        own = [what for what, whose in ready.things if whose == "each"]
        both = [what for what, whose in ready.things if whose == "both"]
        assert both
        assert len({*own, *both}) == len(own) + len(both) == len(ready.things)
    assert ("Medicine", "each") in packing_lists()[0].things


OTHERS = [
    "tuning", "tuning.checkin", "eyes", "questions", "questions/guess", "questions/rising", "letters",
    "worksheet", "promises", "promises.rituals",
]  # fmt: skip
DEEP = ["tuning.checkin", "questions/rising", "worksheet"]


def test_a_slot_can_hold_every_talk_and_the_other_practices() -> None:
    ids = [one.id for one in practices()]
    assert ids == [*(f"listening:{key}" for key in BUILT_IN), *OTHERS]
    assert all(one.route and one.route.place in ROOMS for one in practices()[len(BUILT_IN) :])
    assert {one.kind for one in practices()} == {"connect"}
    library = load_protocols()
    for one in practices()[: len(BUILT_IN)]:
        protocol = library.get(one.id.removeprefix("listening:"))
        assert protocol is not None and one.name == protocol.name
        assert one.minutes % 5 == 0
        assert protocol.minutes[0] <= one.minutes < protocol.minutes[1] + 5


def test_how_deep_each_goes() -> None:
    hard = ["listening:understand-first", "listening:dream-behind", "listening:are-you-there"]
    assert [one.id for one in practices() if one.depth == "hard"] == hard
    light = ["appreciations", "outside-stress", "daily-five", "film-talk", "book-talk"]
    assert [one.id for one in practices() if one.depth == "light"] == [
        *(f"listening:{name}" for name in light), *(one for one in OTHERS if one not in DEEP),
    ]  # fmt: skip
    deep = [one for one in practices() if one.depth != "light" and one.id != "tuning.checkin"]
    assert all(one.minutes <= 45 for one in deep)


def test_a_practice_is_found_by_its_id() -> None:
    found = practice("worksheet")
    assert found is not None and (found.name, found.minutes, found.depth) == ("Needs and wants", 45, "deep")
    assert practice("") is None and practice("dance") is None and practice("listening:") is None


def test_the_couples_own_talks_are_practices_too() -> None:
    raw = files("twofold.content").joinpath("listening", "daily-five.toml").read_text("utf-8")
    ours = read(
        raw.replace('"daily-five"', '"ours"').replace("minutes = [10, 15]", "minutes = [5, 20.5]").encode()
    )
    library = Library((*load_protocols().protocols, ours))
    found = practice("listening:ours", library)
    assert found is not None and (found.minutes, found.depth) == (25, "light")
    assert practice("listening:ours") is None


def test_words_are_read_once() -> None:
    assert ground_rules() is ground_rules() and packing_lists() is packing_lists()
    assert to_do_ideas("away") is to_do_ideas("away") and practices() is practices()


def run(code: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_nothing_of_it_is_loaded_before_it_is_wanted() -> None:
    code = (
        "import sys, tomllib; read = []; old = tomllib.loads;"
        "tomllib.loads = lambda text: read.append(1) or old(text);"
        "import twofold.content as c;"
        "print('twofold.domain.retreat.plan' in sys.modules, len(read));"
        "c.ground_rules(); print('twofold.domain.retreat.plan' in sys.modules, len(read))"
    )
    assert run(code) == ["False", "0", "True", "1"]


def test_everything_that_is_offered_is_there() -> None:
    for name in twofold.content.__all__:
        assert getattr(twofold.content, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'templates'"):
        _ = twofold.content.templates


def test_it_all_loads_from_a_zip_as_well(tmp_path: Path) -> None:
    """Proves that nothing is read by its path in a checkout: a zip has none."""
    archive = tmp_path / "twofold.zip"
    root = Path(twofold.__file__).parent
    with zipfile.ZipFile(archive, "w") as target:
        paths = [
            root / "__init__.py",
            root / "practices.py",
            *root.joinpath("content").rglob("*"),
            *root.joinpath("domain").rglob("*"),
        ]
        for path in paths:
            if path.is_file() and "__pycache__" not in path.parts:
                target.write(path, path.relative_to(root.parent))
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import twofold.content as c; print(c.__file__);"
        "print(len(c.load_templates().templates), len(c.packing_lists()), len(c.practices()))"
    )
    place, *counts = run(code, str(archive))
    assert place.startswith(str(archive))
    assert counts == ["7", "11", "21"]

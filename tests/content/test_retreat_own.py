"""A couple's own retreats: used when sound, told by file, key and reason when not, never fatal."""

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE
from tests.support.own_files import put
from tests.support.templates import GOOD
from twofold.content import Library, TemplateSlot, load_protocols, load_templates
from twofold.content.faults import Wrong
from twofold.content.own_files import FILE_LIMIT, SIZE_LIMIT
from twofold.content.protocols import read as read_protocol
from twofold.content.retreats import BUILT_IN, read


def sentences(folder: Path) -> list[str]:
    """The troubles with *folder*; what comes with twofold must be there whatever they are."""
    found = load_templates(folder)
    assert tuple(template.id for template in found.templates[: len(BUILT_IN)]) == BUILT_IN
    return list(found.troubles)


def test_a_sound_file_stands_after_the_built_in_ones_in_order_of_time(tmp_path: Path) -> None:
    put(tmp_path, "ours.toml", GOOD)
    found = load_templates(tmp_path)
    assert found.troubles == ()
    ours = found.get("ours")
    assert ours is not None and found.templates[len(BUILT_IN) :] == (ours,)
    assert (ours.where, ours.days, ours.rules, ours.todos) == ("away", 2, ("No maps.",), ("Book the boat.",))
    assert ours.slots == (
        TemplateSlot(
            day=0, start=18 * 60 + 30, length=10, title="Thanks", kind="connect",
            practice="listening:appreciations", notes="On the boat.",
        ),
        TemplateSlot(day=1, start=9 * 60 + 5, length=45, title="Breakfast", kind="meal", place="the pier"),
    )  # fmt: skip
    assert (ours.slots[0].end, ours.slots[1].end) == (1120, 590)


def test_what_begins_together_has_the_longer_first() -> None:
    text = GOOD.replace("day = 1", "day = 2").replace('"18.30"', '"9:05"')
    assert [slot.title for slot in read(text.encode()).slots] == ["Breakfast", "Thanks"]
    text = text.replace("minutes = 10", "minutes = 60")
    assert [slot.title for slot in read(text.encode()).slots] == ["Thanks", "Breakfast"]


def test_notes_may_have_paragraphs_and_a_title_may_not(tmp_path: Path) -> None:
    text = GOOD.replace('"On the boat."', '"""\r\nOne.\n\n  - Two.\n"""').replace('"Thanks"', '"""A\nB"""')
    thanks = read(text.encode()).slots[0]
    assert (thanks.notes, thanks.title) == ("One.\n\n  - Two.", "A B")


def test_no_folder_and_an_empty_one_are_no_trouble(tmp_path: Path) -> None:
    assert sentences(tmp_path) == sentences(tmp_path / "absent") == []
    assert load_templates().troubles == ()


WRONG = [
    ('"Ours"', '"Ours', "line 2: this is not valid TOML (illegal character '\\n')."),
    ("days = 2", "", "days: this is missing, and it is needed."),
    ('title = "Thanks"', "", "slots[2].title: this is missing, and it is needed."),
    ("days = 2", "days = 2\ntodo = []", 'todo: there is no such key; did you mean "todos"?'),
    ('notes = "On', 'note = "On', 'slots[2].note: there is no such key; did you mean "notes"?'),
    ("minutes = 45", "length = 45", 'slots[1].length: there is no such key; did you mean "minutes"?'),
    ("days = 2", "days = 2\nlength = 2", "length: there is no such key; the keys here are id, name, why,"),
    ("minutes = 45", "minutes = 45\nxyz = 45", "slots[1].xyz: there is no such key; the keys here are day,"),
    ("days = 2", 'days = 2\ndepth = "deep"', "depth: this key belongs to a slot, not to the top of the"),
    ('notes = "On the boat."', 'todos = ["x"]', "slots[2].todos: this key belongs to the top of the file,"
     " not to a slot: put it above the first [[slots]]."),
    ("days = 2", "days = 0", "days: it must be at least 1."),
    ("days = 2", "days = 15", "days: it must be at most 14."),
    ("day = 2", "day = 3", "slots[1].day: this is beyond the 2 days it has."),
    ("days = 2", "days = 1", "slots[1].day: this is beyond the one day it has."),
    ("day = 2", "day = 0", "slots[1].day: it must be at least 1."),
    ("day = 2", 'day = "2"', 'slots[1].day: this should be a whole number, not text in quotes, like "this".'),
    ('"9:05"', "9:05", "line 11: this is not valid TOML"),
    ('"9:05"', "09:05:00", "slots[1].start: write the time in quotes, as on a clock, such as \"18:00\"."),
    ('"9:05"', "9", "slots[1].start: write the time in quotes, as on a clock"),
    ('"9:05"', '"9"', "slots[1].start: write the time in quotes, as on a clock"),
    ('"9:05"', '"24:00"', "slots[1].start: write the time in quotes, as on a clock"),
    ('"9:05"', '"9:60"', "slots[1].start: write the time in quotes, as on a clock"),
    ('"9:05"', '"9:05 pm"', "slots[1].start: write the time in quotes, as on a clock"),
    ('"9:05"', '"٩:٠٥"', "slots[1].start: write the time in quotes, as on a clock"),
    ("minutes = 45", "minutes = 4", "slots[1].minutes: it must be at least 5."),
    ("minutes = 45", "minutes = 1801", "slots[1].minutes: it must be at most 1800."),
    ("minutes = 45", "minutes = 1256", "slots[1].minutes: it would last beyond 6 in the morning after."),
    ("minutes = 45", "minutes = 45.5", "slots[1].minutes: this should be a whole number, not a number."),
    ('"meal"', '"meel"', 'slots[1].kind: "meel" is not known here; did you mean "meal"? it may be'),
    ('"light"', '"lite"', 'slots[2].depth: "lite" is not known here; did you mean "light"? it may be "light",'
     ' "deep", "hard".'),
    ('"away"', '"forest"', 'where: "forest" is not known here; it may be "home", "away", "workshop".'),
    ('"listening:appreciations"', '"apreciation"', 'slots[2].practice: "apreciation" is not known here; did'
     ' you mean "listening:appreciations"? it may be "listening:appreciations",'),
    ('"listening:appreciations"', '"worksheets"', 'slots[2].practice: "worksheets" is not known here; did'
     ' you mean "worksheet"?'),
    ('"listening:appreciations"', '"dance"', 'slots[2].practice: "dance" is not known here;'),
    ('["No maps."]', '["No maps.", ""]', "rules[2]: it is empty, and something is needed here."),
    ('["No maps."]', '"No maps."', "rules: this should be a list in square brackets, not text in quotes"),
    ('["No maps."]', str(["x"] * 61), "rules: it has more than 60 entries."),
    ('"Thanks"', '"' + "x" * 201 + '"', "slots[2].title: it has more than 200 characters."),
    ('"On the boat."', '"' + "x" * 4001 + '"', "slots[2].notes: it has more than 4000 characters."),
    ('"Ours"', '"\\u001b\\u0007"', "name: it is empty, and something is needed here."),
    ('"ours"', '"Our Days"', "id: use small letters, digits and hyphens"),
    ('"ours"', '"weekend"', 'id: "weekend" comes with twofold: choose another id.'),
    ("days = 2", "days = 2\nx = " + "[" * 3000 + "]" * 3000, "it is nested too deeply."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), WRONG, ids=[case[2][:50] for case in WRONG])
def test_a_wrong_file_is_told_by_file_key_and_reason(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    put(tmp_path, "ours.toml", GOOD.replace(old, new, 1))
    put(tmp_path, "second.toml", GOOD.replace('"ours"', '"second"'))
    (found,) = sentences(tmp_path)
    assert re.sub("^ours.toml[:,] ", "", found).startswith(told)
    assert load_templates(tmp_path).get("second") is not None


def test_a_retreat_without_slots_is_told(tmp_path: Path) -> None:
    head = GOOD.split("\n[[slots]]")[0]
    put(tmp_path, "a.toml", head)
    put(tmp_path, "b.toml", head + "\nslots = []\n")
    put(tmp_path, "c.toml", GOOD.replace("[[slots]]", "[slots]", 1).split("\n[[slots]]")[0])
    assert sentences(tmp_path) == [
        "a.toml, slots: this is missing, and it is needed.",
        "b.toml, slots: it is empty, and something is needed here.",
        "c.toml, slots: write [[slots]] with two brackets on each side, so that there can be several.",
    ]


def test_every_fault_that_shows_only_together_is_told_by_the_number_in_the_file(tmp_path: Path) -> None:
    text = GOOD.replace("days = 2", "days = 1").replace("minutes = 10", "minutes = 1000")
    put(tmp_path, "ours.toml", text.replace('"listening:appreciations"', '"tea"'))
    assert [line.split(":")[0] for line in sentences(tmp_path)] == [
        "ours.toml, slots[1].day", "ours.toml, slots[2].minutes", "ours.toml, slots[2].practice",
    ]  # fmt: skip


def test_the_couples_own_talks_may_be_planned(tmp_path: Path) -> None:
    raw = files("twofold.content").joinpath("listening", "daily-five.toml").read_bytes()
    ours = read_protocol(raw.replace(b'"daily-five"', b'"our-talk"'))
    put(tmp_path, "ours.toml", GOOD.replace("listening:appreciations", "listening:our-talk"))
    (told,) = sentences(tmp_path)
    assert told.startswith('ours.toml, slots[2].practice: "listening:our-talk" is not known here')
    found = load_templates(tmp_path, Library((*load_protocols().protocols, ours)))
    assert found.troubles == () and found.get("ours") is not None


def test_two_files_with_one_id_keep_the_first_by_name(tmp_path: Path) -> None:
    put(tmp_path, "b.toml", GOOD.replace('"Ours"', '"Later"'))
    put(tmp_path, "a.toml", GOOD)
    assert sentences(tmp_path) == ['b.toml, id: "ours" is taken by a.toml: choose another id.']
    ours = load_templates(tmp_path).get("ours")
    assert ours is not None and ours.name == "Ours"


def test_what_is_too_large_or_too_much_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", GOOD + "# padding\n" * (SIZE_LIMIT // 10))
    assert sentences(tmp_path) == ["a.toml: it is larger than 200 KB, too large for a retreat."]
    for number in range(FILE_LIMIT):
        put(tmp_path, f"f{number:03}.toml", GOOD.replace('"ours"', f'"ours-{number}"'))
    assert sentences(tmp_path)[0] == "There are 101 files of your own; only the first 100 are used."


def test_a_protocol_among_the_retreats_is_told(tmp_path: Path) -> None:
    raw = files("twofold.content").joinpath("listening", "daily-five.toml").read_bytes()
    put(tmp_path, "talk.toml", raw)
    (told,) = sentences(tmp_path)
    assert told.startswith("talk.toml, ")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_cleaned_or_told(tmp_path: Path, text: str) -> None:
    quoted = "".join(f"\\U{ord(c):08X}" for c in text if not 0xD800 <= ord(c) < 0xE000)
    for old in ('"Ours"', '"Thanks"', '"On the boat."', '"meal"', '"9:05"', '"listening:appreciations"'):
        check(GOOD.replace(old, f'"{quoted}"', 1).encode())


def check(raw: bytes) -> None:
    """Read *raw*: either a template without a control character in its lines, or faults in words."""
    try:
        template = read(raw)
    except Wrong as wrong:
        assert wrong.faults
        for key, reason in wrong.faults:
            assert reason.strip()
            assert "$" not in key
    else:
        for text in (template.name, template.why, *(slot.title for slot in template.slots)):
            assert not [c for c in text if unicodedata.category(c) == "Cc"]
        for slot in template.slots:
            assert not [c for c in slot.notes if unicodedata.category(c) == "Cc" and c not in "\n\t"]
            assert 0 <= slot.day < template.days and 0 <= slot.start < 24 * 60


BUILT_IN_TEXTS = [
    files("twofold.content").joinpath("retreat", f"{name}.toml").read_bytes() for name in BUILT_IN
]


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_bytes_put_into_a_good_file_raise_anything_else(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(BUILT_IN_TEXTS))
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 30)))
    check(raw[:start] + data.draw(st.binary(max_size=30)) + raw[end:])

"""A couple's own protocol files: used when sound, told by file, key and reason when not, never fatal."""

import os
import re
import sys
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.own_files import put
from twofold.content import protocols as loader
from twofold.content.faults import Wrong
from twofold.content.protocols import BUILT_IN, FILE_LIMIT, SIZE_LIMIT, load_protocols, read

GOOD = """\
id = "ours"
name = "Ours"
minutes = [5, 10]
heat = 2
why = "It is ours."
use_when = "On Sundays."
rules = ["One thing at a time."]
success = "We both smiled."
source = "Our therapist."
evidence = "Used by us."
close = "Thank you."

[[rounds]]
name = "One"

[[rounds.steps]]
kind = "speak"
minutes = 2
prompt = "Tell."

[[rounds.steps]]
kind = "mirror"
prompt = "Say it back."
stems = ["So ..."]
"""


def sentences(folder: Path) -> list[str]:
    """The troubles with *folder*; what comes with twofold must be there whatever they are."""
    library = load_protocols(folder)
    assert tuple(protocol.id for protocol in library.protocols[: len(BUILT_IN)]) == BUILT_IN
    return list(library.troubles)


def test_a_sound_file_stands_after_the_built_in_ones(tmp_path: Path) -> None:
    put(tmp_path, "ours.toml", GOOD)
    library = load_protocols(tmp_path)
    assert library.troubles == ()
    ours = library.get("ours")
    assert library.protocols[len(BUILT_IN) :] == (ours,)
    assert ours is not None and ours.rounds[0].steps[1].stems == ("So ...",)


def test_windows_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    put(tmp_path, "ours.toml", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert sentences(tmp_path) == []


def test_no_folder_an_empty_one_and_other_files_are_no_trouble(tmp_path: Path) -> None:
    put(tmp_path, "notes.txt", "hello")
    put(tmp_path, ".hidden.toml", "nonsense")
    put(tmp_path, "ours.toml~", "nonsense")
    assert sentences(tmp_path) == sentences(tmp_path / "absent") == []
    assert len(load_protocols(tmp_path).protocols) == len(load_protocols().protocols) == len(BUILT_IN)


WRONG = [
    ('"Ours"', '"Ours', "ours.toml, line 2: this is not valid TOML (illegal character '\\n')."),
    ("heat = 2", "heat 2", "ours.toml, line 4: this is not valid TOML (expected '=' after a key in a"
     " key/value pair)."),
    ("heat = 2", "heat = 2\nheat = 2", "ours.toml, line 5: this is not valid TOML (cannot overwrite a"
     " value)."),
    ('["So ..."]', '["So ..."', "ours.toml, at its end: this is not valid TOML (unclosed array)."),
    ("heat = 2", "heat = " + "9" * 5000, "ours.toml: it holds a number that is too long to read."),
    ("heat = 2", "", "ours.toml, heat: this is missing, and it is needed."),
    ('prompt = "Tell."', "", "ours.toml, rounds[1].steps[1].prompt: this is missing, and it is needed."),
    ("heat = 2", 'heat = 2\nwhyy = "x"', 'ours.toml, whyy: there is no such key; did you mean "why"?'),
    ("minutes = 2", "minuts = 2", 'ours.toml, rounds[1].steps[1].minuts: there is no such key; did you'
     ' mean "minutes"?'),
    ("heat = 2", "heat = 2\nzzz = 1", "ours.toml, zzz: there is no such key; the keys here are id,"),
    ("heat = 2", "heat = 2\nstems = []", "ours.toml, stems: this key belongs to a step, not to the top of"
     " the file."),
    ('stems = ["So ..."]', 'settle = 5', "ours.toml, rounds[1].steps[2].settle: this key belongs to the top"
     " of the file, not to a step: put it above the first [[rounds]]."),
    ('["One thing at a time."]', "{}", "ours.toml, rules: this should be a list in square brackets, not a"
     " table of keys."),
    ('name = "One"', 'name = "One"\ngate = true', "ours.toml, rounds[1].gate: this key belongs to a step,"
     " not to a round."),
    ("heat = 2", 'heat = "2"', 'ours.toml, heat: this should be a whole number, not text in quotes, like'
     ' "this".'),
    ("heat = 2", "heat = 2000-01-01", "ours.toml, heat: this should be a whole number, not a date."),
    ("heat = 2", "heat = 6", "ours.toml, heat: it must be at most 5."),
    ("heat = 2", "heat = 0", "ours.toml, heat: it must be at least 1."),
    ("minutes = 2", "minutes = 0", "ours.toml, rounds[1].steps[1].minutes: it must be more than 0."),
    ("minutes = 2", "minutes = nan", "ours.toml, rounds[1].steps[1].minutes: it must be more than 0."),
    ("minutes = 2", "minutes = inf", "ours.toml, rounds[1].steps[1].minutes: it must be at most 120."),
    ("minutes = 2", "", "ours.toml, rounds[1].steps[1].minutes: a talking step needs its minutes."),
    ("minutes = 2", 'minutes = "two"', "ours.toml, rounds[1].steps[1].minutes: this should be a number,"
     " not text"),
    ("[5, 10]", "[5]", "ours.toml, minutes: it needs exactly 2 entries."),
    ("[5, 10]", "7", "ours.toml, minutes: this should be a list in square brackets, not a whole number."),
    ("[5, 10]", "[5, 0]", "ours.toml, minutes[2]: it must be more than 0."),
    ("[5, 10]", "[10, 5]", "ours.toml, minutes: put the smaller number first."),
    ("[5, 10]", "[1, 3]", "ours.toml, minutes: the talking adds up to 4 minutes, more than the 3 given."),
    ('"ours"', '"Our Talk"', "ours.toml, id: use small letters, digits and hyphens"),
    ('"ours"', '"daily-five"', 'ours.toml, id: "daily-five" comes with twofold: choose another id.'),
    ('"Ours"', '""', "ours.toml, name: it is empty, and something is needed here."),
    ('"Ours"', '"\\u001b\\u0007"', "ours.toml, name: it is empty, and something is needed here."),
    ('"It is ours."', '"' + "x" * 201 + '"', "ours.toml, why: it has more than 200 characters."),
    ('"speak"', '"speek"', 'ours.toml, rounds[1].steps[1].kind: "speek" is not known here; did you mean'
     ' "speak"? it may be "wish", "guess",'),
    ("heat = 2", 'heat = 2\ndone_by = "9"', 'ours.toml, done_by: "9" is not known here; it may be'
     ' "speaker", "clock", "both".'),
    ("[[rounds]]", "[rounds]", "ours.toml, rounds: write [[rounds]] with two brackets on each side, so that"
     " there can be several."),
    ('["One thing at a time."]', '["ok", ""]', "ours.toml, rules[2]: it is empty"),
    ('["One thing at a time."]', "[]\nsofter = 1", "ours.toml, softer: this should be a table of keys, not"
     " a whole number."),
    ("heat = 2", "heat = 2\nmay_ask = 1", "ours.toml, may_ask: this should be true or false, not a"),
    ("heat = 2", "heat = 2\n" + "a." * 5000 + "b = 1", "ours.toml, line 5: it has more than 8000"),
    ("heat = 2", "heat = 2\nx = " + "[" * 3000 + "]" * 3000, "ours.toml: it is nested too deeply."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), WRONG, ids=[case[2][11:60] for case in WRONG])
def test_a_wrong_file_is_told_by_file_key_and_reason(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    put(tmp_path, "ours.toml", text)
    put(tmp_path, "second.toml", GOOD.replace('"ours"', '"second"'))
    found = sentences(tmp_path)
    assert len(found) == 1 and found[0].startswith(told)
    assert load_protocols(tmp_path).get("second") is not None


def test_every_fault_that_shows_only_together_is_told(tmp_path: Path) -> None:
    text = (
        GOOD.replace("[5, 10]", "[9, 8]")
        .replace("minutes = 2", "")
        .replace("heat = 2", 'heat = 2\ndone_by = "clock"')
    )
    put(tmp_path, "ours.toml", text)
    found = sentences(tmp_path)
    assert [line.split(":")[0].removeprefix("ours.toml, ") for line in found] == [
        "minutes", "rounds[1].steps[1].minutes", "done_by",
    ]  # fmt: skip


def test_two_files_with_one_id_keep_the_first_by_name(tmp_path: Path) -> None:
    put(tmp_path, "b.toml", GOOD.replace('"Ours"', '"Later"'))
    put(tmp_path, "a.toml", GOOD)
    assert sentences(tmp_path) == ['b.toml, id: "ours" is taken by a.toml: choose another id.']
    ours = load_protocols(tmp_path).get("ours")
    assert ours is not None and ours.name == "Ours"


def test_text_in_another_encoding_is_told(tmp_path: Path) -> None:
    put(tmp_path, "latin.toml", GOOD.replace("Tell.", "Erzähl.").encode("latin-1"))
    put(tmp_path, "wide.toml", GOOD.encode("utf-16"))
    put(tmp_path, "nul.toml", GOOD.encode() + b"\x00")
    latin, nul, wide = sentences(tmp_path)
    assert latin == "latin.toml: it is not plain text in UTF-8: save it again with that encoding."
    assert wide.startswith("wide.toml: it is not plain text")
    assert nul.startswith("nul.toml") and "TOML" in nul


def test_control_characters_in_texts_are_taken_out(tmp_path: Path) -> None:
    put(tmp_path, "ours.toml", GOOD.replace("Tell.", r"Tell\u001b[31m\u0007 me\n all\u202e."))
    assert sentences(tmp_path) == []
    ours = load_protocols(tmp_path).get("ours")
    assert ours is not None and ours.rounds[0].steps[0].prompt == "Tell[31m me all."


def test_a_sentence_about_a_hostile_name_or_key_carries_no_control_characters(tmp_path: Path) -> None:
    put(tmp_path, "a\x1b[2J\nb.toml", '"k\\u001b[31m" = 1\n' + GOOD)
    put(tmp_path, os.fsdecode(b"\xff.toml"), GOOD.replace('"speak"', r'"\u001b]0;x\u0007"'))
    found = sentences(tmp_path)
    assert len(found) == 2
    for line in found:
        assert not re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", line)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, "large.toml", GOOD + "# padding\n" * (SIZE_LIMIT // 10))
    assert sentences(tmp_path) == ["large.toml: it is larger than 200 KB, too large for a protocol."]


def test_more_files_than_anybody_needs_are_not_read(tmp_path: Path) -> None:
    for number in range(FILE_LIMIT + 1):
        put(tmp_path, f"f{number:03}.toml", GOOD.replace('"ours"', f'"ours-{number}"'))
    assert sentences(tmp_path) == ["There are 101 files of your own; only the first 100 are used."]
    assert len(load_protocols(tmp_path).protocols) == len(BUILT_IN) + FILE_LIMIT


def test_what_is_no_ordinary_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "lost.toml").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    assert sentences(tmp_path) == [
        "folder.toml: it is a folder, not a file.",
        "loop.toml: it is a link that leads back to itself.",
        "lost.toml: it is missing, or a link to something that is missing.",
        "pipe.toml: it is not an ordinary file.",
        "zero.toml: it is not an ordinary file.",
    ]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "ours.toml", GOOD)
    path.chmod(0)
    if os.geteuid() == 0:  # root may read anything, so the refusal has to come from elsewhere

        def refuse(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(loader, "_bytes_of", refuse)
    assert sentences(tmp_path) == ["ours.toml: it cannot be opened: its permissions do not allow it."]


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, "protocols", GOOD)
    assert sentences(path) == ["The folder protocols: it is a file, and should be a folder."]
    (tmp_path / "round").symlink_to("round")
    assert sentences(tmp_path / "round") == ["The folder round: it is a link that leads back to itself."]
    assert sentences(tmp_path / "a\x00b") == ["The folder ab: it cannot be read."]


def test_a_linked_file_is_read(tmp_path: Path) -> None:
    real = put(tmp_path, "elsewhere.txt", GOOD)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "ours.toml").symlink_to(real)
    assert sentences(tmp_path / "own") == []
    assert load_protocols(tmp_path / "own").get("ours") is not None


def check(raw: bytes) -> None:
    """Read *raw*: either a protocol without a control character in it, or faults in words."""
    try:
        protocol = read(raw)
    except Wrong as wrong:
        assert wrong.faults
        for key, reason in wrong.faults:
            assert reason.strip()
            assert "$" not in key and "`" not in reason
    else:
        assert not [c for c in repr(protocol) if unicodedata.category(c) == "Cc"]
        assert "\\x1b" not in repr(protocol)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    check(raw)


BUILT_IN_TEXTS = [
    files("twofold.content").joinpath("listening", f"{name}.toml").read_bytes() for name in BUILT_IN
]


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_bytes_put_into_a_good_file_raise_anything_else(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(BUILT_IN_TEXTS))
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 30)))
    check(raw[:start] + data.draw(st.binary(max_size=30)) + raw[end:])


VALUES = st.one_of(
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["true", "false", "[]", "{}", "[[1]]", "{ a = 1 }", "nan", "-inf", '""', "''"]),
    st.sampled_from(["1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", '["a", 1]', "[{}]", '"\\u001b"']),
    st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=300).map(lambda text: f'"{text}"'),
)


@given(st.data())
@settings(max_examples=250, deadline=None)
def test_no_value_or_key_put_into_a_good_file_raises_anything_else(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(BUILT_IN_TEXTS)).decode().split("\n")
    places = [number for number, line in enumerate(lines) if re.match(r"\w+ = \S+$|\w+ = \".*\"$", line)]
    for place in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=3, unique=True)):
        key, _, value = lines[place].partition(" = ")
        if data.draw(st.booleans()):
            value = data.draw(VALUES)
        else:
            key = data.draw(st.sampled_from(["kind", "minutes", "stems", "rounds", "id", "gate", "x", '""']))
        lines[place] = f"{key} = {value}"
    check("\n".join(lines).encode())


def test_a_deep_file_does_not_bring_the_interpreter_down() -> None:
    depth = sys.getrecursionlimit() * 3
    for raw in ("x = " + "[" * depth, "a = " + "{a=" * 2000 + "1" + "}" * 2000, "a." * 3900 + "a = 1"):
        with pytest.raises(Wrong):
            read(raw.encode())


def test_a_key_with_many_dots_is_told_and_takes_no_time(tmp_path: Path) -> None:
    put(tmp_path, "ours.toml", GOOD.replace("heat = 2", "heat = 2\n" + "a." * 3_000 + "b = 1"))
    assert sentences(tmp_path) == ["ours.toml, line 5: a key here has more than 8 parts: use fewer dots."]


def test_files_that_are_large_together_are_told(tmp_path: Path) -> None:
    for number in range(8):
        put(tmp_path, f"{number}.toml", GOOD.replace('"ours"', f'"ours-{number}"') + "# so\n" * 39_000)
    library = load_protocols(tmp_path)
    told = "Your own files are larger than 1 MB together; 5.toml and what comes behind it are left out."
    assert library.troubles == (told,)
    assert library.get("ours-4") is not None and library.get("ours-5") is None

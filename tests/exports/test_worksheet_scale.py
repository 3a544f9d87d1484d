"""The line from 0 to 10 on a round's page: a ring where it matters, a dot where it is met, and under whom."""

import re
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from tests.support.rounds import AT, DAY
from twofold.domain.people import meet
from twofold.domain.worksheet.rounds import Shown, Worksheet, reveal
from twofold.domain.worksheet.sheet import Row
from twofold.exports.whole import Whole
from twofold.exports.worksheet import worksheet_page

WRITTEN = datetime(2026, 11, 20, 19, tzinfo=UTC)


def page(*rows: Row, other: Row | None = None) -> str:
    sheet = reveal(
        Worksheet(id="round", day=DAY), Shown(rows=rows), Shown(rows=(other or Row(id="b", words="Tea"),)), AT
    )
    return worksheet_page(Whole(couple=meet("Ana", "Ben"), worksheets=(sheet,)), "round", WRITTEN, UTC)


def scales(text: str) -> list[ElementTree.Element]:
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", text, re.S)]


@pytest.mark.parametrize(
    ("importance", "met", "words"),
    [
        (0, 10, "○ Matters 0 of 10. ● Met 10 of 10."),
        (7, 3, "○ Matters 7 of 10. ● Met 3 of 10."),
        (10, None, "○ Matters 10 of 10."),
        (None, 1, "● Met 1 of 10."),
    ],
)
def test_marks_stand_on_the_tick_of_what_was_rated(
    importance: int | None, met: int | None, words: str
) -> None:
    text = page(Row(id="a", words="Air", importance=importance, met=met))
    (scale,) = scales(text)
    axis, *ticks = (path.attrib["d"] for path in scale.findall("path"))
    places = [int(re.fullmatch(r"M(\d+) 9v6", tick)[1]) for tick in ticks]  # type: ignore[index]
    assert len(places) == 11 and {b - a for a, b in pairwise(places)} == {22}
    assert axis == f"M{places[0]} 12h{places[-1] - places[0]}"
    assert int(scale.attrib["viewBox"].split()[2]) == places[0] + places[-1], "it stands in the middle"
    marks = {mark.attrib["fill"]: mark.attrib for mark in scale.iter("circle")}
    wanted = {"#fff": importance, "#26221d": met}
    assert {fill: int(mark["cx"]) for fill, mark in marks.items()} == {
        fill: places[value] for fill, value in wanted.items() if value is not None
    }
    if len(marks) == 2:
        assert float(marks["#fff"]["r"]) > float(marks["#26221d"]["r"]), "the dot lies in the ring"
    assert scale.attrib["aria-label"] == re.sub("[○●] ", "", words)
    assert text.count(f'</svg><p class="quiet">{words}</p>') == 1


def test_what_was_not_rated_has_no_line() -> None:
    assert scales(page(Row(id="a", words="Air"))) == []


def test_what_both_named_stands_under_its_group_each_with_their_own() -> None:
    text = page(
        Row(id="a", group="play", words="Dance"), Row(id="c", words="Air"),
        other=Row(id="b", group="play", words="Sing"),
    )  # fmt: skip
    headings = re.findall(r"<(h[1-4])[^>]*>(.*?)</h", text)
    assert [(tag, re.sub("<[^>]+>", "", words)) for tag, words in headings] == [
        ("h1", "Needs and wants"), ("h2", "What both of you named"), ("h3", "Play and novelty"),
        ("h4", "Dance"), ("h4", "Sing"), ("h2", "What one of you named"), ("h3", "Air"),
    ]  # fmt: skip

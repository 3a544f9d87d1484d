"""A letter on paper, told whole: from whom, to whom, on which day, and who wrote back."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.support.reading import words_of
from twofold.domain.letters.records import Letter
from twofold.exports.letter_page import letter_page
from twofold.exports.letter_render import OnPaper, opened_letter
from twofold.exports.letters import letter_markdown, letter_text, told

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
NAMES = ("Ana", "Ben")


def opened(**more: Any) -> Letter:
    usual = {"id": "l", "author": "b", "sealed": NOW, "opened": NOW, "title": "Rain", "text": "It rained."}
    return Letter(**{**usual, **more})


@pytest.mark.parametrize(
    ("changes", "writer", "reader", "lead"),
    [
        ({}, "Ben", "Ana", "Ben to Ana"),
        ({"author": "a"}, "Ana", "Ben", "Ana to Ben"),
        ({"to_both": True}, "Ben", "both", "Ben to both"),
        ({"author": None, "by_both": True}, "Ana and Ben", "", "Ana and Ben"),
        ({"author": None, "writer": "Cy", "way": "elsewhere"}, "Cy", "both", "Cy to both"),
    ],
)
def test_it_says_from_whom_to_whom(changes: dict[str, Any], writer: str, reader: str, lead: str) -> None:
    letter = opened(**changes)
    paper = opened_letter(letter, NAMES, UTC)
    assert (paper.writer, paper.reader) == (writer, reader)
    came = "written" if letter.way == "elsewhere" else "opened"
    day = f"{came} on Monday 23 November 2026"
    assert letter_markdown(paper, NOW, UTC).split("\n\n")[1] == f"{lead}, {day}."
    assert f"Rain {lead}, {day} It rained." in words_of(letter_page(paper, NOW, UTC))
    how = ", written" if came == "written" else ""
    assert told([letter], NAMES, UTC).split("\n\n")[2] == f"{lead}{how}."


def test_all_of_it_stands_in_its_order_and_ends_with_honest_words() -> None:
    paper = opened_letter(opened(thanked="thank you"), NAMES, timezone(timedelta(hours=9)))
    foot = "Written by twofold on Monday 23 November 2026. It is yours, and it is not sealed."
    assert letter_markdown(paper, NOW, UTC).split("\n\n") == [
        "# Rain",
        "Ben to Ana, opened on Tuesday 24 November 2026.",
        "> It rained.",
        "Ana wrote back:",
        "> thank you",
        "---",
        f"{foot}\n",
    ]
    page = letter_page(paper, NOW, UTC)
    assert words_of(page).split("Rain", 2)[2].strip() == (
        f"Ben to Ana, opened on Tuesday 24 November 2026 It rained. Ana wrote back thank you {foot}"
    )
    assert page.count('<p class="quiet">') == 2, "what we say is quieter than what they wrote"
    style = page[page.index("<style>") : page.index("</style>")]
    assert ".words {" in style and ".poem {" in style and ".thanks {" in style


def test_a_message_is_its_words_alone_and_a_letter_ends_its_line_once() -> None:
    message = OnPaper("Rain", "On my way", "message", "Ana", "Ben")
    assert letter_text(message) == "On my way\n"
    assert letter_text(OnPaper("Rain", "It rained.\n", "letter", "Ana", "Ben")) == "Rain\n\nIt rained.\n"

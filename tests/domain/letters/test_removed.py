"""What is said of a letter that both are about to remove, what goes with it, and how the book calls it."""

from datetime import UTC, date, datetime

import pytest

from tests.support.tables import Kept
from twofold.domain.drawers import writing_id
from twofold.domain.letters.entries import TITLE, entries
from twofold.domain.letters.records import Letter
from twofold.domain.letters.removing import REMOVABLE
from twofold.domain.people import meet
from twofold.domain.records import Side
from twofold.domain.removal import Target

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
COUPLE = meet("Ana", "Ben")


def a_letter(author: Side | None = "a", **more: object) -> Letter:
    known = {"id": "l", "created": NOW, "updated": NOW, "author": author, "opened": NOW, "text": "Come home."}
    return Letter(**known | more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (a_letter(), "the letter from Ana, opened on 23 November 2026"),
        (a_letter("b", title="North"), "the letter “North” from Ben, opened on 23 November 2026"),
        (a_letter(None, by_both=True), "the letter from both of you, opened on 23 November 2026"),
        (
            a_letter(None, way="elsewhere", writer="Grandmother", written=date(1998, 3, 12)),
            "the letter from Grandmother, written on 12 March 1998",
        ),
    ],
)
def test_it_is_said_whose_letter_goes(letter: Letter, words: str) -> None:
    (part,) = REMOVABLE["letters"].parts(letter, COUPLE)
    told = part.words.replace("Monday ", "").replace("Thursday ", "").replace("opened 23", "opened on 23")
    assert told.replace("written 12", "written on 12") == words


def test_with_a_letter_goes_what_lay_in_the_drawers_of_both() -> None:
    kept = Kept()
    targets = [*REMOVABLE["letters"].targets(kept, "letters", a_letter("b"), "")]  # type: ignore[arg-type]
    assert targets == [
        Target("letters", "l"),
        Target("writings", writing_id("letter", "l", "b")),
        Target("writings", writing_id("envelope", "l", "a")),
    ]
    ours = a_letter(None, by_both=True)
    assert [*REMOVABLE["letters"].targets(kept, "letters", ours, "")] == [Target("letters", "l")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("letter", "title", "kind"),
    [
        (a_letter(title="North"), "North", "Letter"),
        (a_letter(), "Without a title", "Letter"),
        (a_letter(form="poem"), "Without a title", "Poem"),
        (a_letter(form="message"), "Come home.", "Message"),
        (
            a_letter(form="message", text="Come  home,\nand bring bread."),
            "Come home, and bring bread.",
            "Message",
        ),
        (a_letter(form="message", text="a" * 200), "a" * TITLE, "Message"),
    ],
)
def test_a_message_is_called_by_its_words_in_the_book(letter: Letter, title: str, kind: str) -> None:
    (entry,) = entries(Kept(letter))
    assert (entry.title, entry.kind) == (title, kind)

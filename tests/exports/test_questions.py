"""Questions as Markdown: what both shared of them, and nothing else."""

from datetime import UTC, date, datetime

import pytest

from tests.support.hostile import HOSTILE, NASTY, UNSAFE
from tests.support.reading import READER, shown
from twofold.demo.questions import questions
from twofold.domain.questions.keeping import bring_back, is_back
from twofold.domain.questions.records import Answered, Asked, Evening
from twofold.domain.text import clean_line
from twofold.exports.questions import told

NAMES = ("Ines", "Rowan")
DAY = date(2026, 11, 23)


def asked(card: str, **more: object) -> Asked:
    return Asked(**{"id": f"asked-us-{card}", "deck": "us", "card": card, "words": f"What of {card}?",
                    "last": DAY, **more})  # type: ignore[arg-type]  # fmt: skip


def test_kept_and_written_cards_first_then_the_rest() -> None:
    answered = Answered(("The sea.\n# no heading", ""), ("", "A boat?"))
    text = told([asked("x"), asked("y", kept=True, again=DAY, answers=((DAY, answered),))], NAMES, None)
    assert text.startswith("## Questions\n\n### What of y?")
    assert "> The sea." in text and "\\# no heading" in text and "Rowan guessed:\n\n> A boat?" in text
    assert "It comes back on Monday 23 November 2026." in text
    assert text.index("### Also asked") < text.index("- What of x?")
    assert "Rowan:" not in text, "nothing is said of who wrote nothing"
    assert told([], NAMES, None) == "" and told([asked("z", deleted=datetime.now(UTC))], NAMES, None) == ""


def test_each_card_is_told_with_who_wrote_and_who_guessed_what() -> None:
    old, new = Answered(("sea", "hills"), ("lake", "")), Answered(("", "home"))
    cards = [
        asked("a", last=date(2026, 11, 1), kept=True, answers=((date(2026, 5, 1), old), (DAY, new))),
        asked("b", last=date(2026, 11, 3), kept=True, again=date(2027, 5, 1)),
        asked("c", last=date(2026, 11, 4)), asked("d", last=date(2026, 11, 5)),
    ]  # fmt: skip
    assert (
        told(cards, NAMES, None)
        == """\
## Questions

### What of b?

Last asked on Tuesday 3 November 2026. It comes back on Saturday 1 May 2027.

### What of a?

Last asked on Sunday 1 November 2026.

Monday 23 November 2026:

Rowan:

> home

Friday 1 May 2026:

Ines:

> sea

Rowan:

> hills

Ines guessed:

> lake

### Also asked

- What of d?
- What of c?"""
    )


@pytest.mark.parametrize("text", [*NASTY, *HOSTILE, *UNSAFE])
def test_any_words_stay_words(text: str) -> None:
    def kinds_and_words(text: str) -> tuple[list[str], str]:
        words = clean_line(text)
        card = asked("x", words=words, kept=True, answers=((DAY, Answered((words, ""), ("", words))),))
        markdown = told([card, asked("y", words=words)], (clean_line(f"A {text}", 40), "Ben"), None)
        tokens = READER.parse(markdown)
        allowed = {"text_special", "softbreak", "hardbreak"}
        return [t.type for t in tokens if t.type not in allowed], shown(tokens)

    kinds, words = kinds_and_words(text)
    assert kinds == kinds_and_words("x")[0]
    assert words.count(clean_line(text)) >= 4


def test_what_the_made_up_couple_asked() -> None:
    now = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
    records = questions(now)
    assert [r.id for r in records] == [r.id for r in questions(now)]
    cards = [r for r in records if isinstance(r, Asked)]
    evenings = [r for r in records if isinstance(r, Evening)]
    assert len(evenings) == 2 and all(e.ended and e.ended < now for e in evenings)
    assert {f"{c.deck}/{c.card}" for c in cards} == {key for e in evenings for key in e.cards}
    assert len({c.id for c in cards}) == len(cards)
    assert sum(c.kept for c in cards) == 5 and sum(bool(c.answers) for c in cards) == 3
    assert not any(is_back(c, now.date()) for c in cards)
    assert [c for c in cards if c.again == bring_back(c, c.last).again]
    assert "Dad" in told(cards, NAMES, None)

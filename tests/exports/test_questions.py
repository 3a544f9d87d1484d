"""Questions as Markdown: what both shared of them, and nothing else."""

from datetime import UTC, date, datetime

from tests.screens.test_hostile import HOSTILE
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
    assert text.index("### Asked as well") < text.index("- What of x?")
    assert "Rowan:" not in text, "nothing is said of who wrote nothing"
    assert told([], NAMES, None) == "" and told([asked("z", deleted=datetime.now(UTC))], NAMES, None) == ""


def test_any_words_stay_words() -> None:
    for words in map(clean_line, HOSTILE):
        told([asked("x", words=words, kept=True, answers=((DAY, Answered((words, words))),))], NAMES, None)


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

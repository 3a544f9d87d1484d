"""A year that two people lived, with what belongs to its book and what does not."""

from datetime import UTC, date, datetime

from tests.support.retreats import a_memory
from twofold.domain.drawers import Open, Writing, writing_id
from twofold.domain.letters.records import Letter
from twofold.domain.moments.records import Moment
from twofold.domain.moments.showing import reach, show
from twofold.domain.promises.agreements import Agreement, Review, agree, drop, look_at
from twofold.domain.promises.rituals import Ritual, agreed, begin, let_go
from twofold.domain.promises.rituals import Sketch as RitualSketch
from twofold.domain.promises.sentence import Sentence, Worded
from twofold.domain.promises.terms import Terms
from twofold.domain.questions.records import Answered, Asked
from twofold.domain.records import Record, Side
from twofold.domain.retreat.plan import Plan
from twofold.domain.shelf.records import Passage, Slice, Work

TODAY = date(2026, 12, 30)
BOTH: tuple[Side, Side] = ("a", "b")


def at(month: int, day: int, hour: int = 20, year: int = 2026) -> datetime:
    """Return a moment of the year, in UTC."""
    return datetime(year, month, day, hour, tzinfo=UTC)


def letter(id: str, opened: datetime | None, text: str = "It rained.", **more: object) -> Letter:
    """Return a letter of Ana's; one that was not opened shows nothing."""
    made = Letter(id=id, created=at(1, 2), updated=at(1, 2), author="a", sealed=at(1, 3), opened=opened)
    return made.with_(**{"title": f"Letter {id}", "text": text, **more}) if opened else made


def moment(id: str, words: str, when: datetime, by: Side = "a", reached: bool = True) -> Moment:
    """Return a moment that was shown."""
    shown = show(id, by, words, when, when)
    return reach(shown, None, when) if reached else shown


def agreement(id: str, what: str, *looks: tuple[datetime, str, str]) -> Agreement:
    """Return an agreement, with *looks* at it: when, whether it happened, and what became of it."""
    day = date(2026, 1, 5)
    made = agree(Terms("a", what, date(2026, 2, 1), often="each week"), BOTH, at(1, 5), day).with_(id=id)
    for when, happened, verdict in looks:
        if verdict == "drop":
            made = drop(made, BOTH, when, when.date())
        else:
            review = Review(happened, thanks=("for asking", ""))  # type: ignore[arg-type]
            made = look_at(made, review, "keep", made.terms, BOTH, when, date(2026, 1, 5))
    return made


def ritual(id: str, what: str, begun: datetime, gone: datetime | None = None) -> Ritual:
    """Return a ritual that both began, and perhaps let go."""
    sketch = RitualSketch(what=what, when="at ten", happens="tea", means="we are home")
    made = agreed(begin(begun).with_(id=id), sketch, BOTH, begun, begun.date())
    return let_go(made, BOTH, gone) if gone else made


def a_sentence(*worded: tuple[datetime, str]) -> Sentence:
    """Return the sentence with its wordings."""
    return Sentence(id="sentence", history=tuple(Worded(words, when, BOTH) for when, words in worded))


def asked(id: str, words: str, *answers: tuple[date, Answered], kept: bool = False) -> Asked:
    """Return a question with what both wrote."""
    return Asked(id=id, deck="d", card=id, words=words, last=date(2026, 3, 3), kept=kept, answers=answers)


def a_book(id: str, *slices: Slice) -> Work:
    """Return a book with *slices*."""
    return Work(id=id, created=at(1, 1), updated=at(1, 1), title="Stay", maker="Ayo", slices=slices)


def private(kind: str, about: str, words: str) -> Writing:
    """Return private writing of Ana's."""
    return Writing(
        id=writing_id("moment", about, "a"), created=at(4, 4), updated=at(4, 4), author="a",
        kind=kind, about=about, veil=Open(words),  # type: ignore[arg-type]
    )  # fmt: skip


def a_year(**changes: object) -> tuple[Record, ...]:
    """Return a year with two of each: what starts in it, and what is taken in only where they want it."""
    plan: Plan = a_memory()
    return (
        letter("l1", at(3, 7), "It rained.\n\nYou waited.", thanked="I saw it."),
        letter("l2", None),
        moment("m1", "You made tea.", at(5, 1)),
        moment("m2", "The soup.", at(2, 1), "b", reached=False),
        private("moment", "m3", '{"words":"only mine"}'),
        plan,
        asked(
            "q1", "What do you see?", (date(2026, 6, 1), Answered(("the sea", ""), ("", "a boat"))), kept=True
        ),
        asked("q2", "And then?", (date(2026, 6, 2), Answered(("home", "")))),
        a_book(
            "w1",
            Slice("s1", "one", talked=date(2026, 7, 1), a=Passage("She smiles.", "page 12"), try_="say it"),
            Slice("s2", "two", a=Passage("not talked about")),
        ),
        a_sentence((at(1, 9), "We say it."), (at(8, 1), "We say it within a week.")),
        ritual("r1", "Tea", at(9, 9)),
        agreement("k1", "The phones sleep in the hall", (at(2, 9), "mostly", "keep")),
        agreement("k2", "Run each day", (at(2, 9), "not yet", "keep")),
    )

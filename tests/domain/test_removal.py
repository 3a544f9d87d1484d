"""What is removed with what, and what is left of it: no word, for every kind of record there is."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

import msgspec
import pytest

from tests.support.today import NOW
from twofold.domain.people import Couple, meet
from twofold.domain.promises.newthings import NewThing, NewThings
from twofold.domain.promises.sentence import Sentence, Worded
from twofold.domain.records import Record
from twofold.domain.removal import Removal, left_of, wordless
from twofold.domain.shelf.records import Passage, Slice, Work
from twofold.practices import PRACTICES, named
from twofold.store.kinds import KINDS
from twofold.store.removals import part_called, parts_of, rule_of
from twofold.store.removing import rules

R = TypeVar("R", bound=Record)


class Made:
    """The made-up couple's records."""

    def __init__(self) -> None:
        found: list[Record] = []
        for practice in PRACTICES:
            if practice.demo:
                found += named("demo", practice.demo)(NOW)
        self.records = found

    def every(self, kind: type[R]) -> Iterable[R]:
        return [each for each in self.records if isinstance(each, kind)]

    def tables(self) -> Iterator[tuple[str, Record]]:
        for name, kind in KINDS.items():
            for record in self.every(kind):
                yield name, record


@pytest.fixture(scope="module")
def made() -> Made:
    return Made()


@pytest.fixture(scope="module")
def couple() -> Couple:
    return meet("Ana", "Ben")


def texts(value: Any) -> Iterator[str]:
    """Yield every text in *value*, decoded from JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def removed(table: str, record: R, part: str = "") -> R:
    return left_of(rules(), table, record, (part,), Removal(created=NOW))


def test_whatever_is_removed_whole_leaves_no_word_and_can_be_read(made: Made) -> None:
    seen = set()
    for name, record in made.tables():
        left = removed(name, record)
        again = msgspec.json.decode(msgspec.json.encode(left), type=type(record))
        assert again == left
        rule = rule_of(name)
        if rule is not None and not any(
            t.part == "" for t in rule.targets(made, name, record, "") if t.id == record.id
        ):
            continue  # of such a record only parts are ever removed
        seen.add(name)
        kept = {*msgspec.to_builtins(left).values()} if False else set(texts(msgspec.to_builtins(left)))
        had = {text for text in texts(msgspec.to_builtins(record)) if " " in text}
        assert not kept & had, name
        assert left.deleted == NOW and (left.id, left.created, left.rev) == (record.id, record.created, 1)
    assert len(seen) > 12


def test_what_was_removed_is_removed_only_once(made: Made) -> None:
    for name, record in made.tables():
        left = removed(name, record)
        assert removed(name, left) is left, name


def test_the_parts_that_are_offered_are_the_parts_that_go(made: Made, couple: Couple) -> None:
    offered = set()
    for name, record in made.tables():
        rule = rule_of(name)
        for part in parts_of(name, record, couple):
            assert rule is not None
            targets = [*rule.targets(made, name, record, part.name)]
            own = [target.part for target in targets if (target.table, target.id) == (name, record.id)]
            assert own, (name, part)
            left = left_of(rules(), name, record, own, Removal(created=NOW))
            assert left is not record, (name, part)
            assert part.name or not parts_of(name, left, couple), "all of it is gone"
            assert all(target.table in KINDS for target in targets)
            offered.add(name)
    assert {"sessions", "letters", "asked", "moments", "closeness", "days", "checkins", "gazes"} <= offered
    assert {"works", "worksheets", "agreements", "plans"} <= offered


def test_a_talk_goes_with_its_notes(made: Made, couple: Couple) -> None:
    from twofold.domain.listening.session import Note, Session

    note = made.every(Note)
    (first, *_) = note
    session = next(each for each in made.every(Session) if each.id == first.session)
    rule = rule_of("sessions")
    assert rule is not None
    targets = {(target.table, target.id) for target in rule.targets(made, "sessions", session, "")}
    assert {("sessions", session.id), ("notes", first.id), ("beats", session.id)} <= targets
    others = [each for each in note if each.session != session.id]
    assert not {("notes", each.id) for each in others} & targets


def test_one_answer_goes_and_the_others_stay(couple: Couple) -> None:
    from twofold.domain.questions.records import Answered, Asked

    day = date(2026, 3, 1)
    answers = (
        (day, Answered(("hers", "his"), ("", "guess"), "e1")),
        (day, Answered(("hers again", "his again"), ("", ""), "e2")),
    )
    asked = Asked(id="asked-d-c", deck="d", card="c", words="A question?", last=day, answers=answers)
    names = [part.name for part in parts_of("asked", asked, couple)]
    assert names[0] == "" and len(names) == len(set(names)) == 7
    hers = removed("asked", asked, "2026-03-01/e1/a")
    assert hers.answers[0][1].answers == ("", "his") and hers.answers[1] == answers[1]
    both = removed("asked", hers, "2026-03-01/e1/")
    assert both.answers == answers[1:] and both.deleted is None
    rule = rule_of("asked")
    assert rule is not None
    written = [t.id for t in rule.targets(Made(), "asked", asked, "2026-03-01/e1/b") if t.table == "writings"]
    assert written == ["answer-b-e1:d/c"]


def test_what_is_not_over_or_not_open_cannot_be_removed(couple: Couple) -> None:
    from twofold.domain.letters.records import Letter
    from twofold.domain.moments.records import Moment

    assert parts_of("letters", Letter(author="a", sealed=NOW), couple) == ()
    assert parts_of("moments", Moment(author="a", words="x"), couple) == ()
    assert parts_of("couple", couple, couple) == ()
    assert wordless(Letter(author="a", title="x")).title == ""


def test_what_holds_no_more_goes_from_the_sentence_and_what_was_done_from_the_list(couple: Couple) -> None:
    then, later = NOW - timedelta(days=9), NOW - timedelta(days=2)
    sentence = Sentence(history=(Worded("First", then, ("a", "b")), Worded("Now", later, ("a", "b"))))
    (part,) = parts_of("sentences", sentence, couple)
    assert "First" in part.words
    assert part_called("sentences", sentence, [part], "0") == part.name
    assert [each.words for each in removed("sentences", sentence, part.name).history] == ["Now"]
    things = NewThings(things=(NewThing("t1", "a boat", done=NOW.date()), NewThing("t2", "a play")))
    (done,) = parts_of("newthings", things, couple)
    assert [each.id for each in removed("newthings", things, done.name).things] == ["t2"]


def test_a_part_is_known_by_what_the_book_calls_it(couple: Couple) -> None:
    work = Work(title="A book", slices=(Slice("s1", a=Passage("hers")), Slice("s2", b=Passage("his"))))
    parts = parts_of("works", work, couple)
    assert [part_called("works", work, parts, name) for name in ("s2", "s1", "", "none")] == [
        "s2/b", "s1/a", "", "",
    ]  # fmt: skip
    assert removed("works", work, "s1/a").slices[0].a == Passage()

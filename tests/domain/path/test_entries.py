"""A path in the book of the two, and its removal: what both opened, once each, and nothing only prepared."""

from datetime import UTC, datetime

from tests.support.tables import Kept
from twofold.domain.path.circle import with_link
from twofold.domain.path.entries import entries
from twofold.domain.path.paths import begin, opened, with_now
from twofold.domain.path.records import Prepared
from twofold.domain.path.removing import REMOVABLE
from twofold.domain.path.routes import OnPathRoute
from twofold.domain.people import meet

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
NEW = begin("the plumber", NOW)
OPEN = opened(NEW, Prepared(do="I wait", feel="tense"), Prepared(do="I forget"), NOW)


def test_it_is_told_once_it_is_open_and_no_word_twice() -> None:
    assert list(entries(Kept(NEW))) == []
    whole = opened(
        NEW, Prepared("we wait", "I wait", "tense", "a word", "the hour"), Prepared(do="I forget"), NOW
    )
    path = with_now(with_link(whole, "a-does", "b", "feels", "hunted"), ("better", ""))
    (entry,) = entries(Kept(path))
    assert (entry.title, entry.route, entry.practice) == ("the plumber", OnPathRoute(path.id), "path")
    assert [(said.words, said.side, said.label) for said in entry.said] == [
        ("we wait", "a", "what happens"), ("I wait", "a", "what I do then"), ("tense", "a", "what I feel"),
        ("a word", "a", "what I wish"), ("the hour", "a", "what makes it harder"),
        ("I forget", "b", "what I do then"), ("hunted", "b", "feels"), ("better", "a", "how it is now"),
    ]  # fmt: skip


def test_what_is_removed_of_it_leaves_no_word() -> None:
    rule, couple = REMOVABLE["paths"], meet("Ana", "Ben")
    assert list(rule.parts(NEW, couple)) == []
    (part,) = rule.parts(OPEN, couple)
    assert part.words == "the path “the plumber”: what both of you prepared, and the circle"
    assert rule.stays == "Talks and agreements that came from it stay, with the problem they are about."
    targets = {(each.table, each.id) for each in rule.targets(None, "paths", OPEN, part.name)}  # type: ignore[arg-type]
    assert targets == {
        ("paths", OPEN.id), ("writings", f"path-a-{OPEN.id}"), ("writings", f"path-b-{OPEN.id}"),
    }  # fmt: skip
    left = rule.left(OPEN, part.name)
    assert (left.problem, left.a, left.b, left.circle) == ("", Prepared(), Prepared(), ())


def test_what_was_put_into_the_circle_stands_beside_what_it_began_with() -> None:
    begun = opened(NEW, Prepared(do="I wait", feel="tense"), Prepared(do="I forget", feel="late"), NOW)
    path = with_link(with_link(begun, "a-does", "b", "feels", "hunted"), "b-does", "a", "feels", "alone")
    (entry,) = entries(Kept(path))
    said = [(each.words, each.side) for each in entry.said if each.label in ("feels", "does")]
    assert sorted(said) == [("alone", "a"), ("hunted", "b")], "what each began with is told once"

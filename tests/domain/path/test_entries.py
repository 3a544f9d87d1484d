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
    path = with_now(with_link(OPEN, "a-does", "b", "feels", "hunted"), ("better", ""))
    (entry,) = entries(Kept(path))
    assert (entry.title, entry.route, entry.practice) == ("the plumber", OnPathRoute(path.id), "path")
    assert [(said.words, said.side) for said in entry.said] == [
        ("I wait", "a"), ("tense", "a"), ("I forget", "b"), ("hunted", "b"), ("better", "a"),
    ]  # fmt: skip


def test_what_is_removed_of_it_leaves_no_word() -> None:
    rule, couple = REMOVABLE["paths"], meet("Ana", "Ben")
    assert list(rule.parts(NEW, couple)) == []
    (part,) = rule.parts(OPEN, couple)
    targets = {(each.table, each.id) for each in rule.targets(None, "paths", OPEN, part.name)}  # type: ignore[arg-type]
    assert targets == {
        ("paths", OPEN.id), ("writings", f"path-a-{OPEN.id}"), ("writings", f"path-b-{OPEN.id}"),
    }  # fmt: skip
    left = rule.left(OPEN, part.name)
    assert (left.problem, left.a, left.b, left.circle) == ("", Prepared(), Prepared(), ())

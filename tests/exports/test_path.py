"""The paths as Markdown: what both opened, in whose words, and nothing that was only prepared."""

from datetime import UTC, date, datetime

from tests.support.hostile import HOSTILE
from twofold.domain.path.paths import begin, ended, opened, with_done, with_now
from twofold.domain.path.records import Prepared
from twofold.exports.path import told

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
NAMES = ("Ana", "Ben")
PATH = opened(begin("The dishes", NOW), Prepared(do="I wash", feel="alone"), Prepared(wish="to arrive"), NOW)


def test_all_of_a_path_stands_there_under_its_names() -> None:
    path = ended(with_now(with_done(PATH, "understand", date(2026, 11, 24)), ("lighter", "")), NOW)
    assert (
        told([path], NAMES, UTC)
        == """\
## The path

### The dishes

Begun on Monday 23 November 2026.

#### Ana

- What I do then: I wash
- What I feel: alone

#### Ben

- What I wish: to arrive

#### How it comes about between us

1. Ana does: I wash
2. Ben feels: …
3. Ben does: …
4. Ana feels: alone

And round it goes again.

#### Talks

- Understand: Tuesday 24 November 2026

#### How it was later

- Ana: lighter

It was over on Monday 23 November 2026.
"""
    )


def test_what_is_only_prepared_is_told_by_its_problem_alone() -> None:
    text = told([begin("The keys", NOW)], NAMES, UTC)
    assert "### The keys" in text and "####" not in text
    assert told([], NAMES) == ""


def test_whatever_they_typed_stays_text() -> None:
    for words in HOSTILE:
        text = told([opened(begin("x", NOW), Prepared(do=words or "x"), Prepared(do="y"), NOW)], NAMES, UTC)
        heads = [line for line in text.splitlines() if line.startswith("#")]
        assert heads == ["## The path", "### x", "#### Ana", "#### Ben", "#### How it comes about between us"]

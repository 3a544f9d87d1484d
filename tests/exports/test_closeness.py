"""How close they felt, written out: what was opened, in words, and no number."""

from datetime import UTC, date, datetime

from twofold.domain.closeness.looks import opened
from twofold.domain.closeness.records import Felt
from twofold.exports.closeness import told

AT = datetime(2026, 11, 20, 21, tzinfo=UTC)


def test_it_tells_what_each_showed_the_latest_first() -> None:
    first = opened("closeness-9", Felt(37, "*tired*", "a walk"), Felt(why="fine"), AT, date(2026, 10, 2))
    after = opened("closeness-10", Felt(93), Felt(closer="more"), AT, date(2026, 11, 20))
    text = told([first, after], ("Ana", "B_n"))
    assert text.index("\n### Friday 20 November 2026\n") < text.index("\n### Friday 2 October 2026\n")
    assert "- Ana: side by side; \\*tired\\*" in text and "    - Would bring us closer: a walk" in text
    assert "- B\\_n: fine" in text and "- B\\_n: …" in text and "- Ana: almost one\n" in text
    assert "37" not in text and "93" not in text
    assert told([], ("Ana", "Ben")) == ""

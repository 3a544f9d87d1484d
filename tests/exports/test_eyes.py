"""What was said after a quiet look, as Markdown."""

from datetime import UTC, datetime

from twofold.domain.eyes.gaze import Gaze
from twofold.exports.eyes import told


def test_it_tells_days_lengths_and_words_and_nothing_of_an_empty_one() -> None:
    at = datetime(2026, 11, 3, 22, tzinfo=UTC)
    gaze = Gaze(created=at, updated=at, seconds=120, words=("calm", ""), sentences=("*You* stayed.", "[x]"))
    assert told([gaze, Gaze()], ("Ana", "B#n"), UTC) == (
        "## Looking at each other\n\n### Tuesday 3 November 2026, two minutes\n\n"
        "- Ana: calm: \\*You\\* stayed.\n- B\\#n: \\[x\\]\n"
    )
    assert told([Gaze()], ("Ana", "Ben"), UTC) == ""

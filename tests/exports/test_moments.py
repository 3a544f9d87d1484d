"""The moments that were shown, as Markdown."""

from datetime import UTC, datetime, timedelta

from twofold.domain.moments.records import Moment
from twofold.domain.moments.showing import reach, show
from twofold.exports.moments import told


def test_it_tells_the_days_the_words_and_what_was_answered() -> None:
    at = datetime(2026, 11, 3, 22, tzinfo=UTC)
    tea = reach(show("m1", "a", "You made *tea*.", at, at), "b", at)
    soup = show("m2", "b", "[The soup]", at + timedelta(days=1), at)
    gone = show("m3", "a", "gone", at, at).with_(deleted=at)
    assert told([soup, gone, tea, Moment(words="kept", author="a")], ("Ana", "B#n"), UTC) == (
        "## Moments\n\n"
        "- Tuesday 3 November 2026, Ana: You made \\*tea\\*. (it reached B\\#n)\n"
        "- Wednesday 4 November 2026, B\\#n: \\[The soup\\]"
    )
    assert told([gone], ("Ana", "Ben"), UTC) == ""

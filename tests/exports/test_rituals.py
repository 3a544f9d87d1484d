"""What the two commit to, as Markdown, and the questions for a first call."""

from datetime import UTC, datetime

from twofold.demo.rituals import rituals as made_up
from twofold.domain.promises.newthings import NewThings
from twofold.domain.promises.rituals import Ritual, Sketch, agreed, begin, let_go
from twofold.domain.promises.sentence import Sentence, first
from twofold.exports.rituals import told
from twofold.exports.support import first_call_page, first_call_text

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
NAMES = ("Ines", "Rowan")


def test_everything_that_holds_or_held_is_told() -> None:
    sentence, door, supper, things = made_up(NOW)
    assert isinstance(sentence, Sentence) and isinstance(things, NewThings)
    assert isinstance(door, Ritual) and isinstance(supper, Ritual)
    text = told([sentence], [supper, door], [things], NAMES, UTC)
    marks = [
        "**We tell each other", "- Tuesday 27 January 2026: We tell", "### Ten minutes",
        "- Who starts: either", "### Friday supper", "- When: every other Friday",
        "- Who starts: in turn", "- [ ] Swim", "- [x] Take", "very new)",
    ]  # fmt: skip
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_nothing_is_told_of_what_is_only_written_and_nothing_of_theirs_becomes_structure() -> None:
    written = begin(NOW).with_(sketch=Sketch(what="secret"))
    assert told([first(NOW).with_(sketch="secret")], [written], [NewThings()], NAMES, UTC) == ""
    ritual = agreed(begin(NOW), Sketch(what="# [x](y)", when="*now*", who="b"), ("a", "b"), NOW, NOW.date())
    text = told([], [let_go(ritual, ("a", "b"), NOW)], [], ("A", "*B*"), UTC)
    assert "### \\# \\[x\\](y) (let go)" in text
    assert "- When: \\*now\\*" in text and "- Who starts: \\*B\\*" in text


def test_the_first_call_can_be_taken_away_as_a_page_and_as_text() -> None:
    page, text = first_call_page(), first_call_text()
    for words in (
        "Are you trained to work with couples",
        "What does it cost",
        "Would we both go once and see?",
    ):
        assert words in page and f"[ ] {words}" in text
    assert "twofold" not in page.lower() and "twofold" not in text.lower()
    assert "http" not in page.replace("http-equiv", "") and "<script" not in page
    assert page.count('<p class="room"></p>') == text.count("[ ] ")

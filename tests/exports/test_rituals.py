"""What the two commit to, as Markdown, and the questions for a first call."""

from datetime import UTC, date, datetime, timedelta

from tests.support.years import agreement, at
from twofold.demo.rituals import rituals as made_up
from twofold.domain.people import meet
from twofold.domain.promises.agreements import had_happened
from twofold.domain.promises.newthings import NewThing, NewThings
from twofold.domain.promises.rituals import Ritual, Sketch, agreed, begin, let_go
from twofold.domain.promises.sentence import Sentence, Worded, first
from twofold.domain.records import Side
from twofold.exports.rituals import stories, told
from twofold.exports.support import first_call_page, first_call_text
from twofold.exports.whole import Whole

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


def test_a_ritual_says_what_is_done_and_by_whom_and_new_things_when() -> None:
    sketch = Sketch(what="Tea", when="at ten", happens="a pot", ends="a kiss", means="home", skipped="a text")
    both: tuple[Side, Side] = ("a", "b")
    ritual = agreed(begin(NOW), sketch, both, NOW, NOW.date())
    later = agreed(
        begin(NOW + timedelta(days=1)),
        Sketch(what="Walk", when="at noon", who="turns"),
        both,
        NOW,
        NOW.date(),
    )
    things = NewThings(
        things=(
            NewThing(id="1", what="Swim", planned=date(2027, 1, 2)),
            NewThing(id="2", what="Sing", done=date(2026, 10, 4), new="very"),
            NewThing(id="3", what="Climb"),
        )
    )
    assert told([], [later, let_go(ritual, both, NOW)], [things], NAMES, UTC) == (
        "## What you promise each other\n\n### Tea (let go)\n\n"
        "- When: at ten\n- Who starts: either of you\n- What you do: a pot\n- How it ends: a kiss\n"
        "- What it means to you: home\n- When it can't happen: a text\n\n"
        "### Walk\n\n- When: at noon\n- Who starts: in turn\n\n"
        "### New things to do together\n\n"
        "- [ ] Swim (Saturday 2 January 2027)\n- [ ] Climb\n"
        "- [x] Sing (Sunday 4 October 2026, very new)\n"
    )


def test_the_sentence_is_told_with_each_wording_before_it() -> None:
    wordings = tuple(
        Worded(words, at(month, 1), ("a", "b")) for month, words in enumerate(["One", "Two", "Three"], 1)
    )
    sentence = Sentence(id="sentence", history=wordings)
    before = "- Thursday 1 January 2026: One\n- Sunday 1 February 2026: Two"
    head = "## What you promise each other\n\n### The sentence you share\n\n"
    assert told([sentence], [], [], NAMES, UTC) == f"{head}**Three**\n\n{before}\n"
    gone = sentence.with_(history=(*wordings, Worded("", at(4, 1), ("a", "b"))))
    assert told([gone], [], [], NAMES, UTC) == f"{head}{before}\n- Sunday 1 March 2026: Three\n"


def test_who_starts_a_ritual_is_called_by_name() -> None:
    for who, name in (("a", "Ines"), ("b", "Rowan"), ("turns", "in turn"), ("either", "either of you")):
        ritual = agreed(begin(NOW), Sketch(what="Tea", when="at ten", who=who), ("a", "b"), NOW, NOW.date())  # type: ignore[arg-type]
        assert f"- Who starts: {name}\n" in told([], [ritual], [], NAMES, UTC)


def test_an_agreement_says_whose_it_is_and_each_look_at_it_on_its_day() -> None:
    kept = agreement("k", "No *phones*", (at(2, 9), "mostly", "keep"), (at(3, 9), "not yet", "keep"))
    gone = agreement("g", "Run", (at(4, 9), "", "drop"))
    whole = Whole(couple=meet("Ana", "Ben"), agreements=(kept, gone))
    assert [(about, list(blocks)) for _, about, blocks in stories(whole, UTC)] == [
        ("k", [
            "### Monday 5 January 2026: An agreement",
            "Ana: No \\*phones\\*, each week",
            f"On Monday 9 February 2026 {had_happened('mostly')}. "
            f"On Monday 9 March 2026 {had_happened('not yet')}.",
        ]),
        ("g", [
            "### Monday 5 January 2026: An agreement",
            "Ana: Run, each week",
            "You let it go on Thursday 9 April 2026.",
        ]),
    ]  # fmt: skip


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

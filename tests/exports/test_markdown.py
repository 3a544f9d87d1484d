"""The Markdown export: stories to read, in which nobody's words become structure."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.hostile import NASTY
from tests.support.reading import READER, leaves, shown
from twofold.content import load_protocols
from twofold.domain.listening.engine import advance, new_session
from twofold.domain.listening.session import Do, Event, Note
from twofold.domain.people import meet
from twofold.domain.records import SIDES, Side
from twofold.domain.shelf.records import Work
from twofold.domain.text import clean, clean_line
from twofold.domain.worksheet.rounds import Worksheet
from twofold.exports.escape import escape_line, quote
from twofold.exports.markdown import markdown
from twofold.exports.whole import Whole

WHEN = datetime(2026, 11, 20, 19, tzinfo=UTC)


@given(
    st.text(st.characters(codec="utf-8"), max_size=60)
    | st.text("#-=+*_<>&[]()!|`~:.1)w@/\\ \n\ta", max_size=30)
)
@example("www.x.org")
def test_a_note_shows_its_words_and_nothing_else(text: str) -> None:
    tokens = READER.parse(quote(text))
    kinds = {t.type for t in tokens} | {t.type for t in leaves(tokens)}
    assert kinds <= {
        "blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close",
        "inline", "text", "text_special", "softbreak", "hardbreak",
    }  # fmt: skip
    wanted = [" ".join(line.split()) for line in clean(text, 1000).split("\n")]
    got = [" ".join(line.split()) for line in shown(tokens).split("\n")]
    assert [line for line in got if line] == [line for line in wanted if line]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_words_stay_words_everywhere(text: str) -> None:
    protocol = load_protocols().protocols[0]
    couple = meet(f"A {text}", f"B {text}")
    session = new_session(protocol, text, 1, "a", WHEN)
    begun = session.with_(events=(Event(do="begin", t=0, at=WHEN),), status="open")
    note = Note(session=begun.id, text=text)
    plain = READER.parse(
        markdown(
            Whole(
                couple=meet("A x", "B x"),
                sessions=(begun.with_(topic="x"),),
                notes=(Note(session=begun.id, text="x"),),
            ),
            WHEN,
        )
    )
    tokens = READER.parse(markdown(Whole(couple=couple, sessions=(begun,), notes=(note,)), WHEN))
    allowed = {"paragraph_open", "paragraph_close", "softbreak", "hardbreak", "text_special", "inline"}
    assert [t.type for t in tokens if t.type not in allowed] == [
        t.type for t in plain if t.type not in allowed
    ]
    assert {t.type for t in leaves(tokens)} - allowed <= {t.type for t in leaves(plain)}
    assert f"About: {clean_line(text)}".rstrip(": ") in shown(tokens)


def test_ordinary_words_stay_readable() -> None:
    assert escape_line("It wasn't about lunch, was it? (No: about being asked.)") == (
        "It wasn't about lunch, was it? (No: about being asked.)"
    )
    assert quote("One.\nTwo.\n\nThree.") == "> One.  \n> Two.\n>\n> Three."
    assert quote("One.  ") == "> One."
    assert quote("\tOne.") == "> \u00a0\u00a0\u00a0\u00a0One."


def test_a_year_is_told_in_order_with_what_matters(whole: Whole) -> None:
    sessions, notes = whole.sessions, whole.notes
    text = markdown(replace(whole, sessions=sessions[::-1], worksheets=whole.worksheets[::-1]), WHEN, UTC)
    assert text.startswith("# Ines and Rowan\n\nWritten by twofold on Friday 20 November 2026.")
    told = (sessions, whole.worksheets, whole.agreements, whole.plans)
    years, sections = text.partition("\n## Tuning in")[::2]
    assert years.count("\n### ") == sum(map(len, told))
    titles = ("Questions", "Looking at each other", "Letters", "Books and films", "What you promise")
    for title in titles:
        assert f"\n## {title}" in sections, title
    assert text.index("\n## 2025") < text.index("\n## 2026")
    for session in sessions:
        assert session.topic in text
        assert f": {session.protocol.name}" in text
    for note in notes:
        assert quote(note.text) in text
    assert "About: What your mother said at lunch" in text
    assert "About: Friends on a weeknight\n\n> I feel cut off about how seldom anybody comes by." in text
    assert "There was a time-out on the way." in text
    assert "You stopped after " in text
    assert "Planned for " in text
    assert re.search(r"(?m)^- Ines spoke for \d+ minutes; Rowan said it back \d times, and got it\.$", text)
    assert re.search(r"(?m)^- Rowan spoke for \d+ minutes, in 5 turns\.$", text)
    assert re.search(r"How understood each felt afterwards: Ines [a-z ]+, Rowan [a-z ]+\.", text)
    assert "None" not in text


def test_rounds_and_agreements_stand_among_the_talks(whole: Whole) -> None:
    text = markdown(whole, WHEN, UTC)
    years = text.partition("\n## Tuning in")[0]
    days = [
        datetime.strptime(day, "%d %B %Y").replace(tzinfo=UTC)
        for day in re.findall(r"(?m)^### [A-Z]\w+ (\d+ \w+ \d{4}): ", years)
    ]
    assert days == sorted(days)
    latest = text.split("Saturday 31 October 2026: Needs and wants")[1].split("###")[0]
    assert "- Ines: To go on talking about a child without having to decide (matters 9, met 4)." in latest
    assert latest.index("about a child") < latest.index("Dad")
    assert "### Thursday 5 November 2026: An agreement" in text
    assert "Both: Every other Friday evening is ours, without work, every other week, at 19:30" in text
    assert "it had happened." in text
    assert "You let it go on " in text


def test_a_private_round_is_not_told() -> None:
    sheet = Worksheet(day=date(2026, 11, 18))
    assert "2026" not in markdown(Whole(worksheets=(sheet,)), WHEN, UTC).split("\n\n", 2)[2]


def test_times_are_told_in_the_zone_asked_for() -> None:
    protocol = load_protocols().protocols[0]
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    session = new_session(protocol, "", 1, "a", late)
    assert "Thursday 31 December 2026" in markdown(Whole(sessions=(session,)), WHEN, UTC)
    assert "## 2027\n\n### Friday 1 January 2027" in markdown(
        Whole(sessions=(session,)), WHEN, timezone(timedelta(hours=1))
    )


def test_an_empty_history_says_so() -> None:
    assert "You have not listened to each other here yet." in markdown(Whole(couple=meet("A", "B")), WHEN)
    assert markdown(Whole(), WHEN).startswith("# The two of you\n")


def test_what_could_not_be_read_is_told_at_the_end() -> None:
    unread = ("In notes, *n1* cannot be read.", "In works, w2 cannot be read.")
    text = markdown(Whole(couple=meet("Ana", "Ben"), unread=unread), WHEN, UTC)
    assert text.endswith(
        "\n\n## Not in here\n\n2 records could not be read and are not in it.\n\n"
        "- In notes, \\*n1\\* cannot be read.\n- In works, w2 cannot be read.\n"
    )
    assert "Not in here" not in markdown(Whole(couple=meet("Ana", "Ben")), WHEN, UTC)


def test_each_practice_is_told_with_the_name_of_each() -> None:
    works = tuple(Work(id=side, title=f"Of {side}", author=side) for side in SIDES)
    text = markdown(Whole(couple=meet("Ana", "Ben"), works=works), WHEN, UTC)
    assert "### Of a\n\nbook, wanted, proposed by Ana\n" in text
    assert "### Of b\n\nbook, wanted, proposed by Ben\n" in text


def test_a_note_without_its_session_is_not_lost() -> None:
    assert "## Other notes\n\n> kept" in markdown(Whole(notes=(Note(session="gone", text="kept"),)), WHEN)


def test_a_history_that_does_not_fit_is_told_as_far_as_it_goes() -> None:
    session = new_session(load_protocols().protocols[0], "odd", 1, "a", WHEN)
    odd = session.with_(
        status="open", events=(Event(do="begin", t=0, at=WHEN), Event(do="pulse", t=1, at=WHEN))
    )
    assert "About: odd" in markdown(Whole(sessions=(odd,)), WHEN)


def test_who_passed_is_not_told() -> None:
    protocol = load_protocols().get("floor-and-mirror")
    assert protocol is not None
    session = new_session(protocol, "", 1, "a", WHEN)
    keys: list[tuple[Do, Side | None]] = [
        ("begin", None), ("settled", None), ("agree", "a"), ("agree", "b"), ("pass", None),
    ]  # fmt: skip
    for t, (do, by) in enumerate(keys):
        session = advance(session, Event(do=do, t=t * 0.1, at=WHEN, by=by))
    text = markdown(Whole(couple=meet("Ana", "Ben"), sessions=(session,)), WHEN)
    assert "- A turn was left out." in text
    assert "passed" not in text

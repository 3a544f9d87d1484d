"""The Markdown export: stories to read, in which nobody's words become structure."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from twofold.content import load_protocols
from twofold.domain.listening import advance, new_session
from twofold.domain.people import Couple, meet
from twofold.domain.records import Side
from twofold.domain.session import Do, Event, Note, Session
from twofold.domain.text import clean, clean_line
from twofold.exports.markdown import escape_line, markdown, quote

Year = tuple[Couple, list[Session], list[Note]]
WHEN = datetime(2026, 11, 20, 19, tzinfo=UTC)
READER = MarkdownIt("gfm-like", {"html": True})
NASTY = [
    "# heading",
    "====",
    "---",
    "+ item",
    "1) one",
    "12345. many",
    "> quote",
    "    code",
    "\tcode",
    "```\nfence",
    "~~~",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "[link](javascript:x)",
    "![picture](x)",
    "[ref]: http://x",
    "https://example.org/x and www.example.org and a@example.org",
    "a | b\n--|--\nc | d",
    "*a* _b_ **c** ~~d~~ `e`",
    "&lt;b&gt; &#35;",
    "back\\slash\\",
    "line  \nbreak\\\nagain",
    "a\n\n\nb",
    "\x1b]0;title\x07 [/red]",
    "- - -",
    "* * *",
    "Title\n===",
]


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children is None:
            yield token
        else:
            yield from leaves(token.children)


def shown(tokens: list[Token]) -> str:
    """Return the words that a reader sees, with line breaks, and nothing for structure."""
    return "".join(
        {"softbreak": "\n", "hardbreak": "\n", "paragraph_close": "\n\n"}.get(t.type, t.content)
        for t in leaves(tokens)
    )


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
        markdown(meet("A x", "B x"), [begun.with_(topic="x")], [Note(session=begun.id, text="x")], WHEN)
    )
    tokens = READER.parse(markdown(couple, [begun], [note], WHEN))
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


def test_a_year_is_told_in_order_with_what_matters(year: Year) -> None:
    couple, sessions, notes = year
    text = markdown(couple, sessions[::-1], notes, WHEN, UTC)
    assert text.startswith("# Ines and Rowan\n\nWritten by twofold on Friday 20 November 2026.")
    assert text.count("\n### ") == len(sessions)
    assert text.index("\n## 2025") < text.index("\n## 2026")
    for session in sessions:
        assert session.topic in text
        assert f": {session.protocol.name}" in text
    for note in notes:
        assert quote(note.text) in text
    assert "About: What your mother said at lunch" in text
    assert "There was a time-out on the way." in text
    assert "You stopped after " in text
    assert "Planned for " in text
    assert re.search(r"(?m)^- Ines spoke for \d+ minutes; Rowan said it back \d times, and got it\.$", text)
    assert re.search(r"(?m)^- Rowan spoke for \d+ minutes, in 5 turns\.$", text)
    assert re.search(r"How understood each felt afterwards: Ines [a-z ]+, Rowan [a-z ]+\.", text)
    assert "None" not in text


def test_times_are_told_in_the_zone_asked_for() -> None:
    protocol = load_protocols().protocols[0]
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    session = new_session(protocol, "", 1, "a", late)
    assert "Thursday 31 December 2026" in markdown(None, [session], [], WHEN, UTC)
    assert "## 2027\n\n### Friday 1 January 2027" in markdown(
        None, [session], [], WHEN, timezone(timedelta(hours=1))
    )


def test_an_empty_history_says_so() -> None:
    assert "You have not listened to each other here yet." in markdown(meet("A", "B"), [], [], WHEN)
    assert markdown(None, [], [], WHEN).startswith("# The two of you\n")


def test_a_note_without_its_session_is_not_lost() -> None:
    assert "## Other notes\n\n> kept" in markdown(None, [], [Note(session="gone", text="kept")], WHEN)


def test_a_history_that_does_not_fit_is_told_as_far_as_it_goes() -> None:
    session = new_session(load_protocols().protocols[0], "odd", 1, "a", WHEN)
    odd = session.with_(
        status="open", events=(Event(do="begin", t=0, at=WHEN), Event(do="pulse", t=1, at=WHEN))
    )
    assert "About: odd" in markdown(None, [odd], [], WHEN)


def test_who_passed_is_not_told() -> None:
    protocol = load_protocols().get("floor-and-mirror")
    assert protocol is not None
    session = new_session(protocol, "", 1, "a", WHEN)
    keys: list[tuple[Do, Side | None]] = [
        ("begin", None), ("settled", None), ("agree", "a"), ("agree", "b"), ("pass", None),
    ]  # fmt: skip
    for t, (do, by) in enumerate(keys):
        session = advance(session, Event(do=do, t=t * 0.1, at=WHEN, by=by))
    text = markdown(meet("Ana", "Ben"), [session], [], WHEN)
    assert "- A turn was left out." in text
    assert "passed" not in text

"""Letters on paper: as text, Markdown, a page, and a draft for a mail program, in any script."""

import email
import email.policy
import re
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE, UNSAFE
from twofold.domain.letters.records import Letter
from twofold.domain.text import clean, clean_line
from twofold.exports.letter_mail import letter_mail
from twofold.exports.letter_page import letter_page
from twofold.exports.letter_render import OnPaper, opened_letter
from twofold.exports.letters import letter_markdown, letter_text, told, write_letter

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
HEADERS = ["X-Unsent", "MIME-Version", "Date", "Message-ID", "Subject", "Content-Type",
           "Content-Transfer-Encoding"]  # fmt: skip


def paper(title: str = "Rain", text: str = "It rained.\n\nYou waited.", **more: Any) -> OnPaper:
    return OnPaper(
        **{"title": title, "text": text, "form": "letter", "writer": "Ana", "reader": "Ben", **more}
    )


def parsed(letter: OnPaper) -> EmailMessage:
    data = letter_mail(letter, NOW, UTC).encode("ascii")
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage) and not message.defects
    return message


@settings(max_examples=50)
@given(st.text(max_size=200), st.text(max_size=500))
@example("one\r\nBcc: everyone@example.org", "From here\n.\n..\ntrailing \t\n =20 ")
@example("=?utf-8?Q?not_encoded?=", "=3D" * 40)
@example("日本語のなまえ" * 20, "שלום עולם\n" * 9)
@example("👩‍❤️‍👨" * 20, "👩‍❤️‍👨" * 90)
@example("W" * 200, "x" * 2_000)
@example("a" * 60 + " é", "")
def test_any_text_comes_back_from_the_mail_as_it_was(title: str, text: str) -> None:
    letter = paper(title, text)
    message = parsed(letter)
    assert message.keys() == HEADERS, "nothing typed makes another header"
    assert message["Subject"] == letter.name
    body = message.get_content().replace("\r\n", "\n")
    wanted = clean(text, len(text))
    assert body == wanted + ("" if wanted.endswith("\n") else "\n")


def test_the_mail_is_a_draft_that_names_nobody() -> None:
    message = parsed(paper())
    assert message["X-Unsent"] == "1" and message["MIME-Version"] == "1.0"
    assert message["Date"] == "Mon, 23 Nov 2026 19:30:00 +0000"
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"
    assert re.fullmatch(r"<[0-9a-f]{32}@twofold\.invalid>", message["Message-ID"])
    assert message["Message-ID"] != parsed(paper())["Message-ID"]
    raw = letter_mail(paper(text="Dear Ben,\nyou waited.\nFrom here on\n"), NOW, UTC)
    assert "\r\nDear Ben,\r\nyou waited.\r\n" in raw, "it can be read as it stands"
    assert "\r\n=46rom here on\r\n" in raw, "a mailbox takes no line of it for another message"


@pytest.mark.parametrize("text", [*HOSTILE, *UNSAFE])
def test_hostile_words_stay_words_in_every_kind(text: str) -> None:
    letter = paper(text, f"{text}\n{text}", thanked=clean_line(text), writer=clean_line(text, 40))
    assert parsed(letter)["Subject"] == letter.name
    page = write_letter(".html", letter, NOW)
    assert "<script>" not in page and "\x1b" not in page
    assert page.count("<h1>") == 1
    marked = write_letter(".md", letter, NOW)
    assert sum(line.startswith("#") for line in marked.split("\n")) == 1
    for ending in (".txt", ".md", ".html", ".eml"):
        kept = write_letter(ending, letter, NOW)
        assert not set(kept) & set("\x1b\x07\x00\x9b\u202e\ud800")


def test_plain_text_is_just_the_words() -> None:
    assert letter_text(paper()) == "Rain\n\nIt rained.\n\nYou waited.\n"
    assert letter_text(paper(title="", text="  one\n\ttwo\n")) == "  one\n\ttwo\n"


def test_markdown_and_page_say_from_whom_and_what_came_back() -> None:
    letter = paper(day="Monday 23 November 2026", thanked="thank you", form="poem")
    marked = letter_markdown(letter, NOW, UTC)
    assert marked.startswith("# Rain\n\nAna to Ben, opened on Monday 23 November 2026.\n")
    assert "> It rained.\n>\n> You waited." in marked and "Ben wrote back:\n\n> thank you" in marked
    page = letter_page(letter, NOW, UTC)
    assert 'class="theirs words poem" dir="auto">It rained.\n\nYou waited.</div>' in page
    assert "thank you" in page and "http" not in re.sub(r'http-equiv="[^"]*"', "", page)
    assert letter_markdown(paper(title="", form="list"), NOW, UTC).startswith("# A list\n")


def opened(**more: Any) -> Letter:
    usual = {"id": "l", "author": "b", "sealed": NOW, "opened": NOW, "title": "Rain", "text": "It rained."}
    return Letter(**{**usual, **more})


def test_told_is_what_was_opened_and_nothing_that_waits() -> None:
    sealed = opened(id="s", opened=None, title="", text="", occasion="SECRET occasion")
    draft = Letter(id="d", author="a")
    gone = opened(id="g", title="GONE", deleted=NOW)
    assert told([sealed, draft, gone], ("Ana", "Ben"), UTC) == ""
    early = opened(id="e", author="a", title="", opened=datetime(2025, 1, 1, 23, 30, tzinfo=UTC))
    whole = told([opened(thanked="*thanks*"), sealed, early, draft], ("Ana", "Ben"), UTC)
    assert whole.split("\n\n") == [
        "## Letters",
        "### Wednesday 1 January 2025: A letter",
        "Ana to Ben.",
        "> It rained.",
        "### Monday 23 November 2026: Rain",
        "Ben to Ana.",
        "> It rained.",
        "Ana wrote back:",
        "> \\*thanks\\*",
    ]


def test_only_an_opened_letter_is_told() -> None:
    with pytest.raises(ValueError, match="opened"):
        opened_letter(opened(opened=None), ("Ana", "Ben"))

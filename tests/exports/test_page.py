"""The frame of a printed page: it needs nothing else, fits paper, and keeps everybody's words in place."""

import re

import pytest

from tests.support.hostile import HOSTILE_HTML
from tests.support.reading import Seen
from twofold.domain.text import clean
from twofold.exports.page import lines, page, text, theirs


def test_it_needs_nothing_else_and_runs_nothing() -> None:
    document = page("Ours", "<p>x</p>", "foot")
    for word in (
        "<script",
        "http://",
        "https://",
        "//",
        "url(",
        "@import",
        "src=",
        "<link",
        "<img",
        "srcset",
    ):
        assert word not in document, word
    assert "default-src 'none'" in document
    assert not re.search(r"\son\w+=", document)


def test_it_is_a_whole_document_for_a_printer() -> None:
    document = page("Ours", "<p>x</p>", "foot", ".mine { color: #000; }")
    assert document.startswith('<!doctype html>\n<html lang="en">')
    assert document.endswith("</html>\n")
    for word in (
        '<meta charset="utf-8">',
        "@page",
        "@media print",
        "break-inside: avoid",
        "break-after: avoid",
        "system-ui",
        ".mine { color: #000; }",
        "<title>Ours</title>",
        "<p>x</p>",
    ):
        assert word in document
    # Whatever the printer's paper is, A4 or Letter.
    assert "size:" not in document.replace("font-size:", "")


def test_it_is_readable_in_grey() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", page("", "", "")))
    assert grey(colours["ink"]) < 0.2
    assert grey(colours["soft"]) < 0.45
    assert grey(colours["tint"]) > 0.9


@pytest.mark.parametrize("words", HOSTILE_HTML)
def test_nasty_words_stay_in_their_place(words: str) -> None:
    plain = page("x", theirs("x", "p", "note") + lines(["x", "x"]), "x")
    seen = Seen(page(words, theirs(words, "p", "note") + lines([words, words]), words))
    assert seen.structure == Seen(plain).structure
    assert "".join(seen.words).count(clean(words)) == 5


def test_words_keep_their_lines_and_their_direction() -> None:
    assert theirs("a\nb") == '<span class="theirs" dir="auto">a\nb</span>'
    assert theirs("שלום", "p", "quiet") == '<p class="theirs quiet" dir="auto">שלום</p>'
    assert re.search(r"\.theirs \{[^}]*white-space: pre-wrap", page("", "", ""))
    assert re.search(r"\.theirs \{[^}]*unicode-bidi: isolate", page("", "", ""))


def test_it_is_safe_in_an_attribute() -> None:
    assert text("\"'<>&\x1b\u202e") == "&quot;&#x27;&lt;&gt;&amp;"

"""Fields take anything, keep what is safe, and say when it was too much."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.widgets import Input

from tests.support.waiting import until
from twofold.domain.text import LINE_LIMIT, NAME_LIMIT, TEXT_LIMIT
from twofold.widgets.fields import Line
from twofold.widgets.passphrase import Secret
from twofold.widgets.words import Words

HOSTILE = [
    "[/]", "[/foo]", "[bold]hi", "[x] done", "[@click=app.quit]x[/]", "[$accent]", "{0}", "%s", "\\[b]",
    "日本語のなまえ", "👩‍❤️‍👨 family", "שלום עולם", "e\u0301 combining",
]  # fmt: skip
UNSAFE = [
    "\x1b]0;PWNED\x07",
    "\x1b[31mred",
    "nul\x00l",
    "bell\x07",
    "\u202eright to left",
    "\x9b31m",
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", [Words, Line])
async def test_what_is_typed_stays_as_it_is(standing: Any, kind: type[Words] | type[Line], text: str) -> None:
    field = kind()
    async with standing(field) as pilot:
        field.focus()
        pilot.app.post_message(Paste(text))
        await pilot.pause()
        import unicodedata

        assert (field.text if isinstance(field, Words) else field.value) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", UNSAFE)
@pytest.mark.parametrize("kind", [Words, Line])
async def test_nothing_that_a_terminal_obeys_gets_in(
    standing: Any, kind: type[Words] | type[Line], text: str
) -> None:
    field = kind()
    async with standing(field) as pilot:
        field.focus()
        pilot.app.post_message(Paste(f"a{text}b"))
        await pilot.pause()
        value = field.text if isinstance(field, Words) else field.value
        assert value.startswith("a") and value.endswith("b")
        assert not set("\x1b\x00\x07\u202e\x9b\ud800") & set(value)


@pytest.mark.parametrize(
    ("field", "limit"), [(Words(), TEXT_LIMIT), (Line(), LINE_LIMIT), (Line(limit=NAME_LIMIT), NAME_LIMIT)]
)
@pytest.mark.parametrize("text", ["word " * 200_000, "line\n" * 200_000, "x" * 1_000_000])
async def test_a_megabyte_is_capped_with_a_word(
    standing: Any, seen: Callable[..., str], field: Words | Line, limit: int, text: str
) -> None:
    field = Words() if isinstance(field, Words) else Line(limit=field.limit)
    async with standing(field) as pilot:
        field.focus()
        pilot.app.post_message(Paste(text))
        await pilot.pause()
        assert len(field.text if isinstance(field, Words) else field.value) == limit
        assert len(pilot.app._notifications) == 1
        said = f"The first {limit:,} characters are here"
        await until(pilot, lambda: said in " ".join(seen(pilot).replace("▌", "").split()))


async def test_typing_stops_at_the_limit_and_goes_on_after_deleting(standing: Any) -> None:
    field = Words("abc", limit=4)
    async with standing(field) as pilot:
        field.focus()
        await pilot.press("end", "d", "e")
        assert field.text == "abcd"
        await pilot.press("backspace", "f")
        assert field.text == "abcf"


async def test_pasting_over_a_selection_counts_what_stays(standing: Any) -> None:
    field = Words("abcdefgh", limit=8)
    async with standing(field) as pilot:
        field.focus()
        field.select_all()
        pilot.app.post_message(Paste("12345678"))
        await pilot.pause()
        assert field.text == "12345678"
        assert not pilot.app._notifications


async def test_a_paste_that_begins_with_an_empty_line_becomes_one_line(standing: Any) -> None:
    field = Line()
    async with standing(field) as pilot:
        field.focus()
        for text in ("\n", "", "\n\n two\r\nlines "):
            pilot.app.post_message(Paste(text))
            await pilot.pause()
        assert field.value == "two lines"
        assert field.line == "two lines"


async def test_paste_goes_in_once(standing: Any) -> None:
    words, line = Words(), Line()
    async with standing(words, line) as pilot:
        for field in (words, line):
            field.focus()
            pilot.app.post_message(Paste("once "))
            await pilot.pause()
        assert words.text == "once "
        assert line.value.strip() == "once"


@pytest.mark.parametrize("kind", [Words, Line])
async def test_escape_leaves_the_field_and_keeps_the_text(
    standing: Any, kind: type[Words] | type[Line]
) -> None:
    field = kind()
    async with standing(field) as pilot:
        field.focus()
        await pilot.press(*"kept")
        await pilot.press("escape")
        assert pilot.app.focused is None
        assert (field.text if isinstance(field, Words) else field.value) == "kept"


@pytest.mark.parametrize("kind", [Words, Line])
async def test_what_was_copied_elsewhere_is_cleaned_too(
    standing: Any, kind: type[Words] | type[Line]
) -> None:
    field = kind()
    async with standing(field) as pilot:
        field.focus()
        pilot.app.copy_to_clipboard("a\x1b[31m\nb")
        await pilot.press("ctrl+v")
        text = field.text if isinstance(field, Words) else field.value
        assert text == ("a[31m\nb" if isinstance(field, Words) else "a[31m b")


async def test_undo_gives_back_what_was_cut_away(standing: Any) -> None:
    field = Words("dear you")
    async with standing(field) as pilot:
        field.focus()
        await pilot.press("end", "ctrl+w")
        assert field.text == "dear "
        await pilot.press("ctrl+z")
        assert field.text == "dear you"


async def test_a_field_made_with_unsafe_text_shows_it_clean(standing: Any) -> None:
    async with standing() as pilot:
        line, words = Line("a\x1b[31mb\nc"), Words("a\x1b[31mb\r\nc")
        await pilot.app.mount(line, words)
        assert line.value == "a[31mb c"
        assert words.text == "a[31mb\nc"
        assert isinstance(line, Input)


async def test_a_field_that_is_left_shows_how_its_words_begin(standing: Any, seen: Any) -> None:
    field = Line()
    async with standing(field) as pilot:
        field.styles.width = 12
        field.focus()
        await pilot.press(*"ask before I plan it")
        await pilot.pause()
        assert "ask" not in seen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "ask before" in seen(pilot)
        field.focus()
        await pilot.press("x")
        assert field.value == "ask before I plan itx"


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
JOINED = [FAMILY, "می\u200cخواهم", "\u2764\ufe0f\u200d\U0001f525", "\U0001f44d\U0001f3fd"]
"""A family, a word that is two without its joiner, a heart on fire, a hand with a colour of its own."""


@pytest.mark.parametrize("text", JOINED)
@pytest.mark.parametrize("kind", [Words, Line, Secret])
async def test_joiners_are_taken_as_they_are_typed(standing: Any, kind: Any, text: str) -> None:
    field = kind()
    async with standing(field) as pilot:
        field.focus()
        for character in f"a{text}\u202e\ufeffz":
            pilot.app.post_message(Key(_character_to_key(character), character))
        await pilot.pause()
        assert (field.text if isinstance(field, Words) else field.value) == f"a{text}z", "and no order"


async def test_an_emoji_goes_whole_or_stays_whole(standing: Any) -> None:
    field = Line(limit=10)
    async with standing(field) as pilot:
        field.focus()
        pilot.app.post_message(Paste(f"Ana {FAMILY}{FAMILY}"))
        await pilot.pause()
        assert field.value == f"Ana {FAMILY}", "half a family is none"
        await pilot.press("backspace")
        assert field.value == "Ana "
        await pilot.press("backspace", "backspace")
        assert field.value == "An"

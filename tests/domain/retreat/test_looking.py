"""Links: what may be opened, what is refused with a sentence, and where to look for things."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.hostile import HOSTILE, UNSAFE
from twofold.domain.people import Invalid
from twofold.domain.retreat.looking import ANYTHING, is_link, links, read_link, site_of
from twofold.domain.retreat.plan import WHERE


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("  HTTP://Example.org ", "http://Example.org"),
        ("example.org", "https://example.org"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("www.example.org/ö", "https://www.example.org/%C3%B6"),
        ("//example.org/a", "https://example.org/a"),
        ("http://localhost:8000/x", "http://localhost:8000/x"),
        ("http://[::1]/", "http://[::1]/"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ('https://example.org/`id`"<>|{}^', "https://example.org/%60id%60%22%3C%3E%7C%7B%7D%5E"),
        ("https://example.org/$(id);a'b", "https://example.org/%24%28id%29%3Ba%27b"),
        ("https://exam\x00ple.org/\x1b[2J", "https://example.org/[2J"),
        ("https://\u202egro.elpmaxe", "https://gro.elpmaxe"),
    ],
)
def test_a_link_is_read(typed: str, link: str) -> None:
    assert read_link(typed) == link
    assert read_link(link) == link


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("javascript:alert(1)", "begin with https"),
        ("JaVaScRiPt:alert(1)", "begin with https"),
        ("java\x00script:alert(1)", "begin with https"),
        ("javascript://example.org/%0aalert(1)", "begin with https"),
        ("data:text/html,<script>", "begin with https"),
        ("file:///etc/passwd", "begin with https"),
        ("mailto:a@b.org", "begin with https"),
        ("ftp://example.org", "begin with https"),
        ("", "link yet"),
        ("\u200b", "link yet"),
        ("two words", "no spaces"),
        ("https://good.org\\@bad.org", "no spaces"),
        ("https://good.org@bad.org/", "hides"),
        ("https://", "link yet"),
        ("https://...", "link yet"),
        ("sauna", "link yet"),
        ("-e", "link yet"),
        ("--version", "link yet"),
        ("https://[::1", "link yet"),
        ("https://example.org:99999999/", "link yet"),
        ("https://example.org/" + "x" * 10_000, "^A link can have up to 2,000 characters"),
        ("https://example.org/" + "ö" * 1000, "too long to be opened"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(typed: str, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        read_link(typed)
    assert not is_link(typed) and site_of(typed) == ""


@given(st.text(max_size=300) | st.from_regex(r"https?://[^\s]{1,80}", fullmatch=True))
def test_whatever_is_typed_it_is_refused_or_plain(text: str) -> None:
    try:
        link = read_link(text)
    except Invalid as trouble:
        assert str(trouble).endswith(".")
    else:
        assert link.startswith(("http://", "https://"))
        assert link.isascii() and link.isprintable() and not set(link) & set(" \\\"'`<>|{}^$();")
        assert read_link(link) == link


def test_who_sees_the_words() -> None:
    assert site_of("https://www.openstreetmap.org/search?query=x") == "openstreetmap.org"


def test_links_are_composed_of_what_they_want() -> None:
    found = {link.name: link for link in links("a hut & a sauna", "Harz", "away")}
    assert parse_qs(urlsplit(found["Search the web"].url).query) == {"q": ["a hut & a sauna Harz"]}
    assert parse_qs(urlsplit(found["On the map"].url).query) == {"query": ["a hut & a sauna Harz"]}
    assert parse_qs(urlsplit(found["Workshops for couples"].url).query)["q"] == [
        "couples workshop weekend a hut & a sauna Harz"
    ]
    assert "Retreat centres" in found
    assert all(link.site == site_of(link.url) != "" for link in found.values())


@pytest.mark.parametrize("where", WHERE)
def test_with_nothing_written_there_is_still_something_to_look_for(where: str) -> None:
    found = links("", " \u200b", where)  # type: ignore[arg-type]
    assert "On the map" not in [link.name for link in found] and len(found) == 3
    assert parse_qs(urlsplit(links("", "", where)[-1 if where == "workshop" else 0].url).query) == {  # type: ignore[arg-type]
        "q": [ANYTHING[where]]  # type: ignore[index]
    }


def test_a_workshop_is_looked_for_first_where_one_is_planned() -> None:
    led, lists, *_ = links("", "Kiel", "workshop")
    assert (led.name, lists.name) == ("Workshops for couples", "Lists of workshops, by method")
    assert parse_qs(urlsplit(lists.url).query)["q"][0].startswith("directory of couples workshops")
    assert lists.url.endswith("+Kiel")
    assert links("", "Kiel", "home")[0].name == "Search the web"


@pytest.mark.parametrize("words", [*HOSTILE, *UNSAFE])
def test_any_words_make_links_that_may_be_opened(words: str) -> None:
    for link in links(words, words, "away"):
        assert read_link(link.url) == link.url


def test_a_long_link_with_signs_of_its_own_is_read() -> None:
    assert read_link("https://example.org/" + "ö" * 990) == "https://example.org/" + "%C3%B6" * 990

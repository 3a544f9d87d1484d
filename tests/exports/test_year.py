"""A year on paper: what both chose and nothing else, whose it is, and nothing anybody typed as structure."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from tests.support.hostile import HOSTILE_HTML
from tests.support.reading import Seen, names, structure, words_of
from tests.support.tables import Kept
from tests.support.years import TODAY, a_sentence, a_year, at, letter, moment
from twofold.domain.book.leaves import leaves
from twofold.domain.book.year import Leaf, YearBook, book_of, called, dedicated, first, taken, turned
from twofold.domain.people import Couple, meet
from twofold.domain.records import Record
from twofold.domain.text import clean_line
from twofold.exports.page import text
from twofold.exports.year import told as everything
from twofold.exports.year import write_year, year_markdown
from twofold.exports.year_page import year_page

NOW = datetime(2026, 12, 30, 19, 30, tzinfo=UTC)
COUPLE = meet("Ana", "Ben")
WRITERS = [year_page, year_markdown]
Writer = Callable[..., str]


def book(*records: Record, year: int = 2026, all_of_it: bool = True) -> YearBook:
    some = leaves(Kept(*(records or a_year())), year, TODAY)
    choice = first(year, NOW)
    return book_of(taken(choice, some, True) if all_of_it else choice, some)


def told(writer: Writer, of: YearBook, couple: Couple | None = COUPLE) -> str:
    written = writer(of, couple, NOW, UTC)
    return words_of(written) if writer is year_page else " ".join(written.split())


@pytest.mark.parametrize("writer", WRITERS)
def test_all_that_was_chosen_is_there_and_nothing_private(writer: Writer) -> None:
    words = told(writer, book())
    for there in (
        "It rained.", "You waited.", "I saw it.", "You made tea.", "The soup.", "Last time by the sea",
        "A boat to the seals", "The old pier", "Her laugh in the boat", "What do you see?", "the sea",
        "a boat", "And then?", "home", "Stay (Ayo)", "She smiles.", "page 12", "say it",
        "We say it within a week.", "We say it.", "Tea", "at ten", "we are home",
        "The phones sleep in the hall", "each week", "for asking",
    ):  # fmt: skip
        assert there in words.replace("\\", ""), there
    for not_there in ("only mine", "Letter l2", "not talked about", "Run each day", "Drive to the sea"):
        assert not_there not in words, not_there


@pytest.mark.parametrize("writer", WRITERS)
def test_what_was_left_out_is_not_there(writer: Writer) -> None:
    some = leaves(Kept(*a_year()), 2026, TODAY)
    choice = first(2026, NOW)
    for leaf in some:
        if leaf.id in ("letters/l1", "plans/over", "rituals/r1"):
            choice = turned(choice, leaf)
    words = told(writer, book_of(choice, some))
    for gone in ("It rained.", "I saw it.", "Last time by the sea", "we are home", "The soup.", "And then?"):
        assert gone not in words, gone
    # Where a part is empty, its heading is away with it.
    assert "Letters" not in words and "Retreats" not in words and "Rituals" not in words
    assert "Moments" in words and "You made tea." in words


@pytest.mark.parametrize("writer", WRITERS)
def test_it_says_whose_each_is(writer: Writer) -> None:
    words = told(writer, book())
    assert "Ana to Ben" in words and "opened on Saturday 7 March" in words
    assert re.search(r"Ben wrote back:? (> )?I saw it\.", words)
    assert re.search(r"Ana:? (> )?the sea", words) and re.search(r"Ben guessed:? (> )?a boat", words)
    if writer is year_page:
        assert "You made tea. Ana · it reached Ben" in words and "The soup. Ben May" in words
        assert re.search(r"What you took home Ana The seals How quiet it was Ben Her laugh", words)
    else:
        assert "1 May, Ana: You made tea. (it reached Ben)" in words and "1 February, Ben: The soup." in words
        assert "- Ben: Her laugh in the boat" in words
        assert "Ana, each week." in words


@pytest.mark.parametrize("writer", WRITERS)
def test_it_is_of_its_year_alone(writer: Writer) -> None:
    records = (
        letter("now", at(3, 3)),
        letter("then", at(3, 3, year=2025)),
        moment("m", "Tea", at(1, 1, year=2025)),
    )
    assert "Letter now" in (words := told(writer, book(*records)))
    assert "Letter then" not in words and "Tea" not in words
    assert "Letter then" in told(writer, book(*records, year=2025))


@pytest.mark.parametrize("writer", WRITERS)
def test_nothing_is_counted(writer: Writer) -> None:
    """There are no figures but days, the year, and what they wrote."""
    words = told(writer, book(*(moment(f"m{n}", "Tea", at(1, 1, n)) for n in range(1, 18))))
    found = set(re.findall(r"\d+", words))
    assert found == {"2026", "1", "30"}


@pytest.mark.parametrize("writer", WRITERS)
def test_the_sentence_tells_its_versions(writer: Writer) -> None:
    sentence = a_sentence((at(3, 3, year=2024), "First."), (at(4, 4), "Second."), (at(9, 9), "Third."))
    words = told(writer, book(sentence)).lower()
    assert "since 9 september" in words and "from 4 april" in words and "as the year began" in words
    assert words.index("third.") < words.index("first.") < words.index("second.")
    assert words.count("third.") == 1
    gone = told(writer, book(a_sentence((at(3, 3), "First."), (at(5, 4), "")))).lower()
    assert "since 3 march, until you let it go on 4 may" in gone
    all_year = told(writer, book(sentence, year=2025)).lower()
    assert "first." in all_year and "since" not in all_year and "began" not in all_year


@pytest.mark.parametrize("writer", WRITERS)
def test_the_title_page_has_the_names_the_year_and_what_they_wrote(writer: Writer) -> None:
    some = leaves(Kept(*a_year()), 2026, TODAY)
    choice = dedicated(called(first(2026, NOW), "The year of the boat"), "For the evenings")
    own = told(writer, book_of(choice, some))
    for words in ("The year of the boat", "For the evenings", "Ana", "Ben", "2026"):
        assert words in own
    assert "The two of you" not in told(writer, book(), None) and "One of you" in told(writer, book(), None)


@pytest.mark.parametrize("writer", WRITERS)
def test_it_ends_with_honest_words(writer: Writer) -> None:
    words = told(writer, book())
    assert words.endswith(
        "Chosen by both of you, and written by twofold on Wednesday 30 December 2026. It is yours, and it is "
        "not sealed."
    )


def hostile(words: str) -> YearBook:
    """Return a year in which everything they could type is *words*."""
    plain = book()
    line = clean_line(words)

    def typed(leaf: Leaf) -> Leaf:
        said = tuple(
            replace(each, words=words, label=line if leaf.part == "passages" and each.side else each.label)
            for each in leaf.said
        )
        days = tuple(
            replace(day, said=tuple(replace(each, words=words) for each in day.said)) for day in leaf.days
        )
        return replace(leaf, title=line, said=said, days=days)

    return replace(plain, title=line, dedication=line, leaves=tuple(map(typed, plain.leaves)))


@pytest.mark.parametrize("words", HOSTILE_HTML)
def test_whatever_they_typed_makes_no_structure_of_the_page(words: str) -> None:
    ours = Seen(year_page(hostile("plain words"), names("x"), NOW, UTC))
    theirs = year_page(hostile(words), names(words), NOW, UTC)
    assert Seen(theirs).structure == ours.structure
    assert text(clean_line(words)) in theirs
    style = theirs[theirs.index("<style>") : theirs.index("</style>")]
    assert "url(" not in style and "@import" not in style


@pytest.mark.parametrize("words", HOSTILE_HTML)
def test_whatever_they_typed_makes_no_structure_of_the_markdown(words: str) -> None:
    ours = structure(year_markdown(hostile("plain words"), names("x"), NOW, UTC))
    assert structure(year_markdown(hostile(words), names(words), NOW, UTC)) == ours


def test_the_page_breaks_where_a_book_does() -> None:
    page = year_page(book(), COUPLE, NOW, UTC)
    style = page[page.index("<style>") : page.index("</style>")]
    for rule in (
        ".chapter { margin: 0; padding: 0; border: 0; break-before: page;", "break-after: avoid",
        ".letter + .letter { margin: 0; break-before: page;", "@page front { @top-center { content: none; }",
        '@top-center { content: "2026";', "counter(page)",
    ):  # fmt: skip
        assert rule in style, rule
    assert '<div class="moment whole">' in page and ".whole { break-inside: avoid;" in style
    # A month does not part from its first moment.
    assert '<div class="whole"><h3>May</h3><div class="moment whole">' in page
    assert page.count('class="letter"') == 1 and "size:" not in style.replace("font-size:", "")


def test_other_scripts_stand_in_their_own_direction() -> None:
    page = year_page(book(letter("l", at(3, 3), "שלום\n\nHello", title="מכתב")), COUPLE, NOW, UTC)
    assert '<h3 class="theirs" dir="auto">מכתב</h3>' in page
    assert '<div class="theirs words letter" dir="auto">שלום\n\nHello</div>' in page
    assert "unicode-bidi: plaintext" in page


def test_the_ending_says_which_it_is() -> None:
    assert write_year(".html", book(), COUPLE, NOW).startswith("<!doctype html>")
    assert write_year(".md", book(), COUPLE, NOW).startswith("# 2026\n")


def test_what_they_wrote_on_the_first_pages_is_told_with_everything_else() -> None:
    later = dedicated(called(first(2026, NOW), "*The boat*"), "For us")
    earlier = dedicated(first(2024, NOW), "For the evenings")
    assert everything([later, first(2025, NOW), earlier], ("Ana", "Ben"), UTC) == (
        "## Years on paper\n\n- 2024: For the evenings\n- 2026: \\*The boat\\* · For us"
    )
    assert everything([first(2025, NOW)], ("Ana", "Ben"), UTC) == ""

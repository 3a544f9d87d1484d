"""The questions that guide a talk: those for the kind of book, and no others."""

import pytest

from twofold.content.protocols import load_protocols
from twofold.content.shelf import shelf_words
from twofold.domain.listening.protocols import Protocol
from twofold.domain.shelf.guiding import GUIDES, guided, questions
from twofold.domain.shelf.records import Form

LIBRARY = load_protocols()
FORMS: tuple[Form, ...] = ("novel", "guide", "essay")


def protocol(name: str) -> Protocol:
    found = LIBRARY.get(name)
    assert found is not None
    return found


def test_each_kind_of_book_and_a_film_have_questions_of_their_own() -> None:
    book = protocol("book-talk")
    each = [questions(book, form) for form in FORMS]
    assert all(len(lines) == 5 for lines in each) and len({line for lines in each for line in lines}) == 15
    assert questions(protocol("film-talk"), "") not in each


@pytest.mark.parametrize("form", FORMS)
def test_a_talk_about_a_book_has_the_questions_for_it_alone(form: Form) -> None:
    step = guided(protocol("book-talk"), form).rounds[0].steps[0]
    assert step.more == ()
    whole = protocol("book-talk").rounds[0].steps[0]
    lines = {stems.name: stems.lines for stems in whole.more}
    assert step.stems == lines.get(GUIDES.get(form, ""), whole.stems)


def test_where_nobody_said_which_kind_all_of_them_are_there() -> None:
    assert guided(protocol("book-talk"), "") is protocol("book-talk")
    # One of the couple's own, with no questions for a guide, keeps what it has.
    assert guided(protocol("film-talk"), "guide") is protocol("film-talk")


def test_every_book_of_the_list_is_a_novel_a_guide_or_an_essay() -> None:
    words = shelf_words()
    assert sum(len(words.of("book", form)) for form in FORMS) == len(words.book)
    assert all(len(words.of("book", form)) >= 8 for form in FORMS)
    assert sum(film.year > 1975 for film in words.film) >= 15

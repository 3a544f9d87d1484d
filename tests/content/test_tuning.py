"""The words around tuning in: whole, our own, and with a place for the name of the other."""

from twofold.content.tuning import tuning_words
from twofold.domain.text import LINE_LIMIT, clean_line
from twofold.domain.tuning.checkins import LINES, PARTS
from twofold.screens.tuning.checkinform import HINTS
from twofold.screens.tuning.render_checkin import MANY, ORDER


def test_the_agenda_has_every_part_and_takes_about_an_hour() -> None:
    agenda = tuning_words().agenda
    assert tuple(agenda) == PARTS and set(HINTS) == set(PARTS)
    assert 50 <= sum(part.minutes for part in agenda.values()) <= 70
    assert all(1 <= lines < len(MANY) and lines <= len(ORDER) for lines in LINES.values())


def test_there_are_enough_words_for_a_mood_and_none_twice() -> None:
    words = [word for group in tuning_words().moods for word in group.words]
    assert len(words) >= 36 and len(set(words)) == len(words)
    assert all(word == clean_line(word) and len(word) <= LINE_LIMIT for word in words)


def test_what_is_asked_names_the_other_and_says_what_a_key_does() -> None:
    card = tuning_words().card
    for words in (card.wish, card.thanks, card.together, card.leave):
        assert "{name}" in words
    assert card.together.startswith("{key} ") and card.leave.startswith("{key} ")


def test_the_evidence_is_told_honestly() -> None:
    words = tuning_words()
    for source in (words.card.source, words.checkin.source):
        assert "no trial" in source and "couples education" in source

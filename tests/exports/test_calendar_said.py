"""What an event says in several languages, and what a calendar of a retreat says of itself."""

from datetime import date
from typing import Any

import pytest

from tests.support.weekend import a_weekend
from tests.support.years import at
from twofold.domain.people import meet
from twofold.domain.promises.agreements import agree
from twofold.domain.promises.terms import Terms
from twofold.exports.calendar import calendar
from twofold.exports.calendar_lines import Event, Line
from twofold.exports.calendar_promises import promises_calendar
from twofold.exports.calendar_told import Told
from twofold.exports.calendar_words import notes_of, place_of, title_of
from twofold.exports.whole import Whole

COUPLE = meet("Ana", "Ben")


def event(**lines: tuple[tuple[str, str], ...]) -> Event:
    """Return an event that says each thing in these languages ("" for none)."""
    return Event(
        {name: [Line({"LANGUAGE": tongue} if tongue else {}, words) for tongue, words in said]
         for name, said in lines.items()}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "title", "place", "notes"),
    [
        ("de_DE.UTF-8", "Gang", "Am See", "Bring Tee mit."),
        ("en_GB.UTF-8", "Walk", "By the lake", "Bring tea."),
        ("fr_FR.UTF-8", "Gang", "Am See", "Bring Tee mit."),
    ],
)
def test_of_several_languages_the_one_of_this_machine_is_told(
    monkeypatch: pytest.MonkeyPatch, lang: str, title: str, place: str, notes: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", lang)
    walk = event(
        SUMMARY=(("de", "Gang"), ("en-GB", "Walk")),
        LOCATION=(("de", "Am See"), ("en", "By the lake")),
        DESCRIPTION=(("de", "Bring Tee mit."), ("en", "Bring tea.")),
    )
    assert (title_of(walk), place_of(walk), notes_of(walk)) == (title, place, notes)


def test_what_is_said_more_than_once_in_one_language_is_told_once_each() -> None:
    walk = event(DESCRIPTION=(("", "Bring tea."), ("", " Bring tea. "), ("", "And bread.")))
    assert notes_of(walk) == "Bring tea.\nAnd bread."


def test_it_rings_only_where_that_is_asked_for() -> None:
    assert "VALARM" not in calendar(a_weekend(), COUPLE)
    assert "VALARM" in calendar(a_weekend(), COUPLE, rings=True)


def test_what_is_called_off_says_when_and_counts_on() -> None:
    before = calendar(a_weekend(rev=3), COUPLE)
    kept = a_weekend(rev=5)
    plan = kept.with_(slots=kept.slots[1:])
    told = calendar(plan, COUPLE, before=before)
    (gone,) = (
        each for each in told.replace("\r\n ", "").split("BEGIN:VEVENT\r\n") if "STATUS:CANCELLED" in each
    )
    assert f"UID:{kept.slots[0].id}" in gone and "SEQUENCE:5\r\n" in gone
    assert f"DTSTAMP:{plan.updated:%Y%m%dT%H%M%SZ}\r\n" in gone


@pytest.mark.parametrize(("who", "said"), [("a", "Ana"), ("b", "Ben"), ("both", "Both of you")])
def test_a_promise_in_the_calendar_says_whose_it_is(who: Any, said: str) -> None:
    day = date(2026, 1, 5)
    kept = agree(Terms(who, "No phones", date(2026, 2, 1)), ("a", "b"), at(1, 5), day)
    told = promises_calendar(Whole(couple=COUPLE, agreements=(kept,))).replace("\r\n ", "")
    assert [name for name in ("Ana", "Ben", "Both of you") if name in told] == [said]


MANY = {
    "elsewhere": "3 things in this file are on other days and are left out.",
    "off": "3 things in this file were cancelled and are left out.",
    "timeless": "3 things in this file have no readable time and are left out.",
    "odd": "3 things in this file repeat in a way twofold cannot follow and are left out.",
    "older": "3 older versions of things in this file are left out.",
    "twice": "3 things in this file are copies of others and are left out.",
    "guess": "3 things have no end: their lengths are guesses. Change them if you know better.",
    "day": "3 things are for the whole day. They are set from 9:00 to 17:00 for now.",
    "series": "3 things repeat; their times on your days are taken.",
}
ONE = {
    "off": "One thing in this file was cancelled and is left out.",
    "timeless": "One thing in this file has no readable time and is left out.",
    "odd": "One thing in this file repeats in a way twofold cannot follow and is left out.",
}


def said(kind: str, count: int, *, few: bool = True) -> list[str]:
    told = Told(few=few)
    for n in range(count):
        told.tell(kind, f"Thing {n}.")
    return told.words()


@pytest.mark.parametrize("kind", MANY)
def test_of_many_things_of_a_kind_only_their_number_is_said(kind: str) -> None:
    two = [MANY[kind].replace("3", "2", 1)] if kind == "elsewhere" else ["Thing 0.", "Thing 1."]
    assert (said(kind, 1), said(kind, 2), said(kind, 3)) == (["Thing 0."], two, [MANY[kind]])


@pytest.mark.parametrize("kind", MANY)
def test_what_may_be_others_is_named_in_a_file_of_a_few_things_alone(kind: str) -> None:
    assert said(kind, 1, few=False) == [ONE.get(kind, "Thing 0.")]
    hidden = kind in ONE or kind == "elsewhere"
    assert (said(kind, 2, few=False) == [MANY[kind].replace("3", "2", 1)]) == hidden


def test_what_stands_for_itself_is_said_each_time_and_the_same_sentence_once() -> None:
    assert said("", 4) == [f"Thing {n}." for n in range(4)]
    told = Told(few=True)
    told.tell("zone", "Check it first.")
    told.tell("older")
    told.tell("zone", "Check it first.")
    told.tell("twice")
    assert told.words() == [
        "Check it first.", "An older version of one thing in this file is left out.",
        "One thing is in this file twice and is taken once.",
    ]  # fmt: skip

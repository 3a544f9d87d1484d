"""A letter of another script is the command at its place: what the terminal tells, what tables know."""

import pytest
from textual import events

from twofold.frame.keyplaces import KeyPlaces, language_in
from twofold.widgets.inside.terminal import Parser

TOP, HOME, LOW = "qwertyuiop", "asdfghjkl", "zxcvbnm"
ROWS = {
    "Russian": ("йцукенгшщз", "фывапролд", "ячсмить"),
    "Ukrainian": ("йцукенгшщз", "фівапролд", "ячсмить"),
    "Greek": (" ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"),
    "Hebrew": ("  קראטוןםפ", "שדגכעיחלך", "זסבהנמצ"),
    "Arabic": ("ضصثقفغعهخح", "شسيبلاتنم", " ءؤرﻻىة"),
    "Persian": ("ضصثقفغعهخح", "شسیبلاتنم", "    \u202f  "),
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=list(ROWS))
def test_each_letter_is_the_one_at_its_place(rows: tuple[str, ...]) -> None:
    places = KeyPlaces()
    for row, latin in zip(rows, (TOP, HOME, LOW), strict=True):
        for letter, place in zip(row, latin, strict=True):
            if letter.isalpha():
                assert places.meant(letter) == place


def test_capitals_are_capitals() -> None:
    places = KeyPlaces()
    assert [places.meant(letter) for letter in "ЯРЫІОЖ"] == ["Z", "H", "S", "S", "J", ""]
    assert [places.meant(letter) for letter in "ΖΗΣΞ"] == ["Z", "H", "S", "J"]
    assert [places.meant(letter) for letter in "أ\u064d"] == ["H", "S"]


def test_what_two_layouts_have_in_different_places_is_nobodys() -> None:
    places = KeyPlaces()
    assert [places.meant(letter) for letter in "دطظزذئ"] == [""] * 6


@pytest.mark.parametrize("letter", "აกㅎéłΆ€")
def test_of_what_is_not_known_nothing_is_meant(letter: str) -> None:
    assert KeyPlaces().meant(letter) == ""


@pytest.mark.parametrize("digit", ["٤", "۴", "४", "４"])
def test_digits_are_digits(digit: str) -> None:
    assert KeyPlaces().meant(digit) == "4"


def test_latin_stays_latin() -> None:
    places = KeyPlaces()
    assert all(places.meant(letter) == letter for letter in "azAZ09;'/,.")
    assert (places.meant("？"), places.meant("؟"), places.meant("ｆ")) == ("?", "?", "f")


def test_a_mark_is_a_letter_only_next_to_its_script() -> None:
    places = KeyPlaces()
    places.meant("א")
    assert (places.meant("'"), places.meant("/"), places.meant(";")) == ("w", "q", ";")
    places.meant("λ")
    assert (places.meant(";"), places.meant("/")) == ("q", "/")
    places.meant("f")
    assert places.meant(";") == ";"
    assert KeyPlaces("el").meant(";") == "q"


def test_where_a_language_has_its_own_layout_nothing_is_guessed() -> None:
    bulgarian = KeyPlaces("bg")
    assert (bulgarian.meant("а"), bulgarian.meant("α")) == ("", "a")
    bulgarian.heard("\x1b[1072::97;1;1072u")
    assert bulgarian.meant("а") == "a"
    assert (KeyPlaces("ur").meant("ا"), KeyPlaces("ur").meant("أ")) == ("", "")


@pytest.mark.parametrize(
    ("sent", "left", "letter", "meant"),
    [
        ("\x1b[1072::102;;1072u", "\x1b[1072;;1072u", "а", "f"),
        ("\x1b[1072:1040:102;2;1040u", "\x1b[1072;2;1040u", "А", "F"),
        ("\x1b[1072::102;65;1040u", "\x1b[1072;65;1040u", "А", "F"),
        ("\x1b[4304::97;;4304u", "\x1b[4304;;4304u", "ა", "a"),
        ("\x1b[233::50;;233u", "\x1b[233;;233u", "é", "2"),
        ("\x1b[113::97;;113u", "\x1b[113;;113u", "q", "q"),  # AZERTY: Latin letters are what they are called
        ("\x1b[1073::44;;1073u", "\x1b[1073;;1073u", "б", ","),
        ("\x1b[97:65;2;65u", "\x1b[97;2;65u", "A", "A"),
    ],
)
def test_what_the_terminal_tells_goes_first(sent: str, left: str, letter: str, meant: str) -> None:
    places = KeyPlaces("bg") if letter == "а" else KeyPlaces()
    assert places.heard(sent) == left
    assert places.meant(letter) == meant
    (key,) = Parser().feed(left)
    assert isinstance(key, events.Key)
    assert key.character == letter


def test_a_key_that_writes_nothing_becomes_the_one_at_its_place() -> None:
    places = KeyPlaces()
    assert places.heard("\x1b[1081::113;5u") == "\x1b[113;5u"
    (key,) = Parser().feed("\x1b[113;5u")
    assert isinstance(key, events.Key)
    assert key.key == "ctrl+q"
    assert places.heard("\x1b[97::113;5u") == "\x1b[97;5u", "A on AZERTY is no Q"


@pytest.mark.parametrize(
    "sent",
    ["\x1b[13u", "\x1b[1072;;1072u", "\x1b[A", "\x1b", "\x1b[9999999::102;;9999999u", "\x1b[1072::999;0:1;u",
     "\x1b[:::;;u", "\x1b[1072:::102;1;1072u"],
)  # fmt: skip
def test_nothing_that_is_sent_breaks_it(sent: str) -> None:
    places = KeyPlaces()
    places.heard(sent)
    assert places.meant("а") == "f"


def test_the_language_is_the_one_that_is_named_first() -> None:
    assert language_in({"LANG": "el_GR.UTF-8"}) == "el"
    assert language_in({"LC_ALL": "he_IL", "LANG": "C.UTF-8"}) == "he"
    assert language_in({}) == ""

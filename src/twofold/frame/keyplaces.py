"""Commands are Latin letters; here is which of them is meant where the keyboard writes another script.

What the terminal tells of a key's place goes first. Where it tells nothing, the standard layouts are looked
up: a letter that stands in different places on two of them is nobody's, and so is a whole script where the
language of the machine has layouts of its own for it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from twofold.domain.patterns import pattern

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_LAYOUTS = (
    ("cyrillic", "йцукенгшщзхъфывапролджэячсмитьбю.ё"),  # Russian
    ("cyrillic", "йцукенгшщзхїфівапролджєячсмитьбю.'"),  # Ukrainian
    ("greek", ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./`"),
    ("hebrew", "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.;"),  # SI-1452
    ("arabic", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظذ"),  # Arabic 101
    ("arabic", "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدئو./`"),  # Persian
)
_SHIFTED = {"أ": "H", "ٍ": "S", "؟": "?"}
"""Arabic has no capitals; these stand above the letters that are commands as capitals."""
_OTHERWISE = {"bg": "cyrillic", "mk": "cyrillic", "sr": "cyrillic", "ur": "arabic", "ps": "arabic"}
"""Languages whose keyboards have that script in other places than all those above."""
_MARKS = {"greek": {";": "q"}, "hebrew": {"/": "q", "'": "w"}}
"""Marks that stand where Latin has a letter; on other keyboards they are where they are."""
_BEGIN = {"el": "greek", "he": "hebrew", "iw": "hebrew"}
_TOLD = pattern(r"\x1b\[(\d{1,7}):\d*(?::(\d{1,3}))?((?:;([\d:]*))?(?:;(\d{1,7}))?u)")
_SHIFT, _CAPS = 1, 64


class KeyPlaces:
    """Which key of a Latin keyboard a letter stands on, for a machine whose language is *language* ("el")."""

    def __init__(self, language: str = "") -> None:
        self._places = _places(_OTHERWISE.get(language, ""))
        self._script = _BEGIN.get(language, "")
        self._told: dict[str, str] = {}

    def heard(self, sequence: str) -> str:
        """Learn what *sequence*, a key as kitty's protocol has it, tells of its place; return it without.

        Where it writes nothing (Ctrl is held), it becomes the key at that place.
        """
        if not (match := _TOLD.fullmatch(sequence)):
            return sequence
        code, place, rest, modifiers, text = match.groups()
        key = chr(int(place)) if place else ""
        if not (key.isascii() and key.isalnum()):
            return f"\x1b[{code}{rest}"
        if text and int(text) <= 0x10FFFF:
            held = int((modifiers or "1").partition(":")[0] or 1) - 1
            self._told[chr(int(text))] = key.upper() if held & (_SHIFT | _CAPS) else key
        elif not text and int(code) > 127:
            code = place
        return f"\x1b[{code}{rest}"

    def meant(self, letter: str) -> str:
        """Return the Latin letter, digit or mark that is meant by *letter*, which is not bound to anything.

        It is *letter* itself where that is one, and "" where nothing is known of its place.
        """
        if letter.isascii() and letter.isalnum():
            self._script = ""
            return letter
        if script := _script(letter):
            self._script = script
        if told := self._told.get(letter):
            return told
        if letter.isascii():
            return _MARKS.get(self._script, {}).get(letter, letter)
        if (digit := unicodedata.decimal(letter, None)) is not None:
            return str(digit)
        if "！" <= letter <= "～":  # as wide as an ideograph, and else the same
            return chr(ord(letter) - ord("！") + ord("!"))
        return self._places.get(letter, "")


def language_in(environment: Mapping[str, str]) -> str:
    """Return the language ("el") that *environment* names first; "" where it names none."""
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return re.split(r"[_.@-]", next(filter(None, named), ""))[0].lower()


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0].lower()
    return name if letter.isalpha() and not letter.isascii() else ""


def _places(otherwise: str) -> dict[str, str]:
    """Return the place of each letter that has one, without the script *otherwise*."""
    found: dict[str, set[str]] = {}
    for letter, place in _pairs(row for script, row in _LAYOUTS if script != otherwise):
        found.setdefault(letter, set()).add(place)
    places = {letter: stands.pop() for letter, stands in found.items() if len(stands) == 1}
    return places | ({} if otherwise == "arabic" else _SHIFTED)


def _pairs(rows: Iterable[str]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for letter, place in zip(row, _KEYS, strict=True):
            if not letter.isascii():
                yield letter, place
                if letter.upper().lower() == letter != letter.upper() and place.isalpha():
                    yield letter.upper(), place.upper()

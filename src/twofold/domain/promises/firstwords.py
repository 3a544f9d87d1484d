"""What an agreement begins with that comes of a request: what was asked, in the measure that was offered."""

import re

from twofold.domain.hintwords import AMBIGUOUS, LEADS, POSTURES, TIMES, VERBS
from twofold.domain.text import clean_line, folded
from twofold.domain.worksheet.requests import Said
from twofold.domain.worksheet.sheet import Request

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 4
"""Letters at the beginning by which two words are taken for the same one: phone, phones."""
_DOES = VERBS | AMBIGUOUS | POSTURES
_WHO = frozenset(("i", "we"))
_NAMES = frozenset(
    ("a", "an", "the", "both", "one", "two", "three", "my", "your", "our", "some", "more", "no", "each")
)
"""Words that begin something without a verb: both phones in the drawer."""


def asked_for(request: Request, said: Said, *, is_day: bool, has_end: bool) -> tuple[str, str]:
    """Return what is agreed on, and how often, where *said* answers *request* with a yes or a smaller offer.

    *is_day*: when it was asked for is a day, which has a place of its own; *has_end*: so is until when. What
    has none is told in words. An offer that only measures ("Mondays only") keeps what was asked for.
    """
    what, often = request.what, request.often
    if said.answer != "smaller":
        told = [what, "" if is_day else request.when]
    elif _is_whole(said.words, what):
        told = [said.words]
    elif TIMES.search(said.words):
        told, often = [what], said.words
    else:
        told = [f"{what}: {said.words}"]
    if request.until and not has_end:
        told.append(f"until {request.until.removeprefix('until ')}")
    return clean_line(", ".join(filter(None, told))), often


def _is_whole(offer: str, what: str) -> bool:
    """Return whether *offer* says what is done, and not only how much of *what* was asked for."""
    words = _WORD.findall(folded(offer))
    if not what or not words or words[0] in _WHO:
        return True
    if next((word for word in words if word not in LEADS), "") in _DOES:
        return True
    asked = _WORD.findall(folded(what))
    return asked[:1] == [] or (asked[0] in _NAMES and bool(_stems(words) & _stems(asked)))


def _stems(words: list[str]) -> set[str]:
    return {word[:_STEM] for word in words if len(word) >= _STEM and not TIMES.search(word)}

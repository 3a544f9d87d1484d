"""Whether two questions ask the same thing, told by the stems and the key words that they share."""

import re
from functools import cache

_WORDS = """
a about after all am an and any anybody are as at be been between but by ca can cannot could did do does done
each even ever every feel for from get gets had has have her him his how i if in into is it its just
know like make makes made me more most much my not of off on one or other our out over people quite really
say see should so some somebody someone than that the their them then there they this to too up us very was
way we were what when where which who whom whose will with would you your yours yourself
"""
_PLAIN = frozenset(_WORDS.split())
_ENDINGS = re.compile(r"(?:fulness|nesses|ness|ments?|ation|ings?|ions?|ied|ies|ers?|ed|es|ly|s|e|y)$")
_SHORTENED = re.compile(r"n?'(?:t|s|re|ve|d|ll|m)\b")
_SAME = {
    each: words[0]
    for line in """
    wanted desir
    pain hurt ach
    duty duti dut job chor
    calm comfort sooth consol
    worr anxious nervous
    death die dead dy mortal
    afraid fear scar frighten terrif scary
    sorry sorr apolog
    glad happy happi joy
    grief griev mourn
    child childhood childr kid
    old older age ageing elder
    money cash
    house home
    sick ill illness illn
    long longest
    quarrel argu fight disagre
    alone lonel lone
    letdown disappoint
    custom ritual tradition tradit
    present gift
    trust faithful
    learn taught teach
    ring call phone
    relative relativ famil kin
    hard hardest harder difficult
    begin begun start
    """.strip().splitlines()
    for words in [line.split()]
    for each in words
}


@cache
def telling(words: str) -> frozenset[str]:
    """Return the stems of *words* that make a question what it is; words of one meaning have one stem."""
    found = set[str]()
    for word in re.findall(r"[a-z]+", _SHORTENED.sub("", words.lower())):
        if word in _PLAIN:
            continue
        stem = word if len(word) < 5 else _ENDINGS.sub("", word)
        found.add(_SAME.get(word) or _SAME.get(stem) or stem)
    return frozenset(found)


def likeness(one: str, two: str) -> float:
    """Return how much of what *one* and *two* tell is the same, from 0 to 1.

    A single word in common is not enough, unless there is no other.
    """
    first, second = telling(one), telling(two)
    both, either = first & second, first | second
    return len(both) / len(either) if len(both) > 1 or both == either else 0.0


def alike(one: str, two: str, *, least: float = 0.41) -> bool:
    """Return whether *one* and *two* share *least* of what they tell."""
    return likeness(one, two) >= least

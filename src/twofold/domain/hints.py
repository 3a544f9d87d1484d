"""Gentle hints while someone writes a soft opening or a request: they never block, and know only English.

After softened start-up (John Gottman: a feeling, one situation, a positive need; no "always", no labels),
after observation, feeling, need, request (Marshall Rosenberg: what a camera would record; an emotion, not a
judgement; a request that can be refused), and after the requests of behavioural couple work: positive, one
at a time, small, and with a time. A hint missed costs less than a wrong one, so every rule has its
exceptions ("when you are home", "less than an hour", "tea and cake").

Each rule goes along the text once; no pattern can run away on a long one.
"""

import re
from collections.abc import Callable

import msgspec

from .hintwords import (
    AMBIGUOUS,
    JUDGEMENTS,
    LABELS,
    LEADS,
    OBJECTS,
    POSTURES,
    SHORTENED,
    STRONG_LABELS,
    TIMES,
    VERBS,
)
from .worksheet.sheet import Opening, Request, Row

MOST = 3
"""Hints given at a time, the most important first."""


class Hint(msgspec.Struct, frozen=True):
    """``rule``: its name. ``words``: one short sentence with a way out. ``quote``: the place in the text
    that it is about, as typed ("" for something that is missing)."""

    rule: str
    words: str
    quote: str = ""


def opening_hints(opening: Opening) -> tuple[Hint, ...]:
    """Return the hints on *opening*, at most three; none when there is nothing to say."""
    feeling, about, need = opening.feeling, opening.about, opening.need
    everything = (feeling, about, need)
    found = (
        _character(everything),
        _you_are(everything),
        _generalising(everything, "'{}' is hard to hear. Can you name one time?"),
        _thought(opening),
        _judgement(feeling),
        _should(everything),
        _complaint((need,)),
        _another(need),
    )
    return tuple(hint for hint in found if hint)[:MOST]


def words_hints(row: Row) -> tuple[Hint, ...]:
    """Return the hints on what *row* says in one's own words, and why it matters, at most three.

    These are about oneself: only what is said of the other can be hard to hear.
    """
    both = (row.words, row.why)
    found = (
        _character(both),
        _you_are(both),
        _hint("always", _find(_YOU_ALWAYS, both), "'{}' is hard to hear. Can you name one time?"),
        _hint("should", _find(_YOU_SHOULD, both), "'{}' leaves no room for a no. Try 'I would like'."),
        _complaint((row.words,)),
        _another(row.words) if row.kind == "need" else None,
    )
    return tuple(hint for hint in found if hint)[:MOST]


def request_hints(request: Request) -> tuple[Hint, ...]:
    """Return the hints on *request*, at most three; none when there is nothing to say, or nothing asked."""
    everything = (request.what, request.when, request.often, request.until)
    found = (
        _character(everything),
        _you_are(everything),
        _complaint((request.what,)),
        _generalising((request.what,), "'{}' is a lot to promise. How often is enough?"),
        _should((request.what,)),
        _several(request.what),
        _no_time(request),
    )
    return tuple(hint for hint in found if hint)[:MOST]


# -- how rules search ---------------------------------------------------------------------------------

_YOU = r"\byou(?:\s+(?:are|were|seem|look|sound|act|get|can\s+be|have\s+been)|\s?['’ʼ](?:re|ve\s+been)|re)\b"
_ADVERBS = r"(?:\s+(?:so|too|very|really|just|such|being|always|often|quite|a|an|the|rather|getting)){0,3}\s+"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _find(pattern: re.Pattern[str], texts: tuple[str, ...]) -> str:
    """Return the first match in *texts* that is no exception (a group "but" that took part); "" for none."""
    for text in texts:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            if groups.get("but") is None:
                return groups.get("it") or match[0]
    return ""


def _hint(rule: str, quote: str, words: str) -> Hint | None:
    """Return the hint of *rule* with the quote set into *words*, or None without a quote."""
    said = " ".join(quote.split()).lower()
    return Hint(rule, words.format(said[:1].upper() + said[1:]), quote) if quote else None


# -- softened start-up: no labels, no verdicts, one situation -------------------------------------------

_SELF = (
    r"(?P<but>\b(?:i\s?['’ʼ]?m|i\s+am|i\s+was|i\s+feel|i\s+felt|feel|feeling|my)\s+(?:\w{1,20}\s+){0,2}?)?"
)
_STRONG = _pattern(rf"{_SELF}\b(?P<it>{'|'.join(STRONG_LABELS)})\b")
_LABEL = _pattern(rf"{_YOU}{_ADVERBS}(?P<it>{'|'.join(LABELS)})\b(?!\s+at\b)")
_HOW_LABEL = _pattern(
    rf"\bhow\s+(?:\w{{1,10}}\s+)?(?P<it>{'|'.join(LABELS)})\s+{_YOU[2:]}"
    rf"|\b(?:{'|'.join(LABELS)})\s+of\s+you\b"
    r"|\byour\s+(?:laziness|coldness|meanness|stubbornness|rudeness|jealousy|carelessness|neediness|arrogance)\b"
)
_ARE = _pattern(
    r"(?P<but>\b(?:when|whenever|if|while|until|till|before|after|where|wherever|once|what|who|unless|than|as"
    r"|whether|because|that|glad|happy)\s+)?\b(?P<it>you\s+are|you\s?['’ʼ]re|youre)\b"
    r"(?!\s+(?:here|home|back|there|away|free|ready|with|near|welcome|asleep|awake|able|at|in|on)\b)"
)


def _character(texts: tuple[str, ...]) -> Hint | None:
    # The feeling field says "selfish" of oneself; only what goes with "you" is about the other there.
    own = texts[1:] if len(texts) == 3 else texts
    quote = _find(_STRONG, own) or _find(_LABEL, texts) or _find(_HOW_LABEL, texts)
    return _hint("character", quote, "'{}' names a person. What would a camera see?")


def _you_are(texts: tuple[str, ...]) -> Hint | None:
    if _character(texts):
        return None  # it says the same, and says it better
    quote = _find(_ARE, texts)
    return _hint("you-are", quote, "'{}' can sound like blame. What did you see?")


_ALWAYS = _pattern(
    r"\b(?:always|constantly|never(?!\s+mind|-ending)|every\s+single\s+time"
    r"|all\s+the\s+time(?!\s+(?:we|you|i|it|in|that)\b))\b"
)


_YOU_ALWAYS = _pattern(
    r"\byou(?:\s+(?:are|have|do|just))?\s+(?:always|constantly|never)\b|\byou\s?['’ʼ](?:re|ve)\s+(?:always|never)\b"
)


def _generalising(texts: tuple[str, ...], words: str) -> Hint | None:
    return _hint("always", _find(_ALWAYS, texts), words)


# -- a feeling, and not a thought or a judgement --------------------------------------------------------

_THOUGHT_FIRST = _pattern(
    r"^\s*(?:i\s+feel\s+)?(?P<it>that|as\s+if|as\s+though|like\s+(?:you|i|we|nobody|no\s+one|nothing|everything))\b"
)
_THOUGHT = _pattern(r"\bfeel(?:s|ing)?\s+(?P<it>that|as\s+if|as\s+though|like\s+you)\b")
_JUDGED = _pattern(
    rf"\b(?:{'|'.join(word.replace(' ', chr(92) + 's+') for word in JUDGEMENTS)})\b(?!\s+(?:to|up)\b)"
)


def _thought(opening: Opening) -> Hint | None:
    quote = _find(_THOUGHT_FIRST, (opening.feeling,))
    quote = quote or _find(_THOUGHT, (opening.feeling, opening.about, opening.need))
    return _hint("thought", quote, "After '{}' comes a thought. Which feeling is with it?")


def _judgement(feeling: str) -> Hint | None:
    quote = _find(_JUDGED, (feeling,))
    behind = JUDGEMENTS.get(" ".join(quote.split()).lower(), ())
    words = f"'{{}}' is about the other. Perhaps {', or '.join(behind)}?"
    return _hint("judgement", quote, words)


# -- a request: refusable, positive, one, with a time ---------------------------------------------------

_SHOULD = _pattern(
    r"(?P<but>\ba\s+|\bi\s+(?=have|had|has|got))?"
    r"\b(?P<it>should(?:n\s?['’ʼ]?t)?|must(?:n\s?['’ʼ]?t)?(?!-)|ought(?:\s+to)?|(?:have|has|had|having)\s+to"
    r"|you\s+(?:need|are\s+supposed|had\s+better)(?:\s+to)?|you\s?['’ʼ]d\s+better)\b"
)
_YOU_SHOULD = _pattern(
    r"\byou(?:\s+(?:should|must|ought|have\s+to|need\s+to)|\s?['’ʼ]d\s+better|\s+had\s+better)\b"
)
_COMPLAINT = _pattern(
    r"(?P<but>\b(?:a|the|bus|tram|train|next|first|last|one|each|every|short|pit|non|more\s+or|or|no|even\s+if\s+you"
    r"|if\s+you|if\s+i|i|we|that|when\s+you|whether\s+or)[\s-]+)?"
    r"\b(?P<it>stop(?!\s+(?:by|at|in|off|over|for)\b)|(?:don|doesn|didn|won)\s?['’ʼ]?t|(?:do|does|did)\s+not"
    r"|less(?!\s+than\b)|no\s+more(?!\s+than\b)|no\s+longer|quit|instead\s+of|not\s+(?:to|be|have)|to\s+not)\b"
)
_ANOTHER = _pattern(r"^\s*(?P<it>you\s+to|my\s+(?:partner|husband|wife)\s+to)\b")


def _should(texts: tuple[str, ...]) -> Hint | None:
    return _hint("should", _find(_SHOULD, texts), "'{}' leaves no room for a no. Try 'I would like'.")


def _complaint(texts: tuple[str, ...]) -> Hint | None:
    quote = _find(_COMPLAINT, texts)
    return _hint("complaint", quote, "'{}' says what not to do. What would you like?")


def _another(need: str) -> Hint | None:
    words = "That is something to ask for. What would it give you?"
    return _hint("another", _find(_ANOTHER, (need,)), words)


def _no_time(request: Request) -> Hint | None:
    elsewhere = (request.when, request.often, request.until)
    # Other scripts than this one the rule cannot read, and says nothing.
    if any(part.strip() for part in elsewhere) or not re.search("[a-z]", request.what, re.IGNORECASE):
        return None
    if TIMES.search(request.what):
        return None
    return Hint("no-time", "When would be good? 'After supper' is enough.")


_WORD = re.compile(r"[^\W_]+|[;&.!?…]")
_ENDS = frozenset(".!?…")
_BETWEEN = LEADS | {"then", "too"}


def _several(what: str) -> Hint | None:
    """Look for a second request: behind a semicolon, in another sentence, or as a verb after "and"."""
    marks = list(_WORD.finditer(what))
    words = [mark[0].lower() for mark in marks]
    first = next((n for n, word in enumerate(words) if word not in LEADS), len(words))
    rules: tuple[Callable[[list[str], int, int], int], ...] = (_after_semicolon, _in_a_sentence, _after_and)
    for place in range(first + 1, len(words)):
        for rule in rules:
            if end := rule(words, first, place):
                quote = what[marks[place].start() : marks[end].end()]
                return Hint("several", "More than one wish, it seems. Which comes first?", quote)
    return None


def _after_semicolon(words: list[str], first: int, place: int) -> int:
    return place + 1 if words[place] == ";" and place + 1 < len(words) else 0


def _in_a_sentence(words: list[str], first: int, place: int) -> int:
    """A full stop after a whole word ("approx. ten" and "8.30" are not), with two words behind it."""
    if words[place] not in _ENDS or len(words[place - 1]) < 3 or words[place - 1] in SHORTENED:
        return 0
    behind = words[place + 1 : place + 3]
    return place + 1 if len(behind) == 2 and all(word[0].isalpha() for word in behind) else 0


def _after_and(words: list[str], first: int, place: int) -> int:
    """A verb behind "and": "cook dinner and wash up", but not "tea and cake" nor "sit down and talk"."""
    if words[place] not in ("and", "&") or place - first < 2:
        return 0
    if words[place + 1 : place + 2] == ["also"]:
        return place + 1
    if words[first] in POSTURES and place - first <= 3:
        return 0
    verb = next((n for n in range(place + 1, min(place + 5, len(words))) if words[n] not in _BETWEEN), 0)
    if not verb:
        return 0
    object_behind = words[verb + 1 : verb + 2] and words[verb + 1] in OBJECTS
    return verb if words[verb] in VERBS or (words[verb] in AMBIGUOUS and object_behind) else 0

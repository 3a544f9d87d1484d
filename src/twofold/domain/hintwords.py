"""The words that the hints look for. Our own lists: common words only, since a wrong hint costs most."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JUDGEMENTS: dict[str, tuple[str, ...]] = {
    "abandoned": ("alone", "afraid"), "accused": ("uneasy", "hurt"), "attacked": ("scared", "hurt"),
    "belittled": ("hurt", "small"), "betrayed": ("hurt", "afraid"), "blamed": ("uneasy", "sad"),
    "bullied": ("scared", "angry"), "cheated": ("hurt", "angry"), "controlled": ("tense", "frustrated"),
    "cornered": ("tense", "scared"), "criticised": ("hurt", "small"), "criticized": ("hurt", "small"),
    "deceived": ("hurt", "sad"), "dismissed": ("hurt", "lonely"), "disrespected": ("hurt", "angry"),
    "humiliated": ("ashamed", "hurt"), "ignored": ("hurt", "lonely"), "insulted": ("hurt", "angry"),
    "intimidated": ("scared", "uneasy"), "judged": ("uneasy", "exposed"), "let down": ("disappointed", "sad"),
    "lied to": ("hurt", "doubtful"), "manipulated": ("confused", "angry"), "misunderstood": ("lonely", "sad"),
    "mistreated": ("hurt", "angry"), "neglected": ("lonely", "sad"), "overlooked": ("sad", "lonely"),
    "patronised": ("annoyed", "small"), "patronized": ("annoyed", "small"), "pressured": ("tense", "torn"),
    "provoked": ("angry", "tense"), "pushed away": ("hurt", "lonely"), "put down": ("hurt", "small"),
    "rejected": ("hurt", "afraid"), "taken for granted": ("tired", "sad"), "threatened": ("scared", "tense"),
    "tricked": ("hurt", "annoyed"), "unappreciated": ("sad", "tired"), "unheard": ("lonely", "frustrated"),
    "unloved": ("sad", "lonely"), "unsupported": ("alone", "overloaded"), "used": ("hurt", "resentful"),
    "victimised": ("hurt", "scared"), "victimized": ("hurt", "scared"),
}  # fmt: skip
"""Words that stand where a feeling belongs but say what the other did, each with feelings it may hide."""

STRONG_LABELS = (
    "selfish(?:ness)?", r"self[-\s]?cent(?:red|ered)", "narcissist(?:ic)?", "inconsiderate", "heartless",
    "egoist(?:ic)?", "egotistical", "egotist", "idiot", "slob", "jerk", r"control\s+freak", r"drama\s+queen",
    "good-for-nothing",
)  # fmt: skip
"""Patterns of words that are about a character wherever they stand."""

LABELS = (
    "lazy", "cold", "distant", "mean", "moody", "needy", "clingy", "messy", "sloppy", "rude", "cruel",
    "stubborn", "jealous", "controlling", "careless", "thoughtless", "ungrateful", "dramatic", "difficult",
    "crazy", "impossible", "unreliable", "boring", "weak", "fake", "bossy", "stingy", "grumpy", "hopeless",
    "useless", "critical", "negative", "dishonest", "unfair", "insensitive", "oversensitive", "sensitive",
    "irrational", "aggressive", "passive-aggressive", "passive", "hysterical", "arrogant", "childish",
    "immature", "stupid", "pathetic", "bad", "wrong", "liar", "child", "failure",
)  # fmt: skip
"""Words that are about a character where "you" goes with them; cold is also a room, and lazy a Sunday."""

LEADS = _words(
    "please could would can will you to that i id d like want wish need for just maybe kindly let lets s"
    " sometimes"
)
"""Words before the verb of a request."""

POSTURES = _words("sit lie come go stay stop try wait lean stand settle get be remember")
"""Verbs that join the next one into a single thing: sit and talk, come and see, try and rest."""

VERBS = _words(
    "wash clean tidy bring tell ask take put make give buy write leave send let read do empty fetch pay fix"
    " turn switch set choose keep feed carry hang join thank invite pick show find learn spend meet bake"
    " build pack finish apologise apologize arrange organise organize clear prepare cut vacuum hoover"
)
"""Verbs that begin another wish after "and"."""

AMBIGUOUS = _words(
    "cook call text help plan hug kiss hold book walk drive play dance drink visit water shop clean phone"
    " cuddle stroke massage iron listen"
)
"""Words that are verbs only with one of OBJECTS behind them."""

OBJECTS = _words("me us him her them it the my our your this that these those")

SHORTENED = _words(
    "approx mon tue tues wed thu thur thurs fri sat sun jan feb aug sept oct nov dec min mins hrs etc"
)
"""Words whose full stop ends no sentence."""

_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|noon|midnight)"
TIMES = re.compile(
    r"""
      \b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b
    | \b(?:january|february|april|june|july|august|september|october|november|december)\b
    | \b(?:in|by|until|till|this|next|since|early|late)\s+(?:march|may|spring|summer|autumn|winter)\b
    | \b(?:today|tonight|tomorrow|now|daily|nightly|weekly|fortnightly|monthly|yearly)\b
    | \b(?:weekend|weekday|weeknight|fortnight|morning|afternoon|evening|noon|midnight|lunchtime|bedtime)s?\b
    | \b(?:mealtime|breakfast|christmas|easter|birthday|holiday)s?\b
    | (?<!my\ )(?<!your\ )(?<!our\ )\b(?:week|month|year|night)s?\b
    | \b(?:every|each|per|one|this|next|same|first|last|other|any|some|few|a|two|three|four|five|six
        |seven|\d{1,3})\s+days?\b
    | \bday\s+off\b | \b(?:once|twice|thrice|times)\b | \b(?:every|each)\s+time\b | \bright\s+away\b
    | \b(?:when|whenever|during|until|till|before)\s+\w
    | (?<!look\ )(?<!looks\ )(?<!looking\ )\bafter\s+(?!all\b)\w | (?<!a\ )\bwhile\s+\w | \bas\s+soon\s+as\b
    | \bat\s+(?:dinner|lunch|supper|tea|bed|dawn|dusk|sunset|sunrise|the\s+table)\b
    | \b(?:at|by|around)\s+""" + _HOUR + r"""\b
    | \b\d{1,2}[:.]\d\d\b | \b\d{1,2}\s?(?:am|pm|a\.m|p\.m|h|uhr|o['’]clock)\b | \b\d{1,2}(?:st|nd|rd|th)\b
    | \b\d{1,4}[-./]\d{1,2}\b
    """,
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
"""Words that tell when, or how often. A length alone ("ten minutes") does not."""

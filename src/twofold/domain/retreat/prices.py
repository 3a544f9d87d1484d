"""Prices in running text: what they are for, and which of them is what the two will pay.

An amount is looked for first, then the currency within a few characters beside it: a megabyte takes as long
as its length. Whose price it is stands in words around it, or in a line above it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest

import msgspec

from twofold.domain.text import clean_line

from .amounts import decimals
from .money import in_ascii, read_amount
from .pricewords import HEADINGS, INSTEAD, KINDS, NIGHTS, WORDS, Kind, units

_AMOUNT = re.compile(
    r"(?<![\d.,:/'’+#_])"
    r"(?:[0-9]{1,3}(?:[ '’\u00a0\u202f][0-9]{3}){1,5}(?![0-9])|[0-9][0-9.,]{0,24})"
    r"(?:(?<=[0-9])[.,][0-9]{1,4})?(?:(?<=[.,])[-–—]{1,2}|(?<=[0-9])[.,][-–—]{1,2})?"
)
MOST_PRICES = 300
"""So many prices of a text are looked at."""
_BESIDE = 14
"""Characters beside an amount in which its currency stands."""
_CLOSE = re.compile(r"[,;|·•]|(?<!\b\w)\.\s|\n|\) ?(?=\w)")
_LINK = re.compile(r"(?:https?://|www\.)\S{3,4000}", re.IGNORECASE)
_TIMES = re.compile(r"[x×*]\s?\d|\d\s?[x×*]", re.IGNORECASE)
_WORTH = 90
"""Characters before a price, and behind it, that say what it is for."""
_NEXT_LINES = 3


class Price(msgspec.Struct, frozen=True):
    """A price as it is written from ``at`` to before ``end``: ``amount`` in the smallest unit of ``currency``
    (ISO 4217), and what it is for."""

    amount: int
    currency: str
    at: int
    end: int
    kinds: frozenset[Kind] = frozenset()


class Reading(msgspec.Struct, frozen=True):
    """What the two would pay: ``amount`` in the smallest unit of ``currency``, read from ``price``.

    ``times``: how many nights and people it was counted for, such as (2, 1); (1, 1) is as it stands.
    """

    amount: int
    currency: str
    price: Price
    times: tuple[int, int] = (1, 1)

    @property
    def guessed(self) -> bool:
        """Whether it was counted, and not written so."""
        return self.times != (1, 1)


class Cost(msgspec.Struct, frozen=True):
    """What a text says it costs: its ``readings``, the likeliest first; ``sure``: the first is meant."""

    readings: tuple[Reading, ...] = ()
    sure: bool = False


def find_prices(text: str, currency: str) -> tuple[Price, ...]:
    """Return the prices in *text*, in their order; a sign of several currencies is that of *currency* (ISO
    4217) where it may be, else the one most people mean."""
    bare = in_ascii(_LINK.sub(lambda match: " " * len(match[0]), text))
    found = list(_without_factors(bare, list(islice(_amounts(bare, currency), MOST_PRICES))))
    lines = _lines_above(bare, found)
    return tuple(
        msgspec.structs.replace(price, kinds=_kinds(bare, found, n) | lines.get(n, frozenset()))
        for n, price in enumerate(found)
    )


def what_it_costs(prices: Sequence[Price], nights: int = 0) -> Cost:
    """Return what two people pay by *prices*, for so many *nights* (0: not known).

    A total counts before what is for both, and that before a price without a word. Where only the price of a
    night or of one of them is said, it is counted. Several that are as likely are all returned.
    """
    worth = [price for price in prices if not price.kinds & {"deposit", "off"}]
    for wanted in ("total", "couple"):
        some = [price for price in worth if wanted in price.kinds and not price.kinds & {"sub", "early"}]
        some = [price for price in some if not price.kinds & {"person", "night"}] or some
        if some:
            readings = _counted(some, nights)
            biggest = sorted(readings, key=lambda each: -each.amount)
            is_one = wanted == "total" or len({each.amount for each in readings}) == 1
            return Cost(tuple(biggest if wanted == "total" else readings), is_one)
    whole = [p for p in worth if not p.kinds & {"person", "night", "sub", "part", "early"}]
    whole = whole or [p for p in worth if not p.kinds & {"sub", "part", "early"}]
    is_sure = len({(p.amount, p.currency, p.kinds & {"person", "night"}) for p in whole}) == 1
    # "120, or 90 a person": which of the two, nobody but them can say.
    if is_sure and all(p in whole or "sub" in p.kinds or _is_share(p, whole[0]) for p in worth):
        return Cost(_counted(whole, nights)[:1], True)
    return Cost(_counted(prices, nights), False)


def _is_share(price: Price, whole: Price) -> bool:
    """Return whether the *whole* is some times the *price* for a person or a night."""
    return bool(price.kinds & {"person", "night"} and price.amount and whole.amount % price.amount == 0)


def _counted(prices: Sequence[Price], nights: int) -> tuple[Reading, ...]:
    found: dict[tuple[int, str], Reading] = {}
    for price in prices:
        times = (max(nights, 1) if "night" in price.kinds else 1, 2 if "person" in price.kinds else 1)
        reading = Reading(price.amount * times[0] * times[1], price.currency, price, times)
        found.setdefault((reading.amount, reading.currency), reading)
    return tuple(found.values())


# -- amounts and their currency -----------------------------------------------------------------------------


def _amounts(text: str, currency: str) -> Iterator[Price]:
    free = 0  # what stands before is part of the last price
    for match in _AMOUNT.finditer(text):
        before, after = _before(text, match.start(), free, currency), _after(text, match.end(), currency)
        is_glued = text[match.start() - 1 : match.start()].isalpha()
        if (before and after and not before[2] and after[2]) and not is_glued:
            before = None
        if is_glued and not before:
            continue
        unit, at, end = "", match.start(), match.end()
        if before:
            unit, at = before[0], before[1]
        elif after:
            unit, end = after[0], after[1]
        # "-20 €" is taken off, and of "3–5 €" nobody knows.
        if not unit or text[at - 1 : at] in tuple("-–−"):
            continue
        figures = match[0].rstrip(".,-–—")
        try:
            amount = read_amount(figures, decimals(unit))
        except ValueError:
            continue
        free = end
        end = end if not before else match.start() + len(match[0].rstrip(".,"))
        yield Price(amount, unit, at, end)


def _without_factors(text: str, prices: Sequence[Price]) -> Iterator[Price]:
    """Yield *prices* without what is multiplied right before its product: "2 × 85 € = 170 €"."""
    for price, following in zip_longest(prices, prices[1:]):
        between = text[price.end : following.at] if following and following.at - price.end < 20 else ""
        if "=" not in between:
            yield price


def _before(text: str, place: int, free: int, currency: str) -> tuple[str, int, bool] | None:
    """Return the currency before *place*, where it begins, and whether it touches the amount."""
    some = text[max(free, place - _BESIDE) : place]
    bare = some.rstrip(" \u00a0\u202f")
    unit = _unit(bare, currency, at_end=True) if len(some) - len(bare) <= 2 else None
    return (unit[0], place - len(some) + len(bare) - unit[1], bare == some) if unit else None


def _after(text: str, place: int, currency: str) -> tuple[str, int, bool] | None:
    """Return the currency behind *place*, where it ends, and whether it touches the amount."""
    some = text[place : place + _BESIDE]
    bare = some.lstrip(" \u00a0\u202f")
    unit = _unit(bare, currency, at_end=False) if len(some) - len(bare) <= 2 else None
    return (unit[0], place + len(some) - len(bare) + unit[1], bare == some) if unit else None


def _unit(text: str, currency: str, *, at_end: bool) -> tuple[str, int] | None:
    """Return the currency that stands at the end, or the beginning, of *text*, and how long it is."""
    edge = text[-1:] if at_end else text[:1]
    if not edge or edge.isdigit():
        return None
    known = units()
    for length in range(min(len(text), 12), 0, -1):
        word = text[-length:] if at_end else text[:length]
        codes = known.get(word) or known.get(word.casefold(), ())
        beyond = text[-length - 1 : -length] if at_end else text[length : length + 1]
        edge, near = (word[0], beyond) if at_end else (word[-1], beyond)
        if word in WORDS and word != currency:
            continue
        if not codes or (edge.isalpha() and near.isalpha()) or (near and near in "$€£¥"):
            continue
        return (currency if currency in codes else codes[0]), length
    return None


def read_price(text: str, currency: str, signs: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Return the amount that *text* names, in the smallest unit of its currency, and that currency: "" for
    *currency* (ISO 4217), in which it is where it names none.

    Understood are the amounts of `read_amount`, with a code, a sign or a word for another currency before or
    behind it: "JPY 58,000", "58.000 ¥", "CHF 120". *signs*: what currency each sign means where they live,
    before all others. Raises ValueError with a sentence.
    """
    words = clean_line(text).replace("\u00a0", " ").replace("\u202f", " ")
    places = [n for n, sign in enumerate(words) if sign.isdecimal()]
    named = ""
    if places:
        before, after, known = words[: places[0]], words[places[-1] + 1 :], signs or {}
        named = (
            _named(before.rstrip(), currency, known, at_end=True)
            or _named(before.rstrip(_AROUND), currency, known, at_end=True)
            or _named(after.lstrip(_AROUND), currency, known, at_end=False)
        )
    named = named or currency
    return read_amount(words, decimals(named)), "" if named == currency else named


_AROUND = " .,-–—'’"


def _named(text: str, currency: str, signs: Mapping[str, str], *, at_end: bool) -> str:
    """Return the currency that stands at the end, or the beginning, of *text*, or ""."""
    from babel.numbers import list_currencies

    if text.upper() in list_currencies("en") and (text.isupper() or text.upper() not in WORDS):
        return text.upper()
    if text in signs:
        return signs[text]
    ours = tuple(sign for sign, code in signs.items() if code == currency)
    if text.endswith(ours) if at_end else text.startswith(ours):
        return currency
    some = text[-_BESIDE:] if at_end else text[:_BESIDE]
    unit = _unit(some, currency, at_end=at_end)
    return unit[0] if unit else ""


# -- what it is for -----------------------------------------------------------------------------------------


def _kinds(text: str, prices: Sequence[Price], n: int) -> frozenset[Kind]:
    price = prices[n]
    line = text.rfind("\n", 0, price.at) + 1
    start = max(line, price.at - _WORTH, prices[n - 1].end if n else 0)
    before, after = text[start : price.at], text[price.end : price.end + _WORTH]
    if n and start == prices[n - 1].end:
        # What closes the words of the price before is not said of this one.
        behind = _CLOSE.search(before)
        times = _TIMES.search(before)
        before = before[behind.end() :] if behind else "" if times else before
    if n + 1 < len(prices):
        next_at = prices[n + 1].at - price.end
        # What stands in brackets with a price of its own is said of that.
        after = after.split("(", 1)[0] if next_at < after.find(")") else after[: max(0, next_at)]
    close = _CLOSE.search(after)
    after = after[: close.start()] if close else after
    if INSTEAD.search(before):
        return frozenset(("off",))
    return frozenset(
        kind for kind, pattern in KINDS.items() if pattern.search(before) or pattern.search(after)
    )


def _lines_above(text: str, prices: Sequence[Price]) -> dict[int, frozenset[Kind]]:
    """Return what lines without a price say of the next price, by its place in *prices*."""
    said: dict[int, frozenset[Kind]] = {}
    ends = 0
    for n, price in enumerate(prices):
        line = text.rfind("\n", 0, price.at) + 1
        if line >= ends:
            above = [each for each in text[max(ends, line - 400) : line].split("\n") if each.strip()]
            words = "\n".join(above[-_NEXT_LINES:])
            kinds = frozenset(kind for kind in HEADINGS if KINDS[kind].search(words))
            said[n] = kinds
        ends = text.find("\n", price.end) + 1 or len(text)
    return said


def nights_of(text: str) -> int:
    """Return how many nights *text* names, or 0."""
    match = NIGHTS.search(text)
    return int(match[1] or match[2]) if match else 0

"""What stands beside a price: the currencies as they are written, and the words for whom and what it is."""

import re
from functools import cache
from typing import Literal

Kind = Literal["total", "couple", "person", "night", "part", "sub", "deposit", "off", "early"]
"""The whole; for both; for one; for a night; a part such as cleaning; a sum on the way; paid before, or as a
security; taken off, or for a cancellation; only when one is early."""

_LOCALES = ("en", "de", "fr", "it", "es", "nl", "pl", "ja", "sv", "da", "nb", "cs", "hu", "uk", "tr", "ro",
            "bg", "pt", "he", "ko", "zh", "th", "ru", "hi", "bn", "ar", "fa",
            "en_CA", "en_AU", "en_NZ", "en_IN")  # fmt: skip
"""Whose signs are known."""
_ALSO = {
    # As people write them, where the CLDR has another sign or none.
    "SFr.": "CHF", "Fr.": "CHF", "US$": "USD", "元": "CNY", "円": "JPY", "Rs.": "INR", "Rs": "INR",
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "dollar": "USD", "dollars": "USD", "usd": "USD",
    "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "franken": "CHF", "francs": "CHF", "chf": "CHF",
    "franchi": "CHF", "yen": "JPY", "zloty": "PLN", "złotych": "PLN", "złote": "PLN", "zl": "PLN",
    "kronor": "SEK", "kroner": "NOK", "korun": "CZK", "rupees": "INR", "forint": "HUF",
}  # fmt: skip
_FIRST = {
    "$": "USD",
    "kr": "SEK",
    "kr.": "DKK",
    "¥": "JPY",
    "￥": "JPY",
    "£": "GBP",
    "Fr.": "CHF",
    "R": "ZAR",
}
"""The currency that a sign of several means where nobody says otherwise."""
WORDS = frozenset(("ALL", "TOP", "CUP", "SOS", "PEN", "TRY", "MOP", "BOB", "COP", "BAM", "GEL", "LAK"))
"""Codes that are words, too; they are taken for one in the currency of the plan only."""

_A_NIGHT = r"nights?|nächte|nacht|nuits?|nuitées?|nott[ei]|noches?|nachten|noce|nocy|noclegi|泊"
NIGHTS = re.compile(
    rf"(?<![\w.,])([1-9]|1[0-4]) ?(?:{_A_NIGHT}|übernachtung(?:en)?)|(?:{_A_NIGHT}) ?[:x×*] ?([1-9])(?!\d)",
    re.IGNORECASE,
)
"""How many nights: the figure stands in one of the two groups."""
INSTEAD = re.compile(
    r"(?:statt|instead of|au lieu de|anziché|invece di|en vez de|in plaats van|zamiast|was)\W*$",
    re.IGNORECASE,
)
"""Right before a price that is not asked any more."""

_PER = r"(?:/ ?|(?:per|a|an|pro|je|par|la|à la|al|alla|por|za|na|each) )"
_NIGHT = r"(?:night|nacht|nuit|notte|noche|noc|nocleg|dobę)"
_PERSON = (
    r"(?:person(?:e|ne|a|en)?|persoon|pers\b|adult|guest|kopf|gast|nase|osob[ęy]|head|tête|"
    r"teilnehmer(?:in)?|participant)"
)
_WORDS_OF: dict[Kind, tuple[str, ...]] = {
    "total": (
        r"(?<!sub)(?<!sub-)(?<!sub )(?<!sous-)\btotale?s?\b", "gesamt", "insgesamt", "endpreis", "endbetrag",
        "rechnungsbetrag", "zu zahlen", r"(?<!zwischen)summe\b", "in allem", "amount due", r"to pay\b",
        r"in all\b", "altogether", "à payer", "en tout", "importo dovuto", "in tutto", "importe", "totaal",
        "te betalen", r"samen\b", "łącznie", "razem", "do zapłaty", r"suma\b", "合計", "総額",
        "お支払い",
    ),
    "couple": (
        "couple", "for two", "for both", r"for 2\b", "together", r"paar\b", "zu zweit",
        "für (?:zwei|2|beide)",
        "zusammen", "pour (?:deux|2)", "coppia", "per (?:due|2)", "pareja", "para (?:dos|2)", r"stel\b",
        "koppel", "voor (?:twee|2)", "parę", r"pary\b", "dwie os", "2 ?名様?", "二名",
        "2 (?:adults|people|persons|personen|personnes|persone|personas|osoby)",
    ),
    "person": (
        r"\bp\. ?p\b", r"\bpp\b", _PER + _PERSON, r"\beach\b", "jeweils", "chacun", "ciascuno", "cada un",
        "お?(?:1|一|ひと)(?:名|人)様?", rf"2 ?{_PERSON}s? ?[x×*]", rf"[x×*] ?2 ?{_PERSON}",
    ),
    "night": (
        rf"{_PER}(?:(?:couple|paar|person|pers\.?) ?)?(?:and |und |et |/ ?)?{_NIGHT}", "nightly", r"/ ?N\b",
        rf"/ ?{_NIGHT}", rf"[x×*] ?\d{{1,2}} ?(?:{_A_NIGHT})", rf"\d{{1,2}} ?(?:{_A_NIGHT}) ?[x×*]",
        "1泊", "一泊",
        rf"(?:und|and|et|e|y|en|i) {_NIGHT}",
    ),
    "part": (
        "clean", r"\bfee\b", r"service\b", r"\btax", "reinigung", "gebühr", "taxe", "nettoyage", "frais",
        "ménage", "pulizi", "tassa", "limpieza", "tasa", "schoonmaak", "toerist", "sprzątan", "opłata",
        "清掃",
        "breakfast(?! included)", "frühstück(?! inkl)", "parking", "parkplatz", "seat reservation",
    ),
    "sub": (
        "sub-? ?total", "zwischensumme", "sous-total", "netto", "before tax", "hors taxe", "小計",
        r"(?-i:\bHT\b)",
    ),
    "deposit": (
        "deposit", "anzahlung", "kaution", "acompte", "arrhes", "caution", "caparra", "acconto", "cauzione",
        "fianza", "depósito", "señal", "aanbetaling", r"borg\b", "zaliczk", "kaucj", "手付", "保証金",
        "security",
    ),
    "off": (
        "discount", "rabatt", r"reduc(?:tion|ed by)", "remise", "sconto", "descuento", "korting", "zniżk",
        "saving", "you save", "voucher", "gutschein", "cancel", "stornier", "storno", "annul", "割引",
        "refund",
        "erstatt",
    ),
    "early": ("early", "früh ?buch", r"tôt\b", "anticipat", "vroegboek", "wczesn", "早割"),
}  # fmt: skip
KINDS: dict[Kind, re.Pattern[str]] = {
    kind: re.compile("|".join(words), re.IGNORECASE) for kind, words in _WORDS_OF.items()
}
"""What words around a price say of it."""
HEADINGS: tuple[Kind, ...] = ("total", "sub", "deposit")
"""What a line above may say of a price that stands alone."""

_BARE = {0x202F: " ", 0xA0: " ", 0x200E: None, 0x200F: None}
"""Spaces that do not break, and marks of direction, which a text may lack."""


@cache
def units() -> dict[str, tuple[str, ...]]:
    """Return the currencies (ISO 4217), the likeliest first, that each sign, code and word stands for."""
    from babel import Locale
    from babel.numbers import list_currencies

    found: dict[str, list[str]] = {}
    for locale in _LOCALES:
        for code, sign in Locale.parse(locale).currency_symbols.items():
            if sign != "¤" and len(sign) <= 12 and not sign.isdigit():
                found.setdefault(sign, []).append(code)
                found.setdefault(sign.translate(_BARE), []).append(code)
    for code in list_currencies("en"):
        found.setdefault(code, []).insert(0, code)
    for sign, code in _ALSO.items():
        found.setdefault(sign, []).append(code)
    for sign, code in _FIRST.items():
        found.setdefault(sign, []).insert(0, code)
    return {sign: tuple(dict.fromkeys(codes)) for sign, codes in found.items()}

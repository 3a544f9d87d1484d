"""Whom to ask, and where it is, in a text of somebody else's: its place, address, number and telephone."""

import re

from twofold.domain.text import LINE_LIMIT, clean_line

_NUMBER = re.compile(
    r"(?:auftrags|buchungs|bestätigungs|reservierungs|vorgangs|ticket|order|booking|confirmation|reservation|"
    r"référence|reference|dossier|prenotazione|conferma|reserva|localizador|boekings|reservering|rezerwacj|"
    r"予約番号|pnr|code)[^\n:#]{0,24}?(?:[:#：]|nr\.?|no\.?|number|nummer) {0,3}"
    r"(?=[A-Z-]{0,11}\d)([A-Z0-9][A-Z0-9-]{3,18})(?![\w-])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:tel(?:efon|éfono|efoon|\.)?|tél(?:éphone)?|phone|mobile?|call|☎|電話)[.: ：]{0,3}"
    r"(\+?[\d(][\d ()/.–-]{5,22}\d)|(?<![\w.])(\+\d{2}[\d ()/-]{7,18}\d)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^[ \t]*(?:ort|veranstaltungsort|adresse?|address|place|where|location|venue|lieu|luogo|indirizzo|lugar|"
    r"dirección|plaats|adres|locatie|miejsce|場所|住所)[ \t]?[:：][ \t]*(\S[^\n]{2,180})",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"adresse?\b|address|indirizzo|dirección|adres\b|住所", re.IGNORECASE)
_STREET = re.compile(
    r"^[^\n]{0,80}(?:\b\d{5} [A-ZÄÖÜ]\w+|\b\d{4} [A-Z]{2}\b|(?:straße|strasse|str\.|gasse|weg|platz|"
    r"allee|street|road|lane|avenue|rue|via|calle|plaza|straat|laan) ?\d{1,4}\b|"
    r"\b\d{1,4},? (?:rue|avenue|place) )[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_NEAR = re.compile(r"^([^\n,]{3,80}), (?:à |ca\. |about )?\d{1,3} ?km\b", re.MULTILINE)


def number_in(text: str) -> str:
    """Return the number that something is booked under, as *text* says it after a word for it, or ""."""
    match = _NUMBER.search(text)
    return match[1] if match else ""


def phone_in(text: str) -> str:
    """Return the first telephone number of *text*, or ""."""
    match = _PHONE.search(text)
    return clean_line(match[1] or match[2]) if match else ""


def place_in(text: str) -> str:
    """Return where it is, as *text* says it in one line, or ""."""
    for pattern in (_PLACE, _STREET, _NEAR):
        if match := pattern.search(text):
            return clean_line(match[match.lastindex or 0], LINE_LIMIT)
    return ""


def address_in(text: str) -> str:
    """Return what a map would find, or "": a line of *text* with a street or the code of a town, and the one
    below it if that is the rest."""
    for match in _PLACE.finditer(text):
        if _STREET.search(match[1]) or _ADDRESS.match(match[0].lstrip()):
            return clean_line(match[1], LINE_LIMIT)
    if (found := _STREET.search(text)) is None:
        return ""
    lines = text[found.start() :].split("\n", 2)[:2]
    return clean_line(", ".join(line for line in lines if _STREET.search(line)), LINE_LIMIT)

"""Links: which of them may be opened, and those that look for what the two want.

Nothing here is sent anywhere; a link is only words until somebody opens it.
"""

import re
from urllib.parse import quote, quote_plus, urlsplit

import msgspec

from twofold.domain.people import Invalid
from twofold.domain.text import clean_line, is_blank

from .plan import Where

LINK_LIMIT = 2_000
"""Longest link, in characters."""
SEARCH = "https://duckduckgo.com/?q={}"
"""A general search."""
MAP = "https://www.openstreetmap.org/search?query={}"
"""A map."""
WORKSHOPS = "couples workshop weekend"
CENTRES = "retreat centre for couples"
DIRECTORY = "directory of couples workshops and retreats Imago EFT Gottman PREP"
"""Who teaches what: the methods have lists of those who lead their workshops."""
ANYTHING: dict[Where, str] = {
    "home": "ideas for a day at home for two",
    "away": "weekend away for two",
    "workshop": WORKSHOPS,
}
"""What is looked for when nothing is written."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PORT = re.compile(r"[0-9]{1,5}(?:[/?#]|$)")
_OPEN = "/:?#[]@!&*+,=%~-._"


class Link(msgspec.Struct, frozen=True):
    """Somewhere to look. ``name``: what it is; ``url``: the whole link; ``site``: who sees the words."""

    name: str
    url: str
    site: str


def read_link(text: str) -> str:
    """Return the web address that *text* is, ready to be opened; "example.org/a" becomes "https://…".

    Raises Invalid, with a sentence, for anything that is not an http or https address.
    """
    words = clean_line(text, LINK_LIMIT + 1)
    if len(words) > LINK_LIMIT:
        raise Invalid(f"A link can have up to {LINK_LIMIT:,} characters. Put this one into the notes.")
    if is_blank(words):
        raise Invalid("There is no link yet.")
    if any(sign in words for sign in " \\"):
        raise Invalid("A link has no spaces in it. Copy all of it again.")
    scheme = _SCHEME.match(words)
    if scheme and not ("." in scheme[1] and _PORT.match(words[scheme.end() :])):
        if scheme[1].casefold() not in ("http", "https"):
            raise Invalid("Only links that begin with https:// or http:// can be opened from here.")
    else:
        words = f"https://{words.lstrip('/')}"
    try:
        parts = urlsplit(words)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if not host.strip(".") or ("." not in host and host != "localhost" and ":" not in host):
        raise Invalid("This is not a link yet. A link begins with https://.")
    if "@" in parts.netloc:
        raise Invalid("This link hides where it goes behind an @. Copy it again from its page.")
    # Whatever is no part of a link is written as figures, and so is what a shell would read as a command:
    # what opens a browser may hand it to one.
    whole = quote(words, safe=_OPEN)
    if len(whole) > 3 * LINK_LIMIT:
        raise Invalid("This link is too long to be opened.")
    return f"{parts.scheme.lower()}{whole[len(parts.scheme) :]}"


def is_link(text: str) -> bool:
    """Return whether `read_link` takes *text*."""
    try:
        read_link(text)
    except Invalid:
        return False
    return True


def site_of(link: str) -> str:
    """Return whom *link* leads to, such as "example.org"; "" for what is no link."""
    try:
        return (urlsplit(read_link(link)).hostname or "").removeprefix("www.")
    except (Invalid, ValueError):
        return ""


def links(wanted: str, near: str, where: Where) -> tuple[Link, ...]:
    """Return where to look for what is *wanted*, *near* a place (either may be empty), for such a retreat.

    A led workshop, and lists of those, are looked for first where that is what they plan.
    """
    what, place = clean_line(wanted), clean_line(near)
    what, place = ("" if is_blank(each) else each for each in (what, place))
    found = [_link("Search the web", SEARCH, what or ANYTHING[where], place)]
    if what or place:
        found.append(_link("On the map", MAP, what, place))
    led = _link("Workshops for couples", SEARCH, WORKSHOPS, what, place)
    if where == "workshop":
        return led, _link("Lists of workshops, by method", SEARCH, DIRECTORY, place), *found
    return *found, led, _link("Retreat centres", SEARCH, CENTRES, what, place)


def on_map(address: str) -> str:
    """Return the link that looks for *address* on the map."""
    return MAP.format(quote_plus(clean_line(address), errors="replace"))


def _link(name: str, pattern: str, *words: str) -> Link:
    url = pattern.format(quote_plus(" ".join(each for each in words if each), errors="replace"))
    return Link(name, url, site_of(url))

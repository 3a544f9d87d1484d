"""The words of the book: what a theme is called, what is left out just now, and words that were found."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from textual.content import Content

from twofold.content.needs import need_group, need_groups
from twofold.domain.book.entries import Entry
from twofold.domain.book.finding import Narrow, Span
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.practices import PRACTICES
from twofold.screens.house import House
from twofold.widgets.plain import hue, plain

NOTHING_FOUND = "Nothing in your book matches."
FOUND = "bold underline $accent"
"""How words that were looked for stand out: not by a colour alone."""
HINTS = (("practice", "practice"), ("theme", "theme"), ("ours", "your words"), ("starred", "stars"),
         ("pictures", "pictures"), ("year", "on paper"))  # fmt: skip
"""Keys of the list that have no room in the bar: the binding, and what it is called."""


def hints(key_of: Callable[[str], str], width: int) -> Content:
    """Return as many of HINTS as fit in *width* cells; *key_of* gives the key of a binding, or ""."""
    line = Content("")
    for name, words in HINTS:
        key = key_of(f"book.{name}")
        more = Content.assemble("   " if line else "", (key, "$accent"), (f" {words}", "$quiet"))
        if key and line.cell_length + more.cell_length <= width:
            line += more
    return line


def theme_words(house: House, theme: str) -> str:
    """Return what *theme* is called: the name of a deck or of a group of needs, else the theme itself."""
    if deck := house.decks.get(theme):
        return deck.name
    group = need_group(theme)
    return group.name[:1].upper() + group.name[1:] if group else theme


def themes_called(house: House) -> dict[str, str]:
    """Return what each theme is called, as in `theme_words`: the groups of needs and the decks."""
    groups = {each.id: each.name for each in need_groups()}
    return groups | {each.id: each.name for each in house.decks.decks}


def title_of(practice: str) -> str:
    """Return what the *practice* is called, or ""."""
    return next((each.title for each in PRACTICES if each.name == practice), "")


def narrowed(house: House, narrow: Narrow) -> str:
    """Return in a few words what is in sight while others are left out: "Only Letters · starred"."""
    only = title_of(narrow.practice) if narrow.practice else ""
    parts = [
        only,
        theme_words(house, narrow.theme) if narrow.theme else "",
        "what you wrote" if narrow.ours else "",
        "starred" if narrow.starred else "",
        f"“{' '.join(narrow.words.split())}”" if narrow.words.strip() else "",
    ]
    said = " · ".join(filter(None, parts))
    return f"Only {said}" if said else ""


def lit(text: str, spans: Iterable[Span], style: str = "") -> Content:
    """Return *text* in *style*, with what was found in it standing out."""
    words = Content.styled(text, style) if style else Content(text)
    for start, end in spans:
        words = words.stylize(FOUND, start, end)
    return words


def marks(couple: Couple, entry: Entry) -> Content:
    """Return the marks of those whose words are in *entry*, each in its place."""
    whose = {each.side for each in entry.said}
    partners = [couple.partner(side) if side in whose else None for side in SIDES]
    signs = [Content.styled(who.mark, hue(who.colour)) if who else Content(" ") for who in partners]
    return Content(" ").join(signs)


def heard(entry: Entry, words: Sequence[str]) -> str:
    """Return the words of *entry* that are its own, in one text, to look in for *words*."""
    return " · ".join(each.words for each in entry.said if each.words != entry.title) if words else ""


def own_books(keys: Mapping[str, str]) -> Content:
    """Return which of *keys* leads to whose own book, by their names."""
    return Content("   ").join(
        Content.assemble((key, "bold $accent"), f" {name}'s own") for name, key in keys.items()
    )


def nothing_yet(back: str) -> Content:
    """Return what an empty book says; *back*: the key that leads away from it."""
    return Content("\n\n").join(
        [
            plain("Nothing is in your book yet."),
            plain(
                "It fills by itself: talks, answers you opened together, letters you read, moments, "
                "promises, retreats. Find anything you share here by any of its words."
            ),
            Content.styled(f"Go back with {back}, and begin with whatever you like.", "$quiet"),
        ]
    )

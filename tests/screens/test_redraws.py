"""What a page is drawn anew for, it is drawn anew for on every page made from it."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from twofold import screens
from twofold.screens.page import Page


def every(kind: type[Page]) -> Iterator[type[Page]]:
    yield kind
    for each in kind.__subclasses__():
        yield from every(each)


def hidden(kind: type[Page]) -> set[str]:
    """Return what *kind* is not drawn for, though a class it is made from says so."""
    said = (vars(base).get("redraws_on", ()) for base in kind.__mro__)
    return {event for events in said for event in events} - {*kind.redraws_on}


def test_no_page_hides_what_its_bases_are_drawn_for() -> None:
    for found in walk_packages(screens.__path__, "twofold.screens."):
        import_module(found.name)
    assert {kind for kind in every(Page) if kind.__module__.startswith("twofold.") and hidden(kind)} == set()


def test_it_would_be_noticed() -> None:
    class Drawn(Page):
        redraws_on = ("mount", "resize")

    class Narrower(Drawn):
        redraws_on = ("mount",)  # type: ignore[assignment]

    assert hidden(Narrower) == {"resize"}

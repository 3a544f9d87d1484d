"""Keys that people choose themselves: what cannot work is said, and never breaks the rest.

Textual takes any id and any key in silence (textual.md §7.3), so they are checked here.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from inspect import getmro
from pkgutil import walk_packages

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_TO_UNICODE_NAME

from twofold.widgets.inside.keys import key_of

MOST_TOLD = 10
"""Keys that cannot work and are told one by one."""
_NAMED = {
    "enter",
    "space",
    "tab",
    "escape",
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pageup",
    "pagedown",
    "backspace",
    "delete",
    "insert",
}
_NEVER = {f"ctrl+{letter}" for letter in "abhimpqsc"} | {
    "ctrl+left_square_bracket",
    "ctrl+j",
    "tab",
    "shift+tab",
}
"""Keys that terminals, multiplexers or the app itself need."""


def checked(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Return the part of *keys* that can work, and a sentence for each that cannot.

    *keys*: the id of a binding to its key, or to several with commas. A key that would do
    two things on one page is refused for the one that was moved.
    """
    groups = [list(_bindings(kind)) for kind in _owners()]
    known = {binding.id: binding for group in groups for binding in group if binding.id}
    good: dict[str, str] = {}
    troubles: list[str] = []
    for id_, wanted in keys.items():
        if id_ not in known:
            # Looking for what is meant takes long: where all is wrong, it is the file that is.
            near = get_close_matches(id_[:60], known, 1) if len(troubles) < MOST_TOLD else ()
            hint = f' Perhaps you meant "{near[0]}".' if near else ""
            troubles.append(f'Keys: there is nothing called "{id_}".{hint}')
            continue
        names = [_normal(key) for key in wanted.split(",")]
        wrong = [key.strip() for key, name in zip(wanted.split(","), names, strict=True) if name is None]
        if wrong:
            troubles.append(
                f'Keys: "{wrong[0]}" for {id_} is not a key twofold can use. The usual one is kept.'
            )
        else:
            good[id_] = ",".join(name for name in names if name)
    for id_ in list(good):
        if clash := _clash(id_, good, groups):
            troubles.append(f'Keys: "{good[id_]}" for {id_} already means {clash}. The usual one is kept.')
            del good[id_]
    if (more := len(troubles) - MOST_TOLD) > 0:
        troubles[MOST_TOLD:] = [f"Keys: {more:,} more cannot be used."]
    return good, troubles


def ids() -> list[Binding]:
    """Return every binding that can be moved, once each, sorted by id."""
    found = {b.id: b for kind in _owners() for b in _bindings(kind) if b.id}
    return [found[id_] for id_ in sorted(found)]


def _clash(id_: str, keys: Mapping[str, str], groups: list[list[Binding]]) -> str:
    """Return the id of another binding on a page of *id_* that has one of its keys, or an empty string."""
    mine = set(keys[id_].split(","))
    for group in groups:
        if any(binding.id == id_ for binding in group):
            for binding in group:
                theirs = keys.get(binding.id or "", binding.key).split(",")
                if binding.id and binding.id != id_ and mine.intersection(key.strip() for key in theirs):
                    return binding.id
    return ""


def _owners() -> Iterator[tuple[type[DOMNode], ...]]:
    """Yield what has keys at the same time: a page, a question or a widget, each with the app."""
    from twofold import screens, widgets

    from .shell import Shell

    for package in (screens, widgets):
        for info in walk_packages(package.__path__, f"{package.__name__}."):
            for kind in vars(import_module(info.name)).values():
                if isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__ == info.name:
                    yield kind, Shell


def _bindings(kinds: tuple[type[DOMNode], ...]) -> Iterator[Binding]:
    for kind in kinds:
        for base in getmro(kind):
            if not base.__module__.startswith("twofold."):
                continue  # Textual's own keys have no ids
            for binding in base.__dict__.get("BINDINGS", ()):
                if isinstance(binding, Binding):
                    yield binding


def _normal(key: str) -> str | None:
    """Return Textual's name of *key*, or None when no terminal could send it or it is needed elsewhere."""
    key = key.strip()
    if len(key) == 1:
        return key_of(key) if key.isprintable() and key != " " else None
    lower = key.lower()
    if lower in _NEVER or lower.startswith("alt+"):
        return None
    if lower in _NAMED or re.fullmatch(r"f([1-9]|1[0-2])", lower) or re.fullmatch(r"ctrl\+[a-z]", lower):
        return lower
    if re.fullmatch(r"shift\+(up|down|left|right|home|end|f([1-9]|1[0-2]))", lower):
        return lower
    if lower in KEY_TO_UNICODE_NAME or _is_character(lower):
        return lower
    return None


def _is_character(name: str) -> bool:
    try:
        return key_of(unicodedata.lookup(name.replace("_", " "))) == name
    except KeyError:
        return False

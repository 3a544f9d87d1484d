"""What a key of a page does, its name, and when: said once, for the bar, the palette, help and keymap."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from textual.actions import parse
from textual.binding import ActiveBinding, Binding
from textual.widget import Widget

from twofold.domain.routes import Route


@dataclass(frozen=True, eq=False, repr=False, match_args=False)  # Binding has these already
class Command(Binding):
    """A key of a page, which acts only *when* it can.

    ``when``: the name of what the page answers to "can it be done now?": a property that is true or false, or
    a method, which is asked with what the action is given: ``when="may_open"`` of ``open('a')`` calls
    ``may_open("a")``. "": always. While it cannot act, the key is in no bar, palette or help.
    ``called``: likewise, the name of what the page answers to "what is it called now?": words, "" for those
    it always has, or None, which keeps it off the bar: the page itself says what the key does.
    ``route``: where it leads (see `leads`).
    """

    when: str = ""
    called: str = ""
    route: Route | None = None


def leads(
    key: str,
    route: Route,
    description: str,
    *,
    id: str,
    tooltip: str,
    show: bool = True,
    when: str = "",
    called: str = "",
) -> Command:
    """Return the command of a page that only leads to *route*."""
    return Command(
        key, f"lead({id!r})", description, show=show, tooltip=tooltip, id=id, when=when, called=called,
        route=route,
    )  # fmt: skip


def route_of(kind: type[Any], id: str) -> Route:
    """Return where the command *id* of the pages of *kind* leads. Raises KeyError where it leads nowhere."""
    for each in commands_of(kind):
        if each.id == id and isinstance(each, Command) and each.route is not None:
            return each.route
    raise KeyError(id)


def in_sentence(key: str) -> str:
    """Return how *key*, as it is written in the bar of keys, begins a sentence: "Enter", and "f" as it is."""
    return key if len(key) == 1 else key[:1].upper() + key[1:]


def may(page: Widget, action: str, parameters: tuple[object, ...]) -> bool | None:
    """Return whether *action* can be done with *parameters* on *page* now; None where no command says so."""
    whens = whens_of(type(page))
    when = whens.get((action, parameters)) or whens.get((action, None))
    # Before it is mounted there is nothing to ask about, and no key reaches it.
    if not when or not page.is_mounted:
        return None
    return bool(_answer(page, when, parameters))


def named(active: ActiveBinding) -> ActiveBinding:
    """Return the key that can act now as it is called now."""
    name = _names_of(type(active.node)).get(active.binding.id)
    if not name or not isinstance(active.node, Widget) or not active.node.is_mounted:
        return active
    words = _answer(active.node, name, parse(active.binding.action)[2])
    binding = replace(
        active.binding,
        description=words or active.binding.description,
        show=words is not None and active.binding.show,
    )
    return active._replace(binding=binding)


def _answer(page: Widget, name: str, parameters: tuple[object, ...]) -> Any:
    answer = getattr(page, name)
    return answer(*parameters) if callable(answer) else answer


@cache
def _names_of(kind: type[Any]) -> Mapping[str | None, str]:
    """Return what the pages of *kind* answer to what their keys are called, by the ids of the keys."""
    return {each.id: getattr(each, "called", "") for each in reversed(commands_of(kind))}


@cache
def whens_of(kind: type[Widget]) -> Mapping[tuple[str, tuple[object, ...] | None], str]:
    """Return when each action of the pages of *kind* can be done, by its name and what it is given.

    With None in the place of what it is given where every command of that name says the same.
    """
    whens: dict[tuple[str, tuple[object, ...] | None], str] = {}
    seen: dict[str, set[str]] = {}
    for binding in commands_of(kind):
        _, action, parameters = parse(binding.action)
        whens.setdefault((action, parameters), getattr(binding, "when", ""))
        seen.setdefault(action, set()).add(whens[action, parameters])
    for action, said in seen.items():
        if len(said) == 1:
            whens[action, None] = said.pop()
    return whens


def commands_of(kind: type[Any]) -> list[Binding]:
    """Return the keys of the pages of *kind*, the nearest class's first."""
    return [
        binding
        for base in kind.__mro__
        for binding in base.__dict__.get("BINDINGS", ())
        if isinstance(binding, Binding)
    ]

"""Styles that are found once for a whole run of tests: for a widget of one kind in one place and state.

Textual looks through all rules for every widget of every app, and again whenever anything about it changes.
What comes out depends on the rules that might be meant for it, and on what these ask of it and of what it
stands in: kinds, names, classes, and states such as having the keyboard. So that is remembered by just these.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pytest
from textual.app import App
from textual.css.model import RuleSet, SelectorType
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

from tests.support.parts import Parts, rules_of

if TYPE_CHECKING:
    from textual.css.styles import RulesMap

MOST = 20_000
"""So many widgets are remembered; then it begins anew."""
OF_THE_APP = {"dark", "light", "inline", "ansi", "nocolor"}
"""The states that an app and all in it have in common."""
HIDDEN = "-textual-system"
"""The class of what even a rule for everything passes over."""


class Asked(NamedTuple):
    """What some rules ask: of these each widget is one for which they might be meant."""

    which: int
    names: frozenset[str]
    classes: frozenset[str]
    states: tuple[str, ...]
    hover: bool
    focus_within: bool
    order: bool
    odd_or_even: bool
    of_its_place: bool
    """They ask of more widgets than those that it stands in, and nothing is remembered."""


def asked_by(rules: tuple[RuleSet, ...], which: int) -> Asked:
    """Return what *rules*, the ones with the number *which*, ask."""
    states = {state for rule in rules for state in rule.pseudo_classes}
    selectors = [each for rule in rules for one in rule.selector_set for each in one.selectors]
    return Asked(
        which,
        frozenset(each.name for each in selectors if each.type is SelectorType.ID),
        frozenset(each.name for each in selectors if each.type is SelectorType.CLASS) | {HIDDEN},
        tuple(sorted(states - OF_THE_APP)),
        "hover" in states,
        "focus-within" in states,
        not states.isdisjoint({"first-of-type", "last-of-type", "first-child", "last-child", "empty"}),
        "odd" in states or "even" in states,
        not states.isdisjoint(Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE),
    )


def _traits(path: list[DOMNode], asked: Asked) -> list[Any]:
    """Return all that can be *asked* of each in *path*, which leads from an app to a widget."""
    traits = list[Any]()
    disabled = False
    for node in path:
        disabled = disabled or node.__dict__.get("_reactive_disabled", False)
        own = node._PSEUDO_CLASSES
        held = list[str]()
        for state in asked.states:
            if state in own:
                if state in ("enabled", "disabled") and isinstance(node, Widget):
                    is_so = disabled is (state == "disabled")
                else:
                    is_so = own[state](node)  # type: ignore[arg-type]
                if is_so:
                    held.append(state)
        name = node._id if node._id in asked.names else None
        traits.append((node._css_type_names, name, frozenset(node._classes & asked.classes), *held))
    return traits


def _of_the_app(app: App[Any]) -> tuple[str, ...]:
    """Return the states that *app* and all in it have in common."""
    theme = app._registered_themes.get(app.theme)
    known = app.__dict__.get("_states_known")
    asked = (theme, app.ansi_color, app.no_color, app.is_inline)
    if known is None or theme is None or known[0] != asked:
        own = app._PSEUDO_CLASSES
        states = tuple(state for state in OF_THE_APP if state in own and own[state](app))
        known = app.__dict__["_states_known"] = asked, states
    return known[1]


@contextmanager
def styled_once() -> Iterator[None]:
    """Let all apps share what the same rules come to for the same widget in the same place and state."""
    apply, replace = Stylesheet.apply, Stylesheet.replace_rules
    process = Stylesheet._process_component_classes
    sheets: dict[tuple[RuleSet, ...], dict[Any, Asked]] = {}
    asked_of: dict[tuple[RuleSet, ...], Asked] = {}
    found: dict[Any, Any] = {}
    parts_found: dict[Any, Any] = {}
    parts_of: dict[type[DOMNode], tuple[str, ...]] = {}
    set_once: dict[int, tuple[Any, RulesMap]] = {}

    def known_of(self: Stylesheet) -> dict[Any, Asked]:
        rules = self.rules
        kept = self.__dict__.get("_asked")
        if kept is None or kept[0] is not rules:
            self.__dict__["_asked"] = kept = rules, sheets.setdefault(tuple(rules), {})
        known: dict[Any, Asked] = kept[1]
        return known

    def asked_about(self: Stylesheet, names: set[str]) -> Asked:
        rules_map = self.rules_map
        meant = {rule for name in rules_map.keys() & names for rule in rules_map[name]}
        those = tuple(rule for rule in self.rules if rule in meant)
        if those not in asked_of:
            asked_of[those] = asked_by(those, len(asked_of))
        return asked_of[those]

    def asked(self: Stylesheet, node: DOMNode) -> Asked:
        known = known_of(self)
        name = node._id if f"#{node._id}" in self.rules_map else None
        key = (type(node), name, frozenset(node._classes))
        if (one := known.get(key)) is None:
            one = known[key] = asked_about(self, node._selector_names)
        return one

    @wraps(apply)
    def applying(self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
        one = asked(self, node)
        path = node.css_path_nodes
        if one.of_its_place or not isinstance(path[0], App):
            apply(self, node, animate=animate)
            return
        key = (one.which, _of_the_app(path[0]), *_traits(path, one))
        if (rules := found.get(key)) is None:
            own: dict[Any, Any] = {}
            apply(self, node, animate=animate, cache=own)
            if own:
                if len(found) >= MOST:
                    found.clear()
                (found[key],) = own.values()
            return
        node._has_hover_style = one.hover
        node._has_focus_within = one.focus_within
        node._has_order_style = one.order
        node._has_odd_or_even = one.odd_or_even
        self.replace_rules(node, rules, animate=animate)
        self._process_component_classes(node)

    @wraps(process)
    def processing(self: Stylesheet, node: DOMNode) -> None:
        kind = type(node)
        if (parts := parts_of.get(kind)) is None:
            parts = parts_of[kind] = tuple(sorted(node._get_component_classes()))
        if not parts:
            return
        known = known_of(self)
        if (one := known.get(parts)) is None:
            names = {f".{part}" for part in parts} | {"*"} | DOMNode(classes=parts[0])._css_types
            one = known[parts] = asked_about(self, names)
        path = node.css_path_nodes
        if one.of_its_place or not isinstance(path[0], App):
            process(self, node)
            return
        key = (parts, one.which, _of_the_app(path[0]), *_traits(path, one))
        if (rules := parts_found.get(key)) is None:
            node._component_styles = dict(node._component_styles.items())
            process(self, node)
            if len(parts_found) >= MOST:
                parts_found.clear()
            parts_found[key] = rules_of(node._component_styles)
            return
        before = rules_of(node._component_styles)
        node._component_styles = Parts(node, rules)
        if before is not rules and before != rules:
            node.refresh()

    @wraps(replace)
    def replacing(node: DOMNode, rules: Any, animate: bool = False) -> None:
        styles = node.styles.base
        if styles._rules == rules:  # to set each to what it is already changes nothing
            node.notify_style_update()
        elif node._is_mounted or styles._rules or animate or "pointer" in rules:
            replace(node, rules, animate=animate)
        elif id(rules) in set_once:  # what nobody is shown yet: nothing is to be drawn anew
            styles._rules.update(set_once[id(rules)][1])
            styles._updates += 1
            if "display" in rules:
                node._nodes.updated()
            node.notify_style_update()
        else:
            replace(node, rules)
            if len(set_once) >= MOST:
                set_once.clear()
            set_once[id(rules)] = rules, cast("RulesMap", {**styles._rules})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "apply", applying)
        patch.setattr(Stylesheet, "replace_rules", staticmethod(replacing))
        patch.setattr(Stylesheet, "_process_component_classes", processing)
        yield

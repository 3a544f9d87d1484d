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


def _traits(node: DOMNode, asked: Asked) -> Any:
    """Return all of *node* that can be *asked*."""
    name = node._id if node._id in asked.names else None
    classes = node._classes & asked.classes
    states = node._PSEUDO_CLASSES
    held = tuple([state for state in asked.states if state in states and states[state](node)])  # type: ignore[arg-type]
    return node._css_type_names, name, frozenset(classes), held


@contextmanager
def styled_once() -> Iterator[None]:
    """Let all apps share what the same rules come to for the same widget in the same place and state."""
    apply, replace = Stylesheet.apply, Stylesheet.replace_rules
    sheets: dict[tuple[RuleSet, ...], dict[Any, Asked]] = {}
    asked_of: dict[tuple[RuleSet, ...], Asked] = {}
    found: dict[Any, Any] = {}
    set_once: dict[int, tuple[Any, RulesMap]] = {}

    def asked(self: Stylesheet, node: DOMNode) -> Asked:
        rules = self.rules
        kept = self.__dict__.get("_asked")
        if kept is None or kept[0] is not rules:
            self.__dict__["_asked"] = kept = rules, sheets.setdefault(tuple(rules), {})
        known, rules_map = kept[1], self.rules_map
        name = node._id if f"#{node._id}" in rules_map else None
        key = (type(node), name, frozenset(node._classes))
        if (one := known.get(key)) is None:
            meant = {rule for names in rules_map.keys() & node._selector_names for rule in rules_map[names]}
            those = tuple(rule for rule in rules if rule in meant)
            if those not in asked_of:
                asked_of[those] = asked_by(those, len(asked_of))
            one = known[key] = asked_of[those]
        return one

    @wraps(apply)
    def applying(self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
        one = asked(self, node)
        path = node.css_path_nodes
        if one.of_its_place or not isinstance(path[0], App):
            apply(self, node, animate=animate)
            return
        app = path[0]._PSEUDO_CLASSES
        of_the_app = [state for state in OF_THE_APP if state in app and app[state](path[0])]
        key = (one.which, *of_the_app, *[_traits(each, one) for each in path])
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

    @wraps(replace)
    def replacing(node: DOMNode, rules: Any, animate: bool = False) -> None:
        styles = node.styles.base
        if styles._rules == rules:  # to set each to what it is already changes nothing
            node.notify_style_update()
        elif type(node) is not DOMNode or styles._rules or animate:
            replace(node, rules, animate=animate)
        elif id(rules) in set_once:  # part of a widget, which nobody is shown: nothing is to be drawn anew
            styles._rules.update(set_once[id(rules)][1])
            styles._updates += 1
        else:
            replace(node, rules)
            if len(set_once) >= MOST:
                set_once.clear()
            set_once[id(rules)] = rules, cast("RulesMap", {**styles._rules})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "apply", applying)
        patch.setattr(Stylesheet, "replace_rules", staticmethod(replacing))
        yield

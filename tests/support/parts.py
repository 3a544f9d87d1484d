"""Parts of widgets (a cursor, a chosen line), whose styles are found together and made when somebody asks.

For each part of a widget Textual makes a node, each time that anything about it changes. Three of four
nodes are such, and most are never asked for.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode


class Parts(dict[str, RenderStyles]):
    """The styles of the parts of *node* by their names, as *rules* has them; these are never changed."""

    def __init__(self, node: DOMNode, rules: Mapping[str, Any]) -> None:
        super().__init__()
        self._node = node
        self._rules = rules

    def __missing__(self, name: str) -> RenderStyles:
        part = DOMNode(classes=name)
        part._attach(self._node)
        Stylesheet.replace_rules(part, self._rules[name])
        self[name] = part.styles
        return part.styles

    def __contains__(self, name: object) -> bool:
        return name in self._rules

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def items(self) -> Any:
        """Return all of them, with their names."""
        return [(name, self[name]) for name in self._rules]

    def values(self) -> Any:
        """Return all of them."""
        return [self[name] for name in self._rules]

    def clear(self) -> None:
        """Forget them all."""
        super().clear()
        self._rules = {}


def rules_of(styles: Mapping[str, RenderStyles]) -> Mapping[str, Any]:
    """Return the rules of the parts whose *styles* a widget keeps."""
    if isinstance(styles, Parts):
        return styles._rules
    return {name: {**each.base._rules} for name, each in styles.items()}

"""What people typed never becomes markup, proved from the sources."""

import ast
from collections.abc import Iterator

import pytest

from .support.sources import MODULES, floor

SINKS = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Select", "Option", "OptionList", "SelectionList",
    "Selection", "Tab", "Tabs", "TabPane", "Collapsible", "Link", "Digits", "Switch",
    "update", "notify", "add_option", "add_options", "set_options", "from_markup", "render_markup", "print",
}  # fmt: skip
"""Calls whose text Textual or Rich reads as markup unless told otherwise."""
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label", "title", "sub_title"}


def composed(node: ast.expr | None) -> bool:
    """Whether *node* is text put together from something else: f"{x}", "a" + x, "%s" % x, "{}".format(x)."""
    match node:
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            literal = any(isinstance(s, ast.Constant) and isinstance(s.value, str) for s in (left, right))
            return literal or composed(left) or composed(right)
        case ast.Call(func=ast.Attribute(attr="format" | "join", value=ast.Constant(value=str()))):
            return True
        case ast.IfExp(body=body, orelse=orelse):
            return composed(body) or composed(orelse)
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            return any(composed(each) for each in elts)
        case _:
            return False


def markup_leaks(source: str) -> Iterator[str]:
    """Yield a sentence for each place in *source* where composed text could be read as markup."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            literal = any(
                k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False
                for k in node.keywords
            )
            plain_print = name == "print" and isinstance(node.func, ast.Name)
            if name == "notify" and not literal:
                yield f"line {node.lineno}: notify without markup=False"
            given = [*node.args, *(k.value for k in node.keywords)]
            if name in SINKS and not literal and not plain_print and any(map(composed, given)):
                yield f"line {node.lineno}: composed text reaches {name}; use plain(...) or markup=False"
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {t.attr for t in targets if isinstance(t, ast.Attribute)} & ATTRIBUTES
            if names and composed(node.value):
                yield f"line {node.lineno}: composed text becomes {', '.join(names)}; use plain(...)"


@pytest.mark.parametrize("module", [m for m in MODULES if floor(m) in ("widgets", "screens", "app")])
def test_no_composed_text_is_read_as_markup(module: str) -> None:
    assert list(markup_leaks(MODULES[module].read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'Static(f"{name}")',
        'Static("Hello " + name)',
        'Label("%s" % name)',
        'Button("{}".format(name), id="x")',
        'self.query_one(Static).update(f"{name}")',
        'self.notify(f"{name}")',
        "self.notify(name)",
        'self.border_title = f"{name}"',
        'Content.from_markup(f"[b]{name}[/b]")',
        'Option(f"{name}" if name else "nobody")',
        'OptionList(*["x"], f"{name}")',
        'Tabs(", ".join(names))',
    ],
)
def test_a_leak_would_be_noticed(source: str) -> None:
    assert list(markup_leaks(source))


@pytest.mark.parametrize(
    "source",
    [
        'Static(plain(f"{name}"))',
        'Static(f"{name}", markup=False)',
        'Static("[b]Hello[/b]")',
        "self.notify(name, markup=False)",
        'self.border_title = plain(f"{name}")',
        'print(f"{name}")',
    ],
)
def test_literal_text_passes(source: str) -> None:
    assert not list(markup_leaks(source))

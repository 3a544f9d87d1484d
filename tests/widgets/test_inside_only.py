"""Outside of ``widgets/inside`` nothing of ours uses the inside of Textual, or takes a name it needs."""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from textwrap import dedent
from typing import Any

import pytest
from textual.message_pump import MessagePump
from textual.widgets import Static

import twofold
from twofold.widgets import inside

UP_HERE = ("twofold.app", "twofold.frame", "twofold.screens", "twofold.widgets")
PRIVATE = re.compile(r"_[a-z]\w*")
MADE_BY_TEXTUAL = re.compile(
    r"_(abc_impl|merged_bindings|css_type_names?|css_bases|decorated_handlers|inherit_\w+|reactives|computes|"
    r"default_bindings|classes|is_protocol|protocol_attrs)"
)
"""What Textual and Python put into each class by themselves."""


def modules() -> Iterator[Any]:
    """Yield each of our modules that may know Textual, but for its inside."""
    for found in walk_packages(twofold.__path__, "twofold."):
        if found.name.startswith(UP_HERE) and not found.name.startswith(inside.__name__):
            yield import_module(found.name)


@cache
def private_in(kind: type[Any]) -> frozenset[str]:
    """Return the private names of *kind*, a class of Textual's, in it and in what it makes."""
    own = {name for name in vars(kind) if PRIVATE.fullmatch(name)}
    return frozenset(own | set(re.findall(r"\bself\.(_[a-z]\w*)", inspect.getsource(kind))))


def shared_with_textual(kind: type[Any]) -> set[str]:
    """Return the private names that *kind*, a class of ours, uses or takes and Textual needs for itself."""
    theirs: set[str] = set()
    for base in kind.__mro__:
        if base.__module__.startswith("textual."):
            theirs |= private_in(base)
    tree = ast.parse(dedent(inspect.getsource(kind)))
    ours = {name for name in vars(kind) if PRIVATE.fullmatch(name) and not MADE_BY_TEXTUAL.fullmatch(name)}
    ours |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return ours & theirs


def reached_into(source: str) -> Iterator[str]:
    """Yield a sentence for each place in *source* that uses what is private to something else."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super"))):
                pass
            case ast.Call(args=[ast.Name(id="self"), *_]) | ast.Attribute(attr="_replace" | "_asdict"):
                pass  # of a named tuple they are public
            case ast.Attribute(value=ast.Name(id="os"), attr="_exit"):
                pass  # documented, and public for all its name
            case ast.Attribute(attr=name) if PRIVATE.fullmatch(name):
                yield f"line {node.lineno}: {name}"
            case ast.Call(
                func=ast.Name(id="getattr" | "setattr"), args=[_, ast.Constant(value=str(name)), *_]
            ):
                if name.startswith("_"):
                    yield f"line {node.lineno}: {name}"
            case ast.ImportFrom(module=str(name), names=taken) if name.startswith("textual"):
                private = [each.name for each in taken if PRIVATE.fullmatch(each.name)]
                yield from (f"line {node.lineno}: {each}" for each in ([name] if "._" in name else private))
            case _:
                pass


def test_no_class_of_ours_shares_a_private_name_with_textual() -> None:
    seen = 0
    for module in modules():
        for kind in vars(module).values():
            if inspect.isclass(kind) and kind.__module__ == module.__name__:
                seen += issubclass(kind, MessagePump)
                assert not (shared := shared_with_textual(kind)), (kind, shared)
    assert seen > 100


def test_nobody_reaches_into_what_is_not_theirs() -> None:
    everywhere: list[str] = []
    for module in modules():
        found = list(reached_into(Path(module.__file__).read_text("utf-8")))
        everywhere += [f"{module.__name__}, {place}" for place in found]
    assert everywhere == []


@pytest.mark.parametrize(
    "source",
    [
        "app._clipboard = ''",
        "self.app._handle_exception(error)",
        "screen._compositor.reflow()",
        'getattr(app, "__watchers", {})',
        'setattr(app, "_exit", True)',
        "from textual._context import active_message_pump",
        "from textual.keys import KEY_ALIASES, _character_to_key",
    ],
)
def test_reaching_in_would_be_noticed(source: str) -> None:
    assert list(reached_into(source))


def test_sharing_a_name_would_be_noticed() -> None:
    class Taken(Static):
        def _render(self) -> None: ...  # type: ignore[override]

    class Used(Static):
        def on_click(self) -> None:
            self._nodes = None  # type: ignore[assignment]

    assert shared_with_textual(Taken) == {"_render"}
    assert shared_with_textual(Used) == {"_nodes"}

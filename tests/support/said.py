"""All that twofold says, gathered from its source and its content: `python -m tests.support.said [part]`."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "twofold"
WORD = re.compile(r"[^\W\d_]{2,}")


class Words(NamedTuple):
    """Something that is said: where it stands, from the root, with its line; and its words."""

    place: str
    line: int
    words: str


def everything() -> Iterator[Words]:
    """Yield all that is said, file by file: the words of the source, and the texts of the content."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield from _of_source(path)
    for path in sorted(SOURCE.rglob("*.toml")):
        place = str(path.relative_to(SOURCE))
        text = path.read_text(encoding="utf-8")
        for words in _of_value(tomllib.loads(text)):
            first = words.split("\n", 1)[0][:40]
            yield Words(place, text.count("\n", 0, max(text.find(first), 0)) + 1, words)
    for path in (*sorted(SOURCE.rglob("*.md")), ROOT / "README.md"):
        place = str(path.relative_to(SOURCE if SOURCE in path.parents else ROOT))
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if WORD.search(line):
                yield Words(place, at, line)


def sentences(words: str) -> list[str]:
    """Return the sentences of *words*."""
    flat = " ".join(words.split())
    return [each for each in re.split(r"(?<=[.?!:;])[\")”’]?\s+(?=[\"(“A-Z])", flat) if each]


def _of_value(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value.strip() and WORD.search(value):
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from _of_value(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in ("id", "key", "url", "isbn"):
                yield from _of_value(each)


def _of_source(path: Path) -> Iterator[Words]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    mute = set(_docstrings(tree))
    place = str(path.relative_to(SOURCE))
    for node in ast.walk(tree):
        words = ""
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.JoinedStr):
            mute.update(id(part) for part in ast.walk(node) if isinstance(part, ast.Constant))
            words = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in mute:
            words = node.value
        if " " in words.strip() and WORD.search(words) and not words.startswith(("-", "SELECT")):
            yield Words(place, line, words)


def _docstrings(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)


if __name__ == "__main__":
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    last = ""
    for place, line, words in everything():
        if part in place:
            if place != last:
                print(f"\n{place}")
                last = place
            print(f"{line:5}  {' '.join(words.split())}")

"""The paths of the two, as Markdown: what both opened, the circle, and how it was later."""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from ..content.path import path_words
from ..domain.dates import full_day
from ..domain.path.paths import PARTS, prepared_by
from ..domain.path.records import TALKS, Path
from ..domain.records import SIDES
from ..domain.text import is_blank
from .escape import escape_line
from .stories import day_of


def told(paths: Iterable[Path], names: tuple[str, str], zone: tzinfo | None = None) -> str:
    """Return a section with each path, the latest first; "" where there is none.

    What they agreed on is told with the other agreements; what was prepared and not opened is not in it.
    """
    parts: list[str] = []
    for path in sorted(paths, key=lambda each: (each.created, each.id), reverse=True):
        parts += ["", *_path(path, names, zone)]
    return "\n".join(["## The path", *parts, ""]) if parts else ""


def _path(path: Path, names: tuple[str, str], zone: tzinfo | None) -> Iterator[str]:
    yield from (f"### {escape_line(path.problem)}", "", f"Begun on {day_of(path.created, zone)}.")
    if path.opened is None:
        return
    for name, side in zip(names, SIDES, strict=True):
        yield from ("", f"#### {escape_line(name)}", "")
        for part in PARTS:
            if not is_blank(said := getattr(prepared_by(path, side), part)):
                yield f"- {path_words().parts[part].label}: {escape_line(said)}"
    if path.circle:
        yield from ("", "#### How it comes about between us", "")
        for n, link in enumerate(path.circle, 1):
            name = escape_line(names[SIDES.index(link.side)])
            yield f"{n}. {name} {link.kind}: {escape_line(link.words) or '…'}"
        yield from ("", "And round it goes again.")
    days = [
        f"- {path_words().talks[name].name}: {full_day(done)}"
        for name in TALKS
        if (done := path.talk(name).done) is not None
    ]
    if days:
        yield from ("", "#### Talks", "", *days)
    now = [
        f"- {escape_line(name)}: {escape_line(words)}"
        for name, words in zip(names, path.now, strict=True)
        if not is_blank(words)
    ]
    if now:
        yield from ("", "#### How it was later", "", *now)
    if path.ended is not None:
        yield from ("", f"It was over on {day_of(path.ended, zone)}.")

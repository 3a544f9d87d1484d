"""The moments that were shown, told in Markdown. What is private has no record that could be told."""

from collections.abc import Iterable
from datetime import tzinfo

from ..domain.moments.records import Moment
from ..domain.records import other
from .escape import escape_line
from .stories import day_of


def told(moments: Iterable[Moment], names: tuple[str, str], zone: tzinfo | None) -> str:
    """Return the *moments* that were shown, oldest first, as Markdown under one heading; "" for nothing.

    *names* are those of a and b; days are told in *zone* (None: this machine's).
    """
    shown = sorted(
        (each for each in moments if each.shown and each.author and not each.deleted),
        key=lambda each: (each.created, each.id),
    )
    if not shown:
        return ""
    called = {"a": escape_line(names[0]), "b": escape_line(names[1])}
    lines = []
    for each in shown:
        assert each.author is not None
        answer = f" (it reached {called[other(each.author)]})" if each.reached else ""
        day = day_of(each.created, zone)
        lines.append(f"- {day}, {called[each.author]}: {escape_line(each.words)}{answer}")
    return "## Moments\n\n" + "\n".join(lines)

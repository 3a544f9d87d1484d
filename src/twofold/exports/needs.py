"""What each of the two needs, as Markdown."""

from collections.abc import Iterable
from datetime import tzinfo

from ..domain.records import SIDES
from ..domain.retreat.needs import Needs, lines_of
from .escape import escape_line


def told(needs: Iterable[Needs], names: tuple[str, str], zone: tzinfo | None = None) -> str:
    """Return a section with what each needs; "" where nobody wrote any. *zone* plays no part."""
    parts = ["## What each of you needs"]
    for record in needs:
        for side, name in zip(SIDES, names, strict=True):
            if lines := lines_of(record, side):
                parts += [f"### {escape_line(name)}", "\n".join(f"- {escape_line(line)}" for line in lines)]
    return "\n\n".join(parts) + "\n" if len(parts) > 1 else ""

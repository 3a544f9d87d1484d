"""The questions for a first call to a therapist, to take away: a page for the printer, or plain text.

Nothing of the two is in it, not even their names, and no word of twofold.
"""

from collections.abc import Iterator

from ..content import page as words
from .page import page, text

TITLE = "The first call"
_ROOM = '<p class="room"></p>'
_STYLE = """\
ul { list-style: none; padding: 0; }
li { margin-top: 0.9em; break-inside: avoid; }
.room { height: 1.6em; border-bottom: 1px solid var(--line); }
footer { display: none; }
"""


def first_call_page() -> str:
    """Return the questions as one HTML file, with a line to write on under each."""
    return page(TITLE, "\n".join(_html()), "", _STYLE).replace(
        '<meta name="generator" content="twofold">\n', ""
    )


def first_call_text() -> str:
    """Return the questions as plain text, each with a box to tick."""
    lines = [TITLE, "=" * len(TITLE)]
    for block in _blocks():
        lines.append("")
        for line in block:
            if line.startswith("# "):
                lines += [line[2:], "-" * len(line[2:])]
            else:
                lines.append(f"[ ] {line[2:]}" if line.startswith("- ") else line)
    return "\n".join(lines) + "\n"


def _blocks() -> Iterator[list[str]]:
    for block in words("first-call").split("\n\n")[1:]:
        yield block.strip().split("\n")


def _html() -> Iterator[str]:
    yield f"<h1>{text(TITLE)}</h1>"
    for block in _blocks():
        items = [line[2:] for line in block if line.startswith("- ")]
        for line in block:
            if line.startswith("# "):
                yield f"<h2>{text(line[2:])}</h2>"
            elif not line.startswith("- "):
                yield f"<p>{text(line)}</p>"
        if items:
            yield "<ul>" + "".join(f"<li>{text(item)}{_ROOM}</li>" for item in items) + "</ul>"

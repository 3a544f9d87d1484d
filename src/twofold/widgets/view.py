"""What a page shows as things stand, and the one place where it is drawn."""

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from .choices import Choice, Choices
from .plain import plain

Part = Content | str | bool | Sequence[Choice]
"""What one part of a page shows: words, whether it is there at all, or what can be chosen."""
Later = Callable[[], Part]
"""A part that is asked for once those before it are drawn: what is told of the choice under the cursor."""
View = Mapping[str, Part | Later]
"""What a page shows, by the ids of its parts."""
BLANK = Content("")
"""No words, in a line that stays where it is; other empty words take their line away."""


def put(widget: Widget, part: Part) -> None:
    """Draw *part* in *widget*, unless it stands there already.

    Raises TypeError for words in what shows none.
    """
    if isinstance(part, Content | str):
        if not isinstance(widget, Static):
            raise TypeError(f"{widget} shows no words")
        words = plain(part) if isinstance(part, str) else part
        shown = widget.content
        # "==" would compare the letters alone, without their colours.
        if not isinstance(shown, Content) or not shown.is_same(words):
            widget.update(words)
        widget.display = bool(words) or words is BLANK
    elif isinstance(part, bool):
        widget.display = part
    else:
        if not isinstance(widget, Choices):
            raise TypeError(f"{widget} offers no choice")
        widget.set_choices(part)

"""Words in the middle of a page, in lines that are about equally long: none ends in one lonely word."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import clamp
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widgets import Static


def balanced(words: Content, width: int) -> Content:
    """Return *words* broken so that no line is longer than *width* cells, and each about as long as the next.

    They take as many lines as without it, and keep their own.
    """
    if width < 1:
        return words
    return Content("\n").join(
        line for part in words.split("\n", allow_blank=True) for line in _even(part, width)
    )


def _even(part: Content, width: int) -> Sequence[Content]:
    lines = part.wrap(width)
    if len(lines) < 2:
        return [part]
    longest = max((Content(word).cell_length for word in part.plain.split()), default=1)
    low, high = clamp(longest, 1, width), width
    while low < high:
        middle = (low + high) // 2
        if len(part.wrap(middle)) > len(lines):
            low = middle + 1
        else:
            high = middle
    return part.wrap(high)


class _Even(Content):
    """Words that are balanced for the width they are drawn in."""

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: Style,
        options: RenderOptions,
    ) -> list[Strip]:
        """Draw them."""
        return balanced(Content(self.plain, spans=list(self.spans)), width).render_strips(
            width, height, style, options
        )


class Balanced(Static):
    """Words that are balanced where they stand in the middle."""

    def render(self) -> RenderResult:
        """Draw them."""
        drawn = super().render()
        if isinstance(drawn, Content) and self.styles.text_align == "center":
            return _Even(drawn.plain, spans=list(drawn.spans))
        return drawn

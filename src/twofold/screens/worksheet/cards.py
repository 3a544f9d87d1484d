"""A revealed row as it stands beside the others: words, ratings, and how its request stands."""

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from twofold.domain.people import Partner
from twofold.domain.records import Side
from twofold.domain.worksheet.rounds import Band
from twofold.domain.worksheet.sheet import Row
from twofold.widgets.choices import CURSOR
from twofold.widgets.plain import hue, plain

from .row_words import ratings, row_title


class Head(Widget):
    """A line with *words* over the rows below it."""

    ALLOW_SELECT = False

    def __init__(self, words: Content) -> None:
        super().__init__(classes="band-head")
        self._words = words

    def render(self) -> Content:
        """Draw the words, and a hairline beside them."""
        width = self.content_size.width
        words = self._words.truncate(max(1, width), ellipsis=True)
        return Content.assemble(words, (f"  {'─' * max(0, width - words.cell_length - 2)}", "$line"))


class Card(Widget):
    """The row *row* of *side*; under the cursor a sign stands before each line."""

    ALLOW_SELECT = False

    class Opened(Message):
        """The row ``id`` was clicked on."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.row_id = id

    here: reactive[bool] = reactive(False, toggle_class="-here")

    def __init__(self, row: Row, side: Side, partner: Partner, group: str) -> None:
        super().__init__(classes="card")
        self.row, self.side = row, side
        self._partner, self._group, self._stands = partner, group, ""

    def show(self, partner: Partner, stands: str) -> None:
        """Show the name, colour and mark of its *partner*, and how its request *stands*."""
        if (partner, stands) != (self._partner, self._stands):
            self._partner, self._stands = partner, stands
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Return what it looks like in *width* cells."""
        room = max(1, width - 4)
        cursor = Content.styled(CURSOR if self.here else " ", "$accent")
        mark = Content.styled(f" {self._partner.mark} ", hue(self._partner.colour))
        title = Content.styled(row_title(self.row), "bold").wrap(room)
        quiet = " · ".join(part for part in (self._group, self._stands) if part)
        below = list(plain(ratings(self.row)).wrap(room))
        below += Content.styled(quiet, "$quiet").wrap(room) if quiet else []
        heads = [mark, *[Content("   ")] * (len(title) + len(below) - 1)]
        return [cursor + head + line for head, line in zip(heads, [*title, *below], strict=True)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that it takes."""
        return len(self.lines(width))

    def render(self) -> Content:
        """Draw it."""
        return Content("\n").join(self.lines(self.content_size.width))

    def on_click(self, event: Click) -> None:
        """Open it."""
        event.stop()
        self.post_message(self.Opened(self.row.id))


def beside(bands: tuple[Band, ...]) -> list[Band]:
    """Return *bands* with a single row of a's and the single row of b's that follows it on one line.

    The order stays: read from left to right and down it is the same.
    """
    lines: list[Band] = []
    for band in bands:
        last = lines[-1] if lines else None
        if last and not band.both and not last.both and last.a and not last.b and band.b:
            lines[-1] = Band(a=last.a, b=band.b)
        else:
            lines.append(band)
    return lines

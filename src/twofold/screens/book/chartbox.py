"""One chart of the book with what is told of it: its name, its lines, and the words under the cursor."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.book.charts import Chart
from twofold.domain.book.lines import Pair, enough, point_of
from twofold.domain.dates import past_day_alone
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.widgets.chart import LineChart
from twofold.widgets.command import in_sentence
from twofold.widgets.plain import signed
from twofold.widgets.view import put


class ChartBox(Vertical):
    """The chart of *chart*; its lines are there only where there is enough."""

    def __init__(self, chart: Chart, couple: Couple) -> None:
        super().__init__(id=f"chart-{chart.name}", classes="chart-box")
        self.chart = chart
        self.pairs: Sequence[Pair] | None = None
        """What is drawn; None while it is not known yet."""
        self.has_enough = False
        """Whether there is enough of it to draw."""
        self._couple = couple

    def compose(self) -> ComposeResult:
        """Lay out its parts."""
        yield Static("", classes="chart-title", markup=False)
        yield LineChart(self._couple, (self.chart.top, self.chart.bottom), id=f"lines-{self.chart.name}")
        yield Static("", classes="chart-brings", markup=False)
        yield Static("", classes="chart-told", markup=False)

    @property
    def lines(self) -> LineChart:
        """Its lines."""
        return self.query_one(LineChart)

    @property
    def pair(self) -> Pair | None:
        """What is under the cursor, where it is drawn."""
        return self.lines.pair if self.has_enough else None

    def show(self, couple: Couple, pairs: Sequence[Pair] | None) -> None:
        """Draw *pairs*, or say what brings enough of them; None where they are not known yet."""
        self._couple, self.pairs = couple, pairs
        self.has_enough = pairs is not None and enough(pairs)
        lines = self.lines
        lines.display = self.has_enough
        if pairs is not None and self.has_enough:
            lines.show(couple, pairs)

    def tell(self, today: date, here: bool, key: str, *, named: bool) -> None:
        """Say what is under the cursor, or what brings enough to draw.

        *here*: whether it is the chart one is at; *key*: what leads on; *named*: whether its name is said.
        """
        title = Content.styled(
            f"{'›' if here else ' '} {self.chart.title}", "bold $accent" if here else "bold"
        )
        put(self.query_one(".chart-title"), title if named else "")
        put(self.query_one(".chart-brings"), self._brings(here, key))
        put(self.query_one(".chart-told"), self._told(today))

    def _brings(self, here: bool, key: str) -> Content:
        """Return what brings enough to draw, where there is not."""
        if self.pairs is None or self.has_enough:
            return Content("")
        brings = Content(self.chart.brings)
        if not here:
            return brings
        return Content.assemble(
            brings, "\n\n", (in_sentence(key), "bold $accent"), (" leads there.", "$quiet")
        )

    def _told(self, today: date) -> Content:
        """Return the day under the cursor, and what each showed, a line each."""
        pair = self.pair
        if pair is None:
            return Content("")
        day = Content.styled(past_day_alone(pair.day, today), "bold")
        lines = [Content.assemble(day, (" · ", "$quiet"), pair.title) if pair.title else day]
        for side in SIDES:
            if (point := point_of(pair, side)) is not None:
                line = Content.assemble(signed(self._couple, side, bold=False), "  ", point.words)
                lines.append(line + Content.assemble((" · ", "$quiet"), point.more) if point.more else line)
        return Content("\n").join(lines)

"""The book in pictures: four things of the two over the months, a line of each, where there is enough."""

from asyncio import sleep
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Click, DescendantFocus
from textual.style import Style
from textual.widgets import Static

from twofold.domain.book.charts import CHARTS, Name, closeness, felt, moods, needs
from twofold.domain.book.lines import Pair, in_order
from twofold.domain.closeness.records import Closeness, ClosenessSummary
from twofold.domain.listening.session import SessionSummary
from twofold.domain.tuning.records import DaySummary
from twofold.screens.page import Page, View
from twofold.widgets.chart import LineChart
from twofold.widgets.command import Command
from twofold.widgets.view import Later, Part

from .chartbox import ChartBox

AT_A_TIME = 100
"""Talks that are read before a key is answered again; it takes a few milliseconds."""
BREATH = 0.005
"""Seconds in which a frame is handed to the terminal."""


class Charts(Page):
    """The four charts: one at a time, or all where there is room."""

    place = "book.charts"
    heading = "In pictures"
    why = "For when you would rather look than read: how it was between you, as each of you said."
    notes = (
        *(chart.drawn for chart in CHARTS),
        "Only what you can both read anyway is drawn, once there is enough from each of you. "
        "Nothing is added up or compared: no score, no goal, no comment on whether a line rises or "
        "falls.",
    )
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "open", "Open", tooltip="Go to the page of that day, or to where a line begins",
                id="charts.open", called="opens"),
        Binding("tab", "next(1)", "Next", tooltip="The next picture", id="charts.next"),
        Binding("shift+tab", "next(-1)", "Previous", tooltip="The picture before", show=False,
                id="charts.previous"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._talks: dict[str, tuple[datetime, Pair | None]] = {}
        self._looked = self._chosen = False

    def body(self) -> ComposeResult:
        """Lay out the names, and a box for each."""
        yield Static("", id="charts-names", markup=False)
        with Container(id="charts"):
            for chart in CHARTS:
                yield ChartBox(chart, self.house.couple())

    def on_mount(self) -> None:
        """Draw the frame first, and look into the past afterwards."""
        self.draw()
        self.call_after_refresh(self._look_soon)

    async def _look_soon(self) -> None:
        # Another thread writes the first frame to the terminal: while we wait, it can.
        await sleep(BREATH)
        self._looked = True
        self.reload()

    def reload(self) -> None:
        """Draw what is in the file by now; the talks, which are many, step by step."""
        if not self._looked or not self.is_attached:
            return
        store = self.house.store
        self._put("closeness", closeness(store[Closeness].peek(ClosenessSummary)))
        self._put("moods", moods(store.days.peek(DaySummary)))
        self._put("needs", needs(store.worksheets.all()))
        self._read_talks()

    @work(exclusive=True, group="talks")
    async def _read_talks(self) -> None:
        """Read the talks, the latest first: what is in sight at first is there at once."""
        store = self.house.store
        cards = [card for card in store.sessions.peek(SessionSummary) if card.status == "finished"]
        gone = self._talks.keys() - {card.id for card in cards}
        for each in gone:
            del self._talks[each]
        unread = [card for card in reversed(cards) if self._talks.get(card.id, (None,))[0] != card.updated]
        for first in range(0, len(unread), AT_A_TIME):
            for card in unread[first : first + AT_A_TIME]:
                session = store.sessions.get(card.id)
                self._talks[card.id] = card.updated, felt(session) if session else None
            if first == 0:
                self._put_talks()
            await sleep(0)
        self._put_talks()

    def _put_talks(self) -> None:
        self._put("felt", in_order(pair for _, pair in self._talks.values() if pair is not None))

    def _put(self, name: Name, pairs: Sequence[Pair]) -> None:
        """Draw *pairs* in the chart *name*; at first one is at the first that has enough."""
        if not self.is_attached:
            return
        box = self._box(name)
        box.show(self.house.couple(), pairs)
        if not self._chosen:
            drawn = [n for n, each in enumerate(self._boxes) if each.has_enough]
            self.at = drawn[0] if drawn else self.at
            known = all(each.pairs is not None for each in self._boxes[: self.at + 1])
            self._chosen = bool(drawn) and known
        self.draw()

    # -- what is shown ------------------------------------------------------------------------------

    @property
    def _boxes(self) -> list[ChartBox]:
        return list(self.query(ChartBox))

    def _box(self, name: Name) -> ChartBox:
        return self.query_one(f"#chart-{name}", ChartBox)

    @property
    def box(self) -> ChartBox:
        """The chart one is at."""
        return self._boxes[self.at]

    @property
    def all_in_sight(self) -> bool:
        """Whether there is room for all of them."""
        return self.has_class("-wide") and not self.is_short

    @property
    def is_small(self) -> bool:
        """Whether there is no room for a line with all names: the bar names the one in sight."""
        return self.is_short or self.is_narrow

    def view(self) -> View:
        """Show the charts there is room for, with their names."""
        alone = not self.all_in_sight
        named = alone and not self.is_small  # else the bar names it, or each has its name above it
        view: dict[str, Part | Later] = {"charts-names": self._names() if named else ""}
        return view | {f"chart-{c.name}": n == self.at or not alone for n, c in enumerate(CHARTS)}

    def _names(self) -> Content:
        """Return the names of all charts, with the one that is in sight in brackets."""
        names = []
        for n, chart in enumerate(CHARTS):
            here = n == self.at
            words = Content.styled(f"[{chart.title}]" if here else f" {chart.title} ",
                                   "bold $accent" if here else "$quiet")  # fmt: skip
            names.append(words.stylize(Style.from_meta({"chart": n})))
        return Content(" ").join(names)

    def draw(self) -> None:
        """Draw the charts with their words."""
        super().draw()
        if not self.children:
            return
        key = self.key_of("charts.open")
        for n, box in enumerate(self._boxes):
            box.tell(self.today, n == self.at, key, named=self.all_in_sight)
        self.head(self.box.chart.title if self.is_small else self.heading)
        lines = self.box.lines if self.box.has_enough else None
        if self.focused is not lines:
            self.set_focus(lines)

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def opens(self) -> str:
        """What Enter does."""
        return "Open" if self.box.has_enough else "Go there"

    def action_open(self) -> None:
        """Go to the page of what is under the cursor, or to what brings enough."""
        if self.is_active and self.box.pairs is not None:
            pair = self.box.pair
            self.house.go(pair.route if pair else self.box.chart.begin)

    def action_next(self, by: int) -> None:
        """Go to the next chart, or to the one before."""
        self._go_to((self.at + by) % len(CHARTS))

    def _go_to(self, at: int) -> None:
        self._chosen = True
        if at != self.at:
            self.at = at
            self.draw()

    def on_line_chart_moved(self, message: LineChart.Moved) -> None:
        """Tell what is under the cursor now."""
        message.stop()
        self.draw()

    def on_line_chart_opened(self, message: LineChart.Opened) -> None:
        """Open what was clicked on."""
        message.stop()
        self.action_open()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Be at the chart that was clicked on."""
        for n, box in enumerate(self._boxes):
            if box.lines is event.widget:
                self._go_to(n)

    def on_click(self, event: Click) -> None:
        """Go to the chart that was clicked on, or its name."""
        at = event.style.meta.get("chart")
        if isinstance(at, int):
            self._go_to(at)
        elif event.widget is not None:
            boxes = [each for each in event.widget.ancestors_with_self if isinstance(each, ChartBox)]
            if boxes:
                self._go_to(self._boxes.index(boxes[0]))

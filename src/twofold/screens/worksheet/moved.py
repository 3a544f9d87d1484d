"""Over the rounds: how far each need was met, one small chart for each; never added up, never compared."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content import group_name
from twofold.domain.records import SIDES
from twofold.domain.text import is_blank
from twofold.domain.worksheet.rounds import Worksheet, courses
from twofold.domain.worksheet.routes import WorksheetRoute
from twofold.domain.worksheet.sheet import Row
from twofold.screens.page import Page, View
from twofold.widgets.command import Command
from twofold.widgets.course import Chart, Courses, Group
from twofold.widgets.plain import hue, plain, signed
from twofold.widgets.scrolling import reading_keys

NOISE = "A point up or down means nothing. Three are worth a word."


class Moved(Page):
    """Every need that was rated in an opened round, grouped by whose it is, the latest first."""

    place = "worksheet.moved"
    heading = "How it moved"
    why = "See how well each need was met, round by round, so that slow changes show."
    notes = (
        "Each point is the number its owner gave, from 0 to 10. A line joins two that are three or more "
        "apart.",
        "Answers go up and down by a point or two on their own. Nothing here is added up.",
    )
    redraws_on = ("mount", "store")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "rounds", "The rounds", tooltip="Go to the rounds of your worksheet",
                id="moved.rounds", when="has_none"),
        Command("tab", "other", "The other of you", tooltip="Go to the other's needs", id="moved.other",
                when="has_both"),
        *reading_keys("moved"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()
        self._nothing = Content("")

    def body(self) -> ComposeResult:
        """Lay out the charts, and what is said while there are none."""
        with Vertical(id="moved"):
            yield Courses(id="courses")
            yield Static("", id="none", markup=False)

    def draw(self) -> None:
        """Draw what was opened until now."""
        from twofold.store import StoreError

        try:
            opened = [worksheet for worksheet in self._rounds() if worksheet.revealed is not None]
        except StoreError as error:
            opened, self._nothing = [], plain(str(error))
        else:
            self._nothing = self._why_none(len(opened))
        self._groups = () if len(opened) < 2 else self._grouped(opened)
        super().draw()
        if self._groups:
            days = sorted({worksheet.day for worksheet in opened})
            self.query_one(Courses).show(NOISE, self._groups, days)

    def view(self) -> View:
        """Show the charts, or why there are none."""
        return {"courses": not self.has_none, "none": self._nothing if self.has_none else ""}

    def _rounds(self) -> list[Worksheet]:
        """Return every round, one that waits to be saved as it is now. Raises StoreError."""
        found = {worksheet.id: worksheet for worksheet in self.house.store.worksheets.all()}
        found |= {record.id: record for record in self.house.unsaved if isinstance(record, Worksheet)}
        return list(found.values())

    def _grouped(self, opened: list[Worksheet]) -> tuple[Group, ...]:
        couple = self.house.couple()
        groups = []
        for side in SIDES:
            who = couple.partner(side)
            charts = tuple(
                Chart(_title(course.row), who.mark, hue(who.colour), course.points)
                for course in courses(opened, side)
            )
            if charts:
                groups.append(Group(signed(couple, side), charts))
        return tuple(groups)

    def _why_none(self, opened: int) -> Content:
        key = (self.key_of("moved.rounds"), "bold $accent")
        if opened > 1:
            return Content.assemble(
                "No need has been rated yet.\n\n"
                "Say in a row how well it is met, from 0 to 10, and it will show here.\n\n",
                "Press ", key, " to go to your rounds.",
            )  # fmt: skip
        so_far = "You have opened one round so far." if opened else "You have not opened a round yet."
        return Content.assemble(
            so_far, "\n\n",
            "From the second round on, you see here how well each need was met, and whether that moved. "
            "Leave a few weeks between rounds.\n\n",
            "Press ", key, " to go to your rounds.",
        )  # fmt: skip

    # Keys

    @property
    def has_none(self) -> bool:
        """Whether there is nothing to see."""
        return not self._groups

    @property
    def has_both(self) -> bool:
        """Whether there are needs of both."""
        return len(self._groups) > 1

    def action_rounds(self) -> None:
        """Go to the rounds, or back to them."""
        if not self.is_active:
            return
        stack = self.app.screen_stack
        if len(stack) > 1 and getattr(stack[-2], "place", "") == "worksheet":
            self.action_back()
        else:
            self.house.go(WorksheetRoute())

    def action_other(self) -> None:
        """Bring the needs of the next partner to the top."""
        self.query_one(Courses).next_group()

    def action_read_on(self, way: str) -> None:
        """Move the charts: "up", "down", "page_up", "page_down", "home" or "end"."""
        getattr(self.query_one(Courses), f"scroll_{way}")(animate=False)


def _title(row: Row) -> str:
    return group_name(row.group, row.other) if is_blank(row.words) else row.words

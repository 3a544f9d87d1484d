"""A plan at a glance: every part of it, how it stands, and the key that leads there."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.retreat.naming import away_in_words, dates_in_words
from twofold.domain.retreat.parts import Part, next_part, parts
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import (
    BeforeRoute,
    BeginRoute,
    BringRoute,
    BudgetRoute,
    ClosingRoute,
    DaysRoute,
    IdeasRoute,
    MemoryRoute,
    PackingRoute,
    RetreatPaperRoute,
    RulesRoute,
    TodayRoute,
)
from twofold.domain.routes import Route
from twofold.screens.page import View
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .planned import Planned
from .plans import WHERES
from .progress import TITLES, progress_words

KEYS: dict[Part, str] = {
    "today": "t",
    "closing": "c",
    "memory": "l",
    "purpose": "w",
    "ideas": "i",
    "days": "d",
    "before": "b",
    "rules": "r",
    "packing": "p",
    "budget": "m",
    "paper": "o",
    "bring": "n",
}
SHOWN: tuple[Part, ...] = ("today", "closing", "days", "before", "ideas")
"""Parts whose keys are named below."""
TOLD: dict[Part, str] = {
    "today": "Live it: now, next, and what is left",
    "closing": "Close it together: what you take home, a promise each, when you sit down again",
    "memory": "What you did, wrote and promised",
    "purpose": "What it is for, where, when; its name, its zone and its currency",
    "ideas": "Ideas, and how much each of you likes them",
    "days": "The days with their times",
    "before": "What is to be done before",
    "rules": "Ground rules, which both of you say yes to",
    "packing": "What goes into the bags",
    "budget": "What it costs",
    "paper": "A page to print, a file for the calendar, a list",
    "bring": "Bring in a booking or a programme",
}
ROUTES: dict[Part, Callable[[str], Route]] = {
    "today": TodayRoute,
    "closing": ClosingRoute,
    "memory": MemoryRoute,
    "purpose": BeginRoute,
    "ideas": IdeasRoute,
    "days": DaysRoute,
    "before": BeforeRoute,
    "rules": RulesRoute,
    "packing": PackingRoute,
    "budget": BudgetRoute,
    "paper": RetreatPaperRoute,
    "bring": BringRoute,
}
"""Where each part of a plan, by its id, is found."""


class Overview(Planned):
    """The first page of a plan."""

    place = "retreat.plan"
    heading = "Your plan"
    why = "All that belongs to this plan, in the order in which two people come to it."
    notes = ("The line under the cursor is what comes next. Any other order is as good.",)
    AUTO_FOCUS = "#overview"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command(KEYS[part], f"part('{part}')", TITLES[part], tooltip=TOLD[part], show=part in SHOWN,
                id=f"overview.{part}", when="is_there")
        for part in (*SHOWN, *(part for part in KEYS if part not in SHOWN))
    ]  # fmt: skip

    _next = ""

    def body(self) -> ComposeResult:
        """Lay out what it is, and its parts."""
        if self.edit.find() is None:
            return
        yield Static("", id="overview-head", classes="column plan-lead", markup=False)
        yield Choices(id="overview", classes="column")
        yield Static("", id="overview-brief", markup=False)

    def on_mount(self) -> None:
        """Show how it stands."""
        self.draw()

    def view(self) -> View:
        """Show how it stands; where there is little room, only of the part under the cursor."""
        plan = self.plan
        if plan is None:
            return {}
        return {
            "overview-head": "" if self.is_brief else self._head(plan),
            "overview": self._rows(plan),
            "overview-brief": self._brief if self.is_brief else "",
        }

    def _brief(self) -> Content:
        return self.under_cursor.note.truncate(max(1, self.app.size.width - 2), ellipsis=True)

    def _rows(self, plan: Plan) -> list[Choice]:
        given, notices = who_finished(self.house, "hearts", plan.id), self._notices()
        rows: list[Choice] = []
        for part in parts(self.stage):
            if part == "purpose" and rows:
                rows.append(Choice("", "", heading=True))
            words = progress_words(part, plan, self.house.couple(), self.today, given, notices)
            key = self.key_of(f"overview.{part}")
            rows.append(Choice(part, TITLES[part], words, key, spare=self.is_brief))
        return rows

    def draw(self) -> None:
        """Draw how it stands; the cursor goes to what comes next when that has changed."""
        super().draw()
        if (plan := self.plan) is None:
            return
        self.head(plan.title)
        given = who_finished(self.house, "hearts", plan.id)
        step = next_part(plan, self.stage, self.today, given, self._notices())
        for choices in self.query(Choices):
            if step != self._next:
                self._next = step
                choices.go_to(step)

    def on_option_list_option_highlighted(self) -> None:
        """Say how the part under the cursor stands, where the list has no room for it."""
        if self.is_brief:
            self.put({"overview-brief": self._brief()})

    def on_resize(self) -> None:
        """Say less where there is little room."""
        self.draw()

    @property
    def is_brief(self) -> bool:
        """Whether there is no room for how the parts stand, but only for their names."""
        return self.app.size.width < 56 and self.app.size.height < 16

    @property
    def stage(self) -> str:
        """How the plan stands now."""
        from twofold.domain.retreat.living import stage

        return stage(self.plan, self.now) if self.plan else "coming"

    def _notices(self) -> int:
        from twofold.domain.retreat.checks import notices

        return len(notices(self.plan)) if self.plan and self.stage == "coming" else 0

    def _head(self, plan: Plan) -> Content:
        away = away_in_words(plan.start, plan.days, self.today)
        dates = dates_in_words(plan.start, plan.days, self.today)
        when = Content.assemble((away[:1].upper() + away[1:], "bold"), (f" · {dates}", "$quiet"))
        if self.app.size.height < 16:
            return when
        lines = [Content.styled(plan.title, "bold $accent")]
        lines += [plain(plan.purpose)] if plan.purpose else []
        lines.append(when + Content.styled(f" · {WHERES[plan.where]}", "$quiet"))
        return Content("\n").join(lines)

    # -- keys -----------------------------------------------------------------------------------------

    def is_there(self, part: Part) -> bool:
        """Whether the plan has *part* now."""
        return self.plan is not None and part in parts(self.stage)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Go there."""
        event.stop()
        self.action_part(next(part for part in KEYS if part == event.id))

    def action_part(self, part: Part) -> None:
        """Open the page of *part*."""
        if self.is_active:
            self.house.go(ROUTES[part](self.plan_id))

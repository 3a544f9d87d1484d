"""A plan at a glance: every part of it, how it stands, and the key that leads there."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.retreat.naming import away_in_words, dates_in_words
from twofold.domain.retreat.parts import Part, next_part, parts
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
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices
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
        Binding(KEYS[part], f"part('{part}')", TITLES[part], tooltip=TOLD[part], show=part in SHOWN,
                id=f"overview.{part}")
        for part in (*SHOWN, *(part for part in KEYS if part not in SHOWN))
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._next = ""
        self._words: dict[str, Content] = {}

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

    def draw(self) -> None:
        """Draw how it stands; the cursor goes to what comes next when that has changed."""
        plan = self.plan
        if plan is None or not self.query("#overview-brief"):
            return
        self._show_head()
        stage, given, notices = self.stage, who_finished(self.house, "hearts", plan.id), self._notices()
        couple, today = self.house.couple(), self.today
        rows: list[Choice] = []
        self._words = {}
        for part in parts(stage):
            if part == "purpose" and rows:
                rows.append(Choice("", "", heading=True))
            words = progress_words(part, plan, couple, today, given, notices)
            key = self.key_of(f"overview.{part}")
            self._words[part] = words
            rows.append(Choice(part, TITLES[part], words, key, spare=self.is_brief))
        choices = self.query_one(Choices)
        choices.set_choices(rows)
        step = next_part(plan, stage, today, given, notices)
        if step != self._next:
            self._next = step
            choices.highlighted = [row.id for row in rows].index(step)
        self._show_brief()
        self.refresh_bindings()

    def on_option_list_option_highlighted(self) -> None:
        """Say how the part under the cursor stands, where the list has no room for it."""
        self._show_brief()

    def _show_brief(self) -> None:
        for line in self.query("#overview-brief").results(Static):
            line.display = self.is_brief
            words = self._words.get(self.query_one(Choices).current or "", Content(""))
            line.update(words.truncate(max(1, self.app.size.width - 2), ellipsis=True))

    def on_resize(self) -> None:
        """Say less where there is little room."""
        if self.plan is not None:
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

    def _show_head(self) -> None:
        plan = self.plan
        assert plan is not None
        self.head(plan.title)
        away = away_in_words(plan.start, plan.days, self.today)
        dates = dates_in_words(plan.start, plan.days, self.today)
        when = Content.assemble((away[:1].upper() + away[1:], "bold"), (f" · {dates}", "$quiet"))
        head = self.query_one("#overview-head", Static)
        head.display = not self.is_brief
        if self.app.size.height < 16:
            head.update(when)
            return
        lines = [Content.styled(plan.title, "bold $accent")]
        lines += [plain(plan.purpose)] if plan.purpose else []
        lines.append(when + Content.styled(f" · {WHERES[plan.where]}", "$quiet"))
        head.update(Content("\n").join(lines))

    # -- keys -----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the parts that there are now."""
        if action == "part":
            return self.plan is not None and parameters[0] in parts(self.stage)
        return super().check_action(action, parameters)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Go there."""
        event.stop()
        self.action_part(next(part for part in KEYS if part == event.id))

    def action_part(self, part: Part) -> None:
        """Open the page of *part*."""
        if self.is_active:
            self.house.go(ROUTES[part](self.plan_id))

"""A plan at a glance: every part of it, how it stands, and the key that leads there."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.retreat.naming import away_in_words, dates_in_words
from twofold.domain.retreat.needs import Need
from twofold.domain.retreat.parts import PLANNING, Part, next_part, parts
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import (
    BeforeRoute,
    BeginRoute,
    BudgetRoute,
    ClosingRoute,
    DaysRoute,
    IdeasRoute,
    MemoryRoute,
    NeedsRoute,
    PackingRoute,
    PasteRoute,
    RetreatPaperRoute,
    RulesRoute,
    TodayRoute,
)
from twofold.domain.routes import Route
from twofold.screens.page import View
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .needs import needs_of
from .planned import Planned
from .plans import WHERES
from .progress import progress_words


class Door(NamedTuple):
    """The ``key`` of a part of a plan, what it is called, what it is, and the ``route`` to it."""

    key: str
    title: str
    about: str
    route: Callable[[str], Route]


DOORS: dict[Part, Door] = {
    "today": Door("t", "Live it", "Live it: now, next, and what is left", TodayRoute),
    "closing": Door("c", "Closing",
                    "Close it together: what you take home, a promise each, when you sit down again",
                    ClosingRoute),
    "memory": Door("l", "What stayed", "What you did, wrote and promised", MemoryRoute),
    "purpose": Door("w", "What it is for",
                    "What it is for, where and when; its name, time zone and currency", BeginRoute),
    "needs": Door("e", "What each needs", "What each of you needs, in every retreat", lambda _: NeedsRoute()),
    "ideas": Door("i", "Ideas", "Ideas, and how much each of you likes them", IdeasRoute),
    "days": Door("d", "The days", "The days and their times", DaysRoute),
    "before": Door("b", "Before you go", "What to do beforehand", BeforeRoute),
    "rules": Door("r", "Ground rules", "Ground rules you both say yes to", RulesRoute),
    "packing": Door("p", "Packing", "What goes in the bags", PackingRoute),
    "budget": Door("m", "Budget", "What it costs", BudgetRoute),
    "paper": Door("o", "Paper and calendar", "A page to print, a calendar file, a list",
                  RetreatPaperRoute),
    "bring": Door("n", "Bring something in", "Paste a mail or a ticket, or bring in a booking",
                  PasteRoute),
}  # fmt: skip
SHOWN: tuple[Part, ...] = ("today", "closing", "days", "before", "ideas")
"""Parts whose keys are named below."""


class Overview(Planned):
    """The first page of a plan."""

    place = "retreat.plan"
    heading = "Your plan"
    why = "All that belongs to this plan, in the order you are likely to need it."
    notes = ("The cursor is on what comes next. Any other order is just as good.",)
    AUTO_FOCUS = "#overview"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command(DOORS[part].key, f"part('{part}')", DOORS[part].title, tooltip=DOORS[part].about,
                show=part in SHOWN, id=f"overview.{part}", when="is_there")
        for part in (*SHOWN, *(part for part in DOORS if part not in SHOWN))
    ]  # fmt: skip

    _next = ""

    def body(self) -> ComposeResult:
        """Lay out what it is, and its parts."""
        if self.edit.find() is None:
            return
        yield Static("", id="overview-head", classes="column plan-lead", markup=False)
        yield Choices(id="overview", classes="column")
        yield Static("", id="overview-brief", markup=False)

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
            words = progress_words(part, plan, self.house.couple(), self.today, given, notices, self._needs)
            key = self.key_of(f"overview.{part}")
            rows.append(
                Choice(part, DOORS[part].title, words, key, spare=self.is_brief,
                       route=DOORS[part].route(plan.id))
            )  # fmt: skip
        planning = [row.id for row in rows].index(PLANNING[0])
        return sections(("", rows[:planning]), ("", rows[planning:]))

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

    @property
    def is_brief(self) -> bool:
        """Whether there is no room for how the parts stand, but only for their names."""
        return self.app.size.width < 56 and self.is_short

    @property
    def stage(self) -> str:
        """How the plan stands now."""
        from twofold.domain.retreat.living import goes_on, stage

        if self.plan is not None and goes_on(self.plan, self.now):
            return "leaving"
        return stage(self.plan, self.now) if self.plan else "coming"

    @property
    def _needs(self) -> tuple[Need, ...]:
        return needs_of(self.house)

    def _notices(self) -> int:
        from twofold.domain.retreat.checks import findings

        return len(findings(self.plan, self._needs)) if self.plan and self.stage == "coming" else 0

    def _head(self, plan: Plan) -> Content:
        away = away_in_words(plan.start, plan.days, self.today)
        dates = dates_in_words(plan.start, plan.days, self.today)
        when = Content.assemble((away[:1].upper() + away[1:], "bold"), (f" · {dates}", "$quiet"))
        if self.is_short:
            return when
        lines = [Content.styled(plan.title, "bold $accent")]
        lines += [plain(plan.purpose)] if plan.purpose else []
        lines.append(when + Content.styled(f" · {WHERES[plan.where]}", "$quiet"))
        return Content("\n").join(lines)

    # -- keys -----------------------------------------------------------------------------------------

    def is_there(self, part: Part) -> bool:
        """Whether the plan has *part* now."""
        return self.plan is not None and part in parts(self.stage)

    def action_part(self, part: Part) -> None:
        """Open the page of *part*."""
        if self.is_active:
            self.house.go(DOORS[part].route(self.plan_id))

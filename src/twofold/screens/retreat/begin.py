"""Beginning a plan: a few lines, most of which stand there already."""

from datetime import datetime
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList

from twofold.domain.dates import day_words
from twofold.domain.people import Invalid
from twofold.domain.retreat.beginning import begin, from_template, read_days
from twofold.domain.retreat.naming import proposed_start, proposed_title
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import PlanRoute
from twofold.domain.retreat.templates import Template
from twofold.screens.page import newest
from twofold.widgets.choices import Choices
from twofold.widgets.pick import Pick

from .basics import Basics
from .beginform import DEFAULT, EMPTY, LINES, form
from .plans import plan_cards

_LEFT: WeakKeyDictionary[App[Any], dict[str, str]] = WeakKeyDictionary()
"""What was typed into a form that nobody made a plan of yet: it stands there again."""


class Begin(Basics):
    """A new plan; or the frame of *plan_id*: its purpose, place, dates, title, zone and currency."""

    place = "retreat.begin"
    heading = "A new retreat"
    why = "When both know what a weekend is for, it is easier to leave out what it is not for."
    notes = (
        "Nothing here is fixed: all of it can be changed later, the dates as well.",
        "Days may be written like Friday, 12 March or in 10 days.",
        "A time zone is named by its city: all times of the plan are read as the clocks show them there.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,g", "make", "Make the plan", tooltip="Make the plan as it stands here", id="begin.make"),
    ]

    def __init__(self, plan_id: str | None = None) -> None:
        super().__init__(plan_id or "")
        self._is_new = plan_id is None
        self._proposed: dict[str, str] = {}
        self._where_said = False
        self._made = False

    @property
    def here(self) -> datetime:
        """The present moment as the clocks on the wall show it; here, as long as there is no plan."""
        return self.now.astimezone() if self._is_new else super().here

    def body(self) -> ComposeResult:
        """Lay out the form."""
        if self._is_new:
            yield from form(self._first(), "away", self.house.templates)
        else:
            yield from super().body()

    def on_mount(self) -> None:
        """Show what was typed before."""
        if self._is_new:
            self._again()
            self._propose()

    def _first(self) -> dict[str, str]:
        """Return what the lines begin with."""
        last = max(plan_cards(self.house), key=lambda card: card.created, default=None)
        before = newest(self.house, Plan, last.id) if last else None
        if before is not None:
            currency = before.currency
        else:
            from twofold.exports.money import home_currency

            currency = home_currency()
        self._proposed = {"zone": self.house.zone, "currency": currency}
        return {name: self._proposed.get(name, "") for name in LINES}

    # -- what is chosen and typed ------------------------------------------------------------------------

    def _template(self) -> Template | None:
        for choices in self.query("#begin-templates").results(Choices):
            return self.house.templates.get(choices.current or "")
        return None

    def onward(self) -> None:
        """Go to the next field; behind the last one a new plan is made."""
        if not self._is_new:
            super().onward()
        elif not self.go_on():
            self.action_make()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take the template, and go on."""
        event.stop()
        self.go_on()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Propose what goes with the template."""
        event.stop()
        if self._is_new and self.query("#begin-end"):
            template = self._template()
            if template is not None and not self._where_said:
                self.query_one("#begin-where", Pick).value = template.where
            self._propose()
            self.draw()

    def on_pick_changed(self, event: Pick.Changed) -> None:
        """Bring a template that belongs there under the cursor."""
        if not self._is_new:
            return
        self._where_said = True
        templates, here = self.house.templates.templates, self._template()
        if here is not None and here.where != self.where:
            fitting = [place for place, each in enumerate(templates) if each.where == self.where]
            if fitting:
                self.query_one("#begin-templates", Choices).highlighted = fitting[0]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Propose what follows from what is typed."""
        if self._is_new and self.query("#begin-end"):
            self._propose()

    # -- what is proposed -----------------------------------------------------------------------------

    def _again(self) -> None:
        """Put what was typed before, and made into no plan, where it stood."""
        left = _LEFT.pop(self.app, {})
        choices = self.query_one("#begin-templates", Choices)
        ids = [*(template.id for template in self.house.templates.templates), EMPTY]
        wanted = left.pop("template", DEFAULT)
        choices.highlighted = ids.index(wanted) if wanted in ids else 0
        if where := left.pop("where", ""):
            self._where_said = True
            self.query_one("#begin-where", Pick).value = where
        for name, value in left.items():
            self.line(name).value = value

    def _propose(self) -> None:
        """Put what goes with the template, and with each other, into the lines that nobody changed."""
        template = self._template()
        self._offer("days", str(template.days if template else 1))
        try:
            days = read_days(self.line("days").value)
        except ValueError:
            return
        self._offer("start", day_words(proposed_start(self.today, days), self.today))
        start, trouble = self.read_start()
        if not trouble:
            self._offer("title", proposed_title(start, days))

    def _offer(self, name: str, value: str) -> None:
        line = self.line(name)
        if line.value in ("", self._proposed.get(name)) and not (line.has_focus and not line.value):
            self._proposed[name] = value
            line.value = value

    # -- what is shown --------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw what is not typed."""
        super().draw()
        if self._is_new and self.query("#begin-end"):
            template = self._template()
            self.tell("template", template.why if template else "Nothing in it yet: you write it yourselves.")

    def ending(self) -> str:
        """Return what makes the plan."""
        if not self._is_new:
            return super().ending()
        key = self.key_of("begin.make")
        return f"{key} makes the plan, from anywhere here. All of it can be changed later." if key else ""

    # -- keys -----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A plan that is there needs no making, and one that is not has nothing to take back."""
        if action == "make":
            return self._is_new
        if action == "undo":
            return not self._is_new
        return super().check_action(action, parameters)

    def action_make(self) -> None:
        """Make the plan, once, and go to it."""
        if not self._is_new or self._made or not self.is_active:
            return
        start, unread = self.read_start()
        for name, trouble in (
            ("start", unread),
            *((n, self.read(n)[1]) for n in ("days", "zone", "currency")),
        ):
            if trouble:
                self.line(name).focus()
                self.house.say(trouble)
                return
        from twofold.content import ground_rules

        template = self._template()
        try:
            plan = begin(
                self.now,
                self.line("title").line,
                start,
                int(self.read("days")[0]),
                purpose=self.line("purpose").line,
                where=self.where,
                zone=self.read("zone")[0],
                currency=self.read("currency")[0],
                rules=ground_rules(),
            )
            plan = from_template(template, plan) if template else plan
        except Invalid as trouble_:
            self.house.say(str(trouble_))
            return
        self._made = True
        self.house.keep(plan)
        self.house.go(PlanRoute(plan.id), instead=True)

    def flush(self) -> None:
        """Keep what was typed for a plan that is not made yet until one begins again."""
        if not self._is_new:
            super().flush()
        elif not self._made and self.query("#begin-end"):
            typed = {name: self.line(name).value for name in LINES}
            left = {name: value for name, value in typed.items() if value != self._proposed.get(name, "")}
            if self._where_said:
                left["where"] = self.where
            template = self.query_one("#begin-templates", Choices).current
            if template and template != DEFAULT:
                left["template"] = template
            _LEFT[self.app] = left

    def reload(self) -> None:
        """Follow what was saved elsewhere."""
        if not self._is_new:
            super().reload()

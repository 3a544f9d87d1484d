"""Beginning a plan, or changing what it is for, where and when it is."""

from datetime import date
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import DescendantBlur
from textual.widgets import Input, OptionList, Static

from twofold.domain.people import Trouble
from twofold.domain.retreat.beginning import (
    begin,
    from_template,
    named,
    read_currency,
    read_days,
    read_zone,
    with_dates,
)
from twofold.domain.retreat.naming import away_in_words, dates_in_words, proposed_start, proposed_title
from twofold.domain.retreat.plan import Plan, Where
from twofold.domain.retreat.templates import Template
from twofold.screens.page import newest
from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.sheets import sheet

from .beginform import DEFAULT, EMPTY, LINES, form
from .planned import Planned
from .plans import plan_cards

_LEFT: WeakKeyDictionary[App[Any], dict[str, str]] = WeakKeyDictionary()
"""What was typed into a form that nobody made a plan of yet: it stands there again."""


class Begin(Planned):
    """A new plan; or the frame of *plan_id*: its purpose, place, dates, title, zone and currency."""

    place = "retreat.begin"
    heading = "A new retreat"
    why = "When both know what a weekend is for, it is easier to leave out what it is not for."
    notes = (
        "Nothing here is fixed: all of it can be changed later, the dates as well.",
        "Days may be written like Friday, 12 March or in 10 days.",
        "A time zone is named by its city: all times of the plan are read as the clocks show them there.",
    )
    CSS_PATH = [sheet("retreat"), sheet("retreat_begin")]
    AUTO_FOCUS = "#begin-purpose"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,g", "make", "Make the plan", tooltip="Make the plan as it stands here", id="begin.make"),
        Binding("e", "edit", "Write", tooltip="Go to the first line", show=False, id="begin.edit"),
    ]

    def __init__(self, plan_id: str | None = None) -> None:
        super().__init__(plan_id or "")
        self._is_new = plan_id is None
        self._proposed: dict[str, str] = {}
        self._where_said = False
        self._made = False

    def body(self) -> ComposeResult:
        """Lay out the form."""
        if not self._is_new and self.find() is None:
            return
        templates = self.house.templates if self._is_new else None
        where = self.plan.where if self.plan else "away"
        yield from form(self._first(), where, templates)

    def on_mount(self) -> None:
        """Show it, with what was typed before."""
        if not self.query("#begin-end"):
            return
        for line in self.query(Line):
            line.on_enter = self._onward
        if self._is_new:
            self._again()
            self._propose()
        else:
            self.head("Change the frame")
        self._complete_zones()
        self.draw()

    def _first(self) -> dict[str, str]:
        """Return what the lines begin with."""
        plan = self.plan
        if plan is not None:
            return self._values(plan)
        last = max(plan_cards(self.house), key=lambda card: card.created, default=None)
        before = newest(self.house, Plan, last.id) if last else None
        if before is not None:
            currency = before.currency
        else:
            from twofold.exports.money import home_currency

            currency = home_currency()
        self._proposed = {"zone": self.house.zone, "currency": currency}
        return {name: self._proposed.get(name, "") for name in LINES}

    def _values(self, plan: Plan) -> dict[str, str]:
        from twofold.domain.days import full_day

        return {
            "purpose": plan.purpose,
            "start": full_day(plan.start),
            "days": str(plan.days),
            "title": plan.title,
            "zone": plan.zone,
            "currency": plan.currency,
        }

    def _complete_zones(self) -> None:
        from textual.suggester import SuggestFromList

        from twofold.domain.retreat.times import zones

        self._line("zone").suggester = SuggestFromList(zones(), case_sensitive=False)

    # -- the fields -----------------------------------------------------------------------------------

    def _line(self, name: str) -> Line:
        return self.query_one(f"#begin-{name}", Line)

    @property
    def _where(self) -> Where:
        value = self.query_one("#begin-where", Pick).value
        return "away" if value == "away" else "workshop" if value == "workshop" else "home"

    def _template(self) -> Template | None:
        for choices in self.query("#begin-templates").results(Choices):
            return self.house.templates.get(choices.current or "")
        return None

    def _onward(self) -> None:
        """Go to the next field; behind the last one a new plan is made."""
        fields = [field for field in self.focus_chain if field.has_class("plan-value")]
        if self.focused is not fields[-1]:
            self.focus_next()
        elif self._is_new:
            self.action_make()
        else:
            self.set_focus(None)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take the template, and go on."""
        event.stop()
        self.focus_next()

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
        """Keep where it is; a template that belongs there comes under the cursor."""
        event.stop()
        if not self._is_new:
            self.act(_with_where, self._where)
            return
        self._where_said = True
        here, chosen = self._template(), self.query_one("#begin-templates", Choices)
        if here is not None and here.where != self._where:
            ids = [template.id for template in self.house.templates.templates]
            fitting = [t.id for t in self.house.templates.templates if t.where == self._where]
            if fitting:
                chosen.highlighted = ids.index(fitting[0])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed, and show how it is read."""
        event.stop()
        if not self.query("#begin-end"):
            return
        if self._is_new:
            self._propose()
        elif event.input.has_focus:
            self._keep((event.input.id or "")[6:])
        self.draw()

    def _keep(self, name: str) -> None:
        """Keep what stands in the line *name* of a plan that is there, where it can be read as it is."""
        if name in ("purpose", "title"):
            self.act_typed(name, named, self._line("title").line, self._line("purpose").line)
        elif name in ("zone", "currency") and not (read := self._read(name))[1]:
            self.act_typed(name, _with, name, read[0])
        # The dates follow once their line is left: half a date is another date.

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
            self._line(name).value = value

    def _propose(self) -> None:
        """Put what goes with the template, and with each other, into the lines that nobody changed."""
        from twofold.domain.days import day_words

        template = self._template()
        self._offer("days", str(template.days if template else 1))
        try:
            days = read_days(self._line("days").value)
        except ValueError:
            return
        self._offer("start", day_words(proposed_start(self.today, days), self.today))
        start, trouble = self._read_start()
        if not trouble:
            self._offer("title", proposed_title(start, days))

    def _offer(self, name: str, value: str) -> None:
        line = self._line(name)
        if line.value in ("", self._proposed.get(name)) and not (line.has_focus and not line.value):
            self._proposed[name] = value
            line.value = value

    # -- what is read ---------------------------------------------------------------------------------

    def _read_start(self) -> tuple[date, str]:
        from twofold.domain.days import read_day

        try:
            return read_day(self._line("start").line, self.today), ""
        except ValueError as error:
            return self.today, str(error)

    def _read(self, name: str) -> tuple[str, str]:
        """Return how the line *name* is read, and why it cannot be, or ""."""
        line = self._line(name).line
        try:
            if name == "days":
                return str(read_days(line)), ""
            if name == "zone":
                return read_zone(line), ""
            if name == "currency":
                return self._known(read_currency(line)), ""
        except ValueError as error:
            return "", str(error)
        return line, ""

    def _known(self, code: str) -> str:
        from twofold.exports.money import known

        if not known(code):
            raise ValueError(f"There is no currency {code}. Write it like EUR or GBP.")
        return code

    def draw(self) -> None:
        """Draw what is not typed; and of a plan that is there, what is not being typed."""
        if not self.query("#begin-end"):
            return
        if self.plan is not None:
            for name, value in self._values(self.plan).items():
                line = self._line(name)
                if not line.has_focus and line.line != value and not self._pending(name):
                    line.value = value
            self.query_one("#begin-where", Pick).value = self.plan.where
        template = self._template()
        self._say("template", "" if not self._is_new else template.why if template else "Nothing in it yet.")
        start, unread = self._read_start()
        days, miscounted = self._read("days")
        if unread or miscounted:
            self._say("dates", unread or miscounted, mind=True)
        else:
            count = int(days)
            away = away_in_words(start, count, self.today)
            self._say("dates", f"{dates_in_words(start, count, self.today)}, {away}")
        for name in ("zone", "currency"):
            self._say(name, *self._meant(name))
        self._say("end", self._ending())

    def _meant(self, name: str) -> tuple[str, bool]:
        read, trouble = self._read(name)
        if trouble:
            return trouble, True
        if name == "currency":
            from twofold.exports.money import name as called

            return called(read), False
        return (read if read != self._line(name).line else ""), False

    def _ending(self) -> str:
        if not self._is_new:
            return "Kept as you type it. New dates count once you leave their line."
        key = self.key_of("begin.make")
        return f"{key} makes the plan, from anywhere here. All of it can be changed later." if key else ""

    def _say(self, name: str, words: str, mind: bool = False) -> None:
        for line in self.query(f"#begin-said-{name}").results(Static):
            line.update(Content.styled(words, "$accent" if mind else "$quiet"))
            line.display = bool(words)

    def _pending(self, name: str) -> bool:
        """Whether the line *name* holds something that could not be kept as it is."""
        return bool(self._read(name)[1]) or (name == "start" and bool(self._read_start()[1]))

    # -- dates of a plan that is there ------------------------------------------------------------------

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Take the dates once their line is left."""
        if not self._is_new and getattr(event.widget, "id", "") in ("begin-start", "begin-days"):
            self._take_dates()
            self.draw()

    def _take_dates(self) -> None:
        """Move the plan to the dates that stand there, and say what moved."""
        plan = self.plan
        start, unread = self._read_start()
        days, miscounted = self._read("days")
        if plan is None or unread or miscounted or (plan.start, plan.days) == (start, int(days)):
            return
        moved = self.act(with_dates, start, int(days))
        if moved is not None:
            self.house.say(self._told(plan, moved))

    def _told(self, before: Plan, moved: Plan) -> str:
        from twofold.domain.retreat.slots import lost

        words = f"Now {dates_in_words(moved.start, moved.days, self.today)}."
        if moved.slots and moved.start != before.start:
            words += " All that was planned moves along, each thing on its day and at its time."
        if gone := len(lost(moved)):
            stand = "1 thing stands on a day" if gone == 1 else f"{gone} things stand on days"
            words += f" {stand} that the plan has no more; nothing is lost."
        return f"{words} {self.undo_key} takes it back."

    @property
    def undo_key(self) -> str:
        """The key that takes the last change back, outside the lines."""
        return self.key_of("retreat.undo") or "u"

    # -- keys -----------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A plan that is there needs no making, and one that is not has nothing to take back."""
        if action == "make":
            return self._is_new
        if action == "undo":
            return not self._is_new
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Go to the first line."""
        self._line("purpose").focus()

    def action_make(self) -> None:
        """Make the plan, once, and go to it."""
        if not self._is_new or self._made or not self.is_current:
            return
        start, unread = self._read_start()
        for name, trouble in (
            ("start", unread),
            *((n, self._read(n)[1]) for n in ("days", "zone", "currency")),
        ):
            if trouble:
                self._line(name).focus()
                self.house.say(trouble)
                return
        from twofold.content import ground_rules

        template = self._template()
        try:
            plan = begin(
                self.now,
                self._line("title").line,
                start,
                int(self._read("days")[0]),
                purpose=self._line("purpose").line,
                where=self._where,
                zone=self._read("zone")[0],
                currency=self._read("currency")[0],
                rules=ground_rules(),
            )
            plan = from_template(template, plan) if template else plan
        except Trouble as trouble_:
            self.house.say(str(trouble_))
            return
        self._made = True
        self.house.keep(plan)
        self.house.go("retreat.plan", instead=True, plan_id=plan.id)

    def flush(self) -> None:
        """Take the dates; keep what was typed for a plan that is not made yet until one begins again."""
        if not self.query("#begin-end"):
            return
        if not self._is_new:
            self._take_dates()
        elif not self._made:
            left = {n: self._line(n).value for n in LINES if self._line(n).value != self._proposed.get(n, "")}
            if self._where_said:
                left["where"] = self._where
            template = self.query_one("#begin-templates", Choices).current
            if template and template != DEFAULT:
                left["template"] = template
            _LEFT[self.app] = left

    def reload(self) -> None:
        """Follow what was saved elsewhere."""
        if not self._is_new:
            super().reload()


def _with(plan: Plan, field: str, value: str) -> Plan:
    return plan.with_(**{field: value})


def _with_where(plan: Plan, where: Where) -> Plan:
    return plan.with_(where=where)

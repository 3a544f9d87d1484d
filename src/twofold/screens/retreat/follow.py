"""Looking back together: what they took home, how the promises stand, and a line of each."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.dates import local_day
from twofold.domain.records import SIDES
from twofold.domain.retreat.closing import (
    CHECKIN,
    checkin_words,
    closing_of,
    follow_up_of,
    looked,
    with_words,
)
from twofold.domain.retreat.plan import FollowUp, Plan
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text
from twofold.widgets.plain import signed

from .links import Linked, promise_links
from .scrolled import taken_home
from .written import TYPING, Written


def look_words(after: int) -> str:
    """Return what the look back *after* so many days is called."""
    return {CHECKIN: "Your check-in", 7: "A week after", 30: "A month after"}.get(
        after, f"{after} days after"
    )


class Follow(Written[FollowUp], Linked):
    """The look back at the plan *plan_id*, *after* so many days (0: at the check-in they named)."""

    place = "retreat.follow"
    heading = "Looking back"
    why = "Looking back after a week and after a month makes it last longer."
    notes = (
        "Nothing here counts against anyone. You can make a promise smaller, or let it go.",
        "A line each is enough, and none is fine. It stays with the memories of these days.",
    )
    takes_back = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "done", "Done", tooltip="You have looked at it together", id="follow.done"),
        Binding("e", "edit", "A line", tooltip="Write a line each", id="follow.edit"),
        Command("z", "wave", "Not now", tooltip="It does not come up again; the memories keep it",
                id="follow.wave", when="may_wave"),
    ]  # fmt: skip

    def __init__(self, plan_id: str, after: int) -> None:
        super().__init__(plan_id)
        self.after = after
        self._promised = False

    def body(self) -> ComposeResult:
        """Lay out what there was, and a line of each."""
        plan = self.edit.find()
        if plan is None:
            return
        self.begin_typing()
        couple = self.house.couple()
        fields = [
            Text(f"words.{n}", signed(couple, side), id=f"follow-{side}") for n, side in enumerate(SIDES)
        ]
        self.form = Form(follow_up_of(plan, self.after), fields, "follow")
        with Vertical(id="follow", classes="column"):
            yield Static("", id="follow-what", classes="lead", markup=False)
            yield Static("", id="follow-when", classes="quiet", markup=False)
            yield Static("", id="follow-taken", markup=False)
            yield Static("How are your promises going?", id="follow-ask", classes="lead", markup=False)
            yield Vertical(id="follow-promises")
            yield Static("How is it now? A line each, if you like", classes="lead gap", markup=False)
            yield self.form
            yield Static("", id="follow-end", classes="quiet gap", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        if self.plan is not None:
            self.head(self.plan.title)
            self._lay_promises()

    def _lay_promises(self) -> None:
        assert self.plan is not None
        links = promise_links(self.house, self.plan, local_day(self.now)) if self.plan.closing else []
        self._promised = bool(links)
        self.lay(self.query_one("#follow-promises", Vertical), links)

    def view(self) -> View:
        """Show what is not typed."""
        plan = self.plan
        if plan is None:
            return {}
        closing, what = closing_of(plan), look_words(self.after)
        named = closing.checkin if self.after == CHECKIN else None
        end = TYPING
        if not isinstance(self.focused, Line):
            end = "You have looked at this. What you write joins the memories."
            if self.may_wave:
                end = f"{self.key_of('follow.done')} when you have looked at it together."
        return {
            "follow-what": what if self.after == CHECKIN else f"{what} {plan.title}",
            "follow-when": checkin_words(named) if named else "",
            "follow-taken": taken_home(closing, self.house.couple(), promises=False),
            "follow-ask": self._promised,
            "follow-end": end,
        }

    @property
    def may_wave(self) -> bool:
        """Whether they have neither looked at it together, nor waved it away."""
        return self.plan is not None and follow_up_of(self.plan, self.after).at is None

    # -- what is written ----------------------------------------------------------------------------

    def typed_of(self, record: Plan) -> FollowUp:
        """Return what the plan has of it."""
        return follow_up_of(record, self.after)

    def with_typed(self, record: Plan, value: FollowUp) -> Plan:
        """Return the plan with the line of each."""
        for side, words in zip(SIDES, value.words, strict=True):
            record = with_words(record, self.after, side, words)
        return record

    def reload(self) -> None:
        """Follow the other terminal, and the pages that lay on top."""
        self.flush()
        super().reload()
        if self.plan is not None:
            self._lay_promises()
            self.draw()

    # -- keys ---------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Write a line each."""
        if self.plan is not None:
            self.query_one("#follow-a", Line).focus()

    def action_done(self) -> None:
        """Keep that they looked at it together."""
        self._settle("It is with the memories of these days now.")

    def action_wave(self) -> None:
        """Let it be: it does not come up again."""
        self._settle("That is fine. You find it with the memories if you want it.")

    def _settle(self, words: str) -> None:
        if self.plan is None or self.app.screen is not self:
            return
        self.flush()
        if self.may_wave:
            if self.edit.change(looked, self.after, self.now) is None:
                return
            self.house.say(words)
        self.action_back()

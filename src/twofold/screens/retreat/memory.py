"""A retreat as a page of memories: what they did, what each wrote, and what became of the promises."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from twofold.domain.dates import local_day, named_day, span_words
from twofold.domain.listening.routes import ReplayRoute
from twofold.domain.listening.session import SessionSummary
from twofold.domain.promises.agreements import Agreement
from twofold.domain.records import SIDES
from twofold.domain.retreat.closing import CHECKIN, checkin_words, closing_of, follow_up_of, looks, there
from twofold.domain.retreat.living import held, stage
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.routes import ClosingRoute, DaysRoute, FollowRoute, TodayRoute
from twofold.domain.retreat.slots import date_of, on_day
from twofold.screens.house import newest
from twofold.widgets.plain import plain, signed

from .follow import look_words
from .links import Link, Linked, promise_links
from .scrolled import taken_home


class Memory(Linked):
    """The memories of the plan *plan_id*."""

    place = "retreat.memory"
    heading = "Memories"
    why = "Good things last longer when you look at them again. This page is for an evening a year from now."
    notes = ("A number opens what it stands for; the arrows move the page.",)
    takes_back = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "days", "The days", tooltip="The plan as it stands, day by day", id="memory.days"),
        Binding("t", "tick", "What happened", tooltip="Say what happened, day by day",
                id="memory.tick"),
        Binding("home", "edge('home')", "Top", tooltip="To the beginning", show=False, id="memory.top"),
        Binding("end", "edge('end')", "End", tooltip="To the end", show=False, id="memory.end"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._shown: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        """Lay out an empty page, which is filled once its ways on are known."""
        if self.edit.find() is not None:
            yield Vertical(id="memory", classes="column")

    def draw(self) -> None:
        """Tell it, anew only where something is different."""
        plan = self.plan
        if plan is None:
            return
        self.head(plan.title)
        sessions = held(plan, self.house.store.sessions.peek(SessionSummary))
        agreements = [newest(self.house, Agreement, id_) for id_ in closing_of(plan).agreements]
        shown = (plan, sessions, agreements, self.house.couple(), local_day(self.now))
        if shown != self._shown:
            self._shown = shown
            self.lay(self.query_one("#memory", Vertical), self._told(plan, sessions))

    # -- what is told -------------------------------------------------------------------------------

    def _told(self, plan: Plan, sessions: dict[str, SessionSummary]) -> Iterator[Widget]:
        yield Static(plain(plan.title), classes="lead", markup=False)
        yield Static(plain(span_words(plan.start, plan.last)), classes="quiet", markup=False)
        if plan.purpose:
            yield Static(plain(plan.purpose), classes="memory-purpose gap", markup=False)
        yield from self._what_they_did(plan, sessions)
        couple, closing = self.house.couple(), closing_of(plan)
        if told := taken_home(closing, couple, promises=False):
            yield _heading("What you took home")
            yield Static(told, markup=False)
        if plan.closed:
            if promises := promise_links(self.house, plan, local_day(self.now)):
                yield _heading("What you promised")
                yield from promises
        elif stage(plan, self.now) != "coming":
            yield _heading("Not closed yet")
            yield Link(plain("Close it together, if you like"), ClosingRoute(plan.id))
        yield from self._looks(plan)

    def _what_they_did(self, plan: Plan, sessions: dict[str, SessionSummary]) -> Iterator[Widget]:
        """Tell what they did by day; where nobody ticked anything, what they had planned."""
        slots = [slot for slot in plan.slots if slot.day < plan.days and slot.happened != "skipped"]
        done = [slot for slot in slots if slot.happened == "done" or slot.id in sessions]
        if not slots or stage(plan, self.now) == "coming":
            return
        yield _heading("What you did" if done else "What you had planned")
        told = {slot.id for slot in done or slots}
        for day in range(plan.days):
            of_day = [slot for slot in on_day(plan, day) if slot.id in told]
            if not of_day:
                continue
            if plan.days > 1:
                yield Static(plain(named_day(date_of(plan, day))), classes="quiet memory-day", markup=False)
            for slot in of_day:
                session = sessions.get(slot.id)
                if session is None:
                    yield Static(Content.assemble(("–  ", "$quiet"), _slot(slot)), markup=False)
                else:
                    words = Content.assemble(_slot(slot), ("  look back at the talk", "$quiet"))
                    yield Link(words, ReplayRoute(session.id))

    def _looks(self, plan: Plan) -> Iterator[Widget]:
        """Tell what they wrote when they looked back, and when they look back next."""
        come = [look for look in looks(plan) if look.day <= there(plan, self.now)]
        later = [look for look in looks(plan) if look not in come]
        if come:
            yield _heading("Looking back")
        for look in come:
            follow_up = follow_up_of(plan, look.after)
            lines = [
                Content.assemble(signed(self.house.couple(), side), "  ", words)
                for side, words in zip(SIDES, follow_up.words, strict=True)
                if words
            ] or [Content.styled("nothing is written here yet", "$quiet")]
            words = Content("\n").join([plain(look_words(look.after)), *lines])
            yield Link(words, FollowRoute(plan.id, look.after))
        checkin = closing_of(plan).checkin
        if checkin is not None and any(look.after == CHECKIN for look in later):
            yield _heading("You sit down again")
            yield Static(plain(f"on {checkin_words(checkin)}"), markup=False)

    # -- keys ---------------------------------------------------------------------------------------

    def action_edge(self, which: str) -> None:
        """Go to the beginning of the page ("home"), or to its end ("end")."""
        body = self.query_one("#body")
        body.scroll_to(y=0 if which == "home" else body.max_scroll_y, animate=False, immediate=True)

    def action_days(self) -> None:
        """Look at the plan itself."""
        if self.plan is not None and self.app.screen is self:
            self.house.go(DaysRoute(self.plan_id))

    def action_tick(self) -> None:
        """Say what happened."""
        if self.plan is not None and self.app.screen is self:
            self.house.go(TodayRoute(self.plan_id))


def _heading(words: str) -> Static:
    return Static(plain(words), classes="lead memory-heading", markup=False)


def _slot(slot: Slot) -> Content:
    return Content.assemble(slot.title, (f"  {slot.place}" if slot.place else "", "$quiet"))

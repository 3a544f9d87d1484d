"""Tune in: what stands today, the weekly check-in, the rhythm, and the calendar."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import day_words, long_date, named_day, past_day_alone
from twofold.domain.promises.agreements import AgreementSummary, phone_free
from twofold.domain.promises.routes import AgreementRoute, WriteAgreementRoute
from twofold.domain.records import SIDES, Side, other
from twofold.domain.routes import Route
from twofold.domain.tuning.cards import CardStatus, can_open, left_for, unshown
from twofold.domain.tuning.checkins import closed_ones, under_way
from twofold.domain.tuning.records import RHYTHM, Day, Rhythm, day_id
from twofold.domain.tuning.rhythm import rhythm_brief
from twofold.domain.tuning.routes import (
    CalendarRoute,
    CardRoute,
    CheckInRoute,
    DayRoute,
    OpenDayRoute,
    RhythmRoute,
)
from twofold.screens.house import newest
from twofold.screens.page import Page, View
from twofold.store.reveal import writing_summaries
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain, signed

from .render import STANDS
from .summaries import (
    checkin_summaries,
    day_summaries,
    stands_on,
    to_card,
)

EMPTY = (
    "Two minutes each: how awake you are, your mood in a word, what is on your mind. "
    "Then one thing you would like from the other today, and something you appreciate."
)
LOOK = 20.0
"""Seconds between looks at the day."""


class Tune(Page):
    """Where tuning in begins."""

    place = "tuning"
    heading = "Tune in"
    why = "To know how the other is today, before the day takes over."
    notes = (
        "Each writes alone. Then you open both cards together, or leave yours for the other to read.",
        "Nothing counts how often you do it. If you choose a rhythm, home offers it on those days only.",
    )
    AUTO_FOCUS = "#tune-list"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "open", "Open both", tooltip="Open both cards together", id="tuning.open",
                when="may_open"),
        Command("r", "read", "Read", tooltip="Read what was shown today", id="tuning.read", when="may_read"),
        Binding("c", "checkin", "Check-in", tooltip="The weekly check-in", id="tuning.checkin"),
        Binding("m", "calendar", "Calendar", tooltip="A month of moods", id="tuning.calendar"),
        Binding("p", "phones", "Phones away", tooltip="Agree on a moment without phones, and when",
                id="tuning.phones", show=False),
        Binding("y", "rhythm", "Rhythm", tooltip="When it is offered at home",
                id="tuning.rhythm"),
        Binding("f,left", "write('a')", "First of you", tooltip="The first of you writes their card",
                show=False, id="tuning.first"),
        Binding("j,right", "write('b')", "Second of you", tooltip="The second of you writes their card",
                show=False, id="tuning.second"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the day and the list."""
        self._today = self.today
        yield Static("", id="tune-lead", classes="column", markup=False)
        yield Choices(self._choices(), id="tune-list", classes="column")
        yield Static("", id="tune-empty", classes="column quiet", markup=False)

    def on_mount(self) -> None:
        """Show what stands, and follow the day."""
        self.draw()
        self.query_one(Choices).first()
        if self.house.seat == "b" and not (self.may_open or self.may_read):
            self.query_one(Choices).go_to(f"card:{day_id(self._today)}:b")
        self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        if self.app.screen is self and self.today != self._today:
            self.reload()

    def reload(self) -> None:
        """Follow what was written, here or at the other terminal; once both have, Enter opens both."""
        self._today = self.today
        could, listed = self._could_open, self.query_one(Choices)
        self.draw()
        if self.may_open and not could:
            listed.go_to("open")
        elif self._wrote and self._stands[SIDES.index(self._wrote)] == "ready":
            listed.go_to(f"card:{day_id(self._today)}:{other(self._wrote)}")
            self._wrote = None

    # -- what is shown ------------------------------------------------------------------------------

    _could_open = False
    _wrote: Side | None = None
    """Who was just let to their card at this keyboard: once it is written, the other is next."""

    def view(self) -> View:
        """Show how today's cards stand, and what else there is."""
        fresh = not day_summaries(self.house) and self._stands == ("", "")
        keys = [self.key_at_start(f"tuning.{each}") for each in ("first", "second")]
        day = "" if self.is_short else long_date(self.house.clock.now())
        return {
            "tune-lead": Content.styled(day, "bold"),
            "tune-list": self._choices(),
            "tune-empty": f"{EMPTY} {' or '.join(filter(None, keys))} begins." if fresh else "",
        }

    def draw(self) -> None:
        """Draw it; the day stands in the bar where the page has no room for it."""
        super().draw()
        self._could_open = self.may_open
        self.head(named_day(self.today) if self.is_short else self.heading)

    @property
    def _stands(self) -> tuple[CardStatus, CardStatus]:
        return stands_on(self.house, self._today)

    @property
    def _day(self) -> Day | None:
        return newest(self.house, Day, day_id(self._today))

    def _choices(self) -> list[Choice]:
        rows = [Choice("", "Today's cards", heading=True)]
        if self.may_open:
            words = Content.styled("Open both together", "bold")
            route = OpenDayRoute(day_id(self._today))
            rows.append(Choice("open", words, key=self.key_of("tuning.open"), route=route))
        rows += [*self._to_read(), *self._partners(), Choice("", "", heading=True), *self._more()]
        if earlier := self._earlier():
            rows += [Choice("", "", heading=True), Choice("", "From the days before", heading=True), *earlier]
        return rows

    def _to_read(self) -> list[Choice]:
        if (day := self._day) is None or not self.may_read:
            return []
        side, key = whom_left_for(day), self.key_of("tuning.read")
        words = Content("Read both cards" if self._stands == ("shown", "shown") else "Read the card")
        if side is not None:
            words = Content.styled(f"A card was left for {self.house.couple().name(side)}", "bold")
        return [Choice(f"read:{day.id}:{side or ''}", words, key=key, route=DayRoute(day.id, side))]

    def _partners(self) -> list[Choice]:
        couple, rows = self.house.couple(), []
        names = {side: signed(couple, side) for side in SIDES}
        width = min(24, max(name.cell_length for name in names.values()))
        for side, stand in zip(SIDES, self._stands, strict=True):
            name = names[side]
            gap = " " * (max(0, width - name.cell_length) + 3)
            title = Content.assemble(name, gap, (STANDS[stand], "$quiet"))
            key = self.key_of("tuning.first" if side == "a" else "tuning.second")
            card = CardRoute(side, day_id(self._today))
            rows.append(Choice(f"card:{card.about}:{side}", title, key=key.split(",")[0], value=card))
        return rows

    def _more(self) -> list[Choice]:
        key, held = self.key_of, checkin_summaries(self.house)
        going, done = under_way(held, self._today), closed_ones(held)
        words = rhythm_brief(newest(self.house, Rhythm, RHYTHM))
        rows = [
            Choice("checkin", "Weekly check-in", "go on where you were" if going else "about an hour",
                   key("tuning.checkin"), spare=True, route=CheckInRoute()),
            Choice("calendar", "Calendar", "a month of moods", key("tuning.calendar"), spare=True,
                   route=CalendarRoute()),
            Choice("rhythm", "Rhythm", words or "nothing is offered by itself",
                   key("tuning.rhythm"), spare=True, route=RhythmRoute()),
        ]  # fmt: skip
        rows.insert(1, self._phones())
        if done:
            name = past_day_alone(done[0].day, self._today)
            last = CheckInRoute(done[0].id)
            rows.insert(1, Choice("held", "The last check-in", name, spare=True, route=last))
        return rows

    @property
    def _phone_free(self) -> AgreementSummary | None:
        """The phone-free moment that both agreed on, or None."""
        return phone_free(self.house.store.agreements.peek(AgreementSummary), self._today)

    def _phones(self) -> Choice:
        made, note = self._phone_free, "agree on one, and when"
        route: Route = WriteAgreementRoute(phones=True)
        if made is not None:
            first, route = made.terms.first, AgreementRoute(made.id)
            note = made.terms.what
            if first is not None and first >= self._today:
                note = f"{day_words(first, self._today)}: {note}"
        key = self.key_of("tuning.phones")
        return Choice("phones", "A phone-free moment", note, key, spare=True, route=route)

    def _earlier(self) -> list[Choice]:
        rows, days = [], {day.day: day for day in day_summaries(self.house)}
        opened = set()
        for each in unshown(days.values(), writing_summaries(self.house), self._today):
            about, name = day_id(each.day), past_day_alone(each.day, self._today)
            if can_open(stands_on(self.house, each.day)):
                if each.day not in opened:
                    opened.add(each.day)
                    words = plain(f"{name}: open what you both wrote")
                    rows.append(Choice(f"open:{about}", words, route=OpenDayRoute(about)))
                continue
            whose = signed(self.house.couple(), each.side, bold=False)
            words = Content.assemble(f"{name}: ", whose, (f"  {STANDS[each.status]}", "$quiet"))
            rows.append(Choice(f"card:{about}:{each.side}", words, value=CardRoute(each.side, about)))
        for day in sorted(days.values(), key=lambda d: d.day, reverse=True):
            if 0 < (self._today - day.day).days <= 2:
                for side in SIDES:
                    if left_for(day, side):
                        name = self.house.couple().name(side)
                        left = f"{past_day_alone(day.day, self._today)}: a card was left for {name}"
                        rows.append(Choice(f"read:{day.id}:{side}", left, route=DayRoute(day.id, side)))
        return rows

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def may_open(self) -> bool:
        """Whether both cards of today can be opened."""
        return can_open(self._stands)

    @property
    def may_read(self) -> bool:
        """Whether a card of today was shown."""
        return "shown" in self._stands

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says."""
        event.stop()
        if isinstance(card := event.choice.value, CardRoute):  # through the curtain
            self._write(card.side, card.about)

    def action_write(self, side: Side) -> None:
        """Let *side* write, alone."""
        self._write(side, day_id(self._today))

    @work(group="ask")
    async def _write(self, side: Side, about: str) -> None:
        # Below a curtain a page still counts as current, so that would not keep a second one away.
        if self.app.screen is self:
            self._wrote = side if self.house.seat is None else None
            await to_card(self, side, about)

    def action_open(self) -> None:
        """Open both cards together."""
        self._go(OpenDayRoute(day_id(self._today)))

    def action_read(self) -> None:
        """Read what was shown today; whom it was left for has come to it."""
        day = self._day
        if day is not None:
            self._go(DayRoute(day.id, whom_left_for(day)))

    def action_checkin(self) -> None:
        """Begin the weekly check-in, or go on with it."""
        self._go(CheckInRoute())

    def action_calendar(self) -> None:
        """Look at a month of moods."""
        self._go(CalendarRoute())

    def action_phones(self) -> None:
        """Agree on a phone-free moment, or look at the one there is."""
        self._go(self._phones().route or WriteAgreementRoute(phones=True))

    def action_rhythm(self) -> None:
        """Say when it is offered at home."""
        self._go(RhythmRoute())

    def _go(self, route: Route) -> None:
        if self.app.screen is self:
            self.house.go(route)


def whom_left_for(day: Day) -> Side | None:
    """Return for whom a card of *day* was left to be read, the first of them; None for nobody."""
    return next((side for side in SIDES if left_for(day, side)), None)

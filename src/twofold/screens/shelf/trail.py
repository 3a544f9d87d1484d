"""The trail: a few books and films in an order, where the two are on it, and what each took along."""

from functools import partial
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.dates import full_day
from twofold.domain.listening.session import SessionSummary
from twofold.domain.records import Record, Side
from twofold.domain.shelf.records import Work, WorkSummary
from twofold.domain.shelf.routes import AddWorkRoute, WorkRoute
from twofold.domain.shelf.trail import moved, next_part, put_on, stops, taken_off, took
from twofold.domain.shelf.works import WHOLE, moved_to, shelved, talk_route
from twofold.screens.asks import Asks
from twofold.screens.edit import Edit
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command, leads
from twofold.widgets.plain import plain

from .kept import SHELF, edit_of_work
from .render import stop_words

FEW = "Choose two or three for the coming weeks. You take them one after the other, and talk on the way."


class Trail(Asks):
    """The works on the trail, in their order; below them, what else is on the shelf."""

    place = "shelf.trail"
    heading = "Your reading trail"
    why = "A few books or films, chosen together: one after the other, with a talk after each part."
    notes = (
        "You are at the first one under way. What is done or put aside is behind you.",
        "When you are through with one, each of you may say in a line what you took from it.",
    )
    asks_in = "trail"
    AUTO_FOCUS = "#trail-list"
    redraws_on = ("layout",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space", "put", "On or off", tooltip="Put it on the trail, or take it off", id="trail.put",
                when="is_on_one"),
        Command("t", "talk", "Talk", tooltip="The guided talk about its next part", id="trail.talk",
                when="has_part"),
        Command("w", "day", "When", tooltip="Say when you talk about its next part", id="trail.day",
                when="has_part"),
        Command("f", "took('a')", "First took", tooltip="What the first of you took from it", show=False,
                id="trail.took-a", when="is_on_stop"),
        Command("j", "took('b')", "Second took", tooltip="What the second of you took from it", show=False,
                id="trail.took-b", when="is_on_stop"),
        Command("K,shift+up", "move(-1)", "Earlier", tooltip="Move it up: you come to it earlier",
                show=False, id="trail.up", when="is_on_stop"),
        Command("J,shift+down", "move(1)", "Later", tooltip="Move it down: you come to it later", show=False,
                id="trail.down", when="is_on_stop"),
        leads("n", AddWorkRoute(), "Add one", tooltip="Put another on the shelf", id="trail.add"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="trail.undo",
                when="may_undo"),
    ]  # fmt: skip

    @property
    def history(self) -> str:
        """What is done here can be taken back on the shelf as well."""
        return SHELF

    def edit_of(self, record: Record) -> Edit[Work]:
        """Return the edit of a work."""
        return edit_of_work(self, record.id)

    def body(self) -> ComposeResult:
        """Lay out the trail, and a line."""
        with Vertical(id="trail", classes="column"):
            yield Static("", id="trail-begin", markup=False)
            yield Choices(id="trail-list")
            yield from self.asked()
            yield Static("", id="trail-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin where the two are."""
        self.draw()
        here = next((stop.work.id for stop in stops(self._works()) if stop.place == "here"), "")
        if here:
            self.query_one(Choices).go_to(here)

    # -- what is shown ------------------------------------------------------------------------------

    def _works(self) -> list[WorkSummary]:
        return self.house.store.works.peek(WorkSummary)

    def view(self) -> View:
        """Show the trail, and what else there is to put on it."""
        works = self._works()
        trail, couple = stops(works), self.house.couple()
        room = min(self.size.width, 76) - 6
        rows = [
            Choice(stop.work.id, stop_words(stop, couple, self.today, room, last=stop is trail[-1]))
            for stop in trail
        ]
        others = [
            Choice(
                work.id,
                plain(work.title or "not named yet"),
                work.maker or work.form or work.kind,
                spare=True,
            )
            for state, some in shelved(works)
            if state in ("under way", "wanted")
            for work in some
            if work.turn is None
        ]
        if not works:
            others = [Choice("list", "The list to begin with", "books and films", route=AddWorkRoute())]
        return {
            "trail-begin": "" if trail else FEW,
            "trail-list": sections(("", rows), ("On the shelf" if works else "", others)),
            "trail-end": self._end(),
            **self.asked_view(),
        }

    def _end(self) -> str:
        if self.asked_words or self.is_short:
            return ""
        put = self.key_at_start("trail.put")
        if not self.is_on_stop:
            return f"{put} puts it on the trail." if self.is_on_one else ""
        keys = [self.key_of(f"trail.took-{side}") for side in ("a", "b")]
        said = f"{keys[0]} and {keys[1]} write what each of you took from it. " if all(keys) else ""
        return f"{said}{self.key_at_start('trail.up')} and {self.key_of('trail.down')} move it."

    def on_option_list_option_highlighted(self) -> None:
        """Say what can be done with the one under the cursor."""
        self.put({"trail-end": self._end()})
        self.refresh_bindings()

    @property
    def current(self) -> Work | None:
        """The work under the cursor, or None."""
        return newest(self.house, Work, self.query_one(Choices).current or "") if self.children else None

    @property
    def is_on_one(self) -> bool:
        """Whether the cursor is on a work."""
        return self.current is not None

    @property
    def is_on_stop(self) -> bool:
        """Whether the cursor is on a work of the trail."""
        return (work := self.current) is not None and work.turn is not None

    @property
    def has_part(self) -> bool:
        """Whether there is something to talk about in the work under the cursor."""
        return (work := self.current) is not None and next_part(work) is not None

    # -- keys ---------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open it."""
        if event.choice.route is None:
            event.stop()
            self.house.go(WorkRoute(event.id))

    def action_put(self) -> None:
        """Put it on the trail, or take it off."""
        if (work := self.current) is None:
            return
        if work.turn is not None:
            edit_of_work(self, work.id).change(taken_off)
        else:
            edit_of_work(self, work.id).change(put_on, self._works())

    def action_move(self, by: Literal[-1, 1]) -> None:
        """Move it earlier, or later."""
        if (work := self.current) is not None:
            edit_of_work(self, work.id).change(moved, self._works(), by)

    def action_talk(self) -> None:
        """Begin the talk about its next part, or go on with the one that was begun."""
        if (work := self.current) is not None and (part := next_part(work)) is not None:
            self.house.go(talk_route(work, part.id, self.house.store.sessions.peek(SessionSummary)))

    def action_day(self) -> None:
        """Say when they talk about its next part."""
        if (work := self.current) is not None and (part := next_part(work)) is not None:
            value = full_day(part.by) if part.by else ""
            what = "it" if part.id == WHOLE else part.name
            self.ask(f"When do you talk about {what}?", "Sunday, or 12 March; nothing for no day", value,
                     partial(self._moved, work.id, part.id))  # fmt: skip

    def _moved(self, id: str, part: str, typed: str) -> bool:
        return edit_of_work(self, id).change(moved_to, part, typed, self.today) is not None

    def action_took(self, side: Side) -> None:
        """Write what one of them took from it."""
        if (work := self.current) is None:
            return
        name, words = self.house.couple().name(side), work.took["ab".index(side)]
        ask = f"What {name} took from {work.title}"
        self.ask(ask, "a thought, a sentence, something to try", words, partial(self._took, work.id, side))

    def _took(self, id: str, side: Side, typed: str) -> bool:
        return edit_of_work(self, id).change(took, side, typed) is not None

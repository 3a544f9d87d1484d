"""The look, two weeks later: how it is now, in each one's words, and how to go on."""

from typing import ClassVar

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.content.path import path_words
from twofold.domain.dates import on_day
from twofold.domain.path.paths import again, ended, taken_up, with_look, with_now
from twofold.domain.path.records import Line as Words
from twofold.domain.path.records import Path
from twofold.domain.path.routes import OnPathRoute
from twofold.domain.promises.agreements import AgreementSummary, is_due, next_look
from twofold.domain.promises.routes import AgreementRoute, ReviewRoute
from twofold.screens.autosave import FormTyping
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text
from twofold.widgets.plain import plain, signed
from twofold.widgets.scrolling import scrolling_keys

from .asks import DayAsk
from .step import OpenedPath

DAYS = (7, 14, 28)
"""How many days ahead those are on which they may look again."""


class Now(msgspec.Struct, frozen=True):
    """How it is now, for each of the two."""

    a: Words = ""
    b: Words = ""


class PathLook(OpenedPath, FormTyping[Path, Now]):
    """The look at the path *path_id*."""

    place = "path.look"
    heading = "How is it now?"
    why = "It is not about grading what you did. See what is different, and what you still wish for."
    notes = (
        "What you are trying is like any agreement: keep it, change it or let it go.",
        "Round again starts afresh with the same problem, each of you alone. This time stays readable.",
    )
    redraws_on = ("focus",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("e", "edit", "Write", tooltip="Go to the line of one of you", id="look.edit",
                when="is_there"),
        Command("x", "end", "It is over", tooltip="End this path; it stays readable", id="look.end",
                when="is_open"),
        Command("r", "again", "Round again", tooltip="Start afresh with the same problem", id="look.again",
                when="is_open"),
        Command("d", "day", "Look again", tooltip="Choose another day to look at it", id="look.day",
                when="is_open"),
        Command("t", "take_up", "Take up again", tooltip="Go on with it, where you were", id="look.take-up",
                when="is_closed"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", id="look.undo", when="may_undo"),
        *scrolling_keys("look"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out a line for each, what they try, and how to go on."""
        if self.edit.find(self.fits) is None:
            return
        self.begin_typing()
        assert self.base is not None
        couple, hint = self.house.couple(), path_words().look.hint
        self.form = Form(
            self.base, [Text(side, signed(couple, side), hint, of=side) for side in ("a", "b")], "now",
            id="now-form",
        )  # fmt: skip
        with Vertical(id="path-look", classes="column"):
            yield Static("", id="look-problem", classes="lead", markup=False)
            yield Static(path_words().look.aim, id="look-aim", markup=False)
            yield self.form
            yield Choices([], hides=True, id="look-held")
            yield Static("", id="look-end", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show it; where nothing is said yet, the first line has the keyboard."""
        if self.path is None:
            return
        self.draw()
        if self.base == Now() and self.is_open:
            self.action_edit()

    def typed_of(self, record: Path) -> Now:
        """Return how it is now."""
        return Now(*record.now)

    def with_typed(self, record: Path, value: Now) -> Path:
        """Return *record* with how it is now."""
        return with_now(record, (value.a, value.b))

    # -- what is shown ------------------------------------------------------------------------------

    def view(self) -> View:
        """Show what they try, and how to go on."""
        path = self.path
        if path is None or not self.ready:
            return {}
        return {"look-problem": plain(path.problem), "look-held": self._held(), "look-end": self._end(path)}

    def _end(self, path: Path) -> str:
        if isinstance(self.focused, Line):
            return "Saved as you type. Enter goes on; Esc leaves the line."
        if path.ended is not None:
            return f"This path ended {on_day(path.ended.astimezone().date(), self.today)}."
        keys = [self.key_of(f"look.{name}") for name in ("end", "again", "day")]
        words = (
            f"{keys[0]}: it is good as it is, and over. {keys[1]}: round again. {keys[2]}: look again later."
        )
        return words if all(keys) else ""

    def _held(self) -> list[Choice]:
        today, rows = self.today, []
        for card in self.house.store.agreements.peek(AgreementSummary):
            if card.path == self.path_id and card.history:
                route = ReviewRoute(card.id) if is_due(card, today) else AgreementRoute(card.id)
                note = next_look(card, today) if card.open else "let go"
                rows.append(Choice(card.id, card.terms.what, note, route=route))
        return [Choice("", "What you try", heading=True), *rows] if rows else []

    def reload(self) -> None:
        """Follow the other terminal."""
        if self.ready:
            self.catch_up()
            self.draw()

    def catch_up(self) -> None:
        """Take what the other terminal saved; what was typed here since goes into it."""
        FormTyping.catch_up(self)

    # -- keys ---------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Go to the first line that is empty and theirs."""
        self.set_focus(self.form.first_empty())

    def action_end(self) -> None:
        """End it."""
        if self.edit.change(ended, self.house.clock.now()) is not None:
            self.house.say(f"Over, and still readable. {self.key_of('look.undo') or 'u'} takes it back.")

    def action_again(self) -> None:
        """Start afresh with the same problem."""
        made: list[Path] = []

        def anew(path: Path) -> tuple[Path, Path]:
            begun, over = again(path, self.house.clock.now())
            made[:] = [begun]
            return over, begun

        if self.edit.change(anew) is not None:
            self.house.go(OnPathRoute(made[0].id), instead=True)

    def action_take_up(self) -> None:
        """Go on with it."""
        self.edit.change(taken_up)

    @work(group="ask")
    async def action_day(self) -> None:
        """Choose another day."""
        if self.app.screen is not self:
            return
        why = "Changes take time to show."
        day = await self.app.push_screen_wait(DayAsk("When will you look again?", why, self.today, DAYS))
        if day is not None:
            self.edit.change(with_look, day, self.today)

"""A path: who has prepared, the three talks and their days, and the look."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.content.path import path_words
from twofold.domain.dates import on_day
from twofold.domain.path.paths import can_open, left, look_day, renamed, stage, taken_up, who_is_ready
from twofold.domain.path.records import TALKS, Path
from twofold.domain.path.routes import OpenPreparedRoute, PathLookRoute, PathTalkRoute, PrepareRoute
from twofold.domain.records import SIDES, Side
from twofold.screens.door import admitted
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.store.reveal import writing_summaries
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.plain import plain, signed

from .asks import Problem
from .render import had_talks, stage_words, talk_state
from .step import OnePath


class OnPath(OnePath):
    """The path *path_id*."""

    place = "path.on"
    heading = "The path"
    why = "You may leave it at any time without a reason, and go on with it whenever you like."
    notes = (
        "The talks are in an order that usually helps. You can have one again, or leave one out.",
        path_words().evidence,
        path_words().source,
    )
    AUTO_FOCUS = "#on-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "open", "Open both", tooltip="Open what both prepared, together", id="on.open",
                when="may_open"),
        Command("f", "prepare('a')", "First of you", tooltip="The first of you prepares, alone",
                id="on.first", when="may_prepare", called="name_of"),
        Command("j", "prepare('b')", "Second of you", tooltip="The second of you prepares, alone",
                id="on.second", when="may_prepare", called="name_of"),
        Command("e", "rename", "Reword", tooltip="Say the problem in other words", id="on.rename",
                when="is_there"),
        Command("p", "put_aside", "Put aside", tooltip="Leave it for now; it can be taken up again",
                id="on.aside", when="is_open"),
        Command("p", "take_up", "Take up again", tooltip="Go on with it, where you were", id="on.take-up",
                when="is_closed"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", id="on.undo", when="may_undo"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the problem, and the steps."""
        if self.edit.find() is None:
            return
        yield Static("", id="on-problem", classes="column lead", markup=False)
        yield Static("", id="on-where", classes="column quiet", markup=False)
        yield Choices(self._choices(), id="on-list", classes="column")

    def on_mount(self) -> None:
        """Show it, with the cursor on what comes next."""
        if self.path is None:
            return
        self.draw()
        self.query_one(Choices).first()
        self.query_one(Choices).go_to(self._next)

    # -- what is shown ------------------------------------------------------------------------------

    @property
    def _next(self) -> str:
        path = self.path
        assert path is not None
        where = stage(path, had_talks(self.house, path), self.today)
        if where == "prepare":
            seat = self.house.seat
            return "open" if self.may_open else f"prepare:{seat or 'a'}"
        return where if where in TALKS or where == "look" else "look"

    def view(self) -> View:
        """Show where they are."""
        path = self.path
        if path is None:
            return {}
        words = stage_words(path, had_talks(self.house, path), self.today)
        after = newest(self.house, Path, path.after) if path.after else None
        round_ = " Round again: the last time is still readable." if after else ""
        return {
            "on-problem": plain(path.problem),
            "on-where": plain(f"{words[:1].upper()}{words[1:]}.{round_}".replace("?.", "?")),
            "on-list": self._choices(),
        }

    def _choices(self) -> list[Choice]:
        path = self.path
        if path is None:
            return []
        return self._preparing() if path.opened is None else self._walking(path)

    def _preparing(self) -> list[Choice]:
        couple, ready = self.house.couple(), who_is_ready(writing_summaries(self.house), self.path_id)
        rows = []
        if self.may_open:
            words, key = Content.styled("Open both together", "bold"), self.key_of("on.open")
            rows.append(Choice("open", words, key=key, route=OpenPreparedRoute(self.path_id)))
        for side in SIDES:
            note = "has prepared, sealed" if side in ready else "prepares alone"
            key = self.key_of("on.first" if side == "a" else "on.second")
            rows.append(Choice(f"prepare:{side}", signed(couple, side), note, key, value=side))
        return rows

    def _walking(self, path: Path) -> list[Choice]:
        had, today = had_talks(self.house, path), self.today
        talks = [
            Choice(name, path_words().talks[name].name, talk_state(path, name, had, today),
                   sign=plain("✓" if name in had else " "), route=PathTalkRoute(path.id, name))
            for name in TALKS
        ]  # fmt: skip
        look = "two weeks after the third talk"
        if (day := look_day(path, had)) is not None:
            look = on_day(day, today) if day >= today else "its day has come"
        after = Choice("look", "How is it now?", look, sign=plain("✓" if path.ended else " "),
                       route=PathLookRoute(path.id))  # fmt: skip
        return sections(("Three talks", talks), ("And then", [after]))

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def may_open(self) -> bool:
        """Whether both have prepared, and it is not open yet."""
        path = self.path
        if path is None or path.opened is not None:
            return False
        return can_open(who_is_ready(writing_summaries(self.house), path.id))

    def may_prepare(self, side: Side) -> bool:
        """Return whether *side* may prepare, or look at what they prepared."""
        return self.path is not None and self.path.opened is None

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Let one of them prepare; other lines lead where they say."""
        match event.choice.value:
            case "a" | "b" as side:
                event.stop()
                self.action_prepare(side)

    @work(group="ask")
    async def action_prepare(self, side: Side) -> None:
        """Let *side* prepare, alone."""
        if self.app.screen is not self or not await admitted(self, side, "Only you will see what you write."):
            return
        path = newest(self.house, Path, self.path_id)
        if path is None or path.opened is not None:  # meanwhile, at the other terminal
            self.house.vault.lock(side)
            self.reload()
            return
        self.house.go(PrepareRoute(side, self.path_id))

    def action_open(self) -> None:
        """Open what both prepared."""
        if self.app.screen is self:
            self.house.go(OpenPreparedRoute(self.path_id))

    @work(group="ask")
    async def action_rename(self) -> None:
        """Say the problem in other words."""
        path = self.path
        if path is None or self.app.screen is not self:
            return
        problem = await self.app.push_screen_wait(Problem(path.problem))
        if problem is not None:
            self.edit.change(renamed, problem)

    def action_put_aside(self) -> None:
        """Leave it for now."""
        if self.edit.change(left, self.house.clock.now()) is not None:
            self.house.say("Put aside. You will find it where you left it.")

    def action_take_up(self) -> None:
        """Go on with it."""
        self.edit.change(taken_up)

"""A talk of a path: what it is for, how it goes, and what there is to it; from here it is held."""

from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content.path import TalkWords, path_words
from twofold.domain.listening.routes import SetupRoute
from twofold.domain.listening.session import NOT_OVER, SessionSummary
from twofold.domain.listening.talks import way_to_talk
from twofold.domain.path.paths import about_talk, not_done, prepared_by, with_day, with_done
from twofold.domain.path.records import Path, TalkName
from twofold.domain.path.routes import CircleRoute, PathTalkRoute
from twofold.domain.promises.agreements import AgreementSummary, next_look
from twofold.domain.promises.routes import AgreementRoute, WriteAgreementRoute
from twofold.domain.records import SIDES
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import both, plain, signed
from twofold.widgets.scrolling import scrolling_keys

from .asks import DayAsk
from .render import both_prepared, had_talks, ring, talk_state
from .step import OpenedPath

DAYS = (0, 1, 2, 3, 7)
"""How many days ahead those are that a talk is mostly planned for."""


class PathTalkPage(OpenedPath):
    """The talk *talk* of the path *path_id*."""

    place = "path.talk"
    heading = "A talk"
    why = "A talk with one purpose ends; one about everything does not."
    notes = (
        "In the talk itself one speaks and the other says it back, with a clock. You can also talk without "
        "it, on a walk; then say here that you did.",
        path_words().source,
    )
    redraws_on = ("layout",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "main", "Begin", tooltip="The next step of this talk", id="talk.main",
                when="is_there", called="main_called"),
        Command("l", "listen", "Listen", tooltip="Hold this talk in turns, each said back", id="talk.listen",
                when="listens_beside"),
        Command("d", "day", "A day", tooltip="Choose a day for this talk, or another one", id="talk.day",
                when="is_to_come"),
        Command("t", "done", "We talked", tooltip="Say that you had this talk", id="talk.done",
                when="is_to_come"),
        Command("t", "not_done", "Still to come", tooltip="Say that this talk is still to come",
                id="talk.not-done", when="was_said"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", id="talk.undo", when="may_undo"),
        *scrolling_keys("talk"),
    ]  # fmt: skip

    def __init__(self, path_id: str, talk: TalkName) -> None:
        super().__init__(path_id)
        self.talk_name: TalkName = talk

    def body(self) -> ComposeResult:
        """Lay out what it is for, its steps, and what there is to it."""
        if self.edit.find(self.fits) is None:
            return
        with Vertical(id="talk", classes="column"):
            with Vertical(id="talk-words"):
                yield Static("", id="talk-problem", classes="lead", markup=False)
                yield Static("", id="talk-aim", markup=False)
                yield Static("", id="talk-steps", markup=False)
                yield Static("", id="talk-first", markup=False)
                yield Static("", id="talk-state", classes="quiet", markup=False)
            with Vertical(id="talk-wrote"):
                yield Static("", id="talk-told", markup=False)
                yield Choices([], hides=True, id="talk-held")

    def on_mount(self) -> None:
        """Show it."""
        self.head(self.words.title.partition(":")[0])
        self.draw()

    @property
    def words(self) -> TalkWords:
        """The words above this talk."""
        return path_words().talks[self.talk_name]

    # -- what is shown ------------------------------------------------------------------------------

    def view(self) -> View:
        """Show the talk, and how it stands."""
        path, words = self.path, self.words
        if path is None:
            return {}
        steps = [Content.assemble((f"{n}  ", "$quiet"), line) for n, line in self._steps()]
        return {
            "talk-problem": plain(path.problem),
            "talk-aim": words.aim,
            "talk-steps": Content("\n").join(steps),
            "talk-first": Content.assemble(("To begin with: ", "$quiet"), f"“{words.first}”"),
            "talk-state": self._state(path),
            "talk-told": self._told(path),
            "talk-held": self._held() if self.talk_name == "try" else [],
        }

    def _steps(self) -> list[tuple[int, Content]]:
        # The number hangs, so that wrapped words stand under the words.
        width = max(10, self._room("#talk-words") - 3)
        return [
            (n, Content("\n   ").join(plain(step).wrap(width))) for n, step in enumerate(self.words.steps, 1)
        ]

    def _room(self, part: str) -> int:
        return self.query_one(part).content_size.width or min(self.app.size.width, 80) - 8

    def _state(self, path: Path) -> str:
        state = talk_state(path, self.talk_name, had_talks(self.house, path), self.today)
        if state.startswith("you"):
            return f"{state[:1].upper()}{state[1:]}."
        day, done = self.key_of("talk.day"), self.key_of("talk.done")
        said = f"You planned it for {state.removeprefix('on ')}. " if state else ""
        return f"{said}{day} chooses {'another' if state else 'a'} day for it, {done} says that you talked."

    def _told(self, path: Path) -> Content:
        couple = self.house.couple()
        if self.talk_name == "understand":
            return both_prepared(path, couple, gaps=not self.is_short)
        if self.talk_name == "circle":
            return ring(path.circle, couple, self._room("#talk-wrote"))
        wishes = [
            Content.assemble(signed(couple, side), (" wishes: ", "$quiet"), wish)
            for side in SIDES
            if (wish := prepared_by(path, side).wish)
        ]
        return Content("\n").join(wishes)

    def _held(self) -> list[Choice]:
        couple, today, rows = self.house.couple(), self.today, []
        cards = self.house.store.agreements.peek(AgreementSummary)
        for card in sorted(cards, key=lambda each: (each.created, each.id)):
            if card.path != self.path_id:
                continue
            if not card.history:
                words = card.sketch.what if card.sketch else ""
                rows.append(Choice(card.id, words or "not named yet", "not agreed yet",
                                   route=WriteAgreementRoute(path_id=self.path_id)))  # fmt: skip
                continue
            who = both(couple) if card.terms.who == "both" else signed(couple, card.terms.who)
            note = next_look(card, today) if card.open else "let go"
            rows.append(Choice(card.id, Content.assemble(who, "  ", plain(card.terms.what)), note,
                               route=AgreementRoute(card.id)))  # fmt: skip
        return [Choice("", "What you try", heading=True), *rows] if rows else []

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def is_to_come(self) -> bool:
        """Whether they have not said that they had this talk."""
        return self.path is not None and self.path.talk(self.talk_name).done is None

    @property
    def was_said(self) -> bool:
        """Whether they said that they had this talk."""
        return self.path is not None and not self.is_to_come

    @property
    def listens_beside(self) -> bool:
        """Whether Enter does something else than to begin the talk in turns."""
        return self.is_there and (self.talk_name != "understand" or (self.was_had and not self.is_begun))

    @property
    def was_had(self) -> bool:
        """Whether they had this talk."""
        return self.path is not None and self.talk_name in had_talks(self.house, self.path)

    @property
    def is_begun(self) -> bool:
        """Whether this talk in turns was begun, and is not over."""
        about = about_talk(self.path_id, self.talk_name)
        cards = self.house.store.sessions.peek(SessionSummary)
        return any(card.about == about and card.status in NOT_OVER for card in cards)

    @property
    def main_called(self) -> str:
        """What Enter does."""
        if self.talk_name == "circle":
            return "The circle"
        if self.talk_name == "try":
            return "Write one down"
        if self.is_begun:
            return "Go on"
        return "The second talk" if self.was_had else "Listen"

    def action_main(self) -> None:
        """Listen, draw the circle, or write down what they try."""
        match self.talk_name:
            case "understand" if self.was_had and not self.is_begun:
                self.house.go(PathTalkRoute(self.path_id, "circle"), instead=True)
            case "understand":
                self.action_listen()
            case "circle":
                self.house.go(CircleRoute(self.path_id))
            case "try":
                self.house.go(WriteAgreementRoute(path_id=self.path_id))

    def action_listen(self) -> None:
        """Hold the talk in turns, or go on with the one that was begun."""
        path, words = self.path, self.words
        if path is None or not self.is_active:
            return
        cards = self.house.store.sessions.peek(SessionSummary)
        way = way_to_talk(cards, about_talk(self.path_id, self.talk_name), words.protocol, path.problem)
        self.house.go(replace(way, opening=words.first) if isinstance(way, SetupRoute) else way)

    @work(group="ask")
    async def action_day(self) -> None:
        """Choose a day for it."""
        if self.app.screen is not self:
            return
        why = "Home will have it ready that day. Any other day is just as good."
        day = await self.app.push_screen_wait(DayAsk("When will you talk?", why, self.today, DAYS))
        if day is not None:
            self.edit.change(with_day, self.talk_name, day, self.today)

    def action_done(self) -> None:
        """Say that they had it."""
        after = self.edit.change(with_done, self.talk_name, self.today)
        if after is not None and self.talk_name == "try":
            self.house.say("In two weeks you will see how it is going. Home will have it ready.")

    def action_not_done(self) -> None:
        """Say that it is still to come."""
        self.edit.change(not_done, self.talk_name)

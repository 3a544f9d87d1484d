"""The front page of the worksheet: the round under way, what comes next, and the rounds before it."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.dates import named_day
from twofold.domain.promises.routes import PromisesRoute
from twofold.domain.records import Side
from twofold.domain.routes import DrawersRoute
from twofold.domain.worksheet.rounds import Worksheet, WorksheetSummary
from twofold.domain.worksheet.routes import GuessRoute, MovedRoute, RevealRoute, SheetRoute, TogetherRoute
from twofold.screens.door import admitted
from twofold.screens.edit import Edit, Editing
from twofold.screens.page import View
from twofold.widgets.choices import Choices
from twofold.widgets.command import Command, leads

from .letgo import LetGo, let_go
from .progress import Progress, progress_choices, progress_of, progress_words


class Rounds(Editing):
    """The rounds of the two. Who has finished can be seen here, and nothing else of what is private."""

    place = "worksheet"
    heading = "Needs and wants"
    why = "What each of you needs and wants, written alone, opened together, and answered one by one."
    notes = (
        "A round has four parts: each writes alone, each guesses, you open both, you listen and answer.",
        "If you have finished, you can take that back until both sides are open: choose your own line again.",
        "There is one round under way at a time. While it is empty, it can be deleted. Later you can let "
        "it go together, with all that was written in it.",
        "Worksheets like this are used in couples education and therapy, as one part of longer programmes. "
        "This one puts together what they have: writing alone, guessing, small requests that may be refused, "
        "and a day to look again. We know of no trial of it, or of such a sheet alone.",
    )
    AUTO_FOCUS = "#rounds-list"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "write('a')", "First of you", tooltip="The first of you writes, alone",
                id="rounds.first", when="is_under_way", called="name_of"),
        Command("j", "write('b')", "Second of you", tooltip="The second of you writes, alone",
                id="rounds.second", when="is_under_way", called="name_of"),
        Command("o", "open", "Open", tooltip="Open the round together", id="rounds.open", when="may_open"),
        Command("n", "new", "New round", tooltip="Begin a round", id="rounds.new", when="may_begin"),
        leads("m", MovedRoute(), "How needs moved", tooltip="How well needs were met, round by round",
                id="rounds.moved", when="has_opened"),
        leads("a", PromisesRoute(), "Agreements", tooltip="What you have agreed on", id="rounds.promises"),
        leads("d", DrawersRoute(), "Drawers", tooltip="Passphrases for what each of you writes alone",
                id="rounds.drawers"),
        Command("x", "delete", "Delete", tooltip="Delete the round, while nothing is written in it",
                id="rounds.delete", show=False, when="may_delete"),
        Command("l", "let_go", "Let it go", tooltip="Let this round go; it takes both of you",
                id="rounds.let-go", show=False, when="may_let_go"),
        Command("u", "undo", "Bring back", tooltip="Bring back the deleted round",
                id="rounds.bring-back", show=False, when="may_undo"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.progress = Progress()
        self._next = ("", "")

    @property
    def history(self) -> str:
        """A round that was deleted comes back here."""
        return self.place

    def body(self) -> ComposeResult:
        """Lay out a word about what comes next, and the list."""
        with Vertical(id="rounds", classes="column"):
            yield Static("", id="rounds-words", markup=False)
            yield Choices([], id="rounds-list")

    def draw(self) -> None:
        """See where the two are, and put the cursor on what comes next when that is something else now."""
        progress = self.progress = progress_of(self.house)
        super().draw()
        self.set_class(not (progress.current or progress.opened), "-begin")
        step = (progress.current.id if progress.current else "", progress.next)
        if step != self._next:
            self._next = step
            self.query_one(Choices).go_to(progress.next)

    def view(self) -> View:
        """Show what comes next, and the list."""
        couple, today = self.house.couple(), self.today
        return {
            "rounds-words": progress_words(self.progress, self.is_short),
            "rounds-list": progress_choices(
                self.progress, couple, lambda each: named_day(each.day, today), self.key_of
            ),
        }

    # Keys

    @property
    def is_under_way(self) -> bool:
        """Whether a round is under way, in which each can write, or guess."""
        return self.progress.current is not None

    @property
    def may_begin(self) -> bool:
        """Whether another round can be begun."""
        return self.progress.current is None

    @property
    def has_opened(self) -> bool:
        """Whether a round was opened."""
        return bool(self.progress.opened)

    @property
    def may_open(self) -> bool:
        """Whether there is a round to open, or the last one to look at."""
        return self.progress.stage == "reveal" or (self.progress.current is None and self.has_opened)

    @property
    def may_delete(self) -> bool:
        """Whether nothing is written in the round under way."""
        return self.progress.current is not None and not self.progress.begun

    @property
    def may_let_go(self) -> bool:
        """Whether something is written in the round under way."""
        return self.progress.current is not None and self.progress.begun

    @property
    def may_undo(self) -> bool:
        """Whether a round that was deleted can come back: none is under way."""
        return super().may_undo and self.progress.current is None

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says."""
        event.stop()
        match event.choice.value:
            case "a" | "b" as side:
                self.action_write(side)
            case WorksheetSummary(id=which):
                self._open(which)
            case "new":
                self.action_new()

    @work(group="ask")
    async def action_write(self, side: Side) -> None:
        """Let *side* write, or guess, alone."""
        # Below a curtain a page still counts as current, so that would not keep a second one away.
        if not self.is_under_way or self.app.screen is not self:
            return
        what = "what you write" if self.progress.stage == "write" else "it"
        if not await admitted(self, side, f"Only you will see {what}."):
            return
        now, stage = self.progress.current, self.progress.stage
        if now is None:  # it was opened, or deleted, at the other terminal meanwhile
            self.house.vault.lock(side)
        else:
            self.house.go(SheetRoute(side, now.id) if stage == "write" else GuessRoute(side, now.id))

    def action_open(self) -> None:
        """Open what comes next: the round that waits for it, or the last one."""
        now, opened = self.progress.current, self.progress.opened
        if now is not None and self.progress.stage == "reveal":
            self._open(now.id)
        elif now is None and opened:
            self._open(opened[0].id)

    def _open(self, worksheet_id: str) -> None:
        if self.is_active:
            now = self.progress.current
            closed = now is not None and now.id == worksheet_id
            self.house.go(RevealRoute(worksheet_id) if closed else TogetherRoute(worksheet_id))

    def action_new(self) -> None:
        """Begin a round that goes on from the one opened last."""
        if not self.may_begin:
            return
        now, opened = self.house.clock.now(), self.progress.opened
        previous = opened[0].id if opened else None
        day = now.astimezone().date()
        self.house.keep(Worksheet(created=now, updated=now, day=day, previous=previous))
        self.reload()

    def action_delete(self) -> None:
        """Delete the round under way, in which nothing is written."""
        now = self.progress.current
        if now is None or self.progress.begun:
            return
        if Edit(self, Worksheet, now.id, history=self.history).remove() is not None:
            self.house.say(f"Deleted. {self.key_of('rounds.bring-back')} brings it back.")

    @work(group="ask")
    async def action_let_go(self) -> None:
        """Let the round under way go, with all that was written in it, when both want that."""
        now = self.progress.current
        if now is None or not self.progress.begun or self.app.screen is not self:
            return
        if not await self.app.push_screen_wait(LetGo(self.house, now.id)):
            return
        said = let_go(self.house, now.id)
        if not said:
            self.steps.clear()  # what was deleted before it is not what one would bring back now
        self.house.say(said or "You have let this round go. You can begin another whenever you like.")
        self.reload()

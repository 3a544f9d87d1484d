"""The front page of the worksheet: the round under way, what comes next, and the rounds before it."""

from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import named_day
from twofold.domain.drawers import WritingKind, finished
from twofold.domain.promises.routes import PromisesRoute
from twofold.domain.records import SIDES, Side
from twofold.domain.routes import DrawersRoute
from twofold.domain.worksheet.rounds import Stage, Worksheet, WorksheetSummary, stage_of
from twofold.domain.worksheet.routes import GuessRoute, MovedRoute, RevealRoute, SheetRoute, TogetherRoute
from twofold.screens.edit import Edit, Editing
from twofold.screens.private import admitted
from twofold.store.reveal import writing_summaries
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain, signed

from .letgo import LetGo, let_go
from .summaries import TALL, worksheet_summaries

EMPTY = (
    "Each of you writes alone: up to seven things you need or want, how much each matters, how far it is "
    "met, and one small request. Then you open both sides in the same moment, listen, and answer.",
    "Why alone first: when both have written before either speaks, neither has to answer before being heard.",
    "It takes 45 to 60 minutes, in one evening or over some days. Nobody sees your side before you both open "
    "it.",
)
SHORT = "Each writes alone what they need and want; then you open both sides. 45 to 60 minutes, or some days."
WORDS: dict[Stage, str] = {
    "write": "Each of you writes alone, in your own time. The screen is covered while the keyboard changes "
    "hands.",
    "guess": "Both sides are written. Before you open them, each of you guesses what matters most to the "
    "other.",
    "reveal": "Both of you are done. Sit side by side, and open it together.",
    "together": "The last round is open between you. Stay with it as long as you like before the next.",
}
DOING: dict[Stage, tuple[str, str]] = {
    "write": ("still writing", "has finished"),
    "guess": ("still guessing", "has guessed"),
    "reveal": ("has guessed", "has guessed"),
    "together": ("", ""),
}
"""What a partner does at a stage, and has done. More than this nobody may know before the reveal."""
WHOSE: dict[str, Side] = {"rounds.first": "a", "rounds.second": "b"}
"""Whose key it is, by the id of the binding."""
NAME, SHORT_NAME = 12, 7
"""Cells of a name in the key bar, and where it is narrow: both of them fit."""


class Rounds(Editing):
    """The rounds of the two. Who has finished can be seen here, and nothing else of what is private."""

    place = "worksheet"
    heading = "Needs and wants"
    why = "What each of you needs and wants, written alone, opened together, and answered one by one."
    notes = (
        "A round has four parts: each writes alone, each guesses, you open both, you listen and answer.",
        "Whoever has finished may take it back until both sides are open: choose your own line again.",
        "There is one round under way at a time. While nothing is written in it, it can be deleted; later "
        "both of you can let it go, and all that was written in it goes with it.",
    )
    AUTO_FOCUS = "#rounds-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "write('a')", "First of you", tooltip="The first of you writes, alone",
                id="rounds.first"),
        Binding("j", "write('b')", "Second of you", tooltip="The second of you writes, alone",
                id="rounds.second"),
        Binding("o", "open", "Open", tooltip="Open the round together", id="rounds.open"),
        Binding("n", "new", "New round", tooltip="Begin a round", id="rounds.new"),
        Binding("m", "moved", "How needs moved", tooltip="How far needs were met, over the "
                "rounds", id="rounds.moved"),
        Binding("a", "promises", "Agreements", tooltip="What you have agreed on", id="rounds.promises"),
        Binding("d", "drawers", "Drawers", tooltip="Passphrases for what each of you writes alone",
                id="rounds.drawers"),
        Binding("x", "delete", "Delete", tooltip="Delete the round in which nothing is written yet",
                id="rounds.delete", show=False),
        Binding("l", "let_go", "Let it go", tooltip="Let the round under way go; it takes both of you",
                id="rounds.let-go", show=False),
        Binding("u", "undo", "Bring back", tooltip="Bring back the round that was deleted",
                id="rounds.bring-back", show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._rounds: list[WorksheetSummary] = []
        self._now: WorksheetSummary | None = None
        self._stage: Stage = "write"
        self._done: set[Side] = set()
        self._begun = False
        self._next: tuple[str, str] | None = None

    @property
    def history(self) -> str:
        """A round that was deleted comes back here."""
        return self.place

    def body(self) -> ComposeResult:
        """Lay out a word about what comes next, and the list."""
        with Vertical(id="rounds", classes="column"):
            yield Static("", id="rounds-words", markup=False)
            yield Choices([], id="rounds-list")

    def on_mount(self) -> None:
        """Show where the two are."""
        self.draw()

    def draw(self) -> None:
        """See where the two are."""
        cards, written = worksheet_summaries(self.house), writing_summaries(self.house)
        self._rounds = sorted((c for c in cards if c.revealed), key=_opened, reverse=True)
        self._now = next((card for card in cards if not card.revealed), None)
        self._stage = stage_of(self._now, written) if self._now else "together"
        kind: WritingKind = "sheet" if self._stage == "write" else "guess"
        self._done = finished(written, self._now.id, kind) if self._now else set()
        self._begun = self._now is not None and any(card.about == self._now.id for card in written)
        choices = self._choices()
        listed = self.query_one("#rounds-list", Choices)
        listed.set_choices(choices)
        step = (self._now.id if self._now else "", self._first())
        if step != self._next:
            self._next = step
            ids = [choice.id for choice in choices]
            listed.highlighted = ids.index(step[1])
        self.query_one("#rounds-words", Static).update(self._words())
        self.set_class(not (self._now or self._rounds), "-begin")
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Say it shorter where there is little room."""
        if self.is_mounted:
            self.query_one("#rounds-words", Static).update(self._words())

    # What is shown

    def _words(self) -> Content:
        if self._now or self._rounds:
            return plain(WORDS[self._stage])
        if self.app.size.height < TALL:
            return plain(SHORT)
        lead = Content.styled("What do you need, and what would you love?", "bold")
        return Content("\n\n").join([lead, *map(plain, EMPTY)])

    def _first(self) -> str:
        """Return the id of the choice that comes next."""
        if self._now is None:
            return f"open:{self._rounds[0].id}" if self._rounds else "new"
        if self._stage == "reveal":
            return f"open:{self._now.id}"
        return f"side:{next(side for side in SIDES if side not in self._done)}"

    def _choices(self) -> list[Choice]:
        key, today = self.key_of, self.today
        past, choices = list(self._rounds), list[Choice]()
        if self._now is not None:
            choices.append(Choice("", f"The round of {named_day(self._now.day, today)}", heading=True))
            if self._stage == "reveal":
                words = Content.styled("Open both sides together", "bold")
                choices.append(Choice(f"open:{self._now.id}", words, key=key("rounds.open"), value=self._now))
            choices += self._partners()
        elif past:
            last = past.pop(0)
            words = Content.assemble("The round of ", (named_day(last.day, today), "bold"))
            choices.append(Choice(f"open:{last.id}", words, key=key("rounds.open"), value=last))
            choices.append(Choice("new", "Begin another round", key=key("rounds.new"), value="new"))
        else:
            choices.append(Choice("new", "Begin a round", key=key("rounds.new"), value="new"))
        choices.append(Choice("", "", heading=True))
        if self._rounds:
            choices.append(
                Choice("moved", "How your needs moved", key=key("rounds.moved"), route=MovedRoute())
            )
        choices += [
            Choice("promises", "What you have agreed on", key=key("rounds.promises"), route=PromisesRoute()),
            Choice(
                "drawers", "Your drawers, and passphrases", key=key("rounds.drawers"), route=DrawersRoute()
            ),
        ]
        if past:
            choices += [Choice("", "", heading=True), Choice("", "Earlier rounds", heading=True)]
            choices += [Choice(f"open:{card.id}", named_day(card.day, today), value=card) for card in past]
        return choices

    def _partners(self) -> list[Choice]:
        couple, rows = self.house.couple(), []
        names = {side: signed(couple, side) for side in SIDES}
        width = min(24, max(name.cell_length for name in names.values()))
        for side in SIDES:
            name, words = names[side], DOING[self._stage][side in self._done]
            gap = " " * (max(0, width - name.cell_length) + 3)
            title = Content.assemble(name, gap, (words, "$quiet"))
            key = self.key_of("rounds.first" if side == "a" else "rounds.second")
            rows.append(Choice(f"side:{side}", title, key=key, value=side))
        return rows

    # Keys

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that can act now; a partner's own is called by their name."""
        bindings = super().active_bindings
        cells = SHORT_NAME if self.has_class("-narrow") else NAME
        for key, active in bindings.items():
            side = WHOSE.get(active.binding.id or "")
            if side is not None:
                name = plain(self.house.couple().name(side)).truncate(cells, ellipsis=True).plain
                bindings[key] = active._replace(binding=replace(active.binding, description=name))
        return bindings

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action == "write":
            return self._now is not None
        if action == "open":
            return self._stage == "reveal" or (self._now is None and bool(self._rounds))
        if action == "new":
            return self._now is None
        if action == "moved":
            return bool(self._rounds)
        if action in ("delete", "let_go"):
            return self._now is not None and self._begun == (action == "let_go")
        if action == "undo":
            return bool(self.steps) and self._now is None
        return super().check_action(action, parameters)

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
        if self._now is None or self.app.screen is not self:
            return
        words = "Only you will see what you write." if self._stage == "write" else "Only you will see it."
        if not await admitted(self, side, words):
            return
        if self._now is None:  # it was opened, or deleted, at the other terminal meanwhile
            self.house.vault.lock(side)
            return
        about = self._now.id
        self.house.go(SheetRoute(side, about) if self._stage == "write" else GuessRoute(side, about))

    def action_open(self) -> None:
        """Open what comes next: the round that waits for it, or the last one."""
        if self._now is not None and self._stage == "reveal":
            self._open(self._now.id)
        elif self._now is None and self._rounds:
            self._open(self._rounds[0].id)

    def _open(self, worksheet_id: str) -> None:
        if not self.is_active:
            return
        closed = self._now is not None and self._now.id == worksheet_id
        self.house.go(RevealRoute(worksheet_id) if closed else TogetherRoute(worksheet_id))

    def action_moved(self) -> None:
        """Go and see how it moved over the rounds."""
        if self.is_active:
            self.house.go(MovedRoute())

    def action_promises(self) -> None:
        """Go to the agreements."""
        if self.is_active:
            self.house.go(PromisesRoute())

    def action_drawers(self) -> None:
        """Go to the drawers."""
        if self.is_active:
            self.house.go(DrawersRoute())

    def action_new(self) -> None:
        """Begin a round that goes on from the one opened last."""
        if self._now is not None:
            return
        now = self.house.clock.now()
        previous = self._rounds[0].id if self._rounds else None
        day = now.astimezone().date()
        self.house.keep(Worksheet(created=now, updated=now, day=day, previous=previous))
        self.reload()

    def action_delete(self) -> None:
        """Delete the round under way, in which nothing is written."""
        if self._now is None or self._begun:
            return
        if Edit(self, Worksheet, self._now.id, history=self.history).remove() is not None:
            self.house.say(f"Deleted. {self.key_of('rounds.bring-back')} brings it back.")

    @work(group="ask")
    async def action_let_go(self) -> None:
        """Let the round under way go, with all that was written in it, when both want that."""
        if self._now is None or not self._begun or self.app.screen is not self:
            return
        worksheet_id = self._now.id
        if not await self.app.push_screen_wait(LetGo(self.house, worksheet_id)):
            return
        said = let_go(self.house, worksheet_id)
        if not said:
            self.steps.clear()  # what was deleted before it is not what one would bring back now
        self.house.say(said or "You have let this round go. You can begin another whenever you like.")
        self.reload()


def _opened(card: WorksheetSummary) -> tuple[object, str]:
    return (card.revealed.at if card.revealed else card.created), card.id

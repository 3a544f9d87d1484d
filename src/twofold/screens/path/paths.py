"""The paths of the two: the one under way, those put aside, those that are over, and the way to a new one."""

from contextlib import suppress
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from twofold.content.path import path_words
from twofold.domain.drawers import Writing, WritingSummary
from twofold.domain.path.paths import begin, left
from twofold.domain.path.records import Path, PathSummary
from twofold.domain.path.routes import OnPathRoute
from twofold.screens.edit import Edit, Editing
from twofold.screens.house import House, newest
from twofold.screens.page import View
from twofold.screens.saving import kept
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.picker import Picker
from twofold.widgets.plain import plain

from .asks import Problem
from .render import had_talks, stage_words

LEAD = "For one thing that keeps coming back between you."
HOW = (
    "Each of you prepares alone, and you open it together. Then come three talks, on days that suit you. "
    "You understand each other, see how it happens between you, and agree on two or three small things. Two "
    "weeks later you see how it is going."
)
SHORT = "Each of you prepares alone; then three talks, small things to try, and a look back after two weeks."


class Alongside(Picker[str]):
    """Asks what becomes of the path that is under way."""

    numbered = True


class Paths(Editing):
    """Every path."""

    place = "path"
    heading = "The path"
    why = "One problem at a time, from several sides, goes further than all of them in one evening."
    notes = (path_words().evidence, path_words().source)
    AUTO_FOCUS = "#paths"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "A new one", tooltip="Name one problem, together", id="paths.new"),
        Command("d", "delete", "Delete", tooltip="Delete this path, with what was prepared for it",
                id="paths.delete", when="is_on_one"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", id="paths.undo", when="may_undo"),
    ]  # fmt: skip

    @property
    def history(self) -> str:
        """What is deleted comes back here."""
        return self.place

    def body(self) -> ComposeResult:
        """Lay out what it is, and the list."""
        yield Static("", id="paths-lead", classes="column lead", markup=False)
        yield Static("", id="paths-how", classes="column", markup=False)
        yield Choices(id="paths", classes="column")
        yield Static("", id="paths-safety", classes="column quiet", markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self.draw()
        self.query_one(Choices).first()

    def view(self) -> View:
        """Show what there is now."""
        cards = self.house.store[Path].peek(PathSummary)
        safety = path_words().safety.format(help=self.key_at_start("page.support"))
        how = SHORT if self.is_short else HOW
        return {
            "paths-lead": "" if cards and self.is_short else LEAD,
            "paths-how": "" if cards and self.is_short else how,
            "paths": self._choices(cards),
            "paths-safety": safety if cards or self.is_short else f"{safety}\n{path_words().known}",
        }

    def _choices(self, cards: list[PathSummary]) -> list[Choice]:
        cards = sorted(cards, key=lambda card: (card.updated, card.id), reverse=True)
        new = Choice("new", "Name one problem", "together", key=self.key_of("paths.new"), value="new")
        return sections(
            ("Under way", [self._choice(card) for card in cards if card.is_open]),
            ("", [new]),
            ("Put aside", [self._choice(card) for card in cards if card.left and not card.ended]),
            ("Over, and still readable", [self._choice(card) for card in cards if card.ended]),
        )

    def _choice(self, card: PathSummary) -> Choice:
        told = stage_words(card, had_talks(self.house, card), self.today) if card.is_open else ""
        note = plain(told)
        return Choice(card.id, card.problem, note, route=OnPathRoute(card.id))

    @property
    def is_on_one(self) -> bool:
        """Whether the cursor is on a path."""
        return self.under_cursor.route is not None

    def on_option_list_option_highlighted(self) -> None:
        """Name the keys for what is under the cursor."""
        self.refresh_bindings()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Begin a new one; a path leads to itself."""
        if event.choice.value == "new":
            event.stop()
            self.action_new()

    @work(group="ask")
    async def action_new(self) -> None:
        """Name a problem, and begin."""
        if self.app.screen is not self:
            return
        problem = await self.app.push_screen_wait(Problem())
        if problem is None:
            return
        now = self.house.clock.now()
        begun, aside = begin(problem, now), []
        under_way = [path for path in self.house.store[Path].all() if path.is_open]
        if under_way:
            choices = [
                Choice("aside", "put aside for now", "it can be taken up again", value="aside"),
                Choice("both", "under way as well", "two at a time", value="both"),
            ]
            named = under_way[0].problem if len(under_way) == 1 else "what is under way"
            answer = await self.app.push_screen_wait(
                Alongside(f"And “{named}”?", choices, "One at a time is plenty.")
            )
            if answer is None:
                return
            aside = [left(path, now) for path in under_way] if answer == "aside" else []
        if saved := kept(self.house, begun, *aside):
            self.house.go(OnPathRoute(saved[0].id))

    def action_delete(self) -> None:
        """Delete the path under the cursor."""
        id_ = self.under_cursor.id
        edit = Edit(self, Path, id_, what="This path", history=self.history)
        if edit.remove(lambda: prepared_for(self.house, id_)) is not None:
            self.house.say(f"Deleted. {self.key_of('paths.undo') or 'u'} brings it back.")


def prepared_for(house: House, path_id: str) -> list[Writing]:
    """Return what either prepares for the path *path_id*; what cannot be read is left out."""
    from twofold.store.errors import StoreError

    found: list[Writing] = []
    for card in house.store.writings.peek(WritingSummary):
        if card.kind == "path" and card.about == path_id:
            with suppress(StoreError):
                writing = newest(house, Writing, card.id)
                found += [writing] if writing is not None else []
    return found

"""A guess at the other's side, in private: which needs matter most to them, and how far they are met."""

from typing import Any, ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content import group_name, need_groups
from twofold.domain.ready import are_both
from twofold.domain.records import other
from twofold.domain.worksheet.routes import SheetRoute
from twofold.domain.worksheet.sheet import PICKS, TOP, Guess, Picked
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain
from twofold.widgets.scale import Scale

from .summaries import left_behind, say_finished


class GuessPage(PrivatePage[Guess]):
    """What *side* believes of the other's side in the round *about*. An empty guess is a pass."""

    place = "worksheet.guess"
    heading = "A guess"
    why = "It is a guess, not a test. Where you differ, you have something to tell each other."
    notes = (
        "Choose up to three, the most important first, and say how well each is met for the other now.",
        "You may leave it empty: that is a pass, and nobody asks why.",
    )
    writing_kind = "guess"
    shape = Guess
    AUTO_FOCUS = "#groups"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space", "pick", "Choose", tooltip="Choose this need, or drop it again",
                id="guess.pick", when="may_write"),
        Command("c", "finish", "Finished", tooltip="Say that you have guessed; an empty guess is a pass",
                id="guess.finish", when="may_write"),
        Command("t", "take_back", "Take back", tooltip="Take your guess back, and guess again",
                id="guess.take-back", when="may_take_back"),
        Command("o", "own", "Your own rows", tooltip="Look at your own side, or take it back",
                id="guess.own", when="is_laid_out"),
        Command("K,shift+up", "move(-1)", "Earlier", tooltip="It matters more: move it up", id="guess.up",
                show=False, when="is_on_pick"),
        Command("J,shift+down", "move(1)", "Later", tooltip="It matters less: move it down", id="guess.down",
                show=False, when="is_on_pick"),
        Command("minus,left", "step(-1)", "Less met", tooltip="One step less met", id="guess.less",
                show=False, when="is_on_pick"),
        Command("plus,right", "step(1)", "More met", tooltip="One step more met", id="guess.more", show=False,
                when="is_on_pick"),
        # The tenth step has no digit.
        *(
            Command(str(n), f"met({n})", f"Met {n}", tooltip=f"Met {n} of 10", id=f"guess.met-{n}",
                    show=False, when="is_on_pick")
            for n in range(10)
        ),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out the question, the groups of needs, and the scale of the one under the cursor."""
        with Vertical(id="guess", classes="column"):
            yield Static("", id="guess-words", markup=False)
            yield Choices(self._choices(), id="groups")
            with Vertical(id="guess-met"):
                yield Static("", id="guess-of", classes="quiet", markup=False)
                yield Scale("not at all", "fully", first=0, last=TOP, id="guess-scale")

    def on_mount(self) -> None:
        """Show what is there, if both have written."""
        self.reload()
        self.draw()

    # What is shown

    def _groups(self) -> list[str]:
        known = [group.id for group in need_groups()]
        return known + [pick.group for pick in self.value.picks if pick.group not in known]

    def _place(self, group: str | None) -> int | None:
        """Return the place of *group* among the picks, or None."""
        picked = [pick.group for pick in self.value.picks]
        return picked.index(group) if group in picked else None

    def _choices(self) -> list[Choice]:
        choices = []
        for group in self._groups():
            place, note = self._place(group), ""
            if place is not None:
                met = self.value.picks[place].met
                note = "met: not guessed yet" if met is None else f"met {met}"
            name = group_name(group)
            title = plain(name) if place is None else Content.styled(name, "bold")
            sign = plain(" ") if place is None else Content.styled(str(place + 1), "bold $accent")
            choices.append(Choice(group, title, note, sign=sign))
        return choices

    @property
    def _picked(self) -> Picked | None:
        """The pick under the cursor, which can be rated; None where there is none, or it is finished."""
        place = None if self.is_finished else self._place(self._current())
        return None if place is None else self.value.picks[place]

    def view(self) -> View:
        """Show the guess as it is, with the scale of the need under the cursor."""
        picked = self._picked
        of = f"{group_name(picked.group).capitalize()}: how well is it met now?" if picked else ""
        return {
            "guess-words": self._words(),
            "groups": self._choices(),
            "guess-of": of,
            "guess-scale": picked is not None,
        }

    def draw(self) -> None:
        """Draw it, and where the scale stands."""
        super().draw()
        if self.is_laid_out and (picked := self._picked) is not None:
            self.query_one(Scale).value = picked.met

    def _words(self) -> str:
        name = self.house.couple().name(other(self.side))
        if self.is_finished:
            shown = self.key_at_start("guess.take-back")
            return f"You have guessed. {shown} takes it back, until you both open the round."
        if self.is_short:
            return f"What matters most to {name}? Up to three."
        return (
            f"What do you think matters most to {name} now? Choose up to three, the most important first. "
            "It is a guess, not a test, and you may leave it empty."
        )

    def on_resize(self) -> None:
        """Say it shorter where there is little room, and let the list give way to the rest."""
        width, height = self.app.size
        for groups in self.query("#groups"):
            groups.styles.height = "auto" if height >= (22 if width >= 60 else 26) else "1fr"
        self.draw()

    def _current(self) -> str | None:
        return next((listed.current for listed in self.query("#groups").results(Choices)), None)

    def bookmark(self) -> Any:
        """Return the group under the cursor."""
        return self._current()

    def return_to(self, place: Any) -> None:
        """Put the cursor back."""
        self.draw()
        groups = self.query_one("#groups", Choices)
        groups.focus()
        groups.go_to(place or "")

    def reload(self) -> None:
        """Follow the other terminal; there is nothing to guess while somebody still writes."""
        if self.is_shut or self.writing is None or left_behind(self):
            return
        if not are_both(who_finished(self.house, "sheet", self.about)):
            self.leave("One of you has not finished. Guess when both sides are finished.")
            return
        super().reload()

    # Keys

    @property
    def is_on_pick(self) -> bool:
        """Whether the need under the cursor is chosen, and can be moved and rated."""
        return self.is_laid_out and self._picked is not None

    def on_option_list_option_highlighted(self) -> None:
        """Another need: its own scale."""
        self.draw()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Choose a need, or leave it out again."""
        event.stop()
        self.action_pick()

    def on_scale_changed(self, event: Scale.Changed) -> None:
        """Take the step that was chosen on the scale."""
        event.stop()
        self.action_met(event.value)

    def _keep(self, *picks: Picked) -> None:
        if not left_behind(self):
            self.keep(Guess(picks=picks))
            self.draw()

    def action_pick(self) -> None:
        """Choose the need under the cursor, or leave it out again."""
        group, picks = self._current(), self.value.picks
        if group is None or self.is_finished:
            return
        if self._place(group) is not None:
            self._keep(*(pick for pick in picks if pick.group != group))
        elif len(picks) < PICKS:
            self._keep(*picks, Picked(group))
        else:
            self.house.say("Three are enough. Drop one to choose another.")

    def action_met(self, met: int) -> None:
        """Guess that the need under the cursor is met so far."""
        place, picks = self._place(self._current()), self.value.picks
        if place is not None and not self.is_finished and picks[place].met != met:
            self._keep(*picks[:place], replace(picks[place], met=met), *picks[place + 1 :])

    def action_step(self, by: int) -> None:
        """Guess a step more (or less, if negative); the first one is in the middle."""
        self.query_one(Scale).action_step(by)

    def action_move(self, by: int) -> None:
        """Let the need under the cursor matter less (or more, if *by* is negative)."""
        place, picks = self._place(self._current()), list(self.value.picks)
        if place is None or not 0 <= place + by < len(picks):
            return
        picks.insert(place + by, picks.pop(place))
        self._keep(*picks)

    def action_finish(self) -> None:
        """Say that the guess is done, or passed."""
        if not left_behind(self) and self.keep(self.value, finished=True):
            say_finished(self, "guess")
            self.action_back()

    def action_take_back(self) -> None:
        """Take the guess back, and guess again."""
        if not left_behind(self) and self.keep(self.value):
            self.draw()
            self.house.say("Taken back. Guess again.")

    def action_own(self) -> None:
        """Look at one's own side."""
        if self.is_active:
            self.house.go(SheetRoute(self.side, self.about))

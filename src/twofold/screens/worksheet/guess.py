"""A guess at the other's side, in private: which needs matter most to them, and how far they are met."""

from typing import Any, ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content import group_name, need_groups
from twofold.domain.ready import are_both
from twofold.domain.records import other
from twofold.domain.worksheet.routes import SheetRoute
from twofold.domain.worksheet.sheet import PICKS, TOP, Guess, Picked
from twofold.screens.private import PrivatePage
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain
from twofold.widgets.scale import Scale

from .summaries import TALL, left_behind, say_finished

MET = (
    ("Met 0", "Met 0 of 10"),
    ("Met 1", "Met 1 of 10"),
    ("Met 2", "Met 2 of 10"),
    ("Met 3", "Met 3 of 10"),
    ("Met 4", "Met 4 of 10"),
    ("Met 5", "Met 5 of 10"),
    ("Met 6", "Met 6 of 10"),
    ("Met 7", "Met 7 of 10"),
    ("Met 8", "Met 8 of 10"),
    ("Met 9", "Met 9 of 10"),
)
"""What the digits do; the tenth step has no digit."""


class GuessPage(PrivatePage[Guess]):
    """What *side* believes of the other's side in the round *about*. An empty guess is a pass."""

    place = "worksheet.guess"
    heading = "A guess"
    why = "It is a guess, not a test. Where the two of you differ is where you have something to tell."
    notes = (
        "Choose up to three, the most important first, and how far each is met for the other now.",
        "You may leave it empty: that is a pass, and nobody asks why.",
    )
    writing_kind = "guess"
    shape = Guess
    AUTO_FOCUS = "#groups"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "Choose", tooltip="Choose this need, or leave it out again",
                id="guess.pick"),
        Binding("c", "finish", "Finished", tooltip="Say that you have guessed; an empty guess is a pass",
                id="guess.finish"),
        Binding("t", "take_back", "Take back", tooltip="Take your guess back, and guess again",
                id="guess.take-back"),
        Binding("o", "own", "Your own rows", tooltip="Look at your own side, or take it back",
                id="guess.own"),
        Binding("K,shift+up", "move(-1)", "Earlier", tooltip="It matters more: move it up", id="guess.up",
                show=False),
        Binding("J,shift+down", "move(1)", "Later", tooltip="It matters less: move it down", id="guess.down",
                show=False),
        Binding("minus,left", "step(-1)", "Less met", tooltip="A step less met", id="guess.less", show=False),
        Binding("plus,right", "step(1)", "More met", tooltip="A step more met", id="guess.more", show=False),
        *(
            Binding(str(n), f"met({n})", words, tooltip=tooltip, id=f"guess.met-{n}", show=False)
            for n, (words, tooltip) in enumerate(MET)
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
        self.redraw()

    @property
    def is_finished(self) -> bool:
        """Whether its writer has said that it is finished."""
        return self.writing is not None and self.writing.finished is not None

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

    def redraw(self) -> None:
        """Draw the guess as it is."""
        if not self.query("#groups"):
            return  # nothing is laid out: the drawer is locked, or cannot be read
        self.query_one("#groups", Choices).set_choices(self._choices())
        self.query_one("#guess-words", Static).update(plain(self._words()))
        self._draw_scale()
        self.refresh_bindings()

    def _draw_scale(self) -> None:
        group = self._current()
        place = self._place(group)
        shown = place is not None and not self.is_finished
        scale = self.query_one("#guess-scale", Scale)
        scale.display = shown
        of = ""
        if shown and place is not None and group is not None:
            scale.value = self.value.picks[place].met
            of = f"{group_name(group).capitalize()}: how far is it met now?"
        self.query_one("#guess-of", Static).update(plain(of))

    def _words(self) -> str:
        name = self.house.couple().name(other(self.side))
        if self.is_finished:
            shown = self.key_of("guess.take-back").upper()
            return f"You have guessed. {shown} takes it back, until you both open the round."
        if self.app.size.height < TALL:
            return f"What matters most to {name}? Up to three."
        return (
            f"What do you believe matters most to {name} now? Choose up to three, the most important first. "
            "It is a guess, not a test, and it may stay empty."
        )

    def on_resize(self) -> None:
        """Say it shorter where there is little room, and let the list give way to the rest."""
        width, height = self.app.size
        for groups in self.query("#groups"):
            groups.styles.height = "auto" if height >= (22 if width >= 60 else 26) else "1fr"
        self.redraw()

    def _current(self) -> str | None:
        return next((listed.current for listed in self.query("#groups").results(Choices)), None)

    def bookmark(self) -> Any:
        """Return the group under the cursor."""
        return self._current()

    def return_to(self, place: Any) -> None:
        """Put the cursor back."""
        self.redraw()
        groups = self.query_one("#groups", Choices)
        groups.focus()
        if place in self._groups():
            groups.highlighted = self._groups().index(place)

    def reload(self) -> None:
        """Follow the other terminal; there is nothing to guess while somebody still writes."""
        if self.is_shut or self.writing is None or left_behind(self):
            return
        if not are_both(who_finished(self.house, "sheet", self.about)):
            if self.is_active:
                self.house.say("One of you writes on. Guess when both sides are finished.", stays=True)
                self.call_later(self.action_back)
            return
        super().reload()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action in ("pick", "finish", "move", "met", "step"):
            if self.is_shut or self.is_finished or not self.query("#groups"):
                return False
            return action in ("pick", "finish") or self._place(self._current()) is not None
        if action == "take_back":
            return self.is_finished and not self.is_shut
        if action == "own":
            return not self.is_shut
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self) -> None:
        """Another need: its own scale."""
        self._draw_scale()
        self.refresh_bindings()

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
            self.redraw()

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
            self.house.say("Three are enough. Leave one of them out to choose another.")

    def action_met(self, met: int) -> None:
        """Guess that the need under the cursor is met so far."""
        place, picks = self._place(self._current()), self.value.picks
        if place is not None and not self.is_finished and picks[place].met != met:
            self._keep(*picks[:place], replace(picks[place], met=met), *picks[place + 1 :])

    def action_step(self, by: int) -> None:
        """Guess a step more (or less, if negative); the first one is in the middle."""
        self.query_one("#guess-scale", Scale).action_step(by)

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
            self.redraw()
            self.house.say("Taken back. Guess again.")

    def action_own(self) -> None:
        """Look at one's own side."""
        if self.is_active:
            self.house.go(SheetRoute(self.side, self.about))

"""Hearts for the ideas, given in private: none to three for each, and one veto."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.drawers import Writing
from twofold.domain.ready import are_both
from twofold.domain.records import other
from twofold.domain.retreat.ideas import MOST_HEARTS, give, missing, to_rate, veto
from twofold.domain.retreat.plan import Hearts, Idea, Plan
from twofold.screens.door import goes_over
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .ideawords import MANY, hearts, told

TALL = 16
"""Lines of a screen from which on there is room for more than a few words."""


class HeartsPage(PrivatePage[Hearts]):
    """What *side* gives the ideas of the plan *about* that have no hearts yet."""

    place = "retreat.hearts"
    heading = "Hearts"
    why = "Each of you answers alone first, so that neither waits to hear what the other likes."
    notes = (
        "No hearts is an answer too: " + "; ".join(f"{n}, {words}" for n, words in enumerate(MANY)) + ".",
        "One veto each. That idea is left out, and nobody has to say why.",
        "You open the hearts together once you have both finished. Later ideas get theirs in another round.",
    )
    writing_kind = "hearts"
    shape = Hearts
    AUTO_FOCUS = "#hearts-ideas"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("c", "finish", "Finished", tooltip="Say that you have finished; nothing is shown yet",
                id="hearts.finish", when="may_give"),
        Command("v", "veto", "Rather not", tooltip="Your one veto: leave this idea out, or take that back",
                id="hearts.veto", when="may_give"),
        Command("t", "take_back", "Take back", tooltip="Take it back and look again",
                id="hearts.take-back", when="may_take_back"),
        Command("minus,left", "step(-1)", "Less", tooltip="One heart less", show=False, id="hearts.less",
                when="may_give"),
        Command("plus,right", "step(1)", "More", tooltip="One heart more", show=False, id="hearts.more",
                when="may_give"),
        *(
            Command(str(n), f"give({n})", f"{n}", tooltip=f"{n}: {words}", show=False,
                    id=f"hearts.give-{n}", when="may_give")
            for n, words in enumerate(MANY)
        ),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out what to do, the ideas, and what is known of the one under the cursor."""
        with Vertical(id="hearts", classes="column"):
            yield Static("", id="hearts-words", markup=False)
            yield Choices(self._choices(), id="hearts-ideas")
            yield Static("", id="hearts-about", markup=False)

    def on_mount(self) -> None:
        """Show what is there."""
        self.redraw()

    @property
    def plan(self) -> Plan | None:
        """The plan as it is now; None when it is gone."""
        return newest(self.house, Plan, self.about)

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """The ideas to rate."""
        plan = self.plan
        return to_rate(plan) if plan is not None else ()

    # What is shown

    def _choices(self) -> list[Choice]:
        choices = []
        for idea in self.ideas:
            many = self.value.given.get(idea.id)
            note = plain("not yet") if many is None else hearts(many) + Content(f"  {MANY[many]}")
            if idea.id == self.value.veto:
                note = Content.styled("× you would rather not", "$accent")
            choices.append(Choice(idea.id, idea.title, note))
        return choices

    def view(self) -> View:
        """Show the hearts as they are, and what is known of the idea under the cursor."""
        return {
            "hearts-ideas": self._choices(),
            "hearts-words": self._words(),
            "hearts-about": self._about,
        }

    def _words(self) -> str:
        key = self.key_of
        if self.is_finished:
            return f"You have finished. {key('hearts.take-back')} takes it back, until you both open them."
        if not self.ideas:
            return "Every idea has its hearts."
        if self.app.size.height < TALL:
            return f"Press 0 to {MOST_HEARTS}. {key('hearts.veto')} leaves one out."
        away = self.house.couple().name(other(self.side))
        return (
            f"For each, {', '.join(f'{n} {words}' for n, words in enumerate(MANY))}. You may leave "
            f"one out for good with {key('hearts.veto')}. {away} sees none of it until you open it "
            "together."
        )

    @property
    def idea(self) -> Idea | None:
        """The idea under the cursor."""
        return next((idea for idea in self.ideas if idea.id == self.under_cursor.id), None)

    def _about(self) -> Content:
        idea, plan = self.idea, self.plan
        if idea is None or plan is None or self.app.size.height < TALL:
            return Content("")
        return told(plan, idea, self.house.couple())

    def bookmark(self) -> Any:
        """Return the idea under the cursor."""
        return self.under_cursor.id

    def return_to(self, place: Any) -> None:
        """Put the cursor back."""
        self.redraw()
        listed = self.query_one("#hearts-ideas", Choices)
        listed.focus()
        listed.go_to(place)

    def reload(self) -> None:
        """Follow the other terminal: there may be more ideas, and the hearts may have been opened."""
        if self.is_shut or self.writing is None or self._left_behind():
            return
        super().reload()
        self.redraw()

    def _left_behind(self) -> bool:
        """Go back, with a word, when the plan is gone or the hearts were opened; return whether it was so."""
        # Opened hearts are emptied, in a later revision than the one that is known here.
        mine, revs = self.writing, self.house.store.writings
        opened = mine is not None and self._stored() is None and revs.rev(mine.id) > mine.rev
        if self.plan is not None and not opened:
            return False
        if self.is_active:
            what = "The hearts were opened" if self.plan is not None else "This plan was deleted"
            self.house.say(f"{what} at the other terminal.", stays=True)
            self.call_later(self.action_back)
        return True

    def _stored(self) -> Writing | None:
        assert self.writing is not None
        return newest(self.house, Writing, self.writing.id)

    # Keys

    @property
    def may_give(self) -> bool:
        """Whether there are ideas to give hearts to."""
        return self.may_write and bool(self.ideas)

    def on_option_list_option_highlighted(self) -> None:
        """Tell of another idea."""
        if self.is_laid_out:
            self.put({"hearts-about": self._about()})

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """One heart more, and from the last one back to none."""
        event.stop()
        idea = self.idea
        if idea is not None and not self.is_finished:
            self.action_give((self.value.given.get(idea.id, -1) + 1) % (MOST_HEARTS + 1))

    def _keep(self, value: Hearts) -> None:
        if value != self.value and not self._left_behind():
            self.keep(value)
            self.redraw()

    def action_give(self, many: int) -> None:
        """Give the idea under the cursor so many hearts."""
        idea = self.idea
        if idea is not None and not self.is_finished:
            self._keep(give(self.value, idea.id, many))

    def action_step(self, by: int) -> None:
        """Give a heart more, or less."""
        idea = self.idea
        if idea is not None:
            many = self.value.given.get(idea.id, 0 if by < 0 else -1) + by
            self.action_give(min(max(many, 0), MOST_HEARTS))

    def action_veto(self) -> None:
        """Leave the idea under the cursor out, or take that back."""
        idea = self.idea
        if idea is not None and not self.is_finished:
            self._keep(veto(self.value, idea.id))

    def action_finish(self) -> None:
        """Say that it is done."""
        plan = self.plan
        if plan is None or self._left_behind():
            return
        left = missing(plan, self.value)
        if left:
            self.query_one("#hearts-ideas", Choices).go_to(left[0].id)
            self.house.say("This one has no answer yet. 0 is an answer too.")
        elif self.keep(self.value, finished=True):
            if are_both(who_finished(self.house, "hearts", self.about)):
                self.house.say("Finished. Now you can open the hearts together.", stays=True)
            else:
                self.house.say(f"Finished. {goes_over(self.house, other(self.side))}", stays=True)
            self.action_back()

    def action_take_back(self) -> None:
        """Take it back, and look again."""
        if not self._left_behind() and self.keep(self.value):
            self.redraw()
            self.house.say("Taken back. Look again.")

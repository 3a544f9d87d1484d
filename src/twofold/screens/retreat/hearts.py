"""Hearts for the ideas, given in private: none to three for each, and one veto."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.drawers import Writing
from twofold.domain.ready import are_both
from twofold.domain.records import other
from twofold.domain.retreat.ideas import MOST_HEARTS, give, missing, to_rate, veto
from twofold.domain.retreat.plan import Hearts, Idea, Plan
from twofold.screens.house import newest
from twofold.screens.private import PrivatePage
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import plain

from .ideawords import MANY, hearts, told

TALL = 16
"""Lines of a screen from which on there is room for more than a few words."""


class HeartsPage(PrivatePage[Hearts]):
    """What *side* gives the ideas of the plan *about* that have no hearts yet."""

    place = "retreat.hearts"
    heading = "Hearts"
    why = "Each of you says it alone first, so that neither has to wait for what the other likes."
    notes = (
        "No heart is an answer as well: " + "; ".join(f"{n}, {words}" for n, words in enumerate(MANY)) + ".",
        "One veto each: that idea is left out, and nobody is told whose it was.",
        "Both of you open the hearts together, once both have finished. Ideas that come later get theirs in "
        "another round.",
    )
    writing_kind = "hearts"
    shape = Hearts
    AUTO_FOCUS = "#hearts-ideas"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "finish", "Finished", tooltip="Say that you have finished; nothing is shown yet",
                id="hearts.finish"),
        Binding("v", "veto", "Rather not", tooltip="Your one veto: leave this idea out, or take that back",
                id="hearts.veto"),
        Binding("t", "take_back", "Take back", tooltip="Take it back, and look again",
                id="hearts.take-back"),
        Binding("minus,left", "step(-1)", "Less", tooltip="One heart less", show=False, id="hearts.less"),
        Binding("plus,right", "step(1)", "More", tooltip="One heart more", show=False, id="hearts.more"),
        *(
            Binding(str(n), f"give({n})", f"{n}", tooltip=f"{n}: {words}", show=False, id=f"hearts.give-{n}")
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
    def is_finished(self) -> bool:
        """Whether its writer has said that it is finished."""
        return self.writing is not None and self.writing.finished is not None

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

    def redraw(self) -> None:
        """Draw the hearts as they are."""
        if not self.query("#hearts-about"):
            return  # nothing is laid out: the drawer is locked, or cannot be read
        self.query_one("#hearts-ideas", Choices).set_choices(self._choices())
        self.query_one("#hearts-words", Static).update(plain(self._words()))
        self._draw_about()
        self.refresh_bindings()

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
            f"For each, {', '.join(f'{n} {words}' for n, words in enumerate(MANY))}. "
            f"One of them you may leave out for good with {key('hearts.veto')}. {away} sees nothing of it "
            "before you both open it."
        )

    def _current(self) -> Idea | None:
        for listed in self.query("#hearts-ideas").results(Choices):
            return next((idea for idea in self.ideas if idea.id == listed.current), None)
        return None

    def _draw_about(self) -> None:
        idea, plan = self._current(), self.plan
        words = told(plan, idea, self.house.couple()) if idea and plan else Content("")
        self.query_one("#hearts-about", Static).update(words)

    def on_resize(self) -> None:
        """Say it shorter where there is little room."""
        self.redraw()

    def bookmark(self) -> Any:
        """Return the idea under the cursor."""
        idea = self._current()
        return idea.id if idea else None

    def return_to(self, place: Any) -> None:
        """Put the cursor back."""
        self.redraw()
        listed = self.query_one("#hearts-ideas", Choices)
        listed.focus()
        ids = [idea.id for idea in self.ideas]
        if place in ids:
            listed.highlighted = ids.index(place)

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
            self.house.say(f"{what} at the other terminal meanwhile.", stays=True)
            self.call_later(self.action_back)
        return True

    def _stored(self) -> Writing | None:
        assert self.writing is not None
        return newest(self.house, Writing, self.writing.id)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action in ("give", "step", "veto", "finish"):
            if self.is_shut or self.is_finished or not self.query("#hearts-about"):
                return False
            return bool(self.ideas)
        if action == "take_back":
            return self.is_finished and not self.is_shut
        return super().check_action(action, parameters)

    def on_option_list_option_highlighted(self) -> None:
        """Tell of another idea."""
        if self.query("#hearts-about"):
            self._draw_about()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """One heart more, and from the last one back to none."""
        event.stop()
        idea = self._current()
        if idea is not None and not self.is_finished:
            self.action_give((self.value.given.get(idea.id, -1) + 1) % (MOST_HEARTS + 1))

    def _keep(self, value: Hearts) -> None:
        if value != self.value and not self._left_behind():
            self.keep(value)
            self.redraw()

    def action_give(self, many: int) -> None:
        """Give the idea under the cursor so many hearts."""
        idea = self._current()
        if idea is not None and not self.is_finished:
            self._keep(give(self.value, idea.id, many))

    def action_step(self, by: int) -> None:
        """Give a heart more, or less."""
        idea = self._current()
        if idea is not None:
            many = self.value.given.get(idea.id, 0 if by < 0 else -1) + by
            self.action_give(min(max(many, 0), MOST_HEARTS))

    def action_veto(self) -> None:
        """Leave the idea under the cursor out, or take that back."""
        idea = self._current()
        if idea is not None and not self.is_finished:
            self._keep(veto(self.value, idea.id))

    def action_finish(self) -> None:
        """Say that it is done."""
        plan = self.plan
        if plan is None or self._left_behind():
            return
        left = missing(plan, self.value)
        if left:
            listed = self.query_one("#hearts-ideas", Choices)
            listed.highlighted = [idea.id for idea in self.ideas].index(left[0].id)
            self.house.say("This one has no answer yet. 0 is one as well.")
        elif self.keep(self.value, finished=True):
            if are_both(who_finished(self.house, "hearts", self.about)):
                self.house.say("Finished. Now you can open the hearts together.", stays=True)
            else:
                name = self.house.couple().name(other(self.side))
                self.house.say(f"Finished. Pass the keyboard to {name}.", stays=True)
            self.action_back()

    def action_take_back(self) -> None:
        """Take it back, and look again."""
        if not self._left_behind() and self.keep(self.value):
            self.redraw()
            self.house.say("Taken back. Look again.")

"""What is on today, written in two minutes, by one of them alone."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import DescendantFocus
from textual.widgets import Static

from twofold.content.tuning import tuning_words
from twofold.domain.dates import past_day
from twofold.domain.drawers import Writing
from twofold.domain.merge import merged
from twofold.domain.records import SIDES, other
from twofold.domain.tuning.cards import is_empty, of_day, shown
from twofold.domain.tuning.records import Day, TodayCard
from twofold.screens.autosave import Autosave
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.screens.saving import at_once, kept
from twofold.widgets.command import Command
from twofold.widgets.confirm import Confirm
from twofold.widgets.fields import Line
from twofold.widgets.form import Labelled
from twofold.widgets.scrolling import scrolling_keys

from .cardform import CardForm
from .energy import Energy
from .moods import Moods
from .render import done_words, render_card
from .summaries import stands_on

NOTHING = "There is nothing on the card yet. One word is enough."


class CardPage(Autosave, PrivatePage[TodayCard]):
    """The card of *side* for the day *about* (the id of a Day)."""

    place = "tuning.card"
    heading = "What is on today"
    why = tuning_words().card.why
    notes = (
        "Every line may stay empty. Everything is saved as you type, and sealed where you have a passphrase.",
        tuning_words().card.source,
    )
    writing_kind = "today"
    shape = TodayCard
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "finish", "Open together", tooltip="Done; it stays sealed until both have written",
                id="card.finish", when="may_write"),
        Command("l", "leave", "Leave it", tooltip="You are done; the other may read it from now on",
                id="card.leave", when="is_laid_out"),
        Command("f2,v", "moods", "Mood words", tooltip="Words for a mood, to pick from", id="card.moods",
                when="may_write"),
        Command("e,enter", "edit", "Write", tooltip="Go back into the card", id="card.edit",
                when="has_left"),
        Command("t", "take_back", "Take back", tooltip="Take it back, and write on", id="card.take-back",
                when="may_take_back"),
        *scrolling_keys("card"),
    ]  # fmt: skip

    _left = _merged = False

    def private_body(self) -> ComposeResult:
        """Lay out the five lines, and what can be done with them."""
        name = self.house.couple().name(other(self.side))
        with Vertical(id="card", classes="column"):
            yield Static("", id="card-words", markup=False)
            yield CardForm(self.value, name)
            yield Static("", id="card-read", markup=False)
            with Vertical(id="card-then"):
                yield Static("", id="card-together", classes="quiet", markup=False)
                yield Static("", id="card-leave", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with the first line."""
        on, today = of_day(self.about), self.today
        if on != today:
            self.head(f"The card of {past_day(on, today)}")
        self.redraw()
        if not self.is_finished:
            for energy in self.query(Energy):
                self.set_focus(energy)

    @property
    def typed(self) -> TodayCard:
        """The card as it stands in the fields; what is kept where there are none."""
        return self.query_one(CardForm).read() if self.may_write else self.value

    # -- what is shown ------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Show the card as ``value`` has it."""
        if self.is_laid_out:
            self.query_one(CardForm).value = self.value
            self.draw()

    def view(self) -> View:
        """Show the lines, and what can be done with them; or the card, once it is written."""
        couple, words = self.house.couple(), tuning_words().card
        done, away = self.is_finished, couple.name(other(self.side))
        sealed = f"It is written, and sealed until {away} has written too and both of you open it."
        together = done_words(words.together, self.key_of("card.finish"), away)
        return {
            "card-form": not done,
            "card-words": sealed if done else "",
            "card-read": render_card(self.value, couple, self.side) if done else "",
            "card-together": "" if done else together,
            "card-leave": done_words(words.leave, self.key_of("card.leave"), away),
        }

    def reload(self) -> None:
        """Follow the other terminal; a card that was shown there is not written any more."""
        if self.is_shut or self.writing is None or self._gone():
            return
        super().reload()

    def _gone(self) -> bool:
        """Go back, with a word, when the card was shown meanwhile; return whether that is so."""
        if self._left:
            return True
        if stands_on(self.house, of_day(self.about))[SIDES.index(self.side)] != "shown":
            return False
        self._left = self.leave("This card was opened at the other terminal meanwhile.")
        return True

    # -- typing, and saving what is typed -----------------------------------------------------------

    def on_form_changed(self, event: CardForm.Changed) -> None:
        """Save what is typed, a little later."""
        event.stop()
        if self.typed != self.value:
            self.save_soon()

    def save_typed(self) -> None:
        """Save the card, if it says anything new."""
        if self.is_laid_out and (self.typed != self.value or self._merged) and not self._gone():
            self._merged = False
            self.keep(self.typed)

    def load(self) -> bool:
        """Read ``value`` anew; what was typed here since the last save goes into it."""
        base, mine = self.value, self.typed
        if not super().load():
            return False
        if mine != base and not self.is_finished:
            self.value = merged(base, mine, self.value)
            self._merged = True
            self.save_soon()
        return True

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keep the question above the line in sight."""
        row = event.widget.parent
        if isinstance(row, Labelled):
            self.call_after_refresh(row.scroll_visible, animate=False)
        self.refresh_bindings()

    def on_descendant_blur(self) -> None:
        """Offer what can be done outside the lines; behind the last one, show what that is."""
        self.refresh_bindings()
        self.call_after_refresh(self._show_then)

    def _show_then(self) -> None:
        if self.focused is None and self.query("#card-then"):
            self.query_one("#card-then").scroll_visible(animate=False)

    # -- keys ---------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Go back into the first line that is empty, else into the first."""
        self.set_focus(self.query_one(CardForm).first_empty())

    @work(group="words")
    async def action_moods(self) -> None:
        """Let a word for the mood be picked."""
        if not self.is_active or not self.may_write:
            return
        word = await self.app.push_screen_wait(Moods())
        if word and self.may_write:
            mood = self.query_one("#card-mood", Line)
            mood.value = word
            mood.cursor_position = len(word)
            self.set_focus(mood)
            self.flush()

    def action_finish(self) -> None:
        """Say that it is done; it stays sealed until both are."""
        if self.app.screen is not self or self._gone():
            return
        self.flush()
        if is_empty(self.value):
            self.house.say(NOTHING)
        elif self.keep(self.value, finished=True):
            couple, away = self.house.couple(), other(self.side)
            there = stands_on(self.house, of_day(self.about))[SIDES.index(away)]
            both = there in ("ready", "shown")
            self.house.say(
                "Sealed. Now both of you can open them." if both
                else f"Sealed. It waits until {couple.name(away)} has written too.",
                stays=True,
            )  # fmt: skip
            self.action_back()

    def action_take_back(self) -> None:
        """Take it back, and write on."""
        if not self._gone() and self.keep(self.value):
            self.redraw()
            self.action_edit()

    @work(group="ask")
    async def action_leave(self) -> None:
        """Let the other read it from now on, once its writer has said so twice."""
        if self.app.screen is not self or self._gone():
            return
        self.flush()
        if is_empty(self.value):
            self.house.say(NOTHING)
            return
        name = self.house.couple().name(other(self.side))
        question = f"From now on it is open at this screen, and {name} may read and answer it."
        if not await self.app.push_screen_wait(
            Confirm(f"Leave it for {name}?", question, yes="Leave it", no="Not yet")
        ):
            return
        if said := self._show_it():
            self.house.say(said, calm=False)
        else:
            self._left = True
            self.house.say(f"It is left for {name}, for the next time they sit down.", stays=True)
            self.action_back()

    def _show_it(self) -> str:
        """Save the day with this card in it, and the writing emptied, in one commit; "" or what failed."""
        house, writing = self.house, self.writing
        if self.is_shut or writing is None:
            return "Nothing was shown."

        def save() -> None:
            day = newest(house, Day, self.about)
            after = shown(day, of_day(self.about), {self.side: self.value}, house.clock.now())
            house.store.save(after, house.vault.emptied(writing))

        said = at_once(house, [self.about], save, then="Leave it", nothing="Nothing was shown. ")
        if said:
            house.store.look()
            self.reload()
        return said

    def action_back(self) -> None:
        """Go back; a card with nothing on it leaves no trace."""
        if self.is_active and not self.is_shut and not self._left and self.writing is not None:
            self.flush()
            if is_empty(self.value) and self.writing.rev and not self.is_finished:
                self._throw_away(self.writing)
        super().action_back()

    def _throw_away(self, writing: Writing) -> None:
        # Where nothing is saved, somebody writes it at the other terminal.
        self._left = bool(kept(self.house, self.house.vault.emptied(writing)))

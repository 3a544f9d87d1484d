"""How you are today, written in two minutes, by one of them alone."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.content.tuning import tuning_words
from twofold.domain.dates import past_day
from twofold.domain.records import SIDES, Side, other
from twofold.domain.tuning.cards import CardStatus, is_empty, of_day, shown
from twofold.domain.tuning.records import Day, TodayCard
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.screens.saving import at_once
from twofold.screens.sealedform import SealedForm
from twofold.widgets.command import Command
from twofold.widgets.confirm import Confirm
from twofold.widgets.fields import Line
from twofold.widgets.scrolling import scrolling_keys

from .cardform import CardForm
from .energy import Energy
from .moods import Moods
from .render import done_words, render_card
from .summaries import stands_on

NOTHING = "There is nothing on the card yet. One word is enough."


class CardPage(SealedForm[TodayCard]):
    """The card of *side* for the day *about* (the id of a Day)."""

    place = "tuning.card"
    heading = "How you are today"
    why = tuning_words().card.why
    notes = (
        "Every line may stay empty. Everything is saved as you type, and sealed where you have a passphrase.",
        tuning_words().card.source,
    )
    writing_kind = "today"
    shape = TodayCard
    nothing = NOTHING
    was_opened = "This card was opened at the other terminal."
    end = "card-then"
    _guessing = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "finish", "Open together", tooltip="Done; it stays sealed until both have written",
                id="card.finish", when="may_write"),
        Command("l", "leave", "Leave it", tooltip="You are done; the other may read it from now on",
                id="card.leave", when="is_laid_out"),
        Command("f2,v", "moods", "Mood words", tooltip="Words for a mood, to pick from", id="card.moods",
                when="may_write"),
        Command("g", "guess", "Guess", tooltip="Guess at the other's mood and wish",
                id="card.guess", when="may_guess"),
        Command("e,enter", "edit", "Write", tooltip="Go back into the card", id="card.edit",
                when="has_left"),
        Command("t", "take_back", "Take back", tooltip="Take it back and keep writing", id="card.take-back",
                when="may_take_back"),
        *scrolling_keys("card"),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out the five lines, and what can be done with them."""
        name = self.house.couple().name(other(self.side))
        with Vertical(id="card", classes="column"):
            yield Static("", id="card-words", markup=False)
            yield CardForm(self.value, name)
            yield Static("", id="card-read", markup=False)
            with Vertical(id="card-then"):
                yield Static("", id="card-guess", classes="quiet", markup=False)
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
    def form(self) -> CardForm:
        """The five lines."""
        return self.query_one(CardForm)

    def is_blank(self, value: TodayCard) -> bool:
        """Return whether nothing is on the card *value*."""
        return is_empty(value)

    def is_opened(self) -> bool:
        """Return whether this card was shown."""
        return self._stands(self.side) == "shown"

    def has_other_finished(self) -> bool:
        """Return whether the other has written theirs."""
        return self._stands(other(self.side)) in ("ready", "shown")

    def _stands(self, side: Side) -> CardStatus:
        return stands_on(self.house, of_day(self.about))[SIDES.index(side)]

    @property
    def _guesses(self) -> bool:
        """Whether the two guesses are there."""
        return self._guessing or self.form.has_guess

    @property
    def may_guess(self) -> bool:
        """Whether there is something to guess at."""
        return self.may_write and not self._knows_theirs

    @property
    def _knows_theirs(self) -> bool:
        """Whether its writer has read the card that the other left for them."""
        day = newest(self.house, Day, self.about)
        return day is not None and self.side in day.told

    # -- what is shown ------------------------------------------------------------------------------

    def view(self) -> View:
        """Show the lines, and what can be done with them; or the card, once it is written."""
        couple, words = self.house.couple(), tuning_words().card
        done, away = self.is_finished, couple.name(other(self.side))
        first = "" if self.has_other_finished() else f"{away} has written too and "
        guess = done_words(words.guess_why, self.key_of("card.guess"), away)
        sealed = words.together_now if self.has_other_finished() else words.together
        together = done_words(sealed, self.key_of("card.finish"), away)
        return {
            "card-form": not done,
            "card-words": f"It is written, and sealed until {first}both of you open it." if done else "",
            "card-read": render_card(self.value, couple, self.side) if done else "",
            "card-guess": "" if done or self._guesses or self._knows_theirs else guess,
            "card-together": "" if done else together,
            "card-leave": done_words(words.leave, self.key_of("card.leave"), away),
        }

    def draw(self) -> None:
        """Draw it, with the guesses once they are wanted."""
        if self.is_laid_out:
            self.form.guessing(self._guesses)
        super().draw()

    # -- keys ---------------------------------------------------------------------------------------

    def action_guess(self) -> None:
        """Guess at the other's mood and wish."""
        self._guessing = True
        self.draw()
        self.set_focus(self.form.line("guess"))

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

    @work(group="ask")
    async def action_leave(self) -> None:
        """Let the other read it from now on, once its writer has said so twice."""
        if self.app.screen is not self or self.is_gone():
            return
        self.flush()
        if is_empty(self.value):
            self.house.say(NOTHING)
            return
        name = self.house.couple().name(other(self.side))
        question = f"From now on it is open here, and {name} may read and answer it."
        if not await self.app.push_screen_wait(
            Confirm(f"Leave it for {name}?", question, yes="Leave it", no="Not yet")
        ):
            return
        if said := self._show_it():
            self.house.say(said, calm=False)
        else:
            self._left = True
            self.house.say(f"Left here for {name}.", stays=True)
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

"""What is on today, written in two minutes, by one of them alone."""

from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import DescendantFocus
from textual.widgets import Static

from twofold.content.tuning import tuning_words
from twofold.domain.dates import past_day
from twofold.domain.drawers import Writing
from twofold.domain.merge import merged
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, other
from twofold.domain.tuning.cards import is_empty, of_day, shown
from twofold.domain.tuning.records import Day, TodayCard
from twofold.screens.autosave import Autosave
from twofold.screens.edit import kept
from twofold.screens.house import newest
from twofold.screens.private import PrivatePage
from twofold.widgets.confirm import Confirm
from twofold.widgets.fields import Line
from twofold.widgets.form import Labelled
from twofold.widgets.plain import plain
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
        Binding("o", "finish", "Open together", tooltip="Done; it stays sealed until both have written",
                id="card.finish"),
        Binding("l", "leave", "Leave it", tooltip="You are done; the other may read it from now on",
                id="card.leave"),
        Binding("f2,v", "moods", "Mood words", tooltip="Words for a mood, to pick from", id="card.moods"),
        Binding("e,enter", "edit", "Write", tooltip="Go back into the card", id="card.edit"),
        Binding("t", "take_back", "Take back", tooltip="Take it back, and write on", id="card.take-back"),
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
    def is_finished(self) -> bool:
        """Whether its writer has said that it is done, and both may open it."""
        return self.writing is not None and self.writing.finished is not None

    @property
    def typed(self) -> TodayCard:
        """The card as it stands in the fields; what is kept where there are none."""
        if self.is_shut or self.is_finished or not self.query("#card-thanks"):
            return self.value
        return self.query_one(CardForm).read()

    # -- what is shown ------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Show the card as ``value`` has it."""
        if self.is_shut or not self.query("#card-leave"):
            return
        self.query_one(CardForm).value = self.value
        self._draw()

    def _draw(self) -> None:
        done, away = self.is_finished, self.house.couple().name(other(self.side))
        self.query_one(CardForm).display = not done
        words = self.query_one("#card-words", Static)
        words.display = done
        words.update(
            plain(f"It is written, and sealed until {away} has written too and both of you open it.")
        )
        read = self.query_one("#card-read", Static)
        read.display = done
        read.update(render_card(self.value, self.house.couple(), self.side) if done else "")
        words_of = tuning_words().card
        line = self.query_one("#card-together", Static)
        line.update(done_words(words_of.together, self.key_of("card.finish"), away))
        line.display = not done
        leave = done_words(words_of.leave, self.key_of("card.leave"), away)
        self.query_one("#card-leave", Static).update(leave)
        self.refresh_bindings()

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
        if self.is_active:
            self._left = True
            self.house.say("This card was opened at the other terminal meanwhile.", stays=True)
            self.call_later(self.action_back)
        return True

    # -- typing, and saving what is typed -----------------------------------------------------------

    def on_form_changed(self, event: CardForm.Changed) -> None:
        """Save what is typed, a little later."""
        event.stop()
        if self.typed != self.value:
            self.save_soon()

    def save_typed(self) -> None:
        """Save the card, if it says anything new."""
        if self.is_shut or self.writing is None:
            return
        if (self.typed != self.value or self._merged) and not self._gone():
            self._merged = False
            self.keep(self.typed)

    def load(self) -> bool:
        """Read ``value`` anew; what was typed here since the last save goes into it."""
        base, mine = self.value, self.typed if self.is_mounted else self.value
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action in ("finish", "leave", "edit", "moods", "take_back") and (
            self.is_shut or not self.query("#card-leave")
        ):
            return False
        if action in ("finish", "moods"):
            return not self.is_finished
        if action == "edit":
            return not self.is_finished and self.focused is None
        if action == "take_back":
            return self.is_finished
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Go back into the first line that is empty, else into the first."""
        self.set_focus(self.query_one(CardForm).first_empty())

    @work(group="words")
    async def action_moods(self) -> None:
        """Let a word for the mood be picked."""
        if not self.is_active or self.is_finished:
            return
        word = await self.app.push_screen_wait(Moods())
        if word and not self.is_shut and self.query("#card-mood"):
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
        from twofold.store.errors import Stale, StoreError

        house = self.house
        if self.is_shut or self.writing is None:
            return "Nothing was shown."
        if any(self.about in (record.id, getattr(record, "about", "")) for record in house.unsaved):
            return f"{house.unsaved_words()} Leave it when that is done."
        try:
            day = newest(house, Day, self.about)
            after = shown(day, of_day(self.about), {self.side: self.value}, house.clock.now())
            house.store.save(after, house.vault.emptied(self.writing))
        except Stale:
            house.store.refresh()
            self.reload()
            return "Something was changed at the other terminal just now. Nothing was shown; press once more."
        except (StoreError, Invalid) as error:
            return f"Nothing was shown. {error}"
        return ""

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

    def return_to(self, place: Any) -> None:
        """Go back into the line one was in."""
        super().return_to(place)
        self.refresh_bindings()

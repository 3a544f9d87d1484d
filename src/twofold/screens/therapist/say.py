"""Yes, maybe or no of those on the list, said alone."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.drawers import Writing
from twofold.domain.ready import are_both
from twofold.domain.records import other
from twofold.domain.therapist.records import SHORTLIST, Said, TherapistSummary, Word
from twofold.domain.therapist.shortlisting import give, missing, to_say
from twofold.screens.door import goes_over
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .kept import known, shortlist

WORDS: tuple[Word, ...] = ("yes", "maybe", "no")


class SayPage(PrivatePage[Said]):
    """What *side* says of those on the list."""

    place = "therapist.say"
    heading = "Yes, maybe or no"
    why = "Each of you says it alone first, so that neither has to follow the other."
    notes = (
        "A no needs no reason. To every one of them is an answer too.",
        "You open it together once you have both finished. Later names get theirs in another round.",
    )
    writing_kind = "therapist"
    shape = Said
    AUTO_FOCUS = "#say-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("c", "finish", "Finished", tooltip="Say that you have finished; nothing is shown yet",
                id="say.finish", when="may_give"),
        Command("t", "take_back", "Take back", tooltip="Take it back and look again", id="say.take-back",
                when="may_take_back"),
        *(
            Command(key, f"give('{word}')", word.capitalize(), tooltip=f"Say {word}", show=False,
                    id=f"say.{word}", when="may_give")
            for key, word in zip("ymn", WORDS, strict=True)
        ),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out what to do, and the names."""
        with Vertical(id="say", classes="column"):
            yield Static("", id="say-words", markup=False)
            yield Choices(self._choices(), id="say-list")

    def on_mount(self) -> None:
        """Show what is there."""
        self.redraw()

    @property
    def some(self) -> list[TherapistSummary]:
        """Those of whom it is to be said."""
        return to_say(known(self.house), shortlist(self.house))

    def _choices(self) -> list[Choice]:
        return [
            Choice(each.id, plain(each.name), self.value.given.get(each.id, "not yet")) for each in self.some
        ]

    def view(self) -> View:
        """Show what was said of each."""
        return {"say-list": self._choices(), "say-words": self._words()}

    def _words(self) -> str:
        key = self.key_of
        if self.is_finished:
            return f"You have finished. {key('say.take-back')} takes it back, until you both open it."
        keys = ", ".join(f"{key(f'say.{word}')} {word}" for word in WORDS)
        if self.is_short:
            return f"{keys}."
        away = self.house.couple().name(other(self.side))
        return f"For each: {keys}. {away} sees nothing of it until you open it together."

    def bookmark(self) -> Any:
        """Return who is under the cursor."""
        return self.under_cursor.id

    def return_to(self, place: Any) -> None:
        """Put the cursor back."""
        self.redraw()
        listed = self.query_one("#say-list", Choices)
        listed.focus()
        listed.go_to(place)

    def reload(self) -> None:
        """Follow the other terminal: there may be more names, and it may have been opened."""
        if self.is_shut or self.writing is None or self._left_behind():
            return
        super().reload()
        self.redraw()

    def _left_behind(self) -> bool:
        """Go back, with a word, when it was opened elsewhere, or nobody is left; return whether it was so."""
        mine, revs = self.writing, self.house.store.writings
        gone = mine is not None and newest(self.house, Writing, mine.id) is None
        was_opened = gone and mine is not None and revs.rev(mine.id) > mine.rev
        if self.some and not was_opened:
            return False
        if self.is_active:
            said = "It was opened at the other terminal." if was_opened else "Nobody is on the list any more."
            self.house.say(said, stays=True)
            self.call_later(self.action_back)
        return True

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def may_give(self) -> bool:
        """Whether there is anybody of whom it can be said."""
        return self.may_write and bool(self.some)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Say the next word of the one under the cursor."""
        event.stop()
        said = self.value.given.get(event.choice.id)
        self._give(event.choice.id, WORDS[(WORDS.index(said) + 1) % len(WORDS)] if said else WORDS[0])

    def action_give(self, word: Word) -> None:
        """Say *word* of the one under the cursor, and go on to the next."""
        listed = self.query_one("#say-list", Choices)
        if self._give(self.under_cursor.id, word):
            listed.action_cursor_down()

    def _give(self, id: str, word: Word) -> bool:
        if not id or self.is_finished or self._left_behind():
            return False
        kept = self.keep(give(self.value, id, word))
        self.redraw()
        return kept

    def action_finish(self) -> None:
        """Say that it is done."""
        if self._left_behind():
            return
        if left := missing(self.some, self.value):
            self.query_one("#say-list", Choices).go_to(left[0].id)
            self.house.say("Nothing is said of this one yet. Maybe is an answer too.")
        elif self.keep(self.value, finished=True):
            if are_both(who_finished(self.house, "therapist", SHORTLIST)):
                self.house.say("Finished. Now you can open it together.", stays=True)
            else:
                self.house.say(f"Finished. {goes_over(self.house, other(self.side))}", stays=True)
            self.action_back()

    def action_take_back(self) -> None:
        """Take it back, and look again."""
        if not self._left_behind() and self.keep(self.value):
            self.redraw()
            self.house.say("Taken back. Look again.")

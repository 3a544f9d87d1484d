"""A card on the table between the two: large, quiet, and nothing else to look at."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.people import Invalid
from twofold.domain.questions import evenings
from twofold.domain.questions.keeping import put_away, take_out
from twofold.domain.questions.records import Asked
from twofold.domain.ready import are_both
from twofold.domain.records import SIDES, Side
from twofold.screens.edit import Edit
from twofold.screens.page import View
from twofold.widgets.balanced import Balanced
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent
from twofold.widgets.plain import both
from twofold.widgets.scrolling import scrolling_keys

from . import view
from .cards import is_at_heart, still_to_come, words_of
from .keeping import Keeping
from .written import Written


class Table(Keeping, Written):
    """The card on the table of the evening *evening_id*, or, once that has ended, a word of thanks."""

    place = "questions.table"
    heading = "Questions"
    why = "Both of you answer before the next one comes. Look at each other, not at the screen."
    notes = (
        "Either of you may pass, without a reason. Nothing records it: the next card comes as always.",
        "Never again puts a card away for good, and goes on. Nothing shows that it was done, or by whom. "
        "To take it back, press u before you go on. Later it is under Put away, on the page of the decks.",
        "Before the first card at the heart of it, the page asks. You do not see the card until you turn it.",
        "A rising set lasts a quarter of an hour. When it is over, finish your answer. The next card is "
        "from the next set, even if some are left.",
        "Esc leaves the evening open, to go on with another time.",
    )
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space,enter", "next", "Next", tooltip="Both have answered: the next card", id="table.next",
                when="goes_on", called="next_called"),
        Command("p", "pass", "Pass", tooltip="Skip this card, without a reason",
                id="table.pass", when="goes_on"),
        Command("k", "keep", "Keep", tooltip="Keep this card to find it again, or stop keeping it",
                id="table.keep", when="is_seen"),
        Command("e", "end", "End", tooltip="Stop here for today, and thank each other", id="table.end",
                when="goes_on"),
        Command("u", "undo", "Card before", tooltip="Back to the card before, or go on after the end",
                show=False, id="table.undo", when="may_undo"),
        Command("b", "again", "In half a year", tooltip="Keep it, and bring it back in half a year; or not",
                show=False, id="table.again", when="is_seen"),
        Command("s", "surprised", "Surprised", show=False, id="table.surprised",
                tooltip="Keep it, and bring it back in half a year: people change", when="is_seen"),
        Command("n", "never", "Never again", tooltip="Put this card away for good; nobody sees who did",
                show=False, id="table.never", when="is_seen"),
        Command("w", "writing", "Write", tooltip="Write alone first and open it together, or only talk",
                show=False, id="table.writing", when="is_seen"),
        Command("f", "yes('a')", "First of you", tooltip="The first of you writes, or opens it",
                show=False, id="table.first", when="is_written"),
        Command("j", "yes('b')", "Second of you", tooltip="The second of you writes, or opens it",
                show=False, id="table.second", when="is_written"),
        Command("r", "look_again", "Look again", tooltip="Read again what one of you wrote, alone",
                show=False, id="table.look-again", when="may_look_again"),
        *scrolling_keys("table"),
    ]  # fmt: skip

    def __init__(self, evening_id: str) -> None:
        super().__init__(evening_id)
        self._shown = -1
        self._put_away = ""

    def body(self) -> ComposeResult:
        """Lay out the card, and what goes with it."""
        with Vertical(id="table"):
            yield Balanced("", id="table-where", classes="quiet", markup=False)
            yield Balanced("", id="table-card", markup=False)
            yield Balanced("", id="table-who", markup=False)
            with Horizontal(id="table-answers"):
                yield Static("", id="table-a", markup=False)
                yield Static("", id="table-b", markup=False)
            with Center(id="table-writing"):
                yield Consent(id="table-writers")
            yield Balanced("", id="table-hint", classes="quiet", markup=False)
            yield view.Bar("", id="table-bar", markup=False)
            yield Balanced("", id="table-more", classes="quiet", markup=False)

    @property
    def moment(self) -> object:
        """The card on the table, and what the keys of the two do with it."""
        evening = self.evening
        if evening is None:
            return None
        return self.key, evening.ended, evening.heart, evening.writing, self.is_opened, self.question()

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """Whatever is done with the card."""
        return action in (
            "next", "pass", "never", "keep", "end", "undo", "again", "surprised", "writing", "yes",
            "look_again",
        )  # fmt: skip

    def view(self) -> View:
        """Show the card and how to go on, or, at the end, a word of thanks."""
        evening, couple, key = self.evening, self.house.couple(), self.key_of
        if evening is None:
            return {}
        if self.is_face_down:
            return view.tender(evening, key, self.is_narrow)
        ended, asked = evening.ended is not None, self.asked
        told = None if ended else view.opened_now(asked, evening)
        thanks = Content.assemble("Thank you, ", both(couple))
        keys: dict[Side, str] = {"a": key("table.first"), "b": key("table.second")}
        writers = view.writers(evening, couple, self.done, self.said_yes, keys) if self.is_written else ""
        return {
            "table-where": "" if ended else view.where(self.house, evening, asked),
            "table-card": thanks if ended else words_of(self.house, self.key),
            "table-who": self._end() if ended else "" if told else view.who(evening, couple),
            **{f"table-{side}": view.written(told, side, couple) if told else "" for side in SIDES},
            "table-writers": writers,
            "table-hint": self._hint(),
            "table-more": "" if ended else view.more(evening, key, self.is_narrow),
        }

    def draw(self) -> None:
        """Draw all of it."""
        evening = self.evening
        if evening is not None:
            self.set_class(evening.ended is not None, "-ended")
            self.set_class(self.is_opened, "-opened")
            super().draw()
            self._shown = -1
            self.draw_bar()

    def _hint(self) -> str:
        assert self.evening is not None
        over = evenings.is_over(self.evening, self.spent)
        written = self.evening.writing and are_both(self.done)
        how = {
            "short": self.is_short,
            "slept": self.slept,
            "over": over,
            "opened": self.is_opened,
            "written": written,
            "tender": is_at_heart(self.house, self.key),
        }
        return view.hint(self.evening, self.key_of, **how)

    def _end(self) -> Content:
        kept = self.house.store.asked.where(lambda a: a.kept and a.evening == self.evening_id)
        return view.end([asked.words for asked in kept])

    def draw_bar(self) -> None:
        """Draw how much of the set's time has passed; when it is over, say so."""
        if self.evening is None or not self.children:
            return
        shows = self.evening.way == "rising" and self.evening.ended is None
        over = shows and evenings.is_over(self.evening, self.spent)
        filled = view.filled(self.spent, view.BAR) + 1000 * over if shows else -2
        if filled != self._shown:
            turned = over and 0 <= self._shown < 1000
            self._shown = filled
            bar = self.query_one(view.Bar)
            bar.display, bar.spent = shows, self.spent
            if turned:
                self.house.ring()
                self.put({"table-hint": self._hint()})

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def may_undo(self) -> bool:
        """Whether there is a card before, or an end to take back."""
        return self.evening is not None and (not self.goes_on or bool(self.evening.seen))

    def action_next(self) -> None:
        """Put the next card on the table, or end when they are through; after a sleep, let the time go on."""
        if self.evening is None or not self.is_active:
            return
        if self.slept:
            self.slept = False
            self.run_time()
            self.draw()
            return
        if self.is_face_down:
            self.save(self.evening.with_(heart=True, spent=self._used()))
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self.evening is not None:
            known = still_to_come(self.house, self.evening)
            self.save(evenings.go_on(self.evening, self._used(), self.house.clock.now(), known))
            self.query_one("#body").scroll_home(animate=False)

    @property
    def next_called(self) -> str:
        """What the key that goes on does now."""
        return "Turn it" if self.is_face_down else ""

    def action_pass(self) -> None:
        """Put the next card on the table; nothing tells this from going on."""
        if self.evening is None or not self.is_active:
            return
        if self.slept:
            self.slept = False
            self.run_time()
        self._go_on()

    def action_never(self) -> None:
        """Put the card away for good, and the next one on the table, as if it had been passed."""
        asked = self.asked
        if asked is None or not self.is_active:
            return
        if Edit(self, Asked, asked.id).change(put_away, self.house.seat):
            self.action_pass()
            self._put_away = asked.id

    def _used(self) -> float:
        return self.spent if self.evening and self.evening.way == "rising" else 0.0

    def action_undo(self) -> None:
        """Put the card before on the table again, or go on after the end."""
        if self.evening is None or not self.is_active:
            return
        try:
            self.save(evenings.go_back(self.evening, self._used()))
        except Invalid as trouble:
            self.house.say(str(trouble))
        if self._put_away and self.asked is not None and self.asked.id == self._put_away:
            Edit(self, Asked, self._put_away).change(take_out, self.house.seat)
        self._put_away = ""

    def action_end(self) -> None:
        """Stop here for today."""
        if self.evening is not None and self.is_active:
            self.save(self.evening.with_(spent=self._used(), ended=self.house.clock.now()))

    def action_writing(self) -> None:
        """Write alone first, or only talk."""
        if self.evening is not None and self.is_active:
            self.save(self.evening.with_(writing=not self.evening.writing, spent=self._used()))

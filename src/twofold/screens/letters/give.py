"""Giving a letter: sealed for the other until any time, a day, or an occasion; and taken back."""

from typing import Any, ClassVar, cast

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.dates import from_day, full_day
from twofold.domain.letters.giving import first_day, may_change
from twofold.domain.letters.records import Draft, Letter, When
from twofold.domain.people import Invalid
from twofold.domain.records import other
from twofold.domain.text import is_blank
from twofold.screens.autosave import Autosave
from twofold.screens.house import newest
from twofold.screens.private import PrivatePage, has_lock
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed
from twofold.widgets.scrolling import scrolling_keys

from .acts import seal, take_back

WHENS: dict[When, tuple[str, str, str]] = {
    "any": ("Any time", "as soon as they like", "a"),
    "day": ("From a day on", "a birthday, the end of the year", "d"),
    "occasion": ("For an occasion", "they open it when it has come", "o"),
}


class Give(Autosave, PrivatePage[Draft]):
    """How the letter *about* of *side* is given to the other."""

    place = "letters.give"
    heading = "Give it"
    why = "A sealed letter is out of your hands: it waits, until the other opens it or you take it back."
    notes = (
        "Until it is opened only you can change it: take it back, write, and seal it again.",
        "twofold does not open it before its day. The day is the one of the clock on this computer.",
        "A sealed envelope, not a safe: who can read a file is told on the page about privacy.",
    )
    writing_kind = "letter"
    shape = Draft
    AUTO_FOCUS = "#give-when"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,s", "seal", "Seal it", tooltip="Seal it for the other", id="give.seal"),
        Binding("t,u", "take_back", "Take it back", tooltip="Take it back, to change it or to keep it",
                id="give.take-back"),
        Binding("a", "when('any')", "Any time", tooltip="To be opened any time", show=False, id="give.any"),
        Binding("d", "when('day')", "From a day on", tooltip="To be opened from a day on", show=False,
                id="give.day"),
        Binding("o", "when('occasion')", "For an occasion", tooltip="To be opened on an occasion",
                show=False, id="give.occasion"),
        *scrolling_keys("give"),
    ]  # fmt: skip

    # -- what is shown --------------------------------------------------------------------------------

    def private_body(self) -> ComposeResult:
        """Lay out when it may be opened, and who can read it until then."""
        with Vertical(id="give", classes="column"):
            yield Static("", id="give-lead", markup=False)
            yield Choices(self._choices(), id="give-when")
            yield Line(self.value.day, placeholder="12 March, Friday, or in 10 days", id="give-day")
            yield Line(self.value.occasion, placeholder="when you miss me", id="give-occasion")
            yield Static("", id="give-reads", markup=False)
            yield Static("", id="give-who", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        for line in self.query(Line):
            line.on_enter = lambda: self.set_focus(None)
        self.draw()
        for listed in self.query("#give-when").results(Choices):
            listed.highlighted = list(WHENS).index(self.value.when)

    @property
    def letter(self) -> Letter | None:
        """The letter as it stands; None when there is none."""
        return newest(self.house, Letter, self.about)

    @property
    def _is_mine(self) -> bool:
        letter = self.letter
        return letter is not None and may_change(letter, self.side)

    @property
    def _is_laid_out(self) -> bool:
        return not self.is_shut and bool(self.query("#give-who"))

    def _choices(self) -> list[Choice]:
        return [
            Choice(when, title, note, key, sign=Content("●" if when == self.value.when else "○"), spare=True)
            for when, (title, note, key) in WHENS.items()
        ]

    def redraw(self) -> None:
        """Show it as ``value`` has it."""
        if not self._is_laid_out:
            return
        for name, words in (("day", self.value.day), ("occasion", self.value.occasion)):
            line = self.query_one(f"#give-{name}", Line)
            if line.line != words:
                line.value = words
        self.draw()

    def draw(self) -> None:
        """Draw all that is not typed."""
        if not self._is_laid_out:
            return
        couple, letter, mine = self.house.couple(), self.letter, self._is_mine
        whom = signed(couple, other(self.side))
        sealed = letter is not None and letter.sealed is not None
        self.query_one("#give-lead", Static).update(
            Content.assemble("Sealed for ", whom, ".") if sealed
            else Content.assemble("When may ", whom, " open it?")
        )  # fmt: skip
        listed = self.query_one("#give-when", Choices)
        listed.set_choices(self._choices())
        listed.display = mine
        if not listed.has_focus:
            listed.highlighted = list(WHENS).index(self.value.when)
        for name in ("day", "occasion"):
            self.query_one(f"#give-{name}").display = mine and self.value.when == name
        self.query_one("#give-reads", Static).update(self._reads(letter, sealed, self._typed()))
        self.query_one("#give-who", Static).update(plain(self._who(sealed)))
        self.refresh_bindings()

    def _reads(self, letter: Letter | None, sealed: bool, value: Draft) -> Content:
        """Say how the day is read, or how it was sealed."""
        today = self.today
        if sealed and letter is not None:
            back = self.key_of("give.take-back") or "t"
            how = f"It may be opened {from_day(letter.opens, today)}. " if letter.opens else ""
            how = f"It is for this: {letter.occasion}\n\n" if letter.occasion else how
            return plain(f"{how}{back} takes it back, as long as it is not opened.")
        if is_blank(value.text):
            return Content.styled("There is nothing in it yet. Write a line first.", "$accent")
        key = self.key_of("give.seal")
        if value.when == "day" and not is_blank(value.day):
            try:
                day = first_day(value, today)
            except Invalid as trouble:
                return Content.styled(str(trouble), "$accent")
            return plain(f"From {full_day(day)} on. {key} seals it." if day else "")
        if value.when == "occasion":
            name = self.house.couple().name(other(self.side))
            return plain(f"{name} sees these words, and opens it when it is time.")
        return plain("" if value.when == "day" else f"{key} seals it.")

    def _who(self, sealed: bool) -> str:
        """Say plainly who can read it until it is opened."""
        couple = self.house.couple()
        name = couple.name(other(self.side))
        locked, mine = has_lock(self.house, other(self.side)), has_lock(self.house, self.side)
        known = {"any": "", "day": " and the day", "occasion": " and what for"}[self.value.when]
        seen = "" if sealed else f" {name} will see that a letter waits{known}; neither its title nor a word."
        if locked:
            who = f"Until it is opened it lies sealed in {name}'s drawer, for {name}'s passphrase alone."
        else:
            who = (
                f"{name} has no passphrase, so until it is opened the file keeps it readable: for {name}, "
                "and for whoever opens the file with another program."
            )
        own = (
            "Your own copy stays in your drawer until then, under your passphrase."
            if mine
            else "Your own copy stays until then, readable in the file too: you have no passphrase."
        )
        return f"{who} {own}{seen}"

    # -- typing ---------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take one from the list."""
        event.stop()
        self.action_when(event.id)

    def action_when(self, when: str) -> None:
        """Let it be opened any time, from a day on, or on an occasion."""
        if not self._is_mine:
            return
        self.flush()
        if when != self.value.when and not self.keep(replace(self.value, when=cast(When, when))):
            return
        self.draw()
        self.query_one("#give-when", Choices).highlighted = list(WHENS).index(cast(When, when))
        if when != "any":
            field = self.query_one(f"#give-{when}", Line)
            field.focus()
            field.cursor_position = len(field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show how the day is read, and keep what is typed."""
        event.stop()
        if self._is_laid_out:
            self.draw()
            if self._typed() != self.value:
                self.save_soon()

    def _typed(self) -> Draft:
        day, occasion = (self.query_one(f"#give-{name}", Line).line for name in ("day", "occasion"))
        return replace(self.value, day=day, occasion=occasion)

    def save_typed(self) -> None:
        """Keep what is typed."""
        if self.writing is None or not self._is_laid_out or not self._is_mine:
            return
        typed = self._typed()
        if typed != self.value:
            self.keep(typed)
        self.draw()

    def on_descendant_focus(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def reload(self) -> None:
        """Follow the other terminal."""
        if self.is_shut or self.writing is None:
            return
        letter = self.letter
        if letter is None or letter.opened:
            if self.is_active:
                self.house.say("It was opened, or deleted, at the other terminal meanwhile.", stays=True)
                self.call_later(self.action_back)
            return
        super().reload()
        self.draw()

    # -- sealing --------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action in ("seal", "when"):
            return self._is_laid_out and self._is_mine
        if action == "take_back":
            letter = self.letter
            return self._is_laid_out and letter is not None and letter.sealed is not None
        return super().check_action(action, parameters)

    def action_seal(self) -> None:
        """Seal it for the other."""
        if not self.is_active:
            return
        self.flush()
        self._settle(seal(self.house, self.about, self.side))

    def action_take_back(self) -> None:
        """Take it back."""
        self._settle(take_back(self.house, self.about, self.side))

    def _settle(self, said: str) -> None:
        """Show how it stands now; *said*: why nothing was done."""
        self.set_focus(None)
        if self.load():
            self.redraw()
        if said:
            self.house.say(said)
        if self._is_mine:
            self.set_focus(self.query_one("#give-when"))

    def bookmark(self) -> Any:
        """Return the field one is in."""
        return self.focused.id if self.focused else None

    def return_to(self, place: Any) -> None:
        """Go back into it."""
        for field in self.query(f"#{place}") if place else ():
            self.set_focus(field)

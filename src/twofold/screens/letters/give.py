"""Giving a letter: sealed for the other until any time, a day, or an occasion; and taken back."""

from typing import ClassVar, cast

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import from_day, full_day
from twofold.domain.letters.giving import first_day
from twofold.domain.letters.records import Draft, Letter, When
from twofold.domain.letters.together import DAY
from twofold.domain.people import Invalid
from twofold.domain.records import other
from twofold.domain.text import is_blank
from twofold.screens.autosave import Autosave
from twofold.screens.door import has_lock
from twofold.screens.page import BLANK, View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import plain, signed
from twofold.widgets.scrolling import scrolling_keys

from .acts import seal, send, take_back
from .giveform import WHENS, GiveForm
from .own import OwnLetter


class Give(Autosave, OwnLetter):
    """How the letter *about* of *side* is given to the other."""

    place = "letters.give"
    heading = "Give it"
    why = "A sealed letter is out of your hands. It waits until the other opens it, or you take it back."
    notes = (
        "Until it is opened, only you can change it: take it back, write, and seal it again.",
        "twofold will not open it before its day, by the clock of this computer.",
        "It is an envelope, not a safe. The page about privacy says who can read your file.",
    )
    AUTO_FOCUS = "#give-when"
    redraws_on = ("focus",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f2,s", "seal", "Seal it", tooltip="Seal it for the other", id="give.seal", when="may_seal"),
        Command("f2,s", "send", "It is sent", tooltip="Put it with your letters, open to both",
                id="give.send", when="may_send"),
        Command("t,u", "take_back", "Take it back", tooltip="Take it back, to change it or to keep it",
                id="give.take-back", when="may_take_back"),
        Command("a", "when('any')", "Any time", tooltip="To be opened any time", show=False, id="give.any",
                when="is_mine"),
        Command("d", "when('day')", "From a certain day", tooltip="To be opened from a certain day",
                show=False, id="give.day", when="is_mine"),
        Command("o", "when('occasion')", "For an occasion", tooltip="To be opened on an occasion",
                show=False, id="give.occasion", when="is_mine"),
        Command("b", "when('both')", "For both of you", tooltip="To be opened by both of you, on a day",
                show=False, id="give.both", when="is_mine"),
        Command("p", "when('sent')", "Sent by phone", tooltip="You have sent it by phone", show=False,
                id="give.sent", when="is_message"),
        *scrolling_keys("give"),
    ]  # fmt: skip

    # -- what is shown --------------------------------------------------------------------------------

    def private_body(self) -> ComposeResult:
        """Lay out when it may be opened, and who can read it until then."""
        with Vertical(id="give", classes="column"):
            yield Static("", id="give-lead", markup=False)
            yield Choices(self._choices(), id="give-when")
            yield GiveForm(self.value)
            yield Static("", id="give-reads", markup=False)
            yield Static("", id="give-who", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        self.draw()
        # A message is mostly sent: it is one Enter away.
        at = "sent" if self.is_message and self.value.when == "any" else self.value.when
        for listed in self.query("#give-when").results(Choices):
            listed.go_to(at)

    @property
    def form(self) -> GiveForm:
        """The day and the occasion."""
        return self.query_one(GiveForm)

    def _choices(self) -> list[Choice]:
        return [
            Choice(when, title, note, key, sign=Content("●" if when == self.value.when else "○"), spare=True)
            for when, (title, note, key) in WHENS.items()
            if when != "sent" or self.value.form == "message"
        ]

    def redraw(self) -> None:
        """Show it as ``value`` has it."""
        if self.is_laid_out:
            self.form.value = self.value
            self.draw()

    def view(self) -> View:
        """Show when it may be opened, how the day is read, and who can read it until then."""
        couple, letter, mine = self.house.couple(), self.found, self.is_mine
        whom, typed = signed(couple, other(self.side)), self.form.onto(self.value)
        sealed = letter if letter is not None and letter.sealed is not None else None
        return {
            "give-lead": Content.assemble("Sealed for ", "both of you" if sealed.to_both else whom, ".")
            if sealed
            else Content.assemble("When may ", whom, " open it?"),
            "give-when": self._choices(),
            "give-words": mine and typed.when in ("day", "both", "occasion"),
            "give-day": mine and typed.when in ("day", "both"),
            "give-occasion": mine and typed.when == "occasion",
            "give-reads": (self._sealed_words(sealed) if sealed else self._reads(typed)) or BLANK,
            "give-who": self._who(sealed is not None),
        }  # fmt: skip

    def draw(self) -> None:
        """Draw it, with the list of ways while one may still be chosen."""
        super().draw()
        if self.is_laid_out:
            listed = self.query_one("#give-when", Choices)
            listed.display = self.is_mine
            if not listed.has_focus:
                listed.go_to(self.value.when)

    def _sealed_words(self, letter: Letter) -> str:
        """Say how it was sealed."""
        back = self.key_of("give.take-back") or "t"
        who = "You open it together" if letter.to_both else "It may be opened"
        how = f"{who} {from_day(letter.opens, self.today)}. " if letter.opens else ""
        how = f"It is for this: {letter.occasion}\n\n" if letter.occasion else how
        return f"{how}{back} takes it back, until it is opened."

    def _reads(self, value: Draft) -> Content:
        """Say what Enter does, how the day is read, or what is missing."""
        today, listed = self.today, self.query_one("#give-when", Choices)
        if is_blank(value.text):
            return Content.styled("There is nothing in it yet. Write a line first.", "$accent")
        under = listed.under if listed.has_focus else None
        if under is not None and under.id != value.when:
            seals = f" {self.key_of('give.seal')} seals it as it is." if value.when == "any" else ""
            return plain(f"Enter chooses “{under.title.plain}”.{seals}")
        if value.when == "sent":
            return plain(f"{self.key_of('give.send')} puts it with your letters. Nothing is sent from here.")
        key = self.key_of("give.seal")
        if value.when in ("day", "both") and not is_blank(value.day):
            try:
                day = first_day(value, today)
            except Invalid as trouble:
                return Content.styled(str(trouble), "$accent")
            how = ", together" if value.when == "both" else ""
            return plain(f"From {full_day(day)} on{how}. {key} seals it." if day else "")
        if value.when == "occasion":
            name = self.house.couple().name(other(self.side))
            return plain(f"{name} sees these words, and opens it when it is time.")
        return plain("" if value.when in ("day", "both") else f"{key} seals it.")

    def _who(self, sealed: bool) -> str:
        """Say plainly who can read it until it is opened."""
        couple = self.house.couple()
        name = couple.name(other(self.side))
        if self.value.when == "sent":
            return f"From then on it is open to {name} here, too, and no longer private."
        locked, mine = has_lock(self.house, other(self.side)), has_lock(self.house, self.side)
        known = {"day": ", and from which day", "both": ", and from which day", "occasion": ", and what for"}
        told = known.get(self.value.when, "")
        hidden = "but neither its title nor a word of it"
        seen = "" if sealed else f" {name} sees that a letter is waiting{told}, {hidden}."
        if locked:
            who = f"Until it is opened, it lies sealed in {name}'s drawer. Only {name}'s passphrase opens it."
        else:
            who = (
                f"{name} has no passphrase. Until it is opened, {name} can read it in the file. So can "
                "anyone who opens the file with another program."
            )
        own = (
            "Your own copy stays in your drawer until then, under your passphrase."
            if mine
            else "Your own copy stays until then, and is readable in the file too: you have no passphrase."
        )
        return f"{who} {own}{seen}"

    # -- typing ---------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self) -> None:
        """Say what Enter does there."""
        if self.is_laid_out:
            self.draw()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take one from the list."""
        event.stop()
        self.action_when(event.id)

    def action_when(self, when: str) -> None:
        """Let it be opened any time, from a day on, or on an occasion."""
        if not self.is_mine:
            return
        self.flush()
        if when != self.value.when:
            day = self.value.day or (DAY if when == "both" else "")
            if not self.keep(replace(self.value, when=cast(When, when), day=day)):
                return
            self.form.value = self.value
        self.draw()
        self.query_one("#give-when", Choices).go_to(when)
        if when in ("day", "both", "occasion"):
            line = self.form.line("occasion" if when == "occasion" else "day")
            line.focus()
            line.cursor_position = len(line.value)

    def on_form_changed(self, event: GiveForm.Changed) -> None:
        """Show how the day is read, and keep what is typed."""
        event.stop()
        if self.is_laid_out:
            self.draw()
            self.save_soon()

    def save_typed(self) -> None:
        """Keep what is typed."""
        if self.is_mine:
            typed = self.form.onto(self.value)
            if typed != self.value:
                self.keep(typed)
            self.draw()

    def reload(self) -> None:
        """Follow the other terminal."""
        if self.is_shut or self.writing is None:
            return
        letter = self.found
        if letter is None or letter.opened:
            self.leave("It has been opened or deleted at the other terminal.")
            return
        super().reload()
        self.draw()

    # -- sealing --------------------------------------------------------------------------------------

    @property
    def may_take_back(self) -> bool:
        """Whether it is sealed, and can be taken back."""
        letter = self.found
        return self.is_laid_out and letter is not None and letter.sealed is not None

    @property
    def is_message(self) -> bool:
        """Whether it is a message, which may have been sent by telephone."""
        return self.is_mine and self.value.form == "message"

    @property
    def may_send(self) -> bool:
        """Whether its writer says that it was sent."""
        return self.is_message and self.value.when == "sent"

    @property
    def may_seal(self) -> bool:
        """Whether it can be sealed."""
        return self.is_mine and not self.may_send

    def action_send(self) -> None:
        """Put it with the letters of both."""
        if not self.is_active:
            return
        self.flush()
        if said := send(self.house, self.about, self.side):
            self.settle(said)
        else:
            self.writing = None  # there is nothing private to save any more
            self.action_back()

    def action_seal(self) -> None:
        """Seal it for the other."""
        if not self.is_active:
            return
        self.flush()
        self.settle(seal(self.house, self.about, self.side))

    def action_take_back(self) -> None:
        """Take it back."""
        self.settle(take_back(self.house, self.about, self.side))

    def settle(self, said: str) -> None:
        """Show how it stands now; *said*: why nothing was done."""
        self.set_focus(None)
        super().settle(said)
        if self.is_mine:
            self.set_focus(self.query_one("#give-when"))

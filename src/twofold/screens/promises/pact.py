"""What the pages of an agreement share: a key for each of the two, and words that are kept while typed."""

from datetime import date
from typing import ClassVar, Generic, Literal, Protocol, TypeVar

import msgspec
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widgets import Input, Static

from twofold.domain.promises import Agreement, merged
from twofold.domain.records import SIDES, Record, Side
from twofold.screens.page import Page, newest
from twofold.widgets.pick import Pick
from twofold.widgets.plain import signed
from twofold.widgets.scale import Scale
from twofold.widgets.scrolling import scrolling_keys
from twofold.widgets.sheets import sheet

V = TypeVar("V", bound=msgspec.Struct)


class Pact(Page):
    """A page about one agreement, on which both say yes, each with their own key."""

    CSS_PATH = sheet("promises")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "aye('a')", "The first of you", tooltip="The first of you says yes", show=False,
                id="promises.key-a"),
        Binding("j", "aye('b')", "The second of you", tooltip="The second of you says yes", show=False,
                id="promises.key-b"),
        *scrolling_keys("promises"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.agreement: Agreement | None = None
        self.ayes: tuple[Side, ...] = ()

    @property
    def today(self) -> date:
        """The local day."""
        return self.house.clock.now().astimezone().date()

    def missing(self) -> bool:
        """Say that the agreement is not there, and go back."""
        self.house.say("This agreement is not there any more.", calm=False)
        self.call_later(self.action_back)
        return True

    def draw(self) -> None:
        """Draw it as it stands."""

    def show(self, name: str, words: Content) -> None:
        """Show *words* in the line *name*, which is away while there are none."""
        for line in self.query(f"#{name}").results(Static):
            line.update(words)
            line.display = bool(words)

    # -- both say yes ---------------------------------------------------------------------------------

    def refusal(self) -> str:
        """Return why nobody can say yes just now, or ""."""
        return ""

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Do it: both said yes, in the order *by*."""

    def action_aye(self, side: Side) -> None:
        """Count the key of *side*; pressed again, it takes the yes back."""
        if not self.is_current or self.agreement is None:
            return
        self.flush()
        words = self.refusal()
        if words:
            self.house.say(words)
            self.ayes = ()
        elif side in self.ayes:
            self.ayes = tuple(each for each in self.ayes if each != side)
        else:
            self.ayes = (*self.ayes, side)
        if len(self.ayes) == len(SIDES):
            by, self.ayes = self.ayes, ()
            self.both_said_yes(by)
        self.draw()

    def yes_lines(self, yes: str) -> Content:
        """Return a line for each of them with their key, and *yes* where it was pressed."""
        lines = []
        for side in SIDES:
            there = (f"  ✓ {yes}", "$quiet") if side in self.ayes else ""
            key = (f"{self.key_of(f'promises.key-{side}')}  ", "bold $accent")
            line = Content.assemble(key, signed(self.house.couple(), side), there)
            lines.append(line)
        return Content("\n").join(lines)

    def yes_brief(self) -> Content:
        """Return both keys in one line, for a screen on which their lines are out of sight."""
        parts = []
        for side in SIDES:
            key = (f"{self.key_of(f'promises.key-{side}')} ", "bold $accent")
            done = " ✓" if side in self.ayes else ""
            parts.append(Content.assemble(key, signed(self.house.couple(), side), (done, "$quiet")))
        return Content("   ").join(parts)

    def kept(self, *records: Record) -> tuple[Record, ...]:
        """Save *records* in one commit; an empty tuple when the other terminal was quicker."""
        from twofold.store.errors import Stale, StoreError

        try:
            return self.house.keep(*records)
        except Stale:
            self.ayes = ()
        except StoreError as error:
            self.house.say(str(error), calm=False)
        return ()

    def finish(self) -> None:
        """Leave this page for the card of the agreement, once."""
        assert self.agreement is not None
        below = self.app.screen_stack[-2]
        if isinstance(below, Pact) and below.agreement and below.agreement.id == self.agreement.id:
            self.dismiss(None)
        else:
            self.house.go("promises.card", instead=True, agreement_id=self.agreement.id)

    def on_click(self, event: Click) -> None:
        """Take a click on what stands for a key as that key."""
        if key := event.style.meta.get("key"):
            event.stop()
            self.app.simulate_key(key)


class Form(Protocol[V]):
    """The fields of a page on which something is written for an agreement."""

    def value(self) -> V:
        """Return what stands in the fields."""
        ...

    def value_of(self, agreement: Agreement) -> V:
        """Return what *agreement* has of it, or what the fields begin with."""
        ...

    def fill(self, value: V) -> None:
        """Put *value* into the fields."""
        ...


class Typed(Pact, Generic[V]):
    """A page on which something is written for an agreement; it is kept as it is typed, until both agree.

    ``part``: where the agreement keeps it meanwhile. ``form``: the fields, there once the page is laid out.
    """

    part: ClassVar[Literal["sketch", "look"]]
    form: Form[V]

    def __init__(self) -> None:
        super().__init__()
        self.base: V | None = None
        self._filling = False

    def settled(self, *records: Record) -> bool:
        """Save *records*, the agreement first, in one commit, and take it as it stands now.

        False, with a word on screen, when the other terminal was quicker; then both say yes anew.
        """
        saved = self.kept(*records)
        if not saved:
            self.house.say(
                "This was changed at the other terminal meanwhile. Look at it, then say yes again."
            )
            self.reload()
            return False
        assert isinstance(saved[0], Agreement)
        self.agreement = saved[0]
        self.base = None
        return True

    def value(self) -> V:
        """Return what stands on the page."""
        return self.form.value()

    def made_elsewhere(self) -> None:
        """Go on after both agreed at the other terminal, and nothing else was typed here."""

    @property
    def ready(self) -> bool:
        """Whether the page is laid out, with something to write on."""
        return self.agreement is not None and self.base is not None and bool(self.query("#pact-end"))

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _name_the_keys(self) -> None:
        """Show which keys can act now."""
        self.draw()

    @on(Input.Changed)
    @on(Pick.Changed)
    @on(Scale.Changed)
    def _keep_what_is_new(self, message: Message) -> None:
        message.stop()
        self.changed()

    def changed(self) -> None:
        """Take back what was said to other words, and keep these."""
        if self._filling or not self.ready:
            return
        if self.value() != self.base:
            self.ayes = ()
        self.draw()
        # The letter is drawn first: saving waits for the disk.
        self.call_after_refresh(self.flush)

    def flush(self) -> None:
        """Keep what is typed."""
        for _ in range(3):
            if not self.ready or self.value() == self.base:
                return
            assert self.agreement is not None
            value = self.value()
            saved = self.kept(self.agreement.with_(**{self.part: value}))
            if saved:
                assert isinstance(saved[0], Agreement)
                self.agreement, self.base = saved[0], value
                return
            self.follow()

    def reload(self) -> None:
        """Follow the other terminal."""
        if self.ready:
            self.follow()
            self.draw()

    def follow(self) -> None:
        """Take what the other terminal kept; what was typed here since stays."""
        assert self.agreement is not None and self.base is not None
        there = newest(self.house, Agreement, self.agreement.id)
        if there is None or there.rev <= self.agreement.rev:
            return
        theirs = self.form.value_of(there)
        value = merged(self.base, self.value(), theirs)
        grown = len(there.history) > len(self.agreement.history)
        # Nobody's yes holds for words that somebody else changed meanwhile.
        self.ayes = ()
        self.agreement, self.base = there, theirs
        self._filling = True
        try:
            self.form.fill(value)
        finally:
            self._filling = False
        if grown and value == theirs:
            self.made_elsewhere()

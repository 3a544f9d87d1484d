"""What the pages of an agreement share: its record, and words that are kept while typed."""

from typing import ClassVar, Generic, Literal, Protocol, TypeVar

import msgspec
from textual import on
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widgets import Input

from twofold.domain.promises.agreements import Agreement, merged
from twofold.domain.records import Record
from twofold.screens.page import gone_words, newest
from twofold.widgets.pick import Pick
from twofold.widgets.scale import Scale

from .both import AGAIN, Both

V = TypeVar("V", bound=msgspec.Struct)


class Pact(Both):
    """A page about one agreement, on which both say yes, each with their own key."""

    def __init__(self) -> None:
        super().__init__()
        self.agreement: Agreement | None = None

    @property
    def can_agree(self) -> bool:
        """Whether the agreement is there."""
        return self.agreement is not None

    def missing(self, agreement_id: str | None) -> bool:
        """Say that the agreement is not there, and go back."""
        gone = gone_words(self.house, Agreement, agreement_id or "", "This agreement")
        self.house.say(gone, calm=False)
        self.call_later(self.action_back)
        return True

    def finish(self) -> None:
        """Leave this page for the card of the agreement, once."""
        assert self.agreement is not None
        below = self.app.screen_stack[-2]
        if isinstance(below, Pact) and below.agreement and below.agreement.id == self.agreement.id:
            self.dismiss(None)
        else:
            self.house.go("promises.card", instead=True, agreement_id=self.agreement.id)


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
            self.house.say(AGAIN)
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
            self.said_yes = ()
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
        half_said, self.said_yes = bool(self.said_yes), ()
        self.agreement, self.base = there, theirs
        self._filling = True
        try:
            self.form.fill(value)
        finally:
            self._filling = False
        if grown and value == theirs:
            self.made_elsewhere()
        elif half_said:
            self.house.say(AGAIN)

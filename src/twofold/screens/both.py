"""Pages on which both of the two say yes, each with their own key, at one terminal or at two."""

from collections.abc import Callable, Collection
from typing import ClassVar, NamedTuple
from zlib import crc32

import msgspec

from twofold.domain.ready import Ready, Shown, are_both, done, pressed, said_yes, taken_back
from twofold.domain.records import SIDES, Record, Side, other
from twofold.store.programs import this_program
from twofold.store.reveal import ready_of
from twofold.widgets.consent import Consent
from twofold.widgets.seat import not_yours

from .house import House
from .page import Page

TRIES = 5
"""Times that a press is tried again, when something is pressed at the other terminal in the same moment."""


class Question(NamedTuple):
    """What both are asked: *act* on the thing *about* (its id), of which they see the revisions *shown*."""

    act: str
    about: str
    shown: Shown = ()


def shown_of(house: House, record: Record) -> Shown:
    """Return what tells *record* as it is now from what it was, also while it waits to be saved."""
    waits = any(type(each) is type(record) and each.id == record.id for each in house.unsaved)
    return (record.rev, crc32(msgspec.json.encode(record))) if waits else (record.rev,)


class TwoKeys:
    """The two keys under a question, kept as a record of *house*, so that each may be pressed anywhere.

    *question* returns what is asked just now, or None. A press holds while what is shown stays as it was; one
    that the disk refuses holds at this terminal alone.
    """

    def __init__(self, house: House, question: Callable[[], Question | None]) -> None:
        self._house, self._question = house, question
        self._mine: dict[Question, set[Side]] = {}
        self._refused: dict[str, Ready] = {}
        self.told: tuple[Side, ...] = ()

    @property
    def said(self) -> tuple[Side, ...]:
        """Whose press holds now, in the order in which they pressed; ``told`` is what this was last."""
        asked = self._question()
        ready = self._ready(asked) if asked is not None else None
        self.told = said_yes(ready, asked.shown, self._house.clock.now()) if asked is not None else ()
        return self.told

    def press(self, side: Side) -> tuple[Side, ...]:
        """Count the key of *side*, and return whose press holds then.

        What is pressed at the other terminal in the same moment counts as well.
        """
        asked = self._question()
        if asked is not None:
            self._mine.setdefault(asked._replace(shown=()), set()).add(side)
            now = self._house.clock.now()
            self._change(asked, lambda ready: pressed(ready, side, asked.shown, now, this_program()))
        return self.said

    def take_back(self, *sides: Side) -> None:
        """Take back the presses of *sides* (of both, where none is named) that hold."""
        asked = self._question()
        if not sides:
            self.told = ()
        if asked is not None:
            self._take_back(asked, sides or SIDES)

    def leave(self) -> None:
        """Take back what was pressed here: whoever did is here no more."""
        for asked, sides in self._mine.items():
            self._take_back(asked, sides)
        self._mine.clear()

    def done(self) -> tuple[Ready, ...]:
        """Return what is to be saved in the same commit as that which both pressed for."""
        asked = self._question()
        return over(self._house, asked) if asked is not None else ()

    def _ready(self, asked: Question) -> Ready:
        kept = ready_of(self._house.store, asked.act, asked.about, self._house.clock.now())
        refused = self._refused.get(kept.id, kept)
        return refused if refused.rev == kept.rev else kept

    def _take_back(self, asked: Question, sides: Collection[Side]) -> None:
        now = self._house.clock.now()
        self._change(asked, lambda ready: taken_back(ready, sides, now))

    def _change(self, asked: Question, change: Callable[[Ready], Ready]) -> None:
        from twofold.store.errors import Stale, StoreError

        for _ in range(TRIES):
            before = self._ready(asked)
            after = change(before)
            if after.pressed == before.pressed and after.shown == before.shown:
                return
            try:
                self._house.store.save(after)
                self._refused.pop(after.id, None)
                return
            except Stale:
                self._house.store.look()
            except StoreError:
                self._refused[after.id] = after
                return


def over(house: House, asked: Question) -> tuple[Ready, ...]:
    """Return what is to be saved in the same commit as that which was *asked*, to end it."""
    now = house.clock.now()
    ready = ready_of(house.store, asked.act, asked.about, now)
    return (done(ready, now),) if ready.pressed else ()


class Both(Page):
    """A page with a key for each of the two; once both have pressed, it does what they said yes to.

    Subclasses bind their keys to ``yes('a')`` and ``yes('b')``, show them in a `Consent`, and give
    ``question()``, ``both_said_yes(by)`` and ``draw()``. ``opens``: what they say yes to takes a while, for
    passphrases may be asked for; a key that is pressed again is not taken back there.
    """

    opens: ClassVar[bool] = False
    _two_keys: TwoKeys | None = None

    def question(self) -> Question | None:
        """Return what both are asked now; None where nothing is."""
        return None

    def refusal(self) -> str:
        """Return why nobody can say yes just now, or ""."""
        return ""

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Do it: both said yes, in the order *by*. What it saves goes with ``two_keys.done()``."""

    @property
    def two_keys(self) -> TwoKeys:
        """The two keys."""
        if self._two_keys is None:
            self._two_keys = TwoKeys(self.house, self.question)
        return self._two_keys

    @property
    def said_yes(self) -> tuple[Side, ...]:
        """Whose yes holds now, in the order in which they said it."""
        return self.two_keys.said

    def action_yes(self, side: Side) -> None:
        """Count the key of *side*; pressed again, it takes the yes back."""
        if not self.is_active:
            return
        self.flush()
        if self.question() is None:
            return
        if words := self.refusal():
            self.house.say(words)
            self.two_keys.take_back()
        elif side in self.said_yes and not self.opens:
            self.two_keys.take_back(side)
        elif are_both(by := self.two_keys.press(side)):
            self.both_said_yes(by)
            if not self.opens:
                self.two_keys.take_back()  # where it could not be done, both say yes anew
        self.draw()

    def on_consent_pressed(self, event: Consent.Pressed) -> None:
        """Take a click on a name for the key of its owner."""
        event.stop()
        if self.house.seat not in (None, event.side):
            self.house.say(not_yours(self.house.couple(), other(event.side)))
        elif self.check_action("yes", (event.side,)):
            self.action_yes(event.side)

    def on_unmount(self) -> None:
        """Take back what was said here: whoever said it is here no more."""
        if self._two_keys is not None:
            self._two_keys.leave()

"""The two keys under a question, kept as a record, so that each may be pressed at whichever terminal."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import msgspec

from twofold.domain.ready import (
    Press,
    Ready,
    Shown,
    are_both,
    done,
    press_of,
    pressed,
    said_yes,
    taken_back,
    told,
)
from twofold.domain.records import SIDES, Record, Side, other
from twofold.store.programs import this_program
from twofold.store.reveal import ready_of

from .house import House

if TYPE_CHECKING:
    from twofold.store.halves import Half, Texts

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
        self._half: Half | None = None
        self.brought: Mapping[Side, Texts] = {}
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

    # -- at two seats ---------------------------------------------------------------------------------

    def bring(self, half: "Half") -> None:
        """Count the key of its owner, with the *half* that they have opened here."""
        asked = self._question()
        if asked is not None:
            self._half = half
            self._mine.setdefault(asked._replace(shown=()), set()).add(half.side)
            now, by = self._house.clock.now(), this_program()
            self._change(asked, lambda ready: pressed(ready, half.side, asked.shown, now, by, half.box))

    @property
    def pressed_here(self) -> tuple[Side, ...]:
        """Whose key was pressed at this terminal, and holds."""
        asked = self._question()
        mine = self._mine.get(asked._replace(shown=()), set()) if asked is not None else set()
        return tuple(side for side in self.said if side in mine)

    def has_brought(self, side: Side) -> bool:
        """Whether *side* has pressed, and brought a half."""
        press = self._press(side)
        return press is not None and bool(press.half)

    def exchange(self) -> bool:
        """Go on with the halves of both; return whether they are ``brought`` by now, to be shown here.

        Who pressed first tells the key once the other half is there; who pressed last shows both. Raises
        Unreadable.
        """
        half, asked = self._half, self._question()
        if half is None or asked is None or half.shown != asked.shown or not are_both(by := self.said):
            return False
        mine, theirs = self._press(half.side), self._press(other(half.side))
        if mine is None or theirs is None or mine.half != half.box or not theirs.half:
            return False
        if by[0] == half.side:
            if not mine.key:
                self._change(asked, lambda ready: told(ready, half.side, half.key))
        elif theirs.key:
            self.brought = {half.side: half.texts, other(half.side): half.opened(theirs)}
            return True
        return False

    def _press(self, side: Side) -> Press | None:
        asked = self._question()
        held = asked is not None and side in self.said
        return press_of(self._ready(asked), side) if asked is not None and held else None

    def take_back(self, *sides: Side) -> None:
        """Take back the presses of *sides* (of both, where none is named) that hold."""
        asked = self._question()
        self._half, self.brought = None, {}
        if not sides:
            self.told = ()
        if asked is not None:
            self._take_back(asked, sides or SIDES)

    def leave(self) -> None:
        """Take back what was pressed here: whoever did is here no more."""
        self._half, self.brought = None, {}
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

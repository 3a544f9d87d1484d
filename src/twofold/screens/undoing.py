"""What can be taken back of a record, and how: on what the other terminal made of it since."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple, TypeVar

from twofold.domain.merge import undone, undone_words
from twofold.domain.people import Invalid
from twofold.domain.records import Record

from .house import House
from .page import Page
from .saving import BUSY, kept

R = TypeVar("R", bound=Record)
SINCE = "It has been changed again since, so it stays as it is."
TRIES = 3
"""How often a change is made anew on what the other terminal saved meanwhile."""


class Step(NamedTuple):
    """A change that can be taken back. ``also``: what was deleted with it, by kind and id, and comes back."""

    before: Record
    after: Record
    also: tuple[tuple[type[Record], str], ...] = ()


def last(house: House, kind: type[R], id: str) -> R | None:
    """Return the record *id*, deleted or not, as it waits to be saved, else as the store has it."""
    waits = (each for each in house.unsaved if isinstance(each, kind) and each.id == id)
    return next(waits, None) or house.store.last(kind, id)


def take_back(
    page: Page, step: Step, history: str, catch_up: Callable[[], object] = lambda: None
) -> Record | None:
    """Take *step* of *history* back, say on *page* what comes back, and return the record as it is then.

    What was changed since stays. None, with a word, where it cannot be taken back. *catch_up*: takes what the
    other terminal saved, before it is tried anew. Raises LookupError when the record is not there any more.
    """
    house, kind, name = page.house, type(step.before), step.before.id
    for _ in range(TRIES):
        now = last(house, kind, name)
        if now is None or (now.deleted and (not step.after.deleted or _was_removed(house, step))):
            _forget(house, step, history)
            raise LookupError(name)
        if _was_removed(house, step):
            _forget(house, step, history)
            house.say(SINCE)
            return now
        try:
            back = undone(now, step.before, step.after)
        except Invalid as trouble:
            house.say(str(trouble))
            return None
        others = [each.with_(deleted=None) for each in _deleted(house, step) if each.deleted]
        if back == now and not others:
            _forget(house, step, history)
            house.say(SINCE)
            return now
        if saved := kept(house, back, *others):
            _forget(house, step, history)
            house.say(undone_words(step.before, step.after))
            return saved[0]
        catch_up()
    house.say(BUSY)
    page.reload()
    return None


def _was_removed(house: House, step: Step) -> bool:
    """Return whether both removed something of it since, which the step may hold still."""
    from twofold.store.removals import removed

    when = removed(house.store, type(step.before), step.before.id)
    return when is not None and when >= step.after.updated


def _deleted(house: House, step: Step) -> Iterator[Record]:
    """Return what was deleted with the record, as it is now; what cannot be read is left out."""
    from twofold.store.errors import BadRecord

    for kind, name in step.also:
        with suppress(BadRecord):
            if (record := last(house, kind, name)) is not None:
                yield record


def _forget(house: House, step: Step, history: str) -> None:
    steps = house.steps(history)
    steps[:] = [each for each in steps if each is not step]

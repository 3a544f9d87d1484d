"""What the pages about one book or film share: finding it, keeping a change, and taking it back."""

from collections.abc import Callable
from typing import NamedTuple, cast

from textual.widgets import Static

from twofold.domain.merge import undone
from twofold.domain.people import Invalid
from twofold.domain.shelf.records import Slice, Work
from twofold.domain.shelf.works import slice_of
from twofold.screens.page import House, Page, newest
from twofold.widgets.plain import plain

SIGNS = {"book": "▤", "film": "▷"}
"""What stands before a book and a film."""


class Step(NamedTuple):
    """A change of the work *id*, from *before* to *after*; without them it was taken off the shelf."""

    id: str
    before: Work | None = None
    after: Work | None = None


def shelf_steps(house: House) -> list[Step]:
    """Return what was done to the shelf and to each work on it, and can be taken back; the newest is last."""
    return house.steps("shelf")


class OnWork(Page):
    """A page about the work *work_id*."""

    def __init__(self, work_id: str) -> None:
        super().__init__()
        self.work_id = work_id

    @property
    def steps(self) -> list[Step]:
        """What was done to this work and can be taken back; the newest is last."""
        return [step for step in shelf_steps(self.house) if step.id == self.work_id and step.before]

    @property
    def work(self) -> Work | None:
        """The work as it stands, or None when it is gone."""
        found = newest(self.house, Work, self.work_id)
        return None if found is None or found.deleted else found

    def slice(self, id: str) -> Slice | None:
        """Return the slice *id* of the work, or None when either is gone."""
        work = self.work
        return None if work is None else slice_of(work, id)

    def missing(self) -> Static:
        """Return what stands here when the work is gone."""
        return Static(plain("This is not on the shelf any more."), classes="column", markup=False)

    def act(self, change: Callable[[Work], Work], *, step: bool = True) -> bool:
        """Keep *change* of the work, as a *step* that can be taken back; say what is in its way, if anything.

        Changed meanwhile at the other terminal, the same change is made to what stands there now.
        """
        from twofold.store.errors import Stale, StoreError

        for attempt in range(2):
            work = self.work
            if work is None:
                self.house.say("This is not on the shelf any more.")
                return False
            try:
                wanted = change(work)
                if wanted != work:
                    self.house.keep(wanted)
            except Invalid as trouble:
                self.house.say(str(trouble))
                return False
            except Stale:
                if attempt:
                    self.house.say("It was changed at the other terminal just now. Press once more.")
                continue
            except StoreError as error:
                self.house.say(str(error), calm=False)
                return False
            if step and wanted != work:
                self.add_step(work, wanted)
            self.refresh_bindings()
            return True
        return False

    def add_step(self, before: Work, after: Work) -> None:
        """Let what led from *before* to *after* be taken back at once."""
        shelf_steps(self.house).append(Step(self.work_id, before, after))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take back only what was done."""
        if action == "undo":
            return bool(self.steps)
        return super().check_action(action, parameters)

    def action_undo(self) -> None:
        """Take the last change of the work back."""
        if self.steps:
            step = self.steps[-1]
            before, after = cast(Work, step.before), cast(Work, step.after)
            if self.act(lambda work: undone(work, before, after), step=False):
                kept = shelf_steps(self.house)
                kept[:] = [each for each in kept if each is not step]
                self.reload()
                self.refresh_bindings()

"""The edit of a record: saved at once, merged with what the other terminal did, and taken back."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar

from twofold.domain.people import Invalid
from twofold.domain.records import Record

from .house import House, gone_words, newest
from .page import Page
from .saving import BUSY, kept
from .undoing import TRIES, Step, take_back

R = TypeVar("R", bound=Record)
P = ParamSpec("P")
Change = Callable[Concatenate[R, P], R | tuple[Record, ...]]
"""A pure change of a record; it raises Invalid, with a sentence, when it cannot be made."""

STANDS = "This was changed at the other terminal. This is the version from there."
AGAIN = "This was changed at the other terminal. Look at it, then say yes again."
CLOSE_AGAIN = "This was changed at the other terminal. Look at it, then close it again."
NOTHING = "There is nothing to take back here."


class Editing(Page):
    """A page that changes records. ``history``: by what name the app keeps what can be taken back here.

    Subclasses follow what was changed in ``draw()``. ``undo_named``: whether undo is offered, and says that
    there is nothing, where nothing can be taken back.
    """

    undo_named: ClassVar[bool] = False

    @property
    def history(self) -> str:
        """The id of the record, or the name of the list, whose changes are taken back here; "" for none."""
        return ""

    @property
    def steps(self) -> list[Step]:
        """What can be taken back here, wherever it was done; the newest is last."""
        return self.house.steps(self.history) if self.history else []

    @property
    def may_undo(self) -> bool:
        """Whether undo is offered now."""
        return self.undo_named or bool(self.steps)

    def reload(self) -> None:
        """Follow the other terminal."""
        self.draw()

    def changed(self) -> None:
        """Follow a change that was saved just now."""
        self.draw()
        self.refresh_bindings()

    def catch_up(self) -> None:
        """Take what the other terminal saved, before a change is made anew on it."""

    def outrun(self) -> None:
        """Follow the other terminal, which was quicker with what both said yes to here."""
        self.house.say(STANDS)
        self.reload()

    def ends(self) -> tuple[Record, ...]:
        """Return what is saved with that which both said yes to."""
        return ()

    def edit_of(self, record: Record) -> "Edit[Any]":
        """Return the edit of *record*, whose last change is to be taken back."""
        return Edit(self, type(record), record.id, history=self.history)

    def action_undo(self) -> None:
        """Take the last change back, wherever it was made, and say what comes back."""
        if (steps := self.steps) and self.may_undo:
            self.edit_of(steps[-1].before).take_back(steps[-1])
        else:
            self.house.say(NOTHING)


class Edit(Generic[R]):
    """The edit of the record *id* on *page*. ``value``: as the page shows it, or None when it is gone.

    *what* and *where* say so then ("This plan", "there"). *history*: under what name the changes are kept, to
    be taken back, or "".
    """

    def __init__(
        self,
        page: Editing,
        kind: type[R],
        id: str,
        *,
        what: str = "This",
        where: str = "there",
        history: str = "",
    ) -> None:
        self.page, self.kind, self.id, self.history = page, kind, id, history
        self.what, self.where = what, where
        self.value: R | None = None
        self._first: R | None = None
        self._typing: tuple[str, Step | None] = ("", None)
        self._lost = False

    @property
    def _house(self) -> House:
        return self.page.house

    def begin(self, first: R) -> R:
        """Return the record as it is kept, or *first*, which comes to be with the first change."""
        self.id, self._first = first.id, first
        found = self.look()
        assert found is not None
        return found

    def look(self) -> R | None:
        """Read the record anew, without a word; it is decoded only where it is not what the page has."""
        value, house = self.value, self._house
        if value is None or house.unsaved or house.store.rev(self.kind, self.id) != value.rev:
            found = newest(house, self.kind, self.id)
            self.value = None if found is None or found.deleted else found
            if self.value is None and self._first is not None:
                self.value = self._first.with_(rev=house.store.rev(self.kind, self.id))
        return self.value

    def find(self, fit: Callable[[R], bool] = lambda _: True) -> R | None:
        """Read the record anew; None, after `lost`, when it is gone, or not *fit* for the page."""
        if self.look() is None or (self.value is not None and not fit(self.value)):
            self.value = None
            self.lost()
        return self.value

    def lost(self) -> None:
        """Say that the record is not there, once; a page about nothing else goes back."""
        if self._lost:
            return
        self._lost = True
        gone = gone_words(self._house, self.kind, self.id, self.what, self.where)
        self._house.say(gone, calm=False)
        if getattr(self.page, "edit", None) is self:
            self.page.call_later(self.page.action_back)

    # -- changing -----------------------------------------------------------------------------------

    def change(self, function: Change[R, P], /, *args: P.args, **more: P.kwargs) -> R | None:
        """Save ``function(record, *args, **more)``, let the page follow, and return the record as it is then.

        A tuple is saved in one commit, the record first. None, with a word on screen, when the change cannot
        be made. When the other terminal was quicker, it is made again on what is there now.
        """
        for _ in range(TRIES):
            if (before := self.find()) is None:
                return None
            try:
                after, *others = _records(function(before, *args, **more))
            except Invalid as trouble:
                self._house.say(str(trouble))
                return None
            if after == before and not others:
                return before
            if saved := kept(self._house, after, *others):
                return self._took(before, saved)
            self.page.catch_up()
        self._house.say(BUSY)
        self.page.reload()
        return None

    def change_typed(
        self, field: str, function: Change[R, P], /, *args: P.args, **more: P.kwargs
    ) -> R | None:
        """As `change`, for a letter typed in *field*: undo takes back all that was typed there in one go."""
        steps = self._house.steps(self.history) if self.history else []
        before = steps[-1] if steps else None
        again = before is not None and self._typing[0] == field and self._typing[1] is before
        after = self.change(function, *args, **more)
        steps = self._house.steps(self.history) if self.history else []
        if again and before is not None and steps[-1] is not before:
            steps[-2:] = [Step(before.before, steps[-1].after)]
        self._typing = (field, steps[-1] if steps else None)
        return after

    def settle(self, function: Change[R, P], /, *args: P.args, **more: P.kwargs) -> R | None:
        """As `change`, for what both said yes to: made of the record as the page shows it, or not at all."""
        before = self.value
        if before is None:
            return None
        try:
            saved = kept(self._house, *_records(function(before, *args, **more)), *self.page.ends())
        except Invalid as trouble:
            self._house.say(str(trouble))
            return None
        if saved:
            return self._took(before, saved)
        self.page.outrun()
        return None

    def remove(self, others: Callable[[], Iterable[Record]] = tuple) -> R | None:
        """Delete the record as it is known here, and *others* with it, in one commit; see `settle`."""
        if self.find() is None:
            return None
        now, gone = self._house.clock.now(), [*others()]
        also = [each.with_(deleted=now) for each in gone]
        after = self.settle(lambda record: (record.with_(deleted=now), *also))
        if after is not None and self.history:
            steps = self._house.steps(self.history)
            steps[-1] = steps[-1]._replace(also=tuple((type(each), each.id) for each in gone))
        return after

    def _took(self, before: R, saved: tuple[Record, ...]) -> R:
        after = saved[0]
        assert isinstance(after, self.kind)
        self.value = after
        if self.history:
            self._house.steps(self.history).append(Step(before, after))
        self.page.changed()
        return after

    # -- taking back --------------------------------------------------------------------------------

    def take_back(self, step: Step) -> R | None:
        """Take *step* back, of its history, and say what comes back; what was changed since stays."""
        assert isinstance(step.before, self.kind) and isinstance(step.after, self.kind)
        try:
            back = take_back(self.page, step, self.history, self.page.catch_up)
        except LookupError:
            self.lost()
            return None
        if back is not None:
            assert isinstance(back, self.kind)
            self.value = back
            self.page.changed()
        return back


def _records(made: R | tuple[Record, ...]) -> tuple[Any, ...]:
    return made if isinstance(made, tuple) else (made,)

"""What the pages of a plan share on which something is written: it is kept as it is typed."""

from abc import abstractmethod
from typing import Generic, TypeVar

import msgspec

from twofold.domain.merge import merged
from twofold.domain.retreat.plan import Idea, Plan, Slot
from twofold.screens.autosave import FormTyping

from .planned import Planned

V = TypeVar("V", bound=msgspec.Struct)
P = TypeVar("P", Idea, Slot)
TYPING = "Saved as you type. Enter goes on; Esc leaves the line."
"""What is said below a form while somebody types in it."""


class Written(FormTyping[Plan, V], Planned, Generic[V]):
    """A page with a form of what the plan has of it."""

    save_after = 0
    redraws_on = ("mount", "focus")

    def save_typed(self) -> None:
        """Save what is typed, if it says anything new; what was typed in a field is taken back in one go."""
        self.catch_up()
        if self.is_retyped:
            self.edit.change_typed(self.form.here, self._with_typed)


class PartPage(Written[P], Generic[P]):
    """A page of one part of a plan: that of the id in *blank*, or a new one, which begins as *blank*.

    A new one is in the plan as soon as something is said about it. ``gone``: what is said of one that is not
    there any more.
    """

    gone = ""

    def __init__(self, plan_id: str, blank: P, *, is_new: bool) -> None:
        super().__init__(plan_id)
        self.blank: P = blank
        self.is_new = is_new

    @abstractmethod
    def part_of(self, plan: Plan) -> P | None:
        """Return the part as *plan* has it; None where it has not."""

    @property
    def part(self) -> P | None:
        """The part as it is kept; None while it is not."""
        return self.part_of(self.plan) if self.plan is not None else None

    def begin(self) -> P | None:
        """Begin to write, and return what there is to write on; None, with a word, when it is gone."""
        if self.part is None and not self.is_new:
            self.leave()
            return None
        self.begin_typing()
        return self.base

    def typed_of(self, record: Plan) -> P:
        """Return the part as the plan has it."""
        part = self.part_of(record)
        if part is None and not self.is_new and self.base is not None:
            return self.base  # what is gone fills nothing
        return part or self.blank

    def put_in(self, there: P, value: P) -> P:
        """Return the part as it is *there* with what is typed in *value*."""
        return merged(self.base or self.blank, value, there)

    def changed(self) -> None:
        """Follow a change that was saved just now."""
        super().changed()
        self.leave_if_gone()

    def reload(self) -> None:
        """Follow what was saved elsewhere."""
        super().reload()
        self.leave_if_gone()

    def leave_if_gone(self) -> None:
        """Go back when the part is not in the plan any more."""
        if self.plan is not None and self.ready and self.part is None and not self.is_new:
            self.leave()

    def leave(self) -> None:
        """Say that it is gone, and go back."""
        self.house.say(self.gone, calm=False)
        self.call_later(self.action_back)

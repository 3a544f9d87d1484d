"""A form that one of the two fills alone, and that stays sealed until both open theirs together."""

from abc import abstractmethod
from functools import cached_property
from typing import Any, ClassVar, TypeVar

import msgspec
from textual.content import Content
from textual.events import DescendantFocus

from twofold.domain.drawers import Writing
from twofold.domain.merge import merged
from twofold.domain.records import other
from twofold.widgets.form import Form, Labelled

from .autosave import Autosave
from .private import PrivatePage
from .saving import kept

T = TypeVar("T", bound=msgspec.Struct)


class SealedForm(Autosave, PrivatePage[T]):
    """A page with a form of *side*'s private writing, kept as it is typed.

    ``nothing`` is said where there is nothing to finish, ``was_opened`` where it was opened meanwhile;
    ``end``: the id of what can be done with it, below the form. Subclasses give ``form``, `is_blank`,
    `is_opened` and `has_other_finished`, and bind ``finish``, ``edit`` and ``take_back``.
    """

    nothing: ClassVar[str]
    was_opened: ClassVar[str]
    end: ClassVar[str]
    AUTO_FOCUS = ""
    _left = _merged = False

    @property
    @abstractmethod
    def form(self) -> Form[Any]:
        """The form, while it is laid out."""

    @abstractmethod
    def is_blank(self, value: T) -> bool:
        """Return whether nothing is in *value*."""

    @abstractmethod
    def is_opened(self) -> bool:
        """Return whether what is written here was shown, here or at the other terminal."""

    @abstractmethod
    def has_other_finished(self) -> bool:
        """Return whether the other has written theirs."""

    @cached_property
    def _keys(self) -> dict[str, str]:
        """What the keys that end it are called, by their commands, since they last had one."""
        return {}

    @property
    def typed(self) -> T:
        """What stands in the fields; what is kept where there are none."""
        return self.form.read() if self.may_write else self.value

    # -- what is shown ------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Show the form as ``value`` has it."""
        if self.is_laid_out:
            self.form.value = self.value
            self.draw()

    def reload(self) -> None:
        """Follow the other terminal; what was shown there is not written any more."""
        if self.is_shut or self.writing is None or self.is_gone():
            return
        super().reload()

    def is_gone(self) -> bool:
        """Go back, with a word, when it was shown meanwhile; return whether that is so."""
        if self._left:
            return True
        if not self.is_opened():
            return False
        self._left = self.leave(self.was_opened)
        return True

    # -- typing, and saving what is typed -----------------------------------------------------------

    def on_form_changed(self, event: Form.Changed) -> None:
        """Save what is typed, a little later."""
        event.stop()
        if self.typed != self.value:
            self.save_soon()

    def save_typed(self) -> None:
        """Save it, if it says anything new."""
        if self.is_laid_out and (self.typed != self.value or self._merged) and not self.is_gone():
            self._merged = False
            self.keep(self.typed)

    def load(self) -> bool:
        """Read ``value`` anew; what was typed here since the last save goes into it."""
        base, mine = self.value, self.typed
        if not super().load():
            return False
        if mine != base and not self.is_finished:
            self.value = merged(base, mine, self.value)
            self._merged = True
            self.save_soon()
        return True

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keep the question above the line in sight."""
        row = event.widget.parent
        if isinstance(row, Labelled):
            self.call_after_refresh(row.scroll_visible, animate=False)
        self.refresh_bindings()

    def on_descendant_blur(self) -> None:
        """Offer what can be done outside the lines; behind the last one, show what that is."""
        self.refresh_bindings()
        self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        if self.focused is None and self.query(f"#{self.end}"):
            self.query_one(f"#{self.end}").scroll_visible(animate=False)

    # -- keys ---------------------------------------------------------------------------------------

    def ends_words(self, finish: str, done: str) -> tuple[str, Content, Content]:
        """Return that it is sealed, and the two ways to end: by the command *finish*, or by going back.

        *done*: what either has by then, such as "written".
        """
        for each in (finish, "page.back"):  # in a line they are letters, and still what they are called
            self._keys[each] = self.key_of(each) or self._keys.get(each, "")
        away = self.house.couple().name(other(self.side))
        return (
            f"It is {done}, and sealed until {away} has {done} too and both of you open it.",
            Content.assemble(
                (self._keys[finish], "bold $accent"),
                f" keeps it sealed until {away} has {done} too. Then you open both together.",
            ),
            Content.assemble(
                (self._keys["page.back"], "bold $accent"),
                f" keeps it to yourself: {away} is told nothing.",
            ),
        )

    def action_edit(self) -> None:
        """Go back into the first line that is empty, else into the first."""
        self.set_focus(self.form.first_empty())

    def action_finish(self) -> None:
        """Say that it is done; it stays sealed until both are."""
        if self.app.screen is not self or self.is_gone():
            return
        self.flush()
        if self.is_blank(self.value):
            self.house.say(self.nothing)
        elif self.keep(self.value, finished=True):
            name = self.house.couple().name(other(self.side))
            self.house.say(
                "Sealed. You can open both now." if self.has_other_finished()
                else f"Sealed. It waits for {name}.",
                stays=True,
            )  # fmt: skip
            self.action_back()

    def action_take_back(self) -> None:
        """Take it back and keep writing."""
        if not self.is_gone() and self.keep(self.value):
            self.redraw()
            self.action_edit()

    def action_back(self) -> None:
        """Go back; where nothing was written, no trace is left."""
        if self.is_active and not self.is_shut and not self._left and self.writing is not None:
            self.flush()
            if self.is_blank(self.value) and self.writing.rev and not self.is_finished:
                self._throw_away(self.writing)
        super().action_back()

    def _throw_away(self, writing: Writing) -> None:
        # Where nothing is saved, somebody writes it at the other terminal.
        self._left = bool(kept(self.house, self.house.vault.emptied(writing)))

"""A page, or a question over it, that leaves once, and outlives a mistake in one of its keys."""

from functools import partial
from inspect import isawaitable
from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding
from textual.css.query import NoMatches
from textual.events import Resize, Unmount
from textual.geometry import Offset
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.worker import Worker, WorkType

from .command import in_sentence, may, named
from .inside.screen import OpenScreen, binding_of
from .seat import is_key_of_other, seat_at

T = TypeVar("T")


class Once(OpenScreen[T]):
    """A screen that leaves once: whoever asks it again, or while something lies on top, changes nothing.

    Textual would take away whatever is on top instead, and give its answer a second time. Nor does
    ``is_current`` tell: it is true of the page below the one on top as well; ``is_active`` is what is meant.
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave with *result*; nothing happens when this is not on top, or the last there is."""
        if not self.is_active or len(self.app.screen_stack) < 2:
            return AwaitComplete()
        return super().dismiss(result)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what is drawn at *x*, *y*, and where in its text; None, too, for what is gone since."""
        widget, at = super().get_widget_and_offset_at(x, y)
        # Textual asks for the parent of what is pressed; what was taken away since it was drawn has none.
        return (None, None) if widget is not None and not widget.is_attached else (widget, at)

    def run_worker(self, work: WorkType[Any], *how: Any, **more: Any) -> Worker[Any]:
        """Do *work* beside everything else, as Textual does; it goes with the page, and ends nothing else."""
        if more.get("thread"):
            return super().run_worker(work, *how, **more)
        return super().run_worker(partial(self._done_here, work), *how, **more)

    async def _done_here(self, work: WorkType[Any]) -> Any:
        try:
            doing = work() if callable(work) else work
            return await doing if isawaitable(doing) else doing
        except NoMatches:
            if self._in_stack:
                raise

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """Return whether *action*, *given* this, means something else once the other terminal changed it."""
        return False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether *action* can be done with *parameters* now, as its command says."""
        can = may(self, action, parameters)
        return super().check_action(action, parameters) if can is None else can

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that can act now, called by what they do now."""
        return {key: named(active) for key, active in super().active_bindings.items()}

    def key_of(self, binding_id: str) -> str:
        """Return the key that has *binding_id* here, as it is written; "" when it has none now.

        At a seat, the other's keys are none.
        """
        binding = binding_of(self, binding_id)
        if binding is None or is_key_of_other(binding.action, seat_at(self.app)):
            return ""
        return self.app.get_key_display(binding)

    def key_at_start(self, binding_id: str) -> str:
        """Return the same at the beginning of a sentence."""
        return in_sentence(self.key_of(binding_id))

    @property
    def _in_stack(self) -> bool:
        return self in self.app.screen_stack and self.is_attached

    def before(self, message: Message) -> None:
        """Take every size for that of the window: a page is as large as the window is now."""
        if isinstance(message, Resize):
            # Each time it is laid out for another size, Textual tells it so once more; two sizes under way at
            # once would chase each other for ever.
            message.size = message.virtual_size = message.container_size = self.app.size

    def is_missed(self, message: Message) -> bool:
        """Return whether it matters that something failed: what is gone may find nothing of itself."""
        return self._in_stack or isinstance(message, Unmount)


class Modal(Once[T], ModalScreen[T]):
    """Something that is asked over a page."""

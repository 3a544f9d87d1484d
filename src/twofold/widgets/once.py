"""A page, or a question over it, that leaves once, and outlives a mistake in one of its keys."""

from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.events import Resize, Unmount
from textual.geometry import Offset
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.worker import Worker, WorkType

T = TypeVar("T")

if TYPE_CHECKING:

    class _AnyScreen(Screen[T]): ...

else:
    # Textual takes its styles from the first base alone, which is to be the kind of screen that this is.
    class _AnyScreen(Generic[T]): ...


class Once(_AnyScreen[T]):
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

    @property
    def _in_stack(self) -> bool:
        return self in self.app.screen_stack and self.is_attached

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, Resize):
            # A page is as large as the window is now. Each time it is laid out for another size, Textual
            # tells it so once more; two sizes under way at once would chase each other for ever.
            message.size = message.virtual_size = message.container_size = self.app.size
        # Textual would hear nothing more for a page in which anything failed, not even that it is to go.
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            # What is gone before it was laid out may find nothing of itself, and nobody misses it there.
            if self._in_stack or isinstance(message, Unmount):
                self.app._handle_exception(beyond(error))


def beyond(error: Exception) -> Exception:
    """Return *error* without the frame that caught it, which says nothing of where it comes from."""
    trace = error.__traceback__
    return error.with_traceback(trace.tb_next if trace else None)


class Modal(Once[T], ModalScreen[T]):
    """Something that is asked over a page."""

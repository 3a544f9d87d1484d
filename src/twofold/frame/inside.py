"""What we ask of the inside of Textual and of the loop: whether something is still under way.

All that is used here, and by `terminal`, is named in ``tests/frame/test_inside.py``.
"""

from asyncio import AbstractEventLoop
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.screen import Screen


def has_more_to_do(loop: AbstractEventLoop) -> bool:
    """Return whether anything but the caller is ready to run in *loop*, without waiting for the world."""
    return bool(getattr(loop, "_ready", ()))


def is_at_rest(pump: "MessagePump") -> bool:
    """Return whether *pump* waits for its next message, or has none to wait for any more."""
    if not pump.is_running:
        return True
    queue: Any = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)


def is_laid_out(screen: "Screen[Any]") -> bool:
    """Return whether *screen* has all of its widgets, each in its place."""
    size = screen.app.size
    return screen.is_mounted and screen.is_running and (screen.outer_size == size or not size)


def is_drawn(screen: "Screen[Any]") -> bool:
    """Return whether *screen* shows all that was changed on it, and what waited for that is done."""
    return not (screen._callbacks or screen._layout_required or screen._recompose_required)

"""The inside of the loop and of what waits in it: whether something is still under way."""

from asyncio import AbstractEventLoop
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.message_pump import MessagePump


def has_more_to_do(loop: AbstractEventLoop) -> bool:
    """Return whether anything but the caller is ready to run in *loop*, without waiting for the world."""
    return bool(getattr(loop, "_ready", ()))


def is_at_rest(pump: "MessagePump") -> bool:
    """Return whether *pump* waits for its next message, or has none to wait for any more."""
    if not pump.is_running:
        return True
    queue: Any = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)

"""The inside of Textual's screens: what they are busy with, what they keep, and their mistakes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual._context import active_message_pump
from textual.binding import Binding
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

T = TypeVar("T")

if TYPE_CHECKING:

    class _AnyScreen(Screen[T]): ...

else:
    # Textual takes its styles from the first base alone, which is to be the kind of screen that this is.
    class _AnyScreen(Generic[T]): ...


class OpenScreen(_AnyScreen[T]):
    """To be put before a kind of screen: it goes on hearing after a mistake of its own."""

    def before(self, message: Message) -> None:
        """See, or change, *message* before anybody else does."""

    def is_missed(self, message: Message) -> bool:
        """Return whether what failed when *message* came is to be told."""
        return True

    async def _dispatch_message(self, message: Message) -> None:
        self.before(message)
        # Textual would hear nothing more for a page in which anything failed, not even that it is to go.
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if self.is_missed(message):
                self.app._handle_exception(beyond(error))


def beyond(error: Exception) -> Exception:
    """Return *error* without the frame that caught it, which says nothing of where it comes from."""
    trace = error.__traceback__
    return error.with_traceback(trace.tb_next if trace else None)


def at_work() -> "MessagePump | None":
    """Return the app, page or widget whose code is running now."""
    return active_message_pump.get(None)


def is_laid_out(screen: Screen[Any]) -> bool:
    """Return whether *screen* has all of its widgets, each in its place."""
    size = screen.app.size
    return screen.is_mounted and screen.is_running and (screen.outer_size == size or not size)


def is_drawn(screen: Screen[Any]) -> bool:
    """Return whether *screen* shows all that was changed on it, and what waited for that is done."""
    return not (screen._callbacks or screen._layout_required or screen._recompose_required)


def binding_of(screen: Screen[Any], binding_id: str) -> Binding | None:
    """Return what `active_bindings` of *screen* has first under *binding_id*; None when it has none.

    Only of the keys that may be meant is it asked whether they can act: most pages have twenty others.
    """
    chain = screen._modal_binding_chain
    keys = {key for _, bindings in chain for key, binding in bindings if binding.id == binding_id}
    found: dict[str, Binding] = {}
    for node, bindings in chain:
        for key, binding in bindings:
            known = found.get(key)
            if key not in keys or (known and (known.priority or not binding.priority)):
                continue
            if screen.app._check_action_state(binding.action, node) is not False:
                found[key] = binding
    return next((binding for binding in found.values() if binding.id == binding_id), None)


def can_be_replaced(screen: Screen[Any]) -> None:
    """Let `switch_screen` replace *screen*, which may be the first: Textual takes it for put on another."""
    if not screen._result_callbacks:
        screen._push_result_callback(screen, None)


def forget_drawing(screen: Screen[Any]) -> None:
    """Let go of the widgets of *screen* that are gone: where it is covered it would keep its last picture.

    And Textual would keep what was looked for by its id, and, until the theme changes, what watched it.
    """
    screen._compositor.reflow(screen, screen.size)
    for node in (screen, *screen.query("*")):
        node._query_one_cache.clear()
        node._clear_arrangement_cache()
        assert node._nodes.displayed is not None  # counted anew
        node.call_later(_nothing)  # a pump holds its last message, and that a widget
    forget_watchers(screen.app, lambda watcher: watcher._closing)


def forget_watchers(of: DOMNode, are: Callable[[DOMNode], bool]) -> None:
    """Let go of those that watch something of *of*, such as the theme of the app, and *are* so."""
    for watching in getattr(of, "__watchers", {}).values():
        watching[:] = [watcher for watcher in watching if not are(watcher[0])]


def _nothing() -> None:
    pass

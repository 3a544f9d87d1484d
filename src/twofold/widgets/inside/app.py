"""The inside of Textual's app."""

from typing import Any

from rich.text import Text
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import LineFilter
from textual.message import Message
from textual.notifications import Notification
from textual.screen import Screen

from .screen import beyond


class OpenApp(App[int]):
    """Textual's app, whose mistakes, messages, keys and end are in our hands.

    Textual would print local variables after a crash, and log every key when asked to by the environment.
    Both may hold the most private text there is.
    """

    listens = False
    """Whether messages are given out."""

    # -- what is asked --------------------------------------------------------------------------------

    @property
    def is_leaving(self) -> bool:
        """Whether it was decided to leave."""
        return self._exit

    @property
    def terminal(self) -> Driver | None:
        """The end of the terminal, while there is one."""
        return self._driver

    @property
    def shown_messages(self) -> tuple[Notification, ...]:
        """The messages that are being shown, the oldest first."""
        return tuple(self._notifications)

    def keys_of(self, id: str, usual: str) -> list[str]:
        """Return the keys of the binding *id*, which has the *usual* ones unless the couple chose others."""
        return self._keymap.get(id, usual).split(",")

    def is_chosen(self, key: str) -> bool:
        """Return whether the couple chose *key* themselves for something, on whichever page."""
        return any(key in keys.split(",") for keys in self._keymap.values())

    # -- what is done ---------------------------------------------------------------------------------

    def draw_through(self, filter: LineFilter) -> None:
        """Let *filter* see all that is drawn."""
        self._filters.append(filter)

    def set_clipboard(self, text: str) -> None:
        """Have *text* to paste here; the terminal is not told of it."""
        self._clipboard = text

    async def run_priority_key(self, key: str) -> None:
        """Do what *key* is bound to wherever one is, if it is such a key."""
        await self._check_bindings(key, priority=True)

    def add_message(self, message: Notification) -> None:
        """Have *message* among those that `show_messages` shows."""
        self._notifications.add(message)

    def drop_message(self, message: Notification) -> None:
        """Take *message* away, on every page."""
        self._unnotify(message, refresh=False)
        for screen in self.screen_stack:
            # With what holds it: Textual would leave that behind, empty.
            screen.query(f"#--textual-toast-{message.identity}").remove()

    def show_messages(self) -> None:
        """Show the messages there are."""
        self._refresh_notifications()

    def end_after(self, error: Exception) -> None:
        """End the program after *error*, with `last_words`."""
        super()._handle_exception(error)

    def keep_parsed(self, most: int) -> None:
        """Keep *most* texts of rules parsed; one more, and all of them are parsed again for each new one."""
        self.stylesheet._parse_cache.maxsize = most

    # -- what is replaced -----------------------------------------------------------------------------

    def mistake(self, error: Exception) -> None:
        """Go on, or end, after *error*, which nobody caught."""
        self.end_after(error)

    def last_words(self, error: BaseException | None) -> str:
        """Return what to print when the program ends after *error*. Raises nothing."""
        return ""

    def dress(self, page: Screen[Any]) -> None:
        """Let the style sheet know the rules of *page*, which is about to be shown."""

    def is_held_back(self, page: object, action: str, given: tuple[object, ...]) -> bool:
        """Return whether *action* of *page*, which is *given* this, is not done, though it can be."""
        return False

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        if self.is_held_back(namespace, action_name, params):
            return True
        return await super()._dispatch_action(namespace, action_name, params)

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen, with its rules; Textual asks for them only with what comes later."""
        first = super().get_default_screen()
        self.dress(first)
        return first

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        # For a new sheet Textual would parse every rule of every sheet again, and look over all that is open.
        self.dress(screen)
        super()._load_screen_css(screen)

    async def _process_messages_loop(self) -> None:
        self.listens = True
        try:
            await super()._process_messages_loop()
        finally:
            self.listens = False

    async def _dispatch_message(self, message: Message) -> None:
        # What a key does is mostly done here, whatever page it belongs to; Textual would stop listening.
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            self._handle_exception(beyond(error))

    def _handle_exception(self, error: Exception) -> None:
        self.mistake(error)

    def _fatal_error(self) -> None:
        words = self.last_words(self._exception)
        self._exit_renderables[:] = [Text(words, overflow="fold")]
        self._close_messages_no_wait()

    def panic(self, *_: object) -> None:
        """End the program after a failure of Textual's own; its words are not shown."""
        self._fatal_error()
        self._return_code = 1

    def _log(self, *_: object, **__: object) -> None:
        """Write no log."""

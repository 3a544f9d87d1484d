"""The app as Textual has it: each of its methods that is ours stands here, and calls the parts in turn.

What an app of ours does lies in its parts, each with a protocol of what it needs from the app: the order of
the keys, the ways out, the messages, the hand-over, the way home after a mistake, the lock, the open file.
"""

import gc
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import constants
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, Resize
from textual.message import Message
from textual.notifications import Notify, SeverityLevel
from textual.screen import Screen

from twofold.domain.records import Side
from twofold.screens.page import Page
from twofold.widgets import themes
from twofold.widgets.plain import Harmless
from twofold.widgets.sheets import sheet

from . import window
from .dress import dress
from .handover import Handover, Passing
from .inorder import KeysInOrder
from .leaving import crash_words
from .net import Homecoming, Net
from .otherletters import OtherLetters
from .waysout import WAYS_OUT, WaysOut, run_here

if TYPE_CHECKING:
    from .household import Household
    from .idlelock import IdleLock

_TEXTS_OF_RULES = 512
"""More than there are pages and kinds of widgets."""


class Shell(window.WindowApp):
    """Ours: warm, quiet, and silent about what people write. ``data`` is named when it crashes.

    Without a ``household`` it keeps nothing, without an ``idle_lock`` it has nothing to lock, and without a
    ``net`` it ends after a mistake.
    """

    TITLE = "twofold"
    CSS_PATH = [sheet("base")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *WAYS_OUT,
        Binding("f6,S", "save_elsewhere", "Save a copy elsewhere", show=False, id="app.elsewhere",
                tooltip="Write everything you have, saved or not, into another file"),
    ]  # fmt: skip

    household: "Household | None" = None
    idle_lock: "IdleLock | None" = None
    net: Net | None = None
    in_terminal = False
    _handed_out = False

    def __init__(self, data: Path | None = None, theme: str = "", motion: bool = True) -> None:
        # Set by the environment, these would write keys and texts to a log, or send them to a port.
        vars(constants).update(LOG_FILE=None, DEBUG=False, SCREENSHOT_DELAY=-1)
        self.keys = KeysInOrder(self)
        self.letters = OtherLetters(self)
        self.ways_out = WaysOut(self)
        self.messages = window.Messages(self)
        self.handover = Handover(self)
        self.homecoming = Homecoming(self)
        super().__init__()
        self._has_theme = True
        self.draw_through(Harmless())
        self.keep_parsed(_TEXTS_OF_RULES)
        self.data = data
        self.features = frozenset()
        self.devtools = None
        themes.register(self)
        themes.begin_with(self, theme)
        self.use_motion(motion)

    def dress(self, page: Screen[Any]) -> None:
        """Let the style sheet know the rules of *page*, which is about to be shown."""
        dress(self.stylesheet, type(page))

    # -- what the parts ask of each other ---------------------------------------------------------------

    def say(self, sentence: str, *, calm: bool = True, stays: bool = False) -> None:
        """Show *sentence* for a few seconds; not calm: a little longer, as a warning.

        What is said on a private page goes with it, unless it *stays*: then it holds nothing private.
        """
        whose = "both" if stays else self.handover.owner
        severity: SeverityLevel = "information" if calm else "warning"
        message = Passing(sentence, "", severity, 4 if calm else 8, markup=False, whose=whose)
        self.post_message(Notify(message))

    def rescue(self) -> None:
        """Save what is being typed on every page, and what waits; called on every way out. Raises nothing."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                with suppress(Exception):
                    screen.flush()
        if self.household is not None:
            self.household.rescue()

    def forget(self) -> None:
        """Lock the drawers, and end what waits for them: every page is about to go. Raises nothing."""
        if self.idle_lock is not None:
            self.idle_lock.let_go()

    def may_leave(self) -> bool:
        """Return whether there is no reason to ask before leaving; else ask."""
        return self.household is None or self.household.may_leave()

    def leave(self, code: int) -> None:
        """Save what is typed, and end with exit code *code*."""
        self.ways_out.leave(code)

    def unsaved_words(self) -> str:
        """Return the sentence about what could not be saved yet, or an empty one."""
        return self.household.unsaved_words() if self.household is not None else ""

    def left(self, side: Side, page: Screen[Any]) -> None:
        """Close the drawer of *side*, whose private *page* is gone, unless another of theirs is open."""
        self.handover.left(side, page)

    async def put_away(self) -> None:
        """Save what is being typed, lock the drawers, get up: the program is about to stand still."""
        self.rescue()
        if self.idle_lock is not None:
            await self.idle_lock.lock_now()
        if self.household is not None:
            self.household.get_up()

    # -- in and out -----------------------------------------------------------------------------------

    def run_here(self) -> None:
        """Run in this terminal until somebody leaves; a thread that is still at work is not waited for."""
        self.in_terminal = True
        run_here(self)

    def get_driver_class(self) -> type[Driver]:
        """Return our own end of the terminal, where there is one."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from .terminal import Terminal

        return Terminal

    def on_load(self) -> None:
        """Watch the ways out before the terminal is taken over: it is given back on each of them."""
        self.ways_out.open()

    def on_mount(self) -> None:
        """Let the keys in, and what else needs a running app begin."""
        # At once, in the step in which the page goes: the next one must not be drawn before.
        self.screen_change_signal.subscribe(self, lambda _screen: self.handover.look(), immediate=True)
        self.handover.look()
        # After a stop (kill -TSTP, then fg) the terminal shows what the shell left there.
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))
        self.call_after_refresh(self._begin_in_earnest)
        self.keys.start()

    def _begin_in_earnest(self) -> None:
        # The first frame stands. Where garbage was left lying for its sake, what there is by now will stay.
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if self.in_terminal:  # nobody can have written anything before
            from .secrecy import keep_to_ourselves

            keep_to_ourselves()

    def post_message(self, message: Message) -> bool:
        """Take in what comes from outside, and give it when its turn has come; the ways out at once."""
        if not self.keys.takes(message):
            return super().post_message(message)
        if isinstance(message, Key) and (way := self.ways_out.of(message.key)):
            # At the door: no page, and nothing that waits, may be in its way.
            way()
        else:
            self.keys.take(message)
        return True

    async def on_event(self, event: Event) -> None:
        """Give *event* to the pages: first as the window is, then if the drawers may be seen."""
        window.fit(event)
        if isinstance(event, InputEvent) and not self.screen_stack:
            return  # what is still pressed while twofold closes is for no page
        if isinstance(event, Key) and not event.is_forwarded:
            event = self.letters.as_meant(event)
        if self.idle_lock is not None and not self.idle_lock.lets_in(event):
            if isinstance(event, Key):
                await self.run_priority_key(event.key)
            return
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a copy elsewhere while something cannot be saved."""
        if action == "save_elsewhere":
            return self.household is not None and bool(self.household.queue.unsaved)
        return super().check_action(action, parameters)

    def action_quit(self) -> None:  # type: ignore[override]
        """Quit."""
        self.ways_out.quit()

    def action_vanish(self) -> None:
        """Quick exit: first the screen, then everything else, and no farewell."""
        self.ways_out.vanish()

    def action_vanish_twice(self) -> None:
        """Quick exit at the second of two presses that follow each other."""
        self.ways_out.vanish_twice()

    # -- mistakes -------------------------------------------------------------------------------------

    def mistake(self, error: Exception) -> None:
        """Go home after *error*, or end."""
        self.homecoming.after(error)

    def last_words(self, error: BaseException | None) -> str:
        """Save what is typed, and return what to print: where the data is, and nothing that was written."""
        with suppress(Exception):
            self.rescue()
        return crash_words(error, self.data)

    # -- what passes by -------------------------------------------------------------------------------

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show *message*, as Textual does; what is said on a private page goes with it."""
        seconds = timeout or self.NOTIFICATION_TIMEOUT
        whose = self.handover.owner
        self.post_message(Notify(Passing(message, title, severity, seconds, markup=markup, whose=whose)))

    def on_notify(self, event: Notify) -> None:
        """Show a message, unless the page it belongs to is gone by now."""
        event.prevent_default()
        if self.handover.may_show(event.notification):
            self.messages.show(event.notification)

    def clear_notifications(self) -> None:
        """Take away every message, on the pages below as well."""
        self.messages.clear()
        super().clear_notifications()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy *text*; what is private stays in this program, and there only as long as its page."""
        if self.handover.copied() == "both":
            super().copy_to_clipboard(text)
        else:
            self.set_clipboard(text)

    def hand_out(self, text: str) -> None:
        """Copy *text*, which its author chose to send, to the terminal; it goes from there as from here."""
        self.handover.copied()
        self._handed_out = True
        super().copy_to_clipboard(text)

    def set_clipboard(self, text: str) -> None:
        """Have *text* to paste here; what was handed out goes from the terminal as well."""
        super().set_clipboard(text)
        if self._handed_out:
            self._handed_out = False
            super().copy_to_clipboard("")
            super().set_clipboard(text)

    # -- the window --------------------------------------------------------------------

    def on_resize(self, event: Resize) -> None:
        """Keep only the messages that fit the window as it is now."""
        self.messages.fit(event.size)

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        from .palette import open_palette

        open_palette(self)

    def search_themes(self) -> None:
        """Open the list of themes."""
        from .palette import open_themes

        open_themes(self)

"""What any app of ours is, with a data file or without: themes, ways out, and no leaks."""

import gc
from collections.abc import Callable
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

from textual import constants
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver

from twofold.widgets import themes
from twofold.widgets.plain import Harmless
from twofold.widgets.sheets import sheet

from .leaving import HUNG_UP, WIPE, crash_words, watch_signals
from .window import Windowed

_NAMES = {
    "enter": "enter",
    "escape": "esc",
    "pageup": "page up",
    "pagedown": "page down",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "space": "space",
    "question_mark": "?",
}
TWICE_WITHIN = 1.5
"""Seconds within which the second Z must follow the first."""
LETTERS_WITHIN = 1.0
"""Seconds within which a field takes in what was typed before one left; then they leave without it."""


def _collect_again() -> None:
    # The first frame stands. Where garbage was left lying for its sake, what there is by now will stay.
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class Shell(Windowed):
    """Ours: warm, quiet, and silent about what people write. ``data`` is named when it crashes."""

    TITLE = "twofold"
    CSS_PATH = [sheet("base"), sheet("widgets"), sheet("reading")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            "Quit",
            tooltip="Leave twofold; everything is saved",
            show=False,
            priority=True,
            id="app.quit",
        ),
        Binding(
            "f9",
            "vanish",
            "Quick exit",
            tooltip="Leave at once and clear the screen",
            show=False,
            priority=True,
            id="app.vanish",
        ),
        Binding(
            "Z",
            "vanish_twice",
            "Quick exit (twice)",
            tooltip="Press it twice: leave at once and clear the screen",
            show=False,
            priority=True,
            id="app.vanish-letters",
        ),
    ]

    def __init__(self, data: Path | None = None, theme: str = "", motion: bool = True) -> None:
        # Set by the environment, these would write keys and texts to a log, or send them to a port.
        vars(constants).update(LOG_FILE=None, DEBUG=False, SCREENSHOT_DELAY=-1)
        super().__init__()
        self._filters.append(Harmless())
        self.data = data
        self.features = frozenset()
        self.devtools = None
        self.vanished = False
        self._first_z = -TWICE_WITHIN
        themes.register(self)
        self._begin_with(theme)
        self.use_motion(motion)

    def get_driver_class(self) -> type[Driver]:
        """Return our own end of the terminal, where there is one."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from .terminal import Terminal

        return Terminal

    def is_quick_exit(self, key: str) -> bool:
        """Return whether *key* leaves at once, wherever it is pressed. Any thread may ask."""
        return key in self._keymap.get("app.vanish", "f9").split(",")

    def _begin_with(self, theme: str) -> None:
        # As use_theme, before anything is drawn: a change of theme would parse every sheet twice.
        name = theme if theme in self.available_themes else themes.DARK.name
        if self.available_themes[name].ansi:
            self.theme = name
            return
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)

    def use_theme(self, theme: str) -> bool:
        """Look like *theme*; returns False, and looks like our dark one, when there is none of that name."""
        known = theme in self.available_themes
        self.theme = theme if known else themes.DARK.name
        return known

    def use_motion(self, motion: bool) -> None:
        """Move slowly, or keep still."""
        self.animation_level = "full" if motion else "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our variables for themes that are not ours."""
        return themes.fallbacks(self.current_theme)

    def on_mount(self) -> None:
        """Listen for the signals that end a program."""
        watch_signals(lambda code: self.in_turn(partial(self.leave, code)))
        # After a stop (kill -TSTP, then fg) the terminal shows what the shell left there.
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))
        self.call_after_refresh(_collect_again)

    def rescue(self) -> None:
        """Save what is being typed; called on every way out. Raises nothing."""

    # -- the ways out: all of them are this one ----------------------------------------------------------

    def leave(self, code: int) -> None:
        """Save what is typed, and end with exit code *code*."""
        self.rescue()
        self.exit(code, return_code=code)

    def quit(self) -> None:
        """Leave, unless there is a reason to ask first."""
        self.leave(0)

    def in_turn(self, then: Callable[[], object]) -> None:
        """Call *then*, once, when all that was pressed until now has had its effect; soon in any case."""
        done: list[None] = []

        def once() -> None:
            if not done:
                done.append(None)
                then()

        def after_letters() -> None:
            # Keys that have priority overtake the letters that are still on their way into a field.
            if (field := self.focused) is None or not field.call_later(once):
                once()

        self.set_timer(LETTERS_WITHIN, once)
        read = getattr(self._driver, "when_read", None)
        if read is None:
            after_letters()
        else:
            read(partial(self.call_later, after_letters))

    async def action_quit(self) -> None:
        """Quit."""
        self.in_turn(self.quit)

    def line_ended(self) -> None:
        """Leave: there is no terminal any more."""
        self.in_turn(partial(self.leave, HUNG_UP))

    def action_vanish(self) -> None:
        """Quick exit: first the screen, then everything else, and no farewell."""
        self.vanished = True
        # Frames still under way must not be drawn on the cleared screen.
        ExitStack().enter_context(self.batch_update())
        if self._driver is not None and not self.is_headless:
            with suppress(OSError):
                self._driver.write(WIPE)
                self._driver.flush()
        self.in_turn(partial(self.leave, 0))

    def action_vanish_twice(self) -> None:
        """Quick exit at the second of two presses that follow each other.

        A field with the keyboard takes the letter for itself: Textual asks it first.
        """
        now = monotonic()
        if now - self._first_z < TWICE_WITHIN:
            self.action_vanish()
        self._first_z = now

    def get_key_display(self, binding: Binding) -> str:
        """Return how a key is written for people."""
        return binding.key_display or _NAMES.get(binding.key) or super().get_key_display(binding)

    # Textual would print local variables after a crash, and log every key when asked to by the
    # environment. Both may hold the most private text there is.

    def _fatal_error(self) -> None:
        with suppress(Exception):
            self.rescue()
        self._exit_renderables.clear()
        from rich.text import Text

        self._exit_renderables.append(Text(crash_words(self._exception, self.data), overflow="fold"))
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """End the program after a failure of Textual's own; its words are not shown."""
        self._fatal_error()
        self._return_code = 1

    def _log(self, *_: Any, **__: Any) -> None:
        """Write no log."""

    def deliver_screenshot(self, *_: Any, **__: Any) -> str | None:
        """Save no picture of private words."""
        return None

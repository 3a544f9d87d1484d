"""What any app of ours is, with a data file or without: themes, ways out, and no leaks."""

import gc
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual import constants
from textual.app import App
from textual.binding import Binding

from twofold.widgets import themes
from twofold.widgets.plain import Harmless
from twofold.widgets.sheets import sheet

from .leaving import crash_words
from .waysout import WaysOut
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


def _collect_again() -> None:
    # The first frame stands. Where garbage was left lying for its sake, what there is by now will stay.
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class Shell(WaysOut, Windowed):
    """Ours: warm, quiet, and silent about what people write. ``data`` is named when it crashes."""

    TITLE = "twofold"
    CSS_PATH = [sheet("base"), sheet("widgets"), sheet("reading")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]

    def __init__(self, data: Path | None = None, theme: str = "", motion: bool = True) -> None:
        # Set by the environment, these would write keys and texts to a log, or send them to a port.
        vars(constants).update(LOG_FILE=None, DEBUG=False, SCREENSHOT_DELAY=-1)
        super().__init__()
        self._filters.append(Harmless())
        self.data = data
        self.features = frozenset()
        self.devtools = None
        themes.register(self)
        self._begin_with(theme)
        self.use_motion(motion)

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
        """Draw again where somebody else has drawn, and collect garbage again."""
        # After a stop (kill -TSTP, then fg) the terminal shows what the shell left there.
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))
        self.call_after_refresh(_collect_again)

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

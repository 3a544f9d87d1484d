"""The command palette: whatever a key does here, found by its name."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.events import Click, Mount
from textual.screen import Screen

from twofold.domain.records import Side
from twofold.screens.page import Page
from twofold.widgets.inside.palette import OpenPalette
from twofold.widgets.once import Once
from twofold.widgets.seat import is_key_of_other
from twofold.widgets.whose import whose


def commands(app: App[Any], screen: Screen[Any], seat: Side | None = None) -> Iterator[SystemCommand]:
    """Yield the actions of *screen* and of *app*, each with its key, a moment, and the choice of a theme.

    At a *seat*, those of the other are left out.

    Textual's own offers of a screenshot (a file with private words), of its key panel and of enlarging a
    widget are left out.
    """
    seen: set[str] = set()
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        if not enabled or binding.system or not binding.id or binding.id in seen:
            continue
        if is_key_of_other(binding.action, seat):
            continue
        seen.add(binding.id)
        words = f"{tooltip or binding.description} ({app.get_key_display(binding)})"
        yield SystemCommand(
            binding.description, words, partial(app.call_later, app.run_action, binding.action, node)
        )
    if isinstance(screen, Page) and screen.has_now and "home.now" not in seen:
        words = "When it is difficult between you right now (from home: n)"
        yield SystemCommand("Now", words, partial(app.call_later, app.run_action, "now", screen))
    if isinstance(screen, Page) and screen.has_now and screen.place != "therapist":
        words = "Your list, the first call, and the first visits"
        yield SystemCommand("Finding a therapist", words, partial(app.call_later, therapist, screen))
    if isinstance(screen, Page) and screen.house.couple_or_none() is not None and not screen.is_dark:
        yield SystemCommand(
            "A moment",
            "One line about something good, without leaving this page",
            partial(app.call_later, moment, screen),
        )
    yield SystemCommand("Theme", "Choose how twofold looks", app.action_change_theme)


def therapist(page: Page) -> None:
    """Go to the list of therapists; it is for both, so nothing private stays below it."""
    from twofold.domain.therapist.routes import TherapistRoute

    if page.is_active:
        page.flush()
        page.house.go(TherapistRoute(), afresh=whose(page.app.screen_stack) != "both")


def moment(page: Page) -> None:
    """Let whoever has the keyboard write a moment over *page*, unless another page has come to lie on it."""
    from twofold.screens.ownmoments import write_moment

    if page.is_active:
        page.run_worker(write_moment(page), group="ask")


class Palette(Once[None], OpenPalette):
    """The list of actions, or of what *providers* find. It has no id: the last one may still be leaving."""

    def on_mount(self, event: Mount) -> None:
        """Begin, unless it was closed before it was there: what it was opened over is gone then."""
        if not self.is_active:
            event.prevent_default()

    def on_click(self, event: Click) -> None:
        """Take no click for one beside the list that a smaller window has left outside of itself."""
        if not self.region.contains(event.screen_x, event.screen_y):
            event.prevent_default()


def open_palette(app: App[Any]) -> None:
    """Open the palette over *app*, unless it is open."""
    if not isinstance(app.screen, Palette):
        app.push_screen(Palette())


def open_themes(app: App[Any]) -> None:
    """Open the list of themes over *app*."""
    from textual.theme import ThemeProvider

    app.push_screen(Palette([ThemeProvider], placeholder="Search for themes…"))

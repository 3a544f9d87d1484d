"""The ways from home: to every practice, and to what is beside them."""

from textual import on

from twofold.domain.routes import LeftOutRoute, QuickExitRoute, SettingsRoute
from twofold.practices import Practice, front
from twofold.widgets.menu import Menu

from .page import Page


class Ways(Page):
    """A page with a menu of what can be done, each by its key, too."""

    @on(Menu.Chosen)
    def _take_from_menu(self, event: Menu.Chosen) -> None:
        """Open the first page of a practice, or what is beside them."""
        event.stop()
        if isinstance(practice := event.choice.value, Practice):
            self.action_practice(practice.name)
        elif event.choice.route is not None:
            self.house.go(event.choice.route)

    def action_practice(self, name: str) -> None:
        """Open the first page of the practice *name*."""
        self.house.go(front(name)())

    def action_settings(self) -> None:
        """Open the settings."""
        self.house.go(SettingsRoute())

    def action_left_out(self) -> None:
        """Show what of their own cannot be used."""
        self.house.go(LeftOutRoute())

    def action_exit_info(self) -> None:
        """Tell what leaving at once does."""
        self.house.go(QuickExitRoute())

    @property
    def has_left_out(self) -> bool:
        """Whether something of their own cannot be used."""
        return bool(self.house.left_out)

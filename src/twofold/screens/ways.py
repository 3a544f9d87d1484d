"""The ways from home: to what is for tonight, to every practice, and to what is beside them."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual import on

from twofold.domain.routes import LeftOutRoute, QuickExitRoute, Route, SettingsRoute
from twofold.practices import PRACTICES, Practice, front
from twofold.widgets.command import Command, leads
from twofold.widgets.menu import Menu

from .page import Page

if TYPE_CHECKING:
    from .homelist import HomeList


TO_ALL: tuple[Command, ...] = (
    *(
        Command(each.key, f"practice('{each.name}')", each.title, tooltip=each.tooltip, show=False,
                id=f"home.{each.alias or each.name}")
        for each in PRACTICES if each.key
    ),
    leads("s", SettingsRoute(), "Settings", tooltip="Names, colours, bell, movement, theme", show=False,
            id="home.settings"),
    leads("v", LeftOutRoute(), "What was left out", show=False, id="home.left-out", when="has_left_out",
            tooltip="What cannot be used in your settings and your own files"),
    Command("h", "support", "Help from outside", show=False, id="home.support",
            tooltip="When not to use twofold together, and where to get help"),
    leads("x", QuickExitRoute(), "Leaving at once", show=False, id="home.exit-info",
            tooltip="What quick exit does, and what it cannot hide"),
)  # fmt: skip
"""The keys of every practice, and of what is beside them."""


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

    @property
    def has_left_out(self) -> bool:
        """Whether something of their own cannot be used."""
        return bool(self.house.left_out)


class ForTonight(Ways):
    """A page on which what is for tonight is begun or waved away; subclasses draw it in ``choose_again``."""

    @cached_property
    def near(self) -> "HomeList":
        """What stands in the list; what belongs to it is loaded when there is something to list."""
        from .homelist import HomeList

        return HomeList(self.house)

    @property
    def _near(self) -> "HomeList | None":
        """What is listed, where anything was looked for by now."""
        return self.__dict__.get("near")

    def choose_again(self) -> None:
        """Draw what is known by now, with what is for tonight chosen from it."""

    def first(self) -> None:
        """Stand on the first of what is listed."""

    @property
    def leads_on(self) -> Route | None:
        """Where going on leads."""
        return self._near.leads_on if self._near else None

    @property
    def moment(self) -> object:
        """What going on leads to."""
        return self.leads_on

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """Going on, and waving it away; everything else is chosen by its name."""
        return action in ("go_on", "another")

    @property
    def go_on_called(self) -> str:
        """What going on is called."""
        return self._near.go_on_words if self._near else ""

    @property
    def goes_on(self) -> bool:
        """Whether there is something for tonight, or a retreat to go on with."""
        return self.leads_on is not None

    @property
    def may_wave(self) -> bool:
        """Whether what is for tonight can be waved away; a talk that runs now cannot."""
        near = self._near
        return near is not None and (self._is_on_ago or (near.tonight is not None and not near.running))

    @property
    def invites(self) -> bool:
        """Whether nothing waits, and how much time there is decides."""
        return self._near is not None and self._near.invites

    @property
    def evening_called(self) -> str:
        """How much time there is, in a few words."""
        return self._near.evening_words if self._near else ""

    def action_go_on(self) -> None:
        """Begin what is for tonight, or go on with it: the talk that runs, or the retreat of today."""
        if self.leads_on is not None:
            self.house.go(self.leads_on)

    def action_another(self) -> None:
        """Wave away what is for tonight, and stand on what takes its place; nobody counts.

        With the cursor on what is of a year ago, that.
        """
        if self.near.wave(ago=self._is_on_ago):
            self.choose_again()
        self.first()

    def action_evening(self) -> None:
        """Say how much time there is tonight: each press says another."""
        self.near.another_evening()
        self.choose_again()

    @property
    def _is_on_ago(self) -> bool:
        """Whether the cursor is on what is of a year ago."""
        ago = self._near.ago if self._near else None
        return ago is not None and self.under_cursor.route == ago.route

    def _keep_that_shown(self) -> None:
        self.near.keep_that_shown(is_on_ago=self._is_on_ago, short=self.is_short)

"""The front door: one data file, whose pages are one key apart."""

from asyncio import create_task, sleep
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from twofold.domain.clock import Clock, SystemClock
from twofold.domain.people import Couple
from twofold.domain.records import Record, Side
from twofold.domain.routes import ElsewhereRoute, HelpRoute, HomeRoute, Route
from twofold.frame.ahead import load_ahead
from twofold.frame.atneed import AtNeed
from twofold.frame.dress import practice_of, wear_shared
from twofold.frame.household import BREATH, Household
from twofold.frame.rooms import page_of, room
from twofold.frame.shell import Shell
from twofold.frame.steps import Steps
from twofold.screens.page import Page, StoreChanged
from twofold.store.places import CONFIG_NAME
from twofold.widgets.hands import Company
from twofold.widgets.seat import is_others, not_yours
from twofold.widgets.themes import names

if TYPE_CHECKING:
    from twofold.content import Library
    from twofold.domain.leftout import LeftOut
    from twofold.frame.justnow import JustNow
    from twofold.store import Store
    from twofold.store.config import Settings
    from twofold.store.vault import Vault


class TwofoldApp(Shell, AtNeed):
    """twofold over an open *store*: what it is for its pages is in `screens.house.House`.

    ``settings`` are used at once and kept at ``config`` when they change (None: not kept). ``library``
    is read when first needed unless it is given. ``notices`` are sentences to show at the start, ``unread``
    is what was said when the settings were read.
    ``seat``: who this terminal was given to; None: to both. ``confined``: no other file is read or written
    from here, and no program started.
    """

    def __init__(
        self,
        store: "Store",
        settings: "Settings",
        library: "Library | None" = None,
        clock: Clock | None = None,
        *,
        config: Path | None = None,
        notices: Iterable[str] = (),
        unread: Collection[str] = (),
        seat: Side | None = None,
        confined: bool = False,
    ) -> None:
        self.settings = settings
        self.seat = seat
        self.clock: Clock = clock or SystemClock()
        self._config = config
        self.confined = confined
        self._given = library
        self.store = store
        self.household: Household = Household(self, store, notices)
        self._steps = Steps()
        super().__init__(store.path, settings.theme, settings.motion)
        self.handover.also(self._steps.forget_private)
        self._in_files: list[LeftOut] = []
        self._wrong_keys = self._use_keys() if settings.keys else []
        self._in_settings = self._wrong_settings(unread)

    @cached_property
    def vault(self) -> "Vault":
        """The two drawers: what is private, and who may see it now."""
        from twofold.frame.idlelock import IdleLock
        from twofold.store.vault import Vault

        # Before anything private was asked for, there is nothing to lock.
        self.idle_lock = IdleLock(self)
        vault = Vault(self.store, lambda: self.clock.now(), unsaved=lambda: self.unsaved)
        self.handover.closes(vault.lock)
        return vault

    @cached_property
    def just_now(self) -> "JustNow":
        """What was just changed at the other terminal."""
        from twofold.frame.justnow import JustNow

        return JustNow(self)

    @property
    def left_out(self) -> "Sequence[LeftOut]":
        """What in the settings and in files of the couple's own cannot be used, as far as it is known yet."""
        return [*self._in_settings, *self._in_files]

    def get_default_screen(self) -> Screen[Any]:
        """Start at home, or with the first meeting."""
        first = room("home" if self.couple_or_none() else "meeting")()
        self.dress(first)  # Textual does so only with what comes later
        return first

    def on_mount(self) -> None:
        """Keep an eye on the file, and remember a theme that is chosen in the palette."""
        self.household.open()
        self.call_after_refresh(self._see_own_files)
        self.call_after_refresh(self._watch_stops)
        self.theme_changed_signal.subscribe(self, lambda theme: self._theme_chosen(theme.name))
        if self.in_terminal:  # the pages are loaded while no key is pressed
            self._ahead = create_task(load_ahead(self.keys, self._near, self._dress_ahead))

    def on_unmount(self) -> None:
        """Let the other see that nobody sits here any more, and keep nothing of what they share."""
        self.household.get_up()
        self.forget_book()

    def _watch_stops(self) -> None:
        from twofold.frame.idlelock import watch_stops

        watch_stops(self.put_away)

    async def _see_own_files(self) -> None:
        await sleep(BREATH if self.in_terminal else 0)  # as in Household: the first frame is to be painted
        from twofold.domain.leftout import counted
        from twofold.frame import leftout

        if self._config is not None and leftout.has_own_files(self._config):
            self._in_files = leftout.in_files(self._config, self.library, self.templates, self.decks)
            self.screen.post_message(StoreChanged())
            self.screen.refresh_bindings()
        if self.left_out:
            page = self.screen
            key = page.key_of("home.left-out") if isinstance(page, Page) else ""
            way = f" Press {key} to see them." if key else ""
            self.say(f"{counted(len(self.left_out))}{way}", stays=True)

    def _dress_ahead(self) -> None:
        wear_shared(self.stylesheet)
        self.stylesheet.parse()

    def _near(self) -> str:
        return practice_of(type(self.screen_stack[-1])) if self.screen_stack else ""

    def go(self, route: Route, *, afresh: bool = False, instead: bool = False) -> None:
        """Open the page that *route* leads to; nothing happens when it is open already.

        *afresh*: with home right below it; *instead*: in the place of the page on top. Raises LookupError
        for a place there is not.
        """
        kind = room(route.place)
        if isinstance(route, HomeRoute):
            self.call_later(self._go_home)
        elif afresh:
            self.call_later(self._go_home, route)
        elif instead:
            self.switch_screen(page_of(route))
        elif not isinstance(self.screen, kind):
            self.push_screen(page_of(route))

    async def _go_home(self, then: Route | None = None) -> None:
        home = room("home")
        while len(self.screen_stack) > 1 and not isinstance(self.screen, home):
            await self.pop_screen()
        if not isinstance(self.screen, home):
            # The first screen of all cannot be replaced: after the first meeting, home lies on it.
            await self.push_screen(home())
        if then is not None:
            await self.push_screen(page_of(then))

    def is_held_back(self, page: object, action: str, given: tuple[object, ...]) -> bool:
        """Return whether *action* is for the other of the two, or came too late for what it meant; say so."""
        if self.seat is not None and is_others(given, self.seat):
            self.say(not_yours(self.couple(), self.seat))
            return True
        if self.just_now.holds_back(page, action, given):
            self.say(self.just_now.words)
            return True
        return False

    def turned(self, page: Screen[Any]) -> None:
        """Take note that *page* shows another moment since the other terminal changed something."""
        self.just_now.turned(page)

    def action_help(self) -> None:
        """Show the help of what is on top."""
        self.go(HelpRoute())

    def action_save_elsewhere(self) -> None:
        """Write all there is, also what is not saved yet, into another file."""
        self.go(ElsewhereRoute())

    def keep(self, *records: Record) -> tuple[Record, ...]:
        """Save *records*, or let them wait with a quiet line; returns them as saved. Raises Stale."""
        return self.household.keep(*records)

    @property
    def unsaved(self) -> tuple[Record, ...]:
        """What could not be saved yet, as it is now."""
        return self.household.queue.unsaved

    def look(self) -> None:
        """See what the other terminal saved, and try again what could not be saved."""
        self.household.look()

    @property
    def has_company(self) -> bool:
        """Whether the other of the two is at their own seat now, as seen from this one."""
        return self.household.company is not None and self.household.company.is_here

    def company_on(self, spot: str) -> Company:
        """Return whether the other is at their seat, and has the page called *spot* open there, too."""
        company = self.household.company
        if company is None or not company.is_here:
            return "away"
        return "on this page" if spot and spot in company.pages else "here"

    def couple_or_none(self) -> Couple | None:
        """Return the couple, or None before the two have met."""
        return self.household.couple_or_none()

    def couple(self) -> Couple:
        """Return the couple. Raises LookupError before the two have met."""
        couple = self.couple_or_none()
        if couple is None:
            raise LookupError("The two have not met yet.")
        return couple

    def steps(self, of: str, *, private: bool = False) -> list[Any]:
        """Return what was done to *of*, newest last, to be taken back on whichever page."""
        return self._steps.of(of, private=private)

    def forget_steps(self, ids: Collection[str]) -> None:
        """Let go of what could be taken back of the records *ids*."""
        self._steps.forget(ids)

    def ring(self) -> None:
        """Ring the soft bell, if the couple wants one."""
        if self.settings.bell:
            self.bell()

    def set_settings(self, settings: "Settings") -> None:
        """Use *settings* from now on, and keep them."""
        if settings == self.settings:
            return
        self.settings = settings
        self.use_theme(settings.theme)
        self.use_motion(settings.motion)
        if self._config is None or self.confined:
            return
        from twofold.store.config import load_settings, save_settings

        try:
            save_settings(self._config, settings)
            self._in_settings = self._wrong_settings(load_settings(self._config)[1])
        except OSError as error:
            from twofold.store.errors import in_words

            self.say(f"The settings hold for now but could not be kept: {in_words(error)}.", calm=False)

    def _use_keys(self) -> list[str]:
        from twofold.frame.keymap import checked

        keys, troubles = checked(self.settings.keys)
        self.set_keymap(keys)
        return troubles

    def _wrong_settings(self, said: Collection[str]) -> "list[LeftOut]":
        if not (said or self._wrong_keys) and self.settings.theme in self.available_themes:
            return []  # as it mostly is
        from twofold.frame import leftout

        path, theme = self._config or Path(CONFIG_NAME), leftout.no_theme(self.settings.theme, names())
        return leftout.in_settings(path, said, self._wrong_keys, theme)

    def _theme_chosen(self, name: str) -> None:
        from msgspec.structs import replace

        self.set_settings(replace(self.settings, theme=name))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Return everything a key does here, and the themes, for the command palette."""
        from twofold.frame.palette import commands

        return commands(self, screen, self.seat)

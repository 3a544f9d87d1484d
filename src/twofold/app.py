"""The front door: one data file, whose pages are one key apart."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from twofold.domain.clock import Clock, SystemClock
from twofold.domain.people import COUPLE_ID, Couple
from twofold.domain.records import Record
from twofold.keeping import Keeper
from twofold.rooms import room
from twofold.screens.page import Page, StoreChanged
from twofold.shell import Shell
from twofold.widgets.sheets import sheet

if TYPE_CHECKING:
    from twofold.content import Library
    from twofold.store import Store
    from twofold.store.config import Settings

POLL = 0.5
"""Seconds between looks at what the other terminal saved; a waiting save is tried at every second look."""


class TwofoldApp(Shell):
    """twofold over an open *store*.

    ``settings`` are used at once and kept at ``config`` when they change (None: not kept). ``library``
    is read when first needed unless it is given. ``notices`` are sentences to show at the start.
    """

    # Textual reads no sheet of its own for the first screen, so the sheets of home are the app's.
    CSS_PATH = [*Shell.CSS_PATH, sheet("home")]

    def __init__(
        self,
        store: "Store",
        settings: "Settings",
        library: "Library | None" = None,
        clock: Clock | None = None,
        *,
        config: Path | None = None,
        notices: Iterable[str] = (),
    ) -> None:
        self.store = store
        self.settings = settings
        self.clock: Clock = clock or SystemClock()
        self.keeper = Keeper(store)
        self._config = config
        self._given = library
        self._notices = list(notices)
        self._told: set[str] = set()
        super().__init__(store.path, settings.theme, settings.motion)
        if settings.theme not in self.available_themes:
            self._notices.append(f'There is no theme called "{settings.theme}". twofold-dark is used.')
        if settings.keys:
            self._use_keys()

    @cached_property
    def library(self) -> "Library":
        """The listening protocols: ours, and those in the config folder."""
        if self._given is not None:
            return self._given
        from twofold.content import load_protocols

        return load_protocols(self._config.parent / "protocols" if self._config else None)

    def get_default_screen(self) -> Screen[Any]:
        """Start at home, or with the first meeting."""
        return room("home" if self.couple_or_none() else "meeting")()

    def on_mount(self) -> None:
        """Keep an eye on the file, and say what was noticed on the way in."""
        super().on_mount()
        self._ticks = 0
        self.set_interval(POLL, self.look)
        self.theme_changed_signal.subscribe(self, lambda theme: self._theme_chosen(theme.name))
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        # After the first frame: to know what cannot be read, the store looks at every record.
        for notice in (*self._notices, *self.store.notices):
            if notice not in self._told:
                self._told.add(notice)
                self.say(notice, calm=False)

    def couple_or_none(self) -> Couple | None:
        """Return the couple, or None before the two have met."""
        waiting = [record for record in self.keeper.waiting if isinstance(record, Couple)]
        return waiting[0] if waiting else self.store.couple.get(COUPLE_ID)

    def couple(self) -> Couple:
        """Return the couple. Raises LookupError before the two have met."""
        couple = self.couple_or_none()
        if couple is None:
            raise LookupError("The two have not met yet.")
        return couple

    def keep(self, *records: Record) -> tuple[Record, ...]:
        """Save *records*, or let them wait with a quiet line; returns them as saved. Raises Stale."""
        saved = self.keeper.keep(*records)
        self._show_unsaved()
        return saved

    def unsaved(self) -> str:
        """Return the sentence about what could not be saved yet, or an empty one."""
        return self.keeper.sentence

    @property
    def waiting(self) -> tuple[Record, ...]:
        """What could not be saved yet, as it is now."""
        return self.keeper.waiting

    def go(self, place: str, *, afresh: bool = False, **what: Any) -> None:
        """Open the page at *place*, made with *what*; nothing happens when it is open already.

        *afresh*: with home right below it. Raises LookupError for a place there is not.
        """
        kind = room(place)
        if place == "home":
            self.call_later(self._go_home)
        elif afresh:
            self.call_later(self._go_home, kind, what)
        elif not isinstance(self.screen, kind):
            self.push_screen(kind(**what))

    async def _go_home(self, then: type[Screen[Any]] | None = None, what: Mapping[str, Any] = {}) -> None:
        home = room("home")
        while len(self.screen_stack) > 1 and not isinstance(self.screen, home):
            await self.pop_screen()
        if not isinstance(self.screen, home):
            # The first screen of all cannot be replaced: after the first meeting, home lies on it.
            await self.push_screen(home())
        if then is not None:
            await self.push_screen(then(**what))

    def say(self, sentence: str, *, calm: bool = True) -> None:
        """Show *sentence* for a few seconds; not calm: a little longer, as a warning."""
        self.notify(
            sentence, severity="information" if calm else "warning", timeout=4 if calm else 8, markup=False
        )

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
        if self._config is None:
            return
        from twofold.store.config import save_settings

        try:
            save_settings(self._config, settings)
        except OSError as error:
            from twofold.store.errors import in_words

            self.say(f"The settings hold for now but could not be kept: {in_words(error)}.", calm=False)

    # Looking after what is kept

    def look(self) -> None:
        """See what the other terminal saved, and try again what could not be saved."""
        from twofold.store.errors import StoreError

        self._ticks += 1
        try:
            changed = self.store.refresh()
        except StoreError as error:
            self._show_unsaved(str(error))
            return
        if self.keeper.waiting and self._ticks % 2 == 0:
            through, words = self.keeper.retry()
            changed = changed or through
            if words:
                self.say(words, calm=False)
        self._show_unsaved()
        self._tell()
        if changed:
            for screen in self.screen_stack:
                screen.post_message(StoreChanged())

    def _show_unsaved(self, other: str = "") -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.show_unsaved(self.keeper.sentence or other or self.store.read_only or "")

    def rescue(self) -> None:
        """Save what is being typed on every page, and what waits."""
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                with suppress(Exception):
                    screen.flush()
        with suppress(Exception):
            self.keeper.retry()

    async def action_quit(self) -> None:
        """Quit; ask only when something cannot be saved."""
        self.rescue()
        if not self.keeper.waiting:
            self.exit(0)
            return
        from twofold.widgets.confirm import Confirm

        if isinstance(self.screen, Confirm):
            return
        question = f"{self.keeper.sentence}\n\nIf you leave now, the last of what you wrote is lost."
        self.push_screen(
            Confirm("Leave without saving?", question, yes="Leave", no="Stay"),
            lambda leave: self.exit(0) if leave else None,
        )

    def _use_keys(self) -> None:
        from twofold.keymap import checked

        keys, troubles = checked(self.settings.keys)
        self.set_keymap(keys)
        self._notices += troubles

    def _theme_chosen(self, name: str) -> None:
        from msgspec.structs import replace

        self.set_settings(replace(self.settings, theme=name))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Return everything a key does here, and the themes, for the command palette."""
        from twofold.palette import commands

        return commands(self, screen)


def run(data: Path, config: Path | None = None, *, demo: bool = False) -> int:
    """Open the file at *data* and run the app in this terminal; returns the exit code.

    ``config``: where the settings are (None: the standard ones, kept nowhere). A file that cannot be
    opened gets a page that says why. ``demo``: say that the couple is made up. Raises nothing but
    programming errors.
    """
    from twofold.leaving import wipe
    from twofold.store import Store
    from twofold.store.config import Settings, load_settings
    from twofold.store.errors import StoreError

    settings, troubles = load_settings(config) if config else (Settings(), ())
    try:
        store = Store.open(data)
    except StoreError:
        from twofold.rescue import opened

        found = opened(data, settings)
        if isinstance(found, int):
            return found
        store = found
    made_up = ["This couple is made up. Look around; nothing here is kept."] if demo else []
    app = TwofoldApp(store, settings, config=config, notices=[*made_up, *troubles])
    try:
        app.run()
    finally:
        # The terminal first: folding a long history into the file may take a moment.
        if app.vanished:
            wipe()
        with suppress(StoreError):
            store.close()
    return app.return_code or 0

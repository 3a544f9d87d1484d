"""Settings: what this machine does, and who the two are. Everything holds as soon as it is changed."""

from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from twofold.domain.idle import LOCK_MINUTES
from twofold.domain.routes import DrawersRoute, NamesRoute, PrivacyRoute, QuickExitRoute, Route
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.plain import both
from twofold.widgets.themes import DARK, LIGHT

from .page import Page, View

if TYPE_CHECKING:
    from twofold.store.config import Settings

Place = Literal["names", "drawers", "privacy", "exit-info"]
PAGES: dict[Place, Route] = {
    "names": NamesRoute(),
    "drawers": DrawersRoute(),
    "privacy": PrivacyRoute(),
    "exit-info": QuickExitRoute(),
}
"""The pages that settings lead to."""


class SettingsPage(Page):
    """A list of what can be set, each with its key."""

    place = "settings"
    heading = "Settings"
    why = "Change how twofold looks and sounds on this computer. Changes take effect at once."
    AUTO_FOCUS = "#settings-choices"
    redraws_on = ("store",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("n", "open('names')", "Names", tooltip="Your names, colours and marks", id="settings.names"),
        Command("t", "light", "Light or dark", tooltip="Change between twofold's light and dark themes",
                id="settings.light"),
        Command("m", "motion", "Movement", tooltip="Let things move slowly, or keep them still", show=False,
                id="settings.motion"),
        Command("r", "bell", "Bell", tooltip="A soft bell at the end of a turn, or silence", show=False,
                id="settings.bell"),
        Command("d", "open('drawers')", "Drawers", tooltip="Passphrases for what each of you writes alone",
                id="settings.drawers"),
        Command("k", "lock", "Lock after", show=False, id="settings.lock",
                tooltip="After how many minutes without a key an open drawer locks"),
        Command("a", "themes", "All themes", tooltip="Choose any theme", show=False, id="settings.themes"),
        Command("x", "open('exit-info')", "Leaving at once", show=False, id="settings.exit-info",
                tooltip="What quick exit does, and what it cannot hide"),
        Command("p", "open('privacy')", "Where it is kept", tooltip="What is kept, and where", show=False,
                id="settings.privacy"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out the list, and where things are kept."""
        yield Choices(self._choices(), id="settings-choices", classes="column")
        yield Static("", id="settings-where", classes="column quiet", markup=False)

    def on_mount(self) -> None:
        """Say where the file is, and follow the theme."""
        self.draw()
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.call_later(self.reload))

    def on_unmount(self) -> None:
        """Follow the theme no longer: what listens to the app lives as long as it."""
        self.app.theme_changed_signal.unsubscribe(self)

    def view(self) -> View:
        """Show what is set, and where the file is."""
        holds = "\nWhat you change here holds until you leave this seat." if self.house.confined else ""
        where = f"Your file: {self.house.store.path}{holds}"
        return {"settings-choices": self._choices(), "settings-where": where}

    def _choices(self) -> list[Choice]:
        settings, couple = self.house.settings, self.house.couple_or_none()
        return [
            Choice("open('names')", "The two of you", both(couple) if couple else "no names yet", "n"),
            Choice("bell", "Bell", "on, softly, at the end of a turn" if settings.bell else "off", "r"),
            Choice("motion", "Movement", "slow" if settings.motion else "none, everything stays still", "m"),
            Choice("light", "Light or dark", "light" if not self.app.current_theme.dark else "dark", "t"),
            Choice("themes", "Theme", settings.theme, "a"),
            Choice("open('drawers')", "Drawers", "passphrases for what each of you writes alone", "d"),
            Choice("lock", "Lock a drawer", f"after {settings.lock} minutes without a key", "k"),
            Choice("open('privacy')", "Where it is kept", "and who can read it", "p"),
            Choice("open('exit-info')", "Leaving at once", "what it does, and what it cannot hide", "x"),
        ]

    async def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the row says."""
        event.stop()
        await self.run_action(event.id)

    def action_open(self, place: Place) -> None:
        """Go to the page *place*: the names, the passphrases, what is kept and where, or quick exit."""
        self.house.go(PAGES[place])

    def action_bell(self) -> None:
        """Bell on or off; a new bell is heard once."""
        self._set(replace(self.house.settings, bell=not self.house.settings.bell))
        self.house.ring()

    def action_motion(self) -> None:
        """Movement on or off."""
        self._set(replace(self.house.settings, motion=not self.house.settings.motion))

    def action_lock(self) -> None:
        """Choose the next number of minutes."""
        settings = self.house.settings
        at = LOCK_MINUTES.index(settings.lock)
        self._set(replace(settings, lock=LOCK_MINUTES[(at + 1) % len(LOCK_MINUTES)]))

    def action_light(self) -> None:
        """Change between our light and our dark theme."""
        name = LIGHT.name if self.app.current_theme.dark else DARK.name
        self._set(replace(self.house.settings, theme=name))

    def action_themes(self) -> None:
        """Choose any theme from a list."""
        self.app.action_change_theme()

    def _set(self, settings: "Settings") -> None:
        self.house.set_settings(settings)
        self.reload()

"""Settings: what this machine does, and who the two are. Everything holds as soon as it is changed."""

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from twofold.domain.drawers import LOCK_MINUTES
from twofold.domain.routes import DrawersRoute, NamesRoute, PrivacyRoute, QuickExitRoute
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.plain import both, plain
from twofold.widgets.themes import DARK, LIGHT

from .page import Page

if TYPE_CHECKING:
    from twofold.store.config import Settings


class SettingsPage(Page):
    """A list of what can be set, each with its key."""

    place = "settings"
    heading = "Settings"
    why = "Change how twofold looks and sounds on this computer. Every change holds at once."
    AUTO_FOCUS = "#settings-choices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "names", "Names", tooltip="Your names, colours and marks", id="settings.names"),
        Binding(
            "t",
            "light",
            "Light or dark",
            tooltip="Change between twofold's light and dark themes",
            id="settings.light",
        ),
        Binding(
            "m",
            "motion",
            "Movement",
            tooltip="Let things move slowly, or keep them still",
            show=False,
            id="settings.motion",
        ),
        Binding(
            "r",
            "bell",
            "Bell",
            tooltip="A soft bell at the end of a turn, or silence",
            show=False,
            id="settings.bell",
        ),
        Binding(
            "d",
            "drawers",
            "Drawers",
            tooltip="Passphrases for what each of you writes alone",
            id="settings.drawers",
        ),
        Binding(
            "k",
            "lock",
            "Lock after",
            tooltip="After how many minutes without a key an open drawer locks",
            show=False,
            id="settings.lock",
        ),
        Binding("a", "themes", "All themes", tooltip="Choose any theme", show=False, id="settings.themes"),
        Binding(
            "x",
            "exit_info",
            "Leaving at once",
            tooltip="What quick exit does, and what it cannot hide",
            show=False,
            id="settings.exit-info",
        ),
        Binding(
            "p",
            "privacy",
            "Where it is kept",
            tooltip="What is kept, and where",
            show=False,
            id="settings.privacy",
        ),
    ]

    def body(self) -> ComposeResult:
        """Lay out the list, and where things are kept."""
        yield Choices(self._choices(), id="settings-choices", classes="column")
        yield Static("", id="settings-where", classes="column quiet", markup=False)

    def on_mount(self) -> None:
        """Say where the file is, and follow the theme."""
        self.query_one("#settings-where", Static).update(plain(f"Your file: {self.house.store.path}"))
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.call_later(self.reload))

    def on_unmount(self) -> None:
        """Follow the theme no longer: what listens to the app lives as long as it."""
        self.app.theme_changed_signal.unsubscribe(self)

    def reload(self) -> None:
        """Show what is set."""
        self.query_one(Choices).set_choices(self._choices())

    def _choices(self) -> list[Choice]:
        settings, couple = self.house.settings, self.house.couple_or_none()
        return [
            Choice("names", "The two of you", both(couple) if couple else "not met yet", "n"),
            Choice("bell", "Bell", "on, softly, at the end of a turn" if settings.bell else "off", "r"),
            Choice("motion", "Movement", "slow" if settings.motion else "none, everything keeps still", "m"),
            Choice("light", "Light or dark", "light" if not self.app.current_theme.dark else "dark", "t"),
            Choice("themes", "Theme", settings.theme, "a"),
            Choice("drawers", "Drawers", "passphrases for what each of you writes alone", "d"),
            Choice("lock", "Lock a drawer", f"after {settings.lock} minutes without a key", "k"),
            Choice("privacy", "Where it is kept", "and who can read it", "p"),
            Choice("exit_info", "Leaving at once", "what it does, and what it cannot hide", "x"),
        ]

    async def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the row says."""
        event.stop()
        await self.run_action(event.id)

    def action_names(self) -> None:
        """Change names, colours and marks."""
        self.house.go(NamesRoute())

    def action_bell(self) -> None:
        """Bell on or off; a new bell is heard once."""
        self._set(replace(self.house.settings, bell=not self.house.settings.bell))
        self.house.ring()

    def action_motion(self) -> None:
        """Movement on or off."""
        self._set(replace(self.house.settings, motion=not self.house.settings.motion))

    def action_drawers(self) -> None:
        """Passphrases: have one, change it, take it away."""
        self.house.go(DrawersRoute())

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

    def action_exit_info(self) -> None:
        """Explain quick exit."""
        self.house.go(QuickExitRoute())

    def action_privacy(self) -> None:
        """Say what is kept, and where."""
        self.house.go(PrivacyRoute())

    def _set(self, settings: "Settings") -> None:
        self.house.set_settings(settings)
        self.reload()

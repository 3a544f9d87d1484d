"""The page shown instead of the app when the file cannot be opened."""

from pathlib import Path
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from twofold.domain.dates import date_words
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.hands import HandsBar
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Once
from twofold.widgets.plain import plain

MEND: Literal["mend"] = "mend"
"""The answer that asks to mend the file record by record."""


Answer = Path | Literal["mend"] | None
"""What is answered: MEND, the backup to put in the place of the file, or None to leave all as it is."""


class TroublePage(Once[Answer], Screen[Answer]):
    """Says what is wrong (*words*) with the file at *data*, and offers to mend it (*mend* says what would
    come of that, or is empty where nothing would) and *backups*, newest first.

    Closes with MEND, the backup to put in its place, or None to leave everything as it is.
    """

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("m", "mend", "Mend it", tooltip="Keep what is whole, and take the rest from the backups",
                id="trouble.mend", when="can_be_mended"),
        Command("r", "restore", "Use the newest backup", id="trouble.restore", when="has_backup",
                tooltip="Set the damaged file aside and go on with the newest good backup"),
        Command("q,escape", "leave", "Quit", tooltip="Leave everything as it is", id="trouble.quit"),
    ]  # fmt: skip

    def __init__(self, words: str, data: Path, backups: tuple[Path, ...] = (), mend: str = "") -> None:
        super().__init__()
        self._words, self._data, self._backups, self._mend = words, data, backups, mend

    def compose(self) -> ComposeResult:
        """Lay out what is wrong, and what can be done."""
        bar = HandsBar(id="hands")
        bar.set_reactive(HandsBar.heading, "The file needs a look")
        yield bar
        with VerticalScroll(id="body", can_focus=False):
            yield Static("twofold cannot open your file", classes="column heading", markup=False)
            yield Static(plain(self._words), classes="column para", markup=False)
            yield Static(plain(f"The file: {self._data}"), classes="column para quiet", markup=False)
            if self._mend:
                yield Static(plain(self._mend), classes="column para", markup=False)
            if self._backups:
                words = "A good backup is at hand."
                if self._is_the_file(self._backups[0]):
                    words = "Everything up to the damage can be kept."
                words += " If you use it, the damaged file is kept beside it, untouched."
                yield Static(words, classes="column para", markup=False)
            yield Choices(self._choices(), id="trouble-choices", classes="column gap")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Give the keyboard to the list, but leave the words in sight where the screen is small."""
        self.query_one(Choices).focus(scroll_visible=False)

    def _choices(self) -> list[Choice]:
        rows = [
            Choice(str(place), self._called(place, path), _dated(path), key="" if place else "r")
            for place, path in enumerate(self._backups[:5])
        ]
        if self._mend:
            rows.insert(0, Choice(MEND, "Mend it", "record by record; a copy is kept", key="m"))
        return [*rows, Choice("quit", "Quit", "and leave everything as it is", key="q")]

    def _is_the_file(self, path: Path) -> bool:
        # A sound file with a damaged journal is the newest good copy of itself.
        return path.resolve() == self._data.resolve()

    def _called(self, place: int, path: Path) -> str:
        if self._is_the_file(path):
            return "Keep everything up to the damage"
        return "Use the backup" if place else "Use the newest backup"

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the row says."""
        event.stop()
        if event.id == MEND:
            self._close(MEND)
        else:
            self._close(None if event.id == "quit" else self._backups[int(event.id)])

    def action_mend(self) -> None:
        """Mend the file."""
        self._close(MEND)

    def action_restore(self) -> None:
        """Take the newest backup."""
        self._close(self._backups[0])

    def action_leave(self) -> None:
        """Change nothing."""
        self._close(None)

    @property
    def can_be_mended(self) -> bool:
        """Whether anything would come of mending it."""
        return bool(self._mend)

    @property
    def has_backup(self) -> bool:
        """Whether there is a backup to use."""
        return bool(self._backups)

    def _close(self, answer: Answer) -> None:
        if self.is_active:
            self.dismiss(answer)


def _dated(path: Path) -> str:
    """Return when the backup at *path* was written, in words; its name when that cannot be read."""
    from datetime import datetime

    try:
        when = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return path.name
    return f"of {date_words(when)}, {when:%H:%M}"

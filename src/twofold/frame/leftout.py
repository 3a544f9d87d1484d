"""What of the couple's own cannot be used: in the settings, among the keys, and in files they added."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from twofold.domain.leftout import LeftOut, left_out

if TYPE_CHECKING:
    from twofold.content import Decks, Library, Templates

FOLDERS = ("protocols", "retreats", "questions")
"""Where files of the couple's own lie, beside the settings."""


def in_settings(path: Path, said: Iterable[str], keys: Iterable[str], themes: Iterable[str]) -> list[LeftOut]:
    """Return what is wrong in the settings at *path*: what was *said* when they were read, and of the *keys*
    and *themes* that they name."""
    again = "twofold reads its settings when it opens. Until then it uses the usual ones."
    return [
        *left_out(said, f"Correct it in {path}. {again}", f"{path.parent}/"),
        *left_out(
            keys,
            f"Keys stand under [keys] in {path}, by the names that F1 shows on each page. "
            "They are read when twofold opens.",
        ),
        *left_out(themes, f"Choose one in the settings, or name another in {path}."),
    ]


def has_own_files(config: Path) -> bool:
    """Return whether there may be files of the couple's own beside the settings *config*."""
    return any((config.parent / name).exists() for name in FOLDERS)


def in_files(config: Path, library: "Library", templates: "Templates", decks: "Decks") -> list[LeftOut]:
    """Return what is wrong in the files of the couple's own beside the settings *config*."""
    found: list[LeftOut] = []
    for name, troubles in zip(FOLDERS, (library.troubles, templates.troubles, decks.troubles), strict=True):
        mend = (
            f"Correct it in {config.parent / name}, then open twofold again. Everything else there is used."
        )
        found += left_out(troubles, mend)
    return found


def everywhere(config: Path) -> Sequence[LeftOut]:
    """Return all that cannot be used, in the settings *config* and in the files beside them."""
    from twofold.content import load_decks, load_protocols, load_templates
    from twofold.store.config import Settings, load_settings

    settings, said = load_settings(config)
    keys: list[str] = []
    if settings.keys:
        from .keymap import checked

        keys = checked(settings.keys)[1]
    themes = []
    if settings.theme != Settings().theme:
        from twofold.widgets.themes import names

        themes = no_theme(settings.theme, names())
    found = in_settings(config, said, keys, themes)
    if has_own_files(config):
        library = load_protocols(config.parent / "protocols")
        templates = load_templates(config.parent / "retreats", library)
        found += in_files(config, library, templates, load_decks(config.parent / "questions"))
    return found


def no_theme(name: str, known: Iterable[str]) -> list[str]:
    """Return a sentence that there is no theme called *name*, unless it is among those *known*."""
    return [] if name in known else [f'Theme: there is none called "{name}". twofold-dark is used.']

"""A line for the path of a file, in which Tab completes names as a shell does."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar
from unicodedata import normalize

from textual.binding import Binding, BindingType

from twofold.domain.text import clean
from twofold.store.typed import MOST
from twofold.widgets.fields import Line

SHOWN = 6
"""Names that are told when there are several."""


class PathLine(Line):
    """A line for a path; only folders and files that end in one of *endings* are proposed.

    ``on_choice`` is told, in a sentence, which names there are when there are several. ``on_leave`` is asked
    first when Esc leaves the line: whether it was meant for something else.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", tooltip="Complete the name of the file", show=False,
                id="path.complete"),
    ]  # fmt: skip

    def __init__(self, *, endings: tuple[str, ...], **more: Any) -> None:
        super().__init__(**more)
        self.endings = endings
        self.on_choice: Callable[[str], None] | None = None
        self.on_leave: Callable[[], bool] | None = None

    def action_leave(self) -> None:
        """Give the keyboard back to the page, unless Esc was meant for something else."""
        if self.on_leave is None or not self.on_leave():
            super().action_leave()

    def action_complete(self) -> None:
        """Add what all the names that begin like this have in common."""
        value, names = completed(self.value, self.endings)
        if len(value) <= self.limit and value != self.value:
            self.value = value
            self.cursor_position = len(value)
        elif len(names) > 1 and self.on_choice is not None:
            more = f", and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
            self.on_choice(f"There are {', '.join(names[:SHOWN])}{more}.")


def completed(typed: str, endings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return *typed* with what all the names that begin like it have in common, and those names.

    A folder ends in "/". Names that begin with a dot come only where it is typed, and those that a field
    could not hold never.
    """
    if typed == "~":
        return "~/", ()
    head, slash, start = typed.rpartition("/")
    names: tuple[str, ...] = ()
    with suppress(OSError, RuntimeError, ValueError):
        names = tuple(sorted(_names(Path(head + slash or ".").expanduser(), start, endings)))
    return (head + slash + os.path.commonprefix(names) if names else typed), names


def _names(folder: Path, start: str, endings: tuple[str, ...]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in islice(entries, MOST):
            name = normalize(
                "NFC", entry.name
            )  # as the field holds it; `path_of` finds the file all the same
            if not name.startswith(start) or (name.startswith(".") and not start) or clean(name) != name:
                continue
            if entry.is_dir():
                yield f"{name}/"
            elif name.lower().endswith(endings):
                yield name

"""How the sharing is told: in paragraphs that fit a small terminal, with lines to copy between them."""

import sys
from pathlib import Path
from textwrap import fill

from ..asked import plain

WIDTH = 78
"""Cells of a line where there is room for them."""


def say(*paragraphs: str) -> None:
    """Print *paragraphs*, with an empty line behind each."""
    from shutil import get_terminal_size

    width = min(WIDTH, get_terminal_size().columns)
    for words in paragraphs:
        print(fill(plain(words), width, break_long_words=False, break_on_hyphens=False), end="\n\n")


def show(*commands: str) -> None:
    """Print *commands*, which somebody types, each on a line of its own."""
    for line in commands:
        print(f"  {plain(line)}")
    print()


def show_whole(line: str) -> None:
    """Print *line*, which is to be copied as it is, however long."""
    print(f"{plain(line)}\n")


def us() -> list[str]:
    """Return the shortest command that runs this twofold here."""
    import shutil

    script, found = Path(sys.executable).with_name("twofold"), shutil.which("twofold")
    if found and script.exists() and script.samefile(found):
        return ["twofold"]
    return [str(script)] if script.exists() else [sys.executable, "-m", "twofold"]


def unusual(data: Path) -> list[str]:
    """Return what names the file *data* on the command line: nothing for the one that is opened anyway."""
    from ..store.places import NoPlace, usual_file

    try:
        return [] if data == usual_file() else ["--file", str(data)]
    except NoPlace:
        return ["--file", str(data)]


def account() -> str:
    """Return the name of this account."""
    import getpass

    return getpass.getuser()

"""The terminal that we were started in: whether there is one, and what it can show."""

import os
import sys

from .asked import CommandFailed

TYPE_CHECKING = False  # typing would take longer than the answer
if TYPE_CHECKING:
    from collections.abc import MutableMapping

_OF_ALL_COLOURS = ("kitty", "ghostty", "alacritty", "foot", "wezterm")


def has_all_colours(variables: "MutableMapping[str, str]") -> bool:
    """Return whether the terminal of *variables* shows every colour: it says so, or is one of those that do.

    Over ssh only its name comes along.
    """
    if said := variables.get("COLORTERM"):
        return said.lower() in ("truecolor", "24bit")
    parts = variables.get("TERM", "").lower().split("-")
    return parts[-1] == "direct" or any(part in _OF_ALL_COLOURS for part in parts)


def say_so(variables: "MutableMapping[str, str]") -> None:
    """Let *variables* say it where the terminal shows every colour."""
    if not variables.get("COLORTERM") and has_all_colours(variables):
        variables["COLORTERM"] = "truecolor"


def needs_terminal() -> None:
    """Raise CommandFailed where there is no terminal to draw on and to read keys from."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise CommandFailed(
            "twofold needs a terminal to draw on and keys to read: run it without pipes or redirection."
        )
    kind = os.environ.get("TERM", "")
    if sys.platform != "win32" and kind in ("", "dumb", "unknown"):
        said = f"TERM={kind}" if kind else "TERM is not set"
        raise CommandFailed(
            f"This terminal cannot draw a page ({said}). Try another, or set TERM=xterm-256color."
        )

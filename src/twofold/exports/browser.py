"""Opening a link, or a ticket, in a window of its own, where there is one that needs no terminal."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from twofold.domain.people import Invalid
from twofold.domain.retreat.looking import read_link

WAIT = 2.0
"""Seconds in which an opener may say that it found no browser; one that runs on has found one."""
DOCUMENTS = frozenset((
    ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".avif", ".bmp", ".tif", ".tiff", ".pkpass",
    ".eml", ".ics", ".txt", ".md", ".html", ".htm", ".odt", ".doc", ".docx", ".rtf",
))  # fmt: skip
"""How the names of files end that are opened: what is looked at, and no program."""
_TEXT = frozenset(
    ("w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl", "chawan", "cha")
)
"""Browsers that would draw over us."""


def can_open() -> bool:
    """Return whether this machine can show a link in a window, beside the terminal."""
    return _opener() is not None


def open_link(url: str, wait: float = WAIT) -> bool:
    """Open *url* (http or https) in a browser of its own; return whether that was begun.

    It knows nothing of our terminal and writes nothing on it. Takes up to *wait* seconds: not to be called
    where a key is waited for. Raises nothing.
    """
    try:
        link = read_link(url)
    except Invalid:
        return False
    return _show(link, wait)


def open_file(path: Path, wait: float = WAIT) -> bool:
    """Open the document at *path* (see DOCUMENTS) with what this machine has for it; else as `open_link`."""
    is_one = path.suffix.lower() in DOCUMENTS and path.is_file()
    return is_one and _show(str(path.absolute()), wait)


def _show(what: str, wait: float) -> bool:
    opener = _opener()
    if opener is None:
        return False
    if opener == [_WINDOWS]:
        return _start_file(what)
    try:
        process = subprocess.Popen(
            [*opener, what],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=_environment(),
        )
    except (OSError, ValueError):
        return False
    try:
        return process.wait(wait) == 0
    except subprocess.TimeoutExpired:
        # It shows the page itself. When it ends one day, somebody has to take notice.
        threading.Thread(target=process.wait, daemon=True).start()
        return True


_WINDOWS = "start"


def _opener() -> list[str] | None:
    """Return the command that opens a link, or None where nothing could show it here."""
    known = os.environ
    if any(known.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return None  # it would open at the other end, where nobody sits
    if sys.platform == "win32":
        return [_WINDOWS]
    if sys.platform == "darwin":
        return _found(["open"])
    if known.get("WSL_DISTRO_NAME") and (found := _found(["wslview"])):
        return found
    if not (known.get("DISPLAY") or known.get("WAYLAND_DISPLAY")):
        return None
    return _found(["xdg-open"]) or _found(["gio", "open"])


def _found(command: list[str]) -> list[str] | None:
    path = shutil.which(command[0])
    return [path, *command[1:]] if path else None


def _environment() -> Mapping[str, str]:
    """Return the environment for the opener: without a browser that would want the terminal."""
    kept = dict(os.environ)
    wanted = [each.split()[0] for each in kept.get("BROWSER", "").split(":") if each.strip()]
    if any(Path(each).name in _TEXT for each in wanted):
        del kept["BROWSER"]
    return kept


def _start_file(what: str) -> bool:
    start = getattr(os, "startfile", None)
    if start is None:
        return False
    with suppress(OSError):
        start(what)
        return True
    return False

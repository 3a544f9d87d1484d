"""The settings of this machine, in a small TOML file that people may edit by hand.

Names, colours and marks are not here: they belong to the couple and live in the data file.
"""

import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import msgspec

from twofold.domain.idle import LOCK_AFTER, LOCK_MINUTES
from twofold.domain.patterns import pattern

MOST_TOLD = 10
"""Things in it that cannot be used and are told one by one."""
SIZE_LIMIT = 100_000
"""Largest file of settings that is read, in bytes."""
HEADER = "# Settings of twofold on this machine. Your names and marks are in the data file.\n"
_NOTES = {
    "bell": "a soft bell at the end of a turn",
    "lock": "minutes without a key after which an open drawer locks",
    "motion": "slow movement on the screen; false keeps it still",
    "theme": "how it looks",
}
_BARE = pattern(r"[A-Za-z0-9_-]+")
_TABLE = pattern(r"^\s*\[", re.MULTILINE)


class Settings(msgspec.Struct, frozen=True):
    """What this machine does.

    ``theme``: the name of a theme. ``lock``: minutes without a key after which an open drawer locks, one of
    LOCK_MINUTES. ``keys``: the id of a binding to its key, or to several with commas.
    """

    bell: bool = False
    motion: bool = True
    theme: str = "twofold-dark"
    lock: int = LOCK_AFTER
    keys: dict[str, str] = {}


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings in *path* and one sentence for each thing in it that could not be used.

    No file: the standard settings and no sentence. Never raises for what a file may contain.
    """
    try:
        found = _read(path)
    except (OSError, ValueError) as error:
        return Settings(), (f"{path} could not be read: {_reason(error)}. The usual settings apply.",)
    troubles: list[str] = []
    values: dict[str, Any] = {}
    standard = Settings()
    for key, value in found.items():
        if key not in Settings.__struct_fields__:
            troubles.append(f"{path}: {_toml(key)} is not a setting{_nearest(key)}. It is left alone.")
        elif key == "keys" and isinstance(value, dict):
            values[key] = {k: v for k, v in value.items() if isinstance(v, str) and v.strip()}
            troubles += [
                f'{path}: keys.{_key(k)} must name a key in quotes, such as "f9"; the usual key is used.'
                for k in value
                if k not in values[key]
            ]
        else:
            usual = getattr(standard, key)
            if type(value) is type(usual) and value != "" and (key != "lock" or value in LOCK_MINUTES):
                values[key] = value
            else:
                used = "the usual keys are used" if key == "keys" else f"{_toml(usual)} is used"
                troubles.append(f"{path}: {key} must be {_wanted(usual)}, not {_toml(value)[:60]}; {used}.")
    if (more := len(troubles) - MOST_TOLD) > 0:
        troubles[MOST_TOLD:] = [f"{path}: {more:,} more things in it cannot be used."]
    return Settings(**values), tuple(troubles)


def save_settings(path: Path, settings: Settings) -> None:
    """Write *settings* to *path*: whole or not at all, mode 0600, in a folder made 0700 when missing.

    What else stands in the file (comments, keys unknown here) stays. A file that is not TOML is first
    copied beside itself as ``config.toml.unreadable``. Raises OSError when it cannot be written.
    """
    from twofold.domain.toml import read_toml

    path = Path(os.path.realpath(path))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        found = _read(path)
        old = path.read_text("utf-8") if found else ""
    except ValueError:
        _replace(path.with_name(path.name + ".unreadable"), path.read_bytes())
        found, old = {}, ""
    wanted = {**found, **msgspec.structs.asdict(settings)}
    if not settings.keys:
        wanted.pop("keys")
    text = _edited(old, settings) if old else _fresh(wanted)
    try:
        faithful = {**msgspec.structs.asdict(Settings()), **read_toml(text)} == {"keys": {}, **wanted}
    except ValueError:
        faithful = False
    # A file written in ways the line edit does not follow (values over several lines,
    # dotted keys) loses its comments rather than a value.
    _replace(path, (text if faithful else _fresh(wanted)).encode("utf-8"))


def bytes_of(path: Path) -> bytes:
    """Return what is in the file of settings *path*. Raises OSError, without waiting, and TooMuch."""
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    with os.fdopen(fd, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):  # reading a pipe or a device could wait for ever
            raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
        data = file.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        from twofold.domain.toml import TooMuch

        raise TooMuch(f"it is larger than {SIZE_LIMIT // 1000} KB, too large for settings")
    return data


def _read(path: Path) -> dict[str, Any]:
    try:
        data = bytes_of(path)
    except FileNotFoundError:
        return {}
    from twofold.domain.toml import read_toml

    return read_toml(data.decode("utf-8-sig"))


def _edited(old: str, settings: Settings) -> str:
    """Return the text *old* with the values of *settings* put in where they stand."""
    old = old.removeprefix("\ufeff").replace("\r\n", "\n")
    old = re.sub(r"(?ms)^[ \t]*\[[ \t]*keys[ \t]*\][^\n]*\n?.*?(?=^[ \t]*\[|\Z)", "", old)
    table = _TABLE.search(old)
    head, tail = (old[: table.start()], old[table.start() :]) if table else (old, "")
    for key in ("bell", "motion", "theme", "lock"):
        line = f"{key} = {_toml(getattr(settings, key))}"
        value = r"(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^#\n]*+)"
        stands = re.search(rf"(?m)^[ \t]*+{key}[ \t]*+=[ \t]*+({value})([ \t]*+(?:#[^\n]*+)?)$", head)
        if stands:
            space = stands[1][len(stands[1].rstrip(" \t")) :]
            head = head[: stands.start()] + line + space + stands[2] + head[stands.end() :]
        elif getattr(settings, key) != getattr(Settings(), key):
            head = f"{head.rstrip()}\n{line}\n\n" if head.strip() else f"{line}\n\n"
    return "".join(f"{part.rstrip()}\n" for part in (head, tail, *_keys(settings.keys)) if part.strip())


def _fresh(wanted: dict[str, Any]) -> str:
    lines = [HEADER]
    for key, value in wanted.items():
        if key == "keys":
            continue
        note = _NOTES.get(key)
        lines.append(f"{_key(key)} = {_toml(value)}" + (f"  # {note}" if note else "") + "\n")
    return "".join(lines) + "".join(_keys(wanted.get("keys", {})))


def _keys(keys: dict[str, str]) -> Iterator[str]:
    if keys:
        yield "\n[keys]\n" + "".join(f"{_key(k)} = {_toml(v)}\n" for k, v in keys.items())


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _toml(key)


def _toml(value: object) -> str:
    """Return *value*, as tomllib gives it, on one line of TOML."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            text = value.replace("\\", "\\\\").replace('"', '\\"')
            return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda m: f"\\u{ord(m[0]):04x}", text) + '"'
        case datetime() | date() | time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            return "{" + ", ".join(f"{_key(k)} = {_toml(v)}" for k, v in value.items()) + "}"
        case _:
            return str(value)


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mkstemp gives 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _wanted(usual: object) -> str:
    minutes = f"{', '.join(map(str, LOCK_MINUTES[:-1]))} or {LOCK_MINUTES[-1]} (minutes)"
    kinds = {bool: "true or false", str: "words in quotes", dict: "a table of keys", int: minutes}
    return kinds[type(usual)]


def _nearest(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, Settings.__struct_fields__, 1)
    return f' (perhaps you meant "{near[0]}")' if near else ""


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    text = str(error)
    return text[:1].lower() + text[1:].rstrip(".")

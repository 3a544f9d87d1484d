"""The command line. Nothing heavy is loaded before it is needed: ``--version`` and ``--help`` answer at once.

Exit codes: 0 all is well · 1 ``check`` found damage · 2 it could not be done, and one sentence on stderr
says why · 70 a fault of our own · 130 interrupted.
"""

import os
import sys

from . import __version__

TYPE_CHECKING = False  # typing, pathlib and argparse would take longer than the answer to --version
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

WELL, DAMAGED, TROUBLE, FAULT, INTERRUPTED = 0, 1, 2, 70, 130

HELP = """\
twofold: two partners, one terminal.
Listen to each other in turns, and keep what matters.

  twofold               open it
  twofold demo          look around with a made-up couple; nothing is kept
  twofold where         print where your file, its backups and your settings are
  twofold check         look your file over, without changing it
                        (exit code 0: sound, 1: damaged, 2: there is no such file)
  twofold export FILE   write all that you share into FILE, which ends in
                        .json (everything, in a stable shape) or .md (to read or print);
                        it is not sealed, so keep it where you would keep a letter

  --file PATH           use this data file; otherwise the one that the variable
                        TWOFOLD_FILE names, or else one in your own data folder
  --force               let export replace FILE if it is there already
  --version             print the version
  -h, --help            print this page

New here? Try: twofold demo
"""


_SEE_HELP = "Run twofold --help to see what it can do."


class Trouble(Exception):
    """What was asked cannot be done; the message is a sentence to show."""


class _Asked:
    """What was asked for: the words that stand outside of options, and the options."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.file: str | None = None
        self.force = False
        self.only = ""


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Do what *arguments* (None: those of the program) ask, and return the exit code. Raises nothing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a letter gets its code, not a traceback.
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has gone, and needs no words
        code = TROUBLE
    except Exception as error:
        code = _complain(error)
    _let_go()
    return code


def _let_go() -> None:
    """Give what cannot be printed somewhere to go, or Python's own last flush would complain about it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    asked = _parse(arguments)
    if asked.only:
        print(asked.only, end="")
        return WELL
    name, *more = asked.words or ("",)
    if name not in _COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(name, _COMMANDS, 1)
        guess = f"Did you mean twofold {near[0]}?" if near else _SEE_HELP
        raise Trouble(f'There is no command "{name}". {guess}')
    if name == "export":
        if len(more) != 1:
            raise Trouble("Name one file to write, such as twofold export ours.md.")
    elif more or asked.force:
        raise Trouble(f'"{more[0] if more else "--force"}" belongs to no command. {_SEE_HELP}')
    return _COMMANDS[name](asked)


def _parse(arguments: list[str]) -> _Asked:
    asked, rest = _Asked(), iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument in ("-h", "--help"):
            asked.only = HELP
            break
        if argument == "--version":
            asked.only = f"twofold {__version__}\n"
            break
        if argument == "--":
            asked.words += rest
        elif argument == "--force":
            asked.force = True
        elif name == "--file":
            asked.file = value if equals else next(rest, "-")
            if not equals and asked.file.startswith("-"):
                raise Trouble(f"--file needs the path of a file behind it. {_SEE_HELP}")
        elif argument.startswith("-"):
            raise Trouble(f'There is no option "{argument}". {_SEE_HELP}')
        else:
            asked.words.append(argument)
    return asked


# --- the commands ---------------------------------------------------------------------------------------


def _open(asked: _Asked) -> int:
    from .store.places import config_file

    data = _data(asked)
    config = config_file()
    _needs_terminal()
    _make_room(data)
    _begin()
    from .opening import Opening

    opening = Opening(data)
    from .app import run

    return run(data, config, opening=opening)


def _demo(asked: _Asked) -> int:
    import shutil
    import tempfile
    from contextlib import suppress
    from pathlib import Path

    if asked.file is not None:
        raise Trouble("The demo brings a file of its own: leave --file out.")
    from .store.places import CONFIG_NAME, NoPlace, config_file

    _needs_terminal()
    # Said before, not after: a quick exit says no farewell.
    print("A made-up couple, in a temporary folder. Nothing here is kept.", flush=True)
    with tempfile.TemporaryDirectory(prefix="twofold-demo-", ignore_cleanup_errors=True) as folder:
        data, config = Path(folder, "twofold.json"), Path(folder, "config", CONFIG_NAME)
        config.parent.mkdir(mode=0o700)
        with suppress(FileNotFoundError, NoPlace):  # no settings yet: the demo has the standard ones
            shutil.copyfile(config_file(), config)
        from .demo import furnish

        furnish(data)
        _begin()
        from .app import run

        return run(data, config, demo=True)


def _where(asked: _Asked) -> int:
    from .store import places

    data, config = _data(asked), places.config_file()
    backups = places.backup_dir(data)
    found = sorted(backups.iterdir()) if backups.is_dir() else []
    for name, path, state in (
        ("data", data, _state(data, "not there yet; it is made when you begin")),
        (
            "journal",
            places.journal_file(data),
            _state(places.journal_file(data), "none now; all is in the data file"),
        ),
        ("backups", backups, f"{len(found)} of them" if found else "none yet"),
        ("settings", config, _state(config, "not there yet; the standard ones are used")),
        ("protocols", config.parent / "protocols", _own_protocols(config.parent / "protocols")),
    ):
        print(f"{name:<10} {_plain(path)}\n{'':<10} {state}")
    return WELL


def _check(asked: _Asked) -> int:
    from .store.check import check

    report = check(_data(asked))
    if report.state == "missing":
        raise Trouble(report.sentences[0])
    for sentence in report.sentences:
        print(_plain(sentence))
    if report.state == "sound":
        print("It is sound.")
        return WELL
    if report.backups:
        print(f"The newest good backup is {_plain(report.backups[0])}. Open twofold to go back to it.")
    return DAMAGED


def _export(asked: _Asked) -> int:
    from pathlib import Path

    from .exports import files
    from .store import places

    data, to = _data(asked), Path(asked.words[1]).absolute()
    ending = next((known for known in files.ENDINGS if known == to.suffix.lower()), None)
    if ending is None:
        raise Trouble(f"{to.name} should end in .json (everything) or .md (to read).")
    own = (data, places.journal_file(data), places.lock_file(data))
    if os.path.realpath(to) in map(os.path.realpath, own):
        raise Trouble(f"{to} belongs to twofold itself. Choose another name.")
    if not data.exists():
        raise Trouble(f"There is nothing to export yet: no file at {data}.")
    from .domain.records import utc_now
    from .store import Store

    store = Store.open(data)
    try:
        couple = next(iter(store.couple.all()), None)
        text = files.write(ending, couple, store.sessions.all(), store.notes.all(), utc_now())
    finally:
        store.close()
    try:
        files.keep(to, text, replace=asked.force)
    except FileExistsError as error:
        raise Trouble(f"{to} is there already. Choose another name, or add --force to replace it.") from error
    print(f"Written to {_plain(to)}")
    return WELL


_COMMANDS: "dict[str, Callable[[_Asked], int]]" = {
    "": _open,
    "demo": _demo,
    "where": _where,
    "check": _check,
    "export": _export,
}

# --- small helpers --------------------------------------------------------------------------------------


def _begin() -> None:
    """Put off looking for garbage: what is made while starting stays. The app begins to when it stands."""
    import gc

    gc.disable()


def _data(asked: _Asked) -> "Path":
    from pathlib import Path

    from .store.places import data_file

    data = data_file(None if asked.file is None else Path(asked.file))
    if data.is_dir():
        raise Trouble(f"{data} is a folder. Name a file in it, such as {data / 'twofold.json'}.")
    return data


def _needs_terminal() -> None:
    streams = (sys.stdin, sys.stdout, sys.stderr)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise Trouble(
            "twofold needs a terminal to draw on and keys to read: run it without pipes or redirection."
        )
    kind = os.environ.get("TERM", "")
    if sys.platform != "win32" and kind in ("", "dumb", "unknown"):
        said = f"TERM={kind}" if kind else "TERM is not set"
        raise Trouble(f"This terminal cannot draw a page ({said}). Try another, or set TERM=xterm-256color.")


def _make_room(data: "Path") -> None:
    try:
        data.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or "it cannot be made").lower()
        raise Trouble(
            f"There is no room for your file in {data.parent} ({why}). Name another place with --file PATH."
        ) from error


def _state(path: "Path", absent: str) -> str:
    from datetime import datetime

    try:
        facts = path.stat()
    except FileNotFoundError:
        return absent
    size = f"{facts.st_size:,} bytes" if facts.st_size < 10_000 else f"{facts.st_size / 1000:,.0f} kB"
    return f"{size}, last changed {datetime.fromtimestamp(facts.st_mtime):%Y-%m-%d %H:%M}"


def _own_protocols(folder: "Path") -> str:
    count = len(list(folder.glob("*.toml")))
    return f"{count} of your own" if count else "none of your own; put .toml files here to add some"


def _plain(what: object) -> str:
    # A file may have any name, also one that gives orders to the terminal.
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(what))


def _sentence(words: str) -> str:
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")


def _complain(error: Exception) -> int:
    """Say on stderr what *error* means, in one line and without anything private; return the exit code."""
    code = TROUBLE
    store = sys.modules.get("twofold.store")  # not loaded: then it cannot have raised anything
    if isinstance(error, Trouble) or (store and isinstance(error, store.StoreError)):
        words = str(error)
    elif isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        words = _sentence(f"{where}{error.strerror.lower()}" if error.strerror else str(error))
    else:
        words, code = _fault(error), FAULT
    print(f"twofold: {_plain(words)}", file=sys.stderr)
    return code


def _fault(error: Exception) -> str:
    from pathlib import Path

    # The message of an exception may quote what somebody wrote; its kind and place do not.
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f" in {Path(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno}" if at else ""
    return f"Something went wrong inside twofold ({type(error).__name__}{place}). What was saved is safe."

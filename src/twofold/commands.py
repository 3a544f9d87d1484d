"""What the command line can do: one function for each command.

They load what they need when they are called, so that ``--version`` and ``--help`` answer at once.
"""

import os
import sys

TYPE_CHECKING = False  # typing and pathlib would take longer than the answer to --version
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .exports.whole import Whole

WELL, DAMAGED = 0, 1
_NAMED = 5


class CommandFailed(Exception):
    """What was asked cannot be done; the message is a sentence to show."""


class Asked:
    """What was asked for: the words that stand outside of options, and the options."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.file: str | None = None
        self.force = False
        self.worksheet: str | None = None
        """The date of a round ("" for the latest), or None when none was asked for."""
        self.retreat: str | None = None
        """The name of a retreat ("" for the next one), or None when none was asked for."""
        self.rings = False
        self.only = ""


def _open(asked: Asked) -> int:
    from .store.places import config_file

    data = _data(asked)
    config = config_file()
    _needs_terminal()
    _make_room(data)
    _begin()
    from .store.reading import begin

    begin(data)
    from .app import run

    return run(data, config)


def _demo(asked: Asked) -> int:
    import tempfile
    from contextlib import suppress
    from pathlib import Path

    if asked.file is not None:
        raise CommandFailed("The demo brings a file of its own: leave --file out.")
    from .frame.beside import beside
    from .store.config import bytes_of
    from .store.places import CONFIG_NAME, config_file

    _needs_terminal()
    # Said before, not after: a quick exit says no farewell.
    print("A made-up couple, in a temporary folder. Nothing here is kept.", flush=True)
    with tempfile.TemporaryDirectory(prefix="twofold-demo-", ignore_cleanup_errors=True) as folder:
        data, config = Path(folder, "twofold.json"), Path(folder, "config", CONFIG_NAME)
        config.parent.mkdir(mode=0o700)
        with suppress(OSError, ValueError):  # none that can be read: the demo has the standard ones
            config.write_bytes(bytes_of(config_file()))
        made = beside(lambda: _furnish(data))
        try:
            _begin()
            from .app import run  # which takes about as long as a made-up year
        finally:
            # Nothing may be written any more when the folder goes.
            whole = made()
        if not whole:
            data = Path(folder, "again", "twofold.json")
            data.parent.mkdir(mode=0o700)
            _furnish(data)
        return run(data, config, demo=True)


def _furnish(data: "Path") -> None:
    from .demo import furnish

    furnish(data)


def _where(asked: Asked) -> int:
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
        ("mistakes", places.mistakes_file(data), _state(places.mistakes_file(data), "none noted")),
        ("settings", config, _state(config, "not there yet; the standard ones are used")),
        ("protocols", config.parent / "protocols", _own_files(config.parent / "protocols")),
        ("retreats", config.parent / "retreats", _own_files(config.parent / "retreats")),
        ("questions", config.parent / "questions", _own_files(config.parent / "questions")),
    ):
        print(f"{name:<10} {plain(path)}\n{'':<10} {state}")
    return WELL


def _check(asked: Asked) -> int:
    from .store.check import check

    report = check(_data(asked))
    if report.state == "missing":
        raise CommandFailed(report.sentences[0])
    for sentence in report.sentences:
        print(plain(sentence))
    _name_mistakes(_data(asked))
    if report.state == "sound":
        print("It is sound.")
        return WELL
    for sentence in report.advice:
        print(plain(sentence))
    return DAMAGED


def _name_mistakes(data: "Path") -> None:
    from .store.places import mistakes_file

    notes = mistakes_file(data)
    if notes.exists():
        print(
            f"twofold went on after mistakes of its own; where they were is noted in {plain(notes)}, "
            "without anything you wrote. For a report, take that file."
        )


def _repair(asked: Asked) -> int:
    from .domain.records import utc_now
    from .store.repair import repair

    data = _data(asked)
    if not (data.exists() or _has_backups(data)):
        raise CommandFailed(f"There is no file {data} to mend, and no backup of it.")
    for sentence in repair(data, utc_now()):
        print(plain(sentence))
    from .store.check import check

    return WELL if check(data).state == "sound" else DAMAGED


def _has_backups(data: "Path") -> bool:
    from .store.backups import every

    return bool(every(data))


def _merge(asked: Asked) -> int:
    from .domain.records import utc_now
    from .store.joining import merge
    from .store.typed import path_of

    for sentence in merge(_data(asked), path_of(asked.words[1]), utc_now()):
        print(plain(sentence))
    return WELL


def _export(asked: Asked) -> int:
    from .domain.people import Invalid as Unfit
    from .exports import files
    from .exports.whole import left_out
    from .store import places
    from .store.typed import path_of

    data, to = _data(asked), path_of(asked.words[1])
    ending = to.suffix.lower()
    if asked.retreat is None and asked.worksheet is None and ending in files.ONLY_PLANS:
        asked.retreat = ""  # nothing else is written into such a file
    _needs_ending(to, ending, asked)
    if files.is_one_of(to, places.own_files(data)):
        raise CommandFailed(f"{to} belongs to twofold itself. Choose another name.")
    if not data.exists():
        raise CommandFailed(f"There is nothing to export yet: no file at {data}.")
    try:
        whole = _whole(data, asked)
        text = _written(whole, ending, asked)
        files.keep(to, text, replace=asked.force)
    except Unfit as trouble:
        raise CommandFailed(f"{trouble} {_unread(whole.unread)}".strip()) from trouble
    except FileExistsError as error:
        raise CommandFailed(
            f"{to} is there already. Choose another name, or add --force to replace it."
        ) from error
    print(f"Written to {plain(to)}")
    if whole.unread:
        print(plain(f"{left_out(whole.unread)} {_unread(whole.unread)}"))
    return WELL


def _unread(sentences: "tuple[str, ...]") -> str:
    if not sentences:
        return ""
    more = f" And {len(sentences) - _NAMED} more." if len(sentences) > _NAMED else ""
    return f"{' '.join(sentences[:_NAMED])}{more} twofold repair may bring it back."


def _needs_ending(to: "Path", ending: str, asked: Asked) -> None:
    from .exports import files

    sheet, retreat = asked.worksheet is not None, asked.retreat is not None
    if sheet and retreat:
        raise CommandFailed("One file holds one thing: ask for --worksheet or for --retreat.")
    if sheet and ending not in files.SHEET_ENDINGS:
        raise CommandFailed(
            f"{to.name} should end in .html (to print) or .md (to read): it is one worksheet."
        )
    if retreat and ending not in files.PLAN_ENDINGS:
        raise CommandFailed(
            f"{to.name} should end in .ics (a calendar), .html (to print), .md (to read) or .csv (the "
            "budget): it is one retreat."
        )
    if asked.rings and ending != ".ics":
        raise CommandFailed("--rings is for a calendar: name a file that ends in .ics.")
    if not sheet and not retreat and ending == ".html":
        raise CommandFailed(
            "A page to print holds one worksheet or one retreat: "
            f"twofold export {to.name} --worksheet, or --retreat."
        )
    if not sheet and not retreat and ending not in files.ENDINGS:
        raise CommandFailed(
            f"{to.name} should end in .json (everything) or .md (to read); "
            "a retreat in .ics, .html, .md or .csv."
        )


def _written(whole: "Whole", ending: str, asked: Asked) -> str:
    """Return the text to write: of everything, or of one round, or of one retreat."""
    from .domain.records import utc_now
    from .exports import files
    from .exports.whole import plan_of, round_of

    now = utc_now()
    if asked.retreat is not None:
        plan = plan_of(whole.plans, asked.retreat, now.astimezone().date())
        kind = next(known for known in files.PLAN_ENDINGS if known == ending)
        return files.write_retreat(kind, plan, whole.couple, now, rings=asked.rings)
    if asked.worksheet is None:
        return files.write(".json" if ending == ".json" else ".md", whole, now)
    sheet = round_of(whole.worksheets, asked.worksheet)
    return files.write_worksheet(".html" if ending == ".html" else ".md", whole, sheet.id, now)


def _whole(data: "Path", asked: Asked) -> "Whole":
    """Return what is needed of the file *data*: everything, or what belongs to worksheets, or to retreats."""
    from .exports.whole import THE_REST, Whole
    from .store import Store

    everything = asked.worksheet is None and asked.retreat is None
    sheets = everything or asked.worksheet is not None
    plans = everything or asked.retreat is not None
    names = ["couple"]
    names += ["sessions", "notes", *THE_REST] if everything else []
    names += ["worksheets", "replies", "agreements"] if sheets else []
    names += ["plans"] if plans else []
    store = Store.open(data)
    try:
        found = {name: tuple(store.table(name).all()) for name in names}
        unread = tuple(said for name in names for said in store.table(name).unread())
        for sentence in store.noticed:
            print(plain(sentence), file=sys.stderr)
    finally:
        store.close()
    return Whole.of(found, unread)


COMMANDS: "dict[str, Callable[[Asked], int]]" = {
    "": _open,
    "demo": _demo,
    "where": _where,
    "check": _check,
    "repair": _repair,
    "merge": _merge,
    "export": _export,
}


def _begin() -> None:
    """Let no dump be made of what people write, and put off looking for garbage while the app starts.

    What is made while starting stays; the app begins to look when it stands.
    """
    import gc

    from .frame.secrecy import keep_to_ourselves

    keep_to_ourselves()
    gc.disable()


def _data(asked: Asked) -> "Path":
    from .store.places import data_file
    from .store.typed import path_of

    data = data_file(None if asked.file is None else path_of(asked.file))
    if data.is_dir():
        raise CommandFailed(f"{data} is a folder. Name a file in it, such as {data / 'twofold.json'}.")
    return data


def _needs_terminal() -> None:
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


def _make_room(data: "Path") -> None:
    try:
        data.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        why = (error.strerror or "it cannot be made").lower()
        raise CommandFailed(
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


def _own_files(folder: "Path") -> str:
    count = len(list(folder.glob("*.toml")))
    return f"{count} of your own" if count else "none of your own; put .toml files here to add some"


def plain(what: object) -> str:
    """Return *what* as text without control characters: a file's name could give orders to the terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(what))

"""What the command line can do: one function for each command.

They load what they need when they are called, so that ``--version`` and ``--help`` answer at once.
"""

import os

from .asked import Asked, CommandFailed, data_of, plain
from .terminals import needs_terminal, say_so

TYPE_CHECKING = False  # typing and pathlib would take longer than the answer to --version
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WELL, DAMAGED = 0, 1


def _open(asked: Asked) -> int:
    from .store.places import config_file

    data = data_of(asked)
    config = config_file()
    needs_terminal()
    _make_room(data)
    _begin()
    from .store.reading import begin

    begin(data)
    from .running import run

    return _seated(lambda: run(data, config, seat=asked.seat, confined=asked.confined))


def _seated(run: "Callable[[], int]") -> int:
    """Run the app; who is neither of the two is told in a sentence."""
    from .domain.people import Invalid

    try:
        return run()
    except Invalid as words:
        raise CommandFailed(str(words)) from None


def _demo(asked: Asked) -> int:
    import tempfile
    from contextlib import suppress
    from pathlib import Path

    if asked.file is not None:
        raise CommandFailed("The demo brings a file of its own: leave --file out.")
    from .frame.beside import beside
    from .store.config import bytes_of
    from .store.places import CONFIG_NAME, config_file

    needs_terminal()
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
            from .running import run  # which takes about as long as a made-up year
        finally:
            # Nothing may be written any more when the folder goes.
            whole = made()
        if not whole:
            data = Path(folder, "again", "twofold.json")
            data.parent.mkdir(mode=0o700)
            _furnish(data)
        return _seated(lambda: run(data, config, demo=True, seat=asked.seat))


def _furnish(data: "Path") -> None:
    from .demo import furnish

    furnish(data)


def _where(asked: Asked) -> int:
    from .store import places

    data, config = data_of(asked), places.config_file()
    backups = places.backup_dir(data)
    found = sorted(backups.iterdir()) if backups.is_dir() else []
    for name, path, state in (
        ("data", data, _state(data, "not there yet; twofold makes it when you begin")),
        (
            "journal",
            places.journal_file(data),
            _state(places.journal_file(data), "none now; everything is in the data file"),
        ),
        ("backups", backups, f"{len(found)} of them" if found else "none yet"),
        ("mistakes", places.mistakes_file(data), _state(places.mistakes_file(data), "none noted")),
        ("settings", config, _state(config, "not there yet; the usual settings apply")),
        ("protocols", config.parent / "protocols", _own_files(config.parent / "protocols")),
        ("retreats", config.parent / "retreats", _own_files(config.parent / "retreats")),
        ("questions", config.parent / "questions", _own_files(config.parent / "questions")),
    ):
        print(f"{name:<10} {plain(path)}\n{'':<10} {state}")
    return WELL


def _check(asked: Asked) -> int:
    from .store.check import check

    report = check(data_of(asked))
    _name_left_out()
    if report.state == "missing":
        raise CommandFailed(report.sentences[0])
    for sentence in report.sentences:
        print(plain(sentence))
    _name_mistakes(data_of(asked))
    if report.state == "sound":
        print("It is sound.")
        return WELL
    for sentence in report.advice:
        print(plain(sentence))
    return DAMAGED


def _name_left_out() -> None:
    from .domain.leftout import by_mending, counted
    from .frame.leftout import everywhere
    from .store.places import config_file

    things = everywhere(config_file())
    if things:
        print(counted(len(things)))
    for mend, left in by_mending(things).items():
        for thing in left:
            print(plain(f"{thing.where}: {thing.what}" if thing.where else thing.what))
        print(plain(f"  {mend}"))


def _name_mistakes(data: "Path") -> None:
    from .store.places import mistakes_file

    notes = mistakes_file(data)
    if notes.exists():
        print(
            "twofold has recovered from errors of its own. Where they happened is noted in "
            f"{plain(notes)}, without anything you wrote. For a report, use that file."
        )


def _repair(asked: Asked) -> int:
    from .domain.records import utc_now
    from .store.repair import repair

    data = data_of(asked)
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

    for sentence in merge(data_of(asked), path_of(asked.words[1]), utc_now()):
        print(plain(sentence))
    return WELL


def _export(asked: Asked) -> int:
    from .exporting import export

    return export(asked)


def _share(asked: Asked) -> int:
    if asked.mirror:
        from .sharing.mirror import mirror

        return mirror(asked)
    if asked.account is not None:
        from .sharing.accounts import open_to_account

        return open_to_account(asked)
    from .sharing.command import share

    return share(asked)


def _moment(asked: Asked) -> int:
    from .jotting import moment

    return moment(asked)


COMMANDS: "dict[str, Callable[[Asked], int]]" = {
    "": _open,
    "demo": _demo,
    "where": _where,
    "check": _check,
    "repair": _repair,
    "merge": _merge,
    "export": _export,
    "share": _share,
    "moment": _moment,
}


def _begin() -> None:
    """Let no dump be written of what people write, and put off looking for garbage while the app starts.

    What is made while starting stays; the app begins to look when it stands, and lets nobody look in.
    """
    import gc

    from .frame.secrecy import let_no_dump_be_written

    let_no_dump_be_written()
    say_so(os.environ)
    gc.disable()


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
    return f"{count} of your own" if count else "none of your own; add .toml files here"

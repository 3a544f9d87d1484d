"""The command line. Nothing heavy is loaded before it is needed: ``--version`` and ``--help`` answer at once.

Exit codes: 0 all is well · 1 ``check`` found damage · 2 it could not be done, and one sentence on stderr
says why · 70 a fault of our own · 130 interrupted.
"""

import os
import sys

from . import __version__
from .asked import Asked, CommandFailed, plain
from .commands import COMMANDS, WELL

TYPE_CHECKING = False  # typing and argparse would take longer than the answer to --version
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TROUBLE, FAULT, INTERRUPTED = 2, 70, 130

HELP = """\
twofold: two partners, one terminal.
Listen to each other in turns, and keep what matters.

  twofold               open it
  twofold demo          look around with a made-up couple; nothing is kept
  twofold where         print where your file, backups and settings are
  twofold check         check your file without changing it (exit code 0:
                        sound, 1: damaged, 2: there is no such file)
  twofold repair        mend a damaged file record by record, from its backups
                        and what was set aside; a copy of it is kept
  twofold merge FILE    add what another copy of your file holds, such as one
                        left by a sync program; neither side loses anything
  twofold export FILE   write all that you share into FILE, which ends in
                        .json (everything, in a stable format) or .md (to read
                        or print); it is not sealed, so keep it where you
                        would keep a letter
  twofold export FILE --worksheet [DATE]
                        write a worksheet that you have opened together, the
                        latest or that of DATE (such as 2026-11-03), into
                        FILE, which ends in .html (a page to print) or .md
  twofold export FILE --retreat [NAME]
                        write one retreat, the next one or that of NAME (its
                        title, how it begins, or its first day), into
                        FILE, which ends in .ics (a calendar), .html (a page
                        for the fridge, and to pack by), .md or .csv (the
                        budget); .ics and .csv need no --retreat
  twofold export FILE --year [YEAR]
                        write the year you both chose in your book,
                        the latest or YEAR, into FILE, which ends in .html (a
                        page to print) or .md
  twofold export FILE --promises
                        write the days of your agreements and rituals into
                        FILE, which ends in .ics (a calendar)

  twofold share [NAME]  how one of you can come in: from another terminal, or
                        over ssh with a key that opens twofold and nothing
                        else (--key FILE, or the public key itself); --write
                        puts it where it belongs
  twofold share --mirror
                        one screen for both of you, in tmux; the same command
                        joins it
  twofold share --account NAME
                        let another account on this computer use your file too

  twofold moment "You made tea before I woke"
                        keep one line about something good, for you alone;
                        --share shows it to the other at once, --as says whose
                        it is; without the words it asks for them

  --rings               add alarms to a calendar (.ics), ten minutes before
  --phone               write a retreat for your phones (.html): what is
                        on, what comes next, tickets, addresses and numbers;
                        it needs no network
  --as NAME             give this terminal to one of you: a name, its
                        beginning, or a or b; without it, it is for you both
  --file PATH           use this data file, instead of the one named by the
                        variable TWOFOLD_FILE or the one in your data folder
  --confined            let this terminal reach no other file and start no
                        program
  --force               let export replace an existing FILE; a calendar then
                        cancels what is gone
  --version             print the version
  -h, --help            print this page

New here? Try: twofold demo
"""


_FILES = (".ics", ".html", ".md", ".csv", ".json")
_SEE_HELP = "Run twofold --help to see what it can do."


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
    _leave_behind(code)
    return code


def _let_go() -> None:
    """Give what cannot be printed somewhere to go, or Python's own last flush would complain about it."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _leave_behind(code: int) -> None:
    """End now if a thread still works on what nobody waits for any more; Python would wait for it."""
    threading = sys.modules.get("threading")
    if threading and any(thread.name.startswith("asyncio_") for thread in threading.enumerate()):
        os._exit(code)


def _run(arguments: list[str]) -> int:
    asked = _parse(arguments)
    if asked.only:
        print(asked.only, end="")
        return WELL
    name, *more = asked.words or ("",)
    if name not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(name, COMMANDS, 1)
        guess = f"Did you mean twofold {near[0]}?" if near else _SEE_HELP
        raise CommandFailed(f'There is no command "{name}". {guess}')
    if asked.seat is not None and name not in ("", "demo", "moment"):
        raise CommandFailed(f'"--as" gives a terminal to one of you; it does not go with {name}. {_SEE_HELP}')
    if name == "export":
        if len(more) > 1 and asked.retreat:
            raise CommandFailed('Put a name of several words in quotes, such as --retreat "By the sea".')
        if len(more) != 1:
            raise CommandFailed("Name one file to write, such as twofold export ours.md.")
    elif name == "merge" and len(more) != 1:
        raise CommandFailed("Name one file to merge, such as twofold merge copy.json.")
    taken = name in ("export", "merge", "share", "moment")
    for odd in (*(() if taken else more), *_of_others(asked, name)):
        raise CommandFailed(f'"{odd}" belongs to no command. {_SEE_HELP}')
    return COMMANDS[name](asked)


def _of_others(asked: Asked, command: str) -> "Iterator[str]":
    """Yield the options given that do not belong to *command*."""
    given = {
        "export": {
            "--force": asked.force,
            "--worksheet": asked.worksheet is not None,
            "--retreat": asked.retreat is not None,
            "--year": asked.year is not None,
            "--promises": asked.promises,
            "--rings": asked.rings,
            "--phone": asked.phone,
        },
        "share": {
            "--key": asked.key is not None,
            "--account": asked.account is not None,
            "--mirror": asked.mirror,
            "--write": asked.write,
            "--yes": asked.yes,
        },
        "moment": {"--share": asked.share},
        "": {"--confined": asked.confined},
    }
    for other, options in given.items():
        if other != command:
            yield from (name for name, there in options.items() if there)


def _parse(arguments: list[str]) -> Asked:
    asked, rest = Asked(), list(arguments)
    while rest:
        argument = rest.pop(0)
        name, equals, value = argument.partition("=")
        if argument in ("-h", "--help"):
            asked.only = HELP
            break
        if argument == "--version":
            asked.only = f"twofold {__version__}\n"
            break
        if argument == "--":
            asked.words += rest
            rest.clear()
        elif argument == "--force":
            asked.force = True
        elif name == "--file":
            asked.file = value if equals else rest.pop(0) if rest else "-"
            if not equals and asked.file.startswith("-"):
                raise CommandFailed(f"--file needs the path of a file behind it. {_SEE_HELP}")
        elif name == "--as":
            asked.seat = value if equals else rest.pop(0) if rest else ""
        elif name == "--worksheet":
            # Its date may be left out: what begins with a figure and is no file to write is one.
            dated = bool(rest) and rest[0][:1].isdigit() and not rest[0].lower().endswith((".md", ".html"))
            asked.worksheet = value if equals else rest.pop(0) if dated else ""
        elif name == "--retreat":
            asked.retreat = value if equals else rest.pop(0) if _is_name(asked, rest) else ""
        elif name == "--year":
            asked.year = value if equals else rest.pop(0) if rest and rest[0].isdigit() else ""
        elif argument in ("--rings", "--phone", "--promises"):
            setattr(asked, argument[2:], True)
        elif name == "--key":
            asked.key = value if equals else rest.pop(0) if rest else ""
            if not asked.key or (asked.key.startswith("-") and asked.key != "-"):
                raise CommandFailed(f"--key needs the file of a public key behind it. {_SEE_HELP}")
        elif name == "--account":
            asked.account = value if equals else rest.pop(0) if rest else ""
            if not asked.account or asked.account.startswith("-"):
                raise CommandFailed(f"--account needs the name of an account behind it. {_SEE_HELP}")
        elif argument in ("--mirror", "--write", "--yes", "--confined", "--share"):
            setattr(asked, argument[2:], True)
        elif argument.startswith("----") and asked.words[:1] == ["share"]:
            asked.words.append(argument)  # a key that was pasted
        elif argument.startswith("-"):
            # Of a key that was pasted by mistake nothing is shown.
            raise CommandFailed(f'There is no option "{argument.split()[0]}". {_SEE_HELP}')
        else:
            asked.words.append(argument)
    return asked


def _is_name(asked: Asked, rest: list[str]) -> bool:
    """Return whether *rest* begins with the name of a retreat: no option, no file to write, no command."""
    if not rest or rest[0].startswith("-") or rest[0].lower().endswith(_FILES):
        return False
    return bool(asked.words) or rest[0] not in COMMANDS


def _sentence(words: str) -> str:
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")


def _complain(error: Exception) -> int:
    """Say on stderr what *error* means, in one line and without anything private; return the exit code."""
    code = TROUBLE
    store = sys.modules.get("twofold.store")  # not loaded: then it cannot have raised anything
    if isinstance(error, CommandFailed) or (store and isinstance(error, store.StoreError)):
        words = str(error)
    elif isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        words = _sentence(f"{where}{error.strerror.lower()}" if error.strerror else str(error))
    else:
        words, code = _fault(error), FAULT
    print(f"twofold: {plain(words)}", file=sys.stderr)
    return code


def _fault(error: Exception) -> str:
    from pathlib import Path

    # The message of an exception may quote what somebody wrote; its kind and place do not.
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f" in {Path(at.tb_frame.f_code.co_filename).name}, line {at.tb_lineno}" if at else ""
    return f"Something went wrong inside twofold ({type(error).__name__}{place}). What was saved is safe."

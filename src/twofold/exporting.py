"""The command that writes what is shared into a file: all of it, one worksheet, one retreat, or a year."""

import sys

from .asked import Asked, CommandFailed, data_of, plain

TYPE_CHECKING = False  # typing and pathlib would take longer than the answer to --version
if TYPE_CHECKING:
    from pathlib import Path

    from .exports.whole import Whole

NAMED = 5
"""Faults that are named one by one."""


def export(asked: Asked) -> int:
    """Write what is asked for into a file, and return the exit code. Raises CommandFailed."""
    from .domain.people import Invalid as Unfit
    from .exports import files
    from .exports.whole import left_out
    from .store import places
    from .store.typed import path_of

    data, to = data_of(asked), path_of(asked.words[1])
    ending = to.suffix.lower()
    alone = asked.retreat is None and asked.worksheet is None and asked.year is None and not asked.promises
    if alone and (asked.phone or ending in files.ONLY_PLANS):
        asked.retreat = ""  # nothing else is written into such a file
    _needs_ending(to, ending, asked)
    if files.is_one_of(to, places.own_files(data)):
        raise CommandFailed(f"{to} belongs to twofold itself. Choose another name.")
    if not data.exists():
        raise CommandFailed(f"There is nothing to export yet: no file at {data}.")
    unread: tuple[str, ...] = ()
    try:
        if asked.year is not None:
            from .exportingyear import written_year

            text, unread = written_year(data, asked.year, ending)
        else:
            whole = _whole(data, asked)
            unread = whole.unread
            # What a calendar held that is replaced, and holds no more, is called off in it.
            text = _written(whole, ending, asked, files.held(to) if asked.force and ending == ".ics" else "")
        files.keep(to, text, replace=asked.force)
    except Unfit as trouble:
        raise CommandFailed(f"{trouble} {_unread(unread)}".strip()) from trouble
    except FileExistsError as error:
        raise CommandFailed(
            f"{to} is there already. Choose another name, or add --force to replace it."
        ) from error
    print(f"Written to {plain(to)}")
    if unread:
        print(plain(f"{left_out(unread)} {_unread(unread)}"))
    return 0


def _unread(sentences: "tuple[str, ...]") -> str:
    if not sentences:
        return ""
    more = f" And {len(sentences) - NAMED} more." if len(sentences) > NAMED else ""
    return f"{' '.join(sentences[:NAMED])}{more} twofold repair may bring it back."


def _needs_ending(to: "Path", ending: str, asked: Asked) -> None:
    from .exports import files

    sheet, retreat = asked.worksheet is not None, asked.retreat is not None
    if sheet and retreat:
        raise CommandFailed("One file holds one thing: ask for --worksheet or for --retreat.")
    if asked.year is not None and (sheet or retreat or asked.promises):
        raise CommandFailed("One file holds one thing: ask for --year alone.")
    if asked.year is not None and (asked.rings or asked.phone):
        raise CommandFailed("--rings and --phone are for a retreat, not for a year.")
    if asked.year is not None:
        if ending not in files.SHEET_ENDINGS:
            raise CommandFailed(f"{to.name} should end in .html (to print) or .md (to read): it is a year.")
        return
    if asked.promises and (sheet or retreat):
        raise CommandFailed("One file holds one thing: ask for --promises alone.")
    if asked.promises and ending != ".ics":
        raise CommandFailed(f"{to.name} should end in .ics (a calendar): it is the days of your promises.")
    if asked.promises and (asked.rings or asked.phone):
        raise CommandFailed("--rings and --phone are for a retreat, not for promises.")
    if asked.promises:
        return
    if sheet and ending not in files.SHEET_ENDINGS:
        raise CommandFailed(
            f"{to.name} should end in .html (to print) or .md (to read): it is one worksheet."
        )
    if retreat and ending not in files.PLAN_ENDINGS:
        raise CommandFailed(
            f"{to.name} should end in .ics (a calendar), .html (to print), .md (to read) or .csv (the "
            "budget): it is one retreat."
        )
    if asked.phone and (sheet or ending != ".html"):
        raise CommandFailed("--phone is a page of a retreat: name a file that ends in .html.")
    if asked.rings and ending != ".ics":
        raise CommandFailed("--rings is for a calendar: name a file that ends in .ics.")
    if not sheet and not retreat and ending == ".html":
        raise CommandFailed(
            "A page to print holds one worksheet, one retreat or a year: "
            f"twofold export {to.name} --worksheet, --retreat or --year."
        )
    if not sheet and not retreat and ending not in files.ENDINGS:
        raise CommandFailed(
            f"{to.name} should end in .json (everything) or .md (to read); "
            "a retreat in .ics, .html, .md or .csv."
        )


def _written(whole: "Whole", ending: str, asked: Asked, before: str) -> str:
    """Return the text to write: of everything, or of one round, or of one retreat, or of what is promised.

    *before*: the calendar that it replaces, or ""."""
    from .domain.records import utc_now
    from .exports import files
    from .exports.whole import plan_of, round_of

    now = utc_now()
    if asked.promises:
        return files.write_promises(whole, before=before)
    if asked.retreat is not None:
        plan = plan_of(whole.plans, asked.retreat, now.astimezone().date())
        kind = next(known for known in files.PLAN_ENDINGS if known == ending)
        needs = next(iter(whole.needs), None)
        return files.write_retreat(
            kind, plan, whole.couple, now, needs, rings=asked.rings, phone=asked.phone, before=before
        )
    if asked.worksheet is None:
        return files.write(".json" if ending == ".json" else ".md", whole, now)
    sheet = round_of(whole.worksheets, asked.worksheet)
    return files.write_worksheet(".html" if ending == ".html" else ".md", whole, sheet.id, now)


def _whole(data: "Path", asked: Asked) -> "Whole":
    """Return what is needed of the file *data*: everything, or what belongs to worksheets, or to retreats."""
    from .exports.whole import THE_REST, Whole
    from .store import Store

    everything = asked.worksheet is None and asked.retreat is None and not asked.promises
    sheets = everything or asked.worksheet is not None
    plans = everything or asked.retreat is not None
    names = ["couple"]
    names += ["sessions", "notes", *THE_REST] if everything else []
    names += ["worksheets", "replies", "agreements"] if sheets else []
    names += ["plans"] if plans else []
    names += [] if everything or not plans else ["needs"]
    names += ["agreements", "rituals"] if asked.promises else []
    store = Store.open(data)
    try:
        found = {name: tuple(store.table(name).all()) for name in names}
        unread = tuple(said for name in names for said in store.table(name).unread())
        for sentence in store.noticed:
            print(plain(sentence), file=sys.stderr)
    finally:
        store.close()
    return Whole.of(found, unread)

"""Putting an export on the disk: whole or not at all, and for its owner's eyes."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from ..domain.people import Couple
from ..domain.retreat.needs import Needs
from ..domain.retreat.plan import Plan
from .whole import Whole

Ending = Literal[".json", ".md"]
"""How the file of everything ends."""
SheetEnding = Literal[".html", ".md"]
"""How the file of one worksheet ends."""
PlanEnding = Literal[".ics", ".html", ".md", ".csv"]
"""How the file of one retreat ends: a calendar, a page to print, Markdown, or its budget as a table."""
ENDINGS: tuple[Ending, ...] = get_args(Ending)
SHEET_ENDINGS: tuple[SheetEnding, ...] = get_args(SheetEnding)
PLAN_ENDINGS: tuple[PlanEnding, ...] = get_args(PlanEnding)
ONLY_PLANS: tuple[PlanEnding, ...] = (".ics", ".csv")
"""Endings that nothing but a retreat has, unless promises are asked for."""
_LIKELY = 5_000_000


def write(ending: Ending, whole: Whole, written: datetime) -> str:
    """Return the text of an export of *whole*, of the kind that *ending* names."""
    if ending == ".json":
        from .archive import archive

        return archive(whole, written)
    from .markdown import markdown

    return markdown(whole, written)


def write_worksheet(ending: SheetEnding, whole: Whole, id: str, written: datetime) -> str:
    """Return the text of the round *id* of *whole*, of the kind that *ending* names.

    Raises LookupError when it is not there, and Invalid while it is private.
    """
    from .worksheet import worksheet_markdown, worksheet_page

    return (worksheet_page if ending == ".html" else worksheet_markdown)(whole, id, written)


def write_retreat(
    ending: PlanEnding,
    plan: Plan,
    couple: Couple | None,
    written: datetime,
    needs: Needs | None = None,
    *,
    rings: bool = False,
    phone: bool = False,
    before: str = "",
) -> str:
    """Return the text of *plan*, of the kind that *ending* names; *needs*: what each of the two needs;
    *rings*: a calendar with alarms; *phone*: a page for a phone, and not for the printer; *before*: the
    calendar that it replaces, or ""."""
    if ending == ".ics":
        from .calendar import calendar

        return calendar(plan, couple, rings=rings, before=before)
    if ending == ".csv":
        from .retreat_budget import budget_csv

        return budget_csv(plan, couple)
    if ending == ".html" and phone:
        from .phone_page import phone_page

        return phone_page(plan, couple, written, needs=needs)
    if ending == ".html":
        from .retreat_page import retreat_page

        return retreat_page(plan, couple, written, needs=needs)
    from .retreat import retreat_markdown

    return retreat_markdown(plan, couple, written, needs=needs)


def write_promises(whole: Whole, *, before: str = "") -> str:
    """Return the days of what holds between the two of *whole*, as a calendar; *before*: the one that it
    replaces, or "". Raises Invalid where there is none."""
    from .calendar_promises import promises_calendar

    return promises_calendar(whole, before=before)


def held(path: Path) -> str:
    """Return what the file *path* holds now, as far as it is a text of a likely size, else ""."""
    try:
        if not path.is_file() or path.stat().st_size > _LIKELY:
            return ""
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


def is_one_of(path: Path, others: Iterable[Path]) -> bool:
    """Return whether *path* is one of *others*, links followed."""
    return os.path.realpath(path) in {os.path.realpath(other) for other in others}


def keep(path: Path, text: str, *, replace: bool = False) -> None:
    """Write *text* to *path* as UTF-8, mode 0600, whole or not at all.

    Raises FileExistsError when it is there and *replace* is false, and OSError when it cannot be written.
    """
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    if not replace and os.path.lexists(path):
        raise FileExistsError(17, "it is there already", str(path))
    real = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(prefix=".twofold-", dir=real.parent)  # mkstemp gives 0600
    except OSError as error:
        # Name the file that was asked for, not the temporary one.
        raise type(error)(error.errno, error.strerror, str(path)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        if replace or not _linked(temporary, real):
            temporary.replace(real)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _linked(temporary: Path, real: Path) -> bool:
    """Put *temporary* in place unless something is there by now; False where links cannot be made."""
    try:
        real.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True

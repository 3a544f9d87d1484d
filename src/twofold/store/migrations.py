"""The file's schema, and the steps from older ones.

The version stands in the table ``meta``. All steps that a file needs are one commit: after a crash the file
is of the old version or of the new one, and a backup from before lies beside it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from . import backups, snapshot
from .errors import Damaged, Newer, NotWritable, SaveFailed
from .journal import Change, Part
from .ledger import Ledger
from .text import dump, load, same

META = "meta"
_KEY = "1"
Documents = dict[str, dict[str, dict[str, Any]]]
"""Tables by name, documents by id, all decoded."""
Step = Callable[[Documents], None]
"""Brings documents from one version to the next, in place."""

STEPS: tuple[Step, ...] = ()
"""The step at index 0 leads from version 1 to version 2, and so on."""
FIRST = 1
"""The first version ever released."""


class _Meta(msgspec.Struct):
    schema: int


def migrate(ledger: Ledger, now: datetime, steps: Sequence[Step] = STEPS, first: int = FIRST) -> None:
    """Bring the file of *ledger* to the present version: ``first + len(steps)``.

    Raises Newer for a file of a later version, Damaged for one that is not twofold's, and NotWritable or
    SaveFailed when it cannot be brought there; then nothing changed.
    """
    present = first + len(steps)
    version = version_of(ledger)
    if version == present:
        return
    if version is not None and version > present:
        raise Newer(ledger.path)
    if version is None and any(ledger.tables.values()):
        raise Damaged(ledger.path, "it holds other things than twofold's")
    if version is not None and version < first:
        raise Damaged(ledger.path, f"it says it is of version {version}, which never was")
    if ledger.read_only:
        if version is None:
            return
        raise NotWritable(
            f"{ledger.path} is of an older twofold and must be brought up to date, but {_rest(ledger)}"
        )
    with ledger.exclusive():
        change: Change = {META: Part(put={_KEY: dump({"schema": present})})}
        if version is not None:
            try:
                backups.keep(ledger.path, snapshot.build(ledger.tables), f"before-v{present}", now)
            except OSError as error:
                raise SaveFailed(ledger.path, error) from error
            change = _run(ledger, steps[version - first :]) | change
        ledger.commit(change)


def version_of(ledger: Ledger) -> int | None:
    """Return the version of the file of *ledger*, or None if it does not say. Raises Damaged."""
    raw = ledger.table(META).get(_KEY)
    if raw is None:
        return None
    try:
        return msgspec.json.decode(raw, type=_Meta).schema
    except msgspec.DecodeError as error:
        raise Damaged(ledger.path, "it does not say in a sound way of which version it is") from error


def _run(ledger: Ledger, steps: Sequence[Step]) -> Change:
    new: Documents = {
        name: {key: load(raw) for key, raw in table.items()} for name, table in ledger.tables.items()
    }
    for step in steps:
        step(new)
    change: Change = {name: None for name in ledger.tables if name not in new}
    for name, table in new.items():
        old = ledger.table(name)
        put = {k: dump(d) for k, d in table.items() if k not in old or not same(old[k], d)}
        change[name] = Part(gone=[key for key in old if key not in table], put=put)
    return change


def _rest(ledger: Ledger) -> str:
    words = ledger.read_only or ""
    return words[:1].lower() + words[1:]

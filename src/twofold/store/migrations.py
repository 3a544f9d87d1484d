"""The file's schema, and the steps from older ones.

The version stands in the table ``meta``. All steps that a file needs are one commit: after a crash the file
is of the old version or of the new one, and a backup from before lies beside it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from . import snapshot
from .errors import Damaged, Newer, NotWritable, SaveFailed
from .journal import Change, TableChange, Tables
from .ledger import Ledger
from .sums import FIELD, renewed
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


def approve(path: Path, tables: Tables, steps: Sequence[Step] = STEPS, first: int = FIRST) -> int | None:
    """Return the version of *tables*, those of the data file *path*; None for a new file.

    Raises Newer for a file of a later version than ``first + len(steps)``, and Damaged for one that is not
    twofold's.
    """
    raw = tables.get(META, {}).get(_KEY)
    if raw is None:
        if any(tables.values()):
            raise Damaged(path, "it does not hold twofold's data")
        return None
    try:
        version = msgspec.json.decode(raw, type=_Meta).schema
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Damaged(path, "it does not say clearly which version it is") from error
    if version > first + len(steps):
        raise Newer(path)
    if version < first:
        raise Damaged(path, f"it says it is version {version}, which never existed")
    return version


def migrate(ledger: Ledger, now: datetime, steps: Sequence[Step] = STEPS, first: int = FIRST) -> None:
    """Bring the file of *ledger* to the present version, ``first + len(steps)``; from before lies a backup.

    Raises as `approve` does, and NotWritable or SaveFailed when it cannot be brought there; then nothing
    changed.
    """
    present = first + len(steps)
    version = approve(ledger.path, ledger.at_hand, steps, first)
    if version == present or (version is None and ledger.read_only):
        return
    if ledger.read_only:
        raise NotWritable(f"{ledger.path} is of an older twofold. {ledger.read_only}")
    with ledger.exclusive():
        version = approve(ledger.path, ledger.tables, steps, first)
        if version == present:
            return  # Another window was quicker.
        change: Change = {META: TableChange(put={_KEY: dump({"schema": present})})}
        if version is not None:
            from .backups import keep

            try:
                keep(ledger.path, snapshot.build(ledger.tables), f"before-v{present}", now)
            except OSError as error:
                raise SaveFailed(ledger.path, error) from error
            change = _run(ledger, steps[version - first :]) | change
        ledger.commit(change)


def _run(ledger: Ledger, steps: Sequence[Step]) -> Change:
    new: Documents = {
        name: {key: load(raw) for key, raw in table.items()} for name, table in ledger.tables.items()
    }
    for step in steps:
        step(new)
    change: Change = {name: None for name in ledger.tables if name not in new}
    for name, table in new.items():
        old = ledger.table(name)
        put = {
            key: renewed(document) if FIELD in document else dump(document)
            for key, document in table.items()
            if key not in old or not same(old[key], document)
        }
        change[name] = TableChange(gone=[key for key in old if key not in table], put=put)
    return change

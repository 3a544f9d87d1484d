"""Where it is kept: the TinyDB file, its journal, backups and migrations."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import BadRecord, Damaged, Newer, NotWritable, SaveFailed, Stale, StoreError
    from .records import Records
    from .store import Store

_HOMES = {"Store": "store", "Records": "records"}
__all__ = [
    "BadRecord",
    "Damaged",
    "Newer",
    "NotWritable",
    "Records",
    "SaveFailed",
    "Stale",
    "Store",
    "StoreError",
]


def __getattr__(name: str) -> Any:
    # TinyDB and all the records are loaded by those who open a file, not by those who ask for a place.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)

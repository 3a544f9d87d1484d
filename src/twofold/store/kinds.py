"""Which table keeps which kind of record; the module of a kind is loaded when it is first asked for."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from twofold.domain.records import Record
from twofold.practices import PRACTICES, named

WRITINGS, DRAWERS, REMOVALS = "writings", "drawers", "removals"
"""The tables of what is private, of its locks, and of what both removed."""
_NAMED: Mapping[str, str] = MappingProxyType(
    {
        "couple": "people:Couple",
        DRAWERS: "drawers:Drawer",
        WRITINGS: "drawers:Writing",
        "ready": "ready:Ready",
        "ago": "book.records:Ago",
        REMOVALS: "removal:Removal",
        **{table: kind for practice in PRACTICES for table, kind in practice.records.items()},
    }
)
_TABLES = {f"twofold.domain.{kind}": table for table, kind in _NAMED.items()}


class _Kinds(Mapping[str, type[Record]]):
    def __getitem__(self, table: str) -> type[Record]:
        kind: type[Record] = named("domain", _NAMED[table])
        return kind

    def __contains__(self, table: object) -> bool:
        return table in _NAMED

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMED)

    def __len__(self) -> int:
        return len(_NAMED)


KINDS: Mapping[str, type[Record]] = _Kinds()
"""The kind of record in each table, by its name: what belongs to no practice, then that of each practice."""


def table_of(kind: type[object]) -> str:
    """Return the name of the table that keeps records of *kind*. Raises TypeError where there is none."""
    for each in kind.__mro__:
        if (table := _TABLES.get(f"{each.__module__}:{each.__qualname__}")) is not None:
            return table
    raise TypeError(f"there is no table for a {kind.__name__}")

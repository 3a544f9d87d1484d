"""Records as the rules may read them, without a file."""

from typing import Generic, TypeVar

import msgspec

from twofold.domain.records import Record

R = TypeVar("R", bound=Record)
C = TypeVar("C", bound=msgspec.Struct)


def as_card(record: Record, card: type[C]) -> C:
    """Return *record* as a *card*: a struct with some of its fields."""
    return msgspec.json.decode(msgspec.json.encode(record), type=card)


class _Table(Generic[R]):
    def __init__(self, records: list[R]) -> None:
        self._records = records

    def get(self, id: str) -> R | None:
        return next((each for each in self._records if each.id == id), None)

    def peek(self, card: type[C]) -> list[C]:
        return [as_card(each, card) for each in self._records]


class Kept:
    """The tables of a store in which *records* are kept."""

    def __init__(self, *records: Record) -> None:
        self._records = records

    def __getitem__(self, kind: type[R], /) -> _Table[R]:
        return _Table([each for each in self._records if isinstance(each, kind)])

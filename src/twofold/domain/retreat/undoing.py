"""Taking a change of a plan back, and leaving what the other terminal changed since as it is."""

from typing import Any

import msgspec

from .plan import LATEST, Plan, Slot

_OWN = frozenset({"id", "created", "updated", "rev", "author", "deleted"})


def undone(now: Plan, before: Plan, after: Plan) -> Plan:
    """Return *now* without what changed from *before* to *after*; what changed since then stays.

    That goes down to the single word: when one terminal moved a slot and the other named it anew, taking the
    move back keeps the new name. What was added and changed since then stays, as does what was deleted since.
    """
    return _without(now, before, after)  # type: ignore[no-any-return]


def _without(now: Any, before: Any, after: Any) -> Any:
    """Return *now* without the change from *before* to *after*; of what cannot be parted, *now* wins."""
    if before == after:
        return now
    if now == after and not isinstance(now, Plan):
        return before
    if isinstance(now, tuple) and _keyed(now) and _keyed(before) and _keyed(after):
        return _list(now, before, after)
    if isinstance(now, msgspec.Struct) and type(now) is type(before) is type(after):
        changes = {
            name: _without(getattr(now, name), getattr(before, name), getattr(after, name))
            for name in now.__struct_fields__
            if name not in _OWN
        }
        merged = msgspec.structs.replace(now, **changes)
        # The time of one and the length of the other need not go together.
        return now if isinstance(merged, Slot) and merged.end > LATEST else merged
    return now


def _key(part: Any) -> Any:
    """Return what tells an entry of a list from the others: its id, or the days of a follow-up; else None."""
    return getattr(part, "id", None) or getattr(part, "after", None)


def _keyed(parts: tuple[Any, ...]) -> bool:
    return all(isinstance(part, msgspec.Struct) for part in parts)


def _list(now: tuple[Any, ...], before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[Any, ...]:
    was, became = {_key(part): part for part in before}, {_key(part): part for part in after}
    kept = []
    for part in now:
        key = _key(part)
        if key in became and key not in was and part == became[key]:
            continue  # added by the change
        kept.append(_without(part, was[key], became[key]) if key in was and key in became else part)
    there = {_key(part) for part in kept}
    for place, part in enumerate(before):
        if _key(part) not in became and _key(part) not in there:
            kept.insert(min(place, len(kept)), part)
    if [_key(part) for part in now] == [*became] and {*was} == {*became}:
        kept.sort(key=lambda part: list(was).index(_key(part)))
    return tuple(kept)


# -- in words ------------------------------------------------------------------------------------------------

_FIELDS = (
    ("title", "The name is"), ("purpose", "The purpose is"), ("where", "The kind of place is"),
    ("start", "The dates are"), ("days", "The dates are"), ("zone", "The time zone is"),
    ("currency", "The currency is"), ("accepted", "Your yes to the ground rules is"),
    ("budget", "The budget is"), ("closing", "The closing is"), ("follow_ups", "The look back is"),
)  # fmt: skip
_LISTS = ("slots", "ideas", "todos", "rules", "packing")


def undone_words(before: Plan, after: Plan) -> str:
    """Return in a sentence what taking back the change from *before* to *after* brings back."""
    lists = [*((getattr(before, name), getattr(after, name)) for name in _LISTS)]
    lists.append((before.budget.costs, after.budget.costs))
    back, gone, again = [], [], []
    for was, became in lists:
        old, new = {_key(part): part for part in was}, {_key(part): part for part in became}
        back += [part for key, part in old.items() if key not in new]
        gone += [part for key, part in new.items() if key not in old]
        again += [part for key, part in old.items() if key in new and new[key] != part]
    if back:
        return _told(back, "is there again", "are there again")
    if gone:
        return _told(gone, "is gone again", "are gone again")
    if again:
        return _told(again, "is as it was", "are as they were")
    for name, words in _FIELDS:
        if getattr(before, name) != getattr(after, name):
            return f"{words} as before."
    return "The order is as before."


def _told(parts: list[Any], one: str, many: str) -> str:
    if len(parts) > 1:
        return f"{len(parts)} things {many}."
    name = getattr(parts[0], "title", "") or getattr(parts[0], "what", "") or getattr(parts[0], "words", "")
    return f"“{name}” {one}." if name else f"It {one}."

"""Taking a change of a plan back, and leaving what the other terminal changed since as it is."""

from typing import Any

from .plan import Plan

_LISTS = ("slots", "ideas", "todos", "rules", "packing", "follow_ups")
_OWN = frozenset({"id", "created", "updated", "rev", "author", "deleted"})


def undone(now: Plan, before: Plan, after: Plan) -> Plan:
    """Return *now* without what changed from *before* to *after*; what changed since then stays."""
    changes: dict[str, Any] = {}
    for name in now.__struct_fields__:
        was, became, is_ = getattr(before, name), getattr(after, name), getattr(now, name)
        if name in _OWN or was == became:
            continue
        if name in _LISTS:
            changes[name] = _list(is_, was, became)
        elif is_ == became:
            changes[name] = was
    return now.with_(**changes)


def _key(part: Any) -> Any:
    return getattr(part, "id", None) or getattr(part, "after", None)


def _list(now: tuple[Any, ...], before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[Any, ...]:
    was, became = {_key(part): part for part in before}, {_key(part): part for part in after}
    kept = []
    for part in now:
        key = _key(part)
        if key in became and key not in was and part == became[key]:
            continue  # added by the change
        kept.append(was[key] if key in was and part == became.get(key) else part)
    there = {_key(part) for part in kept}
    for place, part in enumerate(before):
        if _key(part) not in became and _key(part) not in there:
            kept.insert(min(place, len(kept)), part)
    if [_key(part) for part in now] == [*became] and {*was} == {*became}:
        kept.sort(key=lambda part: list(was).index(_key(part)))
    return tuple(kept)

"""What comes before a retreat: what is to be done, and ground rules that both accept.

All of it are pure changes of a plan; each raises Invalid, with a sentence, when it cannot be made.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from msgspec.structs import replace

from twofold.domain.days import read_day
from twofold.domain.people import Invalid
from twofold.domain.records import Hands, Side
from twofold.domain.text import clean_line, is_blank

from .plan import MOST_SLOTS, Plan, Rule, Todo

_DUE = re.compile(r"\b(by|until|before|due)\b", re.IGNORECASE)
_OWNERS: tuple[Hands, ...] = ("both", "a", "b")


class _Part(Protocol):
    @property
    def id(self) -> str: ...


P = TypeVar("P", bound=_Part)

# -- what is to be done before --------------------------------------------------------------------------


def read_todo(text: str, today: date) -> tuple[str, date | None]:
    """Return what *text* says is to be done, and the last day for it, or None.

    A day at its end, as `read_day` understands it, is read behind "by", "until" or "due"; "before" means the
    day before. Words that name no day stay what is to be done.
    """
    words = clean_line(text)
    for found in reversed(list(_DUE.finditer(words))):
        what, joint = words[: found.start()].rstrip(" ,;:–-"), found[1].casefold()
        try:
            day = read_day(words[found.end() :], today)
            due = day - timedelta(days=1) if joint == "before" else day
        except (ValueError, OverflowError):
            continue
        if not is_blank(what):
            return what, due
    return words, None


def add_todo(plan: Plan, todo: Todo) -> Plan:
    """Return *plan* with *todo* as its last."""
    _room(plan.todos)
    return plan.with_(todos=(*plan.todos, _checked(todo)))


def replace_todo(plan: Plan, todo: Todo) -> Plan:
    """Return *plan* with *todo* in the place of the one with its id."""
    _there(plan.todos, todo.id)
    todo = _checked(todo)
    return plan.with_(todos=tuple(todo if each.id == todo.id else each for each in plan.todos))


def remove_todo(plan: Plan, id: str) -> Plan:
    """Return *plan* without the to-do *id*."""
    return plan.with_(todos=tuple(each for each in plan.todos if each.id != id))


def tick_todo(plan: Plan, id: str, now: datetime) -> Plan:
    """Return *plan* with the to-do *id* done at *now* (UTC), or to be done again when it was done."""
    todo = _there(plan.todos, id)
    return replace_todo(plan, replace(todo, done=None if todo.done else now))


def hand_on(plan: Plan, id: str) -> Plan:
    """Return *plan* with the to-do *id* seen to by the next: both, the first, the second."""
    todo = _there(plan.todos, id)
    return replace_todo(plan, replace(todo, owner=next_owner(todo.owner)))


def next_owner(owner: Hands) -> Hands:
    """Return who comes after *owner*: both, the first, the second, and both again."""
    return _OWNERS[(_OWNERS.index(owner) + 1) % len(_OWNERS)]


def in_order(todos: Iterable[Todo]) -> tuple[Todo, ...]:
    """Return *todos* by the day they are due; those without one follow, in the order they were written."""
    return tuple(sorted(todos, key=lambda todo: todo.due or date.max))


def still_to_do(plan: Plan, today: date) -> tuple[Todo, ...]:
    """Return what is still to be done before *plan* on its local day *today*, what is due first in front.

    Once its last day is past there is nothing more to be done before it.
    """
    return () if today > plan.last else in_order(todo for todo in plan.todos if not todo.done)


def next_due(plan: Plan, today: date) -> date | None:
    """Return the first day, from *today* on, for which something is still to be done; None without one."""
    return next((todo.due for todo in still_to_do(plan, today) if todo.due and todo.due >= today), None)


def _checked(todo: Todo) -> Todo:
    if is_blank(todo.what):
        raise Invalid("Say what needs doing, in a few words.")
    return replace(todo, what=clean_line(todo.what))


# -- ground rules ---------------------------------------------------------------------------------------


def with_rules(plan: Plan, rules: Iterable[Rule]) -> Plan:
    """Return *plan* with *rules* and no others; nobody has accepted them yet."""
    kept = tuple(replace(rule, words=clean_line(rule.words)) for rule in rules if not is_blank(rule.words))
    if len(kept) > MOST_SLOTS:
        raise Invalid("That is too much for one list. Leave some of it out.")
    return plan.with_(rules=kept, accepted=plan.accepted if kept == plan.rules else ())


def add_rule(plan: Plan, rule: Rule) -> Plan:
    """Return *plan* with *rule* as its last, and both asked anew."""
    _room(plan.rules)
    return with_rules(plan, (*plan.rules, _worded(rule)))


def replace_rule(plan: Plan, rule: Rule) -> Plan:
    """Return *plan* with *rule* in the place of the one with its id; other words ask both anew."""
    _there(plan.rules, rule.id)
    return with_rules(plan, (_worded(rule) if each.id == rule.id else each for each in plan.rules))


def remove_rule(plan: Plan, id: str) -> Plan:
    """Return *plan* without the rule *id*, and both asked anew."""
    return with_rules(plan, (each for each in plan.rules if each.id != id))


def accept(plan: Plan, side: Side) -> Plan:
    """Return *plan* with the ground rules accepted by *side*, or not any more when they were."""
    if not plan.rules:
        raise Invalid("There is no ground rule to say yes to. Write one first.")
    if side in plan.accepted:
        return plan.with_(accepted=tuple(each for each in plan.accepted if each != side))
    return plan.with_(accepted=(*plan.accepted, side))


def _worded(rule: Rule) -> Rule:
    if is_blank(rule.words):
        raise Invalid("Say what you want to keep to, in a few words.")
    return rule


def _room(parts: tuple[object, ...]) -> None:
    if len(parts) >= MOST_SLOTS:
        raise Invalid(f"A list holds {MOST_SLOTS} lines. Leave some of them out.")


def _there(parts: tuple[P, ...], id: str) -> P:
    found = next((part for part in parts if part.id == id), None)
    if found is None:
        raise Invalid("This is gone. It was removed at the other terminal.")
    return found

"""How each part of a plan stands, in a few quiet words."""

from collections.abc import Collection
from datetime import date

from textual.content import Content

from twofold.domain.dates import by_day
from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.domain.retreat.money import totals
from twofold.domain.retreat.needs import Need
from twofold.domain.retreat.packing import in_bags, still_out
from twofold.domain.retreat.parts import Part
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.preparing import next_due
from twofold.widgets.plain import plain, signed


def progress_words(
    part: Part,
    plan: Plan,
    couple: Couple,
    today: date,
    given: Collection[Side],
    notices: int,
    needs: tuple[Need, ...] = (),
) -> Content:
    """Return how *part* of *plan* stands on the local day *today*. *given*: who gave hearts; *notices*: how
    many things of its days there are to look at; *needs*: what each of the two needs."""
    match part:
        case "purpose":
            return plain("and where, and when" if plan.purpose else "not written yet; you may leave it open")
        case "needs":
            return _needs(couple, needs)
        case "ideas":
            return _ideas(plan, couple, given)
        case "days":
            return plain(_days(plan, notices))
        case "before":
            return plain(_before(plan, today))
        case "rules":
            return _rules(plan, couple)
        case "packing":
            return _packing(plan, couple)
        case "budget":
            return plain(_budget(plan))
        case "closing":
            return plain(
                "done, and readable" if plan.closed else "three things to take home, one promise each"
            )
        case "memory":
            return plain("what you did, what you wrote, what you promised")
        case "today":
            return plain("now, next, and the rest of the day")
        case "bring":
            return plain("a mail, a ticket, a calendar")
        case "paper":
            return plain("a page for the fridge, a calendar file")


def _needs(couple: Couple, needs: tuple[Need, ...]) -> Content:
    sides = [side for side in SIDES if any(need.side == side for need in needs)]
    if len(sides) == 1:
        return Content.assemble("written by ", signed(couple, sides[0], bold=False))
    return plain("written by both" if sides else "not written yet")


def _ideas(plan: Plan, couple: Couple, given: Collection[Side]) -> Content:
    if not plan.ideas:
        return plain("none yet")
    count = plain(_count(len(plan.ideas), "idea"))
    fresh = [idea for idea in plan.ideas if idea.hearts is None and not idea.vetoed]
    if not fresh:
        return count + ", hearts opened"
    if set(given) == set(SIDES):
        return count + "; you both gave hearts: open them together"
    for side in given:
        return Content.assemble(count, "; ", signed(couple, side, bold=False), " gave hearts")
    return count


def _days(plan: Plan, notices: int) -> str:
    if not plan.slots:
        return "nothing planned yet"
    things = _count(len(plan.slots), "thing")
    return f"{things}; {notices} to look at" if notices else things


def _before(plan: Plan, today: date) -> str:
    if not plan.todos:
        return "nothing written down yet"
    done = sum(todo.done is not None for todo in plan.todos)
    words = f"{done} of {len(plan.todos)} done"
    due = next_due(plan, today)
    return f"{words}; next {by_day(due, today)}" if due else words


def _rules(plan: Plan, couple: Couple) -> Content:
    if not plan.rules:
        return plain("none yet")
    if set(plan.accepted) == set(SIDES):
        return plain("both said yes")
    for side in plan.accepted:
        return signed(couple, side, bold=False) + " said yes"
    return plain(f"{_count(len(plan.rules), 'rule')} to say yes to")


def _packing(plan: Plan, couple: Couple) -> Content:
    if not plan.packing:
        return plain("no list yet")
    packed, whole = in_bags(plan)
    words = plain(f"{packed} of {whole} packed")
    waits = still_out(plan)
    return words + "; " + signed(couple, waits, bold=False) + " still has things to pack" if waits else words


def _budget(plan: Plan) -> str:
    from twofold.exports.money import money

    planned, limit = totals(plan).expected, plan.budget.limit
    if limit is None:
        return f"{money(planned, plan.currency)} planned" if planned else "nothing planned yet"
    return f"{money(planned, plan.currency)} of {money(limit, plan.currency)} planned"


def _count(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"

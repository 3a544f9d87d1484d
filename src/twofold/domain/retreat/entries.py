"""The retreats that were closed together, and what stays of them, for the book."""

from collections.abc import Iterator

from ..book.entries import Entry, said
from ..offers import Tables
from ..records import SIDES, Side
from .closing import CHECKIN, closing_of
from .plan import Plan
from .routes import MemoryRoute

_AFTER = {7: "a week after", 30: "a month after", CHECKIN: "when you sat down again"}
Some = tuple[str, Side | None, str]


def entries(tables: Tables) -> Iterator[Entry]:
    """Yield every retreat that both closed."""
    for plan in tables[Plan].peek(Plan):
        if plan.closed:
            yield Entry(
                f"plans/{plan.id}", "retreat", plan.start, "Retreat", plan.title, said(*_stays(plan)),
                at=closing_of(plan).at, route=MemoryRoute(plan.id), good=True,
            )  # fmt: skip


def _stays(plan: Plan) -> Iterator[Some]:
    closing = closing_of(plan)
    yield plan.purpose, None, "What it was for"
    slots = sorted(plan.slots, key=lambda slot: (slot.day, slot.start))
    yield "\n".join(slot.title for slot in slots if slot.happened == "done"), None, "What you did"
    for side, taken in zip(SIDES, closing.takeaways, strict=True):
        yield "\n".join(taken), side, "took home"
    yield from zip(closing.promises, SIDES, ("promised", "promised"), strict=True)
    for look in plan.follow_ups:
        after = _AFTER.get(look.after, f"{look.after} days after")
        yield from zip(look.words, SIDES, (after, after), strict=True)

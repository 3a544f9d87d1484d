"""What is said in a line or two about a slot and about what there is to look at."""

from collections.abc import Sequence
from functools import lru_cache

from textual.content import Content

from twofold.domain.people import Couple
from twofold.domain.retreat.athand import NAMES, at_hand
from twofold.domain.retreat.balance import Balance
from twofold.domain.retreat.nights import after_midnight, clock_words, when
from twofold.domain.retreat.notices import Notice
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.times import span
from twofold.domain.retreat.weather import OTHER, other_words
from twofold.widgets.plain import plain, signed

from .drawing import strip
from .signs import KINDS, STRIP, title, what

HAPPENED = {"": "", "done": "done", "skipped": "left out"}


def about(plan: Plan, slot: Slot, couple: Couple, *, brief: bool = False) -> Content:
    """Return all that matters of *slot* on one line; *brief*: what a list of its day does not say."""
    kind = KINDS[slot.kind]
    parts = []
    if not brief:
        parts.append(Content.assemble((f"{kind.sign} ", f"$hue-{kind.hue}"), (title(slot), "bold")))
    parts.append(plain(_when(plan, slot) if brief else when(plan, slot)))
    parts.append(Content.styled(what(slot), "$quiet"))
    parts += _rest(plan, slot, couple)
    return Content("  ").join(parts)


def facts(slot: Slot) -> list[Content]:
    """Return a line for each of what is at hand with *slot*, where its place does not say it already."""
    some = (each for each in at_hand(slot) if each.kind != "address" or each.words not in slot.place)
    return [Content.assemble((f"{NAMES[each.kind]} ", "$quiet"), each.brief) for each in some]


def _when(plan: Plan, slot: Slot) -> str:
    return ", ".join(filter(None, (span(slot), after_midnight(plan, slot))))


def _rest(plan: Plan, slot: Slot, couple: Couple) -> list[Content]:
    parts = [plain(slot.place)] if slot.place else []
    if slot.share != "both":
        parts.append(Content.styled("for ", "$quiet") + signed(couple, slot.share, bold=False))
    if slot.owner != "both":
        parts.append(signed(couple, slot.owner, bold=False) + Content.styled(" sees to it", "$quiet"))
    if slot.cost is not None:
        parts.append(plain(price(slot.cost, slot.cost_in or plan.currency)))
    if words := other_words(slot):
        parts.append(Content.assemble((f"{OTHER} ", "$accent"), words))
    if word := HAPPENED[slot.happened]:
        parts.append(Content.styled(word, "$accent"))
    return parts


def aside(plan: Plan, slot: Slot, couple: Couple, notices: Sequence[Notice]) -> Content:
    """Return *slot* in full, with its notes and what there is to look at in it, for a column of its own."""
    kind = KINDS[slot.kind]
    lines = [
        Content.styled(title(slot), "bold"),
        Content.assemble((f"{kind.sign} ", f"$hue-{kind.hue}"), what(slot)),
        plain(when(plan, slot, long=True)),
    ]
    if words := clock_words(plan, slot):
        lines.append(Content.styled(words, "$accent"))
    lines += _rest(plan, slot, couple)
    lines += facts(slot)
    if slot.notes:
        lines += [Content(""), plain(slot.notes)]
    for notice in notices:
        if slot.id in notice.slots:
            lines += [Content(""), Content.assemble(("~ ", "$accent"), notice.words)]
    return Content("\n").join(lines)


@lru_cache(maxsize=100)
def price(amount: int, currency: str) -> str:
    """Return *amount* as it is written here."""
    from twofold.exports.money import money

    return money(amount, currency)


def to_look_at(count: int) -> str:
    """Return how many things there are to look at, in words."""
    return "1 thing to look at" if count == 1 else f"{count} things to look at"


def shared(balance: Balance, width: int) -> Content:
    """Return how a day is shared out, in *width* cells, by the signs of what fills it."""
    pieces = strip(balance, width)
    return Content.assemble(*((text, "$quiet" if hue == "open" else f"$hue-{hue}") for text, hue in pieces))


def legend() -> Content:
    """Return what the signs of the strips mean."""
    parts = []
    for _, sign, word, hue in STRIP:
        style = "$quiet" if hue == "open" else f"$hue-{hue}"
        parts.append(Content.assemble((sign, style), (f" {word}", "$quiet")))
    return Content("   ").join(parts)

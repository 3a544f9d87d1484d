"""What is said about an idea, and what both may know of hearts that are still private."""

from textual.content import Content

from twofold.domain.dates import weekday
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.retreat.ideas import MOST_HEARTS, slot_of
from twofold.domain.retreat.looking import site_of
from twofold.domain.retreat.nights import begins_on, night_words
from twofold.domain.retreat.plan import Idea, Plan, Slot
from twofold.domain.retreat.times import clock_of, span
from twofold.widgets.plain import hue, plain, signed

HEART, NO_HEART = "♥", "·"
"""One cell each; the figure beside them says the same."""
MANY = ("not for me", "if you like", "I would like it", "I would love it")
"""What so many hearts say."""


def hearts(many: int) -> Content:
    """Return so many hearts, with their number."""
    return Content.assemble(
        (HEART * many, "$accent"), (NO_HEART * (MOST_HEARTS - many), "$quiet"), f" {many}"
    )


def hearts_of(couple: Couple, pair: tuple[int, int]) -> Content:
    """Return what each of the two gave."""
    parts = []
    for side, many in zip(SIDES, pair, strict=True):
        partner = couple.partner(side)
        parts.append(Content.assemble((f"{partner.mark} ", hue(partner.colour)), hearts(many)))
    return Content("  ").join(parts)


def stands(plan: Plan, slot: Slot) -> str:
    """Return where *slot* stands, such as "Saturday, 9:00–10:30"."""
    night = night_words(plan, slot)
    return f"{weekday(begins_on(plan, slot))}, {span(slot)}" + (f", {night}" if night else "")


def facts(plan: Plan, idea: Idea, couple: Couple, *, brief: bool = False) -> Content:
    """Return what is known of *idea* in a line; *brief*: the little that a list has room for."""
    parts: list[Content] = []
    slot = slot_of(plan, idea)
    if slot is not None:
        day = weekday(begins_on(plan, slot))[:3]
        words = f"{day} {clock_of(slot.start)}" if brief else stands(plan, slot)
        parts.append(plain(f"in the plan, {words}" if brief else f"in the plan: {words}"))
    if idea.hearts is not None:
        parts.append(hearts_of(couple, idea.hearts))
    if idea.price is not None:
        from twofold.exports.money import money

        parts.append(plain(money(idea.price, plan.currency)))
    if not brief:
        parts += [plain(each) for each in (idea.days, idea.distance, site_of(idea.link)) if each]
    if idea.by is not None:
        parts.append(signed(couple, idea.by, bold=False))
    return Content(" · ").join(parts)


def told(plan: Plan, idea: Idea, couple: Couple) -> Content:
    """Return all that is known of *idea*, for a column of its own."""
    lines = [Content.styled(idea.title, "bold")]
    known = facts(plan, idea, couple)
    if known:
        lines.append(known)
    if idea.notes:
        lines += [Content(""), plain(idea.notes)]
    if idea.link:
        lines += [Content(""), Content.styled(idea.link, "$quiet")]
    return Content("\n").join(lines)

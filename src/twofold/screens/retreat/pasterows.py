"""The lines of what a pasted text would change, and what is told of the one under the cursor."""

from collections.abc import Callable, Collection

from textual.content import Content

from twofold.domain.retreat.money import entry_of
from twofold.domain.retreat.plan import Cost, Idea, Plan, Slot
from twofold.domain.retreat.proposals import Proposal, ProposalKind, Proposed
from twofold.exports.money import both_ways, money
from twofold.widgets.choices import Choice
from twofold.widgets.plain import plain

from .render import facts

TAKE = "do:take"
"""The id of the line that takes what is ticked."""
TICKED, LEFT = "✓", "·"
_WHERE: dict[ProposalKind, str] = {
    "journey": "the days", "stay": "the days", "event": "the days", "gone": "out of the days",
    "cost": "the budget", "todo": "before you go", "idea": "the ideas",
}  # fmt: skip
_SHOWN = 6
"""Lines of what is told of one thing."""


def rows(
    plan: Plan, found: Proposed, ticked: Collection[Proposal], key_of: Callable[[str], str]
) -> list[Choice]:
    """Return the line that takes what is *ticked*, and one for each thing that was *found*.

    The value of a row is its place among the things.
    """
    count = len(ticked)
    words = "Take it" if count == 1 == len(found.things) else f"Take what is ticked ({count})"
    if not count:
        words = "Tick what you want to take"
    take = Choice(TAKE, Content.styled(words, "bold"), key=key_of("paste.take"))
    return [take, *(_row(plan, n, each, each in ticked) for n, each in enumerate(found.things))]


def _row(plan: Plan, place: int, thing: Proposal, is_ticked: bool) -> Choice:
    sign = Content.styled(TICKED, "bold $accent") if is_ticked else Content.styled(LEFT, "$quiet")
    # From when, and until when, is told of it below.
    when = thing.when.split(",")[0] if thing.kind == "stay" else thing.when
    about = " · ".join(
        each for each in (_price(plan, thing) or when, "a guess" if thing.guesses else "") if each
    )
    note = f"{about} → {_WHERE[thing.kind]}" if about else f"→ {_WHERE[thing.kind]}"
    return Choice(f"{place}:{thing.kind}", thing.title, note, sign=sign, value=place)


def _price(plan: Plan, thing: Proposal) -> str:
    if thing.abroad and not thing.parts:
        return money(thing.abroad.amount, thing.abroad.currency)
    lines = [entry_of(plan, part) for part in thing.parts if isinstance(part, Cost)]
    return both_ways(lines[0].cost, lines[0].cost_as, plan.currency) if lines else ""


def told(plan: Plan, thing: Proposal, *, short: bool) -> Content:
    """Return what else is known of *thing*: what was guessed, and, if not *short*, its place and notes."""
    lines = [Content.styled(each, "$accent") for each in thing.guesses]
    if thing.instead:
        lines.append(Content.styled("Only one of these prices can be right. Tick that one.", "$accent"))
    if thing.abroad and not thing.parts:
        lines.append(
            Content.styled("Your plan is in another currency. Tick this to set the rate.", "$accent")
        )
    part = thing.parts[0] if thing.parts and not short else None
    if isinstance(part, Slot):
        lines += [plain(part.place)] if part.place else []
        lines += [Content.styled(" · ", "$quiet").join(known)] if (known := facts(part)) else []
        lines += [plain(each) for each in part.notes.split("\n") if each]
    elif isinstance(part, Idea):
        price = "" if part.price is None else money(part.price, plan.currency)
        lines += [plain(each) for each in (part.link, price, *part.notes.split("\n")) if each]
    return Content("\n").join(lines[:_SHOWN])


def left_out(found: Proposed) -> Content:
    """Return what cannot be taken, and why."""
    return Content("\n").join(plain(each) for each in found.words[:_SHOWN])

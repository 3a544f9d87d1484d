"""The rows of the shortlist: what both like first, what waits for hearts, and the ways to more."""

from collections.abc import Callable, Collection

from textual.content import Content

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.domain.retreat.ideas import ranked, slot_of, to_rate
from twofold.domain.retreat.plan import Idea, Plan
from twofold.widgets.choices import Choice, sections
from twofold.widgets.plain import plain, signed

from .ideawords import facts

OPEN, NEW, PASTE, LOOK = "do:open", "do:new", "do:paste", "do:look"
"""The ids of the rows that do something."""
EMPTY = (
    "Write down whatever comes to mind, a line each: a place, a walk, a workshop, a dish to cook. "
    "Being on the list decides nothing.",
    "Then each of you gives hearts alone, none to three, and you open them together.",
)
SHORT = "Write whatever comes to mind, a line each. Then each of you gives hearts, alone."
_GROUPS = (
    ("matches", "You both like it"),
    ("others", "With hearts"),
    ("unrated", "No hearts yet"),
    ("vetoed", "One of you would rather not"),
)


def idea_row(idea_id: str) -> str:
    """Return the id of the row of that idea."""
    return f"idea:{idea_id}"


def hearts_row(side: Side) -> str:
    """Return the id of the row with which *side* gives hearts."""
    return f"hearts:{side}"


def rows(
    plan: Plan, couple: Couple, finished: Collection[Side], key_of: Callable[[str], str]
) -> list[Choice]:
    """Return the rows of *plan*. *finished*: who has given hearts; *key_of* gives the key of a binding.

    The value of a row is its idea, or whose hearts it is about.
    """
    ways = [
        Choice(NEW, "Write down an idea", key=key_of("ideas.new")),
        Choice(PASTE, "Paste what you found", key=key_of("ideas.paste")),
        Choice(LOOK, "Look on the internet", key=key_of("ideas.look")),
    ]
    hearts: list[Choice] = []
    if set(finished) == set(SIDES):
        words = Content.styled("Open the hearts together", "bold")
        hearts.append(Choice(OPEN, words, key=key_of("ideas.open")))
    if to_rate(plan) or finished:
        hearts += [_partner(couple, side, side in finished, key_of) for side in SIDES]
    shown = ranked(plan)
    groups = [
        (title, [_idea(plan, idea, couple) for idea in getattr(shown, name)]) for name, title in _GROUPS
    ]
    return sections(*groups, ("Hearts, each of you alone", hearts), ("", ways))


def _idea(plan: Plan, idea: Idea, couple: Couple) -> Choice:
    note = facts(plan, idea, couple, brief=True)
    return Choice(idea_row(idea.id), idea.title, note, "✓" if slot_of(plan, idea) else "", value=idea)


def _partner(couple: Couple, side: Side, finished: bool, key_of: Callable[[str], str]) -> Choice:
    width = min(24, max(signed(couple, each).cell_length for each in SIDES))
    name = signed(couple, side)
    gap = " " * (max(0, width - name.cell_length) + 3)
    words = "has finished" if finished else "gives hearts"
    key = key_of("ideas.first" if side == "a" else "ideas.second")
    return Choice(hearts_row(side), Content.assemble(name, gap, (words, "$quiet")), key=key, value=side)


def lead(*, short: bool) -> Content:
    """Return what an empty list says; *short*: where there is little room."""
    if short:
        return plain(SHORT)
    asks = Content.styled("What would you love to do?", "bold")
    return Content("\n\n").join([asks, *map(plain, EMPTY)])

"""The ways to the pages of retreats."""

from typing import ClassVar

from ..records import Side
from ..routes import Route


class RetreatRoute(Route, frozen=True):
    """Every retreat."""

    place: ClassVar[str] = "retreat"


class BeginRoute(Route, frozen=True):
    """A retreat to begin, or what *plan_id* is for and about, to change."""

    place: ClassVar[str] = "retreat.begin"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str | None = None


class PlanRoute(Route, frozen=True):
    """A retreat, with its parts."""

    place: ClassVar[str] = "retreat.plan"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class NeedsRoute(Route, frozen=True):
    """What each of the two needs, in every retreat."""

    place: ClassVar[str] = "retreat.needs"


class DaysRoute(Route, frozen=True):
    """Its days; the cursor is on *slot_id*, or in *day*."""

    place: ClassVar[str] = "retreat.days"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str
    slot_id: str | None = None
    day: int | None = None


class SlotRoute(Route, frozen=True):
    """A slot of it; without *slot_id* a new one in *day*, at the minute *start*."""

    place: ClassVar[str] = "retreat.slot"
    told_by: ClassVar[tuple[str, ...]] = ("slot_id",)
    plan_id: str
    slot_id: str | None = None
    day: int = 0
    start: int | None = None


class ChecksRoute(Route, frozen=True):
    """What there is to look at in it."""

    place: ClassVar[str] = "retreat.checks"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class IdeasRoute(Route, frozen=True):
    """Its ideas."""

    place: ClassVar[str] = "retreat.ideas"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class IdeaRoute(Route, frozen=True):
    """An idea of it, or a new one."""

    place: ClassVar[str] = "retreat.idea"
    told_by: ClassVar[tuple[str, ...]] = ("idea_id",)
    plan_id: str
    idea_id: str | None = None


class LookRoute(Route, frozen=True):
    """Where to look on the internet, for *idea_id* or at large."""

    place: ClassVar[str] = "retreat.look"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str
    idea_id: str | None = None


class GoodOneRoute(Route, frozen=True):
    """What a good workshop or retreat is like."""

    place: ClassVar[str] = "retreat.good"


class HeartsRoute(Route, frozen=True):
    """The hearts of *side* for the ideas of the retreat *about*."""

    place: ClassVar[str] = "retreat.hearts"
    side: Side
    about: str


class BeforeRoute(Route, frozen=True):
    """What is to do before it."""

    place: ClassVar[str] = "retreat.before"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class RulesRoute(Route, frozen=True):
    """What holds in its days."""

    place: ClassVar[str] = "retreat.rules"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class PackingRoute(Route, frozen=True):
    """What to take along."""

    place: ClassVar[str] = "retreat.packing"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class BudgetRoute(Route, frozen=True):
    """What it costs, and who paid."""

    place: ClassVar[str] = "retreat.budget"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class TodayRoute(Route, frozen=True):
    """The day of it that is on."""

    place: ClassVar[str] = "retreat.today"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class ClosingRoute(Route, frozen=True):
    """Closing it together."""

    place: ClassVar[str] = "retreat.closing"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class FollowRoute(Route, frozen=True):
    """Looking back at it, *after* so many days (0: the check-in)."""

    place: ClassVar[str] = "retreat.follow"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id", "after")
    plan_id: str
    after: int


class MemoryRoute(Route, frozen=True):
    """What stays of it."""

    place: ClassVar[str] = "retreat.memory"
    told_by: ClassVar[tuple[str, ...]] = ("plan_id",)
    plan_id: str


class RetreatPaperRoute(Route, frozen=True):
    """It, to be written to a file."""

    place: ClassVar[str] = "retreat.paper"
    plan_id: str


class PasteRoute(Route, frozen=True):
    """A mail, a ticket or a page to paste into it: for the idea *idea_id*, or as an idea, or for the days."""

    place: ClassVar[str] = "retreat.paste"
    plan_id: str
    idea_id: str | None = None
    ideas: bool = False


class BringRoute(Route, frozen=True):
    """What a calendar brings into it."""

    place: ClassVar[str] = "retreat.bring"
    plan_id: str

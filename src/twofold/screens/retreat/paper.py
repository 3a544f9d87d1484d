"""A retreat in files of one's own: for the calendar, the fridge, and whoever keeps an eye on the money."""

from typing import ClassVar, cast

from textual.binding import BindingType

from twofold.domain.retreat.needs import NEEDS, Needs
from twofold.domain.retreat.plan import Plan
from twofold.exports import files
from twofold.screens.house import gone_words, newest
from twofold.screens.onpaper import NOT_SEALED, Kind, OnPaper, in_markdown, kind_keys, to_print

_RINGS, _PHONE = "calendar-rings", "phone"


class RetreatPaper(OnPaper):
    """Writes the plan *plan_id* into a file: a page to print or for a telephone, a calendar, Markdown,
    or its budget."""

    place = "retreat.paper"
    why = "With a plan on the fridge nobody has to remember it, and a calendar keeps the days free."
    notes = (
        "The printed page has a sheet for the fridge and one to pack by. Once the retreat is "
        "closed, it has its memories.",
        "Import the file again, and your calendar has the new times. Write it over the old file, "
        "and it also cancels what you removed from the plan.",
        "The page for your phones begins with what is on now, by the phone's own clock. It needs no network.",
        "Hearts that were not opened together are never in it. The file is not sealed, and later "
        "changes here do not reach it.",
    )
    noun = "retreat"
    kinds = (
        to_print("for the fridge, and to pack by"),
        Kind("calendar", ".ics", "A calendar", "for the calendar on your phone", "c", "a calendar",
             "Calendar", "A file for a calendar (.ics)"),
        Kind(_RINGS, ".ics", "A calendar with alarms", "rings ten minutes before things", "r", "a calendar",
             "Calendar with alarms", "A file for a calendar (.ics) that rings ten minutes before each thing"),
        Kind(_PHONE, ".html", "For your phones", "now and next; needs no network", "t", "for a phone",
             "For phones", "A page for your phones (HTML) that needs no network"),
        in_markdown("to read as plain text"),
        Kind("budget", ".csv", "The budget", "for a spreadsheet", "b", "the budget", "Budget",
             "What it costs, for a spreadsheet (.csv)"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = kind_keys(kinds)

    def __init__(self, plan_id: str) -> None:
        super().__init__()
        self.plan_id = plan_id

    @property
    def plan(self) -> Plan | None:
        """The plan as it stands, or None when it is gone."""
        return newest(self.house, Plan, self.plan_id)

    def _gone(self) -> str:
        return gone_words(self.house, Plan, self.plan_id, "This plan")

    def lead(self) -> str:
        """Name the plan."""
        plan = self.plan
        return self._gone() if plan is None else f"{plan.title}, as a file."

    def stem(self) -> str | None:
        """Name the file by the first day."""
        plan, kind = self.plan, "phone" if self.kind.id == _PHONE else "retreat"
        return None if plan is None else f"twofold-{kind}-{plan.start.isoformat()}"

    def about(self) -> str:
        """Say, of a calendar, what it keeps that the plan no longer has, and of the page how it travels."""
        if self.kind.id == _PHONE:
            return f"Send it to your phones yourselves, by cable or in a mail to each other. {NOT_SEALED}"
        if self.kind.ending != ".ics":
            return NOT_SEALED
        return (
            "After a change, write it over the same file and import it again. Your calendar then "
            f"has the new times, and cancels what you removed. {NOT_SEALED}"
        )

    def written(self) -> str:
        """Write the plan as it stands now."""
        plan = self.plan
        if plan is None:
            raise LookupError(self._gone())
        ending = cast(files.PlanEnding, self.kind.ending)
        needs, now = newest(self.house, Needs, NEEDS), self.house.clock.now()
        return files.write_retreat(
            ending, plan, self.house.couple_or_none(), now, needs, rings=self.kind.id == _RINGS,
            phone=self.kind.id == _PHONE, before=self.replaced,
        )  # fmt: skip

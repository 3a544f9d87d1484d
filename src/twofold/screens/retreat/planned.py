"""What the pages of a plan share: the plan as it stands, changes that are saved at once, and undo."""

from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual.binding import BindingType

from twofold.domain.records import Record
from twofold.domain.retreat.plan import Plan
from twofold.screens.edit import Edit, Editing
from twofold.screens.page import Redrawing
from twofold.widgets.command import Command


class Planned(Editing):
    """A page of the plan *plan_id*. Subclasses lay it out, and show it in ``view()``.

    What was done on any page of the plan can be taken back on each of them; not so what is written on pages
    without ``takes_back``.
    """

    takes_back: ClassVar[bool] = True
    pasted = ""
    """What stood in the field for pasting that was opened from here, and was not taken."""
    undo_named = True
    redraws_on: ClassVar[tuple[Redrawing, ...]] = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="retreat.undo",
                when="may_undo"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__()
        self.plan_id = plan_id
        self.edit = Edit(self, Plan, plan_id, what="This plan", history=self.history)

    @property
    def plan(self) -> Plan | None:
        """The plan as the page shows it, or None when it is gone."""
        return self.edit.value

    @property
    def history(self) -> str:
        """The changes of the plan are taken back on each of its pages."""
        return self.plan_id if self.takes_back else ""

    @property
    def may_undo(self) -> bool:
        """Whether changes of the plan are taken back here."""
        return self.takes_back and super().may_undo

    def edit_of(self, record: Record) -> Edit[Plan]:
        """Return the edit of the plan."""
        return self.edit

    @property
    def now(self) -> datetime:
        """The present moment, UTC."""
        return self.house.clock.now()

    @property
    def here(self) -> datetime:
        """The present moment as the clocks on the wall show it, in the plan's zone."""
        zone = self.plan.zone if self.plan else "UTC"
        try:
            return self.now.astimezone(ZoneInfo(zone))
        except (ValueError, KeyError, OSError):
            return self.now.astimezone()

    @property
    def today(self) -> date:
        """The local day, in the plan's zone."""
        return self.here.date()

    def say_removed(self, words: str) -> None:
        """Say *words*, and which key brings it back."""
        key = self.key_of("retreat.undo")
        self.house.say(f"{words} {key} brings it back." if key else words)

    def reload(self) -> None:
        """Follow what another page, or the other terminal, saved."""
        if self.edit.find() is not None:
            self.draw()

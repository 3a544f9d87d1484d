"""What the pages of a plan share: the plan as it stands, changes that are saved at once, and undo."""

from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar, Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from textual.binding import Binding, BindingType

from twofold.domain.merge import undone, undone_words
from twofold.domain.people import Invalid
from twofold.domain.records import Record
from twofold.domain.retreat.plan import Plan
from twofold.screens.page import Page, gone_words, newest

P = ParamSpec("P")
Step = tuple[Plan, Plan]
CHANGED_SINCE = "The last change was changed again since, so it stays."


class Planned(Page):
    """A page of the plan *plan_id*. Subclasses lay out ``planned_body()`` and follow the plan in ``draw()``.

    ``plan`` is always the newest; `act` changes it by a pure function of the domain, saves it, and draws.
    What was done on any page of the plan can be taken back on each of them; not so what is written on pages
    without ``takes_back``.
    """

    takes_back: ClassVar[bool] = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="retreat.undo"),
    ]

    def __init__(self, plan_id: str) -> None:
        super().__init__()
        self.plan_id = plan_id
        self.plan: Plan | None = None
        self._typed: tuple[str, Step | None] = ("", None)

    @property
    def done(self) -> list[Step]:
        """The changes of the plan that can be taken back, from before to after; the newest is last."""
        return self.house.steps(self.plan_id)

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

    def find(self) -> Plan | None:
        """Read the plan anew; None, after a word about it, when it is gone."""
        self.plan = newest(self.house, Plan, self.plan_id)
        if self.plan is None:
            self.house.say(gone_words(self.house, Plan, self.plan_id, "This plan"), calm=False)
            self.call_later(self.action_back)
        return self.plan

    def draw(self) -> None:
        """Draw ``plan`` as it stands; called once laid out and after each change."""

    def follow_keys(self) -> None:
        """Show the keys that can be pressed now, after a change."""
        self.refresh_bindings()

    def _present(self) -> Plan | None:
        """Return the plan as it is now; it is read only where that is not what the page has."""
        plan, house = self.plan, self.house
        if plan is None or plan.deleted or house.unsaved or house.store.plans.rev(plan.id) != plan.rev:
            return newest(house, Plan, self.plan_id)
        return plan

    def reload(self) -> None:
        """Follow what another page, or the other terminal, saved."""
        if self.is_mounted and self.find() is not None:
            self.draw()
            self.refresh_bindings()

    def act(
        self, change: Callable[Concatenate[Plan, P], Plan], /, *args: P.args, **more: P.kwargs
    ) -> Plan | None:
        """Save ``change(plan, *args, **more)`` and draw it; returns the plan as it is then.

        None, with a word on screen, when the change cannot be made. When the other terminal was quicker, the
        change is made again on what is there now.
        """
        return self.act_with((), change, *args, **more)

    def act_typed(
        self, field: str, change: Callable[Concatenate[Plan, P], Plan], /, *args: P.args, **more: P.kwargs
    ) -> Plan | None:
        """As `act`, for a letter typed in *field*: undo takes back all that was typed there in one go."""
        done = self.done
        last = done[-1] if done else None
        again = last is not None and self._typed[0] == field and self._typed[1] is last
        after = self.act_with((), change, *args, **more)
        done = self.done
        if again and last is not None and done[-1] is not last:
            done[-2:] = [(last[0], done[-1][1])]
        self._typed = (field, done[-1] if done else None)
        return after

    def act_with(
        self,
        others: tuple[Record, ...],
        change: Callable[Concatenate[Plan, P], Plan],
        /,
        *args: P.args,
        **more: P.kwargs,
    ) -> Plan | None:
        """As `act`, with *others* in the same commit."""
        from twofold.store.errors import Stale

        for _ in range(3):
            before = self._present()
            if before is None:
                self.find()
                return None
            try:
                after = change(before, *args, **more)
                if after == before and not others:
                    return before
                saved = self.house.keep(after, *others)[0]
            except Stale:
                self.house.store.refresh()
                continue
            except Invalid as trouble:
                self.house.say(str(trouble))
                return None
            assert isinstance(saved, Plan)
            if self.takes_back:
                self.done.append((before, saved))
            self.plan = saved
            self.draw()
            self.follow_keys()
            return saved
        self.house.say("The other terminal is changing this plan just now. Try once more.")
        self.reload()
        return None

    def action_undo(self) -> None:
        """Take the last change of the plan back, wherever it was made, and say what it was."""
        left = list(self.done)
        if not left:
            self.house.say("There is nothing to take back here.")
            return
        before, after = left.pop()
        was = self._present()
        now = self.act(undone, before, after)
        if now is not None:
            self.done[:] = left
            self.house.say(f"Taken back. {undone_words(before, after)}" if now != was else CHANGED_SINCE)

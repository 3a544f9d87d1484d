"""What can be done with an idea, in the list of them as well as on the page of one."""

from abc import abstractmethod

from textual import work

from twofold.domain.records import new_id
from twofold.domain.retreat.ideas import slot_of
from twofold.domain.retreat.intoplan import take
from twofold.domain.retreat.plan import Idea
from twofold.domain.retreat.routes import LookRoute

from .going import copy, follow
from .ideawords import stands
from .planned import Planned


class WithIdea(Planned):
    """A page with an ``idea`` at hand."""

    @property
    @abstractmethod
    def idea(self) -> Idea | None:
        """The idea, as it is kept; None where there is none."""

    @property
    def is_kept(self) -> bool:
        """Whether there is an idea."""
        return self.idea is not None

    @property
    def is_taken(self) -> bool:
        """Whether the idea stands in the plan."""
        return self.idea is not None and self.plan is not None and slot_of(self.plan, self.idea) is not None

    @property
    def may_take(self) -> bool:
        """Whether there is an idea that does not stand in the plan yet."""
        return self.is_kept and not self.is_taken

    @property
    def has_link(self) -> bool:
        """Whether the idea has a link."""
        return self.idea is not None and bool(self.idea.link)

    def action_take(self) -> None:
        """Take it into the plan."""
        idea, id_ = self.idea, new_id()
        self.flush()
        after = self.edit.change(take, idea.id, id_) if idea is not None else None
        slot = after.slot(id_) if after is not None else None
        if after is not None and slot is not None:
            self.house.say(f"It is on {stands(after, slot)}. Enter opens it there.")

    def action_look(self) -> None:
        """Look on the internet."""
        if self.is_active:
            self.house.go(LookRoute(self.plan_id, idea_id=self.idea.id if self.idea else None))

    @work(group="browser")
    async def action_follow(self) -> None:
        """Open its link in the browser; where that cannot be, show it in full."""
        idea = self.idea
        if idea is not None and not await follow(self, idea.link) and self.is_active:
            self.house.go(LookRoute(self.plan_id, idea_id=idea.id))

    def action_copy(self) -> None:
        """Copy its link."""
        if self.idea is not None:
            copy(self, self.idea.link)

    def took(self, idea_id: str) -> None:
        """Follow what was taken from a pasted text: the idea *idea_id*, or "" for other things."""

"""The little of a plan that a list shows, read without the rest of it."""

from datetime import date, datetime, timedelta

import msgspec

from .plan import Where


class ClosingSummary(msgspec.Struct, frozen=True):
    """The little of a closing that a list shows."""

    checkin: datetime | None = None
    at: datetime | None = None


class FollowUpSummary(msgspec.Struct, frozen=True):
    """The little of a follow-up that a list shows."""

    after: int
    at: datetime | None = None


class PlanSummary(msgspec.Struct, frozen=True):
    """The little of a plan that a list shows."""

    id: str
    created: datetime
    title: str
    start: date
    days: int = 1
    zone: str = "UTC"
    where: Where = "home"
    purpose: str = ""
    closing: ClosingSummary | None = None
    follow_ups: tuple[FollowUpSummary, ...] = ()

    @property
    def last(self) -> date:
        """Its last day."""
        return self.start + timedelta(days=self.days - 1)

    @property
    def closed(self) -> bool:
        """Whether they have closed it together."""
        return self.closing is not None and self.closing.at is not None

"""A retreat that is under way, made slot by slot, for the tests of its rules."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from twofold.domain.listening.session import ProtocolName, SessionSummary, Status
from twofold.domain.retreat.living import (
    about,
)
from twofold.domain.retreat.plan import Plan, Slot

FRIDAY = date(2026, 11, 27)


NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def slot(id: str, day: int, start: str, length: int = 60, **more: Any) -> Slot:
    hours, _, minutes = start.partition(":")
    return Slot(id=id, title=id, day=day, start=int(hours) * 60 + int(minutes or 0), length=length, **more)


def plan(*slots: Slot, **more: Any) -> Plan:
    parts: dict[str, Any] = {"title": "By the sea", "start": FRIDAY, "days": 3} | more
    return Plan(id="p", slots=slots, **parts)


def ids(slots: tuple[Slot, ...]) -> list[str]:
    return [each.id for each in slots]


def at(day: int, clock: str) -> datetime:
    hours, _, minutes = clock.partition(":")
    return datetime(2026, 11, 27, tzinfo=UTC) + timedelta(
        days=day, hours=int(hours), minutes=int(minutes or 0)
    )


def card(id: str, slot_id: str, status: Status, hour: int = 0) -> SessionSummary:
    made = NOON + timedelta(hours=hour)
    return SessionSummary(id, made, made, ProtocolName("p", "P"), status=status, about=about(plan(), slot_id))


def starts(plan: Plan) -> dict[str, tuple[int, str]]:
    return {each.id: (each.day, f"{each.start // 60}:{each.start % 60:02}") for each in plan.slots}

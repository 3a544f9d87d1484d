"""Plans of every shape, for the tests of the rules."""

from datetime import date, timedelta

from hypothesis import strategies as st

from twofold.domain.retreat.plan import DAY, DEPTHS, LATEST, SLOT_KINDS, Budget, Plan, Slot

FRIDAY = date(2026, 11, 27)
ZONES = ("UTC", "Europe/Berlin", "Europe/London", "Australia/Lord_Howe", "America/New_York", "Asia/Kathmandu")


@st.composite
def slots(draw: st.DrawFn, days: int = 3, step: int = 5, kinds: tuple[str, ...] = SLOT_KINDS) -> Slot:
    """Slots on one of *days*, at multiples of *step* minutes."""
    start = step * draw(st.integers(0, (DAY - 1) // step) | st.integers(8 * 60 // step, 21 * 60 // step))
    most = (LATEST - start) // step
    return Slot(
        id=draw(st.uuids()).hex,
        title=draw(st.sampled_from(["Lunch", "The walk", "Letters", "", " ", "A very long " * 9])),
        day=draw(st.integers(0, days - 1)),
        start=start,
        length=step * draw(st.integers(1, min(most, 120 // step)) | st.integers(1, most)),
        kind=draw(st.sampled_from(kinds)),
        depth=draw(st.sampled_from(DEPTHS)),
        place=draw(st.sampled_from(["", "", "Home", "the lake"])),
        owner=draw(st.sampled_from(["a", "b", "both", "both"])),
        cost=draw(st.none() | st.integers(0, 50_000)),
        practice=draw(st.sampled_from(["", "", "worksheet"])),
        happened=draw(st.sampled_from(["", "", "", "", "done", "skipped"])),
    )


@st.composite
def plans(draw: st.DrawFn, most: int = 14, most_days: int = 4, step: int = 5, beyond: int = 1) -> Plan:
    """Plans with up to *most* slots on up to *most_days*, some of them up to *beyond* days after the last."""
    days = draw(st.integers(1, most_days))
    some = draw(st.lists(slots(days + beyond, step), max_size=most, unique_by=lambda slot: slot.id))
    limit = draw(st.none() | st.integers(0, 200_000))
    return Plan(
        title="Our weekend",
        start=FRIDAY + timedelta(days=draw(st.integers(0, 400))),
        days=days,
        zone=draw(st.sampled_from(ZONES)),
        slots=tuple(some),
        budget=Budget(limit=limit),
    )

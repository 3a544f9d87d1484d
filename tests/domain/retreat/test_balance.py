"""How the waking time of a day is shared out."""

from hypothesis import given

from tests.support.plans import FRIDAY, plans
from twofold.domain.retreat.balance import Balance, balance
from twofold.domain.retreat.plan import DAY, Plan, Slot


def day(*slots: Slot) -> Balance:
    return balance(Plan(title="Ours", start=FRIDAY, slots=slots), 0)


def test_a_whole_day_is_awake_from_eight_to_ten() -> None:
    told = day(
        Slot(title="Breakfast", start=540, length=60, kind="meal"),
        Slot(title="Talk", start=600, length=40),
        Slot(title="Boats", start=840, length=90, kind="new"),
        Slot(title="Nap", start=930, length=30, kind="rest"),
        Slot(title="Alone", start=960, length=60, kind="solo"),
    )
    assert told == Balance(connect=40, new=90, rest=30, solo=60, other=60, open=14 * 60 - 280)
    assert told.waking == 14 * 60


def test_three_hours_are_three_hours() -> None:
    talk, walk = (
        Slot(title="Talk", start=1080, length=60),
        Slot(title="Walk", start=1200, length=60, kind="new"),
    )
    assert day(talk, walk) == Balance(connect=60, new=60, open=60)


def test_a_day_with_nothing_on_it_is_open() -> None:
    assert day() == Balance(open=14 * 60)
    ours = Plan(title="Ours", start=FRIDAY)
    assert balance(ours, -1) == balance(ours, 1) == Balance()


def test_what_overlaps_counts_once_and_a_night_not_at_all() -> None:
    assert day(
        Slot(title="Talk", start=600, length=60),
        Slot(title="Walk", start=630, length=60, kind="new"),
        Slot(title="Sleep", start=1320, length=480, kind="rest"),
        Slot(title="Swim", start=900, length=60, kind="new", happened="skipped"),
    ) == Balance(connect=60, new=30)


@given(plans())
def test_every_minute_of_a_waking_day_is_shared_out_once(ours: Plan) -> None:
    for number in range(ours.days):
        told = balance(ours, number)
        shares = [getattr(told, name) for name in Balance.__struct_fields__]
        assert min(shares) >= 0 and 5 <= told.waking == sum(shares) <= DAY + 6 * 60

"""What there is to look at in a plan: said with its why, mended by one key, and taken back."""

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.support.hostile import HOSTILE, beginning, packed
from tests.support.screens.checks import crowded, to
from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend, slot
from twofold.domain.retreat.mending import mend, notices, offers
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import ChecksRoute
from twofold.domain.text import clean_line
from twofold.screens.page import StoreChanged
from twofold.screens.retreat.checks import Checks
from twofold.store import Store
from twofold.widgets.choices import Choices

SIZES = [(40, 11), (80, 24), (120, 40)]


def calm() -> Plan:
    """Two things in one evening."""
    return a_weekend(days=1, slots=(slot("a", "Dinner", 0, 18, kind="meal"), slot("b", "Talk", 0, 19.5)))


async def at_checks(pilot: Pilot[int], plan: Plan) -> Checks:
    """Go to what there is to look at in *plan*."""
    pilot.app.store.save(plan)  # type: ignore[attr-defined]
    pilot.app.go(ChecksRoute(plan.id))  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, Checks)
    return page


def kept(store: Store) -> Plan:
    plan = store.plans.get("by-the-sea")
    assert plan is not None
    return plan


@pytest.mark.parametrize("size", SIZES)
async def test_each_is_said_with_its_why_and_what_would_mend_it(
    opened: Any, seen: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_checks(pilot, crowded())
        found = notices(crowded())
        assert len(found) > 1
        for notice in found:
            await to(pilot, page, notice.rule)
            await pilot.pause()
            shown = packed(seen(pilot))
            if size[1] > 11 and page.current == notice:
                assert packed(notice.words) in shown
                assert packed(notice.why) in shown
                assert packed(notice.offer.rstrip(".")) in shown


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("how", ["enter", "m"])
async def test_one_key_mends_it_and_undo_takes_it_back(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int], how: str
) -> None:
    async with opened(size=size) as pilot:
        page = await at_checks(pilot, crowded())
        await to(pilot, page, "overlap")
        await (pilot.press("enter") if how == "enter" else press(pilot, "checks.mend"))
        await pilot.pause()
        assert "overlap" not in {notice.rule for notice in notices(kept(store))}
        assert "overlap" not in packed(seen(pilot)) or size[1] < 16
        assert "Done:" in seen(pilot)
        await press(pilot, "retreat.undo")
        assert kept(store).slots == crowded().slots
        await to(pilot, page, "overlap")


async def test_all_can_be_mended_one_after_the_other(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await at_checks(pilot, crowded())
        for _ in range(20):
            offers = [n for n in notices(kept(store)) if n.offer]
            if not offers:
                break
            page.query_one(Choices).first()
            await to(pilot, page, offers[0].rule)
            await press(pilot, "checks.mend")
        assert not any(n.offer for n in notices(kept(store)))


async def test_what_it_is_about_can_be_opened(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        page = await at_checks(pilot, crowded())
        await to(pilot, page, "overlap")
        await press(pilot, "checks.open")
        assert getattr(pilot.app.screen, "slot_id", "") == "nap"


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_to_look_at_is_said_warmly(opened: Any, seen: Any, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        page = await at_checks(pilot, calm())
        assert notices(calm()) == ()
        assert "Nothing to look at. These days have room" in " ".join(seen(pilot).split())
        ids = {a.binding.id for a in page.active_bindings.values() if a.enabled}
        assert not ids & {"checks.mend", "checks.open"}


async def test_an_empty_plan_has_nothing_to_look_at(opened: Any, seen: Any) -> None:
    async with opened() as pilot:
        await at_checks(pilot, a_weekend(slots=(), budget=calm().budget.__class__()))
        assert "Nothing is planned yet" in seen(pilot)


async def test_the_list_follows_the_other_terminal(opened: Any, seen: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await at_checks(pilot, crowded())
        store.save(calm().with_(rev=kept(store).rev))
        page.post_message(StoreChanged())
        await pilot.pause()
        await pilot.pause()
        assert "Nothing to look at" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_any_title_is_shown_as_it_is(opened: Any, seen: Any, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        page = await at_checks(pilot, calm())
        for text in map(clean_line, HOSTILE):
            rev = pilot.app.store.plans.get("by-the-sea").rev
            two = (slot("a", text, 0, 18), slot("b", text, 0, 18.5))
            pilot.app.keep(calm().with_(rev=rev, slots=two))
            page.post_message(StoreChanged())
            await pilot.pause()
            await pilot.pause()
            assert beginning(text) in packed(seen(pilot)), text


@pytest.mark.parametrize("size", SIZES)
async def test_another_way_is_looked_for_shown_and_taken(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_checks(pilot, crowded())
        await to(pilot, page, "overlap")
        assert page.current is not None
        ways = offers(crowded(), page.current)
        assert len(ways) > 1 and page.current.offer == ways[0]
        for wanted in (*ways[1:], *ways[:2]):
            await press(pilot, "checks.other")
            assert page.current.offer == wanted and packed(wanted) in packed(seen(pilot))
        expected = mend(crowded(), page.current, "new").slots
        await press(pilot, "checks.mend")
        assert kept(store).slots == expected
        await press(pilot, "retreat.undo")
        assert kept(store).slots == crowded().slots


async def test_the_day_is_drawn_as_it_is_and_as_it_would_be(opened: Any, seen: Any) -> None:
    async with opened() as pilot:
        page = await at_checks(pilot, crowded())
        await to(pilot, page, "no-rest")
        (now,) = (line for line in seen(pilot).splitlines() if line.strip().startswith("now "))
        (then,) = (line for line in seen(pilot).splitlines() if line.strip().startswith("then "))
        assert "≈" not in now and "≈" in then and len(now.split()[1]) == len(then.split()[1])


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_left_as_it_is_stays_at_the_end_and_is_looked_at_again(
    opened: Any, press: Any, seen: Any, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await at_checks(pilot, crowded())
        rules = [notice.rule for notice in notices(crowded())]
        await to(pilot, page, "overlap")
        await press(pilot, "checks.leave")
        assert "It stays as it is." in toasts(pilot)
        assert [notice.rule for notice in notices(kept(store))] == [r for r in rules if r != "overlap"]
        await pilot.press("end")
        assert str(page.under_cursor.title) == "1 thing stays as it is"
        assert size == (40, 11) or "1 thing stays as it is" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert [notice.rule for notice in notices(kept(store))] == rules
        await to(pilot, page, "overlap")
        await press(pilot, "checks.leave", "retreat.undo")
        assert kept(store).left_so == () and "overlap" in [n.rule for n in notices(kept(store))]

"""Ground rules: written, changed, and accepted by both."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.pictures import views
from tests.support.screens.talks import SIZES, Enter
from tests.support.weekend import a_weekend
from twofold.content import ground_rules
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.preparing import accept
from twofold.domain.retreat.routes import RulesRoute
from twofold.domain.text import clean_line
from twofold.store import Store


def only(store: Store) -> Plan:
    (plan,) = store.plans.all()
    return plan


@pytest.mark.parametrize("size", SIZES)
async def test_both_say_yes_each_with_their_own_key(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    store.save(a_weekend())
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(RulesRoute("by-the-sea"))
        assert "✓" not in room.words
        await room.press("rules.first")
        assert only(store).accepted == ("a",) and room.words.count("✓ yes") == 1
        await room.press("rules.second")
        assert set(only(store).accepted) == {"a", "b"} and room.words.count("✓ yes") == 2
        await room.press("rules.first")
        assert only(store).accepted == ("b",)


async def test_each_may_say_yes_at_a_terminal_of_their_own(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RulesRoute("by-the-sea"))
        await room.press("rules.first")
        other = Store.open(store.path)
        other.save(accept(only(other), "b"))
        other.close()
        pilot.app.look()
        await room.settle()
        assert room.words.count("✓ yes") == 2 and "Both of you said yes" in room.words
        await room.press("rules.first")
        assert only(store).accepted == ("b",)


@pytest.mark.parametrize("how", ["add", "edit", "remove"])
async def test_any_change_takes_the_yes_back_and_says_so(
    opened: Any, enter: Enter, store: Store, how: str
) -> None:
    store.save(a_weekend(accepted=("a", "b")))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RulesRoute("by-the-sea"))
        await room.press(f"listed.{how}")
        if how != "remove":
            await pilot.press(*" x", "enter", "enter")
            await room.settle()
        plan = only(store)
        assert plan.accepted == () and "says yes again" in room.words
        words = [rule.words for rule in plan.rules]
        assert words == {
            "add": ["Phones stay in the drawer.", "No hard talks after eight in the evening.", "x"],
            "edit": ["Phones stay in the drawer. x", "No hard talks after eight in the evening."],
            "remove": ["No hard talks after eight in the evening."],
        }[how]  # fmt: skip
        if room.page.writing:
            await room.press("field.leave")
        await room.press("retreat.undo")
        assert only(store).rules == a_weekend().rules and set(only(store).accepted) == {"a", "b"}


async def test_looking_at_a_rule_without_changing_it_keeps_the_yes(
    opened: Any, enter: Enter, store: Store
) -> None:
    store.save(a_weekend(accepted=("a", "b")))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RulesRoute("by-the-sea"))
        await pilot.press("enter")
        await room.settle()
        assert room.page.writing and "✓" not in room.words
        await pilot.press("enter")
        await room.settle()
        assert set(only(store).accepted) == {"a", "b"} and "anew" not in room.words


async def test_letters_typed_into_a_rule_are_nobodys_yes(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RulesRoute("by-the-sea"))
        await room.press("listed.add")
        await pilot.press(*"fj", "enter")
        await room.settle()
        assert only(store).accepted == () and only(store).rules[-1].words == "fj"


@pytest.mark.parametrize("size", SIZES)
async def test_without_rules_the_usual_ones_are_a_key_away(
    opened: Any, enter: Enter, store: Store, size: tuple[int, int]
) -> None:
    store.save(a_weekend(rules=()))
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(RulesRoute("by-the-sea"))
        assert "There are no ground rules yet." in room.words
        with pytest.raises(AssertionError):
            await room.press("rules.first")
        await room.press("rules.usual")
        assert tuple(rule.words for rule in only(store).rules) == ground_rules()
        assert room.page.focused is not None
        await room.press("retreat.undo")
        assert only(store).rules == () and "There are no ground rules yet." in room.words


async def test_a_click_on_a_name_is_that_key(opened: Any, enter: Enter, store: Store) -> None:
    store.save(a_weekend())
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RulesRoute("by-the-sea"))
        lines = room.text.splitlines()
        (y,) = [place for place, line in enumerate(lines) if "j  ● Ben" in line]
        await pilot.click(offset=(lines[y].index("● Ben") + 2, y))
        await room.settle()
        assert only(store).accepted == ("b",)


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_words_are_kept_and_shown(opened: Any, enter: Enter, store: Store, text: str) -> None:
    store.save(a_weekend(rules=()))
    async with opened(size=(150, 40)) as pilot:
        room = enter(pilot)
        await room.go(RulesRoute("by-the-sea"))
        await room.press("listed.add")
        room.page.line.value = text
        await pilot.press("enter", "enter")
        await room.settle()
        assert only(store).rules[0].words == text and packed(text) in packed(room.text.replace("▌", " "))


@pytest.mark.parametrize(("look", "page"), views("usual"), indirect=["look"])
async def test_pictures_of_the_rules(
    opened: Any, store: Store, press: Any, picture: Callable[..., str], drawn: SnapshotAssertion, look: Any,
    page: str,
) -> None:  # fmt: skip
    store.save(a_weekend(accepted=("a",)) if page == "half" else a_weekend(rules=()))
    async with opened(**look) as pilot:
        pilot.app.go(RulesRoute("by-the-sea"))
        await pilot.pause()
        await pilot.pause()
        if page == "usual":
            await press(pilot, "rules.usual")
            await pilot.pause()
        assert picture(pilot) == drawn

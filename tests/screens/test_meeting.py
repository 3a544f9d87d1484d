"""The first meeting: a welcome, the page for everyone, two names, home."""

from collections.abc import Callable
from typing import Any

import pytest

from twofold.domain.people import meet
from twofold.screens.home import Home
from twofold.screens.meeting import Names, Welcome
from twofold.screens.support.pages import Support
from twofold.store import Store
from twofold.widgets.pick import Pick

SIZES = [(40, 11), (80, 24), (120, 40)]


async def to_names(pilot: Any, press: Any) -> None:
    await press(pilot, "meeting.onward", "support.onward")
    assert isinstance(pilot.app.screen, Names)


@pytest.mark.parametrize("size", SIZES)
async def test_two_people_meet_with_the_keyboard_alone(
    opened: Any, press: Any, empty_store: Store, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(empty_store, size=size) as pilot:
        assert isinstance(pilot.app.screen, Welcome)
        assert "twofold is for two people" in " ".join(seen(pilot).split())
        await press(pilot, "meeting.onward")
        assert isinstance(pilot.app.screen, Support)
        await press(pilot, "support.onward")
        await pilot.press(*"Zoë", "enter", *"李明", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Home)
        assert "Zoë" in seen(pilot) and "李明" in seen(pilot)
    couple = empty_store.couple.get("couple")
    assert couple is not None
    assert (couple.a.name, couple.b.name, couple.a.mark != couple.b.mark) == ("Zoë", "李明", True)


async def test_the_support_page_asks_and_keeps_nothing(
    opened: Any, press: Any, empty_store: Store, seen: Callable[..., str]
) -> None:
    async with opened(empty_store, size=(100, 60)) as pilot:
        await press(pilot, "meeting.onward")
        text = " ".join(seen(pilot).split())
        assert "afraid of what happens after you speak honestly" in text
        assert "findahelpline.com" in text
        assert not pilot.app.screen.query("Input, TextArea, Button, Checkbox")
    assert empty_store.path.read_bytes().count(b"support") == 0
    assert not empty_store.couple.all() and not empty_store.sessions.all()


async def test_what_is_missing_is_said_and_nothing_is_lost(
    opened: Any, press: Any, empty_store: Store, seen: Callable[..., str]
) -> None:
    async with opened(empty_store) as pilot:
        await to_names(pilot, press)
        await press(pilot, "meeting.begin")
        assert "Each of you needs a name" in seen(pilot)
        await pilot.press(*"Ana", "tab", *"ana")
        await press(pilot, "meeting.begin")
        assert "Two different names" in seen(pilot)
        await pilot.press("x")
        assert "Two different names" not in seen(pilot)
        await press(pilot, "meeting.begin")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Home)
    couple = empty_store.couple.get("couple")
    assert couple is not None and (couple.a.name, couple.b.name) == ("Ana", "anax")


async def test_where_a_name_is_missing_what_is_typed_next_is_that_name(
    opened: Any, press: Any, empty_store: Store
) -> None:
    async with opened(empty_store) as pilot:
        await to_names(pilot, press)
        pilot.app.screen.query_one("#partners-begin").focus()
        await pilot.pause()
        await pilot.press("enter", *"Mara", "enter", *"Theo", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Home)
    couple = empty_store.couple.get("couple")
    assert couple is not None and (couple.a.name, couple.b.name) == ("Mara", "Theo")


async def test_colours_and_marks_are_chosen_and_must_differ(
    opened: Any, press: Any, empty_store: Store, seen: Callable[..., str]
) -> None:
    async with opened(empty_store) as pilot:
        await to_names(pilot, press)
        await pilot.press(*"Ana", "tab", *"Ben", "tab", "left", "tab", "right")
        screen = pilot.app.screen
        assert screen.query_one("#colour-a", Pick).value == "slate"
        assert screen.query_one("#mark-a", Pick).value == "●"
        await press(pilot, "meeting.begin")
        assert "two different marks" in seen(pilot)
        await pilot.press("tab", "tab", "right")
        await press(pilot, "meeting.begin")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Home)
    couple = empty_store.couple.get("couple")
    assert couple is not None and (couple.a.colour, couple.a.mark, couple.b.mark) == ("slate", "●", "▲")


async def test_escape_goes_back_and_after_home_there_is_no_way_into_the_meeting(
    opened: Any, press: Any, empty_store: Store
) -> None:
    async with opened(empty_store) as pilot:
        await to_names(pilot, press)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Support)
        await press(pilot, "support.onward")
        await pilot.press(*"Ana", "tab", *"Ben")
        await press(pilot, "meeting.begin")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Home)


async def test_later_every_change_is_kept_as_it_is_made(
    opened: Any, press: Any, store: Store, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings", "settings.names")
        await pilot.press("backspace", "e")
        await pilot.pause()
        assert "Ane" in seen(pilot).splitlines()[0]
        couple = store.couple.get("couple")
        assert couple is not None and couple.a.name == "Ane"
        await pilot.press("tab", "tab", "right")
        await pilot.pause()
        couple = store.couple.get("couple")
        assert couple is not None and couple.a.colour == "sage"


async def test_a_name_that_cannot_be_is_said_and_the_old_one_stays(
    opened: Any, press: Any, store: Store, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings", "settings.names")
        await pilot.press("backspace", "backspace", "backspace")
        await pilot.pause()
        assert "Each of you needs a name" in seen(pilot)
        await pilot.press("escape", "escape")
        await pilot.pause()
        couple = store.couple.get("couple")
        assert couple is not None and couple.a.name == "A"


async def test_both_terminals_may_change_a_name_at_once(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings", "settings.names")
        other = Store.open(store.path)
        held = other.couple.get("couple")
        assert held is not None
        other.save(held.with_(b=meet("Ana", "Bennie").b))
        other.close()
        await pilot.press("x")
        await pilot.pause()
        couple = store.couple.get("couple")
        assert couple is not None and (couple.a.name, couple.b.name) == ("Anax", "Bennie")


async def test_the_other_terminal_may_change_a_name_meanwhile(
    opened: Any, press: Any, store: Store, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings", "settings.names")
        other = Store.open(store.path)
        held = other.couple.get("couple")
        assert held is not None
        other.save(held.with_(b=meet("Ana", "Bennie").b))
        other.close()
        pilot.app.look()
        await pilot.pause()
        assert "Bennie" in seen(pilot)
        await pilot.press("x")
        await pilot.pause()
        couple = store.couple.get("couple")
        assert couple is not None and (couple.a.name, couple.b.name) == ("Anax", "Bennie")

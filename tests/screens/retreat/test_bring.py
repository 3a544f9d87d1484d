"""Bringing in a booking: seen first, taken in one change, taken back in one; a bad file changes nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.bringing import (
    CLASS,
    DENTIST,
    SIZES,
    TRAIN,
    booking,
    enter,
    go_on,
    ics,
    one_line,
    plan,
    read,
    titles,
)
from tests.support.screens.pictures import Svg, views
from twofold.domain.people import meet
from twofold.domain.retreat.plan import Plan
from twofold.domain.retreat.routes import DaysRoute
from twofold.domain.text import clean_line
from twofold.exports.calendar import calendar
from twofold.screens.retreat.completing import PathLine
from twofold.store import Store
from twofold.store.config import Settings

__all__ = ["booking", "plan"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_booking_is_seen_then_taken_then_taken_back(
    opened: Any, press: Any, seen: Callable[..., str], store: Store, booking: Path, plan: Plan,
    size: tuple[int, int],
) -> None:  # fmt: skip
    async with opened(size=size) as pilot:
        await enter(pilot)
        await pilot.press(*"~/booking.ics")
        await go_on(pilot)
        text = one_line(seen(pilot))
        for words in (
            "This would come in; enter takes it.",
            "Train to the sea",
            "Fri 27, 13:15–16:05",
            "Track 5",
        ):
            assert words in text
        pilot.app.screen.query_one("#bring-left-out").scroll_visible(animate=False)
        await pilot.pause()
        assert "One thing in this file is on Thursday 3 December 2026" in one_line(seen(pilot))
        assert store.plans.all() == [plan], "nothing has changed yet"
        await go_on(pilot)
        assert "It is all in your plan now; u takes it back." in one_line(seen(pilot))
        (after,) = store.plans.all()
        assert [each.title for each in after.slots[-2:]] == ["Train to the sea", "Pottery for two"]
        assert (after.slots[-2].kind, after.slots[-2].day, after.slots[-2].start) == (
            "travel",
            0,
            13 * 60 + 15,
        )
        assert after.rev == plan.rev + 1, "in one change"
        await press(pilot, "retreat.undo")
        assert store.plans.all()[0].slots == plan.slots
        assert "in your plan now" not in seen(pilot)


async def test_u_in_the_field_is_a_letter(opened: Any, store: Store, booking: Path) -> None:
    async with opened() as pilot:
        await enter(pilot)
        await read(pilot, "~/booking.ics")
        await pilot.press("u")
        assert pilot.app.screen.query_one(PathLine).value == "~/booking.icsu"


async def test_another_file_is_read_before_it_is_taken(
    opened: Any, seen: Callable[..., str], store: Store, booking: Path, home: Path, plan: Plan
) -> None:
    (home / "other.ics").write_text(ics(CLASS))
    async with opened() as pilot:
        await enter(pilot)
        await read(pilot, "~/booking.ics")
        assert "Train" in seen(pilot)
        await read(pilot, "~/other.ics")
        assert "Train" not in seen(pilot) and "Pottery" in seen(pilot)
        assert store.plans.all() == [plan]
        await go_on(pilot)
        assert titles(store)[-1] == "Pottery for two" and "Train to the sea" not in titles(store)


async def test_a_booking_that_comes_again_moves_what_is_there(
    opened: Any, press: Any, seen: Callable[..., str], store: Store, booking: Path
) -> None:
    async with opened() as pilot:
        await enter(pilot)
        await read(pilot, "~/booking.ics")
        await go_on(pilot)
        count = len(titles(store))
        await go_on(pilot)
        assert one_line(seen(pilot)).count("already in your plan; this updates it") == 2
        await go_on(pilot)
        assert "Your plan has all of it already, just as in the file." in one_line(seen(pilot))
        booking.write_text(ics(TRAIN.replace("T1315", "T1415")))
        await read(pilot, "~/booking.ics ")
        await go_on(pilot)
        (after,) = store.plans.all()
        assert len(after.slots) == count
        assert next(s for s in after.slots if s.title == "Train to the sea").start == 14 * 60 + 15
        await press(pilot, "retreat.undo")
        again = next(s for s in store.plans.all()[0].slots if s.title == "Train to the sea")
        assert again.start == 13 * 60 + 15


async def test_our_own_calendar_comes_back_as_it_was(
    opened: Any, seen: Callable[..., str], store: Store, home: Path, plan: Plan
) -> None:
    (home / "ours.ics").write_text(calendar(plan, meet("Ana", "Ben")), newline="")
    async with opened(size=(120, 40)) as pilot:
        await enter(pilot)
        await read(pilot, "~/ours.ics")
        assert seen(pilot).count("already in your plan") > 8
        await go_on(pilot)
        assert "just as in the file" in seen(pilot)
    assert store.plans.all() == [plan]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("path", "holds", "says"),
    [
        ("~/none.ics", None, "There is no file at"),
        ("~", None, "There is no file at"),
        ("", None, "Say where the file is"),
        ("~nobody-of-this-name/x.ics", None, "That home folder is unknown here."),
        ("~/" + "x" * 300 + ".ics", None, "cannot be opened"),
        ("~/x.ics", "", "This is not a calendar file"),
        ("~/x.ics", "\x00\xff\xfe", "This is not a calendar file"),
        ("~/x.ics", "BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "damaged"),
        ("~/x.ics", ics(), "There are no events in this file"),
        ("~/x.ics", ics(DENTIST), "Nothing in this file falls on your days"),
    ],
)
async def test_a_bad_file_is_refused_with_the_reason_and_nothing_changes(
    opened: Any, seen: Callable[..., str], store: Store, home: Path, plan: Plan, size: tuple[int, int],
    path: str, holds: str | None, says: str,
) -> None:  # fmt: skip
    if holds is not None:
        (home / "x.ics").write_text(holds, "latin-1", newline="")
    async with opened(size=size) as pilot:
        await enter(pilot)
        await read(pilot, path)
        if len(path) < 100:  # the name alone is more than the small page holds
            assert packed(says) in packed(seen(pilot))
        assert "Traceback" not in seen(pilot)
        assert "This would come in" not in seen(pilot)
        await go_on(pilot)
    assert store.plans.all() == [plan]


async def test_a_full_plan_is_refused_whole(
    opened: Any, seen: Callable[..., str], store: Store, booking: Path, plan: Plan
) -> None:
    from tests.support.weekend import slot

    many = tuple(slot(str(n), f"Thing {n}", 0, 9) for n in range(399))
    (full,) = store.save(plan.with_(slots=many))
    async with opened() as pilot:
        await enter(pilot)
        await read(pilot, "~/booking.ics")
        await go_on(pilot)
        assert "A plan holds 400 things at most" in one_line(seen(pilot))
    assert store.plans.all() == [full]


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_file_is_read_to_its_end_by_keys(
    opened: Any, press: Any, seen: Callable[..., str], home: Path, size: tuple[int, int]
) -> None:
    events = (CLASS.replace("c1", f"c{n}").replace("Pottery", f"Pottery {n}") for n in range(60))
    (home / "long.ics").write_text(ics(*events), newline="")
    async with opened(size=size) as pilot:
        await enter(pilot)
        await read(pilot, "~/long.ics")
        assert "Pottery 59" not in seen(pilot)
        await pilot.press(*["pagedown"] * 30)  # Textual's own, while typing
        await pilot.pause()
        assert "Pottery 59" in seen(pilot)
        await press(pilot, "field.leave")
        for _ in range(30):
            await press(pilot, "bring.page-up")
        assert "long.ics" in seen(pilot)
        for _ in range(30):
            await press(pilot, "bring.page-down")
        assert "Pottery 59" in seen(pilot)


async def test_what_the_other_terminal_changed_meanwhile_stays(
    opened: Any, press: Any, store: Store, booking: Path, plan: Plan
) -> None:
    async with opened() as pilot:
        await enter(pilot)
        await read(pilot, "~/booking.ics")
        store.save(plan.with_(title="By the lake"))
        await go_on(pilot)
        (after,) = store.plans.all()
        assert after.title == "By the lake" and "Pottery for two" in titles(store)
        await press(pilot, "retreat.undo")
        (after,) = store.plans.all()
        assert after.title == "By the lake" and "Pottery for two" not in titles(store)


async def test_a_plan_that_is_gone(opened: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        await enter(pilot, "nowhere")
        await pilot.pause()
        assert "not there any more" in seen(pilot)
        assert pilot.app.screen.place == "home"


# -- the path ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_called_off_is_shown_then_taken_out_then_brought_back(
    opened: Any, press: Any, seen: Callable[..., str], store: Store, booking: Path, home: Path,
    size: tuple[int, int],
) -> None:  # fmt: skip
    off = ics(CLASS).replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:CANCEL")
    (home / "off.ics").write_text(off, newline="")
    (home / "both.ics").write_text(ics(CLASS + "\r\nSTATUS:CANCELLED", TRAIN), newline="")
    async with opened(size=size) as pilot:
        await enter(pilot)
        await read(pilot, "~/booking.ics")
        await go_on(pilot)
        before = store.plans.all()[0]
        await read(pilot, "~/off.ics")
        assert "This would be removed; enter removes it." in one_line(seen(pilot))
        pilot.app.screen.query_one("#bring-found").scroll_visible(animate=False)
        await pilot.pause()
        assert "cancelled: it would be removed from your plan" in one_line(seen(pilot))
        assert store.plans.all()[0] == before, "nothing has changed yet"
        await go_on(pilot)
        assert "It is no longer in your plan; u takes it back." in one_line(seen(pilot))
        assert "Pottery for two" not in titles(store) and "Train to the sea" in titles(store)
        await press(pilot, "retreat.undo")
        assert store.plans.all()[0].slots == before.slots
        await press(pilot, "bring.path")
        await read(pilot, "~/both.ics")
        assert "This would come in, and what was cancelled would be removed; enter takes it." in one_line(
            seen(pilot)
        )


async def test_any_words_in_a_file_are_shown_as_they_are(
    opened: Any, seen: Callable[..., str], store: Store, home: Path
) -> None:
    async with opened(size=(150, 40)) as pilot:
        await enter(pilot)
        for n, text in enumerate([*HOSTILE, *UNSAFE]):
            line = clean_line(text)[:60]
            said = line.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
            endless = CLASS.rpartition("\r\n")[0].replace("Pottery for two", said)
            (home / f"{n}.ics").write_text(ics(f"{endless}\r\nLOCATION:{said}"), "utf-8", newline="")
            await read(pilot, f"~/{n}.ics")
            assert packed(seen(pilot)).count(packed(line)) >= 3, line
            await go_on(pilot)
            assert titles(store)[-1] == line


@pytest.mark.parametrize(("look", "state"), views("seen"))
async def test_how_it_looks(
    opened: Any,
    booking: Path,
    picture: Callable[..., str],
    snapshot: SnapshotAssertion,
    look: Any,
    state: str,
) -> None:
    size, theme = look
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        await enter(pilot)
        if state == "seen":
            await read(pilot, "~/booking.ics")
        assert picture(pilot) == snapshot(extension_class=Svg)


async def test_a_booking_is_taken_back_in_the_days_before_what_is_older(
    opened: Any, press: Any, store: Store, booking: Path, plan: Plan
) -> None:
    async with opened(size=(100, 40)) as pilot:
        pilot.app.go(DaysRoute(plan.id, day=0))
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "days.later")
        (moved,) = store.plans.all()
        await enter(pilot)
        await read(pilot, "~/booking.ics")
        await go_on(pilot)
        assert len(store.plans.all()[0].slots) == len(plan.slots) + 2
        await press(pilot, "page.back")
        await pilot.pause()
        await press(pilot, "retreat.undo")
        assert store.plans.all()[0].slots == moved.slots != plan.slots
        assert "Gone again: Train to the sea, Pottery for two" in " ".join(
            str(n.message) for n in pilot.app._notifications
        )

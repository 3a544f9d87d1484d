"""What is at hand with a slot is opened with one key, wherever the slot is in sight."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.saturday import SATURDAY_NOON
from tests.support.screens.sides import SIZES, at, settle
from tests.support.screens.toasts import toasts
from tests.support.waiting import ended
from tests.support.weekend import a_weekend
from twofold.domain.retreat.looking import on_map
from twofold.domain.retreat.plan import Plan
from twofold.screens.retreat.withslot import AtHandList
from twofold.store import Store

Seen = Callable[[Any], str]
FIELDS = ("address", "number", "phone", "file", "link")
PAGES = ("retreat.days", "retreat.today", "retreat.slot")


@pytest.fixture(autouse=True)
def noon(clock: Any, no_browser: None) -> None:
    """It is Saturday, a little after noon: lunch is on. Nothing can be opened from here."""
    clock.wall = SATURDAY_NOON


def a_lunch(**fields: str) -> Plan:
    plan = a_weekend()
    return plan.with_(slots=tuple(replace(s, **fields) if s.id == "lunch" else s for s in plan.slots))


async def on(pilot: Any, page: str, plan: Plan) -> Any:
    """Go to the lunch of *plan* on *page*, with no field in hand."""
    pilot.app.store.save(plan)
    shown = await at(
        pilot, page, plan_id=plan.id, **({} if page == "retreat.today" else {"slot_id": "lunch"})
    )
    shown.set_focus(None) if page == "retreat.slot" else None
    await settle(pilot)
    assert shown.current.id == "lunch"
    return shown


def has_key(page: Any) -> bool:
    return any(key.binding.id == "retreat.at-hand" for key in page.active_bindings.values())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_one_key_opens_the_link(
    opened: Any, browser: Path, press: Any, seen: Seen, page: str, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await on(pilot, page, a_lunch(link="https://inn.example/table?n=1"))
        assert size[0] < 80 or "o Link" in seen(pilot)
        await press(pilot, "retreat.at-hand")
        await ended(pilot, "at-hand")
        assert browser.read_text() == "https://inn.example/table?n=1\n"
        assert "Opening inn.example" in toasts(pilot)


@pytest.mark.parametrize("page", PAGES)
async def test_where_there_is_nothing_there_is_no_key(opened: Any, page: str) -> None:
    async with opened() as pilot:
        assert not has_key(await on(pilot, page, a_weekend()))


async def test_the_key_comes_and_goes_with_the_cursor(opened: Any, press: Any, seen: Seen) -> None:
    async with opened() as pilot:
        page = await on(pilot, "retreat.days", a_lunch(phone="12345"))
        assert has_key(page) and "Telephone" in seen(pilot)
        await press(pilot, "days.down")
        await settle(pilot)
        assert not has_key(page) and "Telephone" not in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_of_several_things_one_is_chosen(
    opened: Any, browser: Path, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await on(
            pilot,
            "retreat.today",
            a_lunch(address="Am Markt 1; 12345 Altstadt", number="AB12", phone="+49 1"),
        )
        await press(pilot, "retreat.at-hand")
        assert isinstance(pilot.app.screen, AtHandList)
        for words in ("Address: Am Markt 1", "Number: AB12", "Telephone: +49 1"):
            assert packed(words) in packed(seen(pilot))
        await pilot.press("2")
        await ended(pilot, "at-hand")
        assert pilot.app.clipboard == "AB12" and "Number AB12. It was copied" in toasts(pilot)
        assert not browser.exists()
        await press(pilot, "retreat.at-hand")
        await pilot.press("enter")
        await ended(pilot, "at-hand")
        url = on_map("Am Markt 1; 12345 Altstadt")
        assert browser.read_text() == f"{url}\n" and url.endswith("?query=Am+Markt+1%3B+12345+Altstadt")


async def test_esc_opens_nothing(opened: Any, browser: Path, press: Any) -> None:
    async with opened() as pilot:
        page = await on(pilot, "retreat.days", a_lunch(link="https://a.example", number="1"))
        await press(pilot, "retreat.at-hand", "ask.back")
        await ended(pilot, "at-hand")
        assert pilot.app.screen is page and not browser.exists() and not pilot.app.clipboard


async def test_a_ticket_is_opened_where_it_is(opened: Any, browser: Path, press: Any, tmp_path: Path) -> None:
    ticket = tmp_path / "tickets" / "there  and back.pdf"
    ticket.parent.mkdir()
    ticket.write_bytes(b"%PDF-")
    async with opened() as pilot:
        await on(pilot, "retreat.days", a_lunch(file=f"{tmp_path}/tickets/there and back.pdf"))
        await press(pilot, "retreat.at-hand")
        await ended(pilot, "at-hand")
        assert browser.read_text() == f"{ticket}\n" and "Opening there and back.pdf" in toasts(pilot)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone.pdf", "There is no file at {}/gone.pdf any more."),
        ("folder.pdf", "There is no file at {}/folder.pdf any more."),
        ("run.sh", "run.sh is not a document or a picture, so it is not opened from here."),
    ],
)
async def test_what_is_no_ticket_any_more_is_said(
    opened: Any, browser: Path, press: Any, tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "run.sh").write_text("#!/bin/sh\n")
    async with opened() as pilot:
        await on(pilot, "retreat.days", a_lunch(file=f"{tmp_path}/{name}"))
        await press(pilot, "retreat.at-hand")
        await ended(pilot, "at-hand")
        assert says.format(tmp_path) in toasts(pilot) and not browser.exists()


async def test_where_nothing_can_open_it_says_where_it_is(opened: Any, press: Any, tmp_path: Path) -> None:
    (tmp_path / "t.pdf").write_bytes(b"")
    async with opened() as pilot:
        await on(pilot, "retreat.days", a_lunch(file=f"{tmp_path}/t.pdf"))
        await press(pilot, "retreat.at-hand")
        await ended(pilot, "at-hand")
        assert f"No program here could open it. It is at {tmp_path}/t.pdf." in toasts(pilot)


async def test_from_a_seat_no_file_is_reached(opened: Any, browser: Path, press: Any, tmp_path: Path) -> None:
    (tmp_path / "t.pdf").write_bytes(b"")
    async with opened(confined=True) as pilot:
        await on(pilot, "retreat.days", a_lunch(file=f"{tmp_path}/t.pdf"))
        await press(pilot, "retreat.at-hand")
        await ended(pilot, "at-hand")
        assert "you can reach only your shared file" in toasts(pilot) and not browser.exists()


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_are_only_words(
    opened: Any, browser: Path, press: Any, seen: Seen, words: str
) -> None:
    async with opened() as pilot:
        page = await on(pilot, "retreat.today", a_lunch(**dict.fromkeys(FIELDS, words)))
        await press(pilot, "retreat.at-hand")
        assert isinstance(pilot.app.screen, AtHandList)
        assert "Link:" in seen(pilot)
        for choice in "12345":
            if pilot.app.screen is page:
                await press(pilot, "retreat.at-hand")
            await pilot.press(choice)
            await ended(pilot, "at-hand")
        assert pilot.app.screen is page and "www.openstreetmap.org" in browser.read_text()


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_it_is_typed_on_the_page_of_a_slot(
    opened: Any, seen: Seen, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await on(pilot, "retreat.slot", a_weekend())
        for name, words in (
            ("address", "Am Markt 1"), ("link", "inn.example/a"), ("number", "AB12"), ("phone", "+49 1"),
            ("file", "~/t.pdf"),
        ):  # fmt: skip
            page.form.line(name).focus()
            await pilot.press(*words)
            await settle(pilot)
        assert "leads to inn.example" in str(page.query_one("#slot-site").content)
        kept = store.plans.get("by-the-sea").slot("lunch")  # type: ignore[union-attr]
        assert kept is not None
        assert (kept.address, kept.link, kept.number, kept.phone, kept.file) == (
            "Am Markt 1", "https://inn.example/a", "AB12", "+49 1", "~/t.pdf",
        )  # fmt: skip
        await pilot.press("escape")
        assert has_key(page)

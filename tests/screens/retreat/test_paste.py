"""The page that takes what people have: shown first, ticked or not, taken in one go and taken back in one."""

from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE
from tests.support.pasting import FRIDAY, pasted
from tests.support.screens.pictures import Svg, views
from tests.support.screens.sides import SIZES, at, settle
from tests.support.screens.toasts import toasts
from twofold.domain.retreat.money import totals
from twofold.domain.retreat.plan import Plan
from twofold.screens.page import StoreChanged
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.choices import Choices
from twofold.widgets.words import Words

PLAN = Plan(id="spring", title="Spring", start=FRIDAY, days=3, zone="Europe/Berlin", currency="EUR")


async def paste(pilot: Any, text: str = "", plan: Plan = PLAN) -> Any:
    """Open the page over the first page of *plan*, and paste *text*."""
    if pilot.app.store.plans.get(plan.id) is None:
        pilot.app.store.save(plan)
    await at(pilot, "retreat.plan", plan_id=plan.id)
    here = await at(pilot, "retreat.paste", plan_id=plan.id)
    if text:
        pilot.app.post_message(Paste(text))
        await settle(pilot)
    return here


def kept(store: Store) -> Plan:
    found = store.plans.get(PLAN.id)
    assert found is not None
    return found


def rows(page: Any) -> list[str]:
    """Return the lines of the list as they are drawn, in one line each."""
    choices = page.query_one(Choices)
    return [" ".join(str(choices.get_option_at_index(n).prompt).split()) for n in range(choices.option_count)]


async def test_what_was_called_off_goes_out_of_the_plan(opened: Any, store: Store, tmp_path: Path) -> None:
    event = "BEGIN:VEVENT\r\nUID:m1\r\nSUMMARY:Massage for two\r\nDTSTART:20270327T090000Z\r\n"
    whole = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n{}END:VEVENT\r\nEND:VCALENDAR\r\n"
    file = tmp_path / "massage.ics"
    async with opened() as pilot:
        for more, words in (
            ("DTEND:20270327T100000Z\r\n", "It is in your plan now."),
            ("DTEND:20270327T100000Z\r\nSTATUS:CANCELLED\r\n", "It is no longer in your plan."),
        ):
            file.write_text(whole.format(event + more), newline="")
            page = await paste(pilot, str(file))
            await pilot.press("f2")
            await settle(pilot)
            assert words in page.said.plain
        assert not kept(store).slots


@pytest.mark.parametrize("size", SIZES)
async def test_a_ticket_is_shown_taken_in_one_go_and_taken_back_in_one(
    opened: Any, store: Store, press: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await paste(pilot, pasted("train-there-and-back"))
        take, there, back, price, idea = rows(page)
        assert take.endswith("Take what is ticked (3)")
        assert there == "✓ Train: Hauptstadt Hbf – Altstadt Fri 26, 15:38–16:49 → the days"
        assert back == "✓ Train: Altstadt – Hauptstadt Hbf Sun 28, 15:06–17:12 → the days"
        assert price == "✓ Train there and back €59.80 → the budget"
        assert idea.startswith("· Online-Ticket") and idea.endswith("→ the ideas")
        assert kept(store) == PLAN.with_(rev=kept(store).rev, updated=kept(store).updated), "taken already"
        await pilot.press("enter")
        await settle(pilot)
        assert [(slot.day, slot.start, slot.end) for slot in kept(store).slots] == [
            (0, 938, 1009),
            (2, 906, 1032),
        ]
        assert [cost.cost for cost in kept(store).budget.costs] == [59_80] and not kept(store).ideas
        assert page.text == "" and "All 3 are in your plan now" in str(page.query_one("#paste-said").content)
        await press(pilot, "retreat.undo")
        assert kept(store).slots == () == kept(store).budget.costs


async def test_space_ticks_and_leaves_and_nothing_ticked_takes_nothing(
    opened: Any, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        page = await paste(pilot, pasted("hotel-in-german"))
        assert [row[:1] for row in rows(page)[1:]] == ["✓", "✓", "✓", "·"]
        for _ in range(3):
            await pilot.press("down")
            await settle(pilot)
            await press(pilot, "paste.tick")
        assert [row[:1] for row in rows(page)[1:]] == ["·", "·", "·", "·"]
        await press(pilot, "paste.take")
        assert "Nothing is ticked" in toasts(pilot) and not kept(store).slots
        await pilot.press("enter")  # on a line it ticks, as a click does
        await settle(pilot)
        assert [row[:1] for row in rows(page)[1:]] == ["·", "·", "✓", "·"]
        await press(pilot, "paste.take")
        assert [todo.due.isoformat() for todo in kept(store).todos if todo.due] == ["2027-03-24"]


async def test_of_several_prices_one_is_ticked_at_the_most(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await paste(pilot, pasted("several-prices"))
        assert [row[:1] for row in rows(page)[1:]] == ["·", "·", "·", "✓"]
        await pilot.press("down")
        await settle(pilot)
        assert "Only one of these prices" in str(page.query_one("#paste-told").content)
        await press(pilot, "paste.tick")
        await pilot.press("down")
        await settle(pilot)
        assert "90 € times 2 people" in str(page.query_one("#paste-told").content)
        await press(pilot, "paste.tick")
        assert [row[:1] for row in rows(page)[1:]] == ["·", "✓", "·", "✓"]
        await press(pilot, "paste.take")
        assert [cost.cost for cost in kept(store).budget.costs] == [180_00]


async def test_a_price_from_abroad_is_counted_with_the_rate_that_they_type(
    opened: Any, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        page = await paste(pilot, pasted("inn-in-yen"))
        await pilot.press("down", "down")
        await settle(pilot)
        await press(pilot, "paste.tick")
        await settle(pilot)
        assert "How many EUR is one JPY" in str(pilot.app.screen.query_one("#ask-why").content)
        await pilot.press("x", "enter")
        await settle(pilot)
        assert "in figures, like 0.0061" in toasts(pilot)
        await pilot.press("backspace", *"0,0061")
        await settle(pilot)
        assert "€353.80" in str(pilot.app.screen.query_one("#rate-said").content)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen is page and rows(page)[2].startswith("✓")
        assert "a guess" in rows(page)[2] and "0.0061 EUR for one JPY" in str(
            page.query_one("#paste-told").content
        )
        await press(pilot, "paste.take")
        (cost,) = kept(store).budget.costs
        assert (cost.cost, cost.cost_in, kept(store).rates) == (58_000, "JPY", {"JPY/EUR": "0.0061"})
        assert totals(kept(store)).planned == 353_80
        assert not cost.what.endswith(")")
        await press(pilot, "retreat.undo")
        assert kept(store).rates == {} and not kept(store).budget.costs


async def test_a_rate_that_is_kept_counts_at_once(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await paste(pilot, pasted("inn-in-yen"), PLAN.with_(rates={"JPY/EUR": "0.006"}))
        assert "€348.00 (¥58,000)" in rows(page)[2] and rows(page)[2].startswith("·")
        await pilot.press("down", "down")
        await settle(pilot)
        await press(pilot, "paste.tick")
        assert rows(page)[2].startswith("✓")


async def test_a_file_is_named_by_its_path_or_a_link(
    opened: Any, store: Store, press: Any, tmp_path: Path
) -> None:
    (tmp_path / "a stay.txt").write_text(pasted("hotel-in-german"), "utf-8")
    for name in (f"{tmp_path}/a stay.txt", f"file://{tmp_path}/a%20stay.txt", f"'{tmp_path}/a stay.txt'"):
        async with opened() as pilot:
            page = await paste(pilot, name)
            await settle(pilot)
            assert rows(page)[1].startswith("✓ Hotel Schwarzer Adler"), name
    async with opened() as pilot:
        page = await paste(pilot, f"{tmp_path}/nothing.ics")
        await settle(pilot)
        assert "There is no file at" in str(page.query_one("#paste-said").content) and not rows(page)


async def test_what_is_not_taken_stands_there_again_and_typing_goes_on(
    opened: Any, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        await paste(pilot, "Tango\nSat 27 March")
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen.place == "retreat.plan"
        await press(pilot, "overview.bring")
        page = pilot.app.screen
        assert page.text == "Tango\nSat 27 March" and len(rows(page)) == 2
        words = page.query_one(Words)
        words.move_cursor(words.document.end)
        await pilot.press(*", 7-9 pm")
        await settle(pilot)
        assert rows(page)[1].endswith("Sat 27, 19:00–21:00 → the days") and words.has_focus
        await pilot.press("escape", "t")
        await settle(pilot)
        assert [slot.title for slot in kept(store).slots] == ["Tango"]


async def test_it_follows_the_other_terminal(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await paste(pilot, "Tango\nSat 27 March, 7-9 pm")
        await pilot.press("down")
        await settle(pilot)
        await press(pilot, "paste.tick")
        store.save(kept(store).with_(currency="JPY"))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert rows(page)[1].startswith("·"), "what was left is ticked again"


@pytest.mark.parametrize("size", SIZES)
async def test_any_paste_is_shown_and_taken(
    opened: Any, store: Store, press: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await paste(pilot)
        for text in [*HOSTILE, *UNSAFE, "Train on Friday [/b] 10:00\n" + "y " * 6_000]:
            pilot.app.post_message(Paste(text))
            await settle(pilot)
            await press(pilot, "paste.take")
            await settle(pilot)
            assert page.text == "" and pilot.app.screen is page
            await press(pilot, "paste.edit")
        assert kept(store).ideas


async def test_an_empty_page_says_what_can_be_pasted(opened: Any, seen: Any) -> None:
    async with opened() as pilot:
        await paste(pilot)
        words = seen(pilot)
        assert "Paste a mail, a ticket, a confirmation or a page" in words and "all of it in one go" in words
        assert "f2 Take" in words


@pytest.mark.parametrize(("look", "what"), views("ticket", "stay", "prices", small=["ticket"]))
async def test_how_it_looks(
    opened: Any, snapshot: SnapshotAssertion, picture: Any, look: Any, what: str
) -> None:
    size, theme = look
    async with opened(size=size, settings=Settings(theme=theme, motion=False)) as pilot:
        names = {"ticket": "train-there-and-back", "stay": "flat-two-nights", "prices": "several-prices"}
        await paste(pilot, pasted(names[what]))
        await pilot.press("down")
        await settle(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)

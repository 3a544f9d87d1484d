"""Looking at an agreement together: it comes up at home, blames nobody, and is kept in one save."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, packed
from tests.support.routes import route
from tests.support.screens.pictures import views
from tests.support.screens.promises import TODAY, AgreedAt, agreed, answered, looked_at, only
from tests.support.screens.promises import agreed_at as agreed_at
from tests.support.screens.talks import SIZES, Clock, Enter, Room
from twofold.domain.promises.routes import ReviewRoute, WriteAgreementRoute
from twofold.domain.text import clean_line
from twofold.screens.home import Home
from twofold.screens.promises.card import AgreementPage
from twofold.screens.promises.review import ReviewPage
from twofold.screens.promises.write import WriteAgreement
from twofold.store import Store
from twofold.widgets.fields import Line
from twofold.widgets.scale import Scale

DAY = 86_400


async def review(room: Room) -> None:
    await room.go(ReviewRoute("a1"))
    assert isinstance(room.page, ReviewPage)


@pytest.mark.parametrize("size", SIZES)
async def test_the_day_comes_and_home_leads_to_the_look(
    opened: Any, enter: Enter, store: Store, clock: Clock, size: tuple[int, int]
) -> None:
    store.save(agreed(clock.now(), id="a1"))
    async with opened(size=size) as pilot:
        room = enter(pilot)
        clock.advance(6 * DAY)
        room.page.watch_time()
        await room.settle()
        assert "ook at it together" not in room.words
        clock.advance(DAY)
        room.page.watch_time()
        await room.settle()
        assert "both phones in the drawer" in room.words
        await room.press("home.open")
        await room.settle()
        assert isinstance(room.page, ReviewPage)
        await room.press("review.happened-2")
        room.page.query_one(Scale).choose(6)
        await room.settle()
        await room.press("review.thank")
        await pilot.press(*"thanks", "enter", *"gladly", "enter")
        await room.settle()
        await room.press("review.keep", "promises.key-b", "promises.key-a")
        await room.until(lambda: isinstance(room.page, AgreementPage), "for the card")
        await room.press("page.back")
        await room.until(lambda: isinstance(room.page, Home), "for home")
    entry = only(store).history[-1]
    assert (entry.did, entry.by) == ("kept", ("b", "a")) and entry.review is not None
    assert (entry.review.happened, entry.review.met, entry.review.thanks) == (
        "partly",
        6,
        ("thanks", "gladly"),
    )
    assert (only(store).due, only(store).look) == (TODAY.replace(month=12, day=7), None)


async def test_what_did_not_happen_is_no_fault(opened: Any, enter: Enter, store: Store, clock: Clock) -> None:
    worksheet, reply = answered(clock.now())
    store.save(worksheet, reply.with_(agreement="a1"), agreed(clock.now(), id="a1"))
    async with opened() as pilot:
        room = enter(pilot)
        await review(room)
        assert "It was 3." in room.words
        await room.press("review.happened-3")
        assert "perhaps it needs to be smaller" in room.words
        await room.press("review.drop", "promises.key-a", "promises.key-b")
        await room.settle()
        assert "It was good to have tried." in room.words
    agreement = only(store)
    assert (agreement.open, agreement.history[-1].did) == (False, "dropped")
    assert store.replies.all()[0].agreement is None, "its request cannot be answered anew"
    assert agreement.history[-1].review is not None and agreement.history[-1].review.happened == "not yet"


async def test_a_change_is_written_with_the_look(agreed_at: AgreedAt, store: Store) -> None:
    async with agreed_at("promises.review") as room:
        await room.press("review.change")
        assert "First say whether it happened." in room.words
        await room.press("review.happened-1", "review.change")
        assert isinstance(room.page, WriteAgreement)
        await room.press("write.edit")
        await room.pilot.press("end", *", and music")
        await room.press("field.leave", "promises.key-a", "promises.key-b")
        await room.until(lambda: isinstance(room.page, AgreementPage), "for the card")
        await room.press("page.back")
        assert isinstance(room.page, Home)
    _, changed = only(store).history
    assert changed.did == "changed" and changed.review is not None
    assert changed.review.happened == "yes" and changed.terms.what.endswith(", and music")


async def test_what_was_said_outlives_esc(agreed_at: AgreedAt, store: Store) -> None:
    async with agreed_at("promises.review") as room:
        await room.press("review.happened-2", "review.thank")
        await room.pilot.press(*"for the tea")
        await room.press("field.leave", "page.back")
        await review(room)
        assert room.page.query_one("#review-thanks-a", Line).value == "for the tea"
        assert "Part of it happened." in room.words
    assert len(only(store).history) == 1, "one look that nobody agreed on is in the history"


async def test_nobody_ends_a_look_alone_or_half_said(agreed_at: AgreedAt, store: Store) -> None:
    async with agreed_at("promises.review") as room:
        await room.press("promises.key-a")
        assert "First say whether it happened." in room.words
        await room.press("review.happened-2", "promises.key-a")
        assert "whether you keep it" in room.words
        await room.press("review.keep", "promises.key-a")
        assert room.page.said_yes == ("a",)
        await room.press("review.happened-1")
        assert room.page.said_yes == (), "a yes held for other words"
    assert len(only(store).history) == 1


async def test_a_compromise_for_a_while_goes_on_until_the_next_look(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    store.save(agreed(clock.now(), id="a1", until=TODAY))
    clock.advance(DAY)
    async with opened() as pilot:
        room = enter(pilot)
        await review(room)
        await room.press("review.happened-1", "review.keep")
        assert "It was for a while. It goes on" in room.words
        await room.press("promises.key-a", "promises.key-b")
        await room.settle()
    assert only(store).terms.until == only(store).terms.review == TODAY.replace(month=12, day=1)


async def test_a_look_at_the_other_terminal_ends_this_one(
    agreed_at: AgreedAt, store: Store, clock: Clock
) -> None:
    async with agreed_at("promises.review") as room:
        await room.press("review.happened-2", "review.keep", "promises.key-a")
        other = Store.open(store.path)
        other.save(looked_at(clock.now(), other.agreements.all()[0]))
        other.close()
        await room.press("promises.key-b")
        await room.until(lambda: isinstance(room.page, AgreementPage), "for the card")
    assert [entry.did for entry in only(store).history] == ["made", "changed"]


@pytest.mark.parametrize("text", [clean_line(each) for each in HOSTILE])
async def test_any_thanks_are_kept(opened: Any, enter: Enter, store: Store, clock: Clock, text: str) -> None:
    store.save(agreed(clock.now(), id="a1", what=text))
    async with opened(size=(120, 40)) as pilot:
        room = enter(pilot)
        await review(room)
        assert packed(text) in packed(room.words)
        for side in "ab":
            room.page.query_one(f"#review-thanks-{side}", Line).value = text
        await room.press("review.happened-1", "review.keep", "promises.key-a", "promises.key-b")
        await room.until(lambda: isinstance(room.page, AgreementPage), "for the card")
        await room.settle()
        assert packed(room.text).count(packed(text)) >= 3
    entry = only(store).history[-1]
    assert entry.review is not None and entry.review.thanks == (text, text)


@pytest.mark.parametrize(("look", "which"), views("review", "said", "write"), indirect=["look"])
async def test_pictures_of_writing_and_looking(
    opened: Any, store: Store, clock: Clock, picture: Callable[..., str], drawn: SnapshotAssertion,
    look: Any, which: str,
) -> None:  # fmt: skip
    store.save(*answered(clock.now()), agreed(clock.now(), id="a1"))
    async with opened(**look) as pilot:
        if which == "write":
            pilot.app.go(WriteAgreementRoute(reply_id="reply-r1"))
        else:
            place = "promises.write" if which == "change" else "promises.review"
            pilot.app.go(route(place, agreement_id="a1"))
        await pilot.pause()
        if which == "said":
            await pilot.press("2", "k", "f")
        await pilot.pause()
        await pilot.pause()
        assert picture(pilot) == drawn


@pytest.mark.parametrize("page", ["promises.write", "promises.review", "worksheet.request"])
async def test_what_decides_is_in_sight_on_a_short_screen(
    opened: Any, enter: Enter, store: Store, clock: Clock, page: str
) -> None:
    worksheet, reply = answered(clock.now())
    unsaid = reply.with_(said=()) if page == "worksheet.request" else reply
    store.save(worksheet, unsaid, agreed(clock.now(), id="a1"))
    async with opened(size=(40, 11)) as pilot:
        room = enter(pilot)
        if page == "worksheet.request":
            await room.go(route(page, worksheet_id="w1", row_id="r1"))
            assert "1 yes 2 smaller 3 other 4 not now" in room.words
            return
        await room.go(route(page, agreement_id="a1"))
        if page == "promises.review":
            await room.press("review.happened-3", "review.keep")
        room.page.query_one("#body").scroll_home(animate=False)
        await room.press("promises.key-a")
        await room.settle()
        assert "f ◆ Ana ✓ j ● Ben" in " ".join(room.words.split())

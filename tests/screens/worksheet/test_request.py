"""A row, its request, and the four answers."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.rounds import (
    CALM,
    EVENING,
    SIZES,
    TODAY,
    Went,
    enter,
    going,
    house,
    how,
    kept,
    open_round,
    rounds,
    tiles,
    whose,
    words,
)
from tests.support.waiting import until
from twofold.domain.people import meet
from twofold.domain.text import clean_line
from twofold.domain.worksheet.requests import ANSWERS, agreed, new_reply, say
from twofold.domain.worksheet.rounds import Revealed, Shown, Worksheet
from twofold.domain.worksheet.routes import RequestRoute
from twofold.domain.worksheet.sheet import Opening, Request, Row
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.request import RequestPage
from twofold.store import Store
from twofold.widgets.fields import Line

__all__ = ["rounds"]


@pytest.fixture
def gone(monkeypatch: pytest.MonkeyPatch) -> Went:
    """Where the page wanted to go: the pages beyond are tested elsewhere."""
    return going(monkeypatch, lambda place: not place.startswith("promises"))


@pytest.mark.parametrize("size", SIZES)
async def test_the_four_answers_are_drawn_alike(opened: Any, rounds: Store, size: tuple[int, int]) -> None:
    async with opened(size=size) as pilot:
        page = await enter(pilot)
        page.query_one("#request-tiles").scroll_visible(animate=False, immediate=True)
        await pilot.pause()
        shown = tiles(page)
        assert [tile.visual.plain for tile in shown] == [  # type: ignore[attr-defined]
            "1\nyes", "2\nyes, but smaller", "3\nanother way", "4\nnot now",
        ]  # fmt: skip
        assert len({tile.size for tile in shown}) == 1
        looks = {
            (
                str(tile.styles.background), str(tile.styles.color), str(tile.styles.text_style),
                str(tile.styles.border), str(tile.styles.padding), tuple(sorted(tile.classes)),
                tuple((span.start, span.end, str(span.style)) for span in tile.visual.spans),  # type: ignore[attr-defined]
            )
            for tile in shown
        }  # fmt: skip
        assert len(looks) == 1
        assert page.focused is None
        for tile in shown:
            width = max(map(len, str(tile.visual.plain).split("\n")))  # type: ignore[attr-defined]
            assert width <= tile.content_size.width


@pytest.mark.parametrize("size", SIZES)
async def test_the_row_is_shown_whole(
    opened: Any, rounds: Store, seen: Callable[..., str], press: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await enter(pilot)
        told = words(seen(pilot))
        for _ in range(3):
            await press(pilot, "request.page-down")
            told += words(seen(pilot))
        for text in (
            EVENING.words, "matters 9", EVENING.opening.feeling, "why it matters", "when it is met",
            "Christmas",
        ):  # fmt: skip
            assert packed(text) in packed(told)
        assert whose(page) == "b"


async def test_a_yes_leads_to_an_agreement(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str], gone: Any
) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "request.answer-1")
        assert [said.answer for said in kept(rounds).said] == ["yes"]
        assert kept(rounds).author == "b"
        assert "Ben says yes" in words(seen(pilot))
        assert whose(page) == "both"
        assert not tiles(page)
        await press(pilot, "request.go-on")
        assert gone == [("promises.write", {"reply_id": "reply-evening", "phones": False})]
        rounds.save(agreed(kept(rounds), "card"))
        page.post_message(StoreChanged())
        await pilot.pause()
        assert "You have agreed on this" in seen(pilot)
        await press(pilot, "request.go-on")
        assert gone[1] == ("promises.card", {"agreement_id": "card"})
        await pilot.press("1", "w", "g", "u")
        assert len(kept(rounds).said) == 1


@pytest.mark.parametrize(("key", "stands", "text"), [(1, "taken", "it fits"), (2, "open", "not quite fit")])
async def test_a_smaller_offer_waits_for_the_asker(
    opened: Any,
    rounds: Store,
    press: Any,
    seen: Callable[..., str],
    gone: Any,
    key: int,
    stands: str,
    text: str,
) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "request.answer-2")
        assert isinstance(page.focused, Line)
        assert not tiles(page)
        await pilot.press(*"every other week", "enter")
        await pilot.pause()
        assert kept(rounds).said[0].words == "every other week"
        assert kept(rounds).offer == ""
        assert whose(page) == "a"
        assert "Ana, does it fit?" in words(seen(pilot))
        shown = tiles(page)
        assert len(shown) == 2
        assert len({tile.size for tile in shown}) == 1
        await pilot.press("3", "4")
        assert how(page) == "offered"
        await press(pilot, f"request.answer-{key}")
        assert how(page) == stands
        assert text in words(seen(pilot))
        assert len(tiles(page)) == (0 if stands == "taken" else 4)
        assert whose(page) == ("both" if stands == "taken" else "b")
        if stands == "taken":
            await press(pilot, "request.go-on")
            assert gone == [("promises.write", {"reply_id": "reply-evening", "phones": False})]


async def test_an_offer_is_saved_as_it_is_typed_and_an_empty_one_is_not_said(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "request.answer-2")
        await pilot.press("space", "enter")
        await pilot.pause()
        assert "Say what would be possible." in words(seen(pilot))
        await pilot.press(*"once")
        await pilot.pause()
        assert kept(rounds).offer == "once"
        assert not kept(rounds).said
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert len(tiles(page)) == 4
        await pilot.press("escape")
        await pilot.pause()
        page = await enter(pilot)
        await press(pilot, "request.answer-2")
        assert page.query_one("#request-offer", Line).value == "once"


async def test_another_way_leads_to_circles(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "request.answer-3")
        assert how(page) == "circles"
        assert whose(page) == "both"
        assert seen(pilot).count("draws two circles, alone") == 2
        await press(pilot, "request.again")
        assert whose(page) == "b"
        await press(pilot, "request.answer-1")
        assert [said.answer for said in kept(rounds).said] == ["another", "yes"]
        assert "Ben: another way" in words(seen(pilot))


async def test_one_gift_and_a_second_refused_kindly(
    opened: Any, rounds: Store, press: Any, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        await enter(pilot)
        await press(pilot, "request.gift")
        assert kept(rounds).said[0].gift
        assert "Ben chose this as a gift for Ana" in words(seen(pilot))
        await pilot.press("escape")
        await pilot.pause()
        page = await enter(pilot, "calm")
        await press(pilot, "request.gift")
        assert rounds.replies.get("reply-calm") is None
        assert "You have chosen your gift this round, and one is plenty." in words(seen(pilot))
        assert len(tiles(page)) == 4
        await pilot.press("escape")
        await pilot.pause()
        # The other one has a gift of their own.
        await enter(pilot, "talk")
        await press(pilot, "request.gift")
        assert kept(rounds, "talk").author == "a"
        assert kept(rounds, "talk").said[0].gift


async def test_only_one_of_three_can_be_the_gift(opened: Any, store: Store) -> None:
    rows = tuple(
        replace(CALM, id=f"row-{n}", importance=9 - n, met=0, request=Request("x")) for n in range(4)
    )
    both = Revealed(open_round().created, Shown(rows=rows), Shown(rows=(EVENING,)))
    store.save(open_round().with_(revealed=both, previous=None))
    async with opened() as pilot:
        for n in range(4):
            page = await enter(pilot, f"row-{n}")
            assert (page.key_of("request.gift") == "g") == (n < 3)
            await pilot.press("escape")
            await pilot.pause()


async def test_a_click_answers(opened: Any, rounds: Store) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await pilot.click(tiles(page)[0])
        await pilot.pause()
        assert kept(rounds).said[0].answer == ANSWERS[0]


async def test_a_row_that_is_gone_leads_back(opened: Any, rounds: Store, seen: Callable[..., str]) -> None:
    rounds.save(Worksheet(id="closed", day=TODAY))
    async with opened() as pilot:
        for name, row_id in (("round", "none"), ("none", "evening"), ("closed", "evening")):
            house(pilot).go(RequestRoute(name, row_id))
            await pilot.pause()
            await pilot.pause()
            assert not isinstance(pilot.app.screen, RequestPage)
            assert "This row is no longer there" in seen(pilot)
            pilot.app.clear_notifications()


async def test_any_words_are_shown_as_they_are(
    opened: Any, store: Store, clock: Any, seen: Callable[..., str]
) -> None:
    now, ways = clock.now(), list(map(clean_line, HOSTILE))
    for n, text in enumerate(ways):
        row = Row(
            id=f"row-{n}", other=text, words=text, why=text, moment=text, opening=Opening(text, text, text),
            request=Request(text, text, text, text),
        )  # fmt: skip
        both = Revealed(now, Shown(rows=(row,)), Shown(rows=(EVENING,)))
        store.save(open_round().with_(id=f"round-{n}", revealed=both, previous=None))
        reply = say(new_reply(f"round-{n}", row.id, "b", now), "another", now, TODAY, words=text)
        store.save(say(reply, "smaller", now, TODAY, words=text))
    async with opened(size=(150, 60)) as pilot:
        for n, text in enumerate(ways):
            pilot.app.keep(pilot.app.couple().with_(a=meet(text, "Ben").a))
            page = await enter(pilot, f"row-{n}", f"round-{n}")
            # The name, the words, why, moment, three of the opening, four of the request, and two said.
            assert packed(words("".join(seen(pilot).splitlines()[1:]))).count(packed(text)) >= 11
            await pilot.press("escape")
            await pilot.pause()
            assert not page.is_current


def offers(rounds: Store, words: str) -> bool:
    """Return whether a reply that is kept offers *words*."""
    return any(reply.offer == words for reply in rounds.replies.all())


async def test_any_words_can_be_offered(opened: Any, rounds: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await enter(pilot)
        await press(pilot, "request.answer-2")
        line = page.query_one("#request-offer", Line)
        for text in HOSTILE:
            line.value = text
            words = clean_line(text)
            await until(pilot, partial(offers, rounds, words))
        await pilot.press("enter")
        await pilot.pause()
        assert kept(rounds).said[0].words == clean_line(HOSTILE[-1])

"""The card of an agreement: what holds, and a history that nobody can rewrite alone."""

from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.routes import route
from tests.support.screens.pictures import views
from tests.support.screens.promises import AgreedAt, agreed, answered, let_go, looked_at
from tests.support.screens.promises import agreed_at as agreed_at
from tests.support.screens.talks import SIZES, Clock, Enter
from twofold.domain.promises.routes import AgreementRoute
from twofold.domain.worksheet.routes import RequestRoute
from twofold.screens.home import Home
from twofold.screens.promises.card import AgreementPage
from twofold.store import Store


@pytest.mark.parametrize("size", SIZES)
async def test_the_history_says_what_changed_and_who_said_yes(
    opened: Any, enter: Enter, store: Store, clock: Clock, size: tuple[int, int]
) -> None:
    store.save(looked_at(clock.now(), agreed(clock.now(), id="a1")))
    async with opened(size=size) as pilot:
        room = enter(pilot)
        await room.go(AgreementRoute("a1"))
        seen = room.words
        for _ in range(6):
            await room.press(*["promises.down"] * 4)
            seen += " " + room.words
        for words in (
            "one evening without phones",
            "met 3 at first, 6 at the last look",
            "Ana, then Ben said yes",
            "Ben, then Ana said yes",
            "It happened: partly.",
            "how often: from once a week to every other week",
            "thank you for Friday",
        ):
            assert words in seen, words
        assert seen.index("changed") < seen.index("agreed"), "the latest comes first"


async def test_it_takes_both_to_let_it_go(agreed_at: AgreedAt, store: Store) -> None:
    async with agreed_at("promises.card") as room:
        await room.press("card.drop", "promises.key-a")
        assert "✓ let it go" in room.words and store.agreements.all()[0].open
        await room.press("page.back")
        assert isinstance(room.page, AgreementPage) and "Let it go?" not in room.words
        await room.press("card.drop", "promises.key-b")
        assert store.agreements.all()[0].open, "a yes of before counted once more"
        await room.press("promises.key-a")
        assert "You let this go." in room.words
        ids = [a.binding.id for a in room.page.active_bindings.values() if a.enabled]
        assert not {"card.change", "card.look", "card.drop"} & set(ids)
    (agreement,) = store.agreements.all()
    assert [(e.did, e.by) for e in agreement.history] == [("made", ("b", "a")), ("dropped", ("b", "a"))]


async def test_what_is_let_go_leaves_its_request_open_to_be_agreed_on_anew(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    worksheet, reply = answered(clock.now())
    store.save(worksheet, reply.with_(agreement="a1"), agreed(clock.now(), id="a1"))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(RequestRoute("w1", "r1"))
        await room.press("request.go-on", "card.drop", "promises.key-a", "promises.key-b")
        (free,) = store.replies.all()
        assert free.agreement is None and [s.answer for s in free.said] == ["yes"]
        await room.press("card.row")
        await room.settle()
        assert "open again" in room.words and "You agreed on it, and let it go." in room.words
        await room.press("request.answer-1", "request.go-on")
        await room.settle()
        assert room.page.place == "promises.write"
        room.page.set_focus(None)
        await room.press("promises.key-b", "promises.key-a")
        await room.settle()
    old, new = sorted(store.agreements.all(), key=lambda each: each.open)
    assert (old.id, old.open, new.open, new.row) == ("a1", False, True, "r1")
    (reply,) = store.replies.all()
    assert reply.agreement == new.id and [s.answer for s in reply.said] == ["yes", "yes"]


async def test_an_agreement_that_is_let_go_leaves_the_one_that_came_after_it_alone(
    opened: Any, enter: Enter, store: Store, clock: Clock
) -> None:
    worksheet, reply = answered(clock.now())
    held = reply.with_(agreement="a2")
    store.save(worksheet, held, agreed(clock.now(), id="a1"), agreed(clock.now(), id="a2"))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(AgreementRoute("a1"))
        await room.press("card.drop", "promises.key-a", "promises.key-b")
    assert store.replies.all()[0].agreement == "a2"


async def test_nothing_is_let_go_that_changed_meanwhile(
    agreed_at: AgreedAt, store: Store, clock: Clock
) -> None:
    async with agreed_at("promises.card") as room:
        await room.press("card.drop", "promises.key-a")
        other = Store.open(store.path)
        other.save(looked_at(clock.now(), other.agreements.all()[0]))
        other.close()
        await room.press("promises.key-b")
        await room.settle()
        assert "changed at the other terminal" in room.words
        assert "one evening without phones" in room.words
    assert store.agreements.all()[0].open


async def test_a_question_that_falls_with_what_it_asked_about_says_so(
    agreed_at: AgreedAt, store: Store, clock: Clock
) -> None:
    async with agreed_at("promises.card") as room:
        await room.press("card.drop", "promises.key-a")
        other = Store.open(store.path)
        other.save(looked_at(clock.now(), other.agreements.all()[0]))
        other.close()
        room.app.look()
        await room.settle()
        assert "changed at the other terminal" in room.words
        assert "Let it go?" not in room.words
    assert store.agreements.all()[0].open


async def test_an_agreement_that_is_not_there_leads_back(opened: Any, enter: Enter, store: Store) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        for place in ("promises.card", "promises.review", "promises.write"):
            await room.go(route(place, agreement_id="nowhere"))
            await room.until(lambda: isinstance(room.page, Home), "to be back")
            assert "not there any more" in room.words


async def test_the_row_is_a_key_away(opened: Any, enter: Enter, store: Store, clock: Clock) -> None:
    worksheet, reply = answered(clock.now())
    store.save(worksheet, reply.with_(agreement="a1"), agreed(clock.now(), id="a1"))
    async with opened() as pilot:
        room = enter(pilot)
        await room.go(AgreementRoute("a1"))
        await room.press("card.row")
        await room.settle()
        assert room.page.place == "worksheet.request"


@pytest.mark.parametrize(("look", "which"), views("holds"), indirect=["look"])
async def test_card_pictures(
    opened: Any, store: Store, clock: Clock, picture: Callable[..., str], drawn: SnapshotAssertion,
    look: Any, which: str,
) -> None:  # fmt: skip
    card = looked_at(clock.now(), agreed(clock.now(), id="a1"))
    store.save(let_go(clock.now(), card) if which == "gone" else card)
    async with opened(**look) as pilot:
        pilot.app.go(AgreementRoute("a1"))
        await pilot.pause()
        await pilot.pause()
        assert picture(pilot) == drawn

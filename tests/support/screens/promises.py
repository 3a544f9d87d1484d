"""A round with requests that were answered, and agreements of every kind, for the tests of those pages."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.support.routes import route
from tests.support.screens.talks import Clock, Enter, Room
from twofold.domain.promises.agreements import Agreement, Review, agree, begin, drop, look_at
from twofold.domain.promises.terms import Sketch, Terms
from twofold.domain.worksheet.requests import Reply, answer_offer, new_reply, say
from twofold.domain.worksheet.rounds import Revealed, Shown, Worksheet
from twofold.domain.worksheet.sheet import Request, Row
from twofold.store import Store

TODAY = date(2026, 11, 23)
ROW = Row(
    id="r1", group="play", words="an evening without phones", met=3, importance=8,
    request=Request("put both phones into the drawer", "Friday", "once a week", "until 31 March"),
)  # fmt: skip


def answered(now: datetime, answer: str = "yes", words: str = "", row: Row = ROW) -> tuple[Worksheet, Reply]:
    """Return a round in which Ana asked *row* of Ben, and his *answer* to it."""
    at = Revealed(at=now, a=Shown((row,)), b=Shown((Row(id="r2", words="rest"),)))
    worksheet = Worksheet(id="w1", created=now, updated=now, day=TODAY, revealed=at)
    kind: Any = answer
    reply = say(new_reply("w1", row.id, "b", now), kind, now, TODAY, words=words)
    return worksheet, answer_offer(reply, True) if answer == "smaller" else reply


def terms(what: str = "both phones in the drawer after nine", days: int = 7, **more: Any) -> Terms:
    """Return terms to look at *days* after today."""
    usual = {"first": TODAY + timedelta(days=4), "often": "once a week", "notice": "we talk again"}
    parts: dict[str, Any] = usual | more
    return Terms(who=parts.pop("who", "b"), what=what, review=TODAY + timedelta(days=days), **parts)


def agreed(now: datetime, what: str = "both phones in the drawer after nine", **more: Any) -> Agreement:
    """Return an agreement on *what* for Ana's need, which was met 3 of 10, made today; Ben said yes first."""
    card = begin(now, id=more.pop("id", None), asker="a", need="an evening without phones", met=3,
                 worksheet="w1", row="r1")  # fmt: skip
    return agree(terms(what, **more), ("b", "a"), now, TODAY, card=card)


def looked_at(now: datetime, agreement: Agreement) -> Agreement:
    """Return *agreement* after a look in which it was changed to one evening in two weeks."""
    review = Review("partly", 6, ("thank you for Friday", ""))
    other = terms("one evening without phones", days=14, often="every other week")
    return look_at(agreement, review, "change", other, ("a", "b"), now, TODAY)


def let_go(now: datetime, agreement: Agreement) -> Agreement:
    """Return *agreement* let go."""
    return drop(agreement, ("a", "b"), now, TODAY)


def sketched(now: datetime, what: str = "a walk on Sundays") -> Agreement:
    """Return an agreement that is only written."""
    return begin(now, id="own").with_(sketch=Sketch(what=what))


def only(store: Store) -> Agreement:
    """Return the one agreement there is."""
    (agreement,) = store.agreements.all()
    return agreement


AgreedAt = Callable[..., AbstractAsyncContextManager[Room]]


@pytest.fixture
def agreed_at(opened: Any, enter: Enter, store: Store, clock: Clock) -> AgreedAt:
    """Save an agreement and go to a page with it: ``async with agreed_at("promises.write") as room``."""

    @asynccontextmanager
    async def going(place: str, **more: Any) -> AsyncIterator[Room]:
        store.save(agreed(clock.now(), id="a1", **more))
        async with opened() as pilot:
            room = enter(pilot)
            await room.go(route(place, agreement_id="a1"))
            assert room.page.place == place
            yield room

    return going

"""The three talks of a path: their days, the talk in turns, and what they try."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.support.screens.locking import settle
from tests.support.screens.path import ABOUT, PROBLEM, TODAY, go, now
from tests.support.screens.tuning import SIZES
from tests.support.waiting import until
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.path.records import Path
from twofold.domain.path.routes import OnPathRoute, PathTalkRoute
from twofold.domain.promises.agreements import begin
from twofold.domain.promises.routes import WriteAgreementRoute
from twofold.domain.promises.terms import Sketch
from twofold.screens.listening.session import SessionPage
from twofold.screens.listening.setup import Setup
from twofold.screens.path.talk import PathTalkPage
from twofold.screens.promises.card import AgreementPage
from twofold.screens.promises.write import WriteAgreement
from twofold.store import Store

Seen = Callable[[Any], str]


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_talk_has_a_purpose_steps_and_what_both_wrote(
    opened: Any, path: Path, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await go(pilot, PathTalkRoute(ABOUT, "understand"))
        text = seen(pilot)
        for _ in range(12):
            await press(pilot, "talk.page-down")
            text += seen(pilot)
        text = " ".join(text.split())
        for words in (PROBLEM, "Nothing is solved tonight", "To begin with", "I wash them loudly", "scolded"):
            assert words in text


async def test_a_talk_is_held_in_turns_and_leads_back(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, PathTalkRoute(ABOUT, "understand"))
        await press(pilot, "talk.main")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Setup) and PROBLEM in seen(pilot)
        assert "What I would like you to know" in seen(pilot)
        await press(pilot, "setup.begin")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, SessionPage)
        (session,) = store.sessions.all()
        assert session.origin == ("path", ABOUT, "understand") and session.topic == PROBLEM
        await press(pilot, "listening.stop")
        await settle(pilot)
        assert "Back to the path" in seen(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PathTalkPage)


async def test_the_circle_stands_above_the_second_talk(
    opened: Any, path: Path, store: Store, clock: Any, seen: Seen, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, PathTalkRoute(ABOUT, "circle"))
        await press(pilot, "talk.listen", "setup.begin")
        await settle(pilot)
        clock.advance(90)
        await press(pilot, "listening.go-on")
        await settle(pilot)
        assert "I wash them loudly → scolded → I go out" in " ".join(seen(pilot).split())


async def test_a_talk_that_ended_counts_and_one_under_way_is_gone_on_with(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, PathTalkRoute(ABOUT, "understand"))
        await press(pilot, "talk.main", "setup.begin")
        await settle(pilot)
        await go(pilot, PathTalkRoute(ABOUT, "understand"))
        assert "Go on" in seen(pilot)
        await press(pilot, "talk.main")
        assert isinstance(pilot.app.screen, SessionPage)
    store.save(store.sessions.all()[0].with_(status="finished"))
    async with opened() as pilot:
        await go(pilot, OnPathRoute(ABOUT))
        assert "✓ Understand   you talked" in seen(pilot) and "The second talk is next" in seen(pilot)


async def test_a_day_is_chosen_changed_and_taken_back(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, PathTalkRoute(ABOUT, "circle"))
        await press(pilot, "talk.day")
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)
        assert now(store).talk("circle").day == TODAY + timedelta(days=2)
        assert "You planned it for Wednesday" in seen(pilot)
        await press(pilot, "talk.day")
        await settle(pilot)
        await pilot.press("end", "enter", *"yesterday", "enter")
        await settle(pilot)
        assert "today or a later day" in " ".join(seen(pilot).split())
        await pilot.press("escape", "escape")
        await settle(pilot)
        await press(pilot, "talk.undo")
        assert now(store).talk("circle").day is None
        await press(pilot, "talk.done")
        assert now(store).talk("circle").done == TODAY and "You talked today" in seen(pilot)
        await press(pilot, "talk.not-done")
        assert now(store).talk("circle").done is None


async def test_what_they_try_becomes_agreements_that_know_where_they_come_from(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any
) -> None:
    async with opened(size=(80, 30)) as pilot:
        await go(pilot, PathTalkRoute(ABOUT, "try"))
        assert "a quarter of an hour to arrive" in " ".join(seen(pilot).split())
        await press(pilot, "talk.main")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, WriteAgreement) and f"From your path: {PROBLEM}" in seen(pilot)
        page.form.line("what").value = "Ben begins at eight"
        await settle(pilot)
        await pilot.press("escape")
        await press(pilot, "promises.key-a", "promises.key-b")
        await settle(pilot)
        (made,) = store.agreements.all()
        assert made.path == ABOUT and made.due == TODAY + timedelta(days=14) and made.need == PROBLEM
        assert isinstance(pilot.app.screen, AgreementPage)
        await press(pilot, "card.path")
        assert isinstance(pilot.app.screen, PathTalkPage)
        assert "Ben begins at eight" in seen(pilot) and "next look" in seen(pilot)
        await go(pilot, PathTalkRoute(ABOUT, "try"))
        await press(pilot, "talk.main")
        await settle(pilot)
        assert "Ben begins" not in seen(pilot), "another one is a new one"


async def test_what_is_begun_elsewhere_is_not_taken_for_what_they_try(
    opened: Any, path: Path, store: Store, clock: Any, press: Any
) -> None:
    own, other = begin(clock.now(), id="own"), begin(clock.now(), id="other", path="another")
    store.save(*(card.with_(sketch=Sketch(what=f"of {card.id}")) for card in (own, other)))
    async with opened() as pilot:
        page = await go(pilot, WriteAgreementRoute(path_id=ABOUT))
        assert page.agreement.id not in ("own", "other") and page.typed().what == ""
        await pilot.press(*"tried", "escape")
        await until(pilot, lambda: len(store.agreements.all()) == 3)
        await press(pilot, "page.back")
        page = await go(pilot, WriteAgreementRoute())
        assert page.agreement.id == "own"
        await press(pilot, "page.back")
        page = await go(pilot, WriteAgreementRoute(path_id=ABOUT))
        assert page.typed().what == "tried", "what was begun is gone on with"


async def test_a_talk_gone_on_with_from_home_leads_to_its_page(
    opened: Any, path: Path, store: Store, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, PathTalkRoute(ABOUT, "circle"))
        await press(pilot, "talk.listen", "setup.begin")
        await settle(pilot)
    async with opened() as pilot:
        (session,) = store.sessions.all()
        await go(pilot, SessionRoute(session.id))
        await press(pilot, "listening.stop")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        page = pilot.app.screen
        assert isinstance(page, PathTalkPage) and page.talk_name == "circle"

"""Somebody on the list: the call, the sessions, home on their days, and whether they help."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from tests.support.screens.therapist import TODAY, go, kept, only
from tests.support.screens.tuning import SIZES
from tests.support.waiting import until
from twofold.domain.therapist.records import Answer, Meeting, Therapist
from twofold.domain.therapist.routes import CallRoute, HelpsRoute, OneTherapistRoute, TherapistRoute
from twofold.screens.home import Home
from twofold.screens.support.pages import Support
from twofold.screens.support.paper import SupportPaper
from twofold.screens.therapist.call import CallPage
from twofold.screens.therapist.helps import HelpsPage
from twofold.screens.therapist.one import OnePage
from twofold.store import Store
from twofold.widgets.fields import Line

Seen = Callable[..., str]


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_said_ticked_answered_and_taken_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: Any
) -> None:
    kept(store, clock)
    async with opened(size=size) as pilot:
        await go(pilot, CallRoute("Dr Amari"))
        assert isinstance(pilot.app.screen, CallPage)
        assert "“Are you trained to work with couples?”" in " ".join(seen(pilot).split())
        await press(pilot, "call.tick")
        assert only(store).answers == (Answer("Are you trained to work with couples?"),)
        assert "✓" in seen(pilot)
        await press(pilot, "call.answer")
        await pilot.press(*"yes, for years", "enter")
        await until(pilot, lambda: only(store).answers[0].words == "yes, for years")
        assert "yes, for years" in seen(pilot)
        await press(pilot, "call.tick")
        assert only(store).answers[0].words == "yes, for years", "an answer is not lost by a tick"
        await press(pilot, "call.own")
        await pilot.press(*"Have you a lift?", "enter")
        await until(pilot, lambda: len(only(store).answers) == 2)
        await press(pilot, "call.paper")
        assert isinstance(pilot.app.screen, SupportPaper)
        await press(pilot, "page.back", "call.undo", "call.undo")
        assert only(store).answers == (Answer("Are you trained to work with couples?"),)


async def test_home_has_the_session_of_today_and_asks_after_the_third(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    kept(store, clock, 0)
    kept(store, clock, -14, -7, -1, name="Mill Lane")
    async with opened() as pilot:
        await until(pilot, lambda: "Dr Amari" in seen(pilot))
        text = " ".join(seen(pilot).split())
        assert "today at 17:00" in text and "Mill Lane" in text and "does it help?" in text
        await go(pilot, HelpsRoute("Mill Lane"))
        assert isinstance(pilot.app.screen, HelpsPage)
        assert "somebody understands our side" in " ".join(seen(pilot).split())
        await pilot.press("2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Home))
        one = store[Therapist].get("Mill Lane")
        assert one is not None and (one.looked, one.outcome) == (TODAY, "say")
        await pilot.pause()
        assert "does it help?" not in seen(pilot)


async def test_looking_for_somebody_else_puts_this_one_aside_and_undo_brings_them_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    kept(store, clock, -14, -7, -1, state="chosen")
    async with opened(size=(100, 40)) as pilot:
        await go(pilot, TherapistRoute())
        await pilot.press("enter")
        await pilot.pause()
        assert "It is time to ask" in seen(pilot)
        await press(pilot, "therapist.helps")
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, OnePage))
        assert only(store).state == "put aside" and "look for somebody else" in seen(pilot)
        await press(pilot, "page.back")
        assert "Put aside" in seen(pilot)
        await press(pilot, "therapists.undo")
        assert only(store).state == "chosen" and only(store).looked is None
        await press(pilot, "therapists.remove")
        assert store[Therapist].all() == []
        await press(pilot, "therapists.undo")
        assert only(store).name == "Dr Amari"


async def test_a_session_is_moved_and_taken_away_under_the_cursor(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    kept(store, clock, 3, 10)
    async with opened() as pilot:
        await go(pilot, OneTherapistRoute("Dr Amari"))
        await pilot.press("x")
        assert len(only(store).meetings) == 2, "the cursor is on no session"
        assert "take it away" not in seen(pilot)
        await pilot.press("end")
        await pilot.pause()
        assert "x take it away" in seen(pilot)
        await pilot.press("enter", "ctrl+u", *"4 December", "enter")
        await until(pilot, lambda: Meeting("m10", date(2026, 12, 4)) in only(store).meetings)
        await press(pilot, "therapist.remove")
        assert only(store).meetings == (Meeting("m3", date(2026, 11, 26), time(17)),)


async def test_before_the_first_visit_it_leads_to_what_helps_then(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    kept(store, clock, 3)
    async with opened() as pilot:
        await go(pilot, OneTherapistRoute("Dr Amari"))
        await pilot.press("down", "down", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Support)
        assert "what would be different in half a year" in " ".join(seen(pilot).split())
        await press(pilot, "page.back")
        assert "Does it help" not in seen(pilot)


async def test_the_sessions_go_into_a_calendar(
    opened: Any, store: Store, clock: Any, press: Any, tmp_path: Path
) -> None:
    kept(store, clock, 3, answers=(Answer("How long?", "ten years"),))
    async with opened() as pilot:
        await go(pilot, OneTherapistRoute("Dr Amari"))
        await press(pilot, "therapist.paper")
        for key, name, words in (("c", "s.ics", "20261126T170000"), ("m", "s.md", "How long? ten years")):
            await pilot.press(key)
            pilot.app.screen.query_one("#paper-where", Line).value = str(tmp_path / name)
            await press(pilot, "paper.write")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert words in (tmp_path / name).read_text("utf-8")

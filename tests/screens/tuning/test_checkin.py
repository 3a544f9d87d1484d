"""The weekly check-in, part by part, left and gone on with, to its promises and its end."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.locking import settle
from tests.support.screens.pictures import says
from tests.support.screens.talks import LIBRARY
from tests.support.screens.toasts import toasts
from tests.support.screens.tuning import SIZES, TODAY, a_checkin
from tests.support.waiting import until
from twofold.domain.listening.engine import new_session
from twofold.domain.text import clean, clean_line
from twofold.domain.tuning.checkins import PARTS, about_issue, note_of
from twofold.domain.tuning.routes import CheckInRoute
from twofold.screens.page import StoreChanged
from twofold.screens.tuning.checkin import CheckInPage
from twofold.screens.tuning.tune import Tune
from twofold.store import Store
from twofold.widgets.fields import Line
from twofold.widgets.turnclock import TurnClock
from twofold.widgets.words import Words

Seen = Callable[[Any], str]


async def checkin(pilot: Any, press: Any) -> CheckInPage:
    """Go from home to the check-in."""
    await press(pilot, "home.tuning", "tuning.checkin")
    await settle(pilot)
    page = pilot.app.screen
    assert isinstance(page, CheckInPage)
    return page


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_promises_of_last_time_to_those_of_the_next(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    store.save(a_checkin(clock))
    async with opened(size=size) as pilot:
        page = await checkin(pilot, press)
        assert "1 of 6" in seen(pilot) and "promised to ask about the night" in " ".join(seen(pilot).split())
        assert str(page.hands) == "both" and len(store.checkins.all()) == 1, (
            "nothing is kept of looking at it"
        )
        await press(pilot, "checkin.on")
        # By turns: whoever did not begin the last time.
        assert "Five appreciations each" in seen(pilot) and "● Ben   the first of five" in seen(pilot)
        assert str(page.hands) == "b" and page.query_one(TurnClock).face == "10:00"
        await press(pilot, "checkin.turn")
        assert str(page.hands) == "a" and "◆ Ana   the first of five" in seen(pilot)
        for _ in range(8):
            await press(pilot, "checkin.turn")
        assert "◆ Ana   the fifth of five" in seen(pilot)
        await press(pilot, "checkin.turn")
        assert page.hands == "both" and "Both of you had your turn" in seen(pilot)
        await press(pilot, "checkin.note")
        await pilot.press(*"kind", "escape")
        await press(pilot, "checkin.on")
        await press(pilot, "checkin.on")
        assert "One issue" in seen(pilot) and not page.query_one(TurnClock).display
        await press(pilot, "checkin.on")
        assert "● Ben says it, ◆ Ana answers" in seen(pilot)
        await press(pilot, "checkin.before", "checkin.on", "checkin.on")
        assert "One promise each" in seen(pilot) and "6 of 6" in seen(pilot)
        await press(pilot, "checkin.edit")
        await pilot.press(*"sit with you", "enter", *"ask first", "enter")
        assert page.focused is None
        latest = store.checkins.all
        await until(pilot, lambda: latest()[-1].promises == ("sit with you", "ask first"))
        await press(pilot, "checkin.key-a")
        assert "✓" in seen(pilot)
        await press(pilot, "checkin.key-a", "checkin.key-a", "checkin.agree")
        assert page.said_yes == (), "a yes was said to something else"
        await press(pilot, "checkin.key-a", "checkin.key-b")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Tune) and "next time" in toasts(pilot)
        done = latest()[-1]
        assert done.closed == clock.now() and note_of(done, "thanks") == "kind"
        made = store.agreements.all()
        assert [each.terms.what for each in made] == ["sit with you", "ask first"]
        assert all(each.due == TODAY + timedelta(days=7) for each in made)
        clock.advance(7 * 24 * 3600)
        pilot.app.screen.reload()
        await press(pilot, "tuning.checkin")
        await settle(pilot)
        assert "sit with you" in " ".join(seen(pilot).split())
        await press(pilot, "checkin.on")
        assert "◆ Ana   the first of five" in seen(pilot)


async def test_it_is_left_and_gone_on_with_without_loss(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        await checkin(pilot, press)
        assert "1 of 5" in seen(pilot) and "Five appreciations each" in seen(pilot), "nothing to read out"
        await press(pilot, "checkin.on", "checkin.note")
        await pilot.press(*"the lake")
        await pilot.press("f8")
        await settle(pilot)
        (kept,) = store.checkins.all()
        assert note_of(kept, "right") == "the lake" and kept.closed is None
        await pilot.press("escape", "escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Tune) and "go on where you were" in seen(pilot)
    clock.advance(3 * 24 * 3600)
    async with opened() as pilot:
        page = await checkin(pilot, press)
        assert "What went right" in seen(pilot) and "the lake" in seen(pilot)
        assert page.checkin_id == kept.id
    clock.advance(4 * 24 * 3600)
    async with opened() as pilot:
        page = await checkin(pilot, press)
        assert page.checkin_id != kept.id and "Five appreciations" in seen(pilot)


async def test_the_minutes_end_softly_and_only_say_so(
    opened: Any, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await checkin(pilot, press)
        clock.advance(599)
        page.query_one(TurnClock).show_time()
        await settle(pilot)
        assert "are over" not in seen(pilot)
        clock.advance(1)
        page.query_one(TurnClock).show_time()
        await settle(pilot)
        assert "The time for this part is up. Finish your sentence." in seen(pilot)
        assert "Five appreciations" in seen(pilot)
        await press(pilot, "checkin.on")
        assert "are over" not in seen(pilot) and page.query_one(TurnClock).face == "5:00"


async def test_one_issue_is_talked_about_and_it_comes_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await checkin(pilot, press)
        await press(pilot, "checkin.on", "checkin.on")
        assert "l begins the talk" in seen(pilot)
        await press(pilot, "checkin.talk")
        await settle(pilot)
        setup = pilot.app.screen
        assert setup.place == "listening.setup" and setup.about == f"checkin:{page.checkin_id}:issue"
        assert setup.protocol.id == "understand-first"
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert pilot.app.screen is page
        protocol = LIBRARY.get("understand-first")
        assert protocol is not None and page.checkin is not None
        about = about_issue(page.checkin)
        (session,) = store.save(
            new_session(protocol, "Jo", 2, "a", clock.now(), "", about).with_(status="open")
        )
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert "The talk about “Jo” is still open." in seen(pilot)
        store.save(session.with_(status="finished"))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert "You have talked about “Jo”." in seen(pilot)


async def test_the_other_terminal_writes_and_closes(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await checkin(pilot, press)
        for _ in range(4):
            await press(pilot, "checkin.on")
        await press(pilot, "checkin.edit")
        await pilot.press(*"listen")
        await until(pilot, lambda: store.checkins.all()[0].promises == ("listen", ""))
        (there,) = store.checkins.all()
        store.save(there.with_(promises=("listen", "walk")))
        await pilot.press(*" well")
        await until(pilot, lambda: store.checkins.all()[0].promises == ("listen well", "walk"))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert page.query_one("#promise-b", Line).line == "walk"
        await pilot.press("escape", "f")
        (there,) = store.checkins.all()
        store.save(there.with_(promises=("listen well", "walk with you")))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert page.said_yes == (), "a yes was said to other words"
        (there,) = store.checkins.all()
        store.save(there.with_(closed=clock.now()))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert "have closed it" in toasts(pilot) and "walk with you" in seen(pilot)
        await pilot.press("f", "j", "enter", "n")
        await settle(pilot)
        assert pilot.app.screen is page and store.checkins.all()[0].closed == clock.now()


async def test_one_that_is_gone_leads_back(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await press(pilot, "home.tuning")
        pilot.app.go(CheckInRoute(checkin_id="gone"))
        await settle(pilot)
        assert isinstance(pilot.app.screen, Tune) and "not there any more" in toasts(pilot)


async def test_any_words_are_kept_and_shown(
    opened: Any, store: Store, press: Any, seen: Seen, clock: Any
) -> None:
    async with opened(size=(150, 40)) as pilot:
        page = await checkin(pilot, press)
        for _ in range(4):
            await press(pilot, "checkin.on")
        await press(pilot, "checkin.note")
        note, line = page.query_one("#checkin-note", Words), page.query_one("#promise-a", Line)
        for n, text in enumerate([*HOSTILE, *UNSAFE]):
            note.clear()
            line.value = ""
            for field in (note, line):
                field.focus()
                pilot.app.post_message(Paste(text))
                await pilot.pause()
            page.flush()
            (kept,) = store.checkins.all()
            assert (note_of(kept, "promise"), kept.promises[0]) == (clean(text, 20_000), clean_line(text))
            if n % 5 == 0:
                await pilot.pause()
                assert packed(clean_line(text))[:28] in packed(seen(pilot))
        for text in map(clean_line, HOSTILE):
            (kept,) = store.checkins.all()
            store.save(kept.with_(promises=(text, text), notes=(text,) * len(PARTS), closed=clock.now()))
            page.post_message(StoreChanged())
            await pilot.pause()
            pilot.app.clear_notifications()
            await pilot.pause()
            assert packed(seen(pilot)).count(packed(text)) >= 8


async def test_pictures(
    opened: Any,
    store: Store,
    clock: Any,
    picture: Any,
    drawn: SnapshotAssertion,
    look: Any,
    press: Any,
    seen: Any,
) -> None:
    store.save(a_checkin(clock))
    async with opened(**look) as pilot:
        await checkin(pilot, press)
        assert picture(pilot) == drawn
        await press(pilot, "checkin.on", "checkin.turn", "checkin.turn")
        assert picture(pilot) == drawn
        await press(pilot, "checkin.on", "checkin.on")
        says(
            seen(pilot),
            "One issue   4 of 6 · about 35 minutes",
            "About    how we share the mornings",
            "e names it. l begins the talk, a quarter of an hour each.",
            "l Talk about it",
        )
        await press(pilot, "checkin.on", "checkin.on", "checkin.edit")
        await pilot.press(*"sit with you", "enter", "enter")
        await press(pilot, "checkin.key-b")
        await until(pilot, lambda: store.checkins.all()[-1].promises[0] == "sit with you")
        assert picture(pilot) == drawn

"""At two seats each says and types their own words, and no page speaks of one keyboard."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens import tuning
from tests.support.screens.home import begun
from tests.support.screens.rounds import last_round, open_round
from tests.support.screens.sides import ANA, wrote
from tests.support.screens.talks import LIBRARY, reached
from tests.support.weekend import a_weekend
from twofold.domain.eyes.routes import AfterRoute
from twofold.domain.letters.routes import LettersRoute
from twofold.domain.listening.engine import new_session
from twofold.domain.listening.routes import PulseRoute, SessionRoute
from twofold.domain.records import SIDES, Side
from twofold.domain.retreat.routes import ClosingRoute
from twofold.domain.routes import DrawersRoute, Route
from twofold.domain.shelf.records import Slice, Work
from twofold.domain.shelf.routes import PassagesRoute
from twofold.domain.tuning.checkins import PARTS, at_part, new_checkin
from twofold.domain.tuning.routes import CheckInRoute, DayRoute, TuningRoute
from twofold.domain.worksheet.routes import RequestRoute, WorksheetRoute
from twofold.store import Store
from twofold.widgets.fields import Line


async def go(two: Any, side: Side, route: Route) -> Any:
    """Open *route* at the seat of *side*, and return the page."""

    async def going(pilot: Any) -> None:
        pilot.app.go(route)
        for _ in range(3):
            await pilot.pause()

    await two.at(side, going)
    return two.pilots[side].app.screen


def replies(store: Store) -> list[str]:
    store.look()
    return [said.answer for reply in store.replies.all() for said in reply.said]


async def test_only_who_is_asked_answers_a_request(seats: Any, store: Store) -> None:
    store.save(last_round(), open_round())
    async with seats() as two:
        for side in SIDES:
            await go(two, side, RequestRoute("round", "evening"))
        hers = two.words("a")
        assert "Ben answers, at their own seat." in hers and "yes, but smaller" not in hers
        assert "1 2 3 4 yes" in two.words("b") and "As a gift" not in hers
        await two.key("a", "1")
        await two.key("a", "g")
        assert replies(store) == []
        await two.key("b", "2")
        await two.at("b", lambda pilot: pilot.press(*"an hour", "enter"))
        assert replies(store) == ["smaller"]
        assert "Ana answers, at their own seat." in two.words("b") and "it fits" in two.words("a")
        await two.key("b", "1")
        assert "Ben offers" in two.words("b")
        await two.key("a", "1")
        assert "writes down what you agree on" in two.words("b")


LINES: dict[str, tuple[Callable[[], Route], str]] = {
    "the answers to the cards of a day": (lambda: DayRoute(tuning.ABOUT), "answer"),
    "what was said after a look": (AfterRoute, "word"),
    "the promises of a check-in": (CheckInRoute, "promise"),
}


@pytest.mark.parametrize("name", LINES)
async def test_a_line_of_the_other_is_read_and_not_typed_in(
    name: str, seats: Any, store: Store, clock: Any
) -> None:
    route, line = LINES[name]
    store.save(tuning.a_day(clock))
    store.save(at_part(new_checkin(clock.now(), tuning.TODAY), PARTS.index("promise")))
    async with seats() as two:
        for side in SIDES:
            page = await go(two, side, route())
            types = {of: page.query_one(f"#{line}-{of}", Line).focusable for of in SIDES}
            assert types == {of: of == side for of in SIDES}


async def test_each_closes_a_retreat_with_words_of_their_own(seats: Any, store: Store) -> None:
    plan = store.plans.save(a_weekend())
    async with seats() as two:
        await go(two, "b", ClosingRoute(plan.id))
        assert "Ben, what do you take home?" in two.words("b") and "Ana, what" not in two.words("b")
        await two.at("b", lambda pilot: pilot.press("escape"))
        assert "goes on to both of you" in two.words("b")
        await two.press("b", "closing.on")
        assert "When will you two sit down again" in two.words("b")
        await two.at("b", lambda pilot: pilot.press("escape"))
        await two.press("b", "closing.before")
        assert "Ben, what do you take home?" in two.words("b")


async def test_each_marks_a_passage_of_their_own(seats: Any, store: Store, clock: Any) -> None:
    work = store.save(
        Work(created=clock.now(), updated=clock.now(), title="Emma", slices=(Slice("one", "I"),))
    )
    async with seats() as two:
        await go(two, "b", PassagesRoute(work[0].id, "one"))
        assert "● Ben, a passage" in two.words("b") and "hands over" not in two.words("b")
        await two.key("b", "enter")
        assert "● Ben, a passage" in two.words("b")


async def test_no_page_speaks_of_one_keyboard(seats: Any, store: Store, clock: Any) -> None:
    async with seats() as two:
        await go(two, "b", TuningRoute())
        assert " j begins." in two.words("b") and " or " not in two.words("b").partition("appreciate.")[2]
        assert two.pilots["b"].app.screen.query_one("#tune-list").highlighted == 2
        current = begun(store, clock)
        page = await go(two, "b", WorksheetRoute())
        assert "at your own seat and in your own time" in two.words("b")
        assert page.progress.next == "side:b"
        wrote(store, clock, current, "a", ANA)
        wrote(store, clock, current, "b", ANA)
        await go(two, "b", DrawersRoute())
        drawers = two.words("b")
        assert "◆ Ana has no passphrase ● Ben has no passphrase ▌j Set" in drawers
        await go(two, "b", LettersRoute())
        assert "take as long as you like" in two.words("b") and "curtain" not in drawers + two.words("b")


async def test_who_finishes_first_hears_for_whom_it_waits(seats: Any, store: Store, clock: Any) -> None:
    current = begun(store, clock)
    async with seats() as two:
        wrote(store, clock, current, "a", ANA, finished=False)
        await go(two, "a", WorksheetRoute())
        await two.press("a", "rounds.first")
        for _ in range(5):
            await two.at("a", lambda pilot: pilot.pause())
        assert "Not sealed. " in two.words("a")
        await two.press("a", "sheet.finish")
        assert "It goes on once Ben has finished." in two.words("a")


async def test_both_say_yes_in_the_same_moment(seats: Any, store: Store, clock: Any) -> None:
    protocol = LIBRARY.get("floor-and-mirror")
    assert protocol is not None
    (talk,) = store.save(new_session(protocol, "", 1, "a", clock.now()))
    async with seats() as two:
        await two.go(SessionRoute(talk.id))
        await two.press("a", "listening.go-on")
        await two.press("b", "listening.go-on")
        for side, app in ((side, two.pilots[side].app) for side in SIDES):
            with app._context():
                app.screen.action_aye(side)  # neither has seen what the other pressed
        await two.at("a", lambda pilot: pilot.pause())
        assert "Ana speaks" in two.words("a") and "Ana speaks" in two.words("b")


async def test_the_help_of_the_ballot_names_the_keys_of_a_seat(seats: Any, store: Store, clock: Any) -> None:
    (saved,) = store.save(reached(clock, "pulse"))
    async with seats() as two:
        await go(two, "b", PulseRoute(saved.id))
        await two.press("b", "page.help")
        assert "1 is least, 5 is most" in two.words("b") and "6 to 0" not in two.words("b")

"""A talk carries where it came from: the thing stands above the clock, and the last key leads back to it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.support.screens.promises import agreed
from tests.support.screens.talks import Clock, Enter, Room, reached
from twofold.domain.letters.records import Letter
from twofold.domain.promises.routes import AgreementRoute
from twofold.domain.shelf.records import Passage, Slice, Work
from twofold.domain.tuning.checkins import about_issue, new_checkin, with_issue
from twofold.domain.tuning.routes import CheckInRoute
from twofold.screens.home import Home
from twofold.screens.listening.session import SessionPage
from twofold.screens.listening.setup import Setup
from twofold.screens.promises.write import WriteAgreement
from twofold.store import Store
from twofold.widgets.fields import Line

FACTS: dict[str, Any] = {
    "created": datetime(2026, 3, 1, tzinfo=UTC),
    "updated": datetime(2026, 3, 1, tzinfo=UTC),
}
PHONES = "both phones in the drawer after nine"


async def at_the_first_turn(room: Room, clock: Clock, protocol: str, about: str) -> None:
    """Open a talk that came from *about*, at the first turn of Ana."""
    await room.open(reached(clock, "speak", protocol).with_(about=about))


async def test_a_passage_that_was_marked_stands_above_the_clock(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    part = Slice("one", "chapter 1", a=Passage("She would not wait."), b=Passage("He had waited for years."))
    (work,) = store.save(Work(title="Emma", slices=(part,), **FACTS))
    async with opened(size=(80, 30)) as pilot:
        room = enter(pilot)
        await at_the_first_turn(room, clock, "book-talk", f"work:{work.id}:one")
        assert "◆ Ana “She would not wait.”" in room.words
        assert "He had waited" not in room.words, "the passage of the one who listens comes in their turn"
        line, title = room.page.query_one("#source"), room.page.query_one("#clock")
        assert line.region.y < title.region.y


async def test_a_promise_leads_to_a_talk_and_the_talk_back(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    (promise,) = store.save(agreed(clock.now(), PHONES))
    async with opened(size=(80, 30)) as pilot:
        room = enter(pilot)
        await room.go(AgreementRoute(promise.id))
        await room.press("card.talk")
        assert isinstance(room.page, Setup) and room.page.query_one("#topic", Line).value == PHONES
        await room.press("setup.begin")
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
        await room.settle()
        assert room.words.count(PHONES) == 2
        await room.press("listening.stop")
        assert "Enter goes back to the agreement." in room.words
        await room.press("listening.go-on")
        assert room.page.place == "promises.card"


async def test_a_letter_that_was_opened_can_be_talked_about(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    letter = Letter(
        author="b", title="In March", text="Dear Ana", opened=clock.now(), sealed=clock.now(), **FACTS
    )
    (kept,) = store.save(letter)
    async with opened(size=(80, 30)) as pilot:
        room = enter(pilot)
        await at_the_first_turn(room, clock, "mirror-validate-empathise", f"letter:{kept.id}:talk")
        assert "● Ben In March" in room.words


async def test_the_issue_of_a_check_in_stands_above_the_clock_and_the_talk_leads_back_to_its_step(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    issue = "who tells Jo"
    async with opened(size=(80, 30)) as pilot:
        room = enter(pilot)
        await room.go(CheckInRoute())
        await room.press("checkin.on", "checkin.on")
        assert "e names it. l begins the talk" in room.words
        await room.press("checkin.edit")
        await pilot.press(*issue)
        assert "begins the talk" not in room.words, "letters are letters"
        # A key that follows at once takes along what is not saved yet.
        await pilot.press("enter")
        await room.press("checkin.talk")
        assert isinstance(room.page, Setup) and room.page.query_one("#topic", Line).value == issue
        assert store.checkins.all()[0].issue == issue
        await room.press("setup.begin")
        await room.until(lambda: isinstance(room.page, SessionPage), "for the session")
        await room.settle()
        assert "From your check-in" in room.words and room.words.count(issue) == 1
        await room.press("listening.stop")
        assert "Enter goes back to the check-in." in room.words
        await room.press("listening.go-on")
        assert room.page.place == "tuning.checkin" and "One issue" in room.words
        assert "You have talked about it." in room.words


async def test_a_talk_says_the_issue_where_its_own_topic_is_another(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    day = clock.now().astimezone().date() - timedelta(days=1)
    checkin = with_issue(new_checkin(clock.now() - timedelta(days=1), day), "the mornings")
    store.save(checkin)
    async with opened(size=(80, 30)) as pilot:
        room = enter(pilot)
        await at_the_first_turn(room, clock, "understand-first", about_issue(checkin))
        assert "From your check-in yesterday: the mornings" in room.words


async def test_what_is_gone_leaves_the_talk_as_it_is(
    opened: Any, enter: Enter, clock: Clock, store: Store
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        for about in (
            "work:gone:one",
            "row:gone:one",
            "promise:gone:talk",
            "letter:gone:talk",
            "slot:gone:x",
            "checkin:gone:issue",
        ):
            await pilot.press("escape")
            await at_the_first_turn(room, clock, "floor-and-mirror", about)
            assert "Ana speaks" in room.words and not room.page.query_one("#source").display


async def test_what_they_would_try_becomes_a_promise_with_one_key(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    async with opened() as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "pulse"))
        await room.press("listening.pass")
        assert "a writes down what you would like to try." in room.words
        await room.press("listening.promise")
        assert isinstance(room.page, WriteAgreement)
        await room.press("field.leave", "page.back")
        assert isinstance(room.page, SessionPage)


async def test_home_stands_on_the_talk_that_was_left(opened: Any, enter: Enter, clock: Clock) -> None:
    async with opened(size=(80, 30)) as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "speak", "appreciations", "the other one"))
        await room.press("page.back")
        await room.open(reached(clock, "speak", "floor-and-mirror", "this one"))
        await room.press("page.back")
        assert isinstance(room.page, Home)
        await room.until(lambda: "this one" in line_under_the_cursor(room), "for the talk just left")


async def test_home_begins_at_the_top_after_a_talk_that_is_over(
    opened: Any, enter: Enter, clock: Clock
) -> None:
    async with opened(size=(80, 30)) as pilot:
        room = enter(pilot)
        await room.open(reached(clock, "speak", "appreciations", "this one"))
        await room.press("page.back")
        await room.until(lambda: "this one" in line_under_the_cursor(room), "for the talk just left")
        await room.press("home.open", "listening.go-on", "listening.stop", "page.back")
        assert isinstance(room.page, Home)
        # Nothing is open any more: what they might do tonight stands first.
        await room.until(lambda: "▌o" in line_under_the_cursor(room), "for the top")


def line_under_the_cursor(room: Room) -> str:
    """Return the line that the cursor of the list stands on."""
    return next((line for line in room.text.split("\n") if "▌" in line), "")

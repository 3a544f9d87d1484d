"""The three talks of a path: their days, the talk in turns, the circle, what they try, and the look."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.locking import settle
from tests.support.screens.path import ABOUT, PROBLEM, TODAY, an_open_path
from tests.support.screens.toasts import toasts
from tests.support.screens.tuning import SIZES
from tests.support.waiting import until
from twofold.domain.listening.routes import SessionRoute
from twofold.domain.path.circle import with_words, without_link
from twofold.domain.path.paths import ended, with_done
from twofold.domain.path.records import MOST_LINKS, TALKS, Link, Path
from twofold.domain.path.routes import CircleRoute, OnPathRoute, PathLookRoute, PathTalkRoute
from twofold.domain.promises.agreements import begin
from twofold.domain.promises.routes import WriteAgreementRoute
from twofold.domain.promises.terms import Sketch
from twofold.screens.listening.session import SessionPage
from twofold.screens.listening.setup import Setup
from twofold.screens.page import StoreChanged
from twofold.screens.path.asks import LinkAsk
from twofold.screens.path.circle import CirclePage
from twofold.screens.path.look import PathLook
from twofold.screens.path.on import OnPath
from twofold.screens.path.ring import Ring
from twofold.screens.path.talk import PathTalkPage
from twofold.screens.promises.card import AgreementPage
from twofold.screens.promises.write import WriteAgreement
from twofold.store import Store

Seen = Callable[[Any], str]


@pytest.fixture
def path(store: Store, clock: Any) -> Path:
    (saved,) = store.save(an_open_path(clock))
    assert isinstance(saved, Path)
    return saved


def now(store: Store) -> Path:
    found = store[Path].get(ABOUT)
    assert found is not None
    return found


async def go(pilot: Any, route: Any) -> Any:
    pilot.app.go(route)
    await settle(pilot)
    return pilot.app.screen


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
        assert "from today on" in " ".join(seen(pilot).split())
        await pilot.press("escape", "escape")
        await settle(pilot)
        await press(pilot, "talk.undo")
        assert now(store).talk("circle").day is None
        await press(pilot, "talk.done")
        assert now(store).talk("circle").done == TODAY and "You talked today" in seen(pilot)
        await press(pilot, "talk.not-done")
        assert now(store).talk("circle").done is None


@pytest.mark.parametrize("size", SIZES)
async def test_the_circle_is_drawn_changed_and_brought_back(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await go(pilot, CircleRoute(ABOUT))
        assert isinstance(page, CirclePage) and isinstance(page.focused, Ring)
        assert "▌◆ Ana does" in seen(pilot) and "I wash them loudly" in seen(pilot)
        corner = "╭▶" if size[0] < 56 else "╭──"
        assert corner in seen(pilot) and ("▼" in seen(pilot))
        await pilot.press("down")
        assert "▌● Ben feels" in seen(pilot)
        await press(pilot, "circle.change")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LinkAsk)
        await pilot.press("end", *" again", "enter")
        await settle(pilot)
        assert now(store).circle[1].words == "scolded again" and "scolded again" in seen(pilot)
        await press(pilot, "circle.add")
        await settle(pilot)
        await pilot.press(*"smokes", "enter")
        await settle(pilot)
        assert [link.words for link in now(store).circle][2] == "smokes" and page.ring.place == 2
        assert now(store).circle[2].side == "b" and now(store).circle[2].kind == "does"
        await press(pilot, "circle.move")
        assert now(store).circle[3].words == "smokes" and page.ring.place == 3
        assert "▌● Ben does" in seen(pilot)
        await press(pilot, "circle.remove")
        assert len(now(store).circle) == 4 and "brings it back" in toasts(pilot)
        await press(pilot, "circle.undo")
        assert len(now(store).circle) == 5
        await press(pilot, "circle.undo", "circle.undo", "circle.undo")
        assert now(store).circle == path.circle
        await pilot.press("up", "up")
        assert page.ring.place in range(4)


async def test_the_circle_follows_the_other_terminal_and_both_changes_stay(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any
) -> None:
    async with opened() as pilot:
        page = await go(pilot, CircleRoute(ABOUT))
        await pilot.press("down")
        await press(pilot, "circle.change")
        await settle(pilot)
        store.save(with_words(now(store), "a-does", "a", "does", "elsewhere"))
        await pilot.press(*" too", "enter")
        await settle(pilot)
        words = [link.words for link in now(store).circle]
        assert words[0] == "elsewhere" and words[1] == "scolded too"
        for link in now(store).circle:
            store.save(without_link(now(store), link.id))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert "Nothing is drawn yet" in seen(pilot)
        await press(pilot, "circle.add")
        await settle(pilot)
        await pilot.press(*"anew", "enter")
        await settle(pilot)
        assert [link.words for link in now(store).circle] == ["anew"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_mouse_goes_around_the_circle(
    opened: Any, path: Path, store: Store, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await go(pilot, CircleRoute(ABOUT))
        at = (5, 2) if size[0] < 56 else (size[0] // 2, 1)
        await pilot.click(Ring, offset=at)
        assert page.ring.place == 1
        await pilot.click(Ring, offset=at)
        await settle(pilot)
        assert isinstance(pilot.app.screen, LinkAsk)


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_and_as_many_links_as_there_may_be_are_drawn(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    texts = [each for each in [*HOSTILE, *UNSAFE] if each.strip()]
    links: list[Link] = []
    for n in range(MOST_LINKS):
        kept = with_words(
            path.with_(circle=(Link(str(n), "a", "feels"),)), str(n), "a", "feels", texts[n % 5]
        )
        links += kept.circle
    store.save(path.with_(circle=tuple(links)))
    async with opened(size=size) as pilot:
        page = await go(pilot, CircleRoute(ABOUT))
        for n in range(MOST_LINKS):
            assert page.ring.place == n
            assert seen(pilot).count("▌◆") == 1, "the link under the cursor is in sight"
            await pilot.press("down")
        assert page.ring.place == 0
        if size != (40, 11):
            assert packed(links[0].words)[:20] in packed(seen(pilot))


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


@pytest.mark.parametrize("size", SIZES)
async def test_the_look_is_in_each_ones_words_and_ends_or_goes_around(
    opened: Any, path: Path, store: Store, clock: Any, seen: Seen, press: Any, size: tuple[int, int]
) -> None:
    walked = path
    for name in TALKS:
        walked = with_done(walked, name, TODAY)
    store.save(walked)
    async with opened(size=size) as pilot:
        page = await go(pilot, PathLookRoute(ABOUT))
        assert isinstance(page, PathLook)
        await pilot.press(*"lighter", "enter", *"same", "escape")
        await until(pilot, lambda: now(store).now == ("lighter", "same"))
        await press(pilot, "look.day")
        await settle(pilot)
        await pilot.press("1")
        await settle(pilot)
        assert now(store).look == TODAY + timedelta(days=7)
        await press(pilot, "look.end")
        assert now(store).ended is not None and not now(store).is_open
        await press(pilot, "look.take-up")
        assert now(store).is_open
        await press(pilot, "look.again")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OnPath) and "Once more around" in " ".join(seen(pilot).split())
        new = next(each for each in store[Path].all() if each.id != ABOUT)
        assert new.after == ABOUT and new.problem == PROBLEM and not now(store).is_open


async def test_at_two_seats_each_says_their_own(seats: Any, path: Path, store: Store, press: Any) -> None:
    async with seats() as two:
        for n, side in enumerate(("a", "b")):
            pilot = two.pilots[side]
            with pilot.app._context():
                pilot.app.go(PathLookRoute(ABOUT))
                await settle(pilot)
                await pilot.press(*side, "escape")
                await until(pilot, partial(said, pilot.app.store, n))
        store.look()
        assert now(store).now == ("a", "b")


def said(store: Store, n: int) -> str:
    return now(store).now[n]


async def test_it_is_put_aside_taken_up_and_said_in_other_words(
    opened: Any, path: Path, store: Store, seen: Seen, press: Any
) -> None:
    async with opened() as pilot:
        await go(pilot, OnPathRoute(ABOUT))
        await press(pilot, "on.aside")
        assert not now(store).is_open and "Put aside" in seen(pilot)
        await press(pilot, "on.take-up")
        assert now(store).is_open
        await press(pilot, "on.rename")
        await settle(pilot)
        await pilot.press("end", *"s", "enter")
        await settle(pilot)
        assert now(store).problem == f"{PROBLEM}s"
        await press(pilot, "on.undo")
        assert now(store).problem == PROBLEM


async def test_a_path_that_is_gone_leads_back_with_a_word(
    opened: Any, path: Path, store: Store, clock: Any
) -> None:
    async with opened() as pilot:
        for route in (
            OnPathRoute(ABOUT),
            PathTalkRoute(ABOUT, "try"),
            CircleRoute(ABOUT),
            PathLookRoute(ABOUT),
        ):
            page = await go(pilot, route)
            assert type(page).place == route.place
        store.save(now(store).with_(deleted=clock.now()))
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert "This path is not there any more." in toasts(pilot)
        assert pilot.app.screen.place == "home"


async def test_one_that_is_over_can_be_read(
    opened: Any, path: Path, store: Store, clock: Any, seen: Seen
) -> None:
    store.save(ended(path, clock.now()))
    async with opened() as pilot:
        await go(pilot, OnPathRoute(ABOUT))
        assert "Over." in seen(pilot)
        await go(pilot, PathLookRoute(ABOUT))
        assert "This path is over since today" in seen(pilot)

"""Finding a therapist: the list, the call, what each says alone, the sessions, and whether they help."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE, UNSAFE, beginning, packed
from tests.support.screens.locking import settle
from tests.support.screens.therapist import TODAY, go, kept, only
from tests.support.screens.tuning import SIZES, behind
from tests.support.waiting import until
from twofold.domain.moments.routes import MomentsRoute
from twofold.domain.text import clean_line
from twofold.domain.therapist.records import SHORTLIST, Answer, Said, Shortlist, Therapist
from twofold.domain.therapist.routes import CallRoute, HelpsRoute, OneTherapistRoute, TherapistRoute
from twofold.frame.palette import commands
from twofold.screens.support.pages import Support
from twofold.screens.therapist.one import OnePage
from twofold.screens.therapist.opensaid import OpenSaid
from twofold.screens.therapist.say import SayPage
from twofold.screens.therapist.therapists import Therapists
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.fields import Line

Seen = Callable[..., str]


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_page_of_words_to_a_name_and_a_first_day(
    opened: Any, store: Store, press: Any, seen: Seen, size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.support", "support.list")
        assert isinstance(pilot.app.screen, Therapists) and "Add a name" in seen(pilot)
        await pilot.press("enter", *"Dr Amari", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, OnePage))
        assert only(store).name == "Dr Amari" and "Dr Amari" in seen(pilot)
        await press(pilot, "therapist.reach")
        await pilot.press(*"020 7946", "enter")
        await press(pilot, "therapist.session")
        await pilot.press(*"whenever", "enter")
        assert only(store).meetings == () and pilot.app.screen.query_one(Line).has_focus
        await pilot.press("ctrl+u", *"3 December at 17:30", "enter")
        await until(pilot, lambda: bool(only(store).meetings))
        assert [(each.day, each.at) for each in only(store).meetings] == [(date(2026, 12, 3), time(17, 30))]
        assert (only(store).reach, only(store).state) == ("020 7946", "chosen")
        await press(pilot, "therapist.session")
        assert pilot.app.screen.query_one(Line).value == "Thursday 10 December 2026 at 17:30"
        await pilot.press("escape")
        await press(pilot, "therapist.undo")
        assert only(store).meetings == ()


async def test_an_empty_list_leads_to_what_there_is_to_read(opened: Any, press: Any, seen: Seen) -> None:
    async with opened() as pilot:
        await go(pilot, TherapistRoute())
        assert "Your list" not in seen(pilot) and "says it alone" not in seen(pilot)
        for words in ("where to look", "systemic", "hesitating is no sign", "both say no"):
            await pilot.press("down", "enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, Support)
            assert words in " ".join(seen(pilot).split()).lower()
            await press(pilot, "page.back")


@pytest.mark.parametrize("size", SIZES)
async def test_each_says_it_alone_and_both_open_it_together(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: Any
) -> None:
    kept(store, clock)
    kept(store, clock, name="Mill Lane")
    async with opened(size=size) as pilot:
        await go(pilot, TherapistRoute())
        await press(pilot, "therapists.first")
        page = await behind(pilot)
        assert isinstance(page, SayPage) and page.hands == "a"
        await press(pilot, "say.yes", "say.finish")
        assert isinstance(pilot.app.screen, SayPage), "of one nothing is said yet"
        await press(pilot, "say.no", "say.finish")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Therapists)
        assert not pilot.app.screen.may_open and store[Shortlist].all() == []
        assert "◆ yes" not in seen(pilot) and "● no" not in seen(pilot)
        await press(pilot, "therapists.second")
        page = await behind(pilot)
        assert page.value == Said()
        await pilot.press("enter", "enter", "down", "enter")
        await press(pilot, "say.finish")
        await settle(pilot)
        await press(pilot, "therapists.open")
        assert isinstance(pilot.app.screen, OpenSaid)
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        await until(pilot, lambda: isinstance(pilot.app.screen, Therapists))
        (said,) = store[Shortlist].all()
        assert said.a == {"Dr Amari": "yes", "Mill Lane": "no"}
        assert said.b == {"Dr Amari": "maybe", "Mill Lane": "yes"}
        assert store.writings.all() == []
        assert "◆ yes   ● maybe" in seen(pilot) and "Next: call Dr Amari." in seen(pilot)
        if size[1] > 11:
            assert seen(pilot).count("can say it anew") == 2


async def test_where_all_is_said_and_one_was_chosen_nothing_is_left_to_say(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    now = clock.now()
    one = kept(store, clock, 3, state="chosen")
    other = kept(store, clock, name="Mill Lane")
    said = Shortlist(id=SHORTLIST, created=now, updated=now, day=TODAY)
    store.save(said.with_(a={one.id: "yes", other.id: "no"}, b={one.id: "maybe", other.id: "yes"}))
    async with opened() as pilot:
        await go(pilot, TherapistRoute())
        assert "Thursday at 17:00   ◆ yes   ● maybe" in seen(pilot)
        assert "says it alone" not in seen(pilot) and "say it anew" not in seen(pilot)
        await pilot.press("f")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Therapists)


async def test_what_is_said_can_be_taken_back_until_both_open_it(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    kept(store, clock)
    vault = Vault(store, clock.now)
    store.save(vault.finish(vault.writing("therapist", SHORTLIST, "a"), Said({"Dr Amari": "no"})))
    async with opened() as pilot:
        await go(pilot, TherapistRoute())
        assert "has said, sealed" in seen(pilot)
        await press(pilot, "therapists.first")
        page = await behind(pilot)
        await pilot.press("y", "enter")
        assert page.value == Said({"Dr Amari": "no"})
        await press(pilot, "say.take-back", "say.yes")
        assert page.value == Said({"Dr Amari": "yes"})
        await press(pilot, "page.back")
        await settle(pilot)
        assert "has said, sealed" not in seen(pilot)


async def test_from_a_private_page_the_list_is_for_both_again(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    kept(store, clock)
    async with opened() as pilot:
        await go(pilot, TherapistRoute())
        await press(pilot, "therapists.first")
        await behind(pilot)
        await pilot.press("f8")
        await pilot.pause()
        await press(pilot, "support.list")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Therapists) and pilot.app.screen.hands == "both"
        assert [each.place for each in pilot.app.screen_stack[1:]] == ["home", "therapist"] or not any(
            isinstance(each, SayPage) for each in pilot.app.screen_stack
        )


async def test_the_palette_finds_it_from_every_page(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await go(pilot, MomentsRoute())
        found = {each.title: each.callback for each in commands(pilot.app, pilot.app.screen)}
        found["Finding a therapist"]()
        await until(pilot, lambda: isinstance(pilot.app.screen, Therapists))
        assert "Finding a therapist" not in [each.title for each in commands(pilot.app, pilot.app.screen)]
        await press(pilot, "page.back")
        assert pilot.app.screen.place == "moments"


async def test_before_they_have_met_there_is_no_list(opened: Any, empty_store: Store, press: Any) -> None:
    async with opened(empty_store) as pilot:
        await pilot.press("f8")
        await pilot.pause()
        await pilot.press("l")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Therapists)


@pytest.mark.parametrize("size", SIZES)
async def test_whatever_is_written_is_drawn_as_words(
    opened: Any, store: Store, clock: Any, seen: Seen, size: Any
) -> None:
    one = kept(store, clock, -1, 2, name="x")
    async with opened(size=size) as pilot:
        for bad in [*HOSTILE, *(clean_line(each) for each in UNSAFE)]:
            words = bad[:200]
            odd = one.with_(name=words, note=words, reach=words, answers=(Answer(words, words),))
            store.save(odd.with_(rev=store.rev(Therapist, "x")))
            for route in (OneTherapistRoute("x"), CallRoute("x"), TherapistRoute()):
                await go(pilot, route)
                assert beginning(words, 10) in packed(seen(pilot)), (route, words)
                await pilot.press("escape")


async def test_what_was_removed_at_the_other_terminal_leads_back(
    opened: Any, store: Store, clock: Any
) -> None:
    one = kept(store, clock)
    async with opened() as pilot:
        await go(pilot, TherapistRoute())
        await go(pilot, OneTherapistRoute("Dr Amari"))
        store.save(one.with_(deleted=clock.now()))
        await pilot.press("k")
        await until(pilot, lambda: isinstance(pilot.app.screen, Therapists))
        for route in (OneTherapistRoute("Dr Amari"), CallRoute("Dr Amari"), HelpsRoute("Dr Amari")):
            await go(pilot, route)
            await until(pilot, lambda: isinstance(pilot.app.screen, Therapists))


@pytest.mark.parametrize("page", ["list", "one", "call", "helps"])
async def test_pictures(
    opened: Any, store: Store, clock: Any, picture: Any, drawn: SnapshotAssertion, look: Any, page: str
) -> None:
    kept(store, clock, -8, 6, reach="020 7946 0142", note="The midwife knows her.", state="chosen",
         answers=(Answer("Are you trained to work with couples?", "yes, four years"),))  # fmt: skip
    kept(store, clock, name="Mill Lane")
    now = clock.now()
    said = Shortlist(id=SHORTLIST, created=now, updated=now, day=TODAY)
    store.save(said.with_(a={"Mill Lane": "maybe"}, b={"Mill Lane": "no"}))
    ways = {
        "list": TherapistRoute(), "one": OneTherapistRoute("Dr Amari"), "call": CallRoute("Dr Amari"),
        "helps": HelpsRoute("Dr Amari"),
    }  # fmt: skip
    async with opened(**look) as pilot:
        await go(pilot, ways[page])
        assert picture(pilot) == drawn

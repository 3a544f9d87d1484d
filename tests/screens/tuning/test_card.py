"""A card written alone, left for the other or opened together, and what of it is to be seen when."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Static

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.locking import settle
from tests.support.screens.toasts import lies_on_keys, toasts
from tests.support.screens.tuning import ABOUT, HERS, HIS, SIZES, TODAY, a_day, behind, kept, seal
from tests.support.waiting import until
from twofold.domain.text import clean, clean_line
from twofold.domain.tuning.records import Day, TodayCard
from twofold.domain.tuning.routes import CalendarRoute, DayRoute, OpenDayRoute
from twofold.screens.page import StoreChanged
from twofold.screens.tuning.card import CardPage
from twofold.screens.tuning.day import DayPage
from twofold.screens.tuning.openday import OpenDay
from twofold.screens.tuning.tune import Tune
from twofold.store import Store
from twofold.widgets.choices import Choices
from twofold.widgets.confirm import Confirm
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line
from twofold.widgets.words import Words

Seen = Callable[[Any], str]


@pytest.mark.parametrize("size", SIZES)
async def test_both_write_alone_and_open_together(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.tuning")
        assert isinstance(pilot.app.screen, Tune) and seen(pilot).count("nothing yet") == 2
        assert "Two minutes each" in seen(pilot)
        await press(pilot, "tuning.first")
        page = await behind(pilot)
        assert isinstance(page, CardPage) and page.hands == "a" and "How awake are you?" in seen(pilot)
        await pilot.press("2", "right", "left", "tab", *"tender", "enter", *"the", "ctrl+j", *"visit", "tab")
        await pilot.press(*"tea", "enter", *"you", "enter")
        assert page.focused is None
        await until(pilot, lambda: kept(store, clock) == TodayCard(2, "tender", "the\nvisit", "tea", "you"))
        assert "sealed until Ben" in " ".join(seen(pilot).split())
        await press(pilot, "card.finish")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Tune) and "It waits for Ben" in toasts(pilot)
        assert lies_on_keys(pilot)
        assert "has written, sealed" in seen(pilot) and "tender" not in seen(pilot)
        assert pilot.app.screen.query_one(Choices).current == f"card:{ABOUT}:b", "Enter calls the other"
        await pilot.press("enter")
        page = await behind(pilot)
        assert page.hands == "b" and page.value == TodayCard()
        assert "Ana has written too" in str(page.query_one("#card-together", Static).content)
        await pilot.press("5", "o")
        await settle(pilot)
        assert "You can open both now" in toasts(pilot) and "Open both together" in seen(pilot)
        assert lies_on_keys(pilot)
        assert pilot.app.screen.query_one(Choices).current == "open", "Enter opens both"
        await press(pilot, "tuning.second")
        await behind(pilot)
        assert "sealed until both of you open it" in " ".join(seen(pilot).split())
        await press(pilot, "page.back")
        await press(pilot, "tuning.open")
        assert isinstance(pilot.app.screen, OpenDay)
        await press(pilot, "opening.first")
        assert "ready ✓" in seen(pilot) and store.days.all() == []
        await press(pilot, "opening.second")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DayPage)
        (day,) = store.days.all()
        assert day.a == TodayCard(2, "tender", "the\nvisit", "tea", "you") and day.b == TodayCard(5)
        assert day.together == clock.now() and store.writings.all() == []
        assert "tender · tired" in seen(pilot)
        await press(pilot, "day.second")
        await pilot.press(*"come", "enter")
        await until(pilot, lambda: store.days.all()[0].answers == ("", "come"))
        await press(pilot, "page.back")
        assert isinstance(pilot.app.screen, Tune) and "Read both cards" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_one_leaves_a_card_and_the_other_reads_answers_and_writes_theirs(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    seal(store, clock, "a", HERS, finished=False)
    async with opened(size=size) as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        page = await behind(pilot)
        assert page.typed == HERS
        await pilot.press("l")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Confirm) and "Leave it for Ben?" in seen(pilot)
        await press(pilot, "confirm.no")
        await settle(pilot)
        assert pilot.app.screen is page and store.days.all() == []
        await press(pilot, "card.leave")
        await settle(pilot)
        await press(pilot, "confirm.yes")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Tune) and "Left here for Ben" in toasts(pilot)
        (day,) = store.days.all()
        assert day.a == HERS and day.together is None and store.writings.all() == []
        assert "A card was left for Ben" in seen(pilot)
        await press(pilot, "tuning.read")
        assert "tender" in seen(pilot) and store.days.all()[0].told == ("b",)
        if size != (40, 11):
            assert "● Ben  nothing yet" in seen(pilot)
        await press(pilot, "day.second")
        await pilot.press(*"at four", "escape")
        await press(pilot, "day.write")
        page = await behind(pilot)
        assert page.hands == "b" and store.days.all()[0].answers == ("", "at four")
        await pilot.press("tab", *"glad", "escape", "l")
        await settle(pilot)
        await press(pilot, "confirm.yes")
        await settle(pilot)
        assert (isinstance(pilot.app.screen, DayPage) and "glad" in packed(seen(pilot))) or size == (40, 11)
        assert store.days.all()[0].b == TodayCard(mood="glad")
        await pilot.press("escape")
        await press(pilot, "tuning.first")  # what is shown is read, without a curtain
        assert isinstance(pilot.app.screen, DayPage)


async def test_an_empty_card_leaves_no_trace_and_is_not_shown(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.second")
        await behind(pilot)
        await press(pilot, "card.finish")
        assert "One word is enough" in toasts(pilot)
        await press(pilot, "card.leave")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CardPage)
        await pilot.press("3")
        await until(pilot, lambda: kept(store, clock, "b") == TodayCard(3))
        await pilot.press("backspace", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Tune) and store.writings.all() == []


async def test_a_word_for_the_mood_is_picked_and_a_finished_card_taken_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        page = await behind(pilot)
        await press(pilot, "card.moods")
        await settle(pilot)
        assert "A word for your mood" in seen(pilot)
        await press(pilot, "choices.next", "picker.take")
        await settle(pilot)
        assert kept(store, clock).mood == "playful" and page.query_one("#card-mood", Line).has_focus
        await pilot.press("f2")
        await settle(pilot)
        await press(pilot, "ask.back")
        await settle(pilot)
        assert kept(store, clock).mood == "playful"
        await pilot.press("escape")
        await press(pilot, "card.finish")
        await settle(pilot)
        await press(pilot, "tuning.first")
        page = await behind(pilot)
        assert "It is written" in seen(pilot) and "playful" in seen(pilot) and page.focused is None
        await pilot.press("3", "x", "enter")
        await settle(pilot)
        assert store.writings.all()[0].finished is not None
        await press(pilot, "card.take-back")
        await settle(pilot)
        assert store.writings.all()[0].finished is None and page.focused is not None
        await pilot.press("4")
        await until(pilot, lambda: kept(store, clock) == TodayCard(4, "playful"))


async def test_the_other_terminal_may_write_on_or_show_it(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        page = await behind(pilot)
        await pilot.press("3")
        await until(pilot, lambda: kept(store, clock) == TodayCard(3))
        seal(store, clock, "a", TodayCard(3, wish="tea"), finished=False)
        await pilot.press("tab", *"low")
        await until(pilot, lambda: kept(store, clock) == TodayCard(3, "low", wish="tea"))
        assert page.query_one("#card-wish", Line).line == "tea"
        writing = pilot.app.vault.writing("today", ABOUT, "a")
        store.save(a_day(clock, b=None), pilot.app.vault.emptied(writing))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert isinstance(pilot.app.screen, Tune) and "opened at the other terminal" in toasts(pilot)
        assert store.days.all()[0].a == HERS


async def test_any_words_are_kept_and_shown(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened(size=(150, 40)) as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        page = await behind(pilot)
        mood, mind = page.query_one("#card-mood", Line), page.query_one("#card-mind", Words)
        for n, text in enumerate([*HOSTILE, *UNSAFE]):
            mood.value = ""
            mind.clear()
            for field in (mood, mind):
                field.focus()
                pilot.app.post_message(Paste(text))
                await pilot.pause()
            page.flush()
            card = kept(store, clock)
            assert (card.mood, card.mind) == (clean_line(text), clean(text, 20_000))
            if n % 4 == 0:
                await pilot.pause()
                assert packed(clean_line(text))[:28] in packed(seen(pilot))
        await pilot.press("escape", "escape")
        for text in map(clean_line, HOSTILE):
            stored = store.days.get(ABOUT)
            day = a_day(clock, a=TodayCard(2, text, text, text, text), b=TodayCard(mood=text))
            store.save(day.with_(rev=stored.rev if stored else 0, answers=(text, text)))
            if not isinstance(pilot.app.screen, DayPage):
                pilot.app.go(DayRoute(ABOUT))
            pilot.app.screen.post_message(StoreChanged())
            await pilot.pause()
            assert packed(seen(pilot)).replace("▌", "").count(packed(text)[:28]) >= 5
        pilot.app.go(CalendarRoute())
        await pilot.pause()
        await pilot.pause()
        assert "名名" in packed(seen(pilot))


async def test_a_full_disk_shows_nothing(
    opened: Any, store: Store, clock: Any, press: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from twofold.store.errors import SaveFailed

    seal(store, clock, "a", HERS)
    seal(store, clock, "b", HIS)
    async with opened() as pilot:
        pilot.app.go(OpenDayRoute(ABOUT))
        await settle(pilot)

        def full(*_records: object) -> None:
            raise SaveFailed(store.path, OSError(28, "No space left on device"))

        with monkeypatch.context() as patched:
            patched.setattr(store, "save", full)
            await press(pilot, "opening.first", "opening.second")
            await settle(pilot)
            assert isinstance(pilot.app.screen, OpenDay) and "Nothing was opened" in toasts(pilot)
        assert store.days.all() == [] and len(store.writings.all()) == 2
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        assert store.days.get(ABOUT) is not None


async def test_the_moment_goes_when_somebody_writes_again(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    seal(store, clock, "a", HERS)
    seal(store, clock, "b", HIS)
    async with opened() as pilot:
        pilot.app.go(OpenDayRoute(ABOUT))
        await settle(pilot)
        seal(store, clock, "b", HIS, finished=False)
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert not isinstance(pilot.app.screen, OpenDay) and "has not finished" in toasts(pilot)
        seal(store, clock, "b", HIS)
        pilot.app.go(OpenDayRoute(ABOUT))
        await settle(pilot)
        vault = pilot.app.vault
        store.save(a_day(clock), *(vault.emptied(vault.writing("today", ABOUT, s)) for s in ("a", "b")))
        pilot.app.screen.post_message(StoreChanged())
        await settle(pilot)
        assert isinstance(pilot.app.screen, DayPage)


async def test_the_curtain_may_be_left_closed(opened: Any, press: Any, store: Store) -> None:
    async with opened() as pilot:
        await press(pilot, "home.tuning", "tuning.first")
        assert isinstance(pilot.app.screen, Curtain)
        await press(pilot, "curtain.back")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Tune) and store.writings.all() == []


def test_the_day_of_the_tests_is_that_of_the_clock(clock: Any) -> None:
    assert clock.now().date() == TODAY and Day(day=TODAY).day == TODAY


async def test_an_answer_of_the_other_terminal_is_not_lost(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    store.save(a_day(clock).with_(answers=("", "")))
    async with opened() as pilot:
        pilot.app.go(DayRoute(ABOUT))
        await settle(pilot)
        page = pilot.app.screen
        await press(pilot, "day.first")
        await pilot.press(*"mine")
        await until(pilot, lambda: store.days.all()[0].answers == ("mine", ""))
        (there,) = store.days.all()
        store.save(there.with_(answers=("mine", "theirs")))
        await pilot.press("x")
        await until(pilot, lambda: store.days.all()[0].answers == ("minex", "theirs"))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert page.query_one("#answer-b", Line).line == "theirs"
        (there,) = store.days.all()
        store.save(there.with_(answers=("minex", "theirs, longer")))
        page.post_message(StoreChanged())
        await settle(pilot)
        await pilot.press("escape", "escape")
        assert store.days.all()[0].answers == ("minex", "theirs, longer")

"""The shelf on screen: from an empty one to a passage, something to try, and an agreement."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, beginning, packed
from tests.support.routes import route
from tests.support.screens.pictures import views
from tests.support.screens.talks import SIZES
from twofold.demo.shelf import shelf
from twofold.domain.listening.engine import new_session
from twofold.domain.shelf.records import Passage, Slice, Work
from twofold.domain.shelf.routes import AddWorkRoute, PassagesRoute, WorkRoute
from twofold.domain.shelf.works import WHOLE, marked, to_try
from twofold.domain.text import clean, clean_line
from twofold.screens.listening.setup import Setup
from twofold.screens.shelf.passages import Passages
from twofold.screens.shelf.work import WorkPage
from twofold.store import Store
from twofold.widgets.fields import Line


def only(store: Store) -> Work:
    (work,) = store.works.all()
    return work


@pytest.mark.parametrize("size", SIZES)
async def test_a_film_from_the_list_to_an_agreement(
    opened: Any, store: Store, press: Any, seen: Any, clock: Any, size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.shelf")
        assert "Nothing is here yet" in seen(pilot)
        await pilot.press("enter", "j", "enter")
        assert isinstance(pilot.app.screen, WorkPage)
        assert only(store).title == "Make Way for Tomorrow" and only(store).author == "b"
        await press(pilot, "work.mark")
        assert isinstance(pilot.app.screen, Passages) and pilot.app.screen.hands == "a"
        await pilot.press("e", *"hands", "escape", "right")
        assert pilot.app.screen.hands == "b"
        await pilot.press("e", *"chair", "tab", *"end", "escape", "escape")
        (part,) = only(store).slices
        assert (part.a.words, part.b.words, part.b.where) == ("hands", "chair", "end")
        protocol = pilot.app.library.get("film-talk")
        session = new_session(protocol, "x", 2, "a", clock.now(), "", f"work:{only(store).id}:whole")
        store.save(session.with_(status="finished"))
        pilot.app.screen.reload()
        assert "You talked about it" in seen(pilot)
        await press(pilot, "work.talked")
        assert only(store).slices[0].talked is not None
        await press(pilot, "work.try")
        await pilot.press(*"tea", "enter")
        await pilot.pause()
        assert only(store).slices[0].try_ == "tea"
        await pilot.press("f", "j")
        (agreement,) = store.agreements.all()
        assert agreement.terms.what == "tea" and agreement.history[0].by == ("a", "b")
        await pilot.press("3")
        assert only(store).state == "done"
        await pilot.press("u", "u")
        assert only(store).state == "wanted" and only(store).slices[0].try_ == ""
        assert only(store).slices[0].a.words == "hands"
        await pilot.press("escape", "x")
        assert store.works.all() == []
        await pilot.press("u")
        assert only(store).title == "Make Way for Tomorrow"


async def test_a_book_of_ones_own_is_kept_as_typed_and_split(
    opened: Any, store: Store, press: Any, seen: Any
) -> None:
    async with opened() as pilot:
        pilot.app.go(AddWorkRoute(own=True))
        await pilot.pause()
        await pilot.press(*"Emma")
        assert only(store).title == "Emma"
        await pilot.press("enter", *"Austen", "enter", "enter", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, WorkPage) and only(store).maker == "Austen"
        await pilot.press("n", *"12 chapters in slices of 5, each Sunday", "enter")
        await pilot.pause()
        assert [part.name for part in only(store).slices] == [
            "chapters 1 to 5", "chapters 6 to 10", "chapters 11 to 12",
        ]  # fmt: skip
        assert "by Sunday" in seen(pilot)
        await pilot.press("x", "u")
        assert len(only(store).slices) == 3


async def test_a_book_that_is_not_split_is_talked_about_as_it_is(
    opened: Any, store: Store, press: Any, seen: Any, clock: Any
) -> None:
    now = clock.now()
    store.save(Work(id="w", title="Emma", form="novel", created=now, updated=now))
    async with opened() as pilot:
        pilot.app.go(WorkRoute("w"))
        await pilot.pause()
        assert "▌○ the whole book" in seen(pilot) and "begins the talk" in seen(pilot)
        await press(pilot, "work.state-1")
        assert only(store).state == "under way" and "1 under way" in seen(pilot)
        await press(pilot, "work.talked")
        assert "✓ the whole book" in seen(pilot) and only(store).slices[0].talked is not None
        await press(pilot, "work.undo")
        await press(pilot, "work.talk")
        assert isinstance(pilot.app.screen, Setup) and "Emma" in seen(pilot)


async def test_a_few_of_the_list_are_put_on_the_trail_one_after_the_other(
    opened: Any, store: Store, press: Any, seen: Any
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.shelf")
        await press(pilot, "shelf.add")
        assert "Space puts one on your trail" in seen(pilot)
        await press(pilot, "add.take")
        await pilot.pause()
        assert "✓ Make Way for Tomorrow" in seen(pilot)
        await pilot.press("down")
        await press(pilot, "add.take")
        await pilot.press("down")
        await press(pilot, "add.take")
        assert "On your trail: Make Way for Tomorrow → Adam's Rib → The Flavor" in seen(pilot)
        await press(pilot, "add.take")
        assert "✓ The Flavor" not in seen(pilot) and len(store.works.all()) == 2
        assert {of.title: of.turn for of in store.works.all()} == {
            "Make Way for Tomorrow": 1.0,
            "Adam's Rib": 2.0,
        }
        await pilot.press("up", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, WorkPage) and "Adam's Rib" in seen(pilot)
        assert len(store.works.all()) == 2, "it is there once"
        await pilot.press("escape")
        await press(pilot, "shelf.add")
        assert "✓" not in seen(pilot) and "Make Way" not in seen(pilot).split("On your trail")[0]
        await press(pilot, "add.trail")
        assert "▸ Make Way for Tomorrow" in seen(pilot) and "watch it, then talk" in seen(pilot)


async def test_another_question_begins_with_the_caret_behind_its_words(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    store.save(*shelf(clock.now()))
    novel = next(work for work in store.works.all() if work.title == "Stay with Me")
    async with opened() as pilot:
        pilot.app.go(WorkRoute(novel.id))
        await pilot.pause()
        await press(pilot, "work.add")
        await pilot.press(*"ab", "escape")
        await pilot.pause()
        await press(pilot, "work.day")
        line = pilot.app.screen.query_one("#work-line", Line)
        assert line.value and line.cursor_position == len(line.value)
        await pilot.press("escape")
        await pilot.pause()
        await press(pilot, "work.add")
        assert (line.value, line.cursor_position) == ("", 0)


async def test_any_words_are_kept_and_shown(
    opened: Any, store: Store, press: Any, seen: Any, clock: Any
) -> None:
    store.save(*shelf(clock.now()))
    film = next(work for work in store.works.all() if work.title == "45 Years")
    async with opened(size=(150, 40)) as pilot:
        for place, what, field in (
            ("shelf.add", {"own": True}, "#add-title"),
            ("shelf.passages", {"work_id": film.id, "slice_id": WHOLE}, "#passage-words"),
            ("shelf.passages", {"work_id": film.id, "slice_id": WHOLE}, "#passage-where"),
        ):
            pilot.app.go(route(place, **what))
            await pilot.pause()
            line: Any = pilot.app.screen.query_one(field)
            line.focus()
            for text in [*HOSTILE, *UNSAFE]:
                if isinstance(line, Line):
                    line.value = ""
                else:
                    line.text = ""
                pilot.app.post_message(Paste(text))
                await pilot.pause()
                await pilot.pause()
                if field == "#add-title":
                    assert clean_line(text) in {work.title for work in store.works.all()}
                else:
                    part = next(work for work in store.works.all() if work.id == film.id).slices[0]
                    there = part.a.words if field == "#passage-words" else part.a.where
                    assert there == (clean(text) if field == "#passage-words" else clean_line(text))
            await pilot.press("escape", "escape")
            await pilot.pause()
        for text in map(clean_line, HOSTILE):
            work = store.find(Work, film.id)
            assert work is not None
            passage = Passage(text, text)
            part = Slice(WHOLE, text, a=passage, b=passage, try_=text)
            store.save(work.with_(title=text, maker=text, about=text, state="under way", slices=(part,)))
            for place, what in (
                ("shelf", {}),
                ("shelf.work", {"work_id": film.id}),
                ("shelf.passages", {"work_id": film.id, "slice_id": WHOLE}),
            ):
                pilot.app.go(route(place, **what))
                await pilot.pause()
                assert beginning(text) in packed(seen(pilot).replace("▌", "")), (place, text)
                await pilot.press("escape")
                await pilot.pause()


async def test_what_the_other_terminal_wrote_meanwhile_stays(
    opened: Any, store: Store, press: Any, seen: Any, clock: Any
) -> None:
    store.save(*shelf(clock.now()))
    film = next(work for work in store.works.all() if work.title == "45 Years")
    async with opened() as pilot:
        pilot.app.go(PassagesRoute(film.id, WHOLE))
        await pilot.pause()
        await press(pilot, "passages.edit")
        other = Store.open(store.path)
        theirs = other.find(Work, film.id)
        assert theirs is not None
        other.save(marked(theirs, WHOLE, "b", words="theirs"))
        other.close()
        await pilot.press("x")
        await pilot.pause()
        part = next(work for work in store.works.all() if work.id == film.id).slices[0]
        assert part.b.words == "theirs" and part.a.words.startswith("x")


async def test_one_thing_to_try_is_kept_as_it_is_typed_and_taken_back_at_once(
    opened: Any, store: Store, press: Any, clock: Any
) -> None:
    store.save(*shelf(clock.now()))
    wanted = next(work for work in store.works.all() if work.title == "Two for the Road")

    def try_() -> str:
        return next(work for work in store.works.all() if work.id == wanted.id).slices[0].try_

    async with opened() as pilot:
        pilot.app.go(WorkRoute(wanted.id))
        await pilot.pause()
        await press(pilot, "work.try")
        for n, letter in enumerate("tea", 1):
            await pilot.press(letter)
            await pilot.pause()
            assert try_() == "tea"[:n]
        await pilot.press("escape")
        await pilot.pause()
        assert try_() == "tea"
        await press(pilot, "work.undo")
        assert try_() == ""


async def test_a_click_on_a_name_wants_to_try_it_as_its_key_does(
    opened: Any, store: Store, seen: Any, clock: Any
) -> None:
    store.save(*shelf(clock.now()))
    wanted = next(work for work in store.works.all() if work.title == "Two for the Road")
    store.save(to_try(wanted, wanted.slices[0].id, "tea"))
    async with opened() as pilot:
        pilot.app.go(WorkRoute(wanted.id))
        await pilot.pause()
        told = pilot.app.screen.query_one("#work-slice")
        assert "An agreement, if both want: f ◆ Ana  j ● Ben" in seen(pilot)
        await pilot.click(told, offset=(32, told.region.height - 1))
        await pilot.pause()
        assert "f ◆ Ana ✓ yes  j ● Ben" in seen(pilot)
        await pilot.press("j")
        assert [made.terms.what for made in store.agreements.all()] == ["tea"]


@pytest.mark.parametrize(
    ("look", "place"),
    views("shelf", "shelf.work", "shelf.add", "shelf.passages"),
    indirect=["look"],
)
async def test_pictures(
    opened: Any, store: Store, clock: Any, picture: Any, drawn: SnapshotAssertion, look: Any, place: str
) -> None:
    what: dict[str, Any] = {}
    if place != "empty":
        store.save(*shelf(clock.now()))
        film = next(work for work in store.works.all() if work.title == "45 Years")
        if place in ("shelf.work", "shelf.passages"):
            what["work_id"] = film.id
        if place == "shelf.passages":
            what["slice_id"] = WHOLE
    async with opened(**look) as pilot:
        pilot.app.go(route(place if place != "empty" else "shelf", **what))
        await pilot.pause()
        await pilot.pause()
        assert picture(pilot) == drawn

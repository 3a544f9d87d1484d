"""The shelf on screen: from an empty one to a passage, something to try, and an agreement."""

from typing import Any

import pytest
from textual.events import Paste

from tests.screens.talks import SIZES
from tests.screens.test_hostile import HOSTILE
from twofold.domain.listening import new_session
from twofold.domain.shelf.records import Work
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
        assert "Nothing is on the shelf yet" in seen(pilot)
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
        pilot.app.go("shelf.add", own=True)
        await pilot.pause()
        await pilot.press(*"Emma")
        assert only(store).title == "Emma"
        await pilot.press("enter", *"Austen", "enter")
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


async def test_hostile_words_stay_words(opened: Any, store: Store, seen: Any) -> None:
    async with opened() as pilot:
        pilot.app.go("shelf.add", own=True)
        await pilot.pause()
        line = pilot.app.screen.query_one("#add-title", Line)
        for text in HOSTILE:
            line.value = ""
            line.post_message(Paste(text))
            await pilot.pause()
            shown = seen(pilot)
            assert not any(0x7F <= ord(c) < 0xA0 or (ord(c) < 32 and c != "\n") for c in shown)

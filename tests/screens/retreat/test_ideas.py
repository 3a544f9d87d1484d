"""The shortlist: a line each, hearts that nobody sees before both open them, and the way into the plan."""

import unicodedata
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Static

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.ideas import (
    ANA,
    BEN,
    PLAN,
    Seen,
    back,
    give,
    go_to,
    ideas,
    kept,
    titles,
    typed,
)
from tests.support.screens.pictures import Svg, views
from tests.support.screens.sides import SIZES, at, settle
from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend
from twofold.domain.retreat.ideas import opened as with_hearts
from twofold.domain.retreat.plan import Hearts, Idea
from twofold.screens.page import StoreChanged
from twofold.screens.retreat.ideas import Ideas
from twofold.screens.retreat.paste import PastePage
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.choices import Choices
from twofold.widgets.fields import Line

# -- writing down ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_ideas_are_written_down_line_by_line_and_come_back(
    opened: Any, store: Store, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await ideas(pilot, a_weekend(ideas=()))
        assert "love to do" in seen(pilot) or "comes to mind" in seen(pilot)
        await press(pilot, "ideas.new")
        await typed(pilot, "Kayak")
        await pilot.press("enter")
        await typed(pilot, "Sauna https://sauna.example.org/x for 20 €")
        await pilot.press("enter", "enter")
        await settle(pilot)
        kayak, sauna = kept(store).ideas
        assert kayak == Idea(id=kayak.id, title="Kayak")
        assert (sauna.link, sauna.price) == ("https://sauna.example.org/x", 20_00)
        assert not page.query_one(Line).display and page.idea.id == sauna.id
        assert "Kayak" in seen(pilot)
        await press(pilot, "ideas.remove")
        assert titles(store) == ["Kayak"] and "brings it back" in toasts(pilot)
        await press(pilot, "retreat.undo")
        assert len(titles(store)) == 2
        await press(pilot, "retreat.undo", "retreat.undo")
        assert titles(store) == []


async def test_what_stands_in_the_line_is_never_lost(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        await ideas(pilot, a_weekend(ideas=()))
        await press(pilot, "ideas.new")
        await typed(pilot, "Kayak")
        await pilot.press("escape")
        await settle(pilot)
        assert titles(store) == ["Kayak"]
        await press(pilot, "ideas.new")
        await typed(pilot, "Sauna")
        pilot.app.screen.action_back()
        await settle(pilot)
        assert titles(store) == ["Kayak", "Sauna"]


async def test_the_lines_of_the_list_lead_on(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await ideas(pilot)
        go_to(page, "glass")
        await press(pilot, "choices.take")
        await settle(pilot)
        assert (pilot.app.screen.place, pilot.app.screen.idea_id) == ("retreat.idea", "glass")
        await press(pilot, "page.back")
        go_to(page, "boat")
        await settle(pilot)
        await press(pilot, "ideas.edit")
        await settle(pilot)
        assert pilot.app.screen.place == "retreat.idea", "one that is in the plan has details too"
        await press(pilot, "page.back")
        await press(pilot, "choices.take")
        await settle(pilot)
        assert (pilot.app.screen.place, pilot.app.screen.slot_id) == ("retreat.slot", "seals")
        await back(pilot)
        await press(pilot, "ideas.look")
        await settle(pilot)
        assert pilot.app.screen.place == "retreat.look"


async def test_an_idea_is_taken_into_the_plan_and_it_says_where(
    opened: Any, store: Store, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await ideas(pilot)
        go_to(page, "glass")
        await settle(pilot)
        await press(pilot, "ideas.take")
        (slot,) = [slot for slot in kept(store).slots if slot.title == "Blow a glass each"]
        assert (slot.day, slot.start, slot.cost, slot.owner) == (1, 17 * 60 + 30, 70_00, "b")
        assert "It is on Saturday, 17:30–19:00" in toasts(pilot)
        assert "in the plan, Sat 17:30" in seen(pilot)
        await press(pilot, "choices.take")
        await settle(pilot)
        assert pilot.app.screen.slot_id == slot.id
        await back(pilot)
        await press(pilot, "retreat.undo")
        assert kept(store).slot(slot.id) is None and not kept(store).idea("glass").slot  # type: ignore[union-attr]


# -- pasting ---------------------------------------------------------------------------------------------

FOUND = "The Quiet Valley\nhttps://valley.example.org/x\n27–29 November 2026\n€ 480 for two\nBring socks."


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_pasted_is_read_back_before_it_is_taken(
    opened: Any, store: Store, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await ideas(pilot)
        await press(pilot, "ideas.paste")
        await settle(pilot)
        box: Any = pilot.app.screen
        assert isinstance(box, PastePage)
        await press(pilot, "paste.take")
        assert "nothing to read here" in toasts(pilot)
        await typed(pilot, FOUND)
        await settle(pilot)
        shown = seen(pilot)
        for words in ("✓ The Quiet Valley", "→ the"):
            assert words in shown
        assert "€480.00" in shown or size[1] < 16
        await pilot.press("down")
        await settle(pilot)
        told = str(box.query_one("#paste-told", Static).content)
        assert size[1] < 16 or all(words in told for words in ("valley.example.org/x", "Bring socks."))
        assert titles(store) == [idea.title for idea in PLAN.ideas]
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen.place == "retreat.ideas" and len(titles(store)) == 3
        await press(pilot, "ideas.paste")  # what was pasted is still there
        await settle(pilot)
        await press(pilot, "paste.take")
        await settle(pilot)
        idea = kept(store).ideas[-1]
        assert (idea.title, idea.link, idea.price) == (
            "The Quiet Valley",
            "https://valley.example.org/x",
            480_00,
        )
        assert (idea.days, idea.notes) == ("27–29 November 2026", "€ 480 for two\nBring socks.")
        assert page.idea.id == idea.id
        await press(pilot, "ideas.paste")
        await settle(pilot)
        assert pilot.app.screen.text == "", "what was taken stands there again"


async def test_any_paste_is_read_back_and_taken(opened: Any, store: Store, press: Any, seen: Seen) -> None:
    async with opened(size=(120, 40)) as pilot:
        await ideas(pilot, a_weekend(ideas=()))
        for text in [*HOSTILE, *UNSAFE, "y " * 5_000, "javascript:alert(1)"]:
            await press(pilot, "ideas.paste")
            await settle(pilot)
            await typed(pilot, text)
            await press(pilot, "paste.take")
            await settle(pilot)
            assert pilot.app.screen.place == "retreat.ideas"
            idea = kept(store).ideas[-1]
            assert not idea.link and not set(idea.title + idea.notes) & set("\x00\x1b\x07\x9b\u202e")
        assert len(kept(store).ideas) == len(HOSTILE) + len(UNSAFE) + 2


# -- whatever people write, and how it looks -------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_are_shown_as_they_are(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await ideas(pilot, a_weekend(ideas=()))
        for text in (unicodedata.normalize("NFC", each) for each in HOSTILE):
            idea = Idea(id="x", title=text, notes=text, days=text, distance=text, by="a", hearts=(1, 2))
            store.save(kept(store).with_(ideas=(idea,)))
            page.post_message(StoreChanged())
            await settle(pilot)
            page.query_one(Choices).first()
            await settle(pilot)
            assert packed(text) in packed(seen(pilot)).replace("▌", "")
            assert pilot.app.is_running


@pytest.mark.parametrize(("look", "what"), views("some", "opened", "paste", "reveal", large=["some"]))
async def test_how_it_looks(
    opened: Any, store: Store, clock: Any, press: Any, picture: Any, snapshot: SnapshotAssertion,
    look: Any, what: str,
) -> None:  # fmt: skip
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        plan = PLAN if what != "empty" else a_weekend(ideas=())
        if what == "opened":
            more = (Idea(id="yoga", title="Yoga in the old chapel", by="b", days="Saturday 9:00"),
                    Idea(id="song", title="Karaoke"), Idea(id="cook", title="Cook together"))  # fmt: skip
            plan = with_hearts(
                PLAN.with_(ideas=(*PLAN.ideas, *more)),
                Hearts({**ANA.given, "yoga": 0, "song": 3}),
                Hearts({**BEN.given, "yoga": 3}, "song"),
            )
        page = await ideas(pilot, plan)
        if what in ("finished", "reveal"):
            give(store, clock, "a", ANA)
            give(store, clock, "b", BEN)
            page.post_message(StoreChanged())
            await settle(pilot)
        if what == "reveal":
            await press(pilot, "ideas.open", "opening.first")
        if what == "line":
            await press(pilot, "ideas.new")
            await typed(pilot, "A night in a tree")
        if what == "paste":
            await press(pilot, "ideas.paste")
            await settle(pilot)
            await typed(pilot, FOUND)
        await settle(pilot)
        assert isinstance(page, Ideas)
        assert picture(pilot) == snapshot.use_extension(Svg)


async def test_the_cursor_goes_to_what_comes_next(opened: Any, press: Any, store: Store, clock: Any) -> None:
    async with opened() as pilot:
        page = await ideas(pilot, PLAN)
        choices = page.query_one(Choices)
        give(store, clock, "b", BEN)
        page.post_message(StoreChanged())
        await settle(pilot)
        assert choices.current == "hearts:a"
        give(store, clock, "a", ANA)
        page.post_message(StoreChanged())
        await settle(pilot)
        assert choices.current == "do:open"
        await pilot.press("enter")
        await settle(pilot)
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        current = choices.current or ""
        assert current.startswith("idea:") and choices.highlighted == 1


async def test_it_begins_with_the_first_idea_whoever_has_finished(
    opened: Any, store: Store, clock: Any
) -> None:
    async with opened() as pilot:
        store.save(PLAN)
        give(store, clock, "a", ANA)
        give(store, clock, "b", BEN)
        page = await at(pilot, "retreat.ideas", plan_id=PLAN.id)
        assert page.query_one(Choices).highlighted == 1


async def test_while_one_types_no_letter_is_named_as_a_key(opened: Any, seen: Seen, press: Any) -> None:
    async with opened() as pilot:
        await ideas(pilot)
        rows = ["n  Write down an idea", "v  Paste what you found", "l  Look on the internet", "f  ◆ Ana"]
        for _ in range(2):
            assert all(row in seen(pilot) for row in rows)
            await press(pilot, "ideas.new")
            await settle(pilot)
            assert "Write down an idea" in seen(pilot) and not any(row in seen(pilot) for row in rows)
            await pilot.press("escape")
            await settle(pilot)

"""The shortlist: a line each, hearts that nobody sees before both open them, and the way into the plan."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste
from textual.widgets import Static

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.pictures import Svg, views
from tests.support.screens.sides import CHEAP, SIZES, at, settle
from tests.support.screens.toasts import toasts
from tests.support.waiting import ended, until
from tests.support.weekend import a_weekend
from twofold.domain.drawers import Open
from twofold.domain.records import Side
from twofold.domain.retreat.ideas import opened as with_hearts
from twofold.domain.retreat.plan import Hearts, Idea, Plan
from twofold.screens.page import StoreChanged
from twofold.screens.retreat.hearts import HeartsPage
from twofold.screens.retreat.ideas import Ideas
from twofold.screens.retreat.openhearts import OpenHearts
from twofold.screens.retreat.paste import PastePage
from twofold.store import SaveFailed, Store
from twofold.store.config import Settings
from twofold.store.vault import Vault
from twofold.widgets.choices import Choices
from twofold.widgets.curtain import Curtain
from twofold.widgets.fields import Line
from twofold.widgets.passphrase import Unlock

Seen = Callable[[Any], str]
PLAN = a_weekend()
ANA, BEN = Hearts({"glass": 3, "stars": 1}), Hearts({"glass": 2, "stars": 3})


async def ideas(pilot: Any, plan: Plan = PLAN) -> Any:
    """Open the ideas of *plan*."""
    pilot.app.store.save(plan)
    return await at(pilot, "retreat.ideas", plan_id=plan.id)


def kept(store: Store) -> Plan:
    plan = store.plans.get(PLAN.id)
    assert plan is not None
    return plan


def titles(store: Store) -> list[str]:
    return [idea.title for idea in kept(store).ideas]


def give(store: Store, clock: Any, side: Side, value: Hearts, *, finished: bool = True) -> None:
    """Save *value* as the hearts of *side*."""
    vault = Vault(store, clock.now)
    writing = vault.writing("hearts", PLAN.id, side)
    store.save((vault.finish if finished else vault.write)(writing, value))


async def ready(pilot: Any, store: Store, clock: Any, a: Hearts = ANA, b: Hearts = BEN) -> Any:
    """Open the ideas; both have finished their hearts."""
    page = await ideas(pilot)
    give(store, clock, "a", a)
    give(store, clock, "b", b)
    page.post_message(StoreChanged())
    await settle(pilot)
    return page


async def typed(pilot: Any, words: str) -> None:
    pilot.app.post_message(Paste(words))
    await settle(pilot)


async def back(pilot: Any) -> None:
    """Go back from a page with a field in hand."""
    pilot.app.screen.action_back()
    await settle(pilot)


def go_to(page: Any, idea_id: str) -> None:
    page.query_one(Choices).go_to(f"idea:{idea_id}")


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
        assert "It stands on Saturday, 17:30–19:00" in toasts(pilot)
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
        assert "nothing here to read" in toasts(pilot)
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


# -- hearts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_each_gives_hearts_behind_the_curtain_and_only_that_they_finished_is_seen(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await ideas(pilot)
        await press(pilot, "ideas.first")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Curtain)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HeartsPage) and pilot.app.screen.side == "a"
        await press(pilot, "hearts.give-3", "choices.next", "hearts.veto", "hearts.finish")
        await settle(pilot)
        assert pilot.app.screen is page
        page.query_one(Choices).action_last()
        await settle(pilot)
        shown = [str(each.title) for each in page.query_one(Choices)._choices]
        assert "◆ Ana   has finished" in shown and "● Ben   gives hearts" in shown
        assert "♥" not in seen(pilot) and "rather not" not in " ".join(shown)
        assert all(idea.hearts is None and not idea.vetoed for idea in kept(store).ideas)
        assert not any(a.binding.id == "ideas.open" for a in page.active_bindings.values())


@pytest.mark.parametrize("size", SIZES)
async def test_both_open_them_together_in_one_save(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await ready(pilot, store, clock, Hearts({"glass": 2, "stars": 3}), BEN)
        await press(pilot, "ideas.open")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OpenHearts)
        await press(pilot, "opening.first", "opening.first")
        await settle(pilot)
        assert "ready ✓" in seen(pilot) and "♥" not in seen(pilot)
        assert kept(store).rev == 1, "one of them opened it alone"
        await press(pilot, "opening.second")
        await until(pilot, lambda: pilot.app.screen is page)
        plan = kept(store)
        assert [idea.hearts for idea in plan.ideas] == [None, (2, 2), (3, 3)] and plan.rev == 2
        assert store.writings.all() == []
        for side in "ab":
            left = store.writings._find(f"hearts-{side}-{PLAN.id}")
            assert left is not None and left.veil == Open() and left.deleted
        page.query_one(Choices).first()
        await settle(pilot)
        assert "♥♥♥ 3" in seen(pilot)
        ids = [choice.id for choice in page.query_one(Choices)._choices]
        assert ids[1:3] == ["idea:stars", "idea:glass"], "the better match stands first"


async def test_a_veto_is_shown_last_and_never_whose(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened(size=(120, 40)) as pilot:
        page = await ready(pilot, store, clock, ANA, Hearts({"glass": 0, "stars": 2}, "glass"))
        await press(pilot, "ideas.open")
        await press(pilot, "opening.second", "opening.first")
        await until(pilot, lambda: pilot.app.screen is page)
        idea = kept(store).idea("glass")
        assert idea is not None and idea.vetoed and idea.hearts is None
        lines = seen(pilot).splitlines()
        place = next(n for n, line in enumerate(lines) if "One of you would rather not" in line)
        assert "Blow a glass" in lines[place + 1] and "♥" not in lines[place + 1]
        go_to(page, "glass")
        await settle(pilot)
        await press(pilot, "ideas.take")
        assert "would rather not do this" in toasts(pilot)
        assert len(kept(store).slots) == len(PLAN.slots)


async def test_a_further_round_is_for_what_is_new(opened: Any, store: Store, clock: Any, press: Any) -> None:
    async with opened() as pilot:
        page = await ready(pilot, store, clock)
        await press(pilot, "ideas.open")
        await press(pilot, "opening.first", "opening.second")
        await until(pilot, lambda: pilot.app.screen is page)
        await press(pilot, "ideas.first")
        await settle(pilot)
        assert pilot.app.screen is page and "Every idea has its hearts" in toasts(pilot)
        await press(pilot, "ideas.new")
        await typed(pilot, "Kayak")
        await pilot.press("enter", "enter")
        await settle(pilot)
        await press(pilot, "ideas.second")
        await pilot.press("enter")
        await settle(pilot)
        hearts: Any = pilot.app.screen
        assert [idea.title for idea in hearts.ideas] == ["Kayak"] and hearts.value == Hearts()
        await press(pilot, "hearts.give-1")
        assert hearts.value == Hearts({hearts.ideas[0].id: 1})


async def test_a_full_disk_shows_nothing_and_a_free_one_all(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, monkeypatch: Any
) -> None:
    async with opened() as pilot:
        page = await ready(pilot, store, clock)
        await press(pilot, "ideas.open")
        with monkeypatch.context() as full:

            def no_room(*_: Any, **__: Any) -> Any:
                raise SaveFailed(store.path, OSError(28, "No space left"))

            full.setattr(store, "save", no_room)
            await press(pilot, "opening.first", "opening.second")
            await ended(pilot, "ask")
            assert isinstance(pilot.app.screen, OpenHearts) and "Nothing was opened" in toasts(pilot)
            assert "♥" not in seen(pilot) and "ready ✓" not in seen(pilot)
        assert kept(store).rev == 1 and len(store.writings.all()) == 2
        await press(pilot, "opening.first", "opening.second")
        await until(pilot, lambda: pilot.app.screen is page)
        assert kept(store).rev == 2


async def test_somebody_who_looks_again_keeps_it_closed(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        page = await ready(pilot, store, clock)
        await press(pilot, "ideas.open")
        give(store, clock, "b", BEN, finished=False)
        await press(pilot, "opening.first", "opening.second")
        await ended(pilot, "ask")
        assert "cannot be opened yet" in toasts(pilot) and kept(store).rev == 1
        pilot.app.screen.post_message(StoreChanged())
        await until(pilot, lambda: pilot.app.screen is page)


async def test_what_was_exchanged_behind_their_back_is_not_opened(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        await ready(pilot, store, clock)
        (writing,) = [each for each in store.writings.all() if each.author == "a"]
        store.save(writing.with_(veil=Open('{"given":{"glass":0}}')))
        await press(pilot, "ideas.open")
        await press(pilot, "opening.first", "opening.second")
        await ended(pilot, "ask")
        assert "Nothing was opened" in toasts(pilot) and kept(store).rev == 1


async def test_a_passphrase_is_asked_for_and_the_drawer_locked_again(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await ready(pilot, store, clock)
        Vault(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
        await press(pilot, "ideas.open")
        await settle(pilot)
        assert "Ana will be asked" in " ".join(seen(pilot).split())
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Unlock) and kept(store).rev == 1
        await pilot.press("escape")
        await ended(pilot, "ask")
        assert isinstance(pilot.app.screen, OpenHearts) and kept(store).rev == 1
        await press(pilot, "opening.first", "opening.second")
        await settle(pilot)
        await typed(pilot, "blue kettle")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is page)
        assert kept(store).rev == 2 and pilot.app.vault.unlocked == ()


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


@pytest.mark.parametrize(
    ("look", "what"), views("some", "opened", "paste", "reveal", small=["some"], large=["some"])
)
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
        rows = ["n  Write an idea down", "v  Paste what you found", "l  Look on the internet", "f  ◆ Ana"]
        for _ in range(2):
            assert all(row in seen(pilot) for row in rows)
            await press(pilot, "ideas.new")
            await settle(pilot)
            assert "Write an idea down" in seen(pilot) and not any(row in seen(pilot) for row in rows)
            await pilot.press("escape")
            await settle(pilot)

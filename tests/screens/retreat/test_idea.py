"""One idea: kept as it is typed, links that may not be opened refused, and nothing typed lost."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.events import Paste

from tests.support.hostile import HOSTILE, UNSAFE, packed
from tests.support.screens.pictures import Svg, views
from tests.support.screens.sides import SIZES, at, settle
from tests.support.screens.toasts import toasts
from tests.support.weekend import a_weekend
from twofold.domain.retreat.plan import Idea, Plan
from twofold.screens.page import StoreChanged
from twofold.screens.retreat.paste import PastePage
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.words import Words

Seen = Callable[[Any], str]
GLASS = Idea(
    id="glass", title="Blow a glass each", link="https://glass.example.org/two", price=70_00,
    distance="20 km", days="only on Saturdays", notes="Ask for Maike.", by="b", hearts=(3, 2),
)  # fmt: skip
PLAN = a_weekend(ideas=(a_weekend().ideas[0], GLASS))


async def idea(pilot: Any, idea_id: str | None = "glass", plan: Plan = PLAN) -> Any:
    """Open an idea, with the list below it."""
    pilot.app.store.save(plan)
    await at(pilot, "retreat.ideas", plan_id=plan.id)
    return await at(pilot, "retreat.idea", plan_id=plan.id, idea_id=idea_id)


def kept(store: Store, idea_id: str = "glass") -> Idea | None:
    plan = store.plans.get(PLAN.id)
    assert plan is not None
    return plan.idea(idea_id)


async def typed(pilot: Any, field: str, words: str) -> None:
    """Put *words* in the place of what stands in *field*."""
    line = pilot.app.screen.query_one(f"#idea-{field}")
    line.focus()
    await settle(pilot)
    line.select_all()
    pilot.app.post_message(Paste(words))
    await settle(pilot)


async def back(pilot: Any) -> None:
    pilot.app.screen.action_back()
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_idea_is_there_from_its_name_on(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await idea(pilot, None)
        assert page.query_one("#idea-title", Line).has_focus
        await typed(pilot, "title", "Kayak")
        assert kept(store, page.idea_id) == Idea(id=page.idea_id, title="Kayak")
        for field, words in (
            ("link", "kayak.example.org"), ("price", "1.234,50"), ("distance", "an hour"),
            ("days", "Saturday"), ("notes", "Two seats.\nDry bags."),
        ):  # fmt: skip
            await typed(pilot, field, words)
        page.query_one("#idea-by", Pick).choose("a")
        await settle(pilot)
        assert kept(store, page.idea_id) == Idea(
            id=page.idea_id, title="Kayak", link="https://kayak.example.org", price=1_234_50, by="a",
            distance="an hour", days="Saturday", notes="Two seats.\nDry bags.",
        )  # fmt: skip
        assert "€1,234.50" in str(page.query_one("#idea-amount").content)


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_there_is_shown_and_the_keys_are_at_hand(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        page = await idea(pilot)
        assert page.focused is None and "♥♥♥ 3" in seen(pilot) and "Blow a glass each" in seen(pilot)
        values = {
            name: page.query_one(f"#idea-{name}").value for name in ("link", "price", "distance", "days")
        }
        assert values == {"link": GLASS.link, "price": "70", "distance": "20 km", "days": GLASS.days}
        assert page.query_one("#idea-by", Pick).value == "b"
        assert kept(store) == GLASS, "looking changed it"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "java\x00script:alert(1)", "file:///etc/passwd", "two words", "x" * 3_000]
)
async def test_a_link_that_may_not_be_opened_is_refused_and_its_words_are_kept(
    opened: Any, store: Store, seen: Seen, link: str
) -> None:
    async with opened() as pilot:
        page = await idea(pilot)
        await typed(pilot, "link", link)
        said = str(page.query_one("#idea-site").content)
        assert said.endswith(".") and kept(store) == GLASS
        shown = page.query_one("#idea-link", Line).line
        await back(pilot)
        stored = kept(store)
        assert stored is not None and stored.link == GLASS.link
        assert stored.notes == f"Ask for Maike.\n{shown}" and "is in the notes now" in toasts(pilot)


async def test_a_price_that_cannot_be_read_is_said_and_its_words_are_kept(
    opened: Any, store: Store, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await idea(pilot)
        await typed(pilot, "price", "about as last year")
        assert "amount in figures" in str(page.query_one("#idea-amount").content)
        assert kept(store) == GLASS
        await back(pilot)
        stored = kept(store)
        assert stored is not None and stored.price == 70_00
        assert stored.notes == "Ask for Maike.\nabout as last year"


async def test_without_a_name_the_rest_is_kept_all_the_same(opened: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await idea(pilot, None)
        await typed(pilot, "link", "https://kayak.example.org/x")
        assert kept(store, page.idea_id) is None
        await back(pilot)
        stored = kept(store, page.idea_id)
        assert stored is not None and stored.title == "kayak.example.org"
        page = await at(pilot, "retreat.idea", plan_id=PLAN.id, idea_id="glass")
        page.query_one("#idea-title", Line).value = ""
        await settle(pilot)
        await back(pilot)
        assert kept(store) == GLASS


async def test_nothing_typed_leaves_nothing(opened: Any, store: Store) -> None:
    async with opened() as pilot:
        await idea(pilot, None)
        await back(pilot)
        plan = store.plans.get(PLAN.id)
        assert plan is not None and plan.ideas == PLAN.ideas


async def test_undo_takes_back_what_was_typed_in_a_field(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await idea(pilot)
        page.query_one("#idea-title", Line).focus()
        for letter in "abc":
            await pilot.press(letter)
            await settle(pilot)
        assert kept(store).title == "Blow a glass eachabc"  # type: ignore[union-attr]
        await pilot.press("escape")
        await settle(pilot)
        await press(pilot, "retreat.undo")
        assert kept(store) == GLASS and page.query_one("#idea-title", Line).value == GLASS.title


async def test_it_follows_the_other_terminal_and_keeps_what_is_typed(opened: Any, store: Store) -> None:
    async with opened() as pilot:
        page = await idea(pilot)
        plan = store.plans.get(PLAN.id)
        assert plan is not None
        other = Idea(id="glass", title=GLASS.title, notes="theirs", by="b", hearts=(3, 2))
        store.save(plan.with_(ideas=(plan.ideas[0], other)))
        page.query_one("#idea-title", Line).value = "Glass"
        await settle(pilot)
        page.post_message(StoreChanged())
        await settle(pilot)
        stored = kept(store)
        assert stored is not None and (stored.title, stored.notes) == ("Glass", "theirs")
        assert page.query_one("#idea-notes", Words).text == "theirs"
        plan = store.plans.get(PLAN.id)
        assert plan is not None
        store.save(plan.with_(ideas=plan.ideas[:1]))
        page.post_message(StoreChanged())
        await settle(pilot)
        assert pilot.app.screen.place == "retreat.ideas" and "This idea is gone" in toasts(pilot)


async def test_removed_it_comes_back_from_the_list(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        await idea(pilot)
        await press(pilot, "idea.remove")
        await settle(pilot)
        assert pilot.app.screen.place == "retreat.ideas" and kept(store) is None
        await press(pilot, "retreat.undo")
        assert kept(store) == GLASS


async def test_taken_into_the_plan_enter_opens_it_there(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await idea(pilot)
        await press(pilot, "idea.take")
        stored = kept(store)
        assert stored is not None and stored.slot and "It is on Saturday, 17:30" in toasts(pilot)
        assert "in the plan: Saturday, 17:30–19:00" in str(page.query_one("#idea-stands").content)
        await press(pilot, "idea.slot")
        await settle(pilot)
        assert (pilot.app.screen.place, pilot.app.screen.slot_id) == ("retreat.slot", stored.slot)


async def test_details_fill_what_is_empty(opened: Any, store: Store, press: Any) -> None:
    async with opened() as pilot:
        page = await idea(pilot, "boat")
        await press(pilot, "idea.paste")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PastePage)
        pilot.app.post_message(Paste("Seal tours\nEvery Saturday to Sunday, from €30\nhttps://other.example"))
        await settle(pilot)
        await press(pilot, "paste.take")
        await settle(pilot)
        stored = kept(store, "boat")
        assert stored is not None and (stored.title, stored.price) == ("A boat to the seals", 48_00)
        assert stored.link == "https://example.org/seals" and stored.days == "Saturday to Sunday"
        assert stored.notes == ("Seal tours\nhttps://other.example\nEvery Saturday to Sunday, from €30")
        assert page.query_one("#idea-days", Line).value == "Saturday to Sunday"


@pytest.mark.parametrize("size", SIZES)
async def test_any_words_are_kept_and_shown(
    opened: Any, store: Store, seen: Seen, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await idea(pilot)
        for text in [*HOSTILE, *UNSAFE]:
            for field in ("title", "days", "notes"):
                await typed(pilot, field, text)
            stored = kept(store)
            assert stored is not None
            line = pilot.app.screen.query_one("#idea-title", Line).line
            assert stored.title == line == stored.days and 0 < len(line) <= 200
            assert not set(stored.title + stored.notes) & set("\x00\x1b\x07\x9b\u202e\r")
            whole = packed(unicodedata.normalize("NFC", text))
            assert whole in packed(stored.notes) or text in UNSAFE


@pytest.mark.parametrize(("look", "what"), views("new", "rated"))
async def test_how_it_looks(
    opened: Any, picture: Any, snapshot: SnapshotAssertion, look: Any, what: str
) -> None:
    async with opened(size=look[0], settings=Settings(motion=False, theme=look[1])) as pilot:
        await idea(pilot, {"new": None, "taken": "boat"}.get(what, "glass"))
        if what == "refused":
            await typed(pilot, "link", "javascript:alert(1)")
        await settle(pilot)
        assert picture(pilot) == snapshot.use_extension(Svg)

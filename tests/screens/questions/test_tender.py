"""Cards at the heart, which are chosen; and cards that one of the two never wants to see again."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.hostile import packed
from twofold.domain.questions.keeping import met, put_away
from twofold.domain.questions.records import Answered, Asked, Evening
from twofold.domain.questions.routes import KeptRoute, QuestionsRoute, TableRoute
from twofold.screens.page import StoreChanged
from twofold.screens.questions.cards import begin
from twofold.screens.questions.table import Table
from twofold.store import Store

Seen = Callable[[Any], str]
DEEP = ("us/faithful", "us/hesitated", "us/lonely-near")
LIGHT = ("us/borrowed", "us/mornings", "us/introduce")


async def lay(pilot: Any, cards: tuple[str, ...], **more: Any) -> Table:
    evening = begin(pilot.app, "draw", (cards,), False, "e1", **more)
    pilot.app.go(TableRoute(evening.id))
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, Table)
    return page


def now(store: Store) -> Evening:
    found = store.find(Evening, "e1")
    assert found is not None
    return found


def asked(store: Store, card: str) -> Asked | None:
    return store.find(Asked, f"asked-{card.replace('/', '-')}")


def reads(pilot: Any, seen: Seen, card: str) -> bool:
    return packed(pilot.app.decks.card(card).words) in packed(seen(pilot).replace("│", ""))


@pytest.mark.parametrize("size", [(40, 11), (80, 24), (120, 40)])
async def test_before_the_first_card_at_the_heart_the_page_asks_and_names_every_way_out(
    opened: Any, store: Store, press: Any, seen: Seen, size: Any
) -> None:
    async with opened(size=size) as pilot:
        page = await lay(pilot, DEEP)
        assert packed("At the heart") in packed(seen(pilot)) and not reads(pilot, seen, DEEP[0])
        said = str(page.view()["table-hint"])
        for key in ("table.next", "table.pass", "table.end", "page.support"):
            assert page.key_of(key).lower() in said.lower()
        active = {each.binding.id for each in page.active_bindings.values()}
        assert not active & {"table.keep", "table.again", "table.never", "table.writing"}, (
            "nobody has seen it yet"
        )
        assert asked(store, DEEP[0]) is None
        await press(pilot, "table.pass")
        assert now(store).at == 1 and asked(store, DEEP[0]) is None and not now(store).heart
        await press(pilot, "table.next")
        assert now(store).at == 1 and reads(pilot, seen, DEEP[1]) and asked(store, DEEP[1]) is not None
        await press(pilot, "table.next")
        assert now(store).at == 2 and reads(pilot, seen, DEEP[2]), "they are asked once"


async def test_it_is_turned_for_both_and_two_keys_in_one_moment_turn_it_once(
    opened: Any, store: Store, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await lay(pilot, DEEP)
        store.save(now(store).with_(heart=True))
        await press(pilot, "table.next")
        assert now(store).at == 0 and reads(pilot, seen, DEEP[0])
        page.post_message(StoreChanged())
        await pilot.pause()
        assert reads(pilot, seen, DEEP[0])


async def test_a_card_that_is_asked_for_by_its_name_lies_open(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    day = clock.now().date()
    store.save(met(None, DEEP[0], "Old words?", "e0", 1, clock.now(), day).with_(kept=True))
    async with opened() as pilot:
        pilot.app.go(KeptRoute())
        await pilot.pause()
        await press(pilot, "kept.ask")
        assert reads(pilot, seen, DEEP[0])


async def test_a_card_that_left_its_deck_is_read_and_asked_again_in_the_words_it_had(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    gone, day = "us/jealous-need", clock.now().date()
    one = met(None, gone, "Words it had?", "e0", 1, clock.now(), day)
    store.save(one.with_(kept=True, answers=((day, Answered(("A calm voice", ""))),)))
    async with opened() as pilot:
        assert pilot.app.decks.card(gone) is None
        pilot.app.go(KeptRoute())
        await pilot.pause()
        assert "Words it had?" in seen(pilot) and "A calm voice" in seen(pilot)
        await press(pilot, "kept.ask")
        assert isinstance(pilot.app.screen, Table) and "Words it had?" in seen(pilot)
        again = asked(store, gone)
        assert again is not None and again.words == "Words it had?" and len(again.answers) == 1


async def test_a_card_put_away_never_comes_again_and_nothing_tells_that_it_was(
    opened: Any, store: Store, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        await lay(pilot, LIGHT)
        await press(pilot, "table.pass")
        passed = seen(pilot)
        await press(pilot, "table.undo", "table.never")
        assert seen(pilot) == passed, "it looks like any other pass"
        put = asked(store, LIGHT[0])
        assert put is not None and put.never
        await press(pilot, "table.undo")
        assert reads(pilot, seen, LIGHT[0]) and asked(store, LIGHT[0]).never is False  # type: ignore[union-attr]
        # Pressed later, the same key leaves alone what somebody put away before.
        await press(pilot, "table.never", "table.next", "table.undo", "table.undo")
        assert reads(pilot, seen, LIGHT[0]) and asked(store, LIGHT[0]).never  # type: ignore[union-attr]
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        for _ in range(3):
            pilot.app.screen.chosen = ("us",)
            await press(pilot, "questions.draw")
            other = store.find(Evening, pilot.app.screen.evening_id)
            assert other is not None and LIGHT[0] not in other.cards
            await press(pilot, "page.back")


async def test_what_both_wrote_is_read_again_from_its_deck_kept_or_not(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    day = clock.now().date()
    for card, kept, said in (("us/mornings", False, "The quiet"), ("joy/silly", True, "At the sea")):
        one = met(None, card, f"Old words of {card}?", "e0", 1, clock.now(), day)
        store.save(one.with_(kept=kept, answers=((day, Answered((said, ""))),)))
    store.save(met(None, "us/borrowed", "Only talked about?", "e0", 1, clock.now(), day))
    async with opened() as pilot:
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        page = pilot.app.screen
        assert "questions.read" not in {each.binding.id for each in page.active_bindings.values()}
        listed = page.query_one("#starts")
        listed.highlighted = [choice.id for choice in page._choices()].index("deck:us")
        await pilot.pause()
        assert packed("shows what you wrote") in packed(seen(pilot))
        await press(pilot, "questions.read")
        assert "Old words of us" in seen(pilot) and "The quiet" in seen(pilot)
        assert "joy" not in seen(pilot) and "Only talked" not in seen(pilot)
        assert "kept.remove" not in {each.binding.id for each in pilot.app.screen.active_bindings.values()}
        await press(pilot, "page.back", "questions.kept")
        assert "Old words of us" in seen(pilot) and "Old words of joy" in seen(pilot)


async def test_the_deck_under_the_cursor_stays_in_sight_with_what_it_is_good_for(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    kept = met(None, DEEP[0], "Old words?", "e0", 1, clock.now(), clock.now().date()).with_(kept=True)
    store.save(kept.with_(answers=((clock.now().date(), Answered(("Yes.", ""))),)))
    async with opened(size=(40, 11)) as pilot:
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        page = pilot.app.screen
        for number, choice in enumerate(page._choices()):
            if choice.id.startswith("deck:"):
                for place in (0, number):
                    page.query_one("#starts").highlighted = place
                    await pilot.pause()
                    await pilot.pause()
                assert packed(choice.value.why) in packed(seen(pilot))
                assert f"▌   · {choice.value.name}" in seen(pilot)


async def test_an_evening_that_was_left_open_leaves_out_what_was_put_away_since(
    opened: Any, store: Store, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        page = await lay(pilot, LIGHT)
        await press(pilot, "table.next", "table.undo")
        second = asked(store, LIGHT[1])
        assert second is not None
        store.save(put_away(second))
        page.post_message(StoreChanged())
        await pilot.pause()
        await press(pilot, "table.next")
        assert now(store).at == 2 and reads(pilot, seen, LIGHT[2])

"""Questions on screen: choosing, the card on the table, the rising sets, and the kept cards."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.toasts import toasts
from twofold.domain.questions.keeping import bring_back, met
from twofold.domain.questions.records import Answered, Asked, Evening
from twofold.domain.questions.routes import KeptRoute, QuestionsRoute, TableRoute
from twofold.domain.text import clean_line
from twofold.screens.page import StoreChanged
from twofold.screens.questions.decks import Decks
from twofold.screens.questions.keepsakes import Keepsakes
from twofold.screens.questions.table import Table
from twofold.store import Store

Seen = Callable[[Any], str]
SIZES = [(40, 11), (80, 24), (120, 40)]


def evening(pilot: Any) -> Evening:
    """Return the evening on the table, as it is in the file."""
    found: Evening | None = pilot.app.store.find(Evening, table(pilot).evening_id)
    assert found is not None
    return found


def shown(seen: Seen, pilot: Any) -> str:
    """Return what is on the screen, without blanks and without the frame of the card."""
    return packed(seen(pilot).replace("│", ""))


def words(pilot: Any, key: str) -> str:
    return packed(pilot.app.decks.card(key).words)


def table(pilot: Any) -> Table:
    page = pilot.app.screen
    assert isinstance(page, Table)
    return page


@pytest.mark.parametrize("size", SIZES)
async def test_cards_by_turns_with_a_pass_a_kept_one_and_a_step_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: Any
) -> None:
    async with opened(size=size) as pilot:
        await press(pilot, "home.questions")
        assert isinstance(pilot.app.screen, Decks)
        assert "all new" in seen(pilot)
        await press(pilot, "questions.draw")
        cards = evening(pilot).cards
        assert words(pilot, cards[0]) in shown(seen, pilot)
        assert "◆Anareadsitaloudandanswersfirst,then●Ben." in shown(seen, pilot)
        more = table(pilot).query_one("#table-more")
        assert more.region.height == 1, "its keys stand in one line"
        await press(pilot, "table.next")
        assert words(pilot, cards[1]) in shown(seen, pilot)
        assert "●Benreadsitaloudandanswersfirst,then◆Ana." in shown(seen, pilot)
        await press(pilot, "table.keep", "table.pass")
        passed = store.evenings.all()
        await press(pilot, "table.undo", "table.next")
        assert evening(pilot).at == 2
        assert store.evenings.all()[0].with_(rev=0, updated=clock.now()) == passed[0].with_(
            rev=0, updated=clock.now()
        ), "a pass is told from an answer"
        await press(pilot, "table.again", "table.undo")
        assert "kept" in seen(pilot)
        asked = {f"{a.deck}/{a.card}": a for a in store.asked.all()}
        assert set(asked) == set(cards[:3]) and {k for k, a in asked.items() if a.kept} == {*cards[1:3]}
        assert asked[cards[2]].again == clock.now().date() + timedelta(days=182)
        await press(pilot, "table.end")
        assert "ThankyouAnaandBen" in shown(seen, pilot).replace(",", "").replace("◆", "").replace("●", "")
        assert words(pilot, cards[1]) in shown(seen, pilot) or size == (40, 11)
        assert evening(pilot).ended is not None
        await press(pilot, "table.undo")
        assert evening(pilot).ended is None and words(pilot, cards[1]) in shown(seen, pilot)
        await press(pilot, "page.back")
        assert "Left open" in seen(pilot) and "Go on: a card at a time" in seen(pilot)
        (left,) = store.evenings.all()
    async with opened(size=size) as pilot:
        await press(pilot, "home.questions")
        await press(pilot, "choices.first", "questions.take")
        assert table(pilot).evening_id == left.id and words(pilot, cards[1]) in shown(seen, pilot)
        await press(pilot, "table.end", "page.back", "questions.draw")
        fresh = evening(pilot)
        # Three came; of them none comes again before its deck is through, and Ben did read the last one.
        assert not set(fresh.cards[:40]) & set(cards[:3]) and fresh.reader == "a"


async def test_the_rising_set_has_a_quarter_of_an_hour_and_rests_when_they_leave(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        pilot.app.go(QuestionsRoute(way="rising"))
        await pilot.pause()
        await press(pilot, "questions.take")
        page = table(pilot)
        assert evening(pilot).sets == (12, 12, 12) and "The first set" in seen(pilot)
        clock.advance(450)
        page.look()
        await pilot.pause()
        assert seen(pilot).count("━") == 20
        assert evening(pilot).spent == 450, "a quarter of an hour must not be lost with a power cut"
        await press(pilot, "page.help")
        clock.advance(5000)
        await press(pilot, "page.back")
        page.look()
        assert page.spent == 450
        clock.wall += timedelta(hours=8)
        page.look()
        await pilot.pause()
        assert "asleep" in seen(pilot)
        clock.advance(600)
        await press(pilot, "table.next")
        assert evening(pilot).at == 0 and page.spent == 450, "the first key only wakes it"
        clock.advance(449)
        page.look()
        await press(pilot, "table.next")
        assert evening(pilot).at == 1 and "The first set" in seen(pilot)
        clock.advance(1)
        page.look()
        await pilot.pause()
        assert "The time for this set is up" in seen(pilot) and evening(pilot).at == 1, (
            "they are not cut short"
        )
        await press(pilot, "table.next")
        assert evening(pilot).at == 12 and evening(pilot).spent == 0
        assert "The second set" in seen(pilot) and "━" not in seen(pilot)
        await press(pilot, "table.undo")
        assert "is up" in seen(pilot) and evening(pilot).at == 1
        await press(pilot, "table.next")
        left = evening(pilot).id
        await press(pilot, "page.back", "page.back")
        clock.advance(3600)
        pilot.app.go(TableRoute(left))
        await pilot.pause()
        assert table(pilot).spent == 0 and "The second set" in seen(pilot)
        clock.advance(901)
        table(pilot).look()
        await press(pilot, "table.next")
        clock.advance(901)
        table(pilot).look()
        assert table(pilot).spent == 0, "while they think about going on, no time is used"
        await press(pilot, "table.next")
        assert evening(pilot).at == 24 and "The third set" in seen(pilot)
        clock.advance(901)
        table(pilot).look()
        await press(pilot, "table.next")
        assert evening(pilot).ended is not None and "Thank you" in seen(pilot)


async def test_decks_depths_and_what_is_known(opened: Any, store: Store, press: Any, seen: Seen) -> None:
    async with opened(size=(120, 40)) as pilot:
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        listed = pilot.app.screen.query_one("#starts")
        ids = [choice.id for choice in pilot.app.screen._choices()]
        listed.highlighted = ids.index("deck:money")
        await press(pilot, "questions.space", "questions.depth", "questions.depth", "questions.write")
        assert "✓" in seen(pilot) and "writing alone first · deeper · the chosen decks" in seen(pilot)
        assert packed("Ask about the something else.") in shown(seen, pilot), (
            "what the deck under the cursor is good for"
        )
        await press(pilot, "questions.draw")
        cards = evening(pilot).cards
        assert evening(pilot).writing and len(cards) == 10
        assert {pilot.app.decks.card(key).depth for key in cards} == {2} and "Money · deeper" in seen(pilot)
        await press(pilot, "page.back", "questions.all")
        assert "the usual decks" in seen(pilot) and "29 still new" in seen(pilot)
        await press(pilot, "questions.more")
        assert "1997" in seen(pilot) and "strangers" in seen(pilot) and "not therapy" in seen(pilot)
        await press(pilot, "page.back")
        await press(pilot, "questions.guess")
        every = [pilot.app.decks.card(key) for key in evening(pilot).cards]
        assert all(card.guess for card in every)
        said = shown(seen, pilot)
        assert "Benreadsitaloudandguesseswhat◆Anawouldsay.ThenAnatells" in said
        await press(pilot, "table.surprised")
        (kept,) = [a for a in store.asked.all() if a.kept]
        assert kept.again is not None


async def test_kept_cards_come_back_are_removed_and_asked_again(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    day = clock.now().date()
    for n, (card, back) in enumerate((("mornings", 190), ("borrowed", 20), ("our-place", 0))):
        then = clock.now() - timedelta(days=back + 1)
        asked = met(None, f"us/{card}", f"Old words {n}?", "e0", 1, then, then.date())
        store.save(bring_back(asked, then.date()) if back else asked.with_(kept=True))
    async with opened() as pilot:
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        assert "A question comes back" in seen(pilot)
        await press(pilot, "questions.kept")
        assert isinstance(pilot.app.screen, Keepsakes)
        said = seen(pilot)
        assert (
            said.index("Back again") < said.index("words 0") < said.index("words 2") < said.index("words 1")
        )
        assert "comes back on" in said
        await press(pilot, "kept.remove")
        assert "words 0" not in seen(pilot) and store.find(Asked, "asked-us-mornings").kept is False  # type: ignore[union-attr]
        await press(pilot, "kept.undo")
        assert "Back again" in seen(pilot) and "words 0" in seen(pilot)
        await press(pilot, "choices.first")
        await press(pilot, "kept.ask")
        assert evening(pilot).cards == ("us/mornings",)
        found = store.find(Asked, "asked-us-mornings")
        assert found and found.again is None and found.kept and found.last == day and found.round == 1
        await press(pilot, "table.next")
        assert "Thank you" in seen(pilot)
        await press(pilot, "page.back")
        assert "Back again" not in seen(pilot)
        await press(pilot, "kept.again")
        assert str(day.year + 1) in seen(pilot)


async def test_the_other_terminal_goes_on_and_here_it_follows(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    async with opened() as pilot:
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        await press(pilot, "questions.draw")
        page = table(pilot)
        now = evening(pilot)
        store.save(now.with_(at=1, seen=((0, 0.0),)))
        await press(pilot, "table.next")
        assert "other terminal" in toasts(pilot) and page.evening.at == 1  # type: ignore[union-attr]
        assert words(pilot, now.cards[1]) in shown(seen, pilot)
        store.save(evening(pilot).with_(deleted=clock.now()))
        page.post_message(StoreChanged())
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, Decks)


async def test_a_deck_of_their_own_is_used_and_a_broken_one_is_told_calmly(
    opened: Any, store: Store, tmp_path: Path, press: Any, seen: Seen
) -> None:
    folder = tmp_path / "config" / "questions"
    folder.mkdir(parents=True)
    cards = "\n".join(
        f'{{ id = "c{n}", depth = 1, words = {json.dumps(text, ensure_ascii=False)} }},'
        for n, text in enumerate(map(clean_line, HOSTILE))
    )
    (folder / "ours.toml").write_text(f'id = "ours"\nname = "[b]Ours[/]"\nwhy = "x"\ncards = [\n{cards}\n]\n')
    (folder / "broken.toml").write_text('id = "broken"\n')
    async with opened() as pilot:
        await press(pilot, "home.left-out")
        assert "broken.toml" in seen(pilot)
        pilot.app.go(QuestionsRoute(), afresh=True)
        await pilot.pause()
        ids = [choice.id for choice in pilot.app.screen._choices()]
        pilot.app.screen.query_one("#starts").highlighted = ids.index("deck:ours")
        await press(pilot, "questions.space")
        assert "[b]Ours[/]" in seen(pilot)
        await press(pilot, "questions.draw")
        many = evening(pilot).cards
        assert len(many) == len(HOSTILE)
        for key in many:
            assert words(pilot, key)[:20] in shown(seen, pilot)
            await press(pilot, "table.keep", "table.next")
        assert "Thank you" in seen(pilot)
        await press(pilot, "page.back", "questions.kept")
        assert "[b]Ours[/]" in seen(pilot)
    # Without the file, what was kept is still to be read and asked.
    (folder / "ours.toml").unlink()
    async with opened() as pilot:
        pilot.app.go(KeptRoute())
        await pilot.pause()
        await press(pilot, "kept.ask")
        assert "reads it aloud" in seen(pilot)


async def test_on_a_small_screen_every_deck_and_all_that_was_written_can_be_reached(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    day = clock.now().date()
    asked = met(None, "us/mornings", "How are the mornings?", "e0", 1, clock.now(), day).with_(kept=True)
    long = "\n".join(f"line {n}" for n in range(60))
    store.save(asked.with_(answers=((day, Answered((long, "the very end"))),)))
    async with opened(size=(40, 11)) as pilot:
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        await press(pilot, "choices.last")
        assert f"▌   · {pilot.app.decks.decks[-1].name}" in seen(pilot)
        await press(pilot, "questions.kept")
        for _ in range(20):
            if "the very end" in seen(pilot):
                break
            await press(pilot, "kept.read-on")
        assert "the very end" in seen(pilot)
        await press(pilot, "kept.read-on")
        assert "line 0" in seen(pilot)
        await press(pilot, "page.back", "questions.more")
        for _ in range(60):
            await press(pilot, "questions.down")
        assert "wrong guesses" in seen(pilot)

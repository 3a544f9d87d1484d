"""A card that one of the two put away: only its owner sees that, and takes it back."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from twofold.domain.questions.keeping import bring_back, is_away, met, put_away
from twofold.domain.questions.records import Asked
from twofold.domain.questions.routes import KeptRoute, QuestionsRoute, TableRoute
from twofold.exports.archive import archive
from twofold.exports.whole import Whole
from twofold.screens.questions.away import Away
from twofold.screens.questions.cards import begin, still_to_come
from twofold.store import Store

Seen = Callable[[Any], str]
CARDS = ("us/borrowed", "us/mornings", "us/introduce")


def asked(store: Store, key: str) -> Asked:
    found = store.find(Asked, f"asked-{key.replace('/', '-')}")
    assert found is not None
    return found


def came(store: Store, clock: Any, words: dict[str, str]) -> None:
    for key, said in words.items():
        store.save(met(None, key, said, "e0", 1, clock.now(), clock.now().date()))


async def test_at_a_seat_it_is_ones_own_and_the_other_is_dealt_it_no_more_without_a_trace(
    seats: Any, store: Store
) -> None:
    async with seats() as two:
        evening = begin(two.pilots["a"].app, "draw", (CARDS,), False, "e1")
        await two.go(TableRoute(evening.id))
        await two.press("a", "table.never")
        card = asked(store, CARDS[0])
        assert (card.never, card.never_a, card.never_b) == (False, True, False)
        assert not still_to_come(two.pilots["b"].app, evening)(CARDS[0])
        await two.go(QuestionsRoute())
        for side, own in (("b", False), ("a", True)):
            await two.press(side, "questions.away")
            assert isinstance(two.pilots[side].app.screen, Away)
            assert ("Put away by you" in two.words(side)) is own and "at one keyboard" not in two.words(side)
        await two.press("a", "away.turn")
        assert not is_away(asked(store, CARDS[0])) and "Put away by you" not in two.words("a")


async def test_what_was_put_away_at_one_keyboard_each_takes_back_for_themselves(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    came(store, clock, {"us/one": "First card?", "us/two": "Second card?"})
    store.save(put_away(asked(store, "us/one")))
    async with opened() as pilot:
        for digit, left in (("1", (False, False, True)), ("2", (False, False, False))):
            pilot.app.go(QuestionsRoute())
            await pilot.pause()
            await press(pilot, "questions.away")
            await pilot.press(digit)
            await pilot.pause()
            await press(pilot, "curtain.open")
            await pilot.pause()
            assert isinstance(pilot.app.screen, Away) and "First card?" in seen(pilot)
            await press(pilot, "away.turn")
            card = asked(store, "us/one")
            assert (card.never, card.never_a, card.never_b) == left


async def test_a_day_to_come_back_stays_and_does_not_show(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    came(store, clock, {"us/one": "First card?"})
    day = clock.now().date()
    store.save(put_away(bring_back(asked(store, "us/one"), day).with_(again=day), "b"))
    async with opened() as pilot:
        pilot.app.go(QuestionsRoute())
        await pilot.pause()
        assert asked(store, "us/one").again == day and "comes back" not in seen(pilot)


async def test_once_its_day_is_over_a_kept_card_says_nothing_of_it(
    opened: Any, store: Store, clock: Any, seen: Seen
) -> None:
    came(store, clock, {"us/one": "First card?"})
    day = clock.now().date()
    store.save(put_away(bring_back(asked(store, "us/one"), day).with_(again=day - timedelta(days=3)), "b"))
    async with opened() as pilot:
        pilot.app.go(KeptRoute())
        await pilot.pause()
        assert "First card?" in seen(pilot) and "comes back" not in seen(pilot)


def test_what_leaves_twofold_says_of_no_card_that_one_of_them_put_it_away(store: Store, clock: Any) -> None:
    # Whoever did not do it would know that it was the other.
    came(store, clock, {"us/one": "First card?", "us/two": "Second card?"})
    store.save(put_away(asked(store, "us/one"), "b"), put_away(asked(store, "us/two")))
    told = json.loads(archive(Whole(asked=tuple(store.asked.all())), clock.now()))["asked"]
    assert {card["words"]: card.get("never", False) for card in told} == {
        "First card?": False,
        "Second card?": True,
    }
    assert not any(card.get("never_a") or card.get("never_b") for card in told)

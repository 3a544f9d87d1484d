"""Which cards come: none twice before its deck is through, and the rising sets."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.domain.questions.decks import Card, Deck
from twofold.domain.questions.drawing import (
    HEART,
    MOST,
    SET_CARDS,
    WARM,
    dealt_from,
    draw,
    key_of,
    next_round,
    put_away,
    rising,
    rounds,
    still_new,
)
from twofold.domain.questions.records import AskedSummary, Depth


def deck(id: str, depths: list[int]) -> Deck:
    cards = tuple(
        Card(f"c{n}", f"Question {n}?", depth, guess=n % 2 == 0)  # type: ignore[arg-type]
        for n, depth in enumerate(depths)
    )
    return Deck(id=id, name=id.title(), why="Why.", cards=cards)


depths = st.lists(st.sampled_from([1, 2, 3]), min_size=1, max_size=9)
decks = st.lists(depths, min_size=1, max_size=3).map(
    lambda many: [deck(f"deck{'abc'[n]}", each) for n, each in enumerate(many)]
)


filters = st.tuples(st.sampled_from([None, 1, 2, 3]), st.booleans(), st.integers(1, 7))


@settings(max_examples=100)
@given(decks, st.lists(filters, min_size=1, max_size=12), st.data())
def test_no_card_comes_twice_before_its_deck_is_through_whatever_they_ask_for(
    some: list[Deck], evenings: list[tuple[Depth | None, bool, int]], data: st.DataObject
) -> None:
    every = {key_of(each, card): card for each in some for card in each.cards}
    never = frozenset(data.draw(st.lists(st.sampled_from(sorted(every)), unique=True, max_size=3)))
    met: dict[str, int] = {}
    for number, (depth, guess, stop) in enumerate(evenings):
        meant = set(draw(some, {}, "any", depth=depth, guess=guess, never=never))
        for key in draw(some, met, str(number), depth=depth, guess=guess, never=never)[:stop]:
            due = {
                other: met.get(other, 0)
                for other in meant
                if other.partition("/")[0] == key.partition("/")[0]
            }
            assert due[key] == min(due.values()), f"{key} comes again before {due}"
            met[key] = next_round(met, key)
    assert not never & met.keys()


def test_with_one_wish_all_evenings_long_each_comes_once_in_a_round() -> None:
    one = deck("us", [1, 2, 1, 2, 1, 3])
    for wish, many in (({}, 5), ({"guess": True}, 3), ({"depth": 1}, 3), ({"depth": 2, "guess": True}, 0)):
        met: dict[str, int] = {}
        came: list[str] = []
        for evening in range(12):
            for key in draw([one], met, str(evening), **wish)[:2]:
                met[key] = next_round(met, key)
                came.append(key)
        for start in range(0, len(came), many or 1):
            part = came[start : start + many]
            assert len(part) == len(set(part)), f"twice before it was through: {came}"
        assert many or not came


@settings(max_examples=50)
@given(decks, st.sampled_from([None, 1, 2, 3]), st.booleans(), st.text(max_size=3))
def test_an_evening_has_each_card_once_and_only_what_was_asked_for(
    some: list[Deck], depth: int | None, guess: bool, seed: str
) -> None:
    drawn = draw(some, {}, seed, depth=depth, guess=guess)  # type: ignore[arg-type]
    assert drawn == draw(some, {}, seed, depth=depth, guess=guess)  # type: ignore[arg-type]
    every = {key_of(each, card): card for each in some for card in each.cards}
    meant = {
        key
        for key, card in every.items()
        if (card.depth == depth if depth else card.depth < HEART) and (card.guess or not guess)
    }
    assert set(drawn) == meant and len(drawn) == len(meant)
    found = [every[key].depth for key in drawn]
    assert found[:WARM] == sorted(found)[:WARM]


def test_another_round_has_another_order_and_a_long_evening_an_end() -> None:
    one = deck("money", [1] * 80)
    orders = {draw([one], {}, str(seed)) for seed in range(5)}
    assert len(orders) == 5 and all(len(order) == MOST for order in orders)


def test_an_evening_begins_lightly_and_is_open_from_then_on() -> None:
    one = deck("fears", [2, 2, 2, 1, 2, 2, 2, 1, 2])
    depth = {key_of(one, card): card.depth for card in one.cards}
    orders = [[depth[key] for key in draw([one], {}, str(seed))] for seed in range(20)]
    assert all(order[:3] == [1, 1, 2] for order in orders)
    assert len({draw([one], {}, str(seed))[3:] for seed in range(20)}) > 10


def test_what_is_at_the_heart_is_chosen_and_never_dealt() -> None:
    one = deck("fears", [1, 2, 3, 3])
    dealt = {*draw([one], {}, "x"), *draw([one], {}, "x", guess=True)}
    assert dealt == {"fears/c0", "fears/c1"}
    assert set(draw([one], {}, "x", depth=3)) == {"fears/c2", "fears/c3"}


def test_a_deck_about_a_life_not_everyone_leads_comes_when_it_is_chosen() -> None:
    usual, apart = deck("us", [1]), msgspec.structs.replace(deck("apart", [1]), by_choice=True)
    assert dealt_from([usual, apart], ()) == (usual,)
    assert dealt_from([usual, apart], ("apart",)) == (apart,)
    assert dealt_from([usual, apart], ("apart", "us")) == (usual, apart)


def test_a_new_card_of_a_deck_comes_first_and_once() -> None:
    one = deck("money", [1, 1, 1])
    met = {"money/c0": 4, "money/c1": 4}
    assert draw([one], met, "x")[0] == "money/c2"
    assert next_round(met, "money/c2") == 4
    assert next_round(met, "money/c0") == 5
    assert next_round(met, "money/c0", drawn=False) == 4
    assert next_round({}, "money/c0") == 1
    assert still_new(one, met) == 1 and still_new(one, met, guess=True) == 1 and still_new(one, {}) == 3


@settings(max_examples=50)
@given(decks, st.text(max_size=3), st.data())
def test_the_rising_sets_go_deeper_and_take_first_what_is_due(
    some: list[Deck], seed: str, data: st.DataObject
) -> None:
    every = {key_of(each, card): card for each in some for card in each.cards}
    met = dict.fromkeys(data.draw(st.lists(st.sampled_from(sorted(every)), unique=True)), 1)
    sets = rising(some, met, seed)
    assert sets == rising(some, met, seed)
    found = [sorted({every[key].depth for key in each}) for each in sets]
    assert found == sorted([depth] for depth in {card.depth for card in every.values()})
    for each in sets:
        depth = every[each[0]].depth
        there = [key for key, card in every.items() if card.depth == depth]
        assert len(each) == len(set(each)) == min(SET_CARDS, len(there))
        came = [key in met for key in each]
        new = [key for key in there if key not in met]
        if len(some) == 1:
            assert came == sorted(came) and (not any(came) or set(new) <= set(each))


def test_a_set_goes_round_the_decks() -> None:
    some = [deck(name, [1] * 20) for name in ("fears", "joy", "money", "us")]
    (one,) = rising(some, {}, "seed")
    assert sorted(key.partition("/")[0] for key in one) == sorted(["fears", "joy", "money", "us"] * 3)
    begin = {rising(some, {}, str(seed))[0][0].partition("/")[0] for seed in range(20)}
    assert len(begin) > 1, "always the same theme first"


def test_the_rounds_of_what_was_asked() -> None:
    from datetime import date

    card = AskedSummary("asked-us-a", "us", "a", "A?", date(2026, 11, 1), round=3)
    assert rounds([card]) == {"us/a": 3} and put_away([card]) == frozenset()
    assert put_away([msgspec.structs.replace(card, never=True)]) == {"us/a"}


def test_a_deck_is_in_the_latest_round_any_of_its_cards_came_in() -> None:
    met = {"money/c0": 1, "money/c1": 3, "moneyed/c0": 9}
    assert next_round(met, "money/c2") == next_round(met, "money/c0") == 3
    assert next_round(met, "money/c1") == 4


def test_in_a_rising_set_too_the_order_of_a_deck_is_of_chance() -> None:
    one = deck("money", [1] * 6)
    assert len({rising([one], {}, str(seed)) for seed in range(5)}) == 5


@settings(max_examples=60)
@given(decks, st.data())
def test_in_each_rising_set_those_come_first_whose_turn_it_is(some: list[Deck], data: st.DataObject) -> None:
    every = [key_of(each, card) for each in some for card in each.cards]
    met = {key: data.draw(st.integers(0, 2)) for key in every}
    for chosen in rising(some, met, "any"):
        for one in some:
            mine = [met[key] for key in chosen if key.startswith(f"{one.id}/")]
            assert mine == sorted(mine), "in a deck, what came more often comes later"
        first = [key.partition("/")[0] for key in chosen[: len({key.partition("/")[0] for key in chosen})]]
        assert len({*first}) == len(first), "each deck has its turn before one has another"

"""Which cards come: none twice before its deck is through, and the rising sets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.domain.questions.decks import Card, Deck
from twofold.domain.questions.drawing import (
    MOST,
    SET_CARDS,
    WARM,
    draw,
    key_of,
    next_round,
    rising,
    rounds,
    still_new,
)
from twofold.domain.questions.records import AskedSummary


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


@settings(max_examples=50)
@given(decks, st.lists(st.integers(1, 7), min_size=1, max_size=12))
def test_no_card_comes_twice_before_its_deck_is_through(some: list[Deck], stops: list[int]) -> None:
    met: dict[str, int] = {}
    came: dict[str, list[str]] = {each.id: [] for each in some}
    for evening, stop in enumerate(stops):
        for key in draw(some, met, str(evening))[:stop]:
            met[key] = next_round(met, key)
            came[key.partition("/")[0]].append(key)
    for each in some:
        seen, size = came[each.id], len(each.cards)
        for start in range(0, len(seen), size):
            part = seen[start : start + size]
            assert len(set(part)) == len(part), f"twice before {each.id} was through: {seen}"


@settings(max_examples=50)
@given(decks, st.sampled_from([None, 1, 2, 3]), st.booleans(), st.text(max_size=3))
def test_an_evening_has_each_card_once_and_only_what_was_asked_for(
    some: list[Deck], depth: int | None, guess: bool, seed: str
) -> None:
    drawn = draw(some, {}, seed, depth=depth, guess=guess)  # type: ignore[arg-type]
    assert drawn == draw(some, {}, seed, depth=depth, guess=guess)  # type: ignore[arg-type]
    every = {key_of(each, card): card for each in some for card in each.cards}
    meant = {k for k, c in every.items() if (depth in (None, c.depth)) and (c.guess or not guess)}
    assert set(drawn) == meant and len(drawn) == len(meant)
    found = [every[key].depth for key in drawn]
    assert found[:WARM] == sorted(found)[:WARM]


def test_another_round_has_another_order_and_a_long_evening_an_end() -> None:
    one = deck("money", [1] * 80)
    orders = {draw([one], {}, str(seed)) for seed in range(5)}
    assert len(orders) == 5 and all(len(order) == MOST for order in orders)


def test_an_evening_begins_lightly_and_is_open_from_then_on() -> None:
    one = deck("fears", [3, 3, 2, 1, 3, 3, 2, 1, 3])
    depth = {key_of(one, card): card.depth for card in one.cards}
    orders = [[depth[key] for key in draw([one], {}, str(seed))] for seed in range(20)]
    assert all(order[:3] == [1, 1, 2] for order in orders)
    assert any(order[3:] != sorted(order[3:]) for order in orders)


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
    assert rounds([card]) == {"us/a": 3}


def test_a_deck_is_in_the_latest_round_any_of_its_cards_came_in() -> None:
    met = {"money/c0": 1, "money/c1": 3, "moneyed/c0": 9}
    assert next_round(met, "money/c2") == next_round(met, "money/c0") == 3
    assert next_round(met, "money/c1") == 4


def test_in_a_rising_set_too_the_order_of_a_deck_is_of_chance() -> None:
    one = deck("money", [1] * 6)
    assert len({rising([one], {}, str(seed)) for seed in range(5)}) == 5

"""The shelf in order: which state comes first, and where a work stands in its section."""

import pytest

from twofold.domain.shelf.records import WorkState, WorkSummary
from twofold.domain.shelf.works import shelved


def work(title: str, maker: str = "", state: WorkState = "wanted") -> WorkSummary:
    return WorkSummary(title, title=title, maker=maker, state=state)


def titles(cards: list[WorkSummary], order: str) -> list[str]:
    ((_, some),) = shelved(cards, order)
    return [card.id for card in some]


# As they were added, the newest last.
CARDS = [
    work("emma", "Jane Austen"), work("Amour", "Michael Haneke"), work("Sand", ""),
    work("Dune", "herbert"), work("Beloved", "Toni de Morrison"), work("Caché", "Michael Haneke"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("title", ["Amour", "Beloved", "Caché", "Dune", "emma", "Sand"]),
        # By the last name, whatever its letters, two of one by title; nobody known comes last.
        ("maker", ["emma", "Amour", "Caché", "Dune", "Beloved", "Sand"]),
        ("newest", ["Caché", "Beloved", "Dune", "Sand", "Amour", "emma"]),
    ],
)
def test_each_order_puts_them_where_one_looks(order: str, expected: list[str]) -> None:
    assert titles(CARDS, order) == expected


def test_what_has_no_other_order_stands_as_it_was_added() -> None:
    twice = [WorkSummary("1", title="Emma", maker="A"), WorkSummary("2", title="EMMA", maker="a")]
    for order in ("title", "maker"):
        assert titles(twice, order) == ["1", "2"]


def test_what_is_under_way_comes_first_and_no_state_is_empty() -> None:
    cards = [work("D", state="done"), work("W"), work("U", state="under way"), work("E", state="done")]
    assert shelved(cards) == [
        ("under way", [cards[2]]),
        ("wanted", [cards[1]]),
        ("done", [cards[0], cards[3]]),
    ]
    assert shelved([work("P", state="put aside")]) == [("put aside", [work("P", state="put aside")])]
    assert shelved([]) == []

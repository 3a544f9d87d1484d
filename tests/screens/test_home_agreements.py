"""How much of an agreement is read at home."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.hostile import packed
from tests.support.screens.home import session
from tests.support.screens.promises import agreed
from twofold.store import Store

WORDS = "the phones stay in the kitchen drawer from the evening bath until we have had breakfast"


@pytest.mark.parametrize(
    ("size", "whole", "among_others"), [((40, 11), 0, 0), ((80, 24), 2, 1), ((120, 40), 2, 2)]
)
async def test_a_long_agreement_is_read_whole_where_lines_are_left(
    opened: Any,
    store: Store,
    seen: Callable[..., str],
    clock: Any,
    size: tuple[int, int],
    whole: int,
    among_others: int,
) -> None:
    store.save(*(agreed(clock.now(), what=f"{n} {WORDS}", days=7 + n) for n in range(2)))
    async with opened(size=size) as pilot:
        assert packed(seen(pilot)).count("breakfast") == whole
        assert "Support" in seen(pilot), "what they can do loses no line to it"
    store.save(*(session(f"talk {n}", status="open") for n in range(4)))
    async with opened(size=size) as pilot:
        assert packed(seen(pilot)).count("breakfast") == among_others
        assert "Support" in seen(pilot)

"""Halves: a box opens for the other of the two, with its key, for what both see, and for nothing else."""

import pytest
from msgspec.structs import replace

from tests.support.today import NOW
from twofold.domain.ready import Press, Shown
from twofold.domain.records import Side
from twofold.store.errors import Unreadable
from twofold.store.halves import Half

SHARED = bytes(range(32))
HERS = {"sheet": '{"rows":["the garden"]}', "guess": "{}"}


def half(side: Side = "a", about: str = "r1", shown: Shown = (3, 4), shared: bytes | None = SHARED) -> Half:
    return Half(side, about, shown, HERS if side == "a" else {}, shared)


def press(of: Half, key: bytes | None = None) -> Press:
    return Press(of.side, NOW, "", of.box, of.key if key is None else key)


@pytest.mark.parametrize("shared", [SHARED, None])
def test_it_opens_for_the_other(shared: bytes | None) -> None:
    assert half("b", shared=shared).opened(press(half(shared=shared))) == HERS


@pytest.mark.parametrize(
    "hers",
    [
        half(about="r2"),
        half(shown=(3, 5)),
        half("b"),
        half(shared=None),
        half(shared=bytes(32)),
    ],
    ids=["another thing", "other words", "not hers", "by nobody", "by somebody else"],
)
def test_it_opens_for_nothing_else(hers: Half) -> None:
    with pytest.raises(Unreadable):
        half("b").opened(press(hers))


@pytest.mark.parametrize("key", [b"", bytes(32), b"short"])
def test_it_opens_with_its_key_alone(key: bytes) -> None:
    with pytest.raises(Unreadable):
        half("b").opened(press(half(), key))


def test_a_changed_box_opens_nothing() -> None:
    hers = press(half())
    for at in (0, 30, len(hers.half) - 1):
        turned = hers.half[:at] + bytes([hers.half[at] ^ 1]) + hers.half[at + 1 :]
        with pytest.raises(Unreadable):
            half("b").opened(replace(hers, half=turned))


def test_its_length_tells_little_and_it_shows_nothing() -> None:
    assert len({len(half("a").box), len(half("b").box)}) == 1
    assert b"garden" not in half().box and half().box != half().box

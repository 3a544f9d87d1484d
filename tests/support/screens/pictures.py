"""How pictures of pages are taken and kept."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

Look = tuple[tuple[int, int], str]
HOME: Look = ((80, 24), "twofold-dark")
SMALL: Look = ((40, 11), "twofold-light")
LARGE: Look = ((120, 40), "twofold-light")
"""Home is 80 by 24. A page that is laid out otherwise is also taken small, or large, in the other light."""


def named(look: Look) -> str:
    """Return what a picture in *look* is called."""
    (width, height), theme = look
    return f"{width}x{height}-{theme}"


def views(*states: Any, small: Iterable[Any] = (), large: Iterable[Any] = ()) -> list[Any]:
    """Return what to parametrize ("look", "what") with: each of *states* at home, some small, some large."""
    taken = [(HOME, states), (SMALL, small), (LARGE, large)]
    return [pytest.param(look, what, id=f"{what}-{named(look)}") for look, some in taken for what in some]


class Svg(SingleFileSnapshotExtension):
    """One SVG file for each picture."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


Picture = Callable[[Any], str]


def says(text: str, *words: str) -> None:
    """Fail unless each of *words* stands in *text*: for a page that differs from a picture in words alone."""
    assert [each for each in words if each not in text] == []

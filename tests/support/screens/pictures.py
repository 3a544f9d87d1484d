"""How pictures of pages are taken and kept."""

from collections.abc import Callable
from typing import Any

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

LOOKS = [((80, 24), "twofold-dark"), ((40, 11), "twofold-light"), ((120, 40), "twofold-light")]
"""Home is 80 by 24; each picture is also taken small and large, in the other light."""


class Svg(SingleFileSnapshotExtension):
    """One SVG file for each picture."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


Picture = Callable[[Any], str]

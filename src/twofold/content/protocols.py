"""The listening protocols: those that come with twofold, and the couple's own."""

from pathlib import Path
from typing import get_args

import msgspec

from twofold.domain.listening.protocols import (
    DoneBy,
    Protocol,
    Round,
    Softer,
    Stems,
    Step,
    StepKind,
    Variant,
)
from twofold.domain.listening.soundness import troubles

from .faults import Shape, Wrong
from .own_files import FILE_LIMIT as FILE_LIMIT
from .own_files import SIZE_LIMIT as SIZE_LIMIT
from .own_files import bytes_of as _bytes_of
from .own_files import decode, gather

BUILT_IN = (
    "appreciations",
    "outside-stress",
    "daily-five",
    "floor-and-mirror",
    "mirror-validate-empathise",
    "understand-first",
    "equal-silence",
    "dream-behind",
    "are-you-there",
    "film-talk",
    "book-talk",
)
"""The ids of the protocols that come with twofold, easiest first, then those about a work; each has a file of
its name."""
_SHAPE = Shape(
    what="protocol",
    top=Protocol,
    tables={"rounds": Round, "steps": Step, "variants": Variant, "more": Stems, "softer": Softer},
    choices={"kind": get_args(StepKind), "done_by": get_args(DoneBy)},
    first="rounds",
)


class Library(msgspec.Struct, frozen=True):
    """All protocols at hand, the built-in ones first; ``troubles`` has a sentence for each file left out."""

    protocols: tuple[Protocol, ...]
    troubles: tuple[str, ...] = ()

    def get(self, key: str, /) -> Protocol | None:
        """Return the protocol whose id is *key*, or None."""
        return next((protocol for protocol in self.protocols if protocol.id == key), None)


def load_protocols(own: Path | None = None) -> Library:
    """Return the built-in protocols and those of the folder *own* (``*.toml``, by name); raises nothing.

    A file that is no sound protocol is left out, with a sentence that names file, key and reason.
    """
    return Library(*gather(BUILT_IN, "listening", own, read, _bytes_of))


def read(raw: bytes) -> Protocol:
    """Return the protocol that the TOML text *raw* (UTF-8) describes, its texts free of control characters.

    Raises Wrong with every fault found.
    """
    protocol = decode(raw, Protocol, _SHAPE)
    if faults := tuple(troubles(protocol)):
        raise Wrong(*faults)
    return protocol

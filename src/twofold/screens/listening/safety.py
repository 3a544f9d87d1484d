"""The two lines under every moment of a talk: what is always there for either of them, and the other keys."""

from textual.content import Content

from .keys import Keys

ALWAYS: dict[str, tuple[str, str]] = {
    "listening.pause": ("Pause", "Pause"),
    "listening.timeout": ("Time-out", "Apart"),
    "listening.repair": ("Repair", "Mend"),
    "listening.stop": ("Stop", "Stop"),
}
"""The keys that mean the same in every state of a talk: what each is called, and where it is narrow."""
OTHERS: dict[str, str] = {
    "listening.pass": "Pass",
    "listening.undo": "Undo",
    "listening.extend": "Longer",
    "listening.words": "Words",
    "listening.rules": "Rules",
    "listening.moments": "Moments",
}
"""What else can be done in a talk, by the ids of the keys."""
GAP = {True: "  ", False: "    "}
"""What stands between two of them, where it is narrow and where not."""


def safety(keys: Keys, *, narrow: bool, instead: dict[str, str]) -> Content:
    """Return the line of pause, time-out, repair and stop; one that cannot act now is dim.

    *instead*: what a key is called just now, by its id, where that is something else.
    """
    row = []
    for id_, words in ALWAYS.items():
        called = instead.get(id_) or words[narrow]
        can = id_ in keys.bound
        row.append(keys.short(id_, called, "$foreground") if can else keys.gone(id_, called))
    return Content(GAP[narrow]).join(row)


def others(keys: Keys, *, narrow: bool, instead: dict[str, str]) -> Content:
    """Return the line of what else can be done just now; empty where nothing can. *instead*: as above."""
    there = {id_: instead.get(id_) or words for id_, words in OTHERS.items() if id_ in keys.bound}
    if narrow:
        there.pop("listening.moments", None)  # it stands in the bar
    return Content(" " if narrow else GAP[False]).join(
        [keys.short(id_, words, "$quiet") for id_, words in there.items()]
    )

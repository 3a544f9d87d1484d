"""The two keys: what takes both is done once each of the two has pressed their own."""

from collections.abc import Collection, Mapping

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.widgets.plain import signed
from twofold.widgets.seat import is_held_back

NOT_YET = "not yet"
"""What stands beside who presses at another seat, and has not."""


def two_keys(
    couple: Couple,
    keys: Mapping[Side, str],
    said: Collection[Side],
    *,
    done: str = "✓",
    yet: str | Mapping[Side, str] = "",
    joint: str = "\n",
    gap: str = "  ",
) -> Content:
    """Return the key of each with their name, and *done* behind who is among *said*, else *yet*.

    They are joined with *joint*; a click on one of them is that key, in a `Consent`. Who has none here, where
    *keys* have "", presses at a seat of their own.
    """
    parts = []
    widest = max(map(len, keys.values()))
    for side in SIDES:
        words = done if side in said else yet if isinstance(yet, str) else yet[side]
        if not keys[side] and side not in said:
            words = NOT_YET
        beside = (f"{gap}{words}" if words else "", "$quiet")
        key = (f"{keys[side] or ' ' * widest}{gap}", "bold $accent")
        line = Content.assemble(key, signed(couple, side), beside)
        parts.append(line.stylize(Style.from_meta({"yes": side})))
    return Content(joint).join(parts)


class Consent(Static):
    """Where `two_keys` stand; a click on a name presses the key of its owner."""

    class Pressed(Message):
        """The key of ``side`` was pressed with the mouse."""

        def __init__(self, side: Side) -> None:
            super().__init__()
            self.side = side

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__("", id=id, classes=classes, markup=False)

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        side = event.style.meta.get("yes")
        if side in SIDES:
            event.stop()
            if not is_held_back(self.app, side):
                self.post_message(self.Pressed(side))

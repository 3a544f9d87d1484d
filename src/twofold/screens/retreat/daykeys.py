"""The keys of the days, and the line that names the most useful of them."""

from collections.abc import Callable

from textual.binding import Binding, BindingType
from textual.content import Content

from twofold.domain.retreat.plan import STEP
from twofold.widgets.command import Command

from .withslot import AT_HAND, INSTEAD

HINTS = (
    ("days.earlier", "days.later", "earlier, later"),
    ("days.shorter", "days.longer", "shorter, longer"),
    ("days.before", "days.after", "other day"),
    ("days.twice", "", "twice"),
    ("days.remove", "", "remove"),
    ("retreat.undo", "", "undo"),
    ("days.fix", "", "booked"),
)
"""The keys that a line names, and what they do."""

KEYS: list[BindingType] = [
    Binding("enter", "open", "Open", tooltip="Open what is under the cursor", id="days.open"),
    AT_HAND,
    Binding("n", "new", "New", tooltip="Put something new into the free time nearby", id="days.new"),
    Command("t", "time", "Time", tooltip="Type its time here", id="days.time", when="current"),
    Binding("c", "checks", "Look at", show=False, id="days.checks",
            tooltip="Hints about this plan, and what would help"),
    Binding("up", "go(-1)", "The one before", tooltip="The one before, on this day", show=False,
            id="days.up"),
    Binding("down", "go(1)", "The one after", tooltip="The one after, on this day", show=False,
            id="days.down"),
    Binding("left", "day(-1)", "Day before", tooltip="Look at the day before", show=False,
            id="days.left"),
    Binding("right", "day(1)", "Day after", tooltip="Look at the day after", show=False,
            id="days.right"),
    Binding("home", "end(0)", "First of the day", tooltip="The first one of this day", show=False,
            id="days.first"),
    Binding("end", "end(-1)", "Last of the day", tooltip="The last one of this day", show=False,
            id="days.last"),
    Command("e,comma", f"nudge(-{STEP})", "Earlier", tooltip="Move it 15 minutes earlier", show=False,
            id="days.earlier", when="current"),
    Command("l,full_stop", f"nudge({STEP})", "Later", tooltip="Move it 15 minutes later", show=False,
            id="days.later", when="current"),
    Command("g,plus", f"stretch({STEP})", "Longer", tooltip="Make it 15 minutes longer", show=False,
            id="days.longer", when="current"),
    Command("s,minus", f"stretch(-{STEP})", "Shorter", tooltip="Make it 15 minutes shorter", show=False,
            id="days.shorter", when="current"),
    Command("b,shift+left", "to_day(-1)", "To the day before", tooltip="Move it to the day before",
            show=False, id="days.before", when="current"),
    Command("a,shift+right", "to_day(1)", "To the day after", tooltip="Move it to the day after",
            show=False, id="days.after", when="current"),
    Command("h,shift+up", "shift(-1)", "Higher", tooltip="Swap it with the one before",
            show=False, id="days.higher", when="current"),
    Command("w,shift+down", "shift(1)", "Lower", tooltip="Swap it with the one after",
            show=False, id="days.lower", when="current"),
    Command("f", "fix", "Booked", tooltip="Booked or led, so it keeps its time; or free to move", show=False,
            id="days.fix", when="current"),
    INSTEAD,
    Command("d", "twice", "Twice", tooltip="Copy it, to have it twice", show=False,
            id="days.twice", when="current"),
    Command("r,delete,backspace", "remove", "Remove", tooltip="Remove it from the plan",
            show=False, id="days.remove", when="current"),
]  # fmt: skip


def hints(key_of: Callable[[str], str], width: int) -> Content:
    """Return as many of the hints as fit in *width* cells; *key_of* gives the key of a binding, or ""."""
    line = Content("")
    for first, second, words in HINTS:
        keys = " ".join(key for key in (key_of(first), second and key_of(second)) if key)
        more = Content.assemble(("   " if line else "", ""), (keys, "$accent"), (f" {words}", "$quiet"))
        if keys and line.cell_length + more.cell_length <= width:
            line = line + more
    return line

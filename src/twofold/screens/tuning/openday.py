"""The moment in which the cards of a day are opened: by both, at once, in one save."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import Static

from twofold.domain.people import Trouble
from twofold.domain.records import SIDES, Side
from twofold.domain.tuning.cards import can_open, of_day, shown
from twofold.domain.tuning.records import Day, TodayCard
from twofold.screens.page import House, Page, newest
from twofold.screens.private import NOTHING_OPENED, with_both_open
from twofold.widgets.plain import plain, signed
from twofold.widgets.sheets import sheet

from .known import stands_on

NOT_YET = "The cards cannot be opened yet. One of you writes on."


class OpenDay(Page):
    """Both press their key, and type their passphrase where they have one; then the day *about* is open."""

    place = "tuning.open"
    heading = "Open the cards"
    why = "Both are opened in the same moment, so that neither is an answer to the other."
    notes = ("Whoever has a passphrase is asked for it. A drawer is locked again as soon as it was read.",)
    CSS_PATH = sheet("tuning")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "ready('a')", "First of you", tooltip="The first of you is ready to open them",
                id="open-day.first", show=False),
        Binding("j", "ready('b')", "Second of you", tooltip="The second of you is ready to open them",
                id="open-day.second", show=False),
    ]  # fmt: skip

    def __init__(self, about: str) -> None:
        super().__init__()
        self.about = about
        self._ready: tuple[Side, ...] = ()
        self._left = False

    def body(self) -> ComposeResult:
        """Lay out the two keys."""
        with Vertical(id="open-day", classes="column"):
            yield Static("Are you both here?", id="open-day-title", markup=False)
            yield Static(
                "Read the other's card first, to the end. Then say something to it.",
                id="open-day-how",
                markup=False,
            )
            yield Static("", id="open-day-keys", markup=False)
            yield Static("", id="open-day-aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the two keys."""
        self.reload()

    def reload(self) -> None:
        """Follow the other terminal: it may have opened them, or somebody may write again."""
        if self._left or self.app.screen is not self:
            return  # somebody types a passphrase; what they open will be found to be open
        stands = stands_on(self.house, of_day(self.about))
        if stands == ("shown", "shown"):
            self._to_the_cards()
        elif not can_open(stands):
            self._left = True
            self.house.say(NOT_YET)
            self.call_later(self.action_back)
        else:
            self._draw()

    def _draw(self) -> None:
        couple, lines = self.house.couple(), []
        for side in SIDES:
            key = self.key_of("open-day.first" if side == "a" else "open-day.second")
            said = ("  ready ✓", "$quiet") if side in self._ready else ("  opens them", "$quiet")
            line = Content.assemble((f"{key}  ", "bold $accent"), signed(couple, side), said)
            lines.append(line.stylize(Style.from_meta({"ready": side})))
        self.query_one("#open-day-keys", Static).update(Content("\n").join(lines))
        locked = [couple.name(side) for side in SIDES if self.house.cupboard.drawer(side) is not None]
        asked = f" {' and '.join(locked)} will be asked for the passphrase." if locked else ""
        self.query_one("#open-day-aside", Static).update(
            plain(f"They open when both of you have pressed.{asked}")
        )

    def on_click(self, event: Click) -> None:
        """Take a click on a name for the key of its owner."""
        side = event.style.meta.get("ready")
        if side in SIDES:
            self.action_ready(side)

    def action_ready(self, side: Side) -> None:
        """Count the key of *side*; with both, the cards are opened."""
        if side in self._ready or self.app.screen is not self:
            return
        self._ready = (*self._ready, side)
        self._draw()
        if len(self._ready) == len(SIDES):
            self.open_them()

    @work(group="ask")
    async def open_them(self) -> None:
        """Open the drawers, and then the cards. Whatever fails, nothing is shown and nothing is changed."""
        said = await with_both_open(self, lambda: open_day(self.house, self.about))
        self._ready = ()
        if said:
            self.house.say(said, calm=said == NOTHING_OPENED)
            self._draw()
        else:
            self._to_the_cards()

    def _to_the_cards(self) -> None:
        self._left = True
        self.house.go("tuning.day", instead=True, day_id=self.about)


def open_day(house: House, about: str) -> str:
    """Save the day with the cards that were sealed, and their writings emptied, in one commit.

    Returns "" or what failed. The drawers must be open. Saved at once or not at all: nothing is shown before
    it is kept.
    """
    from twofold.store.errors import Stale, StoreError

    store, cupboard, on = house.store, house.cupboard, of_day(about)
    if any(about in (record.id, getattr(record, "about", "")) for record in house.waiting):
        return f"{house.unsaved()} Open them when that is done."
    try:
        stands = stands_on(house, on)
        if not can_open(stands):
            return NOT_YET
        sealed = [side for side, each in zip(SIDES, stands, strict=True) if each == "ready"]
        writings = {side: cupboard.writing("today", about, side) for side in sealed}
        cards = {side: cupboard.read_finished(each, TodayCard) for side, each in writings.items()}
        day = shown(newest(house, Day, about), on, cards, house.clock.now())
        store.save(day, *(cupboard.emptied(each) for each in writings.values()))
    except Stale:
        return "Something was changed at the other terminal just now. Nothing was opened; press once more."
    except (StoreError, Trouble) as error:
        return f"{NOTHING_OPENED} {error}"
    return ""

"""Letting a round go in which somebody wrote: asked of both, and one save or none."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import Static

from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.worksheet.rounds import Worksheet
from twofold.screens.page import House
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Modal
from twofold.widgets.plain import plain, signed

from .summaries import writing_summaries

NOT_NOW = "Nothing was let go."


class LetGo(Modal[bool]):
    """Asks both of *couple* whether to let their round go; True once each has pressed their key."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (16, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "agree('a')", "First of you", tooltip="The first of you lets it go", id="letgo.first",
                show=False),
        Binding("j", "agree('b')", "Second of you", tooltip="The second of you lets it go",
                id="letgo.second", show=False),
        Binding("escape", "back", "Back", tooltip="Leave the round as it is", id="ask.back"),
    ]  # fmt: skip

    def __init__(self, couple: Couple) -> None:
        super().__init__()
        self._couple = couple
        self._said_yes: set[Side] = set()

    def compose(self) -> ComposeResult:
        """Lay out what goes, and the two keys."""
        with Vertical(id="letgo"):
            yield Static("Let this round go?", id="letgo-title", markup=False)
            yield Static(
                plain("What each of you wrote in it goes with it, and cannot be brought back."),
                id="letgo-what",
                markup=False,
            )
            yield Static("", id="letgo-keys", markup=False)
            yield Static(
                plain("It takes both of you. Esc leaves it as it is."), id="letgo-aside", markup=False
            )
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the two keys."""
        self._draw()

    def _draw(self) -> None:
        shown = {a.binding.id: self.app.get_key_display(a.binding) for a in self.active_bindings.values()}
        lines = []
        for side in SIDES:
            key = shown.get("letgo.first" if side == "a" else "letgo.second", "")
            said = ("  ✓ lets it go", "$quiet") if side in self._said_yes else ("  lets it go", "$quiet")
            line = Content.assemble((f"{key}  ", "bold $accent"), signed(self._couple, side), said)
            lines.append(line.stylize(Style.from_meta({"agree": side})))
        self.query_one("#letgo-keys", Static).update(Content("\n").join(lines))

    def on_click(self, event: Click) -> None:
        """Take a click on a name for the key of its owner."""
        side = event.style.meta.get("agree")
        if side in SIDES:
            self.action_agree(side)

    def action_agree(self, side: Side) -> None:
        """Count the key of *side*; pressed again, it takes the yes back."""
        if not self.is_active:
            return
        self._said_yes ^= {side}
        if self._said_yes == set(SIDES):
            self.dismiss(True)
        else:
            self._draw()

    def action_back(self) -> None:
        """Leave everything as it is."""
        if self.is_active:
            self.dismiss(False)


def let_go(house: House, worksheet_id: str) -> str:
    """Save the round deleted, and each writing about it emptied, in one commit; return "" or what failed.

    No drawer is opened: nothing of what was written is read. Saved at once or not at all.
    """
    from twofold.store.errors import Stale, StoreError

    store, vault = house.store, house.vault
    if any(worksheet_id in (record.id, getattr(record, "about", "")) for record in house.unsaved):
        return f"{house.unsaved_words()} Let it go when that is done."
    try:
        worksheet = store.find(Worksheet, worksheet_id)
        if worksheet is None:
            return ""  # the other terminal was quicker
        if worksheet.revealed is not None:
            return f"{NOT_NOW} This round was opened at the other terminal meanwhile."
        gone: list[Record] = [worksheet.with_(deleted=house.clock.now())]
        for card in writing_summaries(house):
            if card.about == worksheet_id and card.author is not None:
                gone.append(vault.emptied(vault.writing(card.kind, worksheet_id, card.author)))
        store.save(*gone)
    except Stale:
        return f"{NOT_NOW} Something was written at the other terminal just now."
    except StoreError as error:
        return f"{NOT_NOW} {error}"
    return ""

"""Letting a round go in which somebody wrote: asked of both, and one save or none."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from twofold.domain.people import Invalid
from twofold.domain.ready import are_both
from twofold.domain.records import Record, Side
from twofold.domain.worksheet.rounds import Worksheet
from twofold.screens.house import House, newest
from twofold.screens.page import StoreChanged
from twofold.screens.saving import at_once
from twofold.screens.twokeys import Question, TwoKeys, over
from twofold.store.reveal import revisions, writing_summaries
from twofold.widgets.ask import Ask
from twofold.widgets.consent import Consent, two_keys

NOT_NOW = "Nothing was let go."
WROTE = "Something was written at the other terminal just now."
WHAT = "All that each of you wrote in it goes too, and cannot be brought back."


class LetGo(Ask[bool]):
    """Asks both whether to let the round *worksheet_id* go; True once each has pressed, here or elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "agree('a')", "First of you", tooltip="The first of you lets it go", id="letgo.first",
                show=False),
        Binding("j", "agree('b')", "Second of you", tooltip="The second of you lets it go",
                id="letgo.second", show=False),
    ]  # fmt: skip

    def __init__(self, house: House, worksheet_id: str) -> None:
        super().__init__("Let this round go?", WHAT)
        self._house, self._worksheet_id = house, worksheet_id
        self._asked = _question(house, worksheet_id)
        self._two_keys = TwoKeys(house, lambda: _question(house, worksheet_id))

    def body(self) -> ComposeResult:
        """Lay out the two keys."""
        yield Consent(id="letgo-keys")
        yield Static(
            "It takes both of you. Esc leaves it as it is.", id="letgo-aside", classes="quiet", markup=False
        )

    def on_mount(self) -> None:
        """Show the two keys."""
        self._draw()

    def on_store_changed(self, message: StoreChanged) -> None:
        """Follow the other terminal: it may have let the round go, or opened it."""
        message.stop()
        worksheet = newest(self._house, Worksheet, self._worksheet_id)
        if worksheet is None or worksheet.revealed is not None:
            self.dismiss(True)  # what became of it is said then
        else:
            before, self._asked = self._asked, _question(self._house, self._worksheet_id)
            if self._asked != before:
                self._house.turned(self)
            self._draw()

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """A yes: somebody wrote on."""
        return action == "agree"

    def on_unmount(self) -> None:
        """Take back what was pressed here: whoever did is here no more."""
        self._two_keys.leave()

    def _draw(self) -> None:
        shown = {a.binding.id: self.app.get_key_display(a.binding) for a in self.active_bindings.values()}
        keys: dict[Side, str] = {"a": shown.get("letgo.first", ""), "b": shown.get("letgo.second", "")}
        words = two_keys(
            self._house.couple(), keys, self._two_keys.said, done="✓ lets it go", yet="lets it go"
        )
        self.query_one(Consent).update(words)

    def on_consent_pressed(self, event: Consent.Pressed) -> None:
        """Take a click on a name for the key of its owner."""
        event.stop()
        self.action_agree(event.side)

    def action_agree(self, side: Side) -> None:
        """Count the key of *side*; pressed again, it takes the yes back."""
        if not self.is_active:
            return
        if side in self._two_keys.said:
            self._two_keys.take_back(side)
        elif are_both(self._two_keys.press(side)):
            self.answer(True)
            return
        self._draw()


def _question(house: House, worksheet_id: str) -> Question:
    """Ask whether to let the round go, with what is written in it now."""
    return Question("let go", worksheet_id, revisions(house, worksheet_id, "sheet", "guess"))


def let_go(house: House, worksheet_id: str) -> str:
    """Save the round deleted, and each writing about it emptied, in one commit; return "" or what failed.

    No drawer is opened: nothing of what was written is read. Saved at once or not at all.
    """
    store, vault = house.store, house.vault

    def save() -> None:
        worksheet = store.find(Worksheet, worksheet_id)
        if worksheet is None:
            return  # the other terminal was quicker
        if worksheet.revealed is not None:
            raise Invalid("This round was opened at the other terminal.")
        gone: list[Record] = [worksheet.with_(deleted=house.clock.now())]
        gone += over(house, _question(house, worksheet_id))
        for card in writing_summaries(house):
            if card.about == worksheet_id and card.author is not None:
                gone.append(vault.emptied(vault.writing(card.kind, worksheet_id, card.author)))
        store.save(*gone)

    return at_once(house, [worksheet_id], save, then="Let it go", quicker=WROTE, nothing=f"{NOT_NOW} ")

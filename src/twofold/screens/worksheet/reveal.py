"""The moment in which both sides are opened: by both, at once, in one save."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import Static

from twofold.domain.drawers import Writing, WritingCard, WritingKind
from twofold.domain.people import Trouble
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.rounds import Shown, Worksheet, reveal, shown, stage_of
from twofold.domain.worksheet import Draft, Guess
from twofold.screens.page import Page
from twofold.screens.private import NOTHING_OPENED, with_both_open
from twofold.widgets.plain import plain, signed
from twofold.widgets.sheets import sheet

KINDS: tuple[WritingKind, ...] = ("sheet", "guess")


class RevealPage(Page):
    """Both press their key, and type their passphrase where they have one; then the round is open."""

    place = "worksheet.reveal"
    heading = "Open it together"
    why = "Both sides are opened in the same moment, so that neither is an answer to the other."
    notes = ("Whoever has a passphrase is asked for it. A drawer is locked again as soon as it was read.",)
    CSS_PATH = sheet("worksheet")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "ready('a')", "First of you", tooltip="The first of you is ready to open it",
                id="reveal.first", show=False),
        Binding("j", "ready('b')", "Second of you", tooltip="The second of you is ready to open it",
                id="reveal.second", show=False),
    ]  # fmt: skip

    def __init__(self, worksheet_id: str) -> None:
        super().__init__()
        self.worksheet_id = worksheet_id
        self._ready: tuple[Side, ...] = ()
        self._left = False

    def body(self) -> ComposeResult:
        """Lay out the two keys."""
        with Vertical(id="reveal", classes="column"):
            yield Static("Are you both here?", id="reveal-title", markup=False)
            yield Static(
                plain("Read first, and say nothing for a moment. Questions to understand are welcome."),
                id="reveal-how",
                markup=False,
            )
            yield Static("", id="reveal-keys", markup=False)
            yield Static("", id="reveal-aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the two keys."""
        self.reload()

    def reload(self) -> None:
        """Follow the other terminal: it may have opened the round, or somebody may write on."""
        if self._left or self.app.screen is not self:
            return  # somebody types a passphrase; what they open will be found to be open
        worksheet = self.house.store.worksheets.get(self.worksheet_id)
        if worksheet is not None and worksheet.revealed is not None:
            self._go_on()
        elif worksheet is None or not self._waits(worksheet):
            self._left = True
            self.house.say("This round cannot be opened yet. Somebody writes on.")
            self.call_later(self.action_back)
        else:
            self._draw()

    def _waits(self, worksheet: Worksheet) -> bool:
        return stage_of(worksheet, self.house.store.writings.peek(WritingCard)) == "reveal"

    def _draw(self) -> None:
        couple, lines = self.house.couple(), []
        for side in SIDES:
            key = self.key_of("reveal.first" if side == "a" else "reveal.second").upper()
            said = ("  ready ✓", "$quiet") if side in self._ready else ("  opens it", "$quiet")
            line = Content.assemble((f"{key}  ", "bold $accent"), signed(couple, side), said)
            lines.append(line.stylize(Style.from_meta({"ready": side})))
        self.query_one("#reveal-keys", Static).update(Content("\n").join(lines))
        locked = [couple.name(side) for side in SIDES if self.house.cupboard.drawer(side) is not None]
        asked = f" {' and '.join(locked)} will be asked for the passphrase." if locked else ""
        self.query_one("#reveal-aside", Static).update(
            plain(f"It opens when both of you have pressed.{asked}")
        )

    def on_click(self, event: Click) -> None:
        """Take a click on a name for the key of its owner."""
        side = event.style.meta.get("ready")
        if side in SIDES:
            self.action_ready(side)

    def action_ready(self, side: Side) -> None:
        """Count the key of *side*; with both, the round is opened."""
        if side in self._ready or self.app.screen is not self:
            return
        self._ready = (*self._ready, side)
        self._draw()
        if len(self._ready) == len(SIDES):
            self.open_it()

    @work(group="ask")
    async def open_it(self) -> None:
        """Open the drawers, and then the round. Whatever fails, nothing is shown and nothing is changed."""
        said = await with_both_open(self, self._open)
        self._ready = ()
        if said:
            self.house.say(said, calm=said == NOTHING_OPENED)
            self._draw()
        else:
            self._go_on()

    def _open(self) -> str:
        """Save the open round, and both sides' writings emptied, in one commit; return "" or what failed.

        Saved at once or not at all: a round that had to wait for the disk would be open before it is kept.
        """
        from twofold.store.errors import Stale, StoreError

        store = self.house.store
        if any(isinstance(r, Writing) and r.about == self.worksheet_id for r in self.house.waiting):
            return f"{self.house.unsaved()} Open it when that is done."
        try:
            worksheet = store.worksheets.get(self.worksheet_id)
            if worksheet is not None and worksheet.revealed is not None:
                return ""  # the other terminal was quicker
            if worksheet is None or not self._waits(worksheet):
                return "This round cannot be opened yet. Somebody writes on."
            a, from_a = self._read("a")
            b, from_b = self._read("b")
            store.save(reveal(worksheet, a, b, self.house.clock.now()), *from_a, *from_b)
        except Stale:
            return (
                "Something was changed at the other terminal just now. Nothing was opened; press once more."
            )
        except (StoreError, Trouble) as error:
            return f"{NOTHING_OPENED} {error}"
        return ""

    def _read(self, side: Side) -> tuple[Shown, list[Record]]:
        """Return what *side* had finished, and their writings emptied. Raises StoreError."""
        cupboard = self.house.cupboard
        writings = [cupboard.writing(kind, self.worksheet_id, side) for kind in KINDS]
        written, guessed = writings
        draft = cupboard.read_finished(written, Draft)
        guess = cupboard.read_finished(guessed, Guess)
        return shown(draft, guess), [cupboard.emptied(writing) for writing in writings]

    def _go_on(self) -> None:
        self._left = True
        self.house.go("worksheet.together", instead=True, worksheet_id=self.worksheet_id)

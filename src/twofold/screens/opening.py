"""The moment in which what both wrote alone is opened: by both, at once, in one save."""

from typing import ClassVar, Literal

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import Static

from twofold.domain.records import SIDES, Side
from twofold.widgets.plain import plain, signed

from .page import Page
from .private import NOTHING_OPENED, has_lock, with_both_open

QUICKER = "Something was changed at the other terminal just now. Nothing was opened; press once more."
"""Said when nothing was opened because the other terminal saved first."""


class Opening(Page):
    """Both press their key, and type their passphrase where they have one; then it is open.

    Subclasses give ``what`` ("it" or "them"), ``how`` (a sentence to read before), ``not_yet`` (why it cannot
    be opened), ``stands()``, ``open_all()`` and ``go_on()``.
    """

    why = "Both sides are opened in the same moment, so that neither is an answer to the other."
    notes = ("Whoever has a passphrase is asked for it. A drawer is locked again as soon as it was read.",)
    what: ClassVar[Literal["it", "them"]] = "them"
    how: ClassVar[str] = ""
    not_yet: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "ready('a')", "First of you", tooltip="The first of you is ready to open it",
                id="opening.first", show=False),
        Binding("j", "ready('b')", "Second of you", tooltip="The second of you is ready to open it",
                id="opening.second", show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._ready: tuple[Side, ...] = ()
        self._left = False

    def stands(self) -> Literal["open", "ready", "not yet"]:
        """Return whether it is open already, both wait for it, or one of them writes on."""
        return "ready"

    def open_all(self) -> str:
        """Save what is shown, and the writings emptied, in one commit; return "" or what failed.

        Both drawers are open. Saved at once or not at all: nothing is shown before it is kept.
        """
        return ""

    def go_on(self) -> None:
        """Go to what is open now."""

    def body(self) -> ComposeResult:
        """Lay out the two keys."""
        with Vertical(id="opening", classes="column"):
            yield Static("Are you both here?", id="opening-title", markup=False)
            yield Static(plain(self.how), id="opening-how", markup=False)
            yield Static("", id="opening-keys", markup=False)
            yield Static("", id="opening-aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the two keys."""
        self.reload()

    def reload(self) -> None:
        """Follow the other terminal: it may have opened it, or somebody may write on."""
        if self._left or self.app.screen is not self:
            return  # somebody types a passphrase; what they open will be found to be open
        match self.stands():
            case "open":
                self._leave()
            case "not yet":
                self._left = True
                self.house.say(self.not_yet)
                self.call_later(self.action_back)
            case _:
                self._draw()

    def _draw(self) -> None:
        couple, lines = self.house.couple(), []
        for side in SIDES:
            key = self.key_of("opening.first" if side == "a" else "opening.second")
            said = "ready ✓" if side in self._ready else f"opens {self.what}"
            line = Content.assemble(
                (f"{key}  ", "bold $accent"), signed(couple, side), (f"  {said}", "$quiet")
            )
            lines.append(line.stylize(Style.from_meta({"ready": side})))
        self.query_one("#opening-keys", Static).update(Content("\n").join(lines))
        locked = [couple.name(side) for side in SIDES if has_lock(self.house, side)]
        asked = f" {' and '.join(locked)} will be asked for the passphrase." if locked else ""
        opens = "It opens" if self.what == "it" else "They open"
        self.query_one("#opening-aside", Static).update(
            plain(f"{opens} when both of you have pressed.{asked}")
        )

    def on_click(self, event: Click) -> None:
        """Take a click on a name for the key of its owner."""
        side = event.style.meta.get("ready")
        if side in SIDES:
            self.action_ready(side)

    def action_ready(self, side: Side) -> None:
        """Count the key of *side*; with both, it is opened."""
        if side in self._ready or self.app.screen is not self:
            return
        self._ready = (*self._ready, side)
        self._draw()
        if len(self._ready) == len(SIDES):
            self._open()

    @work(group="ask")
    async def _open(self) -> None:
        """Open the drawers, and then what they hold. Whatever fails, nothing is shown and nothing changed."""
        said = await with_both_open(self, self.open_all)
        self._ready = ()
        if said:
            self.house.say(said, calm=said == NOTHING_OPENED)
            self._draw()
        else:
            self._leave()

    def _leave(self) -> None:
        self._left = True
        self.go_on()

"""The moment in which the hearts of both are opened: by both, at once, in one save."""

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
from twofold.domain.retreat.ideas import opened as with_hearts
from twofold.domain.retreat.plan import Hearts, Plan
from twofold.screens.page import House, Page
from twofold.screens.private import NOTHING_OPENED, with_both_open
from twofold.widgets.plain import plain, signed
from twofold.widgets.sheets import sheet

from .ideawords import finished_hearts

NOT_YET = "The hearts cannot be opened yet. One of you looks again."


class OpenHearts(Page):
    """Both press their key, and type their passphrase where they have one; then the hearts are open."""

    place = "retreat.ideas"
    heading = "Open the hearts"
    why = "Both sides are opened in the same moment, so that neither is an answer to the other."
    notes = ("Whoever has a passphrase is asked for it. A drawer is locked again as soon as it was read.",)
    CSS_PATH = [sheet("retreat"), sheet("retreat_hearts")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "ready('a')", "First of you", tooltip="The first of you is ready to open them",
                id="open-hearts.first", show=False),
        Binding("j", "ready('b')", "Second of you", tooltip="The second of you is ready to open them",
                id="open-hearts.second", show=False),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__()
        self.plan_id = plan_id
        self._ready: tuple[Side, ...] = ()
        self._left = False

    def body(self) -> ComposeResult:
        """Lay out the two keys."""
        with Vertical(id="open-hearts", classes="column"):
            yield Static("Are you both here?", id="open-title", markup=False)
            yield Static(
                plain("What you both like comes first. The rest is no verdict on anyone's taste."),
                id="open-how",
                markup=False,
            )
            yield Static("", id="open-keys", markup=False)
            yield Static("", id="open-aside", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the two keys."""
        self.reload()

    def reload(self) -> None:
        """Follow the other terminal: it may have opened them, or somebody may look again."""
        if self._left or self.app.screen is not self:
            return  # somebody types a passphrase; what they open will be found to be open
        if finished_hearts(self.house, self.plan_id) != set(SIDES):
            self._left = True
            self.house.say(NOT_YET)
            self.call_later(self.action_back)
        else:
            self._draw()

    def _draw(self) -> None:
        couple, lines = self.house.couple(), []
        for side in SIDES:
            key = self.key_of("open-hearts.first" if side == "a" else "open-hearts.second")
            said = ("  ready ✓", "$quiet") if side in self._ready else ("  opens them", "$quiet")
            line = Content.assemble((f"{key}  ", "bold $accent"), signed(couple, side), said)
            lines.append(line.stylize(Style.from_meta({"ready": side})))
        self.query_one("#open-keys", Static).update(Content("\n").join(lines))
        locked = [couple.name(side) for side in SIDES if self.house.cupboard.drawer(side) is not None]
        asked = f" {' and '.join(locked)} will be asked for the passphrase." if locked else ""
        self.query_one("#open-aside", Static).update(
            plain(f"They open when both of you have pressed.{asked}")
        )

    def on_click(self, event: Click) -> None:
        """Take a click on a name for the key of its owner."""
        side = event.style.meta.get("ready")
        if side in SIDES:
            self.action_ready(side)

    def action_ready(self, side: Side) -> None:
        """Count the key of *side*; with both, the hearts are opened."""
        if side in self._ready or self.app.screen is not self:
            return
        self._ready = (*self._ready, side)
        self._draw()
        if len(self._ready) == len(SIDES):
            self.open_them()

    @work(group="ask")
    async def open_them(self) -> None:
        """Open the drawers, and then the hearts. Whatever fails, nothing is shown and nothing is changed."""
        said = await with_both_open(self, lambda: open_hearts(self.house, self.plan_id))
        self._ready = ()
        if said:
            self.house.say(said, calm=said == NOTHING_OPENED)
            self._draw()
        else:
            self._left = True
            self.house.say("Open. What you both like stands first.")
            self.action_back()


def open_hearts(house: House, plan_id: str) -> str:
    """Save the plan with the hearts of both, and both writings emptied, in one commit; "" or what failed.

    Both drawers must be open. Saved at once or not at all: nothing is shown before it is kept.
    """
    from twofold.store.errors import Stale, StoreError

    store, cupboard = house.store, house.cupboard
    if any(plan_id in (record.id, getattr(record, "about", "")) for record in house.waiting):
        return f"{house.unsaved()} Open them when that is done."
    try:
        plan = store.find(Plan, plan_id)
        if plan is None or finished_hearts(house, plan_id) != set(SIDES):
            return NOT_YET
        writings = [cupboard.writing("hearts", plan_id, side) for side in SIDES]
        a, b = (cupboard.read_finished(writing, Hearts) for writing in writings)
        store.save(with_hearts(plan, a, b), *(cupboard.emptied(writing) for writing in writings))
    except Stale:
        return "Something was changed at the other terminal just now. Nothing was opened; press once more."
    except (StoreError, Trouble) as error:
        return f"{NOTHING_OPENED} {error}"
    return ""

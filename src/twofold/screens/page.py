"""What every page shares: the hands bar, the quiet line, the keys, help, and Esc as the way back."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from twofold.domain.clock import Clock
from twofold.domain.dates import local_day
from twofold.domain.people import Couple
from twofold.domain.records import Hands, Record, Side
from twofold.domain.routes import HelpRoute, Route, SupportRoute
from twofold.widgets.choices import Choices
from twofold.widgets.hands import HandsBar
from twofold.widgets.keybar import KeyBar
from twofold.widgets.once import Once
from twofold.widgets.plain import plain as plain
from twofold.widgets.whose import whose

if TYPE_CHECKING:
    from twofold.content import Decks, Library, Templates
    from twofold.store import Store
    from twofold.store.config import Settings
    from twofold.store.vault import Vault

R = TypeVar("R", bound=Record)


class House(Protocol):
    """What the app offers its pages."""

    clock: Clock

    @property
    def store(self) -> "Store":
        """The open data file."""
        ...

    @property
    def vault(self) -> "Vault":
        """The two drawers: what is private, and who may see it now."""
        ...

    @property
    def settings(self) -> "Settings":
        """The settings of this machine."""
        ...

    @property
    def library(self) -> "Library":
        """The listening protocols, read when first asked for."""
        ...

    @property
    def templates(self) -> "Templates":
        """What a retreat can begin with, read when first asked for."""
        ...

    @property
    def decks(self) -> "Decks":
        """The decks of questions, read when first asked for."""
        ...

    @property
    def zone(self) -> str:
        """The IANA name of the time zone that this machine is in."""
        ...

    def keep(self, *records: Record) -> tuple[Record, ...]:
        """Save *records* in one commit and return them as saved.

        When the disk refuses, they wait (a quiet line says so, and each second it is tried again) and
        are returned as they came. Raises Stale when a newer revision is already in the file.
        """
        ...

    def go(self, route: Route, *, afresh: bool = False, instead: bool = False) -> None:
        """Open the page that *route* leads to.

        *afresh*: with home right below it; *instead*: in the place of the page on top. Raises LookupError
        for an unknown place.
        """
        ...

    def say(self, sentence: str, *, calm: bool = True, stays: bool = False) -> None:
        """Show *sentence* for a few seconds; not calm: as a warning.

        Said on a private page it goes with the page, unless it *stays* because it holds nothing private.
        """
        ...

    def ring(self) -> None:
        """Ring the soft bell, if the couple wants one."""
        ...

    def couple(self) -> Couple:
        """Return the couple. Raises LookupError before the two have met."""
        ...

    def couple_or_none(self) -> Couple | None:
        """Return the couple, or None before the two have met."""
        ...

    def set_settings(self, settings: "Settings") -> None:
        """Use *settings* from now on and keep them in the config file."""
        ...

    def steps(self, of: str, *, private: bool = False) -> list[Any]:
        """Return what was done to *of* (a record's id, or what a list is called) and can be taken back.

        The newest is last; the app keeps the list, for every page. *private*: until the next hand-over.
        """
        ...

    def left(self, side: Side, page: Screen[Any]) -> None:
        """Close the drawer of *side*, whose private *page* is gone, unless another of theirs is open."""
        ...

    def unsaved_words(self) -> str:
        """Return the sentence about what could not be saved yet, or an empty one."""
        ...

    @property
    def unsaved(self) -> tuple[Record, ...]:
        """What could not be saved yet, as it is now; newer than what the store has of it."""
        ...


def newest(house: House, kind: type[R], id: str) -> R | None:
    """Return the record *id* as it waits to be saved, else as the store has it; None when it is gone."""
    waits = next((r for r in house.unsaved if isinstance(r, kind) and r.id == id), None)
    return waits or house.store.find(kind, id)


def gone_words(house: House, kind: type[Record], id: str, what: str, where: str = "there") -> str:
    """Return what is said in the place of the record *id* that a page does not find; *what*: "This plan".

    One that is there, but cannot be read, is not called gone.
    """
    return house.store.fault(kind, id) or f"{what} is not {where} any more."


class StoreChanged(Message):
    """Another terminal of the couple saved something, or a save that had to wait went through."""


class Page(Once[None], Screen[None]):
    """A page of the house. Subclasses give ``heading``, ``why`` and ``body()``.

    Handlers (``on_mount`` and the like) of every class are called, the subclass's first: no ``super()``.

    ``place``: its name in the app's table. ``why``: one line for the help. ``notes``: more lines for it.
    ``hands``: whose keyboard it is on this page.
    """

    place: ClassVar[str] = ""
    heading: ClassVar[str] = ""
    why: ClassVar[str] = ""
    notes: ClassVar[tuple[str, ...]] = ()

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,f1",
            "help",
            "Help",
            tooltip="The keys of this page, and what it is for",
            id="page.help",
        ),
        Binding("escape", "back", "Back", tooltip="Go back; everything is saved", id="page.back"),
        Binding(
            "f8,H",
            "support",
            "Who this is not for, and help",
            tooltip="Who twofold is not for, and where help is",
            show=False,
            id="page.support",
        ),
    ]

    hands: reactive[Hands] = reactive[Hands]("both")
    _covered = False
    _quiet = ""

    @property
    def house(self) -> House:
        """The app, as pages know it."""
        return cast(House, self.app)

    @property
    def today(self) -> date:
        """The day that it is here."""
        return local_day(self.house.clock.now())

    def compose(self) -> ComposeResult:
        """Lay out the bar, the body, the quiet line and the keys."""
        if self.hands == "both" and (below := whose(self.app.screen_stack)) != "nobody":
            self.set_reactive(Page.hands, below)  # over a private page, such as its help
        bar = HandsBar(id="hands")
        bar.set_reactive(HandsBar.couple, self.house.couple_or_none())
        bar.set_reactive(HandsBar.hands, self.hands)
        bar.set_reactive(HandsBar.heading, self.heading)
        yield bar
        with VerticalScroll(id="body", can_focus=False):
            yield from self.body()
        yield Static("", id="quiet", markup=False)
        yield KeyBar(id="keys")

    def body(self) -> ComposeResult:
        """Yield what this page shows."""
        yield from ()

    def on_mount(self) -> None:
        """Show what waits to be saved, from the first moment on."""
        self.show_unsaved(self.house.unsaved_words())

    def watch_hands(self, hands: Hands) -> None:
        """Say whose keyboard it is."""
        for bar in self.query(HandsBar):
            bar.hands = hands

    def head(self, heading: str) -> None:
        """Change the name of the page in the bar to *heading* (user text is fine)."""
        for bar in self.query(HandsBar):
            bar.heading = heading

    def show_unsaved(self, sentence: str) -> None:
        """Show the quiet line with *sentence*, or take it away when there is nothing to say."""
        # Asked twice a second: what stands there already must not be drawn again.
        if sentence == self._quiet:
            return
        for line in self.query("#quiet").results(Static):
            self._quiet = sentence
            line.update(plain(sentence))
            line.display = bool(sentence)

    def flush(self) -> None:
        """Save what is being typed, now; the app asks this before every way out."""

    def reload(self) -> None:
        """Draw again from the store: something there changed, or this page is on top again."""

    def on_store_changed(self, message: StoreChanged) -> None:
        """Show the new names, and let the page follow."""
        message.stop()
        self._follow()

    def on_screen_suspend(self) -> None:
        """Remember that another page lies on top."""
        self._covered = True

    def on_screen_resume(self) -> None:
        """Catch up with what changed while another page lay on top."""
        if self._covered:
            self._covered = False
            self._follow()

    def _follow(self) -> None:
        couple = self.house.couple_or_none()
        for bar in self.query(HandsBar):
            bar.couple = couple
        self.reload()

    def key_of(self, binding_id: str) -> str:
        """Return the key that has *binding_id* here, as it is written; "" when it has none now."""
        for _, binding, _, _ in self.active_bindings.values():
            if binding.id == binding_id:
                return self.app.get_key_display(binding)
        return ""

    def action_back(self) -> None:
        """Go back to the page below; what is typed is saved first."""
        if not self.is_active or len(self.app.screen_stack) < 2:
            return
        self.flush()
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Move the page by *lines*: down, or up, if negative."""
        # At once: put off, each of several quick presses would begin from where the first one did.
        self.query_one("#body").scroll_relative(y=lines, animate=False, immediate=True)

    @on(Choices.Chosen)
    def _go_where_it_leads(self, event: Choices.Chosen) -> None:
        """Go where the choice leads; a choice that leads nowhere is for the page itself."""
        if event.choice.route is not None and self.app.screen is self:
            event.stop()
            self.house.go(event.choice.route)

    def action_support(self) -> None:
        """Show who this is not for, and where help is: the same page for everyone, from every page."""
        if self.is_active:
            self.flush()
            self.house.go(SupportRoute())

    def action_help(self) -> None:
        """Show the help of this page."""
        if self.is_active:
            self.house.go(HelpRoute())


class Reading(Page):
    """A page of words to read; the arrows and the page keys move through it."""

    AUTO_FOCUS = "#body"

    def body(self) -> ComposeResult:
        """Lay out ``text()``: "# " begins a heading, "- " a bullet, and blank lines part the paragraphs."""
        yield from blocks(self.text())

    def text(self) -> str:
        """Return the words."""
        return ""

    def on_mount(self) -> None:
        """Let the arrows move the text."""
        self.query_one("#body").can_focus = True


def blocks(text: str) -> ComposeResult:
    """Yield a widget for each paragraph, heading and bullet of *text*; nothing in it is markup."""
    for block in text.split("\n\n"):
        first = " bullet-first"
        for line in block.strip().split("\n"):
            if line.startswith("# "):
                yield Static(plain(line[2:]), classes="column heading", markup=False)
            elif line.startswith("- "):
                # The dash hangs, so that wrapped lines stand under the words.
                words = Static(plain(line[2:]), classes="bullet-words", markup=False)
                sign = Static("–", classes="bullet-sign", markup=False)
                yield Horizontal(sign, words, classes=f"column bullet{first}")
                first = ""
            elif line:
                yield Static(plain(line), classes="column para", markup=False)

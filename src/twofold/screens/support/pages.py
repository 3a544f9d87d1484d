"""When not to use this together, and where to get help: the same words for everyone."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import Static

from twofold.content import page
from twofold.domain.routes import Route, SupportPaperRoute
from twofold.domain.therapist.routes import TherapistRoute
from twofold.screens.page import Page, View
from twofold.screens.reading import blocks
from twofold.widgets.command import Command, leads
from twofold.widgets.scrolling import scrolling_keys
from twofold.widgets.whose import whose

SECTIONS: tuple[tuple[str, str], ...] = (
    ("support", "When not to use this together"),
    ("enough", "When talking isn't enough"),
    ("therapist", "Finding a therapist"),
    ("kinds", "Kinds of therapy"),
    ("reluctant", "If one of you doesn't want to"),
    ("first-call", "The first call"),
    ("helping", "The first visits"),
    ("quick-exit", "Leaving at once"),
)
"""The pages, by the names of their texts, and what each is called."""
WIDTH = 68
"""Cells of the line that names them."""


class Where(Static):
    """The pages there are, and which one it is; a click on one opens it."""

    ALLOW_SELECT = False

    async def on_click(self, event: Click) -> None:
        """Open the page under the mouse."""
        if (number := event.style.meta.get("page")) is not None:
            await self.screen.run_action(f"open({number})")


def where_words(at: int, narrow: bool) -> Content:
    """Return the names of the pages, that at *at* in bold; *narrow*: that one alone."""
    lines = [Content("")]
    for n, (_, name) in enumerate(SECTIONS):
        if narrow and n != at:
            continue
        words = Content.assemble((f"{n + 1} ", "$accent"), (name, "bold" if n == at else "$quiet"))
        words = words.stylize(Style.from_meta({"page": n}))
        if lines[-1] and lines[-1].cell_length + words.cell_length + 3 > WIDTH:
            lines.append(Content(""))
        lines[-1] += ("   " if lines[-1] else "") + words
    if narrow:
        lines[-1] += Content.styled(f"   of {len(SECTIONS)}", "$quiet")
    return Content("\n").join(lines)


class Support(Page):
    """Pages of words, one at a time. *onward*: where Enter leads, on the way through the first
    meeting; then there is the first page only."""

    place = "support"
    heading = "Help from outside"
    why = "The same words for everyone. Nothing is asked here, and nothing is kept."
    notes = ("It is one key away from every page.",)
    AUTO_FOCUS = "#body"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "onward", "Go on", tooltip="Go on", id="support.onward", when="leads_on"),
        Command("right,tab", "turn(1)", "Next page", tooltip="Go to the next page", id="support.next",
                when="has_pages"),
        Command("left,shift+tab", "turn(-1)", "Page before", tooltip="Go to the page before", show=False,
                id="support.before", when="has_pages"),
        leads("w", SupportPaperRoute(), "On paper", tooltip="The questions for the first call, as a file",
                id="support.paper", when="has_pages"),
        Command("l", "list", "Your list", tooltip="Whom you might go to, the first call, and the sessions",
                id="support.list", when="has_list"),
        *(
            Command(str(n), f"open({n - 1})", name, tooltip=name, show=False, id=f"support.{key}",
                    when="has_pages")
            for n, (key, name) in enumerate(SECTIONS, 1)
        ),
        Command("space", "scroll(8)", "On", tooltip="Move the page on", show=False, id="support.on"),
        *scrolling_keys("support"),
    ]  # fmt: skip

    def __init__(self, onward: Route | None = None, at: str = "support") -> None:
        super().__init__()
        self._onward = onward
        self._at = next((n for n, (key, _) in enumerate(SECTIONS) if key == at), 0)

    def body(self) -> ComposeResult:
        """Lay out where one is, and the words."""
        if not self.leads_on:
            yield Where(id="support-where", classes="column", markup=False)
        yield from blocks(self.text())

    def on_mount(self) -> None:
        """Let the arrows move the text."""
        self.query_one("#body").can_focus = True
        self.draw()

    def text(self) -> str:
        """Return the words of the page one is on."""
        text = page(SECTIONS[self._at][0])
        # The first title stands in the bar already, or in the line of pages.
        return text.partition("\n\n")[2] if text.startswith("# ") else text

    @property
    def leads_on(self) -> bool:
        """Whether it is on the way through the first meeting."""
        return self._onward is not None

    def has_pages(self, *_at: int) -> bool:
        """Whether there are all of the pages, as there are but for the first meeting."""
        return not self.leads_on

    def has_list(self) -> bool:
        """Whether there are two who can have a list of therapists."""
        return not self.leads_on and self.house.couple_or_none() is not None

    def view(self) -> View:
        """Name the pages, and the one that one is on."""
        return {} if self.leads_on else {"support-where": where_words(self._at, self.is_narrow)}

    @work(group="turn", exclusive=True)
    async def _show(self) -> None:
        body = self.query_one("#body")
        with self.app.batch_update():
            await body.query("#body > *").exclude("#support-where").remove()
            await body.mount_all(list(blocks(self.text())))
            self.draw()
            body.scroll_home(animate=False)

    def action_open(self, number: int) -> None:
        """Show the page at *number*."""
        if number != self._at and not self.leads_on:
            self._at = number
            self._show()

    def action_turn(self, by: int) -> None:
        """Go to the next page (1), or the one before (-1)."""
        self.action_open((self._at + by) % len(SECTIONS))

    def action_list(self) -> None:
        """Go to the list of therapists; it is for both, so nothing private stays below it."""
        if self.is_active:
            self.house.go(TherapistRoute(), afresh=whose(self.app.screen_stack) != "both")

    def action_onward(self) -> None:
        """Go on with the first meeting."""
        if self._onward is not None:
            self.house.go(self._onward)

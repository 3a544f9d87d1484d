"""Looking on the internet: links composed of what they want, opened only when a key asks for it."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from twofold.domain.retreat.looking import Link, is_link, links, site_of
from twofold.domain.retreat.routes import GoodOneRoute
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import leads
from twofold.widgets.fields import Line

from .going import copy, follow, opens
from .planned import Planned

NOTHING_YET = "Nothing is sent until you press Enter on a line. Then {site} sees these words."
NO_BROWSER = "Nothing is sent: no browser can open here. Enter copies the link, to paste elsewhere."
BRIEF, BRIEF_NONE = "Nothing is sent until Enter.", "No browser here: Enter copies it."
"""The same where there is one line for it."""
OWN = "Nothing is sent until you press Enter. Then {site} sees a visit."


class Look(Planned):
    """Where to look for what they want; first of all the link of the idea *idea_id*, if it has one."""

    place = "retreat.look"
    heading = "Look on the internet"
    why = "For finding a place or a workshop. twofold writes the search; you decide whether to send it."
    notes = (
        "twofold itself never goes online. It opens your own browser, and only when you press the key.",
        "The site you open sees the words in the link and, like every site, roughly where you are.",
        "Paste what you find into the ideas in one go. twofold picks out the link, price and dates.",
        "The words here are not saved anywhere.",
    )
    AUTO_FOCUS = "#look-wanted"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "write", "Words", tooltip="Go to the search words", id="look.write"),
        Binding("c", "copy", "Copy link", tooltip="Copy the link to the clipboard of the terminal",
                id="look.copy"),
        leads("g", GoodOneRoute(), "A good one",
                tooltip="How to tell a good workshop or retreat from a bad one",
                id="look.good"),
        Binding("f2", "go_on", "To the links", tooltip="Go from the words to the links", id="look.links",
                show=False),
    ]  # fmt: skip

    def __init__(self, plan_id: str, idea_id: str | None = None) -> None:
        super().__init__(plan_id)
        self.idea_id = idea_id

    def body(self) -> ComposeResult:
        """Lay out the two fields, the links, and the one under the cursor in full."""
        plan = self.edit.find()
        if plan is None:
            return
        idea = plan.idea(self.idea_id) if self.idea_id else None
        with Vertical(id="look", classes="column"):
            with Vertical(id="look-fields"):
                yield Static("What you want", classes="look-label", markup=False)
                yield Line(idea.title if idea else "", placeholder="a hut with a sauna", id="look-wanted")
                yield Static("Near where", classes="look-label", markup=False)
                yield Line(placeholder="a town, or how far from home", id="look-near")
            yield Choices(id="look-links")
            yield Static("", id="look-link", markup=False)
            yield Static("", id="look-word", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Show the links; whoever comes with an idea begins with them."""
        for line in self.query(Line):
            line.on_enter = self._onward
            line.cursor_position = len(line.value)
        if self._link_of_idea():
            self.query_one(Choices).focus()

    def _onward(self) -> None:
        self.focus_next()

    def _link_of_idea(self) -> str:
        idea = self.plan.idea(self.idea_id) if self.plan and self.idea_id else None
        return idea.link if idea and is_link(idea.link) else ""

    # What is shown

    def view(self) -> View:
        """Show the links for what is typed, and the one under the cursor in full."""
        if self.plan is None:
            return {}
        return {
            "look-links": [
                Choice(str(place), link.name, link.site, spare=True) for place, link in enumerate(self.links)
            ],
            "look-link": lambda: self.current.url,
            "look-word": self._word,
        }

    def _word(self) -> str:
        link = self.current
        own = link.url == self._link_of_idea()
        may = opens(self.house)
        words = (OWN if own else NOTHING_YET) if may else NO_BROWSER
        if self.is_short:
            words = BRIEF if may else BRIEF_NONE
        return words.format(site=link.site)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links for what is typed, behind that of the idea."""
        assert self.plan is not None
        wanted, near = (self.query_one(f"#look-{name}", Line).line for name in ("wanted", "near"))
        found = links(wanted, near, self.plan.where)
        own = self._link_of_idea()
        return (Link("The page of this idea", own, site_of(own)), *found) if own else found

    @property
    def current(self) -> Link:
        """The link under the cursor, at first the first one."""
        return self.links[int(self.under_cursor.id or 0)]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Compose the links of what is typed."""
        event.stop()
        self.draw()

    def on_option_list_option_highlighted(self) -> None:
        """Show the whole of another link."""
        self.draw()

    # Keys

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Open the link, now that somebody asked for it."""
        event.stop()
        self._follow_link(self.links[int(event.id)].url)

    @work(group="browser")
    async def _follow_link(self, url: str) -> None:
        await follow(self, url)

    def action_copy(self) -> None:
        """Copy the link under the cursor."""
        if self.plan is not None:
            copy(self, self.current.url)

    def action_write(self) -> None:
        """Go to the words."""
        self.query_one("#look-wanted", Line).focus()

    def action_go_on(self) -> None:
        """Go to the links."""
        self.query_one(Choices).focus()

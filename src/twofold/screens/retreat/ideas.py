"""The shortlist: what both like first, what waits for hearts, and the ways to more."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side, other
from twofold.domain.retreat.ideas import add_idea, remove_idea, slot_of, to_rate
from twofold.domain.retreat.pasting import read_details, with_details
from twofold.domain.retreat.plan import Idea
from twofold.domain.retreat.routes import HeartsRoute, IdeaRoute, PasteRoute, SlotRoute
from twofold.screens.door import admitted
from twofold.screens.page import View
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choices
from twofold.widgets.command import Command
from twofold.widgets.fields import Line

from .idearows import LOOK, NEW, OPEN, PASTE, hearts_row, idea_row, lead, rows
from .ideawords import told
from .openhearts import OpenHearts
from .withidea import WithIdea


class Ideas(WithIdea):
    """The ideas of a plan."""

    place = "retreat.ideas"
    heading = "Ideas"
    why = "It is easier to find what you would both love when each of you answers alone first."
    notes = (
        "Hearts are given in private: none to three for each idea, and one veto each.",
        "They open when you have both finished and press together. A veto needs no reason.",
        "Later ideas get their hearts in another round. What is open stays as it is.",
        "In the plan, an idea takes the day and hours it names. "
        "Without any, it takes the next free hour and a half. You can move it from there.",
        "twofold opens a link in your browser only when you ask for it.",
    )
    AUTO_FOCUS = "#ideas-list"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "open", "Open the hearts", tooltip="Open the hearts together", id="ideas.open",
                when="may_open"),
        Binding("n", "new", "New", tooltip="Write down an idea in one line", id="ideas.new"),
        Command("t", "take", "To the plan", tooltip="Put this idea in the plan", id="ideas.take",
                when="may_take"),
        Binding("v", "paste", "Paste", tooltip="Paste the details of a place or a workshop in one go",
                id="ideas.paste"),
        Binding("f", "hearts('a')", "First of you", tooltip="The first of you gives hearts, alone",
                show=False, id="ideas.first"),
        Binding("j", "hearts('b')", "Second of you", tooltip="The second of you gives hearts, alone",
                show=False, id="ideas.second"),
        Binding("l", "look", "Look around", tooltip="Look on the internet for what you want", show=False,
                id="ideas.look"),
        Command("e", "edit", "Details", tooltip="Open the details of this idea", show=False,
                id="ideas.edit", when="is_kept"),
        Command("w", "follow", "Open its link", tooltip="Open its link in your browser", show=False,
                id="ideas.follow", when="has_link"),
        Command("c", "copy", "Copy its link", tooltip="Copy its link to the clipboard of the terminal",
                show=False, id="ideas.copy", when="has_link"),
        Command("x,delete,backspace", "remove", "Remove", tooltip="Remove this idea, at once", show=False,
                id="ideas.remove", when="is_kept"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._finished: set[Side] = set()
        self._writing = False
        self._took = ""

    def body(self) -> ComposeResult:
        """Lay out a line to write on, the list, and a column for the idea under the cursor."""
        if self.edit.find() is None:
            return
        with Horizontal(id="ideas"):
            with Vertical(id="ideas-main"):
                yield Static("", id="ideas-words", markup=False)
                yield Line(placeholder="such as: a night walk by the river", id="ideas-line")
                yield Choices(id="ideas-list")
            with VerticalScroll(id="ideas-beside", can_focus=False):
                yield Static("", id="ideas-told", markup=False)

    def on_mount(self) -> None:
        """Begin with the first one, whoever has finished so far; Enter takes what is written."""
        self._finished = who_finished(self.house, "hearts", self.plan_id)
        for line in self.query(Line):
            line.on_enter = self._written

    # -- what is shown --------------------------------------------------------------------------------

    def view(self) -> View:
        """Show the line to write on, the list, and the idea under the cursor."""
        plan = self.plan
        if plan is None:
            return {}
        return {
            "ideas-words": "" if plan.ideas else lead(short=self.is_short),
            "ideas-line": self._writing,
            "ideas-list": rows(plan, self.house.couple(), self._finished, self.key_of),
            "ideas-told": self._told,
        }

    def draw(self) -> None:
        """Draw the list; the cursor goes to what comes next when somebody has finished."""
        before, self._finished = self._finished, who_finished(self.house, "hearts", self.plan_id)
        super().draw()
        self._go_on(before)

    def _go_on(self, before: set[Side]) -> None:
        """Put the cursor on what comes next, when somebody has finished or the hearts were opened."""
        for choices in self.query(Choices):
            if self._finished == set(SIDES) != before:
                choices.go_to(OPEN)
            elif self._finished > before:
                choices.go_to(hearts_row(other(next(iter(self._finished)))))
            elif before == set(SIDES) and not self._finished:
                choices.first()

    @property
    def idea(self) -> Idea | None:
        """The idea under the cursor."""
        value = self.under_cursor.value
        return self.plan.idea(value.id) if self.plan and isinstance(value, Idea) else None

    def _told(self) -> Content:
        idea, plan = self.idea, self.plan
        return told(plan, idea, self.house.couple()) if idea and plan else Content("")

    def on_option_list_option_highlighted(self) -> None:
        """Tell of another idea, and offer what can be done with it."""
        if self.plan is not None:
            self.put({"ideas-told": self._told()})
            self.refresh_bindings()

    @property
    def may_open(self) -> bool:
        """Whether both have given hearts that can be opened."""
        return self._finished == set(SIDES)

    # -- one line at a time ---------------------------------------------------------------------------

    def action_new(self) -> None:
        """Open the line to write on."""
        self._writing = True
        self.draw()
        self.query_one(Line).focus()

    def _written(self) -> None:
        """Take what stands in the line; an empty one is put away."""
        line = self.query_one(Line)
        words, line.value = line.line, ""
        if not words:
            self.query_one(Choices).focus()
        else:
            self._add(words)

    def _add(self, words: str) -> None:
        plan = self.plan
        if plan is None:
            return
        try:
            idea = with_details(Idea(title=""), read_details(words, plan.currency, self.today))
        except Invalid:
            return  # nothing that could be seen
        self._keep(idea)

    def _keep(self, idea: Idea) -> None:
        if self.edit.change(add_idea, idea) is not None:
            self.query_one(Choices).go_to(idea_row(idea.id))

    def on_descendant_focus(self) -> None:
        """Name no key beside the list while one types."""
        if self._writing:
            self.draw()

    def on_descendant_blur(self) -> None:
        """Put the line away; what was typed is taken."""
        self.call_after_refresh(self._put_away)

    def _put_away(self) -> None:
        if self._writing and self.app.screen is self and not self.query_one(Line).has_focus:
            self.flush()
            self._writing = False
            if self.focused is None:
                self.query_one(Choices).focus()
            self.draw()

    def flush(self) -> None:
        """Take what is being typed."""
        for line in self.query(Line):
            if line.line:
                words, line.value = line.line, ""
                self._add(words)

    # -- the keys -------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says; an idea that is in the plan opens there."""
        event.stop()
        match event.choice.value:
            case "a" | "b" as side:
                self.action_hearts(side)
            case Idea(id=which) if self.plan is not None and (idea := self.plan.idea(which)) is not None:
                if slot_of(self.plan, idea) is not None:
                    self.house.go(SlotRoute(self.plan_id, slot_id=idea.slot))
                else:
                    self.house.go(IdeaRoute(self.plan_id, idea_id=which))
            case None:
                act: dict[str, Callable[[], object]] = {
                    OPEN: self.action_open,
                    NEW: self.action_new,
                    PASTE: self.action_paste,
                    LOOK: self.action_look,
                }
                act[event.id]()

    def action_edit(self) -> None:
        """Open the details of the idea under the cursor."""
        if self.idea is not None and self.is_active:
            self.house.go(IdeaRoute(self.plan_id, idea_id=self.idea.id))

    def action_remove(self) -> None:
        """Remove the idea under the cursor."""
        if self.idea is not None:
            self.take_out(self.idea.id)

    def take_out(self, idea_id: str) -> None:
        """Remove that idea."""
        if self.edit.change(remove_idea, idea_id) is not None:
            self.say_removed("Removed.")

    def action_paste(self) -> None:
        """Read an idea out of what is pasted."""
        if self.is_active:
            self.house.go(PasteRoute(self.plan_id, ideas=True))

    def took(self, idea_id: str) -> None:
        """Put the cursor on the idea that was taken."""
        self._took = idea_id

    def reload(self) -> None:
        """Follow what was saved elsewhere, and go to what was taken from a pasted text."""
        super().reload()
        if self._took:
            self.query_one(Choices).go_to(idea_row(self._took))
            self._took = ""

    @work(group="ask")
    async def action_hearts(self, side: Side) -> None:
        """Let *side* give hearts, alone."""
        # Below a curtain a page still counts as current, so that would not keep a second one away.
        if self.plan is None or self.app.screen is not self:
            return
        if not to_rate(self.plan) and side not in self._finished:
            self.house.say("Every idea has its hearts. Write down another one first.")
            return
        if await admitted(self, side, "Only you will see your hearts."):
            self.house.go(HeartsRoute(side, self.plan_id))

    def action_open(self) -> None:
        """Open the hearts together."""
        if self.may_open and self.is_active:
            self.app.push_screen(OpenHearts(self.plan_id))

"""The shortlist: what both like first, what waits for hearts, and the ways to more."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side, new_id, other
from twofold.domain.retreat.ideas import add_idea, ranked, remove_idea, slot_of, take, to_rate
from twofold.domain.retreat.pasting import read_details, with_details
from twofold.domain.retreat.plan import Idea, Plan
from twofold.domain.retreat.routes import HeartsRoute, IdeaRoute, LookRoute, SlotRoute
from twofold.screens.private import admitted
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed

from .going import copy, follow
from .ideawords import facts, stands, told
from .openhearts import OpenHearts
from .pastebox import PasteBox
from .planned import Planned

EMPTY = (
    "Write down whatever comes to mind, one line each: a place, a walk, a workshop, a dish to cook. "
    "Nothing is decided by being on the list.",
    "Then each of you gives hearts alone, none to three, and you open them together.",
)
SHORT = "Whatever comes to mind, a line each. Then each of you gives hearts, alone."
_GROUPS = (
    ("matches", "You both like it"),
    ("others", "With hearts"),
    ("unrated", "No hearts yet"),
    ("vetoed", "One of you would rather not"),
)


class Ideas(Planned):
    """The ideas of a plan."""

    place = "retreat.ideas"
    heading = "Ideas"
    why = "What both of you would love to do is easier to find when each of you says it alone first."
    notes = (
        "Hearts are given in private: none to three for each idea, and one veto each.",
        "They open when both of you have finished and press together. Nobody is told whose veto it was.",
        "Ideas that come later get their hearts in another round; what is open stays as it is.",
        "Taken into the plan, an idea stands at the next free hour and a half, and can be moved from there.",
        "twofold opens a link in your browser only when you ask for it.",
    )
    AUTO_FOCUS = "#ideas-list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "Open the hearts", tooltip="Open the hearts together", id="ideas.open"),
        Binding("n", "new", "New", tooltip="Write an idea down, in a line", id="ideas.new"),
        Binding("t", "take", "Into the plan", tooltip="Take this idea into the plan", id="ideas.take"),
        Binding("v", "paste", "Paste", tooltip="Paste the details of a place or a workshop in one go",
                id="ideas.paste"),
        Binding("f", "hearts('a')", "First of you", tooltip="The first of you gives hearts, alone",
                show=False, id="ideas.first"),
        Binding("j", "hearts('b')", "Second of you", tooltip="The second of you gives hearts, alone",
                show=False, id="ideas.second"),
        Binding("l", "look", "Look around", tooltip="Look on the internet for what you want", show=False,
                id="ideas.look"),
        Binding("e", "edit", "Details", tooltip="Open the details of this idea", show=False,
                id="ideas.edit"),
        Binding("w", "follow", "Open its link", tooltip="Open its link in your browser", show=False,
                id="ideas.follow"),
        Binding("c", "copy", "Copy its link", tooltip="Copy its link to the clipboard of the terminal",
                show=False, id="ideas.copy"),
        Binding("x,delete,backspace", "remove", "Remove", tooltip="Remove this idea, at once", show=False,
                id="ideas.remove"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._finished: set[Side] = set()
        self._pasted = ""

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
        """Show what there is."""
        if self.plan is None:
            return
        line = self.query_one(Line)
        line.display = False
        line.on_enter = self._written
        self.draw()
        self.query_one(Choices).first()

    # -- what is shown --------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw the list."""
        if self.plan is None or not self.query("#ideas-told"):
            return
        before, self._finished = self._finished, who_finished(self.house, "hearts", self.plan_id)
        self.query_one(Choices).set_choices(self._choices(self.plan))
        self._go_on(before)
        words = self.query_one("#ideas-words", Static)
        words.update(self._words(self.plan))
        words.display = not self.plan.ideas
        self._draw_told()
        self.refresh_bindings()

    def _go_on(self, before: set[Side]) -> None:
        """Put the cursor on what comes next, when somebody has finished or the hearts were opened."""
        if self._finished == set(SIDES) != before:
            self._go_to("do:open")
        elif self._finished > before:
            self._go_to(f"hearts:{other(next(iter(self._finished)))}")
        elif before == set(SIDES) and not self._finished:
            self.query_one(Choices).first()

    def on_resize(self) -> None:
        """Say it shorter where there is little room."""
        self.draw()

    def _words(self, plan: Plan) -> Content:
        if self.app.size.height < 16:
            return plain(SHORT)
        lead = Content.styled("What would you love to do?", "bold")
        return Content("\n\n").join([lead, *map(plain, EMPTY)])

    def _choices(self, plan: Plan) -> list[Choice]:
        key, rows = self.key_of, list[Choice]()
        shown, couple = ranked(plan), self.house.couple()
        for name, title in _GROUPS:
            some: tuple[Idea, ...] = getattr(shown, name)
            if not some:
                continue
            if rows:
                rows.append(Choice("", "", heading=True))
            rows.append(Choice("", title, heading=True))
            for idea in some:
                taken = "✓" if slot_of(plan, idea) else ""
                note = facts(plan, idea, couple, brief=True)
                rows.append(Choice(f"idea:{idea.id}", idea.title, note, key=taken, value=idea))
        if to_rate(plan) or self._finished:
            rows += [Choice("", "", heading=True), Choice("", "Hearts, each of you alone", heading=True)]
            if self._finished == set(SIDES):
                words = Content.styled("Open the hearts together", "bold")
                rows.append(Choice("do:open", words, key=key("ideas.open"), value=self.action_open))
            rows += [self._partner(side) for side in SIDES]
        if rows:
            rows.append(Choice("", "", heading=True))
        return [
            *rows,
            Choice("do:new", "Write an idea down", key=key("ideas.new"), value=self.action_new),
            Choice("do:paste", "Paste what you found", key=key("ideas.paste"), value=self.action_paste),
            Choice("do:look", "Look on the internet", key=key("ideas.look"), value=self.action_look),
        ]

    def _partner(self, side: Side) -> Choice:
        couple = self.house.couple()
        width = min(24, max(signed(couple, each).cell_length for each in SIDES))
        name = signed(couple, side)
        gap = " " * (max(0, width - name.cell_length) + 3)
        words = "has finished" if side in self._finished else "gives hearts"
        key = self.key_of("ideas.first" if side == "a" else "ideas.second")
        return Choice(f"hearts:{side}", Content.assemble(name, gap, (words, "$quiet")), key=key, value=side)

    @property
    def idea(self) -> Idea | None:
        """The idea under the cursor."""
        for choices in self.query(Choices):
            value = choices.under.value if choices.under else None
            return self.plan.idea(value.id) if self.plan and isinstance(value, Idea) else None
        return None

    def _draw_told(self) -> None:
        idea, plan = self.idea, self.plan
        words = told(plan, idea, self.house.couple()) if idea and plan else Content("")
        self.query_one("#ideas-told", Static).update(words)

    def on_option_list_option_highlighted(self) -> None:
        """Tell of another idea, and offer what can be done with it."""
        if self.query("#ideas-told"):
            self._draw_told()
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        if action in ("edit", "remove"):
            return self.idea is not None
        if action == "take":
            idea = self.idea
            return idea is not None and self.plan is not None and slot_of(self.plan, idea) is None
        if action in ("follow", "copy"):
            return self.idea is not None and bool(self.idea.link)
        if action == "open":
            return self._finished == set(SIDES)
        return super().check_action(action, parameters)

    # -- one line at a time ---------------------------------------------------------------------------

    def action_new(self) -> None:
        """Open the line to write on."""
        line = self.query_one(Line)
        line.display = True
        line.focus()

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
        from twofold.exports.money import digits

        try:
            idea = with_details(Idea(title=""), read_details(words, plan.currency, digits(plan.currency)))
        except Invalid:
            return  # nothing that could be seen
        if self.edit.change(add_idea, idea) is not None:
            self._go_to(f"idea:{idea.id}")

    def on_descendant_blur(self) -> None:
        """Put the line away; what was typed is taken."""
        self.call_after_refresh(self._put_away)

    def _put_away(self) -> None:
        for line in self.query(Line):
            if line.display and not line.has_focus and self.app.screen is self:
                self.flush()
                line.display = False
                if self.focused is None:
                    self.query_one(Choices).focus()
                self.draw()

    def flush(self) -> None:
        """Take what is being typed."""
        for line in self.query(Line):
            if line.line:
                words, line.value = line.line, ""
                self._add(words)

    def _go_to(self, choice: str) -> None:
        if self.plan is not None:
            choices = self.query_one(Choices)
            ids = [each.id for each in self._choices(self.plan)]
            if choice in ids:
                choices.highlighted = ids.index(choice)

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
            case action if callable(action):
                action()

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
            self.house.say(f"Removed. {self.key_of('retreat.undo')} brings it back.")

    def action_take(self) -> None:
        """Take the idea under the cursor into the plan."""
        idea = self.idea
        if idea is None:
            return
        id_ = new_id()
        after = self.edit.change(take, idea.id, id_)
        slot = after.slot(id_) if after is not None else None
        if after is not None and slot is not None:
            self.house.say(f"It stands on {stands(after, slot)}. Enter opens it there.")

    def action_look(self) -> None:
        """Look on the internet."""
        if self.is_active:
            idea = self.idea
            self.house.go(LookRoute(self.plan_id, idea_id=idea.id if idea else None))

    @work(group="browser")
    async def action_follow(self) -> None:
        """Open the link of the idea under the cursor; where that cannot be, show it in full."""
        idea = self.idea
        if idea is not None and not await follow(self, idea.link) and self.is_active:
            self.house.go(LookRoute(self.plan_id, idea_id=idea.id))

    def action_copy(self) -> None:
        """Copy the link of the idea under the cursor."""
        if self.idea is not None:
            copy(self, self.idea.link)

    @work(group="ask")
    async def action_paste(self) -> None:
        """Read an idea out of what is pasted."""
        if self.plan is None or self.app.screen is not self:
            return
        box = PasteBox(self.plan.currency, self._pasted)
        details = await self.app.push_screen_wait(box)
        self._pasted = box.text
        if details is not None:
            idea = with_details(Idea(title=""), details)
            if self.edit.change(add_idea, idea) is not None:
                self._go_to(f"idea:{idea.id}")

    @work(group="ask")
    async def action_hearts(self, side: Side) -> None:
        """Let *side* give hearts, alone."""
        # Below a curtain a page still counts as current, so that would not keep a second one away.
        if self.plan is None or self.app.screen is not self:
            return
        if not to_rate(self.plan) and side not in self._finished:
            self.house.say("Every idea has its hearts. Write another one down first.")
            return
        if await admitted(self, side, "Only you will see your hearts."):
            self.house.go(HeartsRoute(side, self.plan_id))

    def action_open(self) -> None:
        """Open the hearts together."""
        if self._finished == set(SIDES) and self.is_active:
            self.app.push_screen(OpenHearts(self.plan_id))

"""One idea: what it is, its link and price, whose it is. All of it is kept as it is typed."""

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.records import new_id
from twofold.domain.retreat.ideas import add_idea, remove_idea, replace_idea, slot_of
from twofold.domain.retreat.looking import site_of
from twofold.domain.retreat.plan import Idea, Plan
from twofold.domain.retreat.routes import PasteRoute, SlotRoute
from twofold.exports.money import money
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.plain import plain

from .ideaform import IdeaForm
from .ideas import Ideas
from .ideawords import hearts_of, stands
from .withidea import WithIdea
from .written import PartPage


class IdeaPage(PartPage[Idea], WithIdea):
    """The idea *idea_id* of a plan; None for a new one, which is there as soon as it has a name."""

    place = "retreat.idea"
    heading = "An idea"
    why = "A name is enough. The rest helps you decide, and find it again."
    notes = (
        "Everything is saved as you type. Outside the fields u takes it back.",
        "Paste details from a page or a mail in one go. They fill only what is empty.",
        "The browser opens only when you ask, and the site then sees a visit.",
    )
    AUTO_FOCUS = "#idea-title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("enter", "open_slot", "In the plan", tooltip="Open it where it stands in the plan",
                id="idea.slot", when="is_taken"),
        Command("t", "take", "To the plan", tooltip="Put it in the plan", id="idea.take",
                when="may_take"),
        Binding("e", "edit", "Write", tooltip="Go to the first line", id="idea.edit"),
        Binding("f2,v", "paste", "Paste details", tooltip="Paste its details in one go", id="idea.paste"),
        Command("w", "follow", "Open link", tooltip="Open its link in your browser", id="idea.follow",
                show=False, when="has_link"),
        Command("c", "copy", "Copy link", tooltip="Copy its link to the clipboard of the terminal",
                show=False, id="idea.copy", when="has_link"),
        Binding("l", "look", "Look around", tooltip="Look it up on the internet", show=False,
                id="idea.look"),
        Command("f7", "remove", "Remove", tooltip="Remove this idea, at once", show=False,
                id="idea.remove", when="is_kept"),
    ]  # fmt: skip
    gone = "This idea is gone."
    form: IdeaForm

    def __init__(self, plan_id: str, idea_id: str | None = None) -> None:
        self.idea_id = idea_id or new_id()
        super().__init__(plan_id, Idea(id=self.idea_id, title=""), is_new=idea_id is None)
        if not self.is_new:
            vars(self)["AUTO_FOCUS"] = ""  # what is there is read first, and its keys are at hand

    def body(self) -> ComposeResult:
        """Lay out the fields."""
        plan = self.edit.find()
        if plan is not None and (idea := self.begin()) is not None:
            yield Static("", id="idea-stands", markup=False)
            self.form = IdeaForm(idea, self.house.couple(), plan.currency)
            yield self.form

    def part_of(self, plan: Plan) -> Idea | None:
        """Return the idea."""
        return plan.idea(self.idea_id)

    @property
    def idea(self) -> Idea | None:
        """The idea as it is kept; None while it is not."""
        return self.part

    def view(self) -> View:
        """Show what became of it."""
        if self.plan is None or not self.ready:
            return {}
        return {"idea-stands": self._stands(self.plan, self.idea or self.blank)}

    def draw(self) -> None:
        """Draw what became of it, and how its link and its price are read."""
        super().draw()
        if self.plan is not None and self.ready:
            idea = self.idea or self.blank
            key, site = "" if self.focused else self.key_of("idea.follow"), site_of(idea.link)
            self.form.tell("link", site and (f"{key} opens {site}" if key else f"goes to {site}"))
            self.form.tell("price", "" if idea.price is None else money(idea.price, self.plan.currency))

    def _stands(self, plan: Plan, idea: Idea) -> Content:
        parts, slot = [], slot_of(plan, idea)
        if idea.hearts is not None:
            parts.append(hearts_of(self.house.couple(), idea.hearts))
        if idea.vetoed:
            parts.append(plain("One of you would rather not"))
        if slot is not None:
            parts.append(plain(f"in the plan: {stands(plan, slot)}"))
        return Content(" · ").join(parts)

    # -- keeping --------------------------------------------------------------------------------------

    def with_typed(self, record: Plan, value: Idea) -> Plan:
        """Return the plan with *value*; a new one is there from its name on, and keeps it until another."""
        there = record.idea(self.idea_id)
        if not value.title:
            value = replace(value, title=there.title if there else "")
        if there is None and self.is_new:
            return add_idea(record, value) if value.title else record
        return replace_idea(record, self.put_in(there, value) if there else value)

    def save_soon(self) -> None:
        """Let what is typed be saved in a moment; only on the way out it gets a name."""
        self.call_after_refresh(self.save_typed)

    def flush(self) -> None:
        """Keep all that is typed, on every way out: what has no name yet gets one."""
        if self.is_new and self.idea is None and self.is_retyped and not self.typed().title:
            value = self.form.value
            self.form.value = replace(value, title=site_of(value.link) or "An idea")
        super().flush()

    def action_back(self) -> None:
        """Go back; what cannot be read as a link or a price goes into the notes, and that is said."""
        if self.is_active and self.ready and (said := self.form.take_unread()):
            self.house.say(f"{said} What you typed there is in the notes now.")
        super().action_back()

    # -- the keys -------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Go to the first line."""
        if self.ready:
            self.form.line("title").focus()

    def action_open_slot(self) -> None:
        """Open it where it stands in the plan."""
        if self.idea is not None and self.is_active:
            self.house.go(SlotRoute(self.plan_id, slot_id=self.idea.slot))

    def action_remove(self) -> None:
        """Remove it, and go back to where it can be brought back."""
        below = self.app.screen_stack[-2]
        self.is_new = True  # it may be typed anew
        if isinstance(below, Ideas) and self.is_active:
            self.dismiss(None)
            below.take_out(self.idea_id)
        elif self.edit.change(remove_idea, self.idea_id) is not None:
            self.house.say("Removed.")
            self.action_back()

    def action_paste(self) -> None:
        """Fill what is empty with what is pasted."""
        if self.is_active:
            self.save_typed()
            self.house.go(PasteRoute(self.plan_id, idea_id=self.idea_id))

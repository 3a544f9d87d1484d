"""One idea: what it is, its link and price, whose it is. All of it is kept as it is typed."""

from typing import Any, ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.records import new_id
from twofold.domain.retreat.ideas import add_idea, remove_idea, replace_idea, slot_of, take
from twofold.domain.retreat.looking import site_of
from twofold.domain.retreat.pasting import Details, with_details
from twofold.domain.retreat.plan import Idea, Plan
from twofold.domain.retreat.routes import LookRoute, SlotRoute
from twofold.exports.money import digits, money
from twofold.widgets.plain import plain

from .going import copy, follow
from .ideaform import IdeaForm
from .ideas import Ideas
from .ideawords import hearts_of, stands
from .pastebox import PasteBox
from .planned import Planned


class IdeaPage(Planned):
    """The idea *idea_id* of a plan; None for a new one, which is there as soon as it has a name."""

    place = "retreat.idea"
    heading = "An idea"
    why = "A name is enough. The rest helps to decide, and to find it again."
    notes = (
        "Everything is kept as you type it. Outside of the fields u takes it back.",
        "Details from a page or a mail can be pasted in one go; they fill what is still empty.",
        "The browser is opened only when you ask for it, and the site then sees that somebody looks.",
    )
    AUTO_FOCUS = "#idea-title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_slot", "In the plan", tooltip="Open it where it stands in the plan",
                id="idea.slot"),
        Binding("t", "take", "Into the plan", tooltip="Take it into the plan", id="idea.take"),
        Binding("e", "edit", "Write", tooltip="Go to the first line", id="idea.edit"),
        Binding("f2,v", "paste", "Paste details", tooltip="Paste its details in one go", id="idea.paste"),
        Binding("w", "follow", "Open link", tooltip="Open its link in your browser", id="idea.follow",
                show=False),
        Binding("c", "copy", "Copy link", tooltip="Copy its link to the clipboard of the terminal",
                show=False, id="idea.copy"),
        Binding("l", "look", "Look around", tooltip="Look on the internet for it", show=False,
                id="idea.look"),
        Binding("f7", "remove", "Remove", tooltip="Remove this idea, at once", show=False,
                id="idea.remove"),
    ]  # fmt: skip

    def __init__(self, plan_id: str, idea_id: str | None = None) -> None:
        super().__init__(plan_id)
        self._new = idea_id is None
        self.idea_id = idea_id or new_id()
        self._blank = Idea(id=self.idea_id, title="")
        self._form: IdeaForm | None = None
        if not self._new:
            vars(self)["AUTO_FOCUS"] = ""  # what is there is read first, and its keys are at hand
        self._pasted = ""

    def body(self) -> ComposeResult:
        """Lay out the fields."""
        plan = self.edit.find()
        if plan is None:
            return
        if self.idea is None and not self._new:
            self._gone()
            return
        yield Static("", id="idea-stands", markup=False)
        idea = self.idea or self._blank
        self._form = IdeaForm(idea, self.house.couple(), plan.currency, digits(plan.currency))
        yield self._form

    def on_mount(self) -> None:
        """Show it; what is there already is read first."""
        if self._form is not None:
            self.call_after_refresh(self.draw)

    def _gone(self) -> None:
        self.house.say("This idea is not there any more.", calm=False)
        self.call_later(self.action_back)

    @property
    def idea(self) -> Idea | None:
        """The idea as it is kept; None while it is not."""
        return self.plan.idea(self.idea_id) if self.plan is not None else None

    @property
    def ready(self) -> bool:
        """Whether the fields are there."""
        return self._form is not None and self._form.is_mounted

    def draw(self) -> None:
        """Follow the plan: what changed there stands in the fields; what is being typed stays."""
        plan, form = self.plan, self._form
        if plan is None or form is None or not self.ready:
            return
        if self.idea is None and not self._new:
            self._gone()
            return
        idea = self.idea or self._blank
        form.follow(idea)
        price = "" if idea.price is None else money(idea.price, plan.currency)
        site = site_of(idea.link)
        key = "" if self.focused else self.key_of("idea.follow")
        form.tell("link", site and (f"{key} opens {site}" if key else f"leads to {site}"))
        form.tell("price", price)
        line = self.query_one("#idea-stands", Static)
        words = self._stands(plan, idea)
        line.update(words)
        line.display = bool(words)

    def on_descendant_focus(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Name the keys that can act now."""
        self.call_after_refresh(self.draw)

    def _stands(self, plan: Plan, idea: Idea) -> Content:
        parts, slot = [], slot_of(plan, idea)
        if idea.hearts is not None:
            parts.append(hearts_of(self.house.couple(), idea.hearts))
        if idea.vetoed:
            parts.append(plain("One of you would rather not"))
        if slot is not None:
            parts.append(plain(f"in the plan: {stands(plan, slot)}"))
        return Content(" · ").join(parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done just now."""
        idea = self.idea
        taken = idea is not None and self.plan is not None and slot_of(self.plan, idea) is not None
        if action == "open_slot":
            return taken
        if action == "take":
            return idea is not None and not taken
        if action in ("follow", "copy"):
            return idea is not None and bool(idea.link)
        if action == "remove":
            return idea is not None
        return super().check_action(action, parameters)

    # -- keeping --------------------------------------------------------------------------------------

    def on_form_changed(self, event: IdeaForm.Changed) -> None:
        """Keep what is typed and chosen."""
        event.stop()
        if self.ready:
            # The letter is drawn first: saving waits for the disk.
            self.call_after_refresh(self._save)

    def _save(self) -> None:
        """Keep what is typed; a new idea from its name on."""
        form = self._form
        if not self.ready or self.plan is None or form is None:
            return
        fields = form.typed()
        if not fields.get("title", form.base.title):
            fields.pop("title", None)  # the name it had stays until there is another
            if self.idea is None:
                fields = {}
        if not fields:
            self.draw()
            return
        before = form.base
        # What was typed is not to be put into its field again.
        form.base = replace(before, **fields)
        if self.edit.change_typed(form.here, _with, self.idea_id, fields, before, self.idea is None) is None:
            form.base = before

    def flush(self) -> None:
        """Keep all that is typed, on every way out: what has no name yet gets one."""
        form = self._form
        if not self.ready or form is None or self.plan is None:
            return
        if self.idea is None and form.typed() and not form.value.title:
            form.value = replace(form.value, title=site_of(form.value.link) or "An idea")
        self._save()

    def action_back(self) -> None:
        """Go back; what cannot be read as a link or a price goes into the notes, and that is said."""
        form = self._form
        if self.is_active and self.ready and form is not None and (said := form.take_unread()):
            self.house.say(f"{said} What stood there is in the notes now.")
        super().action_back()

    # -- the keys -------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Go to the first line."""
        if self._form is not None:
            self._form.line("title").focus()

    def action_take(self) -> None:
        """Take it into the plan."""
        self._save()
        id_ = new_id()
        after = self.edit.change(take, self.idea_id, id_)
        slot = after.slot(id_) if after is not None else None
        if after is not None and slot is not None:
            self.house.say(f"It stands on {stands(after, slot)}. Enter opens it there.")

    def action_open_slot(self) -> None:
        """Open it where it stands in the plan."""
        if self.idea is not None and self.is_active:
            self.house.go(SlotRoute(self.plan_id, slot_id=self.idea.slot))

    def action_remove(self) -> None:
        """Remove it, and go back to where it can be brought back."""
        below = self.app.screen_stack[-2]
        self._new = False
        if isinstance(below, Ideas) and self.is_active:
            self.dismiss(None)
            below.take_out(self.idea_id)
        elif self.edit.change(remove_idea, self.idea_id) is not None:
            self.house.say("Removed.")

    def action_look(self) -> None:
        """Look on the internet."""
        if self.is_active:
            known = self.idea_id if self.idea is not None else None
            self.house.go(LookRoute(self.plan_id, idea_id=known))

    @work(group="browser")
    async def action_follow(self) -> None:
        """Open its link; where that cannot be, show it in full."""
        if self.idea is not None and not await follow(self, self.idea.link) and self.is_active:
            self.house.go(LookRoute(self.plan_id, idea_id=self.idea_id))

    def action_copy(self) -> None:
        """Copy its link."""
        if self.idea is not None:
            copy(self, self.idea.link)

    @work(group="ask")
    async def action_paste(self) -> None:
        """Fill what is empty with what is pasted."""
        if self.plan is None or self.app.screen is not self:
            return
        self._save()
        box = PasteBox(self.plan.currency, self._pasted)
        details = await self.app.push_screen_wait(box)
        self._pasted = box.text
        if details is not None:
            self.edit.change(_pasted, self._blank, details)


def _with(plan: Plan, idea_id: str, fields: dict[str, Any], before: Idea, new: bool) -> Plan:
    """Return *plan* with *fields* of that idea; a *new* one is added."""
    stored = plan.idea(idea_id)
    if stored is None and new:
        return add_idea(plan, replace(before, **fields))
    return replace_idea(plan, replace(stored or before, **fields))


def _pasted(plan: Plan, blank: Idea, details: Details) -> Plan:
    stored = plan.idea(blank.id)
    if stored is None:
        return add_idea(plan, with_details(blank, details))
    return replace_idea(plan, with_details(stored, details))

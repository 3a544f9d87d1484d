"""Looking back together: what they took home, how the promises stand, and a line of each."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import local_day
from twofold.domain.records import SIDES
from twofold.domain.retreat.closing import (
    CHECKIN,
    checkin_words,
    closing_of,
    follow_up_of,
    looked,
    with_words,
)
from twofold.domain.retreat.plan import Plan
from twofold.widgets.fields import Line
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text
from twofold.widgets.plain import plain, signed

from .links import Linked, promise_links
from .scrolled import taken_home


def look_words(after: int) -> str:
    """Return what the look back *after* so many days is called."""
    return {CHECKIN: "Your check-in", 7: "A week after", 30: "A month after"}.get(
        after, f"{after} days after"
    )


class Follow(Linked):
    """The look back at the plan *plan_id*, *after* so many days (0: at the check-in they named)."""

    place = "retreat.follow"
    heading = "Looking back"
    why = "What two people look at once more after a week, and after a month, stays with them longer."
    notes = (
        "Nothing here counts against anyone. A promise that was too big can be made smaller, or let go.",
        "A line of each is enough, and none is fine. It is kept with the memories of these days.",
    )
    takes_back = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "done", "Done", tooltip="You have looked at it together", id="follow.done"),
        Binding("e", "edit", "A line", tooltip="Write a line each", id="follow.edit"),
        Binding("z", "wave", "Not now", tooltip="It does not come up again; the memories keep it",
                id="follow.wave"),
    ]  # fmt: skip

    def __init__(self, plan_id: str, after: int) -> None:
        super().__init__(plan_id)
        self.after = after

    def body(self) -> ComposeResult:
        """Lay out what there was, and a line of each."""
        plan = self.edit.find()
        if plan is None:
            return
        couple = self.house.couple()
        fields = [
            Text(f"words.{n}", signed(couple, side), id=f"follow-{side}") for n, side in enumerate(SIDES)
        ]
        self.form = Form(follow_up_of(plan, self.after), fields, "follow")
        with Vertical(id="follow", classes="column"):
            yield Static("", id="follow-what", classes="lead", markup=False)
            yield Static("", id="follow-when", classes="quiet", markup=False)
            yield Static("", id="follow-taken", markup=False)
            yield Static("How is it with what you promised?", id="follow-ask", classes="lead", markup=False)
            yield Vertical(id="follow-promises")
            yield Static("How is it now? A line of each, if you like", classes="lead gap", markup=False)
            yield self.form
            yield Static("", id="follow-end", classes="quiet gap", markup=False)

    def on_mount(self) -> None:
        """Show it."""
        if self.plan is None:
            return
        self.head(self.plan.title)
        self._lay_promises()
        self.draw()

    def _lay_promises(self) -> None:
        assert self.plan is not None
        links = promise_links(self.house, self.plan, local_day(self.now)) if self.plan.closing else []
        self.lay(self.query_one("#follow-promises", Vertical), links)
        self.query_one("#follow-ask").display = bool(links)

    def draw(self) -> None:
        """Draw what is not typed."""
        plan = self.plan
        if plan is None or not self.query("#follow-end"):
            return
        closing, settled = closing_of(plan), follow_up_of(plan, self.after).at is not None
        what = look_words(self.after)
        self.show("follow-what", plain(what if self.after == CHECKIN else f"{what} {plan.title}"))
        named = self.after == CHECKIN and closing.checkin is not None
        self.show("follow-when", plain(checkin_words(closing.checkin) if named and closing.checkin else ""))
        told = taken_home(closing, self.house.couple(), promises=False)
        self.show("follow-taken", told)
        end = "Kept as you type. Enter goes on; Esc leaves the line."
        if not isinstance(self.focused, Line):
            end = "You have looked at this. What you write stays with the memories."
            if not settled:
                end = f"{self.key_of('follow.done')} when you have looked at it together."
        self.show("follow-end", Content(end))
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Name the keys that can act now."""
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was looked at need not be waved away; a letter typed is not a change to take back."""
        if action == "undo":
            return False
        if action == "wave" and self.plan is not None:
            return follow_up_of(self.plan, self.after).at is None
        return super().check_action(action, parameters)

    # -- what is written ----------------------------------------------------------------------------

    def on_form_changed(self, event: Form.Changed) -> None:
        """Keep what is typed."""
        event.stop()
        # The letter is drawn first: saving waits for the disk.
        self.call_after_refresh(self.flush)

    def flush(self) -> None:
        """Keep what is typed."""
        if self.plan is None or not self.query("#follow-end"):
            return
        base = self.plan
        if self._written(base, base) != base and self.edit.change(self._written, base) is not None:
            # What the other terminal wrote meanwhile must not be taken for words deleted here.
            self.form.value = follow_up_of(self.plan, self.after)

    def _written(self, plan: Plan, base: Plan) -> Plan:
        """Return *plan* with what was typed here since *base* was read; the other terminal's line stays."""
        before, typed = follow_up_of(base, self.after).words, self.form.read().words
        for side, words, was in zip(SIDES, typed, before, strict=True):
            if words != was:
                plan = with_words(plan, self.after, side, words)
        return plan

    def reload(self) -> None:
        """Follow the other terminal, and the pages that lay on top; what is being typed here stays."""
        if self.plan is None or not self.query("#follow-end"):
            return
        self.flush()
        if self.edit.find() is None:
            return
        self.form.value = follow_up_of(self.plan, self.after)
        self._lay_promises()
        self.draw()

    # -- keys ---------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Write a line each."""
        if self.plan is not None:
            self.query_one("#follow-a", Line).focus()

    def action_done(self) -> None:
        """Keep that they looked at it together."""
        self._settle("It stands with the memories of these days.")

    def action_wave(self) -> None:
        """Let it be: it does not come up again."""
        self._settle("That is fine. It stands with the memories, should you want it.")

    def _settle(self, words: str) -> None:
        if self.plan is None or self.app.screen is not self:
            return
        self.flush()
        if follow_up_of(self.plan, self.after).at is None:
            if self.edit.change(looked, self.after, self.now) is None:
                return
            self.house.say(words)
        self.action_back()

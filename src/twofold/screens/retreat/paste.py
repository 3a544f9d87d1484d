"""The page that takes what people have: what it would change is shown, and taken with one key."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.retreat.amounts import Foreign
from twofold.domain.retreat.plan import Idea
from twofold.domain.retreat.proposals import Proposal, take_in
from twofold.domain.retreat.proposing import PASTE_LIMIT
from twofold.domain.retreat.routes import BringRoute
from twofold.screens.page import View
from twofold.widgets.choices import Choices
from twofold.widgets.command import Command, in_sentence

from .pasterows import TAKE, left_out, rows, told
from .pasting import PasteField, Pasting
from .rate import RateBox
from .withidea import WithIdea

_LEAD = (
    "Paste a mail, a ticket, a confirmation or a page, or the path of such a file. You see the "
    "changes before anything is changed."
)
_CONFINED_LEAD = (
    "Paste a mail, a ticket, a confirmation or a page. You see the changes before anything is changed."
)


class PastePage(Pasting):
    """Pasted for the plan *plan_id*: among its *ideas*, or for the idea *idea_id*, or for its days."""

    place = "retreat.paste"
    heading = "Paste what you have"
    why = "No need to type what a mail or a ticket already says."
    notes = (
        "twofold takes what is ticked, all in one go, and one key takes it all back.",
        "Guesses are marked. Where a price can be read in several ways, none is ticked.",
        "You can name a calendar (.ics), mail (.eml) or page by its path, or drop it on the terminal.",
        "If KDE's itinerary extractor is installed, it reads files and long mails first.",
        "None of it leaves this computer.",
    )
    undo_named = False
    AUTO_FOCUS = "#paste-words"
    redraws_on = ("mount", "resize")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,t", "take", "Take", tooltip="Take what is ticked", id="paste.take"),
        Command("space", "tick", "Tick", tooltip="Tick this one, or not", id="paste.tick",
                when="may_tick"),
        Binding("e", "edit", "Write", tooltip="Go back into the field", id="paste.edit"),
        Command("b", "file", "Calendar file", tooltip="Find a calendar file (.ics) by its name",
                id="paste.file", when="reaches_files"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", id="retreat.undo", when="may_undo"),
    ]  # fmt: skip

    def __init__(self, plan_id: str, idea_id: str | None = None, ideas: bool = False) -> None:
        super().__init__(plan_id, idea_id, ideas)
        self._writing = False

    def body(self) -> ComposeResult:
        """Lay out the field, what is said of it, and what would change."""
        if self.edit.find() is None:
            return
        with Vertical(id="paste"):
            yield Static("", id="paste-lead", markup=False)
            yield PasteField(self.below.pasted if self.below else "", limit=PASTE_LIMIT, id="paste-words",
                        placeholder="all of it in one go")  # fmt: skip
            yield Static("", id="paste-said", markup=False)
            yield Choices(id="paste-list", hides=True)
            yield Static("", id="paste-told", markup=False)

    @property
    def reaches_files(self) -> bool:
        """Whether files of this machine may be named."""
        return not self.house.confined

    # -- ticking --------------------------------------------------------------------------------------

    @property
    def ticked(self) -> tuple[Proposal, ...]:
        """What would be taken."""
        things = self.found.things if self.found else ()
        return tuple(each for n, each in enumerate(things) if each.ticked != (n in self.flipped))

    @property
    def may_tick(self) -> bool:
        """Whether the cursor is on something that can be ticked."""
        return self.focused is self.query_one(Choices) and isinstance(self.under_cursor.value, int)

    def action_tick(self) -> None:
        """Tick what is under the cursor, or leave it."""
        place = self.under_cursor.value
        if self.found is None or not isinstance(place, int):
            return
        things = self.found.things
        if things[place].abroad and not things[place].parts:
            self._ask_rate(place)
            return
        self.flipped ^= {place}
        name = things[place].instead
        if name and things[place] in self.ticked:
            # Of several readings of one price, one is meant.
            others = {n for n, each in enumerate(things) if each.instead == name and n != place}
            self.flipped -= {n for n in others if not things[n].ticked}
        self.draw()

    @work(group="ask")
    async def _ask_rate(self, place: int) -> None:
        found, plan = self.found, self.plan
        if found is None or plan is None or (price := found.things[place].abroad) is None:
            return
        rate = await self.app.push_screen_wait(RateBox(Foreign(price.amount, price.currency), plan.currency))
        if rate is None or self.found is None:
            return
        self.rates[price.currency] = rate
        self.show(self.found)
        if self.found.things[place].parts:
            self.action_tick()
        else:
            self.house.say("That is more than twofold can count. Check the rate.")

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Take what is ticked; on any other line, tick that."""
        event.stop()
        if event.id == TAKE:
            self.action_take()
        else:
            self.action_tick()

    # -- taking ---------------------------------------------------------------------------------------

    def action_take(self) -> None:
        """Take what is ticked, all in one change."""
        if self.is_reading:
            self.takes_next = True
        elif self.is_active:
            self._take()

    def _take(self) -> None:
        some, before = self.ticked, self.plan
        if self.found is None:
            trouble = self.said.plain or "There is nothing to read here yet. Paste it into the field first."
            self.house.say(trouble)
        elif not some:
            self.house.say("Nothing is ticked. Space ticks what you want to take.")
        else:
            parts = [part for each in some for part in each.parts]
            gone = [slot_id for each in some for slot_id in each.gone]
            abroad = {each.abroad.currency for each in some if each.abroad}
            rates = {code: rate for code, rate in self.rates.items() if code in abroad}
            after = self.edit.change(take_in, parts, gone, rates)
            if after is not None:
                self._taken(some, is_new=after != before)

    def _taken(self, some: tuple[Proposal, ...], *, is_new: bool) -> None:
        self.empty()
        below = self.below
        key = in_sentence(self.key_of("retreat.undo") or "u")
        count = "It is" if len(some) == 1 else f"All {len(some)} are"
        # What was called off only goes; what replaces something comes in its place.
        where = "in your plan now" if any(each.parts for each in some) else "no longer in your plan"
        words = f"{count} {where}. {key} takes {'it' if len(some) == 1 else 'all of it'} back."
        words = words if is_new else "Your plan has all of it already, just like this."
        if isinstance(below, WithIdea):
            below.took(next((part.id for each in some for part in each.parts if isinstance(part, Idea)), ""))
            self.house.say(words)
            self.action_back()
            return
        self.said = Content.styled(words, "bold")
        self.set_focus(None)
        self.draw()

    def changed(self) -> None:
        """Say no more about what was taken, or taken back."""
        self.said = Content("")
        super().changed()

    # -- the keys -------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Go back into the field."""
        self._writing = True
        self.draw()
        self.query_one(PasteField).focus()

    def action_file(self) -> None:
        """Look for a calendar file."""
        if self.is_active:
            self.house.go(BringRoute(self.plan_id))

    def on_descendant_blur(self) -> None:
        """Go on to the list, where there is one."""
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        if self.app.screen is self and self.focused is None and self.found is not None:
            self.query_one(Choices).focus()
        self._writing = bool(self.focused is self.query_one(PasteField))
        self.draw()

    # -- drawing --------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self) -> None:
        """Tell of what is under the cursor now."""
        self.put({"paste-told": self._told()})
        self.refresh_bindings()

    def view(self) -> View:
        """Show what would change."""
        plan, found = self.rated, self.found
        if plan is None:
            return {}
        lead = _LEAD if self.reaches_files else _CONFINED_LEAD
        return {
            "paste-lead": "" if self.is_short or found else lead,
            # Where there is little room, the field makes way for what was found in it.
            "paste-words": self._writing or found is None or not self.is_short,
            "paste-said": self.said,
            "paste-list": rows(plan, found, self.ticked, self.key_of) if found else [],
            "paste-told": self._told,
        }

    def _told(self) -> Content:
        place, plan = self.under_cursor.value, self.rated
        if plan is None or self.found is None:
            return Content("")
        if isinstance(place, int) and place < len(self.found.things):
            return told(plan, self.found.things[place], short=self.is_short)
        return left_out(self.found)

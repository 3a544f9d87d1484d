"""The field that takes what people have, and the reading of it: at once, or beside the page."""

from abc import abstractmethod
from collections.abc import Callable
from decimal import Decimal

from msgspec.structs import replace
from textual import work
from textual.content import Content
from textual.events import Paste
from textual.widgets import TextArea

from twofold.domain.people import Invalid
from twofold.domain.retreat.abroad import at_rate
from twofold.domain.retreat.plan import Idea, Plan
from twofold.domain.retreat.proposals import Proposed, take_in
from twofold.exports.pasted_in import FILES, proposed, proposed_in_file
from twofold.screens.house import CONFINED
from twofold.widgets.aside import Watch, watched
from twofold.widgets.choices import Choices
from twofold.widgets.words import Words

from .bring import PATH_LIMIT, path_of
from .planned import Planned

_AT_ONCE = 4_000
"""Characters that are read while they are typed; more is read beside the page."""


class PasteField(Words):
    """The field; ``is_pasted``: what stands there was pasted, and not typed."""

    is_pasted = False
    on_leave: Callable[[], bool] | None = None
    """Is asked first when Esc leaves the field: whether it was meant for something else."""

    def action_leave(self) -> None:
        """Give the keyboard back to the page, unless Esc was meant for something else."""
        if self.on_leave is None or not self.on_leave():
            super().action_leave()

    def on_paste(self, event: Paste) -> None:
        """Take note of it."""
        self.is_pasted = True


class Pasting(Planned):
    """A page of a plan that reads what stands in its field: among its *ideas*, or for the idea *idea_id*, or
    for its days. ``found``: what that would change; ``said``: a word about it. ``is_reading``: that takes
    a while, and ``takes_next``: what is found is to be taken then."""

    def __init__(self, plan_id: str, idea_id: str | None = None, ideas: bool = False) -> None:
        super().__init__(plan_id)
        self.found: Proposed | None = None
        self.said = Content("")
        self.flipped: set[int] = set()
        self.rates: dict[str, Decimal] = {}
        self._idea_id, self._ideas = idea_id, ideas
        self._known = ""
        self.is_reading = self.takes_next = False

    @property
    def below(self) -> Planned | None:
        """The page below, which keeps what stands here."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack else stack[-1]
        return below if isinstance(below, Planned) else None

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.query_one(PasteField).text if self.query(PasteField) else ""

    # -- reading --------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Read what stood there before."""
        for field in self.query(PasteField):
            field.on_leave = self.stop
        if self.text:
            self.read()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Read what is there now."""
        event.stop()
        if self.text == self._known:
            return
        if below := self.below:
            below.pasted = self.text
        self.read()

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted beside the field into it."""
        event.stop()
        words = self.query_one(PasteField)
        words.move_cursor(words.document.end)
        words.insert(event.text)

    def read(self) -> None:
        """Read what is in the field: at once, or beside the page where that takes a while."""
        plan, text = self.plan, self.text
        if plan is None:
            return
        self._known = text
        self.workers.cancel_group(self, "paste")
        self.is_reading = self.takes_next = False
        self.flipped.clear()
        idea = None
        if self._idea_id:
            idea = plan.idea(self._idea_id) or Idea(id=self._idea_id, title="")
        today, ideas, named = self.today, self._ideas, text.strip()
        is_long = len(text) > _AT_ONCE
        asks = is_long and not self.house.confined

        def look(watch: Watch | None = None) -> Proposed:
            if _is_path(named):
                return proposed_in_file(path_of(named), plan, today, idea=idea, ideas=ideas, watch=watch)
            return proposed(text, plan, today, idea=idea, ideas=ideas, programs=asks, watch=watch)

        if not named:
            self.show(None)
        elif _is_path(named) and self.house.confined:
            self.show(f"{CONFINED} Paste what the file says.")
        elif _is_path(named) or is_long:
            self.is_reading = True
            self._read_aside(text, look)
        else:
            try:
                self.show(look())
            except Invalid as trouble:
                self.show(str(trouble))

    @work(group="paste", exclusive=True)
    async def _read_aside(self, text: str, read: Callable[[Watch], Proposed]) -> None:
        found: Proposed | str
        try:
            found = await watched(read, self._tell)
        except Invalid as trouble:
            found = str(trouble)
        if self.text == text:
            self.is_reading = False
            self.show(found)
            if self.takes_next:
                self.action_take()

    def _tell(self, part: float) -> None:
        """Say how far the reading is."""
        if self.is_reading and self.is_attached:
            self.said = Content(f"Reading it: {part:.0%}. Esc stops it.")
            self.draw()

    def stop(self) -> bool:
        """Read no further; return whether something was read."""
        was = self.is_reading
        if was:
            self.workers.cancel_group(self, "paste")
            self.is_reading = self.takes_next = False
            self.show("Stopped. Nothing was taken.")
        return was

    def action_back(self) -> None:
        """Stop the reading first, and then go back."""
        if not self.stop():
            super().action_back()

    def empty(self) -> None:
        """Let nothing stand in the field any more."""
        self._known = self.query_one(PasteField).text = ""
        if self.below:
            self.below.pasted = ""
        self.show(None)

    @abstractmethod
    def action_take(self) -> None:
        """Take what is ticked."""

    def show(self, found: Proposed | str | None) -> None:
        """Show what was *found*, or the sentence that says why there is nothing.

        After a paste the keyboard goes to what was found.
        """
        self.found = self._counted(found) if isinstance(found, Proposed) else None
        field = self.query_one(PasteField)
        # While a path is typed there is no such file yet, and nobody needs a warning.
        hue = "$warning" if field.is_pasted else "$quiet"
        self.said = Content.styled(found, hue) if isinstance(found, str) else Content("")
        self.draw()
        if field.is_pasted and self.found is not None and self.app.screen is self:
            self.query_one(Choices).focus()
        field.is_pasted = False
        self.refresh_bindings()

    def _counted(self, found: Proposed) -> Proposed:
        """Return *found* with the prices from abroad counted, where they said the rate."""
        if (plan := self.rated) is None:
            return found
        counted = ((each.abroad and at_rate(plan, each)) or each for each in found.things)
        return replace(found, things=tuple(counted))

    @property
    def rated(self) -> Plan | None:
        """The plan with the rates that were said here, which are kept once something at them is taken."""
        return take_in(self.plan, (), rates=self.rates) if self.plan is not None else None

    def reload(self) -> None:
        """Follow what was saved elsewhere."""
        super().reload()
        if self.plan is not None and self.found is not None and not self.is_reading:
            flipped = set(self.flipped)
            self.read()
            self.flipped = flipped
            self.draw()


def _is_path(named: str) -> bool:
    """Return whether what is *named* is the path of a file, or a link to one."""
    if not named or "\n" in named or len(named) > PATH_LIMIT or named.startswith(("http:", "https:")):
        return False
    bare = named.strip("'\"").lower()
    return bare.startswith(("/", "~/", "./", "../", "file:")) or bare.endswith(FILES)

"""One's own moments: those that are for oneself alone, and those that were shown."""

from collections.abc import Awaitable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.domain.dates import local_day, past_day_alone
from twofold.domain.moments.records import Jotted
from twofold.domain.moments.routes import WriteMomentRoute
from twofold.domain.records import Side, new_id, other
from twofold.screens.edit import STANDS
from twofold.screens.ownmoments import Kept, Own, own_moments
from twofold.screens.page import View
from twofold.screens.private import PrivatePage
from twofold.screens.saving import kept
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command

from .acts import shown_now

EMPTY = "There is nothing here yet. One line is enough: {key} begins one."
NOT_ALL = (
    "Something here was written without your passphrase. When you open your drawer you are asked "
    "about it. Accept it, and it joins the others."
)
NOTHING = Kept((), (), True)


class OwnMoments(PrivatePage[Jotted]):
    """What *side* keeps. *about* names the page; each moment is a writing of its own."""

    place = "moments.own"
    heading = "Your moments"
    why = "What was good, in your own words. Tell each other one when you like."
    notes = (
        "The key for your moments opens this page in Appreciations and in the weekly check-in. "
        "Letters offer them as openings.",
    )
    writing_kind = "moment"
    shape = Jotted
    AUTO_FOCUS = "#own-list"
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("n", "new", "New", tooltip="Write another one", id="own.new", when="is_laid_out"),
        Command("s", "show", "Show it", tooltip="Show this one to the other", id="own.show",
                when="is_on_private"),
        Command("d", "delete", "Delete", tooltip="Delete this one", id="own.delete", when="is_on_private"),
        Command("u", "undo", "Bring back", tooltip="Bring back what you deleted", id="own.undo",
                when="may_undo"),
    ]  # fmt: skip

    def __init__(self, side: Side, about: str = "moments") -> None:
        super().__init__(side, about)
        self._kept = NOTHING

    def load(self) -> bool:
        """Read them all."""
        if super().load():
            self._kept = own_moments(self.house, self.side)
            return True
        return False

    def private_body(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="own", classes="column"):
            yield Static("", id="own-words", markup=False)
            yield Choices([], id="own-list")
            yield Static("", id="own-aside", classes="quiet", markup=False)

    def reload(self) -> None:
        """Follow what was written over this page, or at the other terminal."""
        if not self.is_shut and self.writing is not None and self.load():
            self.redraw()

    def view(self) -> View:
        """Show them, or how to begin."""
        private, shown, whole = self._kept
        alone, given = [*map(self._row, private)], [*map(self._row, shown)]
        empty = "" if alone or given or not whole else EMPTY.format(key=self.key_of("own.new"))
        return {
            "own-words": empty,
            "own-list": sections(("For you alone", alone), ("Shown", given)),
            "own-aside": "" if whole else NOT_ALL,
        }

    def _row(self, own: Own) -> Choice:
        day = past_day_alone(local_day(own.written), self.today)
        return Choice(own.about, own.words, day, value=own)

    @property
    def under(self) -> Own | None:
        """The one under the cursor that is for oneself alone."""
        listed = [choices.under for choices in self.query("#own-list").results(Choices)] or [None]
        return next((each for each in self._kept.private if listed[0] and each.about == listed[0].id), None)

    @property
    def is_on_private(self) -> bool:
        """Whether there is one under the cursor that was not shown."""
        return self.is_laid_out and self.under is not None

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with it."""
        self.refresh_bindings()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Write on, in one that was not shown."""
        event.stop()
        if self.is_active and (own := self.under) is not None:
            self.house.go(WriteMomentRoute(self.side, own.about))

    def action_new(self) -> None:
        """Write another one."""
        if self.is_active:
            self.house.go(WriteMomentRoute(self.side, new_id()))

    def action_show(self) -> None:
        """Show the one under the cursor to the other."""
        if (own := self.under) is None:
            return
        writing = self.house.vault.writing("moment", own.about, self.side)
        done = shown_now(self.house, writing, own.words)
        self.house.say(f"Shown to {self.house.couple().name(other(self.side))}." if done else STANDS)
        self.reload()

    # -- deleting, and bringing back --------------------------------------------------------------------

    @property
    def steps(self) -> list[Own]:
        """What was deleted and can be brought back, until the next hand-over; the newest is last."""
        return self.house.steps(f"moments-{self.side}", private=True)

    @property
    def may_undo(self) -> bool:
        """Whether there is something to bring back."""
        return self.is_laid_out and bool(self.steps)

    def action_delete(self) -> None:
        """Delete the one under the cursor."""
        if (own := self.under) is None:
            return
        writing = self.house.vault.writing("moment", own.about, self.side)
        if kept(self.house, self.house.vault.emptied(writing)):
            self.steps.append(own)
        else:
            self.house.say(STANDS)
        self.reload()

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        from twofold.store.errors import StoreError

        vault, own = self.house.vault, self.steps.pop()
        try:
            writing = vault.writing("moment", own.about, self.side).with_(created=own.written)
            if not kept(self.house, vault.write(writing, Jotted(own.words))):
                self.house.say(STANDS)
        except StoreError as error:
            self.steps.append(own)
            self.house.say(str(error), calm=False)
        self.reload()

    def shut(self) -> Awaitable[object]:
        """Forget all of it."""
        gone = super().shut()
        self._kept = NOTHING
        self.steps.clear()
        return gone

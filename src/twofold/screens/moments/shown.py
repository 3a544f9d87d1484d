"""The moments that were shown, and the way to write one, or to one's own."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import day_words, local_day
from twofold.domain.moments.entries import entry_of
from twofold.domain.moments.records import Moment
from twofold.domain.moments.showing import is_for, reach, seen
from twofold.domain.records import SIDES, Side, other
from twofold.screens.edit import Edit, Editing
from twofold.screens.ownmoments import look_at_own, write_moment
from twofold.screens.page import View
from twofold.screens.saving import kept
from twofold.screens.starring import STAR, turn_star
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.plain import plain, signed
from twofold.widgets.seat import is_others

EMPTY = (
    "One line, such as: You made tea before I woke. It takes ten seconds, and nobody keeps count.",
    "It is yours alone until you show it. It is at hand when you thank each other, in the weekly "
    "check-in, and when you write a letter.",
)
SHORT = "One line, such as: You made tea before I woke."
KEYS = "fj"


class Moments(Editing):
    """What they showed each other. *reader*: who came to see what was shown to them, or None."""

    place = "moments"
    heading = "Moments"
    why = "Good things are soon forgotten. One line keeps them."
    notes = (
        "A moment is private until its writer shows it. Writing one needs no passphrase; reading your own "
        "does, if you have one.",
        "From anywhere: the list of all commands (Ctrl+P) has “A moment”. From a shell: twofold moment.",
        "A star is for both of you. It puts a moment among the starred ones in your book, and in "
        "the year you may print together.",
        "Thanks that arise in daily life go with happier days together (PMC9637232); thanking as a "
        "task did little. So nobody is reminded.",
    )
    AUTO_FOCUS = "#moments-list"
    redraws_on = ("resize",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("r", "reach", "It reached me", tooltip="Tell the writer that this one reached you",
                id="moments.reach", when="may_answer"),
        Command("asterisk", "star", "Into the book", tooltip="Put a star on it in your book, or take it away",
                id="moments.star", key_display="*", when="is_on_one", called="star_called"),
        Command("f", "write('a')", "First of you", tooltip="The first of you writes a moment, alone",
                id="moments.first", called="name_of"),
        Command("j", "write('b')", "Second of you", tooltip="The second of you writes a moment, alone",
                id="moments.second", called="name_of"),
        Command("d", "delete", "Delete", tooltip="Remove this one, for both of you", id="moments.delete",
                when="may_delete"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", id="moments.undo",
                when="may_undo"),
        Command("F", "own('a')", "First one's own", tooltip="The first one's own moments, for them alone",
                show=False, id="moments.own-a"),
        Command("J", "own('b')", "Second one's own", tooltip="The second one's own moments, for them alone",
                show=False, id="moments.own-b"),
    ]  # fmt: skip

    def __init__(self, reader: Side | None = None) -> None:
        super().__init__()
        self._reader = reader
        self._moments: tuple[Moment, ...] = ()
        self._stars: frozenset[str] = frozenset()

    @property
    def history(self) -> str:
        """What is taken back here."""
        return "moments"

    def body(self) -> ComposeResult:
        """Lay out a word for the beginning, and the list."""
        with Vertical(id="moments", classes="column"):
            yield Static("", id="moments-words", markup=False)
            yield Choices([], id="moments-list")

    def on_mount(self) -> None:
        """Show what there is, and the newest of what was shown to the one who came for it."""
        self.reload()
        reader = self.house.seat or self._reader
        fresh = [each for each in self._moments if reader and is_for(each, reader) and each.seen is None]
        if fresh:
            self.query_one("#moments-list", Choices).go_to(fresh[0].id)
            now = self.house.clock.now()
            kept(self.house, *(seen(each, reader, now) for each in fresh if reader))
            self.reload()

    def reload(self) -> None:
        """See what there is."""
        waiting = [each for each in self.house.unsaved if isinstance(each, Moment)]
        known = {each.id: each for each in (*self.house.store[Moment].all(), *waiting)}
        shown = [each for each in known.values() if each.author and each.shown and not each.deleted]
        shown.sort(key=lambda each: (each.shown or each.created, each.id), reverse=True)
        self._moments, self._stars = tuple(shown), self.house.book.stars
        self.draw()

    def changed(self) -> None:
        """Follow a change that was saved just now."""
        self.reload()
        self.refresh_bindings()

    def view(self) -> View:
        """Show the moments, or what they are for while there is none."""
        return {"moments-words": "" if self._moments else self._begin(), "moments-list": self._choices()}

    def _begin(self) -> Content:
        if self.is_short:
            return plain(SHORT)
        lead = Content.styled("Is there something good you would like to keep?", "bold")
        return Content("\n\n").join([lead, *map(plain, EMPTY)])

    # -- the list -------------------------------------------------------------------------------------

    def _choices(self) -> list[Choice]:
        couple, seat = self.house.couple(), self.house.seat
        sides = [side for side in SIDES if not is_others((side,), seat)]
        write = [
            Choice(f"write('{side}')", Content.assemble(signed(couple, side), " writes one"),
                   key=KEYS[SIDES.index(side)])
            for side in sides
        ]  # fmt: skip
        own = [
            Choice(f"own('{side}')", Content.assemble("Kept for ", signed(couple, side), " alone"),
                   key=KEYS[SIDES.index(side)].upper())
            for side in sides
        ]  # fmt: skip
        return sections(("One line about something good", [*write, *own]),
                        ("Shown", [*map(self._row, self._moments)]))  # fmt: skip

    def _row(self, moment: Moment) -> Choice:
        couple, author = self.house.couple(), moment.author
        assert author is not None
        day = day_words(local_day(moment.created), self.today)
        words = f"{STAR} {moment.words}" if entry_of(moment) in self._stars else moment.words
        note = Content.assemble(signed(couple, author, bold=False), f", {day}")
        if moment.reached is not None:
            note = Content.assemble(note, "; it reached ", signed(couple, other(author), bold=False))
        return Choice(moment.id, words, note, value=moment)

    @property
    def under(self) -> Moment | None:
        """The moment under the cursor, as it is now."""
        chosen = self.query_one("#moments-list", Choices).under
        return next((each for each in self._moments if chosen and each.id == chosen.id), None)

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def is_on_one(self) -> bool:
        """Whether there is a moment under the cursor."""
        return self.under is not None

    @property
    def star_called(self) -> str:
        """What the key of the star does just now."""
        return "Star off" if self.under and entry_of(self.under) in self._stars else ""

    @property
    def may_answer(self) -> bool:
        """Whether the one it was shown to may answer it now."""
        moment = self.under
        return moment is not None and is_for(moment, self.house.seat) and moment.reached is None

    @property
    def may_delete(self) -> bool:
        """Whether it may be taken away here: at a seat, only by its writer."""
        moment = self.under
        return moment is not None and self.house.seat in (None, moment.author)

    def on_option_list_option_highlighted(self) -> None:
        """Offer what can be done with it."""
        self.refresh_bindings()

    async def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says."""
        event.stop()
        if not isinstance(event.choice.value, Moment):
            await self.run_action(event.id)

    @work(group="ask")
    async def action_write(self, side: Side) -> None:
        """Let *side* write a moment."""
        if self.app.screen is self:
            await write_moment(self, side)

    @work(group="ask")
    async def action_own(self, side: Side) -> None:
        """Let *side* look at what they keep."""
        if self.app.screen is self:
            await look_at_own(self, side)

    def action_reach(self) -> None:
        """Answer the moment under the cursor."""
        if (moment := self.under) is not None:
            edit = Edit(self, Moment, moment.id, what="This moment", history=self.history)
            edit.change(partial(reach, seat=self.house.seat, now=self.house.clock.now()))

    def action_star(self) -> None:
        """Put the moment under the cursor into the book, with a star, or take the star away."""
        if (moment := self.under) is not None:
            turn_star(self.house, entry_of(moment))
            self.reload()

    def action_delete(self) -> None:
        """Take the moment under the cursor away."""
        if (moment := self.under) is not None:
            Edit(self, Moment, moment.id, what="This moment", history=self.history).remove()

"""The shelf: books and films, by how far the two are with them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.records import Record, Side
from twofold.domain.shelf.records import Work, WorkState, WorkSummary
from twofold.domain.shelf.routes import AddWorkRoute, TrailRoute, WorkRoute
from twofold.domain.shelf.trail import stops
from twofold.domain.shelf.works import ORDERS, STATES, shelved, with_state
from twofold.screens.edit import Edit, Editing
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command, leads
from twofold.widgets.plain import hue, plain

from .kept import SHELF, edit_of_work
from .render import states_line, trail_line, where_words

TITLES: dict[WorkState, str] = {
    "under way": "Under way", "wanted": "Wanted", "done": "Done", "put aside": "Put aside",
}  # fmt: skip


class Works(Editing):
    """Every book and film, in sections."""

    place = "shelf"
    heading = "Shelf"
    why = "Other people's stories make it easier to talk about your own."
    notes = (
        "Read or watch a slice a week. Each of you marks a passage that could be about you, and you talk.",
        "Films: in one trial with 174 young couples, those who watched five and talked after each stayed "
        "together as often over three years as those who took a course (Ronald Rogge and others, 2013). More "
        "of those with no programme parted, but they were not chosen by lot.",
        "The sign after a title says who proposed it. Without one, both of you did.",
    )
    AUTO_FOCUS = "#works"
    BINDINGS: ClassVar[list[BindingType]] = [
        leads("n", AddWorkRoute(), "Add one", tooltip="From a short list, or one of your own",
                id="shelf.add"),
        leads("p", TrailRoute(), "Your trail", tooltip="A few of them, one after the other",
                id="shelf.trail"),
        Command("o", "order", "Order", tooltip="By title, by who made it, or as added", id="shelf.order",
                when="is_on_one"),
        *(
            Command(str(n), f"state('{state}')", TITLES[state], tooltip=f"Say that it is {state}", show=False,
                    id=f"shelf.state-{n}", when="is_on_one")
            for n, state in enumerate(STATES, 1)
        ),
        Command("x", "remove", "Take away", tooltip="Take it off the shelf; u brings it back", show=False,
                id="shelf.remove", when="is_on_one"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="shelf.undo",
                when="may_undo"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._order = ORDERS[0]

    @property
    def history(self) -> str:
        """What was done to the shelf, and to each work on it, is taken back here."""
        return SHELF

    def edit_of(self, record: Record) -> Edit[Work]:
        """Return the edit of a work."""
        return edit_of_work(self, record.id)

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield Static("", id="works-begin", classes="column", markup=False)
        yield Choices(id="works", classes="column")
        yield Static("", id="works-end", classes="column quiet", markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self.draw()
        self.query_one(Choices).first()

    def view(self) -> View:
        """Show what there is now."""
        cards = self.house.store.works.peek(WorkSummary)
        begin = "Nothing is here yet. Choose two or three for the coming weeks, and take them in turn."
        keys = [self.key_of(f"shelf.state-{n}") for n in range(1, len(STATES) + 1)]
        by = {"title": "by title", "maker": "by who made it", "newest": "the newest first"}[self._order]
        order = Content.assemble((f"   {self.key_of('shelf.order')} ", "$accent"), (by, "$quiet"))
        return {
            "works-begin": self._trail(cards) if cards else begin,
            "works": self._choices(cards),
            "works-end": states_line(keys) + order if cards and not self.is_short else "",
        }

    def _trail(self, cards: list[WorkSummary]) -> Content:
        key, trail = Content.styled(self.key_of("shelf.trail"), "bold $accent"), stops(cards)
        if trail:
            ahead = [stop for stop in trail if stop.place != "behind"]
            line = key + "  " + trail_line((ahead or trail) if self.is_narrow else trail)
            here = [where_words(stop, self.today) for stop in trail if stop.place == "here"]
            return Content("\n").join([line, *(Content.styled(f"   {words}", "$quiet") for words in here)])
        return Content.assemble(key, ("  Choose two or three, and take them one after the other.", "$quiet"))

    def _choices(self, cards: list[WorkSummary]) -> list[Choice]:
        if not cards:
            return [
                Choice(
                    "list",
                    "The list to begin with",
                    "over fifty: choose a few",
                    route=AddWorkRoute(),
                ),
                Choice("own", "One of your own", "a title is enough", route=AddWorkRoute(own=True)),
            ]
        shelves = shelved(cards, self._order)
        return sections(*((TITLES[state], [*map(self._choice, some)]) for state, some in shelves))

    def _choice(self, card: WorkSummary) -> Choice:
        title = plain(card.title or "not named yet")
        if card.author is not None:
            title = title + " " + self._mark(card.author)
        what = card.form or card.kind
        note = plain(f"{what}, {card.maker}" if card.maker else what)
        return Choice(card.id, title, note, spare=True, route=WorkRoute(card.id))

    def _mark(self, side: Side) -> Content:
        partner = self.house.couple().partner(side)
        return Content.styled(partner.mark, hue(partner.colour))

    @property
    def current(self) -> Work | None:
        """The work under the cursor, or None."""
        return newest(self.house, Work, self.query_one(Choices).current or "")

    @property
    def is_on_one(self) -> bool:
        """Whether the cursor is on a work."""
        return self.current is not None

    def action_order(self) -> None:
        """Order the sections in the next way."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.reload()

    def action_state(self, state: WorkState) -> None:
        """Say how far they are with it."""
        if (work := self.current) is not None:
            edit_of_work(self, work.id).change(with_state, state)

    def action_remove(self) -> None:
        """Take it off the shelf."""
        if (work := self.current) is not None and edit_of_work(self, work.id).remove() is not None:
            self.house.say(f"Taken away. {self.key_of('shelf.undo') or 'u'} brings it back.")

"""The fields of a slot: put into them, and read back as they stand."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from twofold.domain.dates import named_day, short_minutes
from twofold.domain.people import Couple
from twofold.domain.records import SIDES
from twofold.domain.retreat.money import amount_words, read_amount
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.slots import date_of
from twofold.domain.retreat.times import read_times, span
from twofold.domain.text import clean
from twofold.widgets.fields import Line
from twofold.widgets.pick import Pick
from twofold.widgets.plain import hue, plain
from twofold.widgets.words import Words

from .drawing import day_name
from .signs import KINDS

NOTES_LIMIT = 4_000
FEW = 5
"""Days up to which their names stand in the choice of one; of more it is the number alone."""
DEPTHS = (
    ("light", "light", "", "easy to begin, and to leave"),
    ("deep", "deep", "", "it takes both of you whole"),
    ("hard", "hard talk", "", "something that is hard to say, or to hear"),
)


class PracticeField(Static, can_focus=True):
    """The practice of this app that a slot holds; ``practice``: its id, or "". Enter asks for the list."""

    class Wanted(Message):
        """The list is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "Choose", tooltip="Choose what of twofold it is", id="slot.practices"),
    ]

    def __init__(self, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self.practice = ""

    def choose(self, practice: str, name: str) -> None:
        """Take *practice*, which is called *name*."""
        self.practice = practice
        self.update(plain(name) if practice else Content.styled("none; Enter lists them", "$quiet"))

    def action_open(self) -> None:
        """Ask for the list."""
        self.post_message(self.Wanted())

    def on_click(self, event: Click) -> None:
        """Ask for the list."""
        event.stop()
        self.action_open()


class Field(Container):
    """A field with its name before it (above it where it is narrow), and a word about it behind."""

    def __init__(self, label: str, field: Widget, said: str = "") -> None:
        super().__init__(classes="slot-field")
        self._label, self._field, self._said = label, field, said

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Static(plain(self._label), classes="slot-label", markup=False)
        yield self._field
        if self._said:
            yield Static("", id=self._said, classes="slot-said", markup=False)


class SlotForm(VerticalScroll, can_focus=False):
    """The fields of one slot of *plan*. ``saved`` is the slot as it was put into them.

    What cannot be read (a time, an amount) stays in its field, with a sentence beside it.
    """

    def __init__(self, plan: Plan, slot: Slot, couple: Couple, digits: int) -> None:
        super().__init__(id="slot")
        self.saved = slot
        self._plan, self._couple, self._digits = plan, couple, digits
        self._times = (slot.start, slot.length)

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        plan, slot = self._plan, self.saved
        yield Field("What", Line(placeholder="such as: a walk to the lighthouse", id="slot-title"))
        yield Field("Time", Line(placeholder="19:30–21, 7pm", limit=40, id="slot-time"), "slot-reads")
        yield Field("Day", Pick(_days(plan), str(slot.day), id="slot-day"))
        kinds = [(kind, s.sign, hue(s.hue), f"{s.word}: {s.means}") for kind, s in KINDS.items()]
        yield Field("Kind", Pick(kinds, slot.kind, id="slot-kind"))
        yield Field("Depth", Pick(DEPTHS, slot.depth, id="slot-depth"))
        yield Field("Practice", PracticeField(id="slot-practice"))
        yield Field("Place", Line(placeholder="where it is", id="slot-place"))
        people = [
            (side, f"{who.mark} {who.name}", hue(who.colour), "")
            for side, who in ((side, self._couple.partner(side)) for side in SIDES)
        ]
        yield Field("Seen to by", Pick([("both", "both", "", ""), *people], slot.owner, id="slot-owner"))
        cost = Line(placeholder=f"in {plan.currency}, if any", limit=40, id="slot-cost")
        yield Field("Cost", cost, "slot-amount")
        yield Field(
            "Notes", Words(placeholder="what to bring, whom to call", limit=NOTES_LIMIT, id="slot-notes")
        )

    def on_mount(self) -> None:
        """Fill it, and let Enter go on to the next field."""
        for line in self.query(Line):
            line.on_enter = self._onward
        self.fill(self.saved, all_of_it=True)

    def _onward(self) -> None:
        self.screen.focus_next()

    def line(self, name: str) -> Line:
        """Return the line called *name*."""
        return self.query_one(f"#slot-{name}", Line)

    def pick(self, name: str) -> Pick:
        """Return the choice called *name*."""
        return self.query_one(f"#slot-{name}", Pick)

    @property
    def practice(self) -> PracticeField:
        """The field of the practice."""
        return self.query_one(PracticeField)

    @property
    def notes(self) -> Words:
        """The field of the notes."""
        return self.query_one("#slot-notes", Words)

    def keep_times(self) -> None:
        """Read what is typed from now on as a change of the times that are there."""
        self._times = (self.saved.start, self.saved.length)

    # -- reading --------------------------------------------------------------------------------------

    def read(self) -> dict[str, Any]:
        """Return the fields of the slot that are not as in ``saved``, without those that cannot be read."""
        fields: dict[str, Any] = {
            "title": self.line("title").line,
            "place": self.line("place").line,
            "notes": clean(self.notes.text, NOTES_LIMIT).strip(),
            "day": int(self.pick("day").value),
            "kind": self.pick("kind").value,
            "depth": self.pick("depth").value,
            "owner": self.pick("owner").value,
            "practice": self.practice.practice,
        }
        times, _ = self.times()
        if times is not None:
            fields["start"], fields["length"] = times
        amount, trouble = self.amount()
        if not trouble:
            fields["cost"] = amount
        return {name: value for name, value in fields.items() if value != getattr(self.saved, name)}

    def times(self) -> tuple[tuple[int, int] | None, str]:
        """Return the start and the length that are typed, or None and why they cannot be read."""
        text = self.line("time").line
        if text == span(self.saved):
            return (self.saved.start, self.saved.length), ""
        if not text:
            return None, "Say when, such as 19:30–21."
        try:
            return read_times(text, *self._times), ""
        except ValueError as unread:
            return None, str(unread)

    def amount(self) -> tuple[int | None, str]:
        """Return the amount that is typed (None: none is), and why it cannot be read, or ""."""
        text = self.line("cost").line
        if not text:
            return None, ""
        try:
            return read_amount(text, self._digits), ""
        except ValueError as unread:
            return None, str(unread)

    def unread(self) -> str:
        """Return the sentence about what cannot be read, or ""."""
        return self.times()[1] or self.amount()[1]

    # -- showing --------------------------------------------------------------------------------------

    def fill(self, slot: Slot, *, all_of_it: bool = False) -> None:
        """Put *slot* into the fields: what is not as it was in ``saved``. Other fields keep what is typed."""
        before, self.saved = self.saved, slot

        def new(*names: str) -> bool:
            return all_of_it or any(getattr(before, name) != getattr(slot, name) for name in names)

        with self.prevent(Input.Changed, TextArea.Changed, Pick.Changed):
            for name in ("title", "place"):
                if new(name) and self.line(name).line != getattr(slot, name):
                    self.line(name).value = getattr(slot, name)
            if new("start", "length"):
                self.keep_times()
                self.line("time").value = span(slot)
            if new("cost"):
                words = "" if slot.cost is None else amount_words(slot.cost, self._digits)
                self.line("cost").value = words
            if new("notes") and self.notes.text.strip() != slot.notes:
                self.notes.text = slot.notes
            for name in ("day", "kind", "depth", "owner"):
                self.pick(name).value = str(getattr(slot, name))

    def draw(self, price: str) -> None:
        """Say how the time and the amount are read; *price*: the amount as it is written here."""
        times, trouble = self.times()
        said = Content.styled(trouble, "$accent")
        if times is not None:
            read = Slot(title="", start=times[0], length=times[1])
            written = "" if self.line("time").line == span(read) else f"{span(read)}, "
            said = Content.styled(written + short_minutes(read.length), "$quiet")
        _say(self, "#slot-reads", said)
        trouble = self.amount()[1]
        _say(self, "#slot-amount", Content.styled(trouble or price, "$accent" if trouble else "$quiet"))


def _say(form: Widget, where: str, said: Content) -> None:
    line = form.query_one(where, Static)
    if line.content != said:
        line.update(said)


def _days(plan: Plan) -> list[tuple[str, str, str, str]]:
    options = []
    for day in range(plan.days):
        date = date_of(plan, day)
        sign = day_name(plan, day) if plan.days <= FEW else str(date.day)
        word = "" if plan.days <= FEW else named_day(date)
        options.append((str(day), sign, "", word))
    return options

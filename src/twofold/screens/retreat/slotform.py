"""The fields of a slot."""

from collections.abc import Callable
from typing import Any, ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from twofold.domain.dates import named_day
from twofold.domain.people import Couple
from twofold.domain.retreat.looking import read_link, site_of
from twofold.domain.retreat.nights import meant_words
from twofold.domain.retreat.plan import Plan, Slot
from twofold.domain.retreat.slots import date_of
from twofold.domain.retreat.times import read_times, span
from twofold.widgets.chooser import Chooser
from twofold.widgets.form import Form
from twofold.widgets.kinds import Long, Own, Pick, Text, Time
from twofold.widgets.plain import hue, partner_options, plain

from .drawing import day_name
from .pricefield import Price
from .signs import KINDS

FEW = 5
"""Days up to which their names stand in the choice of one; of more it is the number alone."""
DEPTHS = (
    ("light", "light", "", "easy to begin, and to leave"),
    ("deep", "deep", "", "it takes all your attention"),
    ("hard", "hard talk", "", "something that is hard to say, or to hear"),
)
BOOKED = (
    (False, "no", "", "free to move"),
    (True, "yes", "", "booked, or led by somebody: it keeps its time"),
)
WITH_MEAL = ((False, "no", "", ""), (True, "included", "", "something to eat is part of it"))


class PracticeField(Chooser, Static):
    """The practice of this app that a slot holds; ``value``: its id, or "". Enter asks for the list.

    *named* gives the name of a practice, by its id.
    """

    class Wanted(Message):
        """The list is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "open", "Choose", tooltip="Choose which practice it is", id="slot.practices"),
    ]

    def __init__(self, value: str, named: Callable[[str], str], id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._named = named
        self.value = value

    @property
    def value(self) -> str:
        """The id of the practice, or ""."""
        return self._value

    @value.setter
    def value(self, practice: str) -> None:
        self._value = practice
        named = plain(self._named(practice))
        self.update(named if practice else Content.styled("none; Enter lists them", "$quiet"))

    def action_open(self) -> None:
        """Ask for the list."""
        self.post_message(self.Wanted())

    def on_click(self, event: Click) -> None:
        """Ask for the list."""
        event.stop()
        self.action_open()


class SlotTime(Time):
    """From when to when a slot is. What is typed changes the start and the length that are in ``since``."""

    since = (0, 60)

    def __init__(self, label: str, hint: str, said: str) -> None:
        super().__init__("time", label, hint, said=said, limit=40, words=self._span, parse=self._read)

    def get(self, value: Any) -> tuple[int, int]:
        """Return its start and length."""
        return (value.start, value.length)

    def put(self, value: Any, part: tuple[int, int]) -> Any:
        """Return *value* with that start and length."""
        return replace(value, start=part[0], length=part[1])

    def _span(self, part: tuple[int, int]) -> str:
        return span(Slot(title="", start=part[0], length=part[1]))

    def _read(self, text: str) -> tuple[int, int]:
        if not text:
            raise ValueError("Say when, such as 19:30–21.")
        return self.since if text == self._span(self.since) else read_times(text, *self.since)


class SlotForm(Form[Slot]):
    """The fields of one *slot* of *plan*; *named* gives the name of a practice, by its id.

    What cannot be read (a time, an amount) stays in its field, with a sentence beside it.
    """

    def __init__(self, plan: Plan, slot: Slot, couple: Couple, named: Callable[[str], str]) -> None:
        self._plan = plan
        kinds = [(kind, s.sign, hue(s.hue), f"{s.word}: {s.means}") for kind, s in KINDS.items()]
        self._when = SlotTime("Time", "19:30–21, 7pm", "slot-reads")
        fields = (
            Text("title", "What", "such as: a walk to the lighthouse"),
            self._when,
            Pick("day", "Day", _days(plan)),
            Pick("kind", "Kind", kinds),
            Pick("depth", "Depth", DEPTHS),
            Own("practice", "Practice", lambda value, its: PracticeField(value, named, its)),
            Text("place", "Place", "where it is"),
            Pick("share", "For", [("both", "both", "", ""), *partner_options(couple)]),
            Pick("owner", "Seen to by", [("both", "both", "", ""), *partner_options(couple)]),
            Pick("fixed", "Booked", BOOKED),
            Pick("with_meal", "A meal", WITH_MEAL),
            Price("cost", "Cost", f"in {plan.currency}, if any", plan.currency, said="slot-amount"),
            Long("notes", "Notes", "what to bring, whom to call", trim=True),
            Text("instead", "If it rains", "what you do instead", said="slot-other"),
            Text("address", "Address", "to find it on a map"),
            Text("link", "Link", "https://…", parse=lambda text: text and read_link(text), said="slot-site"),
            Text("number", "Number", "the booking number"),
            Text("phone", "Telephone", "whom to call"),
            Text("file", "Ticket", "the path of its file, such as ~/Downloads/ticket.pdf"),
        )
        super().__init__(slot, fields, "slot", id="slot")
        self.keep_times()

    def keep_times(self) -> None:
        """Read what is typed from now on as a change of the times that are there."""
        self._when.since = self._when.get(self.value)

    def unread(self) -> str:
        """Return the sentence about what cannot be read, or ""."""
        self.read()
        return next(iter(self.troubles.values()), "")

    def draw(self, price: str) -> None:
        """Say how the time and the amount are read; *price*: the amount as it is written here."""
        value = self.read()
        read = span(value)
        written = "" if self.line("time").line == read else f"{read}, "
        self.tell("time", written + meant_words(self._plan, value))
        self.tell("cost", price)
        self.tell("instead", f"on now, instead of: {value.planned.title}" if value.planned else "")
        self.tell("link", site_of(value.link) and f"leads to {site_of(value.link)}")


def _days(plan: Plan) -> list[tuple[int, str, str, str]]:
    options = []
    for day in range(plan.days):
        date = date_of(plan, day)
        sign = day_name(plan, day) if plan.days <= FEW else str(date.day)
        word = "" if plan.days <= FEW else named_day(date)
        options.append((day, sign, "", word))
    return options

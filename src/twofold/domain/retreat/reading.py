"""A pasted text, looked at once: its days, times and prices, and what it says of whom to ask."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from uuid import NAMESPACE_URL, uuid5

from msgspec.structs import replace

from twofold.domain.dayphrases import Days, find_days
from twofold.domain.text import clean_line

from .clocktimes import Clock, find_times
from .contact import address_in, number_in, phone_in, place_in
from .ideas import NOTES_LIMIT
from .mail import without_heads
from .pasting import Details, read_details
from .plan import Plan, Slot, of_its_night
from .prices import Price, find_prices, nights_of

MOST = 300
"""So many days and times of a text are looked at."""
_LINK = re.compile(r"(?:https?://|www\.)\S{3,4000}", re.IGNORECASE)
_INCLUDES = re.compile(
    r"\b(?:inkl\.?|incl(?:uding|udes|uded|us)?\.?|with|mit|avec|con|met|z) [^\n,.;:)]{0,30}?\b"
    r"((?:vegetarian |light |warm )?(?:lunch|breakfast|dinner|supper|meals|frühstück|mittagessen|abendessen|"
    r"halbpension|vollpension|petit.déjeuner|déjeuner|dîner|colazione|pranzo|cena|desayuno|almuerzo|ontbijt|"
    r"śniadani\w*))|\b(lunch|breakfast|dinner|meals|frühstück|mittagessen|petit-déjeuner|repas du midi)"
    r"(?: is| are| ist| sind| est)? (?:included|inklusive|inbegriffen|compris\b)",
    re.IGNORECASE,
)


class Reading:
    """What *text* holds for *plan*, as seen on the local day *today*."""

    def __init__(self, text: str, plan: Plan, today: date) -> None:
        self.text, self.plan, self.today = text, plan, today
        self.told = _LINK.sub(lambda match: " " * len(match[0]), without_heads(text))
        """The text without links and the heads of mails; every letter keeps its place."""
        self.days = tuple(self._near(days) for days in find_days(self.told, today)[:MOST])
        self.prices: tuple[Price, ...] = find_prices(self.told, plan.currency)
        self.times: tuple[Clock, ...] = find_times(_blank(self.told, self.spans))[:MOST]

    @cached_property
    def details(self) -> Details:
        """What it says of a place, an activity or a workshop."""
        return read_details(self.text, self.plan.currency, self.today)

    @cached_property
    def nights(self) -> int:
        """How many nights it names, or 0."""
        return nights_of(self.told)

    @cached_property
    def place(self) -> str:
        """Where it is, or ""."""
        return place_in(self.told)

    @cached_property
    def meal(self) -> str:
        """What it says there is to eat, or ""."""
        match = _INCLUDES.search(self.told)
        return clean_line(match[1] or match[2]) if match else ""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where its days and prices stand."""
        return (*((each.at, each.end) for each in self.days), *((each.at, each.end) for each in self.prices))

    def notes(self, *more: str) -> str:
        """Return *more*, and what there is to eat, as notes."""
        lines = [*more, f"With {self.meal}." if self.meal else ""]
        return "\n".join(line for line in lines if line)[:NOTES_LIMIT]

    def booked(self, slot: Slot) -> Slot:
        """Return *slot* with what it is booked under, whom to call, and its page on the web."""
        return replace(slot, link=self.details.link, number=number_in(self.told), phone=phone_in(self.told))

    def placed(self, slot: Slot) -> Slot:
        """Return *slot*, `booked`, with where it is."""
        return replace(self.booked(slot), place=self.place, address=address_in(self.told))

    def id_of(self, *names: object) -> str:
        """Return the id of what is known by *names* in this plan: it is the same when it is pasted again."""
        return str(uuid5(NAMESPACE_URL, "|".join(("pasted", self.plan.id, *map(str, names)))))

    def day_of(self, day: date) -> int:
        """Return the place of *day* in the plan; it may lie outside."""
        return (day - self.plan.start).days

    def holds(self, day: date) -> bool:
        """Return whether *day* is one of the plan's."""
        return 0 <= self.day_of(day) < self.plan.days

    def holds_slot(self, slot: Slot) -> bool:
        """Return whether *slot* is on one of the plan's days, or in the night after one."""
        return slot.day >= 0 and of_its_night(slot).day < self.plan.days

    def line_at(self, place: int) -> tuple[int, int]:
        """Return where the line around *place* begins and ends."""
        end = self.told.find("\n", place)
        return self.told.rfind("\n", 0, place) + 1, len(self.told) if end < 0 else end

    def times_in(self, at: int, end: int) -> Sequence[Clock]:
        """Return the times that stand between the places *at* and *end*."""
        return [clock for clock in self.times if at <= clock.at < end]

    def _near(self, days: Days) -> Days:
        """Return *days* as they lie in the plan, where the text leaves that open."""
        if days.weak:
            by = (days.first.weekday() - self.plan.start.weekday()) % 7
            first = self.plan.start + timedelta(days=by)
            return replace(days, first=first, last=first + (days.last - days.first))
        if days.other and self.holds(days.other) and not self.holds(days.first):
            return replace(days, first=days.other, last=days.other, other=days.first)
        return days


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return *text* with blanks in the place of what stands in *spans*."""
    letters = list(text)
    for at, end in spans:
        letters[at:end] = " " * (end - at)
    return "".join(letters)

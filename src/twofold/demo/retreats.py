"""The made-up couple's two retreats: one that they closed some weeks ago, and one that comes.

Everything goes through the functions of `domain`, so it is what two people could have done by keys.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from twofold.content import load_protocols
from twofold.domain.listening.session import Session, SessionSummary
from twofold.domain.promises.agreements import Agreement, Review, look_at
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.retreat import (
    beginning,
    closing,
    ideas,
    intoplan,
    living,
    money,
    packing,
    preparing,
    rates,
    slots,
)
from twofold.domain.retreat.needs import Needs, new_needs
from twofold.domain.retreat.plan import Hearts, Plan, Slot, Thing, Todo, Where, Whose
from twofold.domain.retreat.times import instant, known_zone, read_times

from . import slots as words
from .play import Play

P = ParamSpec("P")
_SEED = 20_261_018
_PAST = 22
"""How many days ago, at least, the last day of the past retreat was; it was a Sunday."""
_CHECKIN = 14
"""How many days after it they sat down again, and began the next plan."""
_AHEAD = 8
"""In how many days, at least, the next one begins; it is a Friday."""
_FRIDAY, _SUNDAY = 4, 6


class Retreats(msgspec.Struct, frozen=True):
    """All that the couple has of retreats. ``past`` is closed; ``talk``: the session held in one of its
    slots; ``agreements``: what became of its promises."""

    past: Plan
    coming: Plan
    talk: Session
    agreements: tuple[Agreement, ...]
    needs: Needs

    @property
    def records(self) -> tuple[Record, ...]:
        """All of it, to keep."""
        return (self.past, self.coming, self.talk, *self.agreements, self.needs)


def retreat(now: datetime) -> tuple[Record, ...]:
    """Return all that the made-up couple has of retreats as of *now* (aware), in the zone of that."""
    return retreats(now, _name(now.tzinfo)).records


def retreats(now: datetime, zone: str = "UTC") -> Retreats:
    """Return the retreats as of *now* (aware), with their times in *zone* (IANA name).

    The same day there gives the same ones.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    rng = Random(_SEED)
    past, talk, agreements = _Making(rng, today, zone).the_mill()
    coming = _Making(rng, today, zone).the_hills(past.last + timedelta(days=_CHECKIN))
    needs = new_needs(past.created).with_(a=words.NEEDS[0], b=words.NEEDS[1])
    return Retreats(past, coming, talk, agreements, needs)


def _name(zone: tzinfo | None) -> str:
    """Return the IANA name of *zone*; where it has none, that of this machine's, else UTC."""
    from tzlocal import get_localzone_name

    if zone is UTC or isinstance(zone, ZoneInfo):
        return str(zone)
    with suppress(Exception):  # a machine may name a zone that is nowhere to be found
        name = get_localzone_name()
        if name and known_zone(name):
            return str(name)
    return "UTC"


class _Making:
    """A plan while it comes about, as seen on the local day *today* in *zone*."""

    plan: Plan

    def __init__(self, rng: Random, today: date, zone: str) -> None:
        self.rng, self.today, self.zone = rng, today, zone
        self.ids: dict[str, str] = {}

    # -- the two plans ------------------------------------------------------------------------------------

    def the_mill(self) -> tuple[Plan, Session, tuple[Agreement, ...]]:
        """They went, talked, promised each other something, and looked back at it twice."""
        last = self.today - timedelta(days=_PAST + (self.today.weekday() - _SUNDAY - _PAST) % 7)
        start = last - timedelta(days=2)
        self.begin("The mill", words.MILL_PURPOSE, "away", start, self.moment(start, -17, time(20, 40)))
        self.slots(words.MILL)
        self.rules()
        for cost in words.MILL_COSTS:
            self.do(money.add_cost, replace(cost, id=self.id(cost.id)))
        self.do(money.with_budget, limit=420_00)
        self.pack(thing for things in words.BAGS.values() for thing in things)
        talk = self.talk("heard", words.MILL_TALK, first="b")
        for slot in words.MILL:
            self.do(living.happened, self.ids[slot.id], "skipped" if slot.id in words.MILL_LEFT else "done")
        for name, spent, payer in words.MILL_SPENT:
            entry = next(each for each in money.entries(self.plan) if each.id == self.ids[name])
            self.do(money.with_money, entry.id, cost=entry.cost, spent=spent, payer=payer)
        agreements = self.close(last)
        self.look_back(7, words.MILL_WEEK, last + timedelta(days=7), time(19, 20))
        agreements = tuple(self.kept(*each, last + timedelta(days=7)) for each in enumerate(agreements))
        self.look_back(closing.CHECKIN, words.MILL_CHECKIN, last + timedelta(days=_CHECKIN), time(19, 25))
        return self.plan, talk, agreements

    def the_hills(self, begun: date) -> Plan:
        """What they planned since they sat down again, on the day *begun*."""
        start = self.today + timedelta(days=_AHEAD + (_FRIDAY - self.today.weekday() - _AHEAD) % 7)
        self.begin("In the hills", words.HILLS_PURPOSE, "away", start, self.moment(begun, 0, time(19, 40)))
        for idea in words.HILLS_IDEAS:
            self.do(ideas.add_idea, replace(idea, id=self.id(idea.id)))
        a, b = ({self.ids[name]: many for name, many in given.items()} for given in words.HILLS_HEARTS)
        self.do(ideas.opened, Hearts(a), Hearts(b, self.ids[words.HILLS_VETO]))
        self.slots(words.HILLS)
        for name, day, clock, place in words.HILLS_TAKEN:
            self.take(name, day, clock, place)
        self.do(ideas.add_idea, replace(words.HILLS_LATER, id=self.id(words.HILLS_LATER.id)))
        for name, what, owner, before, done in words.HILLS_TODOS:
            due = None if before is None else start - timedelta(days=before)
            self.do(preparing.add_todo, Todo(id=self.id(name), what=what, owner=owner, due=due))
            if done is not None:
                ticked = self.moment(self.today, -done, time(18, 30))
                self.do(preparing.tick_todo, self.ids[name], ticked)
        self.rules()
        for cost in words.HILLS_COSTS:
            self.do(money.add_cost, replace(cost, id=self.id(cost.id)))
        self.do(rates.with_rate, "CHF", words.HILLS_RATE)
        self.do(money.with_budget, limit=words.HILLS_LIMIT)
        self.pack(words.PACKED)
        for what, side in words.PACKED_BY:
            self.do(packing.tick, self.ids[f"each {what}"], side)
        self.at(self.today, -2, time(21, 10))
        return self.plan

    # -- what can happen ----------------------------------------------------------------------------------

    def begin(self, title: str, purpose: str, where: Where, start: date, now: datetime) -> None:
        """Begin a plan of three days."""
        plan = beginning.begin(now, title, start, 3, purpose=purpose, where=where, zone=self.zone)
        self.plan = plan.with_(id=self.id("plan"))

    def slots(self, some: Iterable[Slot]) -> None:
        """Put *some* slots into the plan."""
        for slot in some:
            self.do(slots.add, replace(slot, id=self.id(slot.id)))

    def take(self, name: str, day: int, clock: str, place: str) -> None:
        """Let an idea become a slot, at a time and a place."""
        taken = self.id(f"{name}-slot")
        self.do(intoplan.take, self.ids[name], taken, day)
        self.do(slots.at, taken, read_times(clock)[0])
        kind = "rest" if name == "sauna" else "new"
        self.do(slots.replaced, replace(slots.found(self.plan, taken), place=place, kind=kind))

    def rules(self) -> None:
        """Let both accept the ground rules."""
        for rule in words.RULES:
            self.do(preparing.add_rule, replace(rule, id=self.id(rule.id)))
        for side in SIDES:
            self.do(preparing.accept, side)

    def pack(self, packed: Iterable[str]) -> None:
        """Write the packing lists, and put what is *packed* into the bags."""
        in_bag = set(packed)
        for whose, things in words.BAGS.items():
            self.do(packing.add_things, [self.thing(what, whose) for what in things])
        for thing in self.plan.packing:
            if thing.what in in_bag:
                self.do(packing.tick, thing.id)

    def thing(self, what: str, whose: Whose) -> Thing:
        return Thing(id=self.id(f"{whose} {what}"), what=what, whose=whose)

    def talk(self, name: str, topic: str, first: Side) -> Session:
        """Let them listen to each other in a slot, and note that in it."""
        slot = slots.found(self.plan, self.ids[name])
        protocol = load_protocols().get(slot.practice.partition(":")[2])
        assert protocol is not None, slot.practice
        play = Play(self.rng, protocol, topic, 4, first, instant(self.plan, slot.day, slot.start))
        play.session = play.session.with_(about=living.about(self.plan, slot.id))
        session = play.to_the_end("")
        card = msgspec.convert(session, SessionSummary, from_attributes=True)
        self.do(living.with_sessions, living.held(self.plan, [card]))
        return session

    def close(self, last: date) -> tuple[Agreement, ...]:
        """Let both write what they take home, and close the retreat."""
        for side, takeaways, promise in zip(SIDES, words.MILL_TAKEAWAYS, words.MILL_PROMISES, strict=True):
            for place, takeaway in enumerate(takeaways):
                self.do(closing.with_takeaway, side, place, takeaway)
            self.do(closing.with_promise, side, promise)
        self.do(closing.with_checkin, day=(last + timedelta(days=_CHECKIN)).isoformat(), time="19")
        at = self.at(last, 0, time(13, 10))
        self.plan, made = closing.closed(self.plan, SIDES, at, last)
        return tuple(each.with_(updated=at) for each in made)

    def kept(self, place: int, made: Agreement, day: date) -> Agreement:
        """Let both look at an agreement on *day*, and keep it."""
        at = self.moment(day, 0, time(19, 30 + 4 * place))
        terms = replace(made.terms, review=self.today + timedelta(days=6 + 7 * place))
        review = Review("yes", None, words.MILL_THANKS[place])
        return look_at(made, review, "keep", terms, SIDES, at, day).with_(updated=at)

    def look_back(self, after: int, both: tuple[str, str], day: date, clock: time) -> None:
        """Let both write a line in a look back."""
        for side, line in zip(SIDES, both, strict=True):
            self.do(closing.with_words, after, side, line)
        self.do(closing.looked, after, self.at(day, 0, clock))

    def do(self, change: Callable[Concatenate[Plan, P], Plan], *args: P.args, **more: P.kwargs) -> None:
        self.plan = change(self.plan, *args, **more)

    def at(self, day: date, days: int, clock: time) -> datetime:
        """Note that the plan was changed *days* after *day*, and return when (UTC)."""
        at = self.moment(day, days, clock)
        self.plan = self.plan.with_(updated=at)
        return at

    def moment(self, day: date, days: int, clock: time) -> datetime:
        wall = datetime.combine(day + timedelta(days=days), clock)
        return wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def id(self, name: str) -> str:
        """Return a new id, remembered under *name*."""
        self.ids[name] = f"{self.rng.getrandbits(128):032x}"
        return self.ids[name]

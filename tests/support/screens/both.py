"""What takes both of the two, and two terminals on which it is open."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

from tests.support.screens import closeness, path, questions, tuning
from tests.support.screens.closing import written
from tests.support.screens.home import begun
from tests.support.screens.letters import opened_one
from tests.support.screens.rounds import last_round, open_round
from tests.support.screens.sides import ANA, CHEAP, ready, wrote
from tests.support.waiting import until
from tests.support.weekend import a_weekend
from twofold.domain.closeness.records import Closeness
from twofold.domain.closeness.routes import OpenClosenessRoute
from twofold.domain.drawers import WritingKind
from twofold.domain.letters.giving import thank
from twofold.domain.path.records import Path
from twofold.domain.path.routes import OpenPreparedRoute
from twofold.domain.promises.routes import SentenceRoute
from twofold.domain.promises.sentence import first, sketched
from twofold.domain.questions.records import Answer
from twofold.domain.questions.routes import TableRoute
from twofold.domain.records import SIDES, Side
from twofold.domain.retreat.plan import Hearts
from twofold.domain.retreat.routes import ClosingRoute
from twofold.domain.routes import RemoveRoute
from twofold.domain.therapist.records import SHORTLIST, Said, Shortlist, Therapist
from twofold.domain.therapist.routes import OpenSaidRoute
from twofold.domain.tuning.checkins import PARTS, at_part, new_checkin, with_promise
from twofold.domain.tuning.routes import CheckInRoute, OpenDayRoute
from twofold.domain.worksheet.requests import Circles, new_reply, say
from twofold.domain.worksheet.routes import RequestRoute, RevealRoute, WorksheetRoute
from twofold.screens.retreat.openhearts import OpenHearts
from twofold.store import Store
from twofold.store.vault import Vault

Seen = Callable[[Any], str]
PLAN = a_weekend()
REPLY = "reply-evening"
HER_CIRCLES = Circles(core=("one evening",), flexible=("which day",))
HIS_CIRCLES = Circles(flexible=("how long", "who cooks"))


class Case(NamedTuple):
    """Something that takes both.

    ``prepare`` makes it ready; ``place`` opens its page, with the keys ``keys``. ``done`` tells that it was
    done. ``change`` is what somebody does meanwhile that makes a press count no more.
    """

    name: str
    prepare: Callable[[Store, Any], object]
    place: Callable[[Any], object]
    keys: tuple[str, str]
    done: Callable[[Store], object]
    change: Callable[[Store, Any], object]


def _seal(store: Store, clock: Any) -> None:
    tuning.seal(store, clock, "a", tuning.HERS)
    tuning.seal(store, clock, "b", tuning.HIS)


def _seal_closeness(store: Store, clock: Any) -> None:
    closeness.seal(store, clock, "a", closeness.HERS)
    closeness.seal(store, clock, "b", closeness.HIS)


def _prepare(store: Store, clock: Any) -> None:
    store.save(path.a_path(clock))
    path.seal(store, clock, "a", path.HERS)
    path.seal(store, clock, "b", path.HIS)


def _finish(kind: WritingKind, about: str, **values: Any) -> Callable[[Store, Any], None]:
    """Let each that is named have finished their writing of *kind* about *about*."""

    def finish(store: Store, clock: Any) -> None:
        vault = Vault(store, clock.now)
        for side in SIDES:
            if side in values:
                store.save(vault.finish(vault.writing(kind, about, side), values[side]))

    return finish


def _give(store: Store, clock: Any) -> None:
    store.save(PLAN)
    given = Hearts({"glass": 2, "stars": 3})
    _finish("hearts", PLAN.id, a=given, b=given)(store, clock)


def _say_of_list(store: Store, clock: Any) -> None:
    store.save(Therapist(id="t1", name="Dr Amari"))
    _finish("therapist", SHORTLIST, a=Said({"t1": "yes"}), b=Said({"t1": "maybe"}))(store, clock)


def _answer(store: Store, clock: Any) -> None:
    questions.laid(store, clock)
    _finish("answer", questions.ABOUT, a=Answer("hers"), b=Answer("his"))(store, clock)


def _draw(store: Store, clock: Any) -> None:
    now = clock.now()
    store.save(last_round(), open_round())
    store.save(say(new_reply("round", "evening", "b", now), "another", now, tuning.TODAY))
    _finish("circles", REPLY, a=HER_CIRCLES, b=HIS_CIRCLES)(store, clock)


def _round(store: Store) -> Any:
    return next(each for each in store.worksheets.all() if each.revealed is None)


def _write(store: Store, clock: Any) -> None:
    wrote(store, clock, begun(store, clock), "a", ANA, finished=False)


def _write_on(store: Store, clock: Any) -> None:
    wrote(store, clock, _round(store), "b", ANA, finished=False)


CASES = [
    Case(
        "the cards of a day",
        _seal,
        lambda app: app.go(OpenDayRoute(tuning.ABOUT)),
        ("opening.first", "opening.second"),
        lambda store: store.days.all(),
        _finish("today", tuning.ABOUT, b=tuning.HERS),
    ),
    Case(
        "how close they feel",
        _seal_closeness,
        lambda app: app.go(OpenClosenessRoute(closeness.ABOUT)),
        ("opening.first", "opening.second"),
        lambda store: store[Closeness].all(),
        _finish("closeness", closeness.ABOUT, b=closeness.HERS),
    ),
    Case(
        "what both prepared for a path",
        _prepare,
        lambda app: app.go(OpenPreparedRoute(path.ABOUT)),
        ("opening.first", "opening.second"),
        lambda store: any(each.opened for each in store[Path].all()),
        _finish("path", path.ABOUT, b=path.HERS),
    ),
    Case(
        "a round",
        lambda store, clock: ready(store, clock),
        lambda app: app.go(RevealRoute(_round(app.store).id)),
        ("opening.first", "opening.second"),
        lambda store: any(each.revealed for each in store.worksheets.all()),
        lambda store, clock: _finish("sheet", _round(store).id, b=ANA)(store, clock),
    ),
    Case(
        "the hearts of a retreat",
        _give,
        lambda app: app.push_screen(OpenHearts(PLAN.id)),
        ("opening.first", "opening.second"),
        lambda store: any(idea.hearts for idea in store.plans.all()[0].ideas),
        _finish("hearts", PLAN.id, b=Hearts({"glass": 1, "stars": 1})),
    ),
    Case(
        "what both say of a list",
        _say_of_list,
        lambda app: app.go(OpenSaidRoute(SHORTLIST)),
        ("opening.first", "opening.second"),
        lambda store: store[Shortlist].all(),
        _finish("therapist", SHORTLIST, b=Said({"t1": "no"})),
    ),
    Case(
        "two circles",
        _draw,
        lambda app: app.go(RequestRoute("round", "evening")),
        ("request.first", "request.second"),
        lambda store: store.replies.all()[0].circles,
        _finish("circles", REPLY, b=HER_CIRCLES),
    ),
    Case(
        "the answers to a card",
        _answer,
        lambda app: app.go(TableRoute("e1")),
        ("table.first", "table.second"),
        lambda store: [a for a in store.asked.all() if a.answers],
        _finish("answer", questions.ABOUT, b=Answer("anew")),
    ),
    Case(
        "letting a round go",
        _write,
        lambda app: app.go(WorksheetRoute()),
        ("letgo.first", "letgo.second"),
        lambda store: not store.worksheets.all(),
        _write_on,
    ),
]
CASES += [
    Case(
        "the sentence",
        lambda store, clock: store.save(sketched(first(clock.now()), "We tell each other first.")),
        lambda app: app.go(SentenceRoute()),
        ("promises.key-a", "promises.key-b"),
        lambda store: store.sentences.all()[0].words,
        lambda store, clock: store.save(sketched(store.sentences.all()[0], "We tell each other soon.")),
    ),
    Case(
        "a check-in",
        lambda store, clock: store.save(
            at_part(new_checkin(clock.now(), tuning.TODAY), PARTS.index("promise"))
        ),
        lambda app: app.go(CheckInRoute()),
        ("checkin.key-a", "checkin.key-b"),
        lambda store: store.checkins.all()[0].closed,
        lambda store, clock: store.save(with_promise(store.checkins.all()[0], "b", "ring at four")),
    ),
    Case(
        "the end of a retreat",
        lambda store, clock: store.save(written(PLAN)),
        lambda app: app.go(ClosingRoute(PLAN.id)),
        ("closing.key-a", "closing.key-b"),
        lambda store: store.plans.all()[0].closed,
        lambda store, clock: store.save(store.plans.all()[0].with_(purpose="to rest")),
    ),
]
CASES += [
    Case(
        "removing a letter",
        opened_one,
        lambda app: app.go(RemoveRoute("letters", "l1")),
        ("remove.first", "remove.second"),
        lambda store: not store.letters.all(),
        lambda store, clock: store.save(thank(store.letters.all()[0], "I read it again.")),
    ),
]


FIRST = {"letgo": ("rounds.let-go",), "closing": ("closing.on", "closing.on")}
"""What is pressed before there are the keys of a case."""


class Two:
    """Both terminals, each with its app."""

    def __init__(self, case: Case, clock: Any, pilots: tuple[Any, Any], press: Any, seen: Seen) -> None:
        self.case, self.clock, self.pilots, self._press, self._seen = case, clock, pilots, press, seen

    def seen(self, n: int) -> str:
        """Return what is to be seen at the terminal *n*."""
        with self.pilots[n].app._context():
            return self._seen(self.pilots[n])

    async def until(self, n: int, true: Callable[[], object]) -> None:
        """Wait at the terminal *n* until *true* says so."""
        with self.pilots[n].app._context():
            await until(self.pilots[n], true)

    @property
    def stores(self) -> list[Store]:
        return [pilot.app.store for pilot in self.pilots]

    async def enter(self, n: int) -> Any:
        """Open the page at the terminal *n*, and return it."""
        pilot = self.pilots[n]
        with pilot.app._context():
            self.case.place(pilot.app)
            await pilot.pause()
            await pilot.pause()
            for key in FIRST.get(self.case.keys[0].partition(".")[0], ()):
                # Where the page follows the other terminal, it may be there already.
                if any(each.binding.id == key for each in pilot.app.screen.active_bindings.values()):
                    await self._press(pilot, key)
                    await pilot.pause()
        return pilot.app.screen

    async def press(self, n: int, side: int) -> None:
        with self.pilots[n].app._context():
            await self._press(self.pilots[n], self.case.keys[side])
            await self.pilots[n].pause()

    async def follow(self, n: int) -> None:
        with self.pilots[n].app._context():
            self.pilots[n].app.look()
            for _ in range(4):
                await self.pilots[n].pause()

    def ready(self) -> list[str]:
        """Return whose press is kept, as the first terminal knows it."""
        self.stores[0].look()
        return [press.side for each in self.stores[0].ready.all() for press in each.pressed]


Seat = Side | None


@asynccontextmanager
async def at_two(
    case: Case,
    store: Store,
    opened: Any,
    clock: Any,
    press: Any,
    seen: Seen,
    *,
    seats: tuple[Seat, Seat] = (None, None),
    locks: bool = False,
) -> AsyncIterator[Two]:
    """Open *case* at two terminals, which may be given to one of the two each; *locks*: each has one."""
    second = Store.open(store.path, clock=clock)
    try:
        case.prepare(store, clock)
        if locks:
            vault = Vault(store, clock.now, CHEAP)
            for side in SIDES:
                vault.set_passphrase(side, PASSPHRASES[side])
        second.look()
        async with opened(store, seat=seats[0]) as one, opened(second, seat=seats[1]) as other:
            both = Two(case, clock, (one, other), press, seen)
            for n in (0, 1):
                await both.enter(n)
            yield both
    finally:
        second.close()


PASSPHRASES: dict[Side, str] = {"a": "four green apples", "b": "seven red boats"}

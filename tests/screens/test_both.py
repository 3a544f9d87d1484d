"""What takes both: each presses at a terminal of their own, and each page follows the other."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.screens import questions, tuning
from tests.support.screens.closing import written
from tests.support.screens.home import begun
from tests.support.screens.rounds import last_round, open_round
from tests.support.screens.sides import ANA, ready, wrote
from tests.support.waiting import until
from tests.support.weekend import a_weekend
from twofold.domain.drawers import WritingKind
from twofold.domain.listening.routes import NoteRoute
from twofold.domain.promises.routes import SentenceRoute
from twofold.domain.promises.sentence import first, sketched
from twofold.domain.questions.records import Answer
from twofold.domain.questions.routes import TableRoute
from twofold.domain.ready import HOLDS, Ready, pressed
from twofold.domain.records import SIDES
from twofold.domain.retreat.plan import Hearts
from twofold.domain.retreat.routes import ClosingRoute
from twofold.domain.tuning.checkins import PARTS, at_part, new_checkin, with_promise
from twofold.domain.tuning.routes import CheckInRoute, OpenDayRoute
from twofold.domain.worksheet.requests import Circles, new_reply, say
from twofold.domain.worksheet.routes import RequestRoute, RevealRoute, WorksheetRoute
from twofold.screens.retreat.openhearts import OpenHearts
from twofold.store import Store
from twofold.store.programs import this_program
from twofold.store.reveal import ready_of
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
each = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


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


@pytest.fixture
def second(tmp_path: Path, clock: Any, store: Store) -> Iterator[Store]:
    other = Store.open(store.path, clock=clock)
    yield other
    other.close()


@pytest.fixture
def two(opened: Any, store: Store, second: Store, clock: Any, press: Any, seen: Seen) -> Any:
    """Open a case at both terminals."""

    @asynccontextmanager
    async def opening(case: Case) -> AsyncIterator[Two]:
        case.prepare(store, clock)
        second.look()
        async with opened(store) as one, opened(second) as other:
            both = Two(case, clock, (one, other), press, seen)
            for n in (0, 1):
                await both.enter(n)
            yield both

    return opening


@each
async def test_each_presses_at_their_own_terminal(case: Case, two: Any) -> None:
    async with two(case) as both:
        await both.press(0, 0)
        assert "✓" in both.seen(0) and not case.done(both.stores[0])
        await both.follow(1)
        assert "✓" in both.seen(1), "it does not show who is ready at the other terminal"
        page = both.pilots[0].app.screen
        await both.press(1, 1)
        await both.until(1, lambda: case.done(both.stores[1]))
        await both.follow(0)
        assert case.done(both.stores[0])
        await both.until(0, lambda: both.pilots[0].app.screen is not page or "✓" not in both.seen(0))
        await both.until(1, lambda: "✓" not in both.seen(1))
        assert both.ready() == [] and both.stores[0].writings.all() == []
        left = both.stores[0].every(Ready)
        assert all(ready.deleted and not ready.pressed and not ready.shown for ready in left) and left


@each
async def test_both_press_in_the_same_moment(case: Case, two: Any) -> None:
    async with two(case) as both:
        looking = both.stores[1].look
        await both.press(0, 0)
        assert both.ready() == ["a"]
        await both.press(1, 1)  # nobody looked in between
        await both.until(1, lambda: case.done(both.stores[1]))
        looking()
        assert both.ready() == []


@each
async def test_a_press_does_not_count_for_what_was_changed_since(case: Case, two: Any) -> None:
    async with two(case) as both:
        await both.press(0, 0)
        third = Store.open(both.stores[0].path, clock=both.clock)
        case.change(third, both.clock)
        third.close()
        for n in (0, 1):
            await both.follow(n)
            assert "✓" not in both.seen(n)
        await both.press(1, 1)
        assert not case.done(both.stores[1]) and both.ready() == ["b"]
        await both.follow(0)
        await both.press(0, 0)
        await both.until(0, lambda: case.done(both.stores[0]))


@each
async def test_who_leaves_is_not_ready_any_more(case: Case, two: Any) -> None:
    async with two(case) as both:
        await both.press(0, 0)
        with both.pilots[0].app._context():
            await both.pilots[0].press("escape")
        await both.until(0, lambda: both.ready() == [])
        await both.follow(1)
        await both.press(1, 1)
        assert not case.done(both.stores[1]) and both.ready() == ["b"]


@each
async def test_a_terminal_that_was_left_standing_is_not_somebody(case: Case, two: Any) -> None:
    async with two(case) as both:
        await both.press(0, 0)
        both.clock.wall += HOLDS
        await both.press(1, 1)
        assert not case.done(both.stores[1]) and both.ready() == ["b"]


async def test_both_want_a_note_and_the_field_opens_at_both(
    opened: Any, store: Store, second: Store, clock: Any, press: Any, seen: Seen
) -> None:
    case = Case("a note", lambda *_: None, lambda app: app.go(NoteRoute("s")), ("note.key-a", "note.key-b"),
                lambda _: False, lambda *_: None)  # fmt: skip
    async with opened(store) as one, opened(second) as other:
        both = Two(case, clock, (one, other), press, seen)
        pages = [await both.enter(n) for n in (0, 1)]
        await both.press(0, 0)
        await both.press(1, 1)
        await both.follow(0)
        for page in pages:
            assert page.query_one("#note-text").display
        with one.app._context():
            await one.press("escape", "escape")
        await both.until(0, lambda: both.ready() == ["b"])


async def test_a_press_at_a_program_that_was_killed_leaves_the_file_with_the_first_look(
    opened: Any, store: Store, clock: Any
) -> None:
    machine, number, began = this_program().split(" ")
    dead = f"{machine} {number} {int(began) - 1}"
    kept = ready_of(store, "open", "it", clock.now())
    store.save(pressed(kept, "a", (1,), clock.now(), dead))
    async with opened() as pilot:
        pilot.app.look()
        assert store.ready.all() == []
    store.fold()
    assert dead.encode() not in store.path.read_bytes()

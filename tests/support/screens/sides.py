"""Two sides of a worksheet, and what the tests of its pages do with them."""

from datetime import date, timedelta
from typing import Any

from textual.pilot import Pilot

from tests.support.routes import route
from twofold.domain.drawers import Writing, WritingKind
from twofold.domain.records import SIDES, Side
from twofold.domain.worksheet.rounds import Worksheet, reveal, shown
from twofold.domain.worksheet.sheet import Draft, Guess, Opening, Picked, Request, Row
from twofold.store import Store
from twofold.store.drawers import Cost
from twofold.store.vault import Vault

SIZES = [(40, 11), (80, 24), (120, 40)]
CHEAP = Cost(1, 8192)
DAY = date(2026, 11, 23)
EVENING = Row(
    group="closeness",
    words="one evening a week that is only ours",
    why="When we only pass each other, I begin to feel like a lodger.",
    importance=9,
    met=3,
    moment="We cook, and nobody looks at a clock.",
    opening=Opening(feeling="lonely", about="our evenings", need="time with you"),
    request=Request(what="keep Thursday free", when="from 19:00", often="each week", until="Christmas"),
    firmness="core",
)
THANKS = Row(
    group="appreciation",
    words="to hear that what I do at home is seen",
    importance=7,
    met=5,
    request=Request(what="say one thing you noticed", when="at supper", often="on weekdays"),
)
SEA = Row(
    kind="want",
    group="play",
    words="to swim in the sea again",
    importance=5,
    met=0,
    request=Request(what="look for two days in June with me", when="this Sunday"),
    firmness="dream",
)
QUIET = Row(
    group="freedom",
    words="an hour alone after work",
    importance=8,
    met=4,
    request=Request(what="take the children until seven", when="on Tuesdays"),
)
UNASKED = Row(group="fairness", words="help with the letters and bills", importance=6, met=2)
ANA = Draft(rows=(EVENING, THANKS, SEA))
BEN = Draft(rows=(QUIET,))
SECRETS = [row.words for row in (EVENING, THANKS, SEA, QUIET)]


def round_of(clock: Any, **more: Any) -> Worksheet:
    """Return a new round of today."""
    return Worksheet(created=clock.now(), updated=clock.now(), day=DAY, **more)


def earlier(clock: Any, days: int, a: Draft = ANA, b: Draft = BEN) -> Worksheet:
    """Return a round that was opened *days* ago."""
    then = clock.now() - timedelta(days=days)
    begun = Worksheet(created=then, updated=then, day=then.date())
    return reveal(begun, shown(a, Guess()), shown(b, Guess()), then)


def wrote(
    store: Store,
    clock: Any,
    worksheet: Worksheet,
    side: Side,
    value: Draft | Guess,
    *,
    finished: bool = True,
    vault: Vault | None = None,
) -> Writing:
    """Save *value* as what *side* wrote in *worksheet*."""
    vault = vault or Vault(store, clock.now)
    kind: WritingKind = "guess" if isinstance(value, Guess) else "sheet"
    writing = vault.writing(kind, worksheet.id, side)
    (saved,) = store.save((vault.finish if finished else vault.write)(writing, value))
    assert isinstance(saved, Writing)
    return saved


def ready(store: Store, clock: Any, a: Draft = ANA, b: Draft = BEN) -> Worksheet:
    """Save a round in which everything is finished, and return it."""
    (worksheet,) = store.save(round_of(clock))
    assert isinstance(worksheet, Worksheet)
    for side, draft in zip(SIDES, (a, b), strict=True):
        wrote(store, clock, worksheet, side, draft)
        wrote(store, clock, worksheet, side, Guess(picks=(Picked("freedom", 4),)))
    return worksheet


def private(store: Store, clock: Any, worksheet: Worksheet, side: Side, kind: type[Any] = Draft) -> Any:
    """Return what *side* wrote, in a drawer without a passphrase."""
    vault = Vault(store, clock.now)
    name: WritingKind = "guess" if kind is Guess else "sheet"
    return vault.read(vault.writing(name, worksheet.id, side), kind)


async def settle(pilot: Pilot[int]) -> None:
    """Let everything that was asked for happen."""
    for _ in range(3):
        await pilot.pause()


async def at(pilot: Pilot[int], place: str, **what: Any) -> Any:
    """Go to *place*, and return the page."""
    pilot.app.go(route(place, **what))  # type: ignore[attr-defined]
    await settle(pilot)
    return pilot.app.screen

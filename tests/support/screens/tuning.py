"""What the tests of tuning in share: days, check-ins, and the way behind the curtain."""

from datetime import date, datetime, timedelta
from typing import Any

from tests.support.screens.locking import say, settle
from twofold.domain.drawers import Writing
from twofold.domain.records import Side
from twofold.domain.tuning.cards import answered, shown
from twofold.domain.tuning.checkins import at_part, closed, new_checkin, with_note, with_promise
from twofold.domain.tuning.records import RHYTHM, CheckIn, Day, Rhythm, TodayCard, day_id
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.curtain import Curtain

SIZES = [(40, 11), (80, 24), (120, 40)]
TODAY = date(2026, 11, 23)
ABOUT = day_id(TODAY)
HERS = TodayCard(
    2, "tender", "The visit on Thursday.\nI keep going through it.", "ring me at four", "the coffee"
)
HIS = TodayCard(4, "playful", "", "a walk before it is dark", "how you laughed")


def a_day(clock: Any, *, a: TodayCard | None = HERS, b: TodayCard | None = HIS, back: int = 0) -> Day:
    """Return a day on which these were shown, so many days *back*."""
    on = TODAY - timedelta(days=back)
    cards: dict[Side, TodayCard] = {side: card for side, card in (("a", a), ("b", b)) if card}  # type: ignore[misc]
    day = shown(None, on, cards, clock.now())
    return answered(day, "b", "I will, from the stairs.") if a else day


def seal(store: Store, clock: Any, side: Side, card: TodayCard, *, finished: bool = True) -> Writing:
    """Let *side* have written *card* today."""
    vault = Vault(store, clock.now)
    writing = vault.writing("today", ABOUT, side)
    (saved,) = store.save(vault.finish(writing, card) if finished else vault.write(writing, card))
    assert isinstance(saved, Writing)
    return saved


def kept(store: Store, clock: Any, side: Side = "a") -> TodayCard:
    """Return the card that *side* writes today, as it is in the file."""
    vault = Vault(store, clock.now)
    return vault.read(vault.writing("today", ABOUT, side), TodayCard)


def a_checkin(clock: Any, back: int = 7) -> CheckIn:
    """Return a check-in that both closed so many days *back*."""
    at: datetime = clock.now() - timedelta(days=back)
    checkin = at_part(new_checkin(at, TODAY - timedelta(days=back)), 5)
    checkin = with_note(checkin, "right", "The evening by the lake.")
    checkin = with_promise(with_promise(checkin, "a", "ask about the night"), "b", "be home on Thursday")
    return closed(checkin, ("a", "b"), at + timedelta(hours=1), checkin.day)[0]


def a_rhythm(clock: Any, *days: int, checkin: int | None = None) -> Rhythm:
    """Return a rhythm that was chosen long ago."""
    at = clock.now() - timedelta(days=90)
    return Rhythm(id=RHYTHM, created=at, updated=at, days=days, checkin=checkin)


async def behind(pilot: Any, words: str = "") -> Any:
    """Go through the curtain, and through the passphrase *words*; return the page that is there then."""
    await settle(pilot)
    assert isinstance(pilot.app.screen, Curtain)
    await pilot.press("enter")
    await settle(pilot)
    if words:
        await say(pilot, words)
        await settle(pilot)
    return pilot.app.screen

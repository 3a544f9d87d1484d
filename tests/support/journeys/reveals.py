"""What each of the two wrote alone, opened from a seat each; and a worksheet from there to its agreement."""

from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from tests.support import today
from tests.support.journeys.floor import KEYS
from tests.support.journeys.seats import LOCKS, NAMES, Two, act
from tests.support.journeys.terminal import Terminal
from tests.support.journeys.worksheets import to_rounds, unlock
from tests.support.screens.sides import CHEAP, QUIET, SEA
from twofold.domain.drawers import WritingKind
from twofold.domain.records import SIDES, Record
from twofold.domain.worksheet.rounds import Worksheet
from twofold.store import Store
from twofold.store.vault import Vault


def sealed(data: Path, kind: WritingKind, about: Record, hers: Struct, his: Struct) -> None:
    """Let each have finished what they wrote *about* something, in a drawer with a passphrase."""
    store = Store.open(data)
    store.save(about)
    vault = Vault(store, lambda: datetime.now(UTC), CHEAP)
    for side, value in zip(SIDES, (hers, his), strict=True):
        store.save(vault.finish(vault.writing(kind, about.id, side), value))
    for side, words in zip(SIDES, LOCKS, strict=True):
        vault.set_passphrase(side, words)
    store.close()


def opens(two: Two, n: int) -> Terminal:
    """Press at the seat of *n*, and open the drawer of *n* there."""
    act(two[n], KEYS[n], "Your passphrase")
    return unlock(two[n], LOCKS[n])


def open_together(two: Two, *shows: str, names: tuple[str, str] = NAMES) -> None:
    """Each presses at their own seat and opens their own drawer; then both see *shows*, and not before."""
    two.wait_for("Are you both here?", "will be asked")
    opens(two, 0).wait_for(f"{names[0]}  ready ✓")
    two.his.wait_for(f"{names[0]}  ready ✓")
    for each in two:
        assert not any(words in each.text for words in shows)
    opens(two, 1)
    two.wait_for(*shows)


def a_round() -> Worksheet:
    """Return a round that was begun today."""
    now = datetime.now(UTC)
    return Worksheet(created=now, updated=now, day=today.here().date())


def to_the_reveal(two: Two, names: tuple[str, str] = NAMES) -> None:
    """From home, where both have written, over a guess of each, to the reveal at both seats."""
    for each in two:
        to_rounds(each).wait_for("each of you guesses")
    two.hers.press("j").wait_for(f"This is {names[0]}'s seat, and that is for {names[1]}.")
    for n, each in enumerate(two):
        opens(two, n).wait_for("What do you think matters most")
        each.press("c").wait_for("What you have agreed on")
    for each in two:
        each.wait_for("Open both sides together")
        act(each, "o", "Are you both here?")


def to_the_agreement(two: Two, names: tuple[str, str] = NAMES) -> None:
    """From home, where both have written, over the reveal and a yes to what the first asks, to what holds."""
    first, second = names
    to_the_reveal(two, names)
    open_together(two, "Side by side", SEA.words, QUIET.words, names=names)
    for each in two:
        act(each, "enter", "keep Thursday free")
    two.hers.wait_for(f"{second} answers, at their own seat.")
    act(two.hers, "1", f"{second} answers")
    act(two.his, "1", f"{second} says yes.")
    two.hers.wait_for(f"{second} says yes.", "enter Go on")
    act(two.hers, "enter", "An agreement", f"f  ◆ {first}")
    act(two.his, "enter", "An agreement", f"j  ● {second}")
    two.wait_for("has this open too")
    act(two.hers, "f", f"{first}  ✓ yes")
    two.his.wait_for(f"{first}  ✓ yes")
    act(two.his, "j", f"{first}, then {second} said yes")
    two.hers.wait_for(f"{first}, then {second} said yes")


def check_agreed(data: Path) -> None:
    """See that what came of it is in *data*, and nothing of what is private is left there."""
    store = Store.open(data)
    (reply,), (agreement,) = store.replies.all(), store.agreements.all()
    assert store.writings.all() == [] and not any(each.pressed for each in store.ready.all())
    store.close()
    assert reply.agreement == agreement.id and [said.answer for said in reply.said] == ["yes"]
    assert not any(words.encode() in data.read_bytes() for words in LOCKS)

"""The door of a drawer: behind the curtain, and behind a passphrase where there is one."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from twofold.domain.drawers import WritingKind
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side
from twofold.widgets.aside import aside
from twofold.widgets.confirm import Confirm
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Unlock
from twofold.widgets.seat import not_yours

from .house import House
from .page import Page

NOTHING_OPENED = "Nothing was opened."
_SLIPS = "This drawer holds something that was sealed without its passphrase:"
_WHENCE = (
    "Perhaps the other terminal was writing while a passphrase was set, or an older file was put back. "
    "Somebody else could also have put it there. What you accept counts as yours: you can then read it "
    "and change it."
)
_MOMENTS = (
    "A moment was written without your passphrase. Perhaps you wrote it, in passing or from a "
    "shell, or perhaps somebody else did. What you accept counts as yours."
)
_KINDS: dict[WritingKind, str] = {
    "sheet": "a side of a worksheet",
    "guess": "a guess",
    "circles": "two circles",
    "hearts": "hearts for ideas",
    "today": "a card of a day",
    "closeness": "how close one of you feels",
    "answer": "an answer",
    "letter": "a letter you are writing",
    "envelope": "a letter to you",
    "moment": "a moment",
    "path": "what one of you prepares for a path",
    "therapist": "what one of you says of a list",
}


def has_lock(house: House, side: Side) -> bool:
    """Return whether the drawer of *side* has a passphrase; a lock that cannot be read counts as one."""
    from twofold.store.errors import StoreError

    try:
        return house.vault.drawer(side) is not None
    except StoreError:
        return True


def goes_over(house: House, side: Side) -> str:
    """Return what is said to whoever has finished, while *side* has not: the keyboard is theirs now."""
    name = house.couple().name(side)
    return f"Pass the keyboard to {name}." if house.seat is None else f"It goes on once {name} has finished."


async def passed(page: Page, side: Side, words: str = "") -> bool:
    """Pass the keyboard to *side*, behind the curtain; True when they have it.

    *words* are said on the curtain. At a seat there is no curtain: at their own, *side* has the keyboard, and
    at the other's, it is said that they have not. To be awaited in a worker.
    """
    house = page.house
    if house.seat is None:
        return await page.app.push_screen_wait(Curtain(house.couple(), side, words))
    if house.seat != side:
        house.say(not_yours(house.couple(), house.seat))
    return house.seat == side


async def admitted(page: Page, side: Side, words: str = "") -> bool:
    """Pass the keyboard to *side* behind the curtain, and open their drawer; True when both happened.

    *words* are said on the curtain. To be awaited in a worker. On False nothing of *side* was shown.
    """
    vault = page.house.vault
    return await passed(page, side, words) and (vault.is_open(side) or await opened(page, side))


async def opened(page: Page, side: Side, words: str = "") -> bool:
    """Ask *side* for the passphrase of their drawer, under *words*; True when it is open.

    To be awaited in a worker, where there is a passphrase.
    """
    house = page.house
    door = Unlock(house.couple(), side, opener(house), house.vault.trouble(side) or words)
    if not await page.app.push_screen_wait(door):
        return False
    await _asked_about_slips(page, side)
    return True


async def _asked_about_slips(page: Page, side: Side) -> None:
    """Ask *side*, whose drawer is open, about what lies in it and was sealed without their passphrase."""
    from twofold.store.errors import StoreError

    vault = page.house.vault
    if slips := vault.slips(side):
        kinds = list(dict.fromkeys(_KINDS[slip.kind] for slip in slips))
        words = _MOMENTS if kinds == [_KINDS["moment"]] else f"{_SLIPS} {', '.join(kinds)}. {_WHENCE}"
        if await page.app.push_screen_wait(Confirm("Is this yours?", words, yes="Accept it", no="Leave it")):
            try:
                vault.take_in(side, slips)
            except StoreError as error:
                page.house.say(str(error), calm=False)


async def with_both_open(
    page: Page, act: Callable[[], str], brought: Mapping[Side, Mapping[str, str]] | None = None
) -> str:
    """Ask for the passphrases there are, call *act* with both drawers open, and lock them again.

    Returns what *act* said ("" when all went well), or NOTHING_OPENED when somebody went back. *brought*:
    what the two have opened already, each at their own seat. To be awaited in a worker.
    """
    vault = page.house.vault

    def acts() -> str:
        vault.brought = brought or {}
        try:
            return act()
        finally:
            vault.brought = {}

    return await with_open(page, [side for side in SIDES if side not in (brought or {})], acts)


async def with_open(page: Page, sides: Sequence[Side], act: Callable[[], str]) -> str:
    """Do as `with_both_open` does, with the drawers of *sides* open."""
    vault = page.house.vault
    locked = [side for side in sides if not vault.is_open(side)]
    try:
        for side in locked:
            if not await opened(page, side):
                return NOTHING_OPENED
        return act()
    finally:
        for side in locked:
            vault.lock(side)


def opener(house: House) -> Callable[[Side, str], Awaitable[str]]:
    """Return what opens a drawer of *house* and returns "", or the sentence that says why it did not.

    Only the key is derived in a thread. Cancelled, it opens nothing.
    """
    vault = house.vault

    async def unlock(side: Side, words: str) -> str:
        from twofold.store.errors import StoreError

        try:
            key = await aside(vault.opening(side, words))
        except (Invalid, StoreError) as error:
            return str(error)
        for sentence in vault.enter(side, key):
            house.say(sentence, calm=False)
        if vault.is_open(side):
            return ""
        return vault.trouble(side) or "Its passphrase has changed. Type it again."

    return unlock

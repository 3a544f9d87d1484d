"""A lock that is exchanged in the file while its drawer is open, and what lies in it and nobody proved."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.screens.locking import (
    QUICK,
    SECRET,
    SIZES,
    WORDS,
    Scrap,
    due,
    inside,
    locked,
    say,
    sealed,
    settle,
    type_in,
)
from tests.support.waiting import until
from twofold.domain.drawers import Sealed
from twofold.domain.records import Side
from twofold.domain.routes import DrawersRoute
from twofold.screens.drawers import Drawers
from twofold.store import Store
from twofold.store.drawers import make_open, open_with, unseal
from twofold.store.vault import Vault
from twofold.widgets.confirm import Confirm
from twofold.widgets.curtain import Curtain
from twofold.widgets.passphrase import Secret, Unlock

__all__ = ["sealed"]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("size", SIZES)
async def test_the_drawer_closes_and_it_stands_on_the_door_why(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    (lock,) = sealed.drawers.all()
    mine, forgers = make_open("a", b"mine", QUICK, clock.now())
    async with opened(size=size) as pilot:
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        other = Store.open(sealed.path, clock=clock)
        other.save(mine.with_(rev=lock.rev))
        other.close()
        pilot.app.look()
        await locked(pilot)
        assert isinstance(pilot.app.screen, Unlock)
        assert "go back to a backup" in flat(seen(pilot))
        field = pilot.app.screen.query_one(Secret)
        assert field.has_focus and pilot.app.screen.region.contains_region(field.region)
        (kept,) = sealed.writings.all()
        assert isinstance(kept.veil, Sealed)
        assert SECRET in unseal(open_with(lock, WORDS.encode()), kept.veil), "what was typed is not lost"
        with pytest.raises(Exception, match="cannot be read"):
            unseal(forgers, kept.veil)
        await say(pilot, WORDS)
        assert "did not open it" in seen(pilot) and isinstance(pilot.app.screen, Unlock)
        await pilot.press("escape")
        await until(pilot, lambda: not pilot.app.idle_lock.locked)
        pilot.app.go(DrawersRoute())
        await settle(pilot)
        assert isinstance(pilot.app.screen, Drawers)
        assert "Ana: The file has a different lock" in flat(seen(pilot)) or size == SIZES[0]


async def test_a_lock_that_is_gone_lets_nobody_in_and_nothing_be_written(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str]
) -> None:
    from twofold.store.journal import TableChange

    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        page.flush()
        await pilot.press("escape", "escape")
        await settle(pilot)
        sealed.ledger.commit({"drawers": TableChange(gone=["1"])})
        assert not pilot.app.vault.is_open("a")
        pilot.app.screen.run_worker(enter(pilot))
        await until(pilot, lambda: isinstance(pilot.app.screen, Curtain))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Unlock))
        assert "is gone from the file" in flat(seen(pilot))
        await say(pilot, WORDS)
        assert isinstance(pilot.app.screen, Unlock) and "is gone from the file" in flat(seen(pilot))


async def enter(pilot: Any, side: Side = "a") -> None:
    from twofold.screens.door import admitted

    await admitted(pilot.app.screen, side)


@pytest.mark.parametrize("yes", [True, False])
async def test_what_nobody_proved_is_asked_about_before_it_is_shown(
    opened: Any, sealed: Store, clock: Any, seen: Callable[..., str], press: Any, yes: bool
) -> None:
    vault = Vault(sealed, clock.now, QUICK)
    sealed.save(vault.write(vault.writing("sheet", "w1", "a"), Scrap(words=SECRET)))
    async with opened() as pilot:
        pilot.app.screen.run_worker(enter(pilot))
        await until(pilot, lambda: isinstance(pilot.app.screen, Curtain))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Unlock))
        await say(pilot, WORDS)
        assert isinstance(pilot.app.screen, Confirm)
        assert "a side of a worksheet" in flat(seen(pilot)) and SECRET not in seen(pilot)
        await press(pilot, "confirm.yes" if yes else "confirm.no")
        await settle(pilot)
        assert bool(pilot.app.vault.slips("a")) != yes
        if yes:
            writing = pilot.app.vault.writing("sheet", "w1", "a")
            assert pilot.app.vault.read(writing, Scrap).words == SECRET


@pytest.mark.parametrize("what", ["changed", "taken away"])
async def test_what_its_owner_does_at_the_other_terminal_disturbs_nobody(
    opened: Any, sealed: Store, clock: Any, what: str
) -> None:
    async with opened() as pilot:
        page = await inside(pilot, words=WORDS)
        await type_in(pilot, page)
        page.flush()
        other = Store.open(sealed.path, clock=clock)
        theirs = Vault(other, clock.now, QUICK)
        if what == "changed":
            theirs.change_passphrase("a", WORDS, "a third")
        else:
            theirs.remove_passphrase("a", WORDS)
        pilot.app.look()
        await settle(pilot)
        assert pilot.app.screen is page and not pilot.app.idle_lock.locked
        await pilot.press("x")
        page.flush()
        other.refresh()
        assert theirs.unlock("a", "a third") == ()
        kept = theirs.read(theirs.writing("sheet", "w1", "a"), Scrap)
        assert kept == page.value and "x" in kept.words.removeprefix(SECRET)
        assert isinstance(other.writings.all()[0].veil, Sealed) == (what == "changed")
        other.close()
        due(pilot, clock)
        await locked(pilot)
        if what == "changed":
            await say(pilot, WORDS)
            assert isinstance(pilot.app.screen, Unlock)
            await say(pilot, "a third")
        else:
            await pilot.press("enter")
            await settle(pilot)
        assert pilot.app.screen is page and page.value == kept

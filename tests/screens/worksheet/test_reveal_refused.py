"""A round that cannot be opened, or not just now: all stays private, whatever happens."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.support.screens.reveals import GUESS, Seen, both, is_open, is_private, reveal, typed
from tests.support.screens.reveals import sealed as sealed
from tests.support.screens.sides import ANA, BEN, SECRETS, ready, round_of, settle, wrote
from tests.support.screens.toasts import toasts
from twofold.domain.drawers import Open
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Guess
from twofold.screens.worksheet.reveal import RevealPage
from twofold.screens.worksheet.rounds import Rounds
from twofold.store import Store
from twofold.store.vault import Vault
from twofold.widgets.passphrase import Unlock


async def test_a_full_disk_shows_nothing_and_a_free_one_all(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, monkeypatch: Any
) -> None:
    from twofold.store.errors import SaveFailed

    worksheet = ready(store, clock)
    async with opened() as pilot:
        await reveal(pilot, worksheet)

        def full(*_: Any, **__: Any) -> Any:
            raise SaveFailed(store.path, OSError(28, "No space left"))

        with monkeypatch.context() as patch:
            patch.setattr(store.ledger, "commit", full)
            await both(pilot, press)
            assert isinstance(pilot.app.screen, RevealPage)
            assert "Nothing was opened" in toasts(pilot) and "disk is full" in toasts(pilot)
            assert is_private(store, clock, worksheet)
            assert pilot.app.unsaved == (), "an open round waits in memory"
            assert not any(secret[:10] in seen(pilot) for secret in SECRETS)
        await both(pilot, press)
        assert is_open(store, clock, worksheet)


async def test_what_is_not_saved_yet_is_waited_for(
    opened: Any, store: Store, clock: Any, press: Any, monkeypatch: Any
) -> None:
    from twofold.store.errors import SaveFailed

    worksheet = ready(store, clock)
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        writing = store.writings.get(f"guess-b-{worksheet.id}")
        assert writing is not None
        with monkeypatch.context() as patch:

            def full(*_: Any, **__: Any) -> Any:
                raise SaveFailed(store.path, OSError(28, "No space left"))

            patch.setattr(store.ledger, "commit", full)
            pilot.app.keep(pilot.app.vault.write(writing, Guess()))
            await both(pilot, press)
        assert is_private(store, clock, worksheet) and "Not saved yet" in toasts(pilot)


@pytest.mark.parametrize("kind", ["sheet", "guess"])
@pytest.mark.parametrize("damage", ["exchanged", "cut"])
async def test_what_is_not_what_was_finished_is_not_opened(
    opened: Any, store: Store, clock: Any, press: Any, kind: str, damage: str
) -> None:
    worksheet = ready(store, clock)
    writing = store.writings.get(f"{kind}-b-{worksheet.id}")
    assert writing is not None and isinstance(writing.veil, Open)
    text = writing.veil.text.replace("hour", "year") + " " if damage == "exchanged" else "{"
    store.save(writing.with_(veil=Open(text)))
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        await both(pilot, press)
        assert isinstance(pilot.app.screen, RevealPage) and "cannot be read" in toasts(pilot)
        assert is_private(store, clock, worksheet)


async def test_whoever_takes_it_back_at_the_last_moment_keeps_it(
    opened: Any, store: Store, clock: Any, press: Any, tmp_path: Path
) -> None:
    worksheet = ready(store, clock)
    there = Store.open(tmp_path / "twofold.json", clock=clock)
    async with opened() as pilot:
        page = await reveal(pilot, worksheet)
        await press(pilot, "opening.first")
        wrote(there, clock, worksheet, "b", BEN, finished=False)
        await press(pilot, "opening.second")
        await settle(pilot)
        assert is_private(store, clock, worksheet)
        pilot.app.look()
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds) and not page.is_attached
        assert "One of you has not finished" in toasts(pilot)
    there.close()


@pytest.mark.parametrize("while_typing", [False, True])
async def test_the_other_terminal_was_quicker(
    opened: Any,
    store: Store,
    clock: Any,
    sealed: Worksheet,
    press: Any,
    tmp_path: Path,
    while_typing: bool,
) -> None:
    there = Store.open(tmp_path / "twofold.json", clock=clock)
    from twofold.domain.worksheet.rounds import reveal as open_round
    from twofold.domain.worksheet.rounds import shown

    one = open_round(sealed, shown(ANA, GUESS), shown(BEN, GUESS), clock.now())
    vault = Vault(there, clock.now)
    async with opened() as pilot:
        await reveal(pilot, sealed)
        if while_typing:
            await both(pilot, press)
        there.save(one, *(vault.emptied(w) for w in there.writings.all()))
        pilot.app.look()
        await settle(pilot)
        if while_typing:
            await typed(pilot, "blue kettle")
        assert pilot.app.screen.place == "worksheet.together"
        assert is_open(store, clock, sealed)
        assert [type(s).__name__ for s in pilot.app.screen_stack].count("Together") == 1
        assert not any(isinstance(s, RevealPage | Unlock) for s in pilot.app.screen_stack)
    there.close()


async def test_killed_at_any_moment_all_is_private_or_all_is_open(
    opened: Any, store: Store, clock: Any, press: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    """Copies of the files at each step on the way to the disk are what a kill would leave."""
    worksheet = ready(store, clock)
    copies: list[Path] = []

    def copy() -> None:
        folder = tmp_path / f"killed-{len(copies)}"
        folder.mkdir()
        for name in ("twofold.json", "twofold.json.journal"):
            shutil.copy(tmp_path / name, folder / name)
        copies.append(folder / "twofold.json")

    import os

    write, sync = os.write, os.fsync

    def writing(handle: int, data: Any) -> int:
        copy()
        done = write(handle, data)
        copy()
        return done

    def syncing(handle: int) -> None:
        sync(handle)
        copy()

    async with opened() as pilot:
        await reveal(pilot, worksheet)
        await press(pilot, "opening.first")
        copy()
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", writing)
            patch.setattr(os, "fsync", syncing)
            await press(pilot, "opening.second")
            await settle(pilot)
        copy()
    found = []
    for path in copies:
        left = Store.open(path, clock=clock)
        opened_ = is_open(left, clock, worksheet)
        assert opened_ or is_private(left, clock, worksheet), "half of it"
        found.append(opened_)
        left.close()
    assert found == sorted(found) and found[0] is False and found[-1] is True and len(found) > 3


async def test_a_round_that_is_not_ready_is_not_opened(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    (worksheet,) = store.save(round_of(clock))
    assert isinstance(worksheet, Worksheet)
    wrote(store, clock, worksheet, "a", ANA)
    async with opened() as pilot:
        await reveal(pilot, worksheet)
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds)
        assert store.worksheets.get(worksheet.id) == worksheet

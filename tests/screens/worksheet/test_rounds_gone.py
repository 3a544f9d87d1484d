"""Rounds that are deleted and brought back, or let go by both."""

from typing import Any

import pytest
from textual.widgets import Static

from tests.support.screens.home import Seen, begun
from tests.support.screens.sides import ANA, BEN, CHEAP, SECRETS, SIZES, at, earlier, private, settle, wrote
from twofold.domain.drawers import Open as Veiled
from twofold.domain.drawers import Writing
from twofold.domain.worksheet.sheet import Guess
from twofold.screens.page import StoreChanged
from twofold.screens.worksheet.letgo import LetGo
from twofold.screens.worksheet.rounds import Rounds
from twofold.store import Store
from twofold.store.vault import Vault


async def test_a_round_in_which_nothing_is_written_can_be_deleted_and_brought_back(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen
) -> None:
    worksheet = begun(store, clock)
    async with opened() as pilot:
        page = await at(pilot, "worksheet")
        await press(pilot, "rounds.delete")
        assert store.worksheets.all() == [] and "Begin a round" in seen(pilot)
        await press(pilot, "rounds.bring-back")
        (back,) = store.worksheets.all()
        assert back.id == worksheet.id and "has not begun" in seen(pilot)
        wrote(store, clock, worksheet, "b", BEN, finished=False)
        page.post_message(StoreChanged())
        await settle(pilot)
        with pytest.raises(AssertionError):
            await press(pilot, "rounds.delete")
        page.action_delete()
        await settle(pilot)
        assert len(store.worksheets.all()) == 1


async def test_a_deleted_round_stays_away_while_another_is_under_way(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    async with opened() as pilot:
        page = await at(pilot, "worksheet")
        await press(pilot, "rounds.new", "rounds.delete", "rounds.new")
        page.action_undo()
        await settle(pilot)
        assert len(store.worksheets.all()) == 1
        await press(pilot, "rounds.delete", "rounds.bring-back")
        assert len(store.worksheets.all()) == 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stage", ["writing", "guessing"])
@pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
async def test_both_can_let_a_round_go_and_nothing_that_was_written_in_it_stays(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, size: Any, stage: str, sealed: bool
) -> None:
    last = earlier(clock, 30)
    store.save(last)
    if sealed:
        Vault(store, clock.now, CHEAP).set_passphrase("a", "blue kettle")
    worksheet = begun(store, clock, previous=last.id)
    wrote(store, clock, worksheet, "a", ANA, finished=stage == "guessing")
    if stage == "guessing":
        wrote(store, clock, worksheet, "b", BEN)
        wrote(store, clock, worksheet, "b", Guess(), finished=False)
    other = begun(store, clock, id="other")
    kept = wrote(store, clock, other, "b", BEN)
    store.save(other.with_(deleted=clock.now(), rev=other.rev))
    before = store.worksheets.rev(worksheet.id)
    async with opened(size=size) as pilot:
        await at(pilot, "worksheet")
        await press(pilot, "rounds.let-go")
        await settle(pilot)
        words = " ".join(str(line.render()) for line in pilot.app.screen.query(Static))
        assert "Let this round go?" in words and "cannot be brought back" in words
        assert not any(secret[:12] in seen(pilot) for secret in SECRETS)
        await press(pilot, "letgo.first", "letgo.first", "letgo.second")
        assert isinstance(pilot.app.screen, LetGo), "a yes that was taken back counted"
        await press(pilot, "ask.back")
        await settle(pilot)
        assert store.worksheets.get(worksheet.id) is not None
        await press(pilot, "rounds.let-go", "letgo.second")
        assert "✓" in seen(pilot) and store.worksheets.rev(worksheet.id) == before
        await press(pilot, "letgo.first")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Rounds)
        assert store.worksheets.get(worksheet.id) is None
        assert store.writings.all() == [kept], "what belongs to something else went too"
        left = [w for w in store.every(Writing) if w.about == worksheet.id]
        assert len(left) == (1 if stage == "writing" else 3)
        assert all(w.deleted and w.veil == Veiled() and w.mark is None for w in left)
        with pytest.raises(AssertionError):
            await press(pilot, "rounds.bring-back")
        # Another can begin, and goes on from the one that was opened.
        await press(pilot, "rounds.new")
        (fresh,) = [w for w in store.worksheets.all() if w.revealed is None]
        assert fresh.previous == last.id and seen(pilot).count("has not begun") == 2


async def test_an_untouched_round_is_not_asked_about(
    opened: Any, store: Store, clock: Any, press: Any
) -> None:
    begun(store, clock)
    async with opened() as pilot:
        page = await at(pilot, "worksheet")
        with pytest.raises(AssertionError):
            await press(pilot, "rounds.let-go")
        page.action_let_go()
        await settle(pilot)
        assert pilot.app.screen is page


async def test_a_round_is_let_go_at_once_or_not_at_all(
    opened: Any, store: Store, clock: Any, press: Any, seen: Seen, monkeypatch: Any, tmp_path: Any
) -> None:
    from twofold.store.errors import SaveFailed

    worksheet = begun(store, clock)
    written = wrote(store, clock, worksheet, "a", ANA)
    saving = store.save

    def full(*_: Any) -> Any:
        raise SaveFailed(store.path, OSError(28, "No space left"))

    async with opened() as pilot:
        await at(pilot, "worksheet")
        with monkeypatch.context() as patch:
            patch.setattr(store, "save", full)
            await press(pilot, "rounds.let-go", "letgo.first", "letgo.second")
            await settle(pilot)
            assert "Nothing was let go." in seen(pilot)
        assert store.writings.all() == [written]
        # Ben goes on writing at the other terminal, in the moment in which it is saved here.
        other = Store.open(tmp_path / "twofold.json", clock=clock)

        def late(*records: Any) -> Any:
            if any(record.id == worksheet.id for record in records):  # not only who is ready
                monkeypatch.setattr(store, "save", saving)
                wrote(other, clock, worksheet, "a", BEN)
            return saving(*records)

        monkeypatch.setattr(store, "save", late)
        await press(pilot, "rounds.let-go", "letgo.first", "letgo.second")
        await settle(pilot)
        assert "Something was written at the other" in seen(pilot)
        other.close()
        assert store.worksheets.get(worksheet.id) is not None
        assert private(store, clock, worksheet, "a") == BEN

"""Private writing that had to wait while the other terminal wrote in the same: neither version is lost."""

import errno
from pathlib import Path
from typing import Any

import pytest

from tests.support.store.files import Wall
from tests.support.store.vaults import CHEAP, SHEET, SONG, fill, sheet, store, terminal, vault
from twofold.domain.worksheet.sheet import Draft, Row
from twofold.frame.savequeue import SaveQueue
from twofold.store import SaveFailed, Store
from twofold.store.vault import Vault

__all__ = ["store", "terminal", "vault"]
MINE = Draft(rows=(Row(id="r", words="A walk on Sunday"),))
THEIRS = Draft(rows=(Row(id="r", words="A swim on Sunday"),))


def full(*_: Any) -> Any:
    raise SaveFailed(Path("twofold.json"), OSError(errno.ENOSPC, "No space left on device"))


@pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
def test_the_version_that_had_to_wait_can_be_opened_where_the_sentence_says(
    store: Store, vault: Vault, terminal: tuple[Store, Vault], wall: Wall, sealed: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    queue, (other_store, other) = SaveQueue(store), terminal
    fill(vault, value=SHEET)
    if sealed:
        vault.set_passphrase("a", SONG)
        vault.unlock("a", SONG)
        other_store.look()
        other.unlock("a", SONG)
    waiting = vault.write(vault.writing("sheet", "w", "a"), MINE)
    with monkeypatch.context() as sick:
        sick.setattr(store, "save", full)
        queue.keep(waiting)
    other_store.look()
    fill(other, value=THEIRS)
    _, words = queue.retry()
    assert not queue.unsaved and queue.retry() == (False, "")
    assert sheet(vault) == THEIRS and [each.id for each in store.writings.all()] == [waiting.id]
    assert "its version is kept" in words and "Both" not in words
    (kept,) = {Path(word.rstrip(".")) for word in words.split() if word.rstrip(".").endswith(".json")}
    with_mine = Store.open(kept, clock=wall)
    mine = Vault(with_mine, wall.now, CHEAP)
    if sealed:
        mine.unlock("a", SONG)
    assert sheet(mine) == MINE
    with_mine.close()


def test_where_it_can_be_kept_nowhere_it_goes_on_waiting(
    store: Store, vault: Vault, terminal: tuple[Store, Vault], monkeypatch: pytest.MonkeyPatch
) -> None:
    queue, (other_store, other) = SaveQueue(store), terminal
    fill(vault)
    waiting = vault.write(vault.writing("sheet", "w", "a"), MINE)
    with monkeypatch.context() as sick:
        sick.setattr(store, "save", full)
        queue.keep(waiting)
    other_store.look()
    fill(other, value=THEIRS)
    with monkeypatch.context() as sick:
        sick.setattr(store, "keep_unsaved", full)
        assert queue.retry() == (False, "")
        assert queue.unsaved == (waiting,) and "Not saved yet" in queue.sentence
    assert "its version is kept" in queue.retry()[1]
    assert not queue.unsaved

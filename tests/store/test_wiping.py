"""What was secret is overwritten as soon as it was used, as far as it is ours."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.store.vaults import OTHER, SONG, store, vault
from twofold.domain.drawers import passphrase
from twofold.store import Store, drawers, passphrases
from twofold.store import vault as vaults
from twofold.store.drawers import seal, unseal
from twofold.store.errors import SealingFailed, Unreadable, WrongPassphrase
from twofold.store.vault import Vault
from twofold.store.wiping import wipe

__all__ = ["store", "vault"]


@pytest.mark.parametrize("words", ["our song", "für Zoë", "x" * 1000, "xy"])
def test_bytes_are_overwritten_where_they_lie(words: str) -> None:
    secret, array = passphrase(words), bytearray(words.encode())
    size = len(secret)
    wipe(secret)
    wipe(array)
    assert secret == array == bytes(size)
    assert passphrase(words) == words.encode(), "and nothing else"


def test_what_the_whole_program_shares_is_left_alone() -> None:
    for secret in (b"", b"a"):
        wipe(secret)
    assert bytes([97]) == b"a" == b"\x61"


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The very bytes of all passphrases and of all that was made of them."""
    seen: list[bytes] = []

    def watched(real: Callable[..., Any], at: int, *, result: bool = False) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            seen.append(given[at])
            made = real(*given, **named)
            if result:
                seen.append(made)
            return made

        return call

    monkeypatch.setattr(drawers, "_stretch", watched(drawers._stretch, 1, result=True))
    for module in (vaults, passphrases):
        monkeypatch.setattr(module, "open_with", watched(drawers.open_with, 1))
    return seen


def test_no_passphrase_and_no_key_made_of_it_stays(vault: Vault, used: list[bytes]) -> None:
    steps: list[Callable[[], object]] = [
        lambda: vault.set_passphrase("a", SONG),
        lambda: vault.unlock("a", SONG),
        lambda: vault.change_passphrase("a", SONG, OTHER),
        lambda: vault.remove_passphrase("a", OTHER),
    ]
    for step in steps:
        used.clear()
        step()
        assert len(used) >= 2
        assert all(secret == bytes(len(secret)) for secret in used)


def test_a_wrong_one_does_not_stay_either(vault: Vault, used: list[bytes]) -> None:
    vault.set_passphrase("a", SONG)
    used.clear()
    with pytest.raises(WrongPassphrase):
        vault.unlock("a", "another")
    assert used and all(secret == bytes(len(secret)) for secret in used)


def test_a_key_opens_nothing_once_its_drawer_is_locked(vault: Vault, store: Store) -> None:
    vault.set_passphrase("a", SONG)
    vault.unlock("a", SONG)
    drawer, key = vault.drawer("a"), vault._keys["a"]
    assert drawer is not None
    box, private = seal(drawer, "hello"), key._private
    agreed = key.agreed(key.public)
    assert unseal(key, box) == "hello" and any(private) and any(agreed)
    vault.lock("a")
    assert not any(private) and not key._agreed
    with pytest.raises(Unreadable):
        unseal(key, box)
    with pytest.raises(SealingFailed):
        key.agreed(key.public)

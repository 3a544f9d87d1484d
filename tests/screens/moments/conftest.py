"""What the tests of moments share."""

from typing import Any

import pytest

from tests.support.screens.passphrases import QUICK, WORDS
from twofold.domain.records import SIDES
from twofold.store import Store
from twofold.store.vault import Vault


@pytest.fixture
def sealed(store: Store, clock: Any) -> Store:
    """Give both a passphrase, and shut their drawers."""
    vault = Vault(store, clock.now, QUICK)
    for side in SIDES:
        vault.set_passphrase(side, WORDS)
        vault.lock(side)
    return store

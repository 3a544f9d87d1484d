"""Money as in Britain, wherever the tests run."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def british(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Write money as in Britain."""
    from twofold.exports import money

    for name in ("LANGUAGE", "LC_MONETARY", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    money._locale.cache_clear()
    yield
    monkeypatch.undo()
    money._locale.cache_clear()

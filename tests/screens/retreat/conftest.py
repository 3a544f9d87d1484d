"""A machine with a browser, and one without."""

from pathlib import Path

import pytest


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine at the other end of a line: nothing can open there."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1")
    monkeypatch.setattr("sys.platform", "linux")


@pytest.fixture
def browser(no_browser: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A desk with a browser, which writes down what it opens in the file returned."""
    folder, told = tmp_path / "bin", tmp_path / "opened"
    folder.mkdir()
    opener = folder / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" >> {told}\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("SSH_CONNECTION")
    return told

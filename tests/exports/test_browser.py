"""Links open in a window beside the terminal or not at all; openers here are real programs on the PATH."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from twofold.exports.browser import can_open, open_file, open_link

LINK = "https://example.org/a?b=c&d=e"
Opener = Callable[..., Path]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A Linux desk with a window system and no opener; returns the only folder on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "WSL_DISTRO_NAME", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def opener(bare: Path, tmp_path: Path) -> Opener:
    """Put an opener called *name* on the PATH: it writes down what it was given, and does *then*."""

    def putting(name: str = "xdg-open", then: str = "exit 0") -> Path:
        told = tmp_path / f"{name}.told"
        script = bare / name
        script.write_text(
            "#!/bin/sh\n"
            f'for each in "$@"; do echo "arg $each"; done > {told}\n'
            f"if ( : < /dev/tty ) 2>/dev/null; then echo tty; fi >> {told}\n"
            f'if read word; then echo "read $word"; fi >> {told}\n'
            f'echo "browser ${{BROWSER-none}}" >> {told}\n'
            "echo this must not be seen; echo nor this >&2\n"
            f"{then}\n"
        )
        script.chmod(0o755)
        return told

    return putting


def test_a_link_is_given_to_the_opener_and_nothing_reaches_the_terminal(
    opener: Opener, capfd: pytest.CaptureFixture[str]
) -> None:
    told, kept = opener(), os.dup(0)
    out, in_ = os.pipe()
    os.write(in_, b"what somebody types\n")
    os.dup2(out, 0)
    try:
        assert can_open() and open_link(LINK)
    finally:
        os.dup2(kept, 0)
        for end in (out, in_, kept):
            os.close(end)
    assert told.read_text().splitlines() == [f"arg {LINK}", "browser none"]
    assert capfd.readouterr() == ("", "")


def test_no_shell_reads_a_link(opener: Opener, tmp_path: Path) -> None:
    told = opener()
    assert open_link(f"https://example.org/$(touch${{IFS}}{tmp_path}/pwned);`id`&x='y'")
    first = told.read_text().splitlines()[0]
    # Nothing that a wrapper might hand to a shell is left of it.
    assert first.startswith("arg https://example.org/%24%28touch%24%7BIFS%7D") and not set(first) & set(
        "$();'`{}"
    )
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", "--help", "https://a.b@c.d/"]
)
def test_only_web_links_are_opened(opener: Opener, url: str) -> None:
    told = opener()
    assert not open_link(url)
    assert not told.exists()


def test_an_opener_that_finds_nothing_is_believed(opener: Opener) -> None:
    opener(then="exit 3")
    assert can_open() and not open_link(LINK)


def test_one_that_runs_on_shows_it_and_is_not_waited_for(opener: Opener, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    gate.write_text("")
    opener(then=f"while [ -e {gate} ]; do :; done")
    assert open_link(LINK, wait=0.3)
    gate.unlink()


def test_one_that_cannot_be_run_opens_nothing(bare: Path) -> None:
    broken = bare / "xdg-open"
    broken.write_text("not a program")
    broken.chmod(0o755)
    assert can_open() and not open_link(LINK)


def test_gio_is_asked_where_there_is_no_xdg_open(opener: Opener) -> None:
    told = opener("gio")
    assert open_link(LINK)
    assert told.read_text().splitlines()[:2] == ["arg open", f"arg {LINK}"]


def test_there_is_none_without_an_opener(bare: Path) -> None:
    assert not can_open() and not open_link(LINK)


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_there_is_none_at_the_other_end_of_a_line(
    opener: Opener, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    told = opener()
    monkeypatch.setenv(name, "10.0.0.1")
    assert not can_open() and not open_link(LINK) and not told.exists()


def test_there_is_none_without_windows(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    told = opener()
    monkeypatch.delenv("DISPLAY")
    assert not can_open() and not open_link(LINK) and not told.exists()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert can_open()


def test_windows_behind_linux_has_its_own(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    told = opener("wslview")
    monkeypatch.delenv("DISPLAY")
    assert not can_open()
    monkeypatch.setenv("WSL_DISTRO_NAME", "Ubuntu")
    assert can_open() and open_link(LINK) and told.exists()


def test_a_mac_opens_with_open(opener: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    told = opener("open")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert can_open() and open_link(LINK) and told.exists()


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        ("w3m", "none"),
        ("/usr/bin/lynx -x %s", "none"),
        ("firefox", "firefox"),
        ("firefox:w3m", "none"),
    ],
)
def test_a_browser_that_wants_the_terminal_is_not_used(
    opener: Opener, monkeypatch: pytest.MonkeyPatch, wanted: str, left: str
) -> None:
    told = opener()
    monkeypatch.setenv("BROWSER", wanted)
    assert open_link(LINK)
    assert told.read_text().splitlines()[-1] == f"browser {left}"


def test_a_ticket_is_given_to_the_opener_by_its_whole_path(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = opener()
    (tmp_path / "--a ticket;id.PDF").write_bytes(b"%PDF-")
    monkeypatch.chdir(tmp_path)
    assert open_file(Path("--a ticket;id.PDF"))
    assert told.read_text().splitlines()[0] == f"arg {tmp_path}/--a ticket;id.PDF"


@pytest.mark.parametrize("name", ["run.sh", "ticket", "ticket.desktop", "a.exe", "gone.pdf", "folder.pdf"])
def test_no_program_is_started_and_nothing_that_is_not_there(
    opener: Opener, tmp_path: Path, name: str
) -> None:
    told = opener()
    (tmp_path / "folder.pdf").mkdir()
    for each in ("run.sh", "ticket", "ticket.desktop", "a.exe"):
        (tmp_path / each).write_text("#!/bin/sh\n")
    assert not open_file(tmp_path / name)
    assert not told.exists()

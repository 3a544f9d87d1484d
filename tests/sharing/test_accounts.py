"""Another account on the same file: what it takes is said, and done where that can be."""

import os
import stat
from pathlib import Path

import pytest

from twofold.asked import Asked, CommandFailed
from twofold.domain.people import meet
from twofold.sharing import accounts
from twofold.sharing.telling import account
from twofold.store import Store
from twofold.store.places import backup_dir

OTHER = "daemon"
"""An account that every computer has."""


def asked(data: Path, other: str = OTHER) -> Asked:
    found = Asked()
    found.words, found.file, found.account = ["share"], str(data), other
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "twofold.json"
    store = Store.open(path)
    store.save(meet("Ines", "Rowan"))
    store.close()
    return path


@pytest.fixture
def group(monkeypatch: pytest.MonkeyPatch) -> int:
    """A group that both are in, and all may go where it is."""
    number = 12_345 if os.getuid() == 0 else os.getgid()
    monkeypatch.setattr(os, "getgrouplist", lambda _name, _gid: [number])
    monkeypatch.setattr(accounts, "closed_above", lambda _folder, _group: [])
    return number


def share_folder(folder: Path, group: int) -> None:
    os.chown(folder, -1, group)
    folder.chmod(0o2770)


def test_what_it_takes_is_said_and_nothing_is_done(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(accounts, "_number_of", lambda _group: None)
    before = {path: path.stat() for path in data.parent.iterdir()}
    assert accounts.open_to_account(asked(data)) == 0
    said = capsys.readouterr().out
    me = account()
    for line in (
        "sudo groupadd twofold",
        f"sudo usermod -aG twofold {me}",
        "sudo usermod -aG twofold daemon",
        f"sudo install -d -m 2770 -o {me} -g twofold /srv/twofold",
        f"mv {data}* /srv/twofold/",
    ):
        assert f"  {line}\n" in said
    assert "share --account daemon --file /srv/twofold/twofold.json\n" in said
    assert {path: path.stat() for path in data.parent.iterdir()} == before


def test_what_is_done_already_is_not_asked_for(
    data: Path, group: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(accounts, "_number_of", lambda _group: group)
    assert accounts.open_to_account(asked(data)) == 0
    said = capsys.readouterr().out
    assert "groupadd" not in said and "usermod" not in said and "sudo install -d -m 2770" in said


def test_in_a_folder_for_both_the_modes_are_put_right(
    data: Path, group: int, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = backup_dir(data)
    folder.mkdir(mode=0o700)
    (folder / "twofold-2026-11-01.json").touch(mode=0o600)
    share_folder(data.parent, group)
    assert accounts.open_to_account(asked(data)) == 0
    assert f"Both accounts can use {data}" in " ".join(capsys.readouterr().out.split())
    for each in data.parent.rglob("*"):
        assert stat.S_IMODE(each.stat().st_mode) == (0o2770 if each.is_dir() else 0o660), each
        assert each.stat().st_gid == group


def test_who_is_not_in_the_group_is_named(
    data: Path, group: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    share_folder(data.parent, group)
    monkeypatch.setattr(os, "getgrouplist", lambda name, _gid: [] if name == OTHER else [group])
    assert accounts.open_to_account(asked(data)) == 2
    said = capsys.readouterr().out
    assert "daemon must be in the group" in said
    assert said.count("sudo usermod -aG") == 1 and said.count(" daemon\n") == 1


def test_a_folder_that_is_closed_above_is_named(tmp_path: Path, group: int) -> None:
    closed, inside = tmp_path / "closed", tmp_path / "closed" / "inside"
    inside.mkdir(parents=True)
    for mode, gid, is_closed in (
        (0o700, -1, True),
        (0o711, -1, False),
        (0o710, group, False),
        (0o701, group, True),
    ):
        os.chown(closed, -1, gid)
        closed.chmod(mode)
        assert (closed in CLOSED_ABOVE(inside, group)) == is_closed


CLOSED_ABOVE = accounts.closed_above


@pytest.mark.parametrize(
    ("other", "says"),
    [("no-such-account", "There is no account"), (account(), "this very account")],
)
def test_what_cannot_be(data: Path, other: str, says: str) -> None:
    with pytest.raises(CommandFailed, match=says):
        accounts.open_to_account(asked(data, other))
    data.unlink()
    with pytest.raises(CommandFailed, match="nothing to share yet"):
        accounts.open_to_account(asked(data))

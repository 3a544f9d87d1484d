"""The file of keys: one line is ours, all others stay, and it is whole or as it was."""

import stat
from pathlib import Path

import pytest

from tests.support.sshkeys import ED25519
from twofold.sharing.keys import read_key
from twofold.sharing.keysfile import NotWritten, change, keys_file, write
from twofold.sharing.lines import key_line

KEY = read_key(f"{ED25519} rowan@laptop")
LINE = key_line(["twofold"], KEY)
OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHm3mZlkKMl6Yjw9zmWzJ0vV2tJkXWXlPdX5QdXnqUuP ines@desk"


@pytest.fixture
def keys(home: Path) -> Path:
    """A file of keys that is not there yet."""
    path = keys_file()
    assert path == home / ".ssh" / "authorized_keys"
    return path


def put(path: Path, text: str, mode: int = 0o600) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(text.encode())
    path.chmod(mode)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_is_made_with_its_folder_and_for_its_owner_only(keys: Path) -> None:
    write(change(keys, KEY, LINE))
    assert keys.read_text() == f"{LINE}\n"
    assert (mode(keys.parent), mode(keys)) == (0o700, 0o600)
    assert [path.name for path in keys.parent.iterdir()] == ["authorized_keys"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"{LINE}\n"),
        (f"{OTHER}\n", f"{OTHER}\n{LINE}\n"),
        (OTHER, f"{OTHER}\n{LINE}\n"),
        (f"# ours\r\n{OTHER}\r\n\n", f"# ours\r\n{OTHER}\r\n\n{LINE}\n"),
        (f"# {ED25519}\n", f"# {ED25519}\n{LINE}\n"),
        ("\xff\x0c\x85 not a key", f"\xff\x0c\x85 not a key\n{LINE}\n"),
    ],
)
def test_other_lines_stay_to_the_byte(keys: Path, before: str, after: str) -> None:
    put(keys, before)
    found = change(keys, KEY, LINE)
    assert found.replaced == ""
    write(found)
    assert keys.read_bytes() == after.encode()


@pytest.mark.parametrize("own", [ED25519, f"{ED25519} laptop", f'command="sh",no-pty {ED25519}  old laptop'])
@pytest.mark.parametrize(("end", "last"), [("\n", f"{OTHER}\n"), ("\n", OTHER), ("\r\n", ""), ("", "")])
def test_only_the_line_of_the_same_key_is_replaced(keys: Path, own: str, end: str, last: str) -> None:
    put(keys, f"{OTHER}\n{own}{end}{last}")
    found = change(keys, KEY, LINE)
    assert found.replaced == own
    assert keys.read_text().count(own) == 1, "nothing is written by asking"
    write(found)
    assert keys.read_bytes().decode() == f"{OTHER}\n{LINE}{end}{last}"


def test_what_stands_there_already_needs_nothing(keys: Path) -> None:
    put(keys, f"{LINE}\n{OTHER}\n")
    assert not change(keys, KEY, LINE).is_needed


def test_a_key_that_stands_there_twice_is_for_people_to_look_at(keys: Path) -> None:
    put(keys, f"{ED25519}\n{OTHER}\n{LINE}\n")
    with pytest.raises(NotWritten, match="2 times"):
        change(keys, KEY, LINE)


def test_a_link_stays_one(keys: Path, tmp_path: Path) -> None:
    real = tmp_path / "kept" / "keys"
    put(real, f"{OTHER}\n", 0o644)
    keys.parent.mkdir(mode=0o700)
    keys.symlink_to(real)
    write(change(keys, KEY, LINE))
    assert keys.is_symlink()
    assert real.read_text() == f"{OTHER}\n{LINE}\n"
    assert mode(real) == 0o600


def test_a_change_in_between_stops_it(keys: Path) -> None:
    put(keys, f"{OTHER}\n")
    found = change(keys, KEY, LINE)
    put(keys, "# changed\n")
    with pytest.raises(NotWritten, match="changed in the meantime"):
        write(found)
    assert keys.read_text() == "# changed\n"
    assert [path.name for path in keys.parent.iterdir()] == ["authorized_keys"]


def test_what_others_may_write_to_is_named_and_closed(keys: Path) -> None:
    put(keys, f"{LINE}\n", 0o662)
    keys.parent.chmod(0o770)
    found = change(keys, KEY, LINE)
    assert found.is_needed
    assert found.loose == (keys.parent, keys)
    write(found)
    assert (mode(keys.parent), mode(keys)) == (0o750, 0o640)
    assert not change(keys, KEY, LINE).is_needed

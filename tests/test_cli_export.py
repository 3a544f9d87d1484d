"""Exporting from the command line, run as people run it."""

import json
from pathlib import Path

from tests.support.command import data as data
from tests.support.command import one_sentence, run
from twofold.domain.people import meet
from twofold.store import Store


def test_export_writes_both_kinds(home: Path, data: Path) -> None:
    for name in ("ours.json", "ours.MD"):
        done = run("export", name, home=home)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"Written to {home / name}\n"
        assert (home / name).stat().st_mode & 0o777 == 0o600
    assert json.loads((home / "ours.json").read_text("utf-8"))["couple"]["a"]["name"] == "Ana"
    assert (home / "ours.MD").read_text("utf-8").startswith("# Ana and Ben\n")


def test_export_replaces_only_when_told_to(home: Path, data: Path) -> None:
    (home / "ours.md").write_text("mine")
    assert "is there already" in one_sentence(run("export", "ours.md", home=home))
    assert (home / "ours.md").read_text() == "mine"
    assert run("export", "--force", "ours.md", home=home).returncode == 0
    assert (home / "ours.md").read_text("utf-8").startswith("# Ana and Ben\n")


def test_export_never_writes_over_the_data_itself(home: Path, data: Path) -> None:
    before = data.read_bytes()
    (home / "link.json").symlink_to(data)
    for name in (str(data), "link.json"):
        assert "belongs to twofold itself" in one_sentence(run("export", "--force", name, home=home))
    assert data.read_bytes() == before


def test_export_into_nowhere(home: Path, data: Path) -> None:
    assert "no such file or directory" in one_sentence(run("export", "no/ours.md", home=home))
    (home / "folder.md").mkdir()
    assert "it is a folder" in one_sentence(run("export", "--force", "folder.md", home=home))


def test_export_while_it_is_open_elsewhere(home: Path, data: Path) -> None:
    store = Store.open(data)
    try:
        couple = store.couple.all()[0]
        store.save(couple.with_(b=meet("Ana", "Zoë").b))
        assert run("export", "ours.md", home=home).returncode == 0
        assert (home / "ours.md").read_text("utf-8").startswith("# Ana and Zoë\n")
        saved = store.save(store.couple.all()[0].with_(b=meet("Ana", "Ben").b))
        assert len(saved) == 1
    finally:
        store.close()

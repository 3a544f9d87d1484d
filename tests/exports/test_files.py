"""Exports on the disk: whole, private, and never over something by accident."""

import errno
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.weekend import a_weekend
from tests.support.years import agreement
from twofold.domain.people import meet
from twofold.exports.files import (
    ENDINGS,
    ONLY_PLANS,
    PLAN_ENDINGS,
    SHEET_ENDINGS,
    held,
    is_one_of,
    keep,
    write,
    write_promises,
    write_retreat,
    write_worksheet,
)
from twofold.exports.whole import Whole


def test_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    keep(tmp_path / "ours.md", "wörds 愛\n")
    assert (tmp_path / "ours.md").read_text("utf-8") == "wörds 愛\n"
    assert stat.S_IMODE((tmp_path / "ours.md").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["ours.md"]


def test_what_is_there_stays_unless_replacing_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "ours.md"
    path.write_text("mine")
    path.chmod(0o644)
    with pytest.raises(FileExistsError) as there:
        keep(path, "new")
    assert (there.value.errno, there.value.strerror, there.value.filename) == (
        errno.EEXIST, "it is there already", str(path),
    )  # fmt: skip
    assert path.read_text() == "mine"
    keep(path, "new", replace=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_appears_in_the_meantime_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ours.md"
    monkeypatch.setattr("os.fsync", lambda _: path.write_text("somebody else's"))
    with pytest.raises(FileExistsError):
        keep(path, "new")
    assert path.read_text() == "somebody else's"
    assert [p.name for p in tmp_path.iterdir()] == ["ours.md"]


def test_where_links_cannot_be_made_it_works_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    keep(tmp_path / "ours.md", "new")
    assert (tmp_path / "ours.md").read_text() == "new"


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        keep(tmp_path / "ours.md", "new")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named_by_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "no" / "ours.md"
    with pytest.raises(FileNotFoundError) as caught:
        keep(path, "new")
    assert caught.value.filename == str(path)
    with pytest.raises(IsADirectoryError) as folder:
        keep(tmp_path, "new", replace=True)
    assert (folder.value.errno, folder.value.strerror, folder.value.filename) == (
        errno.EISDIR, "it is a folder", str(tmp_path),
    )  # fmt: skip


def test_each_ending_has_its_kind(whole: Whole) -> None:
    when = datetime(2026, 11, 20, tzinfo=UTC)
    texts = {ending: write(ending, Whole(), when) for ending in ENDINGS}
    assert texts[".json"].startswith("{")
    assert texts[".md"].startswith("# ")
    sheets = {e: write_worksheet(e, whole, whole.worksheets[0].id, when) for e in SHEET_ENDINGS}
    assert sheets[".html"].startswith("<!doctype html>")
    assert sheets[".md"].startswith("# ")


def test_each_ending_of_a_retreat_has_its_kind() -> None:
    when, plan = datetime(2026, 11, 20, tzinfo=UTC), a_weekend()
    texts = {ending: write_retreat(ending, plan, meet("Ana", "Ben"), when) for ending in PLAN_ENDINGS}
    assert texts[".ics"].startswith("BEGIN:VCALENDAR")
    assert texts[".md"].startswith(f"# {plan.title}\n")
    assert texts[".csv"].startswith("\ufeffday,what,planned,paid")
    phone = write_retreat(".html", plan, None, when, phone=True)
    assert ("<script>" in texts[".html"], "<script>" in phone) == (False, True)
    rings = write_retreat(".ics", plan, None, when, rings=True)
    assert ("VALARM" in texts[".ics"], "VALARM" in rings) == (False, True)


def test_only_a_retreat_has_a_calendar_or_a_table() -> None:
    assert set(ONLY_PLANS) == set(PLAN_ENDINGS) - {*ENDINGS, *SHEET_ENDINGS}


def test_what_they_promise_is_a_calendar() -> None:
    kept = agreement("k", "No phones").with_(open=True)
    assert write_promises(Whole(couple=meet("Ana", "Ben"), agreements=(kept,))).startswith("BEGIN:VCALENDAR")


def test_all_of_it_is_written_before_it_is_made_to_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr("os.fsync", lambda fd: sizes.append(os.fstat(fd).st_size))
    keep(tmp_path / "ours.md", "new")
    assert sizes == [3]


def test_a_link_that_leads_nowhere_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    with pytest.raises(FileExistsError):
        keep(tmp_path / "link", "new")
    assert not (tmp_path / "gone").exists()


def test_what_no_file_can_hold_is_written_as_a_question_mark_and_read_as_what_it_is(tmp_path: Path) -> None:
    keep(tmp_path / "x", "half a sign \ud83d")
    assert held(tmp_path / "x") == "half a sign ?"
    (tmp_path / "x").write_bytes(b"w\xf6rds")
    assert held(tmp_path / "x") == "w\ufffdrds"


def test_only_a_text_of_a_likely_size_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("wörds")
    assert held(tmp_path / "x") == "wörds"
    assert held(tmp_path) == held(tmp_path / "nowhere") == ""
    (tmp_path / "x").write_bytes(b"x" * 5_000_001)
    assert held(tmp_path / "x") == ""


def test_a_file_is_known_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "data")
    assert is_one_of(tmp_path / "x" / ".." / "link", [tmp_path / "data"])
    assert not is_one_of(tmp_path / "other", [tmp_path / "data"])

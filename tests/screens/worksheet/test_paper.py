"""A round onto paper: into a file of one's own, never over another one by accident."""

import errno
import os
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.support.hostile import HOSTILE, packed
from tests.support.rounds import round_saying
from tests.support.screens.pictures import HOME, Svg, named
from tests.support.waiting import ended, until
from twofold.domain.text import clean_line
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.routes import WorksheetPaperRoute
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.confirm import Confirm
from twofold.widgets.fields import Line

SIZES = [(40, 11), (80, 24), (120, 40)]


@pytest.fixture
def opened_round(store: Store) -> str:
    """A file in which a round was opened; gives its id."""
    whole = round_saying("words", "words")
    store.save(*whole.worksheets, *whole.replies, *whole.agreements)
    return "round"


async def enter(pilot: Pilot[int], worksheet: str) -> None:
    pilot.app.go(WorksheetPaperRoute(worksheet))  # type: ignore[attr-defined]
    await pilot.pause()


async def write(pilot: Pilot[int], press: Any, path: str = "") -> None:
    if path:
        pilot.app.screen.query_one("#paper-where", Line).value = path
        await pilot.pause()
    await press(pilot, "paper.write")
    await pilot.pause()


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_page_to_print_is_one_key_away(
    opened: Any, press: Any, seen: Callable[..., str], opened_round: str, home: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await enter(pilot, opened_round)
        assert "A page to print" in seen(pilot)
        assert "~/twofold-worksheet-2026-11-03.html" in seen(pilot)
        await write(pilot, press)
        file = home / "twofold-worksheet-2026-11-03.html"
        assert file.read_text("utf-8").startswith("<!doctype html>")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert packed("worksheet-2026-11-03.html") in packed(seen(pilot).split("Written to")[1])
    assert [path.name for path in home.iterdir()] == [file.name]


@pytest.mark.parametrize("size", SIZES)
async def test_that_it_is_not_sealed_is_said(
    opened: Any, seen: Callable[..., str], opened_round: str, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await enter(pilot, opened_round)
        pilot.app.screen.query_one("#paper-sealed").scroll_visible(animate=False)
        await pilot.pause()
        assert "not sealed" in one_line(seen(pilot))


async def test_the_kind_and_the_name_go_together(
    opened: Any, press: Any, opened_round: str, home: Path
) -> None:
    async with opened() as pilot:
        await enter(pilot, opened_round)
        field = pilot.app.screen.query_one("#paper-where", Line)
        await press(pilot, "paper.markdown")
        assert field.line == "~/twofold-worksheet-2026-11-03.md"
        await write(pilot, press)
        assert (home / "twofold-worksheet-2026-11-03.md").read_text("utf-8").startswith("# Needs and wants")
        await press(pilot, "paper.page")
        assert field.line.endswith(".html")
        await write(pilot, press, "~/mine.md")
        assert (home / "mine.md").read_text("utf-8").startswith("# Needs and wants")


async def test_it_is_written_from_the_field_too(
    opened: Any, press: Any, opened_round: str, home: Path
) -> None:
    async with opened() as pilot:
        await enter(pilot, opened_round)
        await press(pilot, "paper.where")
        for _ in range(5):
            await pilot.press("backspace")
        await pilot.press(*"w.html", "enter")
        await pilot.pause()
        assert (home / "twofold-worksheet-2026-11-03w.html").is_file()


async def test_a_file_is_replaced_only_after_asking(
    opened: Any, press: Any, seen: Callable[..., str], opened_round: str, home: Path
) -> None:
    (home / "ours.html").write_text("mine")
    async with opened() as pilot:
        await enter(pilot, opened_round)
        for answer, text in (("confirm.no", "mine"), ("confirm.yes", "<!doctype html>")):
            await write(pilot, press, "~/ours.html")
            assert isinstance(pilot.app.screen, Confirm)
            assert "would be lost" in one_line(seen(pilot))
            await press(pilot, answer)
            await ended(pilot, "ask")
            assert (home / "ours.html").read_text("utf-8").startswith(text)
        await until(pilot, lambda: "Written to" in seen(pilot))


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("~/no/such/x.html", "there is no folder"),
        ("~", "is a folder. Write the name of a file in it"),
        ("~/x.pdf", "x.pdf should end in .html (to print) or .md (to read)"),
        ("~/x", "should end in .html"),
        ("~nobody-of-this-name/x.html", "home folder is unknown"),
        ("/proc/x.html", "It could not be written"),
        ("~/" + "x" * 300 + ".html", "its name is too long"),
        ("   ", "Say where the file goes"),
    ],
)
async def test_what_cannot_be_written_is_said_in_words(
    opened: Any, press: Any, seen: Callable[..., str], opened_round: str, home: Path, path: str, says: str
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await enter(pilot, opened_round)
        await write(pilot, press, path)
        assert packed(says) in packed(seen(pilot))
        assert "Traceback" not in seen(pilot)
    assert not list(home.iterdir())


@pytest.mark.parametrize(
    ("code", "says"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the disk is read-only")]
)
async def test_a_disk_that_refuses(
    opened: Any, press: Any, seen: Callable[..., str], opened_round: str, home: Path, monkeypatch: Any,
    code: int, says: str,
) -> None:  # fmt: skip
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    async with opened() as pilot:
        await enter(pilot, opened_round)
        monkeypatch.setattr("twofold.exports.files.tempfile.mkstemp", refuse)
        await write(pilot, press)
        assert f"It could not be written: {says}. Nothing was changed." in one_line(seen(pilot))
    assert not list(home.iterdir())


async def test_the_data_itself_is_never_written_over(
    opened: Any, press: Any, seen: Callable[..., str], opened_round: str, store: Store, home: Path
) -> None:
    (home / "link.html").symlink_to(store.path)
    async with opened() as pilot:
        await enter(pilot, opened_round)
        await write(pilot, press, "~/link.html")
        assert "belongs to twofold itself" in one_line(seen(pilot))
        assert (home / "link.html").is_symlink()


async def test_a_private_round_cannot_go_on_paper(
    opened: Any, seen: Callable[..., str], store: Store, home: Path
) -> None:
    store.save(Worksheet(id="private", day=date(2026, 11, 12)))
    async with opened() as pilot:
        for worksheet in ("private", "gone"):
            await enter(pilot, worksheet)
            assert "still private" in seen(pilot)
            active = pilot.app.screen.active_bindings.values()
            assert not any((a.binding.id or "").startswith("paper.") and a.enabled for a in active)
            await pilot.press("escape")
    assert not list(home.iterdir())


async def test_any_name_of_a_file_is_shown_as_it_is(
    opened: Any, press: Any, seen: Callable[..., str], opened_round: str, home: Path
) -> None:
    async with opened(size=(150, 40)) as pilot:
        await enter(pilot, opened_round)
        for text in map(clean_line, HOSTILE):
            name = text.replace("/", "_")[:60]
            await write(pilot, press, f"~/{name}.html")
            assert packed(name) in packed(seen(pilot).split("Written to")[1])
            assert (home / f"{name}.html").is_file()


@pytest.mark.parametrize("look", [HOME], ids=named)
async def test_how_it_looks(
    opened: Any, opened_round: str, picture: Callable[..., str], snapshot: SnapshotAssertion, look: Any
) -> None:
    size, theme = look
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        await enter(pilot, opened_round)
        assert picture(pilot) == snapshot(extension_class=Svg)

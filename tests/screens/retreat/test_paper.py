"""A retreat onto paper, into the calendar and into a spreadsheet, in files of one's own."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from tests.support.hostile import HOSTILE, packed
from tests.support.screens.pictures import HOME, Svg, named
from tests.support.waiting import ended, until
from tests.support.weekend import a_weekend
from twofold.domain.people import meet
from twofold.domain.retreat.routes import RetreatPaperRoute
from twofold.domain.text import clean_line
from twofold.screens.retreat.paper import RetreatPaper
from twofold.store import Store
from twofold.store.config import Settings
from twofold.widgets.confirm import Confirm
from twofold.widgets.fields import Line

SIZES = [(40, 11), (80, 24), (120, 40)]
NAME = "twofold-retreat-2026-11-27"


@pytest.fixture(autouse=True)
def plan(store: Store) -> None:
    store.save(a_weekend())


async def enter(pilot: Pilot[int], plan_id: str = "by-the-sea") -> None:
    pilot.app.go(RetreatPaperRoute(plan_id))  # type: ignore[attr-defined]
    await pilot.pause()


def field(pilot: Pilot[int]) -> Line:
    return pilot.app.screen.query_one("#paper-where", Line)


async def write(pilot: Pilot[int], press: Any, path: str = "") -> None:
    if path:
        field(pilot).value = path
        await pilot.pause()
    await press(pilot, "paper.write")
    await pilot.pause()


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("key", "ending", "begins", "holds"),
    [
        ("paper.page", "html", "<!doctype html>", "Drive to the sea"),
        ("paper.calendar", "ics", "BEGIN:VCALENDAR", "SUMMARY:Drive to the sea"),
        ("paper.calendar-rings", "ics", "BEGIN:VCALENDAR", "BEGIN:VALARM"),
        ("paper.markdown", "md", "# By the sea", "Drive to the sea"),
        ("paper.budget", "csv", "\ufeffday,what", "Drive to the sea,60.00"),
    ],
)
async def test_each_kind_is_two_keys_away(
    opened: Any, press: Any, seen: Callable[..., str], home: Path, size: tuple[int, int],
    key: str, ending: str, begins: str, holds: str,
) -> None:  # fmt: skip
    async with opened(size=size) as pilot:
        await enter(pilot)
        assert f"~/{NAME}.html" in seen(pilot)
        await press(pilot, key)
        assert f"~/{NAME}.{ending}" in seen(pilot)
        await write(pilot, press)
        file = home / f"{NAME}.{ending}"
        text = file.read_text("utf-8")
        assert text.startswith(begins) and holds in text
        assert ("VALARM" in text) == (key == "paper.calendar-rings")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert packed(f"{NAME}.{ending}") in packed(seen(pilot).split("Written to")[1])
    assert [path.name for path in home.iterdir()] == [file.name]


@pytest.mark.parametrize("size", SIZES)
async def test_all_kinds_are_seen_at_once(
    opened: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await enter(pilot)
        for title in (
            "A page to print",
            "A calendar",
            "A calendar with alarms",
            "For your phones",
            "Markdown",
            "The budget",
        ):
            assert title in seen(pilot)
        assert "▌p  ● A page to print" in seen(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_calendar_keeps_and_that_nothing_is_sealed_is_said(
    opened: Any, press: Any, seen: Callable[..., str], size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await enter(pilot)
        for key, said in (("paper.calendar", True), ("paper.budget", False)):
            await press(pilot, key)
            pilot.app.screen.query_one("#paper-said").scroll_visible(animate=False)
            await pilot.pause()
            text = one_line(seen(pilot).replace("▇", ""))  # the bar that scrolls
            assert "not sealed" in text
            assert ("cancels what you removed" in text) == said


async def test_the_kind_and_the_name_go_together(opened: Any, press: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        await enter(pilot)
        page = pilot.app.screen
        assert isinstance(page, RetreatPaper)
        await press(pilot, "paper.calendar-rings")
        field(pilot).value = "~/ours.ics"
        await pilot.pause()
        assert page.kind.id == "calendar-rings", "both calendars end alike: the chosen one stays"
        field(pilot).value = "~/ours.csv"
        await pilot.pause()
        assert "▌b  ● The budget" in seen(pilot)
        field(pilot).value = "~/ours.tar"
        await pilot.pause()
        assert page.kind.id == "budget"
        await press(pilot, "paper.page")
        assert field(pilot).line == "~/ours.tar", "an ending of their own is left alone"


async def test_the_page_for_the_telephones_has_a_name_of_its_own(
    opened: Any, press: Any, seen: Callable[..., str], home: Path
) -> None:
    async with opened() as pilot:
        await enter(pilot)
        await press(pilot, "paper.phone")
        assert "needs no network" in seen(pilot)
        page_name = NAME.replace("retreat", "phone")
        assert field(pilot).line == f"~/{page_name}.html"
        assert "by cable" in one_line(seen(pilot))
        await write(pilot, press)
        assert '<section id="now">' in (home / f"{page_name}.html").read_text("utf-8")
        await press(pilot, "paper.page")
        assert field(pilot).line == f"~/{NAME}.html"
        field(pilot).value = "~/ours.html"
        await press(pilot, "paper.phone")
        assert field(pilot).line == "~/ours.html", "a name of their own is left alone"


async def test_a_choice_from_the_list_is_taken(opened: Any, press: Any) -> None:
    async with opened() as pilot:
        await enter(pilot)
        await press(pilot, "choices.next")
        await press(pilot, "choices.take")
        assert field(pilot).line == f"~/{NAME}.ics"


async def test_it_is_written_as_it_stands_now(opened: Any, press: Any, home: Path, store: Store) -> None:
    async with opened() as pilot:
        await enter(pilot)
        (plan,) = store.plans.all()
        store.save(plan.with_(title="By the lake"))
        await press(pilot, "paper.markdown")
        await write(pilot, press)
        assert (home / f"{NAME}.md").read_text("utf-8").startswith("# By the lake")


async def test_a_file_is_replaced_only_after_asking(
    opened: Any, press: Any, seen: Callable[..., str], home: Path
) -> None:
    (home / "ours.ics").write_text("mine")
    async with opened() as pilot:
        await enter(pilot)
        for answer, text in (("confirm.no", "mine"), ("confirm.yes", "BEGIN:VCALENDAR")):
            await write(pilot, press, "~/ours.ics")
            assert isinstance(pilot.app.screen, Confirm)
            await press(pilot, answer)
            await ended(pilot, "ask")
            assert (home / "ours.ics").read_text("utf-8").startswith(text)
        await until(pilot, lambda: "Written to" in seen(pilot))


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("~/no/such/x.ics", "there is no folder"),
        ("~", "is a folder. Write the name of a file in it"),
        ("~/x.pdf", "should end in .html (to print), .ics (a calendar), .md (to read) or .csv (the budget)"),
        ("~/" + "x" * 300 + ".ics", "its name is too long"),
        ("   ", "Say where the file goes, such as ~/retreat.html"),
    ],
)
async def test_what_cannot_be_written_is_said_in_words(
    opened: Any, press: Any, seen: Callable[..., str], home: Path, path: str, says: str
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await enter(pilot)
        await write(pilot, press, path)
        assert packed(says) in packed(seen(pilot))
        assert "Traceback" not in seen(pilot)
    assert not list(home.iterdir())


async def test_a_disk_that_is_full(
    opened: Any, press: Any, seen: Callable[..., str], home: Path, monkeypatch: Any
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with opened() as pilot:
        await enter(pilot)
        monkeypatch.setattr("twofold.exports.files.tempfile.mkstemp", refuse)
        await write(pilot, press)
        assert "It could not be written: the disk is full. Nothing was changed." in one_line(seen(pilot))
    assert not list(home.iterdir())


async def test_the_data_itself_is_never_written_over(
    opened: Any, press: Any, seen: Callable[..., str], store: Store, home: Path
) -> None:
    (home / "link.ics").symlink_to(store.path)
    async with opened() as pilot:
        await enter(pilot)
        await write(pilot, press, "~/link.ics")
        assert "belongs to twofold itself" in one_line(seen(pilot))
        assert (home / "link.ics").is_symlink()


async def test_a_plan_that_is_gone(
    opened: Any, press: Any, seen: Callable[..., str], store: Store, home: Path
) -> None:
    async with opened() as pilot:
        await enter(pilot, "nowhere")
        assert "not there any more" in seen(pilot)
        active = pilot.app.screen.active_bindings.values()
        assert not any((a.binding.id or "").startswith("paper.") and a.enabled for a in active)
        await pilot.press("escape")
        await enter(pilot)
        store.plans.delete("by-the-sea")
        await write(pilot, press)
        assert "not there any more" in seen(pilot)
    assert not list(home.iterdir())


async def test_any_words_are_shown_and_written_as_they_are(
    opened: Any, press: Any, seen: Callable[..., str], store: Store, home: Path
) -> None:
    async with opened(size=(150, 40)) as pilot:
        for n, text in enumerate(map(clean_line, HOSTILE)):
            (plan,) = store.plans.all()
            slots = tuple(replace(each, title=text) for each in plan.slots)
            couple = store.couple.all()[0].with_(a=meet(text, "Ben").a)
            store.save(plan.with_(title=text, slots=slots), couple)
            await enter(pilot)
            assert packed(f"{text}, as a file.") in packed(seen(pilot))
            for ending in ("html", "ics", "md", "csv"):
                await write(pilot, press, f"~/{n}.{ending}")
                assert packed(f"{n}.{ending}") in packed(seen(pilot).split("Written to")[1])
            await pilot.press("escape")
    assert len(list(home.iterdir())) == 4 * len(HOSTILE)


@pytest.mark.parametrize("look", [HOME], ids=named)
async def test_how_it_looks(
    opened: Any, press: Any, picture: Callable[..., str], snapshot: SnapshotAssertion, look: Any
) -> None:
    size, theme = look
    async with opened(size=size, settings=Settings(motion=False, theme=theme)) as pilot:
        await enter(pilot)
        await press(pilot, "paper.calendar")
        assert picture(pilot) == snapshot(extension_class=Svg)

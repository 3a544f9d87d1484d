"""The path of a file to bring in: completed, dropped, with accents, however it comes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste

from tests.support.screens.bringing import (
    CLASS,
    booking,
    enter,
    go_on,
    ics,
    one_line,
    plan,
)
from twofold.domain.people import Invalid
from twofold.screens.retreat.bring import path_of
from twofold.screens.retreat.completing import PathLine, completed

__all__ = ["booking", "plan"]


# -- the path ----------------------------------------------------------------------------------------------


async def test_tab_completes_the_path(
    opened: Any, seen: Callable[..., str], booking: Path, home: Path
) -> None:
    (home / "bookshop").mkdir()
    (home / "bookshop" / "inside.ics").touch()
    (home / "books.txt").touch()
    async with opened() as pilot:
        await enter(pilot)
        line = pilot.app.screen.query_one(PathLine)
        await pilot.press(*"~/b", "tab")
        assert line.value == "~/book"
        await pilot.press("tab")
        assert "There are booking.ics, bookshop/." in one_line(seen(pilot))
        await pilot.press("s", "tab")
        assert line.value == "~/bookshop/"
        await pilot.press("tab")
        assert line.value == "~/bookshop/inside.ics"
        assert line.has_focus


def test_names_are_completed_as_a_shell_does(home: Path) -> None:
    for name in ("a.ics", "ab.ICS", "a b.ics", "a.txt", ".hidden.ics", "na\x1bme.ics"):
        (home / name).touch()
    (home / "sub").mkdir()
    (home / "lone").symlink_to(home / "gone")
    for typed, value, names in (
        ("~/", "~/", ("a b.ics", "a.ics", "ab.ICS", "sub/")),
        ("~/a.", "~/a.ics", ("a.ics",)),
        (f"{home}/ab", f"{home}/ab.ICS", ("ab.ICS",)),
        ("~/.h", "~/.hidden.ics", (".hidden.ics",)),
        ("~/s", "~/sub/", ("sub/",)),
        ("~/zzz", "~/zzz", ()),
        ("~/n", "~/n", ()),
        ("~/no/where/x", "~/no/where/x", ()),
        ("~nobody-of-this-name/x", "~nobody-of-this-name/x", ()),
        ("~", "~/", ()),
        ("/a\x00b/", "/a\x00b/", ()),
    ):
        assert completed(typed, (".ics",)) == (value, names), typed


def test_a_name_dropped_on_the_terminal_is_understood(home: Path) -> None:
    (home / "my file.ics").touch()
    wanted = home / "my file.ics"
    for typed in ("~/my file.ics", f"'{wanted}'", f'"{wanted}"', str(wanted).replace(" ", "\\ ")):
        assert path_of(typed) == wanted
    (home / "back\\slash.ics").touch()
    assert path_of("~/back\\slash.ics") == home / "back\\slash.ics"
    with pytest.raises(Invalid, match="home folder is unknown"):
        path_of("~nobody-of-this-name/x.ics")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Cafe\u0301.ics", "~/Café.ics"),
        ("two  spaces.ics", "~/two spaces.ics"),
        ("no\xa0break.ics", "~/no break.ics"),
        ("50% off #1?.ics", "file://{home}/50%25%20off%20%231%3F.ics"),
        ("my file.ics", "file://{home}/my%20file.ics"),
        ("plain.ics", "file://localhost{home}/plain.ics"),
    ],
)
async def test_a_path_is_understood_however_it_comes(
    opened: Any, seen: Callable[..., str], home: Path, name: str, typed: str
) -> None:
    folder = home / "Ordner\u0308  x"
    folder.mkdir()
    for place in (home, folder):
        (place / name).write_text(ics(CLASS), newline="")
    async with opened() as pilot:
        await enter(pilot)
        path = typed.format(home=home)
        for each in (path, path.replace("~", "~/Ordnër x").replace(str(home), f"{home}/Ordnër x")):
            line = pilot.app.screen.query_one(PathLine)
            line.value = ""
            line.post_message(Paste(each.replace("Ordnër", "Ordner\u0308")))
            await pilot.pause()
            await go_on(pilot)
            assert "Pottery for two" in seen(pilot), each


def test_tab_proposes_a_name_whose_accents_are_apart(home: Path) -> None:
    (home / "Cafe\u0301.ics").touch()
    assert completed("~/Ca", (".ics",)) == ("~/Café.ics", ("Café.ics",))

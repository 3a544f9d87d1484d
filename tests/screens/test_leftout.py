"""The page of what was left out, the way to it, and the one sentence that says that it is there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.hostile import HOSTILE
from tests.support.own_files import put
from tests.support.screens.pictures import Picture
from tests.support.waiting import until
from twofold.domain.leftout import LeftOut
from twofold.domain.routes import LeftOutRoute
from twofold.screens.leftout import NOTHING, LeftOutPage
from twofold.store.config import Settings
from twofold.widgets.choices import Choices

SOME = (
    LeftOut(
        "config.toml",
        "bell must be true or false, not 3; false is used.",
        "Correct it in ~/twofold/config.toml. twofold reads its settings when it opens. Until "
        "then it uses the usual ones.",
    ),
    LeftOut(
        "ours.toml, line 2",
        "this is not valid TOML (invalid value).",
        "Correct it in ~/twofold/protocols, then open twofold again. Everything else there is used.",
    ),
    LeftOut(
        "ours.toml, rounds[1].steps[2].minutes",
        "this should be a whole number, not text in quotes.",
        "Put it right.",
    ),
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of the settings, with a protocol that cannot be used."""
    folder = tmp_path / "config"
    (folder / "protocols").mkdir(parents=True)
    put(folder / "protocols", "ours.toml", 'id = "ours"\nname = \n')
    return folder


def said(app: Any) -> list[str]:
    return [message.message for message in app.shown_messages]


async def test_a_message_says_only_that_they_are_there(opened: Any, press: Any, own: Path) -> None:
    async with opened(settings=Settings(keys={"home.lisen": "L"})) as pilot:
        await until(pilot, lambda: said(pilot.app))
        assert said(pilot.app) == ["2 things in your own files could not be used. Press v to see them."]
        await press(pilot, "home.left-out")
        assert isinstance(pilot.app.screen, LeftOutPage)
        await pilot.press("escape")
        await press(pilot, "home.listen")
        assert len(said(pilot.app)) == 1, "it is said once"


async def test_the_message_names_the_key_that_was_chosen(opened: Any, own: Path) -> None:
    async with opened(settings=Settings(keys={"home.left-out": "L"})) as pilot:
        await until(pilot, lambda: said(pilot.app))
        assert said(pilot.app) == ["One thing in your own files could not be used. Press L to see them."]


async def test_home_names_it_only_while_there_is_something(
    opened: Any, seen: Callable[..., str], own: Path
) -> None:
    async with opened(size=(80, 40)) as pilot:
        await until(pilot, lambda: "Left out" in seen(pilot))
        assert "1 thing in your own files" in seen(pilot)
    (own / "protocols" / "ours.toml").unlink()
    async with opened(size=(80, 40)) as pilot:
        await pilot.pause()
        assert "Left out" not in seen(pilot) and not said(pilot.app)
        await pilot.press("v")
        assert pilot.app.screen.place == "home"


@pytest.mark.parametrize("size", [(40, 11), (80, 24), (120, 40)])
async def test_a_line_opens_to_what_to_do(
    opened: Any, seen: Callable[..., str], own: Path, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        await until(pilot, lambda: bool(pilot.app.left_out))
        pilot.app.go(LeftOutRoute())
        await until(pilot, lambda: "ours.toml, line 2" in seen(pilot))
        assert "Put it right" not in seen(pilot)
        listed = pilot.app.screen.query_one(Choices)
        assert listed.content_size.height == 1
        pilot.app.clear_notifications()
        await pilot.press("enter")
        await pilot.pause()
        words = " ".join(seen(pilot).replace("▌", " ").split())
        assert "this is not valid TOML" in words and "Correct it in" in words
        await pilot.press("enter")
        assert listed.content_size.height == 1


async def test_without_faults_the_page_says_so(opened: Any, seen: Callable[..., str]) -> None:
    async with opened() as pilot:
        pilot.app.go(LeftOutRoute())
        await until(pilot, lambda: NOTHING in seen(pilot))


async def test_a_theme_that_is_chosen_is_no_fault_any_more(opened: Any, press: Any, own: Path) -> None:
    async with opened(settings=Settings(theme="sunrise")) as pilot:
        await until(pilot, lambda: len(pilot.app.left_out) == 2)
        await press(pilot, "home.settings", "settings.light")
        assert [thing.where for thing in pilot.app.left_out] == ["ours.toml, line 2"]


@pytest.mark.parametrize("words", [*HOSTILE, "\x1b[2Ja\x9bb", ""])
async def test_whatever_stands_in_a_file_is_shown_as_it_is(opened: Any, words: str) -> None:
    async with opened() as pilot:
        pilot.app._in_files = [LeftOut(f"{words}.toml", words, words), LeftOut("", words, "")]
        pilot.app.go(LeftOutRoute())
        await pilot.pause()
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, LeftOutPage) and len(page.query_one(Choices).options) == 2
        shown = "".join(segment.text for line in page._compositor.render_strips() for segment in line)
        assert "\x1b" not in shown and "\x9b" not in shown


async def test_how_it_looks(opened: Any, picture: Picture, drawn: SnapshotAssertion, look: Any) -> None:
    async with opened(**look) as pilot:
        pilot.app._in_files = list(SOME)
        pilot.app.go(LeftOutRoute())
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert picture(pilot) == drawn

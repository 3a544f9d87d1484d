"""Settings hold at once and are there at the next start."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from twofold.domain.idle import LOCK_MINUTES
from twofold.store.config import Settings, load_settings
from twofold.widgets.themes import DARK, LIGHT


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


async def test_each_setting_holds_at_once_and_is_kept(
    opened: Any, press: Any, seen: Callable[..., str], config: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings", "settings.bell", "settings.motion", "settings.light")
        assert pilot.app.theme == LIGHT.name
        assert pilot.app.animation_level == "full"
        assert "on, softly" in seen(pilot) and "slow" in seen(pilot)
        assert load_settings(config) == (Settings(bell=True, motion=True, theme=LIGHT.name), ())
        await press(pilot, "settings.light", "settings.motion")
        assert pilot.app.theme == DARK.name
        assert pilot.app.animation_level == "none"
    assert load_settings(config)[0] == Settings(bell=True, motion=False, theme=DARK.name)


async def test_the_minutes_go_round_and_are_kept(
    opened: Any, press: Any, seen: Callable[..., str], config: Path
) -> None:
    async with opened() as pilot:
        await press(pilot, "home.settings")
        chosen = [pilot.app.settings.lock]
        for _ in LOCK_MINUTES:
            await press(pilot, "settings.lock")
            chosen.append(load_settings(config)[0].lock)
            assert f"after {chosen[-1]} minutes" in seen(pilot)
        assert chosen == [10, 30, 2, 5, 10]


async def test_the_bell_rings_only_when_it_is_wanted(opened: Any, monkeypatch: Any) -> None:
    rung: list[bool] = []
    monkeypatch.setattr(App, "bell", lambda _self: rung.append(True))
    async with opened() as pilot:
        pilot.app.ring()
    assert not rung
    async with opened(settings=Settings(bell=True)) as pilot:
        pilot.app.ring()
    assert rung == [True]


async def test_a_theme_from_the_palette_is_kept_too(
    opened: Any, config: Path, seen: Callable[..., str]
) -> None:
    async with opened() as pilot:
        pilot.app.theme = "nord"
        await pilot.pause()
        await pilot.pause()
        assert load_settings(config)[0].theme == "nord"


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark", "twofold-light"])
async def test_every_theme_shows_the_two(opened: Any, seen: Callable[..., str], theme: str) -> None:
    async with opened(settings=Settings(theme=theme)) as pilot:
        assert pilot.app.theme == theme
        assert "Ana" in seen(pilot)


async def test_an_unknown_theme_is_named_and_never_fatal(
    opened: Any, press: Any, seen: Callable[..., str]
) -> None:
    async with opened(settings=Settings(theme="[/] no")) as pilot:
        assert pilot.app.theme == DARK.name
        await press(pilot, "home.left-out")
        assert 'there is none called "[/] no"' in seen(pilot)


async def test_keys_of_ones_own_work_and_wrong_ones_are_named(
    opened: Any, press: Any, seen: Callable[..., str]
) -> None:
    keys = {"home.settings": "y", "home.lisen": "L", "home.book": "ctrl+i"}
    async with opened(settings=Settings(keys=keys), size=(120, 40)) as pilot:
        await press(pilot, "home.left-out")
        text = " ".join(seen(pilot).replace("▌", "").split())
        assert "home.lisen" in text and '"ctrl+i" for home.book' in text
        await pilot.press("escape", "s")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        await pilot.press("y")
        await pilot.pause()
        assert "Light or dark" in seen(pilot)


async def test_settings_that_cannot_be_kept_hold_for_now(
    opened: Any, press: Any, seen: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    async with opened(config=tmp_path / "file" / "config.toml") as pilot:
        await press(pilot, "home.settings", "settings.bell")
        assert pilot.app.settings.bell
        assert "hold for now" in seen(pilot)


async def test_it_says_where_the_file_is(
    opened: Any, press: Any, seen: Callable[..., str], store: Any
) -> None:
    async with opened(size=(200, 30)) as pilot:
        await press(pilot, "home.settings")
        assert str(store.path)[-20:] in "".join(seen(pilot).split())
        await press(pilot, "settings.privacy")
        assert "Your file" in seen(pilot)
        await press(pilot, "page.back", "settings.exit-info")
        assert "F9" in seen(pilot)

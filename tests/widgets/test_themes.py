"""Both themes are readable, everywhere; and the sheets hold no colour of their own."""

import re

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from twofold.domain.people import COLOURS
from twofold.widgets.sheets import styles_dir
from twofold.widgets.themes import DARK_HUES, OWN, fallbacks


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    parts = [c / 255 for c in Color.parse(colour).rgb]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_every_hue_can_be_read_and_written_on(theme: Theme) -> None:
    assert theme.background and theme.surface and theme.panel and theme.foreground and theme.accent
    for colour in COLOURS:
        hue = theme.variables[f"hue-{colour}"]
        for ground in (theme.background, theme.surface, theme.panel):
            assert contrast(hue, ground) >= 4.5, (colour, ground)
        assert contrast(theme.variables["hue-ink"], hue) >= 4.5, colour


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_text_and_quiet_text_can_be_read(theme: Theme) -> None:
    assert theme.background and theme.surface and theme.panel and theme.foreground and theme.accent
    for ground in (theme.background, theme.surface, theme.panel):
        assert contrast(theme.foreground, ground) >= 7
        assert contrast(theme.variables["quiet"], ground) >= 4.5
        assert contrast(theme.accent, ground) >= 4.5


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_the_hues_stay_apart_in_256_colours(theme: Theme) -> None:
    seen = {
        RichColor.parse(theme.variables[f"hue-{colour}"]).downgrade(ColorSystem.EIGHT_BIT).number
        for colour in COLOURS
    }
    assert len(seen) == len(COLOURS)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_nothing_vanishes_in_16_colours(theme: Theme) -> None:
    def plainly(colour: str) -> int | None:
        return RichColor.parse(colour).downgrade(ColorSystem.STANDARD).number

    assert theme.background and theme.surface and theme.foreground and theme.accent
    inks = [theme.foreground, theme.accent, theme.variables["quiet"]]
    inks += [theme.variables[f"hue-{colour}"] for colour in COLOURS]
    for ground in (theme.background, theme.surface):
        assert plainly(ground) not in {plainly(ink) for ink in inks}
    for colour in COLOURS:
        assert plainly(theme.variables["hue-ink"]) != plainly(theme.variables[f"hue-{colour}"])


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_themes_of_textual_get_what_they_lack(theme: Theme) -> None:
    given = fallbacks(theme)
    assert set(given) >= {*DARK_HUES, "quiet", "line"}
    assert all(Color.parse(value) for value in given.values())


def test_sheets_name_colours_and_hold_none() -> None:
    for path in styles_dir().glob("*.tcss"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        for key, value in re.findall(r"([\w-]+)\s*:\s*([^;{}]+);", text):
            if re.search(r"color|background|border|tint", key):
                words = re.sub(r"\$[\w-]+|\d+%", "", value)
                assert not re.search(r"#[0-9a-f]{3,8}\b|rgb|hsl|ansi_", words), f"{path.name}: {key}: {value}"
                allowed = {"none", "blank", "outer", "round", "vkey", "bold", "auto"}
                extra = set(re.findall(r"[a-z_]+", words)) - allowed
                assert not extra, f"{path.name}: {key}: {value}"

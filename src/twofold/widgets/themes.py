"""The two themes of our own, and what a theme of Textual's lacks to serve as ours.

A theme decides how the eight hues of partners look; sheets and content name them (``$hue-clay``) and
hold no colour of their own. ``$quiet`` is the text that may be overlooked, ``$line`` a hairline,
``$hue-ink`` what is written on a hue, ``$night`` a screen without light.
"""

from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App

NIGHT = "#000000"
DARK_HUES = {
    "hue-clay": "#e5906c",
    "hue-sage": "#a3c48f",
    "hue-sky": "#82badf",
    "hue-plum": "#c99ada",
    "hue-amber": "#e6bc5a",
    "hue-rose": "#f095ac",
    "hue-teal": "#62c5b3",
    "hue-slate": "#aebac8",
    "hue-ink": "#1b1714",
}
LIGHT_HUES = {
    "hue-clay": "#9d4226",
    "hue-sage": "#3c6b22",
    "hue-sky": "#1d648e",
    "hue-plum": "#7a428f",
    "hue-amber": "#765200",
    "hue-rose": "#a5305a",
    "hue-teal": "#12675d",
    "hue-slate": "#4a586a",
    "hue-ink": "#fdfaf3",
}

DARK = Theme(
    name="twofold-dark",
    dark=True,
    primary="#d9a066",
    secondary="#93a98a",
    accent="#d9a066",
    warning="#e0b060",
    error="#e5806f",
    success="#9dbf8a",
    foreground="#e9e2d7",
    background="#1b1714",
    surface="#241f1b",
    panel="#2e2823",
    variables={
        **DARK_HUES,
        "night": NIGHT,
        "quiet": "#a4978a",
        "line": "#443b34",
        "block-cursor-background": "#d9a066",
        "block-cursor-foreground": "#1b1714",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#e9e2d7",
        "input-cursor-foreground": "#1b1714",
        "input-selection-background": "#d9a066 35%",
        "scrollbar": "#443b34",
        "scrollbar-hover": "#5a4e45",
        "scrollbar-active": "#d9a066",
        "scrollbar-background": "#1b1714",
        "scrollbar-background-hover": "#1b1714",
        "scrollbar-background-active": "#1b1714",
        "scrollbar-corner-color": "#1b1714",
        "border": "#d9a066",
        "border-blurred": "#443b34",
    },
)
LIGHT = Theme(
    name="twofold-light",
    dark=False,
    primary="#8c4d1b",
    secondary="#586b4d",
    accent="#8c4d1b",
    warning="#765200",
    error="#a23a2f",
    success="#47673a",
    foreground="#2c251f",
    background="#fbf7ef",
    surface="#f4efe0",
    panel="#e9e1d1",
    variables={
        **LIGHT_HUES,
        "night": NIGHT,
        "quiet": "#655a4e",
        "line": "#d5c8b4",
        "block-cursor-background": "#8c4d1b",
        "block-cursor-foreground": "#fdfaf3",
        "block-cursor-text-style": "bold",
        "input-cursor-background": "#2c251f",
        "input-cursor-foreground": "#fdfaf3",
        "input-selection-background": "#8c4d1b 25%",
        "scrollbar": "#d5c8b4",
        "scrollbar-hover": "#bfae96",
        "scrollbar-active": "#8c4d1b",
        "scrollbar-background": "#fbf7ef",
        "scrollbar-background-hover": "#fbf7ef",
        "scrollbar-background-active": "#fbf7ef",
        "scrollbar-corner-color": "#fbf7ef",
        "border": "#8c4d1b",
        "border-blurred": "#d5c8b4",
    },
)
OWN = (DARK, LIGHT)


def fallbacks(theme: Theme) -> dict[str, str]:
    """Return the variables of ours that *theme* (one of Textual's) does not define."""
    if "quiet" in theme.variables:
        return {}
    system = theme.to_color_system().generate()
    front, back = Color.parse(system["foreground"]), Color.parse(system["background"])
    if theme.ansi or front.ansi is not None or back.ansi is not None:
        quiet = line = "ansi_bright_black"
        night = "ansi_black"
    else:
        night = NIGHT
        quiet, line = back.blend(front, 0.66).hex6, back.blend(front, 0.24).hex6
    return {**(DARK_HUES if theme.dark else LIGHT_HUES), "quiet": quiet, "line": line, "night": night}


def names() -> set[str]:
    """Return the names of all themes that there are."""
    from textual.theme import BUILTIN_THEMES

    return {*BUILTIN_THEMES, *(theme.name for theme in OWN)}


def register(app: "App[int]") -> None:
    """Make both themes known to *app*."""
    for theme in OWN:
        app.register_theme(theme)


def begin_with(app: "App[int]", theme: str) -> None:
    """Let *app* look like *theme*, or our dark one, from its first frame on: nothing is drawn yet.

    Were the theme changed then, every sheet would be parsed twice.
    """
    name = theme if theme in app.available_themes else DARK.name
    if app.available_themes[name].ansi:
        app.theme = name
        return
    app.set_reactive(type(app).theme, name)
    app.stylesheet.set_variables(app.get_css_variables())
    dark = app.current_theme.dark
    app.set_class(dark, "-dark-mode", update=False)
    app.set_class(not dark, "-light-mode", update=False)

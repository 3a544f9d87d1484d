"""Orders to a terminal that another program wrote into the file, the settings or a name: none is obeyed."""

import re
from pathlib import Path

import pytest

from tests.support import today
from tests.support.journeys.planting import NAME, ORDERS, plant
from tests.support.journeys.terminal import Terminal
from twofold.demo import furnish
from twofold.store.places import config_file

PAGES = ("o", "w", "l", "r", "rj", "t", "d", "e", "m", "k", "kj", "p", "pj", "b", "bj", "s", "h")
"""Which pages are looked at: keys from home, and j (enter) for the first thing on one of them."""
OURS = rb"\x1b\](?:2;|22;[a-z-]+)\x07"
"""No title for the window, on a quick exit; and Textual's own word on how the mouse looks."""


@pytest.fixture
def planted(home: Path) -> Path:
    """A year of history, with orders in every text, in a folder and with settings that hold some too."""
    data = home / NAME / f"ours{NAME}.json"
    data.parent.mkdir(mode=0o700)
    furnish(data, today.here(), today.ZONE)
    assert plant(data) > 1_000
    config = config_file()
    for folder in ("protocols", "questions", "retreats"):
        (config.parent / folder).mkdir(parents=True)
        (config.parent / folder / f"a{NAME}.toml").write_text(f'"{_toml(ORDERS)}" = 1\n')
    said = _toml(ORDERS)
    config.write_text(f'theme = "{said}"\n"{said}" = 1\n[keys]\n"{said}" = "{said}"')
    return data


def _toml(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def orders(raw: bytes) -> dict[str, int]:
    """Count what a terminal would obey in *raw*, beside what Textual writes by itself."""
    text = re.sub(OURS, b"", raw).decode(errors="replace")
    kinds = {
        "a string for the system (OSC)": r"\x1b\]|\x9d",
        "a bell": r"\x07",
        "an eight-bit order (C1)": r"[\x80-\x9f]",
        "blinking": r"\x1b\[5m",
        "a turned line": "[\u2028-\u202e\u2066-\u2069\ufeff]",
        "a deleted sign": r"\x7f",
    }
    return {name: len(found) for name, kind in kinds.items() if (found := re.findall(kind, text))}


def still(terminal: Terminal) -> Terminal:
    """Wait until *terminal* is drawn: until a look at it brings nothing new."""
    seen = [-1]

    def unchanged() -> bool:
        before, seen[0] = seen[0], len(terminal.raw)
        return before == seen[0]

    terminal.wait_until(unchanged, "to be still")
    return terminal


@pytest.mark.parametrize(("size", "pages"), [((100, 40), PAGES), ((40, 11), PAGES[:4])])
def test_no_page_lets_an_order_through(
    home: Path, planted: Path, size: tuple[int, int], pages: tuple[str, ...]
) -> None:
    with Terminal(home=home, arguments=("--file", str(planted)), size=size) as terminal:
        terminal.wait_for("Go on")
        for key, first in ((page[0], page[1:]) for page in pages):
            terminal.press(key).wait_gone("Go on")
            if first:
                still(terminal.press("enter"))
            for _ in range(3):
                if "Go on" not in still(terminal).text:
                    terminal.press("escape")
            terminal.wait_for("Go on")
        assert terminal.raw.count(b"planted") > 8, "what is drawn is theirs"
        terminal.press("f9").wait_exit()
        assert orders(bytes(terminal.raw)) == {}


@pytest.mark.parametrize("command", ["check", "where", "export", "broken"])
def test_no_command_lets_an_order_through(home: Path, planted: Path, command: str) -> None:
    words = {
        "check": ("check",),
        "where": ("where",),
        "export": ("export", f"{home / NAME}.md"),
        "broken": ("export", f"{home / NAME}/none{NAME}/there.md"),
    }[command]
    with Terminal(home=home, arguments=("--file", str(planted), *words), size=(100, 40)) as terminal:
        terminal.wait_exit()
        assert b"planted" in terminal.raw
        assert orders(bytes(terminal.raw)) == {}


def test_what_is_exported_holds_none(home: Path, planted: Path) -> None:
    for ending in (".md", ".json"):
        to = home / f"ours{ending}"
        with Terminal(home=home, arguments=("--file", str(planted), "export", str(to))) as terminal:
            assert terminal.wait_exit() == 0
        assert "planted" in to.read_text()
        assert orders(to.read_bytes()) == {}


def test_a_file_that_cannot_be_opened_is_named_without_them(home: Path, planted: Path) -> None:
    planted.write_text('{"couple": ' + ORDERS)
    with Terminal(home=home, arguments=("--file", str(planted)), size=(100, 40)) as terminal:
        terminal.wait_for("planted")
        terminal.press("f9").wait_exit()
        assert orders(bytes(terminal.raw)) == {}

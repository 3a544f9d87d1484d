"""The README says what is so: its picture, its commands, its keys, its files."""

import re
import shlex
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.binding import Binding

from twofold.app import TwofoldApp
from twofold.cli import main
from twofold.content import load_decks, load_protocols, load_templates
from twofold.demo import furnish
from twofold.demo.listening import history
from twofold.domain.listening.choosing import minutes_words
from twofold.screens.home import Home
from twofold.store import Store
from twofold.store.config import Settings, load_settings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


class Picture(SingleFileSnapshotExtension):
    """A snapshot that is a picture."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


class Evening:
    """A clock that stands at a Friday evening until it is told otherwise."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return 1000.0 + self.seconds

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 20, 30, tzinfo=UTC) + timedelta(seconds=self.seconds)


async def test_the_picture(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    clock = Evening()
    store = Store.open(tmp_path / "twofold.json", clock=clock)
    couple, sessions, notes = history(clock.now())
    store.save(couple, *sessions, *notes)
    app = TwofoldApp(store, Settings(motion=False), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        # The talk that was planned: a breath, both say yes, one piece said and said back.
        for keys, seconds in (
            ("down", 0),
            ("enter", 0),
            ("enter", 5),
            ("enter", 90),
            ("f", 3),
            ("j", 2),
            ("enter", 71),
            ("enter", 24),
        ):
            clock.seconds += seconds
            await pilot.press(keys)
            await pilot.pause()
        picture = taken(app)
    store.close()
    assert "got it" in picture.replace("&#160;", " ")
    assert picture == snapshot(extension_class=Picture)


@pytest.mark.parametrize(
    ("keys", "words"),
    [("", "Tonight"), ("r enter d", "Sat 5 Dec"), ("b", "November 2026")],
    ids=["home", "days", "book"],
)
async def test_the_pictures(keys: str, words: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    clock = Evening()
    furnish(tmp_path / "twofold.json", clock.now(), "UTC")
    store = Store.open(tmp_path / "twofold.json", clock=clock)
    app = TwofoldApp(store, Settings(motion=False), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        picture = taken(app)
    store.close()
    assert words in picture.replace("&#160;", " ")
    assert picture == snapshot(extension_class=Picture)


def taken(app: TwofoldApp) -> str:
    """Return a picture of *app* that is the same whenever it is taken."""
    return re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="twofold"))


def test_every_link_leads_to_a_file() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert len(links) >= 2
    for link in links:
        assert (ROOT / link).is_file(), link


@pytest.mark.parametrize(
    "line",
    [
        "python3 -m venv .venv && .venv/bin/pip install --prefer-binary -e . && .venv/bin/twofold",
        "python3 -m venv .venv && .venv/bin/pip install --prefer-binary -e '.[test]' && .venv/bin/pytest",
    ],
)
def test_the_two_lines_that_everything_starts_with(line: str) -> None:
    assert f"```sh\n{line}\n```" in README


def test_every_protocol_stands_there_with_its_length() -> None:
    rows = re.findall(r"(?m)^\| ([^|`]+) \| ([^|]+) \| [^|]+ \|$", README)
    assert rows == [(p.name, minutes_words(p).removesuffix(" min")) for p in load_protocols().protocols]


def _example(begins: str) -> str:
    """The TOML file of the README that begins with *begins*."""
    (example,) = [each for each in re.findall(r"(?s)```toml\n(.*?)```", README) if each.startswith(begins)]
    assert isinstance(example, str)
    return example


def test_every_practice_stands_there_with_its_key() -> None:
    keys = dict(re.findall(r"(?m)^\*\*([A-Z][a-z ]+)\*\* \(`(\w)`", README))
    bound = {each.key for each in Home.BINDINGS if isinstance(each, Binding)}
    assert "".join(keys.values()) == "lwrtfdemgkpjnbh"
    assert set(keys.values()) <= bound


def test_what_is_to_be_copied_works_as_a_copy_under_another_id(tmp_path: Path) -> None:
    copied = re.findall(r"\[[\w-]+\.toml\]\(([^)]+)\) to `(\w+)`", README)
    loaders: dict[str, Callable[[Path], Any]] = {
        "protocols": load_protocols,
        "questions": load_decks,
        "retreats": load_templates,
    }
    assert [folder for _, folder in copied] == list(loaders)
    for file, folder in copied:
        ours = (ROOT / file).read_text("utf-8").replace(f'id = "{Path(file).stem}"', 'id = "ours"', 1)
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "ours.toml").write_text(ours, "utf-8")
        loaded = loaders[folder](tmp_path / folder)
        assert loaded.troubles == () and loaded.get("ours") is not None


def test_every_export_shown_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "twofold.json"
    furnish(data)
    monkeypatch.chdir(tmp_path)
    shown = re.findall(r"(?m)^\| `twofold (export [^`]+)` \|", README)
    assert len(shown) == 6
    for line in shown:
        words = shlex.split(line)
        assert main([*words, "--file", str(data), "--force"]) == 0, line
        assert (tmp_path / words[1]).stat().st_size > 500


def test_the_settings_shown_are_understood(tmp_path: Path) -> None:
    from twofold.frame.keymap import checked

    example = _example("bell = ")
    path = tmp_path / "config.toml"
    path.write_text(example, "utf-8")
    settings, troubles = load_settings(path)
    assert troubles == ()
    assert settings != Settings()
    assert checked(settings.keys) == (tomllib.loads(example)["keys"], [])


def test_every_module_named_is_there() -> None:
    for name in re.findall(r"(?m)^  (\w+(?:/|\.py)) ", README):
        assert (ROOT / "src" / "twofold" / name).exists(), name
    for name in ("practices.py", "content/protocols.py"):
        assert f"`{name}`" in README
        assert (ROOT / "src" / "twofold" / name).is_file()
    paths = re.findall(r"`((?:domain|content|screens|exports)/retreat/[a-z_.]*|exports/\w+\.py)`", README)
    assert len(paths) >= 5
    for name in paths:
        assert (ROOT / "src" / "twofold" / name).exists(), name
    for name in ("slots.py", "checks.py", "mending.py", "living.py", "closing.py"):
        assert f"`{name}`" in README
        assert (ROOT / "src/twofold/domain/retreat" / name).is_file(), name
    assert "BUILT_IN" in (ROOT / "src/twofold/content/protocols.py").read_text("utf-8")


def test_every_key_named_is_bound_somewhere() -> None:
    from inspect import getmro

    from twofold.frame.rooms import ROOMS, room

    bound = {"ctrl+p"}  # the palette is Textual's own
    kinds: list[type] = [TwofoldApp, *map(room, ROOMS)]
    for kind in kinds:
        for base in getmro(kind):
            for binding in base.__dict__.get("BINDINGS", ()):
                if isinstance(binding, Binding):
                    bound |= set(binding.key.split(","))
    named = {"?": "question_mark", "Esc": "escape"}
    rows = re.findall(r"(?m)^\| (`[^|]+) \| [^|]+ \|$", README)
    keys = [key for row in rows for key in re.findall(r"`([^`]+)`", row) if not key.startswith("twofold")]
    assert len(keys) > 12
    for key in keys:
        assert named.get(key, key if len(key) == 1 else key.lower()) in bound, key

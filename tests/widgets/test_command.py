"""A command says by itself when it can act, and a part of a page is drawn only where it is different."""

from importlib import import_module
from pkgutil import walk_packages
from typing import ClassVar
from unittest.mock import Mock

import pytest
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from twofold import screens
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command, commands_of, whens_of
from twofold.widgets.once import Once
from twofold.widgets.view import put


class Under(Once[None], Screen[None]):
    """A page with commands that can act only sometimes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Command("a", "add", "Add", when="has_room"),
        Command("x", "open('a')", "Open", when="is_open"),
        Command("y", "open('b')", "Open", when="is_open"),
        Command("z", "close", "Close", id="under.close", called="close_called"),
        Command("1", "say(1)", "Say", id="under.one", called="say_called"),
        Command("2", "say(2)", "Say", id="under.two", called="say_called"),
    ]
    has_room = False
    close_called: str | None = ""
    done = ""

    def compose(self) -> ComposeResult:
        """Lay out a line, and a list."""
        yield Static("", id="line")
        yield Choices(id="list")

    def is_open(self, what: str) -> bool:
        """Only the second."""
        return what == "b"

    def say_called(self, number: int) -> str:
        """By its number."""
        return f"Say {number}"

    def action_add(self) -> None:
        """Note it."""
        self.done += "a"

    def action_open(self, what: str) -> None:
        """Note it."""
        self.done += what

    def action_close(self) -> None:
        """Note it."""
        self.done += "z"


class Over(Under):
    """A page that says otherwise when, by the same name."""

    has_room = True


async def test_a_command_acts_only_when_its_page_says_so() -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        page = Under()
        await app.push_screen(page)
        await pilot.press("a", "x", "y", "z")
        assert page.done == "bz"
        assert [key for key in "axyz" if key in page.active_bindings] == ["y", "z"]
        page.has_room = True
        await pilot.press("a")
        assert page.done == "bza"
        over = Over()
        await app.push_screen(over)
        await pilot.press("a")
        assert over.done == "a"


async def test_a_command_is_called_what_its_page_calls_it_now() -> None:
    app = App[None]()
    async with app.run_test():
        page = Under()
        await app.push_screen(page)

        def called() -> dict[str, str | None]:
            keys = page.active_bindings.values()
            return {a.binding.key: a.binding.description if a.binding.show else None for a in keys}

        assert [called()[key] for key in "z12"] == ["Close", "Say 1", "Say 2"]
        page.close_called = "Close it"
        assert called()["z"] == "Close it"
        page.close_called = None
        assert called()["z"] is None, "it stays off the bar"
        assert page.active_bindings["z"].enabled


def test_every_when_and_name_is_something_its_page_answers() -> None:
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        import_module(module.name)

    def below(kind: type[Widget]) -> list[type[Widget]]:
        return [kind, *(each for sub in kind.__subclasses__() for each in below(sub))]

    pages = [kind for kind in below(Screen) if kind.__module__.startswith("twofold.")]
    asked = {(kind, when) for kind in pages for when in whens_of(kind).values() if when}
    names = {(kind, getattr(each, "called", "")) for kind in pages for each in commands_of(kind)}
    asked |= {(kind, name) for kind, name in names if name}
    assert asked
    # What a page answers is written in its class, or is set when it is made.
    made = {kind: {name for base in kind.__mro__ for name in names_in(base)} for kind in pages}
    unsaid = [(k.__name__, when) for k, when in asked if not hasattr(k, when) and when not in made[k]]
    assert unsaid == []


def names_in(kind: type) -> tuple[str, ...]:
    """Return the names that are used where one of *kind* is made."""
    code = getattr(vars(kind).get("__init__"), "__code__", None)
    return code.co_names if code else ()


async def test_what_stands_there_already_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = App[None]()
    async with app.run_test() as pilot:
        page = Under()
        await app.push_screen(page)
        line, choices = page.query_one("#line", Static), page.query_one(Choices)
        put(line, Content.styled("words", "bold"))
        assert line.display
        drawn = Mock(wraps=line.update)
        monkeypatch.setattr(line, "update", drawn)
        put(line, Content.styled("words", "bold"))
        drawn.assert_not_called()
        put(line, "words")  # the same letters, in other colours
        drawn.assert_called_once()
        put(line, "")
        assert not line.display
        put(choices, [Choice("one", "One")])
        assert choices.current == "one"
        put(choices, False)
        assert not choices.display
        with pytest.raises(TypeError):
            put(choices, "words")
        with pytest.raises(TypeError):
            put(line, [Choice("one", "One")])
        await pilot.pause()

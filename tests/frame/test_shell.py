"""The one app class: what it takes over from Textual, nobody above it takes over once more."""

from types import FunctionType
from typing import Any

import pytest
from textual.app import App
from textual.events import Key

from twofold.app import TwofoldApp
from twofold.frame.atneed import AtNeed
from twofold.frame.rescue import TroubleApp
from twofold.frame.shell import Shell
from twofold.frame.window import WindowApp
from twofold.widgets.inside.app import OpenApp

STARTS = {"get_default_screen"}
"""What each kind of app has of its own: where it starts."""


def does(kind: type[Any]) -> set[str]:
    """Return the names of what *kind* itself does; handlers (``on_...``) of every class are called."""
    own = {name for name, value in vars(kind).items() if isinstance(value, FunctionType | property)}
    return {name for name in own if not name.startswith(("on_", "__"))}


@pytest.mark.parametrize("kind", [TwofoldApp, TroubleApp])
def test_no_override_hides_a_duty_of_the_shell(kind: type[Shell]) -> None:
    assert kind.__mro__[1:5] == (Shell, WindowApp, OpenApp, App)
    assert does(kind) & (does(Shell) | does(WindowApp)) <= STARTS
    assert does(WindowApp) & (does(Shell) | does(OpenApp)) == set()


def test_what_is_made_at_need_hides_nothing_and_is_not_hidden() -> None:
    assert AtNeed in TwofoldApp.__mro__ and AtNeed.__mro__ == (AtNeed, object)
    assert does(AtNeed) & (does(TwofoldApp) | does(Shell) | does(WindowApp) | does(OpenApp)) == set()


def test_it_would_be_noticed() -> None:
    class Hiding(Shell):
        def rescue(self) -> None: ...

    assert does(Hiding) & does(Shell) == {"rescue"}


def test_the_shell_hides_nothing_that_its_base_has_taken_over() -> None:
    given, gone_on_with = {"mistake", "last_words", "dress"}, {"set_clipboard"}
    assert does(Shell) & does(OpenApp) == given | gone_on_with


async def test_a_key_that_comes_when_all_pages_are_gone_is_for_none() -> None:
    app = Shell()
    async with app.run_test():
        stack = app._screen_stacks[app.current_mode]
        pages, stack[:] = list(stack), []
        await app.on_event(Key("enter", "\r"))
        stack[:] = pages

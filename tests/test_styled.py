"""Styles that are remembered are those that Textual finds by itself."""

from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Grid, Horizontal, Vertical
from textual.css.stylesheet import Stylesheet
from textual.widgets import Button, Input, Label

from tests.support.running import running
from twofold.domain.people import meet
from twofold.store import Store


def changed(app: App[Any]) -> list[object]:
    """Let Textual find the rules of all on the page of *app* anew; return where others came of it."""
    different: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "apply", vars(Stylesheet)["apply"].__wrapped__)
        patch.setattr(Stylesheet, "replace_rules", vars(Stylesheet.replace_rules)["__wrapped__"])
        patch.setattr(Stylesheet, "_process_component_classes", lambda _self, _node: None)
        for widget in app.screen.walk_children(with_self=True):
            for node in (widget, *[part.node for part in widget._component_styles.values()]):
                assert node is not None
                had = {**node.styles.base._rules}
                app.stylesheet.apply(node)
                if had != node.styles.base._rules:
                    different.append((node, had.items() ^ node.styles.base._rules.items()))
    return different


class Rules(App[None]):
    """Asks of widgets all that rules can ask."""

    CSS = """
    Horizontal { height: 1fr; }
    Label { padding: 1; }
    Input:first-child { padding: 2; }
    .red Label { color: red; }
    #left > Vertical > Label.loud { text-style: bold; }
    #right Label { text-style: italic; }
    Horizontal:disabled Label { color: blue; }
    Grid > Label { text-style: reverse; }
    Vertical:focus-within { text-align: right; }
    Input:focus { background: red; }
    Button:hover { background: blue; }
    App:dark Label { margin: 1; }
    App:light Label { margin: 2; }
    """

    def compose(self) -> ComposeResult:
        """Put up the same twice, under two names."""
        for name in ("left", "right"):
            with Horizontal(id=name), Vertical():
                yield Input()
                yield Label("one")
                yield Label("two", classes="loud")
                yield Input()
                yield Button("b")
        yield Horizontal(Vertical(Label("three")))
        yield Horizontal(Grid(Label("four")))


async def test_whatever_rules_ask_is_found_as_textual_finds_it() -> None:
    app = Rules()
    async with app.run_test(size=(80, 120)) as pilot:
        loud = app.query_one("#left .loud", Label)
        assert not changed(app)
        assert loud.styles.text_style.bold is True
        loud.remove_class("loud")
        assert not changed(app)
        assert not loud.styles.text_style.bold
        app.query_one("#left").add_class("red")
        await pilot.pause()
        red = loud.styles.color.css
        assert not changed(app)
        app.query_one("#left").disabled = True
        await pilot.pause()
        assert not changed(app)
        assert loud.styles.color.css != red
        app.query("#right Input").last().focus()
        await pilot.pause()
        assert not changed(app)
        assert app.query_one("#right Vertical").styles.text_align == "right"
        await pilot.hover("#right Button", offset=(2, 0))
        assert not changed(app)
        assert app.query_one("#right Button").styles.background.css == "rgb(0,0,255)"
        app.theme = "textual-light"
        await pilot.pause()
        assert not changed(app)
        assert loud.styles.margin.top == 2


@pytest.mark.parametrize("times", range(2))
async def test_pages_have_the_styles_that_textual_finds(tmp_path: Path, times: int) -> None:
    store = Store.open(tmp_path / "twofold.json")
    store.save(meet("Ana", "Ben"))
    try:
        async with running(store) as (app, pilot):
            assert not changed(app)
            for key in ("down", "f1", "escape", "ctrl+p"):
                await pilot.press(key)
                await pilot.pause()
                assert not changed(app)
    finally:
        store.close()

"""The one sink: whatever a widget draws, no order to the terminal leaves it."""

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from tests.support.journeys.planting import ORDERS
from twofold.frame.shell import Shell
from twofold.widgets.plain import plain


class Drawn(Shell):
    """Draws ORDERS in every way there is."""

    def compose(self) -> ComposeResult:
        """Lay out one of each."""
        yield Static(plain(f"static {ORDERS}"))
        yield Static(Content.styled(f"styled {ORDERS}\ud800", "bold"))
        yield Input(f"input {ORDERS}", placeholder=ORDERS)
        yield Input(placeholder=f"placeholder {ORDERS}")
        yield TextArea(f"area {ORDERS}\nmore {ORDERS}")
        framed = Static("framed")
        framed.border_title = Content(f"title {ORDERS}")
        framed.styles.border = ("solid", "white")
        yield framed

    def on_mount(self) -> None:
        """Say it, too."""
        self.notify(f"said {ORDERS}", title=f"headed {ORDERS}", markup=False)


KINDS = ("static", "styled", "input", "placeholder", "area", "title", "said", "headed")


@pytest.mark.parametrize("name", KINDS)
async def test_no_order_leaves_a_widget(name: str) -> None:
    app = Drawn()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await pilot.pause()
        lines = [
            "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
        ]
        (line,) = [line for line in lines if name in line]
        assert "planted" in line
        assert not [c for line in lines for c in line if not c.isprintable() and c not in "\xa0"]

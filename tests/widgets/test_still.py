"""What keeps twofold quick: a frame holds all there is, and nothing is laid out or drawn without need."""

from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[Widget]:
    """The widgets that asked for a new layout of the page."""
    asked: list[Widget] = []
    refresh = Widget.refresh

    def watched(self: Widget, *regions: Any, layout: bool = False, **more: Any) -> Any:
        if layout:
            asked.append(self)
        return refresh(self, *regions, layout=layout, **more)

    monkeypatch.setattr(Widget, "refresh", watched)
    return asked


async def test_a_letter_that_fits_lays_nothing_out(standing: Any, layouts: list[Widget]) -> None:
    line = Line()
    async with standing(line, size=(40, 6)) as pilot:
        line.focus()
        await pilot.press(*"we talkx")
        await pilot.pause()
        layouts.clear()
        await pilot.press("y", "z", "backspace")
        await pilot.pause()
        assert (line.value, layouts) == ("we talkxy", [])
        await pilot.press(*"a longer text than the field is wide")
        await pilot.pause()
        assert layouts and line.scroll_offset.x > 0
        assert line.cursor_screen_offset.x < 40


async def test_a_list_is_whole_at_its_first_layout(standing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    choices = Choices([Choice("a", "A", "a note", key="a"), Choice("b", "B", key="b")])
    counts: list[int] = []
    lay_out = Screen._refresh_layout

    def watched(self: Screen[Any], *args: Any, **more: Any) -> None:
        counts.append(choices.option_count)
        lay_out(self, *args, **more)

    monkeypatch.setattr(Screen, "_refresh_layout", watched)
    async with standing(choices):
        assert counts and set(counts) == {2}
        assert choices.current == "a"

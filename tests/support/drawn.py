"""Screens that are drawn when somebody looks at them: two fifths of all time went into drawing for nobody.

What a test looks at (the text, a picture, a click at a place) is drawn whole, as ever. The first time an app
is at rest with a screen, each widget on it draws what is seen of it, and before an app is left so does all on
its last screen that has changed since: one that cannot be drawn fails its test. Only putting that together is
left out, and the drawing of every change in between, by which Textual sends a terminal nothing but that;
journeys in real terminals see to it.
An app with ``DRAWN_AT_ONCE`` leaves nothing out.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import pytest
from textual._context import visible_screen_stack
from textual.app import App
from textual.cache import FIFOCache
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

CACHES = {"_divide_cache": 4, "_crop_cache": 16, "_style_cache": 16, "_filter_cache": 4}
CACHES |= {"_line_length_cache": 4, "_crop_extend_cache": 4, "_offsets_cache": 4}
"""What each strip has to remember things in, and how many."""


Tried = WeakKeyDictionary[Widget, tuple[Size, Region]]
"""The widgets that have been drawn: how large each was, and what was seen of it."""


def try_to_draw(screen: Screen[Any], tried: Tried) -> None:
    """Let each widget of *screen* draw the lines of it that are seen, unless it was *tried* just as it is."""
    visible_screen_stack.set(screen.app._background_screens)  # what a page through which one sees lies on
    for widget, (region, clip) in screen._compositor.visible_widgets.items():
        inside = region.shrink(widget.styles.gutter)
        seen = clip.intersection(inside)
        look = inside.size, seen.translate(-inside.offset)
        if tried.get(widget) == look and not widget._dirty_regions:
            continue
        if (
            type(widget).render_lines is not Widget.render_lines
        ):  # it prepares for it, as a TextArea its colours
            whole = clip.intersection(region)
            widget.render_lines(whole.translate(-region.offset))
        elif not widget.BLANK and seen:
            for line in range(seen.y - inside.y, seen.bottom - inside.y):
                widget.render_line(line)
        tried[widget] = look
        widget._dirty_regions.clear()


def _begin_strip(self: Strip, segments: Any, cell_length: int | None = None) -> None:
    self._segments = list(segments)
    self._cell_length = cell_length
    self._render_cache = self._link_ids = self._cell_count = None


def _cache_of_strip(self: Strip, name: str) -> Any:
    """Make a cache of a strip when it is first used: most never are, and seven dictionaries are much."""
    if name not in CACHES:
        raise AttributeError(name)
    cache = FIFOCache[Any, Any](CACHES[name])
    setattr(self, name, cache)
    return cache


@contextmanager
def drawn_when_seen() -> Iterator[None]:
    """Let no app without a terminal draw what nobody looks at."""
    refresh, wait, run = Screen._compositor_refresh, Pilot._wait_for_screen, App.run_test
    drawn: WeakSet[Screen[Any]] = WeakSet()
    tried = Tried()

    def refreshing(self: Screen[Any]) -> None:
        at_once = not self.app.is_headless or getattr(self.app, "DRAWN_AT_ONCE", False)
        if at_once or self is not self.app.screen:
            refresh(self)
            return
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        self.app._update_mouse_over(self)

    def is_up(app: App[Any]) -> bool:
        # What goes wrong while an app is left is nobody's fault, and what went wrong before is told already.
        return bool(app._running and not app._exit and app._exception is None and app.screen_stack)

    async def waiting(self: Pilot[Any], *what: Any, **more: Any) -> bool:
        rest = await wait(self, *what, **more)
        if self.app.screen_stack and self.app.screen not in drawn and is_up(self.app):
            try_to_draw(self.app.screen, tried)
            drawn.add(self.app.screen)
        return rest

    @asynccontextmanager
    async def running(self: App[Any], **more: Any) -> AsyncIterator[Pilot[Any]]:
        async with run(self, **more) as pilot:
            yield pilot
            # A test may end while widgets still come and go: a terminal is shown them once they are laid out.
            if is_up(self) and not self.screen._layout_required:
                try_to_draw(self.screen, tried)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "_compositor_refresh", refreshing)
        patch.setattr(Pilot, "_wait_for_screen", waiting)
        patch.setattr(App, "run_test", running)
        patch.setattr(Strip, "__init__", _begin_strip)
        patch.setattr(Strip, "__getattr__", _cache_of_strip, raising=False)
        yield

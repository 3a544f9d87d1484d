"""Screens that are drawn when somebody looks at them: two fifths of all time went into drawing for nobody.

What a test looks at (the text, a picture, a click at a place) is drawn whole, as ever. So is each screen the
first time an app is at rest with it, and the last one before the app is left: a widget that cannot be drawn
fails its test. Only the drawing of every change in between, by which Textual sends a terminal nothing but
that, is left out; journeys in real terminals see to it. An app with ``DRAWN_AT_ONCE`` leaves nothing out.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from weakref import WeakSet

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen


@contextmanager
def drawn_when_seen() -> Iterator[None]:
    """Let no app without a terminal draw what nobody looks at."""
    refresh, wait, run = Screen._compositor_refresh, Pilot._wait_for_screen, App.run_test
    drawn: WeakSet[Screen[Any]] = WeakSet()

    def refreshing(self: Screen[Any]) -> None:
        at_once = not self.app.is_headless or getattr(self.app, "DRAWN_AT_ONCE", False)
        if at_once or self is not self.app.screen:
            refresh(self)
            return
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        self.app._update_mouse_over(self)

    def draw(app: App[Any]) -> None:
        # What goes wrong while an app is left is nobody's fault, and what went wrong before is told already.
        if app._running and not app._exit and app._exception is None and app.screen_stack:
            app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
            drawn.add(app.screen)

    async def waiting(self: Pilot[Any], *what: Any, **more: Any) -> bool:
        rest = await wait(self, *what, **more)
        if self.app.screen_stack and self.app.screen not in drawn:
            draw(self.app)
        return rest

    @asynccontextmanager
    async def running(self: App[Any], **more: Any) -> AsyncIterator[Pilot[Any]]:
        async with run(self, **more) as pilot:
            yield pilot
            # A test may end while widgets still come and go: a terminal is shown them once they are laid out.
            if self.screen_stack and not self.screen._layout_required:
                draw(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "_compositor_refresh", refreshing)
        patch.setattr(Pilot, "_wait_for_screen", waiting)
        patch.setattr(App, "run_test", running)
        yield

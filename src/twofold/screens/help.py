"""The help of a page: what it is for, and its keys."""

from typing import Any, cast

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.content import Content
from textual.widgets import Static

from twofold.widgets.ask import Ask
from twofold.widgets.plain import plain
from twofold.widgets.seat import is_key_of_other, seat_at

from .page import Page
from .reading import Reading

EVERYWHERE = ("page.", "app.")
"""How the ids of the keys begin that work on every page."""


class Help(Reading):
    """The why and the keys of the page on top, as they are at this moment."""

    place = "help"
    heading = "Help"
    why = "Every key of the page you came from."

    def __init__(self) -> None:
        super().__init__()
        page = self._page = cast("Page | Ask[Any]", self.app.screen)
        seat = seat_at(self.app)
        self._keys = [
            active
            for active in page.active_bindings.values()
            if active.binding.id and not is_key_of_other(active.binding.action, seat)
        ]

    def body(self) -> ComposeResult:
        """Lay out the why, the keys of the page, and those of every page."""
        page = self._page
        yield Static(plain(page.heading or "This page"), classes="column heading", markup=False)
        for line in (page.why, *page.notes):
            if line:
                yield Static(plain(line), classes="column para", markup=False)
        here = [key for key in self._keys if not (key.binding.id or "").startswith(EVERYWHERE)]
        here.sort(key=lambda key: key.node is not page)
        yield from self._table("Keys here", here)
        yield from self._table("Keys everywhere", [key for key in self._keys if key not in here])
        words = "Tab goes to the next field. ctrl+p finds every action by name. The mouse works too."
        yield Static(plain(words), classes="column para quiet", markup=False)

    def _table(self, title: str, keys: list[ActiveBinding]) -> ComposeResult:
        rows: dict[str, list[ActiveBinding]] = {}
        for key in keys:
            rows.setdefault(key.binding.id or "", []).append(key)
        if not rows:
            return
        yield Static(plain(title), classes="column heading", markup=False)
        first = " key-row-first"
        for same in rows.values():
            names = " ".join(dict.fromkeys(self.app.get_key_display(key.binding) for key in same))
            binding = same[0].binding
            words = binding.tooltip or binding.description
            yield Static(
                Content.assemble((f"{names:<9}", "bold $accent"), " ", plain(words)),
                classes=f"column key-row{first}",
                markup=False,
            )
            first = ""

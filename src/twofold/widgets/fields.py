"""A line to type in: it cleans what comes in, keeps to a length, and stays quick whatever is pasted."""

from collections.abc import Callable
from time import monotonic
from typing import Any, ClassVar, Protocol

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widgets import Input

from twofold.domain.text import LINE_LIMIT, clean, clean_line, cut, is_joiner, sign_before

LEAVE = Binding("escape", "leave", "Done typing", tooltip="Leave the field; the text stays", id="field.leave")
TOLD_FOR = 8.0
"""Seconds for which one word about a full field is enough, though it refuses every key."""


class Full(Protocol):
    """A field that is kept to a length; ``told`` is when it was last said (monotonic seconds)."""

    told: float

    @property
    def app(self) -> App[Any]:
        """The app the field is in."""
        ...


def say_cut(field: Full, limit: int) -> None:
    """Say that *field* has no room for more than *limit* characters; once is enough for a while."""
    now = monotonic()
    if now - field.told < TOLD_FOR:
        return
    field.told = now
    field.app.notify(
        f"That was too long to fit. The first {limit:,} characters are here; the rest was left out.",
        severity="warning",
        timeout=TOLD_FOR,
        markup=False,
    )


class Line(Input):
    """One line of text, at most *limit* characters (200); Esc leaves it and keeps the text.

    What stands there is selected when one comes to it, so that typing replaces it, where it is ``proposed``
    or, in one that is rather said *anew* than written on, whatever it is.

    ``value`` may have spaces at its ends while it is typed; ``line`` has not. ``on_enter`` is called by
    Enter, at once: keys that follow quickly already reach whatever it focused.
    Without it, Submitted is posted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [LEAVE]

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        limit: int = LINE_LIMIT,
        anew: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self.limit, self.anew, self.proposed = limit, anew, ""
        self.told = -TOLD_FOR
        self.on_enter: Callable[[], None] | None = None
        super().__init__(
            clean_line(value, limit),
            placeholder=placeholder,
            max_length=limit,
            compact=True,
            id=id,
            classes=classes,
            select_on_focus=False,
        )

    @property
    def line(self) -> str:
        """What stands there: one trimmed line."""
        return clean_line(self.value, self.limit)

    @property
    def content_width(self) -> int:
        """The width of what stands there, in cells; at least that of the field.

        Whenever it changes, Textual lays the whole page out anew: a letter that fits must not.
        """
        return max(super().content_width, self.scrollable_content_region.width)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put *text* in the place of what stands from *start* to *end*, cleaned and cut to what fits."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        room = self.limit - (len(self.value) - (end - start))
        wanted = clean(text[: 2 * self.limit + 1]).replace("\n", " ").replace("\t", " ")
        if len(wanted) > max(0, room):
            wanted = cut(wanted, max(0, room))
            say_cut(self, self.limit)
        super().replace(wanted, start, end)

    def on_key(self, event: Key) -> None:
        """Take a joiner as any letter, though it is not seen: a word or an emoji would be another without."""
        if is_joiner(event.character):
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)

    def action_delete_left(self) -> None:
        """Delete what is selected, else the sign before the cursor; an emoji goes whole."""
        if self.selection.is_empty:
            self.delete(sign_before(self.value, self.cursor_position), self.cursor_position)
        else:
            super().action_delete_left()

    def on_paste(self, event: Paste) -> None:
        """Put in what is pasted, as one line."""
        # Input would take the first line alone (and fail on a paste that has none).
        event.stop()
        event.prevent_default()
        if text := clean_line(event.text[: 8 * self.limit], 2 * self.limit):
            self.replace(text, *self.selection)

    def on_focus(self) -> None:
        """Select what is there to be replaced."""
        self.select_on_focus = self.anew or (bool(self.proposed) and self.value == self.proposed)

    async def action_submit(self) -> None:
        """Enter."""
        if self.on_enter is None:
            await super().action_submit()
        else:
            self.on_enter()

    def on_blur(self) -> None:
        """Show the beginning of what was typed, where it is longer than the field."""
        self.scroll_to(x=0, animate=False, force=True)

    def action_leave(self) -> None:
        """Give the keyboard back to the page."""
        self.screen.set_focus(None)

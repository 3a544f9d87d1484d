"""Several lines to type in: cleaned as they come in, kept to a length, and quick whatever is pasted."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from twofold.domain.text import TEXT_LIMIT, clean, cut, is_joiner

from .fields import LEAVE, TOLD_FOR, say_cut
from .inside.screen import forget_watchers


class Words(TextArea):
    """Several lines of text, at most *limit* characters (20,000); Esc leaves it and keeps the text.

    Enter begins a new line; with ``on_enter`` it calls that, and Ctrl+J begins a new line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        LEAVE,
        Binding("enter", "onward", "Next field", tooltip="Go to the next field", show=False,
                id="words.onward"),
        Binding("ctrl+j", "new_line", "New line", tooltip="Begin a new line", show=False,
                id="words.new-line"),
    ]  # fmt: skip

    on_enter: Callable[[], None] | None = None

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        limit: int = TEXT_LIMIT,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self.limit = limit
        self.told = -TOLD_FOR
        super().__init__(
            clean(text, limit),
            soft_wrap=True,
            show_line_numbers=False,
            placeholder=placeholder,
            compact=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            id=id,
            classes=classes,
        )

    def on_unmount(self) -> None:
        """Follow the theme no longer: Textual would let go of the field, and its text, at the next one."""
        forget_watchers(self.app, lambda watcher: watcher is self)

    def edit(self, edit: Edit) -> EditResult:
        """Take an edit, with its text cleaned and cut to what still fits."""
        if edit.text:
            start, end = sorted((edit.from_location, edit.to_location))
            kept = len(self.text) - len(self.get_text_range(start, end))
            room = max(0, self.limit - kept)
            # Cut before cleaning: a megabyte must not cost more than what stays of it.
            piece = clean(edit.text[: 2 * room + 1], room + 1)
            if len(piece) > room:
                piece = cut(piece, room)
                say_cut(self, self.limit)
            edit.text = piece
        return super().edit(edit)

    def on_key(self, event: Key) -> None:
        """Go on with Enter, where that leads on; take a joiner as any letter, though it is not seen."""
        if is_joiner(event.character) and not self.read_only:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection, maintain_selection_offset=False)
        elif event.key == "enter" and self.on_enter is not None:
            event.stop()
            event.prevent_default()
            self.on_enter()

    def action_onward(self) -> None:
        """Go to the next field."""
        if self.on_enter is not None:
            self.on_enter()

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n", maintain_selection_offset=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is."""
        if action in ("onward", "new_line"):
            return self.on_enter is not None and not self.read_only
        return super().check_action(action, parameters)

    def on_paste(self, event: Paste) -> None:
        """Take no more of what is pasted than there is room for."""
        # TextArea's own handler runs after this one; it need not see more than can stay.
        event.stop()
        event.text = event.text[: 2 * self.limit + 1]

    def action_leave(self) -> None:
        """Give the keyboard back to the page."""
        self.screen.set_focus(None)

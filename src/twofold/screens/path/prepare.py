"""What one of the two prepares alone for a path."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.content.path import path_words
from twofold.domain.path.paths import is_empty, who_is_ready
from twofold.domain.path.records import Path, Prepared
from twofold.domain.records import other
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.screens.sealedform import SealedForm
from twofold.store.reveal import writing_summaries
from twofold.widgets.command import Command
from twofold.widgets.form import Form
from twofold.widgets.kinds import Long
from twofold.widgets.plain import plain
from twofold.widgets.scrolling import scrolling_keys

from .render import prepared_words


class PreparedForm(Form[Prepared]):
    """The parts of what one prepares."""

    private = True

    def __init__(self, prepared: Prepared) -> None:
        parts = path_words().parts.items()
        super().__init__(
            prepared, [Long(name, words.label, words.hint, trim=True) for name, words in parts], "prepare",
            id="prepare-form",
        )  # fmt: skip


class PreparePage(SealedForm[Prepared]):
    """What *side* prepares for the path *about*."""

    place = "path.prepare"
    heading = "Preparing alone"
    why = "What you think through alone first, you can say without attacking and hear without defending."
    notes = (
        "Any part may stay empty. Everything is saved as you type, and sealed if you have a passphrase.",
        "What you do not seal for opening is yours alone; you can add to it whenever you like.",
        path_words().source,
    )
    writing_kind = "path"
    shape = Prepared
    nothing = "There is nothing here yet. A word or two is enough."
    was_opened = "It was opened, or deleted, at the other terminal."
    end = "prepare-then"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("o", "finish", "Open together", tooltip="Done; it stays sealed until both have prepared",
                id="prepare.finish", when="may_write"),
        Command("e,enter", "edit", "Write", tooltip="Go back into the fields", id="prepare.edit",
                when="has_left"),
        Command("t", "take_back", "Take back", tooltip="Take it back and keep writing",
                id="prepare.take-back", when="may_take_back"),
        *scrolling_keys("prepare"),
    ]  # fmt: skip

    def private_body(self) -> ComposeResult:
        """Lay out the problem, the parts, and what can be done with them."""
        with Vertical(id="prepare", classes="column"):
            yield Static("", id="prepare-problem", classes="lead", markup=False)
            yield Static("", id="prepare-words", classes="quiet", markup=False)
            yield PreparedForm(self.value)
            yield Static("", id="prepare-read", markup=False)
            with Vertical(id="prepare-then"):
                yield Static("", id="prepare-together", classes="quiet", markup=False)
                yield Static("", id="prepare-keep", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin where nothing is written yet."""
        self.redraw()
        if self.may_write:
            self.action_edit()

    @property
    def form(self) -> PreparedForm:
        """The parts."""
        return self.query_one(PreparedForm)

    @property
    def path(self) -> Path | None:
        """The path, or None when it is gone."""
        return newest(self.house, Path, self.about)

    def is_blank(self, value: Prepared) -> bool:
        """Return whether nothing is in *value*."""
        return is_empty(value)

    def is_opened(self) -> bool:
        """Return whether both were opened; of a path that is gone there is nothing left to prepare."""
        path = self.path
        return path is None or path.opened is not None

    def has_other_finished(self) -> bool:
        """Return whether the other has prepared theirs."""
        return other(self.side) in who_is_ready(writing_summaries(self.house), self.about)

    def view(self) -> View:
        """Show the parts, and what can be done with them; or what was written, once it is done."""
        path, done = self.path, self.is_finished
        sealed, together, keep = self.ends_words("prepare.finish", "prepared")
        words = "" if self.is_short else path_words().prepare
        return {
            "prepare-problem": plain(path.problem if path else ""),
            "prepare-words": sealed if done else words,
            "prepare-form": not done,
            "prepare-read": prepared_words(self.value) if done else "",
            "prepare-together": "" if done else together,
            "prepare-keep": "" if done else keep,
        }

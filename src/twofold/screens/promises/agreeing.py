"""Pages of a promise, on which both of the two say yes, each with their own key."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Generic, TypeVar

import msgspec
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from twofold.domain.promises.agreements import Agreement
from twofold.domain.promises.rituals import Ritual
from twofold.domain.promises.sentence import Sentence
from twofold.domain.records import Side
from twofold.screens.autosave import FormTyping
from twofold.screens.both import Both
from twofold.screens.edit import AGAIN, STANDS, Edit, Editing
from twofold.screens.page import Redrawing, View
from twofold.screens.twokeys import Question, shown_of
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent, two_keys
from twofold.widgets.fields import Line
from twofold.widgets.form import Labelled
from twofold.widgets.scrolling import scrolling_keys

P = TypeVar("P", bound=Agreement | Ritual | Sentence)
V = TypeVar("V", bound=msgspec.Struct)
ELSEWHERE = "Both of you have said yes."


class Agreeing(Both, Editing):
    """A page with a key for each of the two; pressed by both, it does what they said yes to."""

    edit: Edit[Any]
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "yes('a')", "The first of you", tooltip="The first of you says yes", show=False,
                id="promises.key-a", when="asks"),
        Command("j", "yes('b')", "The second of you", tooltip="The second of you says yes", show=False,
                id="promises.key-b", when="asks"),
        *scrolling_keys("promises"),
    ]  # fmt: skip

    @property
    def act(self) -> str:
        """What both are asked to say yes to; "" for nothing."""
        return ""

    @property
    def asks(self) -> bool:
        """Whether both are asked something now."""
        return self.edit.value is not None and bool(self.act)

    def question(self) -> Question | None:
        """Ask for a yes to the record as the page shows it."""
        record = self.edit.value
        if record is None or not self.act:
            return None
        return Question(self.act, record.id, shown_of(self.house, record))

    def yes_lines(self, yes: str) -> Content:
        """Return a line for each of them with their key, and *yes* where it was pressed."""
        return two_keys(self.house.couple(), self._keys, self.said_yes, done=f"✓ {yes}")

    def keys_view(self, name: str, yes: str, *, asked: bool, brief: str = "") -> View:
        """Return `yes_lines`, called *name*, and both keys in one line, for where those are out of sight.

        *brief* stands behind the one line, where the question may be out of sight too. Nothing is there
        while nothing is *asked*.
        """
        if not asked:
            return {name: "", "pact-brief": ""}
        line = two_keys(self.house.couple(), self._keys, self.said_yes, joint="   ", gap=" ")
        line = Content.assemble(line, "   ", (brief, "$quiet")) if brief else line
        return {name: self.yes_lines(yes), "pact-brief": line}

    @property
    def _keys(self) -> dict[Side, str]:
        return {"a": self.key_of("promises.key-a"), "b": self.key_of("promises.key-b")}

    def ends(self) -> tuple[Any, ...]:
        """Return who said yes, which ends with what both said yes to."""
        return self.two_keys.done()

    def outrun(self) -> None:
        """Let both look at what the other terminal saved, and say yes anew."""
        self.two_keys.take_back()
        self.house.say(AGAIN)
        self.reload()


class HeldPage(Agreeing):
    """What both agreed to, whole; ``asking``: whether it is kept, or let go, or "" while nothing is asked.

    ``called``: how the ids of its parts begin. ``labels``: what each part of it is called, by its name.
    """

    called: ClassVar[str]
    labels: ClassVar[Mapping[str, str]]
    asking: str = ""

    def held_body(self, *lines: str) -> Iterator[Widget]:
        """Return its parts, *lines* about it, the two keys, and what happened to it."""
        yield Static("", id=f"{self.called}-what", classes="lead", markup=False)
        for name, label in self.labels.items():
            text = Static("", id=f"{self.called}-{name}", classes="text", markup=False)
            yield Labelled(text, label, id=f"row-{name}")
        for name in lines:
            yield Static("", id=f"{self.called}-{name}", classes="pact-part", markup=False)
        yield Consent(id=f"{self.called}-keys", classes="pact-part")
        yield Static("What happened to it", classes="pact-part quiet", markup=False)
        yield Static("", id=f"{self.called}-history", markup=False)

    def held_view(self, told: Mapping[str, Content]) -> View:
        """Return what is *told* of its parts; a part of which nothing is told is not there."""
        return {
            **{f"{self.called}-{name}": told.get(name, "") for name in ("what", *self.labels)},
            **{f"row-{name}": name in told for name in self.labels},
        }

    @property
    def act(self) -> str:
        """What is asked."""
        return self.asking

    def reload(self) -> None:
        """Follow the other terminal, and the pages that lay on top."""
        if self.edit.value is None:
            return
        seen = self.edit.value.rev
        there = self.edit.find()
        if there is not None and there.rev != seen:
            if self.asking:
                self.house.say(STANDS)
            self.asking = ""
        self.draw()

    def outrun(self) -> None:
        """Show how it stands there."""
        self.reload()

    def ask(self, what: str) -> None:
        """Ask both *what*, or nothing more; what was said here to the question before is taken back."""
        self.two_keys.leave()
        self.asking = what
        self.draw()

    def action_ask(self, what: str) -> None:
        """Ask both whether it is kept, or let go."""
        self.ask(what)
        self.query_one(Consent).scroll_visible(animate=False)

    def action_back(self) -> None:
        """Leave it as it is, or go back."""
        if self.asking:
            self.ask("")
        else:
            super().action_back()

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Keep it, or let it go."""
        self.settle(by)
        self.two_keys.take_back()
        self.asking = ""

    @abstractmethod
    def settle(self, by: tuple[Side, ...]) -> None:
        """Save what both (*by*) were asked and said yes to."""


class Drafting(FormTyping[P, V], Agreeing, Generic[P, V]):
    """A page on which something is written together; it is kept as it is typed, until both agree."""

    redraws_on: ClassVar[tuple[Redrawing, ...]] = ("focus",)
    save_after = 0
    first: ClassVar[str] = "what"
    """The line in which one begins to write."""

    def question(self) -> Question | None:
        """Ask for a yes to the words as they stand there; what is not saved yet is other words."""
        asked = super().question()
        if asked is None or not self.is_retyped:
            return asked
        return asked._replace(shown=(*asked.shown, -1))

    @property
    def is_typing(self) -> bool:
        """Whether one of the lines has the keyboard."""
        return isinstance(self.focused, Line)

    def followed(self, before: P, *, typed: bool) -> None:
        """Leave what both agreed to there; nobody's yes holds for words that somebody else changed."""
        assert self.edit.value is not None
        if len(self.edit.value.history) > len(before.history) and not typed:
            self.made_elsewhere()
        elif self.two_keys.told:
            self.house.say(AGAIN)

    def made_elsewhere(self) -> None:
        """Both agreed at the other terminal, and nothing else was typed here: show it."""
        self.house.say(ELSEWHERE)
        self.call_later(self.leave)

    def leave(self) -> None:
        """Leave this page for what was agreed, once."""

    def begin_writing(self) -> None:
        """Show it; where nothing is written yet, the first line has the keyboard."""
        self.draw()
        if not self.form.line(self.first).value:
            self.action_edit()

    def action_edit(self) -> None:
        """Go to the first line."""
        self.form.line(self.first).focus()

    def to_the_keys(self) -> None:
        """Leave the fields for the two keys."""
        self.set_focus(None)
        self.query_one("#pact-end").scroll_visible(animate=False)

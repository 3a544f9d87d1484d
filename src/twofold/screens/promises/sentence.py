"""The sentence the two commit to: written together, agreed to by both, read again from time to time."""

from typing import Annotated, ClassVar, Literal

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.content.rituals import ritual_words
from twofold.domain.dates import day_words, on_day
from twofold.domain.promises.sentence import (
    SENTENCE,
    Sentence,
    agreed,
    first,
    is_due,
    let_go,
    read_again,
    sketched,
    trouble,
)
from twofold.domain.records import Side
from twofold.domain.text import LINE_LIMIT
from twofold.screens.edit import AGAIN, Edit
from twofold.screens.page import View
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent
from twofold.widgets.form import Form
from twofold.widgets.kinds import Text
from twofold.widgets.plain import plain

from .agreeing import ELSEWHERE, Drafting

HINT = "a sentence that both of you mean"
ASKS = {
    "write": "What do the two of you stand for?",
    "read": "Does it still hold? Then a key for each of you keeps it.",
    "go": "Let it go? A key for each of you. Esc leaves it as it is.",
}
YES = {"write": "yes", "read": "it holds", "go": "let it go"}


class Wording(msgspec.Struct, frozen=True):
    """The sentence as it is typed."""

    words: Annotated[str, msgspec.Meta(max_length=LINE_LIMIT)] = ""


class SentenceForm(Form[Wording]):
    """The line for it."""

    def __init__(self, value: Wording) -> None:
        line = Text("words", hint=HINT, id="sentence-line")
        super().__init__(value, [line], "sentence", id="sentence")

    def compose(self) -> ComposeResult:
        """Lay out the line alone: what holds stands above it in full."""
        yield self.line("words")


class SentencePage(Drafting[Sentence, Wording]):
    """The sentence, the line to write it in, and what it was before."""

    place = "promises.sentence"
    heading = "The sentence you share"
    why = "A sentence that both of you mean is easier to come back to than a good intention."
    notes = (
        "It is not a contract. It holds while you both mean it, and either of you may ask to change it.",
        "Write it together; it holds once each of you has pressed your own key. Earlier wordings stay.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", tooltip="Write it, or reword it", id="sentence.edit"),
        Command("r", "mean('read')", "Read it again", tooltip="Read it aloud, and keep it as it is",
                id="sentence.read", when="holds"),
        Binding("x", "examples", "Examples", tooltip="Sentences to begin from", id="sentence.examples"),
        Command("d", "mean('go')", "Let it go", tooltip="Let it go, both of you; it stays readable",
                show=False, id="sentence.let-go", when="holds"),
    ]  # fmt: skip

    first = "words"

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, Sentence, SENTENCE)
        self.picking = False
        self.meaning: Literal["write", "read", "go"] = "write"

    @property
    def sentence(self) -> Sentence | None:
        """The sentence as the page shows it, once there is a page."""
        return self.edit.value

    def body(self) -> ComposeResult:
        """Lay out what holds, the line, the two keys, and what was before."""
        typed = self.typed_of(self.edit.begin(first(self.house.clock.now())))
        self.begin_typing()
        self.form = SentenceForm(typed)
        examples = [Choice(words, plain(words)) for words in ritual_words().sentences]
        with Vertical(id="pact", classes="column"):
            yield Static("", id="sentence-now", classes="lead", markup=False)
            yield Static("", id="sentence-when", classes="quiet", markup=False)
            yield Static("", id="sentence-ask", classes="pact-part", markup=False)
            yield self.form
            yield Consent(id="sentence-keys", classes="pact-part")
            yield Static("", id="pact-end", classes="pact-part quiet", markup=False)
            yield Choices(examples, id="sentence-examples")
            yield Static("", id="sentence-before", classes="pact-part", markup=False)
        yield Consent(id="pact-brief", classes="brief")

    def on_mount(self) -> None:
        """Show it; on its day it is to be read again."""
        if self.sentence is not None and is_due(self.sentence, self.today):
            self.meaning = "read"
        self.draw()

    def view(self) -> View:
        """Show what holds, what is asked, and what it was before."""
        sentence = self.sentence
        if sentence is None:
            return {}
        held, asked = sentence.words, self.meaning != "write" or not trouble(self.typed().words, sentence)
        return {
            "sentence-now": held or "There is no sentence yet.",
            "sentence-when": self._when(sentence),
            "sentence-ask": "Reword it" if held and self.meaning == "write" else ASKS[self.meaning],
            "sentence": self.meaning == "write",
            **self.keys_view(
                "sentence-keys", yes := YES[self.meaning], asked=asked and not self.is_typing, brief=yes
            ),
            "pact-end": self._end(asked=asked),
            "sentence-examples": self.picking,
            "sentence-before": self._before(sentence),
        }

    def _when(self, sentence: Sentence) -> str:
        if not sentence.words or sentence.review is None:
            return ""
        if is_due(sentence, self.today):
            return "You wanted to read it again. Read it aloud, each of you once."
        return f"You will read it again {on_day(sentence.review, self.today)}."

    def _end(self, *, asked: bool) -> str:
        if self.is_typing:
            return "Saved as you type. Enter or Esc leaves the line; then each of you has a key for yes."
        if self.meaning != "write":
            return ""
        if asked:
            return "It holds once you have both pressed. It is not a contract: either may ask to change it."
        return (
            f"{self.key_of('sentence.edit')} to write, {self.key_of('sentence.examples')} for examples. "
            "It is not a contract: change it together whenever it no longer fits."
        )

    def _before(self, sentence: Sentence) -> Content:
        lines = []
        for worded in reversed(sentence.history[:-1] if sentence.words else sentence.history):
            day = day_words(worded.at.astimezone().date(), self.today)
            said = plain(worded.words) if worded.words else Content.styled("you let it go", "$quiet")
            lines.append(Content.assemble((f"{day}  ", "$quiet"), said))
        if not lines:
            return Content("")
        return Content("\n").join([Content.styled("Earlier wordings", "$quiet"), *lines])

    @property
    def holds(self) -> bool:
        """Whether there is a sentence that holds, to be read again or let go."""
        return self.sentence is not None and bool(self.sentence.words)

    # -- what is written ----------------------------------------------------------------------------

    def typed_of(self, record: Sentence) -> Wording:
        """Return what is being written, else what holds."""
        return Wording(record.words if record.sketch is None else record.sketch)

    def with_typed(self, record: Sentence, value: Wording) -> Sentence:
        """Return *record* with *value* being written."""
        return sketched(record, value.words)

    @property
    def act(self) -> str:
        """What is meant: to write it, to keep it as it is, or to let it go."""
        return self.meaning

    def followed(self, before: Sentence, *, typed: bool) -> None:
        """Ask anew about words that somebody else changed, unless both said yes to them there."""
        assert self.sentence is not None
        settled = (self.sentence.history, self.sentence.review) != (before.history, before.review)
        if self.two_keys.told:
            self.house.say(ELSEWHERE if settled else AGAIN)
        if settled:
            self.meaning = "write"

    # -- keys ---------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Go to the line."""
        self._mean("write")
        super().action_edit()

    def action_examples(self) -> None:
        """Show sentences to begin from, or put them away."""
        self.picking = not self.picking
        self.draw()
        self.set_focus(self.query_one(Choices) if self.picking else None)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Begin from an example."""
        event.stop()
        self.picking = False
        self.form.line("words").value = event.id
        self.action_edit()

    def action_mean(self, meaning: Literal["read", "go"]) -> None:
        """Ask both whether it still holds, or whether to let it go."""
        self.set_focus(None)
        self._mean(meaning)
        self.query_one("#sentence-keys").scroll_visible(animate=False)

    def _mean(self, meaning: Literal["write", "read", "go"]) -> None:
        """Ask another question; what was said here to the one before is taken back."""
        self.two_keys.leave()
        self.meaning = meaning
        self.draw()

    def action_back(self) -> None:
        """Leave the question, or the page."""
        if self.picking:
            self.action_examples()
        elif self.meaning == "go":
            self._mean("write")
        else:
            super().action_back()

    # -- both say yes -------------------------------------------------------------------------------

    def refusal(self) -> str:
        """Return why nobody can say yes just now, or ""."""
        assert self.sentence is not None
        return trouble(self.typed().words, self.sentence) if self.meaning == "write" else ""

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Let it hold, keep it, or let it go."""
        now = self.house.clock.now()
        if self.meaning == "write":
            kept = self.edit.settle(agreed, self.typed().words, by, now, self.today)
        else:
            kept = self.edit.settle(read_again if self.meaning == "read" else let_go, by, now, self.today)
        if kept is None:
            return
        self.meaning = "write"
        self.fill(Wording(kept.words))
        if kept.review is not None:
            self.house.say(f"Kept. You will read it again {on_day(kept.review, self.today)}.")

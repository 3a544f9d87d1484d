"""The sentence the two commit to: written together, agreed to by both, read again from time to time."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

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
from twofold.screens.autosave import Typing
from twofold.screens.edit import AGAIN, Edit
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.consent import Consent
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain

from .agreeing import ELSEWHERE, Agreeing


class SentencePage(Typing[Sentence, str], Agreeing):
    """The sentence, the line to write it in, and what it was before."""

    place = "promises.sentence"
    heading = "The sentence you share"
    why = "A sentence that both of you mean is easier to come back to than a good intention."
    notes = (
        "It is no contract. It holds while both of you mean it, and either may ask to change it.",
        "Write it together; it holds once each of you has pressed your own key. What it was before stays.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", tooltip="Write it, or other words for it", id="sentence.edit"),
        Binding("r", "mean('read')", "Read it again", tooltip="Read it aloud, and keep it as it is",
                id="sentence.read"),
        Binding("x", "examples", "Examples", tooltip="Sentences to begin from", id="sentence.examples"),
        Binding("d", "mean('go')", "Let it go", tooltip="Let it go, both of you; it stays readable",
                show=False, id="sentence.let-go"),
    ]  # fmt: skip

    save_after = 0

    def __init__(self) -> None:
        super().__init__()
        self.edit = Edit(self, Sentence, SENTENCE)
        self.meaning: Literal["write", "read", "go"] = "write"

    @property
    def sentence(self) -> Sentence | None:
        """The sentence as the page shows it, once there is a page."""
        return self.edit.value

    def body(self) -> ComposeResult:
        """Lay out what holds, the line, the two keys, and what was before."""
        typed = self.typed_of(self.edit.begin(first(self.house.clock.now())))
        self.begin_typing()
        with Vertical(id="pact", classes="column"):
            yield Static("", id="sentence-now", classes="lead", markup=False)
            yield Static("", id="sentence-when", classes="quiet", markup=False)
            yield Static("", id="sentence-ask", classes="pact-part", markup=False)
            yield Line(typed, placeholder="a sentence that both of you mean", id="sentence-line")
            yield Consent(id="sentence-keys", classes="pact-part")
            yield Static("", id="pact-end", classes="pact-part quiet", markup=False)
            yield Choices(id="sentence-examples")
            yield Static("", id="sentence-before", classes="pact-part", markup=False)
        yield Consent(id="pact-brief", classes="brief")

    def on_mount(self) -> None:
        """Show it; where there is none yet, examples stand below."""
        line = self.query_one("#sentence-line", Line)
        line.on_enter = lambda: self.set_focus(None)
        examples = self.query_one("#sentence-examples", Choices)
        examples.set_choices([Choice(words, plain(words)) for words in ritual_words().sentences])
        examples.display = False
        if self.sentence is not None and is_due(self.sentence, self.today):
            self.meaning = "read"
        self.draw()

    def typed(self) -> str:
        """Return what stands in the line."""
        return self.query_one("#sentence-line", Line).line

    def draw(self) -> None:
        """Draw all that is not typed."""
        sentence = self.sentence
        if sentence is None or not self.query("#sentence-before"):
            return
        held, typing = sentence.words, isinstance(self.focused, Line)
        self.show("sentence-now", plain(held or "There is no sentence yet."))
        due = ""
        if held and sentence.review is not None:
            when = on_day(sentence.review, self.today)
            due = "You wanted to read it again. Read it aloud, each of you once." \
                if is_due(sentence, self.today) else f"You read it again {when}."  # fmt: skip
        self.show("sentence-when", plain(due))
        asks = {
            "write": "Other words for it" if held else "What do the two of you stand for?",
            "read": "Does it still hold? Then a key for each of you keeps it.",
            "go": "Let it go? A key for each of you. Esc leaves it as it is.",
        }
        self.show("sentence-ask", plain(asks[self.meaning]))
        self.query_one("#sentence-line").display = self.meaning == "write"
        ready = self.meaning != "write" or not trouble(self.typed(), sentence)
        yes = {"write": "yes", "read": "it holds", "go": "let it go"}[self.meaning]
        self.show("sentence-keys", self.yes_lines(yes) if ready and not typing else Content(""))
        self.show("pact-brief", self.yes_brief(yes) if ready and not typing else Content(""))
        end = "It holds once both of you have pressed. It is no contract: either may ask to change it."
        if typing:
            end = "Kept as you type. Enter or Esc leaves the line; then each of you has a key for yes."
        elif self.meaning == "write" and not ready:
            end = (
                f"{self.key_of('sentence.edit')} to write, {self.key_of('sentence.examples')} for examples. "
                "It is no contract: both of you change it, whenever it no longer fits."
            )
        elif self.meaning != "write":
            end = ""
        self.show("pact-end", plain(end))
        self.show("sentence-before", self._before(sentence))
        self.refresh_bindings()

    def _before(self, sentence: Sentence) -> Content:
        lines = []
        for worded in reversed(sentence.history[:-1] if sentence.words else sentence.history):
            day = day_words(worded.at.astimezone().date(), self.today)
            said = plain(worded.words) if worded.words else Content.styled("you let it go", "$quiet")
            lines.append(Content.assemble((f"{day}  ", "$quiet"), said))
        if not lines:
            return Content("")
        return Content("\n").join([Content.styled("What it was before", "$quiet"), *lines])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is to do."""
        if action == "mean":
            return self.sentence is not None and bool(self.sentence.words)
        return super().check_action(action, parameters)

    # -- what is written ----------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take back what was said to other words, and keep these."""
        event.stop()
        self.retyped()

    @property
    def ready(self) -> bool:
        """Whether the page is laid out."""
        return super().ready and bool(self.query("#sentence-before"))

    def typed_of(self, record: Sentence) -> str:
        """Return what is being written, else what holds."""
        return record.words if record.sketch is None else record.sketch

    def with_typed(self, record: Sentence, value: str) -> Sentence:
        """Return *record* with *value* being written."""
        return sketched(record, value)

    def fill(self, value: str) -> None:
        """Put *value* into the line."""
        self.query_one("#sentence-line", Line).value = value

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

    def on_descendant_focus(self) -> None:
        """Show which keys can act now."""
        self.draw()

    def on_descendant_blur(self) -> None:
        """Show which keys can act now."""
        self.draw()

    def action_edit(self) -> None:
        """Go to the line."""
        self._mean("write")
        self.query_one("#sentence-line", Line).focus()

    def action_examples(self) -> None:
        """Show sentences to begin from, or put them away."""
        examples = self.query_one("#sentence-examples", Choices)
        examples.display = not examples.display
        self.set_focus(examples if examples.display else None)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Begin from an example."""
        event.stop()
        event.choices.display = False
        self.meaning = "write"
        self.query_one("#sentence-line", Line).value = event.id
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
        if self.query_one("#sentence-examples").display:
            self.action_examples()
        elif self.meaning == "go":
            self._mean("write")
        else:
            super().action_back()

    # -- both say yes -------------------------------------------------------------------------------

    def refusal(self) -> str:
        """Return why nobody can say yes just now, or ""."""
        assert self.sentence is not None
        return trouble(self.typed(), self.sentence) if self.meaning == "write" else ""

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Let it hold, keep it, or let it go."""
        now = self.house.clock.now()
        if self.meaning == "write":
            kept = self.edit.settle(agreed, self.typed(), by, now, self.today)
        else:
            kept = self.edit.settle(read_again if self.meaning == "read" else let_go, by, now, self.today)
        if kept is None:
            return
        self.meaning = "write"
        self.fill(kept.words)
        if kept.review is not None:
            self.house.say(f"Kept. You read it again {on_day(kept.review, self.today)}.")

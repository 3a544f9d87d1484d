"""Designing a ritual together: what, when, who starts, what happens, how it ends, what it means."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from twofold.content.rituals import ritual_words
from twofold.domain.dates import on_day
from twofold.domain.promises.rituals import (
    AGAIN_DAYS,
    Ritual,
    Sketch,
    Who,
    agreed,
    begin,
    days_of,
    sketch_of,
    trouble,
    understood,
)
from twofold.domain.promises.routes import RitualRoute
from twofold.domain.promises.timing import next_of
from twofold.domain.records import Side
from twofold.domain.text import is_blank
from twofold.screens.edit import Edit
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent
from twofold.widgets.form import Form
from twofold.widgets.kinds import Day, Field, Pick, Text
from twofold.widgets.plain import partner_options, plain

from .agreeing import Drafting
from .rituals import Rituals

LABELS = {
    "what": "what",
    "when": "when",
    "who": "who starts",
    "happens": "what we do",
    "ends": "how it ends",
    "means": "it means",
    "skipped": "otherwise",
    "first": "first",
    "days": "look again",
}
"""What each line of a ritual is called."""
STARTS: dict[Who, str] = {"either": "either", "turns": "turns"}


class Design(Drafting[Ritual, Sketch]):
    """The lines of the ritual *ritual_id*, or of a new one, perhaps from the example at *example*."""

    place = "promises.design"
    heading = "A ritual of your own"
    why = "Give it a time, an end and a meaning of your own, and keep it small. Then it can last."
    notes = (
        "Everything is saved as you type. It holds once each of you has pressed your own key.",
        "Only what it is and when it is are needed. The other lines make it yours.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", tooltip="Go to the first line", id="design.edit"),
        Command("d", "drop", "Delete it", tooltip="Delete what is not agreed yet", show=False,
                id="design.drop", when="is_sketched"),
    ]  # fmt: skip

    def __init__(self, ritual_id: str = "", example: int | None = None) -> None:
        super().__init__()
        self._example = example
        self.edit = Edit(self, Ritual, ritual_id)

    def body(self) -> ComposeResult:
        """Lay out the lines."""
        if self.edit.look() is None:
            self.edit.begin(begin(self.house.clock.now()))
        self.begin_typing()
        shown = self.base or Sketch()
        if self._example is not None:
            shape = ritual_words().examples[self._example].shape
            shown = Sketch(**{name: getattr(shape, name) for name in shape.__struct_fields__})
            # To look at an example is not to write one: it is kept once something in it is different.
            self.base = shown
        self.form = Form(shown, self._fields(), "design", then=self.to_the_keys)
        if self._example is not None:
            self.form.offer()
        with Vertical(id="pact", classes="column"):
            yield self.form
            yield Static("", id="design-trouble", classes="pact-part", markup=False)
            yield Consent(id="design-keys", classes="pact-part")
            yield Static("", id="pact-end", classes="pact-part quiet", markup=False)
        yield Consent(id="pact-brief", classes="brief")

    def _fields(self) -> list[Field]:
        hints = ritual_words().hints
        starts = [
            *partner_options(self.house.couple()),
            *((who, said, "", "") for who, said in STARTS.items()),
        ]
        days = [(n, f"{n} days", "", "") for n in AGAIN_DAYS]
        own: dict[str, Field] = {
            "who": Pick("who", LABELS["who"], starts),
            "first": Day("first", LABELS["first"], hints.first),
            "days": Pick("days", LABELS["days"], days),
        }
        return [own.get(name) or Text(name, words, getattr(hints, name)) for name, words in LABELS.items()]

    def on_mount(self) -> None:
        """Begin with what it is."""
        self.begin_writing()
        self.call_after_refresh(self.flush)

    @property
    def act(self) -> str:
        """What is designed, once the page is laid out."""
        return "design" if self.ready else ""

    def view(self) -> View:
        """Show what keeps it from being agreed on, and the two keys."""
        if not self.ready or self.edit.value is None:
            return {}
        typing, value = self.is_typing, self.typed()
        words = trouble(value, self.edit.value, self.today) if value.what and value.when else ""
        read = "" if words else read_as(value.when, self.today)
        end = "It holds once you have both pressed. It is not a contract: either may ask to change it."
        end = end if value.what else ""
        if typing:
            end = "Saved as you type. Enter goes on; Esc leaves the line, then each of you has a key for yes."
        return {
            "design-trouble": plain(words).stylize("$accent") if words else plain(read).stylize("$quiet"),
            **self.keys_view("design-keys", "yes", asked=bool(value.what) and not typing),
            "pact-end": end,
        }

    @property
    def is_sketched(self) -> bool:
        """Whether something is written that both have not agreed on: one alone can put that away."""
        return self.edit.value is not None and self.edit.value.sketch is not None

    def action_drop(self) -> None:
        """Put away what is only written; what holds stays."""
        self.base, below = None, self.app.screen_stack[-2]
        if self.edit.value and self.edit.value.history:
            self.edit.change(lambda ritual: ritual.with_(sketch=None))
        elif Edit(self, Ritual, self.edit.id, history=Rituals.place).remove() and isinstance(below, Rituals):
            self.house.say(f"Deleted. {below.key_of('rituals.undo') or 'u'} brings it back.")
        self.dismiss(None)

    # -- what is written ----------------------------------------------------------------------------

    def typed_of(self, record: Ritual) -> Sketch:
        """Return the lines of *record*."""
        return sketch_of(record)

    def with_typed(self, record: Ritual, value: Sketch) -> Ritual:
        """Return *record* with the lines in *value*."""
        return record.with_(sketch=value)

    # -- both say yes -------------------------------------------------------------------------------

    def refusal(self) -> str:
        """Return what keeps it from being agreed on, or ""."""
        assert self.edit.value is not None
        return trouble(self.typed(), self.edit.value, self.today)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Let it hold, in one save."""
        made = self.edit.settle(agreed, self.typed(), by, self.house.clock.now(), self.today)
        if made is None:
            return
        self.base = None
        if made.review is not None:
            self.house.say(f"It is yours. You will look at it {on_day(made.review, self.today)}.")
        self.leave()

    def leave(self) -> None:
        """Go to the ritual, once."""
        made = self.edit.value
        if made is None or not self.is_active:
            return
        below = self.app.screen_stack[-2]
        if getattr(below, "place", "") == "promises.ritual":
            self.dismiss(None)
        else:
            self.house.go(RitualRoute(ritual_id=made.id), instead=True)


def read_as(when: str, today: date) -> str:
    """Return a sentence about how the words *when* are read on *today*: their days of the week, or none."""
    if days := days_of(when):
        return f"That is {understood(when)}, next {on_day(next_of(days, today), today)}."
    return "" if is_blank(when) else "It has no day of the week, as “Mondays at 19:30” has. That is fine too."

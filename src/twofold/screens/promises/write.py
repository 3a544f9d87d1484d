"""Writing an agreement down, or changing one: who does what, when first, and when to look at it again."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from twofold.content.promises import promise_words
from twofold.domain.dates import day_words, full_day
from twofold.domain.path.records import Path
from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import PHONES, Agreement, Review, agree, change, look_at
from twofold.domain.promises.terms import Sketch, sketch_of, terms_of, trouble
from twofold.domain.promises.timing import clock_time
from twofold.domain.records import Record, Side
from twofold.domain.worksheet.requests import Reply, agreed, reply_id
from twofold.screens.house import newest
from twofold.screens.page import View
from twofold.widgets.consent import Consent

from .pact import DraftPact
from .render import origin
from .sketchform import SketchForm
from .source import card_of, first_words, own_card, path_card, phones_card


class WriteAgreement(DraftPact[Sketch]):
    """What comes of the reply *reply_id* or the path *path_id*, or another version of *agreement_id*, or one
    of their own; *phones*: on a phone-free moment."""

    place = "promises.write"
    heading = "An agreement"
    why = "Keep it small and clear, and look at it again. Then you can keep it, or change it in time."
    notes = (
        "Everything is saved as you type, and nothing holds until each of you has pressed your own key.",
        "Write a day as Friday, 12 March, or in 10 days.",
        "A time may stand with the first day, or in how often: Friday at 19:30, Mondays at 8 pm.",
    )
    part = "sketch"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Write", tooltip="Go to the first line", id="write.edit"),
    ]

    def __init__(
        self,
        reply_id: str | None = None,
        agreement_id: str | None = None,
        path_id: str | None = None,
        phones: bool = False,
    ) -> None:
        super().__init__(agreement_id or "")
        self.reply_id, self.path_id, self.phones = reply_id, path_id, phones

    def body(self) -> ComposeResult:
        """Lay out the lines."""
        house = self.house
        reply = newest(house, Reply, self.reply_id) if self.reply_id else None
        path = newest(house, Path, self.path_id) if self.path_id else None
        if not self.agreement_id and self.phones:
            self.edit.begin(phones_card(house))
        elif not self.agreement_id and path is not None:
            self.edit.begin(path_card(house, path))
        elif not self.agreement_id and not self.path_id and (reply or not self.reply_id):
            self.edit.begin(card_of(house, reply) if reply else own_card(house))
        agreement = self.edit.find()
        if agreement is None:
            return
        if reply is None and agreement.row and not agreement.history:
            reply = newest(house, Reply, reply_id(agreement.row))
        self.reply = reply
        another = reply is not None and reply.last is not None and reply.last.answer == "another"
        held = agreement.terms.until if agreement.history else None
        self._first = first_words(house, reply, self.today, of_path=bool(agreement.path))
        if agreement.id.startswith(PHONES):
            self._first = Sketch("both", promise_words().lines.phones, day_words(self.today, self.today))
        self.begin_typing()
        self.form = SketchForm(
            self.typed_of(agreement),
            house.couple(),
            asked=reply is not None,
            for_a_while=another or held is not None or bool(self.typed_of(agreement).until),
        )
        self.form.then = self.to_the_keys
        if agreement.sketch is None and not agreement.history:
            self.form.offer()
        yield self.form
        yield Consent(id="pact-brief", classes="brief")

    def on_mount(self) -> None:
        """Show it; an empty one begins with what it is about."""
        if self.agreement is None:
            return
        if self.agreement.history:
            self.head("Change an agreement")
        self.begin_writing()

    # -- what is written ------------------------------------------------------------------------------

    def typed_of(self, record: Agreement) -> Sketch:
        """Return what is being written, else what holds, else what was asked for."""
        if record.sketch is not None:
            return record.sketch
        return sketch_of(record.terms) if record.history else self._first

    def on_form_changed(self, event: SketchForm.Changed) -> None:
        """Another day than those to pick from is typed."""
        if event.name == "days" and self.form.value.days == 0:
            self.form.line("review").focus()

    def view(self) -> View:
        """Show where it comes from, how it is read, and the two keys."""
        if not self.ready or self.agreement is None:
            return {}
        typing = self.is_typing
        end = "It holds once both of you have pressed." if self.typed().what else ""
        if typing:
            end = "Saved as you type. Enter goes on; Esc leaves the line, then each of you has a key for yes."
        elif self.agreement.history:
            end = "It holds once both of you have pressed. What you agreed before stays readable."
        return {
            "write-origin": origin(self.agreement, self.house.couple()),
            "write-trouble": self._reading() if self.typed().what else "",
            **self.keys_view("write-keys", "yes", asked=bool(self.typed().what) and not typing),
            "pact-end": end,
        }

    def draw(self) -> None:
        """Draw it, with the line for another day where one is wanted."""
        super().draw()
        if self.ready:
            self.form.show_row("review", self.form.value.days == 0)

    def _reading(self) -> Content:
        """Return how the days are read, or what cannot be read."""
        try:
            terms = terms_of(self.typed(), self.today)
        except Invalid as unread:
            return Content.styled(str(unread), "$accent")
        at = f" at {clock_time(terms.at)}" if terms.at else ""
        days = [
            ("First on", terms.first, at),
            ("Until", terms.until, ""),
            ("You will look at it on", terms.review, ""),
        ]
        said = [f"{words} {full_day(day)}{then}." for words, day, then in days if day]
        return Content.styled(" ".join(said if terms.first or not at else [f"A{at[2:]}.", *said]), "$quiet")

    @property
    def _reviewing(self) -> bool:
        """Whether this is what changes at a look together, whose page lies below."""
        return getattr(self.app.screen_stack[-2], "place", "") == "promises.review"

    # -- both say yes ---------------------------------------------------------------------------------

    def refusal(self) -> str:
        """Return what keeps it from being agreed on, or ""."""
        sketch = self.typed()
        if not sketch.what:
            return "Say what you agree on, in a few words."
        try:
            return trouble(terms_of(sketch, self.today), self.today)
        except Invalid as unread:
            return str(unread)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Agree, in one save."""
        made = self.edit.settle(self._agreed, by)
        if made is not None:
            self.base = None
            self.house.say(f"Agreed. You will look at it on {full_day(made.terms.review)}.")
            self.leave()

    def _agreed(self, agreement: Agreement, by: tuple[Side, ...]) -> tuple[Record, ...]:
        """Return *agreement* on what is typed, with what is saved along. Raises Invalid."""
        terms, look, now = terms_of(self.typed(), self.today), agreement.look, self.house.clock.now()
        if not agreement.history:
            made = agree(terms, by, now, self.today, card=agreement)
            reply = newest(self.house, Reply, self.reply.id) if self.reply else None
            return (made, agreed(reply, made.id)) if reply is not None else (made,)
        if look is not None and look.happened is not None and self._reviewing:
            review = Review(look.happened, look.met, look.thanks)
            return (look_at(agreement, review, "change", terms, by, now, self.today),)
        return (change(agreement, terms, by, now, self.today).with_(look=look),)

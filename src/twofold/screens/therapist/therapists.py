"""The list of the two: whom they think of going to, what each says of them, and what there is to read."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from twofold.domain.ready import are_both
from twofold.domain.records import SIDES, Record, Side, new_id
from twofold.domain.routes import Route, SupportRoute
from twofold.domain.therapist.finding import STATES, listed, with_words
from twofold.domain.therapist.records import SHORTLIST, Therapist, TherapistSummary
from twofold.domain.therapist.routes import OneTherapistRoute, OpenSaidRoute, SayRoute
from twofold.domain.therapist.shortlisting import next_step, said_of, to_say
from twofold.screens.asks import Asks
from twofold.screens.door import admitted
from twofold.screens.edit import Edit
from twofold.screens.house import newest
from twofold.screens.page import BLANK, View
from twofold.store.reveal import who_finished
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.plain import plain, signed

from .kept import LIST, TITLES, edit_of, known, note_of, shortlist

READ: tuple[tuple[str, str, str], ...] = (
    ("therapist", "Where to look, and what it costs", ""),
    ("kinds", "Kinds of therapy, and what helps", ""),
    ("reluctant", "If one of you doesn't want to", "and what one can do alone"),
    ("support", "When not to go together", "and where to turn"),
)
"""The pages to read, by the names of their texts."""


class Therapists(Asks):
    """Everybody on the list."""

    place = "therapist"
    heading = "Finding a therapist"
    why = "Two or three names, one call each, and then one visit. That is all it takes to begin."
    notes = (
        "Nothing is sent or looked up for you. The list is yours, and both of you see it.",
        "Each of you says yes, maybe or no alone, and you open it together. A no needs no reason.",
        "If you are afraid of what would follow, don't go together. The first page of Support says where to "
        "turn.",
    )
    asks_in = "therapists"
    AUTO_FOCUS = "#therapists"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("n", "add", "A name", tooltip="Put somebody on the list", id="therapists.add"),
        Command("o", "open", "Open both", tooltip="Open together what both of you said",
                id="therapists.open", when="may_open"),
        Command("f", "say('a')", "First of you", tooltip="The first of you says yes, maybe or no, alone",
                show=False, id="therapists.first", when="may_say"),
        Command("j", "say('b')", "Second of you", tooltip="The second of you says yes, maybe or no, alone",
                show=False, id="therapists.second", when="may_say"),
        Command("x", "remove", "Take away", tooltip="Take them off the list; u brings them back", show=False,
                id="therapists.remove", when="is_on_one"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="therapists.undo",
                when="may_undo"),
    ]  # fmt: skip

    @property
    def history(self) -> str:
        """What was done to the list, and to everybody on it, is taken back here."""
        return LIST

    def edit_of(self, record: Record) -> Edit[Therapist]:
        """Return the edit of somebody on the list."""
        return edit_of(self, record.id)

    def body(self) -> ComposeResult:
        """Lay out the list and a line."""
        with Vertical(id="therapists-page", classes="column"):
            yield Static("", id="therapists-begin", markup=False)
            yield Choices(id="therapists")
            yield Static("", id="therapists-end", classes="quiet", markup=False)
            yield from self.asked()

    def on_mount(self) -> None:
        """Show what there is."""
        self.draw()
        self.query_one(Choices).first()

    # -- what is shown ------------------------------------------------------------------------------

    def view(self) -> View:
        """Show the list, what each can say, and what there is to read."""
        there = known(self.house)
        return {
            "therapists-begin": self._next(there),
            "therapists": self._choices(there),
            "therapists-end": self._end,
            **self.asked_view(),
        }

    def _next(self, there: list[TherapistSummary]) -> str:
        if not there:
            begin = "Ask your doctor or a friend for a name, or look in a register. Two or three are enough."
            return "Two or three names are enough." if self.is_short else begin
        step, one = next_step(there, shortlist(self.house))
        match step:
            case "say":
                return "Next: each of you says yes, maybe or no, alone."
            case "none":
                return "No name suits you both yet. Add another, or let it rest for a while."
            case "call" | "day" if one is not None:
                return f"Next: call {one.name}." if step == "call" else f"Next: a first day with {one.name}."
        return ""

    def _end(self) -> str | Content:
        key = self.key_of("therapists.remove")
        return "" if self.is_short else f"{key} takes them off the list" if self.is_on_one else BLANK

    def on_option_list_option_highlighted(self) -> None:
        """Say what can be done with who is under the cursor."""
        self.draw()

    def _choices(self, there: list[TherapistSummary]) -> list[Choice]:
        by_state = [
            (TITLES[state], [self._one(each) for each in listed(there) if each.state == state])
            for state in STATES
        ]
        add = Choice("add", "Add a name", "a way to reach them can follow", self.key_of("therapists.add"),
                     spare=True, value="add")  # fmt: skip
        if not there:
            return sections(("", [add]), ("To read", self._read()))
        return sections(*by_state, ("Yes, maybe or no", self._says()), ("", [add]), ("To read", self._read()))

    def _one(self, each: TherapistSummary) -> Choice:
        note = note_of(self.house, each, self.today)
        return Choice(each.id, plain(each.name), note, route=OneTherapistRoute(each.id))

    def _says(self) -> list[Choice]:
        if not self.may_say:
            return []
        rows, key = [], self.key_of
        if self.may_open:
            words = Content.styled("Open both together", "bold")
            rows.append(Choice("open", words, key=key("therapists.open"), route=OpenSaidRoute(SHORTLIST)))
        done, said = who_finished(self.house, "therapist", SHORTLIST), self._is_all_said
        for side in SIDES:
            note = "has said, sealed" if side in done else "can say it anew" if said else "says it alone"
            title = signed(self.house.couple(), side)
            letter = key("therapists.first" if side == "a" else "therapists.second")
            rows.append(Choice(f"say:{side}", title, note, letter, value=side))
        return rows

    def _read(self) -> list[Choice]:
        return [
            Choice(f"read:{at}", title, note, spare=True, route=SupportRoute(at=at))
            for at, title, note in READ
        ]

    # -- keys ---------------------------------------------------------------------------------------

    @property
    def may_say(self) -> bool:
        """Whether there is anybody of whom yes, maybe or no can be said: not where they chose already."""
        there = known(self.house)
        chosen = any(each.state == "chosen" for each in there)
        return bool(to_say(there, shortlist(self.house))) and not (chosen and self._is_all_said)

    @property
    def _is_all_said(self) -> bool:
        """Whether of everybody it was said and opened, so that it is said anew."""
        opened = shortlist(self.house)
        return all(said_of(opened, each.id) for each in to_say(known(self.house), opened))

    @property
    def may_open(self) -> bool:
        """Whether both have said, and it can be opened."""
        return self.may_say and are_both(who_finished(self.house, "therapist", SHORTLIST))

    @property
    def current(self) -> Therapist | None:
        """Who is under the cursor, or None."""
        return newest(self.house, Therapist, self.query_one(Choices).current or "")

    @property
    def is_on_one(self) -> bool:
        """Whether the cursor is on somebody of the list."""
        return self.current is not None

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Do what the line says."""
        match event.choice.value:
            case "a" | "b" as side:
                event.stop()
                self._say(side)
            case "add":
                event.stop()
                self.action_add()

    def action_add(self) -> None:
        """Put somebody on the list."""
        self.ask("A name, or a word you will both know them by", "Dr Amari", "", self._added)

    def _added(self, typed: str) -> bool:
        if not typed:
            return True
        now = self.house.clock.now()
        made = Therapist(id=new_id(), created=now, updated=now)
        edit = edit_of(self, made.id)
        edit.begin(made)
        if edit.change(lambda one: with_words(one, name=typed)) is None:
            return False
        self.call_later(self._go_on, OneTherapistRoute(made.id))
        return True

    def _go_on(self, route: Route) -> None:
        if self.app.screen is self:
            self.house.go(route)

    def action_open(self) -> None:
        """Open together what both said."""
        if self.app.screen is self:
            self.house.go(OpenSaidRoute(SHORTLIST))

    def action_say(self, side: Side) -> None:
        """Let *side* say yes, maybe or no, alone."""
        self._say(side)

    @work(group="ask")
    async def _say(self, side: Side) -> None:
        # Below a curtain a page still counts as current, so that would not keep a second one away.
        if self.app.screen is self and await admitted(self, side, "Only you will see what you say."):
            self.house.go(SayRoute(side, SHORTLIST))

    def action_remove(self) -> None:
        """Take them off the list."""
        if (one := self.current) is not None and edit_of(self, one.id).remove() is not None:
            self.house.say(f"Taken away. {self.key_of('therapists.undo') or 'u'} brings it back.")

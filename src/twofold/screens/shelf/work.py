"""One book or film: its slices, what each marked, the talk about it, and one thing to try."""

from datetime import date
from functools import partial
from typing import ClassVar
from zlib import crc32

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from twofold.domain.dates import day_words, full_day
from twofold.domain.listening.routes import SessionRoute, SetupRoute
from twofold.domain.listening.session import NOT_OVER, SessionSummary
from twofold.domain.people import Invalid
from twofold.domain.promises.agreements import Agreement
from twofold.domain.records import SIDES, Side, new_id
from twofold.domain.shelf.records import Slice, WorkState
from twofold.domain.shelf.routes import PassagesRoute
from twofold.domain.shelf.splitting import is_split, split
from twofold.domain.shelf.works import (
    STATES,
    TALKS,
    about,
    agreed,
    agreement_id,
    moved_to,
    slice_of,
    talk_over,
    talked,
    to_try,
    topic,
    with_slices,
    with_state,
    without_slice,
)
from twofold.screens.both import Both, Question
from twofold.screens.edit import kept
from twofold.screens.house import newest
from twofold.widgets.choices import Choice, Choices
from twofold.widgets.fields import Line
from twofold.widgets.plain import plain, signed

from .asking import AsksOnWork
from .render import BRIEF, LONGEST, agreed_line, render_part, to_try_line


class WorkPage(AsksOnWork, Both):
    """The work *work_id*."""

    place = "shelf.work"
    heading = "On the shelf"
    why = "A slice a week, a passage each that fits yourself, a talk, and perhaps one thing to try."
    notes = (
        "Split a book in one go: 12 chapters in slices of 3, each Sunday.",
        "What you would like to try stays a line, or becomes an agreement once each of you presses a key.",
        "1 under way, 2 wanted, 3 done, 4 put aside. Nothing has to be finished.",
    )
    AUTO_FOCUS = "#slices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "talk", "Talk", tooltip="The guided talk about it", id="work.talk"),
        Binding("m", "mark", "Passages", tooltip="Each marks one that fits themselves", id="work.mark"),
        Binding("y", "try", "One to try", tooltip="One thing to try this week", id="work.try"),
        Binding("n", "add", "A part", tooltip="Add a part, or split it into slices", id="work.add"),
        Binding("w", "day", "By when", tooltip="Until when both want to have it", show=False, id="work.day"),
        Binding("d,space", "talked", "Talked", tooltip="You talked about it, or not yet", show=False,
                id="work.talked"),
        Binding("f", "yes('a')", "The first of you", tooltip="The first of you wants to try it", show=False,
                id="work.yes-a"),
        Binding("j", "yes('b')", "The second of you", tooltip="The second of you wants to try it", show=False,
                id="work.yes-b"),
        *(
            Binding(str(n), f"state('{state}')", state.capitalize(), tooltip=f"Say that it is {state}",
                    show=False, id=f"work.state-{n}")
            for n, state in enumerate(STATES, 1)
        ),
        Binding("x", "remove", "Take away", tooltip="Take this part away; u brings it back", show=False,
                id="work.remove"),
        Binding("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="work.undo"),
    ]  # fmt: skip

    def __init__(self, work_id: str) -> None:
        super().__init__(work_id)
        self._trying = ""

    def body(self) -> ComposeResult:
        """Lay out what it is, its parts, what is known of the one under the cursor, and a line."""
        if self.work is None:
            yield self.missing()
            return
        with Vertical(id="work", classes="column"):
            yield Static("", id="work-head", markup=False)
            yield Choices(id="slices")
            yield Static("", id="work-slice", markup=False)
            yield from self.asked()

    def on_mount(self) -> None:
        """Show it."""
        if self.work is None:
            return
        self.draw()
        self.query_one(Choices).first()

    # -- drawing ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw it as it stands."""
        work = self.work
        if work is None or not self.query("#work"):
            return
        couple = self.house.couple()
        self.head(work.title)
        who = f"{work.kind}, {work.maker}" if work.maker else work.kind
        short = self.app.size.height < 16
        told = work.state if short else f"{who}, {work.state}"
        lines = [Content.assemble((work.title, "bold"), (f"   {told}", "$quiet"))]
        if work.author is not None and not short:
            lines[0] += Content.styled(", proposed by ", "$quiet") + signed(couple, work.author)
        if work.about and self.app.size.height >= 16:
            lines.append(plain(work.about))
        if not work.slices:
            lines.append(
                Content.styled(
                    f"Nothing to read yet. {self.key_of('work.add')} adds a part, or splits it: "
                    "12 chapters in slices of 3, each Sunday.",
                    "$quiet",
                )
            )
        self.query_one("#work-head", Static).update(Content("\n").join(lines))
        self.query_one(Choices).set_choices([self._choice(each) for each in work.slices])
        self._draw_slice()
        self.refresh_bindings()

    def _choice(self, part: Slice) -> Choice:
        if part.talked is not None:
            note = f"talked about {self._on(part.talked)}"
        else:
            note = f"by {self._on(part.by)}" if part.by else ""
        return Choice(part.id, plain(part.name), note, sign=Content("✓" if part.talked else "○"))

    def _on(self, day: date) -> str:
        return day_words(day, self.today)

    @property
    def part(self) -> Slice | None:
        """The slice under the cursor, or None."""
        work = self.work
        for choices in self.query(Choices):
            return slice_of(work, choices.current or "") if work else None
        return None

    def _agreement(self, part: Slice) -> Agreement | None:
        work = self.work
        return newest(self.house, Agreement, agreement_id(work, part.id)) if work else None

    def _talk_over(self) -> SessionSummary | None:
        work, part = self.work, self.part
        if work is None or part is None:
            return None
        return talk_over(work, part.id, self.house.store.sessions.peek(SessionSummary))

    def _draw_slice(self) -> None:
        part, couple = self.part, self.house.couple()
        lines: list[Content] = []
        if part is not None:
            if self._talk_over() is not None:
                key = self.key_of("work.talked")
                lines.append(Content.styled(f"You talked about it. {key} notes that here.", "$accent"))
            short = self.app.size.height < 16
            marks = render_part(part, couple, BRIEF if short else LONGEST)
            tries: list[Content] = []
            if part.try_:
                keys: dict[Side, str] = {side: self.key_of(f"work.yes-{side}") for side in SIDES}
                tries = [
                    to_try_line(part),
                    agreed_line(self._agreement(part), self.said_yes, keys, couple),
                ]
            # Where not everything is in sight, what can be done stands first.
            lines += [*tries, *marks] if short else [*marks, *tries]
        words = self.query_one("#work-slice", Static)
        words.update(Content("\n").join(lines))
        words.display = bool(lines)

    def question(self) -> Question | None:
        """Ask whether both want to try it, in these words."""
        part = self.part
        if part is None or not part.try_ or self._agreement(part) is not None:
            return None
        return Question("try", part.id, (crc32(part.try_.encode()),))

    def on_option_list_option_highlighted(self) -> None:
        """Tell of the one under the cursor."""
        self._draw_slice()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the one under the cursor."""
        if action in ("talk", "mark", "try", "day", "talked", "remove", "yes") and self.is_mounted:
            part, work = self.part, self.work
            if part is None or work is None:
                return False
            if action == "yes":
                return bool(part.try_) and self._agreement(part) is None
            return action != "remove" or work.kind == "book"
        if action == "add" and self.is_mounted:
            return self.work is not None and self.work.kind == "book"
        return super().check_action(action, parameters)

    # -- the line -----------------------------------------------------------------------------------

    def left(self) -> None:
        """Keep what is typed of one thing to try."""
        self.flush()
        self._trying = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep one thing to try as it is typed."""
        event.stop()
        if self._trying:
            self.call_after_refresh(self.flush)

    def flush(self) -> None:
        """Keep what is typed of one thing to try; all of it is one step to take back."""
        for line in self.query("#work-line").results(Line):
            if line.display and self._trying:
                self._try(self._trying, line.line)

    def _try(self, id: str, words: str) -> bool:
        part = self.slice(id)
        if part is None or part.try_ == words:
            return True
        return self.edit.change_typed(f"try {id}", to_try, id, words) is not None

    # -- keys ---------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Mark a passage in it."""
        event.stop()
        self.action_mark()

    def action_add(self) -> None:
        """Add a part, or split it."""
        self._trying = ""
        self.ask("A part, or all of it in slices", "12 chapters in slices of 3, each Sunday", "", self._added)

    def _added(self, typed: str) -> bool:
        if not typed:
            return True
        try:
            new = split(typed, self.today, new_id) if is_split(typed) else (Slice(new_id(), typed),)
        except Invalid as trouble:
            self.house.say(str(trouble))
            return False
        return self.edit.change(with_slices, new) is not None

    def action_day(self) -> None:
        """Say by when."""
        part = self.part
        if part is not None:
            self._trying = ""
            value = full_day(part.by) if part.by else ""
            self.ask(f"By when: {part.name}", "Sunday, or 12 March; nothing for no day", value,
                      partial(self._moved, part.id))  # fmt: skip

    def _moved(self, id: str, typed: str) -> bool:
        return self.edit.change(moved_to, id, typed, self.today) is not None

    def action_try(self) -> None:
        """Write one thing to try."""
        part = self.part
        if part is not None:
            if self._agreement(part) is not None:
                self.house.say("You agreed on it. It can be changed with your agreements.")
                return
            self._trying = part.id
            self.ask("One thing to try this week", "tea in the garden before the phones", part.try_,
                      partial(self._try, part.id))  # fmt: skip

    def action_mark(self) -> None:
        """Mark a passage each."""
        part = self.part
        if part is not None:
            self.house.go(PassagesRoute(self.work_id, part.id))

    def action_talk(self) -> None:
        """Begin the talk about it, or go on with the one that was begun."""
        work, part = self.work, self.part
        if work is None or part is None:
            return
        subject = about(work, part.id)
        begun = [
            card for card in self.house.store.sessions.peek(SessionSummary)
            if card.about == subject and card.status in NOT_OVER
        ]  # fmt: skip
        if begun:
            latest = max(begun, key=lambda card: card.created)
            self.house.go(SessionRoute(latest.id))
            return
        self.house.go(SetupRoute(TALKS[work.kind], topic=topic(work, part), about=subject))

    def action_talked(self) -> None:
        """Say that they talked about it, or not yet."""
        part, over = self.part, self._talk_over()
        if part is not None:
            day = None if part.talked else over.updated.astimezone().date() if over else self.today
            self.edit.change(talked, part.id, day)

    def both_said_yes(self, by: tuple[Side, ...]) -> None:
        """Make an agreement of it."""
        work, part = self.work, self.part
        assert work is not None and part is not None
        try:
            made = agreed(work, part.id, by, self.house.clock.now(), self.today)
        except Invalid as error:
            self.house.say(str(error))
            return
        there = "It was agreed at the other terminal just now."
        now = "It is an agreement now. You look at it in a week."
        self.house.say(now if kept(self.house, made, *self.two_keys.done()) else there)

    def action_state(self, state: WorkState) -> None:
        """Say how far they are with it."""
        self.edit.change(with_state, state)

    def action_remove(self) -> None:
        """Take the part away."""
        part = self.part
        if part is not None and self.edit.change(without_slice, part.id):
            self.house.say(f"Taken away. {self.key_of('work.undo') or 'u'} brings it back.")

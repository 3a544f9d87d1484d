"""One book or film: its slices, what each marked, the talk about it, and one thing to try."""

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from twofold.domain.dates import full_day
from twofold.domain.listening.session import SessionSummary
from twofold.domain.records import new_id
from twofold.domain.shelf.guiding import questions
from twofold.domain.shelf.records import Work, WorkState
from twofold.domain.shelf.routes import PassagesRoute
from twofold.domain.shelf.splitting import parts_of
from twofold.domain.shelf.works import (
    STATES,
    TALKS,
    moved_to,
    parts,
    talk_over,
    talk_route,
    talked,
    with_slices,
    with_state,
    without_slice,
)
from twofold.screens.page import View
from twofold.widgets.choices import Choices
from twofold.widgets.command import Command
from twofold.widgets.consent import Consent

from .render import (
    BRIEF,
    EXAMPLE,
    LONGEST,
    head_of,
    render_part,
    slice_choice,
    split_words,
    states_line,
    to_try_line,
)
from .trying import Trying


class WorkPage(Trying):
    """The work *work_id*."""

    place = "shelf.work"
    heading = "On the shelf"
    why = "A slice a week: each of you marks a passage, you talk, and perhaps you try one thing."
    notes = (
        f"A book can be talked about as a whole, or part by part. Split it in one go: {EXAMPLE}.",
        "What you would like to try stays a line, or becomes an agreement once each of you presses a key.",
        "1 under way, 2 wanted, 3 done, 4 put aside. Nothing has to be finished.",
    )
    AUTO_FOCUS = "#slices"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("t", "talk", "Talk", tooltip="The guided talk about it", id="work.talk", when="is_on_part"),
        Command("m", "mark", "Passages", tooltip="Each marks one that fits themselves", id="work.mark",
                when="is_on_part"),
        Command("y", "try", "One to try", tooltip="One thing to try this week", id="work.try",
                when="is_on_part"),
        Command("n", "add", "A part", tooltip="Add a part, or split it into slices", id="work.add",
                when="is_book"),
        Command("w", "day", "By when", tooltip="By when you both want it done", show=False, id="work.day",
                when="is_on_part"),
        Command("d,space", "talked", "Talked", tooltip="You talked about it, or not yet", show=False,
                id="work.talked", when="is_on_part"),
        Command("f", "yes('a')", "The first of you", tooltip="The first of you wants to try it", show=False,
                id="work.yes-a", when="may_agree"),
        Command("j", "yes('b')", "The second of you", tooltip="The second of you wants to try it", show=False,
                id="work.yes-b", when="may_agree"),
        *(
            Binding(str(n), f"state('{state}')", state.capitalize(), tooltip=f"Say that it is {state}",
                    show=False, id=f"work.state-{n}")
            for n, state in enumerate(STATES, 1)
        ),
        Command("x", "remove", "Take away", tooltip="Take this part away; u brings it back", show=False,
                id="work.remove", when="may_remove"),
        Command("u", "undo", "Undo", tooltip="Take the last change back", show=False, id="work.undo",
                when="may_undo"),
    ]  # fmt: skip

    def body(self) -> ComposeResult:
        """Lay out what it is, its parts, what is known of the one under the cursor, and a line."""
        parts = (
            Static("", id="work-head", markup=False),
            Choices(id="slices"),
            Consent(id="work-slice"),
            Static("", id="work-split", markup=False),
            *self.asked(),
        )
        yield from self.laid_out("work", parts)

    def on_mount(self) -> None:
        """Show it."""
        self.draw()
        self.query_one(Choices).first()

    # -- drawing ------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw it, under its title."""
        super().draw()
        if (work := self.work) is not None:
            self.head(work.title)

    def view(self) -> View:
        """Show what it is, its parts, and what is known of the one under the cursor."""
        return self.view_of("work", self._view())

    def _view(self) -> View | None:
        if (work := self.work) is None:
            return None
        head = head_of(work, self.house.couple(), short=self.is_short)
        if not self.is_short:
            keys = [self.key_of(f"work.state-{n}") for n in range(1, len(STATES) + 1)]
            head.append(states_line(keys, work.state))
        return {
            "work-head": Content("\n").join(head),
            "slices": [slice_choice(each, self.today) for each in parts(work)],
            "work-split": split_words(self.key_of("work.add")) if self._is_to_split else "",
            "work-slice": self._slice_words,
            **self.asked_view(),
        }

    def _slice_words(self) -> Content:
        part, couple = self.part, self.house.couple()
        if part is None:
            return Content("")
        over = f"You talked about it. {self.key_of('work.talked')} notes that here."
        said = [Content.styled(over, "$accent")] if self._talk_over() else []
        marks = render_part(part, couple, BRIEF if self.is_short else LONGEST)
        tries = [to_try_line(part), self.agreed_line(part)] if part.try_ else []
        if not (marks or tries or part.talked or self.is_short):
            return Content("\n").join([*said, *self._questions()])
        # Where not everything is in sight, what can be done stands first.
        lines = [*tries, *marks] if self.is_short else [*marks, *tries]
        return Content("\n").join([*said, *lines])

    def _questions(self) -> list[Content]:
        """Return what the two may ask each other in the talk about such a work."""
        work = self.work
        protocol = self.house.library.get(TALKS[work.kind]) if work else None
        if work is None or protocol is None:
            return []
        words = f"{self.key_at_start('work.talk')} begins the talk, with questions such as:"
        asked = questions(protocol, work.form)
        return [Content(words), *(Content.styled(line, "$quiet") for line in asked)]

    def _talk_over(self) -> SessionSummary | None:
        if (work := self.work) is None or (part := self.part) is None:
            return None
        return talk_over(work, part.id, self.house.store.sessions.peek(SessionSummary))

    def on_option_list_option_highlighted(self) -> None:
        """Tell of the one under the cursor."""
        self.put({"work-slice": self._slice_words})
        self.refresh_bindings()

    @property
    def is_book(self) -> bool:
        """Whether it is a book, whose parts are their own."""
        return self.work is not None and self.work.kind == "book"

    @property
    def is_on_part(self) -> bool:
        """Whether the cursor is on a part."""
        return self.part is not None

    @property
    def _is_to_split(self) -> bool:
        """Whether it is a book that is not split, with room to say how it can be."""
        return self.is_book and self.work is not None and not self.work.slices and not self.is_short

    @property
    def may_remove(self) -> bool:
        """Whether the part under the cursor may be taken away."""
        return self.is_book and self.part in (self.work.slices if self.work else ())

    # -- keys ---------------------------------------------------------------------------------------

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Mark a passage in it."""
        event.stop()
        self.action_mark()

    def action_add(self) -> None:
        """Add a part, or split it."""
        self._trying = ""
        self.ask("A part, or all of it in slices", EXAMPLE, "", self._added)

    def _added(self, typed: str) -> bool:
        def change(work: Work) -> Work:
            return with_slices(work, parts_of(typed, self.today, new_id))

        return not typed or self.edit.change(change) is not None

    def action_day(self) -> None:
        """Say by when."""
        if (part := self.part) is not None:
            self._trying = ""
            value, hint = full_day(part.by) if part.by else "", "Sunday, or 12 March; nothing for no day"
            self.ask(f"By when: {part.name}", hint, value, partial(self._moved, part.id))

    def _moved(self, id: str, typed: str) -> bool:
        return self.edit.change(moved_to, id, typed, self.today) is not None

    def action_mark(self) -> None:
        """Mark a passage each."""
        if (part := self.part) is not None:
            self.house.go(PassagesRoute(self.work_id, part.id))

    def action_talk(self) -> None:
        """Begin the talk about it, or go on with the one that was begun."""
        if (work := self.work) is not None and (part := self.part) is not None:
            self.house.go(talk_route(work, part.id, self.house.store.sessions.peek(SessionSummary)))

    def action_talked(self) -> None:
        """Say that they talked about it, or not yet."""
        part, over = self.part, self._talk_over()
        if part is not None:
            day = None if part.talked else over.updated.astimezone().date() if over else self.today
            self.edit.change(talked, part.id, day)

    def action_state(self, state: WorkState) -> None:
        """Say how far they are with it."""
        self.edit.change(with_state, state)

    def action_remove(self) -> None:
        """Take the part away."""
        if (part := self.part) is not None and self.edit.change(without_slice, part.id):
            self.house.say(f"Taken away. {self.key_of('work.undo') or 'u'} brings it back.")

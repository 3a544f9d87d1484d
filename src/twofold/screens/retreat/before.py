"""What is to be done before: by whom, and until when."""

from typing import ClassVar

from msgspec.structs import replace
from textual.binding import BindingType
from textual.content import Content

from twofold.domain.dates import by_day, day_words, full_day
from twofold.domain.records import Hands, new_id
from twofold.domain.retreat.needs import to_tell
from twofold.domain.retreat.plan import Plan, Todo
from twofold.domain.retreat.preparing import (
    add_todo,
    hand_on,
    in_order,
    next_due,
    next_owner,
    read_todo,
    remove_todo,
    replace_todo,
    still_to_do,
    tick_todo,
)
from twofold.widgets.choices import Choice, Choices, sections
from twofold.widgets.command import Command
from twofold.widgets.plain import both, plain, signed

from .listing import Listed
from .needs import needs_of

DONE, OPEN = "✓", "·"
IDEA, MORE = "idea:", "more"
"""Begins the id of a to-do that is only proposed; the id of the line that shows those."""
PLUS = Content.styled("+", "$accent")


class Before(Listed[Todo]):
    """The to-dos of a plan."""

    place = "retreat.before"
    heading = "Before you go"
    why = "Share out the jobs now, and nothing gets in the way later."
    notes = (
        "End a line with a day to say when it is due: book the room by Friday.",
        "A missed day has no consequences. The line just stays.",
    )
    hint = "book the room by Friday"
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("space", "tick", "Done", tooltip="Done, or not done yet", id="before.tick",
                when="may_change"),
        Command("f2", "for_next", "Who", tooltip="Change who sees to it", id="before.for",
                when="writing"),
        Command("w", "who", "Who", tooltip="Who sees to it: both, the first, the second", id="before.who",
                when="may_change"),
        Command("i", "ideas", "Ideas", tooltip="What others do first; Enter adds one", id="before.ideas",
                when="may_show_ideas"),
    ]  # fmt: skip

    def __init__(self, plan_id: str) -> None:
        super().__init__(plan_id)
        self._owner: Hands = "both"
        self._ideas: bool | None = None

    # -- what is shown --------------------------------------------------------------------------------

    @property
    def proposing(self) -> bool:
        """Whether ideas are shown: at first only while there is nothing else."""
        return (self.plan is not None and not self.plan.todos) if self._ideas is None else self._ideas

    def rows(self) -> list[Choice]:
        """Return the to-dos as they are due, and ideas of what else there may be."""
        assert self.plan is not None
        rows, ideas = [self._row(todo) for todo in in_order(self.plan.todos)], self.proposed()
        if ideas and not self.proposing:
            return [*rows, Choice(MORE, Content.styled(self._more(ideas), "$quiet"), sign=PLUS)]
        needed = set(self._needed())
        parts = [[Choice(f"{IDEA}{words}", words, sign=PLUS) for words in ideas if (words in needed) == own]
                 for own in (True, False)]  # fmt: skip
        return sections(
            ("", rows), ("For what each of you needs; Enter adds one", parts[0]),
            ("What others do first; Enter adds one", parts[1]),
        )  # fmt: skip

    def _more(self, ideas: list[str]) -> str:
        if set(self._needed()).intersection(ideas):
            return "what each of you needs, and what others do first"
        return "what others do first"

    def _needed(self) -> list[str]:
        assert self.plan is not None
        return list(to_tell(self.plan, needs_of(self.house)))

    def _row(self, todo: Todo) -> Choice:
        parts: list[Content] = []
        if todo.owner != "both":
            parts.append(signed(self.house.couple(), todo.owner, bold=False))
        if todo.due is not None and not todo.done:
            parts.append(plain(by_day(todo.due, self.today)))
        sign = Content.styled(DONE, "$accent") if todo.done else Content.styled(OPEN, "$quiet")
        what = Content.styled(todo.what, "$quiet") if todo.done else plain(todo.what)
        return Choice(todo.id, what, Content.styled(" · ", "$quiet").join(parts), sign=sign)

    def proposed(self) -> list[str]:
        """Return what the needs of each call for, and what others do before, without what stands here."""
        from twofold.content import to_do_ideas

        assert self.plan is not None
        there = {todo.what.casefold() for todo in self.plan.todos}
        wanted = dict.fromkeys((*self._needed(), *to_do_ideas(self.plan.where)))
        return [words for words in wanted if words.casefold() not in there]

    def lead(self) -> Content:
        """Return how what is typed is read, or how far they are."""
        assert self.plan is not None
        if self.writing:
            return self._reading()
        if not self.plan.todos:
            return plain("Nothing is on the list yet.")
        done = sum(todo.done is not None for todo in self.plan.todos)
        due = next_due(self.plan, self.today)
        words = f"{done} of {len(self.plan.todos)} done"
        words += f"; next {by_day(due, self.today)}" if due else ""
        return Content.styled(words, "$quiet")

    def _reading(self) -> Content:
        couple = self.house.couple()
        who = both(couple) if self._owner == "both" else signed(couple, self._owner)
        what, due = read_todo(self.line.value, self.today)
        when = f"by {full_day(due)}" if due else "whenever it fits"
        parts = [who, plain(what)] if due and self.app.size.width >= 60 else [who]
        return Content.styled(" · ", "$quiet").join([*parts, Content.styled(when, "$quiet")])

    # -- keys -----------------------------------------------------------------------------------------

    @property
    def may_show_ideas(self) -> bool:
        """Whether ideas can be shown, or put away."""
        return not self.writing

    def on_mount(self) -> None:
        """Put the cursor on what is still to be done first."""
        self.draw()
        for todo in still_to_do(self.plan, self.today)[:1] if self.plan else ():
            self.query_one(Choices).go_to(todo.id)

    def parts(self) -> tuple[Todo, ...]:
        """Return what is to be done."""
        return self.plan.todos if self.plan else ()

    def words_of(self, id: str) -> str | None:
        """Return the line as it would be typed."""
        todo = self.part(id)
        if todo is None:
            return None
        return f"{todo.what} by {day_words(todo.due, self.today)}" if todo.due else todo.what

    def open(self, id: str, words: str) -> None:
        """Let it be written, for the one who sees to it."""
        todo = self.part(id)
        self._owner = todo.owner if todo else "both"
        if todo is not None and todo.due is not None and todo.due < self.today:
            words = f"{todo.what} by {full_day(todo.due)}"  # a day of the week would be the next one
        super().open(id, words)

    def write(self, id: str, words: str) -> str:
        """Keep what is to be done, and until when."""
        what, due = read_todo(words, self.today)
        todo = self.part(id)
        if todo is not None:
            changed = replace(todo, what=what, due=due, owner=self._owner)
            return id if self.edit.change(replace_todo, changed) is not None else ""
        fresh = Todo(id=new_id(), what=what, due=due, owner=self._owner)
        return fresh.id if self.edit.change(add_todo, fresh) is not None else ""

    def removed(self, plan: Plan, id: str) -> Plan:
        """Return the plan without it."""
        return remove_todo(plan, id)

    def action_tick(self) -> None:
        """Tick it, or take the tick away."""
        self.edit.change(tick_todo, self.under, self.now)

    def action_who(self) -> None:
        """Let the next of them see to it."""
        self.edit.change(hand_on, self.under)

    def action_for_next(self) -> None:
        """Let the next of them see to what is being written."""
        self._owner = next_owner(self._owner)
        self.draw()

    def action_ideas(self) -> None:
        """Show what others do before, or put it away."""
        showing = not self.proposing
        self._ideas = showing
        if showing and self.plan is not None and not self.proposed():
            self.house.say("All of them are on your list already.")
        self.draw()

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Tick it; an idea is taken."""
        event.stop()
        if event.id == MORE:
            self.action_ideas()
        elif not event.id.startswith(IDEA):
            self.edit.change(tick_todo, event.id, self.now)
        elif self.edit.change(add_todo, Todo(id=new_id(), what=event.id.removeprefix(IDEA))) is not None:
            self._ideas = True  # more of them may be wanted
            self.draw()

"""The pulse: both answer at once, and see the answers together."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.events import Key

from twofold.domain.listening.pulse import (
    KEYS,
    QUESTIONS,
    Pulse,
    answer,
    at_seat,
    ballot_of,
    ballots,
    opened,
    rate,
    reveal,
    take_back,
)
from twofold.domain.records import SIDES, Side, other
from twofold.screens.page import View
from twofold.widgets.command import Command
from twofold.widgets.plain import plain
from twofold.widgets.seat import not_yours

from . import ballot
from .acts import TalkKeys
from .moment import Pressable, TalkPage
from .safety import safety
from .seatballot import SeatBallot

PLACES = ("The first of three", "The second of three", "The last of three")
"""Which question it is, in words: a digit is an answer here, and nothing else."""
UNSEEN = "The screen only shows how far each of you is. These are our own three questions, not a test."
AT_THEIR_SEAT, READY = "answering at their own seat", "ready ✓"


class PulsePage(TalkPage):
    """The ballot of a session; made with its id. Nothing is kept before both open it."""

    place = "listening.pulse"
    heading = "How was it?"
    why = "Two honest answers need not match. Where they differ, your next talk can begin."
    notes = (
        "One of you answers with 1 to 5, the other with 6 to 0. Least is 1 or 6, most is 5 or 0.",
        UNSEEN,
    )
    redraws_on = ("mount",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("f", "ready('a')", "The first of you: open", tooltip="The first of you is ready to open them",
                id="pulse.ready-a", show=False, when="may_open"),
        Command("j", "ready('b')", "The second of you: open", tooltip="The second of you is ready",
                id="pulse.ready-b", show=False, when="may_open"),
        Command("d", "skip('a')", "The first of you: pass", tooltip="Skip this question",
                id="pulse.skip-a", show=False, when="may_skip"),
        Command("k", "skip('b')", "The second of you: pass", tooltip="Skip this question", id="pulse.skip-b",
                show=False, when="may_skip"),
        Command("a", "take_back('a')", "The first of you: take back", tooltip="Take the last answer back",
                id="pulse.undo-a", show=False, when="may_take_back"),
        Command("l", "take_back('b')", "The second of you: take back", tooltip="Take the last answer back",
                id="pulse.undo-b", show=False, when="may_take_back"),
        Command("enter", "done", "Go on", tooltip="Close the answers", id="pulse.done", when="is_open"),
        Command("o", "in_turn", "One after the other", tooltip="Answer one after the other, each alone",
                id="pulse.in-turn", when="may_take_turns"),
        *(
            Command(key, f"in_the_talk('{name}')", words, tooltip=f"{tip}; none of your answers are kept",
                    show=False, id=f"listening.{name}", when="is_closed")
            for key, name, words, tip in (
                ("space", "pause", "Pause", "Stop the clock"),
                ("t", "timeout", "Time-out", "Some time apart"),
                ("r", "repair", "Repair", "A sentence that can turn a talk round"),
                ("s", "stop", "Stop", "End it here; no reason needed"),
            )
        ),
    ]  # fmt: skip

    def __init__(self, session_id: str) -> None:
        super().__init__(session_id)
        self.pulse = Pulse()
        self._kept = False
        self._seat: SeatBallot | None = None

    def body(self) -> ComposeResult:
        """Lay out the question, and how far each has come."""
        self.find()
        if seat := self.house.seat:
            self.notes = ("Answer with 1 to 5: 1 is least, 5 is most.", UNSEEN)
            self.pulse, self._seat = at_seat(seat), SeatBallot(self.house, self.session_id, seat)
        with Vertical(id="moment", classes="column"), Center(), Vertical(id="pulse"):
            yield Pressable("", id="pulse-questions", markup=False)
            yield Pressable("", id="pulse-a", markup=False)
            yield Pressable("", id="pulse-b", markup=False)
            yield Pressable("", id="pulse-aside", classes="quiet", markup=False)

    def foot(self) -> ComposeResult:
        """What is always there for either of them, as in the talk."""
        yield Pressable(id="safety", classes="foot", markup=False)

    def view(self) -> View:
        """Show the question that both are asked, over the keys of both; or the open answers."""
        asked = self.pulse.asked
        if self.is_open:
            question = ballot.answers(
                self.house.couple(), self.pulse, self.size.width - 4 if self.is_short else None
            )
        elif asked is None:
            question = plain("All answered. Open the answers together?")
        else:
            question = Content.assemble((f"{PLACES[asked]}\n", "$quiet"), (QUESTIONS[asked][1], "bold"))
        rows = {f"pulse-{side}": "" if self.is_open else self._row(side) for side in SIDES}
        always = "" if self.is_open else safety(self.keys, narrow=self.is_narrow, instead={})
        return {"pulse-questions": question, **rows, "pulse-aside": self._aside(), "safety": always}

    @property
    def is_open(self) -> bool:
        """Whether both have opened the answers."""
        return self.pulse.open

    @property
    def is_closed(self) -> bool:
        """Whether the answers are not open yet, so that the talk is not over."""
        return self.is_there and not self.is_open

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has answered yet, here."""
        here = SIDES if self.house.seat is None else (self.house.seat,)
        return not any(map(self.pulse.given, here))

    @property
    def may_take_turns(self) -> bool:
        """Whether they may answer one after the other, at one keyboard."""
        return self.is_untouched and self.house.seat is None

    def may_open(self, side: Side) -> bool:
        """Whether both are through, so that *side* may say that they are ready."""
        return self.pulse.asked is None and not self.is_open

    def may_skip(self, side: Side) -> bool:
        """Whether there is a question to leave out."""
        return self.pulse.asked is not None

    def may_take_back(self, side: Side) -> bool:
        """Whether *side* has given an answer that can be taken back."""
        return bool(self.pulse.given(side)) and not self.is_open

    def _aside(self) -> Content:
        keys = self.keys
        if self.is_open:
            kept = " closes this. It is kept with the talk, for both of you."
            lost = " closes this. It is not kept: the talk went on at the other terminal."
            return keys("pulse.done") + (kept if self._kept else lost)
        lines = []
        if self.pulse.asked is not None:
            lines.append(Content.assemble(*self._pair("pulse.skip"), " skips this question."))
        if not self.is_untouched:
            lines.append(Content.assemble(*self._pair("pulse.undo"), " goes back one answer."))
        if self.may_take_turns:
            lines.append(Content.assemble(keys("pulse.in-turn"), " lets you answer one after the other."))
        if not self.is_short:
            lines.append(plain("Nobody sees an answer until you both open them."))
        return Content("\n").join(lines)

    def _pair(self, name: str) -> list[Content | str]:
        """Return the keys of both for *name*, as far as they can act, with "or" between them."""
        there = [self.keys(id_) for side in SIDES if (id_ := f"{name}-{side}") in self.keys.bound]
        return [there[0], " or ", there[1]] if len(there) == 2 else [*there]

    def _row(self, side: Side) -> Content:
        """Return the line of *side*: their five keys with what each means, or how far they have come."""
        couple, pulse, seat = self.house.couple(), self.pulse, self.house.seat
        if seat == other(side):
            ready = self._seat is not None and side in self._seat.two_keys.said
            return ballot.line(couple, side, Content.styled(READY if ready else AT_THEIR_SEAT, "$quiet"))
        if pulse.asked is None:
            opens = self.keys.row(f"pulse.ready-{side}", ("open the answers", "$quiet"))
            ready = side in pulse.ready
            return ballot.line(couple, side, Content.styled(READY, "$quiet") if ready else opens)
        if pulse.has_answered(side):
            return ballot.line(couple, side, Content.styled("answered ✓", "$quiet"))
        # At one's own seat the first five are one's own.
        return ballot.line(couple, side, ballot.digits("a" if seat else side, narrow=self.is_narrow))

    def on_key(self, event: Key) -> None:
        """A digit is an answer; whose, the digit tells. It is not shown."""
        if self.pulse.asked is None or event.character not in KEYS:
            return
        event.stop()
        side, rating = KEYS[event.character]
        seat = self.house.seat
        if seat == "a" and side == "b":
            self.house.say(not_yours(self.house.couple(), seat))
            return
        self.pulse = answer(self.pulse, seat or side, rating)
        self.draw()

    @work(group="ask")
    async def action_in_turn(self) -> None:
        """Let each answer alone, with the curtain between them. Going back keeps nothing of it."""
        from twofold.widgets.curtain import Curtain

        from .alone import Alone

        couple, pulse = self.house.couple(), Pulse()
        for side in SIDES:
            if not await self.app.push_screen_wait(
                Curtain(couple, side, "Three short questions, for you alone.")
            ):
                return
            answers = await self.app.push_screen_wait(Alone(couple, side))
            if answers is None:
                return
            for rating in answers:
                pulse = rate(pulse, side, rating)
        self.pulse = pulse
        self.draw()

    def action_skip(self, side: Side) -> None:
        """Leave this question out."""
        self.pulse = answer(self.pulse, side, None)
        self.draw()

    def action_take_back(self, side: Side) -> None:
        """Take the last answer back, and that *side* is ready."""
        self.pulse = take_back(self.pulse, side)
        if self._seat is not None:
            self._seat.two_keys.take_back(side)
        self.draw()

    def action_ready(self, side: Side) -> None:
        """Count *side* as ready to open; with both, the answers are opened and kept at once."""
        self.pulse = reveal(self.pulse, side)
        if self._seat is not None:
            self._seat.bring(ballot_of(self.pulse, side))
            self.reload()
        elif self.is_open:
            self.talk.reload()
            self._open()
        self.draw()

    def _open(self) -> None:
        a, b = ballots(self.pulse)
        self._kept = self.talk.act("pulse", a=a, b=b)

    def reload(self) -> None:
        """Follow the other terminal: it may have brought its ballot, opened both, or ended the talk."""
        if not self.is_there or self.is_open:
            return
        self.talk.reload()
        state = self.talk.state
        if self._seat is not None and state.ballots:
            self.pulse, self._kept = opened(*state.ballots), True
        elif state.phase != "pulse":
            self.house.say("The talk went on, or ended, at the other terminal.")
            self.call_later(self.action_back)
        elif self._seat is not None:
            self._bring_together(self._seat)
        self.draw()

    def _bring_together(self, seat: SeatBallot) -> None:
        from twofold.store.errors import StoreError

        try:
            if both := seat.both():
                self.pulse = opened(*both)
                self._open()
                seat.two_keys.take_back()
        except StoreError as error:
            seat.two_keys.take_back()
            self.house.say(str(error), calm=False)

    def on_unmount(self) -> None:
        """Take back that one was ready: whoever was is here no more."""
        if self._seat is not None:
            self._seat.two_keys.leave()

    def action_in_the_talk(self, name: str) -> None:
        """Go back to the talk, and press the key *name* there: pause, time-out, repair or stop."""
        below = self.app.screen_stack[-2]
        self.action_back()
        if isinstance(below, TalkKeys):
            self.app.call_later(below.press_always, name)

    def action_back(self) -> None:
        """Go back; what nobody has opened is gone, and it is said."""
        if self.is_active and not self.is_open and not self.is_untouched:
            self.house.say("None of your answers are kept. You can begin again whenever you like.")
        super().action_back()

    def action_done(self) -> None:
        """Close the answers."""
        self.action_back()

"""The keys of a session: when each can act, what it is called then, and what it does."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from twofold.domain.listening.engine import State, ends_early, extension, offers
from twofold.domain.listening.routes import NoteRoute, PulseRoute, ReplayRoute
from twofold.domain.listening.session import ANEW, THAT_WAS_ALL, Do, step_of
from twofold.domain.promises.routes import WriteAgreementRoute
from twofold.domain.records import Side
from twofold.screens.puttingaway import put_away
from twofold.widgets.command import Command

from .labels import MORE_ANSWERS, answer, going_on, has_stems, next_do
from .moment import TalkPage
from .seated import is_for_other, whose_key
from .wayback import go_back

ASKS = 15.0
"""Seconds for which the question stands whether that was all."""
CALLED_OFF = "Called off. Home and Looking back can bring it back, with u."
HANDOVER = 1.0
"""Seconds after a hand-over in which a key pressed twice does nothing."""


class TalkKeys(TalkPage):
    """The keys of a page that leads through a session."""

    # The most important first: the key bar shows as many as there is room for.
    BINDINGS: ClassVar[list[BindingType]] = [
        Command("1", "answer(1)", "Got it", tooltip="The first answer on the screen", id="listening.first",
                when="may_answer", called="answer_called"),
        Command("2", "answer(2)", "Not quite", tooltip="The second answer", id="listening.second",
                when="may_answer", called="answer_called"),
        Command("3", "answer(3)", "There is more", tooltip="The third answer", id="listening.third",
                when="may_answer", called="answer_called"),
        *(
            Command(str(n), f"answer({n})", f"Answer {n}", tooltip="A further answer", show=False, id=id_,
                    when="may_answer")
            for n, id_ in enumerate(MORE_ANSWERS, 4)
        ),
        Command("f", "aye('a')", "The first of you", show=False, id="listening.key-a", when="asks_both",
                tooltip="The key of the first of you, where both answer"),
        Command("j", "aye('b')", "The second of you", show=False, id="listening.key-b", when="asks_both",
                tooltip="The key of the second of you"),
        Command("enter", "go_on", "Go on", tooltip="What comes next; the key of whoever holds the keyboard",
                id="listening.go-on", when="may_go_on", called="go_on_called"),
        Command("l", "name_time('later')", "Another time", tooltip="Name a time within a day",
                id="listening.later", when="may"),
        Command("c", "call_off", "Call it off", tooltip="Drop this talk; it can be brought back",
                id="listening.call-off", when="is_chosen"),
        Command("n", "note", "Write a note", tooltip="Write something down, if you both want to",
                id="listening.note", when="has_ended"),
        Command("a", "promise", "A promise", id="listening.promise", when="may_promise",
                tooltip="What you said you would try, as a promise that you both agree to"),
        Command("b", "look_back", "Look back", tooltip="What happened here", id="listening.look-back",
                when="has_ended"),
        # Those that follow stand in the two lines above the bar (safety).
        Command("space", "pause", "Pause", tooltip="Stop the clock, or start it", show=False,
                id="listening.pause", when="may_pause"),
        Command("t", "name_time('timeout')", "Time-out", id="listening.timeout", when="may", show=False,
                tooltip="At least 20 minutes apart, and a time to come back"),
        Command("p", "happen('pass')", "Pass", tooltip="Leave this one out; no reason is needed", show=False,
                id="listening.pass", when="may"),
        Command("u", "happen('undo')", "Undo", tooltip="Take the last step back", show=False,
                id="listening.undo", when="may"),
        Command("e", "happen('extend')", "Longer", tooltip="Two minutes more; the other gets as much",
                show=False, id="listening.extend", when="may"),
        Command("r", "repair", "Repair", tooltip="A sentence that can turn a talk round", show=False,
                id="listening.repair", when="may_repair"),
        Command("w", "words", "Words", tooltip="Beginnings of sentences, or feelings to pick from",
                show=False, id="listening.words", when="has_words"),
        Command("i", "rules", "Rules", tooltip="What you both keep to in this talk", show=False,
                id="listening.rules", when="has_rules"),
        Command("s", "happen('stop')", "Stop", tooltip="End it here; no reason needed", show=False,
                id="listening.stop", when="may"),
    ]  # fmt: skip

    def __init__(self, session_id: str) -> None:
        super().__init__(session_id)
        self.felt: tuple[str, ...] = ()
        self.words_shown: bool | None = None
        self.rules_shown = False
        self.asked_at: float | None = None
        self._guarded = -HANDOVER

    # -- when they can act ----------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """Where the session stands, by what happened; before the beginning, where it is not there."""
        return self.talk.state if self.is_there else State()

    def may(self, do: Do) -> bool:
        """Whether *do* can happen."""
        if not self.is_there or (self.state.phase == "choose" and do in ("pass", "timeout")):
            return False
        return do in offers(self.talk.session, self.state, self.house.clock.now())

    @property
    def may_repair(self) -> bool:
        """Whether a repair can be shown."""
        return self.may("repair")

    @property
    def may_pause(self) -> bool:
        """Whether the clock can be stopped, or started."""
        running = self.state.over is None and self.state.phase not in ("choose", "ended")
        return running or self.state.over == "paused"

    def may_answer(self, number: int) -> bool:
        """Whether there is an answer *number*: of a verdict, or a wish."""
        state = self.state
        if state.over is None and state.phase == "wish":
            return number <= len(step_of(self.talk.session.protocol, state).options)
        return state.over is None and state.phase == "verdict" and number <= 3

    def asks_both(self, side: Side) -> bool:
        """Whether each of them has a key of their own, as *side* has."""
        return self.asks_each

    @property
    def asks_each(self) -> bool:
        """Whether each of them has a key of their own."""
        state = self.state
        return state.over == "timeout" or (state.over is None and state.phase in ("consent", "together"))

    @property
    def may_go_on(self) -> bool:
        """Whether something comes next."""
        if not self.is_there or self.state.phase != "ended":
            return self.is_there and next_do(self.state) is not None
        return self.state.outcome == "finished" or self.talk.session.origin is not None

    @property
    def has_ended(self) -> bool:
        """Whether it is over."""
        return self.state.phase == "ended"

    @property
    def has_words(self) -> bool:
        """Whether there are beginnings of sentences, or feelings to pick from."""
        if not has_stems(self.state):
            return False
        stems = step_of(self.talk.session.protocol, self.state).stems
        return bool(stems) or self.state.phase == "empathise"

    @property
    def has_rules(self) -> bool:
        """Whether there are rules of this talk to look at, which is not over."""
        return self.is_there and not self.has_ended and bool(self.talk.session.protocol.rules)

    @property
    def is_for_other(self) -> bool:
        """Whether what comes next is the other's to do, at their own seat."""
        return self.is_there and is_for_other(self.talk.session, self.state, self.house.seat)

    @property
    def ends_early(self) -> bool:
        """Whether to go on would end a turn before its time."""
        return self.is_there and ends_early(self.talk.session, self.talk.now)

    @property
    def asks_whether_all(self) -> bool:
        """Whether it is asked just now if that was all; after a while it is not any more."""
        asked = self.asked_at
        return asked is not None and self.ends_early and self.house.clock.monotonic() - asked < ASKS

    @property
    def is_chosen(self) -> bool:
        """Whether it is chosen, or planned, and not begun."""
        return self.is_there and self.state.phase == "choose"

    @property
    def may_promise(self) -> bool:
        """Whether it came to its end, and may be spoken of: not where it is left undiscussed."""
        return self.state.outcome == "finished" and not self.talk.session.protocol.quiet_end

    # -- what they are called -------------------------------------------------------------------------

    def answer_called(self, number: int) -> str | None:
        """What an answer is called."""
        return None if self.is_for_other else answer(self.talk.session, self.state, number)

    @property
    def go_on_called(self) -> str | None:
        """What Enter does."""
        if self.is_for_other:
            return None
        return "That was all" if self.ends_early else going_on(self.talk.session, self.talk.now)

    @property
    def called_now(self) -> dict[str, str]:
        """What the keys of the two lines above the bar are called just now, where it is something else."""
        words = {}
        if self.state.over == "paused":
            words["listening.pause"] = "Go on"
        if self.state.over == "timeout":
            words["listening.timeout"] = "Later"
        if self.state.phase == "empathise":
            words["listening.words"] = "Feelings"
        return words

    # -- what they do ---------------------------------------------------------------------------------

    def happened(self, do: Do, by: Side | None = None, *, holder: bool = False, **what: object) -> bool:
        """Let *do* happen, and draw it; False: it cannot. *holder*: by the key of who holds the keyboard."""
        before = self.state.phase
        done = self.talk.act_as_holder(do, **what) if holder else self.talk.act(do, by, **what)
        if self.state.phase == "swap" != before:
            self._guarded = self.house.clock.monotonic()
        self.draw()
        return done

    def action_happen(self, do: Do) -> None:
        """Pass, stop, take the last step back, or a little longer."""
        seconds = extension(self.talk.session, self.talk.now) if do == "extend" else None
        if self.happened(do, seconds=seconds) and do == "extend":
            alone = self.state.turn.speaker is not None
            self.house.say("Two minutes more." + (" The other of you will get as much." if alone else ""))

    def action_go_on(self) -> None:
        """Do what comes next."""
        do = next_do(self.state)
        if self._was_others():
            return
        if self.has_ended:
            go_back(self, self.talk.session.origin)
        elif do == "pulse":
            self.house.go(PulseRoute(self.session_id))
        elif self.ends_early and not self.asks_whether_all:
            self.asked_at = self.house.clock.monotonic()
            self.draw()
        elif do is not None and not self._just_handed_over():
            words: dict[Do, str] = {"restarted": ANEW}
            word = THAT_WAS_ALL if self.ends_early else words.get(do)
            self.happened(do, holder=True, word=word)

    def _was_others(self) -> bool:
        """Say, where it is so, that the key belongs to the other."""
        if self.is_for_other:
            self.house.say(whose_key(self.talk.session, self.state, self.house.couple()))
        return self.is_for_other

    def _just_handed_over(self) -> bool:
        """A key pressed twice must not take the floor before the keyboard has changed hands."""
        return self.state.phase == "swap" and self.house.clock.monotonic() - self._guarded < HANDOVER

    def action_answer(self, number: int) -> None:
        """Give the numbered answer: a verdict, or a wish."""
        if self._was_others():
            return
        if self.state.phase == "wish":
            options = step_of(self.talk.session.protocol, self.state).options
            self.happened("wish", holder=True, word=options[number - 1])
        else:
            answers: tuple[Do, Do, Do] = ("got_it", "not_quite", "more")
            self.happened(answers[number - 1], holder=True)

    def action_aye(self, side: Side) -> None:
        """Count the key of *side*, where both must agree."""
        if self.state.over == "timeout":
            self.happened("back", side)
        else:
            self.happened("agree" if self.state.phase == "consent" else "done", side)

    def press_always(self, name: str) -> None:
        """Do what one of the four keys does that are always there, by its *name*."""
        if name == "timeout":
            self.action_name_time("timeout")
        elif name == "repair":
            self.action_repair()
        elif name == "pause":
            self.action_pause()
        else:
            self.action_happen("stop")

    def action_pause(self) -> None:
        """Stop the clock, or start it again."""
        self.happened("resume" if self.state.over == "paused" else "pause")

    @work(group="ask")
    async def action_name_time(self, do: Do) -> None:
        """Name a better time, or take a time-out until then, or until later."""
        from .when import When

        clock, again = self.house.clock, self.state.over == "timeout"
        when = When.for_later(clock) if do == "later" else When.for_return(clock, again=again)
        until = await self.app.push_screen_wait(when)
        if until is not None and self.happened(do, until=until) and do == "later":
            self.house.say("It waits for you at home until then.")

    def action_call_off(self) -> None:
        """Drop it, and leave."""
        if put_away(self.house, self.session_id):
            self.house.say(CALLED_OFF)
            self.action_back()

    @work(group="ask")
    async def action_repair(self) -> None:
        """Show a repair to both."""
        from .repair import Repair

        noticed = await self.app.push_screen_wait(Repair())
        if noticed is not None:
            self.happened("repair", word=noticed)

    @work(group="ask")
    async def action_words(self) -> None:
        """Show or hide the beginnings of sentences; at empathise, pick feelings."""
        state = self.state
        if state.phase == "empathise" and step_of(self.talk.session.protocol, state).feelings:
            from .feelings import Feelings

            felt = await self.app.push_screen_wait(Feelings(self.felt))
            self.felt = self.felt if felt is None else felt
        else:
            shown = self.words_shown
            self.words_shown = state.phase == "speak" if shown is None else not shown
        self.draw()

    def action_rules(self) -> None:
        """Show or hide what both keep to."""
        self.rules_shown = not self.rules_shown
        self.draw()

    def action_note(self) -> None:
        """Write something down."""
        self.house.go(NoteRoute(self.session_id))

    def action_promise(self) -> None:
        """Write down what they would try, as a promise that both agree to."""
        self.house.go(WriteAgreementRoute())

    def action_look_back(self) -> None:
        """Look back at this session."""
        self.house.go(ReplayRoute(self.session_id))

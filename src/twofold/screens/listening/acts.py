"""The keys of a session, and what each does."""

from typing import ClassVar

from textual import work
from textual.binding import BindingType

from twofold.domain.listening.engine import extension
from twofold.domain.listening.routes import NoteRoute, PulseRoute, ReplayRoute
from twofold.domain.listening.session import ANEW, THAT_WAS_ALL, Do, step_of
from twofold.domain.promises.routes import WriteAgreementRoute
from twofold.domain.records import Side
from twofold.screens.puttingaway import put_away
from twofold.widgets.command import Command, leads

from .allowed import Allowed
from .labels import MORE_ANSWERS, next_do
from .seated import whose_key
from .wayback import go_back

CALLED_OFF = "Called off. To bring it back, press u at home or under Looking back."
HANDOVER = 1.0
"""Seconds after a hand-over in which a key pressed twice does nothing."""


class TalkKeys(Allowed):
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
            Command(str(n), f"answer({n})", f"Answer {n}", tooltip="Another answer", show=False, id=id_,
                    when="may_answer")
            for n, id_ in enumerate(MORE_ANSWERS, 4)
        ),
        Command("f", "aye('a')", "The first of you", show=False, id="listening.key-a", when="asks_both",
                tooltip="The first of you says yes, or done"),
        Command("j", "aye('b')", "The second of you", show=False, id="listening.key-b", when="asks_both",
                tooltip="The second of you says yes, or done"),
        Command("enter", "go_on", "Go on", tooltip="The next step; whoever holds the keyboard presses it",
                id="listening.go-on", when="may_go_on", called="go_on_called"),
        Command("l", "name_time('later')", "Another time", tooltip="Name a time within a day",
                id="listening.later", when="may"),
        Command("c", "call_off", "Call it off", tooltip="Drop this talk; it can be brought back",
                id="listening.call-off", when="is_chosen"),
        Command("n", "note", "Write a note", tooltip="Write something down, if you both want to",
                id="listening.note", when="has_ended"),
        leads("a", WriteAgreementRoute(), "Agreement", id="listening.promise", when="may_promise",
                tooltip="Write down what you would like to try, as an agreement"),
        Command("b", "look_back", "Look back", tooltip="What happened here", id="listening.look-back",
                when="has_ended"),
        # Those that follow stand in the two lines above the bar (safety).
        Command("space", "pause", "Pause", tooltip="Stop the clock, or start it", show=False,
                id="listening.pause", when="may_pause"),
        Command("t", "name_time('timeout')", "Time-out", id="listening.timeout", when="may", show=False,
                tooltip="At least 20 minutes apart, and a time to come back"),
        Command("p", "happen('pass')", "Pass", tooltip="Skip this one; no reason needed", show=False,
                id="listening.pass", when="may"),
        Command("u", "happen('undo')", "Undo", tooltip="Take the last step back", show=False,
                id="listening.undo", when="may"),
        Command("e", "happen('extend')", "Longer", tooltip="Two more minutes; the other gets the same",
                show=False, id="listening.extend", when="may"),
        Command("r", "repair", "Repair", tooltip="A sentence that can turn a talk round", show=False,
                id="listening.repair", when="may_repair"),
        Command("w", "words", "Words", tooltip="First words of a sentence, or feelings to pick from",
                show=False, id="listening.words", when="has_words"),
        Command("m", "moments", "Your moments", tooltip="Moments the speaker has kept, for their eyes only",
                id="listening.moments", when="may_look_at_moments", called="moments_called"),
        Command("i", "rules", "Rules", tooltip="The rules you both keep to in this talk", show=False,
                id="listening.rules", when="has_rules"),
        Command("s", "happen('stop')", "Stop", tooltip="End it here; no reason needed", show=False,
                id="listening.stop", when="may"),
    ]  # fmt: skip

    def __init__(self, session_id: str) -> None:
        super().__init__(session_id)
        self.felt: tuple[str, ...] = ()
        self.words_shown: bool | None = None
        self.rules_shown = False
        self._guarded = -HANDOVER

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
            self.house.say("Two more minutes." + (" The other gets the same." if alone else ""))

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
        from twofold.screens.when import When

        clock, again = self.house.clock, self.state.over == "timeout"
        when = When.for_later(clock) if do == "later" else When.for_return(clock, again=again)
        until = await self.app.push_screen_wait(when)
        if until is not None and self.happened(do, until=until) and do == "later":
            self.house.say("Home keeps it ready for you.")

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

    def action_look_back(self) -> None:
        """Look back at this session."""
        self.house.go(ReplayRoute(self.session_id))

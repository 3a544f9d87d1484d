"""When each key of a session can act, and what it is called then."""

from twofold.domain.listening.engine import State, ends_early, offers
from twofold.domain.listening.session import Do, step_of
from twofold.domain.records import Side
from twofold.screens.ownmoments import Thanking

from .labels import answer, going_on, has_stems, next_do
from .moment import TalkPage
from .seated import is_for_other

THANKS = "appreciations"
"""The protocol in which whoever speaks has their own moments at hand."""
ASKS = 15.0
"""Seconds for which the question stands whether that was all."""


class Allowed(TalkPage, Thanking):
    """A page that leads through a session, and knows what can be done in it now."""

    asked_at: float | None = None
    """When, on the monotonic clock, it was asked whether that was all."""

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
    def thanks_of(self) -> Side | None:
        """Who says thanks just now, or None."""
        if not self.is_there or self.talk.session.protocol.id != THANKS:
            return None
        speaks = self.state.phase == "speak" and self.state.over is None
        return self.state.turn.speaker if speaks else None

    @property
    def moments_called(self) -> str | None:
        """What the key of one's moments is called in the bar: where it is narrow, no line has room for it."""
        return "Own" if self.is_narrow else None

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

    @property
    def moment(self) -> object:
        """The step of the turn, and whether the talk stands still."""
        return self.talk.moment if self.is_there else None

    def hangs_on_moment(self, action: str, given: tuple[object, ...]) -> bool:
        """What leads on, or back; pause, time-out, repair and stop are always either's."""
        if action == "happen":
            return given != ("stop",)
        return action in ("go_on", "answer", "aye", "call_off") or given == ("later",)

    # -- what they are called -------------------------------------------------------------------------

    def answer_called(self, number: int) -> str | None:
        """What an answer is called."""
        return None if self.is_for_other else answer(self.talk.session, self.state, number)

    @property
    def go_on_called(self) -> str | None:
        """What Enter does."""
        if self.is_for_other:
            return None
        if self.ends_early:
            return "That was all"
        return going_on(self.talk.session, self.talk.now, seated=self.house.seat is not None)

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

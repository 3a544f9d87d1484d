"""A whole Floor and mirror of two who sit at a seat each, from home and back."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from tests.support.journeys.seats import NAMES, Two, act
from twofold.domain.listening.session import Session
from twofold.store import Store

KEYS = "fj"
"""The key of each."""
TOPIC = "who cooks on Sundays"
APART = timedelta(minutes=25)
"""A little longer than the time-out of `until_the_time_out`."""


class Floor:
    """What *two*, called *names*, do in their talk; the first of them begins it, and speaks first."""

    def __init__(self, two: Two, names: tuple[str, str] = NAMES) -> None:
        self.two, self.names = two, names

    def until_the_time_out(self) -> None:
        """From home to a time-out in the first turn, after a "not quite"."""
        self._settle_in()
        act(self.two.his, "enter", f"{self.names[0]} goes on when they are done.")
        self._heard(0, "2", "Just that bit, once more.")
        act(self.two.his, "t", "When will you be back?", "in 20 minutes")
        self.two.his.press("enter")
        self.two.wait_for("Time-out until")

    def after_the_time_out(self) -> None:
        """From home, when its time has come, through the other turns and the ballot back to home."""
        first, second = self.names
        for each in self.two:
            each.wait_for(TOPIC, "o Go on")
            act(each, "o", "It is time to come back")
        act(self.two.his, "j", f"{second}  ✓")
        self.two.hers.wait_for(f"{second}  ✓ back")
        act(self.two.hers, "f", "Start again, softly", "enter Go on")
        self.two.his.wait_for("Start again, softly")
        act(self.two.his, "enter", f"{first} speaks", "Pick up the thread")
        self.two.wait_for("Pick up the thread")
        self._heard(0, "1", f"{second} has the floor next")
        self._turned(1)
        self._heard(1, "3", "What else is there?")
        self._heard(1, "1", f"{first} has the floor next")
        self._turned(0)
        self._heard(0, "1", f"{second} has the floor next")
        self._turned(1)
        self._heard(1, "1", "a last good word")
        self._close()

    def _settle_in(self) -> None:
        """From home to the first words; the second joins what the first began."""
        first, second = self.names
        hers, his = self.two
        hers.press("l").wait_for("Appreciations", "Floor and mirror")
        hers.press("down", "down", "down").wait_for("a hard talk")
        hers.press("enter").wait_for("What would you like to talk about?", "Done typing")
        hers.type(TOPIC).wait_for(TOPIC)
        hers.press("enter").wait_for("breathe in")
        his.wait_for(TOPIC, "o Go on")
        act(his, "o", "breathe in")
        act(hers, "enter", "Is now okay for both of you?")
        self.two.wait_for("Is now okay for both of you?")
        act(his, "j", f"{second}  ✓ now is okay")
        hers.wait_for(f"{second}  ✓ now is okay")
        act(hers, "f", f"{first} speaks")
        his.wait_for(f"{first} speaks")

    def _heard(self, speaker: int, answer: str, shows: str) -> None:
        """The speaker is done with a piece, the listener says it back, and the speaker answers."""
        says, hears, name = self.two[speaker], self.two[1 - speaker], self.names[1 - speaker]
        act(says, "enter", f"{name} says it back")
        hears.wait_for(f"{name} says it back")
        act(hears, "enter", f"did {name} get it?", "Only")
        says.wait_for("Only you can say.")
        act(says, answer, shows)
        hears.wait_for(shows)

    def _turned(self, speaker: int) -> None:
        """The floor goes to *speaker*, who takes it at their own seat."""
        name = self.names[speaker]
        self.two.wait_for(f"{name} has the floor next")
        self.two[1 - speaker].wait_for("You listen.")
        act(self.two[speaker], "enter", f"{name} speaks")
        self.two.wait_for(f"{name} speaks")

    def _close(self) -> None:
        """From the last good word to home, with the ballot of each at their own seat."""
        first, second = self.names
        self.two.wait_for(f"{first}, a last good word")
        act(self.two.hers, "enter", f"{second}, a last good word")
        self.two.wait_for(f"{second}, a last good word")
        act(self.two.his, "enter", "How was it?")
        self.two.wait_for("How was it?")
        for each, answers, key in zip(self.two, ("455", "155"), KEYS, strict=True):
            act(each, "enter", "The first of three")
            each.type(answers).wait_for("open the answers")
            assert "not at all" not in each.text
            each.press(key)
        self.two.wait_for("I felt understood", f"{first}  mostly", f"{second}  not at all")
        for each in self.two:
            act(each, "enter", "Thank you,")
            act(each, "escape", "Listen")


def let_time_pass(data: Path, by: timedelta = APART) -> None:
    """Let what happened in the talk in *data* be *by* longer ago: for programs whose clock is not ours."""
    store = Store.open(data)
    (talk,) = store.sessions.all()
    events = tuple(
        replace(event, at=event.at - by, until=event.until and event.until - by) for event in talk.events
    )
    store.save(replace(talk, events=events, due=talk.due and talk.due - by))
    store.close()


def only_session(data: Path) -> Session:
    """Return the one session in the file, which must be sound."""
    store = Store.open(data)
    try:
        assert store.notices == ()
        (session,) = store.sessions.all()
        return session
    finally:
        store.close()


def check_whole(data: Path) -> None:
    """See that the talk in *data* is over, and who is named in it."""
    session = only_session(data)
    assert session.status == "finished"
    by = [(event.do, event.by) for event in session.events if event.do in ("agree", "not_quite", "timeout")]
    assert by == [("agree", "b"), ("agree", "a"), ("not_quite", "a"), ("timeout", None)]

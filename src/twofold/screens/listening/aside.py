"""One quiet line for whoever listens: what they may do now, and what they leave."""

from textual.content import Content

from twofold.domain.listening.engine import Session, State
from twofold.domain.listening.session import round_of
from twofold.domain.people import Couple
from twofold.domain.records import other
from twofold.widgets.plain import plain, signed

WISHES: dict[str, str] = {
    "Just listen to me": "No advice: {name} wants to be listened to.",
    "Comfort me": "No advice: {name} wants comfort.",
    "Help me find ideas": "{name} would like ideas, once you have understood.",
}
"""What a wish means for the one who listens."""


def listeners_line(session: Session, state: State, couple: Couple) -> Content:
    """Return what whoever listens to the one who speaks may do, and what they leave."""
    if state.turn.speaker is None:
        return Content("")
    protocol, speaks = session.protocol, couple.name(state.turn.speaker)
    kinds = [step.kind for step in round_of(protocol, state).steps]
    said = ["You may ask." if protocol.may_ask else "No questions."]
    if state.turn.wish:
        said.append(WISHES.get(state.turn.wish, "{name} asked: ").replace("{name}", speaks))
        said[-1] += "" if state.turn.wish in WISHES else state.turn.wish + "."
    elif not protocol.may_ask:
        said = ["Only listen."]
    if "mirror" in kinds:
        said.append("At each stop, say it back.")
    elif "summary" in kinds:
        said.append("You sum it up afterwards.")
    words = plain("  " + " ".join(said)).stylize("$quiet")
    return signed(couple, other(state.turn.speaker)) + words

"""One quiet line for whoever listens: what they may do now, and what they leave."""

from textual.content import Content

from twofold.domain.listening.engine import Session, State
from twofold.domain.listening.session import round_of
from twofold.domain.people import Couple
from twofold.domain.records import other
from twofold.widgets.plain import plain, signed


def listeners_line(session: Session, state: State, couple: Couple) -> Content:
    """Return what whoever listens to the one who speaks may do, and what they leave."""
    if state.turn.speaker is None:
        return Content("")
    protocol, speaks = session.protocol, couple.name(state.turn.speaker)
    round_, wish = round_of(protocol, state), state.turn.wish
    kinds = [step.kind for step in round_.steps]
    said = ["You may ask." if protocol.may_ask else "No questions."]
    if wish:
        meaning = round_.meaning(wish) or "{name} asked: “" + wish + "”."
        said.append(meaning.replace("{name}", speaks))
    elif not protocol.may_ask:
        said = ["Only listen."]
    if "mirror" in kinds:
        said.append("At each stop, say it back.")
    elif "summary" in kinds:
        said.append("You sum it up afterwards.")
    words = plain("  " + " ".join(said)).stylize("$quiet")
    return signed(couple, other(state.turn.speaker)) + words

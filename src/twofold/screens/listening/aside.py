"""One quiet line for whoever listens: how they show that it arrives, and what they may do."""

from textual.content import Content

from twofold.domain.listening.engine import Session, State
from twofold.domain.listening.session import round_of
from twofold.domain.people import Couple
from twofold.domain.records import other
from twofold.widgets.plain import plain, signed


def listeners_line(session: Session, state: State, couple: Couple) -> Content:
    """Return how whoever listens shows the speaker that it arrives, what they may do, and what they leave."""
    if state.turn.speaker is None:
        return Content("")
    protocol, speaks = session.protocol, couple.name(state.turn.speaker)
    round_, wish = round_of(protocol, state), state.turn.wish
    kinds = [step.kind for step in round_.steps]
    said = ["Look, nod, a quiet yes."]
    if protocol.quiet_end:
        said = ["Look and listen, without a word."]
    elif protocol.may_ask:
        said.append("You may ask.")
    if wish:
        meaning = round_.meaning(wish) or "{name} asked: “" + wish + "”."
        said.append(meaning.replace("{name}", speaks))
    if "mirror" in kinds:
        said.append("At each stop, say it back.")
    elif "summary" in kinds:
        said.append("You sum it up afterwards.")
    words = plain("  " + " ".join(said)).stylize("$quiet")
    return signed(couple, other(state.turn.speaker)) + words

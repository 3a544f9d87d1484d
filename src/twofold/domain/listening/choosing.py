"""Before a session: which protocol suits, and who begins."""

from collections.abc import Sequence

from twofold.domain.records import Side
from twofold.domain.text import folded

from .engine import who_begins
from .protocols import Protocol
from .session import NOT_BEGUN, SessionSummary

MILD_SESSIONS = 3
"""The first sessions keep to what is mild (field guidance: an appreciation before a sore topic)."""
SORENESS: tuple[str, ...] = ("mild", "a bit tender", "tender", "a bit sore", "sore")
"""How sore a topic is, in words, from a heat of 1 to one of 5: one picture, wherever it is said."""


def suggested(protocols: Sequence[Protocol], past: Sequence[SessionSummary]) -> Protocol | None:
    """Return the protocol to put the cursor on: the mildest at first, later the last used."""
    if not protocols:
        return None
    finished = [card for card in past if card.status == "finished"]
    if len(finished) >= MILD_SESSIONS:
        last = finished[-1].protocol.id
        return next((p for p in protocols if p.id == last), protocols[0])
    return min(protocols, key=lambda p: p.heat)


def coming_back(past: Sequence[SessionSummary]) -> tuple[str, ...]:
    """Return the topics that the couple talked about more than once, what came back most often first."""
    counted: dict[str, tuple[int, str]] = {}
    for card in past:
        if card.topic and card.status not in NOT_BEGUN:
            times, _ = counted.get(folded(card.topic), (0, ""))
            counted[folded(card.topic)] = times + 1, card.topic
    often = [(times, topic) for times, topic in counted.values() if times > 1]
    return tuple(topic for _, topic in sorted(often, key=lambda entry: -entry[0]))


def is_new_kind(session_id: str, protocol_id: str, past: Sequence[SessionSummary]) -> bool:
    """Return whether no talk in *past* but *session_id* was of the protocol *protocol_id*, and begun."""
    return not any(
        card.protocol.id == protocol_id and card.id != session_id and card.status not in NOT_BEGUN
        for card in past
    )


def begins_now(past: Sequence[SessionSummary]) -> Side:
    """Return who speaks first this time: whoever did not the last time, *past* being oldest first."""
    begun = [card.first for card in past if card.status not in NOT_BEGUN]
    return who_begins(begun[-1] if begun else None)


def too_sore(heat: int, protocol: Protocol) -> str:
    """Return a sentence when a topic of *heat* is sorer than *protocol* is meant for, else ""."""
    if heat <= protocol.heat:
        return ""
    meant = SORENESS[protocol.heat - 1]
    return f"{protocol.name} suits a topic that is {meant}. This one may need more structure."


def minutes_words(protocol: Protocol) -> str:
    """Return how long *protocol* takes, such as "20–30 min" or "45, 60 or 90 min"."""
    if protocol.variants:
        lengths = [f"{variant.minutes:g}" for variant in protocol.variants]
        return f"{', '.join(lengths[:-1])} or {lengths[-1]} min" if len(lengths) > 1 else f"{lengths[0]} min"
    low, high = protocol.minutes
    return f"{low:g} min" if low == high else f"{low:g}–{high:g} min"

"""The way from what a talk is about to the talk itself."""

from collections.abc import Iterable
from datetime import datetime

from .engine import state_of
from .routes import SessionRoute, SetupRoute
from .session import NOT_OVER, Beat, Session, SessionSummary

AWAY = 3.0
"""Seconds without a heartbeat after which a running session counts as interrupted."""
NO_ONES_TURN = ("choose", "ended")
"""Phases in which no time runs."""


def way_to_talk(
    cards: Iterable[SessionSummary], about: str, protocol_id: str, topic: str = ""
) -> SessionRoute | SetupRoute:
    """Return the way to the talk *about* something that is not over, the one of *cards* begun last.

    Where there is none: to a new one after the protocol *protocol_id*, on *topic*.
    """
    begun = [card for card in cards if card.about == about and card.status in NOT_OVER]
    if begun:
        return SessionRoute(max(begun, key=lambda card: card.created).id)
    return SetupRoute(protocol_id, topic=topic, about=about)


def is_running(session: Session, beat: Beat | None, now: datetime) -> bool:
    """Return whether *session* runs at some terminal at *now*, as its heartbeat *beat* tells.

    Not at the ballot, which each may leave, and come back to, as they like.
    """
    if beat is None or abs((now - beat.updated).total_seconds()) > AWAY:
        return False
    state = state_of(session)
    return state.over is None and state.phase not in (*NO_ONES_TURN, "pulse")

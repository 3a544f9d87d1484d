"""The way from what a talk is about to the talk itself."""

from collections.abc import Iterable

from .routes import SessionRoute, SetupRoute
from .session import NOT_OVER, SessionSummary


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

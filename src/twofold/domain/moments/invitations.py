"""What moments invite to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import MomentsRoute

INVITATIONS = (
    Invitation("moments", "A moment each", "one line about something good, for yourself or shown", 2, True,
               MomentsRoute()),
)  # fmt: skip

"""What tuning in invites to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import CheckInRoute, TuningRoute

INVITATIONS = (
    Invitation("tuning", "How you are today", "each of you, in two minutes", 4, True, TuningRoute()),
    Invitation("tuning.checkin", "A check-in", "thanks, what is open, one small promise each", 60, False,
               CheckInRoute()),
)  # fmt: skip

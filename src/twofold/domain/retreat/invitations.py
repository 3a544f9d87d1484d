"""What the retreat planner invites to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import RetreatRoute

INVITATIONS = (
    Invitation("retreat", "Dream of a weekend", "where to, and what for; nothing needs booking", 30, True,
               RetreatRoute()),
)  # fmt: skip

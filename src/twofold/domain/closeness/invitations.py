"""What it invites to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import ClosenessRoute

INVITATIONS = (
    Invitation("closeness", "How close you feel", "two circles each, and a word if you like", 2, True,
               ClosenessRoute()),
)  # fmt: skip

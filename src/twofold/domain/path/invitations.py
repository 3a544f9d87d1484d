"""What it invites to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import PathRoute

INVITATIONS = (
    Invitation("path", "One thing, three talks", "what keeps coming back; today each only prepares", 15,
               False, PathRoute()),
)  # fmt: skip
"""The first step takes a quarter of an hour; the talks come on days of their own."""

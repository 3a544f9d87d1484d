"""What the worksheet invites to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import WorksheetRoute

INVITATIONS = (
    Invitation("worksheet", "Needs and wants", "each of you writes what matters now", 45, False,
               WorksheetRoute()),
)  # fmt: skip

"""What the shelf invites to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import ShelfRoute

INVITATIONS = (
    Invitation("shelf", "Choose a book or a film", "something to talk about in the weeks to come", 10, True,
               ShelfRoute()),
)  # fmt: skip

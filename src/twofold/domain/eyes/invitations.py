"""What looking at each other invites to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import EyesRoute

INVITATIONS = (
    Invitation("eyes", "A quiet look", "a minute of it is enough", 2, True, EyesRoute()),
)  # fmt: skip

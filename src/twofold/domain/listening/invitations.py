"""What listening invites to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import SetupRoute

INVITATIONS = (
    Invitation("appreciations", "Appreciations", "three small thanks each, said back", 8, True,
               SetupRoute("appreciations")),
    Invitation("daily-five", "Daily five", "five small questions that keep you up to date", 12, False,
               SetupRoute("daily-five")),
    Invitation("outside-stress", "Outside stress", "what weighs on each of you, with the other on your side",
               20, True, SetupRoute("outside-stress")),
    Invitation("floor-and-mirror", "Floor and mirror", "one thing that matters, heard piece by piece",
               25, False, SetupRoute("floor-and-mirror")),
    Invitation("equal-silence", "Equal silence", "equal time for each, and no reply", 45, True,
               SetupRoute("equal-silence")),
)  # fmt: skip

"""What the promises invite to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import NewThingsRoute, RitualsRoute, SentenceRoute

INVITATIONS = (
    Invitation("promises.new-things", "Something new", "name one small thing you would like to do together",
               3, True, NewThingsRoute()),
    Invitation("promises.sentence", "A sentence you share", "what the two of you stand for, in one line",
               15, False, SentenceRoute()),
    Invitation("promises.rituals", "A ritual of your own", "how you part, meet again, end the day", 20, True,
               RitualsRoute()),
)  # fmt: skip

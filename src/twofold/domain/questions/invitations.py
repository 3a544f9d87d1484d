"""What the questions invite to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import QuestionsRoute

INVITATIONS = (
    Invitation("questions", "A question or two", "a card at a time; stop when you like", 15, True,
               QuestionsRoute()),
    Invitation("questions.guess", "Guess my answer", "how well do you know each other these days?", 15, True,
               QuestionsRoute("guess")),
    Invitation("questions.rising", "Questions that go deeper", "from light to close, in an hour or less",
               45, False, QuestionsRoute("rising")),
)  # fmt: skip

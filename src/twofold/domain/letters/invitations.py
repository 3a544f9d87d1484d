"""What letters invite to, on an evening on which nothing waits."""

from ..tonight import Invitation
from .routes import LettersRoute

INVITATIONS = (
    Invitation("letters.lines", "A few lines to each other", "written alone, given when you like", 15, False,
               LettersRoute()),
    Invitation("letters", "A letter or a poem", "what is hard to say is sometimes easier to write", 40, True,
               LettersRoute()),
)  # fmt: skip

"""The ways to ask, what they are called, and what is known about them."""

from twofold.domain.questions.records import Way

WAYS: tuple[tuple[Way, str, str], ...] = (
    ("draw", "A card at a time", "as many as you like"),
    ("rising", "The rising set", "three quarter-hours, each deeper than the last"),
    ("guess", "Guess my answer", "one guesses, the other tells; then you swap"),
)
"""The ways, what they are called, and a few words on each."""
NAMES = {way: name for way, name, _ in WAYS}
ABOUT = (
    "Both of you answer each question before the next one comes, and the reader changes every time. In the "
    "study that the rising set comes from, pairs who did this felt closer after 45 minutes than pairs who "
    "made small talk (Aron and others, 1997). They were strangers in a laboratory, once; taking turns to "
    "answer seems to be what did it (Sprecher and others, 2013). Nobody has shown it for couples of many "
    "years, and it is not therapy. The questions here are our own.",
    "Guessing comes from couples education, where knowing each other's world is practised. It is not a "
    "test: wrong guesses teach you the most.",
)
"""What is known about it, said honestly."""

"""The ways to ask, what they are called, and what is known about them."""

from twofold.domain.questions.records import Way

WAYS: tuple[tuple[Way, str, str], ...] = (
    ("draw", "A card at a time", "as many as you like"),
    ("rising", "The rising set", "three times a quarter of an hour, each deeper"),
    ("guess", "Guess my answer", "one guesses, the other tells; then change over"),
)
"""The ways, what they are called, and a few words on each."""
NAMES = {way: name for way, name, _ in WAYS}
ABOUT = (
    "Both of you answer each question before the next one comes, and the reader changes every time. In the "
    "study that the rising set comes from, pairs who did this felt closer after 45 minutes than pairs who "
    "made small talk (Aron and others, 1997). They were strangers in a laboratory, one time; answering by "
    "turns seems to be what did it (Sprecher and others, 2013). Nobody has shown it for couples of many "
    "years, and it is no therapy. The questions here are our own.",
    "Guessing comes from couples education, where knowing each other's world is practised. It is no test: "
    "the wrong guesses are the good ones.",
)
"""What is known about it, said honestly."""

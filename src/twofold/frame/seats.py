"""The seats: a terminal that was given to one of the two."""

from twofold.domain.people import Couple, Invalid
from twofold.domain.records import Side
from twofold.domain.text import clean_line


def seat_of(couple: Couple | None, words: str) -> Side:
    """Return who of *couple* is meant by *words*, the name given with ``--as``.

    Raises Invalid where the two have not met yet, or where it is neither of them.
    """
    if couple is None:
        raise Invalid("twofold does not know your names yet. Open it once without --as, and say who you are.")
    side = couple.side_called(words)
    if side is None:
        import shlex

        both = f"--as {shlex.quote(couple.a.name)} or --as {shlex.quote(couple.b.name)}"
        raise Invalid(f'"{clean_line(words)}" is neither of you. It is {both} (or --as a, --as b).')
    return side

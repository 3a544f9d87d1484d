"""The couple: two partners with a name, a colour and a mark each."""

from typing import Annotated, Literal, get_args

import msgspec

from .records import SIDES, Hands, Record, Side
from .text import NAME_LIMIT, clean_line, folded, is_blank, visible

Colour = Literal["clay", "sage", "sky", "plum", "amber", "rose", "teal", "slate"]
"""Named hues; a theme decides how each one looks in light and in dark."""
Mark = Literal["◆", "●", "▲", "■", "✦", "✚"]
"""Signs of one cell that tell the partners apart without colour."""

COLOURS: tuple[Colour, ...] = get_args(Colour)
MARKS: tuple[Mark, ...] = get_args(Mark)
COUPLE_ID = "couple"
"""The couple is one record with a fixed id."""


class Partner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the two. ``name``: 1 to 40 characters of any script."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=NAME_LIMIT)]
    colour: Colour
    mark: Mark


class Couple(Record, frozen=True, kw_only=True):
    """The two partners of one data file."""

    one_of_a_kind = True

    id: str = COUPLE_ID
    a: Partner
    b: Partner

    def partner(self, side: Side) -> Partner:
        """Return the partner who sits on *side*."""
        return self.a if side == "a" else self.b

    def name(self, hands: Hands) -> str:
        """Return the name of a partner, or "Ana and Ben" for both."""
        return f"{self.a.name} and {self.b.name}" if hands == "both" else self.partner(hands).name

    def side_called(self, words: str) -> Side | None:
        """Return which of the two is meant by *words*: a name, the beginning of one, or "a" or "b".

        None where it is neither, or could be both. A whole name comes before "a" and "b", and these before
        the beginning of a name; capitals and accents do not matter.
        """
        called, names = _compared(words), {side: _compared(self.name(side)) for side in SIDES}
        whole = [side for side in SIDES if called == names[side]]
        begun = [side for side in SIDES if called and names[side].startswith(called)]
        for found in (whole, [side for side in SIDES if side == called], begun):
            if found:
                return found[0] if len(found) == 1 else None
        return None


def _compared(name: str) -> str:
    return folded(visible(clean_line(name)))


class Invalid(ValueError):
    """What was given cannot be used; the message is a sentence to show."""


def meet(
    name_a: str,
    name_b: str,
    colours: tuple[Colour, Colour] = ("clay", "teal"),
    marks: tuple[Mark, Mark] = ("◆", "●"),
) -> Couple:
    """Return a new couple of two named partners.

    Raises Invalid when a name is empty, or when names, colours or marks of the two are the same.
    """
    return with_partners(
        None,
        Partner(clean_line(name_a, NAME_LIMIT), colours[0], marks[0]),
        Partner(clean_line(name_b, NAME_LIMIT), colours[1], marks[1]),
    )


def with_partners(couple: Couple | None, a: Partner, b: Partner) -> Couple:
    """Return *couple* (or a new one) with these partners, whose names are cleaned first.

    Raises Invalid when a name is empty, or when names, colours or marks of the two are the same.
    """
    a = msgspec.structs.replace(a, name=clean_line(a.name, NAME_LIMIT))
    b = msgspec.structs.replace(b, name=clean_line(b.name, NAME_LIMIT))
    if is_blank(a.name) or is_blank(b.name):
        raise Invalid("Each of you needs a name. Anything you call each other will do.")
    if visible(a.name).casefold() == visible(b.name).casefold():
        raise Invalid("Two different names help you see whose turn it is. Add a letter to one of them.")
    if a.colour == b.colour:
        raise Invalid("Choose two different colours, so you can see whose turn it is.")
    if a.mark == b.mark:
        raise Invalid("Choose two different marks. They tell you apart where there is no colour.")
    return couple.with_(a=a, b=b) if couple else Couple(a=a, b=b)


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

"""The ballot in words: a line for each of the two, their digits, and the answers once they are open."""

from textual.content import Content
from textual.style import Style

from twofold.domain.listening.pulse import ANSWERS, KEYS, QUESTIONS, Pulse, ballots, without_names
from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.widgets.plain import plain, signed


def line(couple: Couple, side: Side, words: Content) -> Content:
    """Return the line of *side*: their name, and *words* below those of the other line."""
    widest = max(plain(name).cell_length for name in (couple.a.name, couple.b.name)) + 4
    name = signed(couple, side)
    return name.pad_right(max(0, widest - name.cell_length)) + words


def digits(side: Side, *, narrow: bool) -> Content:
    """Return the five keys of *side* with what each means; *narrow*: only what the first and last mean."""
    words = [f"{ANSWERS[0]}  ", "", "", "", ANSWERS[-1]] if narrow else [f"{answer}   " for answer in ANSWERS]
    keys = [digit for digit, (whose, _) in KEYS.items() if whose == side]
    return Content("").join(
        Content.assemble((f"{digit} ", "bold $accent"), (said, "$quiet")).stylize(
            Style.from_meta({"key": digit})
        )
        for digit, said in zip(keys, words, strict=True)
    )


def answers(couple: Couple, pulse: Pulse, width: int | None) -> Content:
    """Return the open answers of both, in few lines of *width* cells; None: there is room for all."""
    shown = without_names(*ballots(pulse))
    parts: list[Content] = []
    for index, (name, words) in enumerate(QUESTIONS):
        parts.append(Content.styled(words, "bold"))
        said = [
            Content.assemble(signed(couple, side), "  ", ANSWERS[rating - 1])
            for side, ballot in zip(SIDES, shown, strict=True)
            if (rating := getattr(ballot, name)) is not None
        ] or [Content.styled("left out", "$quiet")]
        row = Content("    ").join(said)
        if width is not None and row.cell_length + 2 <= width:
            parts.append(Content("  ") + row)
        else:
            parts += [Content("  ") + one for one in said]
        if width is None and index < len(QUESTIONS) - 1:
            parts.append(Content(""))
    return Content("\n").join(parts)

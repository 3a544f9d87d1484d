"""A session told again, as lines of text for a given width."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from twofold.domain.dates import clock_time, length_words, long_date
from twofold.domain.listening.lookback import (
    NOT_OVER,
    Look,
    Moment,
    counted,
    felt_words,
    look_back,
)
from twofold.domain.listening.session import Note, Session
from twofold.domain.people import Couple
from twofold.domain.records import SIDES, Side
from twofold.widgets.plain import hue, plain, signed

NARROW = 50
"""Cells below which the two partners' lines are stacked."""


class Story(Widget):
    """Shows *session* as it went, with its notes; before ``tell`` it is empty."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._told: tuple[Session, Look, Couple, Sequence[Note]] | None = None
        self._lines: dict[int, list[Content]] = {}

    def tell(self, session: Session, couple: Couple, notes: Sequence[Note]) -> None:
        """Show this one."""
        self._told = (session, look_back(session, couple), couple, notes)
        self._lines.clear()
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Return the lines that are shown in *width* cells."""
        if width not in self._lines:
            self._lines = {width: list(told(*self._told, width)) if self._told else []}
        return self._lines[width]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return len(self.lines(width))

    def render(self) -> Content:
        """Draw all of it."""
        return Content("\n").join(self.lines(self.content_size.width))


def told(
    session: Session, look: Look, couple: Couple, notes: Sequence[Note], width: int
) -> Iterator[Content]:
    """Yield the lines, none wider than *width* cells: what it was, a mirror of it, the notes, how it went."""
    yield from _what(session, width)
    yield from _mirror(look, couple, width)
    written = [note for note in notes if note.text.strip()]
    if written:
        yield from _heading("What you wrote down", width)
        for number, note in enumerate(written):
            if number:
                yield Content(" ")
            yield from _wrapped(Content(note.text.strip("\n")), width)
    if look.moments:
        yield from _heading("How it went", width)
        yield from _timeline(look.moments, couple, width)


def _what(session: Session, width: int) -> Iterator[Content]:
    began = next((event.at for event in session.events if event.do == "begin"), session.created)
    yield from _wrapped(Content.styled(session.protocol.name, "bold $accent"), width)
    if session.topic:
        yield from _wrapped(Content.styled(session.topic, "bold"), width)
    lasted = "still open" if session.status in NOT_OVER else length_words(session.seconds)
    day, when = long_date(began), f"{clock_time(began)} · {lasted}"
    for words in (f"{day} · {when}",) if len(day) + len(when) + 3 <= width else (day, when):
        yield from _wrapped(Content.styled(words, "$quiet"), width)
    yield Content(" ")
    yield from _wrapped(Content.styled(session.protocol.why, "$quiet"), width)


def _mirror(look: Look, couple: Couple, width: int) -> Iterator[Content]:
    """Yield how the floor was shared and what came of it; nothing where nobody has spoken."""
    felt = {
        side: felt_words(ballot) for side, ballot in zip(SIDES, look.ballots or (), strict=False)
    }  # fmt: skip
    spoken = look.floor_a + look.floor_b
    if not (spoken or look.together or any(felt.values()) or look.mirrors or look.repairs):
        return
    yield from _heading("The two of you", width)
    if spoken:
        yield _bar(look, couple, width)
        yield Content(" ")
    if spoken or any(felt.values()):
        yield from _sides(look, felt, couple, width)
    words = []
    if spoken and look.about_equal:
        words.append("You each had the floor for about the same time.")
    if look.together:
        words.append(f"You took {length_words(look.together)} together.")
    if said := counted(look):
        words.append(said)
    if words:
        if spoken or any(felt.values()):
            yield Content(" ")
        yield from _wrapped(plain(" ".join(words)), width)


def _bar(look: Look, couple: Couple, width: int) -> Content:
    """Return the shares of the floor as one line: a's from the left, b's from the right, a gap between."""
    cells = max(2, width - 5)
    share = look.share_a or 0.0
    a = round(cells * share)
    if look.floor_a and look.floor_b:
        a = min(cells - 1, max(1, a))
    style_a, style_b = hue(couple.a.colour), hue(couple.b.colour)
    return Content.assemble(
        (f"{couple.a.mark} ", style_a), ("━" * a, style_a), " ",
        ("━" * (cells - a), style_b), (f" {couple.b.mark}", style_b),
    )  # fmt: skip


def _sides(look: Look, felt: dict[Side, str], couple: Couple, width: int) -> Iterator[Content]:
    floors = {"a": look.floor_a, "b": look.floor_b}
    names = {side: signed(couple, side) for side in SIDES}
    column = max(name.cell_length for name in names.values())
    spoken = any(floors.values())
    lengths = {side: length_words(floors[side]) if floors[side] else "no time" for side in SIDES}
    middle = max(len(words) for words in lengths.values()) if spoken else 0
    stacked = width < NARROW or column + middle + max(map(len, felt.values()), default=0) + 6 > width
    for side in SIDES:
        feeling = felt.get(side, "")
        if stacked:
            yield names[side].truncate(width, ellipsis=True)
            for words in (f"{lengths[side]} with the floor" if spoken else "", feeling):
                yield from (_wrapped(plain(words), width, 2) if words else ())
        else:
            row = names[side].pad_right(column - names[side].cell_length + 3)
            row += lengths[side].ljust(middle + 3) if spoken else ""
            yield row + feeling


def _timeline(moments: Sequence[Moment], couple: Couple, width: int) -> Iterator[Content]:
    clocks = [into(moment.t) for moment in moments]
    column = max(map(len, clocks))
    part = moments[0].part
    for moment, clock in zip(moments, clocks, strict=True):
        if moment.part != part:
            yield Content(" ")
        part = moment.part
        mark = Content("  ")
        if moment.by:
            partner = couple.partner(moment.by)
            mark = Content.styled(f"{partner.mark} ", hue(partner.colour))
        head = Content.styled(clock.rjust(column), "$quiet") + "  " + mark
        words = _named(moment, couple) if moment.by else Content.styled(moment.words, "$quiet")
        for number, line in enumerate(words.wrap(max(8, width - head.cell_length))):
            yield (head if number == 0 else Content(" " * head.cell_length)) + line


def _named(moment: Moment, couple: Couple) -> Content:
    """Return the words of *moment*, with the name of whose it was in their colour."""
    words = Content(moment.words)
    if moment.by is None:
        return words
    partner = couple.partner(moment.by)
    # A name may be a part of other words: only where the sentence names somebody does it count.
    if moment.words.endswith(ending := f"{partner.name} has the floor."):
        start = len(moment.words) - len(ending)
    elif moment.words.startswith(partner.name):
        start = 0
    else:
        return words
    return words.stylize(f"bold {hue(partner.colour)}", start, start + len(partner.name))


def _heading(title: str, width: int) -> Iterator[Content]:
    yield Content(" ")
    rule = " " + "─" * (width - len(title) - 1) if width > len(title) + 1 else ""
    yield Content.assemble((title[:width], "$quiet"), (rule, "$line"))
    yield Content(" ")


def _wrapped(text: Content, width: int, indent: int = 0) -> Iterator[Content]:
    for line in text.expand_tabs(4).wrap(max(8, width - indent)):
        yield Content(" " * indent) + line if line.plain.strip() else Content(" ")


def into(t: float) -> str:
    """Return *t* seconds into a session as a clock shows it: "0:07", "12:30", "1:02:33"."""
    minutes, seconds = divmod(int(t), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"

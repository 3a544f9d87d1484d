"""The list of sessions, month by month."""

from datetime import date, datetime

from textual.content import Content

from twofold.domain.dates import column_day, moment_words, month_words, short_length
from twofold.domain.listening.lookback import NOT_OVER, Shelf
from twofold.domain.listening.session import SessionSummary, Status
from twofold.widgets.longlist import LongList, fit

_DAY = 6
_GAP = "   "
_WORDS: dict[Status, str] = {
    "timeout": "time-out until",
    "open": "under way",
    "planned": "planned for",
    "chosen": "chosen, not begun",
}


class Ledger(LongList[SessionSummary], inherit_bindings=False):
    """Sessions in months, one of them under the cursor."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._now: datetime | None = None
        self._titles = self._lengths = 0

    def lines_of(self, item: SessionSummary) -> int:
        """Return the lines of a session: one more for its topic where it is narrow, and for how it stands."""
        return 1 + (self.narrow and bool(item.topic)) + (item.status in NOT_OVER)

    def show_shelf(self, shelf: Shelf, now: datetime) -> None:
        """Show *shelf* as seen from *now* (aware); the cursor stays with its session, else with its row."""
        self._now = now
        cards = shelf.cards
        names = {card.protocol.name for card in cards}
        self._titles = max((Content(name).cell_length for name in names), default=0)
        self._lengths = max((len(short_length(card.seconds)) for card in cards), default=0)
        groups = [("Still open", len(shelf.not_over))] if shelf.not_over else []
        groups += [(month_words(date(m.year, m.month, 1)), len(m.cards)) for m in shelf.months]
        self.show(cards, groups)

    def draw_line(self, item: SessionSummary, part: int, width: int, here: bool) -> Content:
        """Draw the line *part* of a session."""
        card = item
        sign = Content.styled("▸ ", "bold $accent") if here and part == 0 else Content("  ")
        narrow = self.narrow
        room = width - 2 - _DAY - len(_GAP)
        if part:
            below = (
                Content.styled(card.topic, "$quiet")
                if part == 1 and narrow and card.topic
                else self._state(card, narrow)
            )
            return sign + " " * _DAY + _GAP + below.truncate(room, ellipsis=True)
        when = card.created.astimezone()
        day = Content.styled(column_day(when), "$quiet")
        length = "" if card.status in NOT_OVER else short_length(card.seconds)
        right = Content.styled(length if narrow else length.rjust(self._lengths), "$quiet")
        room -= (len(length) if narrow else self._lengths) + 1
        weight = "bold" if here else ""
        name = Content.styled(card.protocol.name, weight)
        if narrow:
            return sign + day + _GAP + fit(name, room) + " " + right
        topic = Content(card.topic)
        titles = min(self._titles, width * 3 // 10)
        rest = room - titles - 2 * len(_GAP)
        return sign + day + _GAP + fit(name, titles) + _GAP + fit(topic, rest) + _GAP + right + " "

    def _state(self, card: SessionSummary, narrow: bool) -> Content:
        now, due = self._now, card.due
        at = moment_words(due, now).removeprefix("today at ") if due and now else ""
        if card.status == "timeout" and due and now and due <= now:
            words = "your time-out is over"
        elif narrow:
            # The time must be there, whatever else is cut.
            name = {"timeout": "time-out, ", "planned": "planned, "}.get(card.status, "")
            words = name + at.replace(" at ", " ") if name else _WORDS[card.status]
        else:
            words = f"{_WORDS[card.status]} {at}".rstrip()
        return Content.styled(words, "$accent")

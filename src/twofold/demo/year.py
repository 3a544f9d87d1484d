"""What can happen in a round of the worksheet: it is opened, requests are answered, agreements are made."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

from msgspec.structs import replace

from twofold.domain.promises.agreements import (
    Agreement,
    Happened,
    Review,
    Verdict,
    agree,
    begin,
    from_reply,
    look_at,
)
from twofold.domain.promises.terms import Terms
from twofold.domain.records import SIDES, Hands, Side, other
from twofold.domain.worksheet.requests import (
    Answer,
    Circles,
    Reply,
    agreed,
    answer_offer,
    give,
    new_reply,
    open_circles,
    say,
)
from twofold.domain.worksheet.rounds import Shown, Worksheet, requests, reveal, shown
from twofold.domain.worksheet.sheet import Draft, Row, done

from .rows import FATES, GUESSES, ROUNDS

_SEED = 20_260_214


class Year:
    """The rounds, as they come about one after the other; a row is named as in `rows`, a day by days ago."""

    def __init__(self, today: date, zone: tzinfo | None) -> None:
        self.today, self.zone = today, zone
        self.rng = Random(_SEED)
        self.ids: dict[str, str] = {}
        self.rows: dict[str, tuple[Worksheet, Side, Row]] = {}
        self.worksheets: list[Worksheet] = []
        self.replies: dict[str, Reply] = {}
        self.agreements: list[Agreement] = []

    def open_round(self, number: int, days: int) -> None:
        """Let both write, guess and open the round *number*."""
        began = self.moment(days, time(19, 15))
        before = self.worksheets[-1].id if self.worksheets else None
        sheet = Worksheet(id=self.id(""), created=began, updated=began, day=self.day(days), previous=before)
        a, b = (self.side(number, side) for side in SIDES)
        opened = self.moment(days, time(20, 25))
        sheet = reveal(sheet, a, b, opened).with_(updated=opened)
        self.worksheets.append(sheet)
        for side, rows in ROUNDS[number].items():
            for row in rows:
                found = sheet.row(self.ids[row.id])
                assert found is not None
                self.rows[row.id] = (sheet, side, found[1])

    def side(self, number: int, side: Side) -> Shown:
        """Return what *side* wrote and guessed in the round *number*, as it is shown."""
        rows = tuple(
            replace(row, id=self.id(row.id), before=self.ids[row.before] if row.before else None)
            for row in ROUNDS[number][side]
        )
        since = {self.ids[name]: fate for name, fate in FATES[number][side].items()}
        return shown(done(Draft(rows=rows, since=since)), GUESSES[number][side])

    def say(self, row: str, answer: Answer, days: int, words: str = "", until: int | None = None) -> None:
        """Let the other one answer the request of *row*; *days* and *until* are days ago."""
        reply, at = self.reply(row, days)
        later = None if until is None else self.day(until)
        self.replies[row] = say(reply, answer, at, self.day(days), words, later).with_(updated=at)

    def give(self, row: str, days: int) -> None:
        """Let the other one choose the request of *row* as their gift."""
        sheet, side, _ = self.rows[row]
        assert sheet.revealed is not None
        offered = [each.id for each in requests(sheet.revealed.side(side).rows)]
        reply, at = self.reply(row, days)
        self.replies[row] = give(reply, offered, self.replies.values(), at).with_(updated=at)

    def reply(self, row: str, days: int) -> tuple[Reply, datetime]:
        """Return the reply to *row* so far, and the minute on that day at which it is added to."""
        sheet, side, asked = self.rows[row]
        at = self.moment(days, time(20, 50 + len(self.replies) % 9))
        return self.replies.get(row) or new_reply(sheet.id, asked.id, other(side), at), at

    def offer(self, row: str, fits: bool, days: int) -> None:
        """Let the one who asked answer a smaller offer."""
        at = self.moment(days, time(21, 5))
        self.replies[row] = answer_offer(self.replies[row], fits).with_(updated=at)

    def circles(self, row: str, days: int, a: Circles, b: Circles) -> None:
        """Let both open their two circles."""
        at = self.moment(days, time(20, 15))
        self.replies[row] = open_circles(self.replies[row], a, b, at).with_(updated=at)

    def agree(self, row: str, days: int, who: Hands, what: str, *, review: int, first: int | None = None,
              until: int | None = None, often: str = "", notice: str = "",
              at: time | None = None) -> Agreement:  # fmt: skip
        """Let both agree on what came of *row*; ``review``, ``first`` and ``until`` are days ago."""
        sheet, side, asked = self.rows[row]
        now = self.moment(days, time(21, 20))
        terms = Terms(
            who=who, what=what, review=self.day(review), first=None if first is None else self.day(first),
            often=often, notice=notice, until=None if until is None else self.day(until),
            at=at,
        )  # fmt: skip
        card = begin(
            now, id=from_reply(self.replies[row].id), asker=side, need=asked.words, met=asked.met,
            worksheet=sheet.id, row=asked.id,
        )  # fmt: skip
        made = agree(terms, (other(side), side), now, self.day(days), card=card)
        self.agreements.append(made)
        self.replies[row] = agreed(self.replies[row], made.id).with_(updated=now)
        return made

    def look(self, made: Agreement, days: int, happened: Happened, verdict: Verdict, *, met: int,
             thanks: tuple[str, str], review: int | None = None) -> Agreement:  # fmt: skip
        """Let both look at an agreement again."""
        at, today = self.moment(days, time(20, 40)), self.day(days)
        terms = made.terms if review is None else replace(made.terms, review=self.day(review))
        seen = look_at(made, Review(happened, met, thanks), verdict, terms, ("a", "b"), at, today)
        seen = seen.with_(updated=at)
        self.agreements[self.agreements.index(made)] = seen
        return seen

    def id(self, name: str) -> str:
        """Return a new id, remembered under *name*."""
        self.ids[name] = f"{self.rng.getrandbits(128):032x}"
        return self.ids[name]

    def day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def moment(self, ago: int, at: time) -> datetime:
        return datetime.combine(self.day(ago), at, self.zone).astimezone(UTC)

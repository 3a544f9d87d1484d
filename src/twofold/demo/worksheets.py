"""The made-up couple's three rounds of the worksheet, and what came of the requests in them.

Everything goes through the functions of `domain`, so it is what two people could have done by keys.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

import msgspec
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
from twofold.domain.records import SIDES, Hands, Record, Side, other
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
DAYS = (246, 118, 20)
"""How many days ago the rounds were."""


class Rounds(msgspec.Struct, frozen=True):
    """All that the couple has of worksheets, oldest first. ``talk``: the row that they listened about."""

    worksheets: tuple[Worksheet, ...]
    replies: tuple[Reply, ...]
    agreements: tuple[Agreement, ...]
    talk: Row

    @property
    def records(self) -> tuple[Record, ...]:
        """All of it, to keep."""
        return (*self.worksheets, *self.replies, *self.agreements)

    @property
    def about(self) -> str:
        """What the talk about ``talk`` came from, as a session keeps it."""
        return f"row:{self.worksheets[-1].id}:{self.talk.id}"


def worksheet(now: datetime) -> tuple[Record, ...]:
    """Return all that the made-up couple has of worksheets up to *now* (aware)."""
    return rounds(now).records


def rounds(now: datetime) -> Rounds:
    """Return the rounds, replies and agreements as of *now* (aware). The same day gives the same ones."""
    return _Year(now.date(), now.tzinfo).lived()


class _Year:
    """The rounds, as they come about one after the other."""

    def __init__(self, today: date, zone: tzinfo | None) -> None:
        self.today, self.zone = today, zone
        self.rng = Random(_SEED)
        self.ids: dict[str, str] = {}
        self.rows: dict[str, tuple[Worksheet, Side, Row]] = {}
        self.worksheets: list[Worksheet] = []
        self.replies: dict[str, Reply] = {}
        self.agreements: list[Agreement] = []

    def lived(self) -> Rounds:
        for number, days in enumerate(DAYS):
            self.open_round(number, days)
        self.first_round()
        self.second_round()
        self.third_round()
        talk = self.rows["friends-3"][2]
        replies = tuple(sorted(self.replies.values(), key=lambda reply: (reply.created, reply.id)))
        agreements = tuple(sorted(self.agreements, key=lambda each: (each.created, each.id)))
        return Rounds(tuple(self.worksheets), replies, agreements, talk)

    def first_round(self) -> None:
        """They find out that asking helps."""
        self.give("asked-1", 246)
        self.say("evening-1", "yes", 246)
        self.say("sea-1", "later", 246, until=225)
        self.say("sea-1", "yes", 225)
        self.say("sunday-1", "yes", 245)
        self.say("burden-1", "smaller", 246, words="The shopping on Saturdays; we write the list together")
        self.offer("burden-1", True, 245)
        self.say("told-1", "yes", 246)
        self.give("mine-1", 246)
        self.say("sleep-1", "later", 245, until=215)
        self.say("sleep-1", "yes", 214)
        phones = self.agree(
            "evening-1",
            245,
            "both",
            "The phones sleep in the hall from eight",
            review=231,
            often="on weekdays",
            notice="The basket in the hall is full",
        )
        phones = self.look(
            phones,
            231,
            "partly",
            "keep",
            met=6,
            review=217,
            thanks=("For coming to look for me.", "For not sighing when I forgot."),
        )
        self.look(
            phones,
            217,
            "mostly",
            "drop",
            met=7,
            thanks=("It goes by itself now.", "We need no card for it any more."),
        )
        shopping = self.agree(
            "burden-1",
            245,
            "a",
            "The shopping on Saturdays, from a list we write together",
            first=241,
            review=231,
            often="each week",
            notice="There is milk",
        )
        shopping = self.look(shopping, 231, "mostly", "keep", met=6, review=29, thanks=("", "For the milk."))
        self.look(shopping, 29, "mostly", "keep", met=7, review=-12, thanks=("For carrying it home.", ""))

    def second_round(self) -> None:
        """In the middle of the quarrel about money."""
        self.give("money-2", 118)
        self.say("asked-2", "yes", 118)
        self.say("evening-2", "yes", 117)
        self.say("sea-2", "smaller", 117, words="Two days; the third I spend with Dad")
        self.offer("sea-2", True, 117)
        self.say("jo-2", "another", 118, words="A gift that we choose once, instead of an answer each time")
        self.say("jo-2", "yes", 113)
        self.give("burden-2", 118)
        self.say("told-2", "yes", 118)
        self.say("mine-2", "yes", 118)
        self.say("hug-2", "yes", 117)
        money = self.agree(
            "money-2",
            116,
            "both",
            "Anything over two hundred is a question first",
            review=102,
            often="each time",
            notice="We have heard of it before anyone else",
        )
        money = self.look(
            money,
            102,
            "mostly",
            "keep",
            met=5,
            review=60,
            thanks=("For ringing me from the garage.", "For not saying no at once."),
        )
        self.look(
            money,
            60,
            "mostly",
            "keep",
            met=7,
            review=-9,
            thanks=("I stopped looking at the account.", "For trusting me with Jo."),
        )

    def third_round(self) -> None:
        """What is under way now."""
        self.give("slowly-3", 20)
        self.say("evening-3", "smaller", 20, words="Every other Friday; on the others I am late")
        self.offer("evening-3", True, 19)
        self.say("sea-3", "later", 19, until=-2)
        self.say("drive-3", "another", 19, words="A way in which it does not hang on your nights")
        self.say("friends-3", "yes", 8)
        self.give("afraid-3", 19)
        self.say("told-3", "yes", 19)
        self.agree(
            "evening-3",
            15,
            "both",
            "Every other Friday evening is ours, without work",
            review=1,
            first=12,
            often="every other week",
            notice="The laptops are shut by six",
        )
        self.circles(
            "drive-3",
            14,
            Circles(
                ("No driving on the morning after a night on call",),
                ("Which day of the weekend", "By car or by train", "How long we stay"),
            ),
            Circles(
                ("Dad sees one of us every week", "I do not have to ask for it anew"),
                ("Who goes", "Sunday instead of Saturday"),
            ),
        )
        self.agree(
            "drive-3",
            14,
            "both",
            "Rowan drives; on weeks without nights Ines takes the Sunday train",
            review=-4,
            first=11,
            often="each week",
            notice="Nobody did a sum on Friday",
            until=-21,
        )
        self.agree(
            "slowly-3",
            6,
            "both",
            "A walk to the lake on which we talk about it",
            review=-8,
            first=-3,
            often="once a month",
            notice="We are home before it is dark",
        )

    # -- what can happen ------------------------------------------------------------------------------

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
              until: int | None = None, often: str = "", notice: str = "") -> Agreement:  # fmt: skip
        """Let both agree on what came of *row*; ``review``, ``first`` and ``until`` are days ago."""
        sheet, side, asked = self.rows[row]
        at = self.moment(days, time(21, 20))
        terms = Terms(
            who=who, what=what, review=self.day(review), first=None if first is None else self.day(first),
            often=often, notice=notice, until=None if until is None else self.day(until),
        )  # fmt: skip
        card = begin(
            at, id=from_reply(self.replies[row].id), asker=side, need=asked.words, met=asked.met,
            worksheet=sheet.id, row=asked.id,
        )  # fmt: skip
        made = agree(terms, (other(side), side), at, self.day(days), card=card)
        self.agreements.append(made)
        self.replies[row] = agreed(self.replies[row], made.id).with_(updated=at)
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

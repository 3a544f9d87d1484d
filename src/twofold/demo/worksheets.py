"""The made-up couple's three rounds of the worksheet, and what came of the requests in them.

Everything goes through the functions of `domain`, so it is what two people could have done by keys.
"""

from datetime import datetime, time

import msgspec

from twofold.domain.promises.agreements import Agreement
from twofold.domain.records import Record
from twofold.domain.worksheet.requests import Circles, Reply
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Row

from .year import Year

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
    return _Lived(now.date(), now.tzinfo).lived()


class _Lived(Year):
    """What the two did in each round."""

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
            "yes",
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
        shopping = self.look(shopping, 231, "yes", "keep", met=6, review=29, thanks=("", "For the milk."))
        self.look(shopping, 29, "yes", "keep", met=7, review=-12, thanks=("For carrying it home.", ""))

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
            "yes",
            "keep",
            met=5,
            review=60,
            thanks=("For ringing me from the garage.", "For not saying no at once."),
        )
        self.look(
            money,
            60,
            "yes",
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
            at=time(19, 30),
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

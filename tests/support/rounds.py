"""A round whose every word is one given text, for tests that look where words go."""

from datetime import UTC, date, datetime, timedelta

from twofold.domain.people import Couple, meet
from twofold.domain.promises.agreements import Review, agree, begin, look_at
from twofold.domain.promises.terms import Terms
from twofold.domain.worksheet.requests import Circles, answer_offer, new_reply, open_circles, say
from twofold.domain.worksheet.rounds import Shown, Worksheet, reveal
from twofold.domain.worksheet.sheet import Guess, Opening, Picked, Request, Row
from twofold.exports.whole import Whole

AT = datetime(2026, 11, 3, 19, 30, tzinfo=UTC)
DAY = date(2026, 11, 3)


def round_saying(text: str, line: str, couple: Couple | None = None) -> Whole:
    """Return two rounds, with replies, circles and agreements, in which each word of theirs is *text*.

    *line*: the same as one line, for where only lines go.
    """
    row = Row(
        id="1", group="closeness", words=line, why=text, importance=9, met=3, moment=text,
        opening=Opening(line, line, line), request=Request(line, line, line, line), firmness="core",
    )  # fmt: skip
    own = Row(id="2", kind="want", other=line, words=line, importance=7, request=Request(line), before="0")
    theirs = Row(id="3", group="closeness", words=line, importance=5, met=2, request=Request(line))
    guess = Guess((Picked("play", 4), Picked("closeness")))
    last = reveal(
        Worksheet(id="last", day=DAY - timedelta(days=90), created=AT, updated=AT),
        Shown(rows=(Row(id="0", words=line),)), Shown(rows=(Row(id="9", words=line),)),
        AT - timedelta(days=90),
    )  # fmt: skip
    sheet = reveal(
        Worksheet(id="round", day=DAY, created=AT, updated=AT, previous="last"),
        Shown(rows=(row, own), guess=guess), Shown(rows=(theirs,), since={"9": "met"}, guess=guess), AT,
    )  # fmt: skip
    first = say(new_reply("round", "1", "b", AT), "another", AT, DAY, line)
    first = open_circles(first, Circles((line,), (line, line)), Circles((line,), (line,)), AT)
    second = answer_offer(say(new_reply("round", "2", "b", AT), "smaller", AT, DAY, line), True)
    third = say(new_reply("round", "3", "a", AT), "later", AT, DAY, until=DAY + timedelta(days=7))
    terms = Terms("both", line, DAY + timedelta(days=7), DAY, line, line, DAY + timedelta(days=30))
    deal = begin(AT, asker="a", need=line, met=3, worksheet="round", row="1")
    deal = agree(terms, ("a", "b"), AT, DAY, card=deal)
    later = AT + timedelta(days=7)
    deal = look_at(
        deal, Review("mostly", 6, (line, line)), "change",
        Terms("b", line, DAY + timedelta(days=21)), ("b", "a"), later, later.date(),
    )  # fmt: skip
    return Whole(
        couple=couple or meet("Ana", "Ben"), worksheets=(sheet, last), replies=(first, second, third),
        agreements=(deal.with_(created=AT),),
    )  # fmt: skip

"""What a round on paper means: each reply and agreement under its own row, by whom and on which day."""

import re
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from tests.support.reading import Seen
from twofold.domain.people import meet
from twofold.domain.promises.agreements import Agreement, Review, agree, begin, drop, look_at
from twofold.domain.promises.terms import Terms
from twofold.domain.worksheet.requests import (
    Circles,
    Reply,
    answer_offer,
    give,
    new_reply,
    open_circles,
    say,
)
from twofold.domain.worksheet.rounds import Shown, Worksheet, reveal
from twofold.domain.worksheet.sheet import Guess, Opening, Picked, Request, Row
from twofold.exports.whole import Whole
from twofold.exports.worksheet import worksheet_markdown, worksheet_page

AT = datetime(2026, 11, 3, 19, 30, tzinfo=UTC)
DAY = date(2026, 11, 3)
WRITTEN = datetime(2026, 11, 20, 19, tzinfo=UTC)


def rounds() -> tuple[Worksheet, Worksheet]:
    """Return a round, and the one before it."""
    last = reveal(
        Worksheet(id="last", day=DAY - timedelta(days=90), created=AT, updated=AT),
        Shown(rows=(
            Row(id="a-touch", words="To be touched", met=2), Row(id="a-sea", words="The sea", met=5),
            Row(id="a-car", words="A new car"), Row(id="a-cat", group="play"),
        )),
        Shown(rows=(Row(id="b-quiet", words="A quiet hour", met=6), Row(id="b-dog", words="A dog"))),
        AT - timedelta(days=90),
    )  # fmt: skip
    touch = Row(
        id="touch", group="closeness", words="To be held", why="It calms me.", importance=9, met=6,
        moment="A long hug\nat the door.", opening=Opening("lonely", "our evenings", "your arms"),
        request=Request("hold me", "at the door", "daily", "Christmas"), firmness="core", before="a-touch",
    )  # fmt: skip
    sea = Row(
        id="sea", kind="want", other="the sea", words="A week by the sea", importance=7, met=4,
        request=Request("book it"), firmness="dream", before="a-sea",
    )  # fmt: skip
    hour = Row(id="hour", group="closeness", words="An hour together", importance=5, met=2)
    quiet = Row(id="quiet", group="play", importance=4, request=Request("close the door"), before="b-quiet")
    sheet = reveal(
        Worksheet(id="round", day=DAY, created=AT, updated=AT, previous="last"),
        Shown(
            rows=(touch, sea), since={"a-car": "gone", "a-cat": "met", "a-touch": "still"},
            guess=Guess((Picked("play", 4), Picked("closeness"))),
        ),
        Shown(rows=(hour, quiet), since={"b-dog": "met"}, guess=Guess((Picked("closeness", 0),))),
        AT + timedelta(days=1),
    )  # fmt: skip
    return sheet, last


def replies() -> tuple[Reply, ...]:
    """Return a reply to each row; the smaller thing that did not fit gave way to one that did."""
    touch = say(new_reply("round", "touch", "b", AT), "later", AT, DAY, until=DAY + timedelta(days=7))
    touch = say(touch, "another", AT + timedelta(days=2), DAY, "hold hands")
    touch = open_circles(
        touch, Circles(("to be held",), ("when",)), Circles(("to come in first",), ("how long", "where")),
        AT + timedelta(days=3),
    )  # fmt: skip
    sea = answer_offer(say(new_reply("round", "sea", "b", AT), "smaller", AT, DAY, "one night"), False)
    sea = say(sea, "smaller", AT + timedelta(days=1), DAY, "three nights")
    sea = answer_offer(sea, True)
    hour = say(new_reply("round", "hour", "a", AT), "smaller", AT, DAY, "half an hour")
    quiet = give(new_reply("round", "quiet", "a", AT), ["quiet"], (), AT)
    elsewhere = say(new_reply("last", "sea", "b", AT), "another", AT, DAY, "ELSEWHERE")
    return touch, sea, hour, quiet, elsewhere


def agreements() -> tuple[Agreement, ...]:
    """Return agreements under three rows and under none: changed, kept, let go, for a while."""

    def card(row: str, created: int, worksheet: str = "round") -> Agreement:
        return begin(AT + timedelta(days=created), id=f"of-{row}-{created}", worksheet=worksheet, row=row)

    held = agree(Terms("b", "hold her", DAY + timedelta(days=7)), ("a", "b"), AT, DAY,
                 card=card("touch", 1))  # fmt: skip
    week = AT + timedelta(days=7)
    held = look_at(
        held, Review("mostly", 8, ("for waiting", "")), "change",
        Terms("b", "hold her long", DAY + timedelta(days=21)), ("b", "a"), week, week.date(),
    )  # fmt: skip
    sea = agree(Terms("both", "look at trains", DAY + timedelta(days=7)), ("b", "a"), AT, DAY,
                card=card("sea", 1))  # fmt: skip
    sea = look_at(sea, Review("partly", None, ("", "for the map")), "keep",
                  Terms("both", "look at trains", DAY + timedelta(days=21)), ("a", "b"),
                  week, week.date())  # fmt: skip
    door = agree(
        Terms("a", "close the door", DAY + timedelta(days=7), DAY, "daily", "it is quiet",
              DAY + timedelta(days=60)),
        ("a", "b"), AT, DAY, card=card("quiet", 3),
    )  # fmt: skip
    earlier = agree(Terms("a", "knock first", DAY + timedelta(days=7)), ("a", "b"), AT, DAY,
                    card=card("quiet", 2))  # fmt: skip
    earlier = drop(earlier, ("b", "a"), week, week.date())
    loose = agree(Terms("both", "sleep in", DAY + timedelta(days=7)), ("a", "b"), AT, DAY,
                  card=card("gone", 0))  # fmt: skip
    written = card("hour", 0)
    elsewhere = agree(Terms("both", "ELSEWHERE", DAY + timedelta(days=7)), ("a", "b"), AT, DAY,
                      card=card("hour", 0, "last"))  # fmt: skip
    return door, loose, held, sea, written, elsewhere, earlier


def whole() -> Whole:
    return Whole(couple=meet("Ana", "Ben"), worksheets=rounds(), replies=replies(), agreements=agreements(),
                 unread=("one", "two"))  # fmt: skip


TOLD = """\
# Needs and wants: Ana and Ben

The round of Tuesday 3 November 2026, opened on 4 November 2026.

## What both of you named

### Closeness

#### Ana: To be held

need · core. Matters 9 of 10. Met 6 of 10 (in the last round 2).

Why it matters: It calms me.

Met would look like:

> A long hug\x20\x20
> at the door.

> I feel lonely about our evenings. I need your arms.

Asks: hold me, at the door, daily, until Christmas

**Reply**

Ben, 3 November 2026: not now, and to look again on 10 November 2026.

Ben, 5 November 2026: another way: hold hands

Both opened their two circles on 6 November 2026.

What Ana cannot give up:

- to be held

Where Ana can give way:

- when

What Ben cannot give up:

- to come in first

Where Ben can give way:

- how long
- where

**Agreed**

Ben: hold her long

To look at again on 24 November 2026.

3 November 2026: agreed by Ana and Ben: hold her

10 November 2026: changed by Ben and Ana; it happened: mostly; met now: 8: hold her long

Ana to Ben: for waiting

#### Ben: An hour together

need · flexible. Matters 5 of 10. Met 2 of 10.

**Reply**

Ana, 3 November 2026: yes, but smaller: half an hour

## What one of you named

### Ana: A week by the sea

want · the sea · a dream. Matters 7 of 10. Met 4 of 10.

Asks: book it

**Reply**

Ben, 3 November 2026: yes, but smaller (Ana would rather look further): one night

Ben, 4 November 2026: yes, but smaller (Ana is glad of it): three nights

**Agreed**

Both: look at trains

To look at again on 24 November 2026.

3 November 2026: agreed by Ben and Ana.

10 November 2026: kept by Ana and Ben; it happened: partly.

Ben to Ana: for the map

### Ben: play and novelty

need · play and novelty · flexible. Matters 4 of 10.

Asks: close the door

**Reply**

Ana, 3 November 2026: yes, as the gift of this round.

**Agreed, and let go**

Ana: knock first

3 November 2026: agreed by Ana and Ben.

10 November 2026: let go by Ben and Ana.

**Agreed**

Ana: close the door

First on 3 November 2026.

How often: daily

How both will notice: it is quiet

For a while, until 2 January 2027.

To look at again on 10 November 2026.

3 November 2026: agreed by Ana and Ben.

## Since the last round

Ana, no longer matters: A new car

Ana, met now: play and novelty

Ben, met now: A dog

## What each guessed of the other

Ana guessed, as most important to Ben:

- play and novelty, met 4 of 10
- closeness

Ben guessed, as most important to Ana:

- closeness, met 0 of 10

## Agreed

Both: sleep in

To look at again on 10 November 2026.

3 November 2026: agreed by Ana and Ben.

2 records could not be read and are not in it.

---

Written by twofold on Friday 20 November 2026. It is yours, and it is not sealed.
"""
"""The round as it is to be told. It was read line by line against what is made above."""


def letters(text: str) -> str:
    """Return *text* without what only sets it out."""
    return "".join(re.findall(r"\w", text))


def test_each_reply_and_agreement_stands_where_it_belongs() -> None:
    assert worksheet_markdown(whole(), "round", WRITTEN, UTC) == TOLD


def test_the_order_of_what_is_kept_plays_no_part() -> None:
    there = whole()
    turned = replace(there, replies=there.replies[::-1], agreements=there.agreements[::-1],
                     worksheets=there.worksheets[::-1])  # fmt: skip
    assert worksheet_markdown(turned, "round", WRITTEN, UTC) == TOLD


def test_the_page_says_the_same_in_the_same_order() -> None:
    title, _, body = " ".join(Seen(worksheet_page(whole(), "round", WRITTEN, UTC)).words).partition("2026")
    assert letters(title) == letters("Needs and wants: Ana and Ben, Tuesday 3 November")
    assert letters(body) == letters(TOLD)

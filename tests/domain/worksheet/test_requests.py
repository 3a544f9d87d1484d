"""The life of a request: what is said to it, how it stands, and what can come of it."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from twofold.domain.people import Invalid
from twofold.domain.records import Side, other
from twofold.domain.worksheet.requests import (
    ANSWERS,
    FARTHEST,
    Answer,
    Circles,
    Reply,
    ReplyStatus,
    Said,
    agreed,
    answer_offer,
    drawn,
    freed,
    gift_of,
    give,
    later_days,
    new_reply,
    open_circles,
    reply_id,
    reply_status,
    say,
    take_back,
    turn,
)

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SOON = TODAY + timedelta(days=1)
ONE = Circles(core=("one evening",), flexible=("which",))
ROWS = ("one", "two", "three", "four")
OFFERED = ROWS[:3]


def asked(row: str = "one") -> Reply:
    """A request of Ana's that Ben has not answered."""
    return new_reply("round", row, "b", NOW)


def said(answer: Answer, **more: Any) -> Reply:
    """The same, with a first word of Ben's."""
    needs: dict[str, Any] = {"smaller": {"words": "every other week"}, "later": {"until": SOON}}
    return say(asked(), answer, NOW, TODAY, **(needs.get(answer, {}) | more))


def test_each_answer_has_a_standing_of_its_own() -> None:
    assert reply_status(None, TODAY) == reply_status(asked(), TODAY) == "open"
    assert [reply_status(said(answer), TODAY) for answer in ANSWERS] == ["yes", "offered", "circles", "later"]
    offer = said("smaller")
    assert reply_status(answer_offer(offer, True), TODAY) == "taken"
    assert reply_status(answer_offer(offer, False), TODAY) == "open"
    assert reply_status(agreed(said("yes"), "x"), TODAY) == "agreed"


@given(st.integers(1, FARTHEST), st.integers(0, 800))
def test_a_not_now_is_due_exactly_on_its_day(ahead: int, passed: int) -> None:
    reply = said("later", until=TODAY + timedelta(days=ahead))
    assert reply_status(reply, TODAY + timedelta(days=passed)) == ("due" if passed >= ahead else "later")


@given(st.integers(-800, 800))
def test_a_not_now_names_a_day_from_tomorrow_on_within_a_year(ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    if 1 <= ahead <= FARTHEST:
        assert said("later", until=day).said[-1].until == day
    else:
        with pytest.raises(Invalid, match="from tomorrow on"):
            said("later", until=day)


def test_what_an_answer_needs_is_asked_for() -> None:
    with pytest.raises(Invalid, match="Name a day on which"):
        said("later", until=None)
    for words in ("", "  ", "\u200d", "\n\t"):
        with pytest.raises(Invalid, match="what would be possible"):
            said("smaller", words=words)
    assert said("smaller", words=" twice\na\x1b[2J month ").said[0].words == "twice a[2J month"
    assert len(said("smaller", words="x" * 900).said[0].words) == 200
    assert said("yes", words="of course", until=SOON).said[0] == Said("yes", NOW)


def test_there_is_one_reply_to_the_request_of_a_row() -> None:
    assert asked("two").id == reply_id("two") == "reply-two"


def test_whose_word_it_waits_for() -> None:
    for asker in ("a", "b"):
        side: Side = asker
        assert {s: turn(s, side) for s in get_args(ReplyStatus)} == {
            "open": other(side),
            "later": other(side),
            "due": other(side),
            "offered": side,
            "yes": "both",
            "taken": "both",
            "circles": "both",
            "agreed": "both",
        }


def test_only_an_offer_that_waits_is_answered() -> None:
    for reply in (asked(), said("yes"), said("another"), said("later"), answer_offer(said("smaller"), True)):
        with pytest.raises(Invalid, match="There is no offer"):
            answer_offer(reply, True)


def test_an_agreement_needs_a_yes_and_there_is_one_only() -> None:
    offer = said("smaller")
    for reply in (asked(), offer, answer_offer(offer, False), said("later")):
        with pytest.raises(Invalid, match="no yes to agree on"):
            agreed(reply, "x")
    for reply in (said("yes"), answer_offer(offer, True), said("another")):
        made = agreed(reply, "x")
        assert made.agreement == "x"
        assert made.said == reply.said
        for attempt in (
            partial(agreed, made, "y"),
            partial(say, made, "yes", NOW, TODAY),
            partial(give, made, OFFERED, (), NOW),
            partial(take_back, made, made.said[-1]),
        ):
            with pytest.raises(Invalid, match="already agreed on this"):
                attempt()


def test_a_request_whose_agreement_was_let_go_is_open_again_and_keeps_what_was_said() -> None:
    gift = give(asked(), OFFERED, (), NOW)
    for reply in (gift, answer_offer(said("smaller"), True), said("another")):
        made = agreed(reply, "x")
        free = freed(made)
        assert reply_status(free, TODAY) == "open" and turn("open", "a") == "b"
        assert [(s.answer, s.words, s.gift, s.fits) for s in free.said] == [
            (s.answer, s.words, s.gift, s.fits) for s in made.said
        ]
        assert freed(free) == free, "there is nothing to free twice"
        assert gift_of([free], "round", "b") is None
        for attempt, words in (
            (partial(agreed, free, "y"), "no yes to agree on"),
            (partial(answer_offer, free, False), "There is no offer"),
            (partial(take_back, free, free.said[-1]), "You had agreed"),
            (partial(open_circles, free, ONE, ONE, NOW), "answered again"),
        ):
            with pytest.raises(Invalid, match=words):
                attempt()
        again = agreed(say(free, "yes", NOW, TODAY), "y")
        assert reply_status(again, TODAY) == "agreed" and len(again.said) == 2
        assert take_back(say(free, "another", NOW, TODAY), Said("another", NOW)) == free
    assert freed(asked()) == asked() and freed(said("later")) == said("later")


def test_a_word_is_taken_back_until_something_came_of_it() -> None:
    reply = say(said("yes"), "smaller", NOW, TODAY, words="once")
    back = take_back(reply, reply.said[-1])
    assert back.said == reply.said[:1] and back.offer == "once", "what was offered can be said otherwise"
    assert take_back(reply.with_(offer="twice"), reply.said[-1]).offer == "twice"
    assert take_back(back, back.said[-1]).offer == "once"
    answered = answer_offer(reply, False)
    assert take_back(answered, answered.said[-1]) == reply
    with pytest.raises(Invalid, match="said since"):
        take_back(answered, reply.said[-1])
    with pytest.raises(Invalid, match="said since"):
        take_back(asked(), reply.said[-1])
    opened = open_circles(said("another"), ONE, ONE, NOW)
    with pytest.raises(Invalid, match="circles are open"):
        take_back(opened, opened.said[-1])


def test_circles_open_once_with_something_in_each() -> None:
    reply = said("another", words="by letter")
    opened = open_circles(reply, ONE, Circles(flexible=(" ", "when ", "")), NOW)
    assert opened.circles is not None
    assert (opened.circles.a, opened.circles.b) == (ONE, Circles(flexible=("when",)))
    with pytest.raises(Invalid, match="already open"):
        open_circles(opened, ONE, ONE, NOW)
    for mine, yours in ((ONE, Circles()), (Circles(core=(" ", "\u200b")), ONE)):
        with pytest.raises(Invalid, match="One line is enough"):
            open_circles(reply, mine, yours, NOW)
    with pytest.raises(Invalid, match="This request has been answered again"):
        open_circles(say(reply, "yes", NOW, TODAY), ONE, ONE, NOW)
    assert drawn(ONE) == ONE


def test_there_is_one_gift_for_each_giver_and_round() -> None:
    gift = give(asked("one"), OFFERED, (), NOW)
    assert gift.last == Said("yes", NOW, gift=True)
    assert reply_status(gift, TODAY) == "yes"
    assert gift_of([asked("two"), gift], "round", "b") == gift
    assert gift_of([gift], "round", "a") is None
    assert gift_of([gift], "another round", "b") is None
    with pytest.raises(Invalid, match="already your gift this round"):
        give(gift, OFFERED, [gift], NOW)
    with pytest.raises(Invalid, match="one is plenty"):
        give(asked("two"), OFFERED, [gift], NOW)
    with pytest.raises(Invalid, match="one of the three"):
        give(asked("four"), OFFERED, [], NOW)
    # The other partner has a gift of their own, and so has the next round.
    assert give(new_reply("round", "two", "a", NOW), OFFERED, [gift], NOW).last is not None
    assert give(new_reply("next", "two", "b", NOW), OFFERED, [gift], NOW).last is not None
    # A gift that gave way to another word is free again.
    later = say(gift, "later", NOW, TODAY, until=SOON)
    assert give(asked("two"), OFFERED, [later], NOW).last is not None


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1)))
def test_every_day_to_choose_from_can_be_chosen(today: date) -> None:
    days = later_days(today)
    assert [words for words, _ in days] == ["tomorrow", "in a week", "in two weeks", "in a month"]
    assert sorted(day for _, day in days) == [day for _, day in days]
    for _, day in days:
        assert say(asked(), "later", NOW, today, until=day).said[-1].until == day


class Lives(RuleBasedStateMachine):
    """Four requests of one partner to the other, over many evenings and in any order."""

    rows = st.sampled_from(ROWS)

    @initialize()
    def begin(self) -> None:
        self.replies = {row: asked(row) for row in ROWS}
        self.today, self.now = TODAY, NOW
        self.heard: dict[str, list[tuple[Answer, datetime, str]]] = {row: [] for row in ROWS}

    def keep(self, row: str, reply: Reply) -> None:
        assert reply.id == reply_id(row)
        assert reply.author == "b"
        self.replies[row] = reply

    @rule(days=st.integers(1, 40))
    def sleep(self, days: int) -> None:
        self.today += timedelta(days=days)
        self.now += timedelta(days=days)

    @rule(
        row=rows,
        answer=st.sampled_from(ANSWERS),
        words=st.sampled_from(["", "once"]),
        days=st.integers(0, 50),
    )
    def answer(self, row: str, answer: Answer, words: str, days: int) -> None:
        reply = self.replies[row]
        complete = {"smaller": bool(words), "later": days > 0}.get(answer, True)
        try:
            until = self.today + timedelta(days=days)
            reply = say(reply, answer, self.now, self.today, words=words, until=until)
        except Invalid:
            assert reply.agreement or not complete
            return
        assert complete
        self.keep(row, reply)
        last = reply.said[-1]
        self.heard[row].append((last.answer, last.at, last.words))

    @rule(row=rows)
    def gift(self, row: str) -> None:
        standing_gift = gift_of(self.replies.values(), "round", "b")
        try:
            self.keep(row, give(self.replies[row], OFFERED, self.replies.values(), self.now))
        except Invalid:
            assert self.replies[row].agreement or standing_gift or row not in OFFERED
            return
        assert standing_gift is None
        self.heard[row].append(("yes", self.now, ""))

    @rule(row=rows, fits=st.booleans())
    def decide(self, row: str, fits: bool) -> None:
        waited = reply_status(self.replies[row], self.today) == "offered"
        try:
            self.keep(row, answer_offer(self.replies[row], fits))
        except Invalid:
            assert not waited
            return
        assert waited
        assert reply_status(self.replies[row], self.today) == ("taken" if fits else "open")

    @rule(row=rows)
    def draw_circles(self, row: str) -> None:
        try:
            self.keep(row, open_circles(self.replies[row], ONE, ONE, self.now))
        except Invalid:
            assert self.replies[row].circles or reply_status(self.replies[row], self.today) != "circles"

    @rule(row=rows)
    def agree(self, row: str) -> None:
        ready = reply_status(self.replies[row], self.today) in ("yes", "taken", "circles")
        try:
            self.keep(row, agreed(self.replies[row], f"of {row}"))
        except Invalid:
            assert not ready
            return
        assert ready

    @rule(row=rows)
    def let_go(self, row: str) -> None:
        held = self.replies[row]
        self.keep(row, freed(held))
        if held.agreement is None:
            assert self.replies[row] == held
        else:
            assert reply_status(self.replies[row], self.today) == "open"

    @precondition(lambda self: any(self.heard.values()))
    @rule(row=rows)
    def undo(self, row: str) -> None:
        reply = self.replies[row]
        if reply.last is None:
            return
        try:
            back = take_back(reply, reply.last)
        except Invalid:
            assert reply.agreement or reply.circles or reply.last.over
            return
        if len(back.said) < len(reply.said):
            self.heard[row].pop()
        self.keep(row, back)

    @invariant()
    def nothing_said_vanishes(self) -> None:
        for row, reply in self.replies.items():
            assert [(s.answer, s.at, s.words) for s in reply.said] == self.heard[row]

    @invariant()
    def it_always_stands_somewhere(self) -> None:
        for reply in self.replies.values():
            stands = reply_status(reply, self.today)
            assert stands in get_args(ReplyStatus)
            assert turn(stands, "a") in ("a", "b", "both")
            assert (stands == "agreed") == (reply.agreement is not None)

    @invariant()
    def one_gift_stands_at_most(self) -> None:
        lasts = [(reply, reply.last) for reply in self.replies.values()]
        gifts = [reply for reply, last in lasts if last and last.gift and not last.over]
        assert len(gifts) <= 1
        assert all(reply.row in OFFERED for reply in gifts)


TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)

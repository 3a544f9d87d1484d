"""What is open between the two: everything that is, once, the most pressing first."""

from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

import pytest
from msgspec.structs import replace

from twofold.domain.drawers import WritingSummary
from twofold.domain.listening.session import ProtocolName, SessionSummary, Status
from twofold.domain.offers import Offer
from twofold.domain.open_things import (
    AnswersThing,
    ClosingThing,
    LookThing,
    RequestThing,
    ReviewThing,
    RoundThing,
    Thing,
    is_faded,
    open_things,
)
from twofold.domain.promises.agreements import AgreementSummary, EntrySummary
from twofold.domain.promises.terms import Terms
from twofold.domain.retreat.summaries import ClosingSummary, FollowUpSummary, PlanSummary
from twofold.domain.routes import Route
from twofold.domain.worksheet.requests import Reply, Said
from twofold.domain.worksheet.rounds import RevealedAt, WorksheetSummary

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def session(id: str, status: Status, due: datetime | None = None) -> SessionSummary:
    return SessionSummary(id, NOW, NOW, ProtocolName("p", "P"), status=status, due=due)


def round_(id: str, opened: bool = False) -> WorksheetSummary:
    return WorksheetSummary(id, NOW, TODAY, revealed=RevealedAt(NOW) if opened else None)


def agreement(id: str, due: date | None, still: bool = True) -> AgreementSummary:
    return AgreementSummary(id, NOW, (EntrySummary(Terms("a", "walk", TODAY)),), still, due)


def later(id: str, until: date) -> Reply:
    return Reply(id=id, worksheet="w", row=id, said=(Said("later", NOW, until=until),))


def opened(**more: object) -> tuple[Thing, ...]:
    given: dict[str, object] = {
        "sessions": (), "rounds": (), "writings": (), "agreements": (), "replies": (), **more,
    }  # fmt: skip
    return open_things(**given, now=NOW, today=TODAY)  # type: ignore[arg-type]


class Asked(Route, frozen=True):
    place: ClassVar[str] = "asked"


class Letter(Route, frozen=True):
    place: ClassVar[str] = "letter"


def name(thing: Thing) -> str:
    match thing:
        case RequestThing(reply=reply):
            return reply.id
        case RoundThing(card=card) | ReviewThing(card=card):
            return card.id
        case ClosingThing(card=plan) | LookThing(card=plan):
            return plan.id
        case AnswersThing(waiting=waiting):
            return " ".join(reply.id for reply, _ in waiting)
        case Offer(route=route):
            return route.place
    return thing.id


def test_everything_open_is_there_in_order() -> None:
    hour = timedelta(hours=1)
    things = opened(
        sessions=(
            session("chosen", "chosen"),
            session("planned", "planned", NOW + hour),
            session("left", "open"),
            session("cooling", "timeout", NOW + hour),
            session("cooled", "timeout", NOW - hour),
            session("over", "finished"),
        ),
        rounds=(round_("round"), round_("shown", opened=True)),
        agreements=(agreement("look", TODAY), agreement("not-yet", TODAY + timedelta(days=1))),
        replies=(later("again", TODAY), later("someday", TODAY + timedelta(days=1))),
    )
    assert [name(thing) for thing in things] == [
        "cooled", "cooling", "left", "look", "again", "round", "planned", "chosen",
    ]  # fmt: skip


def test_a_timeout_that_is_over_comes_before_one_that_is_not_and_before_all_else() -> None:
    hour = timedelta(hours=1)
    things = opened(
        sessions=(
            session("left", "open"),
            session("later", "timeout", NOW + 2 * hour),
            session("soon", "timeout", NOW + hour),
            session("now", "timeout", NOW),
            session("long over", "timeout", NOW - 9 * hour),
            session("without a time", "timeout"),
        ),
        others=(Offer(Asked(), "", weight=2.5), Offer(Letter(), "", weight=1.5)),
    )
    assert [name(thing) for thing in things] == [
        "without a time", "long over", "now", "soon", "later", "letter", "left", "asked",
    ]  # fmt: skip


def test_of_talks_left_open_the_latest_comes_first_and_of_planned_ones_the_next() -> None:
    hour = timedelta(hours=1)
    things = opened(
        sessions=(
            replace(session("older", "open"), updated=NOW - hour),
            session("newer", "open"),
            session("tomorrow", "planned", NOW + 24 * hour),
            session("tonight", "planned", NOW + hour),
            session("chosen", "chosen"),
        ),
        rounds=(replace(round_("second"), created=NOW + hour), round_("first")),
    )
    assert [name(thing) for thing in things] == [
        "newer", "older", "first", "second", "tonight", "tomorrow", "chosen",
    ]  # fmt: skip


@pytest.mark.parametrize("days", [-400, -1, 0])
def test_what_was_put_off_comes_on_its_day_and_stays(days: int) -> None:
    day = TODAY + timedelta(days=days)
    assert [name(t) for t in opened(agreements=(agreement("a", day),), replies=(later("r", day),))] == [
        "a",
        "r",
    ]


def test_the_longest_waiting_look_comes_first() -> None:
    days = [TODAY - timedelta(days=n) for n in (1, 9, 4)]
    things = opened(agreements=tuple(agreement(f"{day}", day) for day in days))
    assert [name(t) for t in things] == sorted(map(str, days))


def test_what_was_let_go_is_not_open() -> None:
    assert (
        opened(agreements=(agreement("gone", None, still=False), agreement("due", TODAY, still=False))) == ()
    )


def test_a_round_says_who_has_finished_and_nothing_else() -> None:
    sheet_a = WritingSummary("s", "sheet", "round", "a", NOW)
    sheet_b = WritingSummary("t", "sheet", "round", "b", NOW)
    guess_b = WritingSummary("g", "guess", "round", "b", NOW)
    elsewhere = WritingSummary("x", "sheet", "another", "b", NOW)

    def seen(*cards: WritingSummary) -> tuple[str, tuple[str, ...]]:
        (thing,) = opened(rounds=(round_("round"),), writings=cards)
        assert isinstance(thing, RoundThing)
        return thing.stage, thing.finished

    assert seen(elsewhere) == ("write", ())
    assert seen(sheet_a) == ("write", ("a",))
    assert seen(sheet_a, sheet_b) == ("guess", ())
    assert seen(sheet_a, sheet_b, guess_b) == ("guess", ("b",))


def retreat(id: str, ended: int, closed: bool = False, **more: object) -> PlanSummary:
    """Return a plan whose last day was *ended* days ago."""
    start = TODAY - timedelta(days=ended + 2)
    parts: dict[str, object] = {"closing": ClosingSummary(at=NOW) if closed else None, **more}
    return PlanSummary(id, NOW, id, start, 3, **parts)  # type: ignore[arg-type]


def test_a_retreat_asks_to_be_closed_for_a_week() -> None:
    plans = [retreat(f"{ended}", ended) for ended in (-9, -1, 0, 1, 7, 8, 400)]
    things = opened(plans=plans)
    assert [name(thing) for thing in things] == ["1", "7"]
    assert all(isinstance(thing, ClosingThing) for thing in things)
    assert opened(plans=[retreat("done", 1, closed=True)]) == ()


def test_a_look_back_comes_and_goes() -> None:
    looked = (FollowUpSummary(7, at=NOW),)
    typed = (FollowUpSummary(7),)
    plans = [
        retreat("6", 6, closed=True),
        retreat("7", 7, closed=True),
        retreat("8", 8, closed=True, follow_ups=looked),
        retreat("9", 9, closed=True, follow_ups=typed),
        retreat("30", 30, closed=True, follow_ups=looked),
    ]
    things = [thing for thing in opened(plans=plans) if isinstance(thing, LookThing)]
    assert [(name(thing), thing.after) for thing in things] == [("9", 7), ("7", 7), ("30", 30)]


def test_what_a_retreat_asks_stands_between_a_talk_and_an_agreement() -> None:
    checkin = ClosingSummary(checkin=NOW.replace(tzinfo=None), at=NOW)
    things = opened(
        sessions=(session("left", "open"), session("planned", "planned", NOW)),
        rounds=(round_("round"),),
        agreements=(agreement("look", TODAY),),
        plans=(retreat("check-in", 3, closing=checkin), retreat("over", 2)),
    )
    assert [name(thing) for thing in things] == ["left", "over", "check-in", "look", "round", "planned"]
    (look,) = [thing for thing in things if isinstance(thing, LookThing)]
    assert look.after == 0


def test_every_other_practice_has_its_place_between_ours() -> None:
    checkin = ClosingSummary(checkin=NOW.replace(tzinfo=None), at=NOW)
    places = {place: f"{place}" for place in (-0.5, 1.0, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5)}
    things = opened(
        sessions=(
            session("left", "open"), session("planned", "planned", NOW), session("cooled", "timeout", NOW),
            session("chosen", "chosen"),
        ),
        rounds=(round_("round"),),
        agreements=(agreement("look", TODAY),),
        replies=(later("again", TODAY),),
        plans=(retreat("check-in", 3, closing=checkin), retreat("over", 2)),
        others=[Offer(Asked(), title, weight=place) for place, title in places.items()],
    )  # fmt: skip
    assert [thing.title if isinstance(thing, Offer) else name(thing) for thing in things] == [
        "-0.5", "cooled", "1.0", "left", "2.5", "over", "3.5", "check-in", "4.5", "look", "5.5", "again",
        "6.5", "round", "7.5", "planned", "8.5", "chosen", "9.5",
    ]  # fmt: skip


def test_of_what_is_in_the_same_place_the_least_order_comes_first() -> None:
    offers = [Offer(Asked(), str(order), weight=1, order=order) for order in (2, -1, 0)]
    assert [thing.title for thing in opened(others=offers) if isinstance(thing, Offer)] == ["-1", "0", "2"]


def reply(id: str, *said: Said) -> Reply:
    return Reply(id=id, worksheet="w", row=id, author="a", said=said)


def test_answers_that_wait_are_one_thing() -> None:
    (thing,) = opened(
        replies=(
            reply("smaller", Said("smaller", NOW, words="once a week")),
            reply("glad", Said("smaller", NOW, words="on Sundays", fits=True)),
            reply("yes", Said("yes", NOW)),
            reply("other", Said("another", NOW)),
            later("now", TODAY),
            later("not yet", TODAY + timedelta(days=1)),
            reply("silent"),
            reply("let go", Said("yes", NOW, over=True)),
        )
    )
    assert isinstance(thing, AnswersThing) and thing.day == TODAY
    assert len(thing.waiting) == 5
    assert (thing.count("offered"), thing.count("yes", "taken"), thing.count("circles")) == (1, 2, 1)
    assert thing.count("due") == 1


def test_one_request_to_look_at_again_stands_by_its_words() -> None:
    (thing,) = opened(replies=(later("a", TODAY),))
    assert isinstance(thing, RequestThing)


def test_what_an_offer_asks_about_itself_is_asked_about_once() -> None:
    ours = (agreement("agreement-c1-a", TODAY), agreement("a2", TODAY))
    checkin = Offer(Asked(), "Weekly check-in", covers=("agreement-c1-a", "agreement-c1-b"))
    assert [name(thing) for thing in opened(agreements=ours, others=(checkin,))] == ["a2", "asked"]
    assert len(opened(agreements=ours)) == 2


@pytest.mark.parametrize(("days", "faded"), [(0, False), (7, False), (8, True), (400, True)])
def test_what_is_due_fades_after_a_week(days: int, faded: bool) -> None:
    day, then = TODAY - timedelta(days=days), NOW - timedelta(days=days)
    things: list[Thing] = [
        ReviewThing(agreement("a", day)),
        RequestThing(later("a", day), day),
        AnswersThing(((later("a", day), "due"),), day),
        replace(session("left", "open"), updated=then),
        session("cooled", "timeout", then),
        session("planned", "planned", then),
        RoundThing(replace(round_("r"), created=then), "write", ()),
    ]
    assert [is_faded(thing, TODAY) for thing in things] == [faded] * len(things)
    assert not is_faded(Offer(Asked(), "a letter"), TODAY), "its own practice lets go of it"

"""The one thing for tonight: what waits first, in its order, else an invitation that fits the evening."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import ClassVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.content import load_protocols
from twofold.domain.listening.session import ProtocolName, Session, SessionSummary, Status
from twofold.domain.offers import Offer, Sort
from twofold.domain.open_things import (
    AnswersThing,
    ClosingThing,
    LookThing,
    RequestThing,
    ReviewThing,
    RoundThing,
    Thing,
)
from twofold.domain.promises.agreements import AgreementSummary, EntrySummary
from twofold.domain.promises.terms import Terms
from twofold.domain.records import Side
from twofold.domain.retreat.summaries import PlanSummary
from twofold.domain.routes import Route
from twofold.domain.tonight import (
    EVENINGS,
    Evening,
    Invitation,
    first,
    invitation,
    minutes_of,
    name_of,
    part_of_day,
    suits,
)
from twofold.domain.worksheet.requests import Reply
from twofold.domain.worksheet.rounds import WorksheetSummary
from twofold.practices import PRACTICES
from twofold.store.offers import invitations

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)


class Way(Route, frozen=True):
    place: ClassVar[str] = "way"
    to: str = ""


def talk(status: Status, due: datetime | None = None, id: str = "talk") -> SessionSummary:
    return SessionSummary(id, NOW, NOW, ProtocolName("p", "P"), status=status, due=due)


def offer(sort: Sort, side: Side | None = None) -> Offer:
    return Offer(Way(sort), sort, sort=sort, side=side)


def review(id: str = "agreed", day: date = TODAY) -> ReviewThing:
    return ReviewThing(AgreementSummary(id, NOW, (EntrySummary(Terms("a", "walk", TODAY)),), True, day))


ORDER: tuple[Thing, ...] = (
    talk("open"),
    offer("letter"),
    offer("open"),
    review(),
    offer("rhythm"),
    offer(""),
)


@given(st.permutations(ORDER), st.integers(1, len(ORDER)))
def test_what_comes_first_does_not_hang_on_the_order_of_what_is_open(things: list[Thing], many: int) -> None:
    some = things[:many]
    assert first(some, NOW) == min(some, key=ORDER.index)


@given(st.permutations(ORDER))
def test_what_is_waved_away_gives_way_to_the_next(things: list[Thing]) -> None:
    waved: set[str] = set()
    found = []
    while (thing := first(things, NOW, None, waved)) is not None:
        found.append(thing)
        waved.add(name_of(thing))
    assert found == list(ORDER)


def test_a_round_that_both_have_written_is_to_be_opened() -> None:
    card = WorksheetSummary("r", NOW, TODAY)
    ready, writing = RoundThing(card, "reveal", ("a", "b")), RoundThing(card, "write", ("a",))
    assert first((offer("rhythm"), ready), NOW) == ready
    assert first((writing, offer("rhythm")), NOW) == offer("rhythm")


@pytest.mark.parametrize(("hours", "there"), [(-30, True), (2, True), (26, False)])
def test_a_planned_talk_is_for_its_day(hours: int, there: bool) -> None:
    planned = talk("planned", NOW + timedelta(hours=hours))
    assert (first((planned,), NOW) == planned) is there


def test_what_has_waited_for_a_week_leads_no_more() -> None:
    old = review("old", TODAY - timedelta(days=8))
    assert first((old,), NOW) is None
    assert first((old, offer("")), NOW) == offer("")


def test_at_a_seat_a_letter_for_the_other_is_not_for_tonight() -> None:
    letter = offer("letter", "b")
    assert first((letter,), NOW, "a") is None
    assert first((letter,), NOW, "b") == first((letter,), NOW) == letter


def test_on_the_days_of_a_retreat_only_what_was_broken_off_is_for_tonight() -> None:
    back = offer("return")
    assert first(ORDER, NOW, away=True) == ORDER[0]
    assert first((*ORDER[1:], back), NOW, away=True) == back
    assert first(ORDER[1:], NOW, away=True) is None


@pytest.mark.parametrize(("hour", "words"), [(5, "Today"), (16, "Today"), (17, "Tonight"), (4, "Tonight")])
def test_the_part_of_the_day_that_is_left_has_a_name(hour: int, words: str) -> None:
    assert part_of_day(datetime(2026, 11, 23, hour, 59).astimezone()) == words


def test_everything_has_a_name_of_its_own() -> None:
    names = [name_of(thing) for thing in (*ORDER, review("other"), talk("open", id="other talk"))]
    assert len(set(names)) == len(names)
    assert all(minutes_of(thing) >= 0 for thing in ORDER)


def test_what_was_waved_away_is_known_by_its_record() -> None:
    reply = Reply(id="reply", worksheet="w", row="r")
    plan = PlanSummary(id="plan", created=NOW, title="Sea", start=TODAY, days=2)
    card = WorksheetSummary("w", NOW, TODAY)
    assert [
        (name_of(thing), minutes_of(thing))
        for thing in (
            review(), RequestThing(reply, TODAY), LookThing(plan, 7, TODAY), ClosingThing(plan),
            AnswersThing(((reply, "yes"), (Reply(id="other", worksheet="w", row="r"), "due")), TODAY),
            RoundThing(card, "write", ()), RoundThing(card, "guess", ()), RoundThing(card, "reveal", ()),
        )
    ] == [
        ("agreed", 10), ("reply", 10), ("plan:7", 15), ("plan", 30), ("answers:reply,other", 10),
        ("w", 20), ("w", 10), ("w", 30),
    ]  # fmt: skip


def test_an_evening_is_said_in_a_few_words() -> None:
    assert [evening.words for evening in EVENINGS] == [
        "15 minutes, tired", "15 minutes", "45 minutes, tired", "45 minutes", "2 minutes",
    ]  # fmt: skip


# --- when nothing waits -----------------------------------------------------------------------------------


def invite(id: str, minutes: int = 15, easy: bool = True) -> Invitation:
    return Invitation(id, id, "why", minutes, easy, Way(id))


WAYS = {name: [invite(name)] for name in "abcd"}
FINE = Evening(15)


@given(st.dictionaries(st.sampled_from("abcd"), st.dates(max_value=TODAY)), st.dates())
def test_what_was_done_longest_ago_comes_first(lately: dict[str, date], today: date) -> None:
    found = invitation(WAYS, lately, FINE, today)
    assert found is not None
    assert lately.get(found.id, date.min) == min(lately.get(name, date.min) for name in WAYS)


@given(st.dates(max_value=date(9999, 12, 20)))
def test_each_day_begins_with_another(day: date) -> None:
    days = [day + timedelta(days=n) for n in range(5)]
    found = [found.id for each in days if (found := invitation(WAYS, {}, FINE, each)) is not None]
    assert all(one != two for one, two in pairwise(found)) and set(found) == set(WAYS)


@given(st.dates(max_value=date(9999, 12, 20)))
def test_each_day_it_is_another_also_beside_a_practice_that_invites_to_much(day: date) -> None:
    ways = {"listening": [invite(f"talk {n}") for n in range(4)], **WAYS}
    days = [day + timedelta(days=n) for n in range(5)]
    found = [invitation(ways, {"listening": TODAY}, FINE, each) for each in days]
    assert all(one != two for one, two in pairwise(found))


@given(st.dates(), st.dictionaries(st.sampled_from("abcd"), st.dates()))
def test_waving_goes_through_all_of_them_once(today: date, lately: dict[str, date]) -> None:
    waved: list[str] = []
    while (found := invitation(WAYS, lately, FINE, today, waved)) is not None:
        waved.append(found.id)
    assert sorted(waved) == sorted(WAYS)


@pytest.mark.parametrize(("minutes", "size"), [(1, 2), (5, 2), (6, 15), (20, 15), (21, 45), (60, 45)])
def test_an_evening_has_a_size(minutes: int, size: int) -> None:
    fits = [evening.minutes for evening in EVENINGS if suits(invite("a", minutes), evening)]
    assert set(fits) == {size}


def test_two_who_are_tired_are_invited_to_what_is_easy() -> None:
    assert not suits(invite("a", 15, easy=False), Evening(15, tired=True))
    assert suits(invite("a", 15, easy=False), Evening(15))


# --- what the practices invite to -------------------------------------------------------------------------


def test_every_practice_invites_to_pages_of_its_own() -> None:
    own = invitations()
    # Nobody plans to quarrel, or is sent to a therapist; the book invites by itself, to what was a year ago.
    inviting = [practice for practice in PRACTICES if practice.name not in ("now", "book", "therapist")]
    assert list(own) == [practice.name for practice in inviting]
    for practice in inviting:
        assert own[practice.name], practice.name
        assert {each.route.place for each in own[practice.name]} <= set(practice.pages)
    ids = [each.id for each in (each for some in own.values() for each in some)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("evening", EVENINGS, ids=lambda evening: evening.words)
def test_there_is_a_choice_for_every_evening(evening: Evening) -> None:
    fitting = [name for name, some in invitations().items() if any(suits(each, evening) for each in some)]
    assert len(fitting) >= 3, fitting


def test_a_talk_takes_as_long_as_its_way_of_talking_does() -> None:
    ways = {each.id: each for each in load_protocols().protocols}
    for way in (ways["floor-and-mirror"], ways["floor-and-mirror"].softened(), ways["appreciations"]):
        kept = msgspec.json.encode(Session(protocol=way, status="open"))
        card = msgspec.json.decode(kept, type=SessionSummary)
        assert minutes_of(card) == round(way.minutes[1])
    assert minutes_of(SessionSummary("old", NOW, NOW, ProtocolName("p", "P"))) == 0, "nobody can say"

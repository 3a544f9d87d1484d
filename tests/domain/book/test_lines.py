"""What is drawn over the months: only what both opened, each record once, in order, where there is enough."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.sessions import ODD, Play, built_in, sensible
from twofold.domain.book.charts import CHARTS, closeness, felt, heaviest, met_words, moods, needs
from twofold.domain.book.lines import Pair, Point, enough, in_order, point_of
from twofold.domain.closeness.looks import opened
from twofold.domain.closeness.records import Closeness, Felt
from twofold.domain.closeness.routes import LookRoute
from twofold.domain.listening.engine import Invalid, advance, offers, state_of
from twofold.domain.listening.protocols import Protocol
from twofold.domain.listening.routes import ReplayRoute
from twofold.domain.listening.session import Ballot, Do, Event, Session
from twofold.domain.records import SIDES
from twofold.domain.tuning.cards import shown
from twofold.domain.tuning.records import Day, TodayCard
from twofold.domain.tuning.routes import DayRoute
from twofold.domain.worksheet.rounds import Shown, Worksheet, reveal
from twofold.domain.worksheet.routes import TogetherRoute
from twofold.domain.worksheet.sheet import Row

NOW = datetime(2026, 11, 24, 19, tzinfo=UTC)
TODAY = date(2026, 11, 24)
days = st.integers(0, 4000).map(lambda back: TODAY - timedelta(days=back))
nears = st.none() | st.integers(0, 100)
felts = st.builds(Felt, nears, st.sampled_from(["", "home"]), st.just("a walk"))
cards = st.builds(TodayCard, st.none() | st.integers(1, 5), st.sampled_from(["", "glad"]), st.just("mind"))
rates = st.none() | st.integers(0, 10)
rows = st.builds(Row, words=st.sampled_from(["sea", "rest"]), importance=rates, met=rates)
shows = st.lists(rows, min_size=1, max_size=5).map(lambda found: Shown(tuple(found)))
ballots = st.builds(Ballot, *[st.none() | st.integers(1, 5)] * 3)


def pair(back: int, a: bool = True, b: bool = True, id: str = "") -> Pair:
    point = Point(0.5, "so")
    way = LookRoute("closeness-1")
    return Pair(
        id or f"at-{back}", TODAY - timedelta(days=back), way, point if a else None, point if b else None
    )


# -- in order, and enough ---------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 90), st.booleans(), st.booleans(), st.integers(0, 9)), max_size=20))
def test_each_record_is_there_once_and_in_order_of_time(made: list[tuple[int, bool, bool, int]]) -> None:
    pairs = [pair(back, a, b, f"id-{n}") for back, a, b, n in made]
    found = in_order([*pairs, *pairs])
    assert len({each.id for each in found}) == len(found)
    assert [each.day for each in found] == sorted(each.day for each in found)
    last = {each.id: each for each in pairs}
    assert set(found) == {each for each in last.values() if each.a or each.b}
    assert in_order(reversed(found)) == found


def test_of_one_day_the_earlier_comes_first_and_the_ninth_before_the_tenth() -> None:
    nine, ten = pair(0, id="closeness-9"), pair(0, id="closeness-10")
    assert in_order([ten, nine]) == (nine, ten)
    first = Pair("z", TODAY, nine.route, nine.a, None, NOW - timedelta(hours=2))
    second = Pair("a", TODAY, nine.route, nine.a, None, NOW)
    assert in_order([second, first]) == (first, second)


def test_there_is_enough_once_each_has_points_in_three_weeks() -> None:
    assert not enough([])
    assert not enough([pair(0), pair(7)])
    assert enough([pair(0), pair(7), pair(14)])
    assert not enough([pair(1), pair(0), pair(7), pair(8)]), "TODAY is a Tuesday: these are two weeks"
    assert not enough([pair(0), pair(7), pair(14, b=False)]), "not where one of them shows more"
    assert enough([pair(0, a=False), pair(1, b=False), pair(7), pair(14)])


# -- what they are made of --------------------------------------------------------------------------


@given(st.lists(st.tuples(days, felts, felts), max_size=12))
def test_closeness_is_drawn_where_the_circles_were_moved(made: list[tuple[date, Felt, Felt]]) -> None:
    looks = [
        Closeness(id=f"closeness-{n}", created=NOW, updated=NOW, day=day, a=a, b=b)
        for n, (day, a, b) in enumerate(made)
    ]
    known = {look.id: look for look in looks}
    found = closeness(looks)
    assert {each.id for each in found} == {
        x.id for x in looks if x.a.near is not None or x.b.near is not None
    }
    for each in found:
        look = known[each.id]
        assert each.day == look.day and each.route == LookRoute(look.id)
        for side, shown_ in zip(SIDES, (look.a, look.b), strict=True):
            point = point_of(each, side)
            assert (point is None) == (shown_.near is None)
            if point and shown_.near is not None:
                assert point.height == shown_.near / 100 and point.more == shown_.why


@given(st.lists(st.tuples(days, st.none() | cards, st.none() | cards), max_size=12))
def test_moods_are_drawn_of_what_was_shown_and_has_an_energy(
    made: list[tuple[date, TodayCard | None, TodayCard | None]],
) -> None:
    kept = [Day(id=f"day-{day}", day=day, a=a, b=b) for day, a, b in made]
    for each in moods(kept):
        day = [found for found in kept if found.id == each.id][-1]
        assert each.route == DayRoute(day.id)
        for card, point in ((day.a, each.a), (day.b, each.b)):
            assert (point is None) == (card is None or card.energy is None)
            assert point is None or 0 <= point.height <= 1


@given(st.lists(st.tuples(days, shows, shows, st.booleans()), max_size=8))
def test_no_need_is_drawn_of_a_round_that_is_not_open(
    made: list[tuple[date, Shown, Shown, bool]],
) -> None:
    rounds = [Worksheet(id=f"round-{n}", day=day) for n, (day, *_) in enumerate(made)]
    rounds = [
        reveal(w, a, b, NOW) if is_open else w for w, (_, a, b, is_open) in zip(rounds, made, strict=True)
    ]
    known = {each.id: each for each in rounds}
    for each in needs(rounds):
        revealed = known[each.id].revealed
        assert revealed is not None and each.route == TogetherRoute(each.id)
        for side in SIDES:
            row, point = heaviest(revealed.side(side)), point_of(each, side)
            assert (point is None) == (row is None)
            if row is not None and point is not None and row.met is not None:
                assert (point.height, point.words) == (row.met / 10, met_words(row.met))


def test_the_need_is_the_one_that_mattered_most_and_the_first_of_equal_ones() -> None:
    rows = (Row("1", importance=5, met=9), Row("2", importance=8, met=2), Row("3", importance=8, met=7))
    found = heaviest(Shown((*rows, Row("4", importance=10), Row("5", met=1))))
    assert found is not None and found.id == "2"
    assert heaviest(Shown((Row("4", importance=10),))) is None
    little = heaviest(Shown((Row("5", importance=0, met=1), Row("6", importance=1, met=1))))
    assert little is not None and little.id == "6"


def test_how_far_a_need_is_met_is_told_in_words() -> None:
    assert [met_words(met) for met in (0, 1, 3, 4, 6, 7, 9, 10)] == [
        "not met", "met a little", "met a little", "partly met", "partly met", "mostly met", "mostly met",
        "fully met",
    ]  # fmt: skip


@st.composite
def talks(draw: st.DrawFn) -> Session:
    """Draw a talk as two people may hold it, with its ballots open or not."""
    protocol: Protocol = draw(st.sampled_from([*ODD.values(), *built_in().values()]))
    play = Play(protocol)
    for _ in range(draw(st.integers(0, 60))):
        if play.state.phase == "ended":
            break
        play.next()
    session, at = play.session, play.at
    for _ in range(draw(st.integers(0, 3))):
        do: Do = draw(st.sampled_from(sorted(offers(session, state_of(session), at)) or ["undo"]))
        try:
            session = advance(session, sensible(draw, session, state_of(session), do, at))
        except Invalid:
            continue
    if state_of(session).phase == "pulse" and draw(st.booleans()):
        event = Event("pulse", state_of(session).t, at, a=draw(ballots), b=draw(ballots))
        session = advance(session, event)
    return session


@given(talks())
def test_how_understood_they_felt_is_drawn_where_both_said_so(session: Session) -> None:
    found, state = felt(session), state_of(session)
    both = state.ballots if state.phase == "ended" else None
    if both is None or both[0].felt is None or both[1].felt is None:
        assert found is None, "neither what is not open nor what one of them left out"
        return
    assert found is not None and found.route == ReplayRoute(session.id) and found.title == session.title
    assert [p and p.height for p in (found.a, found.b)] == [(each.felt - 1) / 4 for each in both if each.felt]


def test_a_talk_gives_the_day_on_which_its_answers_were_opened_and_words() -> None:
    play = Play(built_in()["floor-and-mirror"]).sit_down().until("pulse")
    assert felt(play.session) is None
    play.at += timedelta(days=2)
    found = felt(play.next().session)
    assert found is not None and found.day == play.at.astimezone().date()
    assert found.a == Point(1.0, "felt fully understood") and found.b == Point(0.0, "did not feel understood")


def test_no_chart_shows_a_number() -> None:
    looks = [opened(f"closeness-{n}", Felt(n), Felt(100 - n), NOW, TODAY) for n in range(101)]
    days_ = [shown(None, TODAY - timedelta(days=n), {"a": TodayCard(n)}, NOW) for n in range(1, 6)]
    told = [chart.brings + chart.drawn + chart.top + chart.bottom + chart.title for chart in CHARTS]
    for each in (*closeness(looks), *moods(days_)):
        told += [point.words for point in (each.a, each.b) if point]
    told += [met_words(met) for met in range(11)]
    assert len(told) > 200 and not [words for words in told if any(sign.isdigit() for sign in words)]

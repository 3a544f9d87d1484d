"""What home offers of a path, and for how long."""

from datetime import UTC, date, datetime, timedelta

from tests.support.tables import Kept
from twofold.domain.drawers import Writing
from twofold.domain.offers import Offer
from twofold.domain.path.offers import FOR_DAYS, offered
from twofold.domain.path.paths import begin, ended, left, opened, with_day, with_done, with_look
from twofold.domain.path.records import TALKS, Path, Prepared
from twofold.domain.path.routes import OnPathRoute, OpenPreparedRoute, PathLookRoute, PathTalkRoute
from twofold.domain.promises.agreements import agree
from twofold.domain.promises.agreements import begin as card
from twofold.domain.promises.terms import Terms
from twofold.domain.records import Record, Side

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NEW = begin("the plumber", NOW)
OPEN = opened(NEW, Prepared(do="x"), Prepared(do="y"), NOW)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def found(*records: Record, on: int = 0) -> tuple[Offer, ...]:
    return offered(Kept(*records), NOW + timedelta(days=on), day(on))


def prepared(side: Side, path: Path = NEW, *, at: datetime | None = NOW) -> Writing:
    return Writing(id=f"path-{side}", kind="path", about=path.id, author=side, finished=at)


def test_preparing_is_offered_for_a_week_and_opening_once_both_have() -> None:
    (offer,) = found(NEW, prepared("a"))
    assert offer.route == OnPathRoute(NEW.id) and "alone" in offer.note and offer.side is None
    assert found(NEW, prepared("a"), on=FOR_DAYS) == ()
    (offer,) = found(NEW, prepared("a"), prepared("b", at=NOW + timedelta(days=3)), on=9)
    assert offer.route == OpenPreparedRoute(NEW.id) and offer.sort == "open"
    assert found(NEW, prepared("a"), prepared("b"), on=FOR_DAYS) == ()
    (offer,) = found(NEW, prepared("a"), prepared("b", at=None))
    assert offer.sort == "", "one of them writes on"


def test_the_next_talk_is_offered_quietly_and_on_its_day_as_what_they_wanted() -> None:
    (offer,) = found(OPEN)
    assert offer.route == PathTalkRoute(OPEN.id, "understand") and offer.sort == ""
    assert found(OPEN, on=FOR_DAYS) == ()
    planned = with_day(OPEN, "understand", day(3), TODAY)
    (offer,) = found(planned)
    assert offer.route == OnPathRoute(OPEN.id) and "on Thursday" in offer.note and offer.sort == ""
    (offer,) = found(planned, on=3)
    assert offer.route == PathTalkRoute(OPEN.id, "understand") and offer.sort == "look"
    assert offer.note == "the first talk, for today"
    assert "its day has come" in found(planned, on=9)[0].note
    assert found(planned, on=3 + FOR_DAYS) == ()


def test_each_talk_takes_its_time() -> None:
    for name, minutes in zip(TALKS, (40, 30, 30), strict=True):
        path = OPEN
        for before in TALKS[: TALKS.index(name)]:
            path = with_done(path, before, TODAY)
        (offer,) = found(path)
        assert offer.route == PathTalkRoute(OPEN.id, name) and offer.minutes == minutes


def test_after_two_weeks_comes_the_look_which_asks_about_what_they_try_itself() -> None:
    path = OPEN
    for name in TALKS:
        path = with_done(path, name, TODAY)
    assert found(path) == () and found(path, on=13) == ()
    terms = Terms(who="a", what="ring on Monday", review=day(14))
    tried = agree(terms, ("a", "b"), NOW, TODAY, card=card(NOW, path=path.id))
    other = agree(terms, ("a", "b"), NOW, TODAY, card=card(NOW))
    (offer,) = found(path, tried, other, on=14)
    assert offer.route == PathLookRoute(path.id) and offer.sort == "look" and offer.covers == (tried.id,)
    assert found(path, on=14 + FOR_DAYS) == ()
    (offer,) = found(with_look(path, day(30), day(14)), on=30)
    assert offer.route == PathLookRoute(path.id)


def test_what_is_put_aside_or_over_is_not_offered() -> None:
    planned = with_day(OPEN, "circle", TODAY, TODAY)
    assert found(left(planned, NOW), ended(planned.with_(id="x"), NOW)) == ()
    assert len(found(planned, OPEN.with_(id="other"))) == 2

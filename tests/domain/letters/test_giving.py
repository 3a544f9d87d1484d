"""Who may change, open or take back a letter, and from which day on."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from twofold.domain.letters.giving import (
    first_day,
    may_change,
    may_open,
    open_it,
    open_together,
    reader_of,
    seal,
    sent,
    take_back,
    thank,
    wished,
)
from twofold.domain.letters.records import Draft, Envelope, Letter, When
from twofold.domain.people import Invalid
from twofold.domain.records import SIDES, Side, other

NOW = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ZONES = ("UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Adak", "Asia/Kathmandu")
sides = st.sampled_from(SIDES)


def letter(author: Side = "a") -> Letter:
    return Letter(id="l", created=NOW, updated=NOW, author=author)


def test_all_of_the_draft_goes_into_the_envelope_and_none_of_it_into_the_letter() -> None:
    draft = Draft(title="Rain", text="It rained.", form="poem", occasion="not chosen", day="Friday")
    given_, envelope = seal(letter(), "a", draft, NOW, TODAY)
    assert envelope == Envelope("Rain", "It rained.", "poem")
    assert (given_.title, given_.text, given_.form, given_.occasion, given_.opens) == (
        "", "", "letter", "", None,
    )  # fmt: skip
    assert given_.sealed == NOW and not may_change(given_, "a")


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (Draft(title="Only a title"), "nothing in it yet"),
        (Draft(text=" \n"), "nothing in it yet"),
        (Draft(text="x", when="day"), "Name the day"),
        (Draft(text="x", when="day", day="soon"), "Write the day like"),
        (Draft(text="x", when="day", day="3/4"), "month as a word"),
        (Draft(text="x", when="day", day="today"), "still ahead"),
        (Draft(text="x", when="day", day="2026-01-01"), "still ahead"),
        (Draft(text="x", when="occasion"), "what it waits for"),
        (Draft(text="x", when="occasion", occasion=" \u200b "), "what it waits for"),
    ],
)
def test_what_cannot_be_sealed_says_why(draft: Draft, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        seal(letter(), "a", draft, NOW, TODAY)


@given(sides, sides, st.sampled_from(("seal", "take back", "open")))
def test_only_the_writer_gives_and_takes_back_and_only_the_reader_opens(
    author: Side, by: Side, what: str
) -> None:
    draft = Draft(text="x")
    written = letter(author)
    sealed, envelope = seal(written, author, draft, NOW, TODAY)
    allowed = by == (other(author) if what == "open" else author)
    try:
        if what == "seal":
            seal(written, by, draft, NOW, TODAY)
        elif what == "take back":
            assert take_back(sealed, by) == written
        else:
            assert open_it(sealed, by, envelope, NOW, TODAY).text == "x"
    except Invalid:
        assert not allowed
    else:
        assert allowed
    assert may_change(written, by) == (by == author)
    assert not may_change(sealed, by)


def test_once_opened_nobody_changes_it_any_more() -> None:
    sealed, envelope = seal(letter(), "a", Draft(title="Rain", text="x"), NOW, TODAY)
    opened = open_it(sealed, "b", envelope, NOW, TODAY)
    assert opened.opened == NOW and opened.title == "Rain"
    for side in SIDES:
        assert not may_change(opened, side)
        with pytest.raises(Invalid):
            take_back(opened, side)
        with pytest.raises(Invalid):
            open_it(opened, side, envelope, NOW, TODAY)
        with pytest.raises(Invalid):
            seal(opened, side, Draft(text="y"), NOW, TODAY)
    assert thank(opened, "  thank you\n ").thanked == "thank you"
    with pytest.raises(Invalid):
        thank(sealed, "early")


def test_what_was_taken_back_or_deleted_cannot_be_opened() -> None:
    sealed, envelope = seal(letter(), "a", Draft(text="x"), NOW, TODAY)
    for gone in (take_back(sealed, "a"), sealed.with_(deleted=NOW)):
        with pytest.raises(Invalid, match="taken back"):
            open_it(gone, "b", envelope, NOW, TODAY)


@settings(max_examples=50)
@given(st.integers(1, 400), st.integers(-3_000, 3_000), st.sampled_from(ZONES))
@example(125, 0, "Europe/Berlin")
@example(125, -1, "Europe/Berlin")
@example(1, 0, "Pacific/Kiritimati")
def test_the_day_is_the_local_one_wherever_they_are(ahead: int, minutes: int, zone: str) -> None:
    """It opens with the first minute of its local day, in any zone and whatever the clock does that night."""
    here = ZoneInfo(zone)
    day = TODAY + timedelta(days=ahead)
    sealed, envelope = seal(letter(), "a", Draft(text="x", when="day", day=day.isoformat()), NOW, TODAY)
    assert sealed.opens == day
    midnight = datetime.combine(day, datetime.min.time(), here).astimezone(UTC)
    now = midnight + timedelta(minutes=minutes)
    today = now.astimezone(here).date()
    assert may_open(sealed, today) == (minutes >= 0)
    if minutes < 0:
        with pytest.raises(Invalid, match="day has not come"):
            open_it(sealed, "b", envelope, now, today)
    else:
        assert open_it(sealed, "b", envelope, now, today).opened == now


@settings(max_examples=30)
@given(st.sampled_from(("any", "day", "occasion")), st.integers(1, 900))
def test_taken_back_it_is_sealed_again_in_the_same_way_on_any_later_day(when: When, ahead: int) -> None:
    day = TODAY + timedelta(days=ahead)
    draft = Draft(text="x", when=when, day=day.isoformat(), occasion="when you miss me")
    sealed, _ = seal(letter(), "a", draft, NOW, TODAY)
    back = take_back(sealed, "a")
    again = wished(Draft(text="y"), sealed)
    later = day - timedelta(days=1)
    resealed, envelope = seal(back, "a", again, NOW, later)
    assert (resealed.opens, resealed.occasion, envelope.text) == (sealed.opens, sealed.occasion, "y")


def test_a_letter_that_nobody_wrote_is_for_nobody() -> None:
    nobodys = Letter(id="l", sealed=NOW)
    assert not may_open(nobodys, TODAY)
    with pytest.raises(Invalid):
        reader_of(nobodys)
    assert first_day(Draft(day="nonsense"), TODAY) is None


def test_a_letter_to_both_is_opened_by_neither_alone() -> None:
    draft = Draft(text="A year.", when="both", day="in a year")
    sealed, envelope = seal(letter(), "a", draft, NOW, TODAY)
    later = TODAY.replace(year=TODAY.year + 1)
    assert sealed.to_both and sealed.opens == later
    for side in SIDES:
        with pytest.raises(Invalid):
            open_it(sealed, side, envelope, NOW, later)
    with pytest.raises(Invalid):
        open_together(sealed, envelope, NOW, TODAY)
    assert open_together(sealed, envelope, NOW, later).text == "A year."
    with pytest.raises(Invalid):
        open_together(sealed.with_(to_both=False), envelope, NOW, later)
    assert not take_back(sealed, "a").to_both


def test_what_was_sent_by_telephone_is_open_at_once_and_only_once() -> None:
    message = Draft(text="Home at six.", form="message")
    there = sent(letter(), "a", message, NOW)
    assert (there.opened, there.sealed, there.way) == (NOW, None, "sent")
    assert (there.text, there.form) == ("Home at six.", "message")
    for given_, side, draft, says in (
        (letter(), "b", message, "Only the one who wrote it can do that."),
        (letter().with_(deleted=NOW), "a", message, "Only the one who wrote it can do that."),
        (there, "a", message, "It has been opened already."),
        (letter().with_(sealed=NOW), "a", message, "It is sealed already."),
        (letter(), "a", Draft(title="Home"), "There is nothing in it yet. Write a line first."),
    ):
        with pytest.raises(Invalid) as refused:
            sent(given_, side, draft, NOW)  # type: ignore[arg-type]
        assert str(refused.value) == says


def test_a_letter_is_taken_back_once_and_one_to_both_keeps_that_it_was() -> None:
    with pytest.raises(Invalid, match="It is not sealed any more"):
        take_back(letter(), "a")
    given_, _ = seal(letter(), "a", Draft(text="x", when="both", day="24 December"), NOW, TODAY)
    assert (wished(Draft(), given_).when, wished(Draft(), given_).day) == ("both", "2026-12-24")
    with pytest.raises(Invalid, match="It is for the other of you"):
        open_it(seal(letter(), "a", Draft(text="x"), NOW, TODAY)[0], "a", Envelope(), NOW, TODAY)

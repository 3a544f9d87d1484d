"""The JSON export: everything, in a shape that does not move."""

import json
from datetime import UTC, date, datetime

import msgspec

from twofold.domain.letters.records import Letter
from twofold.domain.people import meet
from twofold.domain.tuning.records import Day, TodayCard
from twofold.domain.worksheet.rounds import Worksheet
from twofold.exports.archive import Archive, archive
from twofold.exports.whole import THE_REST, Whole

WHEN = datetime(2026, 11, 20, 19, tzinfo=UTC)


def test_everything_comes_back(whole: Whole) -> None:
    back = msgspec.json.decode(archive(whole, WHEN), type=Archive)
    assert back.written == WHEN
    for name in set(whole.__struct_fields__) - {"more"}:
        assert getattr(back, name) == getattr(whole, name), name
    assert len(back.worksheets) == 3


def test_the_shape_is_fixed_and_readable(whole: Whole) -> None:
    text = archive(whole, WHEN)
    document = json.loads(text)
    assert list(document) == [
        "twofold_export", "written", "couple", "sessions", "notes", "worksheets", "replies", "agreements",
        "plans", "needs", "days", "checkins", "closeness", "asked", "gazes", "letters", "moments", "works",
        "sentences", "rituals", "newthings", "paths", "therapists", "shortlists", "years",
    ]  # fmt: skip
    assert document["twofold_export"] == 1
    assert document["written"] == "2026-11-20T19:00:00Z"
    assert text.endswith("}\n")
    assert '\n  "sessions": [' in text


def test_a_document_from_before_there_were_worksheets_or_plans_is_still_read(whole: Whole) -> None:
    document = json.loads(archive(whole, WHEN))
    for name in ("worksheets", "replies", "agreements", "plans", *THE_REST):
        del document[name]
    for session in document["sessions"]:
        session.pop("opening", None), session.pop("about", None)
    back = msgspec.json.decode(json.dumps(document), type=Archive)
    assert (back.couple, back.notes) == (whole.couple, whole.notes)
    assert (back.worksheets, back.replies, back.agreements, back.plans) == ((), (), (), ())
    assert all(getattr(back, name) == () for name in THE_REST)


def test_what_could_not_be_read_is_named() -> None:
    unread = ("In notes, n1 cannot be read.", "In works, w2 cannot be read.")
    document = json.loads(archive(Whole(unread=unread), WHEN))
    assert document["unread"] == list(unread)


def test_a_letter_that_is_not_opened_yet_is_not_told() -> None:
    sealed = Letter(author="a", sealed=WHEN, occasion="when you miss me")
    opened = Letter(author="b", sealed=WHEN, opened=WHEN, text="I have.")
    back = msgspec.json.decode(archive(Whole(letters=(sealed, opened)), WHEN), type=Archive)
    assert back.letters == (opened,)


def test_a_guess_is_not_told_before_the_cards_of_both_are_open() -> None:
    guessing, plain = TodayCard(mood="calm", guess="tired", guess_wish="a walk"), TodayCard(mood="calm")
    left = Day(id="day-2026-11-20", day=date(2026, 11, 20), a=guessing)
    both = Day(id="day-2026-11-19", day=date(2026, 11, 19), a=guessing, b=guessing)
    back = msgspec.json.decode(archive(Whole(days=(left, both)), WHEN), type=Archive)
    assert {day.id: (day.a, day.b) for day in back.days} == {
        left.id: (plain, None),
        both.id: (guessing, guessing),
    }


def test_a_private_round_is_told_by_its_date_alone() -> None:
    sheet = Worksheet(
        day=date(2026, 11, 18), created=WHEN, updated=WHEN.replace(hour=23), rev=17, author="b", previous="x"
    )
    (told,) = json.loads(archive(Whole(worksheets=(sheet,)), WHEN))["worksheets"]
    at = "2026-11-20T19:00:00Z"
    assert told == {
        "id": sheet.id, "created": at, "updated": at, "rev": 0, "author": None, "deleted": None,
        "day": "2026-11-18", "previous": None, "revealed": None,
    }  # fmt: skip


def test_the_order_does_not_depend_on_the_order_given(whole: Whole) -> None:
    lists = {name: getattr(whole, name) for name in whole.__struct_fields__ if name not in ("couple", "more")}
    turned = Whole(couple=whole.couple, **{name: records[::-1] for name, records in lists.items()})
    assert archive(turned, WHEN) == archive(whole, WHEN)
    same = tuple(s.with_(created=WHEN) for s in whole.sessions)
    assert archive(Whole(sessions=same[::-1]), WHEN) == archive(Whole(sessions=same), WHEN)


def test_any_script_stays_as_it_is() -> None:
    couple = meet("愛", "שִׁיר")
    text = archive(Whole(couple=couple), WHEN)
    assert couple.a.name in text
    assert couple.b.name in text


def test_before_the_first_meeting() -> None:
    assert json.loads(archive(Whole(), WHEN))["couple"] is None

"""What was shown and promised, as Markdown; and what was not shown stays out of it."""

from datetime import UTC, date, datetime

from twofold.demo.tuning import tuning
from twofold.domain.tuning.records import CheckIn, Day, Rhythm, TodayCard, day_id
from twofold.exports.tuning import told

AT = datetime(2026, 11, 22, 19, tzinfo=UTC)


def test_cards_answers_promises_and_notes_are_told_word_for_word() -> None:
    first, second = date(2026, 11, 3), date(2026, 11, 4)
    days = [
        Day(id=day_id(first), day=first, a=TodayCard(1, "*low*", "one\n[two]", "a # walk", "<b>"),
            answers=("", "- come"), together=AT),
        Day(id=day_id(second), day=second, b=TodayCard(mind="only this")),
        Day(id=day_id(date(2026, 11, 5)), day=date(2026, 11, 5), answers=("lost", "lost")),
    ]  # fmt: skip
    checkin = CheckIn(day=second, promises=("", "ask_first"), notes=("", "", "We *laughed*."), closed=AT)
    assert told(days, [checkin, CheckIn(day=first)], ("Ana", "B#n"), UTC) == (
        "## Tuning in\n\n"
        "### Wednesday 4 November 2026\n\n- B\\#n\n    - On my mind: only this\n\n"
        "### Tuesday 3 November 2026\n\n- Ana: \\*low\\*, worn out\n"
        "    - On my mind: one  \n      \\[two\\]\n"
        "    - I would like from you: a \\# walk\n    - I appreciate: \\<b\\>\n"
        "    - B\\#n answered: \\- come\n\n"
        "### Check-in, Wednesday 4 November 2026\n\n- B\\#n promised: ask\\_first\n\n"
        "**What went right between you**\n\n> We \\*laughed\\*.\n"
    )
    assert told(
        [], [CheckIn(day=second, issue="the *mornings*", notes=("", "", "", "Both tired."))], ("", "")
    ) == (
        "## Tuning in\n\n### Check-in, Wednesday 4 November 2026\n\n\n"
        "**One issue**\n\nthe \\*mornings\\*\n\n> Both tired.\n"
    )
    both = Day(id=day_id(first), day=first, a=TodayCard(mood="low"), b=TodayCard(mood="up", guess="l*w"))
    assert "- Ana: low\n    - Ben had guessed: l\\*w\n- Ben: up\n" in told([both], [], ("Ana", "Ben"))
    assert told([], [], ("Ana", "Ben")) == ""
    assert told([days[2]], [CheckIn(day=first)], ("Ana", "Ben")) == ""


def test_lines_that_are_empty_make_no_gap_and_promises_are_by_each() -> None:
    day = date(2026, 11, 3)
    text = told(
        [Day(id=day_id(day), day=day, a=TodayCard(mind="one\n \ntwo"), together=AT)],
        [CheckIn(day=day, promises=("to ask", "to wait"), closed=AT)],
        ("Ana", "Ben"),
        UTC,
    )
    assert "    - On my mind: one  \n      two\n" in text
    assert "- Ana promised: to ask\n- Ben promised: to wait\n" in text


def test_whether_a_promise_happened_and_all_of_a_guess_are_told() -> None:
    day = date(2026, 11, 3)
    card = TodayCard(mood="up", guess="low", guess_wish="tea")
    text = told(
        [Day(id=day_id(day), day=day, a=TodayCard(mood="low"), b=card)],
        [CheckIn(day=day, happened=("partly", ""), closed=AT)],
        ("Ana", "B_n"),
    )
    assert "    - B\\_n had guessed: low, tea\n" in text
    assert text.endswith("- Last time's promise of Ana happened: partly\n")


def test_the_made_up_couple_tunes_in_the_same_way_on_the_same_day() -> None:
    now = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
    records = tuning(now)
    assert records == tuning(now)
    assert len({record.id for record in records}) == len(records)
    assert all(record.created <= now for record in records)
    days = [record for record in records if isinstance(record, Day)]
    checkins = [record for record in records if isinstance(record, CheckIn)]
    assert sum(isinstance(record, Rhythm) for record in records) == 1
    assert all(each.closed and each.day.weekday() == 6 for each in checkins)
    text = told(days, checkins, ("Ines", "Rowan"))
    assert text.count("### ") == len(days) + len(checkins) and "At four, from the stairs." in text

"""What the two commit to: a sentence, rituals, new things; both say yes, and nothing is lost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twofold.domain.merge import undone
from twofold.domain.people import Invalid
from twofold.domain.promises import newthings, rituals
from twofold.domain.promises import sentence as shared_sentence
from twofold.domain.promises.newthings import (
    NewThings,
    added,
    done,
    lived,
    planned,
    rated,
    removed,
    to_do,
)
from twofold.domain.promises.offers import FOR_DAYS, offers
from twofold.domain.promises.rituals import (
    Ritual,
    RitualSummary,
    Sketch,
    agreed,
    begin,
    kept,
    let_go,
    next_day,
    sketch_of,
    understood,
    with_lines,
)
from twofold.domain.promises.sentence import SENTENCE, first, sketched
from twofold.domain.records import Side

NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)
TODAY = date(2026, 11, 23)
AB: tuple[Side, Side] = ("a", "b")
SUPPER = Sketch(what="Friday supper", when="every Friday", first="Friday", days=14)


def card(ritual: Ritual) -> RitualSummary:
    import msgspec

    return msgspec.json.decode(msgspec.json.encode(ritual), type=RitualSummary)


def test_a_sentence_holds_once_both_say_yes_and_keeps_what_it_was() -> None:
    blank = first(NOW)
    assert blank.id == SENTENCE and blank.words == ""
    with pytest.raises(Invalid, match="Write the sentence"):
        shared_sentence.agreed(blank, "  ", AB, NOW, TODAY)
    with pytest.raises(Invalid, match="both of you"):
        shared_sentence.agreed(blank, "We come back.", ("a",), NOW, TODAY)
    with pytest.raises(Invalid, match="both of you"):
        shared_sentence.agreed(blank, "We come back.", ("a", "a"), NOW, TODAY)
    typed = sketched(blank, "We come back.")
    assert typed.sketch == "We come back." and typed.words == ""
    held = shared_sentence.agreed(typed, " We come \x1b[2Jback. ", ("b", "a"), NOW, TODAY)
    assert held.words == "We come [2Jback." and held.sketch is None
    assert held.history[0].by == ("b", "a") and held.review == TODAY + timedelta(days=90)
    with pytest.raises(Invalid, match="Nothing has changed yet"):
        shared_sentence.agreed(held, held.words, AB, NOW, TODAY)
    assert sketched(held, held.words).sketch is None
    other = shared_sentence.agreed(held, "We stay.", AB, NOW, TODAY)
    gone = shared_sentence.let_go(other, AB, NOW, TODAY)
    assert gone.words == "" and gone.review is None
    assert [each.words for each in gone.history] == [held.words, "We stay.", ""]
    for act, says in (
        (shared_sentence.read_again, "no sentence to read"),
        (shared_sentence.let_go, "no sentence to let go"),
    ):
        with pytest.raises(Invalid, match=says):
            act(gone, AB, NOW, TODAY)


def test_a_sentence_is_read_again_on_its_day() -> None:
    held = shared_sentence.agreed(first(NOW), "We come back.", AB, NOW, TODAY)
    day = TODAY + timedelta(days=90)
    assert not shared_sentence.is_due(held, day - timedelta(days=1)) and shared_sentence.is_due(held, day)
    again = shared_sentence.read_again(held, AB, NOW, day)
    assert again.history == held.history and again.review == day + timedelta(days=90)


def test_a_ritual_needs_what_and_when_and_both() -> None:
    blank = begin(NOW)
    for sketch, says in (
        (Sketch(), "Say what it is"),
        (Sketch(what="tea"), "Say when it is"),
        (Sketch(what="tea", when="at ten", first="3/4"), "Numbers can be read in two ways"),
        (Sketch(what="tea", when="at ten", first="2026-11-01"), "that day is past"),
    ):
        with pytest.raises(Invalid, match=says):
            agreed(blank, sketch, AB, NOW, TODAY)
    with pytest.raises(Invalid, match="both of you"):
        agreed(blank, SUPPER, ("b",), NOW, TODAY)
    with pytest.raises(Invalid, match="not in use"):
        kept(blank, AB, NOW, TODAY)
    made = agreed(blank, SUPPER, AB, NOW, TODAY)
    assert made.open and made.first == date(2026, 11, 27) and made.review == date(2026, 12, 11)
    assert not rituals.is_due(made, date(2026, 12, 10)) and rituals.is_due(made, date(2026, 12, 11))


def test_a_ritual_is_changed_kept_and_let_go_and_nothing_of_it_is_lost() -> None:
    made = agreed(begin(NOW), SUPPER, AB, NOW, TODAY)
    with pytest.raises(Invalid, match="Nothing has changed yet"):
        agreed(made, sketch_of(made), AB, NOW, TODAY)
    other = agreed(made, with_lines(sketch_of(made), who="turns"), ("b", "a"), NOW, TODAY)
    looked = kept(other, AB, NOW, date(2026, 12, 7))
    assert looked.review == date(2026, 12, 21)
    gone = let_go(looked, AB, NOW)
    assert [entry.did for entry in gone.history] == ["made", "changed", "kept", "let go"]
    assert [entry.shape.who for entry in gone.history] == ["either", "turns", "turns", "turns"]
    assert not gone.open and gone.review is None
    back = agreed(gone, sketch_of(gone), AB, NOW, TODAY)  # what was let go may come back as it was
    assert back.open and back.history[-1].did == "taken up"


WORDS = st.text(st.characters(codec="utf-8"), min_size=0, max_size=40)


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.sampled_from(["add", "remove", "done", "rate", "plan"]), st.integers(0, 5), WORDS))
)
def test_whatever_is_done_to_the_list_it_stays_whole(steps: list[tuple[str, int, str]]) -> None:
    things = newthings.first(NOW)
    for n, (do, which, words) in enumerate(steps):
        ids = [each.id for each in things.things]
        id_ = ids[which % len(ids)] if ids else "none"
        before = things
        try:
            if do == "add":
                things = added(things, str(n), words)
                assert [each.id for each in things.things] == [*ids, str(n)]
            elif do == "remove":
                things = removed(things, id_)
                assert [each.id for each in things.things] == [each for each in ids if each != id_]
            elif do == "done":
                things = done(things, id_, TODAY)
            elif do == "rate":
                things = rated(things, id_, "quite")
            else:
                things = planned(things, id_, words, TODAY)
        except Invalid as trouble:
            assert str(trouble).endswith((".", "2026-12-03.")) and things is before
        assert sorted([*to_do(things), *lived(things)], key=lambda e: e.id) == sorted(
            things.things, key=lambda e: e.id
        )
        assert all(each.done is not None for each in things.things if each.new is not None)


def test_planned_ones_stand_first_and_what_was_done_last() -> None:
    things = NewThings(id="new-things", created=NOW, updated=NOW)
    for id_, what in (("1", "row"), ("2", "dance"), ("3", "sing")):
        things = added(things, id_, what)
    with pytest.raises(Invalid, match="already"):
        added(things, "4", "ROW")
    with pytest.raises(Invalid, match="past"):
        planned(things, "3", "yesterday", TODAY)
    things = planned(things, "3", "Friday", TODAY)
    things = rated(done(things, "1", TODAY), "1", "very")
    assert [each.id for each in to_do(things)] == ["3", "2"]
    assert [(each.id, each.new) for each in lived(things)] == [("1", "very")]
    assert [each.id for each in to_do(done(things, "1", TODAY))] == ["3", "1", "2"]
    assert to_do(planned(things, "3", "", TODAY))[0].planned is None
    assert added(things, "5", "row").things[-1].what == "row"  # done once, it may come again


def test_what_is_taken_back_comes_to_its_place_and_leaves_the_others_as_they_are() -> None:
    things = newthings.first(NOW)
    for id_, what in (("1", "row"), ("2", "dance"), ("3", "sing")):
        things = added(things, id_, what)
    was, without = things.things[1], removed(things, "2")
    more = added(without, "4", "swim")
    theirs = rated(done(more, "1", TODAY), "1", "quite")
    back = undone(theirs, things, without)
    assert [each.id for each in back.things] == ["1", "2", "3", "4"]
    assert back.things[0].new == "quite" and back.things[1] == was
    assert [each.id for each in undone(back, without, more).things] == ["1", "2", "3"]
    assert undone(done(back, "2", TODAY), back, done(back, "2", TODAY)).things == back.things
    full = removed(things, "2")
    for n in range(newthings.MOST - 2):
        full = added(full, f"n{n}", f"thing {n}")
    with pytest.raises(Invalid, match="filled up"):
        undone(full, things, without)


def test_home_offers_what_has_come_for_a_week_and_then_no_more() -> None:
    sentence = shared_sentence.agreed(first(NOW), "We come back.", AB, NOW, TODAY)
    ritual = agreed(begin(NOW), SUPPER, AB, NOW, TODAY)
    things = planned(added(newthings.first(NOW), "1", "row"), "1", "2026-12-11", TODAY)

    def on(day: date) -> list[str]:
        return [each.route.place for each in offers(sentence, [card(ritual)], things, day)]

    assert on(TODAY) == []
    assert on(date(2026, 12, 11)) == ["promises.ritual", "promises.new-things"]
    assert on(date(2026, 12, 12)) == ["promises.ritual"]
    assert on(date(2026, 12, 11) + timedelta(days=FOR_DAYS - 1)) == ["promises.ritual"]
    assert on(date(2026, 12, 12) + timedelta(days=FOR_DAYS)) == [], "a week later it is asked about no more"
    assert on(TODAY + timedelta(days=90)) == ["promises.sentence"]
    assert offers(None, [], None, TODAY) == ()
    assert offers(first(NOW), [card(begin(NOW))], done(things, "1", TODAY), date(2026, 12, 11)) == ()


@pytest.mark.parametrize(
    ("when", "notes"),
    [
        ("Fridays at 20:00", ["today at 20:00"]),
        ("Tuesdays and Fridays", ["today"]),
        ("daily", []),
        ("Mondays", []),
        ("on some Friday, when we like", []),
    ],
)
def test_home_names_a_weekly_ritual_on_its_day(when: str, notes: list[str]) -> None:
    held = agreed(begin(NOW), with_lines(SUPPER, when=when, first=""), AB, NOW, TODAY)
    found = offers(None, [card(held)], None, date(2026, 11, 27))
    assert [each.note for each in found] == notes


def test_the_next_day_of_a_ritual_is_what_its_words_tell_from_its_first_on() -> None:
    held = agreed(begin(NOW), with_lines(SUPPER, when="Mondays", first="8 December"), AB, NOW, TODAY)
    assert next_day(held, TODAY) == next_day(card(held), TODAY) == date(2026, 12, 14)
    assert next_day(held, date(2026, 12, 15)) == date(2026, 12, 21)
    once = agreed(begin(NOW), with_lines(SUPPER, when="when it rains", first="8 December"), AB, NOW, TODAY)
    assert next_day(once, TODAY) == date(2026, 12, 8) and next_day(once, date(2026, 12, 9)) is None
    assert next_day(begin(NOW), TODAY) is None
    assert next_day(let_go(held, AB, NOW), TODAY) is None


def test_the_words_of_a_ritual_are_understood_or_stay_words() -> None:
    assert understood("Mondays at 19:30") == "every Monday at 19:30"
    assert understood("whenever one of us leaves the house") == ""


def test_a_full_list_takes_no_more() -> None:
    full = newthings.first(NOW)
    for n in range(newthings.MOST):
        full = added(full, f"{n}", f"thing {n}")
    with pytest.raises(Invalid, match=r"^The list is full: 100 things\. Remove one that you will not do\.$"):
        added(full, "more", "one more")


def test_what_was_done_last_stands_first_and_each_is_done_and_rated_by_itself() -> None:
    things = newthings.first(NOW)
    for id_ in ("1", "2", "3"):
        things = added(things, id_, f"thing {id_}")
    things = done(done(things, "3", TODAY - timedelta(days=1)), "2", TODAY)
    things = rated(things, "2", "quite")
    assert [(each.id, each.new) for each in lived(things)] == [("2", "quite"), ("3", None)]
    with pytest.raises(Invalid, match="First say that you have done it"):
        rated(things, "1", "very")
    things = done(things, "1", TODAY - timedelta(days=9))
    assert [each.id for each in lived(things)] == ["2", "3", "1"]
    assert [each.id for each in lived(done(things, "3", TODAY))] == ["2", "1"], "once more, and it is to do"
    assert [each.id for each in lived(done(done(things, "3", TODAY), "3", TODAY))] == ["2", "3", "1"]


def test_a_ritual_is_called_as_it_is_written_or_else_as_it_holds() -> None:
    blank = begin(NOW)
    made = agreed(blank, SUPPER, AB, NOW, TODAY)
    tea = Sketch(what="tea", first="3/4")
    assert [each.title for each in (blank, made, made.with_(sketch=tea))] == ["", "Friday supper", "tea"]
    assert sketch_of(made.with_(sketch=tea)) is tea and sketch_of(blank) == Sketch()
    assert rituals.trouble(with_lines(SUPPER, first="yesterday"), blank, TODAY).startswith("About the first")


def test_only_what_holds_is_kept_or_let_go() -> None:
    made = agreed(begin(NOW), SUPPER, AB, NOW, TODAY)
    for ritual in (begin(NOW), let_go(made, AB, NOW)):
        with pytest.raises(Invalid, match="not in use now"):
            let_go(ritual, AB, NOW)
        with pytest.raises(Invalid, match="not in use now"):
            kept(ritual, AB, NOW, TODAY)

"""Opening what both wrote: who has finished, who is ready, and all at once or nothing, at two terminals."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.store.files import Wall
from twofold.domain.people import meet
from twofold.domain.ready import done, pressed, said_yes, taken_back
from twofold.domain.records import SIDES, Record, Side
from twofold.domain.tuning.cards import shown
from twofold.domain.tuning.records import Day, TodayCard, day_id
from twofold.store import SaveFailed, Stale, Store
from twofold.store.programs import this_program
from twofold.store.reveal import (
    OPEN,
    Reveal,
    forget_gone,
    ready_of,
    revisions,
    who_finished,
    writing_summaries,
)
from twofold.store.vault import Vault


class Terminal:
    """One of two terminals on one file."""

    def __init__(self, path: Path, wall: Wall) -> None:
        self.store = Store.open(path, clock=wall)
        self.vault = Vault(self.store, wall.now)
        self.unsaved: tuple[Record, ...] = ()
        self.wall = wall
        self.about = day_id(wall.now().date())

    def write(self, side: Side, *, finished: bool = True) -> None:
        writing, card = self.vault.writing("today", self.about, side), TodayCard(mood=f"as {side}")
        self.store.save(self.vault.finish(writing, card) if finished else self.vault.write(writing, card))

    def press(self, side: Side) -> None:
        ready = ready_of(self.store, OPEN, self.about, self.wall.now())
        self.store.save(pressed(ready, side, self.revisions, self.wall.now()))

    @property
    def revisions(self) -> tuple[int, ...]:
        return revisions(self, self.about, "today")

    @property
    def said(self) -> list[Side]:
        self.store.look()
        ready = ready_of(self.store, OPEN, self.about, self.wall.now())
        return list(said_yes(ready, self.revisions, self.wall.now()))

    def reveal(self) -> Day:
        reveal = Reveal(self, self.vault, self.about, self.wall.now())
        cards = {side: reveal.read(side, "today", TodayCard) for side in SIDES}
        day = shown(None, self.wall.now().date(), cards, reveal.now)
        reveal.save(day)
        return day


@pytest.fixture
def two(path: Path, wall: Wall) -> Any:
    first = Terminal(path, wall)
    first.store.save(meet("Ana", "Ben"))
    second = Terminal(path, wall)
    yield first, second
    second.store.close()
    first.store.close()


def test_who_has_finished_is_all_that_can_be_known(two: tuple[Terminal, Terminal]) -> None:
    first, second = two
    first.write("a")
    first.write("b", finished=False)
    second.store.look()
    assert who_finished(second, "today", second.about) == {"a"}
    writing = second.vault.writing("today", second.about, "b")
    second.unsaved = (second.vault.finish(writing, TodayCard(mood="waits")),)
    assert who_finished(second, "today", second.about) == {"a", "b"}
    second.unsaved = (second.vault.emptied(writing),)
    assert [card.author for card in writing_summaries(second)] == ["a"]
    assert who_finished(second, "hearts", second.about) == set()


def test_each_presses_at_another_terminal_and_all_is_opened_in_one_commit(
    two: tuple[Terminal, Terminal],
) -> None:
    first, second = two
    first.write("a")
    second.write("b")
    first.store.look()
    first.press("a")
    assert second.said == ["a"]
    second.press("b")
    assert first.said == second.said == ["a", "b"]
    commits = first.store.ledger.pending
    first.reveal()
    assert first.store.ledger.pending == commits + 1
    second.store.look()
    (day,) = second.store.days.all()
    assert (day.a, day.b) == (TodayCard(mood="as a"), TodayCard(mood="as b"))
    assert second.store.writings.all() == [] and second.store.ready.all() == []
    (left,) = second.store.every(type(ready_of(second.store, OPEN, second.about, second.wall.now())))
    assert left.deleted is not None and (left.pressed, left.shown) == ((), ())


def test_words_that_were_changed_meanwhile_need_both_anew(two: tuple[Terminal, Terminal]) -> None:
    first, second = two
    first.write("a")
    first.write("b")
    first.press("a")
    second.store.look()
    second.write("b")
    assert first.said == [] == second.said
    second.press("b")
    assert first.said == ["b"]


def test_two_presses_in_one_moment_are_told_apart(two: tuple[Terminal, Terminal]) -> None:
    first, second = two
    first.write("a")
    first.write("b")
    second.store.look()
    mine = ready_of(first.store, OPEN, first.about, first.wall.now())
    theirs = ready_of(second.store, OPEN, second.about, second.wall.now())
    first.store.save(pressed(mine, "a", first.revisions, first.wall.now()))
    with pytest.raises(Stale):
        second.store.save(pressed(theirs, "b", second.revisions, second.wall.now()))
    second.press("b")
    assert first.said == ["a", "b"]


def test_nothing_is_opened_when_somebody_takes_it_back_in_that_moment(
    two: tuple[Terminal, Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = two
    first.write("a")
    first.write("b")
    first.press("a")
    first.press("b")
    second.store.look()
    reading = first.vault.read_finished

    def late(*what: Any) -> Any:
        ready = ready_of(second.store, OPEN, second.about, second.wall.now())
        if ready.pressed:
            second.store.save(done(ready, second.wall.now()))
        return reading(*what)

    monkeypatch.setattr(first.vault, "read_finished", late)
    with pytest.raises(Stale):
        first.reveal()
    assert first.store.days.all() == [] and len(first.store.writings.all()) == 2


def test_a_disk_that_refuses_opens_nothing(
    two: tuple[Terminal, Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = two
    first.write("a")
    first.write("b")
    first.press("a")
    first.press("b")

    def full(*_: Any) -> Any:
        raise SaveFailed(first.store.path, OSError(28, "No space left"))

    with monkeypatch.context() as patch:
        patch.setattr(first.store.ledger, "commit", full)
        with pytest.raises(SaveFailed):
            first.reveal()
        assert first.store.days.all() == [] and first.said == ["a", "b"]
    first.reveal()
    assert len(first.store.days.all()) == 1 and first.said == []


def test_what_waits_besides_writings_says_nothing_of_who_has_finished(two: tuple[Terminal, Terminal]) -> None:
    first, _ = two
    first.write("a")
    first.unsaved = (meet("Ana", "Bennie"), ready_of(first.store, OPEN, first.about, first.wall.now()))
    assert [(card.author, card.kind) for card in writing_summaries(first)] == [("a", "today")]


def test_a_press_at_a_program_that_was_killed_does_not_count(two: tuple[Terminal, Terminal]) -> None:
    first, _ = two
    machine, number, began = this_program().split(" ")
    killed = f"{machine} {number} {int(began) - 1}"
    ready = ready_of(first.store, OPEN, first.about, first.wall.now())
    ready = pressed(ready, "a", first.revisions, first.wall.now(), by=killed)
    first.store.save(pressed(ready, "b", first.revisions, first.wall.now(), by=this_program()))
    assert first.said == ["b"]


def of_one_that_is_gone() -> str:
    """Return the name of a program that ran on this machine, and runs no more."""
    machine, number, began = this_program().split(" ")
    return f"{machine} {number} {int(began) - 1}"


def test_what_was_pressed_at_a_program_that_is_gone_does_not_stay_in_the_file(
    two: tuple[Terminal, Terminal], path: Path
) -> None:
    first, second = two
    now, shown_, dead = first.wall.now(), first.revisions, of_one_that_is_gone()
    begun = pressed(ready_of(first.store, OPEN, first.about, now), "a", shown_, now, dead)
    (saved,) = first.store.save(pressed(begun, "b", shown_, now, this_program()))
    second.store.look()
    assert forget_gone(second.store, now) and not forget_gone(second.store, now)
    first.store.look()
    (left,) = first.store.ready.all()
    assert [press.side for press in left.pressed] == ["b"] and first.said == ["b"]
    first.store.save(pressed(taken_back(left, ["b"], now), "a", shown_, now, dead))
    assert forget_gone(first.store, now) and first.store.ready.all() == []
    second.store.look()
    first.store.fold()
    assert dead.encode() not in path.read_bytes() and not forget_gone(second.store, now)
    assert saved.id.encode() in path.read_bytes()


def test_a_press_of_the_same_moment_at_the_other_terminal_is_not_taken_away(
    two: tuple[Terminal, Terminal],
) -> None:
    first, second = two
    now, shown_ = first.wall.now(), first.revisions
    begun = ready_of(first.store, OPEN, first.about, now)
    first.store.save(pressed(begun, "a", shown_, now, of_one_that_is_gone()))
    second.store.look()
    (kept,) = second.store.ready.all()
    second.store.save(pressed(kept, "b", shown_, now, this_program()))
    assert not forget_gone(first.store, now)
    assert first.said == ["b"]
    assert forget_gone(first.store, now)
    assert second.said == ["b"]

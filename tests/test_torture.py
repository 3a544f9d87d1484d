"""The command that tortures twofold: a short form of its parts, and honest figures."""

import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.torture import (
    NEVER,
    bitflips,
    growth,
    injected,
    kills,
    monkey,
    terminal_bytes,
    two_monkeys,
    two_terminals,
)
from tests.torture import __main__ as torture


def test_nothing_is_lost_to_kills_nor_leaked(capfd: pytest.CaptureFixture[str]) -> None:
    found = kills.run(60, 7)
    assert capfd.readouterr().err == ""
    assert (found["lost"], found["leaked"], found["hangs"]) == (0, 0, 0)
    assert found["killed"] >= 20 and found["saves acknowledged"] > 1000


def test_nothing_is_lost_to_a_failing_disk(capfd: pytest.CaptureFixture[str]) -> None:
    found = injected.run(1200, 7)
    assert capfd.readouterr().err == ""
    assert (found["lost"], found["crashes"]) == (0, 0)
    assert found["errors injected"] == 1200 and found["saves acknowledged"] > 3000


def test_no_bit_that_turns_is_silent_and_nothing_looks_new() -> None:
    found = bitflips.run(80, 7)
    never = {word: number for word, number in found.items() if word in NEVER}
    assert never == {"lost": 0, "silent": 0, "shown as empty": 0, "crashes": 0}
    assert found["flips"] == found["check had a word for it"] == 80
    assert found["put right to the byte, and said"] > 50
    came = {
        word: number for word, number in found.items() if word not in ("flips", "check had a word for it")
    }
    assert sum(came.values()) == 80


def test_no_byte_of_a_terminal_keeps_them_in() -> None:
    told: list[str] = []
    found = terminal_bytes.run(60, 7, tell=told.append)
    assert told == []
    assert not any(found[word] for word in NEVER & found.keys())
    assert found["bursts"] == 60 and found["sessions"] == 2


def test_a_monkey_finds_nothing_that_breaks() -> None:
    troubles: list[str] = []
    found = monkey.run(700, 7, a_session=350, tell=troubles.append)
    assert troubles == [] and found["keys"] == 700 and found["sessions"] >= 2
    assert not any(found[word] for word in ("crashes", "notes", "silent", "no exit", "bad exits"))


def test_two_monkeys_of_whom_one_is_killed_break_nothing() -> None:
    troubles: list[str] = []
    found = two_monkeys.run(200, 5, tell=troubles.append)
    assert troubles == [] and found["killed"] >= 1
    assert not any(found[word] for word in NEVER & found.keys())


def test_a_monkey_sees_what_breaks() -> None:
    """A program that ends with the words for a mistake, and one that ends in another way, are counted."""
    talk = "import os; os.write(1, b'Home'); "
    words = [sys.executable, "-c", f"{talk}os.write(1, b'twofold had to stop'); raise SystemExit(1)"]
    found = monkey.run(30, 7, command=words)
    assert found["crashes"] == found["sessions"] > 0 and found["bad exits"] == 0
    found = monkey.run(30, 7, command=[sys.executable, "-c", f"{talk}raise SystemExit(3)"])
    assert found["bad exits"] == found["sessions"] > 0 and found["crashes"] == 0


def test_two_rounds_through_every_practice_leave_no_mistake_behind() -> None:
    troubles: list[str] = []
    found = growth.run(2, tell=troubles.append)
    assert troubles == [] and found["rounds"] == 2
    assert not any(found[word] for word in ("grew", "crashes", "notes", "bad exits"))


def test_two_programs_on_one_file_lose_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    found = two_terminals.run(20, 7)
    assert capfd.readouterr().err == ""
    assert (found["lost"], found["crashes"], found["hangs"]) == (0, 0, 0)
    assert found["lines acknowledged"] >= 8 and found["times at rest"] >= 2


def test_what_was_lost_is_seen(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    walk = two_terminals.Walk(tmp_path, Random(1), Counter())
    try:
        walk.both[0].start()
        walk.both[0].add()
        walk.both[0].lines.append("a9999.")
        with pytest.raises(two_terminals.Lost, match=r"misses \['a9999"):
            walk.rest(within=3.0)
    finally:
        walk.end()


def test_the_command_prints_figures_and_fails_where_something_was_lost(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = {"lost": 0}
    asked: list[tuple[int, int]] = []

    def run(count: int, seed: int) -> dict[str, int]:
        asked.append((count, seed))
        return {"saves acknowledged": 10_400, **lost}

    monkeypatch.setattr(kills, "run", run)
    assert torture.main(["--only", "kills", "--seed", "3"]) == 0
    said = capsys.readouterr().out
    assert "kills (seed 3" in said and "10,400  saves acknowledged\n" in said and "0  lost\n" in said
    lost["lost"] = 2
    assert torture.main(["--only", "kills", "--rounds", "12"]) == 1
    assert "2  lost  <- never" in capsys.readouterr().out
    assert torture.main(["--only", "kills", "--quick"]) == 1
    assert asked == [(1080, 3), (12, 1), (60, 1)]

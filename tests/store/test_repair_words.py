"""What a repair says: how many records, from where, and what cannot be had again."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from twofold.store.errors import BadRecord
from twofold.store.healing import Deed
from twofold.store.repair import Plan, prospect, told


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of the 20th of November."""
    place = tmp_path / "twofold-2026-11-20.json"
    place.write_bytes(b"{}")
    os.utime(place, (datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp(),) * 2)
    return place


def deeds(way: Any, count: int = 1, source: Path | None = None, what: str = "") -> tuple[Deed, ...]:
    return tuple(Deed("notes", f"n{number}", way, source, what) for number in range(count))


def plan(*done: Deed, **more: Any) -> Plan:
    return Plan({}, True, done, **more)


def test_each_way_is_told_in_a_sentence_of_its_own(backup: Path) -> None:
    from_backup = "the backup of Friday 20 November 2026"
    for done, says in (
        (deeds("as it was"), "1 record is as before, by their checksums: n0 in notes."),
        (
            deeds("as it was", 2, backup),
            f"2 records are as before, from {from_backup}: n0 in notes, n1 in notes.",
        ),
        (
            deeds("earlier", 1, backup),
            f"1 record is back as {from_backup} has it: n0 in notes. What came later is not in it.",
        ),
        (
            deeds("earlier", 2, backup),
            f"2 records are back as {from_backup} has them: n0 in notes, n1 in notes. What came later is "
            "not in them.",
        ),
        (
            deeds("journal", 1, backup),
            f"1 record is back from {backup}, which had been set aside: n0 in notes.",
        ),
        (
            deeds("in part", 1, None, "the colour of Ben"),
            "The two of you are back. The colour of Ben had to be replaced. You can change this in the "
            "settings.",
        ),
        (deeds("in part"), "The two of you are back. You can change this in the settings."),
        (
            deeds("twice", 2),
            "2 records were in the file twice; the older one is set aside in it: n0 in notes, n1 in notes.",
        ),
        (
            deeds("as it is"),
            "1 record had been changed by another program, and is taken for right as now: n0 in notes.",
        ),
    ):
        assert told(plan(*done)) == (says,)


def test_many_are_told_by_a_few_names_and_how_many_more() -> None:
    (said,) = told(plan(*deeds("as it was", 1_234)))
    assert said.startswith("1,234 records are as before, by their checksums: n0 in notes, ")
    named = said.count(" in notes")
    assert said.endswith(f", and {1_234 - named:d} more.") and 1 < named < 10
    (all_named,) = told(plan(*deeds("as it was", named)))
    assert all_named.count(" in notes") == named and "more" not in all_named


def test_what_is_left_unread_and_what_is_lost_are_told_last() -> None:
    bad = tuple(BadRecord("notes", f"n{number}", "it is broken") for number in range(9))
    said = told(plan(*deeds("twice"), left=bad, lost=2))
    named = [each for each in said if each in map(str, bad)]
    assert said[0].startswith("1 record was") and said[1 : 1 + len(named)] == tuple(
        map(str, bad[: len(named)])
    )
    assert said[-2:] == (
        f"{len(bad) - len(named)} more cannot be read either. They were left as they are.",
        "2 records could not be recovered, from the file or from a backup.",
    )
    assert told(plan(left=bad[:2])) == tuple(map(str, bad[:2])) and told(plan()) == ()


def test_where_a_copy_came_from_is_told_even_when_it_is_gone(tmp_path: Path) -> None:
    (said,) = told(plan(*deeds("as it was", 1, tmp_path / "twofold-2026-11-01.json")))
    assert "from the backup twofold-2026-11-01.json:" in said
    (said,) = told(plan(*deeds("as it was", 1, tmp_path / "x.known-12345678")))
    assert "from the copy that twofold keeps beside the file:" in said


def test_what_would_come_of_it_is_told_in_figures() -> None:
    assert prospect(plan(has_couple=False)) == ""
    assert prospect(plan(whole=3)) == "The file can be mended: 3 records can be read afterwards."
    done = (*deeds("as it was", 2), *deeds("as it is"))
    assert prospect(plan(*done, whole=1_000, left=(BadRecord("notes", "n", "x"),), lost=1)) == (
        "The file can be mended: 1,000 records can be read afterwards, 2 of them from a backup or by a "
        "checksum. 2 records would stay unreadable."
    )

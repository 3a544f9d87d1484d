"""What `twofold check` says of a file: how it is, what can be done, and which files it means."""

from pathlib import Path

import pytest

from tests.support.store.foreign import Two, note, two
from twofold.store import check as checking
from twofold.store.check import Report, check

__all__ = ["two"]

MEND = "twofold repair mends it record by record, and keeps a copy of the file as it is."


def test_a_sound_file_says_how_much_it_holds(two: Two) -> None:
    two.write(two.here, note("mine"))
    report = check(two.here)
    assert (report.state, report.opens) == ("sound", True)
    assert report.sentences[0] == f"{two.here} holds 5 records." and len(report.sentences) == 1


def test_no_file_is_missing(tmp_path: Path) -> None:
    report = check(tmp_path / "ours.json")
    assert report == Report("missing", (f"There is no file {tmp_path / 'ours.json'} yet.",))


def test_a_backup_is_advised_where_it_is_whole_and_the_file_does_not_open(two: Two) -> None:
    two.write(two.here, note("mine"))
    whole, torn = two.here, two.here.with_name("torn.json")
    torn.write_bytes(whole.read_bytes().replace(b'"mine"', b"12345"))
    assert Report("damaged").advice == (MEND,)
    assert Report("damaged", backups=(whole,), opens=True).advice == (MEND,)
    assert Report("damaged", backups=(whole,)).advice == (
        f"The newest backup that is whole is {whole}. Open twofold to go back to it.",
        MEND,
    )
    assert Report("damaged", backups=(torn,)).advice == (
        "No backup is whole either, but each may hold something the others lack.",
        MEND,
    )


@pytest.mark.parametrize(
    ("count", "words"), [(1, "0"), (3, "0, 1, 2"), (4, "0, 1, 2 and 1 more"), (12, "0, 1, 2 and 9 more")]
)
def test_of_many_files_three_are_named(count: int, words: str) -> None:
    assert checking._named([Path(str(n)) for n in range(count)]) == words

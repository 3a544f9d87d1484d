"""What `twofold check` says of a file: how it is, what can be done, and which files it means."""

import json
from pathlib import Path

import pytest

from tests.support.store.files import Wall
from tests.support.store.foreign import Two, note, two
from twofold.store import Store
from twofold.store import check as checking
from twofold.store.check import Report, check
from twofold.store.journal import TableChange
from twofold.store.text import dump

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


def test_what_another_program_wrote_is_said_and_opens(two: Two) -> None:
    data = json.loads(two.here.read_text())
    two.here.write_text(json.dumps(data, indent=1))
    report = check(two.here)
    assert (report.state, report.opens) == ("sound", True)
    assert report.sentences[1:] == (f"{two.here} was changed by another program. It can be opened.",)
    key = next(key for key, each in data["notes"].items() if each["id"] == "n1")
    data["notes"][key]["text"] = "other words"
    two.here.write_text(json.dumps(data, indent=1))
    report = check(two.here)
    assert (report.state, report.opens) == ("sound", True)
    (said,) = (said for said in report.sentences if "n1 in notes" in said)
    assert "changed by another program, or damaged" in said and "twofold repair" in said


def test_a_file_without_the_two_does_not_open(path: Path, wall: Wall) -> None:
    store = Store.open(path, clock=wall)
    store.save(note("mine"))
    store.close()
    report = check(path)
    assert (report.state, report.opens) == ("damaged", False)
    assert report.sentences[1:] == ("It does not say who you two are.",)


@pytest.mark.parametrize(
    ("key", "words"), [("x", "under 'x', which is not a number"), ("²", "which is not a number")]
)
def test_a_document_in_a_place_of_no_number_is_named_and_does_not_open(
    two: Two, key: str, words: str
) -> None:
    data = json.loads(two.here.read_text())
    data["notes"][key] = data["notes"].pop("1")
    two.here.write_text(json.dumps(data))
    report = check(two.here)
    assert (report.state, report.opens) == ("damaged", False)
    (said,) = report.sentences
    assert said.startswith(f"{two.here} cannot be read: ") and "its table notes" in said and words in said


def test_such_a_document_in_the_journal_is_named_as_well(two: Two) -> None:
    store = two.at(two.here)
    with store.ledger.exclusive():
        store.ledger.commit({"notes": TableChange(put={"x": dump({"id": "n9"})})})
    report = check(two.here)
    assert (report.state, report.opens) == ("damaged", False)
    (said,) = report.sentences
    assert said.startswith(f"{two.here} cannot be read: ") and "under 'x', which is not a number" in said


def test_what_others_may_read_is_named_with_what_ends_that(two: Two) -> None:
    two.here.chmod(0o644)
    (said,) = check(two.here).sentences[1:]
    assert str(two.here) in said and "Open twofold once" in said
    two.at(two.here)
    assert "Open twofold once" not in " ".join(check(two.here).sentences)


@pytest.mark.parametrize(
    ("count", "words"), [(1, "0"), (3, "0, 1, 2"), (4, "0, 1, 2 and 1 more"), (12, "0, 1, 2 and 9 more")]
)
def test_of_many_files_three_are_named(count: int, words: str) -> None:
    assert checking._named([Path(str(n)) for n in range(count)]) == words

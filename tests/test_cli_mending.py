"""A file with records that cannot be read, from the command line: exported with words, checked, mended."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.support.command import one_sentence, run
from tests.support.rounds import round_saying
from tests.support.weekend import a_weekend
from twofold.domain.listening.session import Note
from twofold.store import Store
from twofold.store.last_written import forget
from twofold.store.places import journal_file


@pytest.fixture
def data(home: Path) -> Path:
    """A file with two opened rounds, a retreat and two notes, and a backup of it."""
    from twofold.store.places import data_file

    path, whole = data_file(), round_saying("words", "words")
    assert whole.couple is not None
    for note in range(2):
        store = Store.open(path)
        if not note:
            store.save(whole.couple, *whole.worksheets, *whole.replies, *whole.agreements, a_weekend())
        store.save(Note(session="s", text=f"note {note}"))
        store.close()
    return path


@pytest.fixture
def spoil(data: Path) -> Callable[[str], str]:
    """Make the first record of a table unreadable, as a slip in an editor does; return its id."""

    def spoil_one(table: str) -> str:
        with TinyDB(data) as plain:
            document = plain.table(table).all()[0]
            plain.table(table).update({"author": "somebody"}, doc_ids=[document.doc_id])
        forget(data)  # only the backups have it whole
        return str(document["id"])

    return spoil_one


@pytest.mark.parametrize(
    ("arguments", "table"),
    [
        (("ours.md",), "notes"),
        (("ours.json",), "notes"),
        (("ours.md", "--worksheet", "2026-08-05"), "replies"),
        (("ours.html", "--worksheet", "2026-08-05"), "replies"),
    ],
)
def test_what_could_not_be_read_is_said_in_the_file_and_beside_it(
    home: Path, data: Path, spoil: Callable[[str], str], arguments: tuple[str, ...], table: str
) -> None:
    name = spoil(table)
    done = run("export", *arguments, home=home)
    assert done.returncode == 0
    written, said = done.stdout.splitlines()
    assert written == f"Written to {home / arguments[0]}"
    assert said.startswith(
        f"One record could not be read and is not in it. In {table}, {name} cannot be read"
    )
    assert "author" in said and "twofold repair" in said
    text = (home / arguments[0]).read_text("utf-8")
    if arguments[0].endswith(".json"):
        (told,) = json.loads(text)["unread"]
        assert name in told
    else:
        assert "One record could not be read and is not in it." in text
    # What is sound goes without a word.
    run("repair", home=home)
    done = run("export", "--force", *arguments, home=home)
    assert done.stdout == f"Written to {home / arguments[0]}\n"
    assert "could not be read" not in (home / arguments[0]).read_text("utf-8")


@pytest.mark.parametrize("ending", [".ics", ".csv", ".html", ".md"])
def test_a_retreat_that_cannot_be_read_is_not_only_missing(
    home: Path, data: Path, spoil: Callable[[str], str], ending: str
) -> None:
    name = spoil("plans")
    run("export", "ours.json", home=home)  # the editor's version is taken in, and that is said once
    said = one_sentence(run("export", f"ours{ending}", "--retreat", home=home))
    assert "There is no retreat to export yet" in said
    assert f"In plans, {name} cannot be read" in said


def test_check_names_it_and_repair_mends_it(home: Path, data: Path, spoil: Callable[[str], str]) -> None:
    name = spoil("couple")
    done = run("check", home=home)
    assert done.returncode == 1
    assert f"In couple, {name} cannot be read: at author" in done.stdout
    assert "The newest backup that is whole is" in done.stdout
    assert "twofold repair mends it" in done.stdout
    done = run("repair", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The file as it was is kept as" in done.stdout
    done = run("check", home=home)
    assert done.returncode == 0
    assert "It is sound." in done.stdout
    done = run("repair", home=home)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "There was nothing to mend.")


def test_check_sends_nobody_back_to_a_backup_for_a_record(
    home: Path, data: Path, spoil: Callable[[str], str]
) -> None:
    spoil("notes")
    done = run("check", home=home)
    assert (done.returncode, "In notes," in done.stdout) == (1, True)
    assert "go back" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith("twofold repair mends it")


def test_repair_of_a_file_that_is_not_there(home: Path) -> None:
    done = run("repair", home=home)
    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no file" in done.stderr
    assert not list(home.rglob("twofold.json*"))


def test_repair_of_what_cannot_be_mended_ends_with_words(home: Path, data: Path) -> None:
    forget(data)
    for path in data.parent.rglob("*.json"):
        path.write_bytes(b"rubbish")
    journal_file(data).unlink()
    assert "nor in a backup" in one_sentence(run("repair", home=home))


@pytest.mark.parametrize("spelt", ["Zoe\u0308 und  ich.md", "file://{home}/Zo%C3%AB%20und%20ich.md"])
def test_a_path_may_be_spelt_in_any_way(home: Path, data: Path, spelt: str) -> None:
    to = home / "Zoë und ich.md"
    to.write_text("ours")
    assert "is there already" in one_sentence(run("export", spelt.format(home=home), home=home))
    done = run("export", "--force", spelt.format(home=home), home=home)
    assert (done.stdout, to.read_text("utf-8")[:2]) == (f"Written to {to}\n", "# ")
    assert run("check", "--file", f"file://{data}", home=home).returncode == 0
    assert "another computer" in one_sentence(run("check", f"--file=file://nas{data}", home=home))

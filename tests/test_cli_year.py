"""Writing out a year from the command line: only what both said yes to, as it is now."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.command import one_sentence, run
from tests.support.years import a_year, at, letter
from twofold.domain.book.leaves import leaves
from twofold.domain.book.year import agreed, called, first
from twofold.domain.letters.records import Letter
from twofold.domain.people import meet
from twofold.store import Store
from twofold.store.places import data_file

NOW = datetime(2026, 12, 30, 20, tzinfo=UTC)


@pytest.fixture
def data(home: Path) -> Path:
    """A file with a year that both chose, and an earlier one of which they only began to choose."""
    store = Store.open(data_file())
    store.save(meet("Ana", "Ben"), *a_year(), letter("old", at(3, 3, year=2024)))
    some = leaves(store, 2026, NOW.date())
    store.save(agreed(called(first(2026, NOW), "The boat"), some, ("a", "b"), NOW), first(2024, NOW))
    store.close()
    return data_file()


@pytest.mark.parametrize("options", [("--year",), ("--year", "2026"), ("--year=2026",)])
@pytest.mark.parametrize("name", ["ours.html", "ours.md"])
def test_the_year_that_both_chose_is_written(
    home: Path, data: Path, name: str, options: tuple[str, ...]
) -> None:
    done = run("export", name, *options, home=home)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"Written to {home / name}\n")
    text = (home / name).read_text("utf-8")
    assert "The boat" in text and "You waited." in text and "only mine" not in text
    assert text.startswith("# The boat" if name.endswith(".md") else "<!doctype html>")
    assert (home / name).stat().st_mode & 0o777 == 0o600
    again = run("export", name, *options, home=home)
    assert again.returncode == 2 and "add --force" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("x.md", "--year", "2024"), "You have not both said yes to this year yet."),
        (("x.md", "--year", "2023"), "You have not both said yes to 2023 yet. Choose one together first"),
        (("x.md", "--year=soon"), "Write the year like 2026."),
        (("x.md", "--year=0"), "Write the year like 2026."),
        (("x.ics", "--year"), "x.ics should end in .html (to print) or .md (to read): it is a year."),
        (("x.html", "--year", "--worksheet"), "One file holds one thing: ask for --year alone."),
        (("x.html", "--year", "--phone"), "--rings and --phone are for a retreat, not for a year."),
    ],
)
def test_it_says_what_cannot_be_written(
    home: Path, data: Path, arguments: tuple[str, ...], says: str
) -> None:
    done = run("export", *arguments, home=home)
    assert done.returncode == 2 and says in one_sentence(done)
    assert not list(home.glob("x.*"))


def test_what_changed_since_the_yes_is_not_written(home: Path, data: Path) -> None:
    store = Store.open(data)
    (opened,) = [each for each in store[Letter].all() if each.id == "l1"]
    store.save(opened.with_(thanked="And once more."))
    store.close()
    done = run("export", "x.md", "--year", home=home)
    assert done.returncode == 2 and "has changed since you both said yes" in one_sentence(done)
    assert not (home / "x.md").exists()


def test_where_nothing_was_chosen_it_says_how(home: Path) -> None:
    store = Store.open(data_file())
    store.save(meet("Ana", "Ben"), *a_year())
    store.close()
    done = run("export", "x.md", "--year", home=home)
    assert "no year yet that both of you said yes to" in one_sentence(done)

"""Writing out one worksheet from the command line."""

from datetime import date
from pathlib import Path

import pytest

from tests.support.command import one_sentence, run
from tests.support.rounds import round_saying
from twofold.domain.worksheet.rounds import Worksheet
from twofold.store import Store


@pytest.fixture
def data(home: Path) -> Path:
    """A file with two rounds that were opened, and a private one."""
    from twofold.store.places import data_file

    path = data_file()
    store = Store.open(path)
    whole = round_saying("words", "words")
    assert whole.couple is not None
    private = Worksheet(day=date(2026, 11, 12))
    store.save(whole.couple, *whole.worksheets, *whole.replies, *whole.agreements, private)
    store.close()
    return path


@pytest.mark.parametrize(
    ("arguments", "day"),
    [
        (("export", "ours.html", "--worksheet"), "3 November"),
        (("export", "--worksheet", "ours.html"), "3 November"),
        (("--worksheet", "export", "ours.HTML"), "3 November"),
        (("export", "ours.html", "--worksheet", "2026-08-05"), "5 August"),
        (("export", "--worksheet=2026-08-05", "ours.html"), "5 August"),
        (("export", "--worksheet", "2026-11-03", "ours.md"), "3 November"),
        (("export", "--worksheet", "2026.md"), "3 November"),
    ],
)
def test_one_round_is_written(home: Path, data: Path, arguments: tuple[str, ...], day: str) -> None:
    done = run(*arguments, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    name = next(a for a in arguments if a.lower().endswith((".html", ".md")))
    assert done.stdout == f"Written to {home / name}\n"
    text = (home / name).read_text("utf-8")
    assert text.startswith("# Needs" if name.endswith(".md") else "<!doctype html>")
    assert f" {day} 2026" in text.split("words")[0]
    assert (home / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("export", "x.html", "--worksheet", "2026-11-04"),
            "There is no round of 2026-11-04. Those you have opened: 2026-08-05 and 2026-11-03.",
        ),
        (("export", "x.md", "--worksheet", "2026-11-12"), "The round of 2026-11-12 is still private."),
        (("export", "x.md", "--worksheet=soon"), "Write the date of a round like 2026-11-03."),
        (("export", "x.md", "--worksheet", "3.11.2026"), "Write the date of a round like 2026-11-03."),
        (("export", "x.md", "--worksheet", "soon"), "Name one file to write"),
        (
            ("export", "x.html"),
            "holds one worksheet, one retreat or a year: twofold export x.html --worksheet, --retreat or",
        ),
        (("export", "x.json", "--worksheet"), "x.json should end in .html (to print) or .md (to read)"),
        (("export", "--worksheet", "2026-11-03"), "Name one file to write"),
        (("where", "--worksheet"), '"--worksheet" belongs to no command'),
        (("--worksheet", "2026-11-03"), '"--worksheet" belongs to no command'),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    home: Path, data: Path, arguments: tuple[str, ...], says: str
) -> None:
    assert says in one_sentence(run(*arguments, home=home))
    assert not [path for path in home.iterdir() if path.name.startswith("x.")]


def test_before_the_first_round(home: Path) -> None:
    from twofold.store.places import data_file

    Store.open(data_file()).close()
    assert "you have not opened a round together" in one_sentence(
        run("export", "x.html", "--worksheet", home=home)
    )


def test_it_replaces_only_when_told_to_and_never_the_data(home: Path, data: Path) -> None:
    (home / "ours.html").write_text("mine")
    assert "is there already" in one_sentence(run("export", "ours.html", "--worksheet", home=home))
    assert (home / "ours.html").read_text() == "mine"
    assert run("export", "--force", "ours.html", "--worksheet", home=home).returncode == 0
    assert (home / "ours.html").read_text("utf-8").startswith("<!doctype html>")
    before = data.read_bytes()
    (home / "link.md").symlink_to(data)
    assert "belongs to twofold itself" in one_sentence(
        run("export", "--force", "link.md", "--worksheet", home=home)
    )
    assert data.read_bytes() == before


def test_the_help_names_it(home: Path) -> None:
    assert "--worksheet [DATE]" in run("--help", home=home).stdout

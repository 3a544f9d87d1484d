"""Writing out one retreat from the command line."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.command import one_sentence, run
from tests.support.retreats import a_memory
from tests.support.weekend import a_weekend
from twofold import cli
from twofold.domain.people import meet
from twofold.domain.promises.rituals import Sketch, agreed, begin
from twofold.domain.retreat.slots import remove
from twofold.store import Store


@pytest.fixture
def data(home: Path) -> Path:
    """A file with a retreat that is over and two that are to come, the nearer one "In the hills"."""
    from twofold.store.places import data_file

    path = data_file()
    store = Store.open(path)
    store.save(
        meet("Ana", "Ben"),
        a_memory(start=date(2020, 3, 6)),
        a_weekend(start=date(2998, 11, 27)),
        a_weekend(id="hills", title="In the hills", start=date(2997, 5, 1)),
    )
    store.close()
    return path


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        (("export", "retreat.ics"), "In the hills"),
        (("export", "retreat.ICS", "--rings"), "In the hills"),
        (("export", "retreat.ics", "--retreat", "by the"), "By the sea"),
        (("export", "--retreat", "2998-11-27", "retreat.ics"), "By the sea"),
        (("--retreat", "export", "retreat.ics"), "In the hills"),
        (("--retreat", "by the sea", "export", "retreat.ics"), "By the sea"),
        (("export", "retreat.html", "--retreat"), "In the hills"),
        (("export", "--retreat", "retreat.html"), "In the hills"),
        (("export", "retreat.html", "--retreat", "--force"), "In the hills"),
        (("export", "retreat.html", "--retreat=By the SEA"), "By the sea"),
        (("export", "retreat.html", "--retreat="), "In the hills"),
        (("export", "--retreat", "Last time", "retreat.html"), "Last time by the sea"),
        (("export", "retreat.md", "--retreat", "in"), "In the hills"),
        (("export", "retreat.html", "--phone"), "In the hills"),
        (("export", "retreat.html", "--phone", "--retreat", "by the sea"), "By the sea"),
        (("export", "retreat.csv"), ""),
        (("export", "retreat.csv", "--retreat", "by the sea"), ""),
    ],
)
def test_one_retreat_is_written(home: Path, data: Path, arguments: tuple[str, ...], title: str) -> None:
    done = run(*arguments, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    name = next(a for a in arguments if a.lower().startswith("retreat."))
    assert done.stdout == f"Written to {home / name}\n"
    text = (home / name).read_text("utf-8", errors="strict")
    starts = {
        ".ics": "BEGIN:VCALENDAR", ".html": "<!doctype html>", ".md": f"# {title}\n",
        ".csv": "\ufeffday,what,",
    }  # fmt: skip
    assert text.startswith(starts[Path(name).suffix.lower()])
    assert title in text
    assert ("BEGIN:VALARM" in text) == ("--rings" in arguments)
    assert ('<section id="now">' in text) == ("--phone" in arguments)
    assert (home / name).stat().st_mode & 0o777 == 0o600


def test_the_table_is_of_the_plan_asked_for(home: Path, data: Path) -> None:
    for name, day in (("", "2997-05-01"), ("By the sea", "2998-11-27")):
        assert run("export", "--force", "x.csv", f"--retreat={name}", home=home).returncode == 0
        assert f"\n{day},Drive to the sea,60.00," in (home / "x.csv").read_text("utf-8")


def test_line_ends_stay_as_they_were_written(home: Path, data: Path) -> None:
    for name in ("x.ics", "x.csv"):
        run("export", name, home=home)
        raw = (home / name).read_bytes()
        assert raw.count(b"\r\n") == raw.count(b"\n") > 5


def test_retreats_are_in_the_files_of_everything(home: Path, data: Path) -> None:
    for name in ("ours.json", "ours.md"):
        assert run("export", name, home=home).returncode == 0
        text = (home / name).read_text("utf-8")
        for words in ("In the hills", "Last time by the sea", "How quiet it was"):
            assert words in text


LISTED = "Last time by the sea (2020-03-06), In the hills (2997-05-01) and By the sea (2998-11-27)."


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("export", "x.ics", "--retreat", "mountain"),
            f"There is no retreat called mountain. You have {LISTED}",
        ),
        (("export", "x.html"), "twofold export x.html --worksheet, --retreat or --year."),
        (("export", "x.json", "--retreat"), "x.json should end in .ics (a calendar), .html (to print)"),
        (("export", "x.pdf", "--retreat"), "x.pdf should end in .ics (a calendar)"),
        (("export", "x.pdf"), "x.pdf should end in .json (everything) or .md (to read); a retreat in .ics"),
        (("export", "x.html", "--retreat", "--worksheet"), "One file holds one thing"),
        (("export", "x.ics", "--worksheet"), "x.ics should end in .html (to print) or .md (to read)"),
        (("export", "x.html", "--retreat", "--rings"), "--rings is for a calendar"),
        (("export", "x.md", "--phone"), "--phone is a page of a retreat: name a file that ends in .html."),
        (("export", "x.html", "--phone", "--worksheet"), "--phone is a page of a retreat"),
        (("where", "--phone"), '"--phone" belongs to no command'),
        (("export", "x.md", "--rings"), "--rings is for a calendar"),
        (("export", "x.csv", "--rings"), "--rings is for a calendar"),
        (("export", "x.ics", "--retreat", "By", "the", "sea"), "Put a name of several words in quotes"),
        (("export", "--retreat", "By the sea"), "Name one file to write"),
        (("export", "x.ics", "y.ics"), "Name one file to write"),
        (("export", "x.ics", "--ring"), 'There is no option "--ring"'),
        (("where", "--retreat"), '"--retreat" belongs to no command'),
        (("where", "--rings"), '"--rings" belongs to no command'),
        (("--retreat", "where"), '"--retreat" belongs to no command'),
        (("--rings",), '"--rings" belongs to no command'),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    home: Path, data: Path, arguments: tuple[str, ...], says: str
) -> None:
    assert says in one_sentence(run(*arguments, home=home))
    assert not [path for path in home.iterdir() if path.name.startswith("x.")]


@pytest.mark.parametrize("name", ["x.ics", "x.csv"])
def test_before_anything_was_planned(home: Path, name: str) -> None:
    from twofold.store.places import data_file

    Store.open(data_file()).close()
    assert "you have not planned one" in one_sentence(run("export", name, home=home))
    assert not (home / name).exists()


def test_a_name_gives_no_orders_to_the_terminal(home: Path, data: Path) -> None:
    done = run("export", "x.ics", "--retreat", "a\x1b]0;title\x07\u202ex", home=home)
    assert done.returncode == 2
    assert not set(done.stderr) & set("\x1b\x07\u202e")


def test_it_replaces_only_when_told_to_and_never_the_data(home: Path, data: Path) -> None:
    (home / "ours.ics").write_text("mine")
    assert "is there already" in one_sentence(run("export", "ours.ics", home=home))
    assert (home / "ours.ics").read_text() == "mine"
    assert run("export", "--force", "ours.ics", home=home).returncode == 0
    assert (home / "ours.ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")
    before = data.read_bytes()
    (home / "link.ics").symlink_to(data)
    assert "belongs to twofold itself" in one_sentence(run("export", "--force", "link.ics", home=home))
    assert data.read_bytes() == before


def test_the_help_names_it() -> None:
    for words in ("--retreat [NAME]", "--rings", ".ics", ".csv"):
        assert words in cli.HELP


# --- what is promised ---------------------------------------------------------------------------------------


def test_the_days_of_what_is_promised_are_written(home: Path, data: Path) -> None:
    assert "no agreement or ritual is in force" in one_sentence(
        run("export", "ours.ics", "--promises", home=home)
    )
    store = Store.open(data)
    now = datetime(2026, 11, 29, 16, tzinfo=UTC)
    sketch = Sketch(what="Tea at nine", when="every evening", first="1 December 2026")
    store.save(agreed(begin(now), sketch, ("a", "b"), now, now.date()))
    store.close()
    done = run("export", "--promises", "ours.ics", home=home)
    assert (done.returncode, done.stdout) == (0, f"Written to {home / 'ours.ics'}\n")
    text = (home / "ours.ics").read_text("utf-8")
    assert "SUMMARY:Tea at nine" in text and "DTSTART;VALUE=DATE:20261201" in text
    assert "In the hills" not in text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export", "x.md", "--promises"), "x.md should end in .ics (a calendar)"),
        (("export", "x.ics", "--promises", "--retreat"), "ask for --promises alone"),
        (("export", "x.ics", "--promises", "--rings"), "--rings and --phone are for a retreat"),
        (("where", "--promises"), '"--promises" belongs to no command'),
    ],
)
def test_promises_are_a_calendar_and_nothing_else(
    home: Path, data: Path, arguments: tuple[str, ...], says: str
) -> None:
    assert says in one_sentence(run(*arguments, home=home))


def test_a_calendar_that_is_written_over_calls_off_what_was_taken_out(home: Path, data: Path) -> None:
    assert run("export", "hills.ics", "--retreat", "In the hills", home=home).returncode == 0
    store = Store.open(data)
    plan = next(each for each in store.plans.all() if each.id == "hills")
    gone = plan.slots[0]
    store.save(remove(plan, gone.id))
    store.close()
    again = ("export", "hills.ics", "--retreat", "In the hills", "--force")
    assert run(*again, home=home).returncode == 0
    text = (home / "hills.ics").read_bytes().decode()
    (off,) = [part for part in text.split("BEGIN:VEVENT") if "STATUS:CANCELLED" in part]
    assert f"UID:{gone.id}@twofold" in off

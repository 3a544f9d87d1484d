"""What is built runs where there is nothing else: in an empty environment, outside the clone."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.journeys.terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]
TODAY = {"PYTHONPATH": ""}
"""Nothing of the tests is to be found there, not even what puts a program into the day of the test."""


def run(*command: str, cwd: Path) -> str:
    # The real home and its pip settings: this is about the package, not about the user's data.
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The source archive, the wheel made from it, and the wheel made from the clone."""
    one, two = tmp_path_factory.mktemp("from-archive"), tmp_path_factory.mktemp("from-clone")
    build = (sys.executable, "-m", "build", "--no-isolation", "--skip-dependency-check")
    run(*build, "--outdir", str(one), str(ROOT), cwd=one)
    run(*build, "--wheel", "--outdir", str(two), str(ROOT), cwd=two)
    (archive,), (first,), (second,) = one.glob("*.tar.gz"), one.glob("*.whl"), two.glob("*.whl")
    return archive, first, second


@pytest.fixture(scope="module")
def elsewhere(built: tuple[Path, Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment with nothing in it but the wheel and what it asks for."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "env", with_pip=True)
    scripts = place / "env" / "bin"
    run(str(scripts / "python"), "-m", "pip", "install", "-q", "--prefer-binary", str(built[1]), cwd=place)
    return scripts


def files(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as box:
        return {name: box.read(name) for name in box.namelist() if ".dist-info/" not in name}


def test_the_wheel_holds_everything_the_program_needs_and_nothing_else(
    built: tuple[Path, Path, Path],
) -> None:
    source = ROOT / "src" / "twofold"
    wanted = {
        f"twofold/{path.relative_to(source).as_posix()}": path.read_bytes()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    } | {f"twofold/styles/{path.name}": path.read_bytes() for path in (ROOT / "styles").iterdir()}
    assert "twofold/py.typed" in wanted
    assert "twofold/styles/base.tcss" in wanted
    assert "twofold/content/listening/floor-and-mirror.toml" in wanted
    assert "twofold/sharing/mirror.conf" in wanted
    found = files(built[2])
    assert sorted(found) == sorted(wanted)
    assert found == wanted


def test_the_wheel_from_the_source_archive_is_the_same(built: tuple[Path, Path, Path]) -> None:
    assert files(built[1]) == files(built[2])


def test_the_source_archive_can_be_tested(built: tuple[Path, Path, Path]) -> None:
    with tarfile.open(built[0]) as box:
        names = {name.split("/", 1)[1] for name in box.getnames()}
    for needed in (
        "pyproject.toml",
        "README.md",
        "tests/conftest.py",
        "styles/base.tcss",
        "src/twofold/cli.py",
    ):
        assert needed in names


def test_the_clone_stays_out_of_it(elsewhere: Path, tmp_path: Path) -> None:
    where = run(
        str(elsewhere / "python"), "-c", "import twofold; print(twofold.__file__)", cwd=tmp_path
    ).strip()
    assert Path(where).is_relative_to(elsewhere.parent)
    assert not any(ROOT in Path(part).parents for part in os.environ.get("PYTHONPATH", "").split(os.pathsep))


def test_the_program_starts_there_and_leaves_again(elsewhere: Path, tmp_path: Path) -> None:
    with Terminal([str(elsewhere / "twofold")], home=tmp_path, env=TODAY) as terminal:
        terminal.wait_for("twofold")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert "Traceback" not in terminal.raw.decode("utf-8", "replace")


def test_the_demo_starts_there_and_leaves_nothing(elsewhere: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    with Terminal(
        [str(elsewhere / "twofold"), "demo"], home=tmp_path, env={"TMPDIR": str(temporary), **TODAY}
    ) as terminal:
        terminal.wait_for("Ines", "Rowan")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert not list(temporary.iterdir())

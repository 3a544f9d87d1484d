"""One screen for two: both see it, both type, nothing of tmux can be reached, each may leave and return."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import one_sentence, run
from tests.support.journeys.mirrors import Mirror
from tests.support.journeys.people import to_names
from tests.support.journeys.terminal import Terminal

SHARE = ["share", "--mirror"]


@pytest.fixture
def mirror(lived: Path) -> Iterator[Mirror]:
    """The tmux that the one screen will run in; nothing of it is left afterwards."""
    found = Mirror(lived)
    yield found
    found.end()


def begin(home: Path, **more: object) -> Terminal:
    terminal = Terminal(home=home, arguments=SHARE, **more)  # type: ignore[arg-type]
    terminal.wait_for("nothing private", "Enter opens it.")
    return terminal.press("enter")


def test_both_see_it_leave_it_and_come_back(home: Path, mirror: Mirror) -> None:
    own = home / ".tmux.conf"
    own.write_text(f"set -g status on\nrun-shell 'touch {home}/was-read'\n")
    with begin(home) as here, Terminal(home=home, arguments=SHARE, size=(70, 20)) as there:
        here.wait_for("Home", "◆ Ines")
        there.wait_for("Home", "◆ Ines")
        to_names(here)
        there.wait_for("Done typing")
        there.type("tta").wait_for("◆ Inestta  ● Rowan")
        here.wait_for("◆ Inestta  ● Rowan")
        # All of the page is seen in the smaller window, and what is outside of it in the larger one is empty.
        assert mirror.ask("display", "-p", "#{window_width}x#{window_height}") == "70x20\n"
        there.hang_up()
        here.wait_until(lambda: mirror.clients == 1, "to be alone")
        here.type("X").wait_for("◆ InesttaX  ● Rowan")
        assert mirror.ask("display", "-p", "#{window_width}x#{window_height}") == "80x24\n"
        here.hang_up()
    with Terminal(home=home, arguments=SHARE) as again:
        again.wait_for("◆ InesttaX  ● Rowan")
        again.press("ctrl+q")
        assert again.wait_exit() == 0
        assert again.text == "", "what stood in the terminal before is gone from sight"
    assert mirror.ask("list-sessions") == ""
    assert not (home / "was-read").exists()


def test_nothing_of_tmux_can_be_reached(home: Path, mirror: Mirror) -> None:
    with begin(home) as here:
        here.wait_for("Home", "◆ Ines")
        # Its prefix with each of its keys, the list of windows, its prompt, its menus, and its mouse.
        here.type("".join(f"\x02{key}" for key in "c%\"&x!w:[]d?$'(,"))
        here.send(b"\x1b[<2;10;10M\x1b[<2;10;10m\x1b[<64;10;10M")
        here.press("escape", "escape", "s").wait_for("n Names")
        assert mirror.ask("list-panes", "-a", "-F", "#{pane_dead}") == "0\n"
        assert mirror.clients == 1
        for table in ("prefix", "root", "copy-mode", "copy-mode-vi"):
            assert mirror.ask("list-keys", "-T", table) == ""
        assert mirror.ask("show", "-gv", "prefix") == "None\n"
        assert mirror.ask("show", "-gv", "status") == "off\n"
        # Nor is another file: only the one that both know.
        here.press("escape").wait_for("Listen")
        here.press("h").wait_for("w On paper")
        here.press("w").wait_for("From this seat you can reach only")
        here.press("f9")
        assert here.wait_exit() == 0
    assert mirror.ask("list-sessions") == ""


@pytest.mark.parametrize("words", [{"LANG": "C"}, {"LANG": "de_DE.ISO-8859-1", "LC_ALL": "de_DE.ISO-8859-1"}])
def test_every_terminal_may_join(home: Path, mirror: Mirror, words: dict[str, str]) -> None:
    with begin(home, env={**words, "TERM": "xterm-ghostty", "COLORTERM": ""}) as here:
        here.wait_for("Home", "◆ Ines", "● Rowan")
        for term in ("xterm-kitty", "alacritty", "foot", "wezterm", "linux", "never-heard-of"):
            environment = {**words, "TERM": term, "COLORTERM": ""}
            with Terminal(home=home, arguments=SHARE, env=environment) as there:
                there.wait_for("Home", "◆ Ines", "● Rowan")
                # Its own colours, where it is known to show them all.
                assert (b";2;" in there.raw) == (term not in ("linux", "never-heard-of"))
                there.press("s").wait_for("n Names")
                there.press("escape").wait_for("Home", "Listen")


def test_a_key_is_let_in_to_the_one_screen(home: Path, lived: Path, mirror: Mirror) -> None:
    from tests.support.sshkeys import ED25519

    done = run(*SHARE, ED25519, home=home)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = [each for each in done.stdout.splitlines() if each.startswith("restrict,pty,command=")]
    assert line.endswith(f' --file {lived} share --mirror --yes" {ED25519}')


def test_without_tmux_it_says_what_is_missing(home: Path, lived: Path) -> None:
    assert "sudo apt install tmux" in one_sentence(run(*SHARE, home=home, PATH=str(home)))


def test_a_name_has_nothing_to_do_with_it(home: Path, lived: Path) -> None:
    assert "leave the name out" in one_sentence(run(*SHARE, "rowan", home=home))

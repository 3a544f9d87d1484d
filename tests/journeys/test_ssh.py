"""A partner comes in over ssh with the printed line: to their seat, and to nothing else of this computer."""

import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import run
from tests.support.journeys.floor import Floor, check_whole, let_time_pass
from tests.support.journeys.mirrors import Mirror
from tests.support.journeys.reveals import a_round, check_agreed, sealed, to_the_agreement
from tests.support.journeys.seats import LOCKS, Two
from tests.support.journeys.sshd import HERE, Server, answer, free_port, program
from tests.support.journeys.terminal import Terminal, environment
from tests.support.screens.sides import ANA, BEN
from twofold.domain.people import meet
from twofold.sharing.keysfile import keys_file
from twofold.store import Store

NAMES = ("Ines", "Rowan")
SEAT = ("● Rowan", "your seat")


@pytest.fixture
def met(data: Path) -> Path:
    """A file in which the two have just met. What they see does not hang on the day."""
    store = Store.open(data)
    store.save(meet(*NAMES))
    store.close()
    return data


@pytest.fixture
def server(home: Path, met: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that lets Rowan's key in by the line that ``twofold share`` wrote."""
    keys = keys_file()
    found = Server(tmp_path, home, keys)
    done = run("share", "rowan", "--key", str(found.key), "--write", "--yes", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert keys.read_text() in done.stdout
    with found.serving():
        yield found


def test_it_opens_their_seat_and_nothing_else(server: Server, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    strange = f"-oSetEnv=PYTHONINSPECT=1 PYTHONSTARTUP=/dev/null TWOFOLD_FILE={other} LC_ALL=C"
    command = [program("ssh", "openssh-client"), *server.options, "-p", str(server.port), strange, "-t"]
    with Terminal([*command, f"{server.user}@{HERE}", "/bin/sh"], home=server.home) as there:
        there.wait_for("Home", *SEAT, "l  Listen")
        assert "/bin/sh" not in there.text
        there.type("\x1a").press("ctrl+c").type("~").press("s").wait_for("holds until you leave this seat")
        there.press("t", "escape").wait_for("l  Listen")
        there.press("h").wait_for("w On paper")
        there.press("w").wait_for("From this seat you can reach only")
        there.press("ctrl+q")
        assert there.wait_exit() == 0
    assert b">>>" not in there.raw
    assert not other.exists()
    assert not list(server.home.rglob("config.toml"))


@pytest.mark.parametrize("term", ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm"])
def test_every_terminal_comes_in(server: Server, term: str) -> None:
    with server.terminal(TERM=term, LANG="C", LC_ALL="C") as there:
        there.wait_for("Home", *SEAT, "l  Listen")
        assert b";2;" in there.raw, "all of its colours"
        there.press("s").wait_for("n Names")
        there.press("f9")
        assert there.wait_exit() == 0


def test_who_is_cut_off_loses_nothing(server: Server) -> None:
    with server.terminal() as there:
        there.wait_for("Home", "l  Listen")
        there.press("s").wait_for("n Names")
        there.press("n").wait_for("Done typing")
        there.type("tta").wait_for("Inestta")
        there.signal(signal.SIGKILL)
        assert there.wait_exit() == -signal.SIGKILL
    with server.terminal() as again:
        again.wait_for("Home", *SEAT)
        again.press("s").wait_for("Inestta")
        again.press("ctrl+q")
        assert again.wait_exit() == 0


# -- what must not be possible --------------------------------------------------------------------------


def test_no_other_command_and_no_file_by_another_program(server: Server, tmp_path: Path) -> None:
    secret, there = tmp_path / "secret", f"{server.user}@{HERE}"
    secret.write_text("nobody's business")
    taken = tmp_path / "taken"
    batch = tmp_path / "batch"
    batch.write_text(f"get {secret} {taken}\nput {secret} {taken}\n")
    for done in (
        server.asked("ssh", there, "id; cat", str(secret)),
        server.asked("ssh", there),
        server.asked("ssh", "-s", there, "sftp"),
        server.asked("scp", f"{there}:{secret}", str(taken), port="-P"),
        server.asked("scp", "-O", f"{there}:{secret}", str(taken), port="-P"),
        server.asked("scp", "-O", str(secret), f"{there}:{taken}", port="-P"),
        server.asked("sftp", "-b", str(batch), there, port="-P"),
    ):
        assert done.returncode != 0, done
        assert "uid=" not in done.stdout and "business" not in done.stdout
        assert not taken.exists()


def test_no_way_through_to_another_port(server: Server) -> None:
    with socket.create_server((HERE, 0)) as target:
        target.settimeout(0)
        to = target.getsockname()[1]
        local, proxy = free_port(), free_port()
        with server.client("-N", "-L", f"{local}:{HERE}:{to}"):
            assert answer(local, [b"hello"]) == b""
        with server.client("-N", "-D", str(proxy)):
            asks = b"\x05\x01\x00\x01" + socket.inet_aton(HERE) + to.to_bytes(2)
            back = answer(proxy, [b"\x05\x01\x00", asks])
            assert back[:2] == b"\x05\x00" and back[2:4] != b"\x05\x00"
        backward = ["-oExitOnForwardFailure=yes", "-R", f"0:{HERE}:{to}"]
        done = server.asked("ssh", "-N", *backward, f"{server.user}@{HERE}")
        assert done.returncode != 0 and "forwarding failed" in done.stderr
        with pytest.raises(BlockingIOError):
            target.accept()


def test_no_agent_goes_along(server: Server, tmp_path: Path) -> None:
    at = tmp_path / "agent"
    agent = subprocess.Popen(
        [program("ssh-agent", "openssh-client"), "-D", "-a", at], env=environment(server.home),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while not at.exists():
            assert agent.poll() is None
        with server.client("-A", SSH_AUTH_SOCK=str(at)):
            server.wait_for("agent forwarding disabled", "Agent forwarding disabled")
    finally:
        agent.kill()
        agent.wait()


def test_the_one_screen_over_ssh(server: Server, home: Path, met: Path) -> None:
    mirror = Mirror(met)
    done = run("share", "--mirror", "--key", str(server.key), "--write", "--yes", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert "uses the same key for something else" in " ".join(done.stdout.split())
    try:
        with server.terminal("/bin/sh", TERM="xterm-kitty", LANG="C") as there:
            there.wait_for("Home", "◆ Ines", "l  Listen")
            with Terminal(home=home, arguments=["share", "--mirror"]) as here:
                here.wait_for("Home", "◆ Ines", "l  Listen")
                there.type("\x02c\x02:\x02%").press("escape", "escape", "s").wait_for("n Names")
                here.wait_for("n Names")
                assert mirror.ask("list-panes", "-a", "-F", "#{pane_dead}") == "0\n"
                here.press("ctrl+q")
                assert here.wait_exit() == 0
            assert there.wait_exit() == 0
    finally:
        mirror.end()
    assert [path.name for path in keys_file().parent.iterdir()] == ["authorized_keys"]


def at_two_places(server: Server, home: Path) -> Two:
    """Ines at this computer, Rowan in a client. Both have the computer's clock, for ssh gives no other."""
    return Two(Terminal(home=home, arguments=["--as", "ines"], env={"PYTHONPATH": ""}), server.terminal())


def test_a_floor_and_mirror_at_two_places(server: Server, home: Path, met: Path) -> None:
    two = at_two_places(server, home)
    with two.hers, two.his:
        two.hers.wait_for("Home", "◆ Ines", "your seat")
        two.his.wait_for("Home", *SEAT)
        Floor(two, NAMES).until_the_time_out()
        two.leave()
    let_time_pass(met)
    two = at_two_places(server, home)
    with two.hers, two.his:
        Floor(two, NAMES).after_the_time_out()
        two.leave()
    check_whole(met)


def test_a_worksheet_from_two_drawers_at_two_places(server: Server, home: Path, met: Path) -> None:
    sealed(met, "sheet", a_round(), ANA, BEN)
    two = at_two_places(server, home)
    with two.hers, two.his:
        to_the_agreement(two, NAMES)
        two.leave()
    check_agreed(met)
    assert not any(words in server.log.read_text(errors="replace") for words in LOCKS)

"""A real ssh server on loopback that lets in whom one file of keys names, and a client with one key."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.journeys.terminal import PATIENCE, Terminal, environment
from tests.support.sshkeys import made

HERE = "127.0.0.1"
_MISSING = "{} is missing, and these journeys need it; Debian has it in the package {}."


def program(name: str, package: str) -> str:
    """Return the path of the program *name*; fails naming the *package* that has it."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin:/usr/local/sbin")
    assert found, _MISSING.format(name, package)
    return found


class Server:
    """An ssh server in *folder* that lets in whom the file *keys* names, as the account the tests run in.

    It is as open as a server can be: what is not possible, the line of the key forbids.
    """

    def __init__(self, folder: Path, home: Path, keys: Path) -> None:
        self.folder, self.home = folder, home
        self.log = folder / "sshd.log"
        self.port = free_port()
        self.user = pwd.getpwuid(os.getuid()).pw_name
        self.key = made(folder)
        host = made(folder, "ecdsa", 256)
        kind, body, *_ = host.read_text().split()
        (folder / "known").write_text(f"[{HERE}]:{self.port} {kind} {body}\n")
        self._conf = folder / "sshd_config"
        self._conf.write_text(
            f"Port {self.port}\nListenAddress {HERE}\nHostKey {host.with_suffix('')}\nPidFile none\n"
            f"AuthorizedKeysFile {keys}\nStrictModes no\nUsePAM no\nLogLevel DEBUG1\n"
            "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin yes\n"
            "AllowTcpForwarding yes\nAllowAgentForwarding yes\nAllowStreamLocalForwarding yes\n"
            "AcceptEnv LANG LC_* PYTHON* TWOFOLD_* TEXTUAL*\nSubsystem sftp internal-sftp\n"
            # Whoever runs the tests has a home of their own, which is none of theirs.
            f"SetEnv HOME={home} TZ=UTC\n"
        )

    @contextmanager
    def serving(self) -> Iterator["Server"]:
        """Serve, until it is left."""
        with suppress(OSError):  # who is not root needs none
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        sshd = program("sshd", "openssh-server")
        with self.log.open("wb") as log:
            served = subprocess.Popen(
                [sshd, "-D", "-e", "-f", self._conf], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        try:
            deadline = time.monotonic() + PATIENCE
            while not is_open(self.port):
                ended = served.poll() is not None or time.monotonic() > deadline
                assert not ended, f"sshd does not serve:\n{self.log.read_text()}"
            yield self
        finally:
            served.kill()
            served.wait()

    @property
    def options(self) -> list[str]:
        """What a client needs to come in, and to take nothing from whoever runs the tests."""
        options = ("IdentitiesOnly=yes", f"UserKnownHostsFile={self.folder / 'known'}", "BatchMode=yes")
        named = [word for option in options for word in ("-o", option)]
        return ["-F", "/dev/null", "-i", str(self.key.with_suffix("")), *named]

    def terminal(self, *more: str, **variables: str) -> Terminal:
        """Open a terminal with a client in it, which asks for a terminal there."""
        command = [program("ssh", "openssh-client"), *self.options, "-p", str(self.port), "-t"]
        return Terminal([*command, f"{self.user}@{HERE}", *more], home=self.home, env=variables)

    def asked(self, name: str, *words: str, port: str = "-p") -> subprocess.CompletedProcess[str]:
        """Run the client *name*, without a terminal."""
        return subprocess.run(
            [program(name, "openssh-client"), *self.options, port, str(self.port), *words],
            env=environment(self.home), cwd=self.folder, capture_output=True, text=True, timeout=60,
            stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip

    @contextmanager
    def client(self, *words: str, **variables: str) -> Iterator[None]:
        """Run a client beside what is done here, and end it."""
        ssh = [program("ssh", "openssh-client"), *self.options, "-p", str(self.port)]
        client = subprocess.Popen(
            [*ssh, *words, f"{self.user}@{HERE}"],
            env=environment(self.home, **variables), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            yield
        finally:
            client.kill()
            client.wait()

    def wait_for(self, *words: str) -> None:
        """Wait until the server has noted one of *words*."""
        deadline = time.monotonic() + PATIENCE
        while not any(word in self.log.read_text(errors="replace") for word in words):
            assert time.monotonic() < deadline, f"nothing of {words} in:\n{self.log.read_text()}"


def free_port() -> int:
    """Return a port on loopback at which nobody listens."""
    with socket.socket() as found:
        found.bind((HERE, 0))
        port: int = found.getsockname()[1]
        return port


def is_open(port: int) -> bool:
    """Return whether somebody listens at *port* on loopback."""
    with socket.socket() as asking:
        asking.settimeout(1)
        return asking.connect_ex((HERE, port)) == 0


def answer(port: int, said: Sequence[bytes]) -> bytes:
    """Return what comes back from *port* for each of *said*, until it is closed."""
    deadline, back = time.monotonic() + PATIENCE, b""
    while not is_open(port):
        assert time.monotonic() < deadline, f"nobody listens at {port}"
    with socket.create_connection((HERE, port), timeout=PATIENCE) as line:
        for each in said:
            line.sendall(each)
            with suppress(ConnectionError):
                back += line.recv(100)
    return back

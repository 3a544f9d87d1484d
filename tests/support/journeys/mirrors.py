"""The one screen of two people, from outside: its tmux, asked and ended."""

import os
import shutil
import subprocess
from pathlib import Path

from twofold.sharing.mirror import server_of


class Mirror:
    """The tmux server of the file *data*."""

    def __init__(self, data: Path) -> None:
        assert shutil.which("tmux"), "tmux is missing; Debian has it in the package tmux."
        self._server = ["tmux", "-L", server_of(data)]

    def ask(self, *words: str) -> str:
        """Return what the server answers to *words*, or "" when it does not run."""
        ours = {name: value for name, value in os.environ.items() if name not in ("TMUX", "TMUX_TMPDIR")}
        done = subprocess.run(
            [*self._server, *words], env=ours, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout

    @property
    def clients(self) -> int:
        """How many look at it."""
        return len(self.ask("list-clients").splitlines())

    def end(self) -> None:
        """End it, with all that runs in it."""
        self.ask("kill-server")

"""Keys for ssh."""

import subprocess
from pathlib import Path

ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDu/8GmQXcpy4+EhbB1EGuMBVsqBLVA8lxQcJHG2SLkD"


def made(folder: Path, kind: str = "ed25519", bits: int = 0) -> Path:
    """Make a pair of keys in *folder*, without a passphrase, and return its public half."""
    path = folder / f"{kind}{bits or ''}"
    size = ["-b", str(bits)] if bits else []
    try:
        subprocess.run(
            ["ssh-keygen", "-q", "-t", kind, *size, "-N", "", "-C", "rowan@laptop", "-f", path],
            check=True, timeout=60, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise AssertionError("ssh-keygen is missing; Debian has it in openssh-client.") from error
    return path.with_name(path.name + ".pub")

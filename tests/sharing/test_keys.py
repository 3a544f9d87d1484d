"""A public key is taken only when it is exactly that, and nothing of a private one is ever said."""

import base64
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sshkeys import ED25519, made
from twofold.sharing.keys import COMMENT_LIMIT, KINDS, NoKey, read_key


def test_the_kinds_that_are_made_today_are_taken(tmp_path: Path) -> None:
    for kind, bits in (("ed25519", 0), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("rsa", 2048)):
        line = made(tmp_path, kind, bits).read_text()
        key = read_key(line)
        assert key.line == line.strip()
        assert key.kind in KINDS


def packed(*parts: bytes) -> str:
    return base64.b64encode(b"".join(len(part).to_bytes(4) + part for part in parts)).decode()


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("sk-ssh-ed25519@openssh.com", (b"k" * 32, b"ssh:")),
        ("sk-ecdsa-sha2-nistp256@openssh.com", (b"nistp256", b"\x04" + b"k" * 64, b"ssh:")),
    ],
)
def test_keys_on_a_stick_are_taken(kind: str, parts: tuple[bytes, ...]) -> None:
    whole = f"{kind} {packed(kind.encode(), *parts)}"
    assert read_key(whole).line == whole
    with pytest.raises(NoKey, match="incomplete"):
        read_key(f"{kind} {packed(kind.encode(), *parts[:-1])}")


@pytest.mark.parametrize(
    "around",
    ["{}", "\ufeff{}", "  {}\n", "{}\r\n", "{} rowan@laptop", "{}   Rowan's key, \u00e9t\u00e9 \n"],
)
def test_what_stands_around_it_does_no_harm(around: str) -> None:
    key = read_key(around.format(ED25519))
    assert f"{key.kind} {key.body}" == ED25519
    assert "\n" not in key.line and key.line == key.line.strip()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no key in it"),
        (" \n ", "no key in it"),
        ("hello", "not a public key"),
        ("ssh-ed25519", "incomplete"),
        (ED25519[:-4], "incomplete"),
        (ED25519.replace("AAAA", "AAAB", 1), "incomplete"),
        (ED25519 + "!", "incomplete"),
        (ED25519.replace("ssh-ed25519", "ssh-rsa", 1), "incomplete"),
        ("ssh-rsa " + packed(b"ssh-rsa", b"\x01\x00\x01", b"\x00" + b"\xff" * 128), "too short"),
        ("ssh-rsa " + packed(b"ssh-rsa", b"\x01\x00\x01", b"\xff" * 256, b"x"), "incomplete"),
        ("ssh-ed25519 " + packed(b"ssh-ed25519", b"k" * 31), "incomplete"),
        ("ssh-ed25519 " + packed(b"ssh-ed25519", b"k" * 32, b""), "incomplete"),
        ("ssh-dss " + packed(b"ssh-dss"), "no longer safe"),
        ("ssh-ed25519-cert-v01@openssh.com AAAA", "certificate"),
        (f'command="sh" {ED25519}', "in front of the key"),
        (f"restrict,pty {ED25519}", "in front of the key"),
        (f"laptop {ED25519}", "in front of the key"),
        (f"{ED25519}\n{ED25519}", "more than one line"),
        (f"{ED25519} a\nssh-rsa", "more than one line"),
        (f"{ED25519} a\u2028b", "more than one line"),
        (f"{ED25519} a\x1b[2Jb", "cannot be printed"),
        (f"{ED25519} {'x' * (COMMENT_LIMIT + 1)}", "very long"),
        ("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA", "ssh-keygen -i"),
        ("x" * 100_000, "more than one line"),
    ],
)
def test_anything_else_gets_a_sentence(text: str, says: str) -> None:
    with pytest.raises(NoKey, match=says) as raised:
        read_key(text)
    assert str(raised.value).endswith(".")
    assert str(raised.value).isprintable()


@pytest.mark.parametrize("kind", ["OPENSSH ", "RSA ", "EC ", "", "ENCRYPTED "])
@pytest.mark.parametrize("around", ["{}", "\n{}", "ssh-ed25519 {}"])
def test_a_private_key_is_refused_and_never_shown(kind: str, around: str) -> None:
    secret = "c2VjcmV0c2VjcmV0"
    text = around.format(f"-----BEGIN {kind}PRIVATE KEY-----\n{secret}\n-----END {kind}PRIVATE KEY-----")
    with pytest.raises(NoKey, match="private key, which nobody but its owner") as raised:
        read_key(text)
    assert secret not in str(raised.value)


def test_a_private_key_without_its_first_line_is_known_too(tmp_path: Path) -> None:
    private = made(tmp_path).with_suffix("")
    body = "".join(private.read_text().splitlines()[1:-1])
    with pytest.raises(NoKey, match="private key"):
        read_key(body)


@given(st.text(max_size=200), st.text(max_size=30))
def test_whatever_is_given_it_is_a_line_or_a_sentence(before: str, behind: str) -> None:
    for text in (before, f"{ED25519} {behind}", f"{before} {ED25519}"):
        try:
            line = read_key(text).line
        except NoKey as trouble:
            assert str(trouble).isprintable()
        else:
            assert line.isprintable()
            assert line.startswith(KINDS)


def test_what_we_take_ssh_takes(tmp_path: Path) -> None:
    public = made(tmp_path)
    public.write_text(read_key(public.read_text()).line + "\n")
    subprocess.run(["ssh-keygen", "-l", "-f", public], check=True, capture_output=True, timeout=30)

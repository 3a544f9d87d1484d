"""A letter from a text file: whatever it was written with, and nothing else than text."""

from pathlib import Path

import pytest

from twofold.domain.people import Invalid
from twofold.domain.text import TEXT_LIMIT
from twofold.exports.letter_in import SIZE_LIMIT, read_letter

WORDS = "Chère Ana,\r\n“it rained”\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_as_it_was_written(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(WORDS.encode(encoding))
    assert read_letter(path) == "Chère Ana,\n“it rained”\n"


def test_control_codes_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"Dear \x1b]52;c;AAAA\x07Ana")
    assert read_letter(path) == "Dear ]52;c;AAAAAna"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"%PDF-1.7\0\0", "not a text file"),
        (b"a" * (TEXT_LIMIT + 1), "longer than 20,000"),
        (b"\0" * (SIZE_LIMIT + 9), "not a text file"),
    ],
)
def test_what_is_no_letter_is_refused_with_a_sentence(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "old.bin"
    path.write_bytes(raw)
    with pytest.raises(Invalid, match=said):
        read_letter(path)


def test_a_folder_and_a_file_that_is_not_there_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(Invalid, match="There is no file at"):
            read_letter(path)

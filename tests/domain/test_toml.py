"""TOML within bounds: what people write is read as ever, and what nobody writes is refused with a reason."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twofold.domain.toml import DEPTH, DOTS, LINE, TooMuch, read_toml

WRITTEN = '''
# a.b.c.d.e.f.g.h.i.j [[[[[[[[[[[[[[[[[
name = "a.b.c.d.e.f.g.h.i.j [[[[[[[[[[[[[[[[["  # {{{{{{{{{{{{{{{{{{{
other = 'a.b.c.d.e.f.g.h.i.j \\ [[[[[[[[[[[[[[[[['
words = """
Wait ..................... and "see" ""
[[[[[[[[[[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j \\"""
it's"""""
more = \'\'\'[[[[[[[[[[[[[[[[ ''x a.b.c.d.e.f.g.h.i.j.\'\'\'
version = 1.5
[a.b.c]
d.e."f.g.h.i.j.k.l.m.n" = [[1, 2], [{x = {y = []}}]]
'''


def test_what_stands_in_quotes_or_in_a_comment_may_be_as_it_likes() -> None:
    assert read_toml(WRITTEN) == tomllib.loads(WRITTEN)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a = 1\n" + "b." * DOTS + "c = 1", 2, "more than 8 parts"),
        ('"b".' * DOTS + "c = 1", 1, "more than 8 parts"),
        ("a = '''\n\n'''\n[" + "b . " * DOTS + "c]", 4, "more than 8 parts"),
        ("a = {" + "b." * DOTS + "c = 1}", 1, "more than 8 parts"),
        ("a = " + "[" * (DEPTH + 1), None, "too deeply"),
        ("a = " + "{a = [" * DEPTH, None, "too deeply"),
        ("a = 1\n#" + "a" * LINE, 2, "more than 8000 characters"),
    ],
)
def test_what_takes_long_is_refused_with_its_line(text: str, line: int | None, says: str) -> None:
    with pytest.raises(TooMuch, match=says) as caught:
        read_toml(text)
    assert caught.value.line == line


def test_as_many_parts_and_brackets_as_are_allowed_are_read() -> None:
    text = "b." * (DOTS - 1) + "c = " + "[" * (DEPTH - 1) + "]" * (DEPTH - 1)
    assert read_toml(text) == tomllib.loads(text)


@given(st.text(st.sampled_from("ab.=[]{}\"'#\\\n 1,"), max_size=60))
def test_it_reads_what_python_reads(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except ValueError:
        return
    assert read_toml(text) == expected

"""Rows of a worksheet, and their ids."""

from typing import Any

from hypothesis import strategies as st

from twofold.domain.worksheet.sheet import (
    Draft,
    Opening,
    Request,
    Row,
)

lines = st.sampled_from(
    ["", " ", "\u200d", "an evening for us", "less noise", "日本語", "[/] {0} \\", "a\u0301"]
)

ratings = st.none() | st.integers(0, 10)

openings = st.builds(Opening, feeling=lines, about=lines, need=lines)

requests = st.builds(Request, what=lines, when=lines, often=lines, until=lines)


@st.composite
def rows(draw: Any) -> Row:
    """A row with anything in it, and an id of its own."""
    return Row(
        kind=draw(st.sampled_from(["need", "want"])),
        group=draw(st.sampled_from(["", "closeness", "play"])),
        other=draw(lines),
        words=draw(lines),
        why=draw(lines),
        importance=draw(ratings),
        met=draw(ratings),
        moment=draw(lines),
        opening=draw(openings),
        request=draw(requests),
        firmness=draw(st.sampled_from(["core", "flexible", "dream"])),
    )


def ids(draft: Draft) -> list[str]:
    return [row.id for row in draft.rows]

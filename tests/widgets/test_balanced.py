"""Words in the middle of a page: even lines, as many as without, and not a word lost."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from twofold.widgets.balanced import Balanced, balanced

SAID = "Say one line back, and say thank you. Partly still counts."
WORDS = st.lists(
    st.sampled_from(["a", "still", "counts.", "schoolfriends", "名前", "cafe\u0301", "—"]), max_size=20
)


@given(WORDS, st.integers(2, 60))
def test_it_takes_as_many_lines_and_says_the_same(words: list[str], width: int) -> None:
    text = Content(" ".join(words))
    lines = balanced(text, width).split("\n", allow_blank=True)
    assert len(lines) == max(1, len(text.wrap(width)))
    assert max(line.cell_length for line in lines) <= width
    assert "".join(line.plain for line in lines).replace(" ", "") == "".join(words)


@pytest.mark.parametrize("width", range(20, 60))
def test_no_line_could_be_shorter_without_another_line(width: int) -> None:
    lines = balanced(Content(SAID), width).split("\n")
    widest = max(line.cell_length for line in lines)
    assert len(Content(SAID).wrap(widest - 1)) > len(lines) or len(lines) == 1


def test_wide_signs_count_two_cells_and_combining_ones_none() -> None:
    wide = balanced(Content("名前 名前 名前 名前"), 15).split("\n")
    assert [line.plain for line in wide] == ["名前 名前", "名前 名前"]
    combining = balanced(Content("cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301"), 15).split("\n")
    assert [line.plain for line in combining] == ["cafe\u0301 cafe\u0301"] * 2


def test_lines_of_their_own_and_styles_stay() -> None:
    words = Content.assemble(("Ana", "bold"), " reads\n\nit aloud, and answers first, then Ben.")
    drawn = balanced(words, 30)
    assert drawn.plain == "Ana reads\n\nit aloud, and answers\nfirst, then Ben."
    assert [(span.start, span.end) for span in drawn.spans] == [(0, 3)]


@pytest.mark.parametrize("align", ["center", "left"])
async def test_they_are_balanced_where_they_stand_in_the_middle(
    standing: Any, seen: Callable[..., str], align: Any
) -> None:
    words = Balanced("Nobody sees it, and partly still counts.", markup=False)
    words.styles.text_align = align
    async with standing(words, size=(36, 5)) as pilot:
        lines = [line.strip() for line in seen(pilot).splitlines() if line.strip()]
        even = ["Nobody sees it, and", "partly still counts."]
        assert lines == (even if align == "center" else ["Nobody sees it, and partly still", "counts."])
        await pilot.resize_terminal(80, 5)
        assert "and partly still counts." in seen(pilot)

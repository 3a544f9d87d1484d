"""One round on paper: all that was opened, nothing that was not, and nobody's words as structure."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.hostile import HOSTILE_HTML
from tests.support.reading import Seen, names, structure
from tests.support.rounds import AT, DAY, round_saying
from twofold.domain.people import Invalid, meet
from twofold.domain.text import clean, clean_line
from twofold.domain.worksheet.rounds import Worksheet
from twofold.domain.worksheet.sheet import Draft, Row
from twofold.exports.archive import archive
from twofold.exports.markdown import markdown
from twofold.exports.whole import Whole, revealed, round_of
from twofold.exports.worksheet import worksheet_markdown, worksheet_page
from twofold.store import Store
from twofold.store.drawers import Cost
from twofold.store.vault import Vault

WHEN = datetime(2026, 11, 20, 19, tzinfo=UTC)


def both(whole: Whole, id: str) -> list[str]:
    """Return the round in both kinds, the page without what only sets a name apart."""
    page = re.sub("</?bdi>", "", worksheet_page(whole, id, WHEN, UTC))
    return [worksheet_markdown(whole, id, WHEN, UTC), page]


def test_all_of_a_round_is_in_both(whole: Whole) -> None:
    sheet = revealed(whole.worksheets)[0]
    assert sheet.revealed is not None
    plain = "".join(Seen(both(whole, sheet.id)[1]).words)
    for text in (both(whole, sheet.id)[0].replace("\\", ""), plain):
        for row in (*sheet.revealed.a.rows, *sheet.revealed.b.rows):
            for words in (row.words, row.why, row.moment, row.opening.words, row.request.words):
                assert words in text
        for reply in (r for r in whole.replies if r.worksheet == sheet.id):
            for said in reply.said:
                assert said.words in text
            for circles in (reply.circles.a, reply.circles.b) if reply.circles else ():
                for line in (*circles.core, *circles.flexible):
                    assert line in text
        for deal in (d for d in whole.agreements if d.worksheet == sheet.id):
            assert deal.terms.what in text
            assert deal.terms.notice in text
        for ours in (
            "Needs and wants",
            "The round of Saturday 31 October 2026",
            "Matters 9 of 10. ",
            "Met 8 of 10 (in the last round 2).",
            "What both of you named",
            "A child, or not yet",
            "Ines, 1 November 2026: another way",
            "Rowan, 1 November 2026: not now, and to look again on 22 November 2026",
            "yes, as the gift of this round",
            "yes, but smaller (Ines is glad of it)",
            "For a while, until 11 December 2026",
            "Rowan guessed, as most important to Ines",
            "Ines, met now",
            "no longer matters",
            "Written by twofold on Friday 20 November 2026. It is yours, and it is not sealed.",
        ):
            assert ours in text.replace("● ", "").replace("○ ", ""), ours


def test_the_history_of_an_agreement_is_told(whole: Whole) -> None:
    for text in both(whole, whole.worksheets[0].id):
        assert "Agreed, and let go" in text
        assert re.search(r"kept by Ines and Rowan; it happened: partly; met now: 6", text)
        assert re.search(r"let go by Ines and Rowan; it happened: yes; met now: 7", text)
        assert "For coming to look for me." in text


def test_what_both_named_comes_first_then_the_widest_gap(whole: Whole) -> None:
    for text in both(whole, revealed(whole.worksheets)[0].id):
        where = [
            text.index(words)
            for words in (
                "To go on talking about a child",
                "To be allowed to be afraid",
                "An hour in the evening",
                "To drive to Dad",
                "To live nearer to the sea",
                "To hear it on the first day",
            )
        ]
        assert where == sorted(where)


def test_earlier_terms_are_told_when_they_were_changed() -> None:
    lines = worksheet_markdown(round_saying("one", "one"), "round", WHEN, UTC).split("\n\n")
    assert "3 November 2026: agreed by Ana and Ben: one" in lines
    assert "10 November 2026: changed by Ben and Ana; it happened: mostly; met now: 6: one" in lines
    assert "Ben: one" in lines


def test_a_small_move_is_not_told() -> None:
    whole = round_saying("x", "x")
    sheet, last = whole.worksheets
    assert last.revealed is not None and sheet.revealed is not None
    for before, told in ((9, True), (8, False), (4, False), (3, True)):
        rows = tuple(replace(row, met=6) if row.id == "2" else row for row in sheet.revealed.a.rows)
        now = replace(sheet.revealed, a=replace(sheet.revealed.a, rows=rows))
        was = replace(last.revealed, a=replace(last.revealed.a, rows=(Row(id="0", words="x", met=before),)))
        moved = replace(whole, worksheets=(replace(sheet, revealed=now), replace(last, revealed=was)))
        assert [f"(in the last round {before})" in text for text in both(moved, "round")] == [told] * 2


def test_an_agreement_of_no_row_is_not_lost() -> None:
    whole = round_saying("x", "x")
    loose = tuple(deal.with_(row="gone") for deal in whole.agreements)
    for text in both(replace(whole, agreements=loose), "round"):
        assert "How both will notice" not in text and "changed by Ben and Ana" in text


@pytest.mark.parametrize("write", [worksheet_markdown, worksheet_page])
def test_a_private_round_is_refused(write: Callable[..., str]) -> None:
    sheet = Worksheet(day=DAY)
    with pytest.raises(Invalid, match="still private"):
        write(Whole(worksheets=(sheet,)), sheet.id, WHEN)
    with pytest.raises(LookupError, match="This round is gone"):
        write(Whole(), "gone", WHEN)


def test_a_round_is_found_by_its_date() -> None:
    sheets = round_saying("x", "x").worksheets
    assert round_of(sheets).id == "round"
    assert round_of(sheets[::-1], "2026-11-03").id == "round"
    assert round_of(sheets, "2026-08-05").id == "last"
    for day, says in (
        ("3.11.2026", "Write the date of a round like 2026-11-03."),
        ("2026-11-04", "There is no round of 2026-11-04. Those you have opened: 2026-08-05 and 2026-11-03."),
    ):
        with pytest.raises(Invalid) as caught:
            round_of(sheets, day)
        assert str(caught.value) == says
    private = Worksheet(day=DAY + timedelta(days=9))
    with pytest.raises(Invalid, match="The round of 2026-11-12 is still private"):
        round_of((*sheets, private), "2026-11-12")
    with pytest.raises(Invalid, match="you have not opened a round together"):
        round_of((private,))


def test_dates_are_told_in_the_zone_asked_for() -> None:
    whole = round_saying("x", "x")
    for write in (worksheet_markdown, worksheet_page):
        assert "opened on" not in write(whole, "round", WHEN, UTC)
        assert "opened on 4 November 2026" in write(whole, "round", WHEN, timezone(timedelta(hours=9)))


def test_a_name_of_another_direction_leaves_the_words_around_it() -> None:
    whole = round_saying("x", "x", meet("שיר", "Bo"))
    markdown_, page = (write(whole, "round", WHEN, UTC) for write in (worksheet_markdown, worksheet_page))
    assert "<bdi>שיר</bdi>, 3 November 2026: not now" in page
    assert "שיר, 3 November 2026: not now" in markdown_
    assert not set(page + markdown_) & set("\x02\x03")


def test_before_the_names_are_known() -> None:
    for text in both(replace(round_saying("x", "x"), couple=None), "round"):
        assert "One of you and The other" in re.sub("<[^>]+>", "", text)


# -- nobody's words become structure -----------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE_HTML)
def test_nasty_words_stay_words_on_the_page(text: str) -> None:
    page = worksheet_page(round_saying(clean(text), clean_line(text), names(text)), "round", WHEN, UTC)
    seen = Seen(page)
    assert seen.structure == Seen(worksheet_page(round_saying("x", "x"), "round", WHEN, UTC)).structure
    shown = " ".join("".join(seen.words).split())
    assert shown.count(clean_line(text)) > 20
    assert not set(page) & set("\x1b\x07\u202e")


@given(st.text(st.characters(codec="utf-8"), max_size=40) | st.text("<>\"'&/!-=; scriptyle\n", max_size=40))
@example("</style>")
def test_any_words_stay_words_on_the_page(text: str) -> None:
    text = f"x{text}x"
    page = worksheet_page(round_saying(clean(text), clean_line(text), names(text)), "round", WHEN, UTC)
    assert Seen(page).structure == Seen(worksheet_page(round_saying("x", "x"), "round", WHEN, UTC)).structure


@pytest.mark.parametrize("text", HOSTILE_HTML)
def test_nasty_words_stay_words_in_markdown(text: str) -> None:
    told = worksheet_markdown(round_saying(clean(text), clean_line(text), names(text)), "round", WHEN, UTC)
    assert structure(told) == structure(worksheet_markdown(round_saying("x", "x"), "round", WHEN, UTC))


@given(
    st.text(st.characters(codec="utf-8"), max_size=40)
    | st.text("#-=+*_<>&[]()!|`~:.1)w@/\\ \n\ta", max_size=30)
)
def test_any_words_stay_words_in_markdown(text: str) -> None:
    text = f"x{text}"
    told = worksheet_markdown(round_saying(clean(text), clean_line(text), names(text)), "round", WHEN, UTC)
    assert structure(told) == structure(worksheet_markdown(round_saying("x", "x"), "round", WHEN, UTC))


# -- what is private ---------------------------------------------------------------------------------------


def test_no_private_word_is_in_any_export(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "twofold.json")
    opened = round_saying("shown", "shown")
    store.save(meet("Ana", "Ben"), *opened.worksheets, *opened.replies, *opened.agreements)
    vault = Vault(store, lambda: AT, Cost(ops=1, mem=8 << 10))
    vault.set_passphrase("a", "our song")
    private = Worksheet(day=DAY + timedelta(days=9), author="a")
    store.save(private)
    for side in ("a", "b"):
        draft = Draft(rows=(Row(words=f"MARKER-{side}"),))
        store.save(vault.finish(vault.writing("sheet", private.id, side), draft))
    whole = Whole(
        couple=store.couple.all()[0], worksheets=tuple(store.worksheets.all()),
        replies=tuple(store.replies.all()), agreements=tuple(store.agreements.all()),
    )  # fmt: skip
    secret = store.drawers.all()[0]
    kept = store.path.read_bytes() + store.path.with_name("twofold.json.journal").read_bytes()
    store.close()
    assert b"MARKER-b" in kept, "what has no passphrase is open in the file"
    assert len(whole.worksheets) == 3
    for text in (archive(whole, WHEN), markdown(whole, WHEN), *both(whole, "round"), *both(whole, "last")):
        assert "shown" in text
        for word in ("MARKER", "veil", "wrapped", secret.id, "salt", 'sealed"'):
            assert word not in text

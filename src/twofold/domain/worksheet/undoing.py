"""Taking back a change of a side of the worksheet, and leaving what was written since as it is."""

from msgspec.structs import replace

from twofold.domain.people import Invalid

from .sheet import ROWS, Draft

FULL = f"There are {ROWS} rows. Delete another one first; then the same key brings this one back."


def undone(now: Draft, before: Draft, after: Draft) -> Draft:
    """Return *now* without what changed from *before* to *after*; a row that was changed since then stays.

    Raises Invalid when a row would come back and there are seven.
    """
    was, became = {row.id: row for row in before.rows}, {row.id: row for row in after.rows}
    rows = []
    for row in now.rows:
        if row != became.get(row.id):
            rows.append(row)  # changed since
        elif row.id in was:
            rows.append(was[row.id])
    there = {row.id for row in rows}
    for place, row in enumerate(before.rows):
        if row.id not in became and row.id not in there:
            rows.insert(min(place, len(rows)), row)
    if len(rows) > ROWS:
        raise Invalid(FULL)
    if [row.id for row in now.rows] == [*became] and was.keys() == became.keys():
        rows.sort(key=lambda row: [*was].index(row.id))
    there = {row.id for row in rows}
    known = {gone.row.id for gone in after.removed} | there
    removed = [gone for gone in now.removed if gone.row.id not in there]
    removed += [gone for gone in before.removed if gone.row.id not in known]
    since = dict(now.since)
    for id_ in before.since.keys() | after.since.keys():
        if since.get(id_) == after.since.get(id_):
            since.pop(id_, None)
            if id_ in before.since:
                since[id_] = before.since[id_]
    return replace(now, rows=tuple(rows), removed=tuple(removed), since=since)


def undone_words(now: Draft, back: Draft) -> str:
    """Return in a sentence what is different in *back*, which is *now* with a change taken back."""
    before, after = [row.id for row in now.rows], [row.id for row in back.rows]
    returned, gone = set(after) - set(before), set(before) - set(after)
    if len(returned) == 1:
        return f"Row {after.index(returned.pop()) + 1} is back."
    if returned:
        return f"{len(returned)} rows are back."
    if gone:
        return "It is gone again." if len(gone) == 1 else f"{len(gone)} rows are gone again."
    if before != after:
        return "The order is as before."
    return "Taken back." if now != back else "That was changed since, so it stays."

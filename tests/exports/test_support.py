"""The questions for a first call: each as it is written, in its order, under its heading."""

import re

from twofold.content import page as content
from twofold.exports.page import text as escaped
from twofold.exports.support import first_call_page, first_call_text


def written() -> list[str]:
    """Return the lines of the content below its title."""
    return [line for line in content("first-call").split("\n")[1:] if line.strip()]


def test_the_text_has_headings_questions_to_tick_and_the_rest_as_it_stands() -> None:
    wanted = ["The first call", "=============="]
    for line in written():
        if line.startswith("# "):
            wanted += [line[2:], "-" * (len(line) - 2)]
        else:
            wanted.append(f"[ ] {line[2:]}" if line.startswith("- ") else line)
    told = first_call_text()
    assert [line for line in told.split("\n") if line] == wanted
    assert told.startswith(f"The first call\n==============\n\n{wanted[2]}\n\n{wanted[3]}\n")
    assert told.endswith(f"{wanted[-1]}\n")


def test_the_page_has_a_line_to_write_on_under_each_question() -> None:
    room = '<p class="room"></p>'
    wanted = ["<h1>The first call</h1>"]
    for line in written():
        if line.startswith("- "):
            wanted.append(f"<li>{escaped(line[2:])}{room}</li>")
        else:
            wanted.append(f"<h2>{escaped(line[2:])}</h2>" if line[0] == "#" else f"<p>{escaped(line)}</p>")
    page = first_call_page()
    _, _, body = page.partition("<body>")
    assert re.findall(r"<h1>.*?</h1>|<h2>.*?</h2>|<p>.*?</p>|<li>.*?</li>", body) == wanted
    lists = re.findall(r"<ul>(.*?)</ul>", body)
    assert [len(re.findall("<li>", each)) for each in lists] == [
        len(re.findall("(?m)^- ", part)) for part in content("first-call").split("\n# ") if "\n- " in part
    ]
    assert ".room {" in page and "footer { display: none; }" in page

"""How long the words of a plan may be."""

from typing import Annotated

from msgspec import Meta

from twofold.domain.text import LINE_LIMIT

FILE_LIMIT = 1_000
"""Longest path of a file, in characters."""

Line = Annotated[str, Meta(max_length=LINE_LIMIT)]
Notes = Annotated[str, Meta(max_length=4_000)]
Link = Annotated[str, Meta(max_length=2_000)]
File = Annotated[str, Meta(max_length=FILE_LIMIT)]

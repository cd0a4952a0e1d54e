"""Take the facts of a page: a graph that is open, or what is to be opened for it alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from graphkit.authoring.reading import Dates, reading_of
from graphkit.errors import InvalidType

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.graph import KnowledgeGraph

_WANTED = "a KnowledgeGraph, or the name of a file or folder"


def opened_for_page(
    kg: KnowledgeGraph | str | Path,
    *,
    dates: Dates | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    joined: str | None = None,
    others: bool = False,
) -> KnowledgeGraph:
    """Give the graph that a page is drawn of.

    Parameters
    ----------
    kg : KnowledgeGraph, str or Path
        The graph, or what `graphkit.load` opens.
    dates, encoding, sheet, joined : str, optional
        What a table leaves open, as for `graphkit.load`. A graph that is open already is past
        such questions.
    others : bool
        Whether the page is made of other tables, too: encoding and sheet may be theirs alone.

    Raises
    ------
    InvalidType
        If it is neither.
    DataError
        If ``joined`` is said of anything but one table, ``encoding`` or ``sheet`` of what has no
        use for it, or what is to be opened cannot be read.
    """
    said = reading_of(dates, encoding, sheet, joined)
    if isinstance(kg, str | os.PathLike):
        from graphkit.loading import load

        said = said.as_far_as_suited_to(kg) if others else said
        encoding, sheet = said.encoding or None, said.sheet or None
        return load(kg, dates=dates, encoding=encoding, sheet=sheet, joined=joined)
    if not hasattr(kg, "store"):
        raise InvalidType("kg", kg, _WANTED)
    (said._replace(encoding="", sheet="") if others else said).of_nothing_read("the graph")
    return kg

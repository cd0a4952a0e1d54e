"""Tell of a row that was added whether another source's word is adopted in its stead."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.facts.adopt import adopt
from graphkit.facts.at_odds import contradict
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.publications import publications
from graphkit.facts.source_word import supporting, word


class Overruled(NamedTuple):
    """Whose word is adopted instead.

    Attributes
    ----------
    path, line : str, int
        Where its row stands.
    also : tuple of int
        The lines of other rows of the same table that say so too.
    during : str
        The period that answers go by, as EDTF text.
    over : bool
        Whether it was over when what was added began.
    """

    path: str
    line: int
    during: str
    over: bool = False
    also: tuple[int, ...] = ()


def overruled(tables: Tables, added: Row) -> Overruled | None:
    """Tell whether a row says otherwise than what its membership adopts.

    Parameters
    ----------
    tables : mapping of str to list of Row
        Filled in, with the row among the memberships.
    added : Row
        It.

    Returns
    -------
    Overruled or None
        None where nobody says otherwise, or its own word is adopted.
    """
    rows = [row for row in tables["memberships"] if _is_of(row, added)]
    published = publications(tables)
    words = supporting([word(row, published) for row in rows])
    own = next((one for one in words if one.row is added), None)
    if own is None or len(words) < 2:
        return None
    found = adopt(words)
    if not contradict(own.during, found.during):
        return None
    others = [one for one in words if not contradict(one.during, found.during)]
    better, *agreeing = [one.row for one in others or [found.from_]]
    end, begun = found.during.end_latest, own.during.start_earliest
    over = end is not None and begun is not None and end < begun
    also = tuple(row.line for row in agreeing)
    return Overruled(better.path, better.line, found.during.text, over, also)


def _is_of(row: Row, added: Row) -> bool:
    return all(row[name] == added[name] for name in ("actor", "coalition", "spell"))

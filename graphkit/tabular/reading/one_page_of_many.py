"""Tell from what stands beside the rows of an answer that they are one page of many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphkit.errors import Problem

_COUNTS: Final = frozenset(
    [
        *("count", "filteredcount", "found", "itemcount", "itemstotal", "matched", "nbhits"),
        *("numberofitems", "numberofresults", "numfound", "numitems", "numrecords", "numresults"),
        *("recordcount", "recordstotal", "resultcount", "resultscount", "rowcount", "total"),
        *("totalcount", "totalelements", "totalhits", "totalitems", "totalrecords"),
        *("totalresults", "totalrows", "totalsize"),
    ]
)
_PAGES: Final = frozenset(
    [*("lastpage", "numpages", "numberofpages", "pagecount", "pages", "pagestotal", "totalpages")]
)
_NEXT: Final = frozenset(
    [
        *("next", "nextcursor", "nexthref", "nextlink", "nextoffset", "nextpage"),
        *("nextpagetoken", "nextpageurl", "nextrecordsurl", "nextstart", "nexttoken", "nexturl"),
    ]
)
_MORE: Final = frozenset(["hasmore", "hasmoreitems", "hasnext", "hasnextpage", "moreavailable"])
AROUND: Final = frozenset(
    [
        *("cursor", "cursors", "envelope", "header", "headers", "info", "link", "links", "meta"),
        *("metadata", "page", "pageinfo", "pager", "pages", "pagination", "paging", "response"),
        *("responsemetadata", "resultinfo", "stats", "summary"),
    ]
)
"""Objects below these keys say something of the answer, and nothing of the rows."""
OF_PAGES: Final = (
    _COUNTS
    | _PAGES
    | _NEXT
    | _MORE
    | {"cursor", "currentpage", "from", "first", "last", "limit", "offset", "page", "pageindex"}
    | {"pagenumber", "pagesize", "perpage", "prev", "previous", "size", "skip", "start", "to"}
)
"""What counts pages and rows, or leads from one page to the next."""
_DIGITS, _LETTERS = 18, 60
_NONE: Final = (None, False, "", 0, "false", "null", "none")


def plain_key(key: str) -> str:
    """Write a key as it is called in whatever manner of writing.

    >>> plain_key("total_count"), plain_key("totalCount"), plain_key("@odata.nextLink")
    ('totalcount', 'totalcount', 'nextlink')
    """
    plain = key.casefold().removeprefix("@odata.")
    return "".join(sign for sign in plain if sign.isalnum())


def one_page_of_many(told: Mapping[str, Any], rows: int, path: str) -> Problem | None:
    """Doubt that the rows of an answer are all that there are.

    Parameters
    ----------
    told : mapping
        The whole answer.
    rows : int
        How many rows it holds.
    path : str
        The name of the file.

    Returns
    -------
    Problem or None
        None unless a count in it is larger, or it names a next page.

    Examples
    --------
    >>> print(one_page_of_many({"count": 500, "next": None}, 50, "a.json").message)
    these 50 rows are one page of many: beside them stands count 500.
    >>> one_page_of_many({"count": 50, "next": None}, 50, "a.json")
    """
    said = [f"{key} {_short(value)}" for key, value in _more(told, rows)]
    if not said:
        return None
    several = f"these {rows:,} rows are" if rows != 1 else "this one row is"
    message = (
        f"{several} one page of many: beside {'them' if rows != 1 else 'it'} stands {said[0]}."
    )
    return Problem(path, 0, "", message, "Write the rows of all pages into one list.", of_all=True)


def _more(told: Mapping[str, Any], rows: int) -> Iterator[tuple[str, Any]]:
    """Give what says that there is more."""
    for key, value in told.items():
        plain = plain_key(key)
        if _says_more(plain, value, rows):
            yield key, value
        elif plain in AROUND and isinstance(value, dict):
            yield from ((f"{key}.{name}", one) for name, one in _more(value, rows))
        elif plain in AROUND and isinstance(value, list):
            yield from ((key, one) for one in value if _leads_on(one))


def _says_more(plain: str, value: Any, rows: int) -> bool:
    if plain in _MORE:
        return value is True or value == "true"
    if plain in _NEXT:
        held = value.values() if isinstance(value, dict) else [value]
        return any(isinstance(one, str | int) and one not in _NONE for one in held)
    return (plain in _COUNTS and _number(value) > rows) or (plain in _PAGES and _number(value) > 1)


def _leads_on(link: Any) -> bool:
    return isinstance(link, dict) and link.get("rel", link.get("relation")) == "next"


def _number(value: Any) -> int:
    """Read a count, also as search engines write it: ``{"value": 500, "relation": "eq"}``."""
    held = value.get("value") if isinstance(value, dict) else value
    text = str(held) if isinstance(held, int | str) and not isinstance(held, bool) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


def _short(value: Any) -> str:
    shown = value
    if isinstance(value, dict):
        shown = next((value[key] for key in ("href", "url", "value") if key in value), "")
    text = "true" if shown is True else str(shown)
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"

"""What the authored tables hold: every column, what it is, and what it points to.

What the columns mean to a reader is written down in ``data/datapackage.json``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Column(NamedTuple):
    """What a column holds.

    Attributes
    ----------
    name : str
        Its header.
    kind : str
        ``slug``, ``text``, ``period``, ``url``, ``wikidata``, ``language``, ``code``, ``count``,
        ``truth``, ``concept`` or ``ref``.
    required : bool
        Whether an empty cell is an error.
    target : tuple of str
        The tables that a ``ref`` may point into, or the scheme of a ``concept``.
    many : bool
        Whether the cell is a list with ``;`` between the items.
    """

    name: str
    kind: str = "text"
    required: bool = False
    target: tuple[str, ...] = ()
    many: bool = False


ANY_AGENT: Final = ("actors", "coalitions")
_ID: Final = Column("id", "slug", required=True)
_SOURCE: Final = Column("source", "ref", required=True, target=("sources",))
_CONFIDENCE: Final = Column("confidence", "concept", target=("confidence",))
_DURING: Final = Column("during", "period", required=True)
_EVIDENCE: Final = (_SOURCE, Column("evidence"), _CONFIDENCE)


def _ref(name: str, *target: str, required: bool = False, many: bool = False) -> Column:
    return Column(name, "ref", required, target, many)


def _concept(name: str, scheme: str, *, required: bool = False, many: bool = False) -> Column:
    return Column(name, "concept", required, (scheme,), many)


_NAMES: Final = (Column("name_en", required=True), Column("name_fr"))

SCHEMA: Final[Mapping[str, tuple[Column, ...]]] = {
    "sources": (
        _ID,
        Column("url", "url"),
        Column("title"),
        Column("publisher"),
        Column("published", "period"),
        Column("also_dated", "period"),
        Column("language", "language"),
        Column("note"),
    ),
    "countries": (Column("code", "code", required=True), *_NAMES),
    "concepts": (
        Column("scheme", "scheme", required=True),
        Column("notation", "slug", required=True),
        *_NAMES,
        Column("definition_en"),
        _concept("covers", "kind", many=True),
    ),
    "actors": (
        _ID,
        _concept("kind", "kind", required=True),
        *_NAMES,
        Column("aliases", many=True),
        _ref("country", "countries"),
        _ref("governs", "countries"),
        _ref("parent", *ANY_AGENT),
        Column("wikidata", "wikidata"),
        Column("homepage", "url"),
        Column("note"),
        _ref("source", "sources"),
    ),
    "coalitions": (
        _ID,
        *_NAMES,
        Column("aliases", many=True),
        Column("during", "period"),
        _ref("seat_country", "countries"),
        Column("legal_form"),
        Column("purpose_en"),
        _concept("led_by", "leadership"),
        _concept("topics", "topic", many=True),
        _ref("convened_by", *ANY_AGENT, many=True),
        Column("homepage", "url"),
        Column("wikidata", "wikidata"),
        _ref("source", "sources"),
    ),
    "memberships": (
        _ref("actor", *ANY_AGENT, required=True),
        _ref("coalition", "coalitions", required=True),
        Column("spell", "slug"),
        _concept("role", "role", required=True),
        _DURING,
        _concept("end_reason", "end-reason"),
        Column("listed_as"),
        _concept("listed_under", "group"),
        *_EVIDENCE,
        Column("note"),
    ),
    "instruments": (
        _ID,
        _ref("coalition", "coalitions", required=True),
        *_NAMES,
        Column("issued", "period"),
        _ref("replaces", "instruments"),
        _ref("source", "sources"),
    ),
    "goals": (_ID, *_NAMES, _ref("source", "sources")),
    "commitments": (
        _ID,
        _ref("instrument", "instruments", required=True),
        Column("number"),
        _concept("addressed_to", "group", required=True, many=True),
        Column("jointly", "truth"),
        _ref("goal", "goals"),
        Column("summary_en", required=True),
        Column("summary_fr"),
        _CONFIDENCE,
        _SOURCE,
    ),
    "operations": (
        _ref("service", "actors", required=True),
        _ref("operator", *ANY_AGENT, required=True),
        _DURING,
        *_EVIDENCE,
    ),
    "ownerships": (
        _ref("owned", *ANY_AGENT, required=True),
        _ref("owner", *ANY_AGENT, required=True),
        _DURING,
        *_EVIDENCE,
    ),
    "names": (
        _ref("thing", *ANY_AGENT, required=True),
        Column("name", required=True),
        Column("language", "language"),
        _concept("kind", "name-kind", required=True),
        _DURING,
        *_EVIDENCE,
    ),
    "appointments": (
        _ref("person", "actors", required=True),
        _ref("organisation", *ANY_AGENT, required=True),
        Column("title_en", required=True),
        Column("title_fr"),
        _DURING,
        _ref("on_behalf_of", *ANY_AGENT),
        *_EVIDENCE,
    ),
    "statements": (
        _ID,
        _ref("speaker", *ANY_AGENT, required=True),
        _ref("speaking_as", *ANY_AGENT),
        _ref("on_behalf_of", *ANY_AGENT),
        _ref("about", *ANY_AGENT, required=True),
        Column("during", "period"),
        _concept("stance", "stance"),
        Column("language", "language"),
        Column("quote"),
        _ref("variant_of", "statements"),
        _SOURCE,
        _CONFIDENCE,
    ),
    "events": (
        _ID,
        _concept("kind", "event-kind", required=True),
        *_NAMES,
        Column("during", "period"),
        Column("place"),
        _ref("country", "countries"),
        _ref("participants", *ANY_AGENT, many=True),
        _SOURCE,
    ),
    "changes": (
        _ID,
        _concept("kind", "change-kind", required=True),
        _ref("before", *ANY_AGENT, "instruments", required=True, many=True),
        _ref("after", *ANY_AGENT, "instruments", required=True, many=True),
        _DURING,
        *_EVIDENCE,
    ),
    "rosters": (
        _ID,
        _ref("coalition", "coalitions", required=True),
        _concept("counted", "counted", required=True),
        _DURING,
        Column("count", "count", required=True),
        *_EVIDENCE,
    ),
}

REQUIRED: Final = ("sources", "actors", "coalitions", "memberships")
OWN_IDS: Final = tuple(name for name, columns in SCHEMA.items() if columns[0] == _ID)
LONGEST_CELL: Final = 100_000
"""Characters; a longer cell is a slip, such as a quotation mark that is not closed."""
LONGEST_EXCERPT: Final = 300
"""Characters; the right to quote is no right to republish."""

"""What the authored tables hold: every column, what it is, and what it points to.

What the columns mean to a reader is written down in ``data/datapackage.json``. Columns are found
by their names, in any order; whatever stands beside them in a table is kept as the table's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple


class TableColumn(NamedTuple):
    """What a column holds.

    Attributes
    ----------
    name : str
        Its header.
    kind : str
        ``slug``, ``text``, ``period``, ``url``, ``wikidata``, ``lei``, ``ror``, ``language``,
        ``code``, ``count``, ``truth``, ``concept``, ``scheme``, ``ref``, ``base``, ``colour``,
        ``shape``, ``class`` or ``side``.
    required : bool
        Whether an empty cell is an error; of a translated column, a row without any text.
    target : tuple of str
        The tables that a ``ref`` may point into, or the scheme of a ``concept``; empty for a
        concept of the same scheme as its row.
    many : bool
        Whether the cell is a list with ``;`` between the items.
    translated : bool
        Whether there may be one column for each language, such as ``name_en`` and ``name_pt-br``;
        ``name`` alone is in the one language of the graph, or in none.
    """

    name: str
    kind: str = "text"
    required: bool = False
    target: tuple[str, ...] = ()
    many: bool = False
    translated: bool = False


_TRANSLATION: Final = re.compile(r"([a-z_]+?)_([a-z]{2,3}(?:-[a-z0-9]{2,8})*)")


def column_of(table: str, header: str) -> TableColumn | None:
    """Find the column of a table that a header names.

    Examples
    --------
    >>> column_of("actors", "name_pt-br").name, column_of("actors", "mood")
    ('name', None)
    """
    known = {column.name: column for column in SCHEMA[table]}
    if header in known:
        return known[header]
    match = _TRANSLATION.fullmatch(header)
    column = known.get(match[1]) if match else None
    return column if column is not None and column.translated else None


def headers(table: str) -> tuple[str, ...]:
    """List the headers of a table, translated ones in the languages of the bundled tables.

    Examples
    --------
    >>> headers("goals")
    ('id', 'name_en', 'name_fr', 'source')
    """
    return tuple(
        header
        for column in SCHEMA[table]
        for header in (
            (f"{column.name}_en", f"{column.name}_fr") if column.translated else (column.name,)
        )
    )


ANY_AGENT: Final = ("actors", "coalitions")
_ID: Final = TableColumn("id", "slug", required=True)
_SOURCE: Final = TableColumn("source", "ref", required=True, target=("sources",))
_CONFIDENCE: Final = TableColumn("confidence", "concept", target=("confidence",))
_DURING: Final = TableColumn("during", "period", required=True)
_SPELL: Final = TableColumn("spell", "slug")
_EVIDENCE: Final = (
    *(_SOURCE, TableColumn("evidence"), _CONFIDENCE),
    *(TableColumn("entered_by"), TableColumn("entered", "period")),
)


def _ref(name: str, *target: str, required: bool = False, many: bool = False) -> TableColumn:
    return TableColumn(name, "ref", required, target, many)


def _concept(name: str, scheme: str, *, required: bool = False, many: bool = False) -> TableColumn:
    return TableColumn(name, "concept", required, (scheme,), many)


def _translated(name: str, *, required: bool = False) -> TableColumn:
    return TableColumn(name, required=required, translated=True)


_NAMES: Final = _translated("name", required=True)

SCHEMA: Final[Mapping[str, tuple[TableColumn, ...]]] = {
    "graph": (
        _translated("title"),
        _translated("description"),
        TableColumn("publisher"),
        TableColumn("licence"),
        TableColumn("licence_url", "url"),
        TableColumn("version"),
        TableColumn("base", "base"),
        TableColumn("languages", "language", many=True),
        TableColumn("homepage", "url"),
        TableColumn("citation"),
    ),
    "sources": (
        _ID,
        TableColumn("url", "url"),
        TableColumn("title"),
        TableColumn("publisher"),
        TableColumn("published", "period"),
        TableColumn("also_dated", "period"),
        TableColumn("language", "language"),
        _ref("published_by", *ANY_AGENT),
        TableColumn("retrieved", "period"),
        TableColumn("archived", "url"),
        TableColumn("note"),
    ),
    "countries": (TableColumn("code", required=True), _NAMES, TableColumn("kind")),
    "concepts": (
        TableColumn("scheme", "scheme", required=True),
        TableColumn("notation", "slug", required=True),
        _NAMES,
        _translated("definition"),
        _translated("plural"),
        TableColumn("broader", "concept"),
        _concept("covers", "kind", many=True),
        TableColumn("covers_everyone", "truth"),
        TableColumn("takes_on_commitments", "truth"),
        TableColumn("counts_as_belonging", "truth"),
        _concept("stage_of", "role", many=True),
        TableColumn("class", "class"),
        TableColumn("counted", "truth"),
        TableColumn("colour", "colour"),
        TableColumn("dark_colour", "colour"),
        TableColumn("shape", "shape"),
        TableColumn("order", "count"),
        TableColumn("side", "side"),
    ),
    "actors": (
        _ID,
        _concept("kind", "kind", required=True),
        _NAMES,
        TableColumn("aliases", many=True),
        _ref("country", "countries"),
        _ref("governs", "countries"),
        _ref("parent", *ANY_AGENT),
        TableColumn("wikidata", "wikidata"),
        TableColumn("lei", "lei"),
        TableColumn("ror", "ror"),
        TableColumn("homepage", "url"),
        TableColumn("note"),
        _ref("source", "sources"),
    ),
    "coalitions": (
        _ID,
        _concept("kind", "kind"),
        _NAMES,
        TableColumn("aliases", many=True),
        TableColumn("during", "period"),
        _ref("seat_country", "countries"),
        TableColumn("legal_form"),
        _translated("purpose"),
        _concept("led_by", "leadership"),
        _concept("topics", "topic", many=True),
        _ref("convened_by", *ANY_AGENT, many=True),
        TableColumn("homepage", "url"),
        TableColumn("wikidata", "wikidata"),
        TableColumn("lei", "lei"),
        TableColumn("ror", "ror"),
        _ref("source", "sources"),
    ),
    "memberships": (
        _ref("actor", *ANY_AGENT, required=True),
        _ref("coalition", "coalitions", required=True),
        _SPELL,
        _concept("role", "role", required=True),
        _DURING,
        _concept("start_reason", "start-reason"),
        _concept("end_reason", "end-reason"),
        TableColumn("listed_as"),
        _concept("listed_under", "group"),
        TableColumn("tier"),
        TableColumn("fee"),
        _ref("jointly_with", *ANY_AGENT, many=True),
        _ref("joined_through", *ANY_AGENT),
        _ref("on_behalf_of", *ANY_AGENT),
        *_EVIDENCE,
        _concept("polarity", "polarity"),
        TableColumn("note"),
    ),
    "steps": (
        _ref("actor", *ANY_AGENT, required=True),
        _ref("coalition", "coalitions", required=True),
        _concept("step", "step-kind", required=True),
        _SPELL,
        _DURING,
        *_EVIDENCE,
        TableColumn("note"),
    ),
    "instruments": (
        _ID,
        _ref("coalition", "coalitions", required=True),
        _NAMES,
        TableColumn("issued", "period"),
        _ref("replaces", "instruments"),
        _ref("amends", "instruments", many=True),
        _concept("binding", "mode"),
        _concept("binds_roles", "role", many=True),
        _concept("binds_groups", "group", many=True),
        _ref("source", "sources"),
    ),
    "goals": (_ID, _NAMES, _ref("source", "sources")),
    "commitments": (
        _ID,
        _ref("instrument", "instruments", required=True),
        TableColumn("number"),
        _concept("addressed_to", "group", required=True, many=True),
        TableColumn("jointly", "truth"),
        _ref("goal", "goals"),
        _ref("supersedes", "commitments", many=True),
        _translated("summary", required=True),
        _CONFIDENCE,
        _SOURCE,
    ),
    "endorsements": (
        _ref("actor", *ANY_AGENT, required=True),
        _ref("commitment", "commitments", "instruments", required=True),
        _concept("act", "act-kind", required=True),
        _SPELL,
        _DURING,
        *_EVIDENCE,
        _concept("polarity", "polarity"),
        TableColumn("note"),
    ),
    "targets": (
        _ID,
        _ref("commitment", "commitments", required=True),
        _ref("actor", *ANY_AGENT),
        _translated("indicator"),
        TableColumn("measure"),
        TableColumn("due", "period"),
        _DURING,
        *_EVIDENCE,
        TableColumn("note"),
    ),
    "assessments": (
        _ID,
        _ref("actor", *ANY_AGENT),
        _ref("commitment", "commitments", "instruments", required=True),
        _ref("target", "targets"),
        _ref("assessor", *ANY_AGENT, required=True),
        _concept("verdict", "verdict", required=True),
        TableColumn("measured"),
        _DURING,
        *_EVIDENCE,
        TableColumn("note"),
    ),
    "lives": (_ref("thing", "coalitions", "instruments", required=True), _DURING, *_EVIDENCE),
    "convenings": (
        _ref("convened", *ANY_AGENT, required=True),
        _ref("convener", *ANY_AGENT, required=True),
        _SPELL,
        _DURING,
        *_EVIDENCE,
    ),
    "governings": (
        _ref("government", "actors", required=True),
        _ref("jurisdiction", "countries", required=True),
        _SPELL,
        _DURING,
        *_EVIDENCE,
    ),
    "supports": (
        _ref("coalition", "coalitions", required=True),
        _ref("supporter", *ANY_AGENT, required=True),
        _concept("kind", "support-kind", required=True),
        TableColumn("amount"),
        _SPELL,
        _DURING,
        *_EVIDENCE,
    ),
    "operations": (
        _ref("service", "actors", required=True),
        _ref("operator", *ANY_AGENT, required=True),
        _SPELL,
        _DURING,
        *_EVIDENCE,
    ),
    "ownerships": (
        _ref("owned", *ANY_AGENT, required=True),
        _ref("owner", *ANY_AGENT, required=True),
        _SPELL,
        _DURING,
        *_EVIDENCE,
    ),
    "names": (
        _ref("thing", *ANY_AGENT, required=True),
        TableColumn("name", required=True),
        TableColumn("language", "language"),
        _concept("kind", "name-kind", required=True),
        _SPELL,
        _DURING,
        *_EVIDENCE,
    ),
    "appointments": (
        _ref("person", "actors", required=True),
        _ref("organisation", *ANY_AGENT, required=True),
        _translated("title", required=True),
        _SPELL,
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
        TableColumn("during", "period"),
        _concept("stance", "stance"),
        TableColumn("language", "language"),
        TableColumn("quote"),
        _ref("variant_of", "statements"),
        _SOURCE,
        _CONFIDENCE,
    ),
    "events": (
        _ID,
        _concept("kind", "event-kind", required=True),
        _NAMES,
        TableColumn("during", "period"),
        TableColumn("place"),
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
        TableColumn("count", "count", required=True),
        *_EVIDENCE,
    ),
    "lists": (
        _ID,
        _ref("coalition", "coalitions", required=True),
        _SOURCE,
        TableColumn("day", "period", required=True),
        _concept("extent", "extent", required=True),
        _concept("kinds", "kind", many=True),
        TableColumn("count", "count"),
        TableColumn("note"),
    ),
}

OWN_IDS: Final = tuple(name for name, columns in SCHEMA.items() if columns[0] == _ID)
SEVERAL_ROWS: Final = frozenset({"assessments", "rosters", "targets"})
"""The tables in which rows of one id are several sources' words about one record."""
SHAPES: Final = (
    *("hexagon", "square", "diamond", "star", "dot", "ring", "triangle", "triangleDown"),
    *("pentagon", "plus", "cross"),
)
"""The shapes that a kind of actor may be drawn with."""
SIDES: Final = ("left", "right")
"""The sides of the coalitions on which a kind may stand in the two-sided layout."""
LONGEST_CELL: Final = 100_000
"""Characters; a longer cell is a slip, such as a quotation mark that is not closed."""
LONGEST_EXCERPT: Final = 300
"""Characters; the right to quote is no right to republish."""

"""Give ids to what tables name, and rows to actors and coalitions that have none of their own.

Two names are one thing only where they are the same up to capitals, kinds of spaces and signs that
nobody sees. Nothing is merged beyond that: what merely looks alike is for a check to tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.cell_meanings.for_oneself import is_oneself
from graphkit.authoring.columns import ANY_AGENT, SCHEMA
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.member_columns import of_members
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row, split
from graphkit.facts.terms_of_membership import AGENTS
from graphkit.names.fold import fold
from graphkit.names.record_id import OF_PLACES, record_ids
from graphkit.terms import SLUG

_NAMED_IN: Final = {"actors": "actor", "coalitions": "coalition"}
_MEMBER: Final = "member\0"
Times: TypeAlias = Mapping[str, Mapping[str, int]]
"""How often each text stands in the columns ``member`` and ``coalition``."""
NOT_COUNTED: Final[Times] = {}
"""Columns of memberships that name somebody beside the member."""


class _Known:
    """The ids that there are, and what goes by each name; names are folded once one is asked for.

    Where each cell is an id, none ever is.
    """

    def __init__(self, *tables: Iterable[Row]) -> None:
        self._rows = list(chain.from_iterable(tables))
        self.ids = frozenset(row["id"] for row in self._rows)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        names: dict[str, set[str]] = {}
        for row in self._rows:
            for name in (*(text for _, text in row.texts("name")), *split(row["aliases"])):
                names.setdefault(_key(name), set()).add(row["id"])
        return {name: frozenset(found) for name, found in names.items()}


def fill_names(
    tables: dict[str, list[Row]],
    report: Report,
    doubt: Report,
    *,
    one_table: bool = False,
    times: Times = NOT_COUNTED,
) -> None:
    """Fill in, in place, the ids that rows lack and the rows of what is only named.

    Parameters
    ----------
    tables : dict of str to list of Row
        As they were read.
    report : callable
        Is given each name that several things go by.
    doubt : callable
        Is given what the rows of one table tell differently of one member.
    one_table : bool
        Whether columns such as ``kind`` speak of the member, and what looks like an id is a name.
    times : mapping of str to mapping of str to int, optional
        How often names stand in the columns ``member`` and ``coalition`` of the whole table, where
        only some of its rows are given. Of several spellings, the commonest is what something is
        called.
    """
    for name in ANY_AGENT:
        _give_ids(tables, name)
    listed = {name: bool(tables[name]) and not one_table for name in ANY_AGENT}
    known = {name: _Known(tables[name]) for name in ANY_AGENT}
    agents = _Known(tables["actors"], tables["coalitions"])
    rows = tables["memberships"]
    if one_table:
        _without_oneself(rows)
    coalitions = _resolved(
        [row["coalition"] for row in rows],
        known["coalitions"],
        listed["coalitions"],
        times.get("coalition", {}),
    )
    members = [row.own.get("member", "") or row.cells["actor"] for row in rows]
    others = [row.cells[column] for row in rows for column in AGENTS if row.cells[column]]
    others_named = [name for cell in others for name in split(cell)]
    actors = _resolved([*members, *others_named], agents, listed["actors"], times.get("member", {}))
    both = coalitions.named.keys() & actors.named.keys()
    apart = _apart(rows, members) if both else frozenset()
    new = _new_ids(coalitions.named, actors.named, tables, apart)
    if coalitions.several or actors.several:
        for row, member in zip(rows, members, strict=True):
            _report_several(row, coalitions, actors, member, report)
    coalition_ids = _ids_of(coalitions, new, "")
    actor_ids = _ids_of(actors, new, _MEMBER)
    for row, member in zip(rows, members, strict=True):
        cells, own = cells_of(row), own_of(row)
        cells["coalition"] = coalition_ids[cells["coalition"]]
        cells["actor"] = actor_ids[member]
        for column in AGENTS:
            if cells.get(column):
                cells[column] = "; ".join(actor_ids[name] for name in split(cells[column]))
        if own:
            own.pop("member", None)
    new_actors = {
        key: names
        for key, names in actors.named.items()
        if key in apart or key not in coalitions.named
    }
    _add(tables, "coalitions", {new[key]: _label(n) for key, n in coalitions.named.items()})
    _add(tables, "actors", {_member_id(key, new): _label(n) for key, n in new_actors.items()})
    if one_table:
        of_members(tables, doubt)
    _mark_listed_as(rows, members, actor_ids, tables)
    _resolve_others(tables, agents)
    _resolve_coalitions(tables, {**coalition_ids, **_only(known["coalitions"])})


def _without_oneself(rows: Iterable[Row]) -> None:
    """Empty the cells that name nobody beside the member, but say that there is none."""
    for row in rows:
        for column in AGENTS:
            if (cell := row.cells[column]) and is_oneself(cell):
                cells_of(row)[column] = ""


class _Resolved(NamedTuple):
    """What cells mean: the id of each that is known, and the spellings of those that are not."""

    ids: dict[str, str]
    several: dict[str, frozenset[str]]
    named: dict[str, Counter[str]]


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    return fold(name, "signs")


def _resolved(cells: list[str], known: _Known, listed: bool, times: Mapping[str, int]) -> _Resolved:
    """Find what each distinct cell means. Where things are listed, what looks like an id is one."""
    found = _Resolved({}, {}, {})
    for cell, count in Counter(cells).items():
        if not cell or cell in known.ids or (listed and SLUG.fullmatch(cell)):
            found.ids[cell] = cell
            continue
        bearers = known.names.get(_key(cell), frozenset())
        if len(bearers) > 1:
            found.several[cell] = bearers
            found.ids[cell] = cell
        elif bearers:
            found.ids[cell] = next(iter(bearers))
        else:
            found.named.setdefault(_key(cell), Counter())[cell] += times.get(cell, count)
    return found


def _report_several(
    row: Row, coalitions: _Resolved, actors: _Resolved, member: str, report: Report
) -> None:
    for column, resolved, cell in (
        ("coalition", coalitions, row["coalition"]),
        ("member", actors, member),
    ):
        if cell in resolved.several:
            ids = ", ".join(sorted(resolved.several[cell]))
            message = f"{cell[:60]!r} is the name of several: {ids}."
            report(Problem(row.path, row.line, column, message, "Write the id of one of them."))


def _apart(rows: Iterable[Row], members: Iterable[str]) -> frozenset[str]:
    """Names of which one is that of a member and of what it joined: the party, and the treaty."""
    pairs = zip(rows, members, strict=True)
    return frozenset(_key(name) for row, name in pairs if _key(name) == _key(row["coalition"]))


def _ids_of(resolved: _Resolved, new: Mapping[str, str], use: str) -> dict[str, str]:
    """Give the id of each cell."""
    ids = dict(resolved.ids)
    for key, spellings in resolved.named.items():
        ref = new.get(use + key) or new[key]
        ids.update(dict.fromkeys(spellings, ref))
    return ids


def _member_id(key: str, new: Mapping[str, str]) -> str:
    return new.get(_MEMBER + key) or new[key]


def _new_ids(
    coalitions: Mapping[str, Counter[str]],
    actors: Mapping[str, Counter[str]],
    tables: Mapping[str, list[Row]],
    apart: frozenset[str],
) -> dict[str, str]:
    """Give an id to each new name; a member that is called like a new coalition is that one."""
    named = {(key, ""): _label(names) for key, names in {**actors, **coalitions}.items()}
    named |= {(key, _MEMBER): _label(actors[key]) for key in apart if key in actors}
    if not named:
        return {}
    taken = {row.cells["id"] for rows in tables.values() for row in rows if "id" in row.cells}
    ids = record_ids(
        [(label, use) for (_, use), label in named.items()] + [(one, "id") for one in taken if one],
        plainest=True,
    )
    found = {}
    for (key, use), label in named.items():
        ref = ids[label, use]
        found[use + key] = f"named-{ref}" if ref.startswith(OF_PLACES) or ref in taken else ref
    return found


def _label(names: Counter[str]) -> str:
    """The commonest of several spellings; of two that are as common, the first in the alphabet.

    A name that a cell breaks into lines comes last.
    """
    return min(names, key=lambda name: ("\n" in name, -names[name], name))


def _add(tables: dict[str, list[Row]], table: str, labels: dict[str, str]) -> None:
    """Add a row for each new thing, at the place where a membership names it first."""
    empty = {one.name: "" for one in SCHEMA[table] if not one.translated}
    columns = (_NAMED_IN[table], *AGENTS) if table == "actors" else (_NAMED_IN[table],)
    refs = (
        (row, ref)
        for row in tables["memberships"]
        for column in columns
        if row.cells[column]
        for ref in split(row.cells[column])
    )
    for row, ref in refs:
        if not labels:
            return
        if ref in labels:
            cells = {**empty, "id": ref, "name": labels.pop(ref), "source": row["source"]}
            tables[table].append(Row(row.path, row.line, cells))


def _give_ids(tables: dict[str, list[Row]], table: str) -> None:
    """Name rows without an id after their names, and rows without a name after their ids."""
    rows = tables[table]
    bare = [row.text("name") for row in rows if not row["id"]]
    ids = _ids_of_names(bare, tables) if bare else {}
    for place, row in enumerate(rows):
        if not row["id"]:
            cells = {**row.cells, "id": ids[row.text("name"), ""]}
            rows[place] = Row(row.path, row.line, cells, row.own)
        elif not any(header == "name" or header.startswith("name_") for header in row.cells):
            rows[place] = Row(row.path, row.line, {**row.cells, "name": row["id"]}, row.own)


def _ids_of_names(
    names: list[str], tables: Mapping[str, list[Row]]
) -> Mapping[tuple[str, str], str]:
    """Make an id of each name, apart from all that stand in the tables."""
    taken = {row.cells["id"] for rows in tables.values() for row in rows if "id" in row.cells}
    return record_ids([(name, "") for name in names] + [(one, "id") for one in taken if one])


def _mark_listed_as(
    rows: list[Row],
    members: Iterable[str],
    ids: Mapping[str, str],
    tables: Mapping[str, list[Row]],
) -> None:
    """Keep a name that differs from what its actor is called, as the one that is listed."""
    called = {
        row["id"]: frozenset(text for _, text in row.texts("name"))
        for name in ANY_AGENT
        for row in tables[name]
    }
    differing = {
        member
        for member, actor in ids.items()
        if member != actor and actor in called and member not in called[actor]
    }
    for row, member in zip(rows, members, strict=True) if differing else ():
        if member in differing and not row.cells["listed_as"]:
            cells_of(row)["listed_as"] = member


def _resolve_others(tables: dict[str, list[Row]], agents: _Known) -> None:
    """Put ids for the names of actors and coalitions that other tables point to."""
    for table, columns in SCHEMA.items():
        refs = [c.name for c in columns if c.kind == "ref" and "actors" in c.target and not c.many]
        if table == "memberships" or not refs:
            continue
        for place, row in enumerate(tables[table]):
            cells = {
                name: next(iter(agents.names[_key(row[name])]))
                for name in refs
                if row[name]
                and row[name] not in agents.ids
                and len(agents.names.get(_key(row[name]), ())) == 1
            }
            if cells:
                tables[table][place] = Row(row.path, row.line, {**row.cells, **cells}, row.own)


def _only(known: _Known) -> dict[str, str]:
    """The ids of names that one thing alone goes by."""
    return {name: next(iter(ids)) for name, ids in known.names.items() if len(ids) == 1}


def _resolve_coalitions(tables: dict[str, list[Row]], ids: Mapping[str, str]) -> None:
    """Put ids for the names of coalitions in tables that speak of coalitions alone."""
    for table, columns in SCHEMA.items():
        refs = {column.name for column in columns if column.target == ("coalitions",)}
        if table == "memberships" or "coalition" not in refs:
            continue
        for place, row in enumerate(tables[table]):
            name = row["coalition"]
            tables[table][place] = row.with_cell(
                "coalition", ids.get(name) or ids.get(_key(name), name)
            )

"""Give members that are surely known the ids that they have elsewhere; ask about the others."""

from __future__ import annotations

from importlib.util import find_spec

from graphkit.facts.authored_row import Row, Tables
from graphkit.names.decisions import Decisions, review
from graphkit.names.known_names import known_names
from graphkit.names.match import Match, Matcher
from graphkit.table import Table


def match_members(tables: dict[str, list[Row]], known: Tables, decisions: Decisions) -> Table:
    """Match the members of imported memberships with known actors.

    Parameters
    ----------
    tables : dict of str to list of Row
        Memberships whose members are in the own column ``member`` get, in place, the ids of
        those that are surely meant, and the rows of these are added to the actors.
    known : mapping of str to tuple of Row
        Authored tables with the known actors.
    decisions : Decisions
        What people decided before.

    Returns
    -------
    Table
        The doubtful names, each with whom it may mean, and an empty judgement. They stay actors
        of their own until somebody has decided.
    """
    listed = {row["id"]: row for row in known["actors"]}
    names = [name for name in known_names(known) if name.actor in listed]
    matcher = Matcher(names, decisions, similar=find_spec("rapidfuzz") is not None)
    asked: dict[Match, None] = {}
    used: dict[str, Row] = {}
    for place, row in enumerate(tables["memberships"]):
        name = row.own.get("member", "")
        if not name:
            continue
        match = matcher.match(name, wikidata=row.own.get("wikidata", ""))
        if match.status == "sure":
            actor = listed[match.actor]
            used[match.actor] = _as_known(actor)
            own = {key: cell for key, cell in row.own.items() if key != "member"}
            listed_as = row["listed_as"] or (name if name not in _called(actor) else "")
            cells = {**row.cells, "actor": match.actor, "listed_as": listed_as}
            tables["memberships"][place] = Row(row.path, row.line, cells, own)
        elif match.status == "doubtful":
            asked[match] = None
    tables["actors"].extend(used[ref] for ref in sorted(used))
    return review(asked)


def _called(actor: Row) -> set[str]:
    return {text for _, text in actor.texts("name")}


def _as_known(actor: Row) -> Row:
    """The row of a known actor, without what points into the tables that it comes from."""
    cells = {**actor.cells, "source": "", "parent": ""}
    return Row(actor.path, actor.line, cells, actor.own)

"""Give members that are surely known the ids that they have elsewhere; ask about the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import count
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.facts.authored_row import Row, Tables
from graphkit.names.candidates import CODE
from graphkit.names.countries import find_country
from graphkit.names.decisions import Decisions, review
from graphkit.names.fold import fold
from graphkit.names.known_names import known_names
from graphkit.names.match import Match, Matcher, Proposal
from graphkit.names.record_id import readable_id
from graphkit.table import Table

_DESCRIBED: Final = ("actors", "coalitions")
_ENDS: Final = ("actor", "coalition")
_CODE_AMONG_NAMES: Final = 0.8
"""How near a code of a country is to a name where the other names are no codes."""


def match_members(tables: dict[str, list[Row]], known: Tables, decisions: Decisions) -> Table:
    """Match the members of imported memberships with known actors.

    Parameters
    ----------
    tables : dict of str to list of Row
        Memberships whose members are in the own column ``member`` get, in place, the ids of
        those that are surely meant, and the rows of these are added to the actors; so do those
        that have a row of their own, which is then left out.
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
    known_now: set[str] = set()
    labels = {ref: actor.text("name") for ref, actor in listed.items()}
    _keep_apart(tables, listed)
    described = {row["id"]: row for row in tables["actors"]}
    coded = are_codes(row.own.get("member", "") for row in tables["memberships"])
    for place, row in enumerate(tables["memberships"]):
        told = described.get(row["actor"])
        name = row.own.get("member", "") or (told.text("name") if told else "")
        if not name:
            continue
        item = _wikidata(row) or (_wikidata(told) if told else "")
        match = matched(matcher, name, item, coded=coded, labels=labels)
        if match.status == "sure":
            actor = listed[match.actor]
            used[match.actor] = _as_known(actor)
            own = {key: cell for key, cell in row.own.items() if key != "member"}
            listed_as = row["listed_as"] or (name if name not in _called(actor) else "")
            cells = {**row.cells, "actor": match.actor, "listed_as": listed_as}
            tables["memberships"][place] = Row(row.path, row.line, cells, own)
            known_now.add(row["actor"])
        elif match.status == "doubtful":
            asked[match] = None
    tables["actors"][:] = [row for row in tables["actors"] if row["id"] not in known_now]
    tables["actors"].extend(used[ref] for ref in sorted(used))
    tables["actors"].extend(_of_their_own(tables["memberships"], listed))
    return review(asked)


def matched(
    matcher: Matcher, name: str, wikidata: str, *, coded: bool, labels: Mapping[str, str]
) -> Match:
    """Say what a name means; one like the code of a country, among names that are none, is doubted.

    Parameters
    ----------
    matcher : Matcher
        Of the known names.
    name, wikidata : str
        As for `Matcher.match`.
    coded : bool
        Whether most names beside it are codes.
    labels : mapping of str to str
        What the known things are called, by id.
    """
    match = matcher.match(name, wikidata=wikidata)
    if match.reason == CODE and not coded and find_country(name).reason == "code":
        return _doubted(match, labels.get(match.actor, match.actor))
    return match


def are_codes(names: Iterable[str]) -> bool:
    """Tell whether members are mostly written as codes of countries, so that GE is Georgia."""
    distinct = set(filter(None, names))
    return 2 * sum(len(name) < 4 and name.isupper() for name in distinct) > len(distinct)


def _doubted(match: Match, label: str) -> Match:
    """Make a proposal of a code among names, which may be those of somebody else."""
    proposal = Proposal(match.actor, label, _CODE_AMONG_NAMES, match.reason)
    return match._replace(status="doubtful", actor="", reason="", proposals=(proposal,))


def _of_their_own(rows: Iterable[Row], listed: Collection[str]) -> Iterator[Row]:
    """Describe members that nobody is known to be, and whose names would make ids of others."""
    empty = {column.name: "" for column in SCHEMA["actors"] if not column.translated}
    first: dict[str, Row] = {}
    for row in rows:
        name = row.own.get("member", "")
        if name and readable_id(name) in listed:
            first.setdefault(fold(name, "signs"), row)
    taken = {*listed}
    for row in first.values():
        ref = _free(readable_id(row.own["member"]), taken)
        taken.add(ref)
        yield Row(row.path, row.line, {**empty, "id": ref, "name": row.own["member"]})


def _free(ref: str, taken: Collection[str]) -> str:
    return next(free for n in count(2) if (free := f"{ref}-{n}") not in taken)


def _called(actor: Row) -> set[str]:
    return {text for _, text in actor.texts("name")}


def _as_known(actor: Row) -> Row:
    """The row of a known actor, without what points into the tables that it comes from."""
    cells = {**actor.cells, "source": "", "parent": ""}
    return Row(actor.path, actor.line, cells, actor.own)


def _wikidata(row: Row) -> str:
    return row.cells.get("wikidata", "") or row.own.get("wikidata", "")


def _keep_apart(tables: dict[str, list[Row]], listed: Collection[str]) -> None:
    """Give new ids to what goes by the id of a known actor, which may be somebody else."""
    local = {row["id"] for name in _DESCRIBED for row in tables[name]}
    taken = {*local, *listed}
    new: dict[str, str] = {}
    for ref in sorted(ref for ref in local if ref and ref in listed):
        new[ref] = _free(ref, taken)
        taken.add(new[ref])
    for name, columns in (*((one, ("id",)) for one in _DESCRIBED), ("memberships", _ENDS)):
        for place, row in enumerate(tables[name] if new else ()):
            ids = {column: new.get(row[column], row[column]) for column in columns}
            tables[name][place] = Row(row.path, row.line, {**row.cells, **ids}, row.own)

"""Give members that are surely known the ids that they have elsewhere; ask about the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import count
from typing import Final, NamedTuple

from graphkit.authoring.columns import SCHEMA
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row, Tables
from graphkit.names.candidates import CODE
from graphkit.names.countries import find_country
from graphkit.names.decisions import DECIDED, Decisions, review
from graphkit.names.fold import fold
from graphkit.names.known_names import known_names
from graphkit.names.match import Match, Matcher, Proposal, bears_the_name
from graphkit.names.record_id import readable_id
from graphkit.table import Table

_DESCRIBED: Final = ("actors", "coalitions")
_ENDS: Final = ("actor", "coalition")
_CODE_AMONG_NAMES: Final = 0.8
"""How near a code of a country is to a name where the other names are no codes."""
_ELSE: Final = "If somebody else is meant, decide so of the name, as of those in review.csv."


class Matched(NamedTuple):
    """What matching leaves to be said.

    Attributes
    ----------
    review : Table
        The doubtful names, each with whom it may mean, and an empty judgement.
    doubts : tuple of Problem
        What was taken for something known, and may be meant otherwise.
    """

    review: Table
    doubts: tuple[Problem, ...] = ()


def match_members(tables: dict[str, list[Row]], known: Tables, decisions: Decisions) -> Matched:
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
    Matched
        Doubtful names stay actors of their own until somebody has decided. A member that bears
        the name of a known coalition is this coalition.
    """
    listed = {row["id"]: row for table in _DESCRIBED for row in known[table]}
    joined = {row["id"] for row in known["coalitions"]}
    names = known_names(known)
    matcher = Matcher(
        [name for name in names if name.actor in listed and name.actor not in joined],
        decisions,
        similar=find_spec("rapidfuzz") is not None,
        countries={row["id"]: row["country"] for row in known["actors"]},
    )
    joining = Matcher([name for name in names if name.actor in joined], decisions, similar=False)
    asked: dict[Match, None] = {}
    doubts: dict[tuple[str, str], Problem] = {}
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
        country = row.own.get("country", "") or (told.cells.get("country", "") if told else "")
        match = matched(matcher, name, item, country, coded=coded, labels=labels)
        match = or_coalition(match, joining.match(name, wikidata=item))
        if match.status == "sure":
            actor = listed[match.actor]
            coalition = match.actor in joined
            used[match.actor] = _as_joining(actor, row) if coalition else _as_known(actor)
            other = matcher.other_country(match.actor, country)
            doubts.update(_doubts(row, match, country, other, coalition=coalition))
            kept = ("member", "country") if other else ("member",)
            own = {key: cell for key, cell in row.own.items() if key not in kept}
            listed_as = row["listed_as"] or (name if name not in _called(actor) else "")
            cells = {**row.cells, "actor": match.actor, "listed_as": listed_as}
            tables["memberships"][place] = Row(row.path, row.line, cells, own)
            known_now.add(row["actor"])
        elif match.status == "doubtful":
            asked[match] = None
    tables["actors"][:] = [row for row in tables["actors"] if row["id"] not in known_now]
    for ref in sorted(used):
        tables["coalitions" if ref in joined else "actors"].append(used[ref])
    tables["actors"].extend(_of_their_own(tables["memberships"], listed))
    return Matched(review(asked), tuple(doubts.values()))


def or_coalition(match: Match, joining: Match) -> Match:
    """Say what a name means among actors and coalitions, as coalitions join coalitions.

    Parameters
    ----------
    match : Match
        What it means among actors.
    joining : Match
        What it means among coalitions: the same thing, where one bears just this name; a name
        that is not just the same is in doubt.
    """
    if match.status == "sure" or match.reason == DECIDED or joining.status != "sure":
        return match if match.status != "none" or match.reason else joining
    if bears_the_name(joining):
        return joining
    proposal = Proposal(joining.actor, joining.actor, _CODE_AMONG_NAMES, joining.reason)
    proposals = (proposal, *match.proposals)
    return match._replace(status="doubtful", actor="", reason="", proposals=proposals)


def _doubts(
    row: Row, match: Match, country: str, other: str, *, coalition: bool
) -> Iterator[tuple[tuple[str, str], Problem]]:
    """Say what was taken for something known, once for each name."""
    if coalition:
        message = f"{match.name!r} is the coalition {match.actor!r}, which bears this name."
        yield ("coalition", match.name), Problem(row.path, row.line, "member", message, _ELSE)
    if other:
        message = f"{match.name!r} is {match.actor!r}, whose country is {other}; {country} is here."
        hint = f"{other} stands. {_ELSE}"
        yield ("country", match.name), Problem(row.path, row.line, "country", message, hint)


def matched(
    matcher: Matcher,
    name: str,
    wikidata: str,
    country: str,
    *,
    coded: bool,
    labels: Mapping[str, str],
) -> Match:
    """Say what a name means; one like the code of a country, among names that are none, is doubted.

    Parameters
    ----------
    matcher : Matcher
        Of the known names.
    name, wikidata, country : str
        As for `Matcher.match`.
    coded : bool
        Whether most names beside it are codes.
    labels : mapping of str to str
        What the known things are called, by id.
    """
    match = matcher.match(name, wikidata=wikidata, country=country)
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


def _as_joining(coalition: Row, row: Row) -> Row:
    """What a known coalition is called; the row that lists it as a member tells no more of it."""
    empty = {column.name: "" for column in SCHEMA["coalitions"] if not column.translated}
    names = {
        name: cell
        for name, cell in coalition.cells.items()
        if name in ("id", "aliases", "wikidata") or name == "name" or name.startswith("name_")
    }
    return Row(row.path, row.line, {**empty, **names, "source": row["source"]})


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

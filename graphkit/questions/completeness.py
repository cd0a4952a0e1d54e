"""How complete what is known of each coalition is, in numbers and in a sentence."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import Any, Final

from graphkit.checking.conflicts import conflicts
from graphkit.questions.answer_columns import ends_of
from graphkit.questions.kinds import kinds
from graphkit.questions.newest_lists import ListOfMembers, fullest, lists_of_members
from graphkit.questions.totals import Total, totals_of
from graphkit.questions.words_for import WORDS_FOR
from graphkit.questions.words_of_other_period import OPEN
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address
from graphkit.table import Table, ValuesOfRow

_MEANINGS: Final = {
    "coalition": "id of the coalition",
    "label": "name in the chosen language, or else in the next best one that it has a name in",
    "list": "day of its last complete list of members, or else of the longest; empty for none",
    "extent": "whether that list is complete, cut or of unknown extent",
    "members": "members on that list; without a list, all that ever belonged, as in members",
    "claimed": "the newest total that a source claims",
    "counted": "what that total counts",
    "claimed_on": "the day of that total, as EDTF text",
    "gap": "how many of the total are not known at least: all but those who can have belonged then "
    "(of participants, in any role); empty where it counts a part that is no kind",
    "memberships": "memberships that are known",
    "one_source": "the share of memberships that rest on one source",
    "with_excerpt": "the share of memberships with an excerpt of a source",
    "disputed": "memberships about which sources disagree",
    "newest_source": "when its newest source was published, as EDTF text",
    "last_seen": "the last day on which a source or list shows any membership running",
    "sentence": "the same in words",
}
_DETAILS: Final = (
    *("newest_source", "with_excerpt", "one_source", "memberships", "claimed_on", "counted"),
    *("disputed", "last_seen", "sentence", "coalition"),
)
_MEMBERSHIPS: Final = f"""
SELECT ?coalition ?record ?who ?kind ?confirmed ?role ?belongs ?from ?until {{
  ?it a cg:Membership ; org:organization ?whole ; org:member ?member .
  OPTIONAL {{ ?member cg:kind ?what . BIND(REPLACE(STR(?what), "^.*[/#]", "") AS ?kind) }}
  OPTIONAL {{ ?it cg:coversService ?service }}
  OPTIONAL {{ ?it cg:confirmedUntil ?confirmed }}
  OPTIONAL {{ ?it cg:possibleFrom ?from ; cg:possibleUntil ?until }}
  OPTIONAL {{ ?it org:role ?as . BIND(REPLACE(STR(?as), "^.*[/#]", "") AS ?role) }}
  BIND(NOT EXISTS {{ ?it org:role/cg:countsAsBelonging false }} AS ?belongs)
  BIND({short_address("COALESCE(?service, ?member)")} AS ?who)
  BIND({short_address("?it")} AS ?record)
  BIND({short_address("?whole")} AS ?coalition)
}}"""
_WORDS: Final = f"""
SELECT ?record (COUNT(DISTINCT ?source) AS ?sources) (MAX(?published) AS ?newest)
       (COUNT(?quote) AS ?quotes) {{
  ?it a cg:Membership .{WORDS_FOR}
  ?word cg:source ?source .
  OPTIONAL {{ ?source cg:published ?published }}
  OPTIONAL {{ ?word cg:quote ?quote }}
  BIND({short_address("?it")} AS ?record)
}} GROUP BY ?record"""


def completeness(store: Queryable, *, lang: str = "en") -> Table:
    """Compare the members known of each coalition with what sources claim.

    Parameters
    ----------
    store : Queryable
        The graph.
    lang : str
        The language of the labels; the sentences are in English.

    Returns
    -------
    Table
        One row a coalition, in the order of their ids.
    """
    known: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for record in run(store, _MEMBERSHIPS).records():
        known[str(record["coalition"])].append(record)
    words = {str(record["record"]): record for record in run(store, _WORDS).records()}
    disputed = set(conflicts(store).column("record"))
    totals, lists = totals_of(store), lists_of_members(store)
    plurals = {kind.id: kind.plural().casefold().replace(" ", "-") for kind in kinds(store)}
    rows: list[ValuesOfRow] = []
    for record in ask(store, "overview", {"lang": lang}).records():
        name = str(record["coalition"])
        listed, total = fullest(lists.get(name, [])), totals.get(name)
        counts = _counted(known[name], listed, total, plurals)
        quality = _quality(known[name], words, disputed)
        sentence = _sentence(listed, total, *counts)
        rows.append(
            (
                name,
                record["label"],
                *_of(listed),
                counts[0],
                *_claim(total),
                counts[1],
                *quality,
                sentence,
            )
        )
    types = {"last_seen": datetime.date, "gap": int, "claimed": int}
    return Table(tuple(_MEANINGS), rows, definitions=_MEANINGS, types=types, details=_DETAILS)


def not_known(table: Table, coalitions: Collection[str]) -> str:
    """Say of some coalitions how many are not known of the total that a source claims.

    Parameters
    ----------
    table : Table
        From `completeness`.
    coalitions : collection of str
        Their ids.
    """
    told = []
    for row in table.records():
        if row["coalition"] in coalitions and row["gap"]:
            counted = str(row["counted"]).replace("-", " ")
            said = _of_time(str(row["claimed_on"]))
            when = f" (a source{said})" if said else ""
            told.append(f"{row['gap']} of {row['claimed']} {counted} of {row['label']}{when}")
    return f"Not known by name are {' and '.join(told)}." if told else ""


def _of(listed: ListOfMembers | None) -> tuple[str | None, str | None]:
    return (listed.during, listed.extent) if listed else (None, None)


def _claim(total: Total | None) -> tuple[int | None, str | None, str | None]:
    return (total.number, total.counted, total.during) if total else (None, None, None)


def _is_of(known: Mapping[str, Any], total: Total, plurals: Mapping[str, str]) -> bool:
    """Tell whether a member, or who operates it, is of the kind that a total counts."""
    return plurals.get(str(known["kind"])) == total.counted


def _counted(
    known: list[Mapping[str, Any]],
    listed: ListOfMembers | None,
    total: Total | None,
    plurals: Mapping[str, str],
) -> tuple[int, int | None]:
    """How many members are known, and how many of the total are not.

    A total is compared with those whom it can have counted: who belongs by role, as in `members`,
    and can have belonged when it was claimed; one that counts a kind, with those of that kind.
    """
    named = {one["who"] for one in known if one["belongs"] and one["from"]}
    members = listed.members if listed else len(named)
    if total is None:
        return members, None
    alike = [one for one in known if total.of_all or _is_of(one, total, plurals)]
    if not alike and not total.of_all:
        return members, None
    there = {one["who"] for one in alike if total.can_count(one)}
    return members, max(total.number - len(there), 0)


def _quality(
    known: list[Mapping[str, Any]], words: Mapping[str, Mapping[str, Any]], disputed: set[Any]
) -> tuple[int, float | None, float | None, int, str | None, datetime.date | None]:
    said = [words[record["record"]] for record in known if record["record"] in words]
    seen = [record["confirmed"] for record in known if record["confirmed"]]
    tally = Counter(
        {
            "one": sum(one["sources"] == 1 for one in said),
            "quoted": sum(one["quotes"] > 0 for one in said),
            "disputed": sum(record["record"] in disputed for record in known),
        }
    )
    shares = [round(tally[name] / len(said), 3) if said else None for name in ("one", "quoted")]
    newest = max((str(one["newest"]) for one in said if one["newest"]), default=None)
    return len(known), shares[0], shares[1], tally["disputed"], newest, max(seen, default=None)


def _of_time(during: str) -> str:
    """Say of when a total is; of one that goes on, or whose end is unknown, only since when."""
    start, end = ends_of(during)
    if end not in OPEN:
        return f" of {during}"
    return f" of {start} or later" if start else ""


def _sentence(
    listed: ListOfMembers | None, total: Total | None, members: int, gap: int | None
) -> str:
    """Say how complete it is."""
    if listed is None:
        named = {0: "nobody is named", 1: "1 is named"}.get(members, f"{members} are named")
        said = f"No list of members is recorded; {named}."
    elif listed.extent == "complete":
        said = f"The list of {listed.during} has all members, {members}."
    else:
        how = "is cut" if listed.extent == "cut" else "may not be complete"
        said = f"The longest list, of {listed.during}, {how}; it names {members}."
    if total is not None:
        when = _of_time(total.during)
        said += f" A source{when} counts {total.number} {total.counted.replace('-', ' ')}."
    return said + (f" {gap} of them {'is' if gap == 1 else 'are'} not known." if gap else "")

"""What two editions of a graph say differently of who joined what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.terms_of_membership import VALUES
from graphkit.names.tables import words_of
from graphkit.next_steps import joined
from graphkit.questions.answer_columns import ends_of
from graphkit.questions.perhaps_renamed import perhaps_renamed, told_of_names
from graphkit.questions.same_memberships import same_memberships
from graphkit.questions.scope_of_question import roles_apart
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address
from graphkit.table import Table

_QUERY: Final = f"""
SELECT ?membership ?member ?label ?coalition ?called ?during ?role WHERE {{
  ?record a cg:Membership ; org:member ?who ; org:organization ?what ; cg:during ?during ;
          org:role ?as .
  OPTIONAL {{ SELECT ?who (MIN(?name) AS ?label)
    {{ ?who skos:prefLabel ?name }} GROUP BY ?who }}
  OPTIONAL {{ SELECT ?what (MIN(?name) AS ?called)
    {{ ?what skos:prefLabel ?name }} GROUP BY ?what }}
  BIND({short_address("?record")} AS ?membership)
  BIND({short_address("?who")} AS ?member)
  BIND({short_address("?what")} AS ?coalition)
  BIND(REPLACE(STR(?as), "^.*[/#]", "") AS ?role)
}} ORDER BY ?membership"""
_COLUMNS: Final = {
    "change": "joined, joined again, left, other role, corrected (or told now, too) or removed",
    "coalition": "id of the coalition",
    "member": "id of the member",
    "before": "the period and role in the old edition, and what else differs",
    "after": "the period and role in the new edition, and what else differs",
    "words": "the change as a sentence",
}
_MORE: Final = f"""
SELECT ?membership ?column ?value WHERE {{
  {{ ?property a rdf:Property ; rdfs:label ?column .
    ?record a cg:Membership ; cg:evidence ?word . ?word ?property ?value }}
  UNION
  {{ VALUES (?term ?column) {{ {VALUES} (cg:listedAs "listed_as") }}
    ?record a cg:Membership ; ?term ?said .
    BIND(IF(isIRI(?said), {short_address("?said")}, ?said) AS ?value) }}
  BIND({short_address("?record")} AS ?membership)
}} ORDER BY ?membership ?column ?value"""
"""What else is said of memberships, by the graph's own columns and those that few fill in."""
_NUMBERS: Final = frozenset(words_of("header_words", "number-of-row"))
"""Columns that number rows, in small letters; another one with such numbers may be of ranks."""
_NOTHING: Final = (
    "Nobody joined or left, and no membership has another period, role or column of its own."
)
_OPEN: Final = ("", "..")
_ENDED_SOMETIME: Final = "with an end of which nothing is known"
_ENDS: Final = {
    "": f"{_ENDED_SOMETIME}, instead of going on",
    "..": f"going on, instead of {_ENDED_SOMETIME}",
}
_SPELT: Final = {
    "since": ("since", "during"),
    "until": ("until", "before", "during"),
}
"""The dates of a table whose spelling is kept in columns of its own, by the end that they tell."""


class _Membership(NamedTuple):
    member: str
    label: str
    coalition: str
    called: str
    during: str
    role: str
    more: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        return f"{self.during}, {self.role}"

    def told_beside(self, other: _Membership | None) -> str:
        """Say the period and role, and what else the other edition does not say."""
        same = other.more if other else self.more
        own = (f"{column} {value}" for column, value in self.more if (column, value) not in same)
        return "; ".join([self.told, *own])

    @property
    def pair(self) -> tuple[str, str]:
        return self.member, self.coalition


def difference(old: Queryable, new: Queryable) -> Table:
    """List what changed from one edition of a graph to another.

    Parameters
    ----------
    old, new : Queryable
        The triples of the two.

    Returns
    -------
    Table
        One row for each membership that is new, gone or told differently, in the order of the
        ids of coalition and member. A membership that has an end now and had none before has
        *left*. An *other role* is another one in the same period, and one that somebody takes or
        lays down who belongs in both editions, or in which one does not belong. What else is told
        differently is *corrected*. Columns that number rows (*No.*) are not compared, and named in
        the note, as is who may have been renamed: one is gone, one is new, and both joined the
        same in the same periods and roles.
    """
    before, after = _memberships(old), _memberships(new)
    running = _running(before) & _running(after)
    as_numbered = before, after
    before, after = (_without(running, edition) for edition in as_numbered)
    apart = roles_apart(old) | roles_apart(new)
    pairs = {one.pair for one in before.values() if one.role not in apart}
    roles = _going_on(before, after, apart)
    listed = {one.pair for one in after.values()}
    rows = []
    for was, now in same_memberships(before, after):
        change = _change(was, now, pairs, apart)
        one = now or was
        if one is not None and change.startswith(("joined", "left")):
            other = one.role in apart or roles.get(one.pair, set()) - {one.role}
            change = "other role" if other else change
        if change and one is not None:
            sides = ((was, now), (now, was))
            told = [side.told_beside(other) if side else None for side, other in sides]
            words = _words(change, one, was, still=one.pair in listed)
            rows.append((change, one.coalition, one.member, *told, words))
    rows.sort(key=lambda row: (str(row[1]), str(row[2]), str(row[4])))
    note = "" if rows else _NOTHING
    there = [{one.member for one in edition.values()} for edition in (before, after)]
    alone = (
        [one for one in edition.values() if one.member not in known]
        for edition, known in ((before, there[1]), (after, there[0]))
    )
    renamed = told_of_names(perhaps_renamed(*alone))
    note = joined(note, renamed, _not_compared(running, *as_numbered))
    return Table(tuple(_COLUMNS), rows, definitions=_COLUMNS, note=note)


def _running(edition: Mapping[str, _Membership]) -> set[str]:
    """Find columns that number rows from the first on, which say nothing of a membership."""
    cells: dict[str, list[str]] = {}
    for one in edition.values():
        for column, value in one.more:
            if column.casefold() in _NUMBERS:
                cells.setdefault(column, []).append(value)
    return {
        column
        for column, seen in cells.items()
        if all(map(str.isdecimal, seen))
        and (numbers := sorted({*map(int, seen)}))
        and numbers == [*range(min(1, numbers[0]), numbers[-1] + 1)]
    }


def _not_compared(
    columns: Collection[str], before: Mapping[str, _Membership], after: Mapping[str, _Membership]
) -> str:
    """Name the columns that number rows where a row of both editions has two numbers."""
    differ = {
        column
        for name in before.keys() & after.keys()
        for column, _ in {*before[name].more} ^ {*after[name].more}
        if column in columns
    }
    return f"Numbers of rows are not compared ({', '.join(sorted(differ))})." if differ else ""


def _without(
    columns: Collection[str], edition: Mapping[str, _Membership]
) -> dict[str, _Membership]:
    return {
        name: one._replace(more=tuple(cell for cell in one.more if cell[0] not in columns))
        for name, one in edition.items()
    }


def _going_on(
    before: Mapping[str, _Membership], after: Mapping[str, _Membership], apart: Collection[object]
) -> dict[tuple[str, str], set[str]]:
    """Give the roles of those who belong and go on in both editions."""
    found: list[dict[tuple[str, str], set[str]]] = [{}, {}]
    for roles, edition in zip(found, (before, after), strict=True):
        for one in edition.values():
            if one.role not in apart and ends_of(one.during)[1] in _OPEN:
                roles.setdefault(one.pair, set()).add(one.role)
    old, new = found
    return {pair: old[pair] | new[pair] for pair in old.keys() & new.keys()}


def _memberships(store: Queryable) -> dict[str, _Membership]:
    found, more = {}, _more(store)
    for name, member, label, coalition, called, during, role in run(store, _QUERY).rows:
        said = (str(member), str(label or member), str(coalition), str(called or coalition))
        also = tuple(_without_spellings(more.get(str(name), ()), str(during)))
        found[str(name)] = _Membership(*said, str(during), str(role), also)
    return found


def _without_spellings(more: Iterable[tuple[str, str]], during: str) -> Iterator[tuple[str, str]]:
    """Leave out how dates were spelt that were read: the period says what they say."""
    start, end = ends_of(during)
    known = {"since": start not in _OPEN, "until": end not in _OPEN}
    read = {f"{one}{AS_WRITTEN}" for name, of in _SPELT.items() if known[name] for one in of}
    return ((column, value) for column, value in more if column not in read)


def _more(store: Queryable) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name, column, value in run(store, _MORE).rows:
        found.setdefault(str(name), []).append((str(column), str(value)))
    return found


def _change(
    was: _Membership | None,
    now: _Membership | None,
    pairs: Collection[tuple[str, str]],
    apart: Collection[object],
) -> str:
    if was is None and now is not None:
        again = "joined again" if ends_of(now.during)[1] in _OPEN else "corrected"
        return again if now.pair in pairs else "joined"
    if now is None or was is None:
        return "removed"
    if was == now:
        return ""
    if (was.role in apart) != (now.role in apart):
        return "other role"
    ended = ends_of(was.during)[1] in _OPEN and ends_of(now.during)[1] not in _OPEN
    if was.role != now.role and was.during == now.during:
        return "other role"
    return "left" if ended else "corrected" if (was.told, was.more) != (now.told, now.more) else ""


def _words(change: str, one: _Membership, was: _Membership | None, *, still: bool) -> str:
    start, end = ends_of(one.during)
    if change in ("joined", "joined again"):
        since = f" (since {start})" if start else ""
        return f"{one.label} {change.replace('joined', 'joined ' + one.called)}{since}."
    if change == "other role" and was is None:
        if end not in _OPEN:
            return f"{one.label} was {one.role} of {one.called} ({start or '?'} to {end})."
        return f"{one.label} is {one.role} of {one.called}{f' (since {start})' if start else ''}."
    if change == "corrected" and was is None:
        return f"{one.label} was {one.role} of {one.called}, too ({start or '?'} to {end})."
    if was is None or change == "removed":
        period = f" for {one.during}" if still else ""
        return f"{one.label} is no longer listed in {one.called}{period}."
    corrected = "; ".join(_corrections(was, one, left=change == "left"))
    if change == "other role" and one.role != was.role:
        rest = "; ".join(_corrections(was._replace(role=one.role), one, left=False))
        role = f"{one.label} is {one.role} of {one.called}, and no more {was.role}"
        return f"{role}{rest and '; ' + rest}."
    if change == "other role":
        return f"{one.label} is {one.role} of {one.called} no more ({end})."
    if change == "left":
        return f"{one.label} left {one.called} ({end}){corrected and '; ' + corrected}."
    return f"{one.label} in {one.called}: {corrected}."


def _corrections(was: _Membership, now: _Membership, *, left: bool) -> Iterator[str]:
    """Say what is told otherwise than before, but for the end of who has left."""
    (start, end), (begun, ended) = ends_of(was.during), ends_of(now.during)
    if begun != start:
        yield f"since {begun or 'an unknown day'} instead of {start or 'an unknown day'}"
    if ended in _OPEN and end not in _OPEN:
        yield f"{_ENDED_SOMETIME if not ended else 'without an end'} instead of until {end}"
    elif ended != end and {ended, end} <= {*_OPEN}:
        yield _ENDS[ended]
    elif ended not in (end, *_OPEN) and not left:
        yield f"until {ended} instead of {'no end' if end in _OPEN else end}"
    if now.role != was.role:
        yield f"as {now.role} instead of {was.role}"
    for column in dict.fromkeys(column for column, _ in (*was.more, *now.more)):
        old, new = (
            ", ".join(value for name, value in one.more if name == column) for one in (was, now)
        )
        if old != new:
            yield f"{column} {new or 'empty'} instead of {old or 'empty'}"

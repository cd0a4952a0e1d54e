"""Bind the parameters of a query as terms, by the query's structure.

A parameter is a variable that has its value from the beginning, in every part of the query. As
SPARQL has no such thing, the value is written in the variable's place where a pattern or an
expression uses it, also behind GROUP BY, where no variable of the pattern is known any more. Where
it is selected, grouped by, or told apart by MINUS, ``VALUES`` gives it to the pattern. A subquery
knows the parameter if it selects it; else a variable of that name is one of its own, as
section 12 of the specification says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.grammar.structure import GroupPattern, ParsedQuery, Selection, VariableUse
from graphkit.sparql.term import term

__all__ = ["Edits", "ParameterValue", "bind", "edits", "term", "value_of"]


class ParameterValue(NamedTuple):
    """The value of a parameter.

    Attributes
    ----------
    text : str
        How it is written in SPARQL.
    is_iri : bool
        Whether it is an IRI, which may stand where no text may.
    """

    text: str
    is_iri: bool


@dataclass(slots=True)
class Edits:
    """How to change a query so that its parameters have their values.

    Attributes
    ----------
    replaced : dict of int to str
        What to write instead of a terminal.
    after : dict of int to str
        What to write after a terminal.
    """

    replaced: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)


def bind(query: str, parameters: Mapping[str, object]) -> str:
    """Bind variables of a query, and leave everything else as it is written.

    Parameters
    ----------
    query : str
        SPARQL.
    parameters : mapping of str to object
        What `graphkit.sparql.term.term` turns into RDF terms, which write themselves with
        everything escaped.

    Returns
    -------
    str
        The query, on the same lines.

    Raises
    ------
    QueryError
        If a parameter is not a variable of the query, or cannot have a value in it.

    Examples
    --------
    >>> bind("SELECT ?s WHERE { ?s a ?type }", {"type": pyoxigraph.NamedNode("http://e.org/T")})
    'SELECT ?s WHERE { ?s a <http://e.org/T> }'
    >>> bind("SELECT * { ?s ?p ?o } # all", {"o": "x"})
    'SELECT * { VALUES (?o) { ("x") } ?s ?p "x" } # all'
    """
    reading = read(query)
    found = edits(reading, {name: value_of(term(given)) for name, given in parameters.items()})
    text = reading.source.text
    parts: list[str] = []
    done = 0
    for terminal in sorted(found.replaced.keys() | found.after.keys()):
        end = reading.ends[terminal]
        own = found.replaced.get(terminal, reading.text_of(terminal))
        added = f" {found.after[terminal]}" if terminal in found.after else ""
        parts += [text[done : reading.starts[terminal]], own, added]
        done = end
    return "".join([*parts, text[done:]])


def value_of(given: Any) -> ParameterValue:
    """Prepare a term of pyoxigraph for writing."""
    return ParameterValue(str(given), isinstance(given, pyoxigraph.NamedNode))


def edits(reading: ParsedQuery, values: Mapping[str, ParameterValue]) -> Edits:
    """Find what to change so that variables have these values.

    Parameters
    ----------
    reading : ParsedQuery
        The query.
    values : mapping of str to ParameterValue
        By the names of the variables.

    Raises
    ------
    QueryError
        If a variable is not in the query, is computed in it, or stands only in a subquery that
        does not select it.
    """
    if reading.short and values:
        hint = "Write CONSTRUCT { … } WHERE { … }."
        raise reading.problem(reading.short, "CONSTRUCT WHERE takes no parameters", hint)
    found = Edits()
    given: dict[GroupPattern, list[str]] = {}
    for name, value in values.items():
        parameter = _Parameter(reading, name, value, found)
        parameter.place()
        for group in parameter.given:
            given.setdefault(group, []).append(name)
    for group, names in given.items():
        _give(found, group, names, values)
    return found


def _give(
    found: Edits, group: GroupPattern, names: list[str], values: Mapping[str, ParameterValue]
) -> None:
    """Add values at the head of a group; a subquery may not follow VALUES without braces."""
    variables = " ".join(f"?{name}" for name in names)
    row = " ".join(values[name].text for name in names)
    clause = f"VALUES ({variables}) {{ ({row}) }}"
    if group.subquery is None:
        found.after[group.opening] = clause
    else:
        found.after[group.opening] = clause + " {"
        found.after[group.closing - 1] = found.after.get(group.closing - 1, "") + " }"


class _Parameter:
    """A parameter and its places in a query."""

    def __init__(
        self, reading: ParsedQuery, name: str, value: ParameterValue, found: Edits
    ) -> None:
        self._reading = reading
        self._name = name
        self._text, self._is_iri = value
        self._found = found
        self.given: dict[GroupPattern, None] = {}

    def place(self) -> None:
        """Note what has to be written where, and which groups need the value given."""
        selections = self._selections()
        for selection in selections:
            for use in selection.uses:
                if use.name == self._name:
                    self._use(selection, use)
            self._tell_apart(selection)
        computed = self._computed_inside(selections)
        self.given |= dict.fromkeys(computed)
        uses = any(self._name in {u.name for u in s.uses} for s in selections)
        if not uses and not computed:
            self._refuse_unknown()

    def _selections(self) -> list[Selection]:
        """Find the query and the subqueries in which the name means the parameter."""
        known = [self._reading.selections[0]]
        for selection in self._reading.selections[1:]:
            assert selection.inside is not None
            shares = self._name in selection.results() - selection.names("computed")
            if shares and selection.inside.selection in known:
                known.append(selection)
        return known

    def _computed_inside(self, selections: list[Selection]) -> list[GroupPattern]:
        """Find the subqueries that compute a value which has to be that of the parameter."""
        return [
            inner.inside
            for inner in self._reading.selections[1:]
            if inner.inside is not None and inner.inside.selection in selections
            if self._name in inner.names("computed")
        ]

    def _use(self, selection: Selection, use: VariableUse) -> None:
        match use.role:
            case "computed" | "target":
                what = f"?{use.name} is computed by the query, so it can be given no value"
                hint = "Compare the two in a FILTER."
                raise self._reading.problem(use.terminal, what, hint)
            case "data" | "key" | "described" | "projection":
                self._keep(selection, use)
            case "predicate" | "graph" | "template_verb" if not self._is_iri:
                self._keep(selection, use)  # a text stands there for nothing, and gives nothing
            case "bound":
                self._replace(use.terminal - 2, "", "(", "true", ")")
            case "order":
                self._replace(use.terminal, f"({self._text})")
            case _:
                self._replace(use.terminal, self._text)

    def _replace(self, first: int, *texts: str) -> None:
        self._found.replaced |= dict(enumerate(texts, first))

    def _keep(self, selection: Selection, use: VariableUse) -> None:
        """Keep a variable, and give it its value in the pattern that it stands in or comes from."""
        if use.group is not None:
            self.given[use.group] = None
        elif selection.where is None:
            self._describe(use)
        elif selection.grouped and use.role != "key" and use.name not in selection.names("key"):
            self._select(use)
        else:
            self.given[selection.where] = None

    def _describe(self, use: VariableUse) -> None:
        if not self._is_iri:
            what = f"?{use.name} needs an IRI or a pattern in braces"
            raise self._reading.problem(use.terminal, what, "Write one with WHERE.")
        self._replace(use.terminal, self._text)

    def _select(self, use: VariableUse) -> None:
        """Select the value beside groups, where no variable of the pattern is known."""
        if use.role == "data":
            what = f"VALUES gives ?{use.name} to groups, so it can be given no other value"
            raise self._reading.problem(use.terminal, what, "Put the VALUES into WHERE { … }.")
        if use.role == "projection":
            self._replace(use.terminal, f"({self._text} AS ?{use.name})")

    def _tell_apart(self, selection: Selection) -> None:
        """Give both sides of MINUS the value; it compares variables that both sides have."""
        for group in selection.groups:
            if group.kind == "minus" and self._name in group.visible():
                assert group.outer is not None
                self.given |= {group: None, group.outer: None}
        if selection.star and selection.where and self._name in selection.where.visible():
            self.given[selection.where] = None

    def _refuse_unknown(self) -> None:
        """Refuse a name that the query does not have, or that a subquery was meant to select."""
        inner = [s for s in self._reading.selections if self._name in {u.name for u in s.uses}]
        if not inner:
            every = {use.name for s in self._reading.selections for use in s.uses}
            raise _unknown(self._name, every)
        for selection in inner:
            if not selection.grouped:
                use = next(use for use in selection.uses if use.name == self._name)
                what = f"?{self._name} is a variable of this subquery alone, which does not"
                what += " select it, so a value of the query does not reach it,"
                raise self._reading.problem(use.terminal, what, f"Select ?{self._name} there, too.")


def _unknown(name: str, known: Iterable[str]) -> QueryError:
    names = ", ".join(sorted(f"?{variable}" for variable in known)) or "none"
    return QueryError(f"the query has no variable ?{name}. It has: {names}.")

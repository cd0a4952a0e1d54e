"""The vocabulary of a field: the bundled lists, extended or replaced by those of the tables.

A row of ``concepts.csv`` with the scheme and notation of a bundled concept takes its place; any
other row is added. What building and checking need to know of a kind or a role is read from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphkit.resources import folder, ontology_files
from graphkit.terms import CG, CONCEPT, ORG, RDFS, SCHEMES

if TYPE_CHECKING:
    from graphkit.facts.authored_row import Row, Tables

COALITION: Final = "Coalition"
GOVERNMENT: Final = "Government"
PUBLIC_BODY: Final = "PublicBody"
SERVICE: Final = "Service"
_ORGANISATION: Final = "Organization"
_OTHERS: Final = {
    "Agent": "foaf:Agent",
    "Person": "foaf:Person",
    _ORGANISATION: "org:Organization",
}


class Vocabulary(NamedTuple):
    """What the lists of a field say.

    Attributes
    ----------
    notations : mapping of str to frozenset of str
        The notations of every scheme.
    classes : mapping of str to str
        The class of the things of each kind, by its local name, such as ``"Government"``.
    broader : mapping of str to str
        The broader role of each role that has one.
    stages : frozenset of str
        The roles that are a stage towards another one.
    own : frozenset of (str, str)
        Scheme and notation of the concepts that the tables define themselves.
    """

    notations: Mapping[str, frozenset[str]]
    classes: Mapping[str, str]
    broader: Mapping[str, str]
    stages: frozenset[str]
    own: frozenset[tuple[str, str]]

    def is_of(self, kind: str, class_: str) -> bool:
        """Tell whether things of a kind are of a class."""
        return self.classes.get(kind) == class_

    def kind_of_coalitions(self) -> str:
        """Name the kind of a coalition of which the tables do not say it; an own one first."""
        kinds = [kind for kind, class_ in self.classes.items() if class_ == COALITION]
        return min(kinds, key=lambda kind: (("kind", kind) not in self.own, kind))

    def above(self, role: str) -> frozenset[str]:
        """List the roles that are broader than a role, through as many steps as there are."""
        found: set[str] = set()
        while (role := self.broader.get(role, "")) and role not in found:
            found.add(role)
        return frozenset(found)


def vocabulary_of(tables: Tables) -> Vocabulary:
    """Put together the bundled lists and those of the tables.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        The table ``concepts`` is read; that its cells are well formed is not needed.
    """
    rows = {(row["scheme"], row["notation"]): row for row in tables["concepts"]}
    kinds = {notation: row for (scheme, notation), row in rows.items() if scheme == "kind"}
    roles = {notation: row for (scheme, notation), row in rows.items() if scheme == "role"}
    stages = _listed("role", "stageOf") | {k: row["stage_of"] for k, row in roles.items()}
    return Vocabulary(
        notations=_notations(rows),
        classes=_classes(kinds),
        broader=_listed("role", "broader") | {k: row["broader"] for k, row in roles.items()},
        stages=frozenset(role for role, towards in stages.items() if towards),
        own=frozenset(rows),
    )


@cache
def concepts() -> Mapping[str, frozenset[str]]:
    """List the notations of every concept scheme of the bundled ontology."""
    return _notations(())


def _notations(own: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {scheme: set() for scheme in SCHEMES}
    for scheme, notation in (*bundled_concepts(), *own):
        found.setdefault(scheme, set()).add(notation)
    return {scheme: frozenset(notations) for scheme, notations in found.items()}


def _classes(own: Mapping[str, Row]) -> dict[str, str]:
    """An own kind that says no class has that of the bundled kind, or is an organisation."""
    listed = _listed("kind", "instanceClass")
    named = {kind: _class(row["class"]) for kind, row in own.items()}
    return listed | {k: name or listed.get(k, _ORGANISATION) for k, name in named.items()}


def _listed(scheme: str, name: str) -> dict[str, str]:
    """Take a property of the bundled concepts of a scheme."""
    return {
        notation: values[name]
        for (listed, notation), values in bundled_concepts().items()
        if listed == scheme and name in values
    }


def _class(name: str) -> str:
    """Spell a class as the ontology does; one that it does not have is left as it is."""
    known = {listed.casefold(): listed for listed in instance_classes()}
    return known.get(name.casefold(), name)


@cache
def bundled_concepts() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """What the bundled lists say of each concept, by the local names of its properties."""
    import pyoxigraph

    said: dict[str, dict[str, str]] = {}
    for path in ontology_files()[1:]:
        for quad in pyoxigraph.parse(path=str(path)):
            value = quad.object.value
            said.setdefault(quad.subject.value, {})[_local(quad.predicate.value)] = _local(value)
    found = {}
    for subject, values in said.items():
        scheme, slash, notation = subject.removeprefix(CONCEPT).partition("/")
        if slash and "inScheme" in values:
            found[scheme, notation] = values
    return found


@cache
def instance_classes() -> Mapping[str, str]:
    """List the classes that things of a kind may have: those of agents and of services.

    Returns
    -------
    mapping of str to str
        Local name and name with prefix.

    Examples
    --------
    >>> instance_classes()["PublicBody"], instance_classes()["Person"]
    ('cg:PublicBody', 'foaf:Person')
    """
    above = _superclasses()
    found = dict(_OTHERS)
    for name in above:
        found |= {name: f"cg:{name}"} if _is_organisation(name, above) or name == SERVICE else {}
    return dict(sorted(found.items()))


def _superclasses() -> Mapping[str, frozenset[str]]:
    import pyoxigraph

    path = folder("ontology") / "coalition-graph.ttl"
    above: dict[str, set[str]] = {}
    for quad in pyoxigraph.parse(path=str(path)):
        if quad.subject.value.startswith(CG) and _is_class(quad):
            above.setdefault(_local(quad.subject.value), set()).add(quad.object.value)
    return {name: frozenset(classes) for name, classes in above.items()}


def _is_class(quad: Any) -> bool:
    return bool(
        quad.predicate.value == RDFS + "subClassOf" or quad.object.value.endswith("owl#Class")
    )


def _is_organisation(name: str, above: Mapping[str, frozenset[str]]) -> bool:
    parents = above.get(name, frozenset())
    if parents & {ORG + "Organization", ORG + "FormalOrganization"}:
        return True
    ours = (parent for parent in parents if parent.startswith(CG))
    return any(_is_organisation(_local(parent), above) for parent in ours)


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if "://" in iri else iri

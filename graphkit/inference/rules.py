"""The rules of RDFS and OWL 2 RL, which lie beside this file, one a line.

Left out is what is true of everything, such as that each thing is the same as itself; it would
multiply a graph and answer no question.

References
----------
.. [1] W3C (2014), *RDF 1.1 Semantics*, section 9.2.1, https://www.w3.org/TR/rdf11-mt/
.. [2] W3C (2012), *OWL 2 Web Ontology Language Profiles*, section 4.3,
   https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from pyoxigraph import NamedNode

from graphkit.resources import shipped_text
from graphkit.terms import OWL, RDF, RDFS

Regime: TypeAlias = Literal["rdfs", "owl-rl"]
Pattern: TypeAlias = tuple[str, str, str]
"""A triple of variables, which begin with ``?``, and IRIs."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes
    ----------
    name : str
        As the specification has it.
    premises : tuple of Pattern
        What must be there.
    follows : Pattern or None
        What then is there, too; None if it is a contradiction.
    words : str
        The same in a sentence.
    filter : str
        What must hold besides, in SPARQL.
    given : mapping of str to term
        Variables that stand for a term of the graph, by their names.
    """

    name: str
    premises: tuple[Pattern, ...]
    follows: Pattern | None
    words: str
    filter: str = ""
    given: dict[str, Any] = field(default_factory=dict)


_SPACES: Final = {"rdf": RDF, "rdfs": RDFS, "owl": OWL}
_NUMBERS: Final = ("0", "1")


@cache
def rules_of(regime: Regime) -> tuple[Rule, ...]:
    """Give the rules of a regime that need no list, in the order of the specification.

    >>> [rule.name for rule in rules_of("rdfs")]
    ['rdfs2', 'rdfs3', 'rdfs5', 'rdfs7', 'rdfs9', 'rdfs11', 'rdfs6', 'rdfs6', 'rdfs10', 'rdfs10']
    """
    lines = shipped_text(Path(__file__).with_name(f"{regime}.rules")).splitlines()
    return tuple(_rule(line) for line in lines if line and not line.startswith("#"))


def _rule(line: str) -> Rule:
    name, premises, follows, words = (part.strip() for part in line.split(" | "))
    patterns = tuple(pattern(part) for part in premises.split(" . "))
    conclusion = None if follows == "!" else pattern(follows)
    return Rule(name, patterns, conclusion, words, _cardinality(patterns))


def pattern(text: str) -> Pattern:
    """Read a triple of variables and abbreviated IRIs; a number becomes a variable of its value."""
    subject, predicate, value = map(_term, text.split())
    return subject, predicate, value


def _term(text: str) -> str:
    if text in _NUMBERS:
        return f"?number{text}"
    if text == "a":
        return str(NamedNode(RDF + "type"))
    prefix, colon, local = text.partition(":")
    return str(NamedNode(_SPACES[prefix] + local)) if colon and prefix in _SPACES else text


def _cardinality(patterns: tuple[Pattern, ...]) -> str:
    """Compare numbers by value, whatever their datatype."""
    wanted = {value for _, _, value in patterns if value.startswith("?number")}
    return " ".join(f"FILTER({name} = {name[-1]})" for name in sorted(wanted))

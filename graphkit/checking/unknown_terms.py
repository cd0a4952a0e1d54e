"""Warn of terms that shapes take from the namespace of SHACL and that it does not have.

A misspelt constraint checks nothing, and a processor has to pass over it without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

import pyoxigraph

from graphkit.checking.report import Finding
from graphkit.checking.shacl import ShapesGraph
from graphkit.terms import SH

_NAMES: Final = """
AbstractResult BlankNode BlankNodeOrIRI BlankNodeOrLiteral ConstraintComponent Function IRI
IRIOrLiteral Info JSConstraint JSExecutable JSFunction JSLibrary JSRule JSTarget JSTargetType
JSValidator Literal NodeKind NodeShape Parameter Parameterizable PrefixDeclaration PropertyGroup
PropertyShape ResultAnnotation Rule SPARQLAskExecutable SPARQLAskValidator SPARQLConstraint
SPARQLConstructExecutable SPARQLExecutable SPARQLFunction SPARQLRule SPARQLSelectExecutable
SPARQLSelectValidator SPARQLTarget SPARQLTargetType SPARQLUpdateExecutable Severity Shape Target
TargetType TripleRule ValidationReport ValidationResult Validator Violation Warning
alternativePath and annotationProperty annotationValue annotationVarName ask avg class closed
condition conforms construct count datatype deactivated declare defaultValue desc description
detail disjoint distinct else entailment equals exists expression filterShape flags focusNode
group groupConcat hasValue if ignoredProperties in intersection inversePath js jsFunctionName
jsLibrary jsLibraryURL labelTemplate languageIn lessThan lessThanOrEquals limit max maxCount
maxExclusive maxInclusive maxLength message min minCount minExclusive minInclusive minLength
minus name namespace node nodeKind nodeValidator nodes not object offset oneOrMorePath optional
or order orderBy parameter path pattern predicate prefix prefixes property propertyValidator
qualifiedMaxCount qualifiedMinCount qualifiedValueShape qualifiedValueShapesDisjoint result
resultAnnotation resultMessage resultPath resultSeverity returnType rule select separator
severity shapesGraph shapesGraphWellFormed sourceConstraint sourceShape sparql subject
suggestedShapesGraph sum target targetClass targetNode targetObjectsOf targetSubjectsOf then
this union uniqueLang update validator value values xone zeroOrMorePath zeroOrOnePath
"""
"""What SHACL and its advanced features have, but for the components."""
_COMPONENTS: Final = """
And Class Closed Datatype Disjoint Equals Expression HasValue In JS LanguageIn LessThan
LessThanOrEquals MaxCount MaxExclusive MaxInclusive MaxLength MinCount MinExclusive MinInclusive
MinLength Node NodeKind Not Or Pattern Property QualifiedMaxCount QualifiedMinCount SPARQL
UniqueLang Xone source
"""
_TERMS: Final = frozenset(
    [*_NAMES.split(), *(f"{name}ConstraintComponent" for name in _COMPONENTS.split())]
)
_IN_ORDER: Final = sorted(_TERMS)


def unknown_terms(graph: ShapesGraph, file: str) -> Iterator[Finding]:
    """Name the terms that SHACL does not have, each with the one that is spelt most alike.

    Parameters
    ----------
    graph : ShapesGraph
        The shapes of one file.
    file : str
        Its name.

    Examples
    --------
    >>> text = "PREFIX sh: <http://www.w3.org/ns/shacl#> [] sh:minLenght 3 ; sh:nodeKind sh:IRI ."
    >>> [str(one) for one in unknown_terms(ShapesGraph.of_turtle(text), "a.ttl")]
    ['a.ttl: warning: SHACL has no sh:minLenght, which is not checked. Did you mean sh:minLength?']
    """
    used = {
        term.value.removeprefix(SH)
        for triple in graph.triples
        for term in (triple.predicate, triple.object)
        if isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(SH)
    }
    for name in sorted(used - _TERMS):
        if name and "-" not in name:  # parameters of components have addresses such as theirs
            near = get_close_matches(name, _IN_ORDER, 1)
            hint = f"Did you mean sh:{near[0]}?" if near else "Compare it with those of SHACL."
            message = f"SHACL has no sh:{name}, which is not checked."
            yield Finding("warning", "own shapes", "", message, file, 0, "", hint, unchecked=True)

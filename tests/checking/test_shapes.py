"""Compiled shapes find what pySHACL finds, construct by construct."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from graphkit.checking.shacl import Result, Shapes, ShapesGraph, read, validate
from graphkit.checking.shacl.with_pyshacl import validate_with_pyshacl
from graphkit.stores.memory import Store

PREFIXES = """
PREFIX ex: <http://example.org/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

DATA = """
ex:Special rdfs:subClassOf ex:Middle . ex:Middle rdfs:subClassOf ex:Thing .
ex:empty a ex:Thing .
ex:one a ex:Thing ; ex:p ex:two ; ex:q ex:two ; ex:n 5 ; ex:m 7 ; ex:day "2020-02-29"^^xsd:date .
ex:two a ex:Special, ex:Other ; ex:p ex:one, ex:three ; ex:q ex:three ; ex:n 7, 9 ; ex:m 7 .
ex:three a ex:Middle ; ex:p "text", "text"@en, "texte"@fr ; ex:q "text" .
ex:four a ex:Thing ; ex:p "a"@en, "b"@EN, "c"@en-GB, "d"@fr ; ex:next ex:three .
ex:five a ex:Thing ; ex:p _:one, _:two ; ex:next ex:four .
_:one a ex:Other ; ex:n 1 . _:two ex:p _:one .
_:three a ex:Thing ; ex:n 3 ; ex:p ex:one, 3 .
ex:six a ex:Thing ; ex:day "2020-02-30"^^xsd:date, "2020-01-01T00:00:00"^^xsd:dateTime ;
    ex:n "seven"^^xsd:integer, 7.5, 1e3, "x", true ; ex:next ex:five, ex:six .
ex:seven a ex:Thing ; ex:p ex:Nothing, "", "long text with äöü €", "tab\\tand \\"quote\\"" ;
    ex:flag true, "maybe"^^xsd:boolean ; ex:any "1"^^ex:unit, "x"^^xsd:anyURI .
ex:eight a ex:Thing ; ex:p ex:a, ex:b, ex:c, ex:d ; ex:q ex:a, ex:b ; ex:extra "surplus" .
ex:a a ex:Other ; ex:p ex:b . ex:b a ex:Other . ex:c a ex:Special ; ex:n 4 . ex:d ex:n 4 .
ex:nine a ex:Thing ; ex:p ex:nine ; ex:q ex:nine ; ex:m 1, 2, 3 ; ex:n 2, 3, 4 ; a rdfs:Resource .
ex:Implicit rdfs:label "a class" . ex:instance a ex:Implicit ; ex:p 1 .
ex:loose ex:p ex:only .
"""

KINDS = ("IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")

OF_VALUES = {
    "class": "sh:class ex:Thing",
    "two classes": "sh:class ex:Thing, ex:Other",
    "class without instances": "sh:class ex:Nobody",
    "datatype string": "sh:datatype xsd:string",
    "datatype langString": "sh:datatype rdf:langString",
    "datatype integer": "sh:datatype xsd:integer",
    "datatype decimal": "sh:datatype xsd:decimal",
    "datatype double": "sh:datatype xsd:double",
    "datatype date": "sh:datatype xsd:date",
    "datatype dateTime": "sh:datatype xsd:dateTime",
    "datatype boolean": "sh:datatype xsd:boolean",
    "datatype anyURI": "sh:datatype xsd:anyURI",
    "datatype of one's own": "sh:datatype ex:unit",
    **{f"nodeKind {kind}": f"sh:nodeKind sh:{kind}" for kind in KINDS},
    "minInclusive": "sh:minInclusive 5",
    "minExclusive": "sh:minExclusive 5",
    "maxInclusive": "sh:maxInclusive 7",
    "maxExclusive": "sh:maxExclusive 7",
    "two bounds": "sh:minInclusive 2, 4",
    "minLength": "sh:minLength 4",
    "maxLength": "sh:maxLength 4",
    "length of an IRI": "sh:maxLength 22",
    "pattern": 'sh:pattern "^t"',
    "two patterns": 'sh:pattern "^t", "x"',
    "pattern with flags": 'sh:pattern "^TEXT" ; sh:flags "i"',
    "pattern on IRIs": 'sh:pattern "^http://example.org/[a-z]+$"',
    "pattern with quotes": 'sh:pattern "\\"quote\\"|\\\\t"',
    "languageIn": 'sh:languageIn ( "en" )',
    "two languages": 'sh:languageIn ( "EN-gb" "fr" )',
    "in": 'sh:in ( ex:one ex:two "text" "a"@en 7 )',
    "in nothing": "sh:in ()",
    "not": "sh:not [ sh:class ex:Other ]",
    "two nots": "sh:not [ sh:class ex:Other ], [ sh:nodeKind sh:Literal ]",
    "and": "sh:and ( [ sh:nodeKind sh:IRI ] [ sh:class ex:Thing ] )",
    "or": "sh:or ( [ sh:nodeKind sh:Literal ] [ sh:class ex:Other ] )",
    "two ors": "sh:or ( [ sh:nodeKind sh:Literal ] ), ( [ sh:class ex:Other ] )",
    "xone": "sh:xone ( [ sh:class ex:Thing ] [ sh:class ex:Other ] [ sh:datatype xsd:string ] )",
    "node": "sh:node [ sh:nodeKind sh:IRI ; sh:message 'inner' ]",
    "node with properties": """sh:node [ sh:property [ sh:path ex:n ; sh:minCount 1 ;
        sh:severity sh:Info ; sh:message 'inner property' ] ]""",
    "property": "sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:message 'inner path' ]",
    "closed": "sh:closed true ; sh:ignoredProperties ( rdf:type ex:n )",
    "closed around properties": """sh:closed true ; sh:property
        [ sh:path ex:p ], [ sh:path ex:q ], [ sh:path [ sh:inversePath ex:next ] ]""",
    "closed to all": "sh:closed true",
    "open": "sh:closed false",
    "deactivated": "sh:class ex:Nobody ; sh:deactivated true",
    "deactivated inside": "sh:not [ sh:class ex:Nobody ; sh:deactivated true ]",
    "warning": "sh:nodeKind sh:IRI ; sh:severity sh:Warning",
    "counts inside": """sh:not [ sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:maxCount 1 ] ]""",
    "many inside": "sh:not [ sh:property [ sh:path ex:p ; sh:minCount 3 ; sh:maxCount 3 ] ]",
    "two at least inside": "sh:not [ sh:property [ sh:path ex:p ; sh:minCount 2 ] ]",
    "value inside": "sh:not [ sh:property [ sh:path ex:p ; sh:hasValue ex:b ] ]",
    "pairs inside": """sh:or ( [ sh:property [ sh:path ex:p ; sh:equals ex:q ] ]
        [ sh:property [ sh:path ex:p ; sh:disjoint ex:q ] ] )""",
    "less inside": "sh:not [ sh:property [ sh:path ex:n ; sh:lessThan ex:m ] ]",
    "languages inside": "sh:not [ sh:property [ sh:path ex:p ; sh:uniqueLang true ] ]",
    "closed inside": "sh:not [ sh:closed true ; sh:ignoredProperties ( rdf:type ex:p ex:q ) ]",
    "qualified inside": """sh:not [ sh:property [ sh:path ex:p ;
        sh:qualifiedValueShape [ sh:class ex:Other ] ; sh:qualifiedMinCount 2 ] ]""",
    "deep inside": """sh:not [ sh:not [ sh:property [ sh:path ex:p ; sh:or (
        [ sh:nodeKind sh:Literal ] [ sh:property [ sh:path ex:p ; sh:minCount 1 ;
            sh:node [ sh:nodeKind sh:IRI ] ] ] ) ] ] ]""",
    "none at least inside": "sh:not [ sh:property [ sh:path ex:p ; sh:minCount 0 ] ]",
    "far value inside": "sh:not [ sh:property [ sh:path ( ex:p ex:p ) ; sh:hasValue ex:b ] ]",
    "disjoint": "sh:disjoint ex:q",
    "equals": "sh:equals ex:q",
    "hasValue": "sh:hasValue ex:nine",
}

PATHS = {
    "p": "ex:p",
    "n": "ex:n",
    "day": "ex:day",
    "flag": "ex:flag",
    "any": "ex:any",
    "inverse": "[ sh:inversePath ex:p ]",
    "sequence": "( ex:p ex:p )",
    "back and forth": "( [ sh:inversePath ex:p ] ex:q )",
    "alternative": "[ sh:alternativePath ( ex:p ex:q ( ex:next ex:p ) ) ]",
    "repeated": "[ sh:zeroOrMorePath ex:next ]",
    "at least once": "[ sh:oneOrMorePath [ sh:alternativePath ( ex:next ex:p ) ] ]",
    "optional": "[ sh:zeroOrOnePath ex:next ]",
}

OF_PATHS = {
    "minCount 0": "sh:minCount 0",
    "minCount": "sh:minCount 1",
    "minCount 3": "sh:minCount 3",
    "maxCount 0": "sh:maxCount 0",
    "maxCount": "sh:maxCount 1",
    "maxCount 2": "sh:maxCount 2",
    "uniqueLang": "sh:uniqueLang true",
    "not uniqueLang": "sh:uniqueLang false",
    "hasValue": "sh:hasValue ex:one",
    "hasValues": "sh:hasValue ex:a, ex:b",
    "has a literal": 'sh:hasValue "text"@en',
    "qualified": "sh:qualifiedValueShape [ sh:class ex:Thing ] ; sh:qualifiedMinCount 1",
    "qualified at least": "sh:qualifiedValueShape [ sh:class ex:Other ] ; sh:qualifiedMinCount 2",
    "qualified at most": "sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; sh:qualifiedMaxCount 1",
    "qualified between": """sh:qualifiedValueShape [ sh:nodeKind sh:Literal ] ;
        sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1""",
}

OF_ONE_PATH = {
    "n": {"lessThan": "sh:lessThan ex:m", "lessThanOrEquals": "sh:lessThanOrEquals ex:m"},
    "day": {"since a day": 'sh:minInclusive "2020-02-29"^^xsd:date'},
}

TARGETS = {
    "a class": "sh:targetClass ex:Thing",
    "two classes": "sh:targetClass ex:Middle, ex:Other",
    "nodes": 'sh:targetNode ex:one, ex:absent, "a literal"',
    "subjects": "sh:targetSubjectsOf ex:next",
    "objects": "sh:targetObjectsOf ex:p",
    "several": "sh:targetClass ex:Special ; sh:targetObjectsOf ex:next ; sh:targetNode ex:empty",
}

SISTERS = """[] sh:targetClass ex:Thing ; sh:property
    [ sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:Thing ] ; sh:qualifiedMinCount 1 ;
      sh:qualifiedValueShapesDisjoint true ; sh:message "sisters: first" ],
    [ sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:Other ] ; sh:qualifiedMaxCount 1 ;
      sh:qualifiedValueShapesDisjoint true ; sh:message "sisters: second" ] ."""

DIRECT = """[] sh:targetClass ex:Thing ; sh:path ( ex:p ex:p ) ; sh:minCount 1 ;
    sh:property [ sh:path ex:p ; sh:maxCount 1 ; sh:message "further on" ] ;
    sh:message "direct" ."""

ALONG = """[] sh:targetClass ex:Thing ; sh:property [ sh:path ( ex:p ex:n ) ;
    sh:sparql [ sh:prefixes ex:declared ; sh:message "along {?value} of {$this}" ;
        sh:select "SELECT $this ?value { $this $PATH ?value . FILTER(?value > 3) }" ] ;
    sh:message "and the message of the shape" ] ."""

SELECTS = {
    "plain": "SELECT $this ?value WHERE { $this ex:p ?value . FILTER(ISLITERAL(?value)) }",
    "all": "SELECT * { $this ex:next $this }",
    "absent": "SELECT $this { FILTER NOT EXISTS { $this ex:p ?x . FILTER(?x != $this) } }",
    "with a path": "SELECT $this ?path ?value { $this ?path ?value . ?value a ex:Special }",
    "optional": "SELECT $this { OPTIONAL { $this ex:q ?q } FILTER(!BOUND(?q)) }",
    "union": "SELECT $this ?value { { $this ex:q ?value } UNION { $this ex:m ?value } }",
}


def shape(name: str, says: str, target: str = "sh:targetClass ex:Thing") -> str:
    about = f"[] a sh:NodeShape ; {target} ;"
    return f'{about} {says} ; sh:message "{name}" .'


def on_path(name: str, path: str, says: str) -> str:
    inner = f'[ sh:path {path} ; {says} ; sh:message "{name}" ]'
    return f"[] a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property {inner} ."


def select(name: str, query: str) -> str:
    own = f"""sh:sparql [ sh:select '''{query}''' ; sh:prefixes ex:declared ;
        sh:message "{name} {{$this}} {{?value}} {{?other}}" ]"""
    return f"[] a sh:NodeShape ; sh:targetClass ex:Thing ; {own} ."


def everything() -> dict[str, str]:
    """Give the text of each shape by its name."""
    found = {f"node: {name}": says for name, says in OF_VALUES.items()}
    texts = {name: shape(name, says) for name, says in found.items()}
    for path_name, path in PATHS.items():
        for name, says in {**OF_VALUES, **OF_PATHS}.items():
            if path_name in ("p", "n") or name in (*OF_PATHS, "class", "datatype string", "node"):
                full = f"{path_name}: {name}"
                texts[full] = on_path(full, path, says)
    for path_name, constraints in OF_ONE_PATH.items():
        for name, says in constraints.items():
            full = f"{path_name}: {name}"
            texts[full] = on_path(full, PATHS[path_name], says)
    for name, target in TARGETS.items():
        says = f"sh:nodeKind sh:Literal ; sh:message 'target: {name}'"
        says = f"sh:property [ sh:path ex:p ; {says} ]"
        texts[f"target: {name}"] = shape(f"target: {name}", says, target)
    texts |= {"sisters": SISTERS, "along": ALONG, "direct": DIRECT}
    for name, query in SELECTS.items():
        texts[f"select: {name}"] = select(f"select: {name}", query)
    return texts


DECLARED = (
    "ex:declared a owl:Ontology ; sh:declare "
    '[ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .\n'
    "ex:Implicit a owl:Class, sh:NodeShape ; "
    'sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ; sh:message "implicit" ] .\n'
)


def store() -> Store:
    return Store.of_turtle(PREFIXES + DATA)


def shapes_of(text: str) -> Shapes:
    return read(ShapesGraph.of_turtle(PREFIXES + text))


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    """All shapes at once."""
    return shapes_of(DECLARED + "\n".join(everything().values()))


@pytest.fixture(scope="module")
def facts() -> Store:
    """The data once: blank nodes of another reading have other names."""
    return store()


@pytest.fixture(scope="module")
def found(facts: Store, shapes: Shapes) -> set[Result]:
    """What all of them find."""
    assert shapes.left == {}
    return set(validate(facts, shapes))


@pytest.mark.slow
def test_every_construct_finds_what_pyshacl_finds(
    facts: Store, shapes: Shapes, found: set[Result]
) -> None:
    ours, theirs = found, set(validate_with_pyshacl(facts, shapes.graph))
    # pySHACL takes a truth value for a number.
    more = {result for result in ours - theirs if str(result.value) != str(Literal(True))}
    assert {*map(tuple, more)} == set()
    assert {*map(tuple, theirs - ours)} == set()
    assert len(ours) > 1500


SILENT = {"open", "minCount 0", "not uniqueLang", "property"}
"""What never has anything to say itself."""


def test_every_construct_finds_something(found: set[Result]) -> None:
    said = {result.message for result in found}
    heard = {name for name in everything() if any(each.startswith(name) for each in said)}
    constructs = {name.split(": ")[-1] for name in everything()}
    assert constructs - {name.split(": ")[-1] for name in heard} == SILENT
    assert {"inner path", "implicit", "further on"} <= said


def test_a_shape_of_sh_node_is_one_result(found: set[Result]) -> None:
    said = {result.message for result in found}
    assert {"node: node", "node: node with properties"} <= said
    assert not {"inner", "inner property"} & said


def test_messages_of_queries_are_filled_in(found: set[Result]) -> None:
    ex = "http://example.org/"
    said = {result.message for result in found}
    assert f"select: plain {ex}three text {{?other}}" in said
    assert f"select: absent {ex}empty {ex}empty {{?other}}" in said
    assert f"along 7 of {ex}one and the message of the shape" in said


def test_a_path_is_named_in_the_way_of_sparql(found: set[Result]) -> None:
    paths = {result.path for result in found}
    assert {"", "p", "^p", "(p/p)", "(^p/q)", "(p|q|(next/p))", "next*", "(next|p)+"} <= paths


WORDED = {name: says for name, says in OF_VALUES.items() if not name.startswith("two ")}


def test_without_a_message_it_is_said_in_pyshacls_words() -> None:
    about = "[] a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property"
    texts = [
        f"{about} [ sh:path {path} ; {says} ] ."
        for path, constraints in (("ex:p", {**WORDED, **OF_PATHS}), ("ex:n", OF_ONE_PATH["n"]))
        for name, says in constraints.items()
        if name not in ("hasValues", "in", "deep inside")
    ]
    facts, shapes = store(), shapes_of("".join(texts))
    ours, theirs = set(validate(facts, shapes)), set(validate_with_pyshacl(facts, shapes.graph))
    assert {*map(tuple, ours - theirs)} == set()
    assert {*map(tuple, theirs - ours)} == set()
    assert len({result.message for result in ours}) > 100


WHOLE: dict[str, tuple[int | None, int | None]] = {
    "byte": (-128, 127),
    "unsignedShort": (0, 65535),
    "int": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "nonNegativeInteger": (0, None),
    "negativeInteger": (None, -1),
    "integer": (None, None),
}


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("beside", ["", "sh:datatype xsd:duration"], ids=["compiled", "left"])
def test_a_kind_of_whole_number_takes_what_it_can_hold(kind: str, beside: str) -> None:
    low, high = WHOLE[kind]
    around = {bound + step for bound in (low, high, 0) if bound is not None for step in (-1, 0, 1)}
    numbers = {*around, 10**30, -(10**30)}
    facts = Store.of_turtle(
        PREFIXES
        + "".join(f'[] a ex:Thing ; ex:p "{number}"^^xsd:{kind} .' for number in numbers)
        + f'[] a ex:Thing ; ex:p "many"^^xsd:{kind}, "1", "much"^^xsd:integer .'
    )
    shapes = shapes_of(
        f"ex:S sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:datatype xsd:{kind} ]"
        f", [ sh:path ex:q ; {beside} ] ."
    )
    assert bool(shapes.left) is bool(beside)
    below = {str(n) for n in numbers if low is not None and n < low}
    above = {str(n) for n in numbers if high is not None and n > high}
    found = {result.value.value for result in validate(facts, shapes)}
    assert found == {*below, *above, "many", "1", "much"}


def test_a_moment_with_its_zone_is_a_stamp() -> None:
    facts = Store.of_turtle(
        PREFIXES
        + """ex:a a ex:Thing ; ex:p "2020-01-01T00:00:00Z"^^xsd:dateTimeStamp,
        "2020-01-01T00:00:00+01:00"^^xsd:dateTimeStamp, "2020-01-01T00:00:00"^^xsd:dateTime ."""
    )
    about = "ex:S sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:datatype"
    for beside in ("", ', [ sh:path ex:q ; sh:pattern "^(?=a)" ]'):
        shapes = shapes_of(f"{about} xsd:dateTimeStamp ]{beside} .")
        found = [result.value.value for result in validate(facts, shapes)]
        assert found == ["2020-01-01T00:00:00"]

"""RDF files of strangers: what they say is read, what would use up the machine is refused."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

import graphkit as gk
from graphkit.errors import DataError, NotFound
from graphkit.stores import plain_copy
from graphkit.stores.file_limits import DEPTH
from graphkit.stores.memory import Store
from graphkit.stores.rdf_files import load_file, read_triples

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/"'
TRIPLE = "<http://e/a> <http://e/p> <http://e/b> ."


def loaded(path: Path) -> set[str]:
    inner = pyoxigraph.Store()
    load_file(inner, path)
    return {str(quad.object) for quad in inner}


def refused(path: Path) -> str:
    inner = pyoxigraph.Store()
    with pytest.raises(DataError) as caught:
        load_file(inner, path)
    assert len(inner) == 0
    return str(caught.value)


def test_compressed_files_and_plain_notation3_are_read(tmp_path: Path) -> None:
    packed = tmp_path / "facts.ttl.gz"
    packed.write_bytes(gzip.compress(TRIPLE.encode()))
    assert loaded(packed) == {"<http://e/b>"}
    plain = tmp_path / "facts.n3"
    plain.write_text("@prefix : <http://e/> . :a :p :b .")
    assert loaded(plain) == {"<http://e/b>"}
    kg = gk.load(tmp_path)  # a folder of both
    assert kg.query("SELECT ?x { <http://e/a> <http://e/p> ?x }").rows == (("http://e/b",),)


@pytest.mark.parametrize(
    "text",
    ["{ <urn:a> <urn:p> <urn:b> } => { <urn:b> <urn:p> <urn:a> } .", "<urn:a> <urn:p> ?x ."],
)
def test_rules_of_notation3_are_no_facts(text: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.n3"
    path.write_text(text)
    assert "Save the facts as Turtle" in refused(path)


def test_what_decompresses_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_copy, "SMALL", 2**20)
    path = tmp_path / "bomb.nt.gz"
    path.write_bytes(gzip.compress(b"#" * 2**22))
    assert "becomes more than 1,048,576 bytes" in refused(path)
    path.write_bytes(gzip.compress(TRIPLE.encode())[:-10])
    assert "no whole gzip file" in refused(path)


def entities(levels: int) -> str:
    declared = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lollollol"}">' for n in range(levels)
    )
    about = f"<rdf:Description rdf:about='http://e/a'><e:p>&e{levels - 1};</e:p></rdf:Description>"
    return f'<?xml version="1.0"?><!DOCTYPE r [{declared}]><rdf:RDF {RDF}>{about}</rdf:RDF>'


def test_entities_are_read_and_those_that_expand_without_bound_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "entities.rdf"
    path.write_text(entities(2))
    assert loaded(path) == {'"' + "lollollol" * 10 + '"'}
    path.write_text(entities(9))
    assert path.stat().st_size < 1_000
    assert "entities expand without bound" in refused(path)


def test_an_entity_that_stands_for_a_file_is_told_and_not_read(tmp_path: Path) -> None:
    secret, path = tmp_path / "secret.txt", tmp_path / "graph.rdf"
    secret.write_text("secret", encoding="utf-8")
    path.write_text(
        f'<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<r>&x;</r>',
        encoding="utf-8",
    )
    assert "its entity 'x' stands for a file or an address and is not read" in refused(path)


def nested_json(depth: int) -> str:
    return '{"@id":"http://e/a","http://e/p":' * depth + "1" + "}" * depth


def nested_xml(depth: int) -> str:
    return f"<rdf:RDF {RDF}>" + "<e:A><e:p>" * depth + "</e:p></e:A>" * depth + "</rdf:RDF>"


def nested_triples(depth: int) -> str:
    begin = "<http://e/a> <http://e/p> "
    return begin + f"<<( {begin}" * depth + "<http://e/b>" + " )>>" * depth + " ."


@pytest.mark.parametrize(
    ("ending", "write", "least", "most"),
    [
        (".jsonld", nested_json, 50, 20_000),
        (".rdf", nested_xml, 50, 20_000),
        (".ttl", nested_triples, 50, 50_000),
        (".nt", nested_triples, 50, 50_000),
    ],
)
def test_what_is_nested_too_deep_is_refused_before_the_engine_reads_it(
    ending: str, write: Callable[[int], str], least: int, most: int, tmp_path: Path
) -> None:
    path = tmp_path / f"deep{ending}"
    path.write_text(write(least))
    assert loaded(path)
    path.write_text(write(most))
    assert "are inside each other. Write it flatter." in refused(path)


def test_brackets_and_arrows_in_texts_are_no_nesting(tmp_path: Path) -> None:
    many = "[" * (DEPTH["JSON"] + 1)
    path = tmp_path / "texts.jsonld"
    path.write_text(json.dumps({"@id": "http://e/a", "http://e/p": f'{many}\\"{many}'}))
    assert len(loaded(path)) == 1
    arrows = "<<( " * (DEPTH["triples"] + 1)
    path = tmp_path / "texts.ttl"
    path.write_text(f"<http://e/a> <http://e/p> '''{arrows}''', \"{arrows}\" . # {arrows}")
    assert loaded(path) == {f'"{arrows}"'}


def test_a_text_that_the_engine_cannot_hold_is_named(tmp_path: Path) -> None:
    path = tmp_path / "long.ttl"
    path.write_text(f'<http://e/a> <http://e/p> "{"x" * (17 * 2**20)}" .')
    assert "longer than 16 MiB" in refused(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_pipes_and_devices_are_no_files(tmp_path: Path) -> None:
    pipe, device = tmp_path / "pipe.ttl", tmp_path / "zero.nt"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        with pytest.raises(DataError, match="no plain file"):
            gk.load(path)
        assert "no plain file" in refused(path)
    with pytest.raises(NotFound):
        gk.load(tmp_path / "nothing.ttl")


@pytest.mark.parametrize("size", [1, 8192], ids=["small", "large"])
def test_a_text_with_a_direction_keeps_its_language(tmp_path: Path, size: int) -> None:
    path = tmp_path / "right-to-left.jsonld"
    text = {"@value": "ميثاق", "@language": "ar", "@direction": "rtl"}
    path.write_text(json.dumps({"@id": "http://e/a", "http://e/p": [text, "x" * size]}))
    assert loaded(path) == {'"ميثاق"@ar', f'"{"x" * size}"'}


def test_a_context_in_a_file_beside_is_local(tmp_path: Path) -> None:
    (tmp_path / "contexts").mkdir()
    terms = {"p": "http://e/p"}
    (tmp_path / "contexts" / "own.jsonld").write_text(json.dumps({"@context": terms}))
    path = tmp_path / "facts.jsonld"
    path.write_text(
        json.dumps({"@context": ["contexts/own.jsonld"], "@id": "http://e/a", "p": "x"})
    )
    assert loaded(path) == {'"x"'}
    assert gk.load(path).query("SELECT ?x { <http://e/a> ?p ?x }").rows == (("x",),)


@pytest.mark.parametrize(
    ("context", "told"),
    [
        ("https://example.org/", "remote"),
        ("//schema.org/", "remote"),
        ("missing.jsonld", "no context 'missing.jsonld' beside the file"),
        ("../outside.jsonld", "outside of the folder"),
        ("facts.jsonld", "names itself"),
        ("list.jsonld", "no JSON object"),
        ("broken.jsonld", "no JSON"),
    ],
)
def test_other_contexts_are_refused_with_their_name(
    context: str, told: str, tmp_path: Path
) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "outside.jsonld").write_text('{"@context": {}}')
    (folder / "list.jsonld").write_text("[]")
    (folder / "broken.jsonld").write_text("{")
    path = folder / "facts.jsonld"
    path.write_text(json.dumps({"@context": context, "@id": "http://e/a", "http://e/p": "x"}))
    assert told in refused(path)


def test_contexts_that_name_each_other_over_and_over_are_refused(tmp_path: Path) -> None:
    for level in range(6):
        inner = "{}" if level == 5 else str([f"c{level + 1}.json"] * 10).replace("'", '"')
        (tmp_path / f"c{level}.json").write_text(f'{{"@context": {inner}}}')
    path = tmp_path / "facts.jsonld"
    path.write_text('{"@context": "c0.json", "@id": "urn:a"}')
    with pytest.raises(DataError, match="named more than 10,000 times"):
        Store.of_files([path])


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ('{"@context": [{"@base": "@vocab"}, {"@base": "e/"}], "@id": "a", "urn:p": "x"}', "base"),
        ('{"@context": {"@base": "http://e/", "p": "urn:\\ud800"}, "p": "x"}', "half of a char"),
        ('{"@context": {"@base": "http://e/"}, "@id": NaN}', "no number of JSON"),
        ('{"@context": {"@base": "http://e/", "p": {"@id": []}}, "p": "x"}', "stops the reader"),
    ],
    ids=["base", "surrogate", "number", "term"],
)
def test_what_is_no_json_ld_is_refused_with_the_reason(
    document: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "odd.jsonld"
    path.write_text(document)
    assert told in refused(path)


def test_a_text_without_an_end_is_read_in_linear_time(tmp_path: Path) -> None:
    path = tmp_path / "open.jsonld"
    path.write_text('{"@id": "' + '\\"' * 2_000_000)
    with pytest.raises(DataError):
        Store.of_files([path])


@pytest.mark.parametrize(
    "named",
    [
        '["z.json", "z.json"]',
        '["y.json", "z.json"]',
        '["z.json", {"q": "urn:q"}, "z.json"]',
        "many",
    ],
)
def test_a_context_may_be_named_several_times(named: str, tmp_path: Path) -> None:
    (tmp_path / "z.json").write_text('{"@context": {"p": "http://e/p"}}')
    (tmp_path / "y.json").write_text('{"@context": ["z.json", {"r": "http://e/r"}]}')
    for number in range(14):
        (tmp_path / f"{number}.json").write_text('{"@context": ["z.json", "y.json", "z.json"]}')
    several = str([f"{number}.json" for number in range(14)]).replace("'", '"')
    path = tmp_path / "facts.jsonld"
    context = several if named == "many" else named
    path.write_text(f'{{"@context": {context}, "@id": "http://e/a", "p": "x"}}')
    assert loaded(path) == {'"x"'}


@pytest.mark.parametrize("context", ['{"@base": "http://e/"}', '{"n": "urn:n"}'])
@pytest.mark.parametrize("number", ["9" * 400, "1e999", "-1.5E+400"])
def test_a_number_that_is_too_large_is_refused_by_both_readers(
    context: str, number: str, tmp_path: Path
) -> None:
    path = tmp_path / "facts.jsonld"
    path.write_text(f'{{"@context": {context}, "@id": "urn:a", "urn:p": {number}}}')
    assert "too large a number" in refused(path)


@pytest.mark.parametrize(("deep", "told"), [(15, ""), (40, "more than 20 deep")])
def test_a_chain_of_contexts_is_read_or_called_too_long(
    deep: int, told: str, tmp_path: Path
) -> None:
    for number in range(deep):
        following = f'"{number + 1}.json"' if number + 1 < deep else '{"p": "http://e/p"}'
        (tmp_path / f"{number}.json").write_text(f'{{"@context": {following}}}')
    path = tmp_path / "facts.jsonld"
    path.write_text('{"@context": "0.json", "@id": "http://e/a", "p": "x"}')
    if told:
        assert told in refused(path)
    else:
        assert loaded(path) == {'"x"'}


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "n3"])
def test_byte_order_marks_are_read_past(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"facts.{ending}"
    path.write_text(TRIPLE, encoding="utf-8-sig")
    assert loaded(path) == {"<http://e/b>"}
    assert len(read_triples(path)[0]) == 1  # as shapes are read


def test_other_encodings_and_invisible_signs_are_named(tmp_path: Path) -> None:
    path = tmp_path / "facts.ttl"
    for encoding, told in (("utf-16", "this is UTF-16"), ("latin-1", "may be Latin-1")):
        path.write_bytes('<urn:a> <urn:b> "é" .'.encode(encoding))
        assert told in refused(path)
        assert "Save it as UTF-8" in refused(path)
    first = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    rest = (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<r:Description r:about="urn:a"><r:value>é</r:value></r:Description></r:RDF>'
    )
    files = {
        "a.jsonld": ('{"@id": "urn:a", "urn:b": "é"}', "utf-16", "this is UTF-16"),
        "a.rdf": (rest, "utf-16", "this is UTF-16"),
        "b.rdf": (first + rest, "latin-1", "this is ISO-8859-1"),
        "c.rdf": (rest, "latin-1", "may be Latin-1"),
    }
    for name, (text, encoding, told) in files.items():
        other = tmp_path / name
        other.write_bytes(text.encode(encoding))
        assert told in refused(other)
        assert "Save it as UTF-8" in refused(other)
    other.write_text(first.replace("ISO-8859-1", "UTF-16") + rest, encoding="utf-8")
    assert "its first line says that it is 'UTF-16', and it is UTF-8" in refused(other)
    other.write_text(first.replace("ISO-8859-1", "utf8") + rest, encoding="utf-8")
    assert len(read_triples(other)[0]) == 1  # as libxml2 calls it
    path.write_text(f"\u200b{TRIPLE}", encoding="utf-8")
    assert "<U+200B ZERO WIDTH SPACE>" in refused(path)

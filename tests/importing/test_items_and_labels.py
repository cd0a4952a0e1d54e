"""Answers of Wikidata's query service give the same members whatever they are saved as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

_ENTITY = "http://www.wikidata.org/entity/"
_ROWS = (("Q1", "Ann", "Q11", "Green"), ("Q2", "Bob", "Q12", "Blue"))


def _names(path: Path, coalition: str | None = None) -> list[tuple[str, str, str]]:
    tables = import_file(path, joined=coalition).tables
    ids = {row["id"]: row["wikidata"] for row in tables["actors"]}
    return sorted((r["actor"], r["coalition"], ids[r["actor"]]) for r in tables["memberships"])


@pytest.mark.parametrize("body", ["party", "body"])
@pytest.mark.parametrize("who", ["person", "item"])
def test_members_are_the_same_in_every_form(who: str, body: str, tmp_path: Path) -> None:
    names = [who, f"{who}Label", body, f"{body}Label"]
    full = [(_ENTITY + a, b, _ENTITY + c, d) for a, b, c, d in _ROWS]
    rows = [dict(zip(names, cells, strict=True)) for cells in full]
    for sign, ending in ((",", "csv"), ("\t", "tsv")):
        lines = [sign.join(names), *(sign.join(cells) for cells in full)]
        (tmp_path / f"a.{ending}").write_text("\n".join(lines))
    short = [",".join(names), *(",".join(cells) for cells in _ROWS)]
    (tmp_path / "short.csv").write_text("\n".join(short))
    (tmp_path / "list.json").write_text(json.dumps(rows))
    bindings = [
        {
            key: {"type": "uri" if "://" in cell else "literal", "value": cell}
            for key, cell in r.items()
        }
        for r in rows
    ]
    answer = {"head": {"vars": names}, "results": {"bindings": bindings}}
    (tmp_path / "answer.json").write_text(json.dumps(answer))
    for name in ("a.csv", "a.tsv", "short.csv", "list.json", "answer.json"):
        found = _names(tmp_path / name)
        assert found == [("ann", "green", "Q1"), ("bob", "blue", "Q2")], name


def test_labels_alone_are_called_as_their_items_would_be(tmp_path: Path) -> None:
    found = read_both(tmp_path, "personLabel,partyLabel,start\nAnn,Green,2019\n")
    assert found.members == ("Ann in Green 2019/..",) and not found.told


def test_items_alone_are_the_members_of_what_all_is_about(tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    path.write_text(f"item,itemLabel\n{_ENTITY}Q1,Acme\n{_ENTITY}Q2,Beta\n{_ENTITY}Q3,Gamma\n")
    assert _names(path, "Pact") == [
        ("acme", "pact", "Q1"),
        ("beta", "pact", "Q2"),
        ("gamma", "pact", "Q3"),
    ]


def test_a_row_with_a_word_for_members_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Who,Size\nAcme,Company\nBeta,Company\n")
    assert len(import_file(path, joined="Pact").tables["memberships"]) == 2


@pytest.mark.parametrize("further", ["capital", "head", "hauptstadt", "presidente", "area", "x"])
@pytest.mark.parametrize("joined", ["memberOf", "org", "treaty"])
def test_what_is_asked_of_a_country_beside_is_no_member(
    further: str, joined: str, tmp_path: Path
) -> None:
    header = f"country,countryLabel,{joined},{joined}Label,{further},{further}Label"
    cells = f"{_ENTITY}Q1,France,{_ENTITY}Q11,Pact,{_ENTITY}Q21,Paris"
    assert read_both(tmp_path, f"{header}\n{cells}\n").members == ("France in Pact",)


@pytest.mark.parametrize("further", ["capital", "headOfState", "leader", "Hauptstadt"])
def test_a_capital_is_no_member_where_it_stands_before_the_coalition_either(
    further: str, tmp_path: Path
) -> None:
    header = f"country,countryLabel,{further},{further}Label,memberOf,memberOfLabel"
    cells = f"{_ENTITY}Q1,France,{_ENTITY}Q21,Paris,{_ENTITY}Q11,Pact"
    assert read_both(tmp_path, f"{header}\n{cells}\n").members == ("France in Pact",)


@pytest.mark.parametrize(
    "header",
    [
        "country,countryLabel,party,partyLabel,politician,politicianLabel",
        "country,countryLabel,memberOf,memberOfLabel,item,itemLabel",
    ],
)
def test_an_item_behind_the_coalition_is_the_member_where_no_country_could_be(
    header: str, tmp_path: Path
) -> None:
    cells = f"{_ENTITY}Q1,France,{_ENTITY}Q11,Pact,{_ENTITY}Q21,Ann"
    assert read_both(tmp_path, f"{header}\n{cells}\n").members == ("Ann in Pact",)


@pytest.mark.parametrize("label", ["label", "label_en", "label_pt-BR", "Label"])
def test_a_label_of_no_named_item_is_that_of_the_item_without_any(
    label: str, tmp_path: Path
) -> None:
    names = ["member", label, "org", "orgLabel"]
    cells = [f"{_ENTITY}Q183", "Germany", f"{_ENTITY}Q7184", "NATO"]
    found = read_both(tmp_path, f"{','.join(names)}\n{','.join(cells)}\n")
    assert found.members == ("Germany in NATO",) and not found.told
    values = [{"type": "uri" if "://" in one else "literal", "value": one} for one in cells]
    bindings = [dict(zip(names, values, strict=True))]
    answer = {"head": {"vars": names}, "results": {"bindings": bindings}}
    (tmp_path / "answer.json").write_text(json.dumps(answer))
    if label not in ("Label", "label_pt-BR"):  # no variable may be called like the last
        assert _names(tmp_path / "answer.json") == [("germany", "nato", "Q183")]


@pytest.mark.parametrize(
    ("member", "org"),
    [
        ("label_fr", "label_org_fr"),
        ("memberLabel_fr", "orgLabel_fr"),
        ("member_label_pt-BR", "org_label_pt-BR"),
        ("label_member", "label_org"),
    ],
)
def test_labels_in_one_language_are_those_of_their_items(
    member: str, org: str, tmp_path: Path
) -> None:
    cells = f"{_ENTITY}Q183,Allemagne,{_ENTITY}Q7184,OTAN"
    found = read_both(tmp_path, f"member,{member},org,{org}\n{cells}\n")
    assert found.members == ("Allemagne in OTAN",) and not found.told

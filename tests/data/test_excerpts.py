"""The excerpt of a sure membership names the member, or its source speaks for the member."""

from collections.abc import Iterator
from pathlib import Path

from graphkit.authoring import read
from graphkit.facts.authored_row import Row, Tables
from graphkit.names.acronyms import acronyms
from graphkit.names.candidates import CODE, LISTED, WIKIDATA, Known
from graphkit.names.countries import country_names
from graphkit.names.known_names import known_names
from graphkit.names.normal_form import short_forms, spelt_out, without_brackets

DATA = Path(__file__).parents[2] / "data"


def spellings(known: Known) -> Iterator[str]:
    """A name, without its legal form or brackets, what stands in these, and its first letters."""
    outside, inside = without_brackets(known.name)
    yield from (known.name, outside, *inside, *acronyms(known.name))
    yield from (short for short, _ in short_forms(outside))


def names_of(tables: Tables) -> dict[str, set[str]]:
    """Every name of each member, padded, without those that one source alone uses."""
    found: dict[str, set[str]] = {}
    for known in known_names(tables):
        if known.use not in (WIKIDATA, LISTED, CODE):
            found.setdefault(known.actor, set()).update(spellings(known))
    for row in tables["actors"]:
        found[row["id"]].update(country_names(row["governs"]) if row["governs"] else ())
    return {actor: {padded(name) for name in names} for actor, names in found.items()}


def padded(text: str) -> str:
    return f" {spelt_out(text)} " if text.strip() else " "


def unnamed(tables: Tables) -> Iterator[Row]:
    """The sure rows in which neither excerpt nor publisher nor title names the member."""
    speaking = {
        row["id"]: padded(f"{row['title']} | {row['publisher']}") for row in tables["sources"]
    }
    names = names_of(tables)
    for row in tables["memberships"]:
        told = padded(row["evidence"]) + speaking[row["source"]]
        known = names[row["actor"]] | ({padded(row["listed_as"])} if row["listed_as"] else set())
        if row["confidence"] == "high" and not any(name in told for name in known - {" "}):
            yield row


def test_every_sure_membership_has_an_excerpt_that_names_the_member() -> None:
    assert [(row["actor"], row["coalition"], row["source"]) for row in unnamed(read(DATA))] == []


def test_a_class_of_members_is_no_name() -> None:
    rows = [row for row in read(DATA)["memberships"] if row["source"] == "macron-medium-2021"]
    classes = [row for row in rows if "all of the EU Member States" in row["evidence"]]
    assert len(classes) >= 16
    assert {row["confidence"] for row in classes} == {"medium"}

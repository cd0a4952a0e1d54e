"""Import entities of FollowTheMoney: JSON lines with schema and properties.

See https://followthemoney.tech/explorer/. Memberships are entities of their own there, as here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from graphkit.authoring.dates.written_date import Order
from graphkit.errors import Problem
from graphkit.importing.collected_records import Collected
from graphkit.importing.importer import Found, Importer, ImportOptions
from graphkit.importing.json_document import text_of
from graphkit.importing.life_of import life_of
from graphkit.tabular.reading.decoded import decoded
from graphkit.tabular.reading.json_lines import objects_of
from graphkit.tabular.reading.read_sheets import bytes_of

_KINDS: Final = {
    "Person": "person",
    "Company": "company",
    "PublicBody": "public-body",
}


def read_follow_the_money(path: Path, asked: ImportOptions) -> Found:
    """Read a file of entities; those that are no membership are things that may be in one.

    Raises
    ------
    DataError
        If a line is no JSON object.
    """
    collected = Collected(path.name)
    entities = list(objects_of(decoded(bytes_of(path), path.name), path.name))
    for line, entity in entities:
        if entity.get("schema") != "Membership":
            _describe(collected, entity, line, asked.reading.dates)
    for line, entity in entities:
        if entity.get("schema") == "Membership":
            _memberships(collected, entity, line)
    collected.doubts.extend(_links_not_read(entities, path.name))
    return collected.found()


def _links_not_read(
    entities: Sequence[tuple[int, Mapping[str, Any]]], path: str
) -> Iterator[Problem]:
    """Tell of entities that have no name and link others, such as those of directors."""
    known = {text_of(entity.get("id")) for _, entity in entities} - {""}
    counted: Counter[str] = Counter()
    for _, entity in entities:
        said = _properties(entity)
        linked = [value for values in said.values() for value in values if value in known]
        schema = text_of(entity.get("schema"))
        if schema != "Membership" and not said.get("name") and len(linked) > 1:
            counted[schema] += 1
    if counted:
        told = ", ".join(f"{schema} ({counted[schema]:,})" for schema in sorted(counted))
        message = f"entities that link two others and are no Membership are not read: {told}."
        hint = "If one of them is a membership, write it as an entity of that schema."
        yield Problem(path, 0, "schema", message, hint)


def _properties(entity: Mapping[str, Any]) -> dict[str, list[str]]:
    told = entity.get("properties")
    items = told.items() if isinstance(told, dict) else ()
    return {
        name: [text_of(value) for value in values if text_of(value)]
        for name, values in items
        if isinstance(values, list)
    }


def _describe(collected: Collected, entity: Mapping[str, Any], line: int, order: Order) -> None:
    said = _properties(entity)
    names = said.get("name", [])
    collected.thing(
        text_of(entity.get("id")),
        names[0] if names else "",
        line,
        kind=_KINDS.get(text_of(entity.get("schema")), ""),
        aliases="; ".join(name.replace(";", ",") for name in (*names[1:], *said.get("alias", []))),
        wikidata=_first(said, "wikidataId"),
        country=_first(said, "country").upper(),
        homepage=_first(said, "website"),
        life=life_of(said.get("incorporationDate", ()), said.get("dissolutionDate", ()), order),
    )


def _memberships(collected: Collected, entity: Mapping[str, Any], line: int) -> None:
    said = _properties(entity)
    for member in said.get("member", [""]):
        for organisation in said.get("organization", [""]):
            collected.membership(
                line,
                member,
                organisation,
                role=_first(said, "role"),
                since=_first(said, "startDate"),
                until=_first(said, "endDate"),
                source=_first(said, "sourceUrl"),
                status=_first(said, "status"),
            )


def _first(said: Mapping[str, list[str]], name: str) -> str:
    return next(iter(said.get(name, [])), "")


def _recognised(first: bytes) -> int:
    return 5 * (b'"schema"' in first and b'"properties"' in first)


FOLLOW_THE_MONEY: Final = Importer(
    (".json", ".jsonl", ".ndjson", ".ijson", ".ftm"), read_follow_the_money, _recognised
)

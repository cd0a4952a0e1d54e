"""Import entities of FollowTheMoney: JSON lines with schema and properties.

See https://followthemoney.tech/explorer/. Memberships are entities of their own there, as here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from graphkit.importing.collected import Collected
from graphkit.importing.importer import Asked, Found, Importer
from graphkit.importing.json_text import text_of
from graphkit.tabular.reading.decoded import decoded
from graphkit.tabular.reading.json_lines import objects_of
from graphkit.tabular.reading.read_sheets import bytes_of

_KINDS: Final = {
    "Person": "person",
    "Company": "company",
    "PublicBody": "public-body",
}


def read_follow_the_money(path: Path, _: Asked) -> Found:
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
            _describe(collected, entity, line)
    for line, entity in entities:
        if entity.get("schema") == "Membership":
            _memberships(collected, entity, line)
    return collected.found()


def _properties(entity: Mapping[str, Any]) -> dict[str, list[str]]:
    told = entity.get("properties")
    items = told.items() if isinstance(told, dict) else ()
    return {
        name: [text_of(value) for value in values if text_of(value)]
        for name, values in items
        if isinstance(values, list)
    }


def _describe(collected: Collected, entity: Mapping[str, Any], line: int) -> None:
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
